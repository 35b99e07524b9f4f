/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-lesson-problem.h: what is missing in a step of a lesson, said where it is missing. */

#pragma once

#include "relu-lesson-editor.h"

G_BEGIN_DECLS

char *relu_lesson_dup_problem (const ReluLessonStep *step,
                               ReluLessonField field) G_GNUC_WARN_UNUSED_RESULT;
gboolean relu_lesson_has_problem (const ReluLessonStep *step);

G_END_DECLS
