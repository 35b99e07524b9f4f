/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving the lesson that is made in a window, and asking before its changes are lost. */

#include "relu-window-private.h"

#include <glib/gi18n.h>

#include "relu-lesson-store.h"

#define SUFFIX ".relu-lesson.json"

typedef void (*StoredFunc) (ReluWindow *self, gboolean stored, gpointer user_data);

typedef struct
{
  ReluWindow *window;
  ReluLesson *lesson;
  guint generation; /* of the lesson's document, when this began */
  GFile *file;
  StoredFunc callback; /* or NULL */
  gpointer user_data;
} Store;

static void
store_end (Store *job, gboolean stored)
{
  if (job->callback != NULL)
    job->callback (job->window, stored, job->user_data);
  g_clear_object (&job->file);
  relu_lesson_unref (job->lesson);
  g_object_unref (job->window);
  g_free (job);
}

static void
say_saved (Store *job)
{
  g_autofree char *base = g_file_get_basename (job->file);
  g_autofree char *name = g_filename_display_name (base);

  relu_window_say (job->window, g_strdup_printf (_("Saved “%s”"), name));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Store *job = user_data;
  ReluWindow *self = job->window;
  g_autoptr (GError) error = NULL;
  gboolean stored = relu_store_finish (result, &error);

  if (!stored)
    {
      /* The message names the file. */
      relu_window_show_error (self, _("Could Not Save the Lesson"), error->message);
    }
  else if (self->lessons != NULL)
    {
      if (relu_lesson_document_get_generation (self->lessons) == job->generation)
        relu_lesson_document_mark_saved (self->lessons, job->lesson, job->file);
      relu_window_add_recent (self, job->file);
      if (job->callback == NULL)
        say_saved (job);
    }
  store_end (job, stored);
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
  relu_lesson_store_async (job->lesson, job->file, written_cb, job);
}

static GListModel *
make_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) lessons = gtk_file_filter_new ();

  gtk_file_filter_set_name (lessons, _("Lessons (*.relu-lesson.json)"));
  gtk_file_filter_add_pattern (lessons, "*" SUFFIX);
  g_list_store_append (filters, lessons);

  return G_LIST_MODEL (filters);
}

static void
ask_place (Store *job)
{
  ReluWindow *self = job->window;
  g_autoptr (GListModel) filters = make_filters ();
  g_autofree char *title = relu_lesson_document_dup_title (self->lessons);
  g_autofree char *suggested = NULL;
  const ReluPlace place = {
    .title = _("Save Lesson As"),
    .suffix = SUFFIX,
    .needed = SUFFIX,
    .filters = filters,
    .file = relu_lesson_document_get_file (self->lessons),
    .name = title,
  };

  suggested = relu_window_ask_place (self, &place, placed_cb, job);
}

static void
store (ReluWindow *self, gboolean ask_where, StoredFunc callback, gpointer user_data)
{
  GFile *file = relu_lesson_document_get_file (self->lessons);
  Store *job = g_new0 (Store, 1);

  job->window = g_object_ref (self);
  job->lesson = relu_lesson_ref (relu_lesson_document_get_lesson (self->lessons));
  job->generation = relu_lesson_document_get_generation (self->lessons);
  job->callback = callback;
  job->user_data = user_data;
  if (file == NULL || ask_where)
    ask_place (job);
  else
    placed_cb (self, file, job);
}

/* relu_window_save_lesson: saves the lesson that is made; asks where it has no file. */
void
relu_window_save_lesson (ReluWindow *self)
{
  store (self, FALSE, NULL, NULL);
}

/* relu_window_save_lesson_as: asks for a file and saves the lesson to it. */
void
relu_window_save_lesson_as (ReluWindow *self)
{
  store (self, TRUE, NULL, NULL);
}

/* Leaving, as in relu-window-save.c. */

static void
leave_return (GTask *task, gboolean may_go)
{
  ReluWindow *self = g_task_get_source_object (task);

  self->leaving_lesson = FALSE;
  g_task_return_boolean (task, may_go);
}

static void
stored_to_leave_cb (ReluWindow *self, gboolean stored, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  leave_return (task, stored && self->lessons != NULL
                          && !relu_lesson_document_get_modified (self->lessons));
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

/* relu_window_leave_lesson_async:
 *
 * Asks whether changes of the lesson that is made are to be saved or may be lost, if there are any. The answer
 * is for relu_window_leave_finish(). */
void
relu_window_leave_lesson_async (ReluWindow *self, GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;

  if (self->leaving_lesson || !relu_lesson_document_get_modified (self->lessons))
    {
      g_task_return_boolean (task, !self->leaving_lesson);
      return;
    }

  self->leaving_lesson = TRUE;
  title = relu_lesson_document_dup_title (self->lessons);
  /* Translators: %s is the title of a lesson. */
  body = g_strdup_printf (_("The lesson “%s” has changes that are not saved. "
                            "If you do not save them, they are lost."),
                          title);
  relu_window_ask_leave (self, body, leave_response_cb, task);
}

/* Closing the window leaves both. */

static void
left_document_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_boolean (task, relu_window_leave_finish (RELU_WINDOW (source), result));
}

static void
left_lesson_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ReluWindow *self = RELU_WINDOW (source);
  g_autoptr (GTask) task = user_data;

  if (relu_window_leave_finish (self, result))
    relu_window_leave_async (self, left_document_cb, g_steal_pointer (&task));
  else
    g_task_return_boolean (task, FALSE);
}

/* relu_window_leave_all_async: asks about the lesson, and then about the document, as
 * relu_window_leave_async() does. */
void
relu_window_leave_all_async (ReluWindow *self, GAsyncReadyCallback callback, gpointer user_data)
{
  relu_window_leave_lesson_async (self, left_lesson_cb, g_task_new (self, NULL, callback, user_data));
}
