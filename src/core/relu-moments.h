/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-moments.h: the gradient of the mean squared error without looking at points. */

#pragma once

#include "relu-data.h"

G_BEGIN_DECLS

typedef struct _ReluMoments ReluMoments;

gboolean relu_moments_can_train (ReluNetwork *network);
ReluMoments *relu_moments_new (ReluNetwork *network, ReluData *data) G_GNUC_WARN_UNUSED_RESULT;
void relu_moments_free (ReluMoments *self);
void relu_moments_compute (ReluMoments *self, const double *parameters, double *gradient);
double relu_moments_get_loss (ReluMoments *self, const double *parameters);
const double *relu_moments_get_x (const ReluMoments *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluMoments, relu_moments_free)

G_END_DECLS
