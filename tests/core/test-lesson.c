/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lessons: what they hold, what is refused, and that writing and reading loses nothing. */

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "relu-lesson.h"

#define NETWORK                                                                                    \
  "\"network\":{\"format\":\"reluscope\",\"version\":1,\"domain\":[-2,2],\"layers\":["               \
  "{\"weights\":[[1],[2]],\"biases\":[0,1]},{\"weights\":[[1,1]],\"biases\":[0]}]}"
#define HEAD "{\"format\":\"reluscope-lesson\",\"version\":1,"
#define LESSON(steps) HEAD "\"title\":\"T\",\"steps\":[" steps "]}"

static ReluLesson *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  ReluLesson *lesson = relu_lesson_parse (text, -1, "lesson", &error);

  g_assert_no_error (error);
  return lesson;
}

static ReluLesson *
parse_again (ReluLesson *lesson)
{
  g_autofree char *text = relu_lesson_to_text (lesson, NULL);

  return parse (text);
}

static double
get_parameter (const ReluLessonScene *scene, const char *symbol)
{
  ReluNetwork *network = relu_file_get_network (scene->contents);
  gsize index;

  g_assert_true (relu_network_find_parameter (network, symbol, &index));
  return relu_network_get_parameters (network)[index];
}

static gboolean
has_slider (const ReluLessonScene *scene, const char *symbol)
{
  gsize index;

  g_assert_true (
    relu_network_find_parameter (relu_file_get_network (scene->contents), symbol, &index));
  return relu_file_is_marked (scene->contents, RELU_MARK_PRESENTED, index);
}

/* Each scene builds on the one before, a reveal included. */
static void
test_scenes (void)
{
  g_autoptr (ReluLesson) lesson = parse (LESSON (
    "{" NETWORK ",\"title\":\"a\",\"sliders\":[\"b0\",\"w0\"],"
    "\"view\":{\"x\":[-3,3],\"line\":1,\"shows\":[\"lanes\",\"headline\"],\"tool\":\"regions\"}},"
    "{\"set\":{\"b0\":-3,\"c\":0.5},\"seconds\":2,\"run\":true,"
    "\"reveal\":{\"text\":\"why\",\"domain\":[-5,5],\"set\":{\"b0\":-4},\"sliders\":[]}},"
    "{\"sliders\":\"all\",\"view\":{\"x\":\"fit\",\"line\":null,\"shows\":null,\"tool\":null}},"
    "{" NETWORK "}"));
  const ReluLessonScene *scene;

  g_assert_cmpuint (relu_lesson_get_n_steps (lesson), ==, 4);
  g_assert_cmpstr (relu_lesson_get_title (lesson), ==, "T");
  g_assert_cmpstr (relu_lesson_get_text (lesson, RELU_LESSON_AUTHOR), ==, "");

  scene = relu_lesson_get_scene (lesson, 0, TRUE);
  g_assert_cmpstr (relu_lesson_get_step (lesson, 0)->title, ==, "a");
  g_assert_true (scene->x_from == -3 && scene->x_to == 3 && isnan (scene->y_from));
  g_assert_true (scene->line_x == 1 && scene->has_parts);
  g_assert_cmpuint (scene->parts, ==,
                    1u << RELU_LESSON_SHOWS_LANES | 1u << RELU_LESSON_SHOWS_HEADLINE);
  g_assert_cmpstr (scene->tool, ==, "regions");
  g_assert_true (has_slider (scene, "b0") && has_slider (scene, "w0") && !has_slider (scene, "c"));
  g_assert_true (scene->seconds == RELU_LESSON_DEFAULT_SECONDS && !scene->run);
  g_assert_false (relu_lesson_step_has_answer (relu_lesson_get_step (lesson, 0)));

  scene = relu_lesson_get_scene (lesson, 1, FALSE);
  g_assert_true (get_parameter (scene, "b0") == -3 && get_parameter (scene, "c") == 0.5);
  g_assert_true (get_parameter (scene, "b1") == 1 && scene->x_from == -3);
  g_assert_true (scene->seconds == 2 && scene->run && has_slider (scene, "b0"));
  g_assert_true (relu_lesson_step_has_answer (relu_lesson_get_step (lesson, 1)));

  scene = relu_lesson_get_scene (lesson, 1, TRUE);
  g_assert_cmpstr (relu_lesson_get_step (lesson, 1)->why, ==, "why");
  g_assert_true (get_parameter (scene, "b0") == -4 && get_parameter (scene, "c") == 0.5);
  g_assert_true (relu_file_get_from (scene->contents) == -5 && scene->hides_sliders);
  g_assert_true (scene->seconds == RELU_LESSON_DEFAULT_SECONDS && !scene->run);

  scene = relu_lesson_get_scene (lesson, 2, FALSE);
  g_assert_true (get_parameter (scene, "b0") == -4 && !scene->hides_sliders);
  g_assert_cmpuint (relu_file_get_n_marked (scene->contents, RELU_MARK_PRESENTED), ==, 0);
  g_assert_true (isnan (scene->x_from) && isnan (scene->line_x) && !scene->has_parts);
  g_assert_null (scene->tool);

  scene = relu_lesson_get_scene (lesson, 3, FALSE);
  g_assert_true (get_parameter (scene, "b0") == 0 && relu_file_get_from (scene->contents) == -2);
}

