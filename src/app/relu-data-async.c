/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-data-async.h"

#include <glib/gi18n.h>

/* Between two looks at whether to stop. */
#define BLOCK (256 * 1024)

static gboolean
check_size (goffset size, GError **error)
{
  if (size <= RELU_DATA_MAX_CSV_BYTES)
    return TRUE;

  g_set_error (error, RELU_DATA_ERROR, RELU_DATA_ERROR_LIMIT,
               _("A text with points has at most %u MiB"),
               RELU_DATA_MAX_CSV_BYTES / (1024 * 1024));
  return FALSE;
}

static gboolean
read_stream (ReluCsvReader *reader, GInputStream *stream, GCancellable *cancellable,
             GError **error)
{
  g_autofree char *block = g_malloc (BLOCK);
  goffset size = 0;
  gssize n;

  while ((n = g_input_stream_read (stream, block, BLOCK, cancellable, error)) > 0)
    {
      size += n;
      if (!check_size (size, error))
        return FALSE;
      relu_csv_reader_feed (reader, block, (gsize) n);
    }

  return n == 0;
}

static void
load_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (ReluCsvReader) reader = relu_csv_reader_new ();
  GError *error = NULL;

  if (G_IS_FILE (task_data))
    stream = G_INPUT_STREAM (g_file_read (task_data, cancellable, &error));
  else
    stream = g_object_ref (task_data);

  if (stream == NULL || !read_stream (reader, stream, cancellable, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  relu_csv_reader_end (reader);
  g_task_return_pointer (task, g_steal_pointer (&reader), (GDestroyNotify) relu_csv_reader_free);
}

/**
 * relu_data_load_async:
 * @file: (nullable): a text with points
 * @text: (nullable): the text itself, where there is no file
 * @cancellable: (nullable): ends the reading
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * Reads points in a thread. Bad lines are no errors: the reader knows them.
 */
void
relu_data_load_async (GFile *file, GBytes *text, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail ((file == NULL) != (text == NULL));

  g_task_set_source_tag (task, relu_data_load_async);
  g_task_set_task_data (task,
                        file != NULL ? (gpointer) g_object_ref (file)
                                     : (gpointer) g_memory_input_stream_new_from_bytes (text),
                        g_object_unref);
  g_task_run_in_thread (task, load_thread);
}

/**
 * relu_data_load_finish:
 * @result: what the callback was given
 * @error: return location for why it can't be read
 *
 * Returns: (transfer full) (nullable): what has read the text to its end
 */
ReluCsvReader *
relu_data_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, relu_data_load_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
recipe_free (gpointer data)
{
  ReluDataRecipe *self = data;

  g_clear_pointer (&self->network, relu_network_unref);
  g_free (self);
}

static void
generate_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  ReluData *data = relu_data_generate (task_data, &error);

  if (data != NULL)
    g_task_return_pointer (task, data, (GDestroyNotify) relu_data_unref);
  else
    g_task_return_error (task, error);
}

/**
 * relu_data_generate_async:
 * @recipe: how the points are made
 * @cancellable: (nullable): when it is cancelled, so is the result
 * @callback: called when they are made
 * @user_data: for @callback
 *
 * As relu_data_generate(), in a thread.
 */
void
relu_data_generate_async (const ReluDataRecipe *recipe, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  ReluDataRecipe *copy = g_memdup2 (recipe, sizeof *recipe);

  if (copy->network != NULL)
    relu_network_ref (copy->network);
  g_task_set_source_tag (task, relu_data_generate_async);
  g_task_set_task_data (task, copy, recipe_free);
  g_task_run_in_thread (task, generate_thread);
}

/**
 * relu_data_generate_finish:
 * @result: what the callback was given
 * @error: RELU_DATA_ERROR, or that it was cancelled
 *
 * Returns: (transfer full) (nullable): the points
 */
ReluData *
relu_data_generate_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, relu_data_generate_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  ReluData *data;
  GFile *file;
} Store;

static void
store_free (gpointer data)
{
  Store *self = data;

  relu_data_unref (self->data);
  g_clear_object (&self->file);
  g_free (self);
}

static void
store_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Store *store = task_data;
  gsize length;
  char *text = relu_data_to_csv (store->data, &length);
  GError *error = NULL;

  if (store->file == NULL
      || g_file_replace_contents (store->file, text, length, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                  cancellable, &error))
    {
      g_task_return_pointer (task, g_bytes_new_take (text, length),
                             (GDestroyNotify) g_bytes_unref);
      return;
    }

  g_free (text);
  g_task_return_error (task, error);
}

/**
 * relu_data_store_async:
 * @data: the points
 * @file: (nullable): where their text goes
 * @callback: called when it is written
 * @user_data: for @callback
 *
 * Writes points as text, in a thread. Where a file can't be written, the old one stays.
 */
void
relu_data_store_async (ReluData *data, GFile *file, GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Store *store = g_new0 (Store, 1);

  store->data = relu_data_ref (data);
  store->file = file == NULL ? NULL : g_object_ref (file);
  g_task_set_source_tag (task, relu_data_store_async);
  g_task_set_task_data (task, store, store_free);
  g_task_run_in_thread (task, store_thread);
}

/**
 * relu_data_store_finish:
 * @result: what the callback was given
 * @error: return location for why it could not be written
 *
 * Returns: (transfer full) (nullable): the text
 */
GBytes *
relu_data_store_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, relu_data_store_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
