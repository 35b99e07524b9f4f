/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-export-async.h: writes a figure without keeping the window waiting. */

#pragma once

#include <gio/gio.h>

#include "relu-export.h"

G_BEGIN_DECLS

void relu_export_async (ReluScene *scene, const ReluExportOptions *options, GFile *file,
                        GAsyncReadyCallback callback, gpointer user_data);
GFile *relu_export_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
