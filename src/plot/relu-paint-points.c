/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-paint-points.c: data points as diamonds, and their residuals: lines from them to the curve. */

#include "relu-paint-private.h"

/* More visible points than these are counted in cells; their residuals are drawn by columns. */
#define MAX_SINGLE 2000
#define MAX_VECTOR_SINGLE 20000

#define CELL 1.5 /* side, in the figure's units */

#define HALO_SHARE 0.7 /* of the curve's */

#define RESIDUAL_WIDTH 1.3

static gsize
get_n_visible (const ReluPaint *self)
{
  return self->figure->point_end - self->figure->point_begin;
}

static gboolean
has_points (const ReluPaint *self)
{
  return get_n_visible (self) > 0;
}

static gboolean
is_many (const ReluPaint *self)
{
  return get_n_visible (self) > (self->is_vector ? MAX_VECTOR_SINGLE : MAX_SINGLE);
}

static void
init_key (const ReluPaint *self, ReluPointsKey *key)
{
  const ReluFigure *f = self->figure;
  double x0 = relu_paint_snap_x (self, f->plot.x), y0 = relu_paint_snap_y (self, f->plot.y);

  *key = (ReluPointsKey) { .data = self->scene->options.data,
                           .theme = self->theme,
                           .x_from = f->x_from,
                           .x_to = f->x_to,
                           .y_from = f->y_from,
                           .y_to = f->y_to,
                           .plot = f->plot,
                           .pixels = self->pixels,
                           .radius = f->point_radius,
                           .halo = self->theme->halo_width * HALO_SHARE * self->unit };
  key->area.x = x0;
  key->area.y = y0;
  key->area.width = relu_paint_snap_x (self, f->plot.x + f->plot.width) - x0;
  key->area.height = relu_paint_snap_y (self, f->plot.y + f->plot.height) - y0;
  if (is_many (self))
    key->cell = self->is_vector ? CELL * self->unit
                                : fmax (1, round (CELL * self->unit * self->pixels)) / self->pixels;
}

static void
add_diamond (cairo_t *cr, double x, double y, double radius)
{
  cairo_move_to (cr, x, y - radius);
  cairo_line_to (cr, x + radius, y);
  cairo_line_to (cr, x, y + radius);
  cairo_line_to (cr, x - radius, y);
  cairo_close_path (cr);
}

static void
fill_diamond (ReluPaint *self, double x, double y, double radius)
{
  cairo_t *cr = self->cr;
  double halo = self->theme->halo_width * HALO_SHARE * self->unit * G_SQRT2;

  add_diamond (cr, x, y, radius + halo);
  relu_color_set (cr, self->theme->background);
  cairo_fill (cr);
  add_diamond (cr, x, y, radius);
  relu_color_set (cr, self->theme->headline);
  cairo_fill (cr);
}

/* Vectors: all of them, true paths. */
static void
fill_diamonds (ReluPaint *self)
{
  const ReluFigure *f = self->figure;
  const ReluSortedData *sorted = relu_data_get_sorted (self->scene->options.data);
  const double *xs = relu_sorted_data_get_x (sorted), *ys = relu_sorted_data_get_y (sorted);

  for (gsize i = f->point_begin; i < f->point_end; i++)
    if (ys[i] >= f->y_from && ys[i] <= f->y_to)
      fill_diamond (self, relu_figure_x (f, xs[i]), relu_figure_y (f, ys[i]), f->point_radius);
}

/**
 * relu_paint_points:
 * @is_crowd: only where they are so many that the curve lies over them, or only where they aren't
 *
 * Draws the visible points.
 */
void
relu_paint_points (ReluPaint *self, gboolean is_crowd)
{
  ReluPointsKey key;

  if (!has_points (self) || self->figure->has_point_crowd != is_crowd)
    return;

  init_key (self, &key);
  if (!(key.area.width > 0 && key.area.height > 0))
    return;

  if (!self->is_vector)
    {
      relu_points_paint (self->points, self->cr, &key);
      return;
    }
  cairo_save (self->cr);
  relu_paint_clip_to_plot (self);
  if (is_many (self))
    relu_points_fill_cells (&key, self->cr);
  else
    fill_diamonds (self);
  cairo_restore (self->cr);
}

/**
 * relu_paint_highlighted_point:
 *
 * Draws the highlighted point larger than the others, over everything in the plot.
 */
