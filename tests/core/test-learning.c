/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-learning.c: what data say about a network, against sums over points, one by one. */

#include <math.h>

#include "relu-forward.h"
#include "relu-learning.h"
#include "relu-random.h"
#include "relu-units.h"

static double
draw (ReluRandom *random, double size)
{
  return (2 * relu_random_uniform (random) - 1) * size;
}

static ReluNetwork *
draw_network (ReluRandom *random, guint n_hidden, guint width, ReluActivation hidden, ReluActivation output)
{
  ReluLayer layers[4];
  g_autofree double *parameters = NULL;
  guint before = 1;
  gsize n = 0;

  for (guint i = 0; i <= n_hidden; i++)
    {
      layers[i] = (ReluLayer) { before, i == n_hidden ? 1 : width, i == n_hidden ? output : hidden };
      before = layers[i].n_units;
      n += (gsize) layers[i].n_units * (layers[i].n_inputs + 1);
    }
  parameters = g_new (double, n);
  for (gsize i = 0; i < n; i++)
    parameters[i] = draw (random, 2);

  return relu_network_new (n_hidden + 1, layers, parameters, NULL);
}

/* Many of the points have the same x. */
static ReluData *
draw_data (ReluRandom *random, gsize n)
{
  g_autofree double *x = g_new (double, n), *y = g_new (double, n);

  for (gsize i = 0; i < n; i++)
    {
      x[i] = floor (draw (random, 20)) / 10;
      y[i] = draw (random, 2);
    }

  return relu_data_new (n, x, y);
}

/* @tolerance: of the length of the gradient, and of the loss */
static void
check (ReluLearning *learning, ReluNetwork *network, ReluData *data, const ReluLoss *loss, double tolerance)
{
  gsize n = relu_data_get_n (data), n_parameters = relu_network_get_n_parameters (network);
  const double *x = relu_data_get_x (data), *y = relu_data_get_y (data);
  g_autoptr (ReluGradient) plain = relu_gradient_new (network);
  g_autofree double *gradient = g_new (double, n_parameters);
  g_autofree guint8 *dead = g_new0 (guint8, relu_units_get_n (network) + 1);
  double expected = relu_gradient_compute (plain, relu_network_get_parameters (network), loss, x, y, n,
                                           gradient);
  double largest = 0, length = 0;

  g_assert_true (relu_learning_get_network (learning) == network);
  g_assert_cmpfloat (fabs (relu_learning_get_loss (learning) - expected), <=, tolerance * expected);
  for (gsize i = 0; i < n_parameters; i++)
    length = hypot (length, gradient[i]);
  for (gsize i = 0; i < n_parameters; i++)
    g_assert_cmpfloat (fabs (relu_learning_get_gradient (learning)[i] - gradient[i]), <=,
                       tolerance * length);

  for (gsize i = 0; i < n; i++)
    largest = MAX (largest, fabs (relu_network_evaluate (network, x[i]) - y[i]));
  g_assert_cmpfloat (relu_learning_get_largest_error (learning), ==, largest);

  relu_units_find_dead (network, x, n, dead);
  for (guint layer = 0, number = 0; layer < relu_network_get_n_layers (network); layer++)
    {
      const ReluLayer *shape = relu_network_get_layer (network, layer);

      if (!relu_activation_has_knot (&shape->activation))
        continue;
      for (guint unit = 0; unit < shape->n_units; unit++, number++)
        {
          gsize n_active = 0;

          for (gsize i = 0; i < n; i++)
            {
              g_autoptr (ReluTrace) trace = relu_trace_new (network, x[i]);

              n_active += relu_trace_get_preactivation (trace, layer, unit) > 0;
            }
          g_assert_cmpuint (relu_learning_get_n_active (learning, number), ==, n_active);
          g_assert_cmpint (relu_learning_is_dead (learning, number), ==, dead[number] != 0);
          if (dead[number])
            g_assert_cmpfloat (relu_learning_get_gradient (
                                   learning)[relu_network_bias_index (network, layer, unit)],
                               ==, 0);
        }
    }
}

static void
test_random (void)
{
  const ReluLoss losses[] = { { RELU_LOSS_SQUARED, 0 }, { RELU_LOSS_ABSOLUTE, 0 }, { RELU_LOSS_HUBER, 0.5 } };
  const ReluActivation activations[] = { { RELU_ACTIVATION_RELU, 0 }, { RELU_ACTIVATION_LEAKY_RELU, 0.1 },
                                         { RELU_ACTIVATION_TANH, 0 } };
  ReluRandom random;

  relu_random_init (&random, 21, RELU_RANDOM_WEIGHTS);
  for (guint i = 0; i < 90; i++)
    {
      ReluActivation output = { i % 5 == 0 ? RELU_ACTIVATION_RELU : RELU_ACTIVATION_IDENTITY, 0 };
      g_autoptr (ReluNetwork) network
          = draw_network (&random, i % 4, 1 + i % 7, activations[i % 3], output);
      g_autoptr (ReluData) data = draw_data (&random, 1 + relu_random_below (&random, 200));
      g_autoptr (ReluLearning) learning = relu_learning_new (network, data, &losses[i / 3 % 3]);

      check (learning, network, data, &losses[i / 3 % 3], 0);
    }
}

/* So many points that they are not looked at; one learner for several networks. */
static void
test_many_points (void)
{
  const ReluLoss loss = { RELU_LOSS_SQUARED, 0 }, other_loss = { RELU_LOSS_HUBER, 1 };
  const ReluActivation output = { RELU_ACTIVATION_IDENTITY, 0 };
  ReluRandom random;

  relu_random_init (&random, 22, RELU_RANDOM_WEIGHTS);
  for (guint i = 0; i < 2; i++)
    {
      ReluActivation hidden = { i == 0 ? RELU_ACTIVATION_RELU : RELU_ACTIVATION_LEAKY_RELU, i * 0.1 };
      g_autoptr (ReluNetwork) first = draw_network (&random, 1, 16, hidden, output);
      g_autoptr (ReluNetwork) wide = draw_network (&random, 1, 17, hidden, output);
      g_autoptr (ReluData) data = draw_data (&random, 30000), few = draw_data (&random, 3);
      g_autoptr (ReluLearner) learner = relu_learner_new (first, data, &loss);

      g_assert_true (relu_learner_is_for (learner, first, data, &loss));
      g_assert_false (relu_learner_is_for (learner, wide, data, &loss));
      g_assert_false (relu_learner_is_for (learner, first, few, &loss));
      g_assert_false (relu_learner_is_for (learner, first, data, &other_loss));
      for (guint k = 0; k < 3; k++)
        {
          g_autoptr (ReluNetwork) network = draw_network (&random, 1, 16, hidden, output);
          g_autoptr (ReluNetwork) dead = relu_network_with_parameter (network, 16 + k, -100);
          g_autoptr (ReluLearning) learning = relu_learner_learn (learner, dead);

          check (learning, dead, data, &loss, 1e-11);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/learning/random", test_random);
  g_test_add_func ("/learning/many-points", test_many_points);

  return g_test_run ();
}
