/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-ghosts.c: other networks' curves behind the figure's own. */

#include <math.h>
#include <string.h>

#include "plot-fixture.h"
#include "relu-painter-private.h"
#include "relu-scene.h"
#include "relu-theme-private.h"

#define WIDTH 900
#define HEIGHT 600

static gboolean
is_on (guint pattern, double at)
{
  int n;
  const double *dashes = relu_ghost_pattern_get_dashes (pattern, &n);
  double period = 0;
  int i = 0;

  for (int k = 0; k < n; k++)
    period += dashes[k];
  at = fmod (at, period);
  while (at >= dashes[i])
    at -= dashes[i++];

  return i % 2 == 0;
}

/* Wherever they begin, two patterns differ on a good part of a long line. */
static void
test_patterns (void)
{
  for (guint a = 0; a < RELU_GHOST_N_PATTERNS; a++)
    for (guint b = 0; b < a; b++)
      for (double shift = 0; shift < 30; shift += 0.5)
        {
          guint n_different = 0;

          for (guint i = 0; i < 2000; i++)
            n_different += is_on (a, i * 0.1) != is_on (b, i * 0.1 + shift);
          g_assert_cmpuint (n_different, >, 300);
        }
  for (guint a = 0; a < RELU_GHOST_N_PATTERNS; a++)
    for (guint i = 0; i < 100; i++)
      g_assert_cmpint (is_on (a, i * 0.3), ==, is_on (a + RELU_GHOST_N_PATTERNS, i * 0.3));
}

static void
test_verdict (void)
{
  static const struct
  {
    ReluNetwork *(*make) (void);
    const char *verdict;
  } rows[] = {
    { test_network_linear, "linear, f(x) = 2x + 20" },
    { test_network_bend, "non-linear, 4 regions" },
  };
  static const double one = 1, zero = 0;
  g_autoptr (GPtrArray) ghosts = relu_ghosts_new ();
  g_autofree char *constant = NULL;
  g_autofree char *smooth = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *verdict = NULL;

      test_ghosts_add (ghosts, "", rows[i].make (), -4, 4);
      verdict = relu_ghost_dup_verdict (g_ptr_array_index (ghosts, i));
      g_assert_cmpstr (verdict, ==, rows[i].verdict);
    }
  test_ghosts_add (ghosts, "", test_network_shallow (1, &one, &zero, &zero, 3, RELU_ACTIVATION_RELU),
                   -4, 4);
  constant = relu_ghost_dup_verdict (g_ptr_array_index (ghosts, 2));
  g_assert_cmpstr (constant, ==, "constant, f(x) = 3");
  test_ghosts_add (ghosts, "", test_network_shallow (1, &one, &zero, &one, 0, RELU_ACTIVATION_TANH),
                   -4, 4);
  smooth = relu_ghost_dup_verdict (g_ptr_array_index (ghosts, 3));
  g_assert_cmpstr (smooth, ==, "smooth");
}

/* The figure's description names them; the scene keeps them. */
static void
test_description (void)
{
  GPtrArray *ghosts = relu_ghosts_new ();
  ReluSceneOptions options = RELU_SCENE_OPTIONS_INIT;
  g_autoptr (ReluScene) scene = NULL;
  g_autofree char *description = NULL;

  test_ghosts_add (ghosts, "Linear case", test_network_linear (), -4, 4);
  test_ghosts_add (ghosts, "", test_network_bend (), -4, 4);
  options.ghosts = ghosts;
  scene = test_scene_new (test_network_bend (), -4, 4, &options);
  g_ptr_array_unref (ghosts);

  description = relu_scene_dup_description (scene);
  g_assert_nonnull (strstr (description, "\n\nCompared with, dashed in grey: Linear case: Linear on "
                                         "−4 ≤ x ≤ 4: f(x) = 2x + 20. Non-linear on −4 ≤ x ≤ 4: "
                                         "4 linear regions, 3 breakpoints."));
}

static gboolean
is_color (const guchar *pixel, ReluColor color)
{
  return abs (pixel[2] - (int) (color.red * 255)) < 12
         && abs (pixel[1] - (int) (color.green * 255)) < 12
         && abs (pixel[0] - (int) (color.blue * 255)) < 12;
}

