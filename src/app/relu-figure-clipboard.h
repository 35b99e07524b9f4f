/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-figure-clipboard.h: the figure for the clipboard, as an image and as vectors. */

#pragma once

#include <gdk/gdk.h>

#include "relu-export.h"

G_BEGIN_DECLS

GdkContentProvider *relu_figure_clipboard_new_provider (ReluScene *scene,
                                                        const ReluExportOptions *options,
                                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
