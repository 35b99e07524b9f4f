/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-moments-layout-private.h: where the units of the first layer are on, in terms of sorted points. */

#pragma once

#include "relu-moments-table-private.h"

G_BEGIN_DECLS

/* The points between two splits, first to last - 1; there is at least one. */
typedef struct
{
  guint32 first, last;
  guint first_left; /* the left halves from this one on reach it */
  guint n_rights;   /* as do the right halves before this one */
} ReluMomentSegment;

/* A unit on one side of its split, where it is on (or leaks), and where there are points. */
typedef struct
{
  guint unit;
  guint segment; /* a left half is all segments before this one, a right half those from it on */
  double slope;  /* of the activation there, not 0 */
  ReluTwo line;  /* what it hands on there: its slope, and its value at the centre of the points */
} ReluMomentHalf;

typedef struct
{
  const ReluMomentTable *table;
  guint n;             /* units */
  double below, above; /* slopes of their activation */

  guint32 *splits; /* for each unit the first point behind its split */
  gint64 *rises;   /* for each unit -1 if it is on for larger x, else 0 */
  double *before;  /* for each unit x of the points next to its split; infinite where there is none */
  double *behind;
  guint *moved;    /* units whose splits must be searched for */
  guint *ranks;    /* in order */
  guint *places;   /* how many segments are left of the split */
  guint64 *order;  /* of the splits; the unit's number in the lower half */

  guint n_segments, n_lefts, n_rights;
  ReluMomentSegment *segments; /* no more than n + 1, in order */
  ReluMomentHalf *lefts;       /* no more than n, in the order of their ends */
  ReluMomentHalf *rights;      /* no more than n, in the order of their beginnings */
} ReluMomentLayout;

void relu_moment_layout_init (ReluMomentLayout *self, const ReluMomentTable *table, guint n,
                              double below, double above);
void relu_moment_layout_clear (ReluMomentLayout *self);
void relu_moment_layout_update (ReluMomentLayout *self, const double *w, const double *b);

G_END_DECLS
