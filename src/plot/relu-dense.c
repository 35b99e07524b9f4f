/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-dense.c: curves with more pieces than one can see.
 *
 * A stroke of 100 000 pieces takes cairo up to seconds. Here the curve's lowest and highest value are
 * found for every column of pixels, in one walk over its points, and what lies between is filled. */

#include "relu-dense-private.h"

#include "relu-paint-private.h"

struct _ReluDense
{
  ReluColumn *columns;
  guint n_allocated;
};

ReluDense *
relu_dense_new (void)
{
  return g_new0 (ReluDense, 1);
}

void
relu_dense_free (ReluDense *self)
{
  g_free (self->columns);
  g_free (self);
}

/* Room for @n columns, kept from frame to frame. */
ReluColumn *
relu_dense_get_columns (ReluDense *self, guint n)
{
  if (n > self->n_allocated)
    {
      self->columns = g_renew (ReluColumn, self->columns, n);
      self->n_allocated = n;
    }

  return self->columns;
}

/* The columns between the visible ends of the domain. */
typedef struct
{
  guint n;
  double left, width; /* of the first column, in the figure's units */
  ReluColumn *columns;
} Grid;

static Grid
grid_new (ReluPaint *self)
{
  Grid grid;
  double left = relu_paint_snap_x (self, self->domain_left);
  double right = relu_paint_snap_x (self, self->domain_right);

  grid.n = (guint) fmax (1, round ((right - left) * self->pixels));
  grid.left = left;
  grid.width = (right - left) / grid.n;
  grid.columns = relu_dense_get_columns (self->dense, grid.n);

  return grid;
}

static void
widen (ReluColumn *column, double y)
{
  column->low = fmin (column->low, y);
  column->high = fmax (column->high, y);
}

/* One walk over the points: each segment widens the columns that it crosses. */
static void
grid_fill (const Grid *grid, const ReluFigure *f, guint n, const double *xs, const double *ys)
{
  double x0, y0;

  for (guint i = 0; i < grid->n; i++)
    grid->columns[i] = (ReluColumn){ INFINITY, -INFINITY };

  x0 = (relu_figure_x (f, xs[0]) - grid->left) / grid->width;
  y0 = relu_figure_y (f, ys[0]);
  for (guint i = 1; i < n; i++)
    {
      double x1 = (relu_figure_x (f, xs[i]) - grid->left) / grid->width;
      double y1 = relu_figure_y (f, ys[i]);

      if (x1 >= 0 && x0 <= grid->n)
        {
          guint first = (guint) CLAMP (floor (x0), 0, grid->n - 1.0);
          guint last = (guint) CLAMP (floor (x1), 0, grid->n - 1.0);
          double slope = x1 > x0 ? (y1 - y0) / (x1 - x0) : 0;

          for (guint c = first; c <= last; c++)
            {
              widen (&grid->columns[c], x0 >= c ? y0 : y0 + (c - x0) * slope);
              widen (&grid->columns[c], x1 <= c + 1.0 ? y1 : y0 + (c + 1.0 - x0) * slope);
            }
        }
      x0 = x1;
      y0 = y1;
    }
}

static double
column_to_x (const ReluPaint *self, const Grid *grid, guint column)
{
  const ReluFigure *f = self->figure;
  double px = grid->left + (column + 0.5) * grid->width;
  double share = (px - f->plot.x) / f->plot.width;

  return f->x_from * (1 - share) + f->x_to * share;
}

/* The unit that opened the region in the middle of a column, -1 for none. */
static int
column_unit (const ReluPaint *self, const Grid *grid, guint column)
{
  guint region
    = relu_regions_find_linear (self->scene->regions, column_to_x (self, grid, column));

  return relu_scene_get_region_unit (self->scene, region);
}

/* Neighbouring columns of one colour are one rectangle. */
void
relu_dense_paint_tints (ReluPaint *self)
{
  const ReluRect *p = &self->figure->plot;
  Grid grid = grid_new (self);
  guint begin = 0;
  int unit = column_unit (self, &grid, 0);

  for (guint c = 1; c <= grid.n; c++)
    {
      int next = c < grid.n ? column_unit (self, &grid, c) : G_MININT;

      if (next == unit)
        continue;
      relu_paint_fill (self,
                       &(ReluRect){ grid.left + begin * grid.width, p->y, (c - begin) * grid.width,
                                    p->height },
                       unit < 0 ? relu_theme_get_neutral_tint (self->theme)
                                : relu_theme_get_tint (self->theme, (guint) unit));
      begin = c;
      unit = next;
    }
}

void
relu_dense_paint_curve (ReluPaint *self)
{
  const ReluRect *p = &self->figure->plot;
  Grid grid = grid_new (self);
  double half = self->theme->curve_width * self->unit * 0.3;
  const double *xs, *ys;
  guint n = relu_scene_get_points (self->scene, &xs, &ys);
  g_autofree int *colors = g_new (int, grid.n);

  grid_fill (&grid, self->figure, n, xs, ys);
  for (guint c = 0; c < grid.n; c++)
    {
      int unit = column_unit (self, &grid, c);

      colors[c] = unit < 0 ? -1 : unit % RELU_THEME_N_COLORS;
    }
  for (int color = -1; color < RELU_THEME_N_COLORS; color++)
    {
      for (guint c = 0; c < grid.n; c++)
        {
          double top = fmax (grid.columns[c].low - half, p->y - half);
          double bottom = fmin (grid.columns[c].high + half, p->y + p->height + half);

          if (colors[c] == color && top < bottom)
            cairo_rectangle (self->cr, grid.left + c * grid.width, top, grid.width, bottom - top);
        }
      relu_color_set (self->cr, color < 0 ? self->theme->neutral
                                          : relu_theme_get_unit_color (self->theme, (guint) color));
      cairo_fill (self->cr);
    }
}

/* Appends a polyline of at most two points a column to the path. */
void
relu_dense_add_polyline (ReluPaint *self, guint n, const double *xs, const double *ys)
{
  const ReluRect *p = &self->figure->plot;
  Grid grid = grid_new (self);

  grid_fill (&grid, self->figure, n, xs, ys);
  for (guint c = 0; c < grid.n; c++)
    {
      double x = grid.left + (c + 0.5) * grid.width;

      if (grid.columns[c].low > grid.columns[c].high)
        continue;
      cairo_line_to (self->cr, x, CLAMP (grid.columns[c].low, p->y - 9, p->y + p->height + 9));
      cairo_line_to (self->cr, x, CLAMP (grid.columns[c].high, p->y - 9, p->y + p->height + 9));
    }
}

/* Dots, none closer to the one before than its own width. */
void
relu_dense_paint_rings (ReluPaint *self)
{
  double radius = 2 * self->unit, before = -INFINITY;
  const ReluRect *p = &self->figure->plot;

  if ((self->break_end - self->break_begin) * 3 * radius > p->width)
    return;

  for (guint i = self->break_begin; i < self->break_end; i++)
    {
      ReluBreakpoint b;
      double x, y;

      relu_regions_get_breakpoint (self->scene->regions, i, &b);
      x = relu_figure_x (self->figure, b.x);
      y = relu_figure_y (self->figure, b.y);
      if (x - before < 2 * radius || y < p->y || y > p->y + p->height)
        continue;
      before = x;
      cairo_arc (self->cr, x, y, radius, 0, 2 * G_PI);
      relu_color_set (self->cr, relu_theme_get_unit_color (self->theme, b.switches[0].unit));
      cairo_fill (self->cr);
    }
}
