/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-record.h: the moments of a training run, and what happened between them. */

#pragma once

#include "relu-network.h"

G_BEGIN_DECLS

/* A run after a number of steps. */
typedef struct
{
  guint64 step;
  double loss;
  ReluNetwork *network;
  guint n_regions; /* linear ones on the domain; 0: not known, as for a smooth network */
  guint n_units;   /* of layers with a knot, numbered through */
  guint n_dead;    /* of them, on the data */
  guint8 *dead;    /* (array length=n_units): 1 for those */
} ReluMoment;

void relu_moment_free (ReluMoment *self);

typedef enum
{
  RELU_EVENT_DIED,    /* a unit is dead on the data now */
  RELU_EVENT_REVIVED, /* and this one no longer */
  RELU_EVENT_REGIONS, /* the number of linear regions is another one */
} ReluEventKind;

/* Something that changed between one moment and the next, which is at this step. */
typedef struct
{
  guint64 step;
  ReluEventKind kind;
  guint unit;     /* of the first two: numbered through as in ReluRegions */
  guint from, to; /* of RELU_EVENT_REGIONS: how many there were and are */
} ReluEvent;

/* More events than this are only counted. */
#define RELU_RECORD_MAX_EVENTS 20000

typedef struct _ReluRecord ReluRecord;

ReluRecord *relu_record_new (void) G_GNUC_WARN_UNUSED_RESULT;
void relu_record_free (ReluRecord *self);
void relu_record_clear (ReluRecord *self);
void relu_record_append (ReluRecord *self, ReluMoment *moment);
void relu_record_truncate (ReluRecord *self, guint n);

guint relu_record_get_n (const ReluRecord *self);
const ReluMoment *relu_record_get (const ReluRecord *self, guint index);
guint relu_record_find (const ReluRecord *self, guint64 step);
guint relu_record_get_n_events (const ReluRecord *self);
const ReluEvent *relu_record_get_event (const ReluRecord *self, guint index);
guint64 relu_record_get_n_lost_events (const ReluRecord *self);

/* How far apart, in steps, moments around this step are kept: a power of two. */
guint64 relu_record_get_spacing (const ReluNetwork *network, guint64 step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluRecord, relu_record_free)

G_END_DECLS
