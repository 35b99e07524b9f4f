/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-curves-chart.c: the curves of many starts: where they are drawn, and what lies under the pointer. */

#include <cairo-svg.h>
#include <math.h>
#include <string.h>

#include "plot-fixture.h"
#include "relu-curves-chart.h"
#include "relu-curves-paint-private.h"
#include "relu-curves-raster-private.h"
#include "relu-forward.h"
#include "relu-theme-private.h"

#define N 60

static ReluFile *
file_new (void)
{
  static const ReluLayer layers[] = { { 1, 2, { RELU_ACTIVATION_RELU, 0 } },
                                      { 2, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  static const double zeros[7];
  ReluDataRecipe recipe = { .kind = RELU_DATA_ABSOLUTE, .from = -1, .to = 1, .n = 21 };
  ReluSetup setup = RELU_SETUP_INIT;
  g_autoptr (ReluNetwork) network = relu_network_new (2, layers, zeros, NULL);
  g_autoptr (ReluData) data = relu_data_generate (&recipe, NULL);
  g_autoptr (ReluFile) bare = relu_file_new ("", network, -1, 1);
  g_autoptr (ReluFile) with_data = relu_file_with_data (bare, data);

  setup.options.optimizer = RELU_OPTIMIZER_GD;
  setup.options.rate = 0.05;
  relu_init_options_set_usual (&setup.init, RELU_INIT_PYTORCH);
  setup.n_steps = 1500;
  setup.n_starts = N;

  return relu_file_with_setup (with_data, &setup);
}

/* Some of all but one outcome. */
static ReluStarts *
starts_new (void)
{
  g_autoptr (ReluFile) file = file_new ();
  ReluStarts *starts = relu_starts_new (file);

  relu_starts_begin (starts, 0, FALSE);
  g_assert_true (relu_starts_wait (starts, -1));

  return starts;
}

static int
get_byte (cairo_surface_t *surface, gsize x, gsize y)
{
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);

  return cairo_image_surface_get_data (surface)[y * stride + x];
}

static cairo_surface_t *
paint (ReluCurvesChart *chart, const ReluCurvesScene *scene, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);

  relu_curves_chart_paint (chart, scene, cr, width, height);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static ReluCurvesChart *
chart_new (void)
{
  ReluCurvesChart *chart = relu_curves_chart_new (relu_theme_get (RELU_THEME_LIGHT));

  relu_curves_chart_set_font (chart, TEST_FONT);
  return chart;
}

/* As cairo strokes it, but for corners and ends. */
static void
test_raster (void)
{
  double total = 0, total_got = 0, total_want = 0;

  for (guint round = 0; round < 200; round++)
    {
      enum { WIDTH = 60, HEIGHT = 40 };
      double xs[6], ys[6], line_width = g_test_rand_double_range (1, 4);
      g_auto (ReluCurvesRaster) raster = { 0 };
      guint n = (guint) g_test_rand_int_range (2, 7);
      cairo_surface_t *got, *want = cairo_image_surface_create (CAIRO_FORMAT_A8, WIDTH, HEIGHT);
      cairo_t *cr = cairo_create (want);
      double sum = 0, sum_got = 0, sum_want = 0;

      for (guint i = 0; i < n; i++)
        {
          xs[i] = i == 0 ? g_test_rand_double_range (-5, 5)
                         : xs[i - 1] + pow (10, g_test_rand_double_range (-3, 1.5));
          ys[i] = g_test_rand_double_range (-10, HEIGHT + 10);
          cairo_line_to (cr, xs[i], ys[i]);
        }
      cairo_set_line_width (cr, line_width);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_BEVEL);
      cairo_stroke (cr);
      cairo_destroy (cr);
      cairo_surface_flush (want);

      relu_curves_raster_init (&raster, WIDTH, HEIGHT);
      relu_curves_raster_add (&raster, n, xs, ys, line_width);
      got = relu_curves_raster_to_mask (&raster, 1);
      for (gsize y = 0; y < HEIGHT; y++)
        for (gsize x = 0; x < WIDTH; x++)
          {
            double p = get_byte (got, x, y);
            double q = get_byte (want, x, y);

            sum += fabs (p - q);
            sum_got += p;
            sum_want += q;
          }
      /* Five corners and two ends may be other ones, the sharper the more. */
      g_assert_cmpfloat (sum, <, 0.5 * sum_want + 255 * 20 * line_width * line_width);
      total += sum;
      total_got += sum_got;
      total_want += sum_want;
      cairo_surface_destroy (got);
      cairo_surface_destroy (want);
    }
  g_assert_cmpfloat (total, <, 0.15 * total_want);
  g_assert_cmpfloat (fabs (total_got - total_want), <, 0.08 * total_want);
}

