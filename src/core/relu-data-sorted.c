/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-data-sorted.c: points from left to right, for whoever asks what lies between two x. Sorted
 * once, when it is first asked for. */

#include <math.h>
#include <stdlib.h>

#include "relu-data-private.h"

/* So many points have their lowest and highest y in common. */
#define BLOCK 256

struct _ReluSortedData
{
  gsize n;
  const double *x, *y; /* the data's own, or in copies */
  const guint32 *order;
  double *copies;
  double *low, *high; /* of each block */
};

typedef struct
{
  double x;
  guint32 index;
} Entry;

static int
compare_entries (const void *a, const void *b)
{
  const Entry *p = a, *q = b;

  if (p->x != q->x)
    return p->x < q->x ? -1 : 1;
  return p->index < q->index ? -1 : 1;
}

static gboolean
is_ascending (gsize n, const double *x)
{
  for (gsize i = 1; i < n; i++)
    if (x[i] < x[i - 1])
      return FALSE;

  return TRUE;
}

static void
sort (ReluSortedData *self, const double *x, const double *y)
{
  Entry *entries = g_new (Entry, self->n);
  guint32 *order = g_new (guint32, self->n);
  double *copies = g_new (double, 2 * self->n);

  for (gsize i = 0; i < self->n; i++)
    entries[i] = (Entry) { x[i], (guint32) i };
  qsort (entries, self->n, sizeof *entries, compare_entries);
  for (gsize i = 0; i < self->n; i++)
    {
      order[i] = entries[i].index;
      copies[i] = entries[i].x;
      copies[self->n + i] = y[entries[i].index];
    }
  g_free (entries);

  self->order = order;
  self->copies = copies;
  self->x = copies;
  self->y = copies + self->n;
}

static ReluSortedData *
sorted_data_new (const ReluData *data)
{
  ReluSortedData *self = g_new0 (ReluSortedData, 1);
  gsize n_blocks;

  self->n = data->n;
  self->x = relu_data_get_x (data);
  self->y = relu_data_get_y (data);
  if (!is_ascending (self->n, self->x))
    sort (self, self->x, self->y);

  n_blocks = (self->n + BLOCK - 1) / BLOCK;
  self->low = g_new (double, n_blocks);
  self->high = g_new (double, n_blocks);
  for (gsize b = 0; b < n_blocks; b++)
    {
      self->low[b] = INFINITY;
      self->high[b] = -INFINITY;
      for (gsize i = b * BLOCK; i < MIN ((b + 1) * BLOCK, self->n); i++)
        {
          self->low[b] = fmin (self->low[b], self->y[i]);
          self->high[b] = fmax (self->high[b], self->y[i]);
        }
    }

  return self;
}

void
relu_sorted_data_free (ReluSortedData *self)
{
  if (self == NULL)
    return;

  g_free ((guint32 *) self->order);
  g_free (self->copies);
  g_free (self->low);
  g_free (self->high);
  g_free (self);
}

/**
 * relu_data_get_sorted:
 *
 * The points by ascending x; those of the same x in their order. Takes O(n log n) at the first call,
 * nothing later; can be called from several threads.
 *
 * Returns: (transfer none): belongs to @self
 */
const ReluSortedData *
relu_data_get_sorted (ReluData *self)
{
  ReluSortedData *sorted = g_atomic_pointer_get (&self->sorted);

  if (sorted != NULL)
    return sorted;

  sorted = sorted_data_new (self);
  if (g_atomic_pointer_compare_and_exchange (&self->sorted, NULL, sorted))
    return sorted;

  relu_sorted_data_free (sorted);
  return g_atomic_pointer_get (&self->sorted);
}

/**
 * relu_sorted_data_get_x:
 *
 * Returns: (transfer none): as many x as there are points, ascending
 */
const double *
relu_sorted_data_get_x (const ReluSortedData *self)
{
  return self->x;
}

/**
 * relu_sorted_data_get_y:
 *
 * Returns: (transfer none): the y that belong to them
 */
const double *
relu_sorted_data_get_y (const ReluSortedData *self)
{
  return self->y;
}

/**
 * relu_sorted_data_get_index:
 * @place: among the sorted points
 *
 * Returns: the index of that point in the data
 */
gsize
relu_sorted_data_get_index (const ReluSortedData *self, gsize place)
{
  return self->order != NULL ? self->order[place] : place;
}

/**
 * relu_sorted_data_find:
 *
 * Returns: how many points lie left of @x
 */
gsize
relu_sorted_data_find (const ReluSortedData *self, double x)
{
  gsize low = 0, high = self->n;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (self->x[middle] < x)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * relu_sorted_data_find_range:
 * @begin: (out): the place of the first point with x in [@from, @to]
 * @end: (out): one after the last
 */
void
relu_sorted_data_find_range (const ReluSortedData *self, double from, double to, gsize *begin,
                             gsize *end)
{
  *begin = relu_sorted_data_find (self, from);
  *end = relu_sorted_data_find (self, nextafter (to, INFINITY));
}

/**
 * relu_sorted_data_extend:
 * @from: the left end
 * @to: the right end
 * @low: (inout): becomes the lowest y of points between both ends, if it is higher
 * @high: (inout): becomes the highest, if it is lower
 */
void
relu_sorted_data_extend (const ReluSortedData *self, double from, double to, double *low,
                         double *high)
{
  gsize i, end;

  relu_sorted_data_find_range (self, from, to, &i, &end);
  while (i < end)
    if (i % BLOCK == 0 && i + BLOCK <= end)
      {
        *low = fmin (*low, self->low[i / BLOCK]);
        *high = fmax (*high, self->high[i / BLOCK]);
        i += BLOCK;
      }
    else
      {
        *low = fmin (*low, self->y[i]);
        *high = fmax (*high, self->y[i]);
        i++;
      }
}
