/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-moments-forward.c: the lines of all z of the second layer on all segments, a block of its units
 * at a time; which of them are on there, and where they switch.
 *
 * Only units whose z changes sign on a segment, or comes nearer to zero than its rounding, are looked at
 * one by one, the latter by the forward pass's own sum. */

#include "relu-moments-deep-private.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "relu-wide-private.h"

/* A unit of the second layer on a segment. */
typedef struct
{
  guint k;
  double slope, intercept, noise;
} Unit;

/* Whether the forward pass has the unit on at point @i. */
static gboolean
is_on_exactly (const ReluDeep *self, guint k, gsize i)
{
  const double *row = self->w2 + (gsize) k * self->n;
  double x = self->layout->table->x[i], sum = self->b2[k];

  for (guint j = 0; j < self->n; j++)
    {
      double z = self->b1[j] + self->w1[j] * x;

      sum += row[j] * (z * (z > 0 ? self->layout->above : self->layout->below));
    }

  return sum > 0;
}

static inline gboolean
is_on (const ReluDeep *self, const Unit *unit, gsize i)
{
  double z = unit->slope * (self->layout->table->x[i] - self->layout->table->centre) + unit->intercept;

  return fabs (z) > unit->noise ? z > 0 : is_on_exactly (self, unit->k, i);
}

/* Where a unit switches between two points in which it differs: the first one after that. Between
 * points that are evenly spread it is where its line says, so the search begins there. */
static gsize
find_switch (const ReluDeep *self, const Unit *unit, gsize low, gsize high, gboolean last)
{
  const double *x = self->layout->table->x;
  double centre = self->layout->table->centre, from = x[low] - centre, to = x[high] - centre;
  double part = (-unit->intercept / unit->slope - from) / (to - from);
  gsize jump = 1;

  if (high - low > 1 && part > 0 && part < 1)
    {
      gsize guess = MIN (low + 1 + (gsize) (part * (double) (high - low)), high - 1);

      if (is_on (self, unit, guess) == last)
        {
          high = guess;
          while (high - low > jump && is_on (self, unit, high - jump) == last)
            {
              high -= jump;
              jump *= 2;
            }
          low = high - low > jump ? high - jump : low;
        }
      else
        {
          low = guess;
          while (high - low > jump && is_on (self, unit, low + jump) != last)
            {
              low += jump;
              jump *= 2;
            }
          high = high - low > jump ? low + jump : high;
        }
    }

  while (high - low > 1)
    {
      gsize middle = low + (high - low) / 2;

      if (is_on (self, unit, middle) == last)
        high = middle;
      else
        low = middle;
    }

  return high;
}

/* Behind those of the segment that come before. */
static void
insert_event (ReluDeep *self, ReluDeepSegment *segment, ReluDeepEvent *event)
{
  guint *link = &segment->first_event, number = self->events->len;

  while (*link != RELU_DEEP_NONE)
    {
      ReluDeepEvent *other = &g_array_index (self->events, ReluDeepEvent, *link);

      if (other->at > event->at)
        break;
      link = &other->next;
    }
  event->next = *link;
  *link = number;
  g_array_append_vals (self->events, event, 1);
}

/* A unit may switch on a segment. Returns the slope of its activation there, 0 if it does. */
static double
look_closely (ReluDeep *self, guint block, guint lane, guint number, double slope, double intercept,
              double noise)
{
  const ReluMomentSegment *segment = &self->layout->segments[number];
  Unit unit = { block * WIDTH + lane, slope, intercept, noise };
  gboolean now = is_on (self, &unit, segment->first), later = is_on (self, &unit, segment->last - 1);
  double before = now ? self->above : self->below, behind = later ? self->above : self->below;
  ReluDeepEvent event = { .block = block, .lane = lane, .segment = number, .v = self->v[unit.k], .slope = slope,
                          .intercept = intercept, .before = before, .behind = behind };

  if (now == later)
    return before;

  event.at = (guint32) find_switch (self, &unit, segment->first, segment->last - 1, later);
  insert_event (self, &self->segments[number], &event);

  return 0;
}

/* The weights of a block, those of each unit of the first layer side by side. */
INLINE void
fill_columns (const ReluDeep *self, guint block, double *restrict columns)
{
  guint n = self->n, n_rows = MIN (WIDTH, self->m - block * WIDTH), k = 0, j;
  const double *rows = self->w2 + (gsize) block * WIDTH * n;

  for (; k + LANES <= n_rows; k += LANES, rows += LANES * (gsize) n)
    {
      for (j = 0; j + LANES <= n; j += LANES)
        transpose (rows + j, n, columns + (gsize) j * WIDTH + k, WIDTH);
      for (; j < n; j++)
        for (guint i = 0; i < LANES; i++)
          columns[(gsize) j * WIDTH + k + i] = rows[(gsize) i * n + j];
    }
  for (; k < n_rows; k++, rows += n)
    for (j = 0; j < n; j++)
      columns[(gsize) j * WIDTH + k] = rows[j];
}

