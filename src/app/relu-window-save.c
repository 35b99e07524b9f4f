/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving the document of a window, and asking before changes are lost. */

#include "relu-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "relu-compat-alert.h"
#include "relu-file-async.h"

#define SUFFIX ".relu.json"

static void
ignore_response_cb (const char *response, gpointer user_data)
{
}

/* A window that is destroyed lives on while something refers to it, but is no toplevel any more. */
static gboolean
is_closed (GtkWindow *window)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) toplevel = g_list_model_get_item (toplevels, i);

      if (toplevel == window)
        return FALSE;
    }

  return TRUE;
}

/**
 * relu_window_show_error:
 * @self: a window
 * @heading: what did not work
 * @message: why: the file, the key, what was expected
 *
 * Shows a problem. The message stays until it has been read.
 */
void
relu_window_show_error (ReluWindow *self, const char *heading, const char *message)
{
  const ReluCompatResponse responses[] = {
    { "cancel", _("Close"), RELU_COMPAT_RESPONSE_DEFAULT },
  };

  g_return_if_fail (RELU_IS_WINDOW (self));

  if (is_closed (GTK_WINDOW (self)))
    {
      /* What it was doing ended after it: another window says so, if there is one. */
      GApplication *application = g_application_get_default ();
      GtkWindow *other = GTK_IS_APPLICATION (application)
                           ? gtk_application_get_active_window (GTK_APPLICATION (application))
                           : NULL;

      if (!RELU_IS_WINDOW (other))
        {
          g_printerr ("%s: %s\n", heading, message);
          return;
        }
      self = RELU_WINDOW (other);
    }
  gtk_window_present (GTK_WINDOW (self));
  relu_compat_alert (GTK_WINDOW (self), heading, message, responses, G_N_ELEMENTS (responses),
                     "cancel", ignore_response_cb, NULL, NULL);
}

/* relu_window_ask_leave:
 * @body: what would be lost
 * @callback: called with "save", "discard" or "cancel", and @task
 *
 * Asks whether changes are to be saved or may be lost. */
void
relu_window_ask_leave (ReluWindow *self, const char *body, ReluCompatAlertFunc callback,
                       GTask *task)
{
  const ReluCompatResponse responses[] = {
    { "cancel", _("Cancel"), RELU_COMPAT_RESPONSE_DEFAULT },
    { "discard", _("Discard"), RELU_COMPAT_RESPONSE_DESTRUCTIVE },
    { "save", _("Save"), RELU_COMPAT_RESPONSE_SUGGESTED },
  };

  gtk_window_present (GTK_WINDOW (self));
  relu_compat_alert (GTK_WINDOW (self), _("Save Changes?"), body, responses,
                     G_N_ELEMENTS (responses), "save", callback, g_object_ref (task),
                     g_object_unref);
}

/* Leaving: whatever replaces or closes the document goes through here. */

static void
leave_return (GTask *task, gboolean may_go)
{
  ReluWindow *self = g_task_get_source_object (task);

  self->leaving = FALSE;
  g_task_return_boolean (task, may_go);
}

typedef void (*StoredFunc) (ReluWindow *self, gboolean stored, gpointer user_data);

static void store (ReluWindow *self, gboolean ask_where, StoredFunc callback, gpointer user_data);

static void
stored_to_leave_cb (ReluWindow *self, gboolean stored, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  leave_return (task, stored && !relu_document_get_modified (self->document));
}

static void
leave_response_cb (const char *response, gpointer user_data)
{
  GTask *task = user_data;
  ReluWindow *self = g_task_get_source_object (task);

  if (g_str_equal (response, "save"))
    store (self, FALSE, stored_to_leave_cb, g_object_ref (task));
  else
    leave_return (task, g_str_equal (response, "discard"));
}

/**
 * relu_window_leave_async:
 * @self: a window
 * @callback: called with the decision
 * @user_data: for @callback
 *
 * Asks the user whether changes are to be saved or may be lost, if there are any. A save that
 * fails, or a file dialog that is dismissed, is a "no". Training pauses: what is saved would not be
 * what there is a moment later.
 */
