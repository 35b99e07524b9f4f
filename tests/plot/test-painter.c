/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "plot-fixture.h"
#include "relu-figure-private.h"
#include "relu-forward.h"
#include "relu-painter-private.h"

static ReluPainter *
painter_new (void)
{
  ReluPainter *painter = relu_painter_new (relu_theme_get (RELU_THEME_LIGHT));

  relu_painter_set_font (painter, TEST_FONT);

  return painter;
}

static guint32
pixel_at (cairo_surface_t *surface, double x, double y)
{
  const guchar *data = cairo_image_surface_get_data (surface);
  guint32 pixel;

  memcpy (&pixel,
          data + (gsize) y * (gsize) cairo_image_surface_get_stride (surface) + 4 * (gsize) x, 4);

  return pixel;
}

static guint32
to_pixel (ReluColor color)
{
  return 0xff000000 | (guint32) (color.red * 255 + 0.5) << 16
         | (guint32) (color.green * 255 + 0.5) << 8 | (guint32) (color.blue * 255 + 0.5);
}

static void
test_coordinates (void)
{
  g_autoptr (ReluPainter) painter = painter_new ();
  ReluSceneOptions options = RELU_SCENE_OPTIONS_INIT;
  g_autoptr (ReluScene) scene = NULL;
  ReluRect plot;
  ReluPick pick;

  relu_painter_get_plot_area (painter, &plot);
  g_assert_cmpfloat (plot.width, ==, 0);
  relu_painter_pick (painter, 10, 10, 5, &pick);
  g_assert_cmpint (pick.kind, ==, RELU_PICK_NOTHING);

  options.x_from = -3;
  options.x_to = 5;
  options.y_from = -10;
  options.y_to = 30;
  scene = test_scene_new (test_network_bend (), -4, 4, &options);
  cairo_surface_destroy (test_paint (painter, scene, 900, 600));
  relu_painter_get_plot_area (painter, &plot);
  g_assert_cmpfloat (relu_painter_x_from_data (painter, -3), ==, plot.x);
  g_assert_cmpfloat_with_epsilon (relu_painter_x_from_data (painter, 5), plot.x + plot.width, 1e-9);
  g_assert_cmpfloat_with_epsilon (relu_painter_y_from_data (painter, -10), plot.y + plot.height,
                                  1e-9);
  g_assert_cmpfloat_with_epsilon (relu_painter_y_from_data (painter, 30), plot.y, 1e-9);
  for (double x = -6; x < 8; x += 0.37)
    {
      g_assert_cmpfloat_with_epsilon (
        relu_painter_x_to_data (painter, relu_painter_x_from_data (painter, x)), x, 1e-12);
      g_assert_cmpfloat_with_epsilon (
        relu_painter_y_to_data (painter, relu_painter_y_from_data (painter, x)), x, 1e-12);
    }
}

static void
test_pick (void)
{
  g_autoptr (ReluPainter) painter = painter_new ();
  g_autoptr (ReluScene) scene = test_scene_new (test_network_bend (), -4, 4, NULL);
  static const double xs[] = { -3, 0, 2 }, ys[] = { -0.5, 1.9, -0.5 };
  ReluRect plot;
  ReluPick pick;

  cairo_surface_destroy (test_paint (painter, scene, 900, 600));
  for (guint i = 0; i < 3; i++)
    {
      double x = relu_painter_x_from_data (painter, xs[i]);
      double y = relu_painter_y_from_data (painter, ys[i]);

      relu_painter_pick (painter, x + 4, y - 5, 8, &pick);
      g_assert_cmpint (pick.kind, ==, RELU_PICK_BREAKPOINT);
      g_assert_cmpuint (pick.index, ==, i);
      relu_painter_pick (painter, x + 4, y - 20, 8, &pick);
      g_assert_cmpint (pick.kind, ==, RELU_PICK_PLOT);
    }

  /* Lanes, from the unit's name on the left to the end of the domain, in their order. */
  relu_painter_get_plot_area (painter, &plot);
  for (double x = 5; x < plot.x + plot.width; x += 111)
    {
      guint next = 0;

      for (double y = plot.y + plot.height + 1; y < 600; y++)
        {
          relu_painter_pick (painter, x, y, 3, &pick);
          if (pick.kind == RELU_PICK_LANE && pick.index == next)
            next++;
          else if (pick.kind == RELU_PICK_LANE)
            g_assert_cmpuint (pick.index, ==, next - 1);
        }
      g_assert_cmpuint (next, ==, 3);
    }
  relu_painter_pick (painter, 450, 2, 3, &pick);
  g_assert_cmpint (pick.kind, ==, RELU_PICK_NOTHING);
}

