/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-lesson-question.c: the question of a step, read and checked. */

#include <glib/gi18n-lib.h>
#include <math.h>

#include "relu-lesson-parser-private.h"

/* How far from a place an answer may be, as a share of the domain, where the lesson does not say. */
#define PLACE_TOLERANCE (1 / 20.0)

/* relu_parser_read_text: replaces @text, where there is a value. */
gboolean
relu_parser_read_text (ReluParser *self, const char *key, const ReluJsonValue *value, char **text)
{
  char *found = NULL;

  if (!relu_parser_read_optional_text (self, key, value, &found))
    return FALSE;
  if (found != NULL)
    {
      g_free (*text);
      *text = found;
    }

  return TRUE;
}

static gboolean
read_kind (ReluParser *self, const ReluJsonValue *value, ReluQuestion *question)
{
  static const struct
  {
    const char *name;
    ReluQuestionKind kind;
  } kinds[] = {
    { "number", RELU_QUESTION_NUMBER },
    { "choice", RELU_QUESTION_CHOICE },
    { "place", RELU_QUESTION_PLACE },
  };
  static const char expected[] = "\"number\", \"choice\", \"place\"";
  gsize length = relu_parser_push_key (self, "kind");
  g_autofree char *name = NULL;

  if (!relu_parser_check_kind (self, value, RELU_JSON_STRING, expected))
    return FALSE;
  name = relu_json_value_dup_string (value);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (name, kinds[i].name))
      question->kind = kinds[i].kind;
  if (question->kind == RELU_QUESTION_NONE)
    return relu_parser_fail (self, expected, value);
  relu_parser_pop (self, length);

  return TRUE;
}

static gboolean
read_choices (ReluParser *self, const ReluJsonValue *value, ReluQuestion *question)
{
  gsize length = relu_parser_push_key (self, "choices");
  ReluJsonIter iter;
  ReluJsonValue element;
  guint n;

  if (question->kind != RELU_QUESTION_CHOICE)
    {
      if (value->start != NULL)
        return relu_parser_fail (self, _("choices only where the kind is \"choice\""), value);
      relu_parser_pop (self, length);
      return TRUE;
    }

  if (!relu_parser_check_kind (self, value, RELU_JSON_ARRAY, _("an array of texts")))
    return FALSE;
  n = relu_parser_count_elements (value);
  if (n < 2 || n > RELU_LESSON_MAX_CHOICES)
    {
      g_autofree char *expected
        = g_strdup_printf (_("2 to %u choices"), RELU_LESSON_MAX_CHOICES);

      return relu_parser_fail_count (self, RELU_FILE_ERROR_FORMAT, expected, n);
    }
  relu_json_iter_init (&iter, value);
  for (guint i = 0; relu_json_iter_next (&iter, NULL, &element); i++)
    {
      gsize outer = relu_parser_push_index (self, i);

      if (!relu_parser_check_kind (self, &element, RELU_JSON_STRING, _("text in quotation marks")))
        return FALSE;
      g_ptr_array_add (question->choices, relu_json_value_dup_string (&element));
      relu_parser_pop (self, outer);
    }
  relu_parser_pop (self, length);

  return TRUE;
}

/* Whether a choice has that number, counted from 0. */
static gboolean
is_choice (const ReluQuestion *question, double index)
{
  return index >= 0 && index < question->choices->len && index == floor (index);
}

static gboolean
read_answers (ReluParser *self, const ReluJsonValue *value, ReluQuestion *question)
{
  gsize length = relu_parser_push_key (self, "answer");
  const char *expected = question->kind == RELU_QUESTION_CHOICE
                           ? _("the number of a choice, from 0, or an array of them")
                           : _("a number, or an array of numbers of which each is right");
  gsize n = 1;

  if (value->start == NULL)
    return relu_parser_fail (self, expected, NULL);
  if (relu_json_value_get_kind (value) == RELU_JSON_ARRAY)
    {
      if (!relu_parser_read_numbers (self, value, RELU_LESSON_MAX_ANSWERS, question->answers, &n))
        return FALSE;
      if (n == 0 || n > RELU_LESSON_MAX_ANSWERS)
        {
          g_autofree char *count
            = g_strdup_printf (_("1 to %u answers"), RELU_LESSON_MAX_ANSWERS);

          return relu_parser_fail_count (self, RELU_FILE_ERROR_FORMAT, count, n);
        }
    }
  else
    {
      double number;

      if (relu_json_value_get_kind (value) != RELU_JSON_NUMBER)
        return relu_parser_fail (self, expected, value);
      if (!relu_parser_read_number (self, value, &number))
        return FALSE;
      g_array_append_val (question->answers, number);
    }

  for (guint i = 0; question->kind == RELU_QUESTION_CHOICE && i < question->answers->len; i++)
    if (!is_choice (question, g_array_index (question->answers, double, i)))
      return relu_parser_fail (self, expected, value);
  relu_parser_pop (self, length);

  return TRUE;
}

static gboolean
read_tolerance (ReluParser *self, const ReluJsonValue *value, const ReluLessonScene *scene,
                ReluQuestion *question)
{
  gsize length = relu_parser_push_key (self, "tolerance");

  if (question->kind == RELU_QUESTION_PLACE)
    question->tolerance
      = (relu_file_get_to (scene->contents) - relu_file_get_from (scene->contents))
        * PLACE_TOLERANCE;
  if (value->start != NULL)
    {
      if (!relu_parser_read_number (self, value, &question->tolerance))
        return FALSE;
      if (!(question->tolerance >= 0))
        return relu_parser_fail (self, _("a number that is at least 0"), value);
    }
  if (question->kind == RELU_QUESTION_CHOICE)
    question->tolerance = 0;
  relu_parser_pop (self, length);

  return TRUE;
}

/**
 * relu_parser_read_question:
 * @value: an object; its start may be %NULL
 * @scene: in which it is asked
 * @question: has none yet
 */
gboolean
relu_parser_read_question (ReluParser *self, const ReluJsonValue *value,
                           const ReluLessonScene *scene, ReluQuestion *question)
{
  static const char *const names[] = { "kind", "text", "choices", "answer", "tolerance", NULL };
  ReluJsonValue values[G_N_ELEMENTS (names)];
  gsize length;

  if (value->start == NULL)
    return TRUE;

  length = relu_parser_push_key (self, "question");
  if (!relu_parser_check_kind (self, value, RELU_JSON_OBJECT, _("an object"))
      || !relu_parser_read_members (self, value, names, values, &question->keys)
      || !read_kind (self, &values[0], question)
      || !relu_parser_read_text (self, "text", &values[1], &question->text)
      || !read_choices (self, &values[2], question) || !read_answers (self, &values[3], question)
      || !read_tolerance (self, &values[4], scene, question))
    return FALSE;
  relu_parser_pop (self, length);

  return TRUE;
}
