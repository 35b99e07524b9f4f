/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-column-view.h"

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
