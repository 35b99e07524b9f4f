/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-moments-table.c: the sums, with twice the digits of a double. */

#include <math.h>
#include <stdlib.h>

#include "relu-moments-table-private.h"

typedef struct
{
  double x, y;
} Point;

static int
compare_points (const void *a, const void *b)
{
  const Point *p = a, *q = b;

  if (p->x != q->x)
    return p->x < q->x ? -1 : 1;

  return p->y < q->y ? -1 : p->y > q->y;
}

/* a + b without rounding: Knuth, TAOCP 2, 4.2.2. */
static ReluPair
add (double a, double b)
{
  double sum = a + b, part = sum - a;

  return (ReluPair) { sum, (a - (sum - part)) + (b - part) };
}

/* a b without rounding. */
static ReluPair
multiply (double a, double b)
{
  double product = a * b;

  return (ReluPair) { product, fma (a, b, -product) };
}

static ReluPair
add_pairs (ReluPair a, ReluPair b)
{
  ReluPair high = add (a.hi, b.hi), low = add (a.lo, b.lo);

  high = add (high.hi, high.lo + low.hi);

  return add (high.hi, high.lo + low.lo);
}

static ReluPair
scale_pair (ReluPair a, double factor)
{
  ReluPair product = multiply (a.hi, factor);

  return add (product.hi, product.lo + a.lo * factor);
}

static ReluPair
subtract_pairs (ReluPair a, ReluPair b)
{
  return add_pairs (a, (ReluPair) { -b.hi, -b.lo });
}

static ReluPair
get_sum (ReluTwo from, ReluTwo from_rest, ReluTwo to, ReluTwo to_rest, guint i)
{
  return subtract_pairs ((ReluPair) { to[i], to_rest[i] }, (ReluPair) { from[i], from_rest[i] });
}

/* Sorts the points and adds them up; FALSE where the sums overflow: then nothing needs clearing. */
gboolean
relu_moment_table_init (ReluMomentTable *self, ReluData *data)
{
  gsize n = relu_data_get_n (data);
  g_autofree Point *points = g_new (Point, n);
  ReluPair sums[4] = { 0 };

  for (gsize i = 0; i < n; i++)
    points[i] = (Point) { relu_data_get_x (data)[i], relu_data_get_y (data)[i] };
  qsort (points, n, sizeof *points, compare_points);

  self->n = n;
  self->centre = points[0].x / 2 + points[n - 1].x / 2;
  self->x = g_new (double, n);
  self->rows = g_aligned_alloc (n + 1, sizeof (ReluMomentRow), 64);
  self->yy = (ReluPair) { 0, 0 };
  self->rows[0] = (ReluMomentRow) { 0 };
  for (gsize i = 0; i < n; i++)
    {
      double x = points[i].x - self->centre, y = points[i].y;

      sums[0] = add_pairs (sums[0], (ReluPair) { x, 0 });
      sums[1] = add_pairs (sums[1], multiply (x, x));
      sums[2] = add_pairs (sums[2], (ReluPair) { y, 0 });
      sums[3] = add_pairs (sums[3], multiply (x, y));
      self->yy = add_pairs (self->yy, multiply (y, y));
      self->x[i] = points[i].x;
      self->rows[i + 1] = (ReluMomentRow) {
        { sums[0].hi, sums[1].hi },
        { sums[2].hi, sums[3].hi },
        { sums[0].lo, sums[1].lo },
        { sums[2].lo, sums[3].lo },
      };
    }

  if (isfinite (sums[0].lo) && isfinite (sums[1].lo) && isfinite (sums[3].lo)
      && isfinite (self->yy.lo))
    return TRUE;

  relu_moment_table_clear (self);
  return FALSE;
}

void
relu_moment_table_clear (ReluMomentTable *self)
{
  g_clear_pointer (&self->x, g_free);
  g_clear_pointer (&self->rows, g_aligned_free);
}

/* Adds to @sum the sum of (slope x + intercept)² - 2 (slope x + intercept) y over the points @first to
 * @last - 1: the squares of the errors but for y². */
void
relu_moment_table_add_squares (const ReluMomentTable *self, gsize first, gsize last, double slope,
                               double intercept, ReluPair *sum)
{
  const ReluMomentRow *from = &self->rows[first], *to = &self->rows[last];
  ReluPair x = get_sum (from->x, from->x_rest, to->x, to->x_rest, 0);
  ReluPair xx = get_sum (from->x, from->x_rest, to->x, to->x_rest, 1);
  ReluPair y = get_sum (from->y, from->y_rest, to->y, to->y_rest, 0);
  ReluPair xy = get_sum (from->y, from->y_rest, to->y, to->y_rest, 1);
  ReluPair by_slope = add_pairs (scale_pair (xx, slope), scale_pair (x, 2 * intercept));
  ReluPair by_intercept = multiply (intercept, (double) (last - first));

  by_slope = subtract_pairs (by_slope, scale_pair (xy, 2));
  by_intercept = subtract_pairs (by_intercept, scale_pair (y, 2));
  *sum = add_pairs (*sum, scale_pair (by_slope, slope));
  *sum = add_pairs (*sum, scale_pair (by_intercept, intercept));
}
