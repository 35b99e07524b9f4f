/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-moments-deep.c: two hidden layers, of n and m units.
 *
 * Between two splits of the first layer (a segment) every z of the second is a straight line, so that
 * each of its units switches there once at most: that makes pieces, on which f is a line. A step goes
 * forwards through all segments for a block of units at a time (relu-moments-forward.c), then through
 * all pieces (here), and back through all segments, again by blocks (relu-moments-backward.c). O(n m),
 * and a little for each piece. By blocks, because a block's running sums stay in registers, and its
 * tables in the first cache.
 *
 * As in relu-moments.c nothing is added and taken away again: what is left of a split is added up from
 * the right end, what is right of it from the left end. */

#include "relu-moments-deep-private.h"

#include <math.h>
#include <string.h>

#include "relu-batch-private.h"
#include "relu-wide-private.h"

/* @m: units of the second layer, whose activation has the slopes @below and @above; @layout must stay. */
ReluDeep *
relu_deep_new (const ReluMomentLayout *layout, guint m, double below, double above)
{
  ReluDeep *self = g_new0 (ReluDeep, 1);
  gsize n = layout->n, row;

  self->layout = layout;
  self->n = layout->n;
  self->m = m;
  self->n_blocks = (m + WIDTH - 1) / WIDTH;
  self->below = below;
  self->above = above;
  row = (gsize) self->n_blocks * WIDTH;
  self->v = relu_batch_table_new (row);
  self->b2 = relu_batch_table_new (row);
  self->segments = g_new0 (ReluDeepSegment, n + 1);
  self->lefts = relu_batch_table_new (n);
  self->rights = relu_batch_table_new (n);
  self->columns = relu_batch_table_new (n * row);
  self->states = relu_batch_table_new ((n + 1) * row);
  self->left_lines = relu_batch_table_new (2 * WIDTH * (n + 1));
  self->right_lines = relu_batch_table_new (2 * WIDTH * (n + 1));
  self->f = relu_batch_table_new (2 * WIDTH * (n + 1));
  self->before = relu_batch_table_new (2 * WIDTH * (n + 2));
  self->behind = relu_batch_table_new (2 * WIDTH * (n + 2));
  self->w_sums = relu_batch_table_new (WIDTH * n);
  self->sums = relu_batch_table_new (WIDTH * n);
  self->events = g_array_new (FALSE, FALSE, sizeof (ReluDeepEvent));
  self->sorted = g_new (ReluDeepEvent *, m);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (ReluDeepPiece));

  /* Units that are not there are on, clearly, and count for nothing. */
  for (gsize k = m; k < row; k++)
    self->b2[k] = 1;

  return self;
}

void
relu_deep_free (ReluDeep *self)
{
  double **tables[] = { &self->v, &self->b2, &self->lefts, &self->rights, &self->columns,
                        &self->states, &self->left_lines, &self->right_lines, &self->f, &self->before,
                        &self->behind, &self->w_sums, &self->sums };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    g_aligned_free (*tables[i]);
  g_free (self->segments);
  g_array_unref (self->events);
  g_free (self->sorted);
  g_array_unref (self->pieces);
  g_free (self);
}

static void
measure (const ReluMomentHalf *halves, guint n, double farthest, double centre, double *sizes)
{
  for (guint i = 0; i < n; i++)
    sizes[i] = fabs (halves[i].line[0]) * (farthest + 2 * fabs (centre)) + fabs (halves[i].line[1]);
}

/* Takes over the parameters and what the first layer is. */
static void
lay_out (ReluDeep *self, const double *parameters)
{
  guint n = self->n, m = self->m;
  const ReluMomentLayout *layout = self->layout;
  const ReluMomentTable *table = layout->table;
  double centre = table->centre;
  double farthest = fmax (fabs (table->x[0] - centre), fabs (table->x[table->n - 1] - centre));
  const double *b2;

  self->w1 = parameters;
  self->b1 = self->w1 + n;
  self->w2 = self->b1 + n;
  b2 = self->w2 + (gsize) n * m;
  memcpy (self->b2, b2, m * sizeof (double));
  memcpy (self->v, b2 + m, m * sizeof (double));
  self->bias = b2[2 * (gsize) m];

  for (guint i = 0; i < layout->n_segments; i++)
    {
      self->segments[i].from = table->x[layout->segments[i].first] - centre;
      self->segments[i].to = table->x[layout->segments[i].last - 1] - centre;
      self->segments[i].first_event = RELU_DEEP_NONE;
    }
  measure (layout->lefts, layout->n_lefts, farthest, centre, self->lefts);
  measure (layout->rights, layout->n_rights, farthest, centre, self->rights);
}

/* The lines of the pieces of a segment: from its right end what units add before they switch, from its
 * left end what they add behind that. */
