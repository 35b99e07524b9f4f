/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-moments-backward.c: from the errors of the segments to the gradient, a block of units of the
 * second layer at a time. */

#include "relu-moments-deep-private.h"

#include <string.h>

#include "relu-vector-private.h"

/* The errors of all segments for a block, whose events begin at @events, and their sums from both ends: both
 * are added up on their own, so that a unit that is on for no point has sums of exactly 0. Returns the
 * first event of the next block. */
INLINE const ReluDeepEvent *
add_errors (const ReluDeep *self, guint block, const ReluDeepEvent *event, const ReluDeepEvent *end)
{
  guint n = self->layout->n_segments;
  const double *restrict states = self->states + (gsize) block * (self->n + 1) * LANES;
  double *restrict before = self->before, *restrict behind = self->behind;
  Vector e = { 0 }, ex = { 0 };

  for (guint s = 0; s < n; s++)
    {
      Vector state = load (states + (gsize) s * LANES);

      store (behind + 2 * LANES * (gsize) s, state * self->segments[s].e);
      store (behind + 2 * LANES * (gsize) s + LANES, state * self->segments[s].ex);
    }
  for (; event < end && event->block == block; event++)
    {
      behind[2 * LANES * (gsize) event->segment + event->lane] = event->e;
      behind[2 * LANES * (gsize) event->segment + LANES + event->lane] = event->ex;
    }

  for (guint s = 0; s <= n; s++)
    {
      gsize at = 2 * LANES * (gsize) s;

      store (before + at, e);
      store (before + at + LANES, ex);
      if (s == n)
        break;
      e += load (behind + at);
      ex += load (behind + at + LANES);
    }
  e = ex = splat (0.0);
  for (guint s = n; s-- > 0;)
    {
      gsize at = 2 * LANES * (gsize) s;

      e += load (behind + at);
      ex += load (behind + at + LANES);
      store (behind + at, e);
      store (behind + at + LANES, ex);
    }

  return event;
}

/* What the weights of a block, and the units of the first layer through them, learn from the errors where the
 * units are on. Adds to @out those times z. */
INLINE void
learn (const ReluDeep *self, const ReluMomentHalf *halves, guint n, const double *restrict errors,
       const double *restrict columns, Vector v, Vector *out)
{
  double *restrict w_sums = self->w_sums, *restrict sums = self->sums;

  for (guint i = 0; i < n; i++)
    {
      const ReluMomentHalf *half = &halves[i];
      gsize at = (gsize) half->unit * LANES;
      Vector e = load (errors + 2 * LANES * (gsize) half->segment);
      Vector ex = load (errors + 2 * LANES * (gsize) half->segment + LANES);
      Vector column = load (columns + at);
      Vector weight = v * column * half->slope;
      Vector sum = ex * half->line[0] + e * half->line[1];

      store (w_sums + at, load (w_sums + at) + v * sum);
      *out += column * sum;
      store (sums + 2 * at, load (sums + 2 * at) + weight * e);
      store (sums + 2 * at + LANES, load (sums + 2 * at + LANES) + weight * ex);
    }
}

/* The gradient of a block's weights, from columns to rows. */
INLINE void
take_rows (const ReluDeep *self, guint block, const double *restrict columns, double *restrict w2)
{
  guint n = self->n, n_rows = MIN (LANES, self->m - block * LANES), j = 0;
  double *rows = w2 + (gsize) block * LANES * n;

  for (; n_rows == LANES && j + LANES <= n; j += LANES)
    transpose (columns + (gsize) j * LANES, LANES, rows + j, n);
  for (; j < n; j++)
    for (guint k = 0; k < n_rows; k++)
      rows[(gsize) k * n + j] = columns[(gsize) j * LANES + k];
}

/* Needs the errors of segments and events; sets @gradient but for its last number. */
CLONES void
relu_deep_propagate (ReluDeep *self, double *gradient)
{
  const ReluMomentLayout *layout = self->layout;
  guint n = self->n, m = self->m;
  double *w2 = gradient + 2 * (gsize) n, *b2 = w2 + (gsize) n * m, *v2 = b2 + m;
  const ReluDeepEvent *event = &g_array_index (self->events, ReluDeepEvent, 0);
  const ReluDeepEvent *end = event + self->events->len;

  memset (self->sums, 0, 2 * LANES * (gsize) n * sizeof (double));
  for (guint block = 0; block < self->n_blocks; block++)
    {
      const double *columns = self->columns + (gsize) block * n * LANES;
      Vector v = load (self->v + block * LANES), e, out;

      event = add_errors (self, block, event, end);
      e = load (self->before + 2 * LANES * (gsize) layout->n_segments);
      out = e * load (self->b2 + block * LANES);
      memset (self->w_sums, 0, LANES * (gsize) n * sizeof (double));
      learn (self, layout->lefts, layout->n_lefts, self->before, columns, v, &out);
      learn (self, layout->rights, layout->n_rights, self->behind, columns, v, &out);

      take_rows (self, block, self->w_sums, w2);
      for (guint k = block * LANES; k < MIN (m, (block + 1) * LANES); k++)
        {
          b2[k] = v[k % LANES] * e[k % LANES];
          v2[k] = out[k % LANES];
        }
    }

  for (guint i = 0; i < n; i++)
    {
      double e = add_up (load (self->sums + 2 * LANES * (gsize) i));
      double ex = add_up (load (self->sums + 2 * LANES * (gsize) i + LANES));

      gradient[i] = ex + layout->table->centre * e;
      gradient[n + i] = e;
    }
}
