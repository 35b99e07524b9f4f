/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-moments-private.h: sums over sorted points, from which those of any range follow at once. */

#pragma once

#include "relu-data.h"

G_BEGIN_DECLS

/* A number of twice the digits, hi + lo: Dekker, Numerische Mathematik 18, 1971. */
typedef struct
{
  double hi, lo;
} ReluPair;

/* Sums of x, x², y and xy over the points before one. x is from the centre. A cache line of 64 bytes;
 * pairs, because the sums of a range are differences of much larger ones. */
typedef struct
{
  ReluPair x, xx, y, xy;
} ReluMomentRow;

typedef struct
{
  gsize n;
  double centre;
  double *x;           /* ascending, as they are */
  ReluMomentRow *rows; /* n + 1 */
  ReluPair yy;         /* of all points */
} ReluMomentTable;

/* A unit of the first layer. */
typedef struct
{
  double w, b;        /* b from the centre of the points */
  double v;           /* its weight into the output, where that is the next layer */
  double left, right; /* slopes of its activation at the points before split, and from there on */
  gsize split;
} ReluMomentUnit;

/* The sums over the points first to last - 1. */
typedef struct
{
  double n, x, xx, y, xy;
} ReluMomentSums;

gboolean relu_moment_table_init (ReluMomentTable *self, ReluData *data);
void relu_moment_table_clear (ReluMomentTable *self);
void relu_moment_table_add_squares (const ReluMomentTable *self, gsize first, gsize last,
                                    double slope, double intercept, ReluPair *sum);

static inline double
relu_pair_difference (ReluPair a, ReluPair b)
{
  return (a.hi - b.hi) + (a.lo - b.lo);
}

static inline void
relu_moment_table_get_sums (const ReluMomentTable *self, gsize first, gsize last,
                            ReluMomentSums *sums)
{
  const ReluMomentRow *from = &self->rows[first], *to = &self->rows[last];

  sums->n = (double) (last - first);
  sums->x = relu_pair_difference (to->x, from->x);
  sums->xx = relu_pair_difference (to->xx, from->xx);
  sums->y = relu_pair_difference (to->y, from->y);
  sums->xy = relu_pair_difference (to->xy, from->xy);
}

G_END_DECLS
