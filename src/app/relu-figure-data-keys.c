/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-figure-data-keys.c: data points by the keyboard, while they are edited. */

#include <glib/gi18n.h>
#include <math.h>

#include "relu-compat-announce.h"
#include "relu-figure-view-private.h"
#include "relu-forward.h"
#include "relu-number.h"
#include "relu-steps.h"

/* A key moves by this share of what is visible. */
#define KEY_SHARE 0.01
#define FINE_SHARE 0.001

/* Of the current point among all from left to right; -1: there is no current one. */
static gssize
find_place (ReluFigureView *self, const ReluSortedData *sorted)
{
  double x, y;
  gsize place;

  relu_figure_data_get_point (self, self->point_current, &x, &y);
  if (isnan (x))
    return -1;
  for (place = relu_sorted_data_find (sorted, x);
       relu_sorted_data_get_index (sorted, place) != (gsize) self->point_current; place++)
    ;

  return (gssize) place;
}

static void
announce_point (ReluFigureView *self, gsize place, gsize n)
{
  g_autofree char *text = NULL;
  char texts[5][RELU_NUMBER_BUFFER];
  int digits = relu_number_get_digits ();
  double x, y;

  relu_figure_data_get_point (self, self->point_current, &x, &y);
  relu_number_count_to_display (place + 1, texts[0]);
  relu_number_count_to_display (n, texts[1]);
  relu_number_to_display (x, digits, texts[2]);
  relu_number_to_display (y, digits, texts[3]);
  relu_number_to_display (
      relu_network_evaluate (relu_document_get_shown_network (self->document), x), digits, texts[4]);
  /* Translators: for screen readers: "Point 3 of 21: x = −1, y = 0.5, f(x) = 0.7" */
  text = g_strdup_printf (_("Point %s of %s: x = %s, y = %s, f(x) = %s"), texts[0], texts[1],
                          texts[2], texts[3], texts[4]);
  relu_compat_announce (GTK_WIDGET (self), text);
}

/* To the next point on the right (1) or on the left (-1), which comes into sight. */
static void
step_point (ReluFigureView *self, int direction)
{
  ReluData *data = relu_figure_data_get (self);
  const ReluSortedData *sorted;
  double from, to, x, y;
  gssize place;
  gsize n;

  relu_figure_input_release (self, FALSE);
  if (data == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  n = relu_data_get_n (data);
  sorted = relu_data_get_sorted (data);
  place = find_place (self, sorted);
  relu_figure_view_get_visible (self, &from, &to);
  if (place >= 0)
    place += direction;
  else /* the first or the last in sight */
    place = (gssize) relu_sorted_data_find (sorted, direction > 0 ? from : nextafter (to, INFINITY))
            - (direction < 0);
  if (place < 0 || (gsize) place >= n)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  relu_figure_data_hover (self, -1);
  relu_figure_data_choose (self, (int) relu_sorted_data_get_index (sorted, (gsize) place));
  relu_figure_data_get_point (self, self->point_current, &x, &y);
  if (x < from || x > to)
    relu_figure_view_set_visible (self, x - (to - from) / 2, x + (to - from) / 2);
  announce_point (self, (gsize) place, n);
}

/* Moves the current point by shares of what is visible. Keys that follow each other are one drag. */
static void
move_point (ReluFigureView *self, double share_x, double share_y)
{
  double from, to, x, y, step;

  if (!relu_figure_data_can_edit (self))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  if (self->drag_kind != RELU_DRAG_POINT_KEYS)
    {
      relu_figure_input_release (self, FALSE);
      relu_figure_data_take (self, self->point_current, RELU_DRAG_POINT_KEYS);
    }

  relu_figure_keys_wait (self);
  relu_figure_view_get_visible (self, &from, &to);
  relu_figure_data_get_point (self, self->point_current, &x, &y);
  if (share_x != 0)
    {
      step = relu_nice_step (fabs (share_x) * (to - from));
      x = CLAMP (relu_round_to_step (x + copysign (step, share_x), step), from, to);
    }
  else
    {
      step = relu_nice_step (fabs (share_y) * self->point_span);
      y = relu_round_to_step (y + copysign (step, share_y), step);
    }
  relu_figure_data_move_to (self, x, y);
}

/* On the curve at the reading line, or in the middle of what is visible: from there keys move it. */
static void
add_at_line (ReluFigureView *self)
{
  double from, to, x, step;
  ReluRect plot;

  if (relu_figure_view_get_analysis (self) == NULL)
    return;

  relu_figure_input_release (self, FALSE);
  relu_painter_get_plot_area (self->painter, &plot);
  relu_figure_view_get_visible (self, &from, &to);
  x = relu_viewport_get_line_x (self->viewport);
  if (!(x >= from && x <= to))
    x = relu_round_to_step (from + (to - from) / 2, relu_nice_grid (relu_figure_view_get_grid (self)));
  step = relu_nice_grid (fabs (relu_painter_y_to_data (self->painter, plot.y)
                               - relu_painter_y_to_data (self->painter, plot.y + 1)));
  relu_figure_data_add (
      self, x,
      relu_round_to_step (
          relu_network_evaluate (relu_document_get_shown_network (self->document), x), step));
}

/* A key while points are edited. Returns whether it was about them. */
gboolean
relu_figure_data_key (ReluFigureView *self, guint keyval, GdkModifierType state)
{
  double share = (state & GDK_SHIFT_MASK) != 0 ? FINE_SHARE : KEY_SHARE;
  gboolean has_current = self->point_current >= 0;

  if (!relu_figure_data_is_edited (self) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;

  switch (keyval)
    {
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      step_point (self, 1);
      return TRUE;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      step_point (self, -1);
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      if (has_current)
        move_point (self, -share, 0);
      return has_current;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      if (has_current)
        move_point (self, share, 0);
      return has_current;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      if (has_current)
        move_point (self, 0, share);
      return has_current;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      if (has_current)
        move_point (self, 0, -share);
      return has_current;
    case GDK_KEY_Insert:
    case GDK_KEY_KP_Insert:
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      add_at_line (self);
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      relu_figure_input_release (self, FALSE);
      relu_figure_data_remove (self, has_current ? self->point_current : self->point_hovered);
      return TRUE;
    default:
      return FALSE;
    }
}

/* Esc: keys are about no point any more; then points are no longer edited. Returns whether there was
 * anything to leave. */
gboolean
relu_figure_data_escape (ReluFigureView *self)
{
  if (!relu_figure_data_is_edited (self))
    return FALSE;

  if (self->point_current >= 0)
    relu_figure_data_choose (self, -1);
  else
    relu_viewport_set_edits_data (self->viewport, FALSE);

  return TRUE;
}
