/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-export.c: how long each export takes and how large it is, beside an empty file of the same
 * format and size from cairo alone. */

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <math.h>
#include <stdlib.h>

#include "relu-export.h"

#define WIDTH 1200
#define HEIGHT 750
#define N_RUNS 5

static ReluNetwork *
design_new (void)
{
  static const double parameters[] = { 1, 1, 1, 3, 0, -2, 0.8, -2, 2.6, -0.5 };
  static const ReluLayer layers[] = { { 1, 3, { RELU_ACTIVATION_RELU, 0 } },
                                      { 3, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };

  return relu_network_new (2, layers, parameters, NULL);
}

static ReluNetwork *
wide_new (guint n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  g_autofree double *parameters = g_new (double, 3 * n + 1);
  const ReluLayer layers[] = { { 1, n, { RELU_ACTIVATION_RELU, 0 } },
                               { n, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };

  for (guint i = 0; i <= 3 * n; i++)
    parameters[i] = g_rand_double_range (rand, -2, 2);

  return relu_network_new (2, layers, parameters, NULL);
}

static cairo_status_t
count (void *closure, const unsigned char *data, unsigned int length)
{
  *(gsize *) closure += length;
  return CAIRO_STATUS_SUCCESS;
}

static double
plain (ReluExportFormat format)
{
  gint64 start = g_get_monotonic_time ();
  gsize size = 0;
  cairo_surface_t *surface
    = format == RELU_EXPORT_SVG   ? cairo_svg_surface_create_for_stream (count, &size, WIDTH, HEIGHT)
      : format == RELU_EXPORT_PDF ? cairo_pdf_surface_create_for_stream (count, &size, WIDTH, HEIGHT)
                                  : cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_destroy (cr);
  if (format == RELU_EXPORT_PNG)
    cairo_surface_write_to_png_stream (surface, count, &size);
  cairo_surface_destroy (surface);

  return (double) (g_get_monotonic_time () - start) / 1000;
}

int
main (void)
{
  struct
  {
    const char *name;
    ReluNetwork *network;
  } cases[] = { { "the design's figure", design_new () },
                { "1-1000-1", wide_new (1000) },
                { "1-50000-1", wide_new (50000) } };

  g_print ("%d x %d, best of %d, milliseconds\n%-22s %6s %9s %9s %7s %10s\n", WIDTH, HEIGHT, N_RUNS,
           "network", "format", "export", "plain", "ratio", "bytes");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ReluAnalysis) analysis = relu_analysis_new (cases[i].network, -4, 4, NULL);
      g_autoptr (ReluScene) scene = relu_scene_new (analysis, NULL);

      for (guint format = 0; format < RELU_N_EXPORT_FORMATS; format++)
        {
          ReluExportOptions options = RELU_EXPORT_OPTIONS_INIT;
          double best = INFINITY, yardstick = INFINITY;
          gsize size = 0;

          options.format = format;
          options.width = WIDTH;
          options.height = HEIGHT;
          options.scale = 1;
          for (guint run = 0; run < N_RUNS; run++)
            {
              gint64 start = g_get_monotonic_time ();
              g_autoptr (GBytes) bytes = relu_export_to_bytes (scene, &options, NULL);

              best = fmin (best, (double) (g_get_monotonic_time () - start) / 1000);
              yardstick = fmin (yardstick, plain (format));
              size = g_bytes_get_size (bytes);
            }
          g_print ("%-22s %6s %9.2f %9.2f %7.1f %10" G_GSIZE_FORMAT "\n", cases[i].name,
                   relu_export_format_get_extension (format), best, yardstick, best / yardstick,
                   size);
        }
      relu_network_unref (cases[i].network);
    }

  return EXIT_SUCCESS;
}
