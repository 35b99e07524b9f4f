/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-store-async.h"

typedef struct
{
  const ReluStoreFuncs *funcs;
  gpointer contents;
  GFile *file;
} Store;

static void
store_free (gpointer data)
{
  Store *self = data;

  self->funcs->unref (self->contents);
  g_object_unref (self->file);
  g_free (self);
}

static int n_storing; /* in threads; atomic */

static void
store_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Store *store = task_data;
  g_autofree char *path = g_file_get_path (store->file);
  GError *error = NULL;
  gboolean stored;

  if (path != NULL)
    {
      stored = store->funcs->write (store->contents, path, &error);
    }
  else
    {
      gsize length;
      g_autofree char *text = store->funcs->to_text (store->contents, &length);

      stored = g_file_replace_contents (store->file, text, length, NULL, FALSE,
                                        G_FILE_CREATE_NONE, NULL, cancellable, &error);
    }

  g_atomic_int_add (&n_storing, -1);
  if (stored)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * relu_store_async:
 * @funcs: what @contents are; must stay
 * @contents: what to write
 * @file: where to
 * @callback: called when it is written
 * @user_data: for @callback
 *
 * Writes a file in a thread, atomically: where it fails, the old file stays.
 */
void
relu_store_async (const ReluStoreFuncs *funcs, gpointer contents, GFile *file,
                  GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Store *store = g_new0 (Store, 1);

  store->funcs = funcs;
  store->contents = funcs->ref (contents);
  store->file = g_object_ref (file);
  g_task_set_source_tag (task, relu_store_async);
  g_task_set_task_data (task, store, store_free);
  g_atomic_int_inc (&n_storing);
  g_task_run_in_thread (task, store_thread);
}

/**
 * relu_store_wait:
 *
 * Returns when nothing is being written any more, for the end of the program. No callback runs.
 */
void
relu_store_wait (void)
{
  while (g_atomic_int_get (&n_storing) > 0)
    g_usleep (1000);
}

/**
 * relu_store_finish:
 * @result: what the callback was given
 * @error: return location for why it could not be written
 *
 * Returns: whether it is written
 */
gboolean
relu_store_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, relu_store_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
