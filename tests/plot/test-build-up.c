/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-build-up.c: the panels say what the forward pass says, and stand where there is room. */

#include <math.h>
#include <string.h>

#include "plot-fixture.h"
#include "relu-figure-private.h"
#include "relu-forward.h"
#include "relu-painter-private.h"

static ReluScene *
scene_new (ReluNetwork *network, int layer, int unit)
{
  ReluSceneOptions options = RELU_SCENE_OPTIONS_INIT;

  options.show_build_up = TRUE;
  options.build_up_layer = layer;
  options.build_up_unit = unit;

  return test_scene_new (network, -4, 4, &options);
}

static void
test_values (void)
{
  for (guint i = 0; i < 90; i++)
    {
      guint widths[3] = { 1 + i % 5, 1 + i % 4, 1 + i % 3 };
      guint n_hidden = 1 + i % 3;
      ReluNetwork *network = test_network_random (i, n_hidden, widths);
      int layer = i % 2 ? -1 : g_test_rand_int_range (0, (int) n_hidden);
      g_autoptr (ReluScene) scene = scene_new (network, layer, -1);
      const ReluBuildUp *b = scene->build_up;
      const double *v;

      network = relu_analysis_get_network (scene->analysis);
      v = relu_network_get_weights (network, n_hidden);
      g_assert_cmpuint (b->layer, ==, layer < 0 ? n_hidden - 1 : (guint) layer);
      g_assert_cmpuint (b->n_steps, ==, b->layer == n_hidden - 1 ? 3 : 2);
      g_assert_cmpuint (b->n, ==, widths[b->layer]);
      for (guint k = 0; k < 40; k++)
        {
          double x = g_test_rand_double_range (-4, 4), sum = 0;
          g_autoptr (ReluTrace) trace = relu_trace_new (network, x);

          for (guint j = 0; j < b->n; j++)
            {
              const ReluBuildUpUnit *u = &b->units[j];
              double z = relu_trace_get_preactivation (trace, b->layer, j);
              double want[3] = { z, fmax (z, 0), 0 };

              if (b->n_steps == 3)
                want[2] = v[j] * want[1];
              for (guint step = 0; step < b->n_steps; step++)
                {
                  double y = relu_build_up_get_value (u, step, x);

                  g_assert_cmpfloat_with_epsilon (y, want[step], 1e-9);
                  g_assert_cmpfloat (y, >=, u->low[step] - 1e-9);
                  g_assert_cmpfloat (y, <=, u->high[step] + 1e-9);
                }
              sum += want[2];
            }
          if (b->n_steps == 3)
            g_assert_cmpfloat_with_epsilon (sum + relu_network_get_biases (network, n_hidden)[0],
                                            relu_network_evaluate (network, x), 1e-9);
        }
    }
}

/* Of many units the first ones, or those up to the one that is asked for. */
static void
test_chosen (void)
{
  guint many[] = { 64 };
  g_autoptr (ReluScene) first = scene_new (test_network_random (1, 1, many), -1, -1);
  g_autoptr (ReluScene) other = scene_new (test_network_random (1, 1, many), -1, 40);
  g_autoptr (ReluText) text = relu_text_new (TEST_FONT);
  ReluFigure figure;

  g_assert_cmpuint (first->build_up->units[0].index, ==, 0);
  relu_figure_init (&figure, first, relu_theme_get (RELU_THEME_LIGHT), text, 1, 1200, 700);
  g_assert_cmpuint (figure.panels.n_columns, >=, 6);
  g_assert_cmpuint (figure.panels.n_columns + figure.panels.n_more, ==, 64);
  g_assert_cmpuint (figure.panels.first, ==, 0);

  relu_figure_init (&figure, other, relu_theme_get (RELU_THEME_LIGHT), text, 1, 1200, 700);
  g_assert_cmpuint (
    other->build_up->units[figure.panels.first + figure.panels.n_columns - 1].index, ==, 40);
}

