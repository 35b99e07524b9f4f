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

#include "relu-vector-private.h"

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
  Unit unit = { block * LANES + lane, slope, intercept, noise };
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
  guint n = self->n, n_rows = MIN (LANES, self->m - block * LANES), j = 0;
  const double *rows = self->w2 + (gsize) block * LANES * n;

  for (; n_rows == LANES && j + LANES <= n; j += LANES)
    transpose (rows + j, n, columns + (gsize) j * LANES, LANES);
  for (; j < n; j++)
    for (guint k = 0; k < n_rows; k++)
      columns[(gsize) j * LANES + k] = rows[(gsize) k * n + j];
}

/* What halves add up to, @first and what comes before each of them; from the last one if they are left ones. Also
 * adds to @noise how large it all is. */
INLINE void
add_halves (const ReluMomentHalf *halves, const double *sizes, guint n, gboolean left, Vector bias,
            const double *restrict columns, double *restrict lines, Vector *noise)
{
  Vector slope = { 0 }, intercept = bias, size = { 0 };
  double *line = lines + (left ? 2 * LANES * (gsize) n : 0);

  store (line, slope);
  store (line + LANES, intercept);
  for (guint i = 0; i < n; i++)
    {
      const ReluMomentHalf *half = &halves[left ? n - 1 - i : i];
      Vector column = load (columns + (gsize) half->unit * LANES);

      line = left ? line - 2 * LANES : line + 2 * LANES;
      slope += column * half->line[0];
      intercept += column * half->line[1];
      size += get_size (column) * sizes[left ? n - 1 - i : i];
      store (line, slope);
      store (line + LANES, intercept);
    }
  *noise += size;
}

/* The states of a block on a segment, whose z are these lines. */
INLINE Vector
get_states (ReluDeep *self, guint block, guint number, Vector slope, Vector intercept, Vector noise)
{
  const ReluDeepSegment *segment = &self->segments[number];
  Vector left = slope * segment->from + intercept, right = slope * segment->to + intercept;
  Mask clear = ((left > noise) & (right > noise)) | ((left < -noise) & (right < -noise));
  Vector states = choose (left > 0, splat (self->above), splat (self->below));

  if (!all_of (clear))
    for (guint lane = 0; lane < LANES; lane++)
      if (clear[lane] == 0)
        states[lane] = look_closely (self, block, lane, number, slope[lane], intercept[lane], noise[lane]);

  return states;
}

/* Sets columns, states, events and f. */
CLONES void
relu_deep_draw_lines (ReluDeep *self)
{
  const ReluMomentLayout *layout = self->layout;
  guint n_segments = layout->n_segments;
  double *restrict f = self->f;

  memset (f, 0, 2 * LANES * (gsize) n_segments * sizeof (double));
  g_array_set_size (self->events, 0);
  for (guint block = 0; block < self->n_blocks; block++)
    {
      double *restrict columns = self->columns + (gsize) block * self->n * LANES;
      double *restrict states = self->states + (gsize) block * (self->n + 1) * LANES;
      Vector v = load (self->v + block * LANES), bias = load (self->b2 + block * LANES);
      Vector noise = get_size (bias);

      fill_columns (self, block, columns);
      add_halves (layout->lefts, self->lefts, layout->n_lefts, TRUE, bias, columns, self->left_lines, &noise);
      add_halves (layout->rights, self->rights, layout->n_rights, FALSE, splat (0.0), columns,
                  self->right_lines, &noise);
      noise *= 4 * (self->n + 4) * DBL_EPSILON;

      for (guint s = 0; s < n_segments; s++)
        {
          const double *left = self->left_lines + 2 * LANES * (gsize) layout->segments[s].first_left;
          const double *right = self->right_lines + 2 * LANES * (gsize) layout->segments[s].n_rights;
          double *sum = f + 2 * LANES * (gsize) s;
          Vector slope = load (left) + load (right);
          Vector intercept = load (left + LANES) + load (right + LANES);
          Vector state = get_states (self, block, s, slope, intercept, noise);
          Vector weight = v * state;

          store (states + (gsize) s * LANES, state);
          store (sum, load (sum) + weight * slope);
          store (sum + LANES, load (sum + LANES) + weight * intercept);
        }
    }
}
