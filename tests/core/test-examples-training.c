/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-examples-training.c: the examples that are for training come out as their sentences say: from where
 * they begin, and from many starts. Bounds are generous; what was found once is in docs/training.md. */

#include "relu-analysis.h"
#include "relu-examples.h"
#include "relu-line.h"
#include "relu-starts.h"
#include "relu-units.h"

/* What comes of an example's own weights. */
typedef struct
{
  ReluNetwork *network;
  ReluVerdict verdict;
  double loss;
  ReluStop stop;
} End;

static ReluFile *
load (const char *id)
{
  g_autoptr (GError) error = NULL;
  ReluFile *file = relu_examples_load (id, &error);

  g_assert_no_error (error);
  return file;
}

static double
get_line_loss (ReluFile *file)
{
  ReluLine line;

  relu_line_fit (&line, relu_file_get_data (file));

  return relu_line_get_loss (&line, relu_file_get_data (file),
                             &relu_file_get_setup (file)->options.loss);
}

static void
train (ReluFile *file, guint64 n_steps, End *end)
{
  const ReluSetup *setup = relu_file_get_setup (file);
  g_autoptr (ReluTrainer) trainer
    = relu_trainer_new (relu_file_get_network (file), relu_file_get_data (file), NULL,
                        &setup->options, NULL);
  g_autoptr (ReluAnalysis) analysis = NULL;

  end->stop = relu_trainer_run (trainer, n_steps > 0 ? n_steps : setup->n_steps);
  end->loss = relu_trainer_get_loss (trainer);
  end->network = relu_trainer_dup_network (trainer);
  analysis = relu_analysis_new (end->network, relu_file_get_from (file), relu_file_get_to (file),
                                NULL);
  end->verdict = relu_analysis_get_verdict (analysis);
}

