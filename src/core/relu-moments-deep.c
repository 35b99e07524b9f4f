/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-moments-deep.c: two hidden layers, of n and m units.
 *
 * Between two splits of the first layer (a segment) every z of the second is a straight line, so that
 * each of its units switches there once at most: that makes pieces, on which f is a line. What a piece's
 * errors add to the gradient is added up for each segment and unit (k) of the second layer, and then,
 * from both ends, for each unit of the first. O(n m) a step, and O(m) for each piece.
 *
 * Rows are padded to whole vectors with zeros. As in relu-moments.c nothing is added and taken away
 * again, and where a z is nearer to zero than its rounding, the forward pass itself decides. */

#include "relu-moments-deep-private.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "relu-vector-private.h"

typedef struct
{
  gsize first, last; /* points */
  double slope, intercept;
  double e, ex; /* what its errors, and those times x, add to the gradient */
} Piece;

/* Unit @k of the second layer switches: the slopes of its activation before and behind that. */
typedef struct
{
  gsize at;
  guint k;
  double before, behind;
  double e, ex; /* what the errors behind that add */
} Event;

struct _ReluDeep
{
  const ReluMomentTable *table;
  guint n, m, stride;
  double below, above; /* of the second layer's activation */

  const ReluMomentUnit *units;
  const guint *order;
  const double *w1, *b1, *w2, *b2, *v;
  double bias;

  double *columns;  /* W of the second layer with a row for each unit of the first */
  double *out;      /* v, padded */
  double *noise;    /* below which a z may be of either sign */
  double *lines;    /* for each segment the slopes of all z, then their intercepts */
  double *errors;   /* for each segment what e and e x add for each unit */
  double *slopes;   /* of the second layer on a segment; 0 for units that switch there */
  double *sums[3];  /* of lines or errors from one end; of the gradient of v */
  double *w_sums;   /* the gradient of @columns */
  Event *events;
  GArray *pieces;
};

/* @m: units of the second layer, whose activation has the slopes @below and @above. */
ReluDeep *
relu_deep_new (const ReluMomentTable *table, guint n, guint m, double below, double above)
{
  ReluDeep *self = g_new0 (ReluDeep, 1);
  guint stride = (m + LANES - 1) / LANES * LANES;

  self->table = table;
  self->n = n;
  self->m = m;
  self->stride = stride;
  self->below = below;
  self->above = above;
  self->columns = g_new0 (double, (gsize) n * stride);
  self->out = g_new0 (double, stride);
  self->noise = g_new0 (double, stride);
  self->lines = g_new0 (double, 2 * ((gsize) n + 1) * stride);
  self->errors = g_new0 (double, 2 * ((gsize) n + 1) * stride);
  self->slopes = g_new0 (double, stride);
  for (guint i = 0; i < G_N_ELEMENTS (self->sums); i++)
    self->sums[i] = g_new0 (double, stride);
  self->w_sums = g_new0 (double, (gsize) n * stride);
  self->events = g_new (Event, m);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));

  return self;
}

void
relu_deep_free (ReluDeep *self)
{
  g_free (self->columns);
  g_free (self->out);
  g_free (self->noise);
  g_free (self->lines);
  g_free (self->errors);
  g_free (self->slopes);
  for (guint i = 0; i < G_N_ELEMENTS (self->sums); i++)
    g_free (self->sums[i]);
  g_free (self->w_sums);
  g_free (self->events);
  g_array_unref (self->pieces);
  g_free (self);
}

INLINE void
add_scaled (double *restrict sum, const double *restrict row, double factor, guint stride)
{
  for (guint k = 0; k < stride; k += LANES)
    store (sum + k, load (sum + k) + factor * load (row + k));
}

INLINE Vector
get_size (Vector v)
{
  return choose (v > 0, v, -v);
}