/* The share of the plot's columns in which a curve's ghost shows where the curve is. */
static double
measure (ReluNetwork *network, guint pattern, gboolean has_ghost)
{
  static const double one = 1, zero = 0;
  const ReluTheme *theme = relu_theme_get (RELU_THEME_LIGHT);
  g_autoptr (ReluPainter) painter = relu_painter_new (theme);
  g_autoptr (GPtrArray) ghosts = relu_ghosts_new ();
  ReluSceneOptions options = RELU_SCENE_OPTIONS_INIT;
  g_autoptr (ReluScene) scene = NULL;
  g_autoptr (ReluAnalysis) analysis = relu_analysis_new (network, 0, 1, NULL);
  cairo_surface_t *surface;
  const double *xs, *ys;
  guint n = relu_analysis_get_points (analysis, &xs, &ys), n_columns = 0, n_seen = 0, at = 1;
  ReluRect plot;

  if (has_ghost)
    relu_ghosts_add (ghosts, "", analysis, pattern);
  options.ghosts = ghosts;
  options.y_from = -1;
  options.y_to = 3;
  scene = test_scene_new (test_network_shallow (1, &one, &zero, &zero, 2.5, RELU_ACTIVATION_RELU), 0,
                          1, &options);
  relu_painter_set_font (painter, TEST_FONT);
  surface = test_paint (painter, scene, WIDTH, HEIGHT);
  relu_painter_get_plot_area (painter, &plot);
  /* The right part has the label. */
  for (int px = (int) plot.x + 3; px < plot.x + plot.width * 0.4; px++, n_columns++)
    {
      double x = relu_painter_x_to_data (painter, px + 0.5);
      double y;

      while (xs[at] < x && at < n - 1)
        at++;
      y = ys[at - 1] + (ys[at] - ys[at - 1]) * (x - xs[at - 1]) / (xs[at] - xs[at - 1]);
      n_seen += is_color (cairo_image_surface_get_data (surface)
                            + (int) relu_painter_y_from_data (painter, y) * WIDTH * 4 + px * 4,
                          theme->silent);
    }
  cairo_surface_destroy (surface);

  return n_seen / (double) n_columns;
}

/* Drawn by itself or by columns of pixels, a curve shows as much as its dashes have on. */
static void
test_paint_dashes (void)
{
  static const double one = 1, half = 0.5;
  g_autoptr (ReluNetwork) straight
    = test_network_shallow (1, &one, &half, &one, 0, RELU_ACTIVATION_RELU);
  g_autofree double *w = g_new (double, 4000);
  g_autofree double *b = g_new (double, 4000);
  g_autofree double *v = g_new (double, 4000);
  g_autoptr (ReluNetwork) many = NULL;

  /* The same line as the sum of 4000 small bends. */
  for (guint i = 0; i < 4000; i++)
    {
      w[i] = 1;
      b[i] = 0.01 - i / 4000.0;
      v[i] = i == 0 ? 1 : 1e-7;
    }
  many = test_network_shallow (4000, w, b, v, 0.49, RELU_ACTIVATION_RELU);

  for (guint pattern = 0; pattern < RELU_GHOST_N_PATTERNS; pattern++)
    {
      guint n_on = 0;

      for (guint i = 0; i < 10000; i++)
        n_on += is_on (pattern, i * 0.1);
      g_assert_cmpfloat (measure (straight, pattern, FALSE), <, 0.02);
      g_assert_cmpfloat (fabs (measure (straight, pattern, TRUE) - n_on / 10000.0), <, 0.25);
      g_assert_cmpfloat (fabs (measure (many, pattern, TRUE) - n_on / 10000.0), <, 0.25);
    }
}

/* Each is named, even where it lies under the curve or there is a crowd. */
static void
test_labels (void)
{
  for (guint n = 0; n <= 10; n++)
    {
      g_autoptr (ReluPainter) painter = relu_painter_new (relu_theme_get (RELU_THEME_PRINT));
      g_autoptr (GPtrArray) ghosts = relu_ghosts_new ();
      ReluSceneOptions options = RELU_SCENE_OPTIONS_INIT;
      g_autoptr (ReluScene) scene = NULL;
      cairo_surface_t *surface;

      for (guint i = 0; i < n; i++)
        test_ghosts_add (ghosts, "A name that goes on for longer than anybody reads",
                         i == 0 ? test_network_linear () : test_network_bend (), -4, 4);
      options.ghosts = ghosts;
      options.show_contributions = FALSE;
      options.show_outside = FALSE;
      scene = test_scene_new (test_network_linear (), -4, 4, &options);
      relu_painter_set_font (painter, TEST_FONT);
      surface = test_paint (painter, scene, WIDTH, HEIGHT);
      /* And the slope of the one piece. */
      g_assert_cmpuint (relu_labels_get_n_placed (relu_painter_get_labels (painter)), ==,
                        MIN (n, 8) + 1);
      cairo_surface_destroy (surface);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ghosts/patterns", test_patterns);
  g_test_add_func ("/ghosts/verdict", test_verdict);
  g_test_add_func ("/ghosts/description", test_description);
  g_test_add_func ("/ghosts/dashes", test_paint_dashes);
  g_test_add_func ("/ghosts/labels", test_labels);

  return g_test_run ();
}
