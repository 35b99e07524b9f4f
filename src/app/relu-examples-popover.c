/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-examples-popover.h"

#include <glib/gi18n.h>

#include "relu-examples.h"

struct _ReluExamplesPopover
{
  GtkPopover parent_instance;

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (ReluExamplesPopover, relu_examples_popover, GTK_TYPE_POPOVER)

static GtkWidget *
make_row (const char *id, const char *title, const char *description)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title_label = gtk_label_new (title);
  GtkWidget *description_label = gtk_label_new (description);

  gtk_label_set_xalign (GTK_LABEL (title_label), 0);
  gtk_label_set_wrap (GTK_LABEL (title_label), TRUE);
  gtk_widget_add_css_class (title_label, "heading");
  gtk_label_set_xalign (GTK_LABEL (description_label), 0);
  gtk_label_set_wrap (GTK_LABEL (description_label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (description_label), 44);
  gtk_label_set_width_chars (GTK_LABEL (description_label), 44);
  gtk_widget_add_css_class (description_label, "caption");
  gtk_widget_add_css_class (description_label, "dim-label");

  gtk_box_append (GTK_BOX (box), title_label);
  gtk_box_append (GTK_BOX (box), description_label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "example", (gpointer) id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                  -1);

  return row;
}

/* A row with an action of its own would not tell the list when it is activated, and the popover would
 * stay. It goes first: a question about unsaved changes must not come up below it. */
static void
row_activated_cb (ReluExamplesPopover *self, GtkListBoxRow *row)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-example", "s",
                              g_object_get_data (G_OBJECT (row), "example"));
}

static void
relu_examples_popover_class_init (ReluExamplesPopoverClass *klass)
{
}

static void
relu_examples_popover_init (ReluExamplesPopover *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Example networks"), -1);
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (row_activated_cb), self);

  for (guint i = 0; i < relu_examples_get_n (); i++)
    gtk_list_box_append (self->list,
                         make_row (relu_examples_get_id (i), relu_examples_get_title (i),
                                   relu_examples_get_description (i)));

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 460);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_popover_set_child (GTK_POPOVER (self), scrolled);
  gtk_widget_add_css_class (GTK_WIDGET (self), "examples");
  gtk_widget_add_css_class (GTK_WIDGET (self), "menu");
}

/**
 * relu_examples_popover_new:
 *
 * Returns: (transfer floating): a list of the examples; choosing one activates "win.open-example"
 */
GtkWidget *
relu_examples_popover_new (void)
{
  return g_object_new (RELU_TYPE_EXAMPLES_POPOVER, NULL);
}
