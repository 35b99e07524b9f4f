/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-curve-drag.h: a breakpoint or a piece of the curve on its way: one undo step. */

#pragma once

#include "relu-curve-handle.h"

G_BEGIN_DECLS

typedef struct _ReluCurveDrag ReluCurveDrag;

ReluCurveDrag *relu_curve_drag_new (ReluDocument *document,
                                    const ReluCurveHandle *handle) G_GNUC_WARN_UNUSED_RESULT;
gboolean relu_curve_drag_move_x (ReluCurveDrag *self, guint layer, guint unit, double x,
                                 GError **error);
gboolean relu_curve_drag_move_y (ReluCurveDrag *self, double rise, GError **error);
void relu_curve_drag_end (ReluCurveDrag *self, gboolean cancelled);

gboolean relu_curve_drag_is_over (ReluCurveDrag *self);
char *relu_curve_drag_dup_moves (ReluCurveDrag *self, ReluSymbolStyle style, const char *separator);

G_END_DECLS
