/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-lessons-training.c: what comes of the trainings in the lessons is what the lessons say. They are
 * deterministic: the same on every machine but for the last digit of tanh. */

#include <math.h>
#include <string.h>

#include "relu-analysis.h"
#include "relu-lessons.h"
#include "relu-line.h"
#include "relu-number.h"
#include "relu-outcome-facts.h"
#include "relu-starts.h"
#include "relu-units.h"

static ReluLesson *
load (const char *id)
{
  g_autoptr (GError) error = NULL;
  ReluLesson *lesson = relu_lessons_load (id, &error);

  g_assert_no_error (error);
  return lesson;
}

static ReluTrainer *
begin (const ReluLessonScene *scene)
{
  return relu_trainer_new (relu_file_get_network (scene->contents),
                           relu_file_get_data (scene->contents), NULL,
                           &relu_file_get_setup (scene->contents)->options, NULL);
}

/* @n_steps: 0 for as many as the scene says. */
static ReluTrainer *
train (const ReluLessonScene *scene, guint64 n_steps)
{
  ReluTrainer *trainer = begin (scene);

  relu_trainer_run (trainer,
                    n_steps > 0 ? n_steps : relu_file_get_setup (scene->contents)->n_steps);

  return trainer;
}

static const double *
get_parameters (const ReluLessonScene *scene)
{
  return relu_network_get_parameters (relu_file_get_network (scene->contents));
}

static guint
count_regions (const ReluLessonScene *scene, ReluNetwork *network)
{
  g_autoptr (ReluAnalysis) analysis
    = relu_analysis_new (network, relu_file_get_from (scene->contents),
                         relu_file_get_to (scene->contents), NULL);
  ReluRegions *regions = relu_analysis_get_regions (analysis);

  return regions != NULL ? relu_regions_get_n_linear_regions (regions) : 0;
}

static guint
count_dead (const ReluLessonScene *scene, ReluNetwork *network, guint8 *dead)
{
  ReluData *data = relu_file_get_data (scene->contents);
  guint n_dead = 0;

  relu_units_find_dead (network, relu_data_get_x (data), relu_data_get_n (data), dead);
  for (guint i = 0; i < relu_units_get_n (network); i++)
    n_dead += dead[i];

  return n_dead;
}

static double
get_line_loss (const ReluLessonScene *scene)
{
  ReluLine line;

  relu_line_fit (&line, relu_file_get_data (scene->contents));

  return relu_line_get_loss (&line, relu_file_get_data (scene->contents),
                             &relu_file_get_setup (scene->contents)->options.loss);
}

/* What a text says of a number is that number. */
static void
assert_says (const char *text, double value, int digits)
{
  char number[RELU_NUMBER_BUFFER];

  relu_number_to_display (value, digits, number);
  if (strstr (text, number) == NULL)
    g_error ("“%s” does not say %s", text, number);
}

/* Every scene that trains, and what it ends as: linear regions on the domain (0: curved), dead units, and whether
 * it fits or nothing changes any more. */
static const struct
{
  const char *lesson;
  guint step;
  char scene; /* a: before the answer, b: after it */
  guint n_regions, n_dead;
  double loss_below;
  gboolean fits, stands_still;
} runs[] = {
  { "dead", 4, 'b', 4, 1, 1e-6, TRUE, FALSE },
  { "dead", 6, 'b', 3, 1, 1e-9, TRUE, FALSE },
  { "dead", 7, 'b', 4, 0, 1e-6, TRUE, FALSE },
  { "training", 1, 'b', 1, 1, 1e-20, TRUE, TRUE },
  { "training", 2, 'b', 2, 1, 1.625, FALSE, FALSE },
  { "training", 3, 'b', 1, 1, 0.2177, FALSE, TRUE },
  { "training", 4, 'b', 4, 0, 0.0041, TRUE, TRUE },
  { "training", 5, 'b', 3, 1, 0.0012, FALSE, FALSE },
  { "stuck", 1, 'b', 2, 0, 0.184, FALSE, TRUE },
  { "stuck", 2, 'b', 2, 0, 1e-12, TRUE, FALSE },
  { "stuck", 4, 'a', 3, 2, 0.0923, FALSE, TRUE },
  { "stuck", 4, 'b', 3, 0, 1e-10, TRUE, FALSE },
  { "stuck", 5, 'b', 9, 1, 1e-6, TRUE, FALSE },
  { "stuck", 6, 'b', 1, 1, 15.7, FALSE, TRUE },
  { "activations", 7, 'b', 0, 0, 0.375, FALSE, FALSE },
};

