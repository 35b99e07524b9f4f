/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-figure-keys.c: the keyboard on the figure. */

#include <math.h>

#include "relu-figure-view-private.h"
#include "relu-reading.h"
#include "relu-ring.h"
#include "relu-steps.h"

#define KEY_ZOOM 1.25

/* A key moves by this share of what is visible. */
#define KEY_SHARE 0.01
#define FINE_SHARE 0.001

/* When keys pause for so long, what they have done is one undo step; in ms. */
#define KEYS_PAUSE 1000

static gboolean
pause_cb (gpointer user_data)
{
  ReluFigureView *self = user_data;

  self->keys_id = 0;
  relu_figure_input_release (self, FALSE);

  return G_SOURCE_REMOVE;
}

/* What keys hold is let go of when no other key follows soon. */
void
relu_figure_keys_wait (ReluFigureView *self)
{
  g_clear_handle_id (&self->keys_id, g_source_remove);
  self->keys_id = g_timeout_add (KEYS_PAUSE, pause_cb, self);
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
  ReluBreakpoint breakpoint;
  double from, to, x;
  guint number;
  ReluUnit unit;

  g_return_if_fail (RELU_IS_FIGURE_VIEW (self));

  analysis = relu_figure_view_get_analysis (self);
  if (analysis == NULL || relu_analysis_get_regions (analysis) == NULL || self->viewport == NULL)
    return;

  x = relu_viewport_get_reading_x (self->viewport);
  if (!relu_reading_find_breakpoint (analysis, x, direction, &breakpoint))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  relu_figure_view_get_visible (self, &from, &to);
  if (breakpoint.x < from || breakpoint.x > to)
    relu_figure_view_set_visible (self, breakpoint.x - (to - from) / 2,
                                  breakpoint.x + (to - from) / 2);
  relu_figure_view_set_current (self, breakpoint.x);
  relu_viewport_set_line_x (self->viewport, breakpoint.x);
  if (relu_ring_choose_unit (relu_analysis_get_regions (analysis), &breakpoint, -1, &number))
    {
      relu_regions_get_unit (relu_analysis_get_regions (analysis), number, &unit);
      relu_viewport_select_unit (self->viewport, unit.layer, unit.index);
    }
}

/* The line stays where the pointer is, or comes to the middle. */
static void
put_line (ReluFigureView *self)
{
  double from, to, x;

  relu_figure_view_get_visible (self, &from, &to);
  x = relu_viewport_get_reading_x (self->viewport);
  relu_viewport_set_line_x (self->viewport, isnan (x) ? from + (to - from) / 2 : x);
}

/* @x moved by a share of what is visible, in round steps. */
static double
move_x (ReluFigureView *self, double x, double share)
{
  double from, to, step;

  relu_figure_view_get_visible (self, &from, &to);
  step = relu_nice_step (fabs (share) * (to - from));
  x = relu_round_to_step (x, step) + copysign (step, share);

  return CLAMP (relu_round_to_step (x, step), from, to);
}

static void
move_reading (ReluFigureView *self, double share)
{
  double x = relu_viewport_get_reading_x (self->viewport);

  if (isnan (x))
    {
      put_line (self);
      return;
    }

  relu_figure_view_set_current (self, NAN);
  relu_viewport_set_line_x (self->viewport, move_x (self, x, share));
}

/* While a place is asked for, the keys that move the reading line move the guess. */
static gboolean
move_guess (ReluFigureView *self, guint keyval, double share)
{
  double x = relu_viewport_get_guess_x (self->viewport), from, to;

  if (!relu_viewport_get_moves_guess (self->viewport))
    return FALSE;

  relu_figure_view_get_visible (self, &from, &to);
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      x = move_x (self, x, -share);
      break;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      x = move_x (self, x, share);
      break;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      x = from;
      break;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      x = to;
      break;
    default:
      return FALSE;
    }

  relu_viewport_set_guess_x (self->viewport, x);
  return TRUE;
}

gboolean
relu_figure_input_key (ReluFigureView *self, guint keyval, GdkModifierType state)
{
  gboolean control = (state & GDK_CONTROL_MASK) != 0;
  double share = (state & GDK_SHIFT_MASK) != 0 ? FINE_SHARE : KEY_SHARE;
  ReluSelection selection;
  double from, to;

  if (self->document == NULL || self->viewport == NULL)
    return GDK_EVENT_PROPAGATE;

  if ((state & GDK_ALT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;

  if (relu_figure_data_key (self, keyval, state))
    return GDK_EVENT_STOP;

  if (!control && move_guess (self, keyval, share))
    return GDK_EVENT_STOP;

  relu_figure_view_get_visible (self, &from, &to);
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      if (control)
        relu_figure_handles_key (self, RELU_AXIS_X, -share);
      else
        move_reading (self, -share);
      return GDK_EVENT_STOP;

    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      if (control)
        relu_figure_handles_key (self, RELU_AXIS_X, share);
      else
        move_reading (self, share);
      return GDK_EVENT_STOP;

    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      if (!control)
        return GDK_EVENT_PROPAGATE;
      relu_figure_handles_key (self, RELU_AXIS_Y, share);
      return GDK_EVENT_STOP;

    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      if (!control)
        return GDK_EVENT_PROPAGATE;
      relu_figure_handles_key (self, RELU_AXIS_Y, -share);
      return GDK_EVENT_STOP;

    case GDK_KEY_Escape:
      if (self->drag_kind != RELU_DRAG_NOTHING)
        {
          relu_figure_input_release (self, TRUE);
          gtk_event_controller_reset (GTK_EVENT_CONTROLLER (self->drag));
          return GDK_EVENT_STOP;
        }
      if (relu_figure_data_escape (self))
        return GDK_EVENT_STOP;
      relu_viewport_get_selection (self->viewport, &selection);
      if (isnan (relu_viewport_get_reading_x (self->viewport))
          && selection.kind == RELU_SELECTION_NONE
          && relu_viewport_get_selected_region (self->viewport) < 0)
        return GDK_EVENT_PROPAGATE;
      relu_figure_view_set_current (self, NAN);
      relu_viewport_clear (self->viewport);
      return GDK_EVENT_STOP;

    default:
      break;
    }

  /* The rest are plain keys; with Ctrl they are the window's. */
  if (control)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      put_line (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      relu_viewport_set_line_x (self->viewport, from);
      return GDK_EVENT_STOP;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      relu_viewport_set_line_x (self->viewport, to);
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
    case GDK_KEY_9:
    case GDK_KEY_KP_9:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.fit-domain", NULL);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}