/* Adds up what halves hand on, into @line: @bias at first, and then what it is with each one more. They are @n
 * from @half on, with their @size, at distances of @step. Returns how large it all is. */
INLINE Wide
add_halves (const ReluMomentHalf *half, const double *size, guint n, gssize step, Wide bias,
            const double *restrict columns, double *restrict line)
{
  Wide slope = wide_zero (), intercept = bias, sizes = wide_zero ();

  for (guint i = 0;; i++)
    {
      Wide column;

      wide_store (line, slope);
      wide_store (line + WIDTH, intercept);
      if (i == n)
        return sizes;

      column = wide_load (columns + (gsize) half->unit * WIDTH);
      slope = wide_add (slope, wide_scale (column, half->line[0]));
      intercept = wide_add (intercept, wide_scale (column, half->line[1]));
      sizes = wide_add (sizes, wide_scale (wide_size (column), *size));
      half += step;
      size += step;
      line += step * 2 * (gssize) WIDTH;
    }
}

/* The lines of a block; returns how near to zero a z may be of either sign. */
INLINE Wide
draw_lines (ReluDeep *self, Wide bias, const double *columns)
{
  const ReluMomentLayout *layout = self->layout;
  guint n = layout->n_lefts;
  Wide left = add_halves (layout->lefts + n - 1, self->lefts + n - 1, n, -1, bias, columns,
                          self->left_lines + 2 * WIDTH * (gsize) n);
  Wide right = add_halves (layout->rights, self->rights, layout->n_rights, 1, wide_zero (), columns,
                           self->right_lines);

  return wide_scale (wide_add (wide_size (bias), wide_add (left, right)),
                     4 * (self->n + 4) * DBL_EPSILON);
}

INLINE Mask
is_clear (Vector left, Vector right, Vector noise)
{
  return ((left > noise) & (right > noise)) | ((left < -noise) & (right < -noise));
}

/* The states of a block on a segment, whose z are these lines. */
INLINE Wide
get_states (ReluDeep *self, guint block, guint number, Wide slope, Wide intercept, Wide noise)
{
  const ReluDeepSegment *segment = &self->segments[number];
  Wide left = wide_add (wide_scale (slope, segment->from), intercept);
  Wide right = wide_add (wide_scale (slope, segment->to), intercept);
  Mask low = is_clear (left.low, right.low, noise.low);
  Mask high = is_clear (left.high, right.high, noise.high);
  Vector below = splat (self->below), above = splat (self->above);
  Wide states = { choose (left.low > 0, above, below), choose (left.high > 0, above, below) };

  if (!all_of (low & high))
    for (guint i = 0; i < LANES; i++)
      {
        if (low[i] == 0)
          states.low[i] = look_closely (self, block, i, number, slope.low[i], intercept.low[i], noise.low[i]);
        if (high[i] == 0)
          states.high[i] = look_closely (self, block, LANES + i, number, slope.high[i], intercept.high[i],
                                         noise.high[i]);
      }

  return states;
}

/* Sets columns, states, events and f. */
CLONES void
relu_deep_draw_lines (ReluDeep *self)
{
  const ReluMomentLayout *layout = self->layout;
  guint n_segments = layout->n_segments;

  memset (self->f, 0, 2 * WIDTH * (gsize) n_segments * sizeof (double));
  g_array_set_size (self->events, 0);
  for (guint block = 0; block < self->n_blocks; block++)
    {
      double *restrict columns = self->columns + (gsize) block * self->n * WIDTH;
      double *restrict states = self->states + (gsize) block * (self->n + 1) * WIDTH;
      double *restrict f = self->f;
      Wide v = wide_load (self->v + block * WIDTH), noise;

      fill_columns (self, block, columns);
      noise = draw_lines (self, wide_load (self->b2 + block * WIDTH), columns);

      for (guint s = 0; s < n_segments; s++, states += WIDTH, f += 2 * WIDTH)
        {
          const double *left = self->left_lines + 2 * WIDTH * (gsize) layout->segments[s].first_left;
          const double *right = self->right_lines + 2 * WIDTH * (gsize) layout->segments[s].n_rights;
          Wide slope = wide_add (wide_load (left), wide_load (right));
          Wide intercept = wide_add (wide_load (left + WIDTH), wide_load (right + WIDTH));
          Wide state = get_states (self, block, s, slope, intercept, noise);
          Wide weight = wide_multiply (v, state);

          wide_store (states, state);
          wide_add_to (f, wide_multiply (weight, slope));
          wide_add_to (f + WIDTH, wide_multiply (weight, intercept));
        }
    }
}