static void
test_questions (void)
{
  g_autoptr (ReluLesson) lesson = parse (
    LESSON ("{" NETWORK ",\"question\":{\"kind\":\"number\",\"text\":\"how many\",\"answer\":0.1}},"
            "{\"question\":{\"kind\":\"choice\",\"choices\":[\"a\",\"b\",\"c\"],\"answer\":[0,2]}},"
            "{\"question\":{\"kind\":\"place\",\"answer\":[-1,1]}},"
            "{\"question\":{\"kind\":\"number\",\"answer\":-3,\"tolerance\":0.5}}"));
  const ReluQuestion *question = &relu_lesson_get_step (lesson, 0)->question;

  g_assert_cmpint (question->kind, ==, RELU_QUESTION_NUMBER);
  g_assert_cmpstr (question->text, ==, "how many");
  g_assert_true (relu_question_is_right (question, 0.1));
  g_assert_true (relu_question_is_right (question, 0.3 - 0.2));
  g_assert_false (relu_question_is_right (question, 0.1001));
  g_assert_false (relu_question_is_right (question, NAN));
  g_assert_true (relu_lesson_step_has_answer (relu_lesson_get_step (lesson, 0)));

  question = &relu_lesson_get_step (lesson, 1)->question;
  g_assert_cmpuint (question->choices->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (question->choices, 1), ==, "b");
  g_assert_true (relu_question_is_right (question, 0) && relu_question_is_right (question, 2));
  g_assert_false (relu_question_is_right (question, 1));

  /* A twentieth of [-2, 2]. */
  question = &relu_lesson_get_step (lesson, 2)->question;
  g_assert_true (relu_question_is_right (question, -1.19));
  g_assert_true (relu_question_is_right (question, 0.81));
  g_assert_false (relu_question_is_right (question, 0.79));

  question = &relu_lesson_get_step (lesson, 3)->question;
  g_assert_true (relu_question_is_right (question, -3.5));
  g_assert_false (relu_question_is_right (question, -3.6));
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text, *message;
  } rows[] = {
    { "{", "lesson: line 1, column 2: expected a key in quotation marks or “}”, found the end of the text" },
    { "[]", "lesson: expected an object, found an array" },
    { "{\"format\":\"reluscope\",\"version\":1}",
      "lesson: format: expected \"reluscope-lesson\", found \"reluscope\"" },
    { "{\"format\":\"reluscope-lesson\",\"version\":2}",
      "lesson: version: expected 1, found 2: a newer Reluscope is needed to read it" },
    { HEAD "\"title\":\"\"}", "lesson: steps: expected an array of steps, found nothing" },
    { LESSON ("1"), "lesson: steps[0]: expected an object, found 1" },
    { LESSON ("{}"), "lesson: steps[0].network: expected a network, which the first step must have, "
                     "found nothing" },
    { LESSON ("{\"network\":{\"format\":\"reluscope\",\"version\":1,\"layers\":[{\"weights\":1}]}}"),
      "lesson: steps[0].network.layers[0].weights: expected an array of rows, one for each unit, "
      "found 1" },
    { LESSON ("{" NETWORK ",\"set\":{\"w7\":1}}"),
      "lesson: steps[0].set: expected the name of a parameter of this network, such as \"b0\" or "
      "\"w2.1.0\", found \"w7\"" },
    { LESSON ("{" NETWORK ",\"set\":{\"b0\":\"1\"}}"),
      "lesson: steps[0].set.b0: expected a number, found \"1\"" },
    { LESSON ("{" NETWORK ",\"set\":{\"b0\":1,\"b0\":2}}"),
      "lesson: steps[0].set: expected every key once, found \"b0\"" },
    { LESSON ("{" NETWORK "},{\"domain\":[1,1]}"),
      "lesson: steps[1].domain: expected two numbers, the smaller one first, found [1, 1]" },
    { LESSON ("{" NETWORK ",\"sliders\":\"none\"}"),
      "lesson: steps[0].sliders: expected \"all\" or an array of parameters’ names, found "
      "\"none\"" },
    { LESSON ("{" NETWORK ",\"sliders\":[\"b0\",\"x\"]}"),
      "lesson: steps[0].sliders[1]: expected the name of a parameter of this network, such as "
      "\"b0\" or \"w2.1.0\", found \"x\"" },
    { LESSON ("{" NETWORK ",\"view\":{\"x\":\"all\"}}"),
      "lesson: steps[0].view.x: expected two numbers, the smaller one first, or \"fit\", found "
      "\"all\"" },
    { LESSON ("{" NETWORK ",\"view\":{\"line\":true}}"),
      "lesson: steps[0].view.line: expected a number, found true" },
    { LESSON ("{" NETWORK ",\"view\":{\"shows\":[\"curve\"]}}"),
      "lesson: steps[0].view.shows[0]: expected \"contributions\", \"lanes\", \"slope-strip\", "
      "\"build-up\", \"data\", \"residuals\", \"loss-tracks\", \"headline\", found \"curve\"" },
    { LESSON ("{" NETWORK ",\"view\":{\"tool\":\"train\"}}"),
      "lesson: steps[0].view.tool: expected \"none\", \"network\", \"inspector\", \"regions\", "
      "\"compare\", \"data\", \"training\", \"starts\", found \"train\"" },
    { LESSON ("{" NETWORK ",\"seconds\":61}"),
      "lesson: steps[0].seconds: expected a number from 0 to 60, found 61" },
    { LESSON ("{" NETWORK ",\"run\":1}"),
      "lesson: steps[0].run: expected true or false, found 1" },
    { LESSON ("{" NETWORK ",\"question\":{\"kind\":\"text\"}}"),
      "lesson: steps[0].question.kind: expected \"number\", \"choice\", \"place\", found "
      "\"text\"" },
    { LESSON ("{" NETWORK ",\"question\":{\"kind\":\"number\"}}"),
      "lesson: steps[0].question.answer: expected a number, or an array of numbers of which each "
      "is right, found nothing" },
    { LESSON ("{" NETWORK ",\"question\":{\"kind\":\"place\",\"answer\":[]}}"),
      "lesson: steps[0].question.answer: expected 1 to 64 answers, found 0" },
    { LESSON ("{" NETWORK ",\"question\":{\"kind\":\"number\",\"answer\":1,\"tolerance\":-1}}"),
      "lesson: steps[0].question.tolerance: expected a number that is at least 0, found -1" },
    { LESSON ("{" NETWORK ",\"question\":{\"kind\":\"choice\",\"choices\":[\"a\"],\"answer\":0}}"),
      "lesson: steps[0].question.choices: expected 2 to 8 choices, found 1" },
    { LESSON ("{" NETWORK
              ",\"question\":{\"kind\":\"choice\",\"choices\":[\"a\",\"b\"],\"answer\":2}}"),
      "lesson: steps[0].question.answer: expected the number of a choice, from 0, or an array of "
      "them, found 2" },
    { LESSON ("{" NETWORK ",\"question\":{\"kind\":\"number\",\"choices\":[],\"answer\":2}}"),
      "lesson: steps[0].question.choices: expected choices only where the kind is \"choice\", "
      "found an array" },
    { LESSON ("{" NETWORK ",\"reveal\":{\"set\":{\"b9\":1}}}"),
      "lesson: steps[0].reveal.set: expected the name of a parameter of this network, such as "
      "\"b0\" or \"w2.1.0\", found \"b9\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (relu_lesson_parse (rows[i].text, -1, "lesson", &error));
      g_assert_nonnull (error);
      g_assert_cmpstr (error->message, ==, rows[i].message);
      g_assert_true (error->domain == RELU_FILE_ERROR);
    }
}