/* Copies @rows rows of @columns numbers as columns, a square of vectors at a time. */
INLINE void
transpose (const double *restrict from, guint rows, guint columns, gsize stride, double *restrict to,
           gsize to_stride)
{
  guint r = 0, c;

  for (; r + LANES <= rows; r += LANES)
    {
      for (c = 0; c + LANES <= columns; c += LANES)
        {
          const double *source = from + r * stride + c;
          Vector v0 = load (source), v1 = load (source + stride);
          Vector v2 = load (source + 2 * stride), v3 = load (source + 3 * stride);
          double *target = to + c * to_stride + r;

          for (guint i = 0; i < LANES; i++)
            store (target + i * to_stride, ((Vector) { v0[i], v1[i], v2[i], v3[i] }));
        }
      for (; c < columns; c++)
        for (guint i = r; i < r + LANES; i++)
          to[c * to_stride + i] = from[i * stride + c];
    }
  for (; r < rows; r++)
    for (c = 0; c < columns; c++)
      to[c * to_stride + r] = from[r * stride + c];
}

/* Takes the parameters over, and draws the lines of all z on all segments. */
CLONES static void
draw_lines (ReluDeep *self, const double *parameters)
{
  guint n = self->n, m = self->m, stride = self->stride;
  double widest = fmax (fabs (self->table->x[0] - self->table->centre),
                        fabs (self->table->x[self->table->n - 1] - self->table->centre));
  double *restrict slopes = self->sums[0], *restrict intercepts = self->sums[1];

  self->w1 = parameters;
  self->b1 = self->w1 + n;
  self->w2 = self->b1 + n;
  self->b2 = self->w2 + (gsize) n * m;
  self->v = self->b2 + m;
  self->bias = self->v[m];
  transpose (self->w2, m, n, n, self->columns, stride);
  memcpy (self->out, self->v, m * sizeof (double));

  /* From the right end what is left of the splits. */
  memset (slopes, 0, stride * sizeof (double));
  memset (intercepts, 0, stride * sizeof (double));
  memcpy (intercepts, self->b2, m * sizeof (double));
  for (guint k = 0; k < m; k++)
    self->noise[k] = fabs (self->b2[k]);
  for (guint r = n + 1; r-- > 0;)
    {
      double *line = self->lines + 2 * (gsize) r * stride;
      const ReluMomentUnit *unit;
      const double *column;
      double size;

      memcpy (line, slopes, stride * sizeof (double));
      memcpy (line + stride, intercepts, stride * sizeof (double));
      if (r == 0)
        break;
      unit = &self->units[self->order[r - 1]];
      column = self->columns + (gsize) self->order[r - 1] * stride;
      if (unit->left != 0)
        {
          add_scaled (slopes, column, unit->left * unit->w, stride);
          add_scaled (intercepts, column, unit->left * unit->b, stride);
        }
      size = fmax (fabs (unit->left), fabs (unit->right))
             * (fabs (unit->w) * (widest + fabs (self->table->centre)) + fabs (unit->b));
      for (guint k = 0; k < stride; k += LANES)
        store (self->noise + k, load (self->noise + k) + size * get_size (load (column + k)));
    }

  /* From the left end what is right of them. */
  memset (slopes, 0, stride * sizeof (double));
  memset (intercepts, 0, stride * sizeof (double));
  for (guint r = 1; r <= n; r++)
    {
      double *line = self->lines + 2 * (gsize) r * stride;
      const ReluMomentUnit *unit = &self->units[self->order[r - 1]];
      const double *column = self->columns + (gsize) self->order[r - 1] * stride;

      if (unit->right != 0)
        {
          add_scaled (slopes, column, unit->right * unit->w, stride);
          add_scaled (intercepts, column, unit->right * unit->b, stride);
        }
      add_scaled (line, slopes, 1, stride);
      add_scaled (line + stride, intercepts, 1, stride);
    }

  for (guint k = 0; k < stride; k++)
    self->noise[k] *= 4 * (n + 4) * DBL_EPSILON;
}

