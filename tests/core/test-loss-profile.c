/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-loss-profile.c: the loss along a parameter against the loss itself, value by value. */

#include <math.h>
#include <string.h>

#include "relu-loss-profile.h"
#include "relu-random.h"

#define HEIGHT 16

static const ReluLoss squared = { RELU_LOSS_SQUARED, 0 };

/* The loss with another value of a parameter, by the plain forward pass. */
static double
try_value (ReluNetwork *network, ReluData *data, const ReluLoss *loss, gsize parameter, double value)
{
  g_autoptr (ReluNetwork) moved = relu_network_with_parameter (network, parameter, value);
  g_autoptr (ReluGradient) plain = relu_gradient_new (network);

  return relu_gradient_compute (plain, relu_network_get_parameters (moved), loss,
                                relu_data_get_x (data), relu_data_get_y (data),
                                relu_data_get_n (data), NULL);
}

static double
draw (ReluRandom *random, double size)
{
  return (2 * relu_random_uniform (random) - 1) * size;
}

/* Numbers with many coincidences: zeros, halves, and now and then any. */
static double
draw_round (ReluRandom *random)
{
  guint kind = relu_random_below (random, 4);

  return kind == 0 ? 0 : kind == 1 ? draw (random, 3) : floor (draw (random, 5)) / 2;
}

static ReluNetwork *
draw_network (ReluRandom *random, guint n_hidden, ReluActivation hidden, ReluActivation output)
{
  ReluLayer layers[4];
  g_autofree double *parameters = NULL;
  guint before = 1;
  gsize n = 0;

  for (guint i = 0; i <= n_hidden; i++)
    {
      layers[i] = (ReluLayer) { before, i == n_hidden ? 1 : 1 + (guint) relu_random_below (random, 4),
                                i == n_hidden ? output : hidden };
      before = layers[i].n_units;
      n += (gsize) layers[i].n_units * (layers[i].n_inputs + 1);
    }
  parameters = g_new (double, n);
  for (gsize i = 0; i < n; i++)
    parameters[i] = draw_round (random);

  return relu_network_new (n_hidden + 1, layers, parameters, NULL);
}

static ReluData *
draw_data (ReluRandom *random, gsize n)
{
  g_autofree double *x = g_new (double, n), *y = g_new (double, n);

  for (gsize i = 0; i < n; i++)
    {
      x[i] = draw_round (random);
      y[i] = draw_round (random);
    }

  return relu_data_new (n, x, y);
}

/* What must hold for each profile; @share is how much of half a pixel the error may be, if it is known. */
static void
check (ReluNetwork *network, ReluData *data, const ReluLoss *loss, gsize parameter,
       ReluLossProfile *profile, ReluRandom *random, gboolean is_exact)
{
  double value = relu_network_get_parameters (network)[parameter];
  double present = try_value (network, data, loss, parameter, value);
  double highest = relu_loss_profile_get_highest (profile), error = relu_loss_profile_get_error (profile);
  double from, to, noise, range;
  const ReluLossPoint *points;
  ReluLossPoint lowest;
  ReluLossStrip strip;
  gboolean is_flat;
  guint n;

  relu_loss_profile_get_strip (profile, &strip);
  relu_loss_profile_get_lowest (profile, &lowest);
  points = relu_loss_profile_get_points (profile, &n);
  range = highest - lowest.loss;
  noise = 1e-11 * (1 + highest);
  g_assert_cmpuint (n, >=, 2);
  g_assert_cmpfloat (points[0].value, ==, strip.lower);
  g_assert_cmpfloat (points[n - 1].value, ==, strip.upper);
  if (is_exact)
    g_assert_cmpfloat (error, <=, range / (2 * strip.height) + noise);

  for (guint i = 0; i < n; i++)
    {
      double there = try_value (network, data, loss, parameter, points[i].value);

      g_assert_cmpfloat (fabs (points[i].loss - there), <=, is_exact ? noise : error + noise);
      g_assert_true (i == 0 || points[i - 1].value < points[i].value);
      g_assert_cmpfloat (points[i].loss, <=, highest + noise);
      g_assert_cmpfloat (points[i].loss, >=, lowest.loss - noise);
    }
  g_assert_cmpfloat (fabs (relu_loss_profile_interpolate (profile, value) - present), <=, noise);
  g_assert_cmpfloat (fabs (try_value (network, data, loss, parameter, lowest.value) - lowest.loss), <=,
                     noise + (is_exact ? 0 : error));

  for (guint i = 0; i < 100; i++)
    {
      double v = strip.lower + relu_random_uniform (random) * (strip.upper - strip.lower);
      double there = try_value (network, data, loss, parameter, v);

      g_assert_cmpfloat (fabs (relu_loss_profile_interpolate (profile, v) - there), <=, error + noise);
      g_assert_cmpfloat (there, >=, lowest.loss - error - noise);
    }

  is_flat = relu_loss_profile_get_flat (profile, &from, &to);
  g_assert_cmpfloat (from, <=, value);
  g_assert_cmpfloat (to, >=, value);
  for (guint i = 0; i <= 10 && is_flat; i++)
    {
      double v = i == 0 ? from : i == 10 ? to : from + (to - from) * i / 10;

      g_assert_cmpfloat (fabs (try_value (network, data, loss, parameter, v) - present), <=,
                         i == 0 || i == 10 ? noise : 1e-13 * present);
      g_assert_cmpfloat (fabs (relu_loss_profile_interpolate (profile, v) - present), <=, noise);
    }
}

