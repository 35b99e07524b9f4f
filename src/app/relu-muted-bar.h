/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-muted-bar.h: says below the figure which units are muted, with the way back. */

#pragma once

#include <gtk/gtk.h>

#include "relu-document.h"

G_BEGIN_DECLS

#define RELU_TYPE_MUTED_BAR (relu_muted_bar_get_type ())
G_DECLARE_FINAL_TYPE (ReluMutedBar, relu_muted_bar, RELU, MUTED_BAR, GtkWidget)

/* Property: "document" (ReluDocument, nullable). It is only seen while units are muted. */

const char *relu_muted_bar_get_text (ReluMutedBar *self);

G_END_DECLS
