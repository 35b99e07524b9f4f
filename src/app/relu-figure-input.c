/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-figure-input.c: pointer and keyboard on the figure. */

#include <math.h>

#include "relu-figure-view-private.h"
#include "relu-steps.h"

#define SCROLL_ZOOM 1.15 /* for one notch of a wheel */
#define KEY_ZOOM 1.25
#define TOUCH_REACH 24.0

/* A key moves by this share of what is visible. */
#define KEY_SHARE 0.01
#define FINE_SHARE 0.001

/* A drag that moves less than this is a click. */
#define DRAG_THRESHOLD 4.0

static void
set_cursor (ReluFigureView *self, const char *name)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

static gboolean
is_zoomed (ReluFigureView *self)
{
  double from, to;

  relu_figure_view_get_visible (self, &from, &to);

  return self->document != NULL
         && (from > relu_document_get_from (self->document)
             || to < relu_document_get_to (self->document));
}

/* The breakpoint or silent switch of a pick; FALSE for all others. */
static gboolean
get_ring (ReluFigureView *self, const ReluPick *pick, ReluBreakpoint *ring)
{
  ReluAnalysis *analysis = relu_figure_view_get_analysis (self);
  ReluRegions *regions = analysis == NULL ? NULL : relu_analysis_get_regions (analysis);

  if (regions == NULL)
    return FALSE;

  if (pick->kind == RELU_PICK_BREAKPOINT && pick->index < relu_regions_get_n_breakpoints (regions))
    relu_regions_get_breakpoint (regions, pick->index, ring);
  else if (pick->kind == RELU_PICK_SILENT_SWITCH
           && pick->index < relu_regions_get_n_silent_switches (regions))
    relu_regions_get_silent_switch (regions, pick->index, ring);
  else
    return FALSE;

  return TRUE;
}

/* The pointer's x, rounded to what a pixel can mean, and kept in sight. */
static double
x_at (ReluFigureView *self, double px)
{
  double from, to, x;

  relu_figure_view_get_visible (self, &from, &to);
  x = relu_round_to_step (relu_painter_x_to_data (self->painter, px),
                          relu_nice_grid (relu_figure_view_get_grid (self)));

  return CLAMP (x, from, to);
}

static void
set_reading (ReluFigureView *self, double x)
{
  if (self->viewport != NULL)
    relu_viewport_set_reading_x (self->viewport, x);
}

/* The pointer is at a place, without a button. */
void
relu_figure_input_point (ReluFigureView *self, double px, double py)
{
  ReluBreakpoint ring;
  ReluPick pick;
  ReluRect area;

  if (relu_figure_view_get_analysis (self) == NULL || self->drag_kind != RELU_DRAG_NOTHING)
    return;

  relu_painter_get_plot_area (self->painter, &area);
  relu_painter_pick (self->painter, px, py, RELU_FIGURE_REACH, &pick);
  if (get_ring (self, &pick, &ring))
    {
      relu_figure_view_set_current (self, ring.x);
      set_reading (self, ring.x);
      set_cursor (self, "grab");
      return;
    }

  relu_figure_view_set_current (self, NAN);
  set_cursor (self, pick.kind == RELU_PICK_LANE ? "pointer" : NULL);
  set_reading (self, px >= area.x && px <= area.x + area.width ? x_at (self, px) : NAN);
}

/* A button or a finger goes down. */
void
relu_figure_input_press (ReluFigureView *self, double px, double py, double reach)
{
  ReluAnalysis *analysis = relu_figure_view_get_analysis (self);
  int selected
      = self->viewport == NULL ? -1 : relu_viewport_get_selected_unit (self->viewport);
  ReluBreakpoint ring;
  ReluPick pick;
  guint unit;

  relu_figure_input_release (self, FALSE);
  if (analysis == NULL)
    return;

  relu_painter_pick (self->painter, px, py, reach, &pick);
  relu_figure_view_get_visible (self, &self->drag_from, &self->drag_to);

  if (get_ring (self, &pick, &ring)
      && relu_ring_choose_unit (relu_analysis_get_regions (analysis), &ring, selected, &unit))
    {
      self->drag_px = relu_painter_x_from_data (self->painter, ring.x);
      self->drag_kind = RELU_DRAG_RING;
      self->drag_selected = selected;
      self->ring_drag = relu_ring_drag_new (self->document, unit);
      relu_figure_view_set_current (self, ring.x);
      if (self->viewport != NULL)
        relu_viewport_set_selected_unit (self->viewport, (int) unit);
      set_cursor (self, "grabbing");
    }
  else if (pick.kind == RELU_PICK_LANE)
    {
      if (self->viewport != NULL)
        relu_viewport_set_selected_unit (self->viewport,
                                         (int) pick.index == selected ? -1 : (int) pick.index);
    }
  else if (pick.kind == RELU_PICK_PLOT)
    {
      if (self->viewport != NULL)
        relu_viewport_set_selected_unit (self->viewport, -1);
      if (is_zoomed (self))
        {
          self->drag_px = px;
          self->drag_kind = RELU_DRAG_PAN;
        }
    }
}