/* The parameter's entry of the gradient where it has another value. */
static double
try_gradient (ReluNetwork *network, ReluData *data, const ReluLoss *loss, gsize parameter, double value)
{
  g_autofree double *gradient = g_new (double, relu_network_get_n_parameters (network));
  g_autoptr (ReluNetwork) moved = relu_network_with_parameter (network, parameter, value);
  g_autoptr (ReluGradient) plain = relu_gradient_new (network);

  relu_gradient_compute (plain, relu_network_get_parameters (moved), loss, relu_data_get_x (data),
                         relu_data_get_y (data), relu_data_get_n (data), gradient);

  return gradient[parameter];
}

/* On both sides of the present value, which may be on a kink, the curve goes where the gradient says. */
static void
check_slope (ReluLossProfiler *profiler, ReluNetwork *network, ReluData *data, const ReluLoss *loss,
             gsize parameter)
{
  double value = relu_network_get_parameters (network)[parameter], reach = 1e-6, now, left, right;
  ReluLossStrip strip = { value - reach, value + reach, 100, HEIGHT };
  g_autoptr (ReluLossProfile) profile = relu_loss_profiler_compute (profiler, parameter, &strip);

  g_assert_nonnull (profile);
  now = relu_loss_profile_interpolate (profile, value);
  left = (now - relu_loss_profile_interpolate (profile, strip.lower)) / reach;
  right = (relu_loss_profile_interpolate (profile, strip.upper) - now) / reach;
  g_assert_cmpfloat (fabs (try_gradient (network, data, loss, parameter, value - reach / 2) - left), <,
                     2e-3 * (1 + fabs (left)));
  g_assert_cmpfloat (fabs (try_gradient (network, data, loss, parameter, value + reach / 2) - right), <,
                     2e-3 * (1 + fabs (right)));
}

static void
check_network (ReluRandom *random, ReluNetwork *network, ReluData *data, const ReluLoss *loss,
               gboolean is_exact)
{
  g_autoptr (ReluLossProfiler) profiler = relu_loss_profiler_new (network, data, loss);

  for (gsize i = 0; i < relu_network_get_n_parameters (network); i++)
    {
      double value = relu_network_get_parameters (network)[i];
      ReluLossStrip strip = { -10, 10, 160, HEIGHT };
      g_autoptr (ReluLossProfile) profile = NULL;

      if (relu_random_below (random, 3) == 0)
        strip.lower = value;
      profile = relu_loss_profiler_compute (profiler, i, &strip);
      g_assert_nonnull (profile);
      check (network, data, loss, i, profile, random, is_exact);
      if (is_exact)
        check_slope (profiler, network, data, loss, i);
    }
}

static void
test_random (void)
{
  const ReluLoss losses[] = { squared, { RELU_LOSS_ABSOLUTE, 0 }, { RELU_LOSS_HUBER, 0.75 } };
  const ReluActivation activations[] = { { RELU_ACTIVATION_RELU, 0 }, { RELU_ACTIVATION_RELU, 0 },
                                         { RELU_ACTIVATION_LEAKY_RELU, 0.1 },
                                         { RELU_ACTIVATION_LEAKY_RELU, -0.5 } };
  ReluRandom random;

  relu_random_init (&random, 11, RELU_RANDOM_WEIGHTS);
  for (guint i = 0; i < 400; i++)
    {
      ReluActivation hidden = activations[relu_random_below (&random, 4)];
      ReluActivation output = { i % 5 == 0 ? RELU_ACTIVATION_RELU : RELU_ACTIVATION_IDENTITY, 0 };
      g_autoptr (ReluNetwork) network = draw_network (&random, i % 4, hidden, output);
      g_autoptr (ReluData) data = draw_data (&random, 1 + relu_random_below (&random, 12));

      check_network (&random, network, data, &losses[i % 3], i % 4 != 1 || i % 3 != 0 || i % 5 == 0);
    }
}

