/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-examples-popover.h"

#include <glib/gi18n.h>

#include "relu-compat-announce.h"
#include "relu-choice-row.h"
#include "relu-examples.h"

struct _ReluExamplesPopover
{
  GtkPopover parent_instance;
};

G_DEFINE_FINAL_TYPE (ReluExamplesPopover, relu_examples_popover, GTK_TYPE_POPOVER)

/* A row with an action of its own would not tell the list when it is activated, and the popover would
 * stay. It goes first: a question about unsaved changes must not come up below it. */
static void
row_activated_cb (ReluExamplesPopover *self, GtkListBoxRow *row)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-example", "s",
                              relu_choice_row_get_id (row));
}

static void
relu_examples_popover_class_init (ReluExamplesPopoverClass *klass)
{
}

/* A list of the examples of one group, which scrolls. */
static GtkWidget *
make_page (ReluExamplesPopover *self, ReluExamplesGroup group)
{
  /* Translators: the accessible name of a list; %s is the name of a group of examples */
  g_autofree char *name
    = g_strdup_printf (_("Example networks: %s"), relu_examples_group_get_title (group));
  GtkWidget *scrolled = relu_choice_list_new (name);
  GtkListBox *list = relu_choice_list_get_list (scrolled);

  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (row_activated_cb), self);
  for (guint i = 0; i < relu_examples_get_n (); i++)
    if (relu_examples_get_group (i) == group)
      gtk_list_box_append (list, relu_choice_row_new (relu_examples_get_id (i),
                                                      relu_examples_get_title (i),
                                                      relu_examples_get_description (i)));

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