/* What is not known stays, wherever it stood. */
static void
test_unknown (void)
{
  g_autoptr (ReluLesson) lesson
    = parse (HEAD "\"title\":\"T\",\"k1\":[1],\"steps\":[{" NETWORK ",\"k2\":\"x\",\"view\":{\"k3\":3},"
                  "\"question\":{\"kind\":\"number\",\"answer\":1,\"k4\":4},"
                  "\"reveal\":{\"k5\":5,\"view\":{\"k6\":6}}},{}]}");
  g_autoptr (ReluLesson) titled = relu_lesson_with_text (lesson, RELU_LESSON_TITLE, "U");
  g_autofree char *text = relu_lesson_to_text (titled, NULL);
  g_autoptr (ReluLesson) again = parse (text);
  g_autofree char *text_again = relu_lesson_to_text (again, NULL);

  for (guint i = 1; i <= 6; i++)
    {
      g_autofree char *key = g_strdup_printf ("\"k%u\": ", i);
      const char *found = strstr (text, key);

      g_assert_nonnull (found);
      g_assert_null (strstr (found + 1, key));
    }
  g_assert_true (relu_lesson_equal (titled, again));
  g_assert_false (relu_lesson_equal (lesson, again));
  g_assert_cmpstr (text, ==, text_again);
}

