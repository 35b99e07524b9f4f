/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-step-list.h: the steps of a lesson that is being made, to be selected and put in order. */

#pragma once

#include <adwaita.h>

#include "relu-lesson-editor.h"

G_BEGIN_DECLS

#define RELU_TYPE_STEP_LIST (relu_step_list_get_type ())
G_DECLARE_FINAL_TYPE (ReluStepList, relu_step_list, RELU, STEP_LIST, AdwBin)

void relu_step_list_set_editor (ReluStepList *self, ReluLessonEditor *editor);
void relu_step_list_update (ReluStepList *self);

G_END_DECLS
