/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-frame.c: from a changed network to the painted picture, beside a plain cairo frame (clear,
 * translucent bands, grid, one stroke) of the same curve in the same run. Prints medians and ratios;
 * machines differ, ratios hardly do. */

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "relu-painter.h"

typedef struct
{
  const char *name;
  ReluNetwork *network;
  double from, to;
  gsize parameter; /* the one that a slider moves */
  guint n_frames;
  gboolean build_up; /* with its panels */
  ReluData *data;    /* NULL: none */
  gboolean moves;    /* a point, in each frame, besides */
} Case;

typedef struct
{
  double analysis, scene, paint, plain; /* milliseconds */
  guint n_pieces;
} Result;

static double
normal (GRand *rand)
{
  double u = 1 - g_rand_double (rand);

  return sqrt (-2 * log (u)) * cos (2 * G_PI * g_rand_double (rand));
}

static ReluNetwork *
random_new (guint n_hidden, const guint *widths)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  g_autofree ReluLayer *layers = g_new0 (ReluLayer, n_hidden + 1);
  g_autoptr (GArray) parameters = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i <= n_hidden; i++)
    {
      ReluLayer *layer = &layers[i];

      layer->n_inputs = i == 0 ? 1 : widths[i - 1];
      layer->n_units = i < n_hidden ? widths[i] : 1;
      layer->activation.kind = i < n_hidden ? RELU_ACTIVATION_RELU : RELU_ACTIVATION_IDENTITY;
      for (guint k = 0; k < layer->n_units * (layer->n_inputs + 1); k++)
        {
          double value = normal (rand);

          if (k < layer->n_units * layer->n_inputs)
            value *= sqrt (2.0 / layer->n_inputs);
          g_array_append_val (parameters, value);
        }
    }

  return relu_network_new (n_hidden + 1, layers, (double *) (gpointer) parameters->data, NULL);
}

static ReluNetwork *
design_new (void)
{
  static const double parameters[] = { 1, 1, 1, 3, 0, -2, 0.8, -2, 2.6, -0.5 };
  static const ReluLayer layers[] = { { 1, 3, { RELU_ACTIVATION_RELU, 0 } },
                                      { 3, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };

  return relu_network_new (2, layers, parameters, NULL);
}

/* Telgarsky's sawtooth: the tent T(x) = 2 ReLU(x) - 4 ReLU(x - 1/2), @depth times. */
static ReluNetwork *
sawtooth_new (guint depth)
{
  static const double first[] = { 1, 1, 0, -0.5 }, next[] = { 2, -4, 2, -4, 0, -0.5 },
                      last[] = { 2, -4, 0 };
  g_autofree ReluLayer *layers = g_new0 (ReluLayer, depth + 1);
  g_autoptr (GArray) parameters = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i <= depth; i++)
    {
      layers[i].n_inputs = i == 0 ? 1 : 2;
      layers[i].n_units = i < depth ? 2 : 1;
      layers[i].activation.kind = i < depth ? RELU_ACTIVATION_RELU : RELU_ACTIVATION_IDENTITY;
      if (i == 0)
        g_array_append_vals (parameters, first, G_N_ELEMENTS (first));
      else if (i < depth)
        g_array_append_vals (parameters, next, G_N_ELEMENTS (next));
    }
  g_array_append_vals (parameters, last, G_N_ELEMENTS (last));

  return relu_network_new (depth + 1, layers, (double *) (gpointer) parameters->data, NULL);
}

static ReluData *
data_new (ReluNetwork *network, gsize n)
{
  ReluDataRecipe recipe = { .kind = RELU_DATA_NETWORK, .from = -4, .to = 4, .n = n, .noise = 0.5,
                            .seed = 3, .network = network };

  return relu_data_generate (&recipe, NULL);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double p = *(const double *) a, q = *(const double *) b;

  return (p > q) - (p < q);
}

