/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-export-async.h"

typedef struct
{
  ReluScene *scene;
  ReluExportOptions options;
  char *title;
  GFile *file;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  relu_scene_unref (job->scene);
  g_object_unref (job->file);
  g_free (job->title);
  g_free (job);
}

static void
write_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  g_autofree char *path = g_file_get_path (job->file);
  GError *error = NULL;
  gboolean written;

  if (path != NULL)
    {
      written = relu_export_to_file (job->scene, &job->options, path, &error);
    }
  else
    {
      /* A place without a path of its own, such as a server. */
      g_autoptr (GBytes) bytes = relu_export_to_bytes (job->scene, &job->options, &error);

      written = bytes != NULL
                && g_file_replace_contents (job->file, g_bytes_get_data (bytes, NULL),
                                            g_bytes_get_size (bytes), NULL, FALSE,
                                            G_FILE_CREATE_NONE, NULL, cancellable, &error);
    }

  if (written)
    g_task_return_pointer (task, g_object_ref (job->file), g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * relu_export_async:
 * @scene: the figure; it is immutable, so it may be shown meanwhile
 * @options: how to write it
 * @file: where to
 * @callback: called when it is written
 * @user_data: for @callback
 *
 * Writes a figure in a thread: a large image takes seconds.
 */
void
relu_export_async (ReluScene *scene, const ReluExportOptions *options, GFile *file,
                   GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->scene = relu_scene_ref (scene);
  job->file = g_object_ref (file);
  job->title = g_strdup (options->title);
  job->options = *options;
  job->options.title = job->title;

  g_task_set_source_tag (task, relu_export_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, write_thread);
}

/**
 * relu_export_finish:
 * @result: what the callback was given
 * @error: return location for why it could not be written
 *
 * Returns: (transfer full) (nullable): the file that was written
 */
GFile *
relu_export_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, relu_export_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
