/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-points.c: data points are where they belong, can be seen, picked and told, and cost pixels. */

#include <math.h>
#include <string.h>

#include "plot-fixture.h"
#include "relu-color-private.h"
#include "relu-figure-private.h"
#include "relu-painter-private.h"
#include "relu-theme-private.h"

#define WIDTH 800
#define HEIGHT 500

static ReluData *
random_data (gsize n, double noise)
{
  g_autoptr (ReluNetwork) network = test_network_bend ();
  ReluDataRecipe recipe = { .kind = RELU_DATA_NETWORK, .from = -4, .to = 4, .n = n, .noise = noise,
                            .seed = 7, .network = network };
  ReluData *data = relu_data_generate (&recipe, NULL);

  g_assert_nonnull (data);

  return data;
}

static ReluScene *
scene_new (ReluData *data, gboolean residuals)
{
  ReluSceneOptions options = RELU_SCENE_OPTIONS_INIT;

  options.data = data;
  options.show_residuals = residuals;

  return test_scene_new (test_network_bend (), -4, 4, &options);
}

static ReluPainter *
painter_new (void)
{
  ReluPainter *painter = relu_painter_new (relu_theme_get (RELU_THEME_LIGHT));

  relu_painter_set_font (painter, TEST_FONT);

  return painter;
}

static guint32
get_pixel (cairo_surface_t *surface, double x, double y)
{
  const guchar *data = cairo_image_surface_get_data (surface);
  const guint32 *row = (const guint32 *) (const void *) (data
                                                         + (int) y * cairo_image_surface_get_stride (surface));

  return row[(int) x] | 0xff000000;
}

static guint32
ink (void)
{
  return relu_color_to_pixel (relu_theme_get (RELU_THEME_LIGHT)->headline);
}

/* All points in sight at fit, in colour, and where they are picked. */
static void
test_places (void)
{
  static const double xs[] = { -3.5, -1, 1.25, 3.5, 2.75 }, ys[] = { 3, 7.5, -6.2, -3, 4.5 };
  g_autoptr (ReluData) data = relu_data_new (G_N_ELEMENTS (xs), xs, ys);
  g_autoptr (ReluScene) scene = scene_new (data, FALSE);
  g_autoptr (ReluPainter) painter = painter_new ();
  cairo_surface_t *surface = test_paint (painter, scene, WIDTH, HEIGHT);
  ReluRect plot;

  relu_painter_get_plot_area (painter, &plot);
  for (guint i = 0; i < G_N_ELEMENTS (xs); i++)
    {
      double px = relu_painter_x_from_data (painter, xs[i]);
      double py = relu_painter_y_from_data (painter, ys[i]);
      ReluPick pick;
      gsize index;

      g_assert_true (relu_rect_contains (&plot, px, py));
      g_assert_cmphex (get_pixel (surface, px, py), ==, ink ());
      relu_painter_pick (painter, px + 3, py - 3, 14, &pick);
      g_assert_cmpint (pick.kind, ==, RELU_PICK_DATA);
      g_assert_cmpuint (pick.index, ==, i);
      g_assert_true (relu_painter_pick_point (painter, px + 3, py - 3, 14, &index));
      g_assert_cmpuint (index, ==, i);
      g_assert_false (relu_painter_pick_point (painter, px + 30, py, 14, &index));
    }
  cairo_surface_destroy (surface);
}

/* A ring wins over a point below it; but not where only points count. */
static void
test_rings_win (void)
{
  g_autoptr (ReluData) data = random_data (3, 0); /* at -4, 0 and 4; it bends at 0 */
  g_autoptr (ReluScene) scene = scene_new (data, FALSE);
  g_autoptr (ReluPainter) painter = painter_new ();
  cairo_surface_t *surface = test_paint (painter, scene, WIDTH, HEIGHT);
  double px = relu_painter_x_from_data (painter, 0);
  double py = relu_painter_y_from_data (painter, relu_data_get_y (data)[1]);
  ReluPick pick;
  gsize index;

  relu_painter_pick (painter, px, py, 14, &pick);
  g_assert_cmpint (pick.kind, ==, RELU_PICK_BREAKPOINT);
  g_assert_true (relu_painter_pick_point (painter, px, py, 14, &index));
  g_assert_cmpuint (index, ==, 1);
  cairo_surface_destroy (surface);
}

