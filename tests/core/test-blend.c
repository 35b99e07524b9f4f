/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-blend.c: the way between two networks, against their values and against a naive mix. */

#include <float.h>
#include <math.h>
#include <string.h>

#include "relu-blend.h"
#include "relu-forward.h"

static ReluNetwork *
random_network (guint n_hidden, const guint *widths, ReluActivationKind kind)
{
  ReluLayer layers[8];
  double parameters[512];
  guint n_inputs = 1;
  gsize n = 0;

  for (guint i = 0; i <= n_hidden; i++)
    {
      guint width = i < n_hidden ? widths[i] : 1;

      layers[i] = (ReluLayer){ n_inputs, width, { i < n_hidden ? kind : RELU_ACTIVATION_IDENTITY, 0 } };
      n += (gsize) width * (n_inputs + 1);
      n_inputs = width;
    }
  g_assert_cmpuint (n, <=, G_N_ELEMENTS (parameters));
  for (gsize i = 0; i < n; i++)
    parameters[i] = g_test_rand_double_range (-3, 3);

  return relu_network_new (n_hidden + 1, layers, parameters, NULL);
}

/* Numbers whose difference overflows, that differ by rounding only, or are the same. */
static void
test_mix (void)
{
  static const double values[] = { 0,    -0.0, 1,      -1,      0.1,    0x1.fffffffffffffp-1,
                                   3e-320, 1e-300, 1e308, -1e308, DBL_MAX, -DBL_MAX, 20, -10 };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    for (guint j = 0; j < G_N_ELEMENTS (values); j++)
      {
        double from = values[i], to = values[j], before = from, start = 0;

        start = relu_blend_mix (from, to, 0);
        g_assert_cmpint (memcmp (&start, &from, sizeof from), ==, 0);
        for (guint k = 1; k <= 1000; k++)
          {
            double now = relu_blend_mix (from, to, k / 1000.0);

            g_assert_true (isfinite (now));
            if (from <= to)
              g_assert_cmpfloat (now, >=, before);
            else
              g_assert_cmpfloat (now, <=, before);
            before = now;
          }
        g_assert_cmpint (memcmp (&before, &to, sizeof to), ==, 0);
        if (fabs (from) < 1e300 && fabs (to) < 1e300)
          g_assert_cmpfloat (fabs (relu_blend_mix (from, to, 0.25) - (0.75 * from + 0.25 * to)), <=,
                             1e-15 * (fabs (from) + fabs (to)));
      }
}

/* The same architecture: parameters are mixed one by one; both ends are the networks themselves. */
static void
test_same (void)
{
  for (guint round = 0; round < 100; round++)
    {
      guint widths[] = { g_test_rand_int_range (1, 6), g_test_rand_int_range (1, 6) };
      guint n_hidden = g_test_rand_int_range (0, 3);
      g_autoptr (ReluNetwork) from = random_network (n_hidden, widths, RELU_ACTIVATION_RELU);
      g_autoptr (ReluNetwork) to = random_network (n_hidden, widths, RELU_ACTIVATION_RELU);
      g_autoptr (ReluBlend) blend = relu_blend_new (from, to);
      g_autoptr (ReluNetwork) start = relu_blend_get_network (blend, 0);
      g_autoptr (ReluNetwork) end = relu_blend_get_network (blend, 1);
      g_autoptr (ReluNetwork) middle = relu_blend_get_network (blend, 0.375);
      g_autoptr (ReluNetwork) before = relu_blend_get_network (blend, -1);
      g_autoptr (ReluNetwork) beyond = relu_blend_get_network (blend, INFINITY);
      g_autoptr (ReluNetwork) nowhere = relu_blend_get_network (blend, NAN);

      g_assert_true (relu_network_equal (start, from));
      g_assert_true (relu_network_equal (before, from));
      g_assert_true (relu_network_equal (nowhere, from));
      g_assert_true (relu_network_equal (end, to));
      g_assert_true (relu_network_equal (beyond, to));
      for (gsize i = 0; i < relu_network_get_n_parameters (from); i++)
        g_assert_cmpfloat_with_epsilon (relu_network_get_parameters (middle)[i],
                                        0.625 * relu_network_get_parameters (from)[i]
                                          + 0.375 * relu_network_get_parameters (to)[i],
                                        1e-14);
    }
}

/* Other widths: near the ends f is that of the ends, so that nothing jumps when a unit comes or
 * goes; the units in between are those of the wider network. */
