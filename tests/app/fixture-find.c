/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture-find.h"

static GtkWidget *
find (GtkWidget *widget, GType type, guint *index)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (*index)-- == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, index);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/**
 * fixture_find:
 * @root: a widget
 *
 * Returns: (transfer none) (nullable): the widget of @type that stands at this place in the tree
 */
gpointer
fixture_find (gpointer root, GType type, guint index)
{
  return find (root, type, &index);
}
