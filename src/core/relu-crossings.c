/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-crossings-private.h"

#include <stdlib.h>

static int
compare (const void *a, const void *b)
{
  const ReluCrossing *p = a;
  const ReluCrossing *q = b;

  if (p->x != q->x)
    return p->x < q->x ? -1 : 1;
  return p->unit < q->unit ? -1 : p->unit > q->unit;
}

static void
insertion_sort (ReluCrossing *crossings, guint n)
{
  for (guint i = 1; i < n; i++)
    {
      ReluCrossing c = crossings[i];
      guint k = i;

      for (; k > 0 && compare (&c, &crossings[k - 1]) < 0; k--)
        crossings[k] = crossings[k - 1];
      crossings[k] = c;
    }
}

static void
sort_few_or_many (ReluCrossing *crossings, guint n)
{
  if (n <= 24)
    insertion_sort (crossings, n);
  else
    qsort (crossings, n, sizeof *crossings, compare);
}

/* How many crossings have the x of the first one, and whether any of them was moved there. */
guint
relu_crossings_group (const ReluCrossing *crossings, guint n, gboolean *moved)
{
  guint i = 0;

  *moved = FALSE;
  for (; i < n && crossings[i].x == crossings[0].x; i++)
    *moved |= crossings[i].moved;

  return i;
}

/* By x, then by unit. A layer's switches are spread over the domain: many of them go into as many
 * buckets of equal width first, which takes linear time. */
void
relu_crossings_sort (ReluCrossing *crossings, guint n, double from, double to, ReluArena *arena)
{
  double scale = n / (to - from);
  guint *first;
  ReluCrossing *sorted;

  if (n <= 24 || !(scale < G_MAXDOUBLE))
    {
      sort_few_or_many (crossings, n);
      return;
    }

  first = relu_arena_new (arena, guint, n + 1);
  sorted = relu_arena_new (arena, ReluCrossing, n);
  memset (first, 0, (n + 1) * sizeof *first);

#define BUCKET(c) MIN ((guint) (((c).x - from) * scale), n - 1)
  for (guint i = 0; i < n; i++)
    first[BUCKET (crossings[i])]++;
  for (guint i = 0, total = 0; i <= n; i++)
    {
      guint size = first[i];

      first[i] = total;
      total += size;
    }
  for (guint i = 0; i < n; i++)
    sorted[first[BUCKET (crossings[i])]++] = crossings[i];
#undef BUCKET

  /* first[i] is where bucket i ends, now. */
  for (guint i = 0, start = 0; i < n; start = first[i++])
    if (first[i] - start > 1)
      sort_few_or_many (sorted + start, first[i] - start);
  memcpy (crossings, sorted, n * sizeof *crossings);
}

/* Gives sorted crossings that lie within @reach of each other the same x, and orders their units. */
void
relu_crossings_merge (ReluCrossing *crossings, guint n, double reach)
{
  for (guint i = 0, end; i < n; i = end)
    {
      crossings[i].moved = FALSE;
      for (end = i + 1; end < n && crossings[end].x - crossings[i].x <= reach; end++)
        {
          crossings[end].moved = crossings[end].x != crossings[i].x;
          crossings[end].x = crossings[i].x;
        }
      if (end - i > 1)
        sort_few_or_many (crossings + i, end - i);
    }
}
