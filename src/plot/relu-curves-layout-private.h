/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-curves-layout-private.h: where the plots of a chart of curves lie, and what they show. */

#pragma once

#include "relu-curves-chart.h"
#include "relu-figure-private.h"

G_BEGIN_DECLS

typedef struct
{
  ReluOutcome outcome;
  ReluRect cell;       /* plot and heading */
  ReluFigure figure;   /* its plot, ranges and ticks only */
  gboolean has_x_labels, has_y_labels;
  guint n; /* curves */
} ReluCurvesPanel;

typedef struct
{
  double width, height;
  double unit; /* distances are multiples of it */
  double heading;
  guint n_panels;
  ReluCurvesPanel panels[RELU_N_OUTCOMES];
} ReluCurvesLayout;

void relu_curves_layout_init (ReluCurvesLayout *self, const ReluCurvesScene *scene,
                              const ReluTheme *theme, ReluText *text, double scale, double width,
                              double height);
const ReluCurvesPanel *relu_curves_layout_find (const ReluCurvesLayout *self, ReluOutcome outcome);

G_END_DECLS