static void
test_pick_silent (void)
{
  static const double w[] = { 1, -1 }, b[] = { 0, 0 }, v[] = { 1, -1 };
  g_autoptr (ReluPainter) painter = painter_new ();
  g_autoptr (ReluScene) scene = test_scene_new (
    test_network_shallow (2, w, b, v, 0, RELU_ACTIVATION_RELU), -4, 4, NULL);
  ReluPick pick;

  cairo_surface_destroy (test_paint (painter, scene, 900, 600));
  relu_painter_pick (painter, relu_painter_x_from_data (painter, 0),
                     relu_painter_y_from_data (painter, 0), 6, &pick);
  g_assert_cmpint (pick.kind, ==, RELU_PICK_SILENT_SWITCH);
  g_assert_cmpuint (pick.index, ==, 0);
}

/* The curve half as far away as a ring; across the line, however steep it is. */
static void
test_pick_piece (void)
{
  static const struct
  {
    double x, along, across;
    int piece; /* -1: too far */
  } rows[] = {
    { -3.6, 0, 0, 0 },  { -3.6, 0, 5, 0 },  { -3.6, 0, 7, -1 },
    { -1.5, 0, -5, 1 }, { -1.5, 40, 5, 1 }, { -1.5, 0, -7, -1 },
    { 1, -30, 5, 2 },   { 3.9, 0, 5, 3 },
  };
  g_autoptr (ReluPainter) painter = painter_new ();
  g_autoptr (ReluScene) scene = test_scene_new (test_network_bend (), -4, 4, NULL);
  ReluNetwork *network = relu_analysis_get_network (relu_scene_get_analysis (scene));
  ReluPick pick;

  cairo_surface_destroy (test_paint (painter, scene, 900, 600));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double y = relu_network_evaluate (network, rows[i].x), next_x = rows[i].x + 1e-3;
      double next_y = relu_network_evaluate (network, next_x);
      double px = relu_painter_x_from_data (painter, rows[i].x);
      double py = relu_painter_y_from_data (painter, y);
      double dx = relu_painter_x_from_data (painter, next_x) - px;
      double dy = relu_painter_y_from_data (painter, next_y) - py;
      double length = hypot (dx, dy);

      px += (rows[i].along * dx - rows[i].across * dy) / length;
      py += (rows[i].along * dy + rows[i].across * dx) / length;
      relu_painter_pick (painter, px, py, 12, &pick);
      g_test_message ("row %u", i);
      g_assert_cmpint (pick.kind, ==, rows[i].piece < 0 ? RELU_PICK_PLOT : RELU_PICK_PIECE);
      if (rows[i].piece >= 0)
        g_assert_cmpuint (pick.index, ==, (guint) rows[i].piece);
    }
}

/* Only a line that was put there can be taken hold of; rings lie over it. */
static void
test_pick_line (void)
{
  g_autoptr (ReluPainter) painter = painter_new ();
  ReluSceneOptions options = RELU_SCENE_OPTIONS_INIT;
  ReluRect area;
  ReluPick pick;

  options.x_from = -4;
  options.x_to = 4;
  options.y_from = -2;
  options.y_to = 4;
  for (guint has_handle = 0; has_handle < 2; has_handle++)
    {
      g_autoptr (ReluScene) scene = NULL;
      double x, y;

      options.reading_x = 2;
      options.reading_has_handle = has_handle;
      scene = test_scene_new (test_network_bend (), -4, 4, &options);
      cairo_surface_destroy (test_paint (painter, scene, 900, 600));
      relu_painter_get_plot_area (painter, &area);
      x = relu_painter_x_from_data (painter, 2);
      y = relu_painter_y_from_data (painter, -0.5);

      relu_painter_pick (painter, x + 4, area.y + area.height - 3, 12, &pick);
      g_assert_cmpint (pick.kind, ==, has_handle ? RELU_PICK_LINE : RELU_PICK_PLOT);
      relu_painter_pick (painter, x + 8, area.y + area.height - 3, 12, &pick);
      g_assert_cmpint (pick.kind, ==, RELU_PICK_PLOT);
      relu_painter_pick (painter, x + 4, y, 12, &pick);
      g_assert_cmpint (pick.kind, ==, RELU_PICK_BREAKPOINT);
    }
}

