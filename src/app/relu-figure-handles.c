/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-figure-handles.c: the curve by its rings and pieces. A ring goes sideways or up and down, as
 * its first clear movement says; a piece goes up and down. */

#include <glib/gi18n.h>
#include <math.h>

#include "relu-compat-announce.h"
#include "relu-figure-view-private.h"
#include "relu-forward.h"
#include "relu-number.h"
#include "relu-ring.h"
#include "relu-steps.h"
#include "relu-units.h"

/* A movement is clear when it is longer than this, in pixels. */
#define THRESHOLD 8.0

/* The held point is kept this share of the visible range away from its ends. */
#define MARGIN 0.04

static double
evaluate (ReluFigureView *self, double x)
{
  return relu_network_evaluate (relu_document_get_shown_network (self->document), x);
}

/* Draws what there is to say beside what it is about. */
void
relu_figure_handles_snapshot (ReluFigureView *self, GtkSnapshot *snapshot)
{
  ReluRect plot, reading;
  double x, y, px, py;

  if (relu_figure_plate_get_text (self->plate) == NULL)
    return;

  x = self->handle_x;
  y = NAN;
  if (self->plate_point >= 0)
    relu_figure_data_get_point (self, self->plate_point, &x, &y);
  if (isnan (x))
    return;
  if (isnan (y))
    y = evaluate (self, x);
  relu_painter_get_plot_area (self->painter, &plot);
  px = relu_painter_x_from_data (self->painter, x);
  py = relu_painter_y_from_data (self->painter, y);
  relu_painter_get_reading_area (self->painter, &reading);
  if (relu_viewport_get_reading_x (self->viewport) != x)
    reading.width = 0;
  relu_figure_plate_snapshot (self->plate, snapshot, px, CLAMP (py, plot.y, plot.y + plot.height),
                              &plot, &reading);
}

/* Says what has moved, beside the handle; and how high that is now, unless the reading does. */
static void
say_moves (ReluFigureView *self)
{
  g_autofree char *moves = relu_curve_drag_dup_moves (self->curve_drag, RELU_SYMBOL_PRETTY, "\n");
  GString *text = g_string_new (NULL);
  char x[RELU_NUMBER_BUFFER], y[RELU_NUMBER_BUFFER];

  if (relu_viewport_get_reading_x (self->viewport) != self->handle_x)
    g_string_append_printf (
        text, "f(%s) = %s\n",
        relu_number_to_display (self->handle_x, relu_number_get_digits (), x),
        relu_number_to_display (evaluate (self, self->handle_x), relu_number_get_digits (), y));
  /* Translators: what the figure says when a drag has come back to where it began */
  g_string_append (text, moves == NULL ? _("As it was") : moves);
  relu_figure_plate_show (self->plate, text->str);
  g_string_free (text, TRUE);
}

/* Says why nothing moves; the bell rings once. */
static void
say_why_not (ReluFigureView *self, const GError *error)
{
  /* Translators: %s is the reason, as in "Nothing moves: b₁ is locked." */
  g_autofree char *text = g_strdup_printf (_("Nothing moves: %s."), error->message);

  relu_figure_plate_show (self->plate, text);
  if (self->handle_refused)
    return;

  self->handle_refused = TRUE;
  gtk_widget_error_bell (GTK_WIDGET (self));
  relu_compat_announce (GTK_WIDGET (self), text);
}

/* The vertical range that there must be room for while something goes up and down. It is that of the
 * held point alone: what fitted the whole curve would move away under the hand. */
gboolean
relu_figure_handles_get_y_range (ReluFigureView *self, double *from, double *to)
{
  double y;

  if (self->curve_drag == NULL || self->handle_axis != RELU_AXIS_Y)
    return FALSE;

  y = evaluate (self, self->handle_x);
  *from = y - MARGIN * self->handle_span;
  *to = y + MARGIN * self->handle_span;

  return TRUE;
}

