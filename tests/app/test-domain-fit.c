/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A domain wide enough for all breakpoints. */

#include "relu-domain-fit.h"

#include <math.h>

/* Units that turn on at @xs, each with slope 1. */
static ReluAnalysis *
analysis_new (guint n, const double *xs, double from, double to)
{
  const ReluLayer layers[] = { { 1, n, { RELU_ACTIVATION_RELU, 0 } },
                               { n, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  double parameters[16];
  g_autoptr (ReluNetwork) network = NULL;
  g_autoptr (GError) error = NULL;
  ReluAnalysis *analysis;

  for (guint i = 0; i < n; i++)
    {
      parameters[i] = 1;
      parameters[n + i] = -xs[i];
      parameters[2 * n + i] = 1;
    }
  parameters[3 * n] = 0;
  network = relu_network_new (2, layers, parameters, &error);
  g_assert_no_error (error);
  analysis = relu_analysis_new (network, from, to, &error);
  g_assert_no_error (error);

  return analysis;
}

static void
test_cases (void)
{
  static const struct
  {
    double a, b; /* breakpoints */
    double from, to;
    double new_from, new_to; /* NAN: there is none */
  } cases[] = {
    { -10, 10, -4, 4, -15, 15 },    { -10, -10, -4, 4, -12, 4 },     { 10, 1, -4, 4, -4, 12 },
    { -3, 3, -4, 4, NAN, NAN },     { 4, -4, -4, 4, -6, 6 },         { 0.5, 0.7, 0, 0.1, 0, 0.8 },
    { 1e6, 0, -4, 4, -4, 1200000 }, { 1e300, 0, -4, 4, -4, 1.2e300 }, { 1.7e308, 0, -4, 4, NAN, NAN },
    { 1001, 1002, 1003, 1004, 1000.5, 1004 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const double xs[] = { cases[i].a, cases[i].b };
      g_autoptr (ReluAnalysis) analysis = analysis_new (2, xs, cases[i].from, cases[i].to);
      double from, to;

      g_test_message ("case %u", i);
      if (isnan (cases[i].new_from))
        {
          g_assert_false (relu_domain_fit (analysis, &from, &to));
          continue;
        }
      g_assert_true (relu_domain_fit (analysis, &from, &to));
      g_assert_cmpfloat (from, ==, cases[i].new_from);
      g_assert_cmpfloat (to, ==, cases[i].new_to);
    }
}

/* Nothing is left outside, whatever the breakpoints. */
static void
test_nothing_is_left (void)
{
  for (guint round = 0; round < 500; round++)
    {
      double xs[5];
      double scale = pow (10, g_test_rand_double_range (-3, 12));
      g_autoptr (ReluAnalysis) analysis = NULL;
      g_autoptr (ReluAnalysis) wide = NULL;
      double from, to;

      for (guint i = 0; i < G_N_ELEMENTS (xs); i++)
        xs[i] = g_test_rand_double_range (-1, 1) * scale;
      analysis = analysis_new (G_N_ELEMENTS (xs), xs, -1, 1);
      if (!relu_domain_fit (analysis, &from, &to))
        continue;
      g_assert_cmpfloat (from, <=, -1);
      g_assert_cmpfloat (to, >=, 1);
      wide = analysis_new (G_N_ELEMENTS (xs), xs, from, to);
      g_assert_true (relu_outside_is_empty (relu_analysis_get_outside (wide)));
      g_assert_false (relu_domain_fit (wide, &from, &to));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain-fit/cases", test_cases);
  g_test_add_func ("/domain-fit/nothing-is-left", test_nothing_is_left);

  return g_test_run ();
}
