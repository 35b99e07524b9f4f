/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-lesson-question.h: the question of a step with what it is answered with, and then what is right. */

#pragma once

#include <gtk/gtk.h>

#include "relu-lesson-player.h"

G_BEGIN_DECLS

#define RELU_TYPE_LESSON_QUESTION (relu_lesson_question_get_type ())
G_DECLARE_FINAL_TYPE (ReluLessonQuestion, relu_lesson_question, RELU, LESSON_QUESTION, GtkWidget)

void relu_lesson_question_bind (ReluLessonQuestion *self, ReluLessonPlayer *player,
                                ReluViewport *viewport);
void relu_lesson_question_update (ReluLessonQuestion *self, gboolean is_other_step);
GtkWidget *relu_lesson_question_get_feedback (ReluLessonQuestion *self);

G_END_DECLS