static void
test_none (void)
{
  ReluLayer layer = { 1, 1, { RELU_ACTIVATION_IDENTITY, 0 } };
  g_autoptr (ReluScene) linear
    = scene_new (relu_network_new (1, &layer, (double[]){ 1, 2 }, NULL), -1, -1);
  g_autoptr (ReluScene) hidden = test_scene_new (test_network_bend (), -4, 4, NULL);
  g_autoptr (ReluScene) dense = NULL;
  g_autoptr (ReluPainter) painter = relu_painter_new (relu_theme_get (RELU_THEME_LIGHT));
  ReluSceneOptions options = RELU_SCENE_OPTIONS_INIT;

  g_assert_null (linear->build_up);
  g_assert_null (hidden->build_up);
  cairo_surface_destroy (test_paint (painter, linear, 900, 600));

  /* More pieces than can be taken apart: words instead. */
  options.show_build_up = TRUE;
  dense = test_scene_new (test_network_sawtooth (17), 0, 1, &options);
  g_assert_cmpuint (dense->build_up->n, ==, 0);
  cairo_surface_destroy (test_paint (painter, dense, 900, 600));
  cairo_surface_destroy (test_paint (painter, dense, 600, 900));
}

static gboolean
overlap (const ReluRect *a, const ReluRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height
         && b->y < a->y + a->height;
}

/* In any figure that is large enough: panels inside it, apart from each other and from all else, and
 * the plot keeps a good part. */
static void
test_layout (void)
{
  static const double scales[] = { 0.75, 1, 1.25, 2 };
  g_autoptr (ReluText) text = relu_text_new (TEST_FONT);
  guint n_beside = 0, n_above = 0;

  for (guint i = 0; i < 400; i++)
    {
      guint widths[2] = { (guint) g_test_rand_int_range (1, 12), (guint) g_test_rand_int_range (1, 70) };
      double width = g_test_rand_double_range (100, 2000);
      double height = g_test_rand_double_range (100, 1300);
      ReluSceneOptions options = RELU_SCENE_OPTIONS_INIT;
      g_autoptr (ReluScene) scene = NULL;
      const ReluPanels *panels;
      ReluFigure figure;
      ReluRect all[RELU_BUILD_UP_MAX_UNITS * 3];
      guint n = 0;

      options.show_build_up = TRUE;
      options.show_slope_strip = g_test_rand_bit ();
      options.show_lanes = g_test_rand_bit ();
      options.show_headline = g_test_rand_bit ();
      options.build_up_layer = g_test_rand_int_range (-1, 2);
      scene = test_scene_new (test_network_random (i, 1 + i % 2, widths), -4, 4, &options);
      relu_figure_init (&figure, scene, relu_theme_get (i % RELU_N_THEMES), text,
                        scales[g_test_rand_int_range (0, 4)], width, height);
      panels = &figure.panels;
      if (panels->n_columns == 0)
        {
          g_assert_false (height > 800 * figure.unit && width > 800 * figure.unit);
          continue;
        }

      n_beside += !panels->is_above;
      n_above += panels->is_above;
      for (guint column = 0; column < panels->n_columns; column++)
        for (guint row = 0; row < panels->n_rows; row++)
          {
            ReluRect *r = &all[n++];

            relu_panels_get_rect (panels, column, row, r);
            g_assert_cmpfloat (r->width, >=, 40 * figure.unit);
            g_assert_cmpfloat (r->height, >=, 30 * figure.unit);
            g_assert_cmpfloat (r->x, >, 0);
            g_assert_cmpfloat (r->y - panels->title_height, >, 0);
            g_assert_cmpfloat (r->x + r->width, <=, width);
            g_assert_cmpfloat (r->y + r->height, <=, height);
            g_assert_false (overlap (r, &figure.plot));
            g_assert_false (figure.n_lanes > 0 && overlap (r, &figure.lanes));
            g_assert_false (figure.has_strip && overlap (r, &figure.strip));
            for (guint k = 0; k + 1 < n; k++)
              g_assert_false (overlap (r, &all[k]));
          }
      g_assert_cmpfloat (figure.plot.width, >=, 0.3 * width);
      g_assert_cmpfloat (figure.plot.height, >=, 0.25 * height);
      if (panels->n_more > 0)
        g_assert_cmpfloat (panels->note_y + panels->title_height, <=, height);
    }
  g_assert_cmpuint (n_beside, >, 100);
  g_assert_cmpuint (n_above, >, 40);
}

