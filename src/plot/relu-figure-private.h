/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-figure-private.h: where the parts of the figure lie, before anything is drawn. */

#pragma once

#include <math.h>

#include "relu-painter.h"
#include "relu-panels-private.h"
#include "relu-scene-private.h"
#include "relu-text-private.h"
#include "relu-theme-private.h"
#include "relu-ticks-private.h"

G_BEGIN_DECLS

typedef struct
{
  double width, height;
  double unit; /* all distances are multiples of it: 1 on a screen in a figure of usual size */

  double x_from, x_to, y_from, y_to; /* what the plot shows */
  ReluRect plot;
  ReluTicks x_ticks, y_ticks;

  const ReluLine *headline, *reason; /* NULL: not shown */
  double text_x, headline_y, reason_y;
  double heading; /* where the two end; 0: neither is there */

  guint n_lanes; /* units; 0: no lanes */
  guint n_layers; /* that have lanes: a small gap stands between two of them */
  ReluRect lanes;
  double lane_pitch, lane_height, layer_gap;
  double rug_height; /* of the ticks below each lane; 0: none */

  gsize point_begin, point_end; /* of the data, sorted by x: those between the plot's sides */
  double point_radius;
  gboolean has_point_crowd; /* so many that the curve lies over them */

  ReluPanels panels;
  double panels_y; /* where they begin, if they are above the plot */

  gboolean has_strip;
  ReluRect strip;
  double slope_from, slope_to;
  ReluTicks slope_ticks;

  gboolean has_tick_labels;
  gboolean has_end_labels; /* x: no round number inside: its ends instead of ticks */
  double tick_labels_y;
  gboolean has_axis_label;
  double axis_label_y;
} ReluFigure;

/* What frames of an animation have in common, so that its plot stays where it is. */
typedef struct
{
  double heading;              /* headline and reason end no higher */
  double slope_from, slope_to; /* of the strip; both 0: those that are visible */
} ReluSteady;

void relu_figure_init (ReluFigure *self, const ReluScene *scene, const ReluTheme *theme,
                       ReluText *text, double scale, double width, double height);
void relu_figure_init_steady (ReluFigure *self, const ReluScene *scene, const ReluTheme *theme,
                              ReluText *text, const ReluSteady *steady, double scale,
                              double width, double height);
double relu_figure_lane_y (const ReluFigure *self, const ReluScene *scene, guint unit);
gboolean relu_figure_shows_guess (const ReluFigure *self, const ReluScene *scene);
gboolean relu_figure_shows_reading (const ReluFigure *self, const ReluScene *scene);
void relu_figure_pick (const ReluFigure *self, const ReluScene *scene, double px, double py,
                       double reach, ReluPick *pick);
gboolean relu_figure_pick_point (const ReluFigure *self, const ReluScene *scene, double px,
                                 double py, double reach, gsize *index);

static inline gboolean
relu_rect_contains (const ReluRect *self, double x, double y)
{
  return x >= self->x && x <= self->x + self->width && y >= self->y && y <= self->y + self->height;
}

/* A share so large that its line is vertical to any eye, yet far from overflowing a double. */
#define RELU_FIGURE_FAR 1e9

static inline double
relu_figure_share (double value, double from, double to)
{
  /* Halves, because the difference of two large numbers may overflow. */
  double share = (value * 0.5 - from * 0.5) / (to * 0.5 - from * 0.5);

  return fmin (fmax (share, -RELU_FIGURE_FAR), RELU_FIGURE_FAR);
}

static inline double
relu_figure_x (const ReluFigure *self, double x)
{
  return self->plot.x + relu_figure_share (x, self->x_from, self->x_to) * self->plot.width;
}

static inline double
relu_figure_x_to_data (const ReluFigure *self, double x)
{
  double share = (x - self->plot.x) / self->plot.width;

  return self->x_from * (1 - share) + self->x_to * share;
}

static inline double
relu_figure_y (const ReluFigure *self, double y)
{
  return self->plot.y + (1 - relu_figure_share (y, self->y_from, self->y_to)) * self->plot.height;
}

G_END_DECLS
