/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-data-shape.c: what data ask for, whatever network learns them. */

#include <math.h>

#include "relu-data-private.h"

/* Points are on a line when no y is farther from it than this share of the largest number that its
 * equation adds up: some times what rounding 2x - 1 or a decimal number can make of them. */
#define LINE_NOISE (16 * 0x1p-53)

/* How many different x there are, and whether one of them has several y. */
static void
count_xs (ReluDataShape *self, ReluData *data)
{
  const ReluSortedData *sorted = relu_data_get_sorted (data);
  const double *x = relu_sorted_data_get_x (sorted), *y = relu_sorted_data_get_y (sorted);

  self->n_xs = 1;
  for (gsize i = 1; i < relu_data_get_n (data); i++)
    if (x[i] != x[i - 1])
      self->n_xs++;
    else
      self->contradicts |= y[i] != y[i - 1];
}

/* What @largest is multiplied by to be between 1/2 and 1, so that nothing overflows on the way. */
static int
get_shift (double largest)
{
  int exponent = 0;

  frexp (largest, &exponent);

  return -exponent;
}

/* Whether all points are on the line through points @a and @b, whose x differ. */
static gboolean
is_line (ReluData *data, gsize a, gsize b, double largest_x, double largest_y)
{
  const double *x = relu_data_get_x (data), *y = relu_data_get_y (data);
  int shift_x = get_shift (largest_x), shift_y = get_shift (largest_y);
  double x_a = ldexp (x[a], shift_x), y_a = ldexp (y[a], shift_y);
  double slope = (ldexp (y[b], shift_y) - y_a) / (ldexp (x[b], shift_x) - x_a);
  double noise = LINE_NOISE * (1 + fabs (slope));

  for (gsize i = 0; i < relu_data_get_n (data); i++)
    if (!(fabs (ldexp (y[i], shift_y) - y_a - slope * (ldexp (x[i], shift_x) - x_a)) <= noise))
      return FALSE;

  return TRUE;
}

static void
init (ReluDataShape *self, ReluData *data)
{
  const double *x = relu_data_get_x (data), *y = relu_data_get_y (data);
  double largest_x = 0, largest_y = 0;
  gsize first = 0, last = 0;

  *self = (ReluDataShape) { .low = y[0], .high = y[0] };
  for (gsize i = 0; i < relu_data_get_n (data); i++)
    {
      if (x[i] < x[first])
        first = i;
      if (x[i] > x[last])
        last = i;
      largest_x = fmax (largest_x, fabs (x[i]));
      largest_y = fmax (largest_y, fabs (y[i]));
      self->low = fmin (self->low, y[i]);
      self->high = fmax (self->high, y[i]);
    }
  self->from = x[first];
  self->to = x[last];
  self->is_level = self->low == self->high;
  self->is_line
    = self->is_level
      || (self->from < self->to && is_line (data, first, last, largest_x, largest_y));
  count_xs (self, data);
}

/**
 * relu_data_get_shape:
 *
 * That points lie on a straight line is said up to rounding: y = 2x − 1 in doubles is hardly ever
 * exactly on it. No y may be farther from the line through the outermost points than 2⁻⁴⁹ of the
 * largest numbers that its equation adds up. All else is exact.
 *
 * Computed when it is first asked for, by any thread; O(n) where the x ascend, else O(n log n).
 *
 * Returns: (transfer none): what the points are like
 */
const ReluDataShape *
relu_data_get_shape (ReluData *self)
{
  if (g_once_init_enter (&self->shape_is_known))
    {
      init (&self->shape, self);
      g_once_init_leave (&self->shape_is_known, 1);
    }

  return &self->shape;
}
