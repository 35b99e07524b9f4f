/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-dense.c: curves with more pieces than one can see.
 *
 * A stroke of 100 000 pieces takes cairo up to seconds. Here one walk over the points finds the
 * curve's lowest and highest value in every column, four columns to a pixel; a pen of the line's
 * width then widens them as a stroke with round joins would, and what lies between is filled. The
 * work is that of the walk and of the pixels, whatever the curve.
 *
 * Pixels are made in bands of a few rows that stay in the processor's cache. A column that is empty
 * or full over a whole band, nearly all are, costs nothing or one copy. */

#include "relu-dense-private.h"

#include <float.h>
#include <string.h>

#define BAND 16
#define PER RELU_DENSE_PER_PIXEL

struct _ReluDense
{
  ReluColumn *columns;
  ReluColumn *widened; /* by the pen; one more, for the edges of the columns */
  guint n_columns;
  guint32 *colors;
  guint n_colors;
  cairo_surface_t *band;
};

/**
 * relu_dense_new:
 *
 * Returns: (transfer full): working memory for dense curves, kept from frame to frame
 */
ReluDense *
relu_dense_new (void)
{
  return g_new0 (ReluDense, 1);
}

void
relu_dense_free (ReluDense *self)
{
  g_clear_pointer (&self->band, cairo_surface_destroy);
  g_free (self->columns);
  g_free (self->widened);
  g_free (self->colors);
  g_free (self);
}

/**
 * relu_dense_begin:
 * @grid: (out): an empty grid over the area; good until the next one begins
 * @pixels: in one unit of the figure
 */
void
relu_dense_begin (ReluDense *self, ReluGrid *grid, double left, double top, double width,
                  double height, double pixels)
{
  guint n;

  grid->left = left;
  grid->top = top;
  grid->pixel = 1 / pixels;
  grid->width = (guint) fmax (1, round (width * pixels));
  grid->height = (guint) fmax (1, round (height * pixels));

  n = grid->width * PER;
  if (n > self->n_columns)
    {
      self->columns = g_renew (ReluColumn, self->columns, n);
      self->widened = g_renew (ReluColumn, self->widened, n + 1);
      self->n_columns = n;
    }
  grid->columns = self->columns;
  for (guint i = 0; i < n; i++)
    grid->columns[i] = (ReluColumn){ FLT_MAX, -FLT_MAX };
}

/**
 * relu_dense_get_colors:
 *
 * Returns: (transfer none): room for the colour of each column of pixels, kept from frame to frame
 */
guint32 *
relu_dense_get_colors (ReluDense *self, guint n)
{
  if (n > self->n_colors)
    {
      self->colors = g_renew (guint32, self->colors, n);
      self->n_colors = n;
    }

  return self->colors;
}

static inline void
widen (ReluColumn *column, float y)
{
  column->low = MIN (column->low, y);
  column->high = MAX (column->high, y);
}

/* Ends in columns and pixels; x0 <= x1. */
static inline void
add (ReluGrid *self, double x0, double y0, double x1, double y1)
{
  guint n = self->width * PER;
  guint first, last;
  double slope;

  if (!(x1 >= 0 && x0 < n))
    return;

  first = x0 > 0 ? (guint) x0 : 0;
  last = x1 < n ? (guint) x1 : n - 1;
  if (first == last && x0 >= 0 && x1 < n)
    {
      widen (&self->columns[first], (float) y0);
      widen (&self->columns[first], (float) y1);
      return;
    }

  slope = x1 > x0 ? (y1 - y0) / (x1 - x0) : 0;
  for (guint c = first; c <= last; c++)
    {
      widen (&self->columns[c], (float) (x0 >= c ? y0 : y0 + (c - x0) * slope));
      widen (&self->columns[c], (float) (x1 <= c + 1.0 ? y1 : y0 + (c + 1.0 - x0) * slope));
    }
}

/**
 * relu_grid_add_segment:
 * @x0: the left end, in the figure's units
 * @x1: the right end, not left of @x0
 */
void
relu_grid_add_segment (ReluGrid *self, double x0, double y0, double x1, double y1)
{
  add (self, (x0 - self->left) / self->pixel * PER, (y0 - self->top) / self->pixel,
       (x1 - self->left) / self->pixel * PER, (y1 - self->top) / self->pixel);
}

/**
 * relu_grid_add_curve:
 * @xs: (array length=n): ascending, in data units
 * @ys: (array length=n): in data units
 */