/* Takes hold of something; what a pixel is worth stays the same while it is held. */
static void
take (ReluFigureView *self, const ReluCurveHandle *handle)
{
  ReluRect plot;

  relu_painter_get_plot_area (self->painter, &plot);
  self->plate_point = -1;
  self->handle_axis = RELU_AXIS_NONE;
  self->handle_refused = FALSE;
  self->handle_x = handle->x;
  self->handle_y = evaluate (self, handle->x);
  self->handle_span = relu_painter_y_to_data (self->painter, plot.y)
                      - relu_painter_y_to_data (self->painter, plot.y + plot.height);
  self->handle_pixel = self->handle_span / MAX (plot.height, 1);
  self->curve_drag = relu_curve_drag_new (self->document, handle);
}

/* Presses on a ring of @unit. */
void
relu_figure_handles_take_ring (ReluFigureView *self, double x, guint unit)
{
  ReluCurveHandle handle;

  relu_curve_handle_init_point (&handle, x);
  take (self, &handle);
  self->drag_kind = RELU_DRAG_RING;
  self->handle_unit = unit;
  relu_figure_plate_show_later (self->plate, _("← → moves the breakpoint\n↑ ↓ its height"));
}

/* A piece at @x; a smooth curve is taken by its point there. */
static void
init_piece (ReluCurveHandle *handle, ReluRegions *regions, double x)
{
  if (regions == NULL)
    relu_curve_handle_init_point (handle, x);
  else
    relu_curve_handle_init_piece (handle, regions, relu_regions_find_linear (regions, x), x);
}

/* Presses on the curve between rings. */
void
relu_figure_handles_take_piece (ReluFigureView *self, double x)
{
  ReluCurveHandle handle;

  init_piece (&handle, relu_analysis_get_regions (relu_figure_view_get_analysis (self)), x);
  take (self, &handle);
  self->drag_kind = RELU_DRAG_PIECE;
  relu_viewport_set_pointed_x (self->viewport, x);
  if (handle.n == 1)
    relu_figure_plate_show_later (self->plate, _("↑ ↓ moves this point of the curve"));
  else if (isnan (handle.pivot))
    relu_figure_plate_show_later (self->plate, _("↑ ↓ moves this piece"));
  else
    relu_figure_plate_show_later (self->plate, _("↑ ↓ turns this piece about its other end"));
}

static void
move_sideways (ReluFigureView *self, double x)
{
  ReluNetwork *network = relu_document_get_network (self->document);
  g_autoptr (GError) error = NULL;
  guint layer, unit;

  if (!relu_units_find (network, self->handle_unit, &layer, &unit))
    return;

  if (!relu_curve_drag_move_x (self->curve_drag, layer, unit, x, &error))
    {
      say_why_not (self, error);
      return;
    }
  self->handle_x = x;
  relu_figure_view_set_current (self, x);
  if (self->drag_kind == RELU_DRAG_KEYS)
    relu_viewport_set_line_x (self->viewport, x);
  else
    relu_viewport_set_pointed_x (self->viewport, x);
  say_moves (self);
}

static void
move_up (ReluFigureView *self, double y)
{
  g_autoptr (GError) error = NULL;

  if (!relu_curve_drag_move_y (self->curve_drag, y - self->handle_y, &error))
    say_why_not (self, error);
  else
    say_moves (self);
}

/* How high the pointer has taken what it holds, rounded to what a pixel can mean. Back where it was,
 * that is what it was, round or not. */
static double
y_at (ReluFigureView *self, double dy)
{
  double grid = relu_nice_grid (self->handle_pixel);
  double rise = -dy * self->handle_pixel;

  return fabs (rise) < grid / 2 ? self->handle_y : relu_round_to_step (self->handle_y + rise, grid);
}

