/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-lesson-editor-private.h: between the steps of a lesson (relu-lesson-editor.c) and what they show. */

#pragma once

#include "relu-lesson-editor.h"

G_BEGIN_DECLS

struct _ReluLessonEditor
{
  GObject parent_instance;

  ReluLessonDocument *lessons;
  ReluDocument *document;
  ReluViewport *viewport;
  guint selected; /* RELU_LESSON_NO_STEP where the lesson has no steps */
};

/* relu-lesson-editor.c */
void relu_lesson_editor_take (ReluLessonEditor *self, ReluLesson *lesson, guint index);
guint relu_lesson_editor_get_next (ReluLessonEditor *self);

G_END_DECLS
