/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-lesson-view.h: the words of a lesson's step, its question, and the way on and back. */

#pragma once

#include <gtk/gtk.h>

#include "relu-lesson-player.h"

G_BEGIN_DECLS

#define RELU_TYPE_LESSON_VIEW (relu_lesson_view_get_type ())
G_DECLARE_FINAL_TYPE (ReluLessonView, relu_lesson_view, RELU, LESSON_VIEW, GtkWidget)

/* Properties, booleans: "teacher" (FALSE): also the notes, and what comes next; "controls" (TRUE): with Back and Next,
 * and where one is. It is seen only while a lesson is played. Its height is what the step needs, or less: then
 * the words scroll. */

GtkWidget *relu_lesson_view_new (ReluLessonPlayer *player, ReluViewport *viewport);

void relu_lesson_view_set_teacher (ReluLessonView *self, gboolean teacher);
void relu_lesson_view_set_controls (ReluLessonView *self, gboolean controls);

G_END_DECLS