/* It has moved by @dx since it went down. */
void
relu_figure_input_move (ReluFigureView *self, double dx)
{
  ReluRect area;
  double x, move;

  switch (self->drag_kind)
    {
    case RELU_DRAG_RING:
      x = x_at (self, self->drag_px + dx);
      relu_ring_drag_move (self->ring_drag, x);
      relu_figure_view_set_current (self, x);
      set_reading (self, x);
      break;

    case RELU_DRAG_PAN:
      relu_painter_get_plot_area (self->painter, &area);
      if (area.width <= 0)
        break;
      set_cursor (self, "grabbing");
      set_reading (self, NAN);
      move = -dx * (self->drag_to - self->drag_from) / area.width;
      relu_figure_view_set_visible (self, self->drag_from + move, self->drag_to + move);
      break;

    case RELU_DRAG_NOTHING:
    default:
      break;
    }
}

/* It goes up, or the drag is called off. */
void
relu_figure_input_release (ReluFigureView *self, gboolean cancelled)
{
  ReluDragKind kind = self->drag_kind;

  if (kind == RELU_DRAG_NOTHING)
    return;

  self->drag_kind = RELU_DRAG_NOTHING;
  if (self->ring_drag != NULL)
    relu_ring_drag_end (g_steal_pointer (&self->ring_drag), cancelled);
  if (kind == RELU_DRAG_RING && self->viewport != NULL)
    relu_viewport_set_selected_unit (self->viewport, self->drag_selected);
  if (kind == RELU_DRAG_PAN && cancelled)
    relu_figure_view_set_visible (self, self->drag_from, self->drag_to);
  set_cursor (self, NULL);
  relu_figure_view_settle (self);
}

/**
 * relu_figure_view_step_breakpoint:
 * @direction: 1: to the next breakpoint, -1: to the previous one
 *
 * Moves the reading line from where it is to a breakpoint, and selects the unit that switches
 * there.
 */
void
relu_figure_view_step_breakpoint (ReluFigureView *self, int direction)
{
  ReluAnalysis *analysis;
  ReluRegions *regions;
  ReluBreakpoint breakpoint;
  double from, to, x;
  int n, found = -1;
  guint unit;

  g_return_if_fail (RELU_IS_FIGURE_VIEW (self));

  analysis = relu_figure_view_get_analysis (self);
  regions = analysis == NULL ? NULL : relu_analysis_get_regions (analysis);
  if (regions == NULL || self->viewport == NULL)
    return;

  n = (int) relu_regions_get_n_breakpoints (regions);
  x = relu_viewport_get_reading_x (self->viewport);
  if (isnan (x))
    x = direction > 0 ? -INFINITY : INFINITY;
  for (int i = direction > 0 ? 0 : n - 1; i >= 0 && i < n && found < 0; i += direction)
    {
      relu_regions_get_breakpoint (regions, (guint) i, &breakpoint);
      if (direction > 0 ? breakpoint.x > x : breakpoint.x < x)
        found = i;
    }
  if (found < 0)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  relu_regions_get_breakpoint (regions, (guint) found, &breakpoint);
  relu_figure_view_get_visible (self, &from, &to);
  if (breakpoint.x < from || breakpoint.x > to)
    relu_figure_view_set_visible (self, breakpoint.x - (to - from) / 2,
                                  breakpoint.x + (to - from) / 2);
  relu_figure_view_set_current (self, breakpoint.x);
  set_reading (self, breakpoint.x);
  if (relu_ring_choose_unit (regions, &breakpoint, -1, &unit))
    relu_viewport_set_selected_unit (self->viewport, (int) unit);
}