static void
test_runs (void)
{
  guint row = 0;

  for (guint i = 0; i < relu_lessons_get_n (); i++)
    {
      const char *id = relu_lessons_get_id (i);
      g_autoptr (ReluLesson) lesson = load (id);

      for (guint k = 0; k < 2 * relu_lesson_get_n_steps (lesson); k++)
        {
          const ReluLessonStep *step = relu_lesson_get_step (lesson, k / 2);
          const ReluLessonScene *scene = k % 2 == 0 ? &step->scene : &step->reveal;
          g_autoptr (ReluTrainer) trainer = NULL;
          g_autoptr (ReluNetwork) network = NULL;
          g_autofree guint8 *dead = NULL;
          const ReluSetup *setup;
          double loss;

          if (!scene->run)
            continue;
          g_test_message ("%s %u", id, k / 2 + 1);
          g_assert_cmpuint (row, <, G_N_ELEMENTS (runs));
          g_assert_cmpstr (runs[row].lesson, ==, id);
          g_assert_cmpuint (runs[row].step, ==, k / 2 + 1);
          g_assert_cmpint (runs[row].scene, ==, k % 2 == 0 ? 'a' : 'b');

          /* Whoever waits for the end sees it. */
          setup = relu_file_get_setup (scene->contents);
          g_assert_cmpuint (setup->n_steps, >, 0);
          trainer = train (scene, 0);
          network = relu_trainer_dup_network (trainer);
          loss = relu_trainer_get_loss (trainer);
          dead = g_malloc (relu_units_get_n (network));
          g_assert_cmpuint (count_regions (scene, network), ==, runs[row].n_regions);
          g_assert_cmpuint (count_dead (scene, network, dead), ==, runs[row].n_dead);
          g_assert_cmpfloat (loss, <, runs[row].loss_below);
          g_assert_true (
            (loss <= relu_setup_get_fit (setup, relu_file_get_data (scene->contents)))
            == runs[row].fits);
          g_assert_true ((relu_trainer_get_stop (trainer) != RELU_STOP_NONE)
                         == runs[row].stands_still);
          row++;
        }
    }
  g_assert_cmpuint (row, ==, G_N_ELEMENTS (runs));
}

/* dead 4: the unit stays where it is to the last digit. dead 5: one step of gradient descent, too large. dead 7:
 * a leaky one moves. */
static void
test_dead (void)
{
  g_autoptr (ReluLesson) lesson = load ("dead");
  const ReluLessonScene *scene = relu_lesson_get_scene (lesson, 3, TRUE);
  g_autoptr (ReluTrainer) trainer = train (scene, 0);
  const double *parameters = relu_trainer_get_parameters (trainer);
  const ReluLessonScene *before = relu_lesson_get_scene (lesson, 4, FALSE);
  const ReluLessonScene *after = relu_lesson_get_scene (lesson, 4, TRUE);
  ReluTrainerOptions options = relu_file_get_setup (before->contents)->options;
  g_autoptr (ReluTrainer) step = train (before, 1), small = NULL, leaky = NULL;
  g_autoptr (ReluNetwork) network = NULL;
  g_autofree guint8 *dead = g_malloc (3);

  g_assert_cmpfloat (parameters[2], ==, 1);
  g_assert_cmpfloat (parameters[5], ==, -3);
  g_assert_cmpfloat (parameters[8], ==, 1);

  g_assert_cmpfloat (options.rate, ==, 1);
  for (gsize i = 0; i < 10; i++)
    g_assert_cmpfloat_with_epsilon (
      relu_trainer_get_parameters (step)[i],
      get_parameters (after)[i], 0.5001e-4);
  options.rate = 0.05;
  small = relu_trainer_new (relu_file_get_network (before->contents),
                            relu_file_get_data (before->contents), NULL, &options, NULL);
  relu_trainer_step (small);
  network = relu_trainer_dup_network (small);
  g_assert_cmpuint (count_dead (before, network, dead), ==, 0);
  count_dead (after, relu_file_get_network (after->contents), dead);
  g_assert_true (dead[0] && !dead[1] && dead[2]);

  leaky = train (relu_lesson_get_scene (lesson, 6, TRUE), 0);
  parameters = relu_trainer_get_parameters (leaky);
  g_assert_cmpfloat (parameters[2], !=, 1);
  g_assert_cmpfloat (parameters[5], !=, -3);
  g_assert_cmpfloat (fabs (parameters[8] - 1), >, 0.1);
}

