/* SPDX-License-Identifier: GPL-3.0-or-later */

/* test-hidden.c: what lies beyond the plot's edges, its marks, and the highlighted region. */

#include "relu-labels-private.h"
#include "relu-painter-private.h"
#include "relu-scene-private.h"

#include <math.h>

#include "plot-fixture.h"

static ReluPainter *
painter_new (void)
{
  ReluPainter *painter = relu_painter_new (relu_theme_get (RELU_THEME_LIGHT));

  relu_painter_set_font (painter, TEST_FONT);
  return painter;
}

/* Units that switch at -3, 0 and 2. */
static void
test_counts (void)
{
  static const struct
  {
    double from, to;     /* the domain */
    double x_from, x_to; /* what is visible */
    guint n_left;
    double left;
    guint n_right;
    double right;
  } cases[] = {
    { -4, 4, NAN, NAN, 0, 0, 0, 0 },    { -1, 1, NAN, NAN, 1, -3, 1, 2 },
    { -4, 4, -1, 1, 1, -3, 1, 2 },      { -1, 1, -0.5, 0.5, 1, -3, 1, 2 },
    { -4, 4, 0.5, 1, 2, 0, 1, 2 },      { 0.25, 4, 0.5, 1, 2, 0, 1, 2 },
    { 0.5, 1, NAN, NAN, 2, 0, 1, 2 },   { -3, 2, NAN, NAN, 1, -3, 1, 2 },
    { 5, 6, NAN, NAN, 3, 2, 0, 0 },     { -9, -8, NAN, NAN, 0, 0, 3, -3 },
    { -1, 1, -5, 5, 0, 0, 0, 0 },       { -1, 1, -2, 1, 1, -3, 1, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ReluSceneOptions options = RELU_SCENE_OPTIONS_INIT;
      g_autoptr (ReluScene) scene = NULL;
      ReluHidden hidden;

      options.x_from = cases[i].x_from;
      options.x_to = cases[i].x_to;
      scene = test_scene_new (test_network_bend (), cases[i].from, cases[i].to, &options);
      relu_scene_get_hidden (scene, RELU_SIDE_LEFT, &hidden);
      g_test_message ("case %u", i);
      g_assert_cmpuint (hidden.n, ==, cases[i].n_left);
      g_assert_true (hidden.is_complete);
      if (hidden.n > 0)
        g_assert_cmpfloat (hidden.nearest.x, ==, cases[i].left);
      relu_scene_get_hidden (scene, RELU_SIDE_RIGHT, &hidden);
      g_assert_cmpuint (hidden.n, ==, cases[i].n_right);
      if (hidden.n > 0)
        g_assert_cmpfloat (hidden.nearest.x, ==, cases[i].right);
    }
}

static gboolean
find_mark (ReluPainter *painter, ReluSide side)
{
  ReluRect plot;
  ReluPick pick;

  relu_painter_get_plot_area (painter, &plot);
  for (double y = plot.y; y < plot.y + plot.height; y += 3)
    {
      double x = side == RELU_SIDE_LEFT ? plot.x + 10 : plot.x + plot.width - 10;

      relu_painter_pick (painter, x, y, 3, &pick);
      if (pick.kind == RELU_PICK_OUTSIDE)
        {
          g_assert_cmpuint (pick.index, ==, side);
          return TRUE;
        }
    }

  return FALSE;
}

static void
test_marks (void)
{
  g_autoptr (ReluPainter) painter = painter_new ();
  ReluSceneOptions options = RELU_SCENE_OPTIONS_INIT;
  g_autoptr (ReluScene) scene = test_scene_new (test_network_linear (), -4, 4, &options);
  g_autoptr (ReluScene) wide = test_scene_new (test_network_linear (), -12, 12, &options);
  g_autoptr (ReluScene) half = test_scene_new (test_network_linear (), -12, 4, &options);
  g_autoptr (ReluScene) without = NULL;

  options.show_outside = FALSE;
  without = test_scene_new (test_network_linear (), -4, 4, &options);
  g_assert_false (find_mark (painter, RELU_SIDE_LEFT));
  for (guint width = 300; width < 1500; width += 300)
    {
      cairo_surface_destroy (test_paint (painter, scene, (int) width, (int) width * 2 / 3));
      g_assert_true (find_mark (painter, RELU_SIDE_LEFT));
      g_assert_true (find_mark (painter, RELU_SIDE_RIGHT));
      cairo_surface_destroy (test_paint (painter, half, (int) width, (int) width * 2 / 3));
      g_assert_false (find_mark (painter, RELU_SIDE_LEFT));
      g_assert_true (find_mark (painter, RELU_SIDE_RIGHT));
      cairo_surface_destroy (test_paint (painter, wide, (int) width, (int) width * 2 / 3));
      g_assert_false (find_mark (painter, RELU_SIDE_LEFT));
      g_assert_false (find_mark (painter, RELU_SIDE_RIGHT));
      cairo_surface_destroy (test_paint (painter, without, (int) width, (int) width * 2 / 3));
      g_assert_false (find_mark (painter, RELU_SIDE_LEFT));
    }
}

/* Why it is straight, and where it is not. */
static void
test_words (void)
{
  static const char sentence[] = "Outside the domain it bends at x = −10 and x = 10.";
  g_autoptr (ReluScene) scene = test_scene_new (test_network_linear (), -4, 4, NULL);
  g_autoptr (ReluScene) wide = test_scene_new (test_network_linear (), -15, 15, NULL);
  g_autofree char *description = relu_scene_dup_description (scene);
  g_autofree char *wide_description = relu_scene_dup_description (wide);

  g_assert_true (g_str_has_suffix (scene->reason, sentence));
  g_assert_nonnull (strstr (description, sentence));
  g_assert_null (strstr (wide_description, "Outside"));
}

/* The share of pixels in a column of the plot that differ between two pictures. */
static double
compare_column (cairo_surface_t *a, cairo_surface_t *b, int x, const ReluRect *plot)
{
  const guchar *p = cairo_image_surface_get_data (a);
  const guchar *q = cairo_image_surface_get_data (b);
  int stride = cairo_image_surface_get_stride (a);
  guint n = 0;

  for (int y = (int) plot->y; y < plot->y + plot->height; y++)
    n += memcmp (p + y * stride + 4 * x, q + y * stride + 4 * x, 3) != 0;

  return n / plot->height;
}

/* The others are veiled, and it is not. */
static void
test_highlighted_region (void)
{
  static const double middles[] = { -3.5, -1.5, 1.1, 3 };
  g_autoptr (ReluPainter) painter = painter_new ();
  ReluSceneOptions options = RELU_SCENE_OPTIONS_INIT;
  g_autoptr (ReluScene) plain = test_scene_new (test_network_bend (), -4, 4, &options);
  cairo_surface_t *want = test_paint (painter, plain, 900, 600);
  ReluRect plot;

  relu_painter_get_plot_area (painter, &plot);
  for (int index = -1; index < 6; index++)
    {
      g_autoptr (ReluScene) scene = NULL;
      cairo_surface_t *got;

      options.highlighted_region = index;
      scene = test_scene_new (test_network_bend (), -4, 4, &options);
      got = test_paint (painter, scene, 900, 600);
      for (int i = 0; i < 4; i++)
        {
          int x = (int) relu_painter_x_from_data (painter, middles[i]);
          double share = compare_column (got, want, x, &plot);

          if (index < 0 || index > 3)
            g_assert_cmpfloat (share, ==, 0);
          else if (i == index)
            g_assert_cmpfloat (share, <, 0.1);
          else
            g_assert_cmpfloat (share, >, 0.5);
        }
      cairo_surface_destroy (got);
    }
  cairo_surface_destroy (want);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hidden/counts", test_counts);
  g_test_add_func ("/hidden/marks", test_marks);
  g_test_add_func ("/hidden/words", test_words);
  g_test_add_func ("/hidden/highlighted-region", test_highlighted_region);

  return g_test_run ();
}