/* A crowd lies under the curve, which is picked first. */
static void
test_crowd (void)
{
  g_autoptr (ReluData) few = random_data (21, 0);
  g_autoptr (ReluData) many = random_data (3000, 0);
  ReluData *both[] = { few, many };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (ReluScene) scene = scene_new (both[i], FALSE);
      g_autoptr (ReluPainter) painter = painter_new ();
      cairo_surface_t *surface = test_paint (painter, scene, WIDTH, HEIGHT);
      gsize at = relu_data_get_n (both[i]) * 5 / 8 + 1; /* between breakpoints */
      double px = relu_painter_x_from_data (painter, relu_data_get_x (both[i])[at]);
      double py = relu_painter_y_from_data (painter, relu_data_get_y (both[i])[at]);
      ReluPick pick;

      relu_painter_pick (painter, px, py, 14, &pick);
      g_assert_cmpint (pick.kind, ==, i == 0 ? RELU_PICK_DATA : RELU_PICK_PIECE);
      cairo_surface_destroy (surface);
    }
}

/* Whatever is visible, only the plot and the rugs differ from the same figure without data. */
static void
test_inside (void)
{
  static const gsize sizes[] = { 1, 40, 1500, 30000 };

  for (guint i = 0; i < 16; i++)
    {
      g_autoptr (ReluData) data = random_data (sizes[i % 4], 3);
      ReluSceneOptions options = RELU_SCENE_OPTIONS_INIT;
      g_autoptr (ReluScene) with = NULL;
      g_autoptr (ReluScene) without = NULL;
      g_autoptr (ReluPainter) painter = painter_new ();
      cairo_surface_t *surfaces[2];
      ReluRect plot;

      options.show_lanes = FALSE;
      options.x_from = i < 8 ? -1.1 : 0.3;
      options.x_to = options.x_from + 1.7;
      options.y_from = -0.8;
      options.y_to = 1.3;
      options.show_residuals = i % 8 >= 4;
      without = test_scene_new (test_network_bend (), -4, 4, &options);
      options.data = data;
      with = test_scene_new (test_network_bend (), -4, 4, &options);
      surfaces[0] = test_paint (painter, without, WIDTH, HEIGHT);
      surfaces[1] = test_paint (painter, with, WIDTH, HEIGHT);
      relu_painter_get_plot_area (painter, &plot);
      for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++)
          if (x < plot.x || x >= plot.x + plot.width || y < plot.y || y >= plot.y + plot.height)
            g_assert_cmphex (get_pixel (surfaces[0], x, y), ==, get_pixel (surfaces[1], x, y));
      cairo_surface_destroy (surfaces[0]);
      cairo_surface_destroy (surfaces[1]);
    }
}

static void
test_fit (void)
{
  g_autoptr (ReluNetwork) network = test_network_bend ();
  g_autoptr (ReluAnalysis) analysis = relu_analysis_new (network, -4, 4, NULL);
  g_autoptr (ReluData) data
    = relu_data_new (3, (double[]) { 3, -2, 50 }, (double[]) { 30, -17, 1000 });
  ReluSceneOptions options = RELU_SCENE_OPTIONS_INIT;
  double low, high;

  options.data = data;
  relu_scene_fit_y (analysis, &options, &low, &high);
  g_assert_cmpfloat (low, <, -17);
  g_assert_cmpfloat (high, >, 30);
  /* Not what lies beside the view. */
  g_assert_cmpfloat (high, <, 60);
  options.x_from = 0;
  options.x_to = 4;
  relu_scene_fit_y (analysis, &options, &low, &high);
  g_assert_cmpfloat (low, >, -12);
}

/* The layer is drawn once, as long as points and view are the same. */
static void
test_kept (void)
{
  g_autoptr (ReluData) data = random_data (100000, 1);
  g_autoptr (ReluScene) scene = scene_new (data, TRUE);
  g_autoptr (ReluPainter) painter = painter_new ();
  ReluSceneOptions options = *relu_scene_get_options (scene);
  g_autoptr (ReluNetwork) network = test_network_bend ();
  g_autoptr (ReluScene) other = NULL;
  double y_from, y_to;

  for (guint i = 0; i < 3; i++)
    cairo_surface_destroy (test_paint (painter, scene, WIDTH, HEIGHT));
  g_assert_cmpuint (relu_points_get_n_built (relu_painter_get_points (painter)), ==, 1);

  /* Another network, in the same view. */
  relu_scene_get_visible (scene, NULL, NULL, &y_from, &y_to);
  options.y_from = y_from;
  options.y_to = y_to;
  other = test_scene_new (relu_network_with_parameter (network, 1, 1.01), -4, 4, &options);
  cairo_surface_destroy (test_paint (painter, other, WIDTH, HEIGHT));
  g_assert_cmpuint (relu_points_get_n_built (relu_painter_get_points (painter)), ==, 1);
  cairo_surface_destroy (test_paint (painter, other, WIDTH, HEIGHT + 20));
  g_assert_cmpuint (relu_points_get_n_built (relu_painter_get_points (painter)), ==, 2);
}

