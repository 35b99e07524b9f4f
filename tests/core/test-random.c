/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-random.c: the generator against its authors' numbers, and its deviates against their laws. */

#include <math.h>
#include <string.h>

#include "relu-init.h"
#include "relu-random.h"

/* xoshiro256++ from the state 1, 2, 3, 4: the first numbers that its reference code gives. */
static void
test_reference (void)
{
  static const guint64 expected[] = {
    G_GUINT64_CONSTANT (41943041),
    G_GUINT64_CONSTANT (58720359),
    G_GUINT64_CONSTANT (3588806011781223),
    G_GUINT64_CONSTANT (3591011842654386),
    G_GUINT64_CONSTANT (9228616714210784205),
    G_GUINT64_CONSTANT (9973669472204895162),
  };
  ReluRandom random = { { 1, 2, 3, 4 } };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpuint (relu_random_next (&random), ==, expected[i]);
}

/* What a seed means must never change: people write seeds down. */
static void
test_seed (void)
{
  ReluRandom random, other;

  relu_random_init (&random, 1, RELU_RANDOM_WEIGHTS);
  relu_random_init (&other, 1, RELU_RANDOM_WEIGHTS);
  for (guint i = 0; i < 100; i++)
    g_assert_cmpuint (relu_random_next (&random), ==, relu_random_next (&other));

  relu_random_init (&other, 1, RELU_RANDOM_ORDER);
  g_assert_cmpuint (relu_random_next (&random), !=, relu_random_next (&other));
  relu_random_init (&other, 2, RELU_RANDOM_WEIGHTS);
  g_assert_cmpuint (relu_random_next (&random), !=, relu_random_next (&other));

  relu_random_init (&random, 7, RELU_RANDOM_DATA);
  g_assert_cmpuint (relu_random_next (&random), ==, G_GUINT64_CONSTANT (17332331373651132471));
}

static void
test_uniform (void)
{
  guint counts[10] = { 0 };
  ReluRandom random;

  relu_random_init (&random, 3, RELU_RANDOM_DATA);
  for (guint i = 0; i < 100000; i++)
    {
      double u = relu_random_uniform (&random);

      g_assert_cmpfloat (u, >=, 0);
      g_assert_cmpfloat (u, <, 1);
      counts[(guint) (10 * u)]++;
      g_assert_cmpuint (relu_random_below (&random, 7), <, 7);
      g_assert_cmpuint (relu_random_below (&random, 1), ==, 0);
    }
  for (guint i = 0; i < 10; i++) /* 10000 on average, deviation 95 */
    g_assert_cmpfloat (fabs (counts[i] - 10000.0), <, 500);
}

/* Shares below some bounds, and moments. */
static void
test_normal (void)
{
  static const double bounds[] = { -3, -2, -1, -0.5, 0, 0.25, 1, 2, 3 };
  guint counts[G_N_ELEMENTS (bounds)] = { 0 }, n = 400000;
  double sum = 0, squares = 0, fourth = 0;
  ReluRandom random;

  relu_random_init (&random, 4, RELU_RANDOM_DATA);
  for (guint i = 0; i < n; i++)
    {
      double z = relu_random_normal (&random);

      sum += z;
      squares += z * z;
      fourth += z * z * z * z;
      for (guint k = 0; k < G_N_ELEMENTS (bounds); k++)
        counts[k] += z < bounds[k];
    }
  g_assert_cmpfloat_with_epsilon (sum / n, 0, 0.008);
  g_assert_cmpfloat_with_epsilon (squares / n, 1, 0.012);
  g_assert_cmpfloat_with_epsilon (fourth / n, 3, 0.08);
  for (guint k = 0; k < G_N_ELEMENTS (bounds); k++)
    g_assert_cmpfloat_with_epsilon ((double) counts[k] / n, 0.5 * erfc (-bounds[k] * M_SQRT1_2),
                                    0.004);
}

