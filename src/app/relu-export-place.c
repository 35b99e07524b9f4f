/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-export-place.h"

#include <glib/gi18n.h>

#include "relu-compat-alert.h"
#include "relu-compat-file-dialog.h"

/* One question, from the dialog to the answer. */
typedef struct
{
  GtkWindow *parent;
  char **endings;
  ReluExportPlaceFunc callback;
  GFile *file; /* that may be replaced */
} Ask;

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  g_object_unref (ask->parent);
  g_strfreev (ask->endings);
  g_clear_object (&ask->file);
  g_free (ask);
}

static void
ignore_response_cb (const char *response, gpointer user_data)
{
}

/**
 * relu_export_place_show_error:
 * @heading: what could not be done
 * @message: why
 */
void
relu_export_place_show_error (GtkWindow *parent, const char *heading, const char *message)
{
  const ReluCompatResponse responses[] = {
    { "cancel", _("Close"), RELU_COMPAT_RESPONSE_DEFAULT },
  };

  relu_compat_alert (parent, heading, message, responses, G_N_ELEMENTS (responses), "cancel",
                     ignore_response_cb, NULL, NULL);
}

static void
replace_response_cb (const char *response, gpointer user_data)
{
  Ask *ask = user_data;

  if (g_str_equal (response, "replace"))
    ask->callback (ask->parent, ask->file);
}

static void
confirm_replace (Ask *ask, const char *name)
{
  const ReluCompatResponse responses[] = {
    { "cancel", _("Cancel"), RELU_COMPAT_RESPONSE_DEFAULT },
    { "replace", _("Replace"), RELU_COMPAT_RESPONSE_DESTRUCTIVE },
  };
  g_autofree char *body = g_strdup_printf (
      _("“%s” exists already. If you replace it, its contents are lost."), name);

  relu_compat_alert (ask->parent, _("Replace File?"), body, responses, G_N_ELEMENTS (responses),
                     "cancel", replace_response_cb, ask, ask_free);
}

static gboolean
has_ending (const char *name, char **endings)
{
  const char *dot = strrchr (name, '.');

  for (guint i = 0; dot != NULL && endings[i] != NULL; i++)
    {
      if (g_ascii_strcasecmp (dot + 1, endings[i]) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Ask *ask = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = relu_compat_file_finish (GTK_WINDOW (source), result, &error);
  g_autofree char *base = file != NULL ? g_file_get_basename (file) : NULL;

  if (error != NULL)
    relu_export_place_show_error (ask->parent, _("Could Not Choose a File"), error->message);

  /* A name without a known ending gets one. The file dialog has not asked about that name. */
  if (file != NULL && !has_ending (base, ask->endings))
    {
      g_autofree char *name = g_strconcat (base, ".", ask->endings[0], NULL);
      g_autoptr (GFile) folder = g_file_get_parent (file);

      ask->file = g_file_get_child (folder, name);
      if (g_file_query_exists (ask->file, NULL))
        {
          confirm_replace (ask, name);
          return;
        }
      ask->callback (ask->parent, ask->file);
    }
  else if (file != NULL)
    ask->callback (ask->parent, file);

  ask_free (ask);
}

static GFile *
dup_folder (GSettings *settings)
{
  g_autofree char *uri = g_settings_get_string (settings, "export-folder");
  const char *pictures = g_get_user_special_dir (G_USER_DIRECTORY_PICTURES);

  if (*uri != '\0')
    {
      g_autoptr (GFile) folder = g_file_new_for_uri (uri);

      if (g_file_query_exists (folder, NULL))
        return g_steal_pointer (&folder);
    }

  return g_file_new_for_path (pictures != NULL ? pictures : g_get_home_dir ());
}

/**
 * relu_export_place_ask:
 * @parent: whose question it is
 * @settings: where the last folder is remembered
 * @title: of the dialog
 * @name: what the file could be called, without ending
 * @endings: (array zero-terminated=1): those that a name may have, without the dot; the first one is added where a
 *   name has none of them
 * @callback: called when a place is chosen
 */
void
relu_export_place_ask (GtkWindow *parent, GSettings *settings, const char *title, const char *name,
                       const char *const *endings, ReluExportPlaceFunc callback)
{
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GFile) folder = dup_folder (settings);
  g_autofree char *pattern = g_strconcat ("*.", endings[0], NULL);
  g_autofree char *proposal = g_strdup_printf ("%s.%s", name, endings[0]);
  Ask *ask = g_new0 (Ask, 1);

  ask->parent = g_object_ref (parent);
  ask->endings = g_strdupv ((char **) endings);
  ask->callback = callback;
  gtk_file_filter_set_name (filter, pattern);
  gtk_file_filter_add_pattern (filter, pattern);
  g_list_store_append (filters, filter);
  g_strdelimit (proposal, "/\\:*?\"<>|\n\t", '-');
  relu_compat_save_file (parent, title, G_LIST_MODEL (filters), folder, proposal, chosen_cb, ask);
}

/**
 * relu_export_place_remember:
 *
 * The next question begins in the folder of @file.
 */
void
relu_export_place_remember (GSettings *settings, GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *uri = folder != NULL ? g_file_get_uri (folder) : NULL;

  if (uri != NULL)
    g_settings_set_string (settings, "export-folder", uri);
}
