/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-layer-row.h: a layer's heading in the pane, with its menu. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RELU_TYPE_LAYER_ROW (relu_layer_row_get_type ())
G_DECLARE_FINAL_TYPE (ReluLayerRow, relu_layer_row, RELU, LAYER_ROW, GtkWidget)

/* Signal "chosen": the menu is going to be opened, and is about this layer. */

GtkWidget *relu_layer_row_new (void);

void relu_layer_row_set_title (ReluLayerRow *self, const char *title);

G_END_DECLS