/* What many leave of the ground is a product. */
static void
test_raster_alpha (void)
{
  static const double xs[] = { -1, 11 }, ys[] = { 5.5, 5.5 };
  g_auto (ReluCurvesRaster) raster = { 0 };
  cairo_surface_t *mask;

  relu_curves_raster_init (&raster, 10, 11);
  for (guint i = 0; i < 3; i++)
    relu_curves_raster_add (&raster, 2, xs, ys, 3);
  mask = relu_curves_raster_to_mask (&raster, 0.25);
  for (gsize y = 0; y < 11; y++)
    g_assert_cmpint (get_byte (mask, 4, y), ==,
                     y >= 4 && y <= 6 ? lrint (255 * (1 - 0.75 * 0.75 * 0.75)) : 0);
  cairo_surface_destroy (mask);
}

static gboolean
overlap (const ReluRect *a, const ReluRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height
         && b->y < a->y + a->height;
}

/* Each outcome that there is has its plot, within the picture and clear of all others. */
static void
test_layout (void)
{
  static const int sizes[][2] = { { 380, 300 }, { 650, 200 }, { 300, 600 }, { 1200, 750 },
                                  { 200, 90 },  { 40, 30 },   { 1, 1 } };
  g_autoptr (ReluStarts) starts = starts_new ();
  g_autoptr (ReluCurvesChart) chart = chart_new ();
  ReluCurvesScene scene = { starts, RELU_CURVES_ALL, RELU_CURVES_NONE };
  ReluStartCounts counts;

  relu_starts_count (starts, &counts);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      ReluRect areas[RELU_N_OUTCOMES];
      guint n = 0;

      cairo_surface_destroy (paint (chart, &scene, sizes[i][0], sizes[i][1]));
      for (guint k = 0; k < RELU_N_OUTCOMES; k++)
        {
          g_assert_true (relu_curves_chart_get_plot_area (chart, k, &areas[n]) == (counts.of[k] > 0));
          if (counts.of[k] == 0)
            continue;
          if (sizes[i][0] >= 200)
            {
              g_assert_cmpfloat (areas[n].x, >=, 0);
              g_assert_cmpfloat (areas[n].x + areas[n].width, <=, sizes[i][0]);
              g_assert_cmpfloat (areas[n].y, >=, 0);
              g_assert_cmpfloat (areas[n].y + areas[n].height, <=, sizes[i][1]);
              g_assert_cmpint (relu_curves_chart_pick_outcome (chart, areas[n].x + 5, areas[n].y + 5), ==,
                               (int) k);
            }
          for (guint j = 0; j < n; j++)
            if (sizes[i][0] >= 200)
              g_assert_false (overlap (&areas[j], &areas[n]));
          n++;
        }
      g_assert_cmpuint (n, >=, 2);

      scene.outcome = RELU_OUTCOME_FITS;
      cairo_surface_destroy (paint (chart, &scene, sizes[i][0], sizes[i][1]));
      g_assert_true (relu_curves_chart_get_plot_area (chart, RELU_OUTCOME_FITS, &areas[0]));
      g_assert_false (relu_curves_chart_get_plot_area (chart, RELU_OUTCOME_BENDS, &areas[0]));
      if (sizes[i][0] >= 200)
        g_assert_cmpfloat (areas[0].width * areas[0].height, >, 0.4 * sizes[i][0] * sizes[i][1]);
      scene.outcome = RELU_CURVES_ALL;
    }
}

