/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-train.c: full-batch Adam, steps a second, by the trainer's own choice (moments where they
 * serve) and point by point (Huber's loss with a delta that no error reaches: the same gradient but for
 * a factor), in the same run. Prints both and their ratio.
 *
 * With arguments (hidden layers, their width, points) it prints the steps a second by the trainer's own
 * choice alone, for bench-train-rivals.py. */

#include "relu-init.h"
#include "relu-trainer.h"

#include <stdlib.h>
#include <time.h>

#define ROUNDS 5

/* In microseconds, of this process alone: one thread does all the work, and machines are shared. */
static gint64
get_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static int
compare_doubles (const void *a, const void *b)
{
  double p = *(const double *) a, q = *(const double *) b;

  return p < q ? -1 : p > q;
}

static ReluNetwork *
network_new (guint n_hidden, guint width)
{
  ReluLayer layers[4];
  g_autofree double *zeros = g_new0 (double, 16384);
  ReluInitOptions init = { .seed = 1 };
  g_autoptr (ReluNetwork) network = NULL;
  guint n_inputs = 1;

  for (guint i = 0; i <= n_hidden; i++)
    {
      gboolean last = i == n_hidden;

      layers[i] = (ReluLayer) {
        n_inputs, last ? 1 : width, { last ? RELU_ACTIVATION_IDENTITY : RELU_ACTIVATION_RELU, 0 }
      };
      n_inputs = width;
    }
  network = relu_network_new (n_hidden + 1, layers, zeros, NULL);
  relu_init_options_set_usual (&init, RELU_INIT_PYTORCH);

  return relu_network_draw (network, &init, NULL);
}

/* The median of a few rounds of @milliseconds each, the first of which does not count. */
static double
measure (ReluNetwork *network, ReluData *data, ReluLossKind loss, guint milliseconds,
         gboolean *by_moments)
{
  ReluTrainerOptions options = RELU_TRAINER_OPTIONS_INIT;
  g_autoptr (ReluTrainer) trainer = NULL;
  double rates[ROUNDS + 1];

  options.rate = 0.001;
  options.loss = (ReluLoss) { loss, 1e300 };
  trainer = relu_trainer_new (network, data, NULL, &options, NULL);
  *by_moments = relu_trainer_uses_moments (trainer);
  for (guint i = 0; i <= ROUNDS; i++)
    {
      gint64 start = get_time (), spent;
      guint n = 0, piece = 1;

      do
        {
          for (guint k = 0; k < piece; k++, n++)
            relu_trainer_step (trainer);
          piece = MIN (2 * piece, 1000);
          spent = get_time () - start;
        }
      while (spent < (gint64) milliseconds * 1000);
      rates[i] = n * 1e6 / (double) spent;
    }
  qsort (rates + 1, ROUNDS, sizeof *rates, compare_doubles);

  return rates[1 + ROUNDS / 2];
}

static ReluData *
data_new (gsize n)
{
  ReluDataRecipe recipe = { .kind = RELU_DATA_SINE, .from = -2, .to = 2, .n = n, .noise = 0.1 };

  return relu_data_generate (&recipe, NULL);
}

static void
report (const char *name, guint n_hidden, guint width, gsize n, double reach)
{
  g_autoptr (ReluNetwork) network = network_new (n_hidden, width);
  g_autoptr (ReluData) data = data_new (n);
  gboolean by_moments, rival_by_moments;
  double ours = measure (network, data, RELU_LOSS_SQUARED, 60, &by_moments);
  double plain = measure (network, data, RELU_LOSS_HUBER, 60, &rival_by_moments);

  g_assert_false (rival_by_moments);
  g_print ("%-26s %-9s %11.1f steps/s  point by point %11.1f  %9.1f times faster  to reach %g\n", name,
           by_moments ? "moments" : "points", ours, plain, ours / plain, reach);
}

int
main (int argc, char **argv)
{
  if (argc == 4)
    {
      g_autoptr (ReluNetwork) network = network_new ((guint) atoi (argv[1]), (guint) atoi (argv[2]));
      g_autoptr (ReluData) data = data_new ((gsize) atol (argv[3]));
      gboolean by_moments;

      g_print ("%.17g\n", measure (network, data, RELU_LOSS_SQUARED, 100, &by_moments));
      return 0;
    }

  report ("D1 1-16-1, 1024", 1, 16, 1024, 3e6);
  report ("D2 1-64-64-1, 1024", 2, 64, 1024, 6e4);
  report ("D3 1-16-1, 1 000 000", 1, 16, 1000 * 1000, 1e6);
  report ("D3 1-64-64-1, 1 000 000", 2, 64, 1000 * 1000, 2.5e4);

  return 0;
}