static double
random_or_none (void)
{
  return g_test_rand_bit () ? NAN : g_test_rand_double_range (-5, 5);
}

static ReluFile *
random_contents (ReluFile *before)
{
  ReluNetwork *network = relu_file_get_network (before);
  g_autoptr (ReluFile) contents = relu_file_ref (before);
  guint n = (guint) relu_network_get_n_parameters (network);

  switch (g_test_rand_int_range (0, 5))
    {
    case 0:
      {
        g_autoptr (ReluNetwork) other
          = relu_network_with_parameter (network, (gsize) g_test_rand_int_range (0, (int) n),
                                         g_test_rand_double_range (-9, 9));

        return relu_file_with_network (contents, other);
      }
    case 1:
      return relu_file_with_domain (contents, g_test_rand_double_range (-9, 0),
                                    g_test_rand_double_range (1, 9));
    case 2:
      return relu_file_with_marked (contents, RELU_MARK_PRESENTED,
                                    (gsize) g_test_rand_int_range (0, (int) n), g_test_rand_bit ());
    case 3:
      return relu_file_with_marked (contents, RELU_MARK_LOCKED,
                                    (gsize) g_test_rand_int_range (0, (int) n), g_test_rand_bit ());
    default:
      return relu_file_with_name (contents, g_test_rand_bit () ? "a" : "b \"ü\"");
    }
}

static void
random_scene (ReluLessonScene *scene)
{
  ReluFile *contents = random_contents (scene->contents);

  relu_file_unref (scene->contents);
  scene->contents = contents;
  scene->hides_sliders = g_test_rand_bit ();
  if (scene->hides_sliders)
    {
      contents = relu_file_with_no_marked (scene->contents, RELU_MARK_PRESENTED);
      relu_file_unref (scene->contents);
      scene->contents = contents;
    }
  scene->x_from = random_or_none ();
  scene->x_to = scene->x_from + 1;
  scene->y_from = random_or_none ();
  scene->y_to = scene->y_from + 0.1;
  scene->line_x = random_or_none ();
  scene->has_parts = g_test_rand_bit ();
  scene->parts = scene->has_parts ? (guint) g_test_rand_int_range (0, 1 << RELU_N_LESSON_PARTS) : 0;
  g_free (scene->tool);
  scene->tool = g_test_rand_bit () ? g_strdup (relu_lesson_get_tools ()[3]) : NULL;
  scene->seconds = g_test_rand_bit () ? RELU_LESSON_DEFAULT_SECONDS : 0;
  scene->run = g_test_rand_bit ();
}

