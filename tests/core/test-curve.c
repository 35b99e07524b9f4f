/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-curve.c: the polyline of a smooth network keeps to its bound of the error. */

#include <float.h>
#include <math.h>

#include "relu-curve.h"
#include "relu-forward.h"

static double
interpolate (const ReluCurve *curve, double x)
{
  const double *xs = relu_curve_get_xs (curve);
  const double *ys = relu_curve_get_ys (curve);
  guint lo = 0;
  guint hi = relu_curve_get_n_points (curve) - 1;

  while (hi - lo > 1)
    {
      guint mid = (lo + hi) / 2;

      if (xs[mid] <= x)
        lo = mid;
      else
        hi = mid;
    }

  return ys[lo] + (ys[hi] - ys[lo]) * (x - xs[lo]) / (xs[hi] - xs[lo]);
}

static double
range_of (const ReluCurve *curve)
{
  const double *ys = relu_curve_get_ys (curve);
  double lo = INFINITY;
  double hi = -INFINITY;

  for (guint i = 0; i < relu_curve_get_n_points (curve); i++)
    {
      lo = MIN (lo, ys[i]);
      hi = MAX (hi, ys[i]);
    }

  return hi - lo;
}

/* Everywhere, not only where it was sampled: at thousands of places between. */
static void
assert_within_bound (ReluNetwork *network, double from, double to)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReluCurve) curve = relu_curve_new (network, from, to, &error);
  const double *xs;
  double slack;
  guint n;

  g_assert_no_error (error);
  n = relu_curve_get_n_points (curve);
  xs = relu_curve_get_xs (curve);
  /* Rounding: relative (far out, GELU turns an error of z into one 40 times as large), but below the
   * smallest normal number it is absolute. */
  slack = 1e-10 * (range_of (curve) + fabs (relu_curve_get_ys (curve)[0])) + DBL_MIN;
  g_assert_cmpfloat (xs[0], ==, from);
  g_assert_cmpfloat (xs[n - 1], ==, to);
  g_assert_cmpuint (n, <=, RELU_CURVE_MAX_POINTS);
  for (guint i = 0; i + 1 < n; i++)
    g_assert_cmpfloat (xs[i], <, xs[i + 1]);
  if (n < RELU_CURVE_MAX_POINTS && !relu_curve_is_flat (curve))
    g_assert_cmpfloat (relu_curve_get_error (curve), <=,
                       RELU_CURVE_TOLERANCE * range_of (curve) + slack);

  for (guint i = 0; i < 5000; i++)
    {
      double x = g_test_rand_double_range (from, to);
      double distance = fabs (interpolate (curve, x) - relu_network_evaluate (network, x));

      g_assert_cmpfloat (distance, <=, relu_curve_get_error (curve) + slack);
    }
}

static ReluNetwork *
random_network (double scale)
{
  guint n_layers = (guint) g_test_rand_int_range (2, 5);
  ReluLayer layers[5];
  g_autoptr (GArray) parameters = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < n_layers; i++)
    {
      layers[i].n_inputs = i == 0 ? 1 : layers[i - 1].n_units;
      layers[i].n_units = i + 1 == n_layers ? 1 : (guint) g_test_rand_int_range (1, 7);
      layers[i].activation.kind = i == 0 ? (ReluActivationKind) g_test_rand_int_range (3, 7)
                                         : (ReluActivationKind) g_test_rand_int_range (0, 7);
      layers[i].activation.negative_slope
        = layers[i].activation.kind == RELU_ACTIVATION_LEAKY_RELU ? -0.3 : 0;
      for (guint j = 0; j < (layers[i].n_inputs + 1) * layers[i].n_units; j++)
        {
          double value = scale * g_test_rand_double_range (-1, 1);

          g_array_append_val (parameters, value);
        }
    }

  return relu_network_new (n_layers, layers, (double *) (gpointer) parameters->data, NULL);
}

static void
test_random (void)
{
  static const double scales[] = { 0.1, 1, 3, 30 };

  for (guint i = 0; i < 400; i++)
    {
      g_autoptr (ReluNetwork) network = random_network (scales[i % G_N_ELEMENTS (scales)]);

      assert_within_bound (network, -4, 4);
    }
}

