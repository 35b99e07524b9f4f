/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-choice-row.h"

/* So much of a list is seen without scrolling, in pixels: with the window's bar above it and a switcher,
 * it has to fit on a screen of 600. */
#define LIST_HEIGHT 420

static GtkWidget *
make_label (const char *text)
{
  return g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, NULL);
}

/**
 * relu_choice_row_new:
 * @id: which one it is; a static string
 * @title: what it is called
 * @description: what it is about
 *
 * Returns: (transfer floating): a row for a list
 */
GtkWidget *
relu_choice_row_new (const char *id, const char *title, const char *description)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title_label = make_label (title);
  GtkWidget *description_label = make_label (description);

  gtk_widget_add_css_class (title_label, "heading");
  gtk_label_set_max_width_chars (GTK_LABEL (description_label), 44);
  gtk_label_set_width_chars (GTK_LABEL (description_label), 44);
  gtk_widget_add_css_class (description_label, "caption");
  gtk_widget_add_css_class (description_label, "dim-label");

  gtk_box_append (GTK_BOX (box), title_label);
  gtk_box_append (GTK_BOX (box), description_label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "choice", (gpointer) id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                  -1);

  return row;
}

/**
 * relu_choice_row_get_id:
 *
 * Returns: which one a row is about
 */
const char *
relu_choice_row_get_id (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "choice");
}

/**
 * relu_choice_list_new:
 * @name: of the list, for assistive technology
 *
 * Returns: (transfer floating): a list without rows, which scrolls where it is long
 */
GtkWidget *
relu_choice_list_new (const char *name)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);

  return scrolled;
}

/**
 * relu_choice_list_get_list:
 * @self: from relu_choice_list_new()
 *
 * Returns: (transfer none): what its rows are put into
 */
GtkListBox *
relu_choice_list_get_list (GtkWidget *self)
{
  GtkWidget *child = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self));

  return GTK_LIST_BOX (GTK_IS_VIEWPORT (child) ? gtk_viewport_get_child (GTK_VIEWPORT (child)) : child);
}
