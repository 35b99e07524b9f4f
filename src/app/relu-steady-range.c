/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-steady-range.c: while something is dragged the range only grows, at once, so that nothing is
 * cut off; when it is let go of the range settles on what fits, gently if animations are on. What goes on for long,
 * as a training run does, may leave the curve flat: then the range settles meanwhile. */

#include "relu-steady-range.h"

#include <adwaita.h>
#include <math.h>

#define SETTLE_DURATION 200 /* ms */

/* What takes less than this share of the range for that long is too flat. */
#define FLAT_SHARE 0.4
#define FLAT_TIME (1200 * 1000) /* µs */

struct _ReluSteadyRange
{
  GtkWidget *widget; /* owns this */
  void (*changed) (gpointer user_data);
  gpointer user_data;

  double from, to; /* now; NAN: none yet */
  double start_from, start_to, end_from, end_to;
  AdwAnimation *animation;
  gint64 flat_since; /* 0: it isn't */
};

static void
animate_cb (double value, gpointer user_data)
{
  ReluSteadyRange *self = user_data;

  self->from = self->start_from + value * (self->end_from - self->start_from);
  self->to = self->start_to + value * (self->end_to - self->start_to);
  self->changed (self->user_data);
}

static gboolean
is_moving (ReluSteadyRange *self)
{
  return self->animation != NULL
         && adw_animation_get_state (self->animation) == ADW_ANIMATION_PLAYING;
}

static void
stop (ReluSteadyRange *self)
{
  if (is_moving (self))
    adw_animation_pause (self->animation);
}

static void
animate (ReluSteadyRange *self, double from, double to)
{
  if (self->animation == NULL)
    {
      AdwAnimationTarget *target = adw_callback_animation_target_new (animate_cb, self, NULL);

      self->animation = adw_timed_animation_new (self->widget, 0, 1, SETTLE_DURATION, target);
    }

  stop (self);
  self->start_from = self->from;
  self->start_to = self->to;
  self->end_from = from;
  self->end_to = to;
  adw_animation_reset (self->animation);
  adw_animation_play (self->animation);
}

/**
 * relu_steady_range_new:
 * @widget: which shows the range and owns this
 *
 * Returns: (transfer full): a range that takes the first aim as it is
 */
ReluSteadyRange *
relu_steady_range_new (GtkWidget *widget, void (*changed) (gpointer user_data), gpointer user_data)
{
  ReluSteadyRange *self = g_new0 (ReluSteadyRange, 1);

  self->widget = widget;
  self->changed = changed;
  self->user_data = user_data;
  self->from = self->to = NAN;

  return self;
}

void
relu_steady_range_free (ReluSteadyRange *self)
{
  if (self == NULL)
    return;

  stop (self);
  g_clear_object (&self->animation);
  g_free (self);
}

/**
 * relu_steady_range_reset:
 *
 * Forgets the range: the next aim is another picture, with nothing to move from.
 */
void
relu_steady_range_reset (ReluSteadyRange *self)
{
  stop (self);
  self->from = self->to = NAN;
}

/* Whether what fits has been much less than what is shown for some time. */
static gboolean
is_flat (ReluSteadyRange *self, double from, double to)
{
  gint64 now = g_get_monotonic_time ();

  if (to - from >= FLAT_SHARE * (self->to - self->from))
    self->flat_since = 0;
  else if (self->flat_since == 0)
    self->flat_since = now;

  return self->flat_since != 0 && now - self->flat_since > FLAT_TIME;
}

/* On its way to what fits, which is more than was expected, but no more than is shown. */
static gboolean
widen_end (ReluSteadyRange *self, double from, double to)
{
  if (!is_moving (self) || from < self->from || to > self->to)
    return FALSE;

  self->end_from = MIN (self->end_from, from);
  self->end_to = MAX (self->end_to, to);
  return TRUE;
}

/**
 * relu_steady_range_aim:
 * @from: of what fits, finite
 * @to: its other end
 * @busy: whether something is being dragged
 */
void
relu_steady_range_aim (ReluSteadyRange *self, double from, double to, gboolean busy)
{
  if (!busy && is_moving (self) && self->end_from == from && self->end_to == to)
    return;

  if (isnan (self->from))
    {
      self->from = from;
      self->to = to;
      return;
    }

  if (busy && widen_end (self, from, to))
    return;

  stop (self);
  self->from = MIN (self->from, from);
  self->to = MAX (self->to, to);
  if (busy && !is_flat (self, from, to))
    return;
  self->flat_since = 0;
  if (self->from == from && self->to == to)
    return;

  if (adw_get_enable_animations (self->widget) && gtk_widget_get_mapped (self->widget))
    {
      animate (self, from, to);
      return;
    }
  self->from = from;
  self->to = to;
}

/**
 * relu_steady_range_get:
 * @from: (out): %NAN: none yet
 * @to: (out)
 */
void
relu_steady_range_get (ReluSteadyRange *self, double *from, double *to)
{
  *from = self->from;
  *to = self->to;
}
