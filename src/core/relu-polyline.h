/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-polyline.h: a curve that is given as points with straight lines between them. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint relu_polyline_find (guint n, const double *xs, double x);
double relu_polyline_get_value (guint n, const double *xs, const double *ys, double x);
void relu_polyline_extend (guint n, const double *xs, const double *ys, double from, double to,
                           double *low, double *high);

G_END_DECLS