static void
test_widths (void)
{
  static const ReluActivationKind kinds[]
    = { RELU_ACTIVATION_RELU, RELU_ACTIVATION_LEAKY_RELU, RELU_ACTIVATION_TANH };

  for (guint round = 0; round < 300; round++)
    {
      guint n_hidden = g_test_rand_int_range (1, 4);
      ReluActivationKind kind = kinds[round % G_N_ELEMENTS (kinds)];
      guint a[3], b[3];
      g_autoptr (ReluNetwork) from = NULL;
      g_autoptr (ReluNetwork) to = NULL;
      g_autoptr (ReluBlend) blend = NULL;

      for (guint i = 0; i < 3; i++)
        {
          a[i] = g_test_rand_int_range (1, 6);
          b[i] = g_test_rand_int_range (1, 6);
        }
      from = random_network (n_hidden, a, kind);
      to = random_network (n_hidden, b, kind);
      blend = relu_blend_new (from, to);
      g_assert_nonnull (blend);

      for (guint end = 0; end < 2; end++)
        {
          g_autoptr (ReluNetwork) whole = relu_blend_get_network (blend, end);
          g_autoptr (ReluNetwork) near
            = relu_blend_get_network (blend, end == 0 ? 0x1p-60 : 1 - 0x1p-53);

          g_assert_true (relu_network_equal (whole, end == 0 ? from : to));
          for (guint i = 0; i < n_hidden; i++)
            g_assert_cmpuint (relu_network_get_layer (near, i)->n_units, ==, MAX (a[i], b[i]));
          for (int x = -5; x <= 5; x++)
            {
              double want = relu_network_evaluate (whole, x);

              g_assert_cmpfloat_with_epsilon (relu_network_evaluate (near, x), want,
                                              1e-9 * (1 + fabs (want)));
            }
        }
    }
}

/* A unit that only one network has keeps its weight and bias on the whole way: its breakpoint does
 * not move, only what it adds grows. */
static void
test_new_unit (void)
{
  ReluLayer narrow[] = { { 1, 1, { RELU_ACTIVATION_RELU, 0 } },
                         { 1, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  ReluLayer wide[] = { { 1, 2, { RELU_ACTIVATION_RELU, 0 } },
                       { 2, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  g_autoptr (ReluNetwork) from = relu_network_new (2, narrow, (double[]){ 1, 10, 1, 0 }, NULL);
  g_autoptr (ReluNetwork) to
    = relu_network_new (2, wide, (double[]){ 1, -2, 10, 6, 1, 4, 0 }, NULL);
  g_autoptr (ReluBlend) blend = relu_blend_new (from, to);
  g_autoptr (ReluNetwork) middle = relu_blend_get_network (blend, 0.25);
  static const double want[] = { 1, -2, 10, 6, 1, 1, 0 };

  g_assert_cmpmem (relu_network_get_parameters (middle),
                   relu_network_get_n_parameters (middle) * sizeof (double), want, sizeof want);
}

static void
test_none (void)
{
  guint one[] = { 3 }, two[] = { 3, 3 };
  g_autoptr (ReluNetwork) shallow = random_network (1, one, RELU_ACTIVATION_RELU);
  g_autoptr (ReluNetwork) deep = random_network (2, two, RELU_ACTIVATION_RELU);
  g_autoptr (ReluNetwork) smooth = random_network (1, one, RELU_ACTIVATION_TANH);
  ReluLayer leaky[] = { { 1, 1, { RELU_ACTIVATION_LEAKY_RELU, 0.1 } },
                        { 1, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  static const double ones[] = { 1, 1, 1, 1 };
  g_autoptr (ReluNetwork) tenth = relu_network_new (2, leaky, ones, NULL);
  g_autoptr (ReluNetwork) fifth = NULL;

  leaky[0].activation.negative_slope = 0.2;
  fifth = relu_network_new (2, leaky, ones, NULL);
  g_assert_null (relu_blend_new (shallow, deep));
  g_assert_null (relu_blend_new (deep, shallow));
  g_assert_null (relu_blend_new (shallow, smooth));
  g_assert_null (relu_blend_new (tenth, fifth));
}

/* Each within the limits, both together not. */
static void
test_limits (void)
{
  ReluLayer layers[] = { { 1, 8192, { RELU_ACTIVATION_RELU, 0 } },
                         { 8192, 64, { RELU_ACTIVATION_RELU, 0 } },
                         { 64, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  g_autofree double *zeros = g_new0 (double, 8192 * 66 + 200);
  g_autoptr (ReluNetwork) from = relu_network_new (3, layers, zeros, NULL);
  g_autoptr (ReluNetwork) to = NULL;

  layers[0].n_units = layers[1].n_inputs = 64;
  layers[1].n_units = layers[2].n_inputs = 8192;
  to = relu_network_new (3, layers, zeros, NULL);
  g_assert_nonnull (from);
  g_assert_nonnull (to);
  g_assert_null (relu_blend_new (from, to));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/blend/mix", test_mix);
  g_test_add_func ("/blend/same", test_same);
  g_test_add_func ("/blend/widths", test_widths);
  g_test_add_func ("/blend/new-unit", test_new_unit);
  g_test_add_func ("/blend/none", test_none);
  g_test_add_func ("/blend/limits", test_limits);

  return g_test_run ();
}