static void
move_reading (ReluFigureView *self, double share)
{
  double from, to, x, step;

  relu_figure_view_get_visible (self, &from, &to);
  x = relu_viewport_get_reading_x (self->viewport);
  if (isnan (x))
    {
      set_reading (self, from + (to - from) / 2);
      return;
    }

  step = relu_nice_step (fabs (share) * (to - from));
  x = relu_round_to_step (x, step) + copysign (step, share);
  x = CLAMP (relu_round_to_step (x, step), from, to);
  relu_figure_view_set_current (self, NAN);
  set_reading (self, x);
}

/* The selected breakpoint by keys: edits of one bias, which the document makes one undo step. */
static void
move_breakpoint (ReluFigureView *self, double share)
{
  ReluAnalysis *analysis = relu_figure_view_get_analysis (self);
  int selected = relu_viewport_get_selected_unit (self->viewport);
  ReluNetwork *network;
  double from, to, step, x, bias;
  ReluUnit unit;

  if (analysis == NULL || selected < 0 || isnan (self->current_x)
      || relu_analysis_get_regions (analysis) == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  relu_figure_view_get_visible (self, &from, &to);
  step = relu_nice_step (fabs (share) * (to - from));
  x = relu_round_to_step (self->current_x + copysign (step, share), step);
  x = CLAMP (x, from, to);

  network = relu_analysis_get_network (analysis);
  relu_regions_get_unit (relu_analysis_get_regions (analysis), (guint) selected, &unit);
  if (!relu_ring_bias_for (network, unit.layer, unit.index, x, &bias))
    return;
  relu_document_set_parameter (self->document,
                               relu_network_bias_index (network, unit.layer, unit.index), bias);
  relu_figure_view_set_current (self, x);
  set_reading (self, x);
}

gboolean
relu_figure_input_key (ReluFigureView *self, guint keyval, GdkModifierType state)
{
  gboolean control = (state & GDK_CONTROL_MASK) != 0;
  double share = (state & GDK_SHIFT_MASK) != 0 ? FINE_SHARE : KEY_SHARE;
  double from, to;

  if (self->document == NULL || self->viewport == NULL)
    return GDK_EVENT_PROPAGATE;

  if ((state & GDK_ALT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;

  relu_figure_view_get_visible (self, &from, &to);
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      if (control)
        move_breakpoint (self, -share);
      else
        move_reading (self, -share);
      return GDK_EVENT_STOP;

    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      if (control)
        move_breakpoint (self, share);
      else
        move_reading (self, share);
      return GDK_EVENT_STOP;

    case GDK_KEY_Escape:
      if (self->drag_kind != RELU_DRAG_NOTHING)
        {
          relu_figure_input_release (self, TRUE);
          gtk_event_controller_reset (GTK_EVENT_CONTROLLER (self->drag));
          return GDK_EVENT_STOP;
        }
      if (isnan (relu_viewport_get_reading_x (self->viewport))
          && relu_viewport_get_selected_unit (self->viewport) < 0)
        return GDK_EVENT_PROPAGATE;
      relu_figure_view_set_current (self, NAN);
      set_reading (self, NAN);
      relu_viewport_set_selected_unit (self->viewport, -1);
      return GDK_EVENT_STOP;

    default:
      break;
    }

  /* The rest are plain keys; with Ctrl they are the window's. */
  if (control)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      set_reading (self, from);
      return GDK_EVENT_STOP;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      set_reading (self, to);
      return GDK_EVENT_STOP;
    case GDK_KEY_n:
    case GDK_KEY_N:
      relu_figure_view_step_breakpoint (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_p:
    case GDK_KEY_P:
      relu_figure_view_step_breakpoint (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      relu_figure_view_pan (self, -0.5);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      relu_figure_view_pan (self, 0.5);
      return GDK_EVENT_STOP;
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      relu_figure_view_zoom (self, KEY_ZOOM);
      return GDK_EVENT_STOP;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      relu_figure_view_zoom (self, 1 / KEY_ZOOM);
      return GDK_EVENT_STOP;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      relu_viewport_fit (self->viewport);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
motion_cb (GtkEventControllerMotion *controller, double px, double py, ReluFigureView *self)
{
  /* GTK repeats the pointer's place after changes of the layout: keys would be undone by it. */
  if (px == self->pointer_x && py == self->pointer_y)
    return;

  self->pointer_x = px;
  self->pointer_y = py;
  relu_figure_input_point (self, px, py);
}

static void
leave_cb (GtkEventControllerMotion *controller, ReluFigureView *self)
{
  self->pointer_x = self->pointer_y = NAN;
  if (self->drag_kind != RELU_DRAG_NOTHING)
    return;

  relu_figure_view_set_current (self, NAN);
  set_reading (self, NAN);
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double px, double py, ReluFigureView *self)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture));
  gboolean touch = event != NULL && gdk_event_get_event_type (event) == GDK_TOUCH_BEGIN;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  relu_figure_input_press (self, px, py, touch ? TOUCH_REACH : RELU_FIGURE_REACH);
  if (self->drag_kind == RELU_DRAG_RING)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, ReluFigureView *self)
{
  if (self->drag_kind == RELU_DRAG_PAN && fabs (dx) > DRAG_THRESHOLD)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  relu_figure_input_move (self, dx);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, ReluFigureView *self)
{
  relu_figure_input_release (self, FALSE);
}

static void
drag_cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, ReluFigureView *self)
{
  relu_figure_input_release (self, TRUE);
}

static void
click_cb (GtkGestureClick *gesture, int n_press, double px, double py, ReluFigureView *self)
{
  if (n_press == 2 && self->viewport != NULL)
    relu_viewport_fit (self->viewport);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, ReluFigureView *self)
{
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  double x;

  if (relu_figure_view_get_analysis (self) == NULL || self->viewport == NULL)
    return GDK_EVENT_PROPAGATE;

  if ((state & GDK_SHIFT_MASK) != 0 && dx == 0)
    {
      dx = dy;
      dy = 0;
    }
  if (dx != 0)
    relu_figure_view_pan (self, CLAMP (dx, -5, 5) * 0.05);
  if (dy != 0)
    {
      x = relu_viewport_get_reading_x (self->viewport);
      if (isnan (x))
        relu_figure_view_zoom (self, pow (SCROLL_ZOOM, -CLAMP (dy, -5, 5)));
      else
        relu_figure_view_zoom_at (self, pow (SCROLL_ZOOM, -CLAMP (dy, -5, 5)), x);
    }

  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (GtkGesture *gesture, GdkEventSequence *sequence, ReluFigureView *self)
{
  relu_figure_input_release (self, TRUE);
  self->pinch_scale = 1;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
pinch_cb (GtkGestureZoom *gesture, double scale, ReluFigureView *self)
{
  double px, py;

  if (!(scale > 0) || !gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &px, &py))
    return;

  relu_figure_view_zoom_at (self, scale / self->pinch_scale,
                            relu_painter_x_to_data (self->painter, px));
  self->pinch_scale = scale;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, ReluFigureView *self)
{
  return relu_figure_input_key (self, keyval, state);
}

/* Adds what listens to the pointer and the keyboard. */
void
relu_figure_input_init (ReluFigureView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *controller;
  GtkGesture *gesture;

  self->pointer_x = self->pointer_y = NAN;
  controller = gtk_event_controller_motion_new ();
  g_signal_connect (controller, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (controller, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (controller, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (widget, controller);

  self->drag = gtk_gesture_drag_new ();
  g_signal_connect (self->drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (self->drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (self->drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (self->drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (self->drag));

  gesture = gtk_gesture_click_new ();
  g_signal_connect (gesture, "pressed", G_CALLBACK (click_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (gesture));

  gesture = gtk_gesture_zoom_new ();
  g_signal_connect (gesture, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (gesture, "scale-changed", G_CALLBACK (pinch_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (gesture));

  controller = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  g_signal_connect (controller, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (widget, controller);

  controller = gtk_event_controller_key_new ();
  g_signal_connect (controller, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (widget, controller);
}

/* Ends what is going on, as when the document goes away. */
void
relu_figure_input_reset (ReluFigureView *self)
{
  relu_figure_input_release (self, FALSE);
  self->current_x = NAN;
}
