/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-column-view.h"

#include <glib/gi18n.h>

/* What a cell says, kept with its child. */
#define WORDS "relu-column-view-words"

/**
 * relu_column_view_find_list:
 * @view: a table
 *
 * Returns: (transfer none): the list of its rows, which has actions such as "list.scroll-to-item". It is all
 *   that a column view has besides its headings
 */
GtkWidget *
relu_column_view_find_list (GtkColumnView *view)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (view));

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

/**
 * relu_column_view_tell_cell:
 * @item: a cell, with a child
 * @words: what it says to a screen reader
 *
 * Names the row that the cell is in after its cells: the keyboard goes from row to row, and a row has no
 * name of its own.
 */
void
relu_column_view_tell_cell (GtkListItem *item, const char *words)
{
  GtkWidget *child = gtk_list_item_get_child (item);
  GtkWidget *cell = gtk_widget_get_parent (child);
  GtkWidget *row = cell == NULL ? NULL : gtk_widget_get_parent (cell);
  g_autoptr (GString) name = g_string_new (NULL);

  g_object_set_data_full (G_OBJECT (child), WORDS, g_strdup (words), g_free);
  if (row == NULL)
    return;

  for (cell = gtk_widget_get_first_child (row); cell != NULL;
       cell = gtk_widget_get_next_sibling (cell))
    {
      const char *part;

      child = gtk_widget_get_first_child (cell);
      part = child == NULL ? NULL : g_object_get_data (G_OBJECT (child), WORDS);
      if (part != NULL)
        g_string_append_printf (name, "%s%s", name->len > 0 ? _(", ") : "", part);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str,
                                  -1);
}
