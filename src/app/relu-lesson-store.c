/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-lesson-store.h"

static const ReluStoreFuncs store_funcs = {
  .ref = (gpointer (*) (gpointer)) relu_lesson_ref,
  .unref = (GDestroyNotify) relu_lesson_unref,
  .write = (gboolean (*) (gpointer, const char *, GError **)) relu_lesson_write,
  .to_text = (char *(*) (gpointer, gsize *)) relu_lesson_to_text,
};

/**
 * relu_lesson_store_async:
 * @lesson: what to write
 * @file: where to
 * @callback: called when it is written, to call relu_store_finish()
 * @user_data: for @callback
 *
 * Writes a lesson as relu_store_async() does.
 */
void
relu_lesson_store_async (ReluLesson *lesson, GFile *file, GAsyncReadyCallback callback,
                         gpointer user_data)
{
  relu_store_async (&store_funcs, lesson, file, callback, user_data);
}
