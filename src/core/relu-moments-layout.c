/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-moments-layout.c: a unit's split is where the forward pass's own z = b + w x changes sign. In a
 * step of training most splits stay between the same two points; only the others are searched for, and
 * only if there are any are the segments laid out anew. */

#include "relu-moments-layout-private.h"

#include <math.h>
#include <string.h>

#include "relu-vector-private.h"

void
relu_moment_layout_init (ReluMomentLayout *self, const ReluMomentTable *table, guint n, double below,
                         double above)
{
  *self = (ReluMomentLayout) { .table = table, .n = n, .below = below, .above = above };
  self->splits = g_new0 (guint32, n);
  self->rises = g_new0 (gint64, n);
  self->before = g_new (double, n);
  self->behind = g_new (double, n);
  self->moved = g_new (guint, n + 1);
  self->ranks = g_new0 (guint, n);
  self->places = g_new0 (guint, n);
  self->order = g_new (guint64, n);
  for (guint i = 0; i < n; i++)
    {
      /* No split at all: they are searched for in the first step. */
      self->before[i] = self->behind[i] = NAN;
      self->order[i] = i;
    }
  self->segments = g_new (ReluMomentSegment, n + 1);
  self->lefts = g_new (ReluMomentHalf, n);
  self->rights = g_new (ReluMomentHalf, n);
}

void
relu_moment_layout_clear (ReluMomentLayout *self)
{
  g_free (self->splits);
  g_free (self->rises);
  g_free (self->before);
  g_free (self->behind);
  g_free (self->moved);
  g_free (self->ranks);
  g_free (self->places);
  g_free (self->order);
  g_free (self->segments);
  g_free (self->lefts);
  g_free (self->rights);
}

/* Whether a point is behind the split of a unit that is on for larger x (or the other way round):
 * rounding is monotonic, so that all points behind one are too. */
static inline gboolean
is_behind (double x, double w, double b, gboolean rises)
{
  return (b + w * x > 0) == rises;
}

/* The first point behind the split: a few steps from the last one, doubled until it is passed. */
static gsize
find_split (const double *x, gsize n, double w, double b, gsize last)
{
  gboolean rises = w >= 0;
  gsize low = last, high = last, jump = 1;

  if (last < n && !is_behind (x[last], w, b, rises))
    {
      low = last + 1;
      for (high = last + 1; high < n && !is_behind (x[high], w, b, rises); jump *= 2)
        {
          low = high + 1;
          high = MIN (n, high + jump);
        }
    }
  else if (last > 0 && is_behind (x[last - 1], w, b, rises))
    {
      high = last - 1;
      for (low = last - 1; low > 0 && is_behind (x[low - 1], w, b, rises); jump *= 2)
        {
          high = low - 1;
          low = low > jump ? low - jump : 0;
        }
    }

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (is_behind (x[middle], w, b, rises))
        high = middle;
      else
        low = middle + 1;
    }

  return low;
}

static void
set_split (ReluMomentLayout *self, guint i, gboolean rises, gsize split)
{
  const double *x = self->table->x;

  self->splits[i] = (guint32) split;
  self->rises[i] = rises ? -1 : 0;
  self->before[i] = split > 0 ? x[split - 1] : -INFINITY;
  self->behind[i] = split < self->table->n ? x[split] : INFINITY;
}

static inline guint64
get_key (guint unit, gsize split)
{
  return (guint64) split << 32 | unit;
}

/* Moves a split; returns whether it has its place among the segments still: where it was, and is, alone between
 * its neighbours, which is what most steps of training do, only two ends of segments move. */
static gboolean
move_split (ReluMomentLayout *self, guint unit, double w, double b)
{
  gboolean rises = w >= 0, turned = rises != (self->rises[unit] != 0);
  guint32 last = self->splits[unit];
  guint32 split = (guint32) find_split (self->table->x, self->table->n, w, b, last);
  guint rank = self->ranks[unit], place = self->places[unit];
  guint32 lower = rank > 0 ? (guint32) (self->order[rank - 1] >> 32) : 0;
  guint32 upper = rank + 1 < self->n ? (guint32) (self->order[rank + 1] >> 32) : (guint32) self->table->n;

  set_split (self, unit, rises, split);
  if (turned || MIN (last, split) <= lower || MAX (last, split) >= upper)
    return FALSE;

  self->order[rank] = get_key (unit, split);
  self->segments[place - 1].last = self->segments[place].first = split;

  return TRUE;
}

