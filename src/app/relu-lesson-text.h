/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-lesson-text.h: the words of a lesson, as they are shown and said. */

#pragma once

#include <gtk/gtk.h>

#include "relu-lesson-player.h"

G_BEGIN_DECLS

void relu_lesson_text_set (GtkLabel *label, const char *text);

char *relu_lesson_text_dup_progress (ReluLessonPlayer *player) G_GNUC_WARN_UNUSED_RESULT;
const char *relu_lesson_text_get_verdict (ReluLessonPlayer *player);
char *relu_lesson_text_dup_truth (ReluLessonPlayer *player) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
