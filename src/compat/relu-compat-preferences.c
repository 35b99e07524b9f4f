/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-compat-preferences.h"

/* AdwPreferencesDialog came in libadwaita 1.5; AdwPreferencesWindow was deprecated in 1.6. */
#if ADW_CHECK_VERSION(1, 5, 0)
#define HAVE_PREFERENCES_DIALOG
#endif

#define KEY "relu-compat-preferences"

static void
closed_cb (GtkWidget *dialog, GtkWindow *parent)
{
  g_object_set_data (G_OBJECT (parent), KEY, NULL);
}

/**
 * relu_compat_preferences_show:
 * @parent: the window to show it over
 * @title: translated; libadwaita does not speak every language
 * @page: (transfer floating): the only page
 *
 * Shows preferences. What is changed counts at once.
 */
void
relu_compat_preferences_show (GtkWindow *parent, const char *title, AdwPreferencesPage *page)
{
#ifdef HAVE_PREFERENCES_DIALOG
  AdwDialog *any = adw_preferences_dialog_new ();

  adw_dialog_set_title (any, title);
  adw_preferences_dialog_set_search_enabled (ADW_PREFERENCES_DIALOG (any), FALSE);
  adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (any), page);
  g_signal_connect_object (any, "closed", G_CALLBACK (closed_cb), parent, 0);
  g_object_set_data (G_OBJECT (parent), KEY, any);
  adw_dialog_present (any, GTK_WIDGET (parent));
#else
  GtkWidget *any = adw_preferences_window_new ();

  gtk_window_set_title (GTK_WINDOW (any), title);
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (any), FALSE);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (any), page);
  gtk_window_set_transient_for (GTK_WINDOW (any), parent);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (any), TRUE);
  g_signal_connect_object (any, "destroy", G_CALLBACK (closed_cb), parent, 0);
  g_object_set_data (G_OBJECT (parent), KEY, any);
  gtk_window_present (GTK_WINDOW (any));
#endif
}

/**
 * relu_compat_preferences_present:
 * @parent: a window
 *
 * Shows the preferences over @parent where they are open already.
 *
 * Returns: whether they are
 */
gboolean
relu_compat_preferences_present (GtkWindow *parent)
{
  GtkWidget *dialog = relu_compat_preferences_get_dialog (parent);

  if (GTK_IS_WINDOW (dialog))
    gtk_window_present (GTK_WINDOW (dialog));

  return dialog != NULL;
}

/**
 * relu_compat_preferences_get_dialog:
 * @parent: a window
 *
 * Returns: (transfer none) (nullable): what shows the preferences over @parent
 */
GtkWidget *
relu_compat_preferences_get_dialog (GtkWindow *parent)
{
  return g_object_get_data (G_OBJECT (parent), KEY);
}

/**
 * relu_compat_preferences_close:
 * @parent: a window whose preferences are open
 */
void
relu_compat_preferences_close (GtkWindow *parent)
{
#ifdef HAVE_PREFERENCES_DIALOG
  adw_dialog_force_close (ADW_DIALOG (relu_compat_preferences_get_dialog (parent)));
#else
  gtk_window_destroy (GTK_WINDOW (relu_compat_preferences_get_dialog (parent)));
#endif
}
