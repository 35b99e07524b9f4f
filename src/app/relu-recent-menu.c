/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-recent-menu.h"

#include <glib/gi18n.h>

#define MAX_ITEMS 10

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  GDateTime *time_a = gtk_recent_info_get_modified ((GtkRecentInfo *) a);
  GDateTime *time_b = gtk_recent_info_get_modified ((GtkRecentInfo *) b);

  return g_date_time_compare (time_b, time_a);
}

/* In a menu's label an underscore stands before the mnemonic. */
static char *
dup_label (GtkRecentInfo *info)
{
  g_autofree char *folder = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *uri_display = gtk_recent_info_get_uri_display (info);

  if (uri_display != NULL)
    folder = g_path_get_dirname (uri_display);
  text = folder == NULL ? g_strdup (gtk_recent_info_get_display_name (info))
                        /* Translators: a file name and its folder, in a menu. */
                        : g_strdup_printf (_("%s — %s"), gtk_recent_info_get_display_name (info),
                                           folder);
  parts = g_strsplit (text, "_", -1);
  return g_strjoinv ("__", parts);
}

static void
fill (GMenu *menu)
{
  GList *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());
  guint n = 0;

  g_menu_remove_all (menu);
  items = g_list_sort (items, compare_newest_first);
  for (GList *l = items; l != NULL && n < MAX_ITEMS; l = l->next)
    {
      g_autoptr (GMenuItem) item = NULL;
      g_autofree char *label = NULL;

      if (!gtk_recent_info_has_application (l->data, "Reluscope")
          || (gtk_recent_info_is_local (l->data) && !gtk_recent_info_exists (l->data)))
        continue;

      label = dup_label (l->data);
      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "win.open-uri", "s",
                                         gtk_recent_info_get_uri (l->data));
      g_menu_append_item (menu, item);
      n++;
    }
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);

  /* An action that does not exist: the line cannot be chosen. */
  if (n == 0)
    g_menu_append (menu, _("No Recent Networks"), "win.no-recent-files");
}

static void
show_cb (GtkWidget *popover, GMenu *menu)
{
  fill (menu);
}

/**
 * relu_recent_menu_attach:
 * @button: the Open button of a window that has the action "win.open-uri"
 *
 * Gives @button a menu of the networks that were open last. The list is read when the menu is
 * opened, not before.
 */
void
relu_recent_menu_attach (AdwSplitButton *button)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  adw_split_button_set_menu_model (button, G_MENU_MODEL (menu));
  g_signal_connect_object (adw_split_button_get_popover (button), "show", G_CALLBACK (show_cb),
                           menu, 0);
}