/* With smooth units there is no bound, but on usual sliders the picture is right. */
static void
test_smooth (void)
{
  const ReluActivation activations[] = { { RELU_ACTIVATION_TANH, 0 }, { RELU_ACTIVATION_SIGMOID, 0 },
                                         { RELU_ACTIVATION_GELU, 0 } };
  ReluRandom random;

  relu_random_init (&random, 12, RELU_RANDOM_WEIGHTS);
  for (guint i = 0; i < 30; i++)
    {
      g_autoptr (ReluNetwork) network = draw_network (&random, 1 + i % 3, activations[i % 3],
                                                      (ReluActivation) { RELU_ACTIVATION_IDENTITY, 0 });
      g_autoptr (ReluData) data = draw_data (&random, 1 + relu_random_below (&random, 12));
      g_autoptr (ReluLossProfiler) profiler = relu_loss_profiler_new (network, data, &squared);

      for (gsize k = 0; k < relu_network_get_n_parameters (network); k++)
        {
          const ReluLossStrip strip = { -10, 10, 160, HEIGHT };
          g_autoptr (ReluLossProfile) profile = relu_loss_profiler_compute (profiler, k, &strip);
          ReluLossPoint lowest;
          double range;

          relu_loss_profile_get_lowest (profile, &lowest);
          range = relu_loss_profile_get_highest (profile) - lowest.loss;
          for (guint j = 0; j <= 200; j++)
            {
              double value = -10 + 20 * j / 200.0;

              g_assert_cmpfloat (fabs (relu_loss_profile_interpolate (profile, value)
                                       - try_value (network, data, &squared, k, value)), <=,
                                 range / (2 * HEIGHT) + 1e-12);
            }
        }
    }
}

static ReluNetwork *
network_new (guint n_hidden, const guint *widths, const double *parameters)
{
  ReluLayer layers[4];
  guint before = 1;

  for (guint i = 0; i <= n_hidden; i++)
    {
      guint width = i == n_hidden ? 1 : widths[i];

      layers[i] = (ReluLayer) { before, width,
                                { i == n_hidden ? RELU_ACTIVATION_IDENTITY : RELU_ACTIVATION_RELU, 0 } };
      before = width;
    }

  return relu_network_new (n_hidden + 1, layers, parameters, NULL);
}

static void
check_flat (ReluLossProfiler *profiler, gsize parameter, double from, double to)
{
  const ReluLossStrip strip = { -10, 10, 160, HEIGHT };
  g_autoptr (ReluLossProfile) profile = relu_loss_profiler_compute (profiler, parameter, &strip);
  double found_from, found_to;

  g_assert_nonnull (profile);
  g_assert_true (relu_loss_profile_get_flat (profile, &found_from, &found_to) == (from < to));
  if (from < to)
    {
      g_assert_cmpfloat (found_from, ==, from);
      g_assert_cmpfloat (found_to, ==, to);
    }
}

/* h0 = ReLU (x + 2) is on, h1 = ReLU (2x - 6) is off at the points -1 ... 2. */
static void
test_dead (void)
{
  const double x[] = { -1, 0, 2 }, y[] = { 0, 1, 0 };
  const guint widths[] = { 2 };
  const double parameters[] = { 1, 2, 2, -6, 1, 1, 0 };
  const ReluLoss losses[] = { squared, { RELU_LOSS_ABSOLUTE, 0 } };
  g_autoptr (ReluNetwork) network = network_new (1, widths, parameters);
  g_autoptr (ReluNetwork) closed = relu_network_with_parameter (network, 4, 0);
  g_autoptr (ReluData) data = relu_data_new (3, x, y);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (ReluLossProfiler) profiler = relu_loss_profiler_new (network, data, &losses[i]);

      check_flat (profiler, 1, -6, 3);    /* w1: on at -1 below -6, on at 2 above 3 */
      check_flat (profiler, 3, -10, -4);  /* b1: on at 2 above -4 */
      check_flat (profiler, 5, -10, 10);  /* v1 */
      check_flat (profiler, 0, 0, 0);
      check_flat (profiler, 2, 0, 0);
      check_flat (profiler, 4, 0, 0);
      check_flat (profiler, 6, 0, 0);

      /* A unit without a way out. */
      g_assert_true (relu_loss_profiler_set_network (profiler, closed));
      check_flat (profiler, 0, -10, 10);
      check_flat (profiler, 2, -10, 10);
      check_flat (profiler, 4, 0, 0);
    }
}

