/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-figure-view-private.h: between drawing (-view, -scene.c), words and input (-gestures, -input, -keys.c). */

#pragma once

#include "relu-figure-view.h"

#include <adwaita.h>

#include "relu-curve-drag.h"
#include "relu-figure-plate.h"
#include "relu-painter.h"
#include "relu-steady-range.h"

G_BEGIN_DECLS

typedef enum
{
  RELU_DRAG_NOTHING,
  RELU_DRAG_RING,
  RELU_DRAG_PIECE,
  RELU_DRAG_KEYS, /* of either, by the keyboard */
  RELU_DRAG_POINT, /* of the data */
  RELU_DRAG_POINT_KEYS,
  RELU_DRAG_PAN,
  RELU_DRAG_LINE,  /* the reading line */
  RELU_DRAG_GUESS, /* of a lesson's learner */
  RELU_DRAG_PLACE, /* of nothing: it may become a click */
} ReluDragKind;

typedef enum
{
  RELU_AXIS_NONE, /* not clear yet */
  RELU_AXIS_X,
  RELU_AXIS_Y,
} ReluAxis;

struct _ReluFigureView
{
  GtkWidget parent_instance;

  GtkWidget *message; /* in place of the figure, where there is none */
  ReluDocument *document;
  ReluViewport *viewport;
  ReluPainter *painter;
  ReluThemeKind theme; /* whatever the style, if it has one */
  gboolean has_theme;
  ReluScene *scene; /* NULL: to be made anew */

  ReluSteadyRange *y_range;
  gboolean y_stale;
  ReluSceneOptions fitted; /* what y_range was aimed at last */
  int fitted_beside;
  double domain_from, domain_to; /* at the last change */
  guint generation;              /* of the document then */
  guint settle_id;

  /* Input. */
  GtkGesture *drag; /* owned by the widget */
  ReluDragKind drag_kind;
  double drag_px;             /* the ring's, or the pointer's, when the drag began */
  double drag_py;             /* the pointer's, where that may add a point */
  double drag_from, drag_to;  /* what was visible then */
  double drag_line_x;         /* the reading line then, or the guess */
  double drag_far;            /* how far the pointer has been from where it went down */
  int n_press;                /* 2: a double click */
  double pinch_scale;
  double pointer_x, pointer_y; /* NAN: elsewhere */
  gboolean is_silent; /* nothing is read where the pointer is */
  gboolean points_at_panel; /* so that the unit that is pointed at is this view's */
  double current_x; /* of the breakpoint that keys move or the pointer is on; NAN: none */

  /* What is held of the curve. */
  ReluCurveDrag *curve_drag; /* NULL: nothing */
  ReluFigurePlate *plate;
  ReluAxis handle_axis;
  guint handle_unit;          /* of a ring, numbered through */
  double handle_x;            /* where it is */
  double handle_y;            /* f there when it was taken */
  double handle_span;         /* the vertical range then */
  double handle_pixel;        /* what a pixel was worth then */
  gboolean handle_refused;    /* has said why nothing moves */
  guint keys_id;              /* keys are waited for */

  /* Data points, by their index; -1: none. */
  int point_hovered;     /* below the pointer */
  int point_current;     /* what keys are about */
  int plate_point;       /* what the plate is about; -1: the curve */
  ReluData *point_data;  /* while a point is held: what the document has unless somebody else edits it */
  gboolean edited_data;  /* points were edited when the viewport changed last */
  guint point_gesture;   /* of the document, once the point has left its place; 0: not yet */
  double point_x, point_y;             /* where it was when it was taken */
  double point_pixel_x, point_pixel_y; /* what a pixel was worth then */
  double point_span;                   /* the vertical range then */
  GtkWidget *point_menu;               /* NULL until it is asked for */
  double menu_x, menu_y;               /* where a point would be added by it */

  /* Words for assistive technology. */
  guint words_id;
  guint reading_id;
  double told_x; /* where the line was when it was told of; NAN: nowhere */
  char *headline;
  int verdict; /* announced last; -1: none */
};

/* How far from a ring the pointer may be, at least. */
#define RELU_FIGURE_REACH 14.0

/* A drag that moves less than this is a click. */
#define RELU_FIGURE_CLICK 4.0

