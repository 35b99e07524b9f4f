/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-figure-data.c: data points on the figure: named where the pointer is, dragged, and in a mode of
 * its own added by a click. Each of it is one undo step. */

#include <glib/gi18n.h>
#include <math.h>

#include "relu-compat-announce.h"
#include "relu-figure-view-private.h"
#include "relu-forward.h"
#include "relu-number.h"
#include "relu-steps.h"

/* A held point is kept this share of the visible range away from its ends. */
#define MARGIN 0.04

/* The points that are shown; NULL: none. */
ReluData *
relu_figure_data_get (ReluFigureView *self)
{
  if (self->document == NULL || self->viewport == NULL
      || !relu_viewport_get_shows (self->viewport, RELU_PART_DATA))
    return NULL;

  return relu_file_get_data (relu_document_get_contents (self->document));
}

/* Whether clicks add points. */
gboolean
relu_figure_data_is_edited (ReluFigureView *self)
{
  return self->viewport != NULL && relu_viewport_get_edits_data (self->viewport);
}

/* What is only shown for a moment can't be edited. */
gboolean
relu_figure_data_can_edit (ReluFigureView *self)
{
  return self->document != NULL && relu_figure_view_get_analysis (self) != NULL
         && !relu_document_has_preview (self->document);
}

static gboolean
has_point (ReluFigureView *self, int index)
{
  ReluData *data = relu_figure_data_get (self);

  return data != NULL && index >= 0 && (gsize) index < relu_data_get_n (data);
}

/* Where a point is; NAN: there is none such. */
void
relu_figure_data_get_point (ReluFigureView *self, int index, double *x, double *y)
{
  ReluData *data = relu_figure_data_get (self);
  gboolean is_there = has_point (self, index);

  *x = is_there ? relu_data_get_x (data)[index] : NAN;
  *y = is_there ? relu_data_get_y (data)[index] : NAN;
}

/* The point to be drawn larger. */
int
relu_figure_data_get_highlighted (ReluFigureView *self)
{
  int index = self->point_hovered >= 0 ? self->point_hovered : self->point_current;

  return has_point (self, index) ? index : -1;
}

static void
hide_plate (ReluFigureView *self)
{
  if (self->plate_point < 0)
    return;

  self->plate_point = -1;
  relu_figure_plate_hide (self->plate);
}

/* Its numbers beside it; f there only where the reading doesn't say it. */
static void
show_plate (ReluFigureView *self, int index)
{
  char numbers[4][RELU_NUMBER_BUFFER];
  g_autofree char *text = NULL;
  int digits = relu_number_get_digits ();
  double x, y, value;

  relu_figure_data_get_point (self, index, &x, &y);
  if (isnan (x))
    return;

  value = relu_network_evaluate (relu_document_get_shown_network (self->document), x);
  relu_number_to_display (x, digits, numbers[0]);
  relu_number_to_display (y, digits, numbers[1]);
  relu_number_to_display (value, digits, numbers[2]);
  relu_number_to_display (value - y, digits, numbers[3]);
  if (relu_viewport_get_reading_x (self->viewport) == x)
    /* Translators: a data point, and how far the curve is above it */
    text = g_strdup_printf (_("x = %s, y = %s\nf(x) − y = %s"), numbers[0], numbers[1], numbers[3]);
  else
    /* Translators: a data point, the curve there, and how far that is above the point */
    text = g_strdup_printf (_("x = %s, y = %s\nf(x) = %s, f(x) − y = %s"), numbers[0], numbers[1],
                            numbers[2], numbers[3]);
  self->plate_point = index;
  relu_figure_plate_show (self->plate, text);
}

/* Says what has happened to a point. */
static void
announce (ReluFigureView *self, const char *what, double x, double y)
{
  g_autofree char *text = NULL;
  char x_text[RELU_NUMBER_BUFFER], y_text[RELU_NUMBER_BUFFER];
  int digits = relu_number_get_digits ();

  relu_number_to_display (x, digits, x_text);
  relu_number_to_display (y, digits, y_text);
  /* Translators: for screen readers: "Point moved: x = −1, y = 0.5" */
  text = g_strdup_printf (_("%s: x = %s, y = %s"), what, x_text, y_text);
  relu_compat_announce (GTK_WIDGET (self), text);
}

/* The pointer is on a point; -1: on none. */
void
relu_figure_data_hover (ReluFigureView *self, int index)
{
  if (index == self->point_hovered)
    return;

  self->point_hovered = index;
  relu_figure_view_invalidate (self);
  if (index >= 0)
    show_plate (self, index);
  else if (has_point (self, self->point_current))
    show_plate (self, self->point_current);
  else
    hide_plate (self);
}

