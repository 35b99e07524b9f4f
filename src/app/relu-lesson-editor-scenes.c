/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-lesson-editor-scenes.c: what the selected step shows, before and after its answer. */

#include "relu-lesson-editor-private.h"

/**
 * relu_lesson_editor_is_current:
 * @self: an editor that has a step
 * @revealed: whether the scene after the answer is asked about
 *
 * Returns: whether the window shows what the selected step has
 */
gboolean
relu_lesson_editor_is_current (ReluLessonEditor *self, gboolean revealed)
{
  const ReluLessonScene *scene;

  g_return_val_if_fail (RELU_IS_LESSON_EDITOR (self), FALSE);
  g_return_val_if_fail (self->selected != RELU_LESSON_NO_STEP, FALSE);

  scene = relu_lesson_get_scene (relu_lesson_editor_get_lesson (self), self->selected, revealed);

  return relu_lesson_is_captured (scene, self->document, self->viewport);
}

/**
 * relu_lesson_editor_add_step:
 * @self: an editor that has a lesson
 *
 * Adds what the window shows as a step after the selected one, and selects it.
 */
void
relu_lesson_editor_add_step (ReluLessonEditor *self)
{
  g_autoptr (ReluLesson) lesson = NULL;
  ReluLessonStep *step;
  guint index;

  g_return_if_fail (RELU_IS_LESSON_EDITOR (self));
  g_return_if_fail (relu_lesson_editor_get_lesson (self) != NULL);

  index = relu_lesson_editor_get_next (self);
  step = relu_lesson_step_new (relu_document_get_contents (self->document));
  relu_lesson_capture (&step->scene, self->document, self->viewport);
  lesson = relu_lesson_with_step_inserted (relu_lesson_editor_get_lesson (self), index, step);
  relu_lesson_editor_take (self, lesson, index);
}

/**
 * relu_lesson_editor_update_step:
 * @self: an editor that has a step
 *
 * Lets the selected step show what the window shows. A scene after the answer that was the same stays so.
 */
void
relu_lesson_editor_update_step (ReluLessonEditor *self)
{
  ReluLessonStep *step;
  gboolean same;

  g_return_if_fail (RELU_IS_LESSON_EDITOR (self));
  g_return_if_fail (self->selected != RELU_LESSON_NO_STEP);

  step = relu_lesson_step_copy (relu_lesson_editor_get_step (self));
  same = step->has_reveal
         && relu_file_equal (step->reveal.contents, step->scene.contents);
  relu_lesson_capture (&step->scene, self->document, self->viewport);
  if (same)
    relu_lesson_capture (&step->reveal, self->document, self->viewport);
  relu_lesson_editor_replace_step (self, step, RELU_LESSON_FIELD_NONE);
}

/**
 * relu_lesson_editor_update_reveal:
 * @self: an editor that has a step
 *
 * Lets the scene after the answer of the selected step show what the window shows.
 */
void
relu_lesson_editor_update_reveal (ReluLessonEditor *self)
{
  ReluLessonStep *step;

  g_return_if_fail (RELU_IS_LESSON_EDITOR (self));
  g_return_if_fail (self->selected != RELU_LESSON_NO_STEP);

  step = relu_lesson_step_copy (relu_lesson_editor_get_step (self));
  if (!step->has_reveal)
    {
      relu_lesson_scene_copy (&step->scene, &step->reveal);
      step->reveal.run = FALSE;
      step->reveal.seconds = RELU_LESSON_DEFAULT_SECONDS;
      step->has_reveal = TRUE;
    }
  relu_lesson_capture (&step->reveal, self->document, self->viewport);
  /* After the answer nothing needs to be kept secret. */
  step->reveal.parts |= 1u << RELU_LESSON_SHOWS_HEADLINE;
  relu_lesson_editor_replace_step (self, step, RELU_LESSON_FIELD_NONE);
}

/**
 * relu_lesson_editor_remove_reveal:
 * @self: an editor that has a step
 *
 * Lets the same be seen after the answer as before.
 */
void
relu_lesson_editor_remove_reveal (ReluLessonEditor *self)
{
  ReluLessonStep *step;

  g_return_if_fail (RELU_IS_LESSON_EDITOR (self));
  g_return_if_fail (self->selected != RELU_LESSON_NO_STEP);

  step = relu_lesson_step_copy (relu_lesson_editor_get_step (self));
  step->has_reveal = FALSE;
  relu_lesson_scene_clear (&step->reveal);
  relu_lesson_editor_replace_step (self, step, RELU_LESSON_FIELD_NONE);
}

/**
 * relu_lesson_editor_set_headline:
 * @self: an editor that has a step
 * @shown: whether the verdict is above the figure
 *
 * Shows or hides the verdict in the selected step.
 */
void
relu_lesson_editor_set_headline (ReluLessonEditor *self, gboolean shown)
{
  ReluLessonStep *step;

  g_return_if_fail (RELU_IS_LESSON_EDITOR (self));
  g_return_if_fail (self->selected != RELU_LESSON_NO_STEP);

  step = relu_lesson_step_copy (relu_lesson_editor_get_step (self));
  relu_lesson_scene_set_headline (&step->scene, shown, self->viewport);
  relu_lesson_editor_replace_step (self, step, RELU_LESSON_FIELD_NONE);
}

/**
 * relu_lesson_editor_set_sliders:
 * @self: an editor that has a step
 * @sliders: which sliders its scene is to show
 *
 * Shows other sliders with the selected step. Pins are part of the network file: those of the window are
 * taken where the step has none, and for all sliders they are taken off.
 *
 * Returns: %FALSE where pinned sliders are asked for and none are pinned
 */
gboolean
relu_lesson_editor_set_sliders (ReluLessonEditor *self, ReluLessonSliders sliders)
{
  ReluLessonStep *step;
  ReluFile *contents;

  g_return_val_if_fail (RELU_IS_LESSON_EDITOR (self), FALSE);
  g_return_val_if_fail (self->selected != RELU_LESSON_NO_STEP, FALSE);

  step = relu_lesson_step_copy (relu_lesson_editor_get_step (self));
  contents = step->scene.contents;
  if (sliders == RELU_LESSON_SLIDERS_ALL)
    step->scene.contents = relu_lesson_with_pins (contents, NULL);
  else if (sliders == RELU_LESSON_SLIDERS_PINNED
           && relu_file_get_n_marked (contents, RELU_MARK_PRESENTED) == 0)
    step->scene.contents
        = relu_lesson_with_pins (contents, relu_document_get_contents (self->document));
  else
    step->scene.contents = relu_file_ref (contents);
  relu_file_unref (contents);
  step->scene.hides_sliders = sliders == RELU_LESSON_SLIDERS_NONE;

  if (sliders != RELU_LESSON_SLIDERS_NONE
      && relu_lesson_scene_get_sliders (&step->scene) != sliders)
    {
      relu_lesson_step_free (step);
      return FALSE;
    }
  relu_lesson_editor_replace_step (self, step, RELU_LESSON_FIELD_NONE);

  return TRUE;
}
