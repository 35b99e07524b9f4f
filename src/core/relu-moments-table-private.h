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

/* What the errors of the line @slope x + @intercept add up to over the points @first to @last - 1, at
 * least one, and those times x. */
static inline ReluTwo
relu_moment_table_get_errors (const ReluMomentTable *self, gsize first, gsize last, double slope,
                              double intercept)
{
  const ReluMomentRow *from = &self->rows[first], *to = &self->rows[last];
  double sums[4];

  for (guint i = 0; i < 4; i++)
    sums[i] = (to->hi[i] - from->hi[i]) + (to->lo[i] - from->lo[i]);

  return slope * (ReluTwo) { sums[0], sums[1] }
         + intercept * (ReluTwo) { (double) (gint64) (last - first), sums[0] }
         - (ReluTwo) { sums[2], sums[3] };
}

G_END_DECLS
