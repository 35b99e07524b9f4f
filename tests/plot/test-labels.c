/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "plot-fixture.h"
#include "relu-painter-private.h"

static gboolean
overlap (const ReluRect *a, const ReluRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height
         && b->y < a->y + a->height;
}

static gboolean
is_inside (const ReluRect *a, const ReluRect *b)
{
  return a->x >= b->x - 1e-9 && a->y >= b->y - 1e-9 && a->x + a->width <= b->x + b->width + 1e-9
         && a->y + a->height <= b->y + b->height + 1e-9;
}

/* Whatever is asked for, what stands is inside, apart, and off the rings. */
static void
check (const ReluLabels *labels, const ReluRect *bounds)
{
  for (guint i = 0; i < relu_labels_get_n_placed (labels); i++)
    {
      const ReluRect *rect = relu_labels_get_placed (labels, i);

      g_assert_true (is_inside (rect, bounds));
      for (guint j = i + 1; j < relu_labels_get_n_placed (labels); j++)
        g_assert_false (overlap (rect, relu_labels_get_placed (labels, j)));
      for (guint j = 0; j < relu_labels_get_n_obstacles (labels); j++)
        g_assert_false (overlap (rect, relu_labels_get_obstacle (labels, j)));
    }
}

static ReluRect
random_rect (double width, double height)
{
  return (ReluRect){ g_test_rand_double_range (-50, 850), g_test_rand_double_range (-50, 650),
                     g_test_rand_double_range (1, width), g_test_rand_double_range (1, height) };
}

static void
test_random_requests (void)
{
  g_autoptr (ReluLabels) labels = relu_labels_new ();
  const ReluRect bounds = { 0, 0, 800, 600 };
  guint n_dropped = 0, n_moved = 0;

  for (guint round = 0; round < 300; round++)
    {
      relu_labels_begin (labels, &bounds, 2);
      for (guint i = 0; i < 20; i++)
        {
          ReluRect obstacle = random_rect (20, 20);

          relu_labels_add_obstacle (labels, &obstacle);
        }
      for (guint i = 0; i < 40; i++)
        {
          ReluRect candidates[5];
          int chosen;

          for (guint k = 0; k < 5; k++)
            candidates[k] = random_rect (120, 30);
          chosen = relu_labels_place (labels, 5, candidates, g_test_rand_bit ());
          n_dropped += chosen < 0;
          n_moved += chosen > 0;
        }
      check (labels, &bounds);
    }
  g_assert_cmpuint (n_dropped, >, 0);
  g_assert_cmpuint (n_moved, >, 0);
}

/* The first free candidate, lines avoided while another is left. */
static void
test_preferences (void)
{
  g_autoptr (ReluLabels) labels = relu_labels_new ();
  const ReluRect bounds = { 0, 0, 100, 100 };
  const ReluRect candidates[] = { { 10, 10, 20, 10 }, { 10, 40, 20, 10 } };

  relu_labels_begin (labels, &bounds, 1);
  g_assert_cmpint (relu_labels_place (labels, 2, candidates, FALSE), ==, 0);
  g_assert_cmpint (relu_labels_place (labels, 2, candidates, FALSE), ==, 1);
  g_assert_cmpint (relu_labels_place (labels, 2, candidates, FALSE), ==, -1);

  relu_labels_begin (labels, &bounds, 1);
  relu_labels_add_line (labels, 0, 0, 40, 30);
  g_assert_cmpint (relu_labels_place (labels, 2, candidates, TRUE), ==, 1);
  g_assert_cmpint (relu_labels_place (labels, 1, candidates, FALSE), ==, -1);
  g_assert_cmpint (relu_labels_place (labels, 1, candidates, TRUE), ==, 0);

  /* A line whose box holds the label, but which passes it by. */
  relu_labels_begin (labels, &bounds, 1);
  relu_labels_add_line (labels, 0, 100, 100, 0);
  g_assert_cmpint (relu_labels_place (labels, 1, candidates, FALSE), ==, 0);
}

