/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-curves-view.h: the picture of the curves of many starts, with what the pointer is on. */

#pragma once

#include <gtk/gtk.h>

#include "relu-curves-chart.h"

G_BEGIN_DECLS

#define RELU_TYPE_CURVES_VIEW (relu_curves_view_get_type ())
G_DECLARE_FINAL_TYPE (ReluCurvesView, relu_curves_view, RELU, CURVES_VIEW, GtkWidget)

/* Signals: "pointed" (int): the pointer is on the curve of that start, or RELU_CURVES_NONE;
 * "picked" (int): that curve was clicked; "outcome-picked" (int): a plot or its heading was, beside all curves. */

void relu_curves_view_set_starts (ReluCurvesView *self, ReluStarts *starts);
void relu_curves_view_set_outcome (ReluCurvesView *self, int outcome);
void relu_curves_view_set_highlight (ReluCurvesView *self, int start);
void relu_curves_view_refresh (ReluCurvesView *self);

G_END_DECLS