/* Keys are about a point from now on; -1: about none. */
void
relu_figure_data_choose (ReluFigureView *self, int index)
{
  self->point_current = has_point (self, index) ? index : -1;
  relu_figure_view_invalidate (self);
  if (self->point_current >= 0)
    show_plate (self, index);
  else
    hide_plate (self);
}

/* The pointer is at a place of the plot while points are edited. Returns whether that is all. */
gboolean
relu_figure_data_point (ReluFigureView *self, double px, double py)
{
  ReluRect plot;
  gsize index;

  if (!relu_figure_data_is_edited (self))
    return FALSE;

  relu_painter_get_plot_area (self->painter, &plot);
  if (px < plot.x || px > plot.x + plot.width || py < plot.y || py > plot.y + plot.height)
    {
      relu_figure_data_hover (self, -1);
      return FALSE;
    }

  if (relu_painter_pick_point (self->painter, px, py, RELU_FIGURE_REACH, &index))
    {
      relu_figure_data_hover (self, (int) index);
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grab");
    }
  else
    {
      relu_figure_data_hover (self, -1);
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "crosshair");
    }
  relu_figure_view_set_current (self, NAN);
  relu_viewport_set_pointed_x (self->viewport, NAN);

  return TRUE;
}

/* Presses on a point while points are edited. Returns whether there was one. */
gboolean
relu_figure_data_press (ReluFigureView *self, double px, double py, double reach)
{
  gsize index;

  if (!relu_figure_data_is_edited (self) || !relu_figure_data_can_edit (self)
      || !relu_painter_pick_point (self->painter, px, py, reach, &index))
    return FALSE;

  relu_figure_data_choose (self, (int) index);
  relu_figure_data_take (self, (int) index, RELU_DRAG_POINT);

  return TRUE;
}

/* Takes hold of a point. What a pixel is worth stays the same while it is held. */
void
relu_figure_data_take (ReluFigureView *self, int index, ReluDragKind kind)
{
  ReluRect plot;

  relu_painter_get_plot_area (self->painter, &plot);
  self->drag_kind = kind;
  self->point_data = relu_data_ref (relu_figure_data_get (self));
  self->point_gesture = 0;
  self->point_hovered = index;
  relu_figure_data_get_point (self, index, &self->point_x, &self->point_y);
  self->point_pixel_x = relu_figure_view_get_grid (self);
  self->point_span = relu_painter_y_to_data (self->painter, plot.y)
                     - relu_painter_y_to_data (self->painter, plot.y + plot.height);
  self->point_pixel_y = self->point_span / MAX (plot.height, 1);
  show_plate (self, index);
}

/* The document gets other points; NULL: none. Others' edits can be told from this one. */
static void
edit (ReluFigureView *self, ReluData *data)
{
  g_autoptr (ReluFile) contents
      = relu_file_with_data (relu_document_get_contents (self->document), data);

  if (self->point_data != NULL)
    {
      relu_data_unref (self->point_data);
      self->point_data = relu_data_ref (data);
    }
  relu_document_edit (self->document, contents);
}

/* Takes the held point to a place. */
void
relu_figure_data_move_to (ReluFigureView *self, double x, double y)
{
  int index = self->point_hovered;
  g_autoptr (ReluData) data = NULL;
  double old_x, old_y;

  relu_figure_data_get_point (self, index, &old_x, &old_y);
  if (!isfinite (x) || !isfinite (y) || isnan (old_x) || (x == old_x && y == old_y))
    return;

  if (self->point_gesture == 0)
    self->point_gesture = relu_document_begin_gesture (self->document);
  data = relu_data_with_point_moved (self->point_data, (gsize) index, x, y);
  edit (self, data);
  if (self->drag_kind == RELU_DRAG_POINT && !relu_figure_data_is_edited (self))
    relu_viewport_set_pointed_x (self->viewport, x);
  show_plate (self, index);
}

/* Rounded to what a pixel can mean; back where it was, to what it was. */
static double
round_moved (double from, double by, double pixel)
{
  double grid = relu_nice_grid (pixel);

  return fabs (by) < grid / 2 ? from : relu_round_to_step (from + by, grid);
}

/* The pointer has moved by @dx and @dy since it took hold of the point. */
void
relu_figure_data_move_by (ReluFigureView *self, double dx, double dy)
{
  double from, to, x;

  /* A hand that only clicks trembles. */
  if (self->point_gesture == 0 && hypot (dx, dy) < RELU_FIGURE_CLICK)
    return;

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
  relu_figure_view_get_visible (self, &from, &to);
  x = round_moved (self->point_x, dx * self->point_pixel_x, self->point_pixel_x);
  relu_figure_data_move_to (self, CLAMP (x, from, to),
                            round_moved (self->point_y, -dy * self->point_pixel_y,
                                         self->point_pixel_y));
}

