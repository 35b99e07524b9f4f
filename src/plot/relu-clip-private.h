/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-clip-private.h: lines cut to a rectangle before cairo sees them. */

#pragma once

#include "relu-figure-private.h"

G_BEGIN_DECLS

gboolean relu_clip_segment (const ReluRect *rect, double *x0, double *y0, double *x1, double *y1);
void relu_clip_polyline (cairo_t *cr, const ReluFigure *figure, const ReluRect *rect, guint n,
                         const double *xs, const double *ys);

G_END_DECLS
