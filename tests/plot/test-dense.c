/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Curves filled by columns against cairo's own stroke of the same points. */

#include <math.h>
#include <string.h>

#include "plot-fixture.h"
#include "relu-dense-private.h"

#define WIDTH 700
#define HEIGHT 400

static cairo_surface_t *
blank (cairo_t **cr)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);

  *cr = cairo_create (surface);
  cairo_set_source_rgb (*cr, 1, 1, 1);
  cairo_paint (*cr);

  return surface;
}

static void
compare (const char *name, guint n, const double *xs, const double *ys, double width, double most)
{
  g_autoptr (ReluDense) dense = relu_dense_new ();
  cairo_surface_t *got, *want;
  guint32 *colors;
  ReluGrid grid;
  cairo_t *cr;

  got = blank (&cr);
  relu_dense_begin (dense, &grid, 0, 0, WIDTH, HEIGHT, 1);
  for (guint i = 1; i < n; i++)
    relu_grid_add_segment (&grid, xs[i - 1], ys[i - 1], xs[i], ys[i]);
  colors = relu_dense_get_colors (dense, grid.width);
  for (guint i = 0; i < grid.width; i++)
    colors[i] = 0xff000000;
  relu_dense_paint (dense, cr, &grid, width, colors);
  cairo_destroy (cr);

  want = blank (&cr);
  for (guint i = 0; i < n; i++)
    cairo_line_to (cr, xs[i], ys[i]);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
  cairo_destroy (cr);

  test_assert_same_picture (name, got, want, 0, 40, most);
  cairo_surface_destroy (got);
  cairo_surface_destroy (want);
}

/* A hill, as steep as curves of many units are. */
static void
test_smooth (void)
{
  double xs[501], ys[501];

  for (guint i = 0; i <= 500; i++)
    {
      xs[i] = -10 + i * 720.0 / 500;
      ys[i] = 200 - 150 * sin (i * 0.03);
    }
  compare ("dense-smooth", 501, xs, ys, 3, 0.0005);
  compare ("dense-smooth-thick", 501, xs, ys, 9.5, 0.0005);
}

/* Loose enough that the ground shows between the teeth. */
static void
test_teeth (void)
{
  double xs[101], ys[101];

  for (guint i = 0; i <= 100; i++)
    {
      xs[i] = i * 7;
      ys[i] = i % 2 ? 40 : 360;
    }
  compare ("dense-teeth", 101, xs, ys, 2, 0.005);
}

/* More pieces than columns: all is filled, exactly as far as the curve goes. */
static void
test_filled (void)
{
  const guint n = 20001;
  g_autofree double *xs = g_new (double, n);
  g_autofree double *ys = g_new (double, n);

  for (guint i = 0; i < n; i++)
    {
      double x = i * (double) WIDTH / (n - 1);

      xs[i] = x;
      ys[i] = 200 + (i % 2 ? 1 : -1) * (60 + 100 * sin (x / 90));
    }
  /* The wanted picture is drawn as what it must be: cairo would take a minute. */
  {
    g_autoptr (ReluDense) dense = relu_dense_new ();
    cairo_surface_t *got, *want;
    guint32 *colors;
    ReluGrid grid;
    cairo_t *cr;

    got = blank (&cr);
    relu_dense_begin (dense, &grid, 0, 0, WIDTH, HEIGHT, 1);
    for (guint i = 1; i < n; i++)
      relu_grid_add_segment (&grid, xs[i - 1], ys[i - 1], xs[i], ys[i]);
    colors = relu_dense_get_colors (dense, grid.width);
    for (guint i = 0; i < grid.width; i++)
      colors[i] = 0xff000000;
    relu_dense_paint (dense, cr, &grid, 2, colors);
    cairo_destroy (cr);

    want = blank (&cr);
    for (int side = -1; side <= 1; side += 2)
      for (int x = side < 0 ? 0 : WIDTH; side < 0 ? x <= WIDTH : x >= 0; x -= side)
        cairo_line_to (cr, x, 200 + side * fabs (60 + 100 * sin (x / 90.0)));
    cairo_close_path (cr);
    cairo_set_source_rgb (cr, 0, 0, 0);
    cairo_fill_preserve (cr);
    cairo_set_line_width (cr, 2);
    cairo_stroke (cr);
    cairo_destroy (cr);

    test_assert_same_picture ("dense-filled", got, want, 0, 60, 0.002);
    cairo_surface_destroy (got);
    cairo_surface_destroy (want);
  }
}

/* A curve that leaves the area on all sides, and one that isn't there. */
static void
test_outside (void)
{
  static const double xs[] = { -1e9, 100, 101, 1e9 }, ys[] = { 1e9, -1e9, 1e9, -1e9 };
  static const double far_xs[] = { 900, 1000 }, far_ys[] = { 0, 100 };
  g_autoptr (ReluDense) dense = relu_dense_new ();
  cairo_surface_t *surface, *want;
  guint32 *colors;
  ReluGrid grid;
  cairo_t *cr;

  surface = blank (&cr);
  relu_dense_begin (dense, &grid, 0, 0, WIDTH, HEIGHT, 1);
  relu_grid_add_segment (&grid, far_xs[0], far_ys[0], far_xs[1], far_ys[1]);
  colors = relu_dense_get_colors (dense, grid.width);
  memset (colors, 0xff, grid.width * sizeof *colors);
  relu_dense_paint (dense, cr, &grid, 4, colors);
  for (guint i = 1; i < 4; i++)
    relu_grid_add_segment (&grid, xs[i - 1], ys[i - 1], xs[i], ys[i]);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  relu_dense_paint (dense, cr, &grid, 4, colors);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);

  want = blank (&cr);
  cairo_destroy (cr);
  test_assert_same_picture ("dense-outside", surface, want, 0, 0, 0);
  cairo_surface_destroy (surface);
  cairo_surface_destroy (want);
}

/* A hundred thousand pieces through the whole painter. */
static void
test_sawtooth (void)
{
  g_autoptr (ReluPainter) painter = relu_painter_new (relu_theme_get (RELU_THEME_LIGHT));
  ReluSceneOptions options = RELU_SCENE_OPTIONS_INIT;
  g_autoptr (ReluScene) scene = NULL;
  cairo_surface_t *surface;
  const guchar *data;
  ReluRect plot;
  double top, bottom;
  int stride;

  options.show_slope_strip = TRUE;
  options.show_outside = FALSE;
  scene = test_scene_new (test_network_sawtooth (17), 0, 1, &options);
  surface = test_paint (painter, scene, 1280, 800);
  relu_painter_get_plot_area (painter, &plot);
  top = relu_painter_y_from_data (painter, 1);
  bottom = relu_painter_y_from_data (painter, 0);
  data = cairo_image_surface_get_data (surface);
  stride = cairo_image_surface_get_stride (surface);
  /* Every column is filled from 0 to 1 and nowhere else. */
  for (int x = (int) plot.x + 3; x < plot.x + plot.width - 3; x++)
    for (int y = (int) plot.y; y < plot.y + plot.height; y++)
      {
        gboolean is_dark = data[y * stride + 4 * x + 1] < 0x80;

        if (y > top + 4 && y < bottom - 4)
          g_assert_true (is_dark);
        else if (y < top - 4)
          g_assert_false (is_dark);
      }
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dense/smooth", test_smooth);
  g_test_add_func ("/dense/teeth", test_teeth);
  g_test_add_func ("/dense/filled", test_filled);
  g_test_add_func ("/dense/outside", test_outside);
  g_test_add_func ("/dense/sawtooth", test_sawtooth);

  return g_test_run ();
}
