/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-curve.h: a smooth network's curve, sampled adaptively. */

#pragma once

#include "relu-network.h"

G_BEGIN_DECLS

/* The curve is refined until its error is no more than this share of its own range of y, */
#define RELU_CURVE_TOLERANCE 2e-4
/* or until it has this many points. */
#define RELU_CURVE_MAX_POINTS 16385

typedef enum
{
  RELU_CURVE_ERROR_NOT_FINITE, /* f overflows on the domain */
  RELU_CURVE_ERROR_DOMAIN,     /* the domain is empty or not finite */
} ReluCurveError;

#define RELU_CURVE_ERROR (relu_curve_error_quark ())
GQuark relu_curve_error_quark (void);

typedef struct _ReluCurve ReluCurve;

ReluCurve *relu_curve_new (ReluNetwork *network, double from, double to,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
ReluCurve *relu_curve_ref (ReluCurve *self);
void relu_curve_unref (ReluCurve *self);
guint relu_curve_get_n_points (const ReluCurve *self);
const double *relu_curve_get_xs (const ReluCurve *self);
const double *relu_curve_get_ys (const ReluCurve *self);
double relu_curve_get_error (const ReluCurve *self);
gboolean relu_curve_is_straight (const ReluCurve *self);
gboolean relu_curve_is_flat (const ReluCurve *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluCurve, relu_curve_unref)

G_END_DECLS