static void
test_pick_smooth (void)
{
  static const double w[] = { 1, -1 }, b[] = { 0, 0.5 }, v[] = { 2, 1 };
  g_autoptr (ReluPainter) painter = painter_new ();
  g_autoptr (ReluNetwork) network
      = test_network_shallow (2, w, b, v, 0, RELU_ACTIVATION_TANH);
  g_autoptr (ReluScene) scene = test_scene_new (relu_network_ref (network), -4, 4, NULL);
  ReluPick pick;

  cairo_surface_destroy (test_paint (painter, scene, 900, 600));
  for (double x = -4; x <= 4; x += 0.5)
    {
      double px = relu_painter_x_from_data (painter, x);
      double py = relu_painter_y_from_data (painter, relu_network_evaluate (network, x));

      relu_painter_pick (painter, px, py + 3, 12, &pick);
      g_assert_cmpint (pick.kind, ==, RELU_PICK_PIECE);
      relu_painter_pick (painter, px, py + 60, 12, &pick);
      g_assert_cmpint (pick.kind, ==, RELU_PICK_PLOT);
    }
}

/* What is where: the tints, the curve, the lanes, in the colours of the units. */
static void
test_colors (void)
{
  const ReluTheme *theme = relu_theme_get (RELU_THEME_LIGHT);
  g_autoptr (ReluPainter) painter = painter_new ();
  ReluSceneOptions options = RELU_SCENE_OPTIONS_INIT;
  g_autoptr (ReluScene) scene = NULL;
  cairo_surface_t *surface;
  ReluRect plot;

  options.show_contributions = FALSE;
  scene = test_scene_new (test_network_bend (), -4, 4, &options);
  surface = test_paint (painter, scene, 1200, 750);
  relu_painter_get_plot_area (painter, &plot);
  g_assert_cmphex (pixel_at (surface, 2, 2), ==, to_pixel (relu_theme_get_background (theme)));
  for (guint i = 0; i < 4; i++)
    {
      static const double inside[] = { -3.4, -1.3, 0.9, 3.3 }, values[] = { -0.5, 0.86, 0.82, 1.32 };
      double x = relu_painter_x_from_data (painter, inside[i]);
      double y = relu_painter_y_from_data (painter, values[i]);
      ReluColor color = relu_theme_get_unit_color (theme, i == 0 ? 0 : i - 1);
      guint32 tint = pixel_at (surface, x, plot.y + plot.height - 7);

      g_assert_cmphex (tint, !=, to_pixel (relu_theme_get_background (theme)));
      if (i > 0)
        g_assert_cmphex (pixel_at (surface, x, y), ==, to_pixel (color));
      else
        g_assert_cmphex (pixel_at (surface, x, y), !=, to_pixel (color));
    }
  cairo_surface_destroy (surface);
}

static void
test_transparent (void)
{
  g_autoptr (ReluPainter) painter = painter_new ();
  g_autoptr (ReluScene) scene = test_scene_new (test_network_bend (), -4, 4, NULL);
  cairo_surface_t *surface;
  ReluRect plot;

  relu_painter_set_transparent (painter, TRUE);
  surface = test_paint (painter, scene, 600, 400);
  relu_painter_get_plot_area (painter, &plot);
  g_assert_cmphex (pixel_at (surface, 1, 1), ==, 0);
  g_assert_cmphex (pixel_at (surface, 598, 398), ==, 0);
  g_assert_cmphex (pixel_at (surface, plot.x + 30, plot.y + plot.height - 8) >> 24, ==, 0xff);
  cairo_surface_destroy (surface);
}

