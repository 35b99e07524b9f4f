/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-curve-handle.h: what of the curve is taken hold of, and what it does when it goes up. */

#pragma once

#include "relu-document.h"

G_BEGIN_DECLS

typedef struct
{
  double x;     /* where it is held */
  double pivot; /* where a piece turns about its other end; NAN: it does not turn */
  guint n;      /* 1 or 2 points that say how the curve moves */
  double xs[2];
  double shares[2]; /* how far each goes up when the handle goes up by 1 */
} ReluCurveHandle;

void relu_curve_handle_init_point (ReluCurveHandle *self, double x);
void relu_curve_handle_init_piece (ReluCurveHandle *self, ReluRegions *regions, guint piece,
                                   double x);
ReluNetwork *relu_curve_handle_lift (const ReluCurveHandle *self, ReluDocument *document,
                                     ReluNetwork *network, double rise,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