static void
paint_and_check (ReluPainter *painter, ReluScene *scene, double width, double height)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  ReluRect plot;

  relu_painter_paint (painter, scene, cr, width, height);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  relu_painter_get_plot_area (painter, &plot);
  g_assert_true (is_inside (&plot, &(ReluRect){ 0, 0, width, height }));
  check (relu_painter_get_labels (painter), &plot);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Random networks of 1 to 1000 units, any size, any text scale. */
static void
test_figures (void)
{
  static const struct
  {
    double width, height;
  } sizes[] = { { 320, 240 }, { 400, 300 }, { 700, 450 },   { 1024, 600 },  { 300, 900 },
                { 1280, 800 }, { 1920, 1080 }, { 3840, 2160 } };
  static const double scales[] = { 0.75, 1, 1.25, 2 };
  g_autoptr (ReluPainter) painter = relu_painter_new (relu_theme_get (RELU_THEME_LIGHT));
  guint n_labels = 0;

  relu_painter_set_font (painter, TEST_FONT);
  for (guint i = 0; i < 40; i++)
    {
      guint n_hidden = i % 3 == 0 ? 2 : 1;
      guint widths[2] = { 0, 0 };
      ReluSceneOptions options = RELU_SCENE_OPTIONS_INIT;
      g_autoptr (GPtrArray) ghosts = relu_ghosts_new ();
      g_autoptr (ReluScene) scene = NULL;

      for (guint k = 0; k < i % 4; k++)
        test_ghosts_add (ghosts, k == 0 ? "" : "Pinned",
                         test_network_random ((guint32) g_test_rand_int (), 1, (guint[]){ 1 + i }), -4,
                         4);
      options.ghosts = ghosts;
      for (guint k = 0; k < n_hidden; k++)
        widths[k] = (guint) (i % 10 == 9 ? g_test_rand_int_range (60, 1001 / (int) n_hidden)
                                         : g_test_rand_int_range (1, 24));
      options.show_slope_strip = g_test_rand_bit ();
      options.show_lanes = g_test_rand_int_range (0, 4) > 0;
      options.show_build_up = g_test_rand_bit ();
      options.build_up_highlight = g_test_rand_int_range (-1, 3);
      if (g_test_rand_bit ())
        {
          options.x_from = g_test_rand_double_range (-8, 0);
          options.x_to = g_test_rand_double_range (0.1, 8);
        }
      options.highlighted_breakpoint = g_test_rand_int_range (-1, 5);
      options.highlighted_unit = g_test_rand_int_range (-1, 3);
      options.highlighted_region = g_test_rand_int_range (-1, 5);
      options.reading_x = g_test_rand_double_range (-4, 4);
      scene = test_scene_new (
        test_network_random ((guint32) g_test_rand_int (), n_hidden, widths), -4, 4, &options);
      for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
        {
          relu_painter_set_theme (painter, relu_theme_get (i % RELU_N_THEMES));
          relu_painter_set_scale (painter, scales[g_test_rand_int_range (0, 4)]);
          paint_and_check (painter, scene, sizes[s].width, sizes[s].height);
          n_labels += relu_labels_get_n_placed (relu_painter_get_labels (painter));
        }
    }
  /* The property must not hold because nothing is ever labelled. */
  g_assert_cmpuint (n_labels, >, 800);
}

/* In the design's figure everything is labelled: 3 breakpoints, 4 slopes, 3 contributions. */
static void
test_design (void)
{
  g_autoptr (ReluPainter) painter = relu_painter_new (relu_theme_get (RELU_THEME_LIGHT));
  g_autoptr (ReluScene) scene = test_scene_new (test_network_bend (), -4, 4, NULL);

  relu_painter_set_font (painter, TEST_FONT);
  paint_and_check (painter, scene, 1280, 768);
  g_assert_cmpuint (relu_labels_get_n_placed (relu_painter_get_labels (painter)), ==, 10);
  paint_and_check (painter, scene, 640, 480);
  g_assert_cmpuint (relu_labels_get_n_placed (relu_painter_get_labels (painter)), >=, 7);
}

