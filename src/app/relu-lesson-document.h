/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-lesson-document.h: a lesson that is being made: its file, modified, history. */

#pragma once

#include <gio/gio.h>

#include "relu-lesson.h"

G_BEGIN_DECLS

#define RELU_TYPE_LESSON_DOCUMENT (relu_lesson_document_get_type ())
G_DECLARE_FINAL_TYPE (ReluLessonDocument, relu_lesson_document, RELU, LESSON_DOCUMENT, GObject)

/* Signal "changed": the lesson, its file, or whether it is saved, is something else now. */

ReluLessonDocument *relu_lesson_document_new (void);

ReluLesson *relu_lesson_document_get_lesson (ReluLessonDocument *self); /* NULL: none is being made */
guint relu_lesson_document_get_generation (ReluLessonDocument *self);
void relu_lesson_document_open (ReluLessonDocument *self, ReluLesson *lesson, GFile *file);
void relu_lesson_document_recover (ReluLessonDocument *self, ReluLesson *lesson, GFile *file);
void relu_lesson_document_close (ReluLessonDocument *self);

/* One undo step each. Edits of one run that follow each other within a moment are one. */
void relu_lesson_document_edit (ReluLessonDocument *self, ReluLesson *lesson);
void relu_lesson_document_edit_run (ReluLessonDocument *self, ReluLesson *lesson, guint run);
void relu_lesson_document_end_run (ReluLessonDocument *self);

void relu_lesson_document_undo (ReluLessonDocument *self);
void relu_lesson_document_redo (ReluLessonDocument *self);
gboolean relu_lesson_document_get_can_undo (ReluLessonDocument *self);
gboolean relu_lesson_document_get_can_redo (ReluLessonDocument *self);

GFile *relu_lesson_document_get_file (ReluLessonDocument *self);
gboolean relu_lesson_document_get_modified (ReluLessonDocument *self);
char *relu_lesson_document_dup_title (ReluLessonDocument *self);
void relu_lesson_document_mark_saved (ReluLessonDocument *self, ReluLesson *lesson, GFile *file);

void relu_lesson_document_save_draft (ReluLessonDocument *self, GKeyFile *view);
void relu_lesson_document_restore_draft (ReluLessonDocument *self, GKeyFile *view);

G_END_DECLS
