/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-starts-table.h: many starts as a table that can be sorted. */

#pragma once

#include <gtk/gtk.h>

#include "relu-starts.h"

G_BEGIN_DECLS

#define RELU_TYPE_STARTS_TABLE (relu_starts_table_get_type ())
G_DECLARE_FINAL_TYPE (ReluStartsTable, relu_starts_table, RELU, STARTS_TABLE, GtkWidget)

/* Signals: "selected" (int): that start, or -1 for none, is selected now, by whomever;
 * "activated" (int): Enter, or a double click, on its row. */

void relu_starts_table_set_starts (ReluStartsTable *self, ReluStarts *starts);
void relu_starts_table_set_outcome (ReluStartsTable *self, int outcome);
void relu_starts_table_refresh (ReluStartsTable *self);
int relu_starts_table_get_selected (ReluStartsTable *self);
void relu_starts_table_select (ReluStartsTable *self, int start);

G_END_DECLS
