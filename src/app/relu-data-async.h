/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-data-async.h: reads, makes and writes points without keeping the window waiting. */

#pragma once

#include <gio/gio.h>

#include "relu-csv.h"

G_BEGIN_DECLS

/* A text with points, from a file or from the clipboard. */
void relu_data_load_async (GFile *file, GBytes *text, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data);
ReluCsvReader *relu_data_load_finish (GAsyncResult *result,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

void relu_data_generate_async (const ReluDataRecipe *recipe, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
ReluData *relu_data_generate_finish (GAsyncResult *result,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* As text, into a file or, where that is NULL, for whoever asks. */
void relu_data_store_async (ReluData *data, GFile *file, GAsyncReadyCallback callback,
                            gpointer user_data);
GBytes *relu_data_store_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
