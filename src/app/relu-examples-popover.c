/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-examples-popover.h"

#include <glib/gi18n.h>

#include "relu-compat-announce.h"
#include "relu-examples.h"

/* So much of a list is seen without scrolling, in pixels: with the window's bar above it and the switcher,
 * it has to fit on a screen of 600. */
#define LIST_HEIGHT 420

struct _ReluExamplesPopover
{
  GtkPopover parent_instance;
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
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  relu_compat_describe (row, description);

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

/* A list of the examples of one group, which scrolls. */
static GtkWidget *
make_page (ReluExamplesPopover *self, ReluExamplesGroup group)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();
  /* Translators: the accessible name of a list; %s is the name of a group of examples */
  g_autofree char *label
    = g_strdup_printf (_("Example networks: %s"), relu_examples_group_get_title (group));

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (row_activated_cb), self);
  for (guint i = 0; i < relu_examples_get_n (); i++)
    if (relu_examples_get_group (i) == group)
      gtk_list_box_append (GTK_LIST_BOX (list),
                           make_row (relu_examples_get_id (i), relu_examples_get_title (i),
                                     relu_examples_get_description (i)));

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);

  return scrolled;
}

static void
relu_examples_popover_init (ReluExamplesPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *switcher = gtk_stack_switcher_new ();
  GtkWidget *stack = gtk_stack_new ();

  for (guint i = 0; i < RELU_N_EXAMPLES_GROUPS; i++)
    gtk_stack_add_titled (GTK_STACK (stack), make_page (self, i), NULL,
                          relu_examples_group_get_title (i));
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), GTK_STACK (stack));
  gtk_widget_set_margin_top (switcher, 6);
  gtk_widget_set_margin_start (switcher, 6);
  gtk_widget_set_margin_end (switcher, 6);
  gtk_box_append (GTK_BOX (box), switcher);
  gtk_box_append (GTK_BOX (box), stack);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "examples");
  gtk_widget_add_css_class (GTK_WIDGET (self), "menu");
}

/**
 * relu_examples_popover_new:
 *
 * Returns: (transfer floating): the examples, a list for each group; choosing one activates
 *   "win.open-example"
 */
GtkWidget *
relu_examples_popover_new (void)
{
  return g_object_new (RELU_TYPE_EXAMPLES_POPOVER, NULL);
}
