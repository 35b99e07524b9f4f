/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-lessons.c: the lessons that come with the program are files as Reluscope writes them, and each step has
 * all that it needs. What they say about networks is in test-lessons-facts.c. */

#include <gio/gio.h>
#include <string.h>

#include "relu-lessons.h"

/* More does not fit beside the sliders on a projector of 1024 by 768 pixels. */
#define MAX_TEXT_WORDS 60
#define MAX_QUESTION_WORDS 25
#define MAX_WHY_WORDS 50

static ReluLesson *
load (guint index)
{
  g_autoptr (GError) error = NULL;
  ReluLesson *lesson = relu_lessons_load (relu_lessons_get_id (index), &error);

  g_assert_no_error (error);
  return lesson;
}

/* Whatever has a letter or a digit in it. */
static guint
count_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n", -1);
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    for (const char *p = words[i]; *p != '\0'; p = g_utf8_next_char (p))
      if (g_unichar_isalnum (g_utf8_get_char (p)))
        {
          n++;
          break;
        }

  return n;
}

static void
test_list (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (relu_lessons_get_n (), ==, 8);
  g_assert_cmpstr (relu_lessons_get_id (0), ==, "non-linearity");
  g_assert_null (relu_lessons_load ("../examples/tanh", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==, "../examples/tanh: there is no such lesson");
}

static void
test_files (void)
{
  for (guint i = 0; i < relu_lessons_get_n (); i++)
    {
      g_autoptr (ReluLesson) lesson = load (i);
      g_autoptr (GBytes) bytes = relu_lessons_load_bytes (relu_lessons_get_id (i), NULL);
      g_autofree char *text = NULL;
      gsize length;

      text = relu_lesson_to_text (lesson, &length);
      g_assert_cmpmem (text, length, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_assert_cmpstr (relu_lesson_get_title (lesson), ==, relu_lessons_get_title (i));
      g_assert_cmpstr (relu_lesson_get_text (lesson, RELU_LESSON_DESCRIPTION), ==,
                       relu_lessons_get_description (i));
      g_assert_cmpstr (relu_lesson_get_text (lesson, RELU_LESSON_LANGUAGE), ==, "en");
    }
}

static void
test_steps (void)
{
  for (guint i = 0; i < relu_lessons_get_n (); i++)
    {
      g_autoptr (ReluLesson) lesson = load (i);
      guint n_questions = 0;

      g_assert_cmpuint (relu_lesson_get_n_steps (lesson), >=, 6);
      g_assert_cmpuint (relu_lesson_get_n_steps (lesson), <=, 10);
      for (guint k = 0; k < relu_lesson_get_n_steps (lesson); k++)
        {
          const ReluLessonStep *step = relu_lesson_get_step (lesson, k);

          g_test_message ("%s, step %u", relu_lessons_get_id (i), k + 1);
          g_assert_cmpstr (step->title, !=, "");
          g_assert_cmpstr (step->text, !=, "");
          g_assert_cmpstr (step->notes, !=, "");
          g_assert_cmpuint (count_words (step->text), <=, MAX_TEXT_WORDS);
          g_assert_cmpuint (count_words (step->question.text), <=, MAX_QUESTION_WORDS);
          g_assert_cmpuint (count_words (step->why), <=, MAX_WHY_WORDS);

          /* Who asks says why. */
          g_assert_true ((step->question.kind != RELU_QUESTION_NONE) == (*step->why != '\0'));
          n_questions += step->question.kind != RELU_QUESTION_NONE;
        }
      g_assert_cmpuint (n_questions, >=, 4);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lessons/list", test_list);
  g_test_add_func ("/lessons/files", test_files);
  g_test_add_func ("/lessons/steps", test_steps);

  return g_test_run ();
}
