/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-batch-private.h: the loops of training, over blocks of points. Tables have a row of
 * RELU_BATCH numbers, one for each point, for every unit. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Points in a block: what fits the first cache with all units of a usual layer. */
#define RELU_BATCH 64u

/* Tables of numbers begin with a cache line: of vectors that begin anywhere every second one lies in two of
 * them, which costs a step of training an eighth of its time. Zeroed; to be freed with g_aligned_free(). */
static inline double *
relu_batch_table_new (gsize n)
{
  return g_aligned_alloc0 (n, sizeof (double), 64);
}

/* A step of Adam; see relu-optimizer.c. */
typedef struct
{
  double beta1, beta2;
  double rate;    /* with its bias correction */
  double scale;   /* of the square root: its bias correction */
  double epsilon;
} ReluAdamStep;

void relu_batch_multiply (const double *w, const double *b, guint n_units, guint n_inputs,
                          const double *h, double *z);
void relu_batch_activate (double *z, guint n_units, double below, double above, double *slopes);
void relu_batch_multiply_back (const double *w, guint n_units, guint n_inputs, const double *delta,
                               const double *slopes, double *delta_before);
void relu_batch_add_products (const double *delta, guint n_units, const double *h, guint n_inputs,
                              double *w_sums, double *b_sums);
gboolean relu_batch_adam (const ReluAdamStep *step, gsize n, const double *gradient, double *mean,
                          double *square, const double *before, double *parameters);
gboolean relu_batch_is_finite (gsize n, const double *numbers, double factor);

G_END_DECLS
