/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-diagram-mesh.c: the strongest edges of layers that have too many to stroke one by one.
 *
 * Cairo needs some microseconds for each line, however short; a thousand of them would be a frame's
 * whole time. So lines are added up in a buffer pixel by pixel, between the two pixels that they
 * pass, and the result is kept as a picture until weights, size or colours change. A vector
 * surface gets the same lines as paths. */

#include <math.h>

#include "relu-color-private.h"
#include "relu-diagram-private.h"
#include "relu-theme-private.h"

#define WEAKEST 0.10 /* opacity of a line whose weight is nearly 0 */
#define WIDTH 1.2

typedef struct
{
  int width, height;
  double pixels;
  float *sums[2]; /* how much the positive, the negative edges cover of each pixel */
} Buffer;

typedef struct
{
  double ends[4];
  double opacity;
  gboolean is_negative;
} Edge;

typedef void (*EdgeFunc) (const Edge *edge, gpointer data);

static double
get_opacity (double share)
{
  return WEAKEST + (RELU_SHADE_STRONGEST_EDGE - WEAKEST) * share * share;
}

static void
for_each_edge (const ReluDiagramPaint *self, double alpha, EdgeFunc func, gpointer data)
{
  for (guint l = 0; l + 1 < self->layout->n_columns; l++)
    {
      const double *w = relu_network_get_weights (self->scene->network, l);
      guint n_inputs = relu_network_get_layer (self->scene->network, l)->n_inputs;
      const GArray *strongest = self->weights[l].strongest;

      for (guint i = 0; strongest != NULL && i < strongest->len; i++)
        {
          guint at = g_array_index (strongest, guint, i);
          Edge edge = { .opacity = alpha * get_opacity (fabs (w[at]) / self->weights[l].largest),
                        .is_negative = w[at] < 0 };

          relu_diagram_layout_get_edge (self->layout, l, at / n_inputs, at % n_inputs, edge.ends);
          func (&edge, data);
        }
    }
}

static void
add_point (const Buffer *self, float *sums, int x, int y, float amount)
{
  if (x >= 0 && x < self->width && y >= 0 && y < self->height)
    sums[(gsize) y * (gsize) self->width + (gsize) x] += amount;
}

static void
add_line (const Edge *edge, gpointer data)
{
  const Buffer *self = data;
  float *sums = self->sums[edge->is_negative ? 1 : 0];
  float amount = (float) (WIDTH * edge->opacity);
  const double ends[4] = { edge->ends[0] * self->pixels, edge->ends[1] * self->pixels,
                           edge->ends[2] * self->pixels, edge->ends[3] * self->pixels };
  double dx = ends[2] - ends[0], dy = ends[3] - ends[1];
  gboolean is_steep = fabs (dy) > fabs (dx);
  double from = is_steep ? fmin (ends[1], ends[3]) : fmin (ends[0], ends[2]);
  double to = is_steep ? fmax (ends[1], ends[3]) : fmax (ends[0], ends[2]);
  double slope = is_steep ? dx / dy : dy / dx;
  double start = is_steep ? ends[0] - slope * ends[1] : ends[1] - slope * ends[0];

  if (!(to - from > 0))
    return;

  for (int i = (int) ceil (from - 0.5); i + 0.5 <= to; i++)
    {
      double at = start + slope * (i + 0.5) - 0.5, low = floor (at);
      float part = (float) (at - low);
      int j = (int) low;

      if (is_steep)
        {
          add_point (self, sums, j, i, amount * (1 - part));
          add_point (self, sums, j + 1, i, amount * part);
        }
      else
        {
          add_point (self, sums, i, j, amount * (1 - part));
          add_point (self, sums, i, j + 1, amount * part);
        }
    }
}

static cairo_surface_t *
make_picture (ReluDiagramPaint *self)
{
  Buffer buffer = { (int) ceil (self->layout->width * self->pixels),
                    (int) ceil (self->layout->height * self->pixels),
                    self->pixels,
                    { NULL, NULL } };
  cairo_surface_t *surface
    = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, buffer.width, buffer.height);
  guint8 *pixels = cairo_image_surface_get_data (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  gsize n = (gsize) buffer.width * (gsize) buffer.height;
  g_autofree float *sums = NULL;

  if (pixels == NULL)
    return surface;

  sums = g_new0 (float, 2 * n);
  buffer.sums[0] = sums;
  buffer.sums[1] = sums + n;
  for_each_edge (self, 1, add_line, &buffer);

  for (int y = 0; y < buffer.height; y++)
    {
      guint32 *row = (guint32 *) (void *) (pixels + (gsize) y * stride);
      const float *positive = buffer.sums[0] + (gsize) y * (gsize) buffer.width;
      const float *negative = buffer.sums[1] + (gsize) y * (gsize) buffer.width;

      for (int x = 0; x < buffer.width; x++)
        {
          double all = (double) (positive[x] + negative[x]);
          ReluColor color;

          if (all == 0)
            continue;
          color = relu_color_mix (self->theme->negative, self->theme->positive,
                                  (double) positive[x] / all);
          color.alpha = fmin (all, 1);
          row[x] = relu_color_to_pixel (color);
        }
    }
  cairo_surface_mark_dirty (surface);

  return surface;
}

static void
stroke_line (const Edge *edge, gpointer data)
{
  ReluDiagramPaint *self = data;
  ReluColor color = edge->is_negative ? self->theme->negative : self->theme->positive;

  relu_color_set (self->cr, relu_color_fade (color, edge->opacity));
  cairo_move_to (self->cr, edge->ends[0], edge->ends[1]);
  cairo_line_to (self->cr, edge->ends[2], edge->ends[3]);
  cairo_stroke (self->cr);
}

/**
 * relu_diagram_paint_mesh:
 * @alpha: opacity, times that of each edge
 *
 * Paints the strongest edges of all dense layers.
 */
void
relu_diagram_paint_mesh (ReluDiagramPaint *self, double alpha)
{
  if (self->is_vector)
    {
      /* Each for itself: a group would hardly look different, and cairo 1.16 leaks it in SVG. */
      cairo_set_line_width (self->cr, WIDTH);
      for_each_edge (self, alpha, stroke_line, self);
      return;
    }

  if (*self->mesh == NULL)
    {
      *self->mesh = make_picture (self);
      self->n_meshes++;
    }
  cairo_save (self->cr);
  cairo_scale (self->cr, 1 / self->pixels, 1 / self->pixels);
  cairo_set_source_surface (self->cr, *self->mesh, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (self->cr), CAIRO_FILTER_NEAREST);
  cairo_paint_with_alpha (self->cr, alpha);
  cairo_restore (self->cr);
}
