/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-step-row.h: a step in the list of a lesson that is being made. */

#pragma once

#include <gtk/gtk.h>

#include "relu-lesson.h"

G_BEGIN_DECLS

#define RELU_TYPE_STEP_ROW (relu_step_row_get_type ())
G_DECLARE_FINAL_TYPE (ReluStepRow, relu_step_row, RELU, STEP_ROW, GtkListBoxRow)

GtkWidget *relu_step_row_new (guint index);
void relu_step_row_update (ReluStepRow *self, const ReluLessonStep *step);
const char *relu_step_row_get_text (ReluStepRow *self);

G_END_DECLS
