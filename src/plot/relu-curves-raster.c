/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-curves-raster.c: curves that are functions of x, drawn by columns.
 *
 * In a column such a curve is one span from its lowest to its highest y, so that a stroke is a few
 * additions for each column: some thirty times as fast as cairo's, which must be ready for any path.
 * How many curves cover a pixel is added up. Each leaves the same share of the ground, so that the mask for
 * any share can be made of that, as if they were painted one after another. */

#include "relu-curves-raster-private.h"

#include <math.h>
#include <string.h>

/* Columns in a pixel. */
#define PER_PIXEL 2

void
relu_curves_raster_init (ReluCurvesRaster *self, guint width, guint height)
{
  self->width = width;
  self->height = height;
  self->cover = g_new0 (float, (gsize) width * height);
  self->low = g_new (double, (gsize) width * PER_PIXEL);
  self->high = g_new (double, (gsize) width * PER_PIXEL);
}

void
relu_curves_raster_clear (ReluCurvesRaster *self)
{
  g_clear_pointer (&self->cover, g_free);
  g_clear_pointer (&self->low, g_free);
  g_clear_pointer (&self->high, g_free);
}

/* Extends the spans of the columns by the stroke of one straight piece: the band around its line, as
 * far as the piece goes. (MIN and MAX are instructions, fmin() and fmax() are calls.) */
static void
add_piece (ReluCurvesRaster *self, double x0, double y0, double x1, double y1, double line_width)
{
  double half = line_width / 2, slope = x1 > x0 ? (y1 - y0) / (x1 - x0) : copysign (1e9, y1 - y0);
  double stretch = sqrt (1 + slope * slope), aside = half * fabs (slope) / stretch;
  double least = MIN (y0, y1) - half, most = MAX (y0, y1) + half;
  double n = (double) self->width * PER_PIXEL;
  /* Beyond the ends of the piece, where the band has left them behind. */
  double lowest = most - line_width, highest = least + line_width;
  /* Columns whose middle is in reach. */
  guint from = (guint) CLAMP ((x0 - aside) * PER_PIXEL + 0.5, 0, n);
  guint to = (guint) CLAMP ((x1 + aside) * PER_PIXEL + 0.5, 0, n);

  for (guint c = from; c < to; c++)
    {
      double y = y0 + ((c + 0.5) / PER_PIXEL - x0) * slope;
      double low = MAX (y - half * stretch, least), high = MIN (y + half * stretch, most);

      low = MIN (low, lowest);
      high = MAX (high, highest);
      self->low[c] = MIN (self->low[c], low);
      self->high[c] = MAX (self->high[c], high);
    }
}

/* How much of the pixel from @top to @top + 1 is in the span. */
static inline double
get_cover (double low, double high, double top)
{
  double cover = MIN (high, top + 1) - MAX (low, top);

  return MAX (cover, 0);
}

static void
add_column (ReluCurvesRaster *self, guint column)
{
  const double *lows = self->low + (gsize) column * PER_PIXEL;
  const double *highs = self->high + (gsize) column * PER_PIXEL;
  double low = lows[0], high = highs[0], height = self->height;
  guint from, to;

  for (guint k = 1; k < PER_PIXEL; k++)
    {
      low = MIN (low, lows[k]);
      high = MAX (high, highs[k]);
    }
  if (!(high > 0 && low < height))
    return;

  from = low > 0 ? (guint) low : 0;
  to = high < height ? (guint) high + 1 : self->height;
  to = MIN (to, self->height);
  for (guint row = from; row < to; row++)
    {
      double cover = 0;

      for (guint k = 0; k < PER_PIXEL; k++)
        cover += get_cover (lows[k], highs[k], row);
      self->cover[(gsize) column * self->height + row] += (float) (cover / PER_PIXEL);
    }
}

/**
 * relu_curves_raster_add:
 * @xs: (array length=n): ascending, in pixels
 * @ys: (array length=n): downwards, in pixels; may lie far outside
 * @line_width: in pixels
 */
void
relu_curves_raster_add (ReluCurvesRaster *self, guint n, const double *xs, const double *ys,
                        double line_width)
{
  for (gsize i = 0; i < (gsize) self->width * PER_PIXEL; i++)
    {
      self->low[i] = INFINITY;
      self->high[i] = -INFINITY;
    }
  for (guint i = 0; i + 1 < n; i++)
    add_piece (self, xs[i], ys[i], xs[i + 1], ys[i + 1], line_width);
  for (guint i = 0; i < self->width; i++)
    add_column (self, i);
}

/* A part of a pixel that one curve covers is hidden in proportion, what several cover one after another. */
static inline float
get_hidden (float cover, float alpha)
{
  return cover <= 1 ? cover * alpha : 1 - powf (1 - alpha, cover);
}

/**
 * relu_curves_raster_to_mask:
 * @alpha: how much of the ground a curve hides, up to 1
 *
 * Returns: (transfer full): how much of the ground is hidden in each pixel, for cairo_mask_surface()
 */
cairo_surface_t *
relu_curves_raster_to_mask (const ReluCurvesRaster *self, double alpha)
{
  cairo_surface_t *mask
    = cairo_image_surface_create (CAIRO_FORMAT_A8, (int) self->width, (int) self->height);
  gsize stride = (gsize) cairo_image_surface_get_stride (mask);
  guint8 *pixels = cairo_image_surface_get_data (mask);

  cairo_surface_flush (mask);
  for (gsize y = 0; y < self->height; y++)
    for (gsize x = 0; x < self->width; x++)
      if (self->cover[x * self->height + y] > 0)
        pixels[y * stride + x]
          = (guint8) lrintf (255 * get_hidden (self->cover[x * self->height + y], (float) alpha));
  cairo_surface_mark_dirty (mask);

  return mask;
}
