/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-paint-dense.c: tints, curve and marks of a network with very many pieces.
 *
 * On a surface with pixels see relu-dense.c. A vector surface gets true paths, thinned where more
 * than four pieces fall on a pixel: a printer can't show them, and the file stays small. */

#include <float.h>

#include "relu-clip-private.h"
#include "relu-paint-private.h"

/* Above this many regions a pixel their colours would be noise. */
#define MAX_REGIONS_PER_PIXEL 1.0

/* Up to this many the curve is loose enough for a light seam around it. */
#define MAX_HALO_REGIONS 160

static gboolean
has_colors (const ReluPaint *self)
{
  double pixels = (self->domain_right - self->domain_left) * (self->is_vector ? 2 : self->pixels);

  return self->region_end - self->region_begin <= pixels * MAX_REGIONS_PER_PIXEL;
}

/* The unit that opened the region in the middle of each of @n columns, -1 for none. Walks along the
 * regions where that is shorter than searching for each column. */
static int *
find_units (const ReluPaint *self, double left, double width, guint n)
{
  int *units = g_new (int, n);

  for (guint c = 0; c < n; c++)
    {
      double x = relu_figure_x_to_data (self->figure, left + (c + 0.5) * width);

      units[c] = relu_scene_get_region_unit (self->scene,
                                             relu_regions_find_linear (self->scene->regions, x));
    }

  return units;
}

/* A few rows of tints, repeated downwards: one rectangle per region would jump through memory. */
static void
paint_tint_rows (ReluPaint *self, double left, double right)
{
  const ReluRect *p = &self->figure->plot;
  double top = relu_paint_snap_y (self, p->y), bottom = relu_paint_snap_y (self, p->y + p->height);
  guint n = (guint) fmax (1, round ((right - left) * self->pixels));
  const int rows = 32;
  g_autofree int *units = find_units (self, left, (right - left) / n, n);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) n, rows);
  guchar *data = cairo_image_surface_get_data (surface);
  cairo_pattern_t *pattern;

  if (data != NULL)
    {
      gsize stride = (gsize) cairo_image_surface_get_stride (surface);
      guint32 *first = (guint32 *) (void *) data;

      for (guint c = 0; c < n; c++)
        first[c] = relu_color_to_pixel (units[c] < 0
                                          ? relu_theme_get_neutral_tint (self->theme)
                                          : relu_theme_get_tint (self->theme, (guint) units[c]));
      for (int r = 1; r < rows; r++)
        memcpy (data + stride * (gsize) r, data, n * sizeof *first);
      cairo_surface_mark_dirty (surface);
    }

  cairo_save (self->cr);
  cairo_translate (self->cr, left, top);
  cairo_scale (self->cr, 1 / self->pixels, 1 / self->pixels);
  pattern = cairo_pattern_create_for_surface (surface);
  cairo_pattern_set_extend (pattern, CAIRO_EXTEND_REPEAT);
  cairo_pattern_set_filter (pattern, CAIRO_FILTER_NEAREST);
  cairo_set_source (self->cr, pattern);
  cairo_rectangle (self->cr, 0, 0, n, round ((bottom - top) * self->pixels));
  cairo_fill (self->cr);
  cairo_restore (self->cr);

  cairo_pattern_destroy (pattern);
  cairo_surface_destroy (surface);
}

static void
paint_tint_shapes (ReluPaint *self, double left, double right)
{
  const ReluRect *p = &self->figure->plot;
  guint n = (guint) fmax (1, (right - left) * 2);
  double width = (right - left) / n;
  g_autofree int *units = find_units (self, left, width, n);

  for (guint c = 1, begin = 0; c <= n; c++)
    {
      if (c < n && units[c] == units[begin])
        continue;
      relu_paint_fill (self,
                       &(ReluRect){ left + begin * width, p->y, (c - begin) * width, p->height },
                       units[begin] < 0 ? relu_theme_get_neutral_tint (self->theme)
                                        : relu_theme_get_tint (self->theme, (guint) units[begin]));
      begin = c;
    }
}

/**
 * relu_paint_dense_tints:
 *
 * Fills the regions of a network with many pieces; neutral where there is more than one a pixel.
 */
