/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking for a place to save to: a name with its ending, that no other window uses, and nothing lost there. */

#include "relu-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "relu-compat-alert.h"
#include "relu-compat-file-dialog.h"

/* Of all files of the program. */
#define LAST ".json"

/* One question, from the dialog to the answer. */
typedef struct
{
  ReluWindow *window;
  char *title, *suffix, *needed, *name;
  GListModel *filters;
  GFile *folder; /* or NULL */
  GFile *chosen;
  ReluPlaceFunc callback;
  gpointer user_data;
} Ask;

static void
ask_end (Ask *ask, GFile *file)
{
  ask->callback (ask->window, file, ask->user_data);
  g_object_unref (ask->window);
  g_free (ask->title);
  g_free (ask->suffix);
  g_free (ask->needed);
  g_free (ask->name);
  g_object_unref (ask->filters);
  g_clear_object (&ask->folder);
  g_clear_object (&ask->chosen);
  g_free (ask);
}

static void
replace_response_cb (const char *response, gpointer user_data)
{
  Ask *ask = user_data;

  ask_end (ask, g_str_equal (response, "replace") ? ask->chosen : NULL);
}

/* The dialog has asked about the name that was typed, not about the one with an ending. */
static void
confirm_replace (Ask *ask)
{
  const ReluCompatResponse responses[] = {
    { "cancel", _("Cancel"), RELU_COMPAT_RESPONSE_DEFAULT },
    { "replace", _("Replace"), RELU_COMPAT_RESPONSE_DESTRUCTIVE },
  };
  g_autofree char *name = g_file_get_parse_name (ask->chosen);
  g_autofree char *body
      = g_strdup_printf (_("“%s” exists already. If you replace it, its contents are lost."),
                         name);

  relu_compat_alert (GTK_WINDOW (ask->window), _("Replace File?"), body, responses,
                     G_N_ELEMENTS (responses), "cancel", replace_response_cb, ask, NULL);
}

static void show_dialog (Ask *ask);

static void
taken_response_cb (const char *response, gpointer user_data)
{
  Ask *ask = user_data;

  g_clear_object (&ask->chosen);
  if (g_str_equal (response, "other"))
    show_dialog (ask);
  else
    ask_end (ask, NULL);
}

/* Two windows that save to one file would undo each other's work. */
static void
refuse_taken (Ask *ask)
{
  const ReluCompatResponse responses[] = {
    { "cancel", _("Cancel"), RELU_COMPAT_RESPONSE_DEFAULT },
    { "other", _("Choose Another Name"), RELU_COMPAT_RESPONSE_SUGGESTED },
  };
  g_autofree char *name = g_file_get_parse_name (ask->chosen);
  g_autofree char *body = g_strdup_printf (
      _("“%s” is open in another window. Close it there first, or save under another name."), name);

  relu_compat_alert (GTK_WINDOW (ask->window), _("File in Use"), body, responses,
                     G_N_ELEMENTS (responses), "other", taken_response_cb, ask, NULL);
}

/* relu_window_complete_name:
 * @base: a file name that somebody has typed
 * @suffix: how such names end, as in ".relu.json"
 * @needed: the part of it that they must end with
 *
 * The dialog selects a name up to its last point, so that who types all of it gets ".json" twice.
 *
 * Returns: (transfer full): the name with its ending, once */
char *
relu_window_complete_name (const char *base, const char *suffix, const char *needed)
{
  g_autofree char *name = g_strdup (base);

  if (g_str_has_suffix (name, LAST LAST))
    name[strlen (name) - strlen (LAST)] = '\0';
  if (g_str_has_suffix (name, needed))
    return g_steal_pointer (&name);
  if (g_str_has_suffix (name, LAST))
    name[strlen (name) - strlen (LAST)] = '\0';

  return g_strconcat (name, suffix, NULL);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Ask *ask = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *base = NULL, *name = NULL;
  gboolean is_asked = TRUE; /* the dialog has asked whether to replace it */

  ask->chosen = relu_compat_file_finish (GTK_WINDOW (source), result, &error);
  if (ask->chosen == NULL)
    {
      if (error != NULL)
        relu_window_show_error (ask->window, _("Could Not Choose a File"), error->message);
      ask_end (ask, NULL);
      return;
    }

  base = g_file_get_basename (ask->chosen);
  name = relu_window_complete_name (base, ask->suffix, ask->needed);
  if (!g_str_equal (name, base))
    {
      g_autoptr (GFile) folder = g_file_get_parent (ask->chosen);

      g_object_unref (ask->chosen);
      ask->chosen = g_file_get_child (folder, name);
      is_asked = FALSE;
    }

  if (relu_window_find_other (ask->window, ask->chosen) != NULL)
    refuse_taken (ask);
  else if (!is_asked && g_file_query_exists (ask->chosen, NULL))
    confirm_replace (ask);
  else
    ask_end (ask, ask->chosen);
}

static void
show_dialog (Ask *ask)
{
  relu_compat_save_file (GTK_WINDOW (ask->window), ask->title, ask->filters, ask->folder, ask->name,
                         chosen_cb, ask);
}

/* "Two: kinks/joints" as a file name: without what file systems or shells take for something. */
static char *
dup_file_name (const char *title, const char *suffix)
{
  g_autofree char *name = g_strdelimit (g_strstrip (g_strdup (title)), "/\\:*?\"<>|\n\t", '-');

  if (*name == '.')
    *name = '-';
  return g_strconcat (name, suffix, NULL);
}

/* relu_window_ask_place:
 * @place: what is to be saved
 * @callback: called with the file, or NULL where there is to be none
 *
 * Asks where to save something. Begins where it was saved before, or with a name made of its title.
 *
 * Returns: (transfer full): the file name that is suggested */
char *
relu_window_ask_place (ReluWindow *self, const ReluPlace *place, ReluPlaceFunc callback,
                       gpointer user_data)
{
  Ask *ask = g_new0 (Ask, 1);
  char *suggested;

  ask->window = g_object_ref (self);
  ask->title = g_strdup (place->title);
  ask->suffix = g_strdup (place->suffix);
  ask->needed = g_strdup (place->needed);
  ask->filters = g_object_ref (place->filters);
  ask->callback = callback;
  ask->user_data = user_data;
  if (place->file != NULL)
    {
      ask->folder = g_file_get_parent (place->file);
      ask->name = g_file_get_basename (place->file);
    }
  else
    {
      ask->name = dup_file_name (place->name, place->suffix);
    }

  suggested = g_strdup (ask->name);
  show_dialog (ask);

  return suggested;
}
