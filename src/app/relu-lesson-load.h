/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-lesson-load.h: lessons, read in a thread. */

#pragma once

#include <gio/gio.h>

#include "relu-lesson.h"

G_BEGIN_DECLS

gboolean relu_is_lesson_file (GFile *file);
void relu_lesson_load_async (GFile *file, GAsyncReadyCallback callback, gpointer user_data);
ReluLesson *relu_lesson_load_finish (GAsyncResult *result,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