static ReluLessonStep *
random_step (ReluFile *contents)
{
  ReluLessonStep *step = relu_lesson_step_new (contents);

  random_scene (&step->scene);
  if (g_test_rand_bit ())
    {
      g_free (step->notes);
      step->notes = g_strdup ("notes\n\nof “two” lines");
    }
  step->question.kind = (ReluQuestionKind) g_test_rand_int_range (0, 4);
  if (step->question.kind != RELU_QUESTION_NONE)
    for (guint i = 0; i < 2; i++)
      {
        double answer = i;

        if (step->question.kind == RELU_QUESTION_CHOICE)
          g_ptr_array_add (step->question.choices, g_strdup ("choice"));
        else
          answer = g_test_rand_double ();
        g_array_append_val (step->question.answers, answer);
      }
  if (step->question.kind == RELU_QUESTION_NUMBER || step->question.kind == RELU_QUESTION_PLACE)
    step->question.tolerance = g_test_rand_double ();
  step->has_reveal = g_test_rand_bit ();
  if (step->has_reveal)
    {
      relu_lesson_scene_copy (&step->scene, &step->reveal);
      random_scene (&step->reveal);
      /* A scene that says nothing is no scene. */
      step->reveal.seconds = 0;
    }

  return step;
}

/* Any lesson is what it was after it has been written and read. */
static void
test_round_trip (void)
{
  g_autoptr (ReluLesson) seed = parse (LESSON ("{" NETWORK "}"));

  for (guint round = 0; round < 400; round++)
    {
      g_autoptr (ReluLesson) lesson = relu_lesson_new ("random");
      g_autoptr (ReluLesson) again = NULL;
      ReluFile *contents = relu_lesson_get_scene (seed, 0, FALSE)->contents;
      guint n = (guint) g_test_rand_int_range (0, 6);

      for (guint i = 0; i < n; i++)
        {
          ReluLesson *longer = relu_lesson_with_step_inserted (lesson, i, random_step (contents));

          relu_lesson_unref (lesson);
          lesson = longer;
          contents = relu_lesson_get_scene (lesson, i, TRUE)->contents;
        }
      again = parse_again (lesson);
      g_assert_true (relu_lesson_equal (lesson, again));
    }
}

static ReluLessonStep *
named_step (ReluLesson *lesson, const char *title)
{
  ReluLessonStep *step = relu_lesson_step_new (relu_lesson_get_scene (lesson, 0, FALSE)->contents);

  g_free (step->title);
  step->title = g_strdup (title);

  return step;
}

static void
assert_titles (ReluLesson *lesson, const char *expected)
{
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < relu_lesson_get_n_steps (lesson); i++)
    g_string_append (titles, relu_lesson_get_step (lesson, i)->title);
  g_assert_cmpstr (titles->str, ==, expected);
}

static void
test_steps (void)
{
  g_autoptr (ReluLesson) a = parse (LESSON ("{" NETWORK ",\"title\":\"a\"}"));
  g_autoptr (ReluLesson) ab = relu_lesson_with_step_inserted (a, 1, named_step (a, "b"));
  g_autoptr (ReluLesson) cab = relu_lesson_with_step_inserted (ab, 0, named_step (a, "c"));
  g_autoptr (ReluLesson) abc = relu_lesson_with_step_moved (cab, 0, 2);
  g_autoptr (ReluLesson) again = relu_lesson_with_step_moved (abc, 2, 0);
  g_autoptr (ReluLesson) adc = relu_lesson_with_step_replaced (abc, 1, named_step (a, "d"));
  g_autoptr (ReluLesson) ac = relu_lesson_with_step_removed (adc, 1);

  assert_titles (a, "a");
  assert_titles (ab, "ab");
  assert_titles (cab, "cab");
  assert_titles (abc, "abc");
  assert_titles (adc, "adc");
  assert_titles (ac, "ac");
  g_assert_true (relu_lesson_equal (cab, again));
  g_assert_false (relu_lesson_equal (abc, adc));
}

static const char *
shout (const char *text, gpointer user_data)
{
  guint *n = user_data;

  (*n)++;
  g_assert_cmpuint (strlen (text), >, 0);

  return "!";
}

