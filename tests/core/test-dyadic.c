/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-dyadic.h"

#include <float.h>
#include <math.h>

static double
round_trip (double value)
{
  g_auto (ReluDyadic) d = RELU_DYADIC_INIT;

  relu_dyadic_set_double (&d, value);
  return relu_dyadic_to_double (&d);
}

static void
test_round_trip (void)
{
  static const double values[] = { 0, 1, -1, 0.1, 1e300, -1e-300, DBL_MAX, DBL_MIN, DBL_TRUE_MIN,
                                   4294967296.0, 4294967295.0, 0x1.fffffffffffffp-33 };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    g_assert_true (round_trip (values[i]) == values[i]);
  for (guint i = 0; i < 10000; i++)
    {
      double value = ldexp (g_test_rand_double_range (-1, 1), g_test_rand_int_range (-1000, 1000));

      g_assert_true (round_trip (value) == value);
    }
}

/* Against the error-free transformations: a + b = s + e and a b = p + e, exactly. */
static void
test_sums_and_products (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      double a = ldexp (g_test_rand_double_range (-1, 1), g_test_rand_int_range (-40, 40));
      double b = ldexp (g_test_rand_double_range (-1, 1), g_test_rand_int_range (-40, 40));
      double s = a + b;
      double t = s - a;
      double sum_error = (a - (s - t)) + (b - t);
      double p = a * b;
      double product_error = fma (a, b, -p);
      g_auto (ReluDyadic) x = RELU_DYADIC_INIT;
      g_auto (ReluDyadic) y = RELU_DYADIC_INIT;
      g_auto (ReluDyadic) z = RELU_DYADIC_INIT;

      relu_dyadic_set_double (&x, a);
      relu_dyadic_set_product (&z, &x, b);
      g_assert_true (relu_dyadic_to_double (&z) == p);
      relu_dyadic_set_double (&y, -p);
      relu_dyadic_add (&z, &y);
      g_assert_true (relu_dyadic_to_double (&z) == product_error);

      relu_dyadic_set_double (&y, b);
      relu_dyadic_add (&x, &y);
      g_assert_true (relu_dyadic_to_double (&x) == s);
      relu_dyadic_set_double (&y, -s);
      relu_dyadic_add (&x, &y);
      g_assert_true (relu_dyadic_to_double (&x) == sum_error);
    }
}

static void
test_no_underflow (void)
{
  g_auto (ReluDyadic) x = RELU_DYADIC_INIT;
  g_auto (ReluDyadic) y = RELU_DYADIC_INIT;
  int exponent;

  relu_dyadic_set_double (&x, -1e-300);
  relu_dyadic_set_product (&y, &x, 1e-300);
  g_assert_true (relu_dyadic_to_double (&y) == -DBL_TRUE_MIN);
  g_assert_cmpfloat (relu_dyadic_split (&y, &exponent), <=, -0.5);
  g_assert_cmpint (exponent, <, -1900);
  relu_dyadic_set_product (&x, &y, 1e300);
  relu_dyadic_set_product (&y, &x, 1e300);
  g_assert_cmpfloat_with_epsilon (relu_dyadic_to_double (&y), -1, 1e-15);
}

static void
test_rounding (void)
{
  g_auto (ReluDyadic) x = RELU_DYADIC_INIT;
  g_auto (ReluDyadic) y = RELU_DYADIC_INIT;

  /* Half a unit in the last place, and a little more. */
  relu_dyadic_set_double (&x, 1);
  relu_dyadic_set_double (&y, 0x1p-53);
  relu_dyadic_add (&x, &y);
  g_assert_true (relu_dyadic_to_double (&x) == 1);
  relu_dyadic_set_double (&y, 0x1p-500);
  relu_dyadic_add (&x, &y);
  g_assert_true (relu_dyadic_to_double (&x) == 1 + DBL_EPSILON);
  relu_dyadic_negate (&x);
  g_assert_true (relu_dyadic_to_double (&x) == -1 - DBL_EPSILON);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/dyadic/round-trip", test_round_trip);
  g_test_add_func ("/dyadic/sums-and-products", test_sums_and_products);
  g_test_add_func ("/dyadic/no-underflow", test_no_underflow);
  g_test_add_func ("/dyadic/rounding", test_rounding);

  return g_test_run ();
}