void
relu_window_leave_async (ReluWindow *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;

  g_return_if_fail (RELU_IS_WINDOW (self));

  task = g_task_new (self, NULL, callback, user_data);
  if (self->leaving || !relu_window_has_changes (self))
    {
      /* Where the question is open already, the second one to ask gets a "no". */
      g_task_return_boolean (task, !self->leaving);
      return;
    }

  self->leaving = TRUE;
  relu_training_pause (self->training);
  title = relu_document_dup_title (self->document);
  /* Translators: %s is the name of a network. */
  body = g_strdup_printf (_("“%s” has changes that are not saved. "
                            "If you do not save them, they are lost."),
                          title);
  relu_window_ask_leave (self, body, leave_response_cb, task);
}

/**
 * relu_window_leave_finish:
 * @self: a window
 * @result: what the callback was given
 *
 * Returns: whether the document may go
 */
gboolean
relu_window_leave_finish (ReluWindow *self, GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), NULL);
}

/* Saving */

typedef struct
{
  ReluWindow *window;
  ReluFile *contents;
  guint generation; /* of the document, when this began */
  GFile *file;
  char *suggested; /* file name */
  StoredFunc callback;
  gpointer user_data;
} Store;

static Store *
store_new (ReluWindow *self, StoredFunc callback, gpointer user_data)
{
  Store *job = g_new0 (Store, 1);

  job->window = g_object_ref (self);
  job->contents = relu_file_ref (relu_document_get_contents (self->document));
  job->generation = relu_document_get_generation (self->document);
  job->callback = callback;
  job->user_data = user_data;
  return job;
}

static void
store_end (Store *job, gboolean stored)
{
  if (job->callback != NULL)
    job->callback (job->window, stored, job->user_data);
  g_clear_object (&job->file);
  g_free (job->suggested);
  relu_file_unref (job->contents);
  g_object_unref (job->window);
  g_free (job);
}

/* Whether the window still has the document that is being saved. */
static gboolean
is_about_document (const Store *job)
{
  ReluDocument *document = job->window->document;

  return document != NULL && relu_document_get_generation (document) == job->generation;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Store *job = user_data;
  ReluWindow *self = job->window;
  g_autoptr (GError) error = NULL;
  gboolean stored = relu_store_finish (result, &error);

  if (stored && is_about_document (job))
    {
      relu_document_mark_contents_saved (self->document, job->contents, job->file);
      relu_file_watch_set_file (self->watch, job->file, job->contents, NULL);
    }
  if (self->watch != NULL)
    relu_file_watch_release (self->watch);
  if (!stored)
    {
      /* The message names the file. */
      relu_window_show_error (self, _("Could Not Save the File"), error->message);
      store_end (job, FALSE);
      return;
    }

  if (self->document != NULL)
    {
      relu_window_add_recent (self, job->file);
      if (job->callback == NULL)
        {
          g_autofree char *base = g_file_get_basename (job->file);
          g_autofree char *name = g_filename_display_name (base);
          g_autofree char *text = g_strdup_printf (_("Saved “%s”"), name);
          g_autofree char *markup = g_markup_escape_text (text, -1);

          AdwToast *toast = adw_toast_new (markup);

          adw_toast_set_timeout (toast, 2);
          relu_window_add_toast (self, toast);
        }
    }
  store_end (job, TRUE);
}

/* The name in the file dialog without its ending. */
static char *
dup_stem (const char *file_name)
{
  g_autofree char *stem = g_filename_display_name (file_name);

  if (g_str_has_suffix (stem, ".json"))
    stem[strlen (stem) - strlen (".json")] = '\0';
  if (g_str_has_suffix (stem, ".relu"))
    stem[strlen (stem) - strlen (".relu")] = '\0';
  return g_steal_pointer (&stem);
}