/* Training moves the whole curve on each frame: what is held of it would not stay in the hand. */
static void
pause_training (ReluFigureView *self)
{
  if (relu_document_get_gesture_depth (self->document) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.pause-training", NULL);
}

/* The pointer has moved by @dx and @dy since the press; @x is where it is now. Returns whether that
 * is for the handle: a piece that is pulled sideways is let go. */
gboolean
relu_figure_handles_move (ReluFigureView *self, double dx, double dy, double x)
{
  if (self->handle_axis == RELU_AXIS_NONE)
    {
      if (hypot (dx, dy) < THRESHOLD)
        return TRUE;
      self->handle_axis = fabs (dx) >= fabs (dy) ? RELU_AXIS_X : RELU_AXIS_Y;
      relu_figure_plate_hide (self->plate);
      if (self->drag_kind == RELU_DRAG_PIECE && self->handle_axis == RELU_AXIS_X)
        return FALSE;
      pause_training (self);
      gtk_widget_set_cursor_from_name (
          GTK_WIDGET (self), self->handle_axis == RELU_AXIS_X ? "ew-resize" : "ns-resize");
      /* Other units' weights go up and down, and not only those of the ring's own. */
      if (self->drag_kind == RELU_DRAG_RING && self->handle_axis == RELU_AXIS_Y)
        relu_viewport_set_pointed (self->viewport, NULL);
    }

  if (self->handle_axis == RELU_AXIS_X)
    move_sideways (self, x);
  else
    move_up (self, y_at (self, dy));

  return TRUE;
}

/* Lets go. */
void
relu_figure_handles_release (ReluFigureView *self, gboolean cancelled)
{
  ReluCurveDrag *drag = self->curve_drag;
  g_autofree char *moves = NULL;

  g_clear_handle_id (&self->keys_id, g_source_remove);
  if (drag == NULL)
    return;

  if (!cancelled)
    moves = relu_curve_drag_dup_moves (drag, RELU_SYMBOL_PLAIN, ", ");
  self->curve_drag = NULL;
  relu_curve_drag_end (drag, cancelled);

  if (moves != NULL)
    relu_compat_announce (GTK_WIDGET (self), moves);
  if (cancelled || self->handle_axis == RELU_AXIS_NONE)
    relu_figure_plate_hide (self->plate);
  else
    relu_figure_plate_hide_later (self->plate);
}

/* What keys move: the current breakpoint, or else, up and down, the piece at the reading line. */
static gboolean
take_by_keys (ReluFigureView *self, ReluAxis axis)
{
  ReluAnalysis *analysis = relu_figure_view_get_analysis (self);
  int selected = relu_figure_view_get_highlighted (self);
  ReluCurveHandle handle;
  double x;

  if (analysis == NULL || relu_document_has_preview (self->document))
    return FALSE;

  if (!isnan (self->current_x))
    {
      if (axis == RELU_AXIS_X && selected < 0)
        return FALSE;
      relu_curve_handle_init_point (&handle, self->current_x);
    }
  else
    {
      x = relu_viewport_get_reading_x (self->viewport);
      if (axis == RELU_AXIS_X || !(x >= relu_analysis_get_from (analysis))
          || !(x <= relu_analysis_get_to (analysis)))
        return FALSE;
      init_piece (&handle, relu_analysis_get_regions (analysis), x);
    }
  take (self, &handle);
  self->drag_kind = RELU_DRAG_KEYS;
  self->handle_axis = axis;
  self->handle_unit = (guint) MAX (selected, 0);

  return TRUE;
}

/* Ctrl with an arrow: @share of what is visible. Keys that follow each other are one drag. */
void
relu_figure_handles_key (ReluFigureView *self, ReluAxis axis, double share)
{
  double from, to, step, at;

  if (self->drag_kind != RELU_DRAG_KEYS || self->handle_axis != axis)
    {
      relu_figure_input_release (self, FALSE);
      pause_training (self);
      if (!take_by_keys (self, axis))
        {
          gtk_widget_error_bell (GTK_WIDGET (self));
          return;
        }
    }

  relu_figure_keys_wait (self);
  relu_figure_view_get_visible (self, &from, &to);
  step = relu_nice_step (fabs (share) * (axis == RELU_AXIS_X ? to - from : self->handle_span));
  if (axis == RELU_AXIS_X)
    {
      at = relu_round_to_step (self->current_x + copysign (step, share), step);
      move_sideways (self, CLAMP (at, from, to));
    }
  else
    {
      at = evaluate (self, self->handle_x);
      move_up (self, relu_round_to_step (at + copysign (step, share), step));
    }
}