static ReluNetwork *
wide_network (void)
{
  static const ReluLayer layers[] = { { 1, 200, { RELU_ACTIVATION_RELU, 0 } },
                                      { 200, 100, { RELU_ACTIVATION_RELU, 0 } },
                                      { 100, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  g_autofree double *parameters = g_new0 (double, 200 * 2 + 100 * 201 + 101);

  return relu_network_new (3, layers, parameters, NULL);
}

/* The weights of the middle layer have the variance that the scheme says, and the biases too. */
static void
test_schemes (void)
{
  static const struct
  {
    ReluInitScheme scheme;
    double variance;
  } rows[] = {
    { RELU_INIT_HE, 2.0 / 200 },
    { RELU_INIT_GLOROT, 2.0 / 300 },
    { RELU_INIT_PYTORCH, 1.0 / 600 },
    { RELU_INIT_SMALL, 1.0 / 12 },
  };
  g_autoptr (ReluNetwork) network = wide_network ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (ReluInitDistribution how = RELU_INIT_UNIFORM; how <= RELU_INIT_NORMAL; how++)
      {
        ReluInitOptions options = { .seed = 5 };
        g_autoptr (ReluNetwork) drawn = NULL;
        const double *weights, *biases;
        double squares = 0, largest = 0;
        ReluInitScheme scheme;

        relu_init_options_set_usual (&options, rows[i].scheme);
        options.distribution = how;
        drawn = relu_network_draw (network, &options, NULL);
        weights = relu_network_get_weights (drawn, 1);
        for (guint k = 0; k < 20000; k++)
          {
            squares += weights[k] * weights[k];
            largest = fmax (largest, fabs (weights[k]));
          }
        g_assert_cmpfloat_with_epsilon (squares / 20000 / rows[i].variance, 1, 0.05);
        if (how == RELU_INIT_UNIFORM)
          g_assert_cmpfloat (largest, <=, sqrt (3 * rows[i].variance));
        else
          g_assert_cmpfloat (largest, >, sqrt (9 * rows[i].variance));

        biases = relu_network_get_biases (drawn, 1);
        for (guint k = 0; k < 100; k++)
          if (options.biases == RELU_INIT_BIASES_DRAWN)
            g_assert_cmpfloat (fabs (biases[k]), <=, 1 / sqrt (200));
          else
            g_assert_cmpfloat (biases[k], ==, options.biases == RELU_INIT_BIASES_SMALL ? 0.1 : 0);

        g_assert_true (relu_init_scheme_from_name (relu_init_scheme_get_name (rows[i].scheme), &scheme));
        g_assert_cmpint (scheme, ==, rows[i].scheme);
        g_assert_nonnull (relu_init_scheme_get_title (scheme));
      }
}

/* The same seed gives the same bits; a locked parameter stays and changes nothing else. */
static void
test_locks (void)
{
  g_autoptr (ReluNetwork) network = wide_network ();
  gsize n = relu_network_get_n_parameters (network);
  g_autofree guint8 *locked = g_new0 (guint8, n);
  ReluInitOptions options = { .seed = 6 };
  g_autoptr (ReluNetwork) free_draw = NULL, again = NULL, other = NULL, held = NULL;
  ReluInitScheme scheme;

  relu_init_options_set_usual (&options, RELU_INIT_HE);
  free_draw = relu_network_draw (network, &options, NULL);
  again = relu_network_draw (network, &options, NULL);
  g_assert_true (relu_network_equal (free_draw, again));
  options.seed = 8;
  other = relu_network_draw (network, &options, NULL);
  g_assert_false (relu_network_equal (free_draw, other));

  for (gsize i = 0; i < n; i += 3)
    locked[i] = 1;
  held = relu_network_draw (free_draw, &options, locked);
  for (gsize i = 0; i < n; i++)
    {
      const double *from = relu_network_get_parameters (locked[i] ? free_draw : other);

      g_assert_cmpmem (relu_network_get_parameters (held) + i, sizeof (double), from + i,
                       sizeof (double));
    }
  g_assert_false (relu_init_scheme_from_name ("xavier", &scheme));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/random/reference", test_reference);
  g_test_add_func ("/random/seed", test_seed);
  g_test_add_func ("/random/uniform", test_uniform);
  g_test_add_func ("/random/normal", test_normal);
  g_test_add_func ("/init/schemes", test_schemes);
  g_test_add_func ("/init/locks", test_locks);

  return g_test_run ();
}
