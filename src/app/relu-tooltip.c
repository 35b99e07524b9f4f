/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-tooltip.h"

#include <glib/gi18n.h>

/* The first key of a command, as people call it in their language; NULL for none. */
static char *
dup_key (const char *action)
{
  GApplication *application = g_application_get_default ();
  g_auto (GStrv) accels = NULL;
  guint key;
  GdkModifierType modifiers;

  if (!GTK_IS_APPLICATION (application))
    return NULL;
  accels = gtk_application_get_accels_for_action (GTK_APPLICATION (application), action);
  if (accels[0] == NULL || !gtk_accelerator_parse (accels[0], &key, &modifiers))
    return NULL;

  return gtk_accelerator_get_label (key, modifiers);
}

/* "win.tool-page('training')", or NULL where a widget gives no command. */
static char *
dup_action (GtkWidget *widget)
{
  const char *name
      = GTK_IS_ACTIONABLE (widget) ? gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)) : NULL;

  return name == NULL ? NULL
                      : g_action_print_detailed_name (
                            name, gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget)));
}

/**
 * relu_tooltip_set_for:
 * @widget: a control
 * @text: what it does
 * @action: what it does for the program, as in "win.undo" or "win.tool-page('data')"
 *
 * Sets a tooltip that ends with the key of @action, where it has one.
 */
void
relu_tooltip_set_for (gpointer widget, const char *text, const char *action)
{
  g_autofree char *key = dup_key (action);
  g_autofree char *both = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);

  /* Translators: a tooltip and its key, as in “Undo (Ctrl+Z)”. */
  both = key == NULL ? NULL : g_strdup_printf (_("%s (%s)"), text, key);
  gtk_widget_set_tooltip_text (widget, both == NULL ? text : both);
}

/**
 * relu_tooltip_set:
 * @widget: a control
 * @text: what it does
 *
 * Sets a tooltip that ends with the key of the widget's action, where it has one.
 */
void
relu_tooltip_set (gpointer widget, const char *text)
{
  g_autofree char *action = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  action = dup_action (widget);
  if (action == NULL)
    gtk_widget_set_tooltip_text (widget, text);
  else
    relu_tooltip_set_for (widget, text, action);
}

/**
 * relu_tooltip_add_keys:
 * @root: a widget that has just been made from its template
 *
 * Adds the keys to the tooltips of @root and of all in it. To be called once.
 */
void
relu_tooltip_add_keys (gpointer root)
{
  g_autofree char *action = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (GTK_IS_WIDGET (root));

  action = dup_action (root);
  text = g_strdup (gtk_widget_get_tooltip_text (root));
  if (action != NULL && text != NULL)
    relu_tooltip_set_for (root, text, action);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    relu_tooltip_add_keys (child);
}