static double
median (double *values, guint n)
{
  qsort (values, n, sizeof *values, compare);

  return values[n / 2];
}

static double
now (void)
{
  return (double) g_get_monotonic_time () / 1000;
}

/* What a program does that asks cairo for everything. */
static void
paint_plain (cairo_t *cr, ReluScene *scene, int width, int height)
{
  ReluRegions *regions = relu_analysis_get_regions (relu_scene_get_analysis (scene));
  guint n = relu_regions_get_n_activation_regions (regions);
  const double *xs = relu_regions_get_xs (regions), *ys = relu_regions_get_ys (regions);
  double x_from, x_to, y_from, y_to;

  relu_scene_get_visible (scene, &x_from, &x_to, &y_from, &y_to);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  for (guint i = 0; i < MIN (n, 1000); i++)
    {
      double left = (xs[i] - x_from) / (x_to - x_from) * width;
      double right = (xs[i + 1] - x_from) / (x_to - x_from) * width;

      cairo_set_source_rgba (cr, 0.2 * (i % 5), 0.4, 1 - 0.2 * (i % 5), 0.12);
      cairo_rectangle (cr, left, 0, right - left, height);
      cairo_fill (cr);
    }
  cairo_set_source_rgba (cr, 0, 0, 0, 0.15);
  cairo_set_line_width (cr, 1);
  for (int i = 0; i <= 10; i++)
    {
      cairo_move_to (cr, width * i / 10.0, 0);
      cairo_line_to (cr, width * i / 10.0, height);
      cairo_move_to (cr, 0, height * i / 10.0);
      cairo_line_to (cr, width, height * i / 10.0);
    }
  cairo_stroke (cr);
  for (guint i = 0; i <= n; i++)
    cairo_line_to (cr, (xs[i] - x_from) / (x_to - x_from) * width,
                   (1 - (ys[i] - y_from) / (y_to - y_from)) * height);
  cairo_set_source_rgb (cr, 0.1, 0.3, 0.7);
  cairo_set_line_width (cr, 3);
  cairo_stroke (cr);
}

static Result
measure (const Case *c, int width, int height)
{
  g_autoptr (ReluPainter) painter = relu_painter_new (relu_theme_get (RELU_THEME_LIGHT));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  g_autofree double *analysis_times = g_new (double, c->n_frames);
  g_autofree double *scene_times = g_new (double, c->n_frames);
  g_autofree double *paint_times = g_new (double, c->n_frames);
  double value = relu_network_get_parameters (c->network)[c->parameter];
  g_autofree double *plain_times = g_new (double, c->n_frames + 2);
  guint n_plain = 0;
  Result result;

  for (guint i = 0; i < c->n_frames + 2; i++)
    {
      guint k = i < 2 ? 0 : i - 2; /* the first two warm up */
      g_autoptr (ReluNetwork) network
        = relu_network_with_parameter (c->network, c->parameter, value + 1e-4 * i);
      ReluSceneOptions options = RELU_SCENE_OPTIONS_INIT;
      g_autoptr (ReluAnalysis) analysis = NULL;
      g_autoptr (ReluScene) scene = NULL;
      cairo_t *cr;
      g_autoptr (ReluData) moved = NULL;
      double start = now ();

      options.show_build_up = c->build_up;
      if (c->moves)
        moved = relu_data_with_point_moved (c->data, 3, -3.9 + 1e-3 * i, 0.5);
      options.data = c->moves ? moved : c->data;
      options.show_residuals = c->data != NULL;
      analysis = relu_analysis_new (network, c->from, c->to, NULL);
      analysis_times[k] = now () - start;
      g_assert (analysis != NULL);

      start = now ();
      scene = relu_scene_new (analysis, &options);
      scene_times[k] = now () - start;

      start = now ();
      cr = cairo_create (surface);
      relu_painter_paint (painter, scene, cr, width, height);
      cairo_destroy (cr);
      cairo_surface_flush (surface);
      paint_times[k] = now () - start;

      result.n_pieces = relu_regions_get_n_activation_regions (relu_analysis_get_regions (analysis));
      /* Between our own frames, so that both meet the same machine. */
      if (i == 2 || result.n_pieces < 2000)
        {
          start = now ();
          cr = cairo_create (surface);
          paint_plain (cr, scene, width, height);
          cairo_destroy (cr);
          plain_times[n_plain++] = now () - start;
        }
    }
  result.analysis = median (analysis_times, c->n_frames);
  result.scene = median (scene_times, c->n_frames);
  result.paint = median (paint_times, c->n_frames);
  result.plain = median (plain_times, n_plain);
  cairo_surface_destroy (surface);

  return result;
}

