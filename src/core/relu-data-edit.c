/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-data-edit.c: other points, made of some by changing one or several. */

#include "relu-data.h"

#include <math.h>
#include <string.h>

/* Copies @n numbers from @index on, @shift places further. */
static void
copy_part (double *to, const double *from, gsize index, gsize n, gssize shift)
{
  memcpy (to + (gssize) index + shift, from + index, n * sizeof *to);
}

/**
 * relu_data_with_point_added:
 * @self: (nullable): points; %NULL: there were none
 * @x: finite
 * @y: finite
 *
 * Returns: (transfer full) (nullable): the same points and one more, at the end; %NULL if there are
 *   %RELU_DATA_MAX of them
 */
ReluData *
relu_data_with_point_added (const ReluData *self, double x, double y)
{
  gsize n = self != NULL ? relu_data_get_n (self) : 0;
  double *xy;

  g_return_val_if_fail (isfinite (x) && isfinite (y), NULL);

  if (n >= RELU_DATA_MAX)
    return NULL;

  xy = g_new (double, 2 * (n + 1));
  if (self != NULL)
    {
      memcpy (xy, relu_data_get_x (self), n * sizeof *xy);
      memcpy (xy + n + 1, relu_data_get_y (self), n * sizeof *xy);
    }
  xy[n] = x;
  xy[2 * n + 1] = y;

  return relu_data_new_take (n + 1, xy);
}

/**
 * relu_data_with_point_moved:
 * @index: of a point
 * @x: finite
 * @y: finite
 *
 * Returns: (transfer full): the same points in the same order, one of them elsewhere
 */
ReluData *
relu_data_with_point_moved (const ReluData *self, gsize index, double x, double y)
{
  gsize n = relu_data_get_n (self);
  double *xy;

  g_return_val_if_fail (index < n, NULL);
  g_return_val_if_fail (isfinite (x) && isfinite (y), NULL);

  xy = g_new (double, 2 * n);
  memcpy (xy, relu_data_get_x (self), n * sizeof *xy);
  memcpy (xy + n, relu_data_get_y (self), n * sizeof *xy);
  xy[index] = x;
  xy[n + index] = y;

  return relu_data_new_take (n, xy);
}

/**
 * relu_data_with_point_removed:
 * @index: of a point
 *
 * Returns: (transfer full) (nullable): the other points in the same order; %NULL: there are none
 */
ReluData *
relu_data_with_point_removed (const ReluData *self, gsize index)
{
  gsize n = relu_data_get_n (self);
  double *xy;

  g_return_val_if_fail (index < n, NULL);

  if (n == 1)
    return NULL;

  xy = g_new (double, 2 * (n - 1));
  copy_part (xy, relu_data_get_x (self), 0, index, 0);
  copy_part (xy, relu_data_get_x (self), index + 1, n - index - 1, -1);
  copy_part (xy + n - 1, relu_data_get_y (self), 0, index, 0);
  copy_part (xy + n - 1, relu_data_get_y (self), index + 1, n - index - 1, -1);

  return relu_data_new_take (n - 1, xy);
}

/**
 * relu_data_with_data_added:
 * @self: points
 * @other: more points
 *
 * Returns: (transfer full) (nullable): those of @self, then those of @other; %NULL if these are more than
 *   %RELU_DATA_MAX
 */
ReluData *
relu_data_with_data_added (const ReluData *self, const ReluData *other)
{
  gsize n_self = relu_data_get_n (self), n_other = relu_data_get_n (other);
  gsize n = n_self + n_other;
  double *xy;

  if (n > RELU_DATA_MAX)
    return NULL;

  xy = g_new (double, 2 * n);
  memcpy (xy, relu_data_get_x (self), n_self * sizeof *xy);
  memcpy (xy + n_self, relu_data_get_x (other), n_other * sizeof *xy);
  memcpy (xy + n, relu_data_get_y (self), n_self * sizeof *xy);
  memcpy (xy + n + n_self, relu_data_get_y (other), n_other * sizeof *xy);

  return relu_data_new_take (n, xy);
}

/**
 * relu_data_with_points_removed:
 * @removed: one byte for each point; not 0: it goes
 *
 * Returns: (transfer full) (nullable): the other points in the same order; %NULL: there are none
 */
ReluData *
relu_data_with_points_removed (const ReluData *self, const guint8 *removed)
{
  const double *x = relu_data_get_x (self), *y = relu_data_get_y (self);
  gsize n = relu_data_get_n (self), n_kept = 0, k = 0;
  double *xy;

  for (gsize i = 0; i < n; i++)
    n_kept += removed[i] == 0;
  if (n_kept == 0)
    return NULL;

  xy = g_new (double, 2 * n_kept);
  for (gsize i = 0; i < n; i++)
    if (removed[i] == 0)
      {
        xy[k] = x[i];
        xy[n_kept + k++] = y[i];
      }

  return relu_data_new_take (n_kept, xy);
}
