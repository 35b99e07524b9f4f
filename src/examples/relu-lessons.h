/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-lessons.h: the lessons that come with the program. */

#pragma once

#include "relu-lesson.h"

G_BEGIN_DECLS

guint relu_lessons_get_n (void);
const char *relu_lessons_get_id (guint index);
const char *relu_lessons_get_title (guint index);
const char *relu_lessons_get_description (guint index);

ReluLesson *relu_lessons_load (const char *id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *relu_lessons_load_bytes (const char *id, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
