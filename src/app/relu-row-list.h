/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-row-list.h: a long list that has widgets only for the rows that are near the eye. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RELU_TYPE_ROW_LIST (relu_row_list_get_type ())
G_DECLARE_FINAL_TYPE (ReluRowList, relu_row_list, RELU, ROW_LIST, GtkWidget)

/* A row. All rows of one kind have one height; kinds are small numbers from 0. What an id stands
 * for is the owner's business: a row whose kind and id stay keeps its widget. */
typedef struct
{
  guint kind;
  guint64 id;
} ReluRowItem;

typedef struct
{
  GtkWidget *(*create) (guint kind, gpointer user_data);
  void (*bind) (GtkWidget *row, const ReluRowItem *item, gpointer user_data);
  void (*unbind) (GtkWidget *row, const ReluRowItem *item, gpointer user_data);
} ReluRowFuncs;

typedef void (*ReluRowForeachFunc) (GtkWidget *row, const ReluRowItem *item, gpointer user_data);

GtkWidget *relu_row_list_new (void);

void relu_row_list_set_funcs (ReluRowList *self, const ReluRowFuncs *funcs, gpointer user_data);
void relu_row_list_set_items (ReluRowList *self, const ReluRowItem *items, guint n_items);
guint relu_row_list_get_n_items (ReluRowList *self);
void relu_row_list_foreach (ReluRowList *self, ReluRowForeachFunc func, gpointer user_data);
GtkWidget *relu_row_list_get_row (ReluRowList *self, guint index);
gboolean relu_row_list_find_item (ReluRowList *self, const ReluRowItem *item, guint *index);
void relu_row_list_scroll_to (ReluRowList *self, guint first, guint last);
guint relu_row_list_get_n_widgets (ReluRowList *self);

G_END_DECLS
