/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-data.c: the points. How they are made is in relu-data-generate.c, how they are read in
 * relu-data-csv.c, how they are changed in relu-data-edit.c. */

#include "relu-data-private.h"

#include <string.h>

G_DEFINE_QUARK (relu-data-error-quark, relu_data_error)

/**
 * relu_data_new_take:
 * @n: how many points, at least 1
 * @xy: (transfer full): their x, then their y, all finite
 *
 * Returns: (transfer full): the points
 */
ReluData *
relu_data_new_take (gsize n, double *xy)
{
  ReluData *self;

  g_return_val_if_fail (n > 0 && n <= RELU_DATA_MAX, NULL);

  self = g_new0 (ReluData, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->n = n;
  self->xy = xy;

  return self;
}

/**
 * relu_data_new:
 * @n: how many points, at least 1
 * @x: (array length=n): finite
 * @y: (array length=n): finite
 *
 * Returns: (transfer full): the points
 */
ReluData *
relu_data_new (gsize n, const double *x, const double *y)
{
  double *xy;

  g_return_val_if_fail (n > 0 && n <= RELU_DATA_MAX, NULL);

  xy = g_new (double, 2 * n);
  memcpy (xy, x, n * sizeof *x);
  memcpy (xy + n, y, n * sizeof *y);

  return relu_data_new_take (n, xy);
}

ReluData *
relu_data_ref (ReluData *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
relu_data_unref (ReluData *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  relu_sorted_data_free (self->sorted);
  g_free (self->xy);
  g_free (self);
}

/**
 * relu_data_equal:
 *
 * Returns: whether both are the same points in the same order, bit for bit
 */
gboolean
relu_data_equal (const ReluData *a, const ReluData *b)
{
  return a == b || (a->n == b->n && memcmp (a->xy, b->xy, 2 * a->n * sizeof (double)) == 0);
}

gsize
relu_data_get_n (const ReluData *self)
{
  return self->n;
}

const double *
relu_data_get_x (const ReluData *self)
{
  return self->xy;
}

const double *
relu_data_get_y (const ReluData *self)
{
  return self->xy + self->n;
}