/* No seam: every pixel of an opaque figure is painted. */
static void
test_opaque (void)
{
  g_autoptr (ReluPainter) painter = painter_new ();

  for (guint i = 0; i < 40; i++)
    {
      guint widths[2] = { (guint) g_test_rand_int_range (1, 90), (guint) g_test_rand_int_range (1, 9) };
      ReluSceneOptions options = RELU_SCENE_OPTIONS_INIT;
      g_autoptr (ReluScene) scene = NULL;
      cairo_surface_t *surface;
      int width = g_test_rand_int_range (200, 900), height = g_test_rand_int_range (150, 700);
      guint n_open = 0;

      options.x_from = g_test_rand_double_range (-7, 0);
      options.x_to = g_test_rand_double_range (0.1, 7);
      options.show_slope_strip = i % 2;
      options.show_build_up = i % 3 > 0;
      scene = test_scene_new (test_network_random ((guint32) i, 1 + i % 2, widths), -4, 4,
                              i % 5 ? &options : NULL);
      surface = test_paint (painter, scene, width, height);
      for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
          n_open += pixel_at (surface, x, y) >> 24 != 0xff;
      g_assert_cmpuint (n_open, ==, 0);
      cairo_surface_destroy (surface);
    }
}

/* Numbers that overflow, vanish or coincide must neither stop cairo nor hang. */
static void
test_extremes (void)
{
  static const double numbers[] = { 0, 1, -1, 1e-300, -1e-300, 1e150, -1e150, 1e-5, 12345678.9 };
  static const double domains[][2] = { { -4, 4 },         { 0, 1e-9 },     { 1e6, 1e6 + 1e-3 },
                                       { -1e100, 1e100 }, { 1e-300, 2e-300 } };
  g_autoptr (ReluPainter) painter = painter_new ();
  guint n_drawn = 0;

  for (guint i = 0; i < 600; i++)
    {
      double w[3], b[3], v[3];
      const double *domain = domains[i % G_N_ELEMENTS (domains)];
      ReluSceneOptions options = RELU_SCENE_OPTIONS_INIT;
      g_autoptr (ReluNetwork) network = NULL;
      g_autoptr (ReluAnalysis) analysis = NULL;
      g_autoptr (ReluScene) scene = NULL;
      g_autofree char *words = NULL;
      double y_from, y_to;

      for (guint k = 0; k < 3; k++)
        {
          w[k] = numbers[g_test_rand_int_range (0, G_N_ELEMENTS (numbers))];
          b[k] = numbers[g_test_rand_int_range (0, G_N_ELEMENTS (numbers))];
          v[k] = numbers[g_test_rand_int_range (0, G_N_ELEMENTS (numbers))];
        }
      network = test_network_shallow (3, w, b, v, 0,
                                      i % 7 ? RELU_ACTIVATION_RELU : RELU_ACTIVATION_TANH);
      analysis = relu_analysis_new (network, domain[0], domain[1], NULL);
      if (analysis == NULL)
        continue; /* f overflows there: the window says so instead */
      options.show_slope_strip = options.show_build_up = TRUE;
      if (i % 3 == 0)
        {
          options.y_from = -1e-12;
          options.y_to = 1e-12;
        }
      if (i % 4 == 0)
        {
          options.x_from = -1e-7;
          options.x_to = 1e-7;
        }
      options.reading_x = (domain[0] + domain[1]) / 2;
      scene = relu_scene_new (analysis, &options);
      relu_scene_get_visible (scene, NULL, NULL, &y_from, &y_to);
      g_assert_true (isfinite (y_from) && isfinite (y_to) && y_from < y_to);
      cairo_surface_destroy (test_paint (painter, scene, 500, 400));
      words = relu_scene_dup_description (scene);
      g_assert_true (g_utf8_validate (words, -1, NULL));
      n_drawn++;
    }
  g_assert_cmpuint (n_drawn, >, 300);
}

