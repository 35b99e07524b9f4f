/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-gradient.c: against differences, point by point, and by its properties. The piecewise-linear
 * case is compared exactly by test-gradient-oracle.py. */

#include <math.h>

#include "relu-data.h"
#include "relu-forward.h"
#include "relu-gradient.h"

static ReluNetwork *
random_network (guint n_hidden, const guint *widths, const ReluActivation *activations)
{
  g_autofree ReluLayer *layers = g_new0 (ReluLayer, n_hidden + 1);
  g_autoptr (GArray) parameters = g_array_new (FALSE, FALSE, sizeof (double));
  guint n_inputs = 1;

  for (guint i = 0; i <= n_hidden; i++)
    {
      guint width = i < n_hidden ? widths[i] : 1;

      layers[i] = (ReluLayer) { n_inputs, width, activations[i] };
      for (guint k = 0; k < width * (n_inputs + 1); k++)
        {
          double value = g_test_rand_double_range (-1, 1) * sqrt (3.0 / n_inputs);

          g_array_append_val (parameters, value);
        }
      n_inputs = width;
    }

  return relu_network_new (n_hidden + 1, layers, (double *) (gpointer) parameters->data, NULL);
}

/* The naive loss: a forward pass for each point. */
static double
naive_loss (ReluNetwork *network, const ReluLoss *loss, const double *x, const double *y, gsize n)
{
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += relu_loss_get_value (loss, relu_network_evaluate (network, x[i]) - y[i]);

  return sum / (double) n;
}

/* Central differences, improved by Richardson's extrapolation. */
static double
difference (ReluNetwork *network, gsize parameter, const ReluLoss *loss, const double *x,
            const double *y, gsize n)
{
  double value = relu_network_get_parameters (network)[parameter], slopes[2];

  for (guint i = 0; i < 2; i++)
    {
      double step = i == 0 ? 2e-3 : 1e-3;
      g_autoptr (ReluNetwork) up = relu_network_with_parameter (network, parameter, value + step);
      g_autoptr (ReluNetwork) down = relu_network_with_parameter (network, parameter, value - step);

      slopes[i] = (naive_loss (up, loss, x, y, n) - naive_loss (down, loss, x, y, n)) / (2 * step);
    }

  return (4 * slopes[1] - slopes[0]) / 3;
}

static void
test_differences (void)
{
  static const ReluActivationKind kinds[]
    = { RELU_ACTIVATION_TANH, RELU_ACTIVATION_SIGMOID, RELU_ACTIVATION_SILU, RELU_ACTIVATION_GELU,
        RELU_ACTIVATION_IDENTITY };
  static const ReluLoss losses[] = { { RELU_LOSS_SQUARED, 0 }, { RELU_LOSS_HUBER, 100 } };

  for (guint round = 0; round < 40; round++)
    {
      guint n_hidden = (guint) g_test_rand_int_range (0, 4), n = (guint) g_test_rand_int_range (1, 150);
      guint widths[3];
      ReluActivation activations[4];
      g_autofree double *x = g_new (double, n), *y = g_new (double, n), *gradient = NULL;
      g_autoptr (ReluNetwork) network = NULL;
      g_autoptr (ReluGradient) scratch = NULL;
      const ReluLoss *loss = &losses[round % 2];
      gsize n_parameters;
      double value;

      for (guint i = 0; i < 3; i++)
        widths[i] = (guint) g_test_rand_int_range (1, 10);
      for (guint i = 0; i < 4; i++)
        activations[i] = (ReluActivation) {
          kinds[(guint) g_test_rand_int_range (0, G_N_ELEMENTS (kinds))], 0
        };
      for (guint i = 0; i < n; i++)
        {
          x[i] = g_test_rand_double_range (-3, 3);
          y[i] = g_test_rand_double_range (-3, 3);
        }
      network = random_network (n_hidden, widths, activations);
      n_parameters = relu_network_get_n_parameters (network);
      scratch = relu_gradient_new (network);
      gradient = g_new (double, n_parameters);
      value = relu_gradient_compute (scratch, relu_network_get_parameters (network), loss, x, y, n,
                                     gradient);
      g_assert_cmpfloat_with_epsilon (value, naive_loss (network, loss, x, y, n), 1e-13 * (1 + value));
      for (gsize i = 0; i < n_parameters; i++)
        g_assert_cmpfloat_with_epsilon (gradient[i], difference (network, i, loss, x, y, n), 2e-8);
    }
}