/* On each curve that curve is picked, or one that runs there too; off all of them none. */
static void
test_pick (void)
{
  g_autoptr (ReluStarts) starts = starts_new ();
  g_autoptr (ReluCurvesChart) chart = chart_new ();
  ReluCurvesScene scene = { starts, RELU_CURVES_ALL, RELU_CURVES_NONE };
  g_autoptr (ReluText) text = relu_text_new (TEST_FONT);
  ReluCurvesLayout layout;
  guint n_picked = 0;

  relu_curves_layout_init (&layout, &scene, relu_theme_get (RELU_THEME_LIGHT), text, 1, 800, 600);
  cairo_surface_destroy (paint (chart, &scene, 800, 600));
  for (guint i = 0; i < N; i++)
    {
      const ReluStart *start = relu_starts_get (starts, i), *other;
      const ReluCurvesPanel *panel;
      double px, py;
      int found;

      panel = relu_curves_layout_find (&layout, start->outcome);
      px = relu_figure_x (&panel->figure, 0.3);
      py = relu_figure_y (&panel->figure, relu_network_evaluate (start->network, 0.3));
      if (!relu_rect_contains (&panel->figure.plot, px, py))
        continue;
      scene.highlight = (int) i;
      found = relu_curves_chart_pick (chart, &scene, px, py, 6);
      g_assert_cmpint (found, >=, 0);
      other = relu_starts_get (starts, (guint) found);
      g_assert_cmpint (other->outcome, ==, start->outcome);
      g_assert_cmpfloat_with_epsilon (relu_network_evaluate (other->network, 0.3),
                                      relu_network_evaluate (start->network, 0.3), 0.01);
      n_picked++;
    }
  g_assert_cmpuint (n_picked, >, N / 2);
  g_assert_cmpint (relu_curves_chart_pick (chart, &scene, 1, 1, 6), ==, RELU_CURVES_NONE);
  g_assert_cmpint (relu_curves_chart_pick (chart, &scene, -50, 900, 6), ==, RELU_CURVES_NONE);
  g_assert_cmpint (relu_curves_chart_pick_outcome (chart, -50, 900), ==, RELU_CURVES_NONE);
}

static guint
count_different (cairo_surface_t *a, cairo_surface_t *b)
{
  gsize stride = (gsize) cairo_image_surface_get_stride (a);
  gsize height = (gsize) cairo_image_surface_get_height (a);
  const guint8 *p = cairo_image_surface_get_data (a), *q = cairo_image_surface_get_data (b);
  guint n = 0;

  for (gsize i = 0; i < height * stride; i += 4)
    n += memcmp (p + i, q + i, 3) != 0;

  return n;
}

/* A pointer that moves costs one curve: the others are drawn once. */
static void
test_highlight (void)
{
  g_autoptr (ReluStarts) starts = starts_new ();
  g_autoptr (ReluCurvesChart) chart = chart_new ();
  ReluCurvesScene scene = { starts, RELU_CURVES_ALL, RELU_CURVES_NONE };
  cairo_surface_t *bare = paint (chart, &scene, 500, 400), *now;

  for (int i = 0; i < 5; i++)
    {
      scene.highlight = i;
      now = paint (chart, &scene, 500, 400);
      g_assert_cmpuint (count_different (bare, now), >, 20);
      g_assert_cmpuint (count_different (bare, now), <, 20000);
      cairo_surface_destroy (now);
    }
  /* None, and one that is not there. */
  for (int i = 0; i < 2; i++)
    {
      scene.highlight = i == 0 ? RELU_CURVES_NONE : N;
      now = paint (chart, &scene, 500, 400);
      g_assert_cmpuint (count_different (bare, now), ==, 0);
      cairo_surface_destroy (now);
    }
  g_assert_cmpuint (relu_curves_chart_get_n_bases (chart), ==, 1);
  g_assert_cmpuint (relu_curves_chart_get_n_drawn (chart), ==, N);
  scene.outcome = RELU_OUTCOME_FITS;
  cairo_surface_destroy (paint (chart, &scene, 500, 400));
  relu_curves_chart_set_theme (chart, relu_theme_get (RELU_THEME_DARK));
  cairo_surface_destroy (paint (chart, &scene, 500, 400));
  g_assert_cmpuint (relu_curves_chart_get_n_bases (chart), ==, 3);
  cairo_surface_destroy (bare);
}