/* Nothing that is written touches the border, where it would be cut. */
static void
test_border (void)
{
  g_autoptr (ReluPainter) painter = relu_painter_new (relu_theme_get (RELU_THEME_LIGHT));

  relu_painter_set_font (painter, TEST_FONT);
  for (guint i = 0; i < 60; i++)
    {
      guint widths[2] = { (guint) g_test_rand_int_range (1, 12), (guint) g_test_rand_int_range (1, 12) };
      g_autoptr (ReluScene) scene
        = scene_new (test_network_random (i, 1 + i % 2, widths), i % 3 ? -1 : 0, -1);
      int width = g_test_rand_int_range (520, 1400), height = g_test_rand_int_range (420, 900);
      cairo_surface_t *surface = test_paint (painter, scene, width, height);
      const guchar *data = cairo_image_surface_get_data (surface);
      int stride = cairo_image_surface_get_stride (surface);

      for (int y = 0; y < height; y++)
        for (int x = 0; x < 2; x++)
          g_assert_cmpuint (data[y * stride + 4 * x], ==, 255);
      for (int x = 0; x < width; x++)
        g_assert_cmpuint (data[(height - 1) * stride + 4 * x], ==, 255);
      cairo_surface_destroy (surface);
    }
}

static void
test_pick (void)
{
  g_autoptr (ReluPainter) painter = relu_painter_new (relu_theme_get (RELU_THEME_LIGHT));
  guint widths[] = { 4, 3 };

  relu_painter_set_font (painter, TEST_FONT);
  for (guint tall = 0; tall < 2; tall++)
    for (int layer = 0; layer < 2; layer++)
      {
        g_autoptr (ReluScene) scene = scene_new (test_network_random (3, 2, widths), layer, -1);
        int width = tall ? 700 : 1200, height = tall ? 1100 : 700;
        g_autoptr (ReluText) text = relu_text_new (TEST_FONT);
        ReluFigure figure;

        relu_figure_init (&figure, scene, relu_theme_get (RELU_THEME_LIGHT), text, 1, width, height);
        cairo_surface_destroy (test_paint (painter, scene, width, height));
        g_assert_cmpuint (figure.panels.n_columns, ==, widths[layer]);
        for (guint column = 0; column < widths[layer]; column++)
          for (guint row = 0; row < figure.panels.n_rows; row++)
            {
              ReluRect rect;
              ReluPick pick;

              relu_panels_get_rect (&figure.panels, column, row, &rect);
              relu_painter_pick (painter, rect.x + rect.width / 4, rect.y + 3, 3, &pick);
              g_assert_cmpint (pick.kind, ==, RELU_PICK_PANEL);
              g_assert_cmpuint (pick.layer, ==, layer);
              g_assert_cmpuint (pick.index, ==, column);
              g_assert_cmpfloat_with_epsilon (pick.x, -2, 1e-9);
              relu_painter_pick (painter, rect.x - 3, rect.y + 3, 3, &pick);
              g_assert_cmpint (pick.kind, ==, RELU_PICK_NOTHING);
            }
      }
}

/* As for the plot: a steady picture lays out no text again, and a moving slider little. */
static void
test_work (void)
{
  g_autoptr (ReluPainter) painter = relu_painter_new (relu_theme_get (RELU_THEME_LIGHT));
  g_autoptr (ReluNetwork) network = test_network_bend ();
  guint before = 0;

  relu_painter_set_font (painter, TEST_FONT);
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (ReluScene) scene = scene_new (relu_network_ref (network), -1, -1);

      cairo_surface_destroy (test_paint (painter, scene, 1280, 768));
      if (i == 0)
        before = relu_text_get_n_made (relu_painter_get_text (painter));
    }
  g_assert_cmpuint (relu_text_get_n_made (relu_painter_get_text (painter)), ==, before);

  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (ReluScene) scene = scene_new (
        relu_network_with_parameter (network, relu_network_bias_index (network, 0, 1), 0.01 * i), -1,
        -1);

      cairo_surface_destroy (test_paint (painter, scene, 1280, 768));
    }
  g_assert_cmpuint (relu_text_get_n_made (relu_painter_get_text (painter)) - before, <, 100 * 6);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/build-up/values", test_values);
  g_test_add_func ("/build-up/chosen", test_chosen);
  g_test_add_func ("/build-up/none", test_none);
  g_test_add_func ("/build-up/layout", test_layout);
  g_test_add_func ("/build-up/border", test_border);
  g_test_add_func ("/build-up/pick", test_pick);
  g_test_add_func ("/build-up/work", test_work);

  return g_test_run ();
}
