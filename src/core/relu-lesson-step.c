/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-lesson-step.c: what a step of a lesson is made of: a scene, words, a question and what comes after
 * its answer. */

#include <math.h>
#include <string.h>

#include "relu-lesson-private.h"

/* What typing and computing in doubles may lose: a share of the answer. */
#define NOISE 1e-9

/**
 * relu_lesson_scene_copy:
 * @scene: what to copy
 * @copy: (out caller-allocates): to be cleared with relu_lesson_scene_clear()
 */
void
relu_lesson_scene_copy (const ReluLessonScene *scene, ReluLessonScene *copy)
{
  *copy = *scene;
  copy->contents = scene->contents == NULL ? NULL : relu_file_ref (scene->contents);
  copy->tool = g_strdup (scene->tool);
  copy->view_keys = scene->view_keys == NULL ? NULL : g_ptr_array_ref (scene->view_keys);
}

/**
 * relu_lesson_scene_clear:
 *
 * Lets go of what the scene holds, and leaves it empty.
 */
void
relu_lesson_scene_clear (ReluLessonScene *scene)
{
  g_clear_pointer (&scene->contents, relu_file_unref);
  g_clear_pointer (&scene->tool, g_free);
  g_clear_pointer (&scene->view_keys, g_ptr_array_unref);
  memset (scene, 0, sizeof *scene);
}

/* NAN is a value here: there is none. */
static gboolean
same_number (double a, double b)
{
  return a == b || (isnan (a) && isnan (b));
}

static gboolean
same_contents (const ReluFile *a, const ReluFile *b)
{
  return a == b || (a != NULL && b != NULL && relu_file_equal (a, b));
}

/**
 * relu_lesson_scene_equal:
 *
 * Returns: whether both show the same, and are come to in the same way
 */
gboolean
relu_lesson_scene_equal (const ReluLessonScene *a, const ReluLessonScene *b)
{
  return same_contents (a->contents, b->contents) && same_number (a->x_from, b->x_from)
         && same_number (a->x_to, b->x_to) && same_number (a->y_from, b->y_from)
         && same_number (a->y_to, b->y_to) && same_number (a->line_x, b->line_x)
         && a->has_parts == b->has_parts && (!a->has_parts || a->parts == b->parts)
         && g_strcmp0 (a->tool, b->tool) == 0 && a->hides_sliders == b->hides_sliders
         && a->seconds == b->seconds && a->run == b->run;
}

static void
question_init (ReluQuestion *self)
{
  self->text = g_strdup ("");
  self->answers = g_array_new (FALSE, FALSE, sizeof (double));
  self->choices = g_ptr_array_new_with_free_func (g_free);
}

static gpointer
copy_text (gconstpointer text, gpointer data)
{
  return g_strdup (text);
}

static void
question_copy (const ReluQuestion *self, ReluQuestion *copy)
{
  copy->kind = self->kind;
  copy->text = g_strdup (self->text);
  copy->answers = g_array_copy (self->answers);
  copy->tolerance = self->tolerance;
  copy->choices = g_ptr_array_copy (self->choices, copy_text, NULL);
  g_ptr_array_set_free_func (copy->choices, g_free);
  copy->keys = self->keys == NULL ? NULL : g_ptr_array_ref (self->keys);
}

static void
question_clear (ReluQuestion *self)
{
  g_free (self->text);
  g_clear_pointer (&self->answers, g_array_unref);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
}

static gboolean
question_equal (const ReluQuestion *a, const ReluQuestion *b)
{
  if (a->kind != b->kind)
    return FALSE;
  if (a->kind == RELU_QUESTION_NONE)
    return TRUE;
  if (!g_str_equal (a->text, b->text) || a->tolerance != b->tolerance
      || a->answers->len != b->answers->len || a->choices->len != b->choices->len)
    return FALSE;

  for (guint i = 0; i < a->answers->len; i++)
    if (g_array_index (a->answers, double, i) != g_array_index (b->answers, double, i))
      return FALSE;
  for (guint i = 0; i < a->choices->len; i++)
    if (!g_str_equal (g_ptr_array_index (a->choices, i), g_ptr_array_index (b->choices, i)))
      return FALSE;

  return TRUE;
}

/**
 * relu_question_is_right:
 * @answer: a number, an x, or the index of a choice
 *
 * Returns: whether it is one of the right answers, or no further from it than the tolerance
 */
