/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-lesson-problem.c: none of this keeps a lesson from being saved, but no class should meet it. */

#include "relu-lesson-problem.h"

#include <glib/gi18n.h>
#include <string.h>

#include "relu-number.h"

/* Whether there is nothing to be read in @text. */
static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;

  return TRUE;
}

/* An x that nobody can point at. */
static char *
dup_place_problem (const ReluLessonStep *step)
{
  double from = relu_file_get_from (step->scene.contents);
  double to = relu_file_get_to (step->scene.contents);
  int digits = relu_number_get_digits ();

  for (guint i = 0; i < step->question.answers->len; i++)
    {
      double x = g_array_index (step->question.answers, double, i);
      char place[RELU_NUMBER_BUFFER], low[RELU_NUMBER_BUFFER], high[RELU_NUMBER_BUFFER];

      if (x >= from && x <= to)
        continue;

      /* Translators: an x, and the ends of the domain */
      return g_strdup_printf (_("x = %s is outside the domain of this step, %s to %s."),
                              relu_number_to_display (x, digits, place),
                              relu_number_to_display (from, digits, low),
                              relu_number_to_display (to, digits, high));
    }

  return NULL;
}

static char *
dup_choice_problem (const ReluQuestion *question, guint index)
{
  const char *choice;

  if (question->kind != RELU_QUESTION_CHOICE || index >= question->choices->len)
    return NULL;

  choice = g_ptr_array_index (question->choices, index);
  if (is_blank (choice))
    return g_strdup (_("This choice has no text yet."));
  for (guint i = 0; i < index; i++)
    if (strcmp (choice, g_ptr_array_index (question->choices, i)) == 0)
      return g_strdup (_("This choice is there twice."));

  return NULL;
}

/* Who is to predict must not be able to read the answer. What is about another network says nothing of it. */
static gboolean
gives_away (const ReluLessonStep *step)
{
  if (step->has_reveal && !relu_file_equal (step->reveal.contents, step->scene.contents))
    return FALSE;

  return step->question.kind != RELU_QUESTION_NONE
         && (!step->scene.has_parts
             || (step->scene.parts & (1u << RELU_LESSON_SHOWS_HEADLINE)) != 0);
}

/**
 * relu_lesson_dup_problem:
 * @step: of a lesson
 * @field: what is edited of it
 *
 * Returns: (transfer full) (nullable): a sentence about what is missing or wrong there
 */
char *
relu_lesson_dup_problem (const ReluLessonStep *step, ReluLessonField field)
{
  const ReluQuestion *question;

  g_return_val_if_fail (step != NULL, NULL);

  question = &step->question;
  switch (field)
    {
    case RELU_LESSON_FIELD_TITLE:
      return is_blank (step->title) ? g_strdup (_("This step has no title yet.")) : NULL;

    case RELU_LESSON_FIELD_QUESTION:
      return question->kind != RELU_QUESTION_NONE && is_blank (question->text)
                 ? g_strdup (_("The question has no text yet."))
                 : NULL;

    case RELU_LESSON_FIELD_ANSWER:
      return question->kind == RELU_QUESTION_PLACE ? dup_place_problem (step) : NULL;

    case RELU_LESSON_FIELD_HEADLINE:
      return gives_away (step) ? g_strdup (_("The verdict may give the answer away.")) : NULL;

    default:
      return field >= RELU_LESSON_FIELD_CHOICE
                 ? dup_choice_problem (question, field - RELU_LESSON_FIELD_CHOICE)
                 : NULL;
    }
}

/**
 * relu_lesson_has_problem:
 * @step: of a lesson
 *
 * Returns: whether relu_lesson_dup_problem() has something to say about any field
 */
gboolean
relu_lesson_has_problem (const ReluLessonStep *step)
{
  g_return_val_if_fail (step != NULL, FALSE);

  for (guint i = 0; i < RELU_LESSON_FIELD_CHOICE + RELU_LESSON_MAX_CHOICES; i++)
    {
      g_autofree char *problem = relu_lesson_dup_problem (step, i);

      if (problem != NULL)
        return TRUE;
    }

  return FALSE;
}
