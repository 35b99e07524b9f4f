/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-lesson.c: a lesson as an immutable object. How it is read is in relu-lesson-parse.c, how it is
 * written in relu-lesson-write.c, what it looks like in docs/lesson-format.md. */

#include "relu-lesson-private.h"

ReluLesson *
relu_lesson_alloc (void)
{
  ReluLesson *self = g_new0 (ReluLesson, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->steps = relu_lesson_steps_new ();

  return self;
}

GPtrArray *
relu_lesson_steps_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) relu_lesson_step_free);
}

static gpointer
step_ref (gconstpointer step, gpointer data)
{
  return relu_lesson_step_ref ((ReluLessonStep *) step);
}

static ReluLesson *
lesson_copy (ReluLesson *self)
{
  ReluLesson *copy = relu_lesson_alloc ();

  for (guint i = 0; i < RELU_N_LESSON_TEXTS; i++)
    copy->texts[i] = g_strdup (self->texts[i]);
  g_ptr_array_extend (copy->steps, self->steps, step_ref, NULL);
  copy->keys = self->keys == NULL ? NULL : g_ptr_array_ref (self->keys);

  return copy;
}

/**
 * relu_lesson_new:
 * @title: may be empty
 *
 * Returns: (transfer full): a lesson without steps
 */
ReluLesson *
relu_lesson_new (const char *title)
{
  ReluLesson *self = relu_lesson_alloc ();

  self->texts[RELU_LESSON_TITLE] = g_strdup (title);

  return self;
}

ReluLesson *
relu_lesson_ref (ReluLesson *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
relu_lesson_unref (ReluLesson *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < RELU_N_LESSON_TEXTS; i++)
    g_free (self->texts[i]);
  g_ptr_array_unref (self->steps);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_free (self);
}

/* relu_lesson_text_get_key: how the file calls it. */
const char *
relu_lesson_text_get_key (ReluLessonText which)
{
  static const char *const keys[RELU_N_LESSON_TEXTS] = {
    [RELU_LESSON_TITLE] = "title",
    [RELU_LESSON_DESCRIPTION] = "description",
    [RELU_LESSON_AUTHOR] = "author",
    [RELU_LESSON_LANGUAGE] = "language",
  };

  return keys[which];
}

const char *
relu_lesson_get_text (const ReluLesson *self, ReluLessonText which)
{
  return self->texts[which] != NULL ? self->texts[which] : "";
}

const char *
relu_lesson_get_title (const ReluLesson *self)
{
  return relu_lesson_get_text (self, RELU_LESSON_TITLE);
}

guint
relu_lesson_get_n_steps (const ReluLesson *self)
{
  return self->steps->len;
}

/**
 * relu_lesson_get_step:
 * @index: from 0
 *
 * Returns: (transfer none): what belongs to the lesson and never changes
 */
const ReluLessonStep *
relu_lesson_get_step (const ReluLesson *self, guint index)
{
  g_return_val_if_fail (index < self->steps->len, NULL);

  return g_ptr_array_index (self->steps, index);
}

/**
 * relu_lesson_get_scene:
 * @index: of a step, from 0
 * @revealed: whether its question has been answered
 *
 * Returns: (transfer none): what is shown then
 */
const ReluLessonScene *
relu_lesson_get_scene (const ReluLesson *self, guint index, gboolean revealed)
{
  const ReluLessonStep *step = relu_lesson_get_step (self, index);

  return revealed && step->has_reveal ? &step->reveal : &step->scene;
}

/**
 * relu_lesson_equal:
 *
 * Returns: whether both hold the same of all that can be edited
 */
gboolean
relu_lesson_equal (const ReluLesson *a, const ReluLesson *b)
{
  if (a == b)
    return TRUE;
  if (a->steps->len != b->steps->len)
    return FALSE;

  for (guint i = 0; i < RELU_N_LESSON_TEXTS; i++)
    if (!g_str_equal (relu_lesson_get_text (a, i), relu_lesson_get_text (b, i)))
      return FALSE;
  for (guint i = 0; i < a->steps->len; i++)
    if (!relu_lesson_step_equal (relu_lesson_get_step (a, i), relu_lesson_get_step (b, i)))
      return FALSE;

  return TRUE;
}

/**
 * relu_lesson_with_text:
 * @which: what it is
 * @text: may be empty
 *
 * Returns: (transfer full): the same lesson with another text
 */
