/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-polyline.c: reading values off a curve that is given as points. */

#include "relu-polyline.h"

/**
 * relu_polyline_find:
 * @xs: (array length=n): ascending
 *
 * Returns: the first point that is not left of @x; @n where all are
 */
guint
relu_polyline_find (guint n, const double *xs, double x)
{
  guint low = 0, high = n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (xs[middle] < x)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * relu_polyline_get_value:
 * @n: 2 at least
 * @xs: (array length=n): ascending
 * @ys: (array length=n): the values there
 * @x: between the first and the last of @xs
 *
 * Returns: the value at @x
 */
double
relu_polyline_get_value (guint n, const double *xs, const double *ys, double x)
{
  guint i = CLAMP (relu_polyline_find (n, xs, x), 1, n - 1);
  /* Halves, because a difference of two large numbers may overflow. */
  double share = (x * 0.5 - xs[i - 1] * 0.5) / (xs[i] * 0.5 - xs[i - 1] * 0.5);

  return ys[i - 1] * (1 - share) + ys[i] * share;
}

/**
 * relu_polyline_extend:
 * @n: 2 at least
 * @xs: (array length=n): rising
 * @ys: (array length=n): the values there
 * @from: where to look, from here
 * @to: to here
 * @low: (inout): made lower where the polyline is
 * @high: (inout): made higher where the polyline is
 *
 * Widens a range to what the polyline has between @from and @to; nothing where it isn't there.
 */
void
relu_polyline_extend (guint n, const double *xs, const double *ys, double from, double to,
                      double *low, double *high)
{
  from = from > xs[0] ? from : xs[0];
  to = to < xs[n - 1] ? to : xs[n - 1];
  if (!(from <= to))
    return;

  for (guint i = relu_polyline_find (n, xs, from); i < n && xs[i] < to; i++)
    if (xs[i] > from)
      {
        *low = MIN (*low, ys[i]);
        *high = MAX (*high, ys[i]);
      }
  for (int side = 0; side < 2; side++)
    {
      double y = relu_polyline_get_value (n, xs, ys, side == 0 ? from : to);

      *low = MIN (*low, y);
      *high = MAX (*high, y);
    }
}
