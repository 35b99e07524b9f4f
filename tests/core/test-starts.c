/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-starts.c: many starts against each of them trained by hand, whatever the threads do; and the
 * tallies that are known from elsewhere. */

#include <math.h>
#include <string.h>

#include "relu-forward.h"
#include "relu-regions.h"
#include "relu-starts.h"
#include "relu-units.h"

static ReluNetwork *
network_new (guint n_hidden, guint width, ReluActivationKind kind, ReluActivationKind output)
{
  ReluLayer layers[4];
  g_autofree double *numbers = g_new (double, 2048);
  guint n_inputs = 1;

  for (guint i = 0; i < 2048; i++)
    numbers[i] = 0.25;
  for (guint i = 0; i <= n_hidden; i++)
    {
      layers[i] = i < n_hidden ? (ReluLayer) { n_inputs, width, { kind, 0 } }
                               : (ReluLayer) { n_inputs, 1, { output, 0 } };
      n_inputs = width;
    }

  return relu_network_new (n_hidden + 1, layers, numbers, NULL);
}

static ReluData *
curve_new (ReluDataKind kind, double from, double to, gsize n)
{
  ReluDataRecipe recipe = { .kind = kind, .from = from, .to = to, .n = n };

  return relu_data_generate (&recipe, NULL);
}

/* Takes over @network and @data. */
static ReluFile *
file_new (ReluNetwork *network, ReluData *data, const ReluSetup *setup)
{
  g_autoptr (ReluFile) bare = relu_file_new ("", network, -1, 1);
  g_autoptr (ReluFile) with_data = relu_file_with_data (bare, data);

  relu_network_unref (network);
  relu_data_unref (data);

  return relu_file_with_setup (with_data, setup);
}

static ReluStarts *
run (ReluFile *file, guint n_threads)
{
  ReluStarts *starts = relu_starts_new (file);

  relu_starts_begin (starts, n_threads, FALSE);
  g_assert_true (relu_starts_wait (starts, -1));
  g_assert_cmpuint (relu_starts_get_n_done (starts), ==, relu_starts_get_n (starts));
  g_assert_cmpfloat (relu_starts_get_progress (starts), ==, 1);

  return starts;
}

static void
assert_same (const ReluStart *a, const ReluStart *b)
{
  g_assert_cmpuint (a->seed, ==, b->seed);
  g_assert_cmpuint (a->n_steps, ==, b->n_steps);
  g_assert_cmpmem (&a->loss, sizeof (double), &b->loss, sizeof (double));
  g_assert_cmpmem (&a->largest_error, sizeof (double), &b->largest_error, sizeof (double));
  g_assert_cmpint (a->stop, ==, b->stop);
  g_assert_cmpint (a->outcome, ==, b->outcome);
  g_assert_cmpuint (a->n_regions, ==, b->n_regions);
  g_assert_cmpuint (a->n_dead, ==, b->n_dead);
  g_assert_cmpint (a->is_stuck, ==, b->is_stuck);
  g_assert_true (relu_network_equal (a->network, b->network));
  g_assert_cmpmem (a->xs, 2 * a->n_points * sizeof (double), b->xs,
                   2 * b->n_points * sizeof (double));
}

/* What @start says against the training of a set-up with its seed. */
static void
assert_by_hand (const ReluStart *start, ReluFile *file, const guint8 *locked)
{
  ReluSetup setup = *relu_file_get_setup (file);
  ReluData *data = relu_file_get_data (file);
  g_autoptr (ReluNetwork) network = NULL, end = NULL;
  g_autoptr (ReluTrainer) trainer = NULL;
  gsize n = relu_data_get_n (data);
  const double *x = relu_data_get_x (data), *y = relu_data_get_y (data);
  g_autofree guint8 *dead = NULL;
  double worst = 0;
  guint n_dead = 0;

  setup.init.seed = setup.options.seed = start->seed;
  network = relu_network_draw (relu_file_get_network (file), &setup.init, locked);
  trainer = relu_trainer_new (network, data, locked, &setup.options, NULL);
  g_assert_cmpint (relu_trainer_run (trainer, relu_setup_get_start_steps (&setup)), ==, start->stop);
  g_assert_cmpuint (relu_trainer_get_n_steps (trainer), ==, start->n_steps);
  end = relu_trainer_dup_network (trainer);
  g_assert_true (relu_network_equal (end, start->network));
  g_assert_cmpfloat_with_epsilon (start->loss, relu_trainer_get_loss (trainer),
                                  1e-12 * (1 + start->loss));

  for (gsize i = 0; i < n; i++)
    worst = fmax (worst, fabs (relu_network_evaluate (end, x[i]) - y[i]));
  g_assert_cmpfloat_with_epsilon (start->largest_error, worst, 1e-12 * (1 + worst));
  dead = g_new0 (guint8, relu_units_get_n (end) + 1);
  relu_units_find_dead (end, x, n, dead);
  for (guint i = 0; i < relu_units_get_n (end); i++)
    n_dead += dead[i] ? 1 : 0;
  g_assert_cmpuint (start->n_dead, ==, n_dead);
  g_assert_cmpint (start->outcome, ==,
                   relu_outcome_classify (end, data, relu_file_get_from (file),
                                          relu_file_get_to (file), start->loss,
                                          relu_setup_get_fit (&setup, data), start->stop));
}

