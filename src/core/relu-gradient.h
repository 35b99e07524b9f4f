/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-gradient.h: the loss of a network on data, and its exact gradient. */

#pragma once

#include "relu-network.h"

G_BEGIN_DECLS

/* What is averaged over the points, for the error e = f(x) - y. */
typedef enum
{
  RELU_LOSS_SQUARED,  /* e² */
  RELU_LOSS_ABSOLUTE, /* |e| */
  RELU_LOSS_HUBER,    /* e² / 2 up to |e| = delta, a straight line beyond: delta (|e| - delta / 2) */
} ReluLossKind;

#define RELU_N_LOSS_KINDS 3

typedef struct
{
  ReluLossKind kind;
  double delta; /* of Huber's loss, more than 0 */
} ReluLoss;

const char *relu_loss_kind_get_name (ReluLossKind kind);
const char *relu_loss_kind_get_title (ReluLossKind kind);
gboolean relu_loss_kind_from_name (const char *name, ReluLossKind *kind);
gboolean relu_loss_equal (const ReluLoss *a, const ReluLoss *b);
double relu_loss_get_value (const ReluLoss *loss, double e);
double relu_loss_get_slope (const ReluLoss *loss, double e);

/* Scratch for networks of one architecture; used by one thread at a time. */
typedef struct _ReluGradient ReluGradient;

ReluGradient *relu_gradient_new (ReluNetwork *network) G_GNUC_WARN_UNUSED_RESULT;
void relu_gradient_free (ReluGradient *self);
double relu_gradient_compute (ReluGradient *self, const double *parameters, const ReluLoss *loss,
                              const double *x, const double *y, gsize n, double *gradient);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluGradient, relu_gradient_free)

G_END_DECLS
