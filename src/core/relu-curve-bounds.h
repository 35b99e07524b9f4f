/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-curve-bounds.h: how far a network's curve can lie from its chord. Private to core. */

#pragma once

#include "relu-network.h"

G_BEGIN_DECLS

typedef struct
{
  double lo, hi;
} ReluInterval;

/* What f, f' and f'' can be on an interval of x. */
typedef struct
{
  ReluInterval value, first, second;
} ReluCurveBounds;

/* Working memory, for one network. */
typedef struct _ReluCurveBounder ReluCurveBounder;

ReluCurveBounder *relu_curve_bounder_new (ReluNetwork *network) G_GNUC_WARN_UNUSED_RESULT;
void relu_curve_bounder_free (ReluCurveBounder *self);
void relu_curve_bounder_compute (ReluCurveBounder *self, double from, double to,
                                 ReluCurveBounds *bounds);
double relu_curve_bounds_get_chord_error (const ReluCurveBounds *bounds, double from, double to,
                                          double y_from, double y_to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluCurveBounder, relu_curve_bounder_free)

G_END_DECLS