/* The curve is f, at its points and between them, and bends nowhere else. */
static void
assert_curve (const ReluStart *start, ReluFile *file)
{
  double from = relu_file_get_from (file), to = relu_file_get_to (file);
  gboolean smooth = relu_network_is_smooth (start->network);

  g_assert_cmpuint (start->n_points, >=, 2);
  g_assert_cmpfloat (start->xs[0], ==, from);
  g_assert_cmpfloat (start->xs[start->n_points - 1], ==, to);
  g_assert_cmpuint (start->n_regions, ==, smooth ? 0 : start->n_points - 1);
  for (guint i = 0; i + 1 < start->n_points; i++)
    {
      double x = start->xs[i] / 2 + start->xs[i + 1] / 2;
      double y = start->ys[i] / 2 + start->ys[i + 1] / 2;

      g_assert_cmpfloat (start->xs[i], <, start->xs[i + 1]);
      g_assert_cmpfloat_with_epsilon (y, relu_network_evaluate (start->network, x),
                                      (smooth ? 1e-2 : 1e-9) * (1 + fabs (y)));
    }
}

typedef struct
{
  const char *what;
  guint n_hidden, width;
  ReluActivationKind activation;
  gsize batch;
  ReluOptimizerKind optimizer;
  gboolean locks;
} Case;

/* Moments of one and of two layers, points, batches, momentum left over from the start before. */
static const Case cases[] = {
  { "one layer", 1, 3, RELU_ACTIVATION_RELU, 0, RELU_OPTIMIZER_GD, FALSE },
  { "two layers", 2, 4, RELU_ACTIVATION_RELU, 0, RELU_OPTIMIZER_ADAM, FALSE },
  { "three layers", 3, 3, RELU_ACTIVATION_RELU, 0, RELU_OPTIMIZER_MOMENTUM, FALSE },
  { "batches", 1, 3, RELU_ACTIVATION_RELU, 5, RELU_OPTIMIZER_ADAM, FALSE },
  { "smooth", 1, 3, RELU_ACTIVATION_TANH, 0, RELU_OPTIMIZER_MOMENTUM, FALSE },
  { "locks", 1, 3, RELU_ACTIVATION_RELU, 0, RELU_OPTIMIZER_ADAM, TRUE },
  { "locks, batches", 2, 3, RELU_ACTIVATION_RELU, 5, RELU_OPTIMIZER_ADAM, TRUE },
};

static void
test_by_hand (gconstpointer user_data)
{
  const Case *c = user_data;
  ReluSetup setup = RELU_SETUP_INIT;
  g_autoptr (ReluFile) file = NULL;
  g_autofree guint8 *locked = NULL;
  ReluStarts *rounds[3];
  gsize n;

  setup.options.optimizer = c->optimizer;
  setup.options.batch = c->batch;
  setup.options.seed = 99;
  setup.init.seed = G_MAXUINT64 - 3; /* and on from 0 */
  setup.n_steps = 300;
  setup.n_starts = 9;
  file = file_new (network_new (c->n_hidden, c->width, c->activation, RELU_ACTIVATION_IDENTITY),
                   curve_new (RELU_DATA_SINE, -1, 1, 21), &setup);
  n = relu_network_get_n_parameters (relu_file_get_network (file));
  locked = g_new0 (guint8, n);
  for (gsize i = 0; c->locks && i < n; i += 2)
    {
      ReluFile *other = relu_file_with_marked (file, RELU_MARK_LOCKED, i, TRUE);

      locked[i] = TRUE;
      relu_file_unref (file);
      file = other;
    }

  for (guint i = 0; i < G_N_ELEMENTS (rounds); i++)
    rounds[i] = run (file, (guint[]) { 1, 4, 0 }[i]);
  for (guint i = 0; i < 9; i++)
    {
      const ReluStart *start = relu_starts_get (rounds[0], i);

      g_assert_cmpuint (start->seed, ==, setup.init.seed + i);
      assert_same (start, relu_starts_get (rounds[1], i));
      assert_same (start, relu_starts_get (rounds[2], i));
      assert_by_hand (start, file, locked);
      assert_curve (start, file);
      for (gsize k = 0; k < n; k++)
        if (locked[k])
          g_assert_cmpfloat (relu_network_get_parameters (start->network)[k], ==, 0.25);
    }
  for (guint i = 0; i < G_N_ELEMENTS (rounds); i++)
    relu_starts_unref (rounds[i]);
}