/* Above what can be labelled as a whole, some labels stand; above that, none costs anything. */
static void
test_many (void)
{
  g_autoptr (ReluPainter) painter = relu_painter_new (relu_theme_get (RELU_THEME_LIGHT));
  static const guint widths[] = { 90, 130, 200, 400 };

  relu_painter_set_font (painter, TEST_FONT);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      ReluSceneOptions options = RELU_SCENE_OPTIONS_INIT;
      g_autoptr (ReluScene) scene
        = test_scene_new (test_network_random (7 + i, 1, &widths[i]), -4, 4, &options);
      ReluRegions *regions = relu_analysis_get_regions (relu_scene_get_analysis (scene));

      g_assert_cmpuint (relu_regions_get_n_breakpoints (regions), >, 64);
      paint_and_check (painter, scene, 1280, 768);
      g_assert_cmpuint (relu_labels_get_n_placed (relu_painter_get_labels (painter)), >=, 4);
      g_assert_cmpuint (relu_labels_get_n_placed (relu_painter_get_labels (painter)), <=, 32);
      /* Rings: obstacles 6 pixels apart. */
      g_assert_cmpuint (relu_labels_get_n_obstacles (relu_painter_get_labels (painter)), >, 40);
    }

  {
    g_autoptr (ReluScene) scene = test_scene_new (test_network_sawtooth (14), 0, 1, NULL);

    paint_and_check (painter, scene, 1280, 768);
    g_assert_cmpuint (relu_labels_get_n_obstacles (relu_painter_get_labels (painter)), <=, 1);
  }
}

/* A small move of a slider moves labels a little: none jumps unless something is in its way. */
static void
test_steady (void)
{
  g_autoptr (ReluPainter) painter = relu_painter_new (relu_theme_get (RELU_THEME_LIGHT));
  double before = NAN;
  guint n_jumps = 0;

  relu_painter_set_font (painter, TEST_FONT);
  for (guint i = 0; i <= 200; i++)
    {
      g_autoptr (ReluNetwork) network = test_network_bend ();
      ReluSceneOptions options = RELU_SCENE_OPTIONS_INIT;
      g_autoptr (ReluScene) scene = NULL;
      const ReluRect *label;

      options.y_from = -4;
      options.y_to = 6;
      scene = test_scene_new (relu_network_with_parameter (
                                network, relu_network_bias_index (network, 0, 1), 1 - i * 0.01),
                              -4, 4, &options);
      paint_and_check (painter, scene, 1280, 768);
      label = relu_labels_get_placed (relu_painter_get_labels (painter), 1);
      if (i > 0 && fabs (label->y - before) > 1)
        n_jumps++;
      before = label->y;
    }
  g_assert_cmpuint (n_jumps, <=, 2);
}

/* The handle of the reading line may stand over a ring, but on no label. */
static void
test_covers_label (void)
{
  g_autoptr (ReluLabels) labels = relu_labels_new ();
  const ReluRect bounds = { 0, 0, 100, 100 }, ring = { 50, 40, 20, 20 };
  const ReluRect label = { 40, 80, 20, 10 };
  const ReluRect on = { 50, 75, 20, 21 }, above = { 50, 45, 20, 21 }, outside = { 90, 90, 20, 21 };

  relu_labels_begin (labels, &bounds, 2);
  relu_labels_add_obstacle (labels, &ring);
  g_assert_cmpint (relu_labels_place (labels, 1, &label, TRUE), ==, 0);
  g_assert_true (relu_labels_covers_label (labels, &on));
  g_assert_false (relu_labels_covers_label (labels, &above));
  g_assert_false (relu_labels_covers_label (labels, &outside));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/labels/random-requests", test_random_requests);
  g_test_add_func ("/labels/preferences", test_preferences);
  g_test_add_func ("/labels/figures", test_figures);
  g_test_add_func ("/labels/design", test_design);
  g_test_add_func ("/labels/many", test_many);
  g_test_add_func ("/labels/steady", test_steady);
  g_test_add_func ("/labels/covers-label", test_covers_label);

  return g_test_run ();
}