/* In the second layer g0 = ReLU (h0 - 5) is dead, so that what goes into h0 does not matter as long as it stays
 * so: h0 = ReLU (x + 1), at most 3. */
static void
test_dead_behind (void)
{
  const double x[] = { -2, 0, 2 }, y[] = { 1, 1, 0 };
  const guint widths[] = { 1, 1 };
  const double parameters[] = { 1, 1, 1, -5, 1, 0 };
  g_autoptr (ReluNetwork) network = network_new (2, widths, parameters);
  g_autoptr (ReluData) data = relu_data_new (3, x, y);
  g_autoptr (ReluLossProfiler) profiler = relu_loss_profiler_new (network, data, &squared);

  check_flat (profiler, 0, -2, 2);            /* -2 w + 1 and 2 w + 1 reach 5 */
  check_flat (profiler, 1, -10, 3);           /* 2 + b reaches 5 */
  check_flat (profiler, 2, -10, 1 + 2.0 / 3); /* 3 w reaches 5 */
  check_flat (profiler, 3, -10, -3);
  check_flat (profiler, 4, -10, 10);
  check_flat (profiler, 5, 0, 0);
}

/* On its kink at every point: the gradient is 0, but the loss is flat to one side only. */
static void
test_on_kink (void)
{
  const double x[] = { 1, 1 }, y[] = { 2, 3 };
  const guint widths[] = { 1 };
  const double parameters[] = { 1, -1, 1, 0 };
  const ReluLoss losses[] = { squared, { RELU_LOSS_HUBER, 1 } };
  g_autoptr (ReluNetwork) network = network_new (1, widths, parameters);
  g_autoptr (ReluData) data = relu_data_new (2, x, y);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (ReluLossProfiler) profiler = relu_loss_profiler_new (network, data, &losses[i]);

      check_flat (profiler, 0, -10, 1);
      check_flat (profiler, 1, -10, -1);
    }
}

/* Many points: there is no corner for each, and still the picture is right to half a pixel. */
static void
test_many_points (void)
{
  const gsize sizes[] = { 300, 4000, 200000 };
  const ReluLoss losses[] = { squared, { RELU_LOSS_ABSOLUTE, 0 }, { RELU_LOSS_HUBER, 0.3 } };
  ReluRandom random;

  relu_random_init (&random, 13, RELU_RANDOM_WEIGHTS);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      const guint widths[] = { 8 };
      g_autofree double *x = g_new (double, sizes[i]), *y = g_new (double, sizes[i]);
      g_autoptr (ReluNetwork) network = NULL;
      g_autoptr (ReluData) data = NULL;
      double parameters[25];

      for (gsize k = 0; k < sizes[i]; k++)
        {
          x[k] = draw (&random, 4);
          y[k] = sin (x[k]) + draw (&random, 0.2);
        }
      for (guint k = 0; k < 25; k++)
        parameters[k] = draw (&random, 1.5);
      network = network_new (1, widths, parameters);
      data = relu_data_new (sizes[i], x, y);
      for (guint k = 0; k < (sizes[i] > 10000 ? 1 : 3); k++)
        {
          g_autoptr (ReluLossProfiler) profiler = relu_loss_profiler_new (network, data, &losses[k]);

          for (gsize p = 0; p < 25; p += 4)
            {
              const ReluLossStrip strip = { -10, 10, 160, HEIGHT };
              g_autoptr (ReluLossProfile) profile = relu_loss_profiler_compute (profiler, p, &strip);
              ReluLossPoint lowest;

              g_assert_nonnull (profile);
              relu_loss_profile_get_lowest (profile, &lowest);
              g_assert_cmpfloat (relu_loss_profile_get_error (profile), <=,
                                 (relu_loss_profile_get_highest (profile) - lowest.loss) / (2 * HEIGHT));
              if (sizes[i] < 10000 && p % 12 == 0)
                check (network, data, &losses[k], p, profile, &random, FALSE);
            }
        }
    }
}

