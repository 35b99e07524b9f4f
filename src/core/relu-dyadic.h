/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-dyadic.h: exact arithmetic on sums and products of doubles.
 *
 * Every double is an integer times a power of two, and so is every sum and product of them: no
 * fractions are needed, only long integers with an exponent. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* sign * (limbs as an integer, low limb first) * 2^(32 exponent). Zero has no limbs. */
typedef struct
{
  int sign;
  int exponent;
  guint n_limbs;
  guint capacity;
  guint32 *limbs;
} ReluDyadic;

#define RELU_DYADIC_INIT { 0, 0, 0, 0, NULL }

void relu_dyadic_clear (ReluDyadic *self);
void relu_dyadic_set_double (ReluDyadic *self, double value);
void relu_dyadic_set_product (ReluDyadic *self, const ReluDyadic *a, double factor);
void relu_dyadic_add (ReluDyadic *self, const ReluDyadic *a);
void relu_dyadic_negate (ReluDyadic *self);
void relu_dyadic_swap (ReluDyadic *a, ReluDyadic *b);
double relu_dyadic_split (const ReluDyadic *self, int *exponent);
double relu_dyadic_to_double (const ReluDyadic *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ReluDyadic, relu_dyadic_clear)

G_END_DECLS
