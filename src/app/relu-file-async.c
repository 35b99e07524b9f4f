/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-file-async.h"

#include <glib/gi18n.h>

#define READ_BLOCK (256 * 1024)

/* Reads to the end of a stream, but not more than a network file may have: what a server says about
 * the size of a file need not be so. */
static GByteArray *
read_bounded (GInputStream *stream, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  while (bytes->len <= RELU_FILE_MAX_BYTES)
    {
      guint old = bytes->len;
      gssize n;

      g_byte_array_set_size (bytes, old + READ_BLOCK);
      n = g_input_stream_read (stream, bytes->data + old, READ_BLOCK, cancellable, error);
      if (n < 0)
        return NULL;
      g_byte_array_set_size (bytes, old + (guint) n);
      if (n == 0)
        return g_steal_pointer (&bytes);
    }

  g_set_error (error, RELU_FILE_ERROR, RELU_FILE_ERROR_LIMIT,
               _("%s: a network file has at most %u MiB"), name,
               RELU_FILE_MAX_BYTES / (1024 * 1024));
  return NULL;
}

/**
 * relu_file_load_bytes:
 * @file: a network or a lesson
 * @cancellable: (nullable): ends the reading of a file on a server
 * @error: return location for why it could not be read
 *
 * Reads a file through GIO, but no more than one of ours may have.
 *
 * Returns: (transfer full) (nullable): its bytes
 */
GByteArray *
relu_file_load_bytes (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_file_get_parse_name (file);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);

  return stream == NULL ? NULL
                        : read_bounded (G_INPUT_STREAM (stream), name, cancellable, error);
}

/**
 * relu_file_load:
 * @file: a network file
 * @cancellable: (nullable): ends the reading of a file on a server
 * @error: return location for what is wrong with the file: its name, the key, what was expected
 *
 * Reads and checks a network file, for threads. A place without a path of its own, such as a phone
 * or a server, is read through GIO.
 *
 * Returns: (transfer full) (nullable): what the file holds
 */
ReluFile *
relu_file_load (GFile *file, GCancellable *cancellable, GError **error)
{
  const char *path = g_file_peek_path (file);
  g_autofree char *name = g_file_get_parse_name (file);
  g_autoptr (GByteArray) bytes = NULL;

  if (path != NULL)
    return relu_file_read (path, error);

  bytes = relu_file_load_bytes (file, cancellable, error);
  if (bytes == NULL)
    return NULL;

  return relu_file_parse ((const char *) bytes->data, (gssize) bytes->len, name, error);
}

static void
load_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  ReluFile *contents = relu_file_load (task_data, cancellable, &error);

  if (contents != NULL)
    g_task_return_pointer (task, contents, (GDestroyNotify) relu_file_unref);
  else
    g_task_return_error (task, error);
}

/**
 * relu_file_load_async:
 * @file: a network file
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * Reads and checks a network file in a thread.
 */
void
relu_file_load_async (GFile *file, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, relu_file_load_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, load_thread);
}

/**
 * relu_file_load_finish:
 * @result: what the callback was given
 * @error: return location for what is wrong with the file: its name, the key, what was expected
 *
 * Returns: (transfer full) (nullable): what the file holds
 */
ReluFile *
relu_file_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, relu_file_load_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static const ReluStoreFuncs store_funcs = {
  .ref = (gpointer (*) (gpointer)) relu_file_ref,
  .unref = (GDestroyNotify) relu_file_unref,
  .write = (gboolean (*) (gpointer, const char *, GError **)) relu_file_write,
  .to_text = (char *(*) (gpointer, gsize *)) relu_file_to_text,
};

/**
 * relu_file_store_async:
 * @contents: what to write
 * @file: where to
 * @callback: called when it is written, to call relu_store_finish()
 * @user_data: for @callback
 *
 * Writes a network file as relu_store_async() does.
 */
void
relu_file_store_async (ReluFile *contents, GFile *file, GAsyncReadyCallback callback,
                       gpointer user_data)
{
  relu_store_async (&store_funcs, contents, file, callback, user_data);
}
