/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-painter.h: draws a scene on a cairo context. The only place where the figure is drawn. */

#pragma once

#include <cairo.h>

#include "relu-scene.h"
#include "relu-theme.h"

G_BEGIN_DECLS

typedef struct
{
  double x, y, width, height;
} ReluRect;

typedef enum
{
  RELU_PICK_NOTHING,
  RELU_PICK_PLOT,          /* inside the plot, on nothing in particular */
  RELU_PICK_BREAKPOINT,    /* index: of the breakpoint */
  RELU_PICK_SILENT_SWITCH, /* index: of the silent switch */
  RELU_PICK_LINE,          /* the reading line, where it has a handle */
  RELU_PICK_GUESS,         /* the learner's guess, where it can be moved */
  RELU_PICK_DATA,          /* index: of the point, in the order of the data */
  RELU_PICK_PIECE,         /* index: of the linear region; 0 for a smooth network */
  RELU_PICK_LANE,          /* index: of the unit */
  RELU_PICK_PANEL,         /* layer; index: of the unit in it; x: of the panel's axis */
  RELU_PICK_OUTSIDE,       /* index: the ReluSide where the mark of hidden breakpoints stands */
} ReluPickKind;

typedef struct
{
  ReluPickKind kind;
  guint index;
  guint layer;
  double x;
} ReluPick;

/* Keeps what is costly to make again: text layouts, ticks, grid. One per view; not for two threads. */
typedef struct _ReluPainter ReluPainter;

ReluPainter *relu_painter_new (const ReluTheme *theme) G_GNUC_WARN_UNUSED_RESULT;
void relu_painter_free (ReluPainter *self);
void relu_painter_set_theme (ReluPainter *self, const ReluTheme *theme);
/* Multiplies type, lines and spacing: 1 is for a screen at 96 dpi; the text scale of the desktop. */
void relu_painter_set_scale (ReluPainter *self, double scale);
/* Pixels of the screen in one unit, where cairo can't know: on a recording surface, as GTK hands out. */
void relu_painter_set_device_scale (ReluPainter *self, double scale);
void relu_painter_set_transparent (ReluPainter *self, gboolean transparent);
/* A list of families as in CSS; NULL: the figure's own. For pictures that must be the same on every
 * machine; the environment variable RELUSCOPE_FONT does it for a whole process. */
void relu_painter_set_font (ReluPainter *self, const char *family);

void relu_painter_paint (ReluPainter *self, ReluScene *scene, cairo_t *cr, double width,
                         double height);

/* Of the last picture painted, in its pixels. */
void relu_painter_get_plot_area (const ReluPainter *self, ReluRect *area);
void relu_painter_get_reading_area (const ReluPainter *self, ReluRect *area);
gboolean relu_painter_get_lane_area (const ReluPainter *self, guint unit, ReluRect *area);
double relu_painter_get_ring_radius (const ReluPainter *self);
double relu_painter_x_to_data (const ReluPainter *self, double px);
double relu_painter_y_to_data (const ReluPainter *self, double py);
double relu_painter_x_from_data (const ReluPainter *self, double x);
double relu_painter_y_from_data (const ReluPainter *self, double y);
void relu_painter_pick (const ReluPainter *self, double px, double py, double reach,
                        ReluPick *pick);
gboolean relu_painter_pick_point (const ReluPainter *self, double px, double py, double reach,
                                  gsize *index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluPainter, relu_painter_free)

G_END_DECLS