/* While starts run, a picture costs the curves that are new. */
static void
test_running (void)
{
  g_autoptr (ReluFile) file = file_new ();
  g_autoptr (ReluStarts) starts = relu_starts_new (file);
  g_autoptr (ReluCurvesChart) chart = chart_new (), other = chart_new ();
  ReluCurvesScene scene = { starts, RELU_OUTCOME_FITS, RELU_CURVES_NONE };
  ReluStartCounts counts;
  cairo_surface_t *grown, *whole;

  relu_starts_begin (starts, 1, FALSE);
  while (!relu_starts_wait (starts, 500))
    cairo_surface_destroy (paint (chart, &scene, 500, 400));
  grown = paint (chart, &scene, 500, 400);
  whole = paint (other, &scene, 500, 400);
  relu_starts_count (starts, &counts);
  g_assert_cmpuint (relu_curves_chart_get_n_drawn (other), ==, counts.of[RELU_OUTCOME_FITS]);
  g_test_message ("%u pictures, %u curves drawn for %u", relu_curves_chart_get_n_bases (chart),
                  relu_curves_chart_get_n_drawn (chart), counts.of[RELU_OUTCOME_FITS]);
  /* Only where the range changes all are drawn again. */
  g_assert_cmpuint (relu_curves_chart_get_n_drawn (chart), <=, 6 * counts.of[RELU_OUTCOME_FITS]);
  g_assert_cmpuint (count_different (grown, whole), <, 50);
  cairo_surface_destroy (grown);
  cairo_surface_destroy (whole);
}

/* Nothing is done yet: the ground. */
static void
test_empty (void)
{
  g_autoptr (ReluFile) file = file_new ();
  g_autoptr (ReluStarts) starts = relu_starts_new (file);
  g_autoptr (ReluCurvesChart) chart = chart_new ();
  ReluCurvesScene scene = { starts, RELU_CURVES_ALL, 3 };
  cairo_surface_t *got = paint (chart, &scene, 100, 80);

  for (gsize i = 0; i < 80; i++)
    g_assert_cmpint (get_byte (got, 160, i), ==, 0xff);
  g_assert_cmpint (relu_curves_chart_pick (chart, &scene, 50, 40, 6), ==, RELU_CURVES_NONE);
  cairo_surface_destroy (got);
}

static cairo_status_t
count_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  *(gsize *) closure += length;
  return CAIRO_STATUS_SUCCESS;
}

/* Curves, not pictures of them. */
static void
test_vectors (void)
{
  g_autoptr (ReluStarts) starts = starts_new ();
  g_autoptr (ReluCurvesChart) chart = chart_new ();
  ReluCurvesScene scene = { starts, RELU_CURVES_ALL, 2 };
  gsize n = 0;
  cairo_surface_t *svg = cairo_svg_surface_create_for_stream (count_bytes, &n, 800, 500);
  cairo_t *cr = cairo_create (svg);

  relu_curves_chart_paint (chart, &scene, cr, 800, 500);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (svg);
  g_assert_cmpuint (n, >, 10000);
  g_assert_cmpuint (n, <, 400000);
  g_assert_cmpuint (relu_curves_chart_get_n_bases (chart), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/curves-chart/raster", test_raster);
  g_test_add_func ("/curves-chart/raster-alpha", test_raster_alpha);
  g_test_add_func ("/curves-chart/layout", test_layout);
  g_test_add_func ("/curves-chart/pick", test_pick);
  g_test_add_func ("/curves-chart/highlight", test_highlight);
  g_test_add_func ("/curves-chart/running", test_running);
  g_test_add_func ("/curves-chart/empty", test_empty);
  g_test_add_func ("/curves-chart/vectors", test_vectors);

  return g_test_run ();
}
