/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-question-box.h: the question of a step that is being made. */

#pragma once

#include <adwaita.h>

#include "relu-lesson-editor.h"

G_BEGIN_DECLS

#define RELU_TYPE_QUESTION_BOX (relu_question_box_get_type ())
G_DECLARE_FINAL_TYPE (ReluQuestionBox, relu_question_box, RELU, QUESTION_BOX, AdwBin)

void relu_question_box_set_editor (ReluQuestionBox *self, ReluLessonEditor *editor);
void relu_question_box_update (ReluQuestionBox *self, const ReluLessonStep *step);

G_END_DECLS
