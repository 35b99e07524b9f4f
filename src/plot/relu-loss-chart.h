/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-loss-chart.h: the loss against the steps of a run, with marks where something happened. */

#pragma once

#include <cairo.h>

#include "relu-painter.h"
#include "relu-record.h"

G_BEGIN_DECLS

/* What is to be seen; belongs to whoever paints. */
typedef struct
{
  const ReluRecord *record;
  int position;     /* the moment that is shown instead of the last one; -1: it is the last */
  double line_loss; /* of the least-squares line; NAN: not shown */
  gboolean line_is_best; /* no other straight line has a lower loss: it is the squared error */
  double fit;       /* the largest loss that counts as a fit; NAN: not shown */
  gboolean is_logarithmic;
} ReluLossScene;

/* Keeps what is costly to make again. One per view; not for two threads. */
typedef struct _ReluLossChart ReluLossChart;

ReluLossChart *relu_loss_chart_new (const ReluTheme *theme) G_GNUC_WARN_UNUSED_RESULT;
void relu_loss_chart_free (ReluLossChart *self);
void relu_loss_chart_set_theme (ReluLossChart *self, const ReluTheme *theme);
void relu_loss_chart_set_scale (ReluLossChart *self, double scale);
void relu_loss_chart_set_device_scale (ReluLossChart *self, double scale);
void relu_loss_chart_set_font (ReluLossChart *self, const char *family);

void relu_loss_chart_paint (ReluLossChart *self, const ReluLossScene *scene, cairo_t *cr,
                            double width, double height);

/* Of the last picture painted, in its pixels. */
void relu_loss_chart_get_plot_area (const ReluLossChart *self, ReluRect *area);
double relu_loss_chart_x_from_step (const ReluLossChart *self, double step);
double relu_loss_chart_y_from_loss (const ReluLossChart *self, double loss);
int relu_loss_chart_pick_moment (const ReluLossChart *self, const ReluLossScene *scene, double px);
char *relu_loss_chart_dup_events_text (const ReluLossChart *self, const ReluLossScene *scene,
                                      double px, double py, double reach);

char *relu_loss_event_dup_text (const ReluRecord *record, const ReluEvent *event);
char *relu_loss_events_dup_text (const ReluRecord *record, guint64 from, guint64 to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluLossChart, relu_loss_chart_free)

G_END_DECLS