/* Below each lane: high where z > 0, low where not. At a switch z is 0. */
static void
test_rug (void)
{
  /* Of test_network_bend() units 0, 1 and 2 turn on at -3, 0 and 2. */
  static const double xs[] = { -4, -3, -1.5, 0, 1, 2, 3, 4 };
  static const double ys[] = { 0, 0, 0, 0, 0, 0, 0, 0 };
  static const double switches[] = { -3, 0, 2 };
  g_autoptr (ReluData) data = relu_data_new (G_N_ELEMENTS (xs), xs, ys);
  g_autoptr (ReluScene) scene = scene_new (data, FALSE);
  const ReluTheme *theme = relu_theme_get (RELU_THEME_LIGHT);
  g_autoptr (ReluText) text = relu_text_new (TEST_FONT);
  g_autoptr (ReluPainter) painter = painter_new ();
  cairo_surface_t *surface = test_paint (painter, scene, WIDTH, HEIGHT);
  ReluFigure figure;

  relu_figure_init (&figure, scene, theme, text, 1, WIDTH, HEIGHT);
  g_assert_cmpfloat (figure.rug_height, >, 2);
  for (guint unit = 0; unit < 3; unit++)
    for (guint i = 1; i + 1 < G_N_ELEMENTS (xs); i++)
      {
        gboolean is_on = xs[i] > switches[unit];
        double px = relu_painter_x_from_data (painter, xs[i]);
        double gap = (figure.lane_pitch - figure.lane_height - figure.rug_height) / 2;
        double y = round (relu_figure_lane_y (&figure, scene, unit) + gap + figure.lane_height) + 1;
        guint n_ink = 0;

        for (int row = 0; row < (int) round (figure.rug_height); row++)
          for (int column = -1; column < 2; column++)
            n_ink += get_pixel (surface, px + column, y + row) == ink ();
        /* Switch lines don't reach down here, so that only ticks are in ink. */
        if (is_on)
          g_assert_cmpuint (n_ink, >=, 3);
        else
          g_assert_cmpuint (n_ink, ==, 0);
      }
  cairo_surface_destroy (surface);
}

static void
test_words (void)
{
  g_autoptr (ReluData) data
    = relu_data_new (3, (double[]) { 1, -2, 3 }, (double[]) { 0.7, 0.3, 5 });
  g_autoptr (ReluData) exact = random_data (5, 0);
  g_autoptr (ReluScene) scene = scene_new (data, FALSE);
  g_autoptr (ReluScene) exact_scene = scene_new (exact, FALSE);
  g_autofree char *text = relu_scene_dup_description (scene);
  g_autofree char *exact_text = relu_scene_dup_description (exact_scene);

  g_assert_nonnull (strstr (text, "3 data points, x from −2 to 3, y from 0.3 to 5."));
  g_assert_nonnull (strstr (text, "at most, at x = 3."));
  g_assert_nonnull (strstr (exact_text, "5 data points, x from −4 to 4"));
  g_assert_nonnull (strstr (exact_text, "The curve goes through all of them."));
}

/* Points at the ends of what a double can hold, in a view of a few neighbouring doubles, and beside the
 * domain. */
static void
test_extremes (void)
{
  static const double xs[] = { -1e308, -4, 1, 1.0000000000000002, 4, 1e308 };
  static const double ys[] = { 1e308, -1e308, 0, 1e-320, 1e300, 3 };
  static const double views[][2] = { { -4, 4 }, { 1, 1.0000000000000002 }, { -1e308, 1e308 }, { 5, 6 } };
  g_autoptr (ReluData) data = relu_data_new (G_N_ELEMENTS (xs), xs, ys);

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      ReluSceneOptions options = RELU_SCENE_OPTIONS_INIT;
      g_autoptr (ReluScene) scene = NULL;
      g_autoptr (ReluPainter) painter = painter_new ();
      ReluPick pick;

      options.data = data;
      options.show_residuals = TRUE;
      options.highlighted_point = 1;
      options.x_from = views[i][0];
      options.x_to = views[i][1];
      scene = test_scene_new (test_network_bend (), -4, 4, &options);
      cairo_surface_destroy (test_paint (painter, scene, WIDTH, HEIGHT));
      relu_painter_pick (painter, 300, 200, 14, &pick);
      cairo_surface_destroy (test_paint (painter, scene, 30, 20));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/points/places", test_places);
  g_test_add_func ("/points/rings-win", test_rings_win);
  g_test_add_func ("/points/crowd", test_crowd);
  g_test_add_func ("/points/inside", test_inside);
  g_test_add_func ("/points/fit", test_fit);
  g_test_add_func ("/points/kept", test_kept);
  g_test_add_func ("/points/rug", test_rug);
  g_test_add_func ("/points/words", test_words);
  g_test_add_func ("/points/extremes", test_extremes);

  return g_test_run ();
}