/* Whether the curve is bent, at some step between. */
static gboolean
bends_after (const ReluLessonScene *scene, guint64 n_steps)
{
  g_autoptr (ReluTrainer) trainer = train (scene, n_steps);
  g_autoptr (ReluNetwork) network = relu_trainer_dup_network (trainer);

  return count_regions (scene, network) > 1;
}

static void
test_training (void)
{
  g_autoptr (ReluLesson) lesson = load ("training");
  const ReluLessonScene *line = relu_lesson_get_scene (lesson, 0, TRUE);
  const ReluLessonScene *sine = relu_lesson_get_scene (lesson, 1, TRUE);
  const ReluLessonScene *low = relu_lesson_get_scene (lesson, 2, TRUE);
  const ReluLessonScene *again = relu_lesson_get_scene (lesson, 3, TRUE);
  g_autoptr (ReluTrainer) on_sine = train (sine, 0), on_low = train (low, 0);
  g_autoptr (ReluTrainer) on_again = train (again, 0), stuck = NULL;
  const char *why = relu_lesson_get_step (lesson, 1)->why;

  /* Bent on the way, straight again. */
  g_assert_true (bends_after (line, 1000));
  g_assert_false (bends_after (line, 0));

  assert_says (why, get_line_loss (sine), 3);
  assert_says (why, relu_trainer_get_loss (on_sine), 3);

  /* As good as the best straight line, and no better. */
  assert_says (relu_lesson_get_step (lesson, 2)->why, relu_trainer_get_loss (on_low), 3);
  g_assert_cmpfloat_with_epsilon (relu_trainer_get_loss (on_low), get_line_loss (low), 1e-9);
  g_assert_true (relu_network_equal (relu_file_get_network (line->contents),
                                     relu_file_get_network (sine->contents)));
  g_assert_true (relu_network_equal (relu_file_get_network (low->contents),
                                     relu_file_get_network (sine->contents)));

  /* The next step goes on from there: all but at rest. */
  stuck = begin (relu_lesson_get_scene (lesson, 3, FALSE));
  g_assert_cmpfloat_with_epsilon (relu_trainer_get_loss (stuck), get_line_loss (low), 1e-3);
  for (gsize i = 0; i < 10; i++)
    g_assert_cmpfloat_with_epsilon (relu_trainer_get_parameters (on_low)[i],
                                    get_parameters (relu_lesson_get_scene (lesson, 3, FALSE))[i],
                                    0.5001e-4);

  assert_says (relu_lesson_get_step (lesson, 3)->why, relu_trainer_get_loss (on_again), 1);
  g_assert_true (
    relu_data_equal (relu_file_get_data (low->contents), relu_file_get_data (again->contents)));
}

static void
test_stuck (void)
{
  g_autoptr (ReluLesson) lesson = load ("stuck");
  g_autoptr (ReluTrainer) bad = train (relu_lesson_get_scene (lesson, 0, TRUE), 0);
  g_autoptr (ReluTrainer) good = train (relu_lesson_get_scene (lesson, 1, TRUE), 0);
  g_autoptr (ReluTrainer) output = train (relu_lesson_get_scene (lesson, 5, TRUE), 0);
  g_autoptr (ReluTrainer) both = train (relu_lesson_get_scene (lesson, 3, FALSE), 0);
  g_autoptr (ReluTrainer) eight = train (relu_lesson_get_scene (lesson, 4, TRUE), 0);
  g_autoptr (ReluTrainer) at_rest = NULL;
  g_autoptr (ReluNetwork) network = relu_trainer_dup_network (eight);
  g_autofree guint8 *dead = g_malloc (8);
  const double *gradient;

  g_assert_cmpfloat (relu_trainer_get_parameters (bad)[0], <, 0);
  g_assert_cmpfloat_with_epsilon (relu_trainer_get_parameters (good)[0], 1, 1e-5);
  g_assert_cmpfloat_with_epsilon (relu_trainer_get_parameters (good)[1], 0, 1e-5);

  /* All gradients of both units are exactly 0. */
  gradient = relu_trainer_get_gradient (both);
  for (gsize i = 0; i < 6; i++)
    g_assert_cmpfloat (gradient[i], ==, 0);

  at_rest = begin (relu_lesson_get_scene (lesson, 6, FALSE));
  gradient = relu_trainer_get_gradient (at_rest);
  for (gsize i = 0; i < 7; i++)
    g_assert_cmpfloat (fabs (gradient[i]), <=, i < 6 ? 0 : 1e-15);

  count_dead (relu_lesson_get_scene (lesson, 4, TRUE), network, dead);
  g_assert_true (dead[2]);

  g_assert_cmpint (relu_trainer_get_stop (output), ==, RELU_STOP_ZERO_GRADIENT);
  assert_says (relu_lesson_get_step (lesson, 5)->why, relu_trainer_get_loss (output), 3);
}

