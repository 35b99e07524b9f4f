/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening, saving and leaving the document of a window. */

#include "relu-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "relu-compat-alert.h"
#include "relu-compat-file-dialog.h"
#include "relu-examples.h"
#include "relu-file-async.h"

#define SUFFIX ".relu.json"
#define MEDIA_TYPE "application/vnd.reluscope+json"

static GListModel *
make_filters (gboolean all)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) networks = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) any = gtk_file_filter_new ();

  gtk_file_filter_set_name (networks, _("Networks (*.relu.json, *.json)"));
  gtk_file_filter_add_pattern (networks, "*.json");
  g_list_store_append (filters, networks);
  if (all)
    {
      gtk_file_filter_set_name (any, _("All Files"));
      gtk_file_filter_add_pattern (any, "*");
      g_list_store_append (filters, any);
    }

  return G_LIST_MODEL (filters);
}

static void
add_recent (ReluWindow *self, GFile *file)
{
  static char *groups[] = { (char *) "reluscope", NULL };
  GtkRecentData data = {
    .mime_type = (char *) MEDIA_TYPE,
    .app_name = (char *) "Reluscope",
    .app_exec = (char *) "reluscope %u",
    .groups = groups,
  };
  g_autofree char *uri = g_file_get_uri (file);

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

static void
ignore_response_cb (const char *response, gpointer user_data)
{
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

  gtk_window_present (GTK_WINDOW (self));
  relu_compat_alert (GTK_WINDOW (self), heading, message, responses, G_N_ELEMENTS (responses),
                     "cancel", ignore_response_cb, NULL, NULL);
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
 * fails, or a file dialog that is dismissed, is a "no".
 */
void
relu_window_leave_async (ReluWindow *self, GAsyncReadyCallback callback, gpointer user_data)
{
  const ReluCompatResponse responses[] = {
    { "cancel", _("Cancel"), RELU_COMPAT_RESPONSE_DEFAULT },
    { "discard", _("Discard"), RELU_COMPAT_RESPONSE_DESTRUCTIVE },
    { "save", _("Save"), RELU_COMPAT_RESPONSE_SUGGESTED },
  };
  g_autoptr (GTask) task = NULL;
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;

  g_return_if_fail (RELU_IS_WINDOW (self));

  task = g_task_new (self, NULL, callback, user_data);
  if (self->leaving || !relu_document_get_modified (self->document))
    {
      /* Where the question is open already, the second one to ask gets a "no". */
      g_task_return_boolean (task, !self->leaving);
      return;
    }

  self->leaving = TRUE;
  title = relu_document_dup_title (self->document);
  /* Translators: %s is the name of a network. */
  body = g_strdup_printf (_("“%s” has changes that are not saved. "
                            "If you do not save them, they are lost."),
                          title);
  gtk_window_present (GTK_WINDOW (self));
  relu_compat_alert (GTK_WINDOW (self), _("Save Changes?"), body, responses,
                     G_N_ELEMENTS (responses), "save", leave_response_cb, g_object_ref (task),
                     g_object_unref);
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
  GFile *file;
  StoredFunc callback;
  gpointer user_data;
} Store;

static Store *
store_new (ReluWindow *self, StoredFunc callback, gpointer user_data)
{
  Store *job = g_new0 (Store, 1);

  job->window = g_object_ref (self);
  job->contents = relu_file_ref (relu_document_get_contents (self->document));
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
  relu_file_unref (job->contents);
  g_object_unref (job->window);
  g_free (job);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Store *job = user_data;
  ReluWindow *self = job->window;
  g_autoptr (GError) error = NULL;

  if (!relu_file_store_finish (result, &error))
    {
      g_autofree char *name = g_file_get_parse_name (job->file);
      g_autofree char *heading = g_strdup_printf (_("Could Not Save “%s”"), name);

      relu_window_show_error (self, heading, error->message);
      store_end (job, FALSE);
      return;
    }

  if (self->document != NULL)
    {
      relu_document_mark_contents_saved (self->document, job->contents, job->file);
      add_recent (self, job->file);
      if (job->callback == NULL)
        {
          g_autofree char *base = g_file_get_basename (job->file);
          g_autofree char *name = g_filename_display_name (base);
          g_autofree char *text = g_strdup_printf (_("Saved “%s”"), name);
          g_autofree char *markup = g_markup_escape_text (text, -1);

          relu_window_add_toast (self, adw_toast_new (markup));
        }
    }
  store_end (job, TRUE);
}

static void
write_out (Store *job)
{
  relu_file_store_async (job->contents, job->file, written_cb, job);
}

static void
replace_response_cb (const char *response, gpointer user_data)
{
  Store *job = user_data;

  if (g_str_equal (response, "replace"))
    write_out (job);
  else
    store_end (job, FALSE);
}

/* The dialog has asked about the name that was typed, not about the one with an ending. */
static void
confirm_replace (Store *job)
{
  const ReluCompatResponse responses[] = {
    { "cancel", _("Cancel"), RELU_COMPAT_RESPONSE_DEFAULT },
    { "replace", _("Replace"), RELU_COMPAT_RESPONSE_DESTRUCTIVE },
  };
  g_autofree char *name = g_file_get_parse_name (job->file);
  g_autofree char *body
      = g_strdup_printf (_("“%s” exists already. If you replace it, its contents are lost."),
                         name);

  relu_compat_alert (GTK_WINDOW (job->window), _("Replace File?"), body, responses,
                     G_N_ELEMENTS (responses), "cancel", replace_response_cb, job, NULL);
}

static void
place_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Store *job = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *base = NULL;

  job->file = relu_compat_file_finish (GTK_WINDOW (source), result, &error);
  if (job->file == NULL)
    {
      if (error != NULL)
        relu_window_show_error (job->window, _("Could Not Choose a File"), error->message);
      store_end (job, FALSE);
      return;
    }

  base = g_file_get_basename (job->file);
  if (strchr (base, '.') == NULL)
    {
      g_autofree char *name = g_strconcat (base, SUFFIX, NULL);
      g_autoptr (GFile) folder = g_file_get_parent (job->file);

      g_object_unref (job->file);
      job->file = g_file_get_child (folder, name);
      if (g_file_query_exists (job->file, NULL))
        {
          confirm_replace (job);
          return;
        }
    }
  write_out (job);
}

/* "Two: kinks/joints" as a file name: without what file systems or shells take for something. */
static char *
dup_file_name (ReluDocument *document)
{
  g_autofree char *title = relu_document_dup_title (document);
  g_autofree char *name = g_strdelimit (g_strstrip (g_steal_pointer (&title)),
                                        "/\\:*?\"<>|\n\t", '-');

  if (*name == '.')
    *name = '-';
  return g_strconcat (name, SUFFIX, NULL);
}

static void
store (ReluWindow *self, gboolean ask_where, StoredFunc callback, gpointer user_data)
{
  Store *job = store_new (self, callback, user_data);
  GFile *file = relu_document_get_file (self->document);
  g_autoptr (GListModel) filters = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autofree char *name = NULL;

  if (file != NULL && !ask_where)
    {
      job->file = g_object_ref (file);
      write_out (job);
      return;
    }

  if (file != NULL)
    {
      folder = g_file_get_parent (file);
      name = g_file_get_basename (file);
    }
  else
    {
      name = dup_file_name (self->document);
    }
  filters = make_filters (FALSE);
  relu_compat_save_file (GTK_WINDOW (self), _("Save Network As"), filters, folder, name,
                         place_chosen_cb, job);
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

/* Opening: first read, then ask whether the present document may go. A file that cannot be read
 * costs nothing. */

typedef struct
{
  ReluFile *contents;
  GFile *file;
} Arrival;

static void
arrival_free (Arrival *arrival)
{
  relu_file_unref (arrival->contents);
  g_clear_object (&arrival->file);
  g_free (arrival);
}

static void
left_for_arrival_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ReluWindow *self = RELU_WINDOW (source);
  Arrival *arrival = user_data;

  if (relu_window_leave_finish (self, result) && self->document != NULL)
    {
      relu_window_set_contents (self, arrival->contents, arrival->file);
      if (arrival->file != NULL)
        add_recent (self, arrival->file);
    }
  arrival_free (arrival);
  gtk_window_present (GTK_WINDOW (self));
}

static void
arrive (ReluWindow *self, ReluFile *contents, GFile *file)
{
  Arrival *arrival = g_new0 (Arrival, 1);

  arrival->contents = relu_file_ref (contents);
  arrival->file = file == NULL ? NULL : g_object_ref (file);
  relu_window_leave_async (self, left_for_arrival_cb, arrival);
}

typedef struct
{
  ReluWindow *window;
  GFile *file;
} Load;

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Load *load = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ReluFile) contents = relu_file_load_finish (result, &error);

  if (load->window->document == NULL)
    {
      /* Closed meanwhile. */
    }
  else if (contents != NULL)
    {
      arrive (load->window, contents, load->file);
    }
  else
    {
      g_autofree char *base = g_file_get_basename (load->file);
      g_autofree char *name = g_filename_display_name (base);
      g_autofree char *heading = g_strdup_printf (_("Could Not Open “%s”"), name);

      relu_window_show_error (load->window, heading, error->message);
    }

  g_object_unref (load->window);
  g_object_unref (load->file);
  g_free (load);
}

