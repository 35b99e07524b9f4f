/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-lesson-load.h"

#include <string.h>

#include "relu-file-async.h"

#define SUFFIX ".relu-lesson.json"

/**
 * relu_is_lesson_file:
 * @file: any file
 *
 * Returns: whether its name says that there is a lesson in it
 */
gboolean
relu_is_lesson_file (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  gsize length = name == NULL ? 0 : strlen (name);

  return length > strlen (SUFFIX)
         && g_ascii_strcasecmp (name + length - strlen (SUFFIX), SUFFIX) == 0;
}

static ReluLesson *
load (GFile *file, GCancellable *cancellable, GError **error)
{
  const char *path = g_file_peek_path (file);
  g_autofree char *name = g_file_get_parse_name (file);
  g_autoptr (GByteArray) bytes = NULL;

  if (path != NULL)
    return relu_lesson_read (path, error);

  bytes = relu_file_load_bytes (file, cancellable, error);
  if (bytes == NULL)
    return NULL;

  return relu_lesson_parse ((const char *) bytes->data, (gssize) bytes->len, name, error);
}

static void
load_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  ReluLesson *lesson = load (task_data, cancellable, &error);

  if (lesson != NULL)
    g_task_return_pointer (task, lesson, (GDestroyNotify) relu_lesson_unref);
  else
    g_task_return_error (task, error);
}

/**
 * relu_lesson_load_async:
 * @file: a lesson, on this computer or elsewhere
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * Reads and checks a lesson in a thread.
 */
void
relu_lesson_load_async (GFile *file, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, relu_lesson_load_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, load_thread);
}

/**
 * relu_lesson_load_finish:
 * @result: what the callback was given
 * @error: return location for what is wrong with the file: its name, the key, what was expected
 *
 * Returns: (transfer full) (nullable): the lesson
 */
ReluLesson *
relu_lesson_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, relu_lesson_load_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