static void
test_translated (void)
{
  g_autoptr (ReluLesson) lesson
    = parse (HEAD "\"title\":\"T\",\"author\":\"A\",\"steps\":[{" NETWORK
                  ",\"text\":\"t\",\"question\":{\"kind\":\"choice\",\"text\":\"q\",\"choices\":"
                  "[\"a\",\"b\"],\"answer\":1},\"reveal\":{\"text\":\"w\"}}]}");
  guint n = 0;
  g_autoptr (ReluLesson) other = relu_lesson_translated (lesson, shout, &n);
  const ReluLessonStep *step = relu_lesson_get_step (other, 0);

  g_assert_cmpuint (n, ==, 6);
  g_assert_cmpstr (relu_lesson_get_title (other), ==, "!");
  g_assert_cmpstr (relu_lesson_get_text (other, RELU_LESSON_AUTHOR), ==, "A");
  g_assert_cmpstr (step->title, ==, "");
  g_assert_cmpstr (step->text, ==, "!");
  g_assert_cmpstr (step->why, ==, "!");
  g_assert_cmpstr (g_ptr_array_index (step->question.choices, 1), ==, "!");
  g_assert_cmpstr (relu_lesson_get_step (lesson, 0)->text, ==, "t");
}

/* A file of some megabytes may neither take minutes nor gigabytes. */
static void
test_large (void)
{
  const guint n_units = RELU_MAX_WIDTH, most = RELU_LESSON_MAX_NUMBERS / (3 * n_units + 1);
  g_autoptr (GString) text = g_string_new (HEAD "\"steps\":[{\"network\":{\"format\":\"reluscope\","
                                                "\"version\":1,\"layers\":[{\"weights\":[");
  g_autofree char *expected = g_strdup_printf ("steps: expected at most %u steps, found 350", most);
  g_autoptr (ReluLesson) refused = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n_units; i++)
    g_string_append (text, i == 0 ? "[1]" : ",[1]");
  g_string_append (text, "],\"biases\":[");
  for (guint i = 0; i < n_units; i++)
    g_string_append (text, i == 0 ? "0" : ",0");
  g_string_append (text, "]},{\"weights\":[[");
  for (guint i = 0; i < n_units; i++)
    g_string_append (text, i == 0 ? "1" : ",1");
  g_string_append (text, "]],\"biases\":[0]}]},\"sliders\":[");
  for (guint i = 0; i < n_units; i++)
    g_string_append_printf (text, i == 0 ? "\"b%u\"" : ",\"b%u\",\"b0\"", i);
  g_string_append (text, "]}");

  for (guint i = 1; i < 350; i++)
    g_string_append_printf (text, ",{\"set\":{\"c\":%u}}", i);
  g_string_append (text, "]}");
  refused = relu_lesson_parse (text->str, -1, "a", &error);
  g_assert_error (error, RELU_FILE_ERROR, RELU_FILE_ERROR_LIMIT);
  g_assert_null (refused);
  g_assert_nonnull (strstr (error->message, expected));
}

static void
test_disk (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("relu-lesson-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "a.relu-lesson.json", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "none", "a.json", NULL);
  g_autoptr (ReluLesson) lesson = parse (LESSON ("{" NETWORK "}"));
  g_autoptr (ReluLesson) again = NULL;

  g_assert_no_error (error);
  g_assert_true (relu_lesson_write (lesson, path, &error));
  g_assert_no_error (error);
  again = relu_lesson_read (path, &error);
  g_assert_no_error (error);
  g_assert_true (relu_lesson_equal (lesson, again));

  g_assert_false (relu_lesson_write (lesson, nowhere, &error));
  g_assert_error (error, RELU_FILE_ERROR, RELU_FILE_ERROR_IO);
  g_clear_error (&error);
  g_assert_null (relu_lesson_read (nowhere, &error));
  g_assert_error (error, RELU_FILE_ERROR, RELU_FILE_ERROR_IO);

  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lesson/scenes", test_scenes);
  g_test_add_func ("/lesson/questions", test_questions);
  g_test_add_func ("/lesson/refused", test_refused);
  g_test_add_func ("/lesson/unknown", test_unknown);
  g_test_add_func ("/lesson/round-trip", test_round_trip);
  g_test_add_func ("/lesson/steps", test_steps);
  g_test_add_func ("/lesson/translated", test_translated);
  g_test_add_func ("/lesson/large", test_large);
  g_test_add_func ("/lesson/disk", test_disk);

  return g_test_run ();
}