static void
draw_pieces (const ReluDeep *self, const double *f, ReluDeepPiece *pieces, guint n_events)
{
  double slope = wide_add_up (wide_load (f)), intercept = wide_add_up (wide_load (f + WIDTH)) + self->bias;

  for (guint i = n_events + 1; i-- > 0;)
    {
      pieces[i].slope = slope;
      pieces[i].intercept = intercept;
      if (i > 0)
        {
          const ReluDeepEvent *event = self->sorted[i - 1];

          slope += event->v * event->before * event->slope;
          intercept += event->v * event->before * event->intercept;
        }
    }

  slope = intercept = 0;
  for (guint i = 1; i <= n_events; i++)
    {
      const ReluDeepEvent *event = self->sorted[i - 1];

      slope += event->v * event->behind * event->slope;
      intercept += event->v * event->behind * event->intercept;
      pieces[i].slope += slope;
      pieces[i].intercept += intercept;
    }
}

/* The errors of the pieces. */
static void
add_errors (const ReluDeep *self, const ReluMomentSegment *segment, ReluDeepPiece *pieces, guint n_events)
{
  const ReluMomentTable *table = self->layout->table;
  double factor = 2 / (double) table->n;
  guint32 first = segment->first;

  for (guint i = 0; i <= n_events; i++)
    {
      ReluDeepPiece *piece = &pieces[i];
      ReluTwo errors = { 0, 0 };

      piece->first = first;
      piece->last = i < n_events ? self->sorted[i]->at : segment->last;
      if (piece->first < piece->last)
        errors = factor * relu_moment_table_get_errors (table, first, piece->last, piece->slope, piece->intercept);
      piece->e = errors[0];
      piece->ex = errors[1];
      first = piece->last;
    }
}

/* What a segment's errors add for all units, and for those that switch there. */
static void
share_errors (ReluDeep *self, ReluDeepSegment *segment, const ReluDeepPiece *pieces, guint n_events)
{
  double e = 0, ex = 0;

  for (guint i = n_events; i > 0; i--)
    {
      e += pieces[i].e;
      ex += pieces[i].ex;
      self->sorted[i - 1]->e = self->sorted[i - 1]->behind * e;
      self->sorted[i - 1]->ex = self->sorted[i - 1]->behind * ex;
    }
  segment->e = e + pieces[0].e;
  segment->ex = ex + pieces[0].ex;
  e = ex = 0;
  for (guint i = 0; i < n_events; i++)
    {
      ReluDeepEvent *event = self->sorted[i];

      e += pieces[i].e;
      ex += pieces[i].ex;
      event->e += event->before * e;
      event->ex += event->before * ex;
    }
}

/* Goes through all pieces; returns what all e add. */
static double
walk (ReluDeep *self)
{
  guint n_segments = self->layout->n_segments;
  ReluDeepEvent *events = &g_array_index (self->events, ReluDeepEvent, 0);
  ReluDeepPiece *piece;
  double all = 0;

  g_array_set_size (self->pieces, n_segments + self->events->len);
  piece = &g_array_index (self->pieces, ReluDeepPiece, 0);
  for (guint s = 0; s < n_segments; s++)
    {
      ReluDeepSegment *segment = &self->segments[s];
      guint n_events = 0;

      for (guint i = segment->first_event; i != RELU_DEEP_NONE; i = events[i].next)
        self->sorted[n_events++] = &events[i];
      draw_pieces (self, self->f + 2 * WIDTH * (gsize) s, piece, n_events);
      add_errors (self, &self->layout->segments[s], piece, n_events);
      share_errors (self, segment, piece, n_events);
      all += segment->e;
      piece += n_events + 1;
    }

  return all;
}

/* As relu_moments_compute(); the first layer is laid out already. */
void
relu_deep_compute (ReluDeep *self, const double *parameters, double *gradient)
{
  gsize n = self->n, m = self->m;

  lay_out (self, parameters);
  relu_deep_draw_lines (self);
  gradient[2 * n + n * m + 2 * m] = walk (self);
  relu_deep_propagate (self, gradient);
}

/* As relu_moments_get_loss(). */
double
relu_deep_get_loss (ReluDeep *self, const double *parameters)
{
  const ReluMomentTable *table = self->layout->table;
  ReluPair sum = table->yy;

  lay_out (self, parameters);
  relu_deep_draw_lines (self);
  walk (self);
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const ReluDeepPiece *piece = &g_array_index (self->pieces, ReluDeepPiece, i);

      relu_moment_table_add_squares (table, piece->first, piece->last, piece->slope, piece->intercept, &sum);
    }

  return sum.hi < 0 ? 0 : sum.hi / (double) table->n;
}
