/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-loss-chart.h: the loss against the steps of a run, with marks where something happened. */

#pragma once

#include <cairo.h>

#include "relu-painter.h"

G_BEGIN_DECLS

typedef enum
{
  RELU_LOSS_MARK_DIED,    /* a unit became dead on the data */
  RELU_LOSS_MARK_REVIVED, /* it is no longer */
  RELU_LOSS_MARK_REGIONS, /* the number of linear regions changed */
} ReluLossMarkKind;

#define RELU_N_LOSS_MARK_KINDS 3

typedef struct
{
  ReluLossMarkKind kind;
  guint64 step;
  guint layer, unit;     /* of a unit's mark; the unit's index in its layer */
  guint number;          /* of its colour, for relu_theme_get_unit_color() */
  guint n_before, n_now; /* regions */
} ReluLossMark;

/* What is to be seen; belongs to whoever paints. */
typedef struct
{
  ReluNetwork *network; /* for the units' names; NULL: only without units' marks */
  guint n_moments;
  const guint64 *steps; /* ascending, as those of the marks */
  const double *losses; /* what is not finite is left out */
  guint n_marks;
  const ReluLossMark *marks;
  int position;     /* the moment that is shown instead of the last one; -1: it is the last */
  double line_loss; /* of the best straight line; NAN: not shown */
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
char *relu_loss_chart_dup_marks_text (const ReluLossChart *self, const ReluLossScene *scene,
                                      double px, double py, double reach);

char *relu_loss_mark_dup_text (const ReluLossMark *mark, const ReluNetwork *network);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluLossChart, relu_loss_chart_free)

G_END_DECLS