void
relu_paint_dense_tints (ReluPaint *self)
{
  const ReluRect *p = &self->figure->plot;
  double left = relu_paint_snap_x (self, self->domain_left);
  double right = relu_paint_snap_x (self, self->domain_right);

  if (!has_colors (self))
    relu_paint_fill (self, &(ReluRect){ left, p->y, right - left, p->height },
                     relu_theme_get_neutral_tint (self->theme));
  else if (self->is_vector)
    paint_tint_shapes (self, left, right);
  else
    paint_tint_rows (self, left, right);
}

/**
 * relu_paint_begin_grid:
 * @grid: (out): over the visible part of the domain, empty
 */
void
relu_paint_begin_grid (ReluPaint *self, ReluGrid *grid)
{
  const ReluRect *p = &self->figure->plot;
  double left = relu_paint_snap_x (self, self->domain_left);
  double top = relu_paint_snap_y (self, p->y);

  relu_dense_begin (self->dense, grid, left, top,
                    relu_paint_snap_x (self, self->domain_right) - left,
                    relu_paint_snap_y (self, p->y + p->height) - top, self->pixels);
}

static void
paint_pixels (ReluPaint *self, guint n, const double *xs, const double *ys)
{
  g_autofree int *units = NULL;
  double width = self->theme->curve_width * self->unit * 0.5;
  guint32 *colors;
  ReluGrid grid;

  relu_paint_begin_grid (self, &grid);
  relu_grid_add_curve (&grid, self->figure, n, xs, ys);
  colors = relu_dense_get_colors (self->dense, grid.width);
  if (has_colors (self))
    {
      units = find_units (self, grid.left, grid.pixel, grid.width);
      width *= 1.7;
    }
  if (self->region_end - self->region_begin <= MAX_HALO_REGIONS)
    {
      for (guint c = 0; c < grid.width; c++)
        colors[c] = relu_color_to_pixel (self->theme->background);
      relu_dense_paint (self->dense, self->cr, &grid,
                        width + 1.6 * self->theme->halo_width * self->unit, colors);
    }
  for (guint c = 0; c < grid.width; c++)
    colors[c] = relu_color_to_pixel (units == NULL || units[c] < 0
                                       ? self->theme->neutral
                                       : relu_theme_get_unit_color (self->theme, (guint) units[c]));
  relu_dense_paint (self->dense, self->cr, &grid, width, colors);
}

/**
 * relu_paint_grid_path:
 *
 * Appends the curve of a grid to the path: two points a column, lowest and highest, in the order
 * that keeps the line short.
 */
void
relu_paint_grid_path (ReluPaint *self, const ReluGrid *grid)
{
  float least = -20, most = (float) grid->height + 20;
  gboolean is_open = FALSE, is_up = FALSE;

  for (guint c = 0; c < grid->width; c++)
    {
      ReluColumn column = { FLT_MAX, -FLT_MAX };
      double x = grid->left + (c + 0.5) * grid->pixel, a, b;

      for (guint i = 0; i < RELU_DENSE_PER_PIXEL; i++)
        {
          column.low = MIN (column.low, grid->columns[c * RELU_DENSE_PER_PIXEL + i].low);
          column.high = MAX (column.high, grid->columns[c * RELU_DENSE_PER_PIXEL + i].high);
        }
      if (column.low > column.high)
        {
          is_open = FALSE;
          continue;
        }
      a = grid->top + CLAMP (column.low, least, most) * grid->pixel;
      b = grid->top + CLAMP (column.high, least, most) * grid->pixel;
      if (!is_open)
        cairo_move_to (self->cr, x, is_up ? b : a);
      else
        cairo_line_to (self->cr, x, is_up ? b : a);
      if (b > a)
        cairo_line_to (self->cr, x, is_up ? a : b);
      is_open = TRUE;
      is_up = !is_up;
    }
}

static void
paint_thinned (ReluPaint *self, guint n, const double *xs, const double *ys)
{
  ReluGrid grid;

  relu_paint_begin_grid (self, &grid);
  relu_grid_add_curve (&grid, self->figure, n, xs, ys);
  relu_paint_grid_path (self, &grid);
  cairo_set_line_width (self->cr, self->theme->curve_width * self->unit * 0.5);
  relu_color_set (self->cr, self->theme->neutral);
  cairo_stroke (self->cr);
}

