/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-profile.c: the polylines of units against the forward pass at any x. */

#include <math.h>

#include "relu-analysis.h"
#include "relu-forward.h"
#include "relu-polyline.h"

static ReluNetwork *
random_network (guint n_hidden, const guint *widths, ReluActivationKind kind)
{
  ReluLayer layers[5] = { 0 };
  g_autoptr (GArray) parameters = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GError) error = NULL;
  ReluNetwork *network;

  for (guint i = 0; i <= n_hidden; i++)
    {
      layers[i].n_inputs = i == 0 ? 1 : widths[i - 1];
      layers[i].n_units = i < n_hidden ? widths[i] : 1;
      layers[i].activation.kind = i < n_hidden ? kind : RELU_ACTIVATION_IDENTITY;
      if (i < n_hidden && kind == RELU_ACTIVATION_LEAKY_RELU)
        layers[i].activation.negative_slope = 0.1;
      for (guint k = 0; k < layers[i].n_units * (layers[i].n_inputs + 1); k++)
        {
          double value = g_test_rand_double_range (-1.5, 1.5);

          g_array_append_val (parameters, value);
        }
    }
  network = relu_network_new (n_hidden + 1, layers, (double *) (gpointer) parameters->data, &error);
  g_assert_no_error (error);

  return network;
}

static void
assert_agrees (ReluNetwork *network, double tolerance)
{
  g_autoptr (ReluAnalysis) analysis = relu_analysis_new (network, -3, 4, NULL);

  g_assert_nonnull (analysis);
  for (guint layer = 0; layer < relu_network_get_n_hidden_layers (network); layer++)
    {
      const ReluProfile *profile = relu_analysis_get_profile (analysis, layer);

      g_assert_nonnull (profile);
      g_assert_true (relu_analysis_get_profile (analysis, layer) == profile);
      for (guint unit = 0; unit < relu_network_get_layer (network, layer)->n_units; unit++)
        {
          ReluUnitCurve curve;

          relu_profile_get_curve (profile, unit, &curve);
          g_assert_cmpuint (curve.n, >=, 2);
          g_assert_cmpfloat (curve.xs[0], ==, -3);
          g_assert_cmpfloat (curve.xs[curve.n - 1], ==, 4);
          for (guint k = 0; k < 50; k++)
            {
              double x = g_test_rand_double_range (-3, 4);
              g_autoptr (ReluTrace) trace = relu_trace_new (network, x);
              double z = relu_trace_get_preactivation (trace, layer, unit);
              double h = relu_trace_get_activation (trace, layer, unit);

              g_assert_cmpfloat_with_epsilon (
                relu_polyline_get_value (curve.n, curve.xs, curve.zs, x), z,
                tolerance * (1 + fabs (z)));
              g_assert_cmpfloat_with_epsilon (
                relu_polyline_get_value (curve.n, curve.xs, curve.hs, x), h,
                tolerance * (1 + fabs (h)));
            }
        }
    }
}

/* Exact for what is piecewise linear, whatever the depth. */
static void
test_exact (void)
{
  for (guint i = 0; i < 120; i++)
    {
      static const ReluActivationKind kinds[]
        = { RELU_ACTIVATION_RELU, RELU_ACTIVATION_LEAKY_RELU, RELU_ACTIVATION_IDENTITY };
      guint widths[3] = { 1 + i % 7, 1 + i % 4, 1 + i % 5 };
      g_autoptr (ReluNetwork) network = random_network (1 + i % 3, widths, kinds[i / 3 % 3]);

      assert_agrees (network, 1e-9);
    }
}

static void
test_smooth (void)
{
  for (guint i = 0; i < 20; i++)
    {
      guint widths[2] = { 1 + i % 4, 1 + i % 3 };
      g_autoptr (ReluNetwork) network
        = random_network (1 + i % 2, widths, i % 4 < 2 ? RELU_ACTIVATION_TANH : RELU_ACTIVATION_GELU);

      assert_agrees (network, 0.05);
    }
}

