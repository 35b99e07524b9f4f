/* SPDX-License-Identifier: GPL-3.0-or-later */

/* test-regions.c: the interface of ReluRegions. That the regions are right for every network is what
 * test-regions-oracle.py is for. */

#include "relu-forward.h"
#include "relu-regions.h"

#include <math.h>
#include <string.h>

/* One hidden layer of ReLUs: w, b, v of each unit, then c. */
static ReluNetwork *
shallow_new (guint n, const double (*units)[3], double c)
{
  const ReluLayer layers[] = { { 1, n, { RELU_ACTIVATION_RELU, 0 } },
                               { n, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  g_autofree double *parameters = g_new (double, 3 * n + 1);
  g_autoptr (GError) error = NULL;
  ReluNetwork *network;

  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < 3; k++)
      parameters[k * n + i] = units[i][k];
  parameters[3 * n] = c;
  network = relu_network_new (2, layers, parameters, &error);
  g_assert_no_error (error);

  return network;
}

static ReluRegions *
regions_new (guint n, const double (*units)[3], double c, double from, double to)
{
  g_autoptr (ReluNetwork) network = shallow_new (n, units, c);
  g_autoptr (GError) error = NULL;
  ReluRegions *regions = relu_regions_new (network, from, to, &error);

  g_assert_no_error (error);
  return regions;
}

static const double non_linear[][3] = { { 1, 3, 0.8 }, { 1, 0, -2 }, { 1, -2, 2.6 } };
static const double linear[][3] = { { 1, -10, 1 }, { 1, 10, 1 }, { 1, 10, 1 } };
static const double identity[][3] = { { 1, 0, 1 }, { -1, 0, -1 } };

static void
test_non_linear_case (void)
{
  g_autoptr (ReluRegions) regions = regions_new (3, non_linear, -0.5, -4, 4);
  static const double slopes[] = { 0, 0.8, -1.2, 1.4 };
  static const double xs[] = { -4, -3, 0, 2, 4 };
  ReluBreakpoint breakpoint;
  guint8 pattern[3];

  g_assert_cmpuint (relu_regions_get_n_activation_regions (regions), ==, 4);
  g_assert_cmpuint (relu_regions_get_n_linear_regions (regions), ==, 4);
  g_assert_cmpuint (relu_regions_get_n_silent_switches (regions), ==, 0);
  for (guint i = 0; i < 4; i++)
    {
      ReluRegion region;

      relu_regions_get_linear_region (regions, i, &region);
      g_assert_cmpfloat (region.from, ==, xs[i]);
      g_assert_cmpfloat (region.to, ==, xs[i + 1]);
      g_assert_cmpfloat_with_epsilon (region.slope, slopes[i], 1e-15);
      g_assert_cmpfloat_with_epsilon (region.slope * region.from + region.intercept, region.y_from,
                                      1e-14);
    }
  relu_regions_get_breakpoint (regions, 1, &breakpoint);
  g_assert_cmpfloat (breakpoint.x, ==, 0);
  g_assert_cmpfloat_with_epsilon (breakpoint.y, 1.9, 1e-15);
  g_assert_cmpuint (breakpoint.n_switches, ==, 1);
  g_assert_cmpuint (breakpoint.switches[0].unit, ==, 1);
  g_assert_true (breakpoint.switches[0].turns_on);
  relu_regions_get_pattern (regions, 2, pattern);
  g_assert_cmpmem (pattern, 3, ((guint8[]) { 1, 1, 0 }), 3);
}

static void
test_linear_case (void)
{
  g_autoptr (ReluRegions) regions = regions_new (3, linear, 0, -4, 4);
  g_autoptr (ReluRegions) wide = regions_new (3, linear, 0, -15, 15);
  static const ReluUnitState states[] = { RELU_UNIT_ALWAYS_INACTIVE, RELU_UNIT_ALWAYS_ACTIVE,
                                          RELU_UNIT_ALWAYS_ACTIVE };
  ReluRegion region;
  ReluBreakpoint breakpoint;

  g_assert_cmpuint (relu_regions_get_n_activation_regions (regions), ==, 1);
  relu_regions_get_linear_region (regions, 0, &region);
  g_assert_cmpfloat (region.slope, ==, 2);
  g_assert_cmpfloat (region.intercept, ==, 20);
  for (guint i = 0; i < 3; i++)
    {
      ReluUnit unit;

      relu_regions_get_unit (regions, i, &unit);
      g_assert_cmpint (unit.state, ==, states[i]);
      g_assert_cmpuint (unit.layer, ==, 0);
      g_assert_cmpuint (unit.index, ==, i);
    }

  /* Two units at one place are one breakpoint. */
  g_assert_cmpuint (relu_regions_get_n_breakpoints (wide), ==, 2);
  relu_regions_get_breakpoint (wide, 0, &breakpoint);
  g_assert_cmpfloat (breakpoint.x, ==, -10);
  g_assert_cmpuint (breakpoint.n_switches, ==, 2);
}

/* The first unit of a point leads it, unless nothing leads on from it. */
static void
test_lead_unit (void)
{
  static const struct
  {
    double units[2][3];
    guint lead;
  } cases[] = {
    { { { 1, 2, 1 }, { 1, 2, 1 } }, 0 },
    { { { 1, 2, 0 }, { 1, 2, 1 } }, 1 },
    { { { 1, 2, -1 }, { 1, 2, 0 } }, 0 },
  };
  ReluBreakpoint breakpoint;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ReluRegions) regions = regions_new (2, cases[i].units, 0, -4, 4);

      relu_regions_get_breakpoint (regions, 0, &breakpoint);
      g_assert_cmpuint (breakpoint.n_switches, ==, 2);
      g_assert_cmpuint (relu_regions_get_lead_unit (regions, &breakpoint), ==, cases[i].lead);
    }
}

