/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-curves-chart.h: the curves that many starts ended with, a small plot for each outcome. */

#pragma once

#include <cairo.h>

#include "relu-painter.h"
#include "relu-starts.h"
#include "relu-theme.h"

G_BEGIN_DECLS

/* For ReluCurvesScene */
#define RELU_CURVES_ALL (-1)
#define RELU_CURVES_NONE (-1)

/* What is to be seen; belongs to whoever paints. */
typedef struct
{
  ReluStarts *starts;
  int outcome;   /* only starts that came to this, large; RELU_CURVES_ALL: each outcome has its plot */
  int highlight; /* the start that is set off, an index; RELU_CURVES_NONE */
} ReluCurvesScene;

ReluColor relu_curves_get_color (const ReluTheme *theme, ReluOutcome outcome);

/* Keeps what is costly to make again. One per view; not for two threads. */
typedef struct _ReluCurvesChart ReluCurvesChart;

ReluCurvesChart *relu_curves_chart_new (const ReluTheme *theme) G_GNUC_WARN_UNUSED_RESULT;
void relu_curves_chart_free (ReluCurvesChart *self);
void relu_curves_chart_set_theme (ReluCurvesChart *self, const ReluTheme *theme);
void relu_curves_chart_set_scale (ReluCurvesChart *self, double scale);
void relu_curves_chart_set_device_scale (ReluCurvesChart *self, double scale);
void relu_curves_chart_set_transparent (ReluCurvesChart *self, gboolean transparent);
void relu_curves_chart_set_font (ReluCurvesChart *self, const char *family);

void relu_curves_chart_paint (ReluCurvesChart *self, const ReluCurvesScene *scene, cairo_t *cr,
                              double width, double height);

/* Of the last picture painted, in its pixels. */
int relu_curves_chart_pick (const ReluCurvesChart *self, const ReluCurvesScene *scene, double px,
                            double py, double reach);
int relu_curves_chart_pick_outcome (const ReluCurvesChart *self, double px, double py);
gboolean relu_curves_chart_get_plot_area (const ReluCurvesChart *self, ReluOutcome outcome,
                                          ReluRect *area);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluCurvesChart, relu_curves_chart_free)

G_END_DECLS
