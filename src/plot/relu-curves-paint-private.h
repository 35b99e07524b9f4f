/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-curves-paint-private.h: one plot of a chart of curves being painted. */

#pragma once

#include "relu-curves-pixels-private.h"

G_BEGIN_DECLS

typedef struct
{
  const ReluCurvesScene *scene;
  const ReluCurvesLayout *layout;
  const ReluTheme *theme;
  ReluText *text;
  cairo_t *cr;
  const ReluCurvesPixels *pixels; /* the curves; NULL: they are drawn as vectors */
} ReluCurvesPaint;

void relu_curves_paint_panel (const ReluCurvesPaint *self, const ReluCurvesPanel *panel);
void relu_curves_paint_highlight (const ReluCurvesPaint *self);
ReluColor relu_curves_get_strong_color (const ReluTheme *theme, ReluOutcome outcome);

/* relu-curves-chart.c: for tests that count work */
guint relu_curves_chart_get_n_bases (const ReluCurvesChart *self);
guint relu_curves_chart_get_n_drawn (const ReluCurvesChart *self);

G_END_DECLS