/* Whether the forward pass has unit @k on at point @i. */
static gboolean
is_on_exactly (const ReluDeep *self, guint k, gsize i)
{
  const double *row = self->w2 + (gsize) k * self->n;
  double x = self->table->x[i], sum = self->b2[k];

  for (guint j = 0; j < self->n; j++)
    {
      const ReluMomentUnit *unit = &self->units[j];
      double z = self->b1[j] + self->w1[j] * x;

      sum += row[j] * (z * (i < unit->split ? unit->left : unit->right));
    }

  return sum > 0;
}

static gboolean
is_on (const ReluDeep *self, const double *line, guint k, gsize i)
{
  double z = line[k] * (self->table->x[i] - self->table->centre) + line[self->stride + k];

  return fabs (z) > self->noise[k] ? z > 0 : is_on_exactly (self, k, i);
}

/* Where unit @k switches between two points in which it differs: the first one after that. */
static gsize
find_switch (const ReluDeep *self, const double *line, guint k, gsize low, gsize high, gboolean last)
{
  while (high - low > 1)
    {
      gsize middle = low + (high - low) / 2;

      if (is_on (self, line, k, middle) == last)
        high = middle;
      else
        low = middle;
    }

  return high;
}

/* Unit @k may switch on the segment of the points @first to @last - 1. */
static guint
look_closely (ReluDeep *self, const double *line, guint k, gsize first, gsize last, guint n_events)
{
  gboolean now = is_on (self, line, k, first), later = is_on (self, line, k, last - 1);
  guint at = n_events;
  Event event;

  self->slopes[k] = now ? self->above : self->below;
  if (now == later)
    return n_events;

  event = (Event) { find_switch (self, line, k, first, last - 1, later), k, self->slopes[k],
                    later ? self->above : self->below, 0, 0 };
  self->slopes[k] = 0;
  for (; at > 0 && self->events[at - 1].at > event.at; at--)
    self->events[at] = self->events[at - 1];
  self->events[at] = event;

  return n_events + 1;
}

/* The slopes of the second layer on a segment, and where units switch on it, in order; returns how many
 * do. Only units whose z changes sign, or is near to 0, are looked at one by one. */
CLONES static guint
find_events (ReluDeep *self, const double *restrict line, gsize first, gsize last)
{
  guint stride = self->stride, n_events = 0;
  double from = self->table->x[first] - self->table->centre;
  double to = self->table->x[last - 1] - self->table->centre;
  Vector below = splat (self->below), above = splat (self->above);

  for (guint k = 0; k < stride; k += LANES)
    {
      Vector slope = load (line + k), intercept = load (line + stride + k);
      Vector noise = load (self->noise + k);
      Vector left = slope * from + intercept, right = slope * to + intercept;
      Mask on = left > 0;
      Mask clear = ((left > noise) & (right > noise)) | ((left < -noise) & (right < -noise));

      store (self->slopes + k, choose (on, above, below));
      if ((clear[0] & clear[1] & clear[2] & clear[3]) != 0)
        continue;
      for (guint i = 0; i < LANES && k + i < self->m; i++)
        if (clear[i] == 0)
          n_events = look_closely (self, line, k + i, first, last, n_events);
    }

  return n_events;
}

/* The line of f on a segment but for the units that switch there. */
CLONES static void
get_line (const ReluDeep *self, const double *restrict line, double *slope, double *intercept)
{
  Vector slopes = { 0 }, intercepts = { 0 };

  for (guint k = 0; k < self->stride; k += LANES)
    {
      Vector weight = load (self->out + k) * load (self->slopes + k);

      slopes += weight * load (line + k);
      intercepts += weight * load (line + self->stride + k);
    }
  *slope = add_up (slopes);
  *intercept = add_up (intercepts) + self->bias;
}

/* The errors of a segment for all units but those that switch there. */
CLONES static void
set_errors (const ReluDeep *self, double e, double ex, double *errors)
{
  for (guint k = 0; k < self->stride; k += LANES)
    {
      Vector slope = load (self->slopes + k);

      store (errors + k, slope * e);
      store (errors + self->stride + k, slope * ex);
    }
}

/* The lines of the pieces of a segment: from its right end what units add before they switch, from its
 * left end what they add behind that. */