/* Who saves under another name than the suggested one has given the network a name. */
static void
rename_document (Store *job)
{
  ReluDocument *document = job->window->document;
  g_autofree char *base = g_file_get_basename (job->file);
  g_autofree char *stem = dup_stem (base);
  g_autofree char *suggested = dup_stem (job->suggested);

  if (!is_about_document (job) || *stem == '\0' || g_str_equal (stem, suggested))
    return;

  relu_document_set_name (document, stem);
  relu_file_unref (job->contents);
  job->contents = relu_file_ref (relu_document_get_contents (document));
}

static void
write_out (Store *job)
{
  if (job->suggested != NULL)
    rename_document (job);
  if (job->window->watch != NULL)
    relu_file_watch_hold (job->window->watch);
  relu_file_store_async (job->contents, job->file, written_cb, job);
}

static void
placed_cb (ReluWindow *self, GFile *file, gpointer user_data)
{
  Store *job = user_data;

  if (file == NULL)
    {
      store_end (job, FALSE);
      return;
    }

  g_set_object (&job->file, file);
  write_out (job);
}

/* Begins where the document's file is, with its name or one made of the title. */
static void
ask_place (Store *job)
{
  ReluWindow *self = job->window;
  g_autoptr (GListModel) filters = relu_window_make_filters (FALSE);
  g_autofree char *title = relu_document_dup_title (self->document);
  const ReluPlace place = {
    .title = _("Save Network As"),
    .suffix = SUFFIX,
    .needed = ".json",
    .filters = filters,
    .file = relu_document_get_file (self->document),
    .name = title,
  };

  g_free (job->suggested);
  job->suggested = relu_window_ask_place (self, &place, placed_cb, job);
}

static void
overwrite_response_cb (const char *response, gpointer user_data)
{
  Store *job = user_data;

  if (g_str_equal (response, "overwrite"))
    {
      write_out (job);
    }
  else if (g_str_equal (response, "save-as"))
    {
      g_clear_object (&job->file);
      ask_place (job);
    }
  else
    {
      store_end (job, FALSE);
    }
}

static void
confirm_overwrite (Store *job)
{
  const ReluCompatResponse responses[] = {
    { "cancel", _("Cancel"), RELU_COMPAT_RESPONSE_DEFAULT },
    { "save-as", _("Save As…"), RELU_COMPAT_RESPONSE_DEFAULT },
    { "overwrite", _("Overwrite"), RELU_COMPAT_RESPONSE_DESTRUCTIVE },
  };
  g_autofree char *name = g_file_get_parse_name (job->file);
  g_autofree char *body = g_strdup_printf (
      _("“%s” was changed by another program. If you overwrite it, those changes are lost."), name);

  gtk_window_present (GTK_WINDOW (job->window));
  relu_compat_alert (GTK_WINDOW (job->window), _("Overwrite Changes?"), body, responses,
                     G_N_ELEMENTS (responses), "cancel", overwrite_response_cb, job, NULL);
}

static void
checked_to_write_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Store *job = user_data;

  if (relu_file_watch_check_finish (RELU_FILE_WATCH (source), result)
          == RELU_FILE_WATCH_CHANGED
      && is_about_document (job))
    confirm_overwrite (job);
  else
    write_out (job);
}

static void
store (ReluWindow *self, gboolean ask_where, StoredFunc callback, gpointer user_data)
{
  Store *job = store_new (self, callback, user_data);
  GFile *file = relu_document_get_file (self->document);

  if (file == NULL || ask_where)
    {
      ask_place (job);
      return;
    }

  job->file = g_object_ref (file);
  relu_file_watch_check_async (self->watch, checked_to_write_cb, job);
}

/* relu_window_save: saves to the document's file; asks where it has none. */
void
relu_window_save (ReluWindow *self)
{
  store (self, FALSE, NULL, NULL);
}

/* relu_window_save_as: asks for a file and saves to it. */
void
relu_window_save_as (ReluWindow *self)
{
  store (self, TRUE, NULL, NULL);
}