void
relu_paint_highlighted_point (ReluPaint *self)
{
  const ReluFigure *f = self->figure;
  ReluData *data = self->scene->options.data;
  int index = self->scene->options.highlighted_point;
  double radius = self->theme->ring_radius * self->unit, x, y;

  if (data == NULL || index < 0 || (gsize) index >= relu_data_get_n (data))
    return;

  x = relu_data_get_x (data)[index];
  y = relu_data_get_y (data)[index];
  if (!(x >= f->x_from && x <= f->x_to && y >= f->y_from && y <= f->y_to))
    return;

  x = relu_figure_x (f, x);
  y = relu_figure_y (f, y);
  cairo_save (self->cr);
  relu_paint_clip_to_plot (self);
  fill_diamond (self, x, y, radius * RELU_PAINT_GROWN);
  add_diamond (self->cr, x, y, radius * 0.6);
  relu_color_set (self->cr, self->theme->background);
  cairo_fill (self->cr);
  cairo_restore (self->cr);
}

/* Adds the visible part of a line to the path, on whole pixels. */
static void
add_residual (ReluPaint *self, double x, double width, double y0, double y1)
{
  const ReluRect *p = &self->figure->plot;
  double top = CLAMP (MIN (y0, y1), p->y, p->y + p->height);
  double bottom = CLAMP (MAX (y0, y1), p->y, p->y + p->height);
  double left = relu_paint_snap_x (self, x - width / 2);

  top = relu_paint_snap_y (self, top);
  bottom = relu_paint_snap_y (self, bottom);
  if (bottom > top)
    cairo_rectangle (self->cr, left, top, width, bottom - top);
}

static gboolean
is_in_domain (const ReluPaint *self, double x)
{
  return x >= relu_analysis_get_from (self->scene->analysis)
         && x <= relu_analysis_get_to (self->scene->analysis);
}

static void
add_single_residuals (ReluPaint *self, double width)
{
  const ReluFigure *f = self->figure;
  const ReluSortedData *sorted = relu_data_get_sorted (self->scene->options.data);
  const double *xs = relu_sorted_data_get_x (sorted), *ys = relu_sorted_data_get_y (sorted);
  const double *curve_xs, *curve_ys;
  guint n = relu_scene_get_points (self->scene, &curve_xs, &curve_ys);

  for (gsize i = f->point_begin; i < f->point_end; i++)
    if (is_in_domain (self, xs[i]))
      add_residual (self, relu_figure_x (f, xs[i]), width, relu_figure_y (f, ys[i]),
                    relu_figure_y (f, relu_polyline_get_value (n, curve_xs, curve_ys, xs[i])));
}

/* Of each column of pixels what its points' lines cover together, but for the slope of the curve
 * within it. */
static void
add_column_residuals (ReluPaint *self)
{
  const ReluFigure *f = self->figure;
  const double *xs, *ys;
  guint n = relu_scene_get_points (self->scene, &xs, &ys), n_columns;
  const ReluPointColumn *columns;
  ReluPointsKey key;

  init_key (self, &key);
  columns = relu_points_get_columns (self->points, &key, &n_columns);
  for (guint c = 0; c < n_columns; c++)
    {
      double px = key.area.x + (c + 0.5) / self->pixels, x = relu_figure_x_to_data (f, px), value;

      if (!(columns[c].low <= columns[c].high) || !is_in_domain (self, x))
        continue;
      value = relu_polyline_get_value (n, xs, ys, x);
      add_residual (self, px, 1 / self->pixels, relu_figure_y (f, fmin (columns[c].low, value)),
                    relu_figure_y (f, fmax (columns[c].high, value)));
    }
}

/**
 * relu_paint_residuals:
 *
 * Draws a line from each point in the domain to the curve; what of it is visible.
 */
void
relu_paint_residuals (ReluPaint *self)
{
  double width = RESIDUAL_WIDTH * self->unit;

  if (!has_points (self) || !self->scene->options.show_residuals)
    return;

  if (!self->is_vector)
    width = fmax (1, round (width * self->pixels)) / self->pixels;
  if (is_many (self))
    add_column_residuals (self);
  else
    add_single_residuals (self, width);
  relu_color_set (self->cr,
                  relu_color_fade (self->theme->headline,
                                   is_many (self) ? RELU_SHADE_MANY_RESIDUALS
                                                   : RELU_SHADE_RESIDUAL));
  cairo_fill (self->cr);
}

/**
 * relu_paint_get_point_ticks:
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): the x of the visible points, ascending; of those that share
 *   a column of pixels only one. Valid while the picture is painted
 */
const double *
relu_paint_get_point_ticks (ReluPaint *self, guint *n)
{
  ReluPointsKey key;

  *n = 0;
  if (!has_points (self))
    return NULL;

  init_key (self, &key);
  return relu_points_get_ticks (self->points, &key, n);
}
