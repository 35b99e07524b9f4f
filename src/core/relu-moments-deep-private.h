/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-moments-deep-private.h: the second hidden layer of ReluMoments. */

#pragma once

#include "relu-moments-private.h"

G_BEGIN_DECLS

typedef struct _ReluDeep ReluDeep;

ReluDeep *relu_deep_new (const ReluMomentTable *table, guint n, guint m, double below,
                         double above) G_GNUC_WARN_UNUSED_RESULT;
void relu_deep_free (ReluDeep *self);
void relu_deep_compute (ReluDeep *self, const ReluMomentUnit *units, const guint *order,
                        const double *parameters, double *gradient);
double relu_deep_get_loss (ReluDeep *self, const ReluMomentUnit *units, const guint *order,
                           const double *parameters);

G_END_DECLS
