/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "plot-fixture.h"
#include "relu-forward.h"

static void
fit (ReluNetwork *network, double from, double to, gboolean contributions, double *low,
     double *high)
{
  ReluSceneOptions options = RELU_SCENE_OPTIONS_INIT;
  g_autoptr (ReluAnalysis) analysis = relu_analysis_new (network, from, to, NULL);

  g_assert_nonnull (analysis);
  relu_network_unref (network);
  options.show_contributions = contributions;
  relu_scene_fit_y (analysis, &options, low, high);
}

static ReluNetwork *
constant (double value)
{
  static const double zero = 0;

  return test_network_shallow (1, &zero, &zero, &zero, value, RELU_ACTIVATION_RELU);
}

static void
test_fit (void)
{
  static const double cancel_w[] = { 1, 1, 1 }, cancel_b[] = { 1000, 1000, 0 },
                      cancel_v[] = { 1, -1, 1 };
  static const double beside_w[] = { 0.125 }, beside_b[] = { 100.5 }, beside_v[] = { 1 };
  double low, high;

  /* Curve 12 to 28, contributions 0 and 6 to 14. */
  fit (test_network_linear (), -4, 4, TRUE, &low, &high);
  g_assert_cmpfloat (low, ==, 0);
  g_assert_cmpfloat (high, ==, 30);
  fit (test_network_linear (), -4, 4, FALSE, &low, &high);
  g_assert_cmpfloat (low, ==, 10);
  g_assert_cmpfloat (high, ==, 30);

  /* Large contributions that cancel don't squash the curve, 0 to 4. */
  fit (test_network_shallow (3, cancel_w, cancel_b, cancel_v, 0, RELU_ACTIVATION_RELU), -4, 4, TRUE,
       &low, &high);
  g_assert_cmpfloat (low, >=, -6);
  g_assert_cmpfloat (high, <=, 10);

  /* One that lies beside the curve as a whole (100 to 101 against 1 to 2) gets no room at all. */
  fit (test_network_shallow (1, beside_w, beside_b, beside_v, -99, RELU_ACTIVATION_RELU), -4, 4, TRUE,
       &low, &high);
  g_assert_cmpfloat (low, >=, 0.8);
  g_assert_cmpfloat (high, <=, 2.2);

  /* A small range far from 0: not flattened, and little of it blank. */
  fit (test_network_linear (), 1e15, 1e15 + 8, TRUE, &low, &high);
  g_assert_cmpfloat (low, >=, 3e15);
  g_assert_cmpfloat (low, <=, 3e15 + 5);
  g_assert_cmpfloat (high, >=, 3e15 + 29);
  g_assert_cmpfloat (high, <=, 3e15 + 36);

  fit (constant (0), -4, 4, TRUE, &low, &high);
  g_assert_cmpfloat (low, ==, -1);
  g_assert_cmpfloat (high, ==, 1);
  fit (constant (20), -4, 4, FALSE, &low, &high);
  g_assert_cmpfloat (low, ==, 10);
  g_assert_cmpfloat (high, ==, 30);
  fit (constant (1e308), -4, 4, TRUE, &low, &high);
  g_assert_true (isfinite (low) && isfinite (high) && low < high);
  fit (constant (1e-320), -4, 4, TRUE, &low, &high);
  g_assert_cmpfloat (low, ==, -1);
}

/* Ghosts are seen as a whole, on the visible part of x. */
static void
test_fit_ghosts (void)
{
  g_autoptr (GPtrArray) ghosts = relu_ghosts_new ();
  g_autoptr (ReluNetwork) network = test_network_bend ();
  g_autoptr (ReluAnalysis) analysis = relu_analysis_new (network, -4, 4, NULL);
  ReluSceneOptions options = RELU_SCENE_OPTIONS_INIT;
  double low, high;

  options.show_contributions = FALSE;
  options.ghosts = ghosts;
  relu_scene_fit_y (analysis, &options, &low, &high);
  g_assert_cmpfloat (high, <, 4);

  test_ghosts_add (ghosts, "Linear case", test_network_linear (), -4, 4); /* 12 to 28 */
  relu_scene_fit_y (analysis, &options, &low, &high);
  g_assert_cmpfloat (low, ==, -5);
  g_assert_cmpfloat (high, ==, 30);

  options.x_from = -4;
  options.x_to = -3;
  relu_scene_fit_y (analysis, &options, &low, &high);
  g_assert_cmpfloat (high, >=, 14);
  g_assert_cmpfloat (high, <=, 16);
}