/* Any size down to nothing; a scene without what it could have. */
static void
test_sizes (void)
{
  g_autoptr (ReluPainter) painter = painter_new ();
  ReluSceneOptions options = RELU_SCENE_OPTIONS_INIT;
  g_autoptr (ReluScene) scene = NULL;

  options.show_build_up = TRUE;
  scene = test_scene_new (test_network_bend (), -4, 4, &options);
  for (int size = 1; size < 130; size += 3)
    {
      cairo_surface_destroy (test_paint (painter, scene, size, 130 - size));
      cairo_surface_destroy (test_paint (painter, scene, size, size));
      cairo_surface_destroy (test_paint (painter, scene, size * 7, 900 - size * 6));
    }
  relu_painter_set_scale (painter, 4);
  cairo_surface_destroy (test_paint (painter, scene, 320, 240));
}

/* GTK records what is painted and plays it back later: that must be the same picture, whatever was
 * painted between. */
static void
test_recording (void)
{
  g_autoptr (ReluPainter) painter = painter_new ();
  guint many[] = { 200 };

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (ReluScene) scene
        = i == 0 ? test_scene_new (test_network_bend (), -4, 4, NULL)
                 : test_scene_new (i == 1 ? test_network_random (5, 1, many)
                                          : test_network_sawtooth (9),
                                   i == 1 ? -4 : 0, i == 1 ? 4 : 1, NULL);
      g_autoptr (ReluScene) other = test_scene_new (test_network_sawtooth (10), 0, 1, NULL);
      cairo_surface_t *record = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      cairo_surface_t *want = test_paint (painter, scene, 900, 600);
      cairo_surface_t *got = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 900, 600);
      cairo_t *cr = cairo_create (record);

      relu_painter_paint (painter, scene, cr, 900, 600);
      cairo_destroy (cr);
      cairo_surface_destroy (test_paint (painter, other, 900, 600));

      cr = cairo_create (got);
      cairo_set_source_surface (cr, record, 0, 0);
      cairo_paint (cr);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_destroy (cr);
      test_assert_same_picture ("painter-recording", got, want, 0, 8, 0);
      cairo_surface_destroy (record);
      cairo_surface_destroy (want);
      cairo_surface_destroy (got);
    }
}

/* On a screen with two pixels in a unit, what is drawn as pixels is as fine as on such an image. */
static void
test_device_scale (void)
{
  g_autoptr (ReluPainter) painter = painter_new ();
  guint many[] = { 200 };

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (ReluScene) scene
        = i == 0 ? test_scene_new (test_network_bend (), -4, 4, NULL)
                 : test_scene_new (i == 1 ? test_network_random (5, 1, many)
                                          : test_network_sawtooth (9),
                                   i == 1 ? -4 : 0, i == 1 ? 4 : 1, NULL);
      cairo_surface_t *record = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      cairo_surface_t *want = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1800, 1200);
      cairo_surface_t *got = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1800, 1200);
      cairo_t *cr = cairo_create (want);

      cairo_scale (cr, 2, 2);
      relu_painter_paint (painter, scene, cr, 900, 600);
      cairo_destroy (cr);

      cr = cairo_create (record);
      relu_painter_set_device_scale (painter, 2);
      relu_painter_paint (painter, scene, cr, 900, 600);
      relu_painter_set_device_scale (painter, 1);
      cairo_destroy (cr);

      cr = cairo_create (got);
      cairo_scale (cr, 2, 2);
      cairo_set_source_surface (cr, record, 0, 0);
      cairo_paint (cr);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_destroy (cr);
      test_assert_same_picture ("painter-device-scale", got, want, 0, 16, 0.002);
      cairo_surface_destroy (record);
      cairo_surface_destroy (want);
      cairo_surface_destroy (got);
    }
}

/* In lanes of any height, words keep off the first and the last row of pixels: they fit or are not
 * there. */
