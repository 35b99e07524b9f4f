/* SPDX-License-Identifier: GPL-3.0-or-later */

/* test-shades.c: the colours that test-contrast.c measures are those that are painted. Each is looked for
 * in a picture of the figure, the chart of a loss and the diagram, in every theme, where marks are
 * thick enough to have pixels of their colour alone. */

#include <math.h>
#include <stdlib.h>

#include "plot-fixture.h"
#include "relu-color-private.h"
#include "relu-diagram.h"
#include "relu-loss-chart.h"
#include "relu-theme-private.h"

#define WIDTH 2600
#define HEIGHT 2000
#define SCALE 5 /* of lines against those of a screen */

static guint32
get_pixel (cairo_surface_t *picture, int x, int y)
{
  const guchar *data = cairo_image_surface_get_data (picture);

  return ((const guint32 *) (const void *) (data + y * cairo_image_surface_get_stride (picture)))[x];
}

static gboolean
is_near (guint32 p, guint32 q)
{
  for (guint shift = 0; shift < 24; shift += 8)
    if (abs ((int) (p >> shift & 0xff) - (int) (q >> shift & 0xff)) > 1)
      return FALSE;

  return TRUE;
}

/* Three pixels by three: the rims of letters and lines, which mix colours of all kinds, have no such
 * blocks. */
static gboolean
has_block (cairo_surface_t *picture, guint32 color)
{
  for (int y = 1; y + 1 < HEIGHT; y++)
    for (int x = 1; x + 1 < WIDTH; x++)
      {
        guint n = 0;

        if (!is_near (get_pixel (picture, x, y), color))
          continue;
        for (int i = 0; i < 9; i++)
          n += is_near (get_pixel (picture, x + i % 3 - 1, y + i / 3 - 1), color);
        if (n == 9)
          return TRUE;
      }

  return FALSE;
}

/* @ground is opaque, @color may be translucent. */
static void
assert_painted (cairo_surface_t *picture, const ReluTheme *theme, const char *what, ReluColor color,
                ReluColor ground)
{
  guint32 pixel = relu_color_to_pixel (relu_color_over (color, ground));

  if (has_block (picture, pixel))
    return;

  g_test_message ("%s: %s is not painted in #%06x", theme->name, what, pixel & 0xffffff);
  g_test_fail ();
}

static cairo_surface_t *
picture_new (void)
{
  return cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
}

static void
test_figure (void)
{
  ReluSceneOptions options = RELU_SCENE_OPTIONS_INIT;
  static const double xs[] = { -3.6, -3.3, -2.4, -1.3, 0.6, 1.7, 2.6, 3.3 };
  static const double ys[] = { 9, 9, 9, 9, 9, 9, 9, 9 };
  g_autoptr (ReluData) data = relu_data_new (G_N_ELEMENTS (xs), xs, ys);
  g_autoptr (GPtrArray) ghosts = relu_ghosts_new ();
  g_autoptr (ReluScene) scene = NULL;

  test_ghosts_add (ghosts, "", test_network_linear (), -4, 4);
  options.data = data;
  options.show_headline = FALSE; /* so that there is room for all else */
  options.show_residuals = TRUE;
  options.show_slope_strip = TRUE;
  options.reading_x = 1.1;
  options.x_from = -5;
  options.x_to = 4;
  options.y_from = -2;
  options.y_to = 26;
  options.ghosts = ghosts;
  scene = test_scene_new (test_network_bend (), -4, 4, &options);

  for (guint t = 0; t < RELU_N_THEMES; t++)
    {
      const ReluTheme *theme = relu_theme_get (t);
      g_autoptr (ReluPainter) painter = relu_painter_new (theme);
      cairo_surface_t *picture;
      ReluColor ink = theme->headline;

      relu_painter_set_font (painter, TEST_FONT);
      relu_painter_set_scale (painter, SCALE);
      picture = test_paint (painter, scene, WIDTH, HEIGHT);
      assert_painted (picture, theme, "ground", theme->background, theme->background);
      assert_painted (picture, theme, "beyond the domain", theme->outside, theme->background);
      assert_painted (picture, theme, "tint of the first region", relu_theme_get_neutral_tint (theme),
                      theme->background);
      assert_painted (picture, theme, "first piece", theme->neutral, theme->background);
      assert_painted (picture, theme, "axis", theme->axis, theme->background);
      assert_painted (picture, theme, "text", theme->text, theme->background);
      assert_painted (picture, theme, "data", ink, theme->background);
      assert_painted (picture, theme, "lane where a unit is off", theme->lane_off, theme->background);
      assert_painted (picture, theme, "ghost", relu_theme_get_ghost_color (theme), theme->background);
      assert_painted (picture, theme, "tick where a unit is off",
                      relu_color_fade (ink, RELU_SHADE_RUG_OFF), theme->background);
      assert_painted (picture, theme, "residual", relu_color_fade (ink, RELU_SHADE_RESIDUAL),
                      relu_theme_get_neutral_tint (theme));
      for (guint i = 0; i < 3; i++)
        {
          ReluColor tint = relu_theme_get_tint (theme, i);

          assert_painted (picture, theme, "tint", tint, theme->background);
          assert_painted (picture, theme, "piece", relu_theme_get_unit_color (theme, i), tint);
          assert_painted (picture, theme, "lane", relu_theme_get_lane_color (theme, i), tint);
          assert_painted (picture, theme, "plate", theme->plate, tint);
          assert_painted (picture, theme, "residual", relu_color_fade (ink, RELU_SHADE_RESIDUAL), tint);
        }
      cairo_surface_destroy (picture);
    }
}

