/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-loss-walk.c: at one point a piecewise-linear network is a piecewise-linear function of each of its
 * parameters: z of the parameter's unit is a straight line in it, and bends come where that unit or one
 * behind it switches. They are found one after the other, to both sides of the present value, whose
 * activation pattern is that of the forward pass. The error's corners of all points are then the places
 * where the loss is looked at: between them it is a quadratic. */

#include "relu-loss-profile-private.h"

#include <math.h>
#include <string.h>

/* A point whose f bends more often is not followed to the end. */
#define MAX_SWITCHES 4096

typedef struct
{
  double value, error; /* of the point there */
} Vertex;

typedef struct
{
  const ReluLossTable *table;
  const ReluLoss *loss;
  const ReluLossQuery *query;
  guint unit; /* the parameter's, numbered through */
  double work;

  /* Of that unit and of those of the layers behind it, by number. */
  double *z, *z_slopes, *h_slopes; /* slopes: to the side of the walk */
  guint8 *on;

  GArray *side;     /* Vertex; of the walk that is going on, from the present value on */
  GArray *vertices; /* Vertex; of all points, ascending for each */
  GArray *starts;   /* gsize; where each point's begin */
} Walk;

static double
get_slope (const Walk *self, guint layer, guint unit)
{
  return self->table->slopes[2 * layer + self->on[unit]];
}

/* The slopes of all z and h behind the parameter's unit, whose z has its own. Returns that of f: exactly 0
 * where every way to the output is closed. */
static double
propagate (Walk *self)
{
  const ReluLossTable *table = self->table;
  guint layer = self->query->parameter.layer;

  self->h_slopes[self->unit] = get_slope (self, layer, self->unit) * self->z_slopes[self->unit];
  for (guint i = layer + 1; i < table->n_layers; i++)
    {
      const ReluLayer *shape = relu_network_get_layer (table->network, i);
      const double *row = relu_network_get_weights (table->network, i);
      guint from = i == layer + 1 ? self->query->parameter.unit : 0;
      guint to = i == layer + 1 ? from + 1 : shape->n_inputs;
      const double *before = self->h_slopes + table->first[i - 1];

      for (guint k = 0; k < shape->n_units; k++, row += shape->n_inputs)
        {
          guint number = table->first[i] + k;
          double sum = 0;

          for (guint j = from; j < to; j++)
            if (before[j] != 0)
              sum += row[j] * before[j];
          self->z_slopes[number] = sum;
          self->h_slopes[number] = sum == 0 ? 0 : get_slope (self, i, number) * sum;
        }
    }
  /* Three times: the next switch is searched, and all is moved there. */
  self->work += 3 * ((double) table->work_behind[layer] + 1);

  return self->h_slopes[table->n_units - 1];
}

static void
look_at (const Walk *self, guint unit, double *distance, guint *which)
{
  double slope = self->z_slopes[unit], there;

  if (slope == 0 || (slope < 0) != self->on[unit])
    return;

  there = MAX (0, -self->z[unit] / slope);
  if (there < *distance)
    {
      *distance = there;
      *which = unit;
    }
}

/* How far it is to the next switch, and whose that is; of several at one place the one farthest from the
 * output, so that none is gone through twice. */
static double
find_next (const Walk *self, guint *which)
{
  const ReluLossTable *table = self->table;
  guint layer = self->query->parameter.layer;
  double distance = INFINITY;

  for (guint i = layer; i < table->n_layers; i++)
    {
      const ReluLayer *shape = relu_network_get_layer (table->network, i);

      if (!relu_activation_has_knot (&shape->activation))
        continue;
      if (i == layer)
        look_at (self, self->unit, &distance, which);
      else
        for (guint k = 0; k < shape->n_units; k++)
          look_at (self, table->first[i] + k, &distance, which);
    }

  return distance;
}

static void
move (Walk *self, double distance)
{
  const ReluLossTable *table = self->table;
  guint layer = self->query->parameter.layer;

  self->z[self->unit] += self->z_slopes[self->unit] * distance;
  for (guint k = layer + 1 < table->n_layers ? table->first[layer + 1] : table->n_units;
       k < table->n_units; k++)
    self->z[k] += self->z_slopes[k] * distance;
}

/* The error of the point where the walk is. */
static double
get_error (const Walk *self, gsize point)
{
  guint output = self->table->n_units - 1;

  return get_slope (self, self->table->n_layers - 1, output) * self->z[output] - self->table->y[point];
}

/* To one side as far as @length; FALSE where it takes too long. @flat becomes less where f of this point
 * begins to change earlier. */
