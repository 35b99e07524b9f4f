/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-file-async.h: reads and writes network files without keeping the window waiting. */

#pragma once

#include <gio/gio.h>

#include "relu-file.h"
#include "relu-store-async.h"

G_BEGIN_DECLS

GByteArray *relu_file_load_bytes (GFile *file, GCancellable *cancellable,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
ReluFile *relu_file_load (GFile *file, GCancellable *cancellable,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
void relu_file_load_async (GFile *file, GAsyncReadyCallback callback, gpointer user_data);
ReluFile *relu_file_load_finish (GAsyncResult *result,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

void relu_file_store_async (ReluFile *contents, GFile *file, GAsyncReadyCallback callback,
                            gpointer user_data);

G_END_DECLS