/* What would take too long is not done, and not tried again and again. */
static void
test_too_much (void)
{
  const guint widths[] = { 64, 64 };
  g_autofree double *parameters = g_new (double, 2 * 64 + 64 * 64 + 64 + 65);
  g_autofree double *x = g_new (double, 3000), *y = g_new0 (double, 3000);
  const ReluLossStrip strip = { -10, 10, 160, HEIGHT };
  g_autoptr (ReluLossProfile) none = NULL, some = NULL;
  g_autoptr (ReluLossProfiler) profiler = NULL;
  g_autoptr (ReluNetwork) network = NULL;
  g_autoptr (ReluData) data = NULL;
  ReluRandom random;

  relu_random_init (&random, 14, RELU_RANDOM_WEIGHTS);
  for (guint i = 0; i < 2 * 64 + 64 * 64 + 64 + 65; i++)
    parameters[i] = draw (&random, 1);
  for (guint i = 0; i < 3000; i++)
    x[i] = draw (&random, 4);
  network = network_new (2, widths, parameters);
  data = relu_data_new (3000, x, y);
  profiler = relu_loss_profiler_new (network, data, &squared);
  none = relu_loss_profiler_compute (profiler, 0, &strip);
  some = relu_loss_profiler_compute (profiler, relu_network_weight_index (network, 2, 0, 5), &strip);
  g_assert_null (none);
  g_assert_nonnull (some);
}

/* Numbers that overflow somewhere on the strip have no picture; large ones do. */
static void
test_extreme (void)
{
  const double x[] = { 1e150, 2 }, y[] = { 0, 1 };
  const guint widths[] = { 1 };
  const double parameters[] = { 1, 0, 1, 0 };
  const ReluLoss absolute = { RELU_LOSS_ABSOLUTE, 0 };
  const ReluLossStrip strip = { -10, 10, 160, HEIGHT }, far = { -1e200, 1e200, 160, HEIGHT };
  g_autoptr (ReluNetwork) network = network_new (1, widths, parameters);
  g_autoptr (ReluData) data = relu_data_new (2, x, y);
  g_autoptr (ReluLossProfiler) profiler = relu_loss_profiler_new (network, data, &absolute);
  g_autoptr (ReluLossProfile) profile = relu_loss_profiler_compute (profiler, 0, &strip);
  g_autoptr (ReluLossProfile) none = relu_loss_profiler_compute (profiler, 0, &far);

  g_assert_nonnull (profile);
  g_assert_cmpfloat (relu_loss_profile_get_highest (profile), ==, try_value (network, data, &absolute, 0, 10));
  g_assert_null (none);
}

/* Moving the parameter itself leaves its profile as it is; moving another one does not. */
static void
test_is_of (void)
{
  const double x[] = { -1, 0, 2 }, y[] = { 0, 1, 0 };
  const guint widths[] = { 2 };
  const double parameters[] = { 1, 2, 2, -6, 1, 1, 0 };
  const ReluLossStrip strip = { -10, 10, 160, HEIGHT };
  g_autoptr (ReluNetwork) network = network_new (1, widths, parameters);
  g_autoptr (ReluNetwork) own = relu_network_with_parameter (network, 3, 5);
  g_autoptr (ReluNetwork) other = relu_network_with_parameter (network, 2, 5);
  g_autoptr (ReluData) data = relu_data_new (3, x, y);
  g_autoptr (ReluLossProfiler) profiler = relu_loss_profiler_new (network, data, &squared);
  g_autoptr (ReluLossProfile) profile = relu_loss_profiler_compute (profiler, 3, &strip);
  const ReluLoss absolute = { RELU_LOSS_ABSOLUTE, 0 };

  g_assert_cmpuint (relu_loss_profile_get_parameter (profile), ==, 3);
  g_assert_true (relu_loss_profile_is_of (profile, network, data, &squared));
  g_assert_true (relu_loss_profile_is_of (profile, own, data, &squared));
  g_assert_false (relu_loss_profile_is_of (profile, other, data, &squared));
  g_assert_false (relu_loss_profile_is_of (profile, network, data, &absolute));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/loss-profile/random", test_random);
  g_test_add_func ("/loss-profile/smooth", test_smooth);
  g_test_add_func ("/loss-profile/dead", test_dead);
  g_test_add_func ("/loss-profile/dead-behind", test_dead_behind);
  g_test_add_func ("/loss-profile/on-kink", test_on_kink);
  g_test_add_func ("/loss-profile/many-points", test_many_points);
  g_test_add_func ("/loss-profile/too-much", test_too_much);
  g_test_add_func ("/loss-profile/extreme", test_extreme);
  g_test_add_func ("/loss-profile/is-of", test_is_of);

  return g_test_run ();
}