static void
test_words (void)
{
  ReluStartCounts counts = { .n = 0 };
  ReluStart start = { .seed = 7, .loss = 0.25, .outcome = RELU_OUTCOME_FITS, .n_regions = 3 };
  g_autofree char *none = relu_start_counts_dup_sentence (&counts);
  g_autofree char *one = NULL, *many = NULL, *bent = NULL, *smooth = NULL;

  g_assert_cmpstr (none, ==, "0 starts.");
  counts.n = counts.of[RELU_OUTCOME_STUCK] = counts.n_stuck = 1;
  one = relu_start_counts_dup_sentence (&counts);
  g_assert_cmpstr (one, ==, "1 start: 1 is stuck. 1 that does not fit would not change any more.");
  counts.n = 1100;
  counts.of[RELU_OUTCOME_FITS] = 1052;
  counts.of[RELU_OUTCOME_LINEAR] = 31;
  counts.of[RELU_OUTCOME_BENDS] = 17;
  counts.of[RELU_OUTCOME_STUCK] = counts.n_stuck = 0;
  many = relu_start_counts_dup_sentence (&counts);
  g_assert_cmpstr (many, ==,
                   "1100 starts: 1052 fit, 31 are straight lines and 17 bend without fitting.");

  bent = relu_start_dup_sentence (&start);
  g_assert_cmpstr (bent, ==, "Seed 7: Fits, loss 0.25, 3 linear regions");
  start.n_regions = 0;
  smooth = relu_start_dup_sentence (&start);
  g_assert_cmpstr (smooth, ==, "Seed 7: Fits, loss 0.25");
}

/* It ends soon after it was told to, and what is done stays. */
static void
test_cancel (void)
{
  ReluSetup setup = RELU_SETUP_INIT;
  g_autoptr (ReluFile) file = NULL;
  g_autoptr (ReluStarts) starts = NULL;
  gint64 begin;

  setup.options.optimizer = RELU_OPTIMIZER_GD;
  setup.options.tolerance = 0;
  setup.n_steps = RELU_SETUP_MAX_STEPS;
  setup.n_starts = 1000;
  file = file_new (network_new (1, 8, RELU_ACTIVATION_TANH, RELU_ACTIVATION_IDENTITY),
                   curve_new (RELU_DATA_SINE, -1, 1, 1000), &setup);
  starts = relu_starts_new (file);
  g_assert_false (relu_starts_is_cancelled (starts));
  g_assert_false (relu_starts_wait (starts, -1));
  relu_starts_begin (starts, 3, TRUE);
  g_assert_false (relu_starts_wait (starts, 20000));
  begin = g_get_monotonic_time ();
  relu_starts_cancel (starts);
  g_assert_true (relu_starts_wait (starts, -1));
  g_assert_cmpint (g_get_monotonic_time () - begin, <, G_USEC_PER_SEC);
  g_assert_true (relu_starts_is_cancelled (starts));
  g_assert_cmpuint (relu_starts_get_n_done (starts), ==, 0);
  g_assert_null (relu_starts_get (starts, 0));
}

/* Whoever has no use for it any more does not wait for it. */
static void
test_unref_while_running (void)
{
  ReluSetup setup = RELU_SETUP_INIT;
  g_autoptr (ReluFile) file = NULL;
  ReluStarts *starts;

  setup.n_steps = RELU_SETUP_MAX_STEPS;
  file = file_new (network_new (1, 2, RELU_ACTIVATION_TANH, RELU_ACTIVATION_IDENTITY),
                   curve_new (RELU_DATA_SINE, -1, 1, 100), &setup);
  starts = relu_starts_new (file);
  relu_starts_begin (starts, 2, TRUE);
  relu_starts_cancel (starts);
  relu_starts_unref (starts);
}