static void
test_lane_words (void)
{
  g_autoptr (ReluPainter) painter = painter_new ();
  guint n_lanes = 0, n_words = 0;

  for (int height = 150; height <= 460; height += 3)
    {
      g_autoptr (ReluScene) scene = test_scene_new (test_network_linear (), -4, 4, NULL);
      cairo_surface_t *surface = test_paint (painter, scene, 739, height);
      ReluRect plot;
      int x, bottom;

      relu_painter_get_plot_area (painter, &plot);
      x = (int) plot.x + 12; /* right of the round corner, left of the words */
      bottom = (int) (plot.y + plot.height);
      for (int y = bottom + 2; y < height - 1; y++)
        {
          guint32 lane = pixel_at (surface, x, y);
          int first = y;

          if (lane == pixel_at (surface, x, y - 1) || lane != pixel_at (surface, x, y + 1)
              || lane == pixel_at (surface, 0, 0))
            continue;
          while (y + 1 < height && pixel_at (surface, x, y + 1) == lane)
            y++;
          n_lanes++;
          for (int i = x; i < (int) (plot.x + plot.width) - 12; i++)
            {
              g_assert_cmphex (pixel_at (surface, i, first), ==, lane);
              g_assert_cmphex (pixel_at (surface, i, y), ==, lane);
              n_words += pixel_at (surface, i, (first + y) / 2) != lane;
            }
        }
      cairo_surface_destroy (surface);
    }
  g_assert_cmpuint (n_lanes, >, 200);
  g_assert_cmpuint (n_words, >, 1000);
}

/* However few doubles lie in the domain: two ticks at least, or the ends by themselves. */
static void
test_narrow_axis (void)
{
  const ReluTheme *theme = relu_theme_get (RELU_THEME_LIGHT);
  g_autoptr (ReluText) text = relu_text_new (TEST_FONT);
  guint n_ends = 0;

  for (guint n = 1; n < 300; n++)
    {
      double from = n % 2 ? 1 : -1234567.8, to = from;
      g_autoptr (ReluScene) scene = NULL;
      ReluFigure figure;

      for (guint i = 0; i < n; i++)
        to = nextafter (to, INFINITY);
      scene = test_scene_new (test_network_linear (), from, to, NULL);
      relu_figure_init (&figure, scene, theme, text, 1, 1100, 660);
      g_assert_true (figure.has_end_labels ? figure.x_ticks.n == 0 : figure.x_ticks.n >= 2);
      n_ends += figure.has_end_labels;
    }
  g_assert_cmpuint (n_ends, >, 1);
  g_assert_cmpuint (n_ends, <, 200);
}

/* A steady figure lays out no text again; a moving one only what changed. */
static void
test_work (void)
{
  g_autoptr (ReluPainter) painter = painter_new ();
  g_autoptr (ReluNetwork) network = test_network_bend ();
  guint before = 0;

  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (ReluScene) scene = test_scene_new (relu_network_ref (network), -4, 4, NULL);

      cairo_surface_destroy (test_paint (painter, scene, 1280, 768));
      if (i == 0)
        before = relu_text_get_n_made (relu_painter_get_text (painter));
    }
  g_assert_cmpuint (relu_text_get_n_made (relu_painter_get_text (painter)), ==, before);

  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (ReluScene) scene = test_scene_new (
        relu_network_with_parameter (network, relu_network_bias_index (network, 0, 1), 0.01 * i),
        -4, 4, NULL);

      cairo_surface_destroy (test_paint (painter, scene, 1280, 768));
    }
  g_assert_cmpuint (relu_text_get_n_made (relu_painter_get_text (painter)) - before, <, 100 * 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/painter/coordinates", test_coordinates);
  g_test_add_func ("/painter/pick", test_pick);
  g_test_add_func ("/painter/pick-silent", test_pick_silent);
  g_test_add_func ("/painter/pick-piece", test_pick_piece);
  g_test_add_func ("/painter/pick-line", test_pick_line);
  g_test_add_func ("/painter/pick-smooth", test_pick_smooth);
  g_test_add_func ("/painter/colors", test_colors);
  g_test_add_func ("/painter/transparent", test_transparent);
  g_test_add_func ("/painter/opaque", test_opaque);
  g_test_add_func ("/painter/extremes", test_extremes);
  g_test_add_func ("/painter/sizes", test_sizes);
  g_test_add_func ("/painter/recording", test_recording);
  g_test_add_func ("/painter/device-scale", test_device_scale);
  g_test_add_func ("/painter/lane-words", test_lane_words);
  g_test_add_func ("/painter/narrow-axis", test_narrow_axis);
  g_test_add_func ("/painter/work", test_work);

  return g_test_run ();
}
