/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-activation.c: the activation functions and their derivatives. */

#include <math.h>

#include "relu-activation.h"

static ReluActivation
activation_of (ReluActivationKind kind)
{
  return (ReluActivation) { kind, kind == RELU_ACTIVATION_LEAKY_RELU ? 0.25 : 0 };
}

static void
test_names (void)
{
  static const char *const names[]
    = { "identity", "relu", "leaky_relu", "tanh", "sigmoid", "silu", "gelu" };
  ReluActivationKind kind;

  for (guint i = 0; i < RELU_N_ACTIVATION_KINDS; i++)
    {
      g_assert_cmpstr (relu_activation_kind_get_name (i), ==, names[i]);
      g_assert_true (relu_activation_kind_from_name (names[i], &kind));
      g_assert_cmpuint (kind, ==, i);
      g_assert_cmpstr (relu_activation_kind_get_title (i), !=, "");
    }
  g_assert_false (relu_activation_kind_from_name ("ReLU", &kind));
  g_assert_false (relu_activation_kind_from_name ("", &kind));
}

static void
test_kinds (void)
{
  for (ReluActivationKind kind = 0; kind < RELU_N_ACTIVATION_KINDS; kind++)
    {
      ReluActivation activation = activation_of (kind);

      g_assert_cmpint (relu_activation_is_smooth (&activation), ==, kind >= RELU_ACTIVATION_TANH);
      g_assert_cmpint (relu_activation_has_knot (&activation), ==,
                       kind == RELU_ACTIVATION_RELU || kind == RELU_ACTIVATION_LEAKY_RELU);
      if (!relu_activation_is_smooth (&activation))
        {
          double below, above;

          relu_activation_get_slopes (&activation, &below, &above);
          g_assert_cmpfloat (above, ==, 1);
          g_assert_cmpfloat (below, ==, relu_activation_apply (&activation, -1) / -1);
        }
    }
}

static void
test_values (void)
{
  static const struct
  {
    ReluActivationKind kind;
    double z, h, slope;
  } rows[] = {
    { RELU_ACTIVATION_IDENTITY, -3, -3, 1 },
    { RELU_ACTIVATION_RELU, -3, 0, 0 },
    { RELU_ACTIVATION_RELU, 0, 0, 0 }, /* ReLU'(0) = 0, as in PyTorch and TensorFlow */
    { RELU_ACTIVATION_RELU, 3, 3, 1 },
    { RELU_ACTIVATION_LEAKY_RELU, -4, -1, 0.25 },
    { RELU_ACTIVATION_LEAKY_RELU, 0, 0, 0.25 },
    { RELU_ACTIVATION_LEAKY_RELU, 4, 4, 1 },
    { RELU_ACTIVATION_TANH, 0, 0, 1 },
    { RELU_ACTIVATION_TANH, 0.5, 0.46211715726000975, 0.7864477329659274 },
    { RELU_ACTIVATION_SIGMOID, 0, 0.5, 0.25 },
    { RELU_ACTIVATION_SIGMOID, 2, 0.8807970779778823, 0.10499358540350662 },
    { RELU_ACTIVATION_SILU, 1, 0.7310585786300049, 0.9276705118714867 },
    { RELU_ACTIVATION_SILU, -2, -0.2384058440442351, -0.09078424878489 },
    { RELU_ACTIVATION_GELU, 1, 0.8413447460685429, 1.0833154705876859 },
    { RELU_ACTIVATION_GELU, -2, -0.04550026389635842, -0.08523180107819677 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      ReluActivation activation = activation_of (rows[i].kind);

      g_assert_cmpfloat_with_epsilon (relu_activation_apply (&activation, rows[i].z), rows[i].h, 1e-15);
      g_assert_cmpfloat_with_epsilon (relu_activation_derivative (&activation, rows[i].z),
                                      rows[i].slope, 1e-14);
    }
}

/* Far out no exp overflows into NaN, and the limits are right. */
static void
test_far_out (void)
{
  static const double far[] = { 30, 800, 1e5, 1e300 };

  for (ReluActivationKind kind = 0; kind < RELU_N_ACTIVATION_KINDS; kind++)
    for (guint i = 0; i < G_N_ELEMENTS (far); i++)
      {
        ReluActivation activation = activation_of (kind);
        double right = relu_activation_apply (&activation, far[i]);
        double left = relu_activation_apply (&activation, -far[i]);
        gboolean saturates = kind == RELU_ACTIVATION_TANH || kind == RELU_ACTIVATION_SIGMOID;

        g_assert_true (isfinite (right) && isfinite (left));
        g_assert_true (isfinite (relu_activation_derivative (&activation, far[i])));
        g_assert_true (isfinite (relu_activation_derivative (&activation, -far[i])));
        g_assert_cmpfloat_with_epsilon (right / (saturates ? 1 : far[i]), 1, 1e-12);
        g_assert_cmpfloat_with_epsilon (relu_activation_derivative (&activation, far[i]),
                                        saturates ? 0 : 1, 1e-11);
        if (kind == RELU_ACTIVATION_SIGMOID || kind == RELU_ACTIVATION_SILU
            || kind == RELU_ACTIVATION_GELU)
          g_assert_cmpfloat_with_epsilon (left, 0, 1e-11);
      }
}

/* The derivative is that of the function: against central differences of order h^4. */
static void
test_derivatives (void)
{
  const double h = 1e-3;

  for (ReluActivationKind kind = 0; kind < RELU_N_ACTIVATION_KINDS; kind++)
    for (double z = -6.05; z < 6; z += 0.1)
      {
        ReluActivation activation = activation_of (kind);
        double f[4];
        double difference;

        for (guint i = 0; i < 4; i++)
          f[i] = relu_activation_apply (&activation, z + ((double[]) { -2, -1, 1, 2 })[i] * h);
        difference = (f[0] - 8 * f[1] + 8 * f[2] - f[3]) / (12 * h);
        g_assert_cmpfloat_with_epsilon (relu_activation_derivative (&activation, z), difference, 1e-10);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/activation/names", test_names);
  g_test_add_func ("/activation/kinds", test_kinds);
  g_test_add_func ("/activation/values", test_values);
  g_test_add_func ("/activation/far-out", test_far_out);
  g_test_add_func ("/activation/derivatives", test_derivatives);
  return g_test_run ();
}
