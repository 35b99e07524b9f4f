/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-starts.h: the same training from many starts, on all cores, and what became of each. */

#pragma once

#include "relu-file.h"
#include "relu-outcome.h"
#include "relu-setup.h"

G_BEGIN_DECLS

/* What became of one seed. */
typedef struct
{
  guint64 seed; /* of the weights, and of the order of the points where a batch is not all of them */
  guint64 n_steps;
  double loss;
  double largest_error; /* of all points, |f(x) - y| */
  ReluStop stop;
  ReluOutcome outcome;
  gboolean is_stuck;    /* it does not fit, and no further step changes it */
  guint n_regions;      /* linear ones on the domain; 0: a smooth network, or f overflows there */
  guint n_dead;         /* units, on the data */
  ReluNetwork *network; /* where it ended */

  /* f over the domain: the straight lines between these are the curve itself, but for smooth networks
   * (RELU_CURVE_TOLERANCE). None where f overflows. */
  guint n_points;
  const double *xs, *ys;
} ReluStart;

/* How many starts came to what. */
typedef struct
{
  guint n; /* in all */
  guint of[RELU_N_OUTCOMES];
  guint n_stuck; /* of whatever outcome but a fit */
} ReluStartCounts;

/* A run of all starts. What it says may be asked on any thread while it goes on. */
typedef struct _ReluStarts ReluStarts;

ReluStarts *relu_starts_new (ReluFile *file) G_GNUC_WARN_UNUSED_RESULT;
ReluStarts *relu_starts_ref (ReluStarts *self);
void relu_starts_unref (ReluStarts *self);

void relu_starts_begin (ReluStarts *self, guint n_threads, gboolean background);
void relu_starts_cancel (ReluStarts *self);
gboolean relu_starts_wait (ReluStarts *self, gint64 microseconds);
gboolean relu_starts_is_cancelled (ReluStarts *self);
double relu_starts_get_progress (ReluStarts *self);

ReluFile *relu_starts_get_file (const ReluStarts *self);
gboolean relu_starts_is_about (const ReluStarts *self, ReluFile *file);
guint relu_starts_get_n (const ReluStarts *self);
guint relu_starts_get_n_done (ReluStarts *self);
const ReluStart *relu_starts_get (ReluStarts *self, guint index);
void relu_starts_count (ReluStarts *self, ReluStartCounts *counts);
char *relu_start_counts_dup_sentence (const ReluStartCounts *counts);
char *relu_start_counts_dup_stuck (const ReluStartCounts *counts);
char *relu_start_dup_sentence (const ReluStart *start);
ReluNetwork *relu_starts_draw (const ReluStarts *self, guint64 seed) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluStarts, relu_starts_unref)

G_END_DECLS
