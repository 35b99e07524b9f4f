/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-kernels-private.h: the loops over the units of a layer in which all the time goes.
 *
 * All vectors are padded to a multiple of RELU_KERNEL_WIDTH numbers. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RELU_KERNEL_WIDTH 4u

/* Weights are kept in panels of so many units: for each input in turn its weights to these. */
#define RELU_KERNEL_PANEL (2 * RELU_KERNEL_WIDTH)

/* How many rows relu_kernel_multiply() takes at once, at most, and what scratch it needs for it. */
#define RELU_KERNEL_ROWS 64u
#define RELU_KERNEL_SCRATCH(n_inputs) (RELU_KERNEL_ROWS / 4 + 5 * RELU_KERNEL_ROWS / 4 * (gsize) (n_inputs))

/* States are as wide as the numbers that they choose between: all bits set for a unit that is on. */
#define RELU_KERNEL_ON (~(gint64) 0)

static inline guint
relu_kernel_stride (guint n)
{
  return (n + RELU_KERNEL_WIDTH - 1) / RELU_KERNEL_WIDTH * RELU_KERNEL_WIDTH;
}

typedef struct
{
  double largest_h;     /* of |h| */
  double largest_slope; /* of |dz/dx|, and in the end of |dh/dx| */
  double poison;        /* 0, or NaN once anything has overflowed */
} ReluKernelBounds;

void relu_kernel_first_layer (const double *w, const double *b, guint n, double from, double to,
                              double below, double *crossings, ReluKernelBounds *bounds);
gsize relu_kernel_panels_size (guint n_units, guint n_inputs);
void relu_kernel_fill_panels (const double *w, guint n_units, guint n_inputs, double *panels);
void relu_kernel_sum_sizes (const double *panels, guint n_inputs, guint stride, double *sums);
void relu_kernel_multiply (const double *rows, guint n_rows, guint row_stride, guint n_inputs,
                           const double *panels, guint stride, double *scratch, double *out);
void relu_kernel_add_column (double *sum, const double *panels, guint n_inputs, guint input,
                             double factor, guint stride);
void relu_kernel_add_scaled (double *sum, const double *vector, double factor, guint stride);
double relu_kernel_dot (const double *a, const double *b, guint n);
gboolean relu_kernel_classify (const double *z, const double *slope, const double *noise,
                               double width, double below, guint stride, double *z_right,
                               gint64 *state, gint64 *doubt, ReluKernelBounds *bounds);
void relu_kernel_activate (const double *z, const gint64 *state, double below, double above,
                           guint stride, double *h);

G_END_DECLS