/* activations 7: three units learn with tanh where h₀ was dead with ReLU. */
static void
test_tanh (void)
{
  g_autoptr (ReluLesson) lesson = load ("activations"), training = load ("training");
  const ReluLessonScene *scene = relu_lesson_get_scene (lesson, 6, TRUE);
  const ReluLessonScene *relu = relu_lesson_get_scene (training, 1, TRUE);
  g_autoptr (ReluTrainer) trainer = train (scene, 0), with_relu = train (relu, 0);
  const ReluLessonStep *step = relu_lesson_get_step (lesson, 6);

  assert_says (step->why, relu_trainer_get_loss (trainer), 3);
  assert_says (step->text, relu_trainer_get_loss (with_relu), 3);
  g_assert_cmpfloat (fabs (relu_trainer_get_parameters (trainer)[3] + 10), >, 0.1);
  g_assert_cmpmem (
    get_parameters (scene), 10 * sizeof (double), get_parameters (relu), 10 * sizeof (double));
  g_assert_true (
    relu_data_equal (relu_file_get_data (scene->contents), relu_file_get_data (relu->contents)));
  g_assert_cmpuint (relu_file_get_setup (scene->contents)->n_steps, ==,
                    relu_file_get_setup (relu->contents)->n_steps);
}

/* How many of a hundred starts fit, in the texts and in truth. */
static void
test_tallies (void)
{
  static const struct
  {
    const char *lesson;
    guint step;
    guint n_fit;
    gboolean in_scene; /* the tally is of the scene before the answer */
  } rows[] = {
    { "training", 4, 58, FALSE },
    { "stuck", 3, 51, TRUE },
    { "stuck", 4, 56, FALSE },
    { "stuck", 5, 100, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (ReluLesson) lesson = load (rows[i].lesson);
      const ReluLessonStep *step = relu_lesson_get_step (lesson, rows[i].step - 1);
      const ReluLessonScene *scene
        = relu_lesson_get_scene (lesson, rows[i].step - 1, !rows[i].in_scene);
      g_autoptr (ReluStarts) starts = relu_starts_new (scene->contents);
      ReluStartCounts counts;

      relu_starts_begin (starts, 2, FALSE);
      g_assert_true (relu_starts_wait (starts, -1));
      relu_starts_count (starts, &counts);
      g_test_message ("%s %u: %u", rows[i].lesson, rows[i].step, counts.of[RELU_OUTCOME_FITS]);
      g_assert_cmpuint (counts.n, ==, 100);
      g_assert_cmpuint (counts.of[RELU_OUTCOME_FITS], ==, rows[i].n_fit);
      assert_says (step->why, rows[i].n_fit, 3);
      if (rows[i].n_fit == 58)
        assert_says (step->notes, 58, 3);
      if (rows[i].n_fit == 56)
        assert_says (relu_lesson_get_step (lesson, rows[i].step)->question.text, 56, 3);
      if (step->question.kind == RELU_QUESTION_NUMBER)
        g_assert_cmpfloat (g_array_index (step->question.answers, double, 0), ==, rows[i].n_fit);

      /* One ReLU: stuck are just those whose w began below 0. */
      for (guint k = 0; rows[i].n_fit == 51 && k < 100; k++)
        {
          const ReluStart *end = relu_starts_get (starts, k);
          g_autoptr (ReluNetwork) first = relu_starts_draw (starts, end->seed);

          g_assert_true (end->is_stuck == (relu_network_get_parameters (first)[0] < 0));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lessons-training/runs", test_runs);
  g_test_add_func ("/lessons-training/dead", test_dead);
  g_test_add_func ("/lessons-training/training", test_training);
  g_test_add_func ("/lessons-training/stuck", test_stuck);
  g_test_add_func ("/lessons-training/tanh", test_tanh);
  g_test_add_func ("/lessons-training/tallies", test_tallies);

  return g_test_run ();
}
