/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-moments-backward.c: from the errors of the segments to the gradient, a block of units of the
 * second layer at a time. */

#include "relu-moments-deep-private.h"

#include <string.h>

#include "relu-wide-private.h"

/* The errors of all segments for a block, whose events begin at @event, and their sums from both ends: both
 * are added up on their own, so that a unit that is on for no point has sums of exactly 0. Returns the
 * first event of the next block. */
INLINE const ReluDeepEvent *
add_errors (const ReluDeep *self, guint block, const ReluDeepEvent *event, const ReluDeepEvent *end)
{
  guint n = self->layout->n_segments;
  const double *restrict states = self->states + (gsize) block * (self->n + 1) * WIDTH;
  double *restrict before = self->before, *restrict behind = self->behind;
  Wide e = wide_zero (), ex = wide_zero ();

  for (guint s = 0; s < n; s++)
    {
      Wide state = wide_load (states + (gsize) s * WIDTH);

      wide_store (behind + 2 * WIDTH * (gsize) s, wide_scale (state, self->segments[s].e));
      wide_store (behind + 2 * WIDTH * (gsize) s + WIDTH, wide_scale (state, self->segments[s].ex));
    }
  for (; event < end && event->block == block; event++)
    {
      behind[2 * WIDTH * (gsize) event->segment + event->lane] = event->e;
      behind[2 * WIDTH * (gsize) event->segment + WIDTH + event->lane] = event->ex;
    }

  for (guint s = 0; s < n; s++)
    {
      gsize at = 2 * WIDTH * (gsize) s;

      wide_store (before + at, e);
      wide_store (before + at + WIDTH, ex);
      e = wide_add (e, wide_load (behind + at));
      ex = wide_add (ex, wide_load (behind + at + WIDTH));
    }
  wide_store (before + 2 * WIDTH * (gsize) n, e);
  wide_store (before + 2 * WIDTH * (gsize) n + WIDTH, ex);

  e = ex = wide_zero ();
  for (guint s = n; s-- > 0;)
    {
      gsize at = 2 * WIDTH * (gsize) s;

      e = wide_add (e, wide_load (behind + at));
      ex = wide_add (ex, wide_load (behind + at + WIDTH));
      wide_store (behind + at, e);
      wide_store (behind + at + WIDTH, ex);
    }

  return event;
}

/* What the weights of a block, and the units of the first layer through them, learn from the errors where the
 * units are on. Returns what those times z add to @out. */
INLINE Wide
learn (const ReluDeep *self, const ReluMomentHalf *half, guint n, const double *restrict errors,
       const double *restrict columns, Wide v, Wide out)
{
  double *restrict w_sums = self->w_sums, *restrict sums = self->sums;

  for (const ReluMomentHalf *end = half + n; half < end; half++)
    {
      gsize at = (gsize) half->unit * WIDTH;
      Wide e = wide_load (errors + 2 * WIDTH * (gsize) half->segment);
      Wide ex = wide_load (errors + 2 * WIDTH * (gsize) half->segment + WIDTH);
      Wide column = wide_load (columns + at);
      Wide weight = wide_scale (wide_multiply (v, column), half->slope);
      Wide sum = wide_add (wide_scale (ex, half->line[0]), wide_scale (e, half->line[1]));
      Vector for_e = weight.low * e.low + weight.high * e.high;
      Vector for_ex = weight.low * ex.low + weight.high * ex.high;

      out = wide_add (out, wide_multiply (column, sum));
      wide_add_to (w_sums + at, wide_multiply (v, sum));
      store (sums + at, load (sums + at) + for_e);
      store (sums + at + LANES, load (sums + at + LANES) + for_ex);
    }

  return out;
}

/* The gradient of a block's weights, from columns to rows. */
INLINE void
take_rows (const ReluDeep *self, guint block, const double *restrict columns, double *restrict w2)
{
  guint n = self->n, n_rows = MIN (WIDTH, self->m - block * WIDTH), k = 0, j;
  double *rows = w2 + (gsize) block * WIDTH * n;

  for (; k + LANES <= n_rows; k += LANES, rows += LANES * (gsize) n)
    {
      for (j = 0; j + LANES <= n; j += LANES)
        transpose (columns + (gsize) j * WIDTH + k, WIDTH, rows + j, n);
      for (; j < n; j++)
        for (guint i = 0; i < LANES; i++)
          rows[(gsize) i * n + j] = columns[(gsize) j * WIDTH + k + i];
    }
  for (; k < n_rows; k++, rows += n)
    for (j = 0; j < n; j++)
      rows[j] = columns[(gsize) j * WIDTH + k];
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

  memset (self->sums, 0, WIDTH * (gsize) n * sizeof (double));
  for (guint block = 0; block < self->n_blocks; block++)
    {
      const double *columns = self->columns + (gsize) block * n * WIDTH;
      guint n_units = MIN (WIDTH, m - block * WIDTH);
      Wide v = wide_load (self->v + block * WIDTH), e, out;
      double b_sums[WIDTH], v_sums[WIDTH];

      event = add_errors (self, block, event, end);
      e = wide_load (self->before + 2 * WIDTH * (gsize) layout->n_segments);
      out = wide_multiply (e, wide_load (self->b2 + block * WIDTH));
      memset (self->w_sums, 0, WIDTH * (gsize) n * sizeof (double));
      out = learn (self, layout->lefts, layout->n_lefts, self->before, columns, v, out);
      out = learn (self, layout->rights, layout->n_rights, self->behind, columns, v, out);

      take_rows (self, block, self->w_sums, w2);
      wide_store (b_sums, wide_multiply (v, e));
      wide_store (v_sums, out);
      memcpy (b2 + block * WIDTH, b_sums, n_units * sizeof (double));
      memcpy (v2 + block * WIDTH, v_sums, n_units * sizeof (double));
    }

  for (guint i = 0; i < n; i++)
    {
      double e = add_up (load (self->sums + WIDTH * (gsize) i));
      double ex = add_up (load (self->sums + WIDTH * (gsize) i + LANES));

      gradient[i] = ex + layout->table->centre * e;
      gradient[n + i] = e;
    }
}
