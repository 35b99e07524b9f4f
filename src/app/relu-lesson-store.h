/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-lesson-store.h: lessons, written in a thread. */

#pragma once

#include "relu-lesson.h"
#include "relu-store-async.h"

G_BEGIN_DECLS

void relu_lesson_store_async (ReluLesson *lesson, GFile *file, GAsyncReadyCallback callback,
                              gpointer user_data);

G_END_DECLS