/* A ReLU on the output leads where it switches: nothing comes after it. */
static void
test_lead_output (void)
{
  ReluLayer layers[] = { { 1, 1, { RELU_ACTIVATION_RELU, 0 } },
                         { 1, 1, { RELU_ACTIVATION_RELU, 0 } } };
  double parameters[] = { 1, 0, 1, -1 };
  g_autoptr (ReluNetwork) network = relu_network_new (2, layers, parameters, NULL);
  g_autoptr (ReluRegions) regions = relu_regions_new (network, -4, 4, NULL);
  ReluBreakpoint breakpoint;

  relu_regions_get_breakpoint (regions, 0, &breakpoint);
  g_assert_cmpfloat (breakpoint.x, ==, 1);
  g_assert_cmpuint (relu_regions_get_lead_unit (regions, &breakpoint), ==, 1);
}

static void
test_silent_switch (void)
{
  g_autoptr (ReluRegions) regions = regions_new (2, identity, 0, -1, 1);
  ReluBreakpoint silent;
  ReluRegion region;
  g_autofree double *xs = NULL;

  g_assert_cmpuint (relu_regions_get_n_activation_regions (regions), ==, 2);
  g_assert_cmpuint (relu_regions_get_n_linear_regions (regions), ==, 1);
  g_assert_cmpuint (relu_regions_get_n_silent_switches (regions), ==, 1);
  relu_regions_get_silent_switch (regions, 0, &silent);
  g_assert_cmpfloat (silent.x, ==, 0);
  g_assert_cmpuint (silent.n_switches, ==, 2);
  g_assert_true (silent.switches[0].turns_on);
  g_assert_false (silent.switches[1].turns_on);
  relu_regions_get_linear_region (regions, 0, &region);
  g_assert_cmpfloat (region.from, ==, -1);
  g_assert_cmpfloat (region.to, ==, 1);
  g_assert_cmpuint (region.first, ==, 0);
  g_assert_cmpuint (region.last, ==, 1);
  g_assert_cmpuint (relu_regions_dup_switches_of_unit (regions, 1, &xs), ==, 1);
  g_assert_cmpfloat (xs[0], ==, 0);
}