static ReluNetwork *
one_unit (ReluActivationKind kind, double w, double b, double v, double c)
{
  ReluLayer layers[] = { { 1, 1, { kind, 0 } }, { 1, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  double parameters[] = { w, b, v, c };

  return relu_network_new (2, layers, parameters, NULL);
}

static void
test_one_unit (void)
{
  for (ReluActivationKind kind = RELU_ACTIVATION_TANH; kind <= RELU_ACTIVATION_GELU; kind++)
    {
      g_autoptr (ReluNetwork) network = one_unit (kind, 1, 0, 1, 0);
      g_autoptr (ReluCurve) curve = relu_curve_new (network, -4, 4, NULL);

      assert_within_bound (network, -4, 4);
      assert_within_bound (network, 1e6, 1e6 + 1);
      assert_within_bound (network, -1e-9, 1e-9);
      g_assert_cmpuint (relu_curve_get_n_points (curve), <, 300);
      g_assert_false (relu_curve_is_straight (curve));
    }
}

/* A bump far narrower than any grid would see: tanh(1e7 (x - 0.3)) - tanh(1e7 (x - 0.3000001)). */
static void
test_narrow_bump (void)
{
  ReluLayer layers[] = { { 1, 2, { RELU_ACTIVATION_TANH, 0 } },
                         { 2, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  double parameters[] = { 1e7, 1e7, -0.3e7, -0.3000001e7, 1, -1, 0 };
  g_autoptr (ReluNetwork) network = relu_network_new (2, layers, parameters, NULL);
  g_autoptr (ReluCurve) curve = relu_curve_new (network, -4, 4, NULL);

  g_assert_cmpfloat (range_of (curve), >, 0.9);
  assert_within_bound (network, -4, 4);
}

/* A step within one unit in the last place: the bound says that the jump is not resolved. */
static void
test_step (void)
{
  g_autoptr (ReluNetwork) network = one_unit (RELU_ACTIVATION_TANH, 1e300, 0, 1, 0);
  g_autoptr (ReluCurve) curve = relu_curve_new (network, -4, 3, NULL);

  g_assert_cmpuint (relu_curve_get_n_points (curve), <, 5000);
  g_assert_true (isfinite (relu_curve_get_error (curve)));
  assert_within_bound (network, -4, 3);
}

/* tanh (x) - tanh (x) + 3: flat, as far as can be told; far out in a tail it is only small. */
static void
test_flat (void)
{
  ReluLayer layers[] = { { 1, 2, { RELU_ACTIVATION_TANH, 0 } },
                         { 2, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  double parameters[] = { 1, 1, 0, 0, 1, -1, 3 };
  g_autoptr (ReluNetwork) cancelling = relu_network_new (2, layers, parameters, NULL);
  g_autoptr (ReluNetwork) tail = one_unit (RELU_ACTIVATION_GELU, 1, -30, 1, 0);
  g_autoptr (ReluCurve) flat = relu_curve_new (cancelling, -4, 4, NULL);
  g_autoptr (ReluCurve) small = relu_curve_new (tail, -4, 4, NULL);

  g_assert_true (relu_curve_is_flat (flat));
  g_assert_false (relu_curve_is_straight (flat));
  g_assert_cmpfloat (relu_curve_get_error (flat), <, 1e-5);
  g_assert_cmpuint (relu_curve_get_n_points (flat), <, RELU_CURVE_MAX_POINTS);
  g_assert_false (relu_curve_is_flat (small));
}

static void
test_straight (void)
{
  g_autoptr (ReluNetwork) no_way_out = one_unit (RELU_ACTIVATION_TANH, 1, 0, 0, 3);
  g_autoptr (ReluNetwork) no_way_in = one_unit (RELU_ACTIVATION_TANH, 0, 1, 1, 3);
  g_autoptr (ReluCurve) a = relu_curve_new (no_way_out, -4, 4, NULL);
  g_autoptr (ReluCurve) b = relu_curve_new (no_way_in, -4, 4, NULL);

  g_assert_true (relu_curve_is_straight (a));
  g_assert_true (relu_curve_is_straight (b));
  g_assert_cmpfloat (relu_curve_get_error (a), ==, 0);
}

static void
test_errors (void)
{
  g_autoptr (ReluNetwork) huge = one_unit (RELU_ACTIVATION_SILU, 1e200, 0, 1e200, 0);
  g_autoptr (ReluNetwork) plain = one_unit (RELU_ACTIVATION_TANH, 1, 0, 1, 0);
  g_autoptr (GError) error = NULL;

  g_assert_null (relu_curve_new (huge, -4, 4, &error));
  g_assert_error (error, RELU_CURVE_ERROR, RELU_CURVE_ERROR_NOT_FINITE);
  g_clear_error (&error);
  g_assert_null (relu_curve_new (plain, 4, -4, &error));
  g_assert_error (error, RELU_CURVE_ERROR, RELU_CURVE_ERROR_DOMAIN);
  g_clear_error (&error);
  g_assert_null (relu_curve_new (plain, -1.5e308, 1.5e308, &error));
  g_assert_error (error, RELU_CURVE_ERROR, RELU_CURVE_ERROR_DOMAIN);
  g_clear_error (&error);
  g_assert_null (relu_curve_new (plain, NAN, 1, &error));
  g_assert_error (error, RELU_CURVE_ERROR, RELU_CURVE_ERROR_DOMAIN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/curve/random", test_random);
  g_test_add_func ("/curve/one-unit", test_one_unit);
  g_test_add_func ("/curve/narrow-bump", test_narrow_bump);
  g_test_add_func ("/curve/step", test_step);
  g_test_add_func ("/curve/flat", test_flat);
  g_test_add_func ("/curve/straight", test_straight);
  g_test_add_func ("/curve/errors", test_errors);
  return g_test_run ();
}
