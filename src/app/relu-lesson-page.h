/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-lesson-page.h: making a lesson, as a page of the tool panel. */

#pragma once

#include "relu-lesson-editor.h"
#include "relu-tool-page.h"

G_BEGIN_DECLS

#define RELU_TYPE_LESSON_PAGE (relu_lesson_page_get_type ())
G_DECLARE_FINAL_TYPE (ReluLessonPage, relu_lesson_page, RELU, LESSON_PAGE, ReluToolPage)

void relu_lesson_page_set_editor (ReluLessonPage *self, ReluLessonEditor *editor);
void relu_lesson_page_focus_title (ReluLessonPage *self);

G_END_DECLS