/* Away from kinks differences work for piecewise-linear networks too, and for the absolute error. */
static void
test_piecewise_differences (void)
{
  static const ReluLoss losses[]
    = { { RELU_LOSS_SQUARED, 0 }, { RELU_LOSS_ABSOLUTE, 0 }, { RELU_LOSS_HUBER, 0.5 } };

  for (guint round = 0; round < 60; round++)
    {
      guint widths[] = { (guint) g_test_rand_int_range (1, 9), (guint) g_test_rand_int_range (1, 9) };
      ReluActivation activations[] = { { RELU_ACTIVATION_RELU, 0 },
                                       { RELU_ACTIVATION_LEAKY_RELU, 0.125 },
                                       { RELU_ACTIVATION_IDENTITY, 0 } };
      double x = g_test_rand_double_range (-3, 3), y = g_test_rand_double_range (-3, 3);
      const ReluLoss *loss = &losses[round % 3];
      g_autoptr (ReluNetwork) network = random_network (2, widths, activations);
      g_autoptr (ReluTrace) trace = relu_trace_new (network, x);
      g_autoptr (ReluGradient) scratch = relu_gradient_new (network);
      gsize n = relu_network_get_n_parameters (network);
      g_autofree double *gradient = g_new (double, n);
      double e = relu_trace_get_output (trace) - y;
      gboolean near = fabs (e) < 0.1 || fabs (fabs (e) - 0.5) < 0.1;

      for (guint layer = 0; layer < 2; layer++)
        for (guint unit = 0; unit < widths[layer]; unit++)
          near |= fabs (relu_trace_get_preactivation (trace, layer, unit)) < 0.05;
      if (near)
        continue;
      relu_gradient_compute (scratch, relu_network_get_parameters (network), loss, &x, &y, 1, gradient);
      for (gsize i = 0; i < n; i++)
        g_assert_cmpfloat_with_epsilon (gradient[i], difference (network, i, loss, &x, &y, 1), 1e-9);
    }
}

