/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes into a window: files, examples, what is dropped on it. */

#include "relu-window-private.h"

#include <glib/gi18n.h>

#include "relu-compat-file-dialog.h"
#include "relu-examples.h"
#include "relu-file-async.h"
#include "relu-lesson-load.h"

#define MEDIA_TYPE "application/vnd.reluscope+json"
#define LESSON_MEDIA_TYPE "application/vnd.reluscope.lesson+json"

/* relu_window_make_filters: for file dialogs; @all lets other files be seen too. */
GListModel *
relu_window_make_filters (gboolean all)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) networks = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) any = gtk_file_filter_new ();

  gtk_file_filter_set_name (networks, all ? _("Networks and Lessons (*.json)")
                                           : _("Networks (*.relu.json, *.json)"));
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

/* relu_window_add_recent: remembers a file for the menu beside Open. */
void
relu_window_add_recent (ReluWindow *self, GFile *file)
{
  static char *groups[] = { (char *) "reluscope", NULL };
  GtkRecentData data = {
    .mime_type = (char *) (relu_is_lesson_file (file) ? LESSON_MEDIA_TYPE : MEDIA_TYPE),
    .app_name = (char *) "Reluscope",
    .app_exec = (char *) "reluscope %u",
    .groups = groups,
  };
  g_autofree char *uri = g_file_get_uri (file);

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

/* Opening: first read, then ask whether the present document may go. A file that cannot be read
 * costs nothing. */

/* relu_window_find_other: the window, other than this one, that has @file open; or NULL. */
GtkWindow *
relu_window_find_other (ReluWindow *self, GFile *file)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GtkWindow *window = application == NULL ? NULL
                                          : relu_application_find_window (
                                              RELU_APPLICATION (application), file);

  return window == GTK_WINDOW (self) ? NULL : window;
}

static gboolean
present_other (ReluWindow *self, GFile *file)
{
  GtkWindow *other = relu_window_find_other (self, file);

  if (other != NULL)
    gtk_window_present (other);
  return other != NULL;
}

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

  if (relu_window_leave_finish (self, result) && self->document != NULL
      && (arrival->file == NULL || relu_window_find_other (self, arrival->file) == NULL))
    {
      g_autoptr (ReluFile) before = relu_file_ref (relu_document_get_contents (self->document));

      relu_window_set_contents (self, arrival->contents, arrival->file);
      if (arrival->file != NULL)
        relu_window_add_recent (self, arrival->file);
      else
        relu_motion_start (self->motion, before);
      /* An example with data is there to be trained. */
      if (arrival->file == NULL && relu_file_get_data (arrival->contents) != NULL)
        relu_window_show_learning (self);
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

  gtk_widget_set_cursor (GTK_WIDGET (load->window), NULL);
  if (load->window->document == NULL || present_other (load->window, load->file))
    {
      /* Closed, or opened elsewhere, meanwhile. */
    }
  else if (contents != NULL)
    {
      arrive (load->window, contents, load->file);
    }
  else
    {
      /* The message names the file. */
      relu_window_show_error (load->window, _("Could Not Open the File"), error->message);
    }

  g_object_unref (load->window);
  g_object_unref (load->file);
  g_free (load);
}

/**
 * relu_window_open:
 * @self: a window, shown or not
 * @file: a network file, a lesson, or a text with points
 *
 * Reads @file and puts it in the place of the document, after asking where that has changes. Shows
 * the window when that is done, or when there is something to say. A file that another window has
 * open is shown there instead. A text with points goes into the document's data.
 */
void
relu_window_open (ReluWindow *self, GFile *file)
{
  Load *load;

  g_return_if_fail (RELU_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  if (present_other (self, file))
    return;
  if (relu_window_is_data_file (file))
    {
      gtk_window_present (GTK_WINDOW (self));
      relu_window_import_data (self, file);
      return;
    }

  if (relu_is_lesson_file (file))
    {
      relu_window_open_lesson_file (self, file);
      return;
    }

  load = g_new0 (Load, 1);
  load->window = g_object_ref (self);
  load->file = g_object_ref (file);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "progress");
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
  g_autoptr (GListModel) filters = relu_window_make_filters (TRUE);

  relu_compat_open_file (GTK_WINDOW (self), _("Open"), filters, chosen_cb, NULL);
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

/* relu_window_install_drop: lets network files and texts with points be dropped on the window. */
void
relu_window_install_drop (ReluWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_FILE };

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