/* The whole visible curve is inside, and fills a good part. */
static void
test_fit_any (void)
{
  for (guint32 seed = 0; seed < 300; seed++)
    {
      guint widths[2] = { 1 + seed % 17, 1 + seed % 5 };
      ReluNetwork *network = test_network_random (seed, 1 + seed % 2, widths);
      g_autoptr (ReluAnalysis) analysis = relu_analysis_new (network, -3, 5, NULL);
      ReluSceneOptions options = RELU_SCENE_OPTIONS_INIT;
      double low, high, least = INFINITY, most = -INFINITY;

      options.x_from = g_test_rand_double_range (-5, 0);
      options.x_to = g_test_rand_double_range (0.01, 6);
      relu_scene_fit_y (analysis, &options, &low, &high);
      g_assert_cmpfloat (low, <, high);
      for (guint i = 0; i <= 500; i++)
        {
          double x = options.x_from + (options.x_to - options.x_from) * i / 500;
          double y;

          if (x < -3 || x > 5)
            continue;
          y = relu_network_evaluate (network, x);
          least = fmin (least, y);
          most = fmax (most, y);
        }
      g_assert_cmpfloat (least, >=, low - (high - low) * 1e-6);
      g_assert_cmpfloat (most, <=, high + (high - low) * 1e-6);
      if (most - least > 1e-6 * fmax (fabs (least), fabs (most)))
        g_assert_cmpfloat ((most - least) / (high - low), >, 0.2);
      relu_network_unref (network);
    }
}

/* Rounding to ticks leaves no large part of the height blank at either end. */
static void
test_fit_tight (void)
{
  for (guint32 seed = 0; seed < 300; seed++)
    {
      guint widths[2] = { 1 + seed % 17, 1 + seed % 5 };
      ReluNetwork *network = test_network_random (seed, 1 + seed % 2, widths);
      g_autoptr (ReluAnalysis) analysis = relu_analysis_new (network, -3, 5, NULL);
      ReluSceneOptions options = RELU_SCENE_OPTIONS_INIT;
      double low, high, least = INFINITY, most = -INFINITY;
      const double *ys;
      guint n;

      options.show_contributions = FALSE;
      relu_scene_fit_y (analysis, &options, &low, &high);
      ys = relu_regions_get_ys (relu_analysis_get_regions (analysis));
      n = relu_regions_get_n_activation_regions (relu_analysis_get_regions (analysis)) + 1;
      for (guint i = 0; i < n; i++)
        {
          least = fmin (least, ys[i]);
          most = fmax (most, ys[i]);
        }
      if (most - least > 1e-9 * fmax (fabs (least), fabs (most)))
        {
          g_assert_cmpfloat (least - low, <=, 0.16 * (high - low));
          g_assert_cmpfloat (high - most, <=, 0.16 * (high - low));
        }
      relu_network_unref (network);
    }
}

static void
test_visible (void)
{
  ReluSceneOptions options = RELU_SCENE_OPTIONS_INIT;
  double x_from, x_to, y_from, y_to;
  g_autoptr (ReluScene) plain = test_scene_new (test_network_bend (), -4, 4, &options);
  g_autoptr (ReluScene) other = NULL;
  g_autoptr (ReluScene) broken = NULL;

  relu_scene_get_visible (plain, &x_from, &x_to, &y_from, &y_to);
  g_assert_cmpfloat (x_from, ==, -4);
  g_assert_cmpfloat (x_to, ==, 4);
  g_assert_true (isnan (relu_scene_get_options (plain)->x_from));

  options.x_from = -9;
  options.x_to = 2.5;
  options.y_from = -7;
  options.y_to = 8;
  other = test_scene_new (test_network_bend (), -4, 4, &options);
  relu_scene_get_visible (other, &x_from, &x_to, &y_from, &y_to);
  g_assert_cmpfloat (x_from, ==, -9);
  g_assert_cmpfloat (x_to, ==, 2.5);
  g_assert_cmpfloat (y_from, ==, -7);
  g_assert_cmpfloat (y_to, ==, 8);

  options.x_from = 3;
  options.x_to = 3;
  options.y_from = INFINITY;
  broken = test_scene_new (test_network_bend (), -4, 4, &options);
  relu_scene_get_visible (broken, &x_from, &x_to, &y_from, &y_to);
  g_assert_cmpfloat (x_from, ==, -4);
  g_assert_true (isfinite (y_from) && y_from < y_to);
}

static void
test_description (void)
{
  static const char *const bend[] = { "4 linear regions", "slope +0.8", "slope −1.2",
                                      "h₁ turns on · x = 0", "f(x) = 1.9", "h₂ switches" };
  guint widths[] = { 500 };
  g_autoptr (ReluScene) scene = test_scene_new (test_network_bend (), -4, 4, NULL);
  g_autoptr (ReluScene) many = test_scene_new (test_network_random (3, 1, widths), -4, 4, NULL);
  g_autofree char *text = relu_scene_dup_description (scene);
  g_autofree char *long_text = relu_scene_dup_description (many);

  for (guint i = 0; i < G_N_ELEMENTS (bend); i++)
    if (strstr (text, bend[i]) == NULL)
      g_test_fail_printf ("“%s” is missing in:\n%s", bend[i], text);
  g_assert_cmpuint (strlen (long_text), <, 4000);
  g_assert_nonnull (strstr (long_text, "more."));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/fit", test_fit);
  g_test_add_func ("/scene/fit-ghosts", test_fit_ghosts);
  g_test_add_func ("/scene/fit-any", test_fit_any);
  g_test_add_func ("/scene/fit-tight", test_fit_tight);
  g_test_add_func ("/scene/visible", test_visible);
  g_test_add_func ("/scene/description", test_description);

  return g_test_run ();
}