void
relu_grid_add_curve (ReluGrid *self, const ReluFigure *f, guint n, const double *xs,
                     const double *ys)
{
  /* px = (share * width + plot.x - left) / pixel * PER, and the like for y. */
  double x_scale = f->plot.width / self->pixel * PER;
  double x_offset = (f->plot.x - self->left) / self->pixel * PER;
  double y_scale = -f->plot.height / self->pixel;
  double y_offset = (f->plot.y + f->plot.height - self->top) / self->pixel;
  double x0 = 0, y0 = 0;

  for (guint i = 0; i < n; i++)
    {
      double x1 = relu_figure_share (xs[i], f->x_from, f->x_to) * x_scale + x_offset;
      double y1 = relu_figure_share (ys[i], f->y_from, f->y_to) * y_scale + y_offset;

      if (i > 0)
        add (self, x0, y0, x1, y1);
      x0 = x1;
      y0 = y1;
    }
}

/**
 * relu_grid_join:
 *
 * Closes the gaps between neighbouring columns, where a staircase jumps.
 */
void
relu_grid_join (ReluGrid *self)
{
  for (guint c = 1; c < self->width * PER; c++)
    {
      ReluColumn *a = &self->columns[c - 1], *b = &self->columns[c];

      if (a->low > a->high || b->low > b->high)
        continue;
      if (b->low > a->high)
        b->low = a->high;
      else if (b->high < a->low)
        b->high = a->low;
    }
}

/**
 * relu_grid_clear_column:
 *
 * The curve is not drawn there: a gap between two dashes.
 */
void
relu_grid_clear_column (ReluGrid *self, guint column)
{
  self->columns[column] = (ReluColumn){ FLT_MAX, -FLT_MAX };
}

static inline gboolean
is_there (const ReluColumn *column)
{
  return column->low <= column->high;
}

/* Between two columns, for the part of a column that the pen's edge reaches; the first one's where
 * the curve ends there. */
static inline ReluColumn
between (const ReluColumn *a, const ReluColumn *b, float share)
{
  if (!is_there (b) || !is_there (a))
    return *a;

  return (ReluColumn){ a->low + (b->low - a->low) * share, a->high + (b->high - a->high) * share };
}

/* The envelope of a round pen that follows the curve: what it covers in the middle of a column. */
static void
apply_pen (ReluDense *self, const ReluGrid *grid, double radius)
{
  const ReluColumn *columns = grid->columns;
  int n = (int) (grid->width * PER);
  /* A column's lowest and highest value hold for all of it: half a column less to either side. */
  double reach = fmax (radius * PER - 0.5, 0);
  int whole = (int) reach;
  float part = (float) (reach - whole);
  g_autofree float *pen = g_new (float, whole + 2);

  for (int k = 0; k <= whole + 1; k++)
    pen[k] = (float) sqrt (fmax (radius * radius - (double) (k * k) / (PER * PER), 0));

  for (int c = 0; c < n; c++)
    {
      float low = FLT_MAX, high = -FLT_MAX;
      int from = MAX (-whole, -c), to = MIN (whole, n - 1 - c);

      for (int k = from; k <= to; k++)
        {
          float height = pen[ABS (k)];
          float a = columns[c + k].low - height, b = columns[c + k].high + height;

          low = MIN (low, a);
          high = MAX (high, b);
        }
      for (int side = -1; side <= 1; side += 2)
        {
          int edge = c + side * whole, next = edge + side;
          ReluColumn end;

          if (next < 0 || next >= n)
            continue;
          end = between (&columns[edge], &columns[next], part);
          low = MIN (low, end.low - pen[whole + 1]);
          high = MAX (high, end.high + pen[whole + 1]);
        }
      self->widened[c] = (ReluColumn){ low, high };
    }
}

/* From the middles of the columns to the edges between them: edge c lies left of column c. */
static void
find_edges (ReluDense *self, const ReluGrid *grid)
{
  guint n = grid->width * PER;
  ReluColumn before = self->widened[0];

  for (guint c = 0; c <= n; c++)
    {
      ReluColumn now = self->widened[MIN (c, n - 1)];

      self->widened[c] = is_there (&before) ? between (&before, &now, 0.5f) : now;
      before = now;
    }
}

/* The integral of what of a height above t lies in the unit interval. */
static inline float
ramp_integral (float t)
{
  return t <= 0 ? 0 : t < 1 ? t * t / 2 : t - 0.5f;
}

/* The mean share of a pixel that lies above an edge from height a to height b. */
static inline float
ramp (float a, float b)
{
  if (a <= 0 && b <= 0)
    return 0;
  if (a >= 1 && b >= 1)
    return 1;
  if (fabsf (b - a) < 1e-3f)
    return CLAMP ((a + b) / 2, 0, 1);

  return (ramp_integral (b) - ramp_integral (a)) / (b - a);
}

/* Adds to each of @n_rows rows from @y on how much of it lies between the two edges of a column.
 * Only the rows that an edge passes need a look at it. */