static void
end_clear (End *end)
{
  g_clear_pointer (&end->network, relu_network_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (End, end_clear)

static ReluStarts *
start (ReluFile *file, guint n_starts, guint64 n_steps)
{
  ReluSetup setup = *relu_file_get_setup (file);
  g_autoptr (ReluFile) changed = NULL;
  ReluStarts *starts;

  setup.n_starts = n_starts;
  if (n_steps > 0)
    setup.n_steps = n_steps;
  changed = relu_file_with_setup (file, &setup);
  starts = relu_starts_new (changed);
  relu_starts_begin (starts, 2, FALSE);
  g_assert_true (relu_starts_wait (starts, -1));

  return starts;
}

/* In per cent of all starts. */
static void
test_tallies (void)
{
  static const struct
  {
    const char *id;
    guint n_starts;
    guint64 n_steps; /* 0: as the example says */
    guint fits_from, fits_to, constant_from, constant_to, stuck_from, stuck_to;
  } rows[] = {
    { "learn-relu", 100, 0, 38, 62, 30, 62, 38, 62 },
    { "learn-absolute-2", 100, 0, 38, 66, 0, 20, 0, 25 },
    { "learn-absolute-8", 50, 0, 94, 100, 0, 2, 0, 2 },
    { "learn-dead-output", 100, 0, 10, 50, 50, 80, 45, 80 },
    { "learn-parabola", 6, 2000, 0, 0, 0, 0, 0, 0 },
    { "learn-line", 20, 0, 95, 100, 0, 0, 0, 5 },
    { "learn-sine", 40, 0, 30, 70, 0, 0, 0, 30 },
    { "learn-small-sine", 40, 0, 40, 80, 0, 0, 0, 30 },
    { "learn-line-leaky", 20, 0, 95, 100, 0, 0, 0, 5 },
    { "learn-sine-leaky", 40, 0, 45, 90, 0, 0, 0, 40 },
    { "learn-line-tanh", 4, 3000, 100, 100, 0, 0, 0, 0 },
    { "learn-sine-tanh", 4, 3000, 0, 50, 0, 0, 0, 0 },
    { "dead-unit", 20, 0, 80, 100, 0, 5, 0, 10 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (ReluFile) file = load (rows[i].id);
      g_autoptr (ReluStarts) starts = start (file, rows[i].n_starts, rows[i].n_steps);
      ReluStartCounts counts;
      guint n = rows[i].n_starts;

      relu_starts_count (starts, &counts);
      g_test_message ("%s: fits %u, constant %u, linear %u, stuck %u of %u", rows[i].id,
                      counts.of[RELU_OUTCOME_FITS], counts.of[RELU_OUTCOME_CONSTANT],
                      counts.of[RELU_OUTCOME_LINEAR], counts.n_stuck, n);
      g_assert_cmpuint (counts.n, ==, n);
      g_assert_cmpuint (100 * counts.of[RELU_OUTCOME_FITS], >=, rows[i].fits_from * n);
      g_assert_cmpuint (100 * counts.of[RELU_OUTCOME_FITS], <=, rows[i].fits_to * n);
      g_assert_cmpuint (100 * counts.of[RELU_OUTCOME_CONSTANT], >=, rows[i].constant_from * n);
      g_assert_cmpuint (100 * counts.of[RELU_OUTCOME_CONSTANT], <=, rows[i].constant_to * n);
      g_assert_cmpuint (100 * counts.n_stuck, >=, rows[i].stuck_from * n);
      g_assert_cmpuint (100 * counts.n_stuck, <=, rows[i].stuck_to * n);
    }
}

/* Linear data and sine data from the same start. */
static void
test_same_start (void)
{
  g_autoptr (ReluFile) line = load ("learn-line"), sine = load ("learn-sine");
  g_autoptr (ReluFile) small = load ("learn-small-sine"), forum = load ("linear-case");
  g_auto (End) on_the_way = { 0 }, line_end = { 0 }, sine_end = { 0 }, small_end = { 0 };
  const double *parameters;

  g_assert_true (relu_network_equal (relu_file_get_network (line), relu_file_get_network (forum)));
  g_assert_true (relu_network_equal (relu_file_get_network (sine), relu_file_get_network (forum)));
  g_assert_true (relu_network_equal (relu_file_get_network (small), relu_file_get_network (forum)));

  train (line, 1000, &on_the_way);
  g_assert_cmpint (on_the_way.verdict, ==, RELU_VERDICT_PIECEWISE_LINEAR);
  train (line, 0, &line_end);
  g_assert_cmpint (line_end.verdict, ==, RELU_VERDICT_LINEAR);
  g_assert_cmpint (line_end.stop, ==, RELU_STOP_STILL);
  g_assert_cmpfloat (line_end.loss, <, 1e-20);

  /* It bends and is better than any line; h₀ is where it was, h₁ and h₂ are the same. */
  train (sine, 0, &sine_end);
  g_assert_cmpint (sine_end.verdict, ==, RELU_VERDICT_PIECEWISE_LINEAR);
  g_assert_cmpfloat (sine_end.loss, <, 0.9 * get_line_loss (sine));
  parameters = relu_network_get_parameters (sine_end.network);
  g_assert_cmpfloat (parameters[0], ==, 1);
  g_assert_cmpfloat (parameters[3], ==, -10);
  g_assert_cmpfloat (parameters[1], ==, parameters[2]);
  g_assert_cmpfloat (parameters[4], ==, parameters[5]);

  train (small, 0, &small_end);
  g_assert_cmpint (small_end.verdict, ==, RELU_VERDICT_LINEAR);
  g_assert_cmpint (small_end.stop, ==, RELU_STOP_STILL);
  g_assert_cmpfloat_with_epsilon (small_end.loss, get_line_loss (small), 1e-9);
}

static void
test_leaky_and_tanh (void)
{
  g_autoptr (ReluFile) plain = load ("learn-sine"), leaky = load ("learn-sine-leaky");
  g_autoptr (ReluFile) leaky_line = load ("learn-line-leaky"), tanh_line = load ("learn-line-tanh");
  g_autoptr (ReluFile) tanh_sine = load ("learn-sine-tanh");
  g_auto (End) plain_end = { 0 }, leaky_end = { 0 }, leaky_line_end = { 0 }, tanh_line_end = { 0 };
  g_auto (End) tanh_sine_end = { 0 };
  const double *parameters;

  train (leaky_line, 0, &leaky_line_end);
  g_assert_cmpint (leaky_line_end.verdict, ==, RELU_VERDICT_LINEAR);
  g_assert_cmpfloat (leaky_line_end.loss, <, 1e-20);

  train (plain, 0, &plain_end);
  train (leaky, 0, &leaky_end);
  g_assert_cmpint (leaky_end.verdict, ==, RELU_VERDICT_PIECEWISE_LINEAR);
  g_assert_cmpfloat (leaky_end.loss, <, 0.95 * plain_end.loss);
  parameters = relu_network_get_parameters (leaky_end.network);
  g_assert_cmpfloat (parameters[3], !=, -10);

  train (tanh_line, 0, &tanh_line_end);
  g_assert_cmpint (tanh_line_end.verdict, ==, RELU_VERDICT_SMOOTH);
  g_assert_cmpfloat (tanh_line_end.loss, <, 0.01);
  train (tanh_sine, 0, &tanh_sine_end);
  g_assert_cmpfloat (tanh_sine_end.loss, <, 0.3 * plain_end.loss);
  parameters = relu_network_get_parameters (tanh_sine_end.network);
  g_assert_cmpfloat (parameters[1], ==, parameters[2]);
}

/* Stuck where the weight begins below 0, and only there. */
static void
test_one_relu (void)
{
  g_autoptr (ReluFile) file = load ("learn-relu");
  g_autoptr (ReluStarts) starts = start (file, 100, 0);

  for (guint i = 0; i < 100; i++)
    {
      const ReluStart *end = relu_starts_get (starts, i);
      g_autoptr (ReluNetwork) first = relu_starts_draw (starts, end->seed);

      g_assert_true (end->is_stuck == (relu_network_get_parameters (first)[0] < 0));
      g_assert_true (end->is_stuck == (end->outcome != RELU_OUTCOME_FITS));
    }
}

static void
test_parabola (void)
{
  g_autoptr (ReluFile) file = load ("learn-parabola");
  g_autoptr (ReluAnalysis) first
    = relu_analysis_new (relu_file_get_network (file), relu_file_get_from (file),
                         relu_file_get_to (file), NULL);
  g_auto (End) early = { 0 }, late = { 0 };

  g_assert_cmpint (relu_analysis_get_verdict (first), ==, RELU_VERDICT_LINEAR);
  train (file, 2000, &early);
  g_assert_cmpfloat (early.loss, >, 0.8 * get_line_loss (file));
  train (file, 0, &late);
  g_assert_cmpfloat (late.loss, <, 0.7 * get_line_loss (file));
}

static void
test_dead (void)
{
  g_autoptr (ReluFile) file = load ("dead-unit"), output = load ("learn-dead-output");
  g_auto (End) end = { 0 }, output_end = { 0 };
  guint8 dead[7] = { 0 };
  ReluData *data = relu_file_get_data (file);

  train (file, 0, &end);
  g_assert_cmpfloat (end.loss, <, relu_setup_get_fit (relu_file_get_setup (file), data));
  relu_units_find_dead (end.network, relu_data_get_x (data), relu_data_get_n (data), dead);
  g_assert_true (!dead[0] && !dead[1] && dead[2]);
  g_assert_cmpfloat (relu_network_get_parameters (end.network)[2], ==, 1);
  g_assert_cmpfloat (relu_network_get_parameters (end.network)[5], ==, -3);

  /* Alive at first. */
  data = relu_file_get_data (output);
  relu_units_find_dead (relu_file_get_network (output), relu_data_get_x (data),
                        relu_data_get_n (data), dead);
  g_assert_false (dead[6]);
  train (output, 0, &output_end);
  g_assert_cmpint (output_end.verdict, ==, RELU_VERDICT_CONSTANT);
  g_assert_cmpint (output_end.stop, ==, RELU_STOP_ZERO_GRADIENT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/examples-training/tallies", test_tallies);
  g_test_add_func ("/examples-training/same-start", test_same_start);
  g_test_add_func ("/examples-training/leaky-and-tanh", test_leaky_and_tanh);
  g_test_add_func ("/examples-training/one-relu", test_one_relu);
  g_test_add_func ("/examples-training/parabola", test_parabola);
  g_test_add_func ("/examples-training/dead", test_dead);

  return g_test_run ();
}
