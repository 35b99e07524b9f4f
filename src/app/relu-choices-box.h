/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-choices-box.h: the choices of a question that is being made, and which of them are right. */

#pragma once

#include "relu-lesson-editor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RELU_TYPE_CHOICES_BOX (relu_choices_box_get_type ())
G_DECLARE_FINAL_TYPE (ReluChoicesBox, relu_choices_box, RELU, CHOICES_BOX, GtkBox)

void relu_choices_box_set_editor (ReluChoicesBox *self, ReluLessonEditor *editor);
void relu_choices_box_update (ReluChoicesBox *self, const ReluLessonStep *step);

G_END_DECLS