static void
test_find (void)
{
  g_autoptr (ReluRegions) regions = regions_new (3, non_linear, -0.5, -4, 4);
  static const struct
  {
    double x;
    guint region;
  } cases[] = { { -100, 0 }, { -4, 0 }, { -3.5, 0 }, { -3, 1 }, { -1, 1 }, { 0, 2 },
                { 1.999, 2 }, { 2, 3 },  { 4, 3 },    { 100, 3 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpuint (relu_regions_find (regions, cases[i].x), ==, cases[i].region);
      g_assert_cmpuint (relu_regions_find_linear (regions, cases[i].x), ==, cases[i].region);
    }
}

static void
test_lookup (void)
{
  g_autoptr (ReluRegions) regions = regions_new (3, non_linear, -0.5, -4, 4);
  guint unit;

  g_assert_true (relu_regions_lookup_unit (regions, 0, 2, &unit));
  g_assert_cmpuint (unit, ==, 2);
  g_assert_false (relu_regions_lookup_unit (regions, 0, 3, &unit));
  g_assert_false (relu_regions_lookup_unit (regions, 1, 0, &unit));
  g_assert_false (relu_regions_lookup_unit (regions, 2, 0, &unit));
}

static void
test_domain_errors (void)
{
  g_autoptr (ReluNetwork) network = shallow_new (3, non_linear, 0);
  static const double domains[][2] = { { 1, 1 }, { 2, 1 }, { NAN, 1 }, { 0, INFINITY },
                                       { -1.7e308, 1.7e308 } };

  for (guint i = 0; i < G_N_ELEMENTS (domains); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (relu_regions_new (network, domains[i][0], domains[i][1], &error));
      g_assert_error (error, RELU_REGIONS_ERROR, RELU_REGIONS_ERROR_DOMAIN);
      g_assert_nonnull (strstr (error->message, "whose difference is finite"));
    }
}

static void
test_overflow (void)
{
  static const double huge[][3] = { { 1e300, 0, 1e300 } };
  g_autoptr (ReluNetwork) network = shallow_new (1, huge, 0);
  g_autoptr (GError) error = NULL;

  g_assert_null (relu_regions_new (network, -4, 4, &error));
  g_assert_error (error, RELU_REGIONS_ERROR, RELU_REGIONS_ERROR_NOT_FINITE);
}

/* Tents in a chain double their pieces with every layer; the limit says no in good time. */
static void
test_too_many (void)
{
  enum { DEPTH = 40 };
  ReluLayer layers[DEPTH + 1];
  g_autoptr (GArray) parameters = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (ReluNetwork) network = NULL;
  g_autoptr (GError) error = NULL;
  static const double first[] = { 1, 1, 0, -0.5 };
  static const double next[] = { 2, -4, 2, -4, 0, -0.5 };
  static const double last[] = { 2, -4, 0 };

  for (guint i = 0; i <= DEPTH; i++)
    {
      layers[i].n_inputs = i == 0 ? 1 : 2;
      layers[i].n_units = i == DEPTH ? 1 : 2;
      layers[i].activation.kind = i == DEPTH ? RELU_ACTIVATION_IDENTITY : RELU_ACTIVATION_RELU;
      layers[i].activation.negative_slope = 0;
      if (i == 0)
        g_array_append_vals (parameters, first, G_N_ELEMENTS (first));
      else if (i < DEPTH)
        g_array_append_vals (parameters, next, G_N_ELEMENTS (next));
      else
        g_array_append_vals (parameters, last, G_N_ELEMENTS (last));
    }
  network = relu_network_new (DEPTH + 1, layers, (double *) (gpointer) parameters->data, &error);
  g_assert_no_error (error);
  g_assert_null (relu_regions_new (network, 0, 1, &error));
  g_assert_error (error, RELU_REGIONS_ERROR, RELU_REGIONS_ERROR_TOO_MANY);
  g_assert_cmpstr (error->message, ==,
                   "this network has too many regions on the domain (more than 2097152)");
}

/* Few regions, but a layer that is too wide for them: the message names this limit. */
static void
test_too_wide (void)
{
  enum { N = 1100, WIDE = 65536 };
  ReluLayer layers[] = { { .n_inputs = 1, .n_units = N, .activation = { RELU_ACTIVATION_RELU, 0 } },
                         { .n_inputs = N, .n_units = 1, .activation = { RELU_ACTIVATION_RELU, 0 } },
                         { .n_inputs = 1, .n_units = WIDE, .activation = { RELU_ACTIVATION_RELU, 0 } },
                         { .n_inputs = WIDE, .n_units = 1 } };
  g_autoptr (GArray) parameters = g_array_new (FALSE, TRUE, sizeof (double));
  g_autoptr (ReluNetwork) network = NULL;
  g_autoptr (GError) error = NULL;

  g_array_set_size (parameters, 2 * N + N + 1 + 2 * WIDE + WIDE + 1);
  for (guint i = 0; i < 2 * N; i++)
    g_array_index (parameters, double, i) = i < N ? 1 : -(i - N + 0.5) / N;
  for (guint i = 2 * N; i < 3 * N + 1; i++)
    g_array_index (parameters, double, i) = 1;
  for (guint i = 3 * N + 1; i < parameters->len; i++)
    g_array_index (parameters, double, i) = 1;
  network = relu_network_new (G_N_ELEMENTS (layers), layers,
                              (double *) (gpointer) parameters->data, &error);
  g_assert_no_error (error);
  g_assert_null (relu_regions_new (network, 0, 1, &error));
  g_assert_error (error, RELU_REGIONS_ERROR, RELU_REGIONS_ERROR_TOO_MANY);
  g_assert_cmpstr (error->message, ==,
                   "this network has too many regions on the domain for a layer of 65536 units (more "
                   "than 512)");
}

/* Wide enough for the vectors, the blocks and the sort: every line is the forward pass. */
static void
test_wide (void)
{
  static const guint widths[][3] = { { 1000, 0, 0 }, { 64, 64, 0 }, { 40, 70, 33 }, { 5, 130, 3 } };
  guint n_regions = 0;

  for (guint t = 0; t < G_N_ELEMENTS (widths); t++)
    {
      ReluLayer layers[4];
      guint n_layers = 0, n = 1;
      g_autoptr (GArray) parameters = g_array_new (FALSE, FALSE, sizeof (double));
      g_autoptr (ReluNetwork) network = NULL;
      g_autoptr (ReluRegions) regions = NULL;
      g_autoptr (GError) error = NULL;

      for (guint i = 0; i < 4; i++)
        {
          guint width = i < 3 && widths[t][i] > 0 ? widths[t][i] : 1;

          layers[n_layers++] = (ReluLayer) {
            n, width, { width > 1 ? RELU_ACTIVATION_RELU : RELU_ACTIVATION_IDENTITY, 0 }
          };
          for (guint k = 0; k < width * (n + 1); k++)
            {
              double value = g_test_rand_double_range (-1, 1) / (k < width * n ? sqrt (n) : 0.5);

              g_array_append_val (parameters, value);
            }
          n = width;
          if (width == 1)
            break;
        }
      network = relu_network_new (n_layers, layers, (double *) (gpointer) parameters->data, &error);
      g_assert_no_error (error);
      regions = relu_regions_new (network, -4, 4, &error);
      g_assert_no_error (error);
      n_regions += relu_regions_get_n_activation_regions (regions);

      for (guint i = 0; i < 2000; i++)
        {
          double x = g_test_rand_double_range (-4, 4);
          ReluRegion region;

          relu_regions_get_activation_region (regions, relu_regions_find (regions, x), &region);
          g_assert_cmpfloat (region.from, <=, x);
          g_assert_cmpfloat (x, <=, region.to);
          g_assert_cmpfloat_with_epsilon (region.y_from + region.slope * (x - region.from),
                                          relu_network_evaluate (network, x), 1e-11);
        }
    }
  /* There was something to look at. One network may bend a few times only. */
  g_assert_cmpuint (n_regions, >, 200);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/regions/non-linear-case", test_non_linear_case);
  g_test_add_func ("/regions/linear-case", test_linear_case);
  g_test_add_func ("/regions/lead-unit", test_lead_unit);
  g_test_add_func ("/regions/lead-output", test_lead_output);
  g_test_add_func ("/regions/silent-switch", test_silent_switch);
  g_test_add_func ("/regions/find", test_find);
  g_test_add_func ("/regions/lookup", test_lookup);
  g_test_add_func ("/regions/domain-errors", test_domain_errors);
  g_test_add_func ("/regions/overflow", test_overflow);
  g_test_add_func ("/regions/too-many", test_too_many);
  g_test_add_func ("/regions/too-wide", test_too_wide);
  g_test_add_func ("/regions/wide", test_wide);

  return g_test_run ();
}
