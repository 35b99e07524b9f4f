/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-moments-table-private.h: sums over sorted points, from which those of any range follow at once. */

#pragma once

#include "relu-data.h"

G_BEGIN_DECLS

/* A number of twice the digits, hi + lo: Dekker, Numerische Mathematik 18, 1971. */
typedef struct
{
  double hi, lo;
} ReluPair;

/* Sums of x, x², y and xy, in this order, over the points before one. x is from the centre. A cache line
 * of 64 bytes; pairs, because the sums of a range are differences of much larger ones. */
typedef struct
{
  double hi[4], lo[4];
} ReluMomentRow;

/* The sums over a range of points. */
typedef struct
{
  double n, x, xx, y, xy;
} ReluMomentSums;

typedef struct
{
  gsize n;
  double centre;
  double *x;           /* ascending, as they are */
  ReluMomentRow *rows; /* n + 1 */
  ReluPair yy;         /* of all points */
} ReluMomentTable;

/* Two numbers that go together, such as slope and intercept, or the sums of errors and of those times x. */
typedef double ReluTwo __attribute__ ((vector_size (16)));

gboolean relu_moment_table_init (ReluMomentTable *self, ReluData *data);
void relu_moment_table_clear (ReluMomentTable *self);
void relu_moment_table_add_squares (const ReluMomentTable *self, gsize first, gsize last,
                                    double slope, double intercept, ReluPair *sum);

/* The sums over the points @first to @last - 1. */
static inline ReluMomentSums
relu_moment_table_get_sums (const ReluMomentTable *self, gsize first, gsize last)
{
  const ReluMomentRow *from = &self->rows[first], *to = &self->rows[last];
  double sums[4];

  for (guint i = 0; i < 4; i++)
    sums[i] = (to->hi[i] - from->hi[i]) + (to->lo[i] - from->lo[i]);

  /* Through gint64: that is one instruction. */
  return (ReluMomentSums) { (double) (gint64) (last - first), sums[0], sums[1], sums[2], sums[3] };
}

/* What the errors of the line @slope x + @intercept add up to over the points @first to @last - 1, and those
 * times x. */
static inline ReluTwo
relu_moment_table_get_errors (const ReluMomentTable *self, gsize first, gsize last, double slope,
                              double intercept)
{
  ReluMomentSums sums = relu_moment_table_get_sums (self, first, last);

  return slope * (ReluTwo) { sums.x, sums.xx } + intercept * (ReluTwo) { sums.n, sums.x }
         - (ReluTwo) { sums.y, sums.xy };
}

G_END_DECLS
