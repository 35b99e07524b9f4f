/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-exact-private.h: values and slopes of a unit without any rounding, for decisions in doubt. */

#pragma once

#include "relu-dyadic.h"
#include "relu-network.h"

G_BEGIN_DECLS

/* How much exact work one analysis may do, in products of a parameter and a machine word: about a
 * second. Beyond it the rounded numbers decide; only networks with many thousands of parameters and
 * many coincidences at once get there. */
#define RELU_EXACT_BUDGET (100 * 1000 * 1000)

/* The activations below a layer at one x. Doubts come in groups: when many units of a layer are close
 * to zero at one point, the layers below are computed once. */
typedef struct
{
  guint generation; /* 0: empty */
  guint layer;
  double x;
  guint n;
  ReluDyadic *h;
} ReluExactSlot;

/* What "the pattern" is for all functions here: for each unit of the layers with a knot, numbered
 * through, whether z > 0. @first_units: the number of each layer's first unit. */
typedef struct
{
  const ReluNetwork *network;
  const guint *first_units;
  const guint8 *pattern;
  guint generation; /* increase it when the pattern changes */
  gint64 budget;
  ReluExactSlot slots[2];
} ReluExact;

/* z of a unit along a segment. */
typedef struct
{
  double left, right; /* rounded once, and never to 0 unless they are 0 */
  double crossing;    /* where it would be 0, from 0 (left) to 1 (right); of no use if left = right */
} ReluExactLine;

void relu_exact_clear (ReluExact *self);
gboolean relu_exact_line (ReluExact *self, guint layer, guint unit, double from, double to,
                          ReluExactLine *line);
gboolean relu_exact_next_crossing (ReluExact *self, double x, gboolean to_the_left,
                                   double *crossing);
gboolean relu_exact_slope (ReluExact *self, double *slope);
gboolean relu_exact_slopes_differ (ReluExact *self, const guint8 *other_pattern, gboolean *differ);

G_END_DECLS
