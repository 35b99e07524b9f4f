/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-loss-chart-private.h: one picture of a loss being painted, shared by the parts of its painter. */

#pragma once

#include "relu-loss-axis-private.h"
#include "relu-loss-chart.h"
#include "relu-paint-private.h"

G_BEGIN_DECLS

struct _ReluLossChart
{
  const ReluTheme *theme;
  double scale, device_scale;
  ReluText *text;
  ReluDense *dense;
  ReluSprites *sprites;

  /* The last picture. */
  double unit; /* type, lines and spacing are multiples of it */
  ReluRect plot;
  ReluRect unit_lane, region_lane; /* above the plot; of height 0: not shown */
  double tick_labels_y;            /* NAN: no room for them */
  ReluLossAxis axis;
  ReluTicks steps;
  double last_step; /* at the right end of the plot */
  guint n_drawn;    /* marks, for tests that count work */
};

static inline double
relu_loss_chart_moment_x (const ReluLossChart *self, const ReluLossScene *scene, guint index)
{
  return relu_loss_chart_x_from_step (self, (double) relu_record_get (scene->record, index)->step);
}

/* relu-loss-paint.c */
void relu_loss_chart_paint_loss_ticks (ReluLossChart *self, ReluPaint *paint);
void relu_loss_chart_paint_step_ticks (ReluLossChart *self, ReluPaint *paint);
void relu_loss_chart_paint_curve (ReluLossChart *self, const ReluLossScene *scene,
                                  ReluPaint *paint);
void relu_loss_chart_paint_levels (ReluLossChart *self, const ReluLossScene *scene,
                                   ReluPaint *paint);
void relu_loss_chart_paint_position (ReluLossChart *self, const ReluLossScene *scene,
                                     ReluPaint *paint);

/* relu-loss-marks.c */
void relu_loss_chart_paint_marks (ReluLossChart *self, const ReluLossScene *scene,
                                  ReluPaint *paint);

G_END_DECLS
