/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-point-table.h: the points of a document as a table, with fields for the one that is selected. */

#pragma once

#include <gtk/gtk.h>

#include "relu-document.h"
#include "relu-viewport.h"

G_BEGIN_DECLS

#define RELU_TYPE_POINT_TABLE (relu_point_table_get_type ())
G_DECLARE_FINAL_TYPE (ReluPointTable, relu_point_table, RELU, POINT_TABLE, GtkWidget)

/* Actions: "points.add", "points.edit", "points.remove". */

GtkWidget *relu_point_table_new (void);
void relu_point_table_update (ReluPointTable *self, ReluDocument *document,
                              ReluViewport *viewport);
void relu_point_table_set_by_x (ReluPointTable *self, gboolean by_x);
ReluData *relu_point_table_dup_selected (ReluPointTable *self) G_GNUC_WARN_UNUSED_RESULT;
GtkSelectionModel *relu_point_table_get_selection (ReluPointTable *self);

G_END_DECLS
