/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-inspector-row.h: a unit's part in the forward pass, or the equation of the region. */

#pragma once

#include <gtk/gtk.h>

#include "relu-derivation.h"
#include "relu-inspector-items.h"

G_BEGIN_DECLS

#define RELU_TYPE_INSPECTOR_ROW (relu_inspector_row_get_type ())
G_DECLARE_FINAL_TYPE (ReluInspectorRow, relu_inspector_row, RELU, INSPECTOR_ROW, GtkWidget)

GtkWidget *relu_inspector_row_new (void);
char *relu_inspector_row_dup_words (ReluInspectorRow *self) G_GNUC_WARN_UNUSED_RESULT;
void relu_inspector_row_show (ReluInspectorRow *self, const ReluDerivation *derivation,
                              ReluInspectorItem *item);

G_END_DECLS
