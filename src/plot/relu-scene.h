/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-scene.h: what is to be seen, before any size or colour: a pure function of the analysis. */

#pragma once

#include "relu-data.h"
#include "relu-ghost.h"

G_BEGIN_DECLS

/* What is drawn, and which part of the plane. */
typedef struct
{
  gboolean show_headline;
  gboolean show_contributions; /* each last-hidden-layer unit's own v * h, dashed */
  gboolean show_lanes;
  gboolean show_slope_strip;
  gboolean show_build_up; /* each unit's line, clipped, weighted, as panels beside the plot */
  gboolean show_data;    /* the points */
  gboolean show_outside; /* marks at the plot's edges for breakpoints beyond them */
  double x_from, x_to; /* visible; NAN: the domain */
  double y_from, y_to; /* visible; NAN: what shows the curve, with round ends */
  double reading_x;    /* a thin line with its reading; NAN: none */
  gboolean reading_has_handle; /* the line can be dragged: only in a window */
  double guess_x;              /* where the learner of a lesson thinks that something is; NAN: none */
  gboolean guess_has_handle;   /* it can be moved: only in a window */
  int highlighted_unit;       /* numbered through as in ReluRegions; -1: none */
  int highlighted_breakpoint; /* -1: none */
  int highlighted_region;     /* linear; -1: none */
  GPtrArray *ghosts;          /* of ReluGhost, the scene takes a reference; NULL: none */
  ReluData *data;          /* points, the scene takes a reference; NULL: none */
  int highlighted_point;   /* in their order; -1: none */
  gboolean show_residuals; /* a line from each point to the curve */
  int build_up_layer; /* whose units the panels show, from 0; -1: the last hidden one */
  int build_up_unit;  /* of that layer, which has to be among them; -1: the first ones will do */
  int build_up_highlight; /* of that layer, drawn stronger than the others; -1: none */
} ReluSceneOptions;

#define RELU_SCENE_OPTIONS_INIT                                                                    \
  {                                                                                                \
    .show_headline = TRUE, .show_contributions = TRUE, .show_lanes = TRUE, .show_outside = TRUE,   \
    .show_data = TRUE,                                                                             \
    .x_from = NAN, .x_to = NAN, .y_from = NAN, .y_to = NAN, .reading_x = NAN,                      \
    .guess_x = NAN,                                                                                \
    .highlighted_unit = -1, .highlighted_breakpoint = -1, .highlighted_region = -1,                \
    .highlighted_point = -1,                                                                       \
    .build_up_layer = -1, .build_up_unit = -1, .build_up_highlight = -1,                           \
  }

typedef struct _ReluScene ReluScene;

ReluScene *relu_scene_new (ReluAnalysis *analysis,
                           const ReluSceneOptions *options) G_GNUC_WARN_UNUSED_RESULT;
ReluScene *relu_scene_ref (ReluScene *self);
void relu_scene_unref (ReluScene *self);
ReluAnalysis *relu_scene_get_analysis (const ReluScene *self);
const ReluSceneOptions *relu_scene_get_options (const ReluScene *self);

void relu_scene_get_visible (const ReluScene *self, double *x_from, double *x_to, double *y_from,
                             double *y_to);

/* The range of y that shows the whole curve (and points, contributions) over x_from..x_to, rounded outwards
 * to ticks. The window keeps its own range steady from this while a slider moves. */
void relu_scene_fit_y (ReluAnalysis *analysis, const ReluSceneOptions *options, double *y_from,
                       double *y_to);

/* The figure in words, for assistive technology and the description inside SVG and PDF. */
char *relu_scene_dup_description (const ReluScene *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluScene, relu_scene_unref)

G_END_DECLS
