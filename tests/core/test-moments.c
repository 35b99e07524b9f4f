/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-moments.c: the gradient by moments against the plain one, point by point. */

#include <math.h>
#include <string.h>

#include "relu-gradient.h"
#include "relu-moments.h"
#include "relu-random.h"
#include "relu-units.h"

static const ReluLoss squared = { RELU_LOSS_SQUARED, 0 };

static ReluNetwork *
network_new (guint n, ReluActivation activation)
{
  ReluLayer layers[] = { { 1, n, activation }, { n, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  g_autofree double *parameters = g_new0 (double, 3 * n + 1);

  return relu_network_new (2, layers, parameters, NULL);
}

static ReluNetwork *
deep_network_new (guint n, ReluActivation first, guint m, ReluActivation second)
{
  ReluLayer layers[] = { { 1, n, first }, { n, m, second }, { m, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  g_autofree double *parameters = g_new0 (double, 2 * n + n * m + 2 * m + 1);

  return relu_network_new (3, layers, parameters, NULL);
}

static double
length (const double *numbers, gsize n)
{
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += numbers[i] * numbers[i];

  return sqrt (sum);
}

/* Both gradients and losses agree to @tolerance of the gradient's length and the loss.
 * Those of dead units are exactly 0. */
static void
compare (ReluNetwork *network, ReluMoments *moments, ReluData *data, const double *parameters,
         double tolerance)
{
  gsize n = relu_network_get_n_parameters (network);
  g_autoptr (ReluGradient) plain = relu_gradient_new (network);
  g_autoptr (ReluNetwork) now = relu_network_with_parameters (network, parameters);
  g_autofree guint8 *dead = g_new0 (guint8, relu_units_get_n (network) + 1);
  g_autofree double *expected = g_new (double, n), *found = g_new (double, n);
  double loss = relu_gradient_compute (plain, parameters, &squared, relu_data_get_x (data),
                                       relu_data_get_y (data), relu_data_get_n (data), expected);
  double bound = tolerance * length (expected, n);

  relu_moments_compute (moments, parameters, found);
  for (gsize i = 0; i < n; i++)
    g_assert_cmpfloat (fabs (found[i] - expected[i]), <=, bound);
  relu_units_find_dead (now, relu_data_get_x (data), relu_data_get_n (data), dead);
  for (guint layer = 0, number = 0; layer + 1 < relu_network_get_n_layers (network); layer++)
    if (relu_activation_has_knot (&relu_network_get_layer (network, layer)->activation))
      for (guint unit = 0; unit < relu_network_get_layer (network, layer)->n_units; unit++)
        if (dead[number++])
          {
            g_assert_cmpfloat (found[relu_network_bias_index (network, layer, unit)], ==, 0);
            for (guint i = 0; i < relu_network_get_layer (network, layer)->n_inputs; i++)
              g_assert_cmpfloat (found[relu_network_weight_index (network, layer, unit, i)], ==, 0);
          }
  g_assert_cmpfloat (fabs (relu_moments_get_loss (moments, parameters) - loss), <=, 1e-12 * loss);
}

static double
draw (ReluRandom *random, double size)
{
  return (2 * relu_random_uniform (random) - 1) * size;
}

/* Random networks and data with many coincidences: equal x, units that switch at points, zero weights,
 * dead units, points far from 0; parameters that wander, and jump. */
static void
test_random (void)
{
  static const ReluActivation activations[] = { { RELU_ACTIVATION_RELU, 0 },
                                                { RELU_ACTIVATION_RELU, 0 },
                                                { RELU_ACTIVATION_LEAKY_RELU, 0.125 },
                                                { RELU_ACTIVATION_IDENTITY, 0 } };
  ReluRandom random;

  relu_random_init (&random, (guint64) g_test_rand_int (), RELU_RANDOM_DATA);
  for (guint turn = 0; turn < 300; turn++)
    {
      guint n = 1 + (guint) relu_random_below (&random, 20);
      guint m = turn % 2 ? 1 + (guint) relu_random_below (&random, 9) : 0;
      gsize n_points = 1 + relu_random_below (&random, 200);
      ReluActivation first = activations[relu_random_below (&random, 4)];
      ReluActivation second = activations[relu_random_below (&random, 4)];
      gboolean coarse = relu_random_below (&random, 2);
      double offset = relu_random_below (&random, 4) == 0 ? 100 : 0;
      g_autoptr (ReluNetwork) network
        = m > 0 ? deep_network_new (n, first, m, second) : network_new (n, first);
      gsize n_parameters = relu_network_get_n_parameters (network);
      g_autofree double *xy = g_new (double, 2 * n_points);
      g_autofree double *parameters = g_new (double, n_parameters);
      g_autoptr (ReluMoments) moments = NULL;
      g_autoptr (ReluData) data = NULL;

      for (gsize i = 0; i < n_points; i++)
        {
          xy[i] = offset + (coarse ? round (draw (&random, 8)) / 4 : draw (&random, 2));
          xy[n_points + i] = draw (&random, 3);
        }
      data = relu_data_new (n_points, xy, xy + n_points);
      moments = relu_moments_new (network, data);
      g_assert_nonnull (moments);
      for (guint i = 0; i < 20; i++)
        {
          for (gsize k = 0; k < n_parameters; k++)
            if (i % 7 == 0)
              parameters[k] = coarse ? round (draw (&random, 8)) / 4 : draw (&random, 2);
            else
              parameters[k] += coarse ? round (draw (&random, 0.6)) / 4 : draw (&random, 0.02);
          if (offset != 0)
            for (guint k = 0; k < n && i % 7 == 0; k++)
              parameters[n + k] -= parameters[k] * offset;
          compare (network, moments, data, parameters, offset == 0 ? 1e-12 : 1e-10);
        }
    }
}

/* What was computed before leaves no trace in a gradient. */
static void
test_memory (void)
{
  g_autoptr (ReluNetwork) network = network_new (30, (ReluActivation) { RELU_ACTIVATION_RELU, 0 });
  ReluDataRecipe recipe = { .kind = RELU_DATA_SINE, .from = -2, .to = 2, .n = 500, .noise = 0.1 };
  g_autoptr (ReluData) data = relu_data_generate (&recipe, NULL);
  g_autoptr (ReluMoments) used = relu_moments_new (network, data);
  ReluRandom random;

  relu_random_init (&random, 5, RELU_RANDOM_DATA);
  for (guint i = 0; i < 50; i++)
    {
      g_autoptr (ReluMoments) fresh = relu_moments_new (network, data);
      double parameters[91], a[91], b[91];

      for (guint k = 0; k < 91; k++)
        parameters[k] = round (draw (&random, 4)) / 2;
      relu_moments_compute (used, parameters, a);
      relu_moments_compute (fresh, parameters, b);
      g_assert_cmpmem (a, sizeof a, b, sizeof b);
      g_assert_cmpfloat (relu_moments_get_loss (used, parameters), ==,
                         relu_moments_get_loss (fresh, parameters));
    }
}

/* A unit that is off leaves nothing behind, however large it is. */
static void
test_large_and_off (void)
{
  static const double parameters[] = { -1e26, 1, -5e25, 0.5, -1e26, 1, 3 };
  g_autoptr (ReluNetwork) network = network_new (2, (ReluActivation) { RELU_ACTIVATION_RELU, 0 });
  g_autoptr (ReluData) data = relu_data_new (2, (double[]) { 1, 2 }, (double[]) { 3, 5 });
  g_autoptr (ReluMoments) moments = relu_moments_new (network, data);

  compare (network, moments, data, parameters, 1e-14);
}

/* A million points, in no order, and off the middle. */
static void
test_million (void)
{
  gsize n = 1000 * 1000;
  g_autoptr (ReluNetwork) network = network_new (16, (ReluActivation) { RELU_ACTIVATION_RELU, 0 });
  g_autofree double *xy = g_new (double, 2 * n);
  g_autoptr (ReluData) data = NULL;
  g_autoptr (ReluMoments) moments = NULL;
  double parameters[49];
  ReluRandom random;

  relu_random_init (&random, 6, RELU_RANDOM_DATA);
  for (gsize i = 0; i < n; i++)
    {
      xy[i] = 3 + draw (&random, 4);
      xy[n + i] = sin (xy[i]) + 0.1 * draw (&random, 1);
    }
  data = relu_data_new (n, xy, xy + n);
  moments = relu_moments_new (network, data);
  for (guint i = 0; i < 5; i++)
    {
      for (guint k = 0; k < 49; k++)
        parameters[k] = draw (&random, 1);
      compare (network, moments, data, parameters, 1e-10);
    }
}

/* A loss far below the values' squares is still a loss. */
static void
test_small_loss (void)
{
  g_autoptr (ReluNetwork) network = network_new (2, (ReluActivation) { RELU_ACTIVATION_RELU, 0 });
  static const double parameters[] = { 1, -1, 0.3, 0.4, 0.7, 0.9, 0.1 };
  g_autoptr (ReluNetwork) teacher = relu_network_with_parameters (network, parameters);
  ReluDataRecipe recipe = { .kind = RELU_DATA_NETWORK, .from = -2, .to = 2, .n = 5000, .seed = 3,
                            .network = teacher };

  for (recipe.noise = 1; recipe.noise > 1e-13; recipe.noise /= 10)
    {
      g_autoptr (ReluData) data = relu_data_generate (&recipe, NULL);
      g_autoptr (ReluMoments) moments = relu_moments_new (network, data);

      g_assert_cmpfloat_with_epsilon (relu_moments_get_loss (moments, parameters)
                                        / (recipe.noise * recipe.noise),
                                      1, 0.1);
    }
}

static void
test_refused (void)
{
  static const ReluLayer deep[] = { { 1, 2, { RELU_ACTIVATION_RELU, 0 } },
                                    { 2, 2, { RELU_ACTIVATION_TANH, 0 } },
                                    { 2, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  g_autoptr (ReluNetwork) smooth = network_new (2, (ReluActivation) { RELU_ACTIVATION_TANH, 0 });
  g_autoptr (ReluNetwork) sharp = network_new (2, (ReluActivation) { RELU_ACTIVATION_RELU, 0 });
  g_autoptr (ReluNetwork) deeper = relu_network_new (3, deep, (double[13]) { 0 }, NULL);
  g_autoptr (ReluData) data = relu_data_new (2, (double[]) { -1e200, 1 }, (double[]) { 0, 1 });

  g_assert_false (relu_moments_can_train (smooth));
  g_assert_false (relu_moments_can_train (deeper));
  g_assert_true (relu_moments_can_train (sharp));
  g_assert_null (relu_moments_new (sharp, data));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/moments/random", test_random);
  g_test_add_func ("/moments/memory", test_memory);
  g_test_add_func ("/moments/large-and-off", test_large_and_off);
  g_test_add_func ("/moments/million", test_million);
  g_test_add_func ("/moments/small-loss", test_small_loss);
  g_test_add_func ("/moments/refused", test_refused);

  return g_test_run ();
}
