/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-stage-private.h: what is known of a domain after some of the layers. */

#pragma once

#include "relu-arena.h"
#include "relu-crossings-private.h"

G_BEGIN_DECLS

/* What is kept at a point besides what switches there. */
enum
{
  /* The slopes of all activations of the latest layer right of it, in the next row: they may all
   * change there, because a unit of an earlier layer switches. Elsewhere only those change that
   * switch. */
  RELU_POINT_ROW = 1,
  /* Their values too: values are carried along by the slopes, and computed afresh now and then. */
  RELU_POINT_VALUES = 2,
  /* Switches that are not quite at the same x were made one point of, so that values jump. */
  RELU_POINT_JUMP = 4,
};

/* Values are computed afresh every so many rows, so that rounding errors don't add up. */
#define RELU_STAGE_ANCHOR 8u

/* The points where units have switched so far, with both ends of the domain; n segments between
 * them. */
typedef struct
{
  ReluArena *arena;

  guint n;
  guint capacity;
  double *xs;         /* n + 1 */
  guint8 *flags;      /* n + 1 */
  guint *first_event; /* n + 2: of point k first_event[k] to first_event[k + 1] - 1 */

  guint n_events;
  guint events_capacity;
  guint *units;   /* numbered through; each changes its state here */
  double *deltas; /* by how much the slope of its activation changes; of no use where there is a row */

  guint stride;
  guint n_rows, rows_capacity;
  double *slopes; /* rows of stride numbers */
  guint n_values, values_capacity;
  double *values; /* likewise */
} ReluStage;

void relu_stage_init (ReluStage *self, ReluArena *arena, guint n_segments, guint n_events,
                      guint stride);
void relu_stage_grow_points (ReluStage *self);
void relu_stage_grow_events (ReluStage *self);
double *relu_stage_add_slopes (ReluStage *self);
double *relu_stage_add_values (ReluStage *self);
void relu_stage_finish (ReluStage *self, double to);

/* The point where the next segment begins; its events are added next. */
static inline void
relu_stage_add_point (ReluStage *self, double x, guint flags)
{
  if (G_UNLIKELY (self->n + 2 > self->capacity))
    relu_stage_grow_points (self);
  self->xs[self->n] = x;
  self->flags[self->n] = (guint8) flags;
  self->first_event[self->n] = self->n_events;
  self->n++;
}

static inline void
relu_stage_add_event (ReluStage *self, guint unit, double delta)
{
  if (G_UNLIKELY (self->n_events == self->events_capacity))
    relu_stage_grow_events (self);
  self->units[self->n_events] = unit;
  self->deltas[self->n_events] = delta;
  self->n_events++;
}

static inline const double *
relu_stage_get_slopes (const ReluStage *self, guint row)
{
  return self->slopes + (gsize) row * self->stride;
}

static inline const double *
relu_stage_get_values (const ReluStage *self, guint index)
{
  return self->values + (gsize) index * self->stride;
}

G_END_DECLS