static void
test_is_about (void)
{
  ReluSetup setup = RELU_SETUP_INIT, other = setup;
  g_autoptr (ReluFile) file = file_new (
    network_new (1, 2, RELU_ACTIVATION_RELU, RELU_ACTIVATION_IDENTITY),
    curve_new (RELU_DATA_SINE, -1, 1, 20), &setup);
  g_autoptr (ReluStarts) starts = relu_starts_new (file);
  g_autoptr (ReluNetwork) moved = relu_network_with_parameter (relu_file_get_network (file), 0, 7);
  g_autoptr (ReluNetwork) leaky
    = network_new (1, 2, RELU_ACTIVATION_LEAKY_RELU, RELU_ACTIVATION_IDENTITY);
  g_autoptr (ReluNetwork) wide = network_new (1, 3, RELU_ACTIVATION_RELU, RELU_ACTIVATION_IDENTITY);
  g_autoptr (ReluData) same = curve_new (RELU_DATA_SINE, -1, 1, 20);
  g_autoptr (ReluData) data = curve_new (RELU_DATA_SINE, -1, 1, 21);
  g_autoptr (ReluFile) locked = relu_file_with_marked (file, RELU_MARK_LOCKED, 0, TRUE);
  g_autoptr (ReluStarts) locked_starts = relu_starts_new (locked);
  ReluFile *files[10];

  other.init.seed = other.options.seed = 7;
  other.n_starts = 3;
  files[0] = relu_file_with_network (file, moved);
  files[1] = relu_file_with_data (file, same);
  files[2] = relu_file_with_setup (file, &other);
  files[3] = relu_file_with_name (file, "x");
  other.options.rate = 0.5;
  files[4] = relu_file_with_network (file, leaky);
  files[5] = relu_file_with_network (file, wide);
  files[6] = relu_file_with_data (file, data);
  files[7] = relu_file_with_setup (file, &other);
  files[8] = relu_file_with_domain (file, -2, 1);
  files[9] = relu_file_with_network (locked, moved);

  g_assert_true (relu_starts_is_about (starts, file));
  g_assert_false (relu_starts_is_about (starts, locked));
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_test_message ("file %u", i);
      g_assert_true (relu_starts_is_about (starts, files[i]) == (i < 4));
      g_assert_false (relu_starts_is_about (locked_starts, files[i]));
      relu_file_unref (files[i]);
    }
  g_assert_true (relu_starts_is_about (locked_starts, locked));
}

typedef struct
{
  const char *what;
  guint width;
  ReluDataKind curve;
  ReluInitScheme scheme;
  guint64 n_steps;
  guint n_starts;
  guint fits[2], constant[2]; /* from, to */
} Known;

/* |x| and shares of 300 from a simulation with other random numbers: 0, 154, 291, 300 fit with He's
 * weights, 97 with PyTorch's; 103, 23 were constant with one and two units. Ours must be within four
 * standard deviations of the difference. */
static const Known known[] = {
  { "one unit, He", 1, RELU_DATA_ABSOLUTE, RELU_INIT_HE, 8000, 100, { 0, 0 }, { 13, 56 } },
  { "two units, He", 2, RELU_DATA_ABSOLUTE, RELU_INIT_HE, 8000, 100, { 28, 75 }, { 0, 20 } },
  { "four units, He", 4, RELU_DATA_ABSOLUTE, RELU_INIT_HE, 8000, 50, { 42, 50 }, { 0, 1 } },
  { "eight units, He", 8, RELU_DATA_ABSOLUTE, RELU_INIT_HE, 8000, 30, { 29, 30 }, { 0, 0 } },
  { "two units, PyTorch", 2, RELU_DATA_ABSOLUTE, RELU_INIT_PYTORCH, 8000, 100, { 10, 54 }, { 16, 61 } },
};

static void
test_known (gconstpointer user_data)
{
  const Known *k = user_data;
  ReluSetup setup = RELU_SETUP_INIT;
  g_autoptr (ReluFile) file = NULL;
  g_autoptr (ReluStarts) starts = NULL;
  ReluStartCounts counts;

  setup.options.optimizer = RELU_OPTIMIZER_GD;
  setup.options.rate = 0.05;
  relu_init_options_set_usual (&setup.init, k->scheme);
  setup.n_steps = k->n_steps;
  setup.n_starts = k->n_starts;
  file = file_new (network_new (1, k->width, RELU_ACTIVATION_RELU, RELU_ACTIVATION_IDENTITY),
                   curve_new (k->curve, -1, 1, 21), &setup);
  starts = run (file, 0);
  relu_starts_count (starts, &counts);
  g_assert_cmpuint (counts.n, ==, k->n_starts);
  for (guint i = 0; i < RELU_N_OUTCOMES; i++)
    g_test_message ("%s: %u", relu_outcome_get_name (i), counts.of[i]);
  g_assert_cmpuint (counts.of[RELU_OUTCOME_FITS], >=, k->fits[0]);
  g_assert_cmpuint (counts.of[RELU_OUTCOME_FITS], <=, k->fits[1]);
  g_assert_cmpuint (counts.of[RELU_OUTCOME_CONSTANT], >=, k->constant[0]);
  g_assert_cmpuint (counts.of[RELU_OUTCOME_CONSTANT], <=, k->constant[1]);
}

