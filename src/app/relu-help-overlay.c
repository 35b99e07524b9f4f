/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-help-overlay.h"

#include <glib/gi18n.h>

#include "relu-application.h"

/* Each command with the keys that it has in the program. GTK does so for a shortcuts window that is
 * the application window's own. */
static void
fill_in_keys (GtkBuilder *builder, GtkApplication *application)
{
  g_autoptr (GSList) objects = gtk_builder_get_objects (builder);

  for (GSList *l = objects; l != NULL; l = l->next)
    {
      g_autofree char *action = NULL;
      g_autofree char *keys = NULL;
      g_auto (GStrv) accels = NULL;

      if (g_object_class_find_property (G_OBJECT_GET_CLASS (l->data), "accelerator") == NULL)
        continue;
      g_object_get (l->data, "action-name", &action, NULL);
      if (action == NULL)
        continue;
      accels = gtk_application_get_accels_for_action (application, action);
      keys = g_strjoinv (" ", accels);
      g_object_set (l->data, "accelerator", keys, NULL);
    }
}

/* GTK gives its window the size of a whole page, however small the screen is, and nothing scrolls. */
static void
make_scrollable (GtkWindow *window)
{
  GtkWidget *child = g_object_ref (gtk_window_get_child (window));
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_window_set_child (window, NULL);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_window_set_child (window, scroller);
  gtk_window_set_resizable (window, TRUE);
  g_object_unref (child);
}

/**
 * relu_help_overlay_new:
 * @application: whose keys are said
 *
 * Returns: (transfer none): a window with all keys, not shown yet; it belongs to GTK until it is destroyed
 */
GtkWindow *
relu_help_overlay_new (GtkApplication *application)
{
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource (RELU_RESOURCE_PATH "/help-overlay.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  fill_in_keys (builder, application);
  gtk_window_set_title (window, _("Keyboard Shortcuts"));
  make_scrollable (window);

  return window;
}