gboolean
relu_question_is_right (const ReluQuestion *self, double answer)
{
  for (guint i = 0; i < self->answers->len; i++)
    {
      double right = g_array_index (self->answers, double, i);

      if (fabs (answer - right) <= self->tolerance + NOISE * fabs (right))
        return TRUE;
    }

  return FALSE;
}

/* relu_lesson_step_alloc: no words, no question, and nothing to be seen yet. */
ReluLessonStep *
relu_lesson_step_alloc (void)
{
  ReluLessonStep *self = g_atomic_rc_box_new0 (ReluLessonStep);

  self->title = g_strdup ("");
  self->text = g_strdup ("");
  self->notes = g_strdup ("");
  self->why = g_strdup ("");
  question_init (&self->question);

  return self;
}

/**
 * relu_lesson_step_new:
 * @contents: what the step shows
 *
 * Ranges are fitted; all else is as the viewer has it.
 *
 * Returns: (transfer full): a step without words
 */
ReluLessonStep *
relu_lesson_step_new (ReluFile *contents)
{
  ReluLessonStep *self = relu_lesson_step_alloc ();

  self->scene.contents = relu_file_ref (contents);
  self->scene.x_from = self->scene.x_to = self->scene.y_from = self->scene.y_to = NAN;
  self->scene.line_x = NAN;
  self->scene.seconds = RELU_LESSON_DEFAULT_SECONDS;

  return self;
}

/**
 * relu_lesson_step_copy:
 *
 * Returns: (transfer full): a step that may be changed, and then be handed to a lesson
 */
ReluLessonStep *
relu_lesson_step_copy (const ReluLessonStep *self)
{
  ReluLessonStep *copy = g_atomic_rc_box_new0 (ReluLessonStep);

  copy->title = g_strdup (self->title);
  copy->text = g_strdup (self->text);
  copy->notes = g_strdup (self->notes);
  copy->why = g_strdup (self->why);
  relu_lesson_scene_copy (&self->scene, &copy->scene);
  question_copy (&self->question, &copy->question);
  copy->has_reveal = self->has_reveal;
  relu_lesson_scene_copy (&self->reveal, &copy->reveal);
  copy->keys = self->keys == NULL ? NULL : g_ptr_array_ref (self->keys);
  copy->reveal_keys = self->reveal_keys == NULL ? NULL : g_ptr_array_ref (self->reveal_keys);

  return copy;
}

/* relu_lesson_step_ref: for another lesson that has the same step. */
ReluLessonStep *
relu_lesson_step_ref (ReluLessonStep *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
step_clear (gpointer data)
{
  ReluLessonStep *self = data;

  g_free (self->title);
  g_free (self->text);
  g_free (self->notes);
  g_free (self->why);
  relu_lesson_scene_clear (&self->scene);
  question_clear (&self->question);
  relu_lesson_scene_clear (&self->reveal);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_clear_pointer (&self->reveal_keys, g_ptr_array_unref);
}

/**
 * relu_lesson_step_free:
 *
 * Of a step that no lesson has taken.
 */
void
relu_lesson_step_free (ReluLessonStep *self)
{
  g_atomic_rc_box_release_full (self, step_clear);
}

/**
 * relu_lesson_step_equal:
 *
 * Returns: whether both say, ask and show the same
 */
gboolean
relu_lesson_step_equal (const ReluLessonStep *a, const ReluLessonStep *b)
{
  return a == b
         || (g_str_equal (a->title, b->title) && g_str_equal (a->text, b->text)
             && g_str_equal (a->notes, b->notes) && g_str_equal (a->why, b->why)
             && relu_lesson_scene_equal (&a->scene, &b->scene)
             && question_equal (&a->question, &b->question) && a->has_reveal == b->has_reveal
             && (!a->has_reveal || relu_lesson_scene_equal (&a->reveal, &b->reveal)));
}

/**
 * relu_lesson_step_has_answer:
 *
 * Returns: whether something comes after the step's scene and before the next step: what is revealed,
 *   or why an answer is right
 */
gboolean
relu_lesson_step_has_answer (const ReluLessonStep *self)
{
  return self->has_reveal || self->question.kind != RELU_QUESTION_NONE || *self->why != '\0';
}
