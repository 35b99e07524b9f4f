/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-lesson-player-scene.c: a scene comes to document and viewport: its contents, what of them is seen, the way
 * there, and the training that begins at its end. */

#include "relu-lesson-player-private.h"

/* How long the move to a scene with a training takes, whose seconds are those of the training, and how
 * long that takes where the lesson does not say; in s. */
#define RUN_MOVE_SECONDS RELU_LESSON_DEFAULT_SECONDS
#define RUN_SECONDS 6.0

#define FRAMES_PER_SECOND 60.0

/* relu_lesson_player_show_parts: @parts are bits of ReluLessonPart, which begin as those of
 * ReluFigurePart. */
void
relu_lesson_player_show_parts (ReluLessonPlayer *self, guint parts)
{
  for (guint i = 0; i < RELU_N_FIGURE_PARTS; i++)
    relu_viewport_set_shows (self->viewport, i, (parts & (1u << i)) != 0);
}

/* relu_lesson_player_get_parts: what the figure shows now, in the same bits. */
guint
relu_lesson_player_get_parts (ReluLessonPlayer *self)
{
  guint parts = 0;

  for (guint i = 0; i < RELU_N_FIGURE_PARTS; i++)
    if (relu_viewport_get_shows (self->viewport, i))
      parts |= 1u << i;

  return parts;
}

/* relu_lesson_player_show_headline: the verdict above the figure, unless the scene leaves it out. */
void
relu_lesson_player_show_headline (ReluLessonPlayer *self, const ReluLessonScene *scene)
{
  relu_viewport_set_shows_headline (
      self->viewport,
      !scene->has_parts || (scene->parts & (1u << RELU_LESSON_SHOWS_HEADLINE)) != 0);
}

static void
restore_speed (ReluLessonPlayer *self)
{
  /* Unless somebody has chosen another one meanwhile. */
  if (self->has_set_speed && relu_training_get_speed (self->training) == self->set_speed)
    relu_training_set_speed (self->training, self->own_speed);
  self->has_set_speed = FALSE;
}

/* So many steps a frame that a run of the scene takes its seconds. */
static void
set_speed (ReluLessonPlayer *self, const ReluLessonScene *scene)
{
  const ReluSetup *setup = relu_file_get_setup (scene->contents);
  double seconds = scene->seconds == RELU_LESSON_DEFAULT_SECONDS ? RUN_SECONDS : scene->seconds;
  double n_steps = (double) relu_setup_get_start_steps (setup);

  self->own_speed = relu_training_get_speed (self->training);
  self->set_speed = seconds > 0
                        ? (guint64) MAX (1, n_steps / (seconds * FRAMES_PER_SECOND))
                        : RELU_TRAINING_FLAT_OUT;
  self->has_set_speed = TRUE;
  relu_training_set_speed (self->training, self->set_speed);
}

/* A scene is reached: what was to begin there begins. */
static void
arrived_cb (gpointer user_data)
{
  ReluLessonPlayer *self = user_data;
  const ReluLessonScene *scene = relu_lesson_player_get_scene (self);

  if (!self->is_moving)
    return;

  self->is_moving = FALSE;
  if (scene == NULL || !scene->run || self->training == NULL)
    return;

  set_speed (self, scene);
  if (relu_training_can_run (self->training) && !relu_training_get_running (self->training))
    relu_training_run (self->training);
}

static void
put_contents (ReluLessonPlayer *self, ReluFile *contents, ReluSceneArrival arrival)
{
  /* What somebody has saved and changed since must not be lost, though a scene asks nobody. */
  if (arrival == RELU_SCENE_OPENS && relu_document_get_file (self->document) != NULL
      && relu_document_get_modified (self->document))
    arrival = RELU_SCENE_EDITS;

  switch (arrival)
    {
    case RELU_SCENE_OPENS:
      relu_document_set_contents (self->document, contents, NULL);
      break;

    case RELU_SCENE_EDITS:
      relu_document_edit (self->document, contents);
      relu_document_mark_contents_saved (self->document,
                                         relu_document_get_contents (self->document), NULL);
      break;

    case RELU_SCENE_RESETS:
    default:
      relu_document_edit (self->document, contents);
      break;
    }
}

/* relu_lesson_player_stop: ends what goes on. On the way to a scene that begins a training, it does not begin
 * any more. */
void
relu_lesson_player_stop (ReluLessonPlayer *self)
{
  self->is_moving = FALSE;
  if (self->motion != NULL)
    relu_motion_stop (self->motion);
  if (self->training != NULL)
    {
      relu_training_pause (self->training);
      restore_speed (self);
    }
}

/* relu_lesson_player_put_scene: moves to a scene, and begins its training there. */
void
relu_lesson_player_put_scene (ReluLessonPlayer *self, const ReluLessonScene *scene,
                              ReluSceneArrival arrival)
{
  const ReluMotionView view = { scene->x_from, scene->x_to, scene->y_from, scene->y_to };
  g_autoptr (ReluFile) before = NULL;
  ReluMotionView from;

  relu_lesson_player_stop (self);
  if (self->motion != NULL)
    relu_motion_get_view (self->motion, &from);

  before = relu_file_ref (relu_document_get_contents (self->document));
  relu_viewport_clear (self->viewport);
  relu_viewport_set_beside (self->viewport, -1);
  relu_viewport_set_edits_data (self->viewport, FALSE);
  relu_lesson_player_show_headline (self, scene);
  relu_lesson_player_show_parts (self, scene->has_parts ? scene->parts : self->own_parts);
  put_contents (self, scene->contents, arrival);
  relu_viewport_set_line_x (self->viewport, scene->line_x);
  if (scene->tool != NULL)
    g_signal_emit_by_name (self, "tool-page",
                           g_str_equal (scene->tool, "none") ? "" : scene->tool);

  self->is_moving = TRUE;
  if (self->motion != NULL)
    {
      relu_motion_start_view (self->motion, before, &from, &view,
                              scene->run ? RUN_MOVE_SECONDS : scene->seconds, arrived_cb, self);
      return;
    }

  relu_viewport_set_x_range (self->viewport, view.x_from, view.x_to);
  relu_viewport_set_y_range (self->viewport, view.y_from, view.y_to);
  arrived_cb (self);
}
