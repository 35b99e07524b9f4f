/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-lesson-text.h"

#include <glib/gi18n.h>

#include "relu-number.h"
#include "relu-words.h"

/* The height of the space between paragraphs, in lines. */
#define SPACE 0.5

/* "x = −4" on one line: with spaces around the sign that do not break. */
static char *
dup_unbroken (const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new ("(?<=\\S) = (?=\\S)", 0, 0, NULL);

  return g_regex_replace_literal (regex, text, -1, 0, "\u00a0=\u00a0", 0, NULL);
}

/**
 * relu_lesson_text_set:
 * @label: gets the text
 * @text: paragraphs, separated by empty lines
 *
 * Shows a text with less than a line between its paragraphs, and does not break a line at an equals sign. An
 * empty text hides @label.
 */
void
relu_lesson_text_set (GtkLabel *label, const char *text)
{
  g_auto (GStrv) paragraphs = g_regex_split_simple ("\\n[ \\t]*\\n\\s*", text, 0, 0);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      g_autofree char *paragraph = dup_unbroken (g_strstrip (paragraphs[i]));
      PangoAttribute *space;

      if (*paragraph == '\0')
        continue;

      if (joined->len > 0)
        {
          g_string_append (joined, "\n\n");
          space = pango_attr_scale_new (SPACE);
          space->start_index = (guint) joined->len - 1;
          space->end_index = (guint) joined->len;
          pango_attr_list_insert (attributes, space);
        }
      g_string_append (joined, paragraph);
    }
  gtk_label_set_label (label, joined->str);
  gtk_label_set_attributes (label, attributes);
  gtk_widget_set_visible (GTK_WIDGET (label), joined->len > 0);
}

/**
 * relu_lesson_text_dup_progress:
 *
 * Returns: (transfer full): at which step it is of how many
 */
char *
relu_lesson_text_dup_progress (ReluLessonPlayer *player)
{
  /* Translators: where one is in a lesson. */
  return g_strdup_printf (_("Step %u of %u"), relu_lesson_player_get_step (player) + 1,
                          relu_lesson_get_n_steps (relu_lesson_player_get_lesson (player)));
}

/**
 * relu_lesson_text_get_verdict:
 *
 * Returns: what is to be said about the learner's answer, as a heading
 */
const char *
relu_lesson_text_get_verdict (ReluLessonPlayer *player)
{
  if (!relu_lesson_player_get_answer (player, NULL))
    return _("The answer");

  return relu_lesson_player_is_right (player) ? _("Right") : _("Not quite");
}

/* An answer in words. */
static char *
dup_answer (const ReluLessonStep *step, double answer)
{
  char number[RELU_NUMBER_BUFFER];

  if (step->question.kind == RELU_QUESTION_CHOICE)
    {
      guint index = (guint) answer;

      return g_strdup (index < step->question.choices->len
                           ? g_ptr_array_index (step->question.choices, index)
                           : "");
    }

  if (step->question.kind == RELU_QUESTION_PLACE)
    {
      ReluFile *contents = step->scene.contents;

      relu_number_to_display (
          answer, relu_words_get_digits (relu_file_get_from (contents), relu_file_get_to (contents)),
          number);
      return g_strdup_printf (_("x = %s"), number);
    }

  relu_number_to_display (answer, relu_number_get_digits (), number);
  return g_strdup (number);
}

/* All that are right: "x = −1 or x = 2". */
static char *
dup_answers (const ReluLessonStep *step)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < step->question.answers->len; i++)
    {
      g_autofree char *answer = dup_answer (step, g_array_index (step->question.answers, double, i));

      if (i > 0)
        /* Translators: between answers that are all right, as in "x = −1 or x = 2". */
        g_string_append (text, _(" or "));
      g_string_append (text, answer);
    }

  return g_string_free (text, FALSE);
}

/**
 * relu_lesson_text_dup_truth:
 *
 * Returns: (transfer full): what was answered to the question of the step, if anything, and what is right
 */
char *
relu_lesson_text_dup_truth (ReluLessonPlayer *player)
{
  const ReluLessonStep *step = relu_lesson_player_get_contents (player);
  g_autofree char *right = dup_answers (step);
  g_autofree char *given = NULL;
  double answer;

  if (!relu_lesson_player_get_answer (player, &answer))
    return g_steal_pointer (&right);

  given = dup_answer (step, answer);
  if (g_str_equal (given, right))
    /* Translators: %s is the learner's answer, which is right. */
    return g_strdup_printf (_("Your answer: %s"), given);

  /* Translators: the learner's answer, then the right one, each perhaps a whole sentence. */
  return g_strdup_printf (_("Your answer: %s\nThe answer: %s"), given, right);
}
