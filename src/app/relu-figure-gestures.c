/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-figure-gestures.c: from GTK's events to what they do in relu-figure-input.c and -keys.c. */

#include <math.h>

#include "relu-figure-view-private.h"

#define SCROLL_ZOOM 1.15 /* for one notch of a wheel */
#define TOUCH_REACH 24.0

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
  relu_figure_input_point_at_panel (self, NULL);
  relu_figure_data_hover (self, -1);
  if (self->viewport != NULL)
    relu_viewport_set_pointed_x (self->viewport, NAN);
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double px, double py, ReluFigureView *self)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture));
  double reach = relu_figure_view_get_reach (self);
  gboolean touch = event != NULL && gdk_event_get_event_type (event) == GDK_TOUCH_BEGIN;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  relu_figure_input_press (self, px, py, touch ? MAX (TOUCH_REACH, reach) : reach);
  if (self->drag_kind == RELU_DRAG_RING || self->drag_kind == RELU_DRAG_POINT
      || self->drag_kind == RELU_DRAG_GUESS)
    {
      /* No double click can come of it any more. */
      self->n_press = 1;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
    }
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, ReluFigureView *self)
{
  relu_figure_input_move (self, dx, dy);
  if (((self->drag_kind == RELU_DRAG_PAN || self->drag_kind == RELU_DRAG_LINE)
       && fabs (dx) > RELU_FIGURE_CLICK)
      || (self->drag_kind == RELU_DRAG_PIECE && self->handle_axis != RELU_AXIS_NONE))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, ReluFigureView *self)
{
  relu_figure_input_finish (self);
}

static void
drag_cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, ReluFigureView *self)
{
  relu_figure_input_release (self, TRUE);
}

static void
click_cb (GtkGestureClick *gesture, int n_press, double px, double py, ReluFigureView *self)
{
  /* Comes before the drag begins, whose end asks for it. */
  self->n_press = n_press;
  if (n_press != 2 || self->viewport == NULL || relu_figure_data_is_edited (self))
    return;

  relu_viewport_fit (self->viewport);
  /* As if the first of both clicks had put nothing. */
  relu_viewport_set_line_x (self->viewport, self->drag_line_x);
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
      x = isnan (self->pointer_x) ? NAN
                                  : relu_painter_x_to_data (self->painter, self->pointer_x);
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

static void
focus_left_cb (GtkEventControllerFocus *controller, ReluFigureView *self)
{
  if (self->drag_kind == RELU_DRAG_KEYS || self->drag_kind == RELU_DRAG_POINT_KEYS)
    relu_figure_input_release (self, FALSE);
}

/* Adds what listens to the pointer and the keyboard. */
void
relu_figure_gestures_init (ReluFigureView *self)
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

  controller = gtk_event_controller_focus_new ();
  g_signal_connect (controller, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (widget, controller);

  controller = gtk_event_controller_key_new ();
  g_signal_connect (controller, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (widget, controller);
}