static gboolean
walk_to_side (Walk *self, gsize point, double direction, double length, double *flat)
{
  const ReluLossTable *table = self->table;
  const double *z = table->z + point * table->n_units;
  double at = 0, slope = NAN;

  memcpy (self->z, z, table->n_units * sizeof (double));
  for (guint k = self->unit; k < table->n_units; k++)
    self->on[k] = z[k] > 0;
  self->z_slopes[self->unit]
      = direction * relu_loss_table_get_input (table, &self->query->parameter, point);
  g_array_set_size (self->side, 0);

  for (guint n = 0;; n++)
    {
      double now = propagate (self), distance;
      guint which = 0;

      if (n > MAX_SWITCHES || self->work > RELU_LOSS_MAX_WORK)
        return FALSE;
      distance = find_next (self, &which);
      if (distance > 0)
        {
          Vertex vertex = { self->query->value + direction * at, get_error (self, point) };

          if (at > 0 && now != slope)
            g_array_append_val (self->side, vertex);
          if (now != 0 && at < *flat)
            *flat = at;
          slope = now;
        }
      if (!(at + distance < length))
        break;
      move (self, distance);
      at += distance;
      self->z[which] = 0;
      self->on[which] ^= 1;
    }

  move (self, length - at);
  g_array_append_val (self->side,
                      ((Vertex) { direction < 0 ? self->query->strip.lower : self->query->strip.upper,
                                  get_error (self, point) }));

  return TRUE;
}

static void
add_knot (Walk *self, const Vertex *a, const Vertex *b, double error)
{
  double share = (error - a->error) / (b->error - a->error);
  Vertex knot = { a->value + share * (b->value - a->value), error };

  if ((a->error < error && error < b->error) || (b->error < error && error < a->error))
    g_array_append_val (self->vertices, knot);
}

/* Adds a vertex of the point that began at @start, and before it those where the loss has knots. */
static void
add_vertex (Walk *self, gsize start, Vertex vertex)
{
  if (self->vertices->len > start)
    {
      Vertex last = g_array_index (self->vertices, Vertex, self->vertices->len - 1);
      double delta = last.error < vertex.error ? self->loss->delta : -self->loss->delta;

      if (self->loss->kind == RELU_LOSS_ABSOLUTE)
        {
          add_knot (self, &last, &vertex, 0);
        }
      else if (self->loss->kind == RELU_LOSS_HUBER)
        {
          add_knot (self, &last, &vertex, -delta);
          add_knot (self, &last, &vertex, delta);
        }
    }
  g_array_append_val (self->vertices, vertex);
}

static gboolean
walk_point (Walk *self, gsize point, ReluLossDraft *draft)
{
  const ReluLossQuery *query = self->query;
  double right = draft->flat_to - query->value, left = query->value - draft->flat_from;
  double present = self->table->h[(point + 1) * self->table->n_units - 1] - self->table->y[point];
  gsize start = self->vertices->len;

  g_array_append_val (self->starts, start);
  if (!walk_to_side (self, point, -1, query->value - query->strip.lower, &left))
    return FALSE;
  for (guint i = self->side->len; i-- > 0;)
    if (i + 1 < self->side->len || query->strip.lower < query->value)
      add_vertex (self, start, g_array_index (self->side, Vertex, i));
  add_vertex (self, start, (Vertex) { query->value, present });
  if (!walk_to_side (self, point, 1, query->strip.upper - query->value, &right))
    return FALSE;
  for (guint i = 0; i < self->side->len; i++)
    if (i + 1 < self->side->len || query->value < query->strip.upper)
      add_vertex (self, start, g_array_index (self->side, Vertex, i));

  draft->flat_from = MAX (draft->flat_from, query->value - left);
  draft->flat_to = MIN (draft->flat_to, query->value + right);

  return TRUE;
}

/* All corners, where they are not more than the picture can show; else a value for each column. */
static void
choose_samples (Walk *self, ReluLossDraft *draft)
{
  relu_loss_draft_add_ends (draft, self->query);
  if (self->vertices->len <= 2 * self->query->strip.width + 3 * self->starts->len)
    for (guint i = 0; i < self->vertices->len; i++)
      relu_loss_draft_add (draft, g_array_index (self->vertices, Vertex, i).value);
  else
    relu_loss_draft_add_grid (draft, self->query);
  relu_loss_draft_sort (draft);
}

/* How far the loss sags below its chord on a piece where the error goes from @a to @b. */
static double
get_sag (const ReluLoss *loss, double a, double b)
{
  if (loss->kind == RELU_LOSS_SQUARED)
    return (b - a) * (b - a) / 4;
  if (loss->kind == RELU_LOSS_HUBER && fabs (a + b) / 2 < loss->delta)
    return (b - a) * (b - a) / 8;

  return 0;
}