/* Lets go; called off, the point goes back. It goes back by an edit, because a training may share the
 * gesture. */
void
relu_figure_data_release (ReluFigureView *self, gboolean cancelled)
{
  g_autoptr (ReluData) data = NULL;
  gboolean is_ours;
  double x, y;

  if (self->point_data == NULL)
    return;

  is_ours = relu_figure_data_get (self) == self->point_data;
  if (is_ours && self->point_gesture != 0 && cancelled)
    relu_figure_data_move_to (self, self->point_x, self->point_y);
  data = g_steal_pointer (&self->point_data);
  if (self->point_gesture != 0)
    {
      relu_document_end_gesture (self->document, self->point_gesture);
      self->point_gesture = 0;
      relu_figure_data_get_point (self, self->point_hovered, &x, &y);
      if (is_ours && !cancelled)
        announce (self, _("Point moved"), x, y);
    }
  if (cancelled)
    hide_plate (self);
}

/* Adds a point, which keys are about then. */
void
relu_figure_data_add (ReluFigureView *self, double x, double y)
{
  ReluData *data = self->document == NULL
                       ? NULL
                       : relu_file_get_data (relu_document_get_contents (self->document));
  g_autoptr (ReluData) more = NULL;

  if (!relu_figure_data_can_edit (self) || !isfinite (x) || !isfinite (y))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  more = relu_data_with_point_added (data, x, y);
  if (more == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  relu_viewport_set_shows (self->viewport, RELU_PART_DATA, TRUE);
  edit (self, more);
  relu_figure_data_choose (self, (int) relu_data_get_n (more) - 1);
  announce (self, _("Point added"), x, y);
}

/* The same at a place in the widget. */
void
relu_figure_data_add_at (ReluFigureView *self, double px, double py)
{
  double from, to, x, pixel;
  ReluRect plot;

  relu_painter_get_plot_area (self->painter, &plot);
  relu_figure_view_get_visible (self, &from, &to);
  pixel = fabs (relu_painter_y_to_data (self->painter, py)
                - relu_painter_y_to_data (self->painter, py + 1));
  x = relu_round_to_step (relu_painter_x_to_data (self->painter, px),
                          relu_nice_grid (relu_figure_view_get_grid (self)));
  relu_figure_data_add (
      self, CLAMP (x, from, to),
      relu_round_to_step (relu_painter_y_to_data (self->painter, py), relu_nice_grid (pixel)));
}

/* Takes a point away; keys are about the one after it then. */
void
relu_figure_data_remove (ReluFigureView *self, int index)
{
  ReluData *data = relu_figure_data_get (self);
  g_autoptr (ReluData) rest = NULL;
  double x, y;

  relu_figure_data_get_point (self, index, &x, &y);
  if (isnan (x) || !relu_figure_data_can_edit (self))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  rest = relu_data_with_point_removed (data, (gsize) index);
  self->point_hovered = -1;
  edit (self, rest);
  relu_figure_data_choose (self, rest == NULL ? -1
                                              : MIN (index, (int) relu_data_get_n (rest) - 1));
  announce (self, _("Point deleted"), x, y);
}

/* The document has changed. What others have done with the points ends what is held of them. */
void
relu_figure_data_check (ReluFigureView *self)
{
  ReluData *data = relu_figure_data_get (self);

  if (self->point_data != NULL && data != self->point_data)
    {
      relu_figure_input_release (self, FALSE);
      gtk_event_controller_reset (GTK_EVENT_CONTROLLER (self->drag));
    }
  if (!has_point (self, self->point_hovered))
    self->point_hovered = -1;
  if (!has_point (self, self->point_current))
    self->point_current = -1;
  if (self->plate_point < 0)
    return;
  if (has_point (self, self->plate_point) && relu_figure_plate_get_text (self->plate) != NULL)
    show_plate (self, self->plate_point);
  else
    hide_plate (self);
}

/* The vertical range that there must be room for while a point is held: what fitted all of them would
 * move away under the hand. */
gboolean
relu_figure_data_get_y_range (ReluFigureView *self, double *from, double *to)
{
  double x, y;

  if (self->point_data == NULL || self->point_gesture == 0)
    return FALSE;

  relu_figure_data_get_point (self, self->point_hovered, &x, &y);
  if (isnan (y))
    return FALSE;
  *from = y - MARGIN * self->point_span;
  *to = y + MARGIN * self->point_span;

  return TRUE;
}