static void
test_loss_chart (void)
{
  g_autoptr (ReluRecord) record = relu_record_new ();
  ReluLossScene scene = { .record = record, .position = 4, .line_loss = 0.5, .fit = NAN };

  for (guint i = 0; i < 10; i++)
    {
      ReluMoment *moment = g_new0 (ReluMoment, 1);

      *moment = (ReluMoment){ .step = i, .loss = 1, .network = test_network_bend (), .n_regions = 2 };
      relu_record_append (record, moment);
    }
  for (guint t = 0; t < RELU_N_THEMES; t++)
    {
      const ReluTheme *theme = relu_theme_get (t);
      g_autoptr (ReluLossChart) chart = relu_loss_chart_new (theme);
      cairo_surface_t *picture = picture_new ();
      cairo_t *cr = cairo_create (picture);

      relu_loss_chart_set_font (chart, TEST_FONT);
      relu_loss_chart_set_scale (chart, SCALE);
      relu_loss_chart_paint (chart, &scene, cr, WIDTH, HEIGHT);
      cairo_destroy (cr);
      cairo_surface_flush (picture);
      assert_painted (picture, theme, "loss", theme->neutral, theme->background);
      assert_painted (picture, theme, "loss after the moment that is shown",
                      relu_color_fade (theme->neutral, RELU_SHADE_LATER), theme->background);
      assert_painted (picture, theme, "moment that is shown", theme->headline, theme->background);
      assert_painted (picture, theme, "best line", theme->text, theme->background);
      cairo_surface_destroy (picture);
    }
}

static cairo_surface_t *
paint_diagram (const ReluTheme *theme, const ReluDiagramScene *scene)
{
  g_autoptr (ReluDiagram) diagram = relu_diagram_new (theme);
  cairo_surface_t *picture = picture_new ();
  cairo_t *cr = cairo_create (picture);

  relu_diagram_set_font (diagram, TEST_FONT);
  relu_diagram_set_scale (diagram, SCALE);
  relu_diagram_paint (diagram, scene, cr, WIDTH, HEIGHT);
  cairo_destroy (cr);
  cairo_surface_flush (picture);

  return picture;
}

static void
test_diagram (void)
{
  static const guint8 muted[4] = { 0, 1, 0, 0 };
  g_autoptr (ReluNetwork) network = test_network_bend ();
  g_autoptr (ReluAnalysis) analysis = relu_analysis_new (network, -4, 4, NULL);
  ReluDiagramScene scene = { .network = network, .analysis = analysis, .x = 3, .muted = muted };

  for (guint t = 0; t < RELU_N_THEMES; t++)
    {
      const ReluTheme *theme = relu_theme_get (t);
      double share = theme->outlined ? RELU_SHADE_ASIDE_OUTLINED : RELU_SHADE_ASIDE;
      cairo_surface_t *picture;

      scene.highlight = (ReluDiagramItem){ RELU_DIAGRAM_NOTHING, 0, 0, 0 };
      scene.selected = (ReluDiagramItem){ RELU_DIAGRAM_EDGE, 1, 0, 2 };
      picture = paint_diagram (theme, &scene);
      assert_painted (picture, theme, "positive edge", theme->positive, theme->background);
      assert_painted (picture, theme, "negative edge", theme->negative, theme->background);
      assert_painted (picture, theme, "band of the selected edge",
                      relu_color_fade (theme->headline, RELU_SHADE_BAND), theme->background);
      assert_painted (picture, theme, "unit that is on", relu_theme_get_lane_color (theme, 0),
                      theme->background);
      assert_painted (picture, theme, "unit that is muted",
                      relu_color_fade (relu_theme_get_lane_color (theme, 1), RELU_SHADE_MUTED),
                      theme->background);
      cairo_surface_destroy (picture);

      scene.highlight = (ReluDiagramItem){ RELU_DIAGRAM_UNIT, 0, 2, 0 };
      picture = paint_diagram (theme, &scene);
      assert_painted (picture, theme, "unit that is dimmed",
                      relu_color_fade (relu_theme_get_lane_color (theme, 0), share),
                      theme->background);
      cairo_surface_destroy (picture);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shades/figure", test_figure);
  g_test_add_func ("/shades/loss-chart", test_loss_chart);
  g_test_add_func ("/shades/diagram", test_diagram);

  return g_test_run ();
}
