/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-tally-private.h: whether shown, rounded numbers give what is shown as their result. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A number as people see it. */
typedef struct
{
  double value; /* what is meant */
  double shown; /* what its digits say */
  int exponent; /* the digits say a whole multiple of 10^exponent */
} ReluShown;

void relu_shown_init (ReluShown *self, double value, int digits);
gboolean relu_shown_is_faithful (const ReluShown *self, double noise);

/* A sum of shown numbers, and of products of two. */
typedef struct
{
  double sum;
  double magnitude; /* of the terms' absolute values */
  int exponent;     /* all terms are whole multiples of 10^exponent */
  guint n;
} ReluTally;

#define RELU_TALLY_INIT                                                                            \
  {                                                                                                \
    0, 0, G_MAXINT, 0                                                                              \
  }

void relu_tally_add (ReluTally *self, const ReluShown *term);
void relu_tally_add_product (ReluTally *self, const ReluShown *a, const ReluShown *b);
gboolean relu_tally_gives (const ReluTally *self, const ReluShown *result);

G_END_DECLS