/* Which splits are no longer between their two points; returns how many. Where there is a point on one
 * side only, the infinite one on the other has the right sign too, but for w = 0: then the search finds
 * the same again. */
CLONES static guint
find_moved (ReluMomentLayout *self, const double *w, const double *b)
{
  guint *restrict moved = self->moved, n_moved = 0, i = 0;

  for (; i + LANES <= self->n; i += LANES)
    {
      Vector weight = load (w + i), bias = load (b + i);
      Mask rises = weight >= 0, known, stays;

      memcpy (&known, self->rises + i, sizeof known);
      stays = (bias + weight * load (self->before + i) > 0) ^ rises;
      stays &= ~((bias + weight * load (self->behind + i) > 0) ^ rises);
      stays &= ~(rises ^ known);
      for (guint k = 0; k < LANES; k++)
        {
          moved[n_moved] = i + k;
          n_moved += stays[k] == 0;
        }
    }
  for (; i < self->n; i++)
    {
      gboolean rises = w[i] >= 0;

      moved[n_moved] = i;
      n_moved += (self->rises[i] != 0) != rises || is_behind (self->before[i], w[i], b[i], rises)
                 || !is_behind (self->behind[i], w[i], b[i], rises);
    }

  return n_moved;
}

/* Units that switch at the same point are ordered by number, so that nothing depends on the steps before. */
static void
sort (ReluMomentLayout *self)
{
  guint64 *order = self->order;

  for (guint i = 0; i < self->n; i++)
    {
      guint32 unit = (guint32) order[i];
      guint64 key = get_key (unit, self->splits[unit]);
      guint at = i;

      for (; at > 0 && order[at - 1] > key; at--)
        order[at] = order[at - 1];
      order[at] = key;
    }
}

static void
find_segments (ReluMomentLayout *self)
{
  guint n_points = (guint) self->table->n, first = 0, n_segments = 0, n_lefts = 0, n_rights = 0;

  for (guint r = 0; r <= self->n; r++)
    {
      guint split = r < self->n ? (guint) (self->order[r] >> 32) : n_points;
      guint unit;
      double left, right;

      if (split > first)
        {
          self->segments[n_segments++] = (ReluMomentSegment) { first, split, n_lefts, n_rights };
          first = split;
        }
      if (r == self->n)
        break;

      unit = (guint32) self->order[r];
      self->ranks[unit] = r;
      self->places[unit] = n_segments;
      left = self->rises[unit] ? self->below : self->above;
      right = self->rises[unit] ? self->above : self->below;
      if (left != 0 && split > 0)
        self->lefts[n_lefts++] = (ReluMomentHalf) { unit, n_segments, left, { 0 } };
      if (right != 0 && split < n_points)
        self->rights[n_rights++] = (ReluMomentHalf) { unit, n_segments, right, { 0 } };
    }

  self->n_segments = n_segments;
  self->n_lefts = n_lefts;
  self->n_rights = n_rights;
}

static void
set_lines (const ReluMomentLayout *self, ReluMomentHalf *halves, guint n, const double *w, const double *b)
{
  double centre = self->table->centre;

  for (guint i = 0; i < n; i++)
    {
      ReluMomentHalf *half = &halves[i];
      double weight = w[half->unit];

      half->line = half->slope * (ReluTwo) { weight, b[half->unit] + weight * centre };
    }
}

/* Takes over weights and biases; the result depends on them only. */
void
relu_moment_layout_update (ReluMomentLayout *self, const double *w, const double *b)
{
  guint n_moved = find_moved (self, w, b);
  gboolean stay = TRUE;

  for (guint i = 0; i < n_moved; i++)
    stay &= move_split (self, self->moved[i], w[self->moved[i]], b[self->moved[i]]);
  if (!stay)
    {
      sort (self);
      find_segments (self);
    }
  set_lines (self, self->lefts, self->n_lefts, w, b);
  set_lines (self, self->rights, self->n_rights, w, b);
}
