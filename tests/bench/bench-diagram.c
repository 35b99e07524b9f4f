/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-diagram.c: a frame of the diagram: the same again, as when the pointer moves; with another unit
 * selected; and of a network with one weight changed, as when a slider moves. In processor time.
 *
 *   bench-diagram [NETWORK]      only that, for a profiler */

#include <math.h>
#include <stdlib.h>
#include <time.h>

#include "plot-fixture.h"
#include "relu-diagram.h"

#define N_FRAMES 41

typedef enum
{
  FRAME_SAME,
  FRAME_SELECTED,
  FRAME_CHANGED,
  N_FRAME_KINDS,
} FrameKind;

static int
compare (gconstpointer a, gconstpointer b)
{
  double p = *(const double *) a, q = *(const double *) b;

  return (p > q) - (p < q);
}

/* In milliseconds. */
static double
get_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

/* The median, in milliseconds. */
static double
measure (ReluNetwork *const networks[2], ReluAnalysis *const analyses[2], FrameKind kind,
         int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  g_autoptr (ReluDiagram) diagram = relu_diagram_new (relu_theme_get (RELU_THEME_LIGHT));
  cairo_t *cr = cairo_create (surface);
  double times[N_FRAMES];

  for (int i = -1; i < N_FRAMES; i++)
    {
      guint which = kind == FRAME_CHANGED ? (guint) (i & 1) : 0;
      guint n_units = relu_network_get_layer (networks[0], 0)->n_units;
      ReluDiagramScene scene
        = { .network = networks[which], .analysis = analyses[which], .x = 0.5 };
      double start;

      if (kind == FRAME_SELECTED)
        scene.selected = scene.highlight
          = (ReluDiagramItem){ RELU_DIAGRAM_UNIT, 0, (guint) (i + 1) % n_units, 0 };
      start = get_time ();
      relu_diagram_paint (diagram, &scene, cr, width, height);
      if (i >= 0)
        times[i] = get_time () - start;
    }
  qsort (times, N_FRAMES, sizeof *times, compare);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return times[N_FRAMES / 2];
}

static void
run (const char *name, guint n_hidden, const guint *widths)
{
  static const int sizes[][2] = { { 640, 190 }, { 380, 700 } };
  g_autoptr (ReluNetwork) network = test_network_random (4, n_hidden, widths);
  g_autoptr (ReluNetwork) other = relu_network_with_parameter (network, 0, 0.25);
  g_autoptr (ReluAnalysis) analysis = relu_analysis_new (network, -4, 4, NULL);
  g_autoptr (ReluAnalysis) other_analysis = relu_analysis_new (other, -4, 4, NULL);
  ReluNetwork *const networks[] = { network, other };
  ReluAnalysis *const analyses[] = { analysis, other_analysis };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      double times[N_FRAME_KINDS];

      for (guint k = 0; k < N_FRAME_KINDS; k++)
        times[k] = measure (networks, analyses, k, sizes[i][0], sizes[i][1]);
      g_print ("%-18s %4d x %-4d  same %6.2f ms  selected %6.2f ms  changed %6.2f ms\n", name,
               sizes[i][0], sizes[i][1], times[FRAME_SAME], times[FRAME_SELECTED],
               times[FRAME_CHANGED]);
    }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    guint n_hidden, widths[4];
  } networks[] = {
    { "1-3-1", 1, { 3 } },
    { "1-8-8-1", 2, { 8, 8 } },
    { "1-64-64-64-64-1", 4, { 64, 64, 64, 64 } },
    { "1-1024-1024-1", 2, { 1024, 1024 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (networks); i++)
    if (argc == 1 || g_str_equal (argv[1], networks[i].name))
      run (networks[i].name, networks[i].n_hidden, networks[i].widths);

  return EXIT_SUCCESS;
}