/**
 * relu_window_open:
 * @self: a window, shown or not
 * @file: a network file
 *
 * Reads @file and puts it in the place of the document, after asking where that has changes. Shows
 * the window when that is done, or when there is something to say.
 */
void
relu_window_open (ReluWindow *self, GFile *file)
{
  Load *load;

  g_return_if_fail (RELU_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  load = g_new0 (Load, 1);
  load->window = g_object_ref (self);
  load->file = g_object_ref (file);
  relu_file_load_async (file, loaded_cb, load);
}

/**
 * relu_window_open_example:
 * @self: a window
 * @id: of an example
 *
 * Puts an example in the place of the document, after asking where that has changes.
 *
 * Returns: whether there is such an example
 */
gboolean
relu_window_open_example (ReluWindow *self, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReluFile) contents = NULL;

  g_return_val_if_fail (RELU_IS_WINDOW (self), FALSE);

  contents = relu_examples_load (id, &error);
  if (contents == NULL)
    {
      relu_window_show_error (self, _("Could Not Open the Example"), error->message);
      return FALSE;
    }

  arrive (self, contents, NULL);
  return TRUE;
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = relu_compat_file_finish (GTK_WINDOW (source), result, &error);

  if (file != NULL)
    relu_window_open (RELU_WINDOW (source), file);
  else if (error != NULL)
    relu_window_show_error (RELU_WINDOW (source), _("Could Not Choose a File"), error->message);
}