static void
draw_pieces (ReluDeep *self, const double *line, Piece *pieces, guint n_events)
{
  double slope, intercept;

  get_line (self, line, &slope, &intercept);
  for (guint i = n_events + 1; i-- > 0;)
    {
      pieces[i].slope = slope;
      pieces[i].intercept = intercept;
      if (i > 0)
        {
          const Event *event = &self->events[i - 1];

          slope += self->out[event->k] * event->before * line[event->k];
          intercept += self->out[event->k] * event->before * line[self->stride + event->k];
        }
    }

  slope = intercept = 0;
  for (guint i = 1; i <= n_events; i++)
    {
      const Event *event = &self->events[i - 1];

      slope += self->out[event->k] * event->behind * line[event->k];
      intercept += self->out[event->k] * event->behind * line[self->stride + event->k];
      pieces[i].slope += slope;
      pieces[i].intercept += intercept;
    }
}

/* The errors of the pieces. */
static void
add_pieces (const ReluDeep *self, Piece *pieces, gsize first, gsize last, guint n_events)
{
  double factor = 2 / (double) self->table->n;

  for (guint i = 0; i <= n_events; i++)
    {
      Piece *piece = &pieces[i];
      ReluMomentSums sums;

      piece->first = first;
      piece->last = i < n_events ? self->events[i].at : last;
      piece->e = piece->ex = 0;
      if (piece->first == piece->last)
        continue;
      relu_moment_table_get_sums (self->table, first, piece->last, &sums);
      piece->e = factor * (piece->slope * sums.x + piece->intercept * sums.n - sums.y);
      piece->ex = factor * (piece->slope * sums.xx + piece->intercept * sums.x - sums.xy);
      first = piece->last;
    }
}

/* A segment, the points @first to @last - 1; returns what its e add. */
static double
walk_segment (ReluDeep *self, guint segment, gsize first, gsize last)
{
  const double *line = self->lines + 2 * (gsize) segment * self->stride;
  double *errors = self->errors + 2 * (gsize) segment * self->stride, e = 0, ex = 0;
  guint n_events = find_events (self, line, first, last), start = self->pieces->len;
  Piece *pieces;

  g_array_set_size (self->pieces, start + n_events + 1);
  pieces = &g_array_index (self->pieces, Piece, start);
  draw_pieces (self, line, pieces, n_events);
  add_pieces (self, pieces, first, last, n_events);

  for (guint i = n_events; i > 0; i--)
    {
      e += pieces[i].e;
      ex += pieces[i].ex;
      self->events[i - 1].e = self->events[i - 1].behind * e;
      self->events[i - 1].ex = self->events[i - 1].behind * ex;
    }
  set_errors (self, e + pieces[0].e, ex + pieces[0].ex, errors);
  e = ex = 0;
  for (guint i = 0; i < n_events; i++)
    {
      const Event *event = &self->events[i];

      e += pieces[i].e;
      ex += pieces[i].ex;
      errors[event->k] = event->before * e + event->e;
      errors[self->stride + event->k] = event->before * ex + event->ex;
    }

  return e + pieces[n_events].e;
}

/* Goes through all pieces; returns what all e add. */
static double
walk (ReluDeep *self, const ReluMomentUnit *units, const guint *order, const double *parameters)
{
  guint n = self->n, stride = self->stride;
  double all = 0;

  self->units = units;
  self->order = order;
  draw_lines (self, parameters);
  g_array_set_size (self->pieces, 0);
  for (guint r = 0; r <= n; r++)
    {
      gsize first = r == 0 ? 0 : units[order[r - 1]].split;
      gsize last = r == n ? self->table->n : units[order[r]].split;

      if (first < last)
        all += walk_segment (self, r, first, last);
      else
        memset (self->errors + 2 * (gsize) r * stride, 0, 2 * stride * sizeof (double));
    }

  return all;
}

