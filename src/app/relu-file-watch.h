/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-file-watch.h: notices when another program changes or removes a file. */

#pragma once

#include <gio/gio.h>

#include "relu-file.h"

G_BEGIN_DECLS

typedef enum
{
  RELU_FILE_WATCH_SAME,    /* it holds what it held, or there is no file */
  RELU_FILE_WATCH_CHANGED, /* it holds something else */
  RELU_FILE_WATCH_GONE,    /* it is not there any more */
} ReluFileWatchState;

#define RELU_TYPE_FILE_WATCH (relu_file_watch_get_type ())
G_DECLARE_FINAL_TYPE (ReluFileWatch, relu_file_watch, RELU, FILE_WATCH, GObject)

/* Signal "state-changed": relu_file_watch_get_state() is another one. */

ReluFileWatch *relu_file_watch_new (void);

void relu_file_watch_set_file (ReluFileWatch *self, GFile *file, ReluFile *contents,
                               const char *stamp);
const char *relu_file_watch_get_stamp (ReluFileWatch *self);
ReluFile *relu_file_watch_get_known (ReluFileWatch *self);
ReluFile *relu_file_watch_get_found (ReluFileWatch *self);
ReluFileWatchState relu_file_watch_get_state (ReluFileWatch *self);

/* While the program itself writes to the file. */
void relu_file_watch_hold (ReluFileWatch *self);
void relu_file_watch_release (ReluFileWatch *self);

void relu_file_watch_check_async (ReluFileWatch *self, GAsyncReadyCallback callback,
                                  gpointer user_data);
ReluFileWatchState relu_file_watch_check_finish (ReluFileWatch *self, GAsyncResult *result);
void relu_file_watch_check (ReluFileWatch *self);
void relu_file_watch_accept (ReluFileWatch *self);
gboolean relu_file_watch_is_same (ReluFile *a, ReluFile *b);

G_END_DECLS
