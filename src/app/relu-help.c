/* SPDX-License-Identifier: GPL-3.0-or-later */
/* F1: the page of the guide about where the keyboard is. A widget says which page is about it; those inside
 * say nothing, or something more exact. */

#include "relu-help.h"

#include "relu-guide-window.h"
#include "relu-guide.h"

/* What a widget keeps. */
#define PAGE "reluscope-guide-page"

/**
 * relu_help_set_page:
 * @widget: a part of a window, or a window
 * @page: (transfer none): the name of the guide's page about it, a static string
 */
void
relu_help_set_page (gpointer widget, const char *page)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  g_object_set_data (widget, PAGE, (gpointer) page);
}

/**
 * relu_help_find_page:
 * @window: (nullable): where help is asked for
 *
 * Returns: the name of the page about the part that has the keyboard; the first page where none is
 */
const char *
relu_help_find_page (GtkWindow *window)
{
  GtkWidget *widget = window == NULL ? NULL : gtk_window_get_focus (window);
  const char *page = NULL;

  if (widget == NULL)
    widget = GTK_WIDGET (window);
  for (; widget != NULL && page == NULL; widget = gtk_widget_get_parent (widget))
    page = g_object_get_data (G_OBJECT (widget), PAGE);

  return page == NULL ? RELU_GUIDE_FIRST : page;
}

static GtkWindow *
find_guide (GtkApplication *application)
{
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (RELU_IS_GUIDE_WINDOW (l->data))
      return l->data;

  return NULL;
}

/* A window on the whole of a screen, which would hide the guide; NULL for none. */
static GtkWindow *
find_full_screen (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (gtk_window_is_active (l->data) && gtk_window_is_fullscreen (l->data))
      return l->data;

  return NULL;
}

static void
show (GtkApplication *application, const char *page)
{
  GtkWindow *guide = find_guide (application);
  g_autofree char *link = g_strconcat (page, ".md", NULL);

  if (guide == NULL)
    guide = relu_guide_window_new (application);
  relu_guide_window_go (RELU_GUIDE_WINDOW (guide), link);
  gtk_window_set_transient_for (guide, find_full_screen ());
  gtk_window_present (guide);
}

static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = gtk_application_get_active_window (user_data);

  if (!RELU_IS_GUIDE_WINDOW (window))
    show (user_data, relu_help_find_page (window));
}

static void
guide_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show (user_data, g_variant_get_string (parameter, NULL));
}

/* The guide alone does not keep the program running. */
static void
window_removed_cb (GtkApplication *application)
{
  GtkWindow *guide = find_guide (application);

  if (guide != NULL && g_list_length (gtk_application_get_windows (application)) == 1)
    gtk_window_close (guide);
}

/**
 * relu_help_install:
 * @application: the program
 *
 * Adds its commands "help", about where the keyboard is, and "guide", with a page's name.
 */
void
relu_help_install (GtkApplication *application)
{
  static const GActionEntry actions[] = {
    { "help", help_cb },
    { "guide", guide_cb, "s" },
  };

  g_return_if_fail (GTK_IS_APPLICATION (application));

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  g_signal_connect (application, "window-removed", G_CALLBACK (window_removed_cb), NULL);
}

/**
 * relu_help_reopen:
 * @application: the program
 *
 * Makes the guide anew, at the page that it shows, if it is open: the language is another one now.
 */
void
relu_help_reopen (GtkApplication *application)
{
  GtkWindow *guide;
  const char *page;

  g_return_if_fail (GTK_IS_APPLICATION (application));

  guide = find_guide (application);
  if (guide == NULL)
    return;
  page = relu_guide_window_get_page (RELU_GUIDE_WINDOW (guide));
  gtk_window_destroy (guide);
  show (application, page);
}