static void
add_coverage (const ReluColumn *left, const ReluColumn *right, float y, guint n_rows, float *rows)
{
  float least_low, most_low, least_high, most_high;
  guint from, to;

  if (!is_there (left) || !is_there (right))
    return;

  least_low = MIN (left->low, right->low) - y;
  most_low = MAX (left->low, right->low) - y;
  least_high = MIN (left->high, right->high) - y;
  most_high = MAX (left->high, right->high) - y;
  if (least_low >= (float) n_rows || most_high <= 0)
    return;

  from = least_low > 0 ? (guint) least_low : 0;
  to = most_high < (float) n_rows ? (guint) ceilf (most_high) : n_rows;
  for (guint r = from; r < to; r++)
    {
      float top = (float) r;

      if (most_low <= top && least_high >= top + 1)
        rows[r] += 1;
      else
        rows[r] += ramp (left->high - y - top, right->high - y - top)
                   - ramp (left->low - y - top, right->low - y - top);
    }
}

static guint32
multiply (guint32 pixel, guint32 alpha)
{
  guint32 a = (pixel & 0xff00ff) * alpha + 0x800080;
  guint32 b = (pixel >> 8 & 0xff00ff) * alpha + 0x800080;

  a = (a + (a >> 8 & 0xff00ff)) >> 8 & 0xff00ff;
  b = (b + (b >> 8 & 0xff00ff)) & 0xff00ff00;

  return a | b;
}

/* Returns whether anything was drawn into the band whose first row is at @y. */
static gboolean
fill_band (const ReluDense *self, const ReluGrid *grid, const guint32 *colors, guint y, guint rows,
           guint32 *pixels, gsize stride)
{
  gboolean any = FALSE;

  for (guint c = 0; c < grid->width; c++)
    {
      const ReluColumn *columns = self->widened + (gsize) c * PER;
      float least_low = columns[0].low, most_low = columns[0].low;
      float least_high = columns[0].high, most_high = columns[0].high;
      float covered[BAND];

      for (int i = 1; i <= PER; i++)
        {
          least_low = MIN (least_low, columns[i].low);
          most_low = MAX (most_low, columns[i].low);
          least_high = MIN (least_high, columns[i].high);
          most_high = MAX (most_high, columns[i].high);
        }
      if (least_low >= (float) (y + rows) || most_high <= (float) y)
        continue;

      any = TRUE;
      if (most_low <= (float) y && least_high >= (float) (y + rows))
        {
          for (guint r = 0; r < rows; r++)
            pixels[r * stride + c] = colors[c];
          continue;
        }

      memset (covered, 0, sizeof covered);
      for (int i = 0; i < PER; i++)
        add_coverage (&columns[i], &columns[i + 1], (float) y, rows, covered);
      for (guint r = 0; r < rows; r++)
        if (covered[r] > 0)
          {
            float share = MIN (covered[r] * (1.0f / PER), 1);

            pixels[r * stride + c] = multiply (colors[c], (guint32) (share * 255 + 0.5f));
          }
    }

  return any;
}

/**
 * relu_dense_paint:
 * @line_width: in the figure's units
 * @colors: (array length=grid->width): opaque pixels
 *
 * Draws the curve of @grid as a line.
 */
void
relu_dense_paint (ReluDense *self, cairo_t *cr, const ReluGrid *grid, double line_width,
                  const guint32 *colors)
{
  apply_pen (self, grid, line_width / 2 / grid->pixel);
  find_edges (self, grid);

  if (self->band == NULL || (guint) cairo_image_surface_get_width (self->band) < grid->width)
    {
      g_clear_pointer (&self->band, cairo_surface_destroy);
      self->band = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) grid->width, BAND);
    }
  if (cairo_surface_status (self->band) != CAIRO_STATUS_SUCCESS)
    return;

  cairo_save (cr);
  cairo_translate (cr, grid->left, grid->top);
  cairo_scale (cr, grid->pixel, grid->pixel);
  for (guint y = 0; y < grid->height; y += BAND)
    {
      guint rows = MIN (BAND, grid->height - y);
      gsize stride = (gsize) cairo_image_surface_get_stride (self->band);
      guchar *data;

      cairo_surface_flush (self->band);
      data = cairo_image_surface_get_data (self->band);
      memset (data, 0, stride * BAND);
      if (!fill_band (self, grid, colors, y, rows, (guint32 *) (void *) data, stride / 4))
        continue;
      cairo_surface_mark_dirty (self->band);
      cairo_set_source_surface (cr, self->band, 0, y);
      cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
      cairo_rectangle (cr, 0, y, grid->width, rows);
      cairo_fill (cr);
    }
  cairo_restore (cr);
}
