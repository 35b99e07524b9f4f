/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-optimizer-private.h: from a gradient to a step. */

#pragma once

#include "relu-trainer.h"

G_BEGIN_DECLS

typedef struct
{
  gsize n;
  double *mean;   /* of the gradient: the velocity of momentum, the first moment of Adam */
  double *square; /* the second moment of Adam */
  double power1, power2; /* of beta1 and beta2: how much of the start is left in them */
} ReluOptimizer;

void relu_optimizer_init (ReluOptimizer *self, gsize n);
void relu_optimizer_clear (ReluOptimizer *self);
void relu_optimizer_reset (ReluOptimizer *self);
gboolean relu_optimizer_is_at_rest (const ReluOptimizer *self);
gboolean relu_optimizer_step (ReluOptimizer *self, const ReluTrainerOptions *options, double *gradient,
                              const double *before, double *parameters);

G_END_DECLS
