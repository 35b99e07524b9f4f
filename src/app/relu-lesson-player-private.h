/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-lesson-player-private.h: what the files of the player share. */

#pragma once

#include "relu-lesson-player.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean is_given;
  double value;
} ReluLessonAnswer;

struct _ReluLessonPlayer
{
  GObject parent_instance;

  ReluDocument *document;
  ReluViewport *viewport;
  ReluTraining *training; /* NULL: nothing is trained */
  ReluMotion *motion;     /* NULL: scenes are reached at once; not owned */

  ReluLesson *lesson; /* NULL: none is played */
  guint step;
  gboolean revealed;
  GArray *answers; /* ReluLessonAnswer, of each step */

  gboolean is_moving; /* a scene has not been reached yet */
  guint own_parts; /* what the viewer had shown before, bits of ReluFigurePart */
  gboolean has_set_speed;
  guint64 own_speed, set_speed; /* of trainings */
};

/* How a scene's contents come into the document. */
typedef enum
{
  RELU_SCENE_OPENS,  /* as other contents, with a history of their own */
  RELU_SCENE_RESETS, /* as an undo step */
  RELU_SCENE_EDITS,  /* as an undo step after which nothing counts as changed */
} ReluSceneArrival;

guint relu_lesson_player_get_parts (ReluLessonPlayer *self);
void relu_lesson_player_show_parts (ReluLessonPlayer *self, guint parts);
void relu_lesson_player_show_headline (ReluLessonPlayer *self, const ReluLessonScene *scene);
void relu_lesson_player_stop (ReluLessonPlayer *self);
void relu_lesson_player_put_scene (ReluLessonPlayer *self, const ReluLessonScene *scene,
                                   ReluSceneArrival arrival);

G_END_DECLS