/* A dead unit's gradients are exactly 0, whatever the rest is; on its kink a unit is off. */
static void
test_dead (void)
{
  static const ReluLayer layers[] = { { 1, 3, { RELU_ACTIVATION_RELU, 0 } },
                                      { 3, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  /* Off on the data; on its kink at x = 1, off elsewhere; always on. */
  static const double parameters[] = { 0.3, 1, 0.7, -5, -1, 9, 0.1, 0.2, 0.3, 0.4 };
  g_autoptr (ReluNetwork) network = relu_network_new (2, layers, parameters, NULL);
  g_autoptr (ReluGradient) scratch = relu_gradient_new (network);
  ReluLoss loss = { RELU_LOSS_SQUARED, 0 };
  double gradient[10];

  relu_gradient_compute (scratch, parameters, &loss, (double[]) { -1, 0.3, 1 },
                         (double[]) { 5, -2, 7 }, 3, gradient);
  for (guint i = 0; i < 10; i++)
    if (i == 2 || i == 5 || i == 8 || i == 9)
      g_assert_cmpfloat (gradient[i], !=, 0);
    else
      g_assert_cmpfloat (gradient[i], ==, 0);
}

/* Blocks of points: the loss of many is the mean of theirs one by one, and so is the gradient. */
static void
test_blocks (void)
{
  guint widths[] = { 7, 5 };
  ReluActivation activations[] = { { RELU_ACTIVATION_RELU, 0 },
                                   { RELU_ACTIVATION_GELU, 0 },
                                   { RELU_ACTIVATION_IDENTITY, 0 } };
  g_autoptr (ReluNetwork) network = random_network (2, widths, activations);
  g_autoptr (ReluGradient) scratch = relu_gradient_new (network);
  const double *parameters = relu_network_get_parameters (network);
  gsize n_parameters = relu_network_get_n_parameters (network);
  g_autofree double *whole = g_new (double, n_parameters), *one = g_new (double, n_parameters);
  ReluLoss loss = { RELU_LOSS_SQUARED, 0 };
  ReluDataRecipe recipe = { .kind = RELU_DATA_SINE, .from = -2, .to = 3, .noise = 1 };
  static const guint sizes[] = { 1, 2, 63, 64, 65, 128, 200 };

  for (guint k = 0; k < G_N_ELEMENTS (sizes); k++)
    {
      g_autofree double *sums = g_new0 (double, n_parameters);
      g_autoptr (ReluData) data = NULL;
      const double *x, *y;
      double value, sum = 0;

      recipe.n = sizes[k];
      data = relu_data_generate (&recipe, NULL);
      x = relu_data_get_x (data);
      y = relu_data_get_y (data);
      value = relu_gradient_compute (scratch, parameters, &loss, x, y, sizes[k], whole);
      g_assert_cmpfloat (value, ==,
                         relu_gradient_compute (scratch, parameters, &loss, x, y, sizes[k], NULL));
      for (guint i = 0; i < sizes[k]; i++)
        {
          sum += relu_gradient_compute (scratch, parameters, &loss, x + i, y + i, 1, one);
          for (gsize p = 0; p < n_parameters; p++)
            sums[p] += one[p];
        }
      g_assert_cmpfloat_with_epsilon (value, sum / sizes[k], 1e-13 * value);
      for (gsize p = 0; p < n_parameters; p++)
        g_assert_cmpfloat_with_epsilon (whole[p], sums[p] / sizes[k], 1e-12);
    }
}

static void
test_losses (void)
{
  static const struct
  {
    ReluLoss loss;
    double e, value, slope;
  } rows[] = {
    { { RELU_LOSS_SQUARED, 0 }, -3, 9, -6 },    { { RELU_LOSS_ABSOLUTE, 0 }, -3, 3, -1 },
    { { RELU_LOSS_ABSOLUTE, 0 }, 0, 0, 0 },     { { RELU_LOSS_HUBER, 2 }, 1, 0.5, 1 },
    { { RELU_LOSS_HUBER, 2 }, 2, 2, 2 },        { { RELU_LOSS_HUBER, 2 }, 3, 4, 2 },
    { { RELU_LOSS_HUBER, 2 }, -3, 4, -2 },
  };
  ReluLossKind kind;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpfloat (relu_loss_get_value (&rows[i].loss, rows[i].e), ==, rows[i].value);
      g_assert_cmpfloat (relu_loss_get_slope (&rows[i].loss, rows[i].e), ==, rows[i].slope);
      g_assert_true (isnan (relu_loss_get_slope (&rows[i].loss, NAN)));
    }
  for (guint i = 0; i < RELU_N_LOSS_KINDS; i++)
    {
      g_assert_true (relu_loss_kind_from_name (relu_loss_kind_get_name (i), &kind));
      g_assert_cmpuint (kind, ==, i);
      g_assert_nonnull (relu_loss_kind_get_title (i));
    }
  g_assert_false (relu_loss_kind_from_name ("hinge", &kind));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gradient/losses", test_losses);
  g_test_add_func ("/gradient/differences", test_differences);
  g_test_add_func ("/gradient/piecewise-differences", test_piecewise_differences);
  g_test_add_func ("/gradient/dead", test_dead);
  g_test_add_func ("/gradient/blocks", test_blocks);

  return g_test_run ();
}
