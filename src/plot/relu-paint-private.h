/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-paint-private.h: one picture being painted, shared by the parts of the painter. */

#pragma once

#include "relu-color-private.h"
#include "relu-dense-private.h"
#include "relu-figure-private.h"
#include "relu-labels-private.h"
#include "relu-points-private.h"
#include "relu-sprites-private.h"

G_BEGIN_DECLS

/* Up to this many pieces each one is stroked by itself, with its slope and its ring. */
#define RELU_PAINT_MAX_PIECES 64

/* Rings of highlighted breakpoints and of silent switches, against those of all others. */
#define RELU_PAINT_GROWN 1.45
#define RELU_PAINT_SILENT 0.62

/* Where many breakpoints stand close: the least distance of two rings' centres. */
#define RELU_PAINT_RING_GAP 6.0

typedef struct
{
  const ReluScene *scene;
  const ReluTheme *theme;
  const ReluFigure *figure;
  ReluText *text;
  ReluLabels *labels;
  ReluDense *dense;
  ReluSprites *sprites;
  ReluPoints *points;
  cairo_t *cr;

  double unit;
  gboolean is_transparent;
  gboolean is_vector; /* paths that stay paths: nothing is snapped to pixels */
  double pixels;      /* device pixels in one unit of the figure; of a vector surface: 4 */
  double snap_x, snap_y; /* where the figure's origin lies, in device pixels */

  /* What is visible, as half-open ranges of indices; empty for a smooth network. */
  guint region_begin, region_end; /* linear regions */
  guint break_begin, break_end;
  guint silent_begin, silent_end;
  double domain_left, domain_right; /* the domain's visible part, in the figure's units */

  ReluRect *edges; /* out: of both sides, where the mark of what lies beyond stands */
} ReluPaint;

typedef void (*ReluPaintRingFunc) (ReluPaint *self, const ReluBreakpoint *breakpoint, double radius);

/* relu-paint-plot.c */
void relu_paint_background (ReluPaint *self);
void relu_paint_regions (ReluPaint *self);
void relu_paint_grid (ReluPaint *self);
void relu_paint_ticks (ReluPaint *self);
void relu_paint_headline (ReluPaint *self);

/* relu-paint-curve.c */
void relu_paint_contributions (ReluPaint *self);
const double *relu_paint_get_contribution_dashes (guint index);
void relu_paint_switch_lines (ReluPaint *self);
void relu_paint_curve (ReluPaint *self);
void relu_paint_rings (ReluPaint *self);
void relu_paint_ring (ReluPaint *self, const ReluBreakpoint *breakpoint, gboolean is_silent,
                      double radius);

/* relu-paint-labels.c */
void relu_paint_labels (ReluPaint *self);

/* relu-paint-build-up.c, relu-paint-panel-labels.c */
void relu_paint_build_up (ReluPaint *self);
void relu_paint_panel_labels (ReluPaint *self);

/* relu-paint-edges.c, relu-paint-highlight.c */
void relu_paint_edges (ReluPaint *self);
void relu_paint_highlighted_region (ReluPaint *self);
gboolean relu_paint_has_highlighted_region (const ReluPaint *self);

/* relu-paint-ghosts.c */
void relu_paint_ghosts (ReluPaint *self);
void relu_paint_ghost_labels (ReluPaint *self);

/* relu-paint-points.c */
void relu_paint_residuals (ReluPaint *self);
void relu_paint_points (ReluPaint *self, gboolean is_crowd);
void relu_paint_highlighted_point (ReluPaint *self);
const double *relu_paint_get_point_ticks (ReluPaint *self, guint *n);

/* relu-paint-rug.c */
typedef struct _ReluRug ReluRug;

ReluRug *relu_rug_new (ReluPaint *paint) G_GNUC_WARN_UNUSED_RESULT;
void relu_rug_free (ReluRug *self);
void relu_rug_add_interval (ReluRug *self, guint unit, double left, double right);
void relu_rug_paint (const ReluRug *self, guint unit, double y);

/* relu-paint-guess.c */
void relu_paint_guess (ReluPaint *self);

/* relu-paint-lanes.c, relu-paint-strip.c, relu-paint-reading.c */
void relu_paint_handle (ReluPaint *self, double x);
void relu_paint_lanes (ReluPaint *self);
void relu_paint_strip (ReluPaint *self);
void relu_paint_reading_line (ReluPaint *self);
void relu_paint_reading (ReluPaint *self, ReluRect *plate);

/* relu-paint-dense.c */
void relu_paint_dense_tints (ReluPaint *self);
void relu_paint_dense_curve (ReluPaint *self);
void relu_paint_dense_rings (ReluPaint *self);
void relu_paint_begin_grid (ReluPaint *self, ReluGrid *grid);
void relu_paint_for_each_dense_ring (ReluPaint *self, ReluPaintRingFunc func);
void relu_paint_grid_path (ReluPaint *self, const ReluGrid *grid);

/* relu-paint.c */
void relu_paint_find_pixels (ReluPaint *self, double recording_scale);
double relu_paint_snap_x (const ReluPaint *self, double x);
double relu_paint_snap_y (const ReluPaint *self, double y);
double relu_paint_center_x (const ReluPaint *self, double x);
double relu_paint_center_y (const ReluPaint *self, double y);
void relu_paint_fill (ReluPaint *self, const ReluRect *rect, ReluColor color);
void relu_paint_rounded (ReluPaint *self, const ReluRect *rect, double radius);
void relu_paint_clip_to_plot (ReluPaint *self);
void relu_paint_plate (ReluPaint *self, const ReluRect *rect, ReluColor outline);
void relu_paint_text (ReluPaint *self, const ReluLine *line, ReluColor color, double x, double y);
ReluColor relu_paint_get_region_color (const ReluPaint *self, guint region, gboolean is_tint);
void relu_paint_dashed_vertical (ReluPaint *self, double x, double y0, double y1, double width,
                                 double on, double off);
double relu_paint_ring_radius (const ReluPaint *self);
gboolean relu_paint_is_dense (const ReluPaint *self);
gboolean relu_paint_is_dimmed (const ReluPaint *self, const ReluBreakpoint *breakpoint);

G_END_DECLS