int
main (void)
{
  static const guint ten[] = { 10 }, sixty_four[] = { 64 }, thousand[] = { 1024 },
                     deep[] = { 64, 64, 64 }, wide[] = { 65536 };
  static const struct
  {
    int width, height;
  } sizes[] = { { 1920, 1080 }, { 3840, 2160 } };
  Case cases[] = {
    { "the design's figure", design_new (), -4, 4, 4, 200 },
    { "1-10-1", random_new (1, ten), -4, 4, 14, 200 },
    { "1-64-1", random_new (1, sixty_four), -4, 4, 80, 200 },
    { "1-1024-1", random_new (1, thousand), -4, 4, 1100, 100 },
    { "1-64-64-64-1", random_new (3, deep), -4, 4, 80, 100 },
    { "sawtooth of depth 8", sawtooth_new (8), 0, 1, 2, 100 },
    { "sawtooth of depth 11", sawtooth_new (11), 0, 1, 2, 50 },
    { "1-65536-1, smooth", random_new (1, wide), -4, 4, 70000, 10 },
    { "sawtooth of depth 17", sawtooth_new (17), 0, 1, 2, 20 },
    { "the design, build-up", design_new (), -4, 4, 4, 200, TRUE },
    { "1-64-1, build-up", random_new (1, sixty_four), -4, 4, 80, 200, TRUE },
    { "1-64-64-64-1, build-up", random_new (3, deep), -4, 4, 80, 100, TRUE },
    { "depth 11, build-up", sawtooth_new (11), 0, 1, 2, 50, TRUE },
    { "21 points", design_new (), -4, 4, 4, 200 },
    { "1000 points", design_new (), -4, 4, 4, 200 },
    { "1000, one moves", design_new (), -4, 4, 4, 200, .moves = TRUE },
    { "100 000 points", design_new (), -4, 4, 4, 100 },
    { "1 000 000 points", design_new (), -4, 4, 4, 50 },
  };

  static const gsize n_points[] = { 21, 1000, 1000, 100000, 1000000 };

  for (guint i = 0; i < G_N_ELEMENTS (n_points); i++)
    {
      Case *c = &cases[G_N_ELEMENTS (cases) - G_N_ELEMENTS (n_points) + i];

      c->data = data_new (c->network, n_points[i]);
    }
  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      g_print ("%d x %d, milliseconds\n%-22s %8s %9s %7s %7s %7s %9s %6s\n", sizes[s].width,
               sizes[s].height, "network", "pieces", "analysis", "scene", "paint", "sum", "plain",
               "ratio");
      for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
        {
          Result r = measure (&cases[i], sizes[s].width, sizes[s].height);
          double sum = r.analysis + r.scene + r.paint;

          g_print ("%-22s %8u %9.3f %7.3f %7.3f %7.3f %9.3f %6.2f\n", cases[i].name, r.n_pieces,
                   r.analysis, r.scene, r.paint, sum, r.plain, sum / r.plain);
        }
      g_print ("\n");
    }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      relu_network_unref (cases[i].network);
      g_clear_pointer (&cases[i].data, relu_data_unref);
    }

  return EXIT_SUCCESS;
}
