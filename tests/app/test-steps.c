/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-reaches.h"
#include "relu-steps.h"

static void
test_nice_steps (void)
{
  const struct
  {
    double pixel, step, grid;
  } table[] = {
    { 1, 1, 1 },           { 0.095, 0.05, 0.1 }, { 0.1, 0.1, 0.1 }, { 0.11, 0.1, 0.2 },
    { 0.21, 0.2, 0.5 },    { 0.51, 0.5, 1 },     { 7, 5, 10 },      { 1000, 1000, 1000 },
    { 0.0007, 5e-4, 1e-3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_assert_cmpfloat_with_epsilon (relu_nice_step (table[i].pixel), table[i].step,
                                      1e-12 * table[i].step);
      g_assert_cmpfloat_with_epsilon (relu_nice_grid (table[i].pixel), table[i].grid,
                                      1e-12 * table[i].grid);
    }
}

static void
test_rounding_gives_decimal_numbers (void)
{
  g_assert_cmpfloat (relu_round_to_step (0.31, 0.05), ==, 0.3);
  g_assert_cmpfloat (relu_round_to_step (-6.74, 0.1), ==, -6.7);
  g_assert_cmpfloat (relu_round_to_step (123.4, 5), ==, 125);
  g_assert_cmpfloat (1 / relu_round_to_step (-0.01, 0.1), >, 0); /* not -0 */
}

static void
test_steps_have_no_binary_noise (void)
{
  double value = -10;

  g_assert_cmpfloat (relu_add_step (0.1, 0.2), ==, 0.3);
  g_assert_cmpfloat (relu_add_step (0.46199999, 0.1), ==, 0.56199999);
  g_assert_cmpfloat (relu_add_step (1e15, 1), ==, 1e15 + 1);
  g_assert_cmpfloat (relu_add_step (0.5, -0.5), ==, 0);
  for (int i = 1; i <= 200; i++)
    {
      g_autofree char *decimal = g_strdup_printf ("%d.%de0", -100 + i, 0);

      value = relu_add_step (value, 0.1);
      g_assert_cmpfloat (value, ==, g_ascii_strtod (decimal, NULL) / 10);
    }
}

static void
test_ladder (void)
{
  static const double rungs[] = { 0,    1e-9, 2e-9, 5e-9, 1e-8, 2e-8, 5e-8, 1e-7, 2e-7, 5e-7,
                                  1e-6, 2e-6, 5e-6, 1e-5, 2e-5, 5e-5, 1e-4, 2e-4, 5e-4, 1e-3,
                                  2e-3, 5e-3, 0.01, 0.02, 0.05, 0.1,  0.2,  0.5,  1,    2,
                                  5,    10,   20,   50,   100,  200,  500,  1000, 2000, 5000 };

  for (guint i = 0; i + 1 < G_N_ELEMENTS (rungs); i++)
    {
      g_assert_cmpfloat (relu_ladder_step (rungs[i], TRUE, 1e-9), ==, rungs[i + 1]);
      g_assert_cmpfloat (relu_ladder_step (rungs[i + 1], FALSE, 1e-9), ==, rungs[i]);
    }
  g_assert_cmpfloat (relu_ladder_step (0.03, TRUE, 1e-9), ==, 0.05);
  g_assert_cmpfloat (relu_ladder_step (0.03, FALSE, 1e-9), ==, 0.02);
  g_assert_cmpfloat (relu_ladder_step (0, FALSE, 1), ==, 0);
  g_assert_cmpfloat (relu_ladder_step (0.5, FALSE, 1), ==, 0);
}

static void
test_reach_has_round_ends (void)
{
  const struct
  {
    double value, reach;
  } table[] = {
    { 10.5, 12 }, { -12.5, 15 }, { 14, 20 }, { 99, 120 }, { 0.001, 0.0012 }, { 1, 1.2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_assert_cmpfloat_with_epsilon (relu_reach_for (table[i].value), table[i].reach,
                                      1e-12 * table[i].reach);
      g_assert_cmpfloat (relu_reach_for (table[i].value), >, ABS (table[i].value));
    }
  /* Twice as wide must still be a number. */
  g_assert_cmpfloat (relu_reach_for (1e300) * 2, <, G_MAXDOUBLE);
}

static void
test_reaches_widen_and_stay (void)
{
  const ReluLayer layers[] = { { 1, 1, { RELU_ACTIVATION_RELU, 0 } },
                               { 1, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  const double usual[] = { 1, -2, 3, 0 }, small[] = { 0.1, -0.2, 0.05, 0 };
  g_autoptr (ReluNetwork) network = relu_network_new (2, layers, usual, NULL);
  g_autoptr (ReluNetwork) small_network = relu_network_new (2, layers, small, NULL);
  g_autoptr (ReluReaches) reaches = relu_reaches_new (network);
  g_autoptr (ReluReaches) small_reaches = relu_reaches_new (small_network);

  g_assert_cmpfloat (relu_reaches_hold (reaches, 0, 1), ==, 10);
  g_assert_cmpfloat (relu_reaches_hold (reaches, 0, -10.5), ==, 12);
  g_assert_cmpfloat (relu_reaches_hold (reaches, 0, 0), ==, 12);
  g_assert_cmpfloat (relu_reaches_hold (reaches, 1, 0), ==, 10);
  g_assert_cmpfloat (relu_default_reach ((const double[]){ 1.3, -0.9 }, 2, 10), ==, 5);
  g_assert_cmpfloat (relu_default_reach ((const double[]){ 0, 0 }, 2, 10), ==, 10);
  /* A pixel is no leap where all numbers are small. */
  g_assert_cmpfloat (relu_reaches_hold (small_reaches, 0, 0.1), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/steps/nice", test_nice_steps);
  g_test_add_func ("/steps/rounding", test_rounding_gives_decimal_numbers);
  g_test_add_func ("/steps/no-noise", test_steps_have_no_binary_noise);
  g_test_add_func ("/steps/ladder", test_ladder);
  g_test_add_func ("/steps/reach", test_reach_has_round_ends);
  g_test_add_func ("/steps/reaches", test_reaches_widen_and_stay);
  return g_test_run ();
}
