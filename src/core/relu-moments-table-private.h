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

/* Two numbers that go together, such as slope and intercept, or the sums of errors and of those times x. */
typedef double ReluTwo __attribute__ ((vector_size (16)));

/* Sums over the points before one: of x and x², and of y and xy. x is from the centre. A cache line of 64
 * bytes; with twice the digits, because the sums of a range are differences of much larger ones. */
typedef struct
{
  ReluTwo x, y;
  ReluTwo x_rest, y_rest;
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

gboolean relu_moment_table_init (ReluMomentTable *self, ReluData *data);
void relu_moment_table_clear (ReluMomentTable *self);
void relu_moment_table_add_squares (const ReluMomentTable *self, gsize first, gsize last,
                                    double slope, double intercept, ReluPair *sum);

static inline ReluTwo
relu_moment_table_get_x (const ReluMomentTable *self, gsize first, gsize last)
{
  const ReluMomentRow *from = &self->rows[first], *to = &self->rows[last];

  return (to->x - from->x) + (to->x_rest - from->x_rest);
}

static inline ReluTwo
relu_moment_table_get_y (const ReluMomentTable *self, gsize first, gsize last)
{
  const ReluMomentRow *from = &self->rows[first], *to = &self->rows[last];

  return (to->y - from->y) + (to->y_rest - from->y_rest);
}

/* The sums over the points @first to @last - 1. */
static inline ReluMomentSums
relu_moment_table_get_sums (const ReluMomentTable *self, gsize first, gsize last)
{
  ReluTwo x = relu_moment_table_get_x (self, first, last), y = relu_moment_table_get_y (self, first, last);

  return (ReluMomentSums) { (double) (last - first), x[0], x[1], y[0], y[1] };
}

/* What the errors of the line @slope x + @intercept add up to over the points @first to @last - 1, and those
 * times x. */
static inline ReluTwo
relu_moment_table_get_errors (const ReluMomentTable *self, guint32 first, guint32 last, double slope,
                              double intercept)
{
  ReluTwo x = relu_moment_table_get_x (self, first, last);

  /* Signed, for that is a single instruction. */
  return slope * x + intercept * (ReluTwo) { (double) (gint64) (last - first), x[0] }
         - relu_moment_table_get_y (self, first, last);
}

G_END_DECLS