/* A ReLU on the output, y = 2x - 1, Adam at 0.001, 500 steps: 310 of 500 were constant. */
static void
test_dead_output (void)
{
  static const ReluLayer layers[] = { { 1, 4, { RELU_ACTIVATION_RELU, 0 } },
                                      { 4, 2, { RELU_ACTIVATION_RELU, 0 } },
                                      { 2, 1, { RELU_ACTIVATION_RELU, 0 } } };
  static const double zeros[21], x[] = { -1, 0, 1, 2, 3, 4 }, y[] = { -3, -1, 1, 3, 5, 7 };
  ReluSetup setup = RELU_SETUP_INIT;
  g_autoptr (ReluFile) file = NULL;
  g_autoptr (ReluStarts) starts = NULL;
  ReluStartCounts counts;

  setup.options.rate = 0.001;
  relu_init_options_set_usual (&setup.init, RELU_INIT_GLOROT);
  setup.n_steps = 500;
  setup.n_starts = 200;
  file = file_new (relu_network_new (3, layers, zeros, NULL), relu_data_new (6, x, y), &setup);
  starts = run (file, 0);
  relu_starts_count (starts, &counts);
  for (guint i = 0; i < RELU_N_OUTCOMES; i++)
    g_test_message ("%s: %u", relu_outcome_get_name (i), counts.of[i]);
  g_assert_cmpuint (counts.of[RELU_OUTCOME_CONSTANT], >=, 90);
  g_assert_cmpuint (counts.of[RELU_OUTCOME_CONSTANT], <=, 160);
}

/* One ReLU learns one ReLU: 99 of 200 were stuck, the others fit. */
static void
test_one_relu (void)
{
  ReluSetup setup = RELU_SETUP_INIT;
  g_autofree double *x = g_new (double, 41), *y = g_new (double, 41);
  static const double zeros[4];
  static const ReluLayer layers[] = { { 1, 1, { RELU_ACTIVATION_RELU, 0 } },
                                      { 1, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  g_autoptr (ReluFile) file = NULL;
  g_autoptr (ReluStarts) starts = NULL;
  ReluStartCounts counts;

  for (guint i = 0; i < 41; i++)
    {
      x[i] = (i - 20.0) / 10;
      y[i] = fmax (0, x[i]);
    }
  setup.options.optimizer = RELU_OPTIMIZER_GD;
  setup.options.rate = 0.05;
  setup.n_steps = 8000;
  setup.n_starts = 200;
  file = file_new (relu_network_new (2, layers, zeros, NULL), relu_data_new (41, x, y), &setup);
  starts = run (file, 0);
  relu_starts_count (starts, &counts);
  for (guint i = 0; i < RELU_N_OUTCOMES; i++)
    g_test_message ("%s: %u", relu_outcome_get_name (i), counts.of[i]);
  /* Dead, or on everywhere; at their best in a few thousand steps. */
  g_assert_cmpuint (counts.n_stuck, >=, 60);
  g_assert_cmpuint (counts.n_stuck, <=, 140);
  g_assert_cmpuint (counts.of[RELU_OUTCOME_FITS], >=, 70);
  g_assert_cmpuint (counts.of[RELU_OUTCOME_FITS], <=, 160);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/starts/by-hand/%s", cases[i].what);

      g_test_add_data_func (path, &cases[i], test_by_hand);
    }
  g_test_add_func ("/starts/cancel", test_cancel);
  g_test_add_func ("/starts/unref-while-running", test_unref_while_running);
  g_test_add_func ("/starts/words", test_words);
  g_test_add_func ("/starts/is-about", test_is_about);
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autofree char *path = g_strdup_printf ("/starts/known/%s", known[i].what);

      g_test_add_data_func (path, &known[i], test_known);
    }
  g_test_add_func ("/starts/known/dead-output", test_dead_output);
  g_test_add_func ("/starts/known/one-relu", test_one_relu);

  return g_test_run ();
}
