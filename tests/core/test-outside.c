/* SPDX-License-Identifier: GPL-3.0-or-later */

/* test-outside.c: what lies outside the domain: the interface, one hidden layer against -b / w, and
 * the limits. test-regions-oracle.py compares networks of any depth with rational numbers. */

#include "relu-analysis.h"
#include "relu-words.h"

#include <math.h>
#include <stdlib.h>

#define MAX_UNITS 64

/* One hidden layer of ReLUs: w, b, v of each unit. */
static ReluRegions *
regions_new (guint n, const double (*units)[3], double from, double to)
{
  const ReluLayer layers[] = { { 1, n, { RELU_ACTIVATION_RELU, 0 } },
                               { n, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  double parameters[3 * MAX_UNITS + 1] = { 0 };
  g_autoptr (ReluNetwork) network = NULL;
  g_autoptr (GError) error = NULL;
  ReluRegions *regions;

  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < 3; k++)
      parameters[k * n + i] = units[i][k];
  network = relu_network_new (2, layers, parameters, &error);
  g_assert_no_error (error);
  regions = relu_regions_new (network, from, to, &error);
  g_assert_no_error (error);

  return regions;
}

static ReluOutside *
outside_new (guint n, const double (*units)[3], double from, double to)
{
  g_autoptr (ReluRegions) regions = regions_new (n, units, from, to);

  return relu_outside_new (regions);
}

static const double linear[][3] = { { 1, -10, 1 }, { 1, 10, 1 }, { 1, 10, 1 } };

static void
test_linear_case (void)
{
  g_autoptr (ReluOutside) outside = outside_new (3, linear, -4, 4);
  ReluOutside *same = relu_outside_ref (outside);
  ReluBreakpoint at;

  g_assert_true (same == outside);
  relu_outside_unref (same);
  g_assert_cmpuint (relu_outside_get_n (outside, RELU_SIDE_LEFT), ==, 1);
  g_assert_true (relu_outside_get (outside, RELU_SIDE_LEFT, 0, &at));
  g_assert_cmpfloat (at.x, ==, -10);
  g_assert_cmpfloat (at.y, ==, 0);
  g_assert_cmpfloat (at.slope_before, ==, 0);
  g_assert_cmpfloat (at.slope_after, ==, 2);
  g_assert_cmpuint (at.n_switches, ==, 2);
  g_assert_cmpuint (at.switches[0].unit, ==, 1);
  g_assert_cmpuint (at.switches[1].unit, ==, 2);
  g_assert_true (at.switches[0].turns_on);
  g_assert_cmpuint (relu_outside_get_n_breakpoints (outside, RELU_SIDE_RIGHT), ==, 1);
  relu_outside_get_breakpoint (outside, RELU_SIDE_RIGHT, 0, &at);
  g_assert_cmpfloat (at.x, ==, 10);
  g_assert_cmpfloat (at.slope_after, ==, 3);
  g_assert_true (relu_outside_is_complete (outside, RELU_SIDE_LEFT));
  g_assert_true (relu_outside_is_complete (outside, RELU_SIDE_RIGHT));
  g_assert_cmpuint (relu_outside_get_n_linear_regions (outside), ==, 3);
  g_assert_false (relu_outside_is_empty (outside));
}

/* The domain is open: a switch on its end lies outside, and none is counted twice or forgotten. */
static void
test_domain_ends (void)
{
  static const struct
  {
    double from, to;
    guint n_left, n_right;
  } cases[] = { { -4, 10, 1, 1 },  { -10, 10, 1, 1 }, { -10, 4, 1, 1 },  { -11, 11, 0, 0 },
                { 10, 20, 2, 0 },  { -20, -10, 0, 2 }, { 10.5, 11, 2, 0 }, { 1e6, 1e6 + 1, 2, 0 },
                { -1e9, 1e9, 0, 0 }, { 9.999999, 10, 1, 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ReluOutside) outside = outside_new (3, linear, cases[i].from, cases[i].to);

      g_assert_cmpuint (relu_outside_get_n (outside, RELU_SIDE_LEFT), ==, cases[i].n_left);
      g_assert_cmpuint (relu_outside_get_n (outside, RELU_SIDE_RIGHT), ==, cases[i].n_right);
      g_assert_cmpuint (relu_outside_get_n_linear_regions (outside), ==, 3);
    }
}

static void
test_silent (void)
{
  static const double cancels[][3] = { { 1, -6, 1 }, { -1, 6, -1 }, { 1, -8, 0 }, { 1, 9, 1 } };
  g_autoptr (ReluOutside) outside = outside_new (4, cancels, -1, 1);
  ReluBreakpoint at;

  g_assert_cmpuint (relu_outside_get_n (outside, RELU_SIDE_RIGHT), ==, 2);
  g_assert_cmpuint (relu_outside_get_n_breakpoints (outside, RELU_SIDE_RIGHT), ==, 0);
  g_assert_false (relu_outside_get (outside, RELU_SIDE_RIGHT, 0, &at));
  g_assert_cmpfloat (at.x, ==, 6);
  g_assert_cmpuint (at.n_switches, ==, 2);
  g_assert_cmpuint (relu_outside_get_n_breakpoints (outside, RELU_SIDE_LEFT), ==, 1);
}

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
check_side (const ReluOutside *outside, ReluSide side, double *distances, guint n, double end)
{
  qsort (distances, n, sizeof *distances, compare_doubles);
  g_assert_true (relu_outside_is_complete (outside, side));
  g_assert_cmpuint (relu_outside_get_n_breakpoints (outside, side), ==, n);
  for (guint i = 0; i < n; i++)
    {
      ReluBreakpoint at;

      relu_outside_get_breakpoint (outside, side, i, &at);
      g_assert_cmpfloat_with_epsilon (fabs (at.x - end), distances[i],
                                      1e-11 * (distances[i] + fabs (end)));
    }
}

/* One hidden layer bends at -b / w, near or far. */
static void
test_closed_form (void)
{
  for (guint round = 0; round < 300; round++)
    {
      double units[MAX_UNITS][3];
      double left[MAX_UNITS], right[MAX_UNITS];
      guint n = (guint) g_test_rand_int_range (1, MAX_UNITS);
      guint n_left = 0, n_right = 0;
      g_autoptr (ReluOutside) outside = NULL;

      for (guint i = 0; i < n; i++)
        {
          double x;

          units[i][0] = g_test_rand_double_range (0.1, 2) * (g_test_rand_bit () ? 1 : -1);
          units[i][1] = g_test_rand_double_range (-1, 1)
                        * pow (10, g_test_rand_double_range (-3, 20));
          units[i][2] = g_test_rand_double_range (0.5, 1);
          x = -units[i][1] / units[i][0];
          if (x <= -3)
            left[n_left++] = -3 - x;
          else if (x >= 2)
            right[n_right++] = x - 2;
        }
      outside = outside_new (n, units, -3, 2);
      check_side (outside, RELU_SIDE_LEFT, left, n_left, -3);
      check_side (outside, RELU_SIDE_RIGHT, right, n_right, 2);
    }
}

/* Where numbers end, nothing switches; where f has none before that, it is said. */
static void
test_range_of_numbers (void)
{
  static const double beyond[][3] = { { 1e-300, -1e20, 1 }, { -1e-300, 1, 1 } };
  g_autoptr (ReluOutside) outside = outside_new (2, beyond, -4, 4);
  g_autoptr (ReluOutside) stopped = NULL;
  ReluBreakpoint at;

  g_assert_cmpuint (relu_outside_get_n (outside, RELU_SIDE_RIGHT), ==, 1);
  relu_outside_get (outside, RELU_SIDE_RIGHT, 0, &at);
  g_assert_cmpfloat_with_epsilon (at.x / 1e300, 1, 1e-12);
  g_assert_true (relu_outside_is_complete (outside, RELU_SIDE_RIGHT));
  g_assert_true (relu_outside_is_complete (outside, RELU_SIDE_LEFT));

  stopped = outside_new (2, (const double[][3]){ { 1, -5, 1e300 }, { 1, -1e100, 1 } }, -4, 4);
  g_assert_cmpuint (relu_outside_get_n (stopped, RELU_SIDE_RIGHT), ==, 1);
  g_assert_false (relu_outside_is_complete (stopped, RELU_SIDE_RIGHT));
}

/* Two tangents of a saw-tooth's middle: there are too many switches outside to look at. */
static void
test_limit (void)
{
  const guint depth = 15;
  g_autofree ReluLayer *layers = g_new0 (ReluLayer, depth + 1);
  g_autoptr (GArray) parameters = g_array_new (FALSE, FALSE, sizeof (double));
  static const double first[] = { 1, 1, 0, -0.5 };
  static const double next[] = { 2, -4, 2, -4, 0, -0.5 };
  static const double last[] = { 2, -4, 0 };
  g_autoptr (ReluNetwork) network = NULL;
  g_autoptr (ReluRegions) regions = NULL;
  g_autoptr (ReluOutside) outside = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start;

  for (guint i = 0; i < depth; i++)
    {
      layers[i] = (ReluLayer) { i == 0 ? 1 : 2, 2, { RELU_ACTIVATION_RELU, 0 } };
      if (i == 0)
        g_array_append_vals (parameters, first, G_N_ELEMENTS (first));
      else
        g_array_append_vals (parameters, next, G_N_ELEMENTS (next));
    }
  layers[depth] = (ReluLayer) { 2, 1, { RELU_ACTIVATION_IDENTITY, 0 } };
  g_array_append_vals (parameters, last, G_N_ELEMENTS (last));
  network = relu_network_new (depth + 1, layers, (double *) (gpointer) parameters->data, &error);
  g_assert_no_error (error);
  regions = relu_regions_new (network, 0.3, 0.3000001, &error);
  g_assert_no_error (error);

  start = g_get_monotonic_time ();
  outside = relu_outside_new (regions);
  g_test_message ("%u switches in %.1f ms", 2 * RELU_OUTSIDE_MAX,
                  (g_get_monotonic_time () - start) / 1000.0);
  for (ReluSide side = RELU_SIDE_LEFT; side <= RELU_SIDE_RIGHT; side++)
    {
      g_assert_cmpuint (relu_outside_get_n (outside, side), ==, RELU_OUTSIDE_MAX);
      g_assert_false (relu_outside_is_complete (outside, side));
    }
}

static void
assert_words (guint n, const double (*units)[3], const char *want)
{
  g_autoptr (ReluRegions) regions = regions_new (n, units, -4, 4);
  g_autoptr (ReluAnalysis) analysis
    = relu_analysis_new (relu_regions_get_network (regions), -4, 4, NULL);
  ReluOutside *outside = relu_analysis_get_outside (analysis);
  g_autofree char *words = relu_words_dup_outside (outside, -4, 4);

  g_assert_true (outside == relu_analysis_get_outside (analysis));
  g_assert_cmpstr (words, ==, want);
}

static void
assert_in_view (ReluAnalysis *analysis, double from, double to, const char *expected)
{
  g_autofree char *words = relu_words_dup_in_view (analysis, from, to);

  g_assert_cmpstr (words, ==, expected);
}

/* f bends at -10, 0 and 10; the domain holds one of them. */
static void
test_in_view (void)
{
  static const ReluLayer layers[]
    = { { 1, 3, { RELU_ACTIVATION_RELU, 0 } }, { 3, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  static const double parameters[] = { 1, 1, 1, -10, 10, 0, 1, 1, 1, 0 };
  g_autoptr (ReluNetwork) network = relu_network_new (2, layers, parameters, NULL);
  g_autoptr (ReluAnalysis) part = relu_analysis_new (network, -4, 4, NULL);
  g_autoptr (ReluAnalysis) all = relu_analysis_new (network, -20, 20, NULL);

  assert_in_view (part, -4, 4, "4 regions, 2 in view");
  assert_in_view (part, 1, 2, "4 regions, 1 in view");
  assert_in_view (part, -1, 0, "4 regions, 1 in view"); /* the one at 0 only begins there */
  assert_in_view (part, 0, 1, "4 regions, 1 in view");
  assert_in_view (all, -20, 20, NULL);
  assert_in_view (all, -11, 5, "4 regions, 3 in view");
}

static void
test_words (void)
{
  assert_words (3, linear, "Outside the domain it bends at x = −10 and x = 10.");
  assert_words (1, linear, "Outside the domain it bends at x = 10.");
  assert_words (2, linear + 1, "Outside the domain it bends at x = −10.");
  assert_words (1, (const double[][3]){ { 1, 0, 1 } }, NULL);
  assert_words (1, (const double[][3]){ { 1, 10, 0 } }, NULL);
  assert_words (3, (const double[][3]){ { 1, 10, 1 }, { 1, 9, 1 }, { 1, -7.5, 1 } },
                "Outside the domain it bends at 3 places, the nearest at x = −9 and x = 7.5.");
  assert_words (2, (const double[][3]){ { 1, 10, 1 }, { 1, 9, 1 } },
                "Outside the domain it bends at 2 places, the nearest at x = −9.");
  assert_words (2, (const double[][3]){ { 1, -5, 1e300 }, { 1, -1e100, 1 } },
                "Outside the domain it bends at 1 place or more.");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/outside/linear-case", test_linear_case);
  g_test_add_func ("/outside/domain-ends", test_domain_ends);
  g_test_add_func ("/outside/silent", test_silent);
  g_test_add_func ("/outside/closed-form", test_closed_form);
  g_test_add_func ("/outside/range-of-numbers", test_range_of_numbers);
  g_test_add_func ("/outside/limit", test_limit);
  g_test_add_func ("/outside/in-view", test_in_view);
  g_test_add_func ("/outside/words", test_words);

  return g_test_run ();
}
