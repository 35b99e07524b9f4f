/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-kernels-private.h: the loops over the units of a layer in which all the time goes.
 *
 * All vectors are padded to a multiple of RELU_KERNEL_WIDTH numbers. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RELU_KERNEL_WIDTH 4u

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
void relu_kernel_transpose (const double *w, guint n_units, guint n_inputs, guint stride,
                            double *transposed);
void relu_kernel_add_absolute (const double *transposed, guint n_inputs, guint stride, double *sum);
void relu_kernel_multiply (const double *rows, guint n_rows, guint row_stride, guint n_inputs,
                           const double *transposed, guint stride, guint *active, double *out);
void relu_kernel_add_scaled (double *sum, const double *vector, double factor, guint stride);
double relu_kernel_dot (const double *a, const double *b, guint n);
void relu_kernel_classify (const double *z, const double *slope, const double *noise, double width,
                           double below, guint stride, double *z_right, guint8 *state,
                           guint8 *doubt, ReluKernelBounds *bounds);
void relu_kernel_activate (const double *z, const guint8 *state, double below, double above,
                           guint stride, double *h);

G_END_DECLS
