/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-compat-names.h"

static void
label_cb (GtkButton *button)
{
  if (gtk_button_get_use_underline (button))
    gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

/**
 * relu_compat_names_mend:
 * @root: a widget that has just been made
 *
 * Gives all buttons in it the name that is read on them, now and whenever their label changes. GTK 4.8 says it
 * twice where there is a mnemonic, and the first time with the underscore: “_Back Back”. To be called once.
 */
void
relu_compat_names_mend (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  if (GTK_IS_BUTTON (root))
    {
      g_signal_connect (root, "notify::label", G_CALLBACK (label_cb), NULL);
      label_cb (GTK_BUTTON (root));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    relu_compat_names_mend (child);
}
