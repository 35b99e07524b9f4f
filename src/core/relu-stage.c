/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-stage-private.h"

/* An empty stage with room for a row for each of the @n_segments of the stage before. Points and
 * events beyond the room that is made here make it grow. */
void
relu_stage_init (ReluStage *self, ReluArena *arena, guint n_segments, guint n_events, guint stride)
{
  self->arena = arena;
  self->n = 0;
  self->capacity = n_segments + 2;
  self->n_events = 0;
  self->events_capacity = n_events + 1;
  self->xs = relu_arena_new (arena, double, self->capacity);
  self->flags = relu_arena_new (arena, guint8, self->capacity);
  self->first_event = relu_arena_new (arena, guint, self->capacity + 1);
  self->units = relu_arena_new (arena, guint, self->events_capacity);
  self->deltas = relu_arena_new (arena, double, self->events_capacity);
  self->stride = stride;
  self->n_rows = 0;
  self->rows_capacity = n_segments;
  self->slopes = relu_arena_new (arena, double, (gsize) n_segments * stride);
  self->n_values = 0;
  self->values_capacity = n_segments / RELU_STAGE_ANCHOR + 1;
  self->values = relu_arena_new (arena, double, (gsize) self->values_capacity * stride);
}

void
relu_stage_grow_points (ReluStage *self)
{
  guint n = self->capacity;
  guint m = 2 * n;

  self->xs = relu_arena_grow (self->arena, self->xs, n * sizeof (double), m * sizeof (double));
  self->flags = relu_arena_grow (self->arena, self->flags, n, m);
  self->first_event = relu_arena_grow (self->arena, self->first_event, (n + 1) * sizeof (guint),
                                       (m + 1) * sizeof (guint));
  self->capacity = m;
}

void
relu_stage_grow_events (ReluStage *self)
{
  gsize n = self->events_capacity;
  gsize m = 2 * n;

  self->units = relu_arena_grow (self->arena, self->units, n * sizeof (guint), m * sizeof (guint));
  self->deltas = relu_arena_grow (self->arena, self->deltas, n * sizeof (double),
                                  m * sizeof (double));
  self->events_capacity = (guint) m;
}

static double *
add_row (ReluStage *self, double **rows, guint *n, guint *capacity)
{
  if (G_UNLIKELY (*n == *capacity))
    {
      gsize size = (gsize) *n * self->stride * sizeof (double);

      *rows = relu_arena_grow (self->arena, *rows, size, 2 * size);
      *capacity *= 2;
    }

  return *rows + (gsize) (*n)++ * self->stride;
}

/* Room for the slopes of the latest layer's activations right of the latest point. */
double *
relu_stage_add_slopes (ReluStage *self)
{
  return add_row (self, &self->slopes, &self->n_rows, &self->rows_capacity);
}

/* Likewise for their values. */
double *
relu_stage_add_values (ReluStage *self)
{
  return add_row (self, &self->values, &self->n_values, &self->values_capacity);
}

/* Closes the last segment at the domain's end. */
void
relu_stage_finish (ReluStage *self, double to)
{
  self->xs[self->n] = to;
  self->flags[self->n] = 0;
  self->first_event[self->n] = self->n_events;
  self->first_event[self->n + 1] = self->n_events;
}
