/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-step-form.h: everything about the selected step of a lesson that is being made. */

#pragma once

#include <adwaita.h>

#include "relu-lesson-editor.h"

G_BEGIN_DECLS

#define RELU_TYPE_STEP_FORM (relu_step_form_get_type ())
G_DECLARE_FINAL_TYPE (ReluStepForm, relu_step_form, RELU, STEP_FORM, AdwBin)

void relu_step_form_set_editor (ReluStepForm *self, ReluLessonEditor *editor);
void relu_step_form_update (ReluStepForm *self);
void relu_step_form_update_state (ReluStepForm *self);
void relu_step_form_focus_title (ReluStepForm *self);

G_END_DECLS
