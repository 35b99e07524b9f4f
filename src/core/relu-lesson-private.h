/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-lesson-private.h: what the parts of relu-lesson share. */

#pragma once

#include "relu-lesson.h"

G_BEGIN_DECLS

struct _ReluLesson
{
  gatomicrefcount ref_count;
  char *texts[RELU_N_LESSON_TEXTS]; /* NULL: empty */
  GPtrArray *steps;                 /* ReluLessonStep, shared with copies; they never change */
  GPtrArray *keys;                  /* ReluFileKey, of the top level; NULL: not from a file */
};

ReluLesson *relu_lesson_alloc (void);
GPtrArray *relu_lesson_steps_new (void);
const char *relu_lesson_text_get_key (ReluLessonText which);

/* relu-lesson-step.c: steps are shared, and never change while they are. */
ReluLessonStep *relu_lesson_step_alloc (void);
ReluLessonStep *relu_lesson_step_ref (ReluLessonStep *self);

G_END_DECLS
