/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-lesson-editor.h: making a lesson: which step is being edited, and what can be done to it. */

#pragma once

#include "relu-lesson-capture.h"
#include "relu-lesson-document.h"

G_BEGIN_DECLS

#define RELU_TYPE_LESSON_EDITOR (relu_lesson_editor_get_type ())
G_DECLARE_FINAL_TYPE (ReluLessonEditor, relu_lesson_editor, RELU, LESSON_EDITOR, GObject)

/* No step. */
#define RELU_LESSON_NO_STEP G_MAXUINT

/* What is typed or turned: edits of one field that follow each other within a moment are one undo
 * step. The choices follow the last one. */
typedef enum
{
  RELU_LESSON_FIELD_NONE, /* an undo step of its own */
  RELU_LESSON_FIELD_LESSON_TITLE,
  RELU_LESSON_FIELD_DESCRIPTION,
  RELU_LESSON_FIELD_AUTHOR,
  RELU_LESSON_FIELD_TITLE,
  RELU_LESSON_FIELD_TEXT,
  RELU_LESSON_FIELD_NOTES,
  RELU_LESSON_FIELD_HEADLINE,
  RELU_LESSON_FIELD_SECONDS,
  RELU_LESSON_FIELD_QUESTION,
  RELU_LESSON_FIELD_ANSWER,
  RELU_LESSON_FIELD_TOLERANCE,
  RELU_LESSON_FIELD_WHY,
  RELU_LESSON_FIELD_REVEAL_SECONDS,
  RELU_LESSON_FIELD_CHOICE, /* the first one */
} ReluLessonField;

/* Signal "changed": the lesson, or which step is selected.
 * Signal "scene-wanted" (ReluLessonScene *): the window is to show that scene. */

ReluLessonEditor *relu_lesson_editor_new (ReluLessonDocument *lessons, ReluDocument *document,
                                          ReluViewport *viewport);

ReluLessonDocument *relu_lesson_editor_get_lessons (ReluLessonEditor *self);
ReluLesson *relu_lesson_editor_get_lesson (ReluLessonEditor *self);
guint relu_lesson_editor_get_selected (ReluLessonEditor *self);
const ReluLessonStep *relu_lesson_editor_get_step (ReluLessonEditor *self);
void relu_lesson_editor_select (ReluLessonEditor *self, guint index);
void relu_lesson_editor_show_scene (ReluLessonEditor *self, gboolean revealed);

void relu_lesson_editor_set_text (ReluLessonEditor *self, ReluLessonText which, const char *text);
void relu_lesson_editor_replace_step (ReluLessonEditor *self, ReluLessonStep *step,
                                      ReluLessonField field);
void relu_lesson_editor_end_typing (ReluLessonEditor *self);

/* What the window shows now, and the selected step. */
gboolean relu_lesson_editor_is_current (ReluLessonEditor *self, gboolean revealed);
void relu_lesson_editor_add_step (ReluLessonEditor *self);
void relu_lesson_editor_update_step (ReluLessonEditor *self);
void relu_lesson_editor_update_reveal (ReluLessonEditor *self);
void relu_lesson_editor_remove_reveal (ReluLessonEditor *self);
void relu_lesson_editor_set_headline (ReluLessonEditor *self, gboolean shown);
gboolean relu_lesson_editor_set_sliders (ReluLessonEditor *self, ReluLessonSliders sliders);

void relu_lesson_editor_duplicate_step (ReluLessonEditor *self);
void relu_lesson_editor_remove_step (ReluLessonEditor *self);
void relu_lesson_editor_move_step (ReluLessonEditor *self, guint from, guint to);

void relu_lesson_editor_undo (ReluLessonEditor *self);
void relu_lesson_editor_redo (ReluLessonEditor *self);

G_END_DECLS