ReluLesson *
relu_lesson_with_text (ReluLesson *self, ReluLessonText which, const char *text)
{
  ReluLesson *copy = lesson_copy (self);

  g_free (copy->texts[which]);
  copy->texts[which] = g_strdup (text);

  return copy;
}

/**
 * relu_lesson_with_step_inserted:
 * @index: where the step will be, from 0 to the number of steps
 * @step: (transfer full): a step
 *
 * Not beyond RELU_LESSON_MAX_STEPS.
 *
 * Returns: (transfer full): the same lesson with one more step
 */
ReluLesson *
relu_lesson_with_step_inserted (ReluLesson *self, guint index, ReluLessonStep *step)
{
  ReluLesson *copy;

  g_return_val_if_fail (index <= self->steps->len, relu_lesson_ref (self));
  g_return_val_if_fail (self->steps->len < RELU_LESSON_MAX_STEPS, relu_lesson_ref (self));

  copy = lesson_copy (self);
  g_ptr_array_insert (copy->steps, (int) index, step);

  return copy;
}

/**
 * relu_lesson_with_step_replaced:
 * @index: from 0
 * @step: (transfer full): what comes instead of it
 *
 * Returns: (transfer full): the same lesson with another step
 */
ReluLesson *
relu_lesson_with_step_replaced (ReluLesson *self, guint index, ReluLessonStep *step)
{
  ReluLesson *copy;

  g_return_val_if_fail (index < self->steps->len, relu_lesson_ref (self));

  copy = lesson_copy (self);
  g_ptr_array_remove_index (copy->steps, index);
  g_ptr_array_insert (copy->steps, (int) index, step);

  return copy;
}

/**
 * relu_lesson_with_step_removed:
 * @index: from 0
 *
 * Scenes are complete, so the other steps show what they showed before.
 *
 * Returns: (transfer full): the same lesson with one step less
 */
ReluLesson *
relu_lesson_with_step_removed (ReluLesson *self, guint index)
{
  ReluLesson *copy;

  g_return_val_if_fail (index < self->steps->len, relu_lesson_ref (self));

  copy = lesson_copy (self);
  g_ptr_array_remove_index (copy->steps, index);

  return copy;
}

/**
 * relu_lesson_with_step_moved:
 * @from: where the step is, from 0
 * @to: where it will be
 *
 * Returns: (transfer full): the same lesson in another order
 */
ReluLesson *
relu_lesson_with_step_moved (ReluLesson *self, guint from, guint to)
{
  ReluLesson *copy;

  g_return_val_if_fail (from < self->steps->len && to < self->steps->len, relu_lesson_ref (self));

  copy = lesson_copy (self);
  g_ptr_array_insert (copy->steps, (int) to, g_ptr_array_steal_index (copy->steps, from));

  return copy;
}

/* An empty text needs no translation, and gettext has something else for it. */
static void
translate_text (char **text, ReluTranslate translate, gpointer user_data)
{
  char *other;

  if (*text == NULL || **text == '\0')
    return;

  other = g_strdup (translate (*text, user_data));
  g_free (*text);
  *text = other;
}

/**
 * relu_lesson_translated:
 * @translate: gives each text in the other language
 * @user_data: for @translate
 *
 * Author and language stay, and so do the names of networks.
 *
 * Returns: (transfer full): the same lesson in another language
 */
ReluLesson *
relu_lesson_translated (ReluLesson *self, ReluTranslate translate, gpointer user_data)
{
  ReluLesson *copy = lesson_copy (self);

  translate_text (&copy->texts[RELU_LESSON_TITLE], translate, user_data);
  translate_text (&copy->texts[RELU_LESSON_DESCRIPTION], translate, user_data);
  for (guint i = 0; i < copy->steps->len; i++)
    {
      ReluLessonStep *step = relu_lesson_step_copy (relu_lesson_get_step (self, i));

      translate_text (&step->title, translate, user_data);
      translate_text (&step->text, translate, user_data);
      translate_text (&step->notes, translate, user_data);
      translate_text (&step->why, translate, user_data);
      translate_text (&step->question.text, translate, user_data);
      for (guint j = 0; j < step->question.choices->len; j++)
        translate_text ((char **) &g_ptr_array_index (step->question.choices, j), translate,
                        user_data);
      relu_lesson_step_free (g_ptr_array_index (copy->steps, i));
      g_ptr_array_index (copy->steps, i) = step;
    }

  return copy;
}