/* At its own switch a unit is 0, not the rest that rounding leaves: on and off can be read off. */
static void
test_zeros (void)
{
  guint n_switches = 0;

  for (guint i = 0; i < 60; i++)
    {
      guint widths[2] = { 3, 4 };
      g_autoptr (ReluNetwork) network = random_network (1 + i % 2, widths, RELU_ACTIVATION_RELU);
      g_autoptr (ReluAnalysis) analysis = relu_analysis_new (network, -3, 4, NULL);
      ReluRegions *regions = relu_analysis_get_regions (analysis);

      for (guint number = 0; number < relu_regions_get_n_units (regions); number++)
        {
          g_autofree double *switches = NULL;
          guint n = relu_regions_dup_switches_of_unit (regions, number, &switches), found = 0;
          ReluUnitCurve curve;
          ReluUnit unit;

          relu_regions_get_unit (regions, number, &unit);
          relu_profile_get_curve (relu_analysis_get_profile (analysis, unit.layer), unit.index,
                                  &curve);
          for (guint k = 1; k + 1 < curve.n; k++)
            if (curve.zs[k] == 0 && curve.zs[k - 1] != curve.zs[k + 1])
              {
                g_assert_cmpuint (found, <, n);
                g_assert_cmpfloat_with_epsilon (curve.xs[k], switches[found], 1e-11);
                found++;
              }
          g_assert_cmpuint (found, ==, n);
          n_switches += n;
        }
    }
  g_assert_cmpuint (n_switches, >, 150);
}

static void
test_extend (void)
{
  static const double xs[] = { 0, 1, 2, 3 }, ys[] = { 0, 4, -2, 8 };
  double low = INFINITY, high = -INFINITY;

  relu_polyline_extend (4, xs, ys, 5, 6, &low, &high);
  g_assert_true (isinf (low) && isinf (high));
  relu_polyline_extend (4, xs, ys, 0.25, 0.5, &low, &high);
  g_assert_cmpfloat (low, ==, 1);
  g_assert_cmpfloat (high, ==, 2);
  relu_polyline_extend (4, xs, ys, 0.5, 2.5, &low, &high);
  g_assert_cmpfloat (low, ==, -2);
  g_assert_cmpfloat (high, ==, 4);
  relu_polyline_extend (4, xs, ys, -10, 10, &low, &high);
  g_assert_cmpfloat (high, ==, 8);
  g_assert_cmpfloat (relu_polyline_get_value (4, xs, ys, 1.5), ==, 1);
  g_assert_cmpfloat (relu_polyline_get_value (4, xs, ys, 3), ==, 8);
}

/* A saw-tooth of a million pieces goes without. */
static void
test_bounded (void)
{
  static const double first[] = { 1, 1, 0, -0.5 }, next[] = { 2, -4, 2, -4, 0, -0.5 },
                      last[] = { 2, -4, 0 };
  ReluLayer layers[18];
  g_autoptr (GArray) parameters = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (ReluNetwork) network = NULL;
  g_autoptr (ReluAnalysis) analysis = NULL;

  g_array_append_vals (parameters, first, 4);
  for (guint i = 0; i < 18; i++)
    {
      layers[i] = (ReluLayer){ i == 0 ? 1 : 2, i == 17 ? 1 : 2,
                               { i == 17 ? RELU_ACTIVATION_IDENTITY : RELU_ACTIVATION_RELU, 0 } };
      if (i > 0 && i < 17)
        g_array_append_vals (parameters, next, 6);
    }
  g_array_append_vals (parameters, last, 3);
  network = relu_network_new (18, layers, (double *) (gpointer) parameters->data, NULL);
  analysis = relu_analysis_new (network, 0, 1, NULL);
  g_assert_null (relu_analysis_get_profile (analysis, 16));
  g_assert_nonnull (relu_analysis_get_profile (analysis, 0));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/profile/exact", test_exact);
  g_test_add_func ("/profile/smooth", test_smooth);
  g_test_add_func ("/profile/zeros", test_zeros);
  g_test_add_func ("/profile/extend", test_extend);
  g_test_add_func ("/profile/bounded", test_bounded);

  return g_test_run ();
}
