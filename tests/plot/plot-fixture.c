/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plot-fixture.h"

#include <math.h>
#include <string.h>

static ReluNetwork *
network_new (guint n_layers, const ReluLayer *layers, const double *parameters)
{
  g_autoptr (GError) error = NULL;
  ReluNetwork *network = relu_network_new (n_layers, layers, parameters, &error);

  g_assert_no_error (error);

  return network;
}

ReluNetwork *
test_network_shallow (guint n, const double *w, const double *b, const double *v, double c,
                      ReluActivationKind kind)
{
  ReluLayer layers[] = { { 1, n, { kind, 0 } }, { n, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  g_autofree double *parameters = g_new (double, 3 * (gsize) n + 1);

  if (kind == RELU_ACTIVATION_LEAKY_RELU)
    layers[0].activation.negative_slope = RELU_DEFAULT_NEGATIVE_SLOPE;
  memcpy (parameters, w, n * sizeof (double));
  memcpy (parameters + n, b, n * sizeof (double));
  memcpy (parameters + 2 * n, v, n * sizeof (double));
  parameters[3 * n] = c;

  return network_new (2, layers, parameters);
}

ReluNetwork *
test_network_bend (void)
{
  static const double w[] = { 1, 1, 1 }, b[] = { 3, 0, -2 }, v[] = { 0.8, -2, 2.6 };

  return test_network_shallow (3, w, b, v, -0.5, RELU_ACTIVATION_RELU);
}

ReluNetwork *
test_network_linear (void)
{
  static const double w[] = { 1, 1, 1 }, b[] = { -10, 10, 10 }, v[] = { 1, 1, 1 };

  return test_network_shallow (3, w, b, v, 0, RELU_ACTIVATION_RELU);
}

ReluNetwork *
test_network_random (guint32 seed, guint n_hidden, const guint *widths)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
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
          gboolean is_weight = k < layer->n_units * layer->n_inputs;
          double value = g_rand_double_range (rand, -2, 2) / (is_weight ? sqrt (layer->n_inputs) : 1);

          g_array_append_val (parameters, value);
        }
    }

  return network_new (n_hidden + 1, layers, (double *) (gpointer) parameters->data);
}

ReluNetwork *
test_network_sawtooth (guint depth)
{
  /* The tent T(x) = 2 ReLU(x) - 4 ReLU(x - 1/2), depth times. */
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

  return network_new (depth + 1, layers, (double *) (gpointer) parameters->data);
}

/* Takes the reference of @network. */
ReluScene *
test_scene_new (ReluNetwork *network, double from, double to, const ReluSceneOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReluAnalysis) analysis = relu_analysis_new (network, from, to, &error);

  g_assert_no_error (error);
  relu_network_unref (network);

  return relu_scene_new (analysis, options);
}

void
test_ghosts_add (GPtrArray *ghosts, const char *name, ReluNetwork *network, double from, double to)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReluAnalysis) analysis = relu_analysis_new (network, from, to, &error);

  g_assert_no_error (error);
  relu_network_unref (network);
  relu_ghosts_add (ghosts, name, analysis, ghosts->len);
}

cairo_surface_t *
test_paint (ReluPainter *painter, ReluScene *scene, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);

  relu_painter_paint (painter, scene, cr, width, height);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static void
save (cairo_surface_t *surface, const char *name, const char *kind)
{
  const char *folder = g_getenv ("G_TEST_BUILDDIR");
  g_autofree char *base = g_strdup_printf ("%s-%s.png", name, kind);
  g_autofree char *path = g_build_filename (folder != NULL ? folder : ".", base, NULL);

  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  g_test_message ("left %s", path);
}

/* As ARGB32 on white: pictures from files may have another format. */
static cairo_surface_t *
flatten (cairo_surface_t *surface, int width, int height)
{
  cairo_surface_t *flat = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (flat);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (flat);

  return flat;
}

/* The mean of the pixels up to @radius away, in rows and then in columns. */
static void
blur (guchar *pixels, int width, int height, int stride, int radius)
{
  g_autofree guchar *copy = g_malloc ((gsize) stride * (gsize) height);

  for (int pass = 0; pass < 2 && radius > 0; pass++)
    {
      int step = pass == 0 ? 4 : stride;

      memcpy (copy, pixels, (gsize) stride * (gsize) height);
      for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
          for (int c = 0; c < 4; c++)
            {
              int at = pass == 0 ? x : y, n = pass == 0 ? width : height;
              int from = MAX (-radius, -at), to = MIN (radius, n - 1 - at), sum = 0;

              for (int k = from; k <= to; k++)
                sum += copy[y * stride + 4 * x + c + k * step];
              pixels[y * stride + 4 * x + c] = (guchar) (sum / (to - from + 1));
            }
    }
}

void
test_assert_same_picture (const char *name, cairo_surface_t *got, cairo_surface_t *want,
                          int radius, int tolerance, double most)
{
  int width = cairo_image_surface_get_width (want), height = cairo_image_surface_get_height (want);
  cairo_surface_t *p, *q, *difference;
  guchar *a, *b, *d;
  int stride;
  guint n = 0;
  double share;

  g_assert_cmpint (cairo_image_surface_get_width (got), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (got), ==, height);
  p = flatten (got, width, height);
  q = flatten (want, width, height);
  difference = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  a = cairo_image_surface_get_data (p);
  b = cairo_image_surface_get_data (q);
  d = cairo_image_surface_get_data (difference);
  stride = cairo_image_surface_get_stride (p);
  blur (a, width, height, stride, radius);
  blur (b, width, height, stride, radius);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        int worst = 0;

        for (int c = 0; c < 4; c++)
          worst = MAX (worst, ABS (a[y * stride + 4 * x + c] - b[y * stride + 4 * x + c]));
        memset (d + y * stride + 4 * x, worst, 4);
        n += worst > tolerance;
      }
  cairo_surface_mark_dirty (p);
  cairo_surface_mark_dirty (q);
  cairo_surface_mark_dirty (difference);

  share = (double) n / width / height;
  g_test_message ("%s: %.4f %% of the pixels differ by more than %d", name, share * 100, tolerance);
  if (share > most)
    {
      save (p, name, "got");
      save (q, name, "want");
      save (difference, name, "diff");
      g_test_fail_printf ("%s: %.4f %% of the pixels differ by more than %d, at most %.4f %% may",
                          name, share * 100, tolerance, most * 100);
    }
  cairo_surface_destroy (p);
  cairo_surface_destroy (q);
  cairo_surface_destroy (difference);
}