static void
paint_paths (ReluPaint *self)
{
  const ReluRect *p = &self->figure->plot;
  ReluRect rect = { p->x - 20, p->y - 20, p->width + 40, p->height + 40 };

  cairo_set_line_width (self->cr, self->theme->curve_width * self->unit * 0.8);
  for (guint i = self->region_begin; i < self->region_end; i++)
    {
      ReluRegion r;

      relu_regions_get_linear_region (self->scene->regions, i, &r);
      relu_clip_polyline (self->cr, self->figure, &rect, 2, (double[]){ r.from, r.to },
                          (double[]){ r.y_from, r.y_to });
      relu_color_set (self->cr, relu_paint_get_region_color (self, i, FALSE));
      cairo_stroke (self->cr);
    }
}

/**
 * relu_paint_dense_curve:
 *
 * Draws the curve of a network with many pieces, whatever their number at the cost of the pixels.
 */
void
relu_paint_dense_curve (ReluPaint *self)
{
  const double *xs, *ys;
  guint n = relu_scene_get_points (self->scene, &xs, &ys);

  if (!self->is_vector)
    paint_pixels (self, n, xs, ys);
  else if (has_colors (self))
    paint_paths (self);
  else
    paint_thinned (self, n, xs, ys);
}

/* Rings that were drawn last: the only ones that the next can be too near to. */
#define N_NEAR 8

/**
 * relu_paint_for_each_dense_ring:
 * @func: called with a breakpoint and how far its ring reaches
 *
 * Goes through the rings of a curve with many breakpoints from left to right: one at each breakpoint
 * that keeps RELU_PAINT_RING_GAP to the rings before, small where they are close. Where they would be
 * a chain, none: there the tints and the curve's colours tell the pieces apart.
 */
void
relu_paint_for_each_dense_ring (ReluPaint *self, ReluPaintRingFunc func)
{
  double gap = RELU_PAINT_RING_GAP * self->unit;
  double radius = relu_paint_ring_radius (self), small = fmin (radius, gap * 0.43);
  double xs[N_NEAR], ys[N_NEAR];
  guint n = 0;

  if ((self->break_end - self->break_begin) * gap * 0.5 > self->figure->plot.width)
    return;

  for (guint i = self->break_begin; i < self->break_end; i++)
    {
      ReluBreakpoint b;
      double x, y, nearest = INFINITY;

      relu_regions_get_breakpoint (self->scene->regions, i, &b);
      x = relu_figure_x (self->figure, b.x);
      y = relu_figure_y (self->figure, b.y);
      for (guint k = 0; k < MIN (n, N_NEAR); k++)
        nearest = fmin (nearest, hypot (x - xs[k], y - ys[k]));
      if (nearest < gap)
        continue;
      if (i + 1 < self->break_end)
        {
          ReluBreakpoint next;

          relu_regions_get_breakpoint (self->scene->regions, i + 1, &next);
          nearest = fmin (nearest, hypot (relu_figure_x (self->figure, next.x) - x,
                                          relu_figure_y (self->figure, next.y) - y));
        }
      xs[n % N_NEAR] = x;
      ys[n++ % N_NEAR] = y;
      func (self, &b, nearest < 2.3 * radius ? small : radius);
    }
}

static void
paint_ring (ReluPaint *self, const ReluBreakpoint *b, double radius)
{
  relu_paint_ring (self, b, FALSE, radius);
}

/**
 * relu_paint_dense_rings:
 *
 * Draws the rings of relu_paint_for_each_dense_ring() and the highlighted one, larger.
 */
void
relu_paint_dense_rings (ReluPaint *self)
{
  int highlighted = self->scene->options.highlighted_breakpoint;

  relu_paint_for_each_dense_ring (self, paint_ring);
  if (highlighted >= (int) self->break_begin && highlighted < (int) self->break_end)
    {
      ReluBreakpoint b;

      relu_regions_get_breakpoint (self->scene->regions, (guint) highlighted, &b);
      relu_paint_ring (self, &b, FALSE, self->theme->ring_radius * self->unit);
    }
}