/* Of a point with corners between two samples: no more than this is its loss away from the chord. */
static double
bound (const ReluLoss *loss, const Vertex *from, const Vertex *corners, guint n, const Vertex *to)
{
  double start = relu_loss_get_value (loss, from->error), end = relu_loss_get_value (loss, to->error);
  double farthest = 0, sag = 0;

  for (guint i = 0; i <= n; i++)
    {
      const Vertex *a = i == 0 ? from : &corners[i - 1], *b = i == n ? to : &corners[i];
      double share = (b->value - from->value) / (to->value - from->value);
      double chord = start + share * (end - start);

      farthest = MAX (farthest, fabs (relu_loss_get_value (loss, b->error) - chord));
      sag = MAX (sag, get_sag (loss, a->error, b->error));
    }

  return farthest + sag;
}

static double
interpolate (const Vertex *a, const Vertex *b, double value)
{
  if (value == a->value)
    return a->error;
  if (value == b->value || !(a->value < b->value))
    return b->error;

  return a->error + (value - a->value) / (b->value - a->value) * (b->error - a->error);
}

/* Adds a point's part of the loss to all samples. */
static void
add_point (const Walk *self, const Vertex *vertices, guint n, ReluLossDraft *draft)
{
  Vertex before = vertices[0];
  guint at = 0; /* the sample is between this corner and the next one */

  for (guint i = 0; i < draft->samples->len; i++)
    {
      ReluLossSample *sample = &g_array_index (draft->samples, ReluLossSample, i);
      Vertex now = { sample->value, 0 };
      guint first = at + 1;

      while (at + 2 < n && vertices[at + 1].value < sample->value)
        at++;
      while (first <= at && vertices[first].value <= before.value)
        first++;
      now.error = interpolate (&vertices[at], &vertices[at + 1], sample->value);
      sample->loss += relu_loss_get_value (self->loss, now.error);
      if (i > 0 && first > at)
        sample->sag += get_sag (self->loss, before.error, now.error);
      else if (i > 0)
        sample->hidden += bound (self->loss, &before, vertices + first, at + 1 - first, &now);
      before = now;
    }
}

static void
walk_clear (Walk *self)
{
  g_free (self->z);
  g_free (self->z_slopes);
  g_free (self->h_slopes);
  g_free (self->on);
  g_array_unref (self->side);
  g_array_unref (self->vertices);
  g_array_unref (self->starts);
}

static gboolean
walk_all (Walk *self, ReluLossDraft *draft)
{
  gsize n = self->table->n;

  for (gsize i = 0; i < n; i++)
    if (!walk_point (self, i, draft))
      return FALSE;

  choose_samples (self, draft);
  if ((double) n * draft->samples->len > RELU_LOSS_MAX_WORK)
    return FALSE;

  for (gsize i = 0; i < n; i++)
    {
      gsize start = g_array_index (self->starts, gsize, i);
      gsize end = i + 1 < n ? g_array_index (self->starts, gsize, i + 1) : self->vertices->len;

      add_point (self, &g_array_index (self->vertices, Vertex, start), (guint) (end - start), draft);
    }
  for (guint i = 0; i < draft->samples->len; i++)
    {
      ReluLossSample *sample = &g_array_index (draft->samples, ReluLossSample, i);

      sample->loss /= (double) n;
      sample->sag /= (double) n;
      sample->hidden /= (double) n;
    }

  return TRUE;
}

/**
 * relu_loss_walk:
 * @table: filled, of a piecewise-linear network
 * @loss: any
 * @query: the parameter, and the picture
 * @draft: an empty one
 *
 * Exact up to rounding where all corners are samples; else the part that hides between two samples has a
 * bound. What is flat is decided by the forward pass's own activation patterns.
 *
 * Returns: whether it is done; %FALSE where it would take too long
 */
gboolean
relu_loss_walk (const ReluLossTable *table, const ReluLoss *loss, const ReluLossQuery *query,
                ReluLossDraft *draft)
{
  Walk self = { table, loss, query, table->first[query->parameter.layer] + query->parameter.unit, 0,
                g_new0 (double, table->n_units), g_new0 (double, table->n_units),
                g_new0 (double, table->n_units), g_new0 (guint8, table->n_units), g_array_new (FALSE, FALSE, sizeof (Vertex)),
                g_array_new (FALSE, FALSE, sizeof (Vertex)), g_array_new (FALSE, FALSE, sizeof (gsize)) };
  gboolean done;

  draft->flat_from = -INFINITY;
  draft->flat_to = INFINITY;
  done = walk_all (&self, draft);
  walk_clear (&self);

  return done;
}
