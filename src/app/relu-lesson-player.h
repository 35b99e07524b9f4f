/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-lesson-player.h: a lesson as it is gone through: which step, what was answered, what is shown. */

#pragma once

#include "relu-document.h"
#include "relu-lesson.h"
#include "relu-motion.h"
#include "relu-training.h"
#include "relu-viewport.h"

G_BEGIN_DECLS

#define RELU_TYPE_LESSON_PLAYER (relu_lesson_player_get_type ())
G_DECLARE_FINAL_TYPE (ReluLessonPlayer, relu_lesson_player, RELU, LESSON_PLAYER, GObject)

/* Property "playing" (boolean, read-only): there is a lesson. It is notified before the first scene is shown,
 * and when all is again as before the lesson.
 * Signals: "changed": anything of what follows is something else now. "tool-page" (const char *): a scene asks
 * for this page of the tool panel, "" for none.
 *
 * A step is seen in two states, before and after its reveal, where there is anything to reveal: the answer to a
 * question, or another scene. Next and back go through these in order, so that a clicker's two keys do. */

ReluLessonPlayer *relu_lesson_player_new (ReluDocument *document, ReluViewport *viewport,
                                          ReluTraining *training);
void relu_lesson_player_set_motion (ReluLessonPlayer *self, ReluMotion *motion);

void relu_lesson_player_set_lesson (ReluLessonPlayer *self, ReluLesson *lesson);
void relu_lesson_player_resume (ReluLessonPlayer *self, ReluLesson *lesson, guint step,
                                gboolean revealed);
ReluLesson *relu_lesson_player_get_lesson (ReluLessonPlayer *self);

guint relu_lesson_player_get_step (ReluLessonPlayer *self);
gboolean relu_lesson_player_get_revealed (ReluLessonPlayer *self);
const ReluLessonStep *relu_lesson_player_get_contents (ReluLessonPlayer *self);
const ReluLessonStep *relu_lesson_player_get_next_contents (ReluLessonPlayer *self);
const ReluLessonScene *relu_lesson_player_get_scene (ReluLessonPlayer *self);

gboolean relu_lesson_player_can_next (ReluLessonPlayer *self);
gboolean relu_lesson_player_can_back (ReluLessonPlayer *self);
gboolean relu_lesson_player_can_reveal (ReluLessonPlayer *self);
void relu_lesson_player_next (ReluLessonPlayer *self);
void relu_lesson_player_back (ReluLessonPlayer *self);
void relu_lesson_player_go (ReluLessonPlayer *self, guint step);

/* What the learner thinks; of a choice its index from 0. */
void relu_lesson_player_answer (ReluLessonPlayer *self, double answer);
gboolean relu_lesson_player_get_answer (ReluLessonPlayer *self, double *answer);
gboolean relu_lesson_player_is_right (ReluLessonPlayer *self);
void relu_lesson_player_reveal (ReluLessonPlayer *self);

void relu_lesson_player_reset_step (ReluLessonPlayer *self);
void relu_lesson_player_show_scene (ReluLessonPlayer *self, const ReluLessonScene *scene);

G_END_DECLS