/* relu_window_choose_file: asks for a file and opens it. */
void
relu_window_choose_file (ReluWindow *self)
{
  g_autoptr (GListModel) filters = make_filters (TRUE);

  relu_compat_open_file (GTK_WINDOW (self), _("Open Network"), filters, chosen_cb, NULL);
}

/* relu_window_new_document: three ReLUs that do nothing yet: all weights 1, all biases 0. */
void
relu_window_new_document (ReluWindow *self)
{
  const ReluLayer layers[] = { { 1, 3, { RELU_ACTIVATION_RELU, 0 } },
                               { 3, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  const double parameters[] = { 1, 1, 1, 0, 0, 0, 1, 1, 1, 0 };
  g_autoptr (ReluNetwork) network = relu_network_new (2, layers, parameters, NULL);
  g_autoptr (ReluFile) contents = relu_file_new ("", network, -4, 4);

  arrive (self, contents, NULL);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  ReluWindow *self = user_data;
  g_autoptr (GFile) file = NULL;

  if (G_VALUE_HOLDS (value, G_TYPE_FILE))
    {
      file = g_value_dup_object (value);
    }
  else if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      GSList *files = gdk_file_list_get_files (g_value_get_boxed (value));

      if (files != NULL)
        file = g_object_ref (files->data);
      /* One is for this window, the others for windows of their own. */
      for (GSList *l = files == NULL ? NULL : files->next; l != NULL; l = l->next)
        relu_application_open_file (
            RELU_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), l->data);
      g_slist_free (files);
    }

  if (file == NULL)
    return FALSE;
  relu_window_open (self, file);
  return TRUE;
}

/* relu_window_install_files: lets network files be dropped on the window. */
void
relu_window_install_files (ReluWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_FILE };

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
