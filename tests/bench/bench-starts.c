/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-starts.c: many starts, how many a second, in one thread and in as many as there are processors.
 * By the clock, as one waits for them; beside it what one processor would do that had nothing else. */

#include "relu-starts.h"

#include <stdlib.h>
#include <time.h>

#define ROUNDS 5

static double
get_processor_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static ReluFile *
file_new (guint width, ReluDataKind curve, gsize n, const ReluSetup *setup)
{
  ReluLayer layers[] = { { 1, width, { RELU_ACTIVATION_RELU, 0 } },
                         { width, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  g_autofree double *zeros = g_new0 (double, 3 * width + 1);
  ReluDataRecipe recipe = { .kind = curve, .from = -1, .to = 1, .n = n };
  g_autoptr (ReluNetwork) network = relu_network_new (2, layers, zeros, NULL);
  g_autoptr (ReluData) data = relu_data_generate (&recipe, NULL);
  g_autoptr (ReluFile) bare = relu_file_new ("", network, -1, 1);
  g_autoptr (ReluFile) with_data = relu_file_with_data (bare, data);

  return relu_file_with_setup (with_data, setup);
}

static int
compare_doubles (const void *a, const void *b)
{
  double p = *(const double *) a, q = *(const double *) b;

  return p < q ? -1 : p > q;
}

/* The medians of a few rounds, the first of which does not count. */
static void
measure (ReluFile *file, guint n_threads, double *by_clock, double *by_processor)
{
  double clock_rates[ROUNDS + 1], processor_rates[ROUNDS + 1];

  for (guint i = 0; i <= ROUNDS; i++)
    {
      g_autoptr (ReluStarts) starts = relu_starts_new (file);
      gint64 begin = g_get_monotonic_time ();
      double spent = get_processor_time ();

      relu_starts_begin (starts, n_threads, FALSE);
      relu_starts_wait (starts, -1);
      clock_rates[i]
        = relu_starts_get_n (starts) * 1e6 / (double) (g_get_monotonic_time () - begin);
      processor_rates[i] = relu_starts_get_n (starts) / (get_processor_time () - spent);
    }
  qsort (clock_rates + 1, ROUNDS, sizeof (double), compare_doubles);
  qsort (processor_rates + 1, ROUNDS, sizeof (double), compare_doubles);
  *by_clock = clock_rates[1 + ROUNDS / 2];
  *by_processor = processor_rates[1 + ROUNDS / 2];
}

static void
report (const char *name, ReluFile *file)
{
  double one, one_processor, all, all_processor;

  measure (file, 1, &one, &one_processor);
  measure (file, 0, &all, &all_processor);
  g_print ("%-49s one thread %8.1f starts/s (%8.1f by processor)  %u threads %8.1f (%8.1f)\n", name,
           one, one_processor, g_get_num_processors (), all, all_processor);
  relu_file_unref (file);
}

int
main (void)
{
  ReluSetup setup = RELU_SETUP_INIT;

  setup.options.optimizer = RELU_OPTIMIZER_GD;
  setup.options.rate = 0.05;
  setup.n_steps = 8000;
  report ("|x|, 2 units, 21 points, 8000 steps", file_new (2, RELU_DATA_ABSOLUTE, 21, &setup));
  report ("|x|, 8 units, 21 points, 8000 steps", file_new (8, RELU_DATA_ABSOLUTE, 21, &setup));

  setup.options.optimizer = RELU_OPTIMIZER_ADAM;
  setup.options.rate = 0.01;
  setup.n_steps = 2000;
  report ("sine, 1-16-1, Adam, 1024 points, 2000 steps", file_new (16, RELU_DATA_SINE, 1024, &setup));
  setup.n_starts = 6;
  report ("sine, 1-16-1, Adam, 1 000 000 points, 2000 steps",
          file_new (16, RELU_DATA_SINE, 1000 * 1000, &setup));

  return 0;
}
