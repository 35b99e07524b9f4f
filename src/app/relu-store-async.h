/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-store-async.h: saves a file in a thread. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What is saved: something immutable that knows how to be written, atomically where it has a path. */
typedef struct
{
  gpointer (*ref) (gpointer contents);
  void (*unref) (gpointer contents);
  gboolean (*write) (gpointer contents, const char *path, GError **error);
  char *(*to_text) (gpointer contents, gsize *length);
} ReluStoreFuncs;

void relu_store_async (const ReluStoreFuncs *funcs, gpointer contents, GFile *file,
                       GAsyncReadyCallback callback, gpointer user_data);
gboolean relu_store_finish (GAsyncResult *result, GError **error);
void relu_store_wait (void);

G_END_DECLS