/* What unit @j of the first layer learns from the segments where its slope is @factor. */
INLINE void
add_unit (ReluDeep *self, guint j, double factor, const double *restrict e,
          const double *restrict ex, double *gradient)
{
  guint stride = self->stride;
  const ReluMomentUnit *unit = &self->units[j];
  const double *restrict column = self->columns + (gsize) j * stride, *restrict out = self->out;
  double *restrict w_sums = self->w_sums + (gsize) j * stride;
  double w = factor * unit->w, b = factor * unit->b;
  Vector sum = { 0 }, sum_x = { 0 };

  for (guint k = 0; k < stride; k += LANES)
    {
      Vector v = load (out + k), now = load (e + k), now_x = load (ex + k);
      Vector weight = v * load (column + k);

      store (w_sums + k, load (w_sums + k) + v * (w * now_x + b * now));
      sum += weight * now;
      sum_x += weight * now_x;
    }
  gradient[j] += factor * (add_up (sum_x) + self->table->centre * add_up (sum));
  gradient[self->n + j] += factor * add_up (sum);
}

CLONES static void
propagate (ReluDeep *self, double *gradient)
{
  guint n = self->n, m = self->m, stride = self->stride;
  double *restrict e = self->sums[0], *restrict ex = self->sums[1], *restrict out = self->sums[2];
  double *w2 = gradient + 2 * (gsize) n, *b2 = w2 + (gsize) n * m;

  memset (gradient, 0, 2 * (gsize) n * sizeof (double));
  memset (self->w_sums, 0, (gsize) n * stride * sizeof (double));
  memset (out, 0, stride * sizeof (double));
  for (guint r = 0; r <= n; r++)
    {
      const double *restrict line = self->lines + 2 * (gsize) r * stride;
      const double *restrict errors = self->errors + 2 * (gsize) r * stride;

      for (guint k = 0; k < stride; k += LANES)
        store (out + k, load (out + k) + load (line + k) * load (errors + stride + k)
                          + load (line + stride + k) * load (errors + k));
    }
  memcpy (b2 + m, out, m * sizeof (double));

  /* From the left end for the slopes left of the splits, from the right end for those right of them. */
  memset (e, 0, stride * sizeof (double));
  memset (ex, 0, stride * sizeof (double));
  for (guint r = 0; r <= n; r++)
    {
      const double *errors = self->errors + 2 * (gsize) r * stride;

      add_scaled (e, errors, 1, stride);
      add_scaled (ex, errors + stride, 1, stride);
      if (r < n && self->units[self->order[r]].left != 0)
        add_unit (self, self->order[r], self->units[self->order[r]].left, e, ex, gradient);
    }
  for (guint k = 0; k < m; k++)
    b2[k] = self->out[k] * e[k];

  memset (e, 0, stride * sizeof (double));
  memset (ex, 0, stride * sizeof (double));
  for (guint r = n; r > 0; r--)
    {
      const double *errors = self->errors + 2 * (gsize) r * stride;
      guint j = self->order[r - 1];

      add_scaled (e, errors, 1, stride);
      add_scaled (ex, errors + stride, 1, stride);
      if (self->units[j].right != 0)
        add_unit (self, j, self->units[j].right, e, ex, gradient);
    }

  transpose (self->w_sums, n, m, stride, w2, n);
}

/* As relu_moments_compute(); @units and @order are those of the first layer. */
void
relu_deep_compute (ReluDeep *self, const ReluMomentUnit *units, const guint *order,
                   const double *parameters, double *gradient)
{
  gsize n = self->n, m = self->m;

  gradient[2 * n + n * m + 2 * m] = walk (self, units, order, parameters);
  propagate (self, gradient);
}

/* As relu_moments_get_loss(). */
double
relu_deep_get_loss (ReluDeep *self, const ReluMomentUnit *units, const guint *order,
                    const double *parameters)
{
  ReluPair sum = self->table->yy;

  walk (self, units, order, parameters);
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);

      relu_moment_table_add_squares (self->table, piece->first, piece->last, piece->slope,
                                     piece->intercept, &sum);
    }

  return sum.hi < 0 ? 0 : sum.hi / (double) self->table->n;
}
