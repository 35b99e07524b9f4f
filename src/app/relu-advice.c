/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-advice.h"

#include "relu-compat-names.h"

#define WIDTH 320

/**
 * relu_advice_begin:
 * @button: that is about to open
 *
 * Returns: (transfer none): the content of its popover, without anything; see relu_advice_finish()
 */
GtkWidget *
relu_advice_begin (GtkMenuButton *button)
{
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (button));
  GtkWidget *advice = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  if (popover == NULL)
    {
      popover = gtk_popover_new ();
      gtk_menu_button_set_popover (button, popover);
    }
  gtk_widget_add_css_class (advice, "advice");
  gtk_popover_set_child (GTK_POPOVER (popover), advice);

  return advice;
}

/**
 * relu_advice_append_text:
 * @css_class: (nullable): of the label
 */
void
relu_advice_append_text (GtkWidget *advice, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 1);
  gtk_widget_set_size_request (label, WIDTH, -1);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (advice), label);
}

/**
 * relu_advice_append_button:
 * @label: with a mnemonic
 * @action: as in "win.new-start"
 * @target: (nullable): a string for it
 *
 * A click on it closes the popover.
 */
void
relu_advice_append_button (GtkWidget *advice, const char *label, const char *action,
                           const char *target)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  relu_compat_names_mend (button);
  if (target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  g_signal_connect_object (button, "clicked", G_CALLBACK (gtk_popover_popdown),
                           gtk_widget_get_ancestor (advice, GTK_TYPE_POPOVER), G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (advice), button);
}

/**
 * relu_advice_finish:
 *
 * Makes room for all of it: a GtkPopover asks how high its content is for a width that it does not give
 * to it, and cuts the last lines off.
 */
void
relu_advice_finish (GtkWidget *advice)
{
  int width, height;

  gtk_widget_measure (advice, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (advice, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  gtk_widget_set_size_request (advice, -1, height);
}