ReluAnalysis *relu_figure_view_get_analysis (ReluFigureView *self);
ReluScene *relu_figure_view_get_scene (ReluFigureView *self);
ReluPainter *relu_figure_view_get_painter (ReluFigureView *self);
double relu_figure_view_get_reach (ReluFigureView *self);
void relu_figure_view_get_visible (ReluFigureView *self, double *from, double *to);
void relu_figure_view_set_visible (ReluFigureView *self, double from, double to);
void relu_figure_view_zoom_at (ReluFigureView *self, double factor, double x);
int relu_figure_view_get_highlighted (ReluFigureView *self);
void relu_figure_view_set_current (ReluFigureView *self, double x);
gboolean relu_figure_view_is_busy (ReluFigureView *self);
void relu_figure_view_invalidate (ReluFigureView *self);
void relu_figure_view_settle_soon (ReluFigureView *self);
void relu_figure_view_settle (ReluFigureView *self);
double relu_figure_view_get_grid (ReluFigureView *self);
void relu_figure_view_update_words (ReluFigureView *self);
void relu_figure_view_update_words_soon (ReluFigureView *self);
void relu_figure_view_tell_reading_soon (ReluFigureView *self);
void relu_figure_view_update_message (ReluFigureView *self);

void relu_figure_gestures_init (ReluFigureView *self);
void relu_figure_input_reset (ReluFigureView *self);
void relu_figure_input_check (ReluFigureView *self);

/* What the pointer's gestures do, in the widget's pixels; tests call these too. */
void relu_figure_input_press (ReluFigureView *self, double px, double py, double reach);
void relu_figure_input_move (ReluFigureView *self, double dx, double dy);
void relu_figure_input_finish (ReluFigureView *self);
void relu_figure_input_release (ReluFigureView *self, gboolean cancelled);
void relu_figure_input_point_at_panel (ReluFigureView *self, const ReluPick *pick);
void relu_figure_input_point (ReluFigureView *self, double px, double py);
void relu_figure_keys_wait (ReluFigureView *self);
gboolean relu_figure_input_key (ReluFigureView *self, guint keyval, GdkModifierType state);

/* Data points: relu-figure-data.c, and keys and menu in -data-keys.c, -data-menu.c. */
ReluData *relu_figure_data_get (ReluFigureView *self);
gboolean relu_figure_data_is_edited (ReluFigureView *self);
gboolean relu_figure_data_can_edit (ReluFigureView *self);
void relu_figure_data_get_point (ReluFigureView *self, int index, double *x, double *y);
int relu_figure_data_get_highlighted (ReluFigureView *self);
void relu_figure_data_hover (ReluFigureView *self, int index);
void relu_figure_data_choose (ReluFigureView *self, int index);
gboolean relu_figure_data_point (ReluFigureView *self, double px, double py);
gboolean relu_figure_data_press (ReluFigureView *self, double px, double py, double reach);
void relu_figure_data_take (ReluFigureView *self, int index, ReluDragKind kind);
void relu_figure_data_move_by (ReluFigureView *self, double dx, double dy);
void relu_figure_data_move_to (ReluFigureView *self, double x, double y);
void relu_figure_data_release (ReluFigureView *self, gboolean cancelled);
void relu_figure_data_add_at (ReluFigureView *self, double px, double py);
void relu_figure_data_add (ReluFigureView *self, double x, double y);
void relu_figure_data_remove (ReluFigureView *self, int index);
void relu_figure_data_check (ReluFigureView *self);
gboolean relu_figure_data_get_y_range (ReluFigureView *self, double *from, double *to);
gboolean relu_figure_data_key (ReluFigureView *self, guint keyval, GdkModifierType state);
gboolean relu_figure_data_escape (ReluFigureView *self);
void relu_figure_data_menu_init (ReluFigureView *self);
gboolean relu_figure_data_popup (ReluFigureView *self, double px, double py);

/* The curve by its rings and pieces. */
void relu_figure_handles_take_ring (ReluFigureView *self, double x, guint unit);
void relu_figure_handles_take_piece (ReluFigureView *self, double x);
gboolean relu_figure_handles_move (ReluFigureView *self, double dx, double dy, double x);
void relu_figure_handles_release (ReluFigureView *self, gboolean cancelled);
void relu_figure_handles_snapshot (ReluFigureView *self, GtkSnapshot *snapshot);
void relu_figure_handles_key (ReluFigureView *self, ReluAxis axis, double share);
gboolean relu_figure_handles_get_y_range (ReluFigureView *self, double *from, double *to);

G_END_DECLS
