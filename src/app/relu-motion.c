/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-motion.c: previews of the networks between, and what of the plane is seen meanwhile. The document
 * has its new contents from the beginning; what passes is only shown, and ends at any key, click or edit. */

#include "relu-motion.h"

#include <adwaita.h>
#include <math.h>

#include "relu-blend.h"

/* Beyond that a frame takes too long for a motion to be smooth. */
#define MAX_PARAMETERS 2000
#define MAX_PIECES 2000

struct _ReluMotion
{
  GtkWidget *widget; /* whose frames it follows */
  GtkEventController *input;
  ReluDocument *document;
  ReluViewport *viewport;

  ReluBlend *blend; /* NULL: no motion */
  double from[2], to[2]; /* the domains */
  ReluMotionView from_view, to_view; /* as numbers where both are known */
  ReluMotionView end;                /* as it is left to the viewport */
  gboolean moves_view;
  ReluMotionFunc done; /* NULL: nobody waits */
  gpointer user_data;
  AdwAnimation *animation;
};

static void
set_view (ReluMotion *self, const ReluMotionView *view)
{
  relu_viewport_set_x_range (self->viewport, view->x_from, view->x_to);
  relu_viewport_set_y_range (self->viewport, view->y_from, view->y_to);
}

static void
show (ReluMotion *self, double share)
{
  const ReluMotionView *a = &self->from_view, *b = &self->to_view;
  g_autoptr (ReluNetwork) network = relu_blend_get_network (self->blend, share);

  /* Not known, and so fitted: NAN stays NAN. */
  if (self->moves_view)
    set_view (self, &(ReluMotionView){ relu_blend_mix (a->x_from, b->x_from, share),
                                       relu_blend_mix (a->x_to, b->x_to, share),
                                       relu_blend_mix (a->y_from, b->y_from, share),
                                       relu_blend_mix (a->y_to, b->y_to, share) });
  relu_document_set_preview (self->document, network,
                             relu_blend_mix (self->from[0], self->to[0], share),
                             relu_blend_mix (self->from[1], self->to[1], share));
}

/* An edit has ended the preview: it is not to come back. */
static void
animate_cb (double share, gpointer user_data)
{
  ReluMotion *self = user_data;

  if (self->blend == NULL)
    return;

  if (relu_document_has_preview (self->document))
    show (self, share);
  else
    relu_motion_stop (self);
}

static gboolean
event_cb (GtkEventControllerLegacy *controller, GdkEvent *event, ReluMotion *self)
{
  switch ((int) gdk_event_get_event_type (event))
    {
    case GDK_BUTTON_PRESS:
    case GDK_KEY_PRESS:
    case GDK_SCROLL:
    case GDK_TOUCH_BEGIN:
    case GDK_TOUCHPAD_PINCH:
      relu_motion_stop (self);
      break;
    default:
      break;
    }

  return GDK_EVENT_PROPAGATE;
}

static void
attach (ReluMotion *self, GtkWidget *widget)
{
  self->widget = widget;
  self->input = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (self->input, GTK_PHASE_CAPTURE);
  g_signal_connect (self->input, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (widget, self->input);
}

static void
detach (ReluMotion *self)
{
  gtk_widget_remove_controller (self->widget, self->input);
  g_clear_object (&self->animation);
}

/**
 * relu_motion_new:
 * @widget: the window; any input to it ends the motion. It must live as long as this
 * @document: what is previewed
 * @viewport: what of it is seen
 *
 * Returns: (transfer full): a motion that is not running
 */
ReluMotion *
relu_motion_new (GtkWidget *widget, ReluDocument *document, ReluViewport *viewport)
{
  ReluMotion *self = g_new0 (ReluMotion, 1);

  self->document = g_object_ref (document);
  self->viewport = g_object_ref (viewport);
  attach (self, widget);

  return self;
}

/**
 * relu_motion_set_widget:
 * @widget: another window that shows the document; it must live until another one is set
 *
 * Goes by the frames of @widget from now on, and any input to it ends the motion: a window that is covered
 * may get no frames at all. A motion that is going on ends.
 */
void
relu_motion_set_widget (ReluMotion *self, GtkWidget *widget)
{
  relu_motion_stop (self);
  detach (self);
  attach (self, widget);
}

void
relu_motion_free (ReluMotion *self)
{
  self->done = NULL;
  relu_motion_stop (self);
  detach (self);
  g_object_unref (self->document);
  g_object_unref (self->viewport);
  g_free (self);
}

static gboolean
is_small (ReluNetwork *network, double from, double to)
{
  g_autoptr (ReluAnalysis) analysis = NULL;
  const double *xs, *ys;

  if (relu_network_get_n_parameters (network) > MAX_PARAMETERS)
    return FALSE;
  analysis = relu_analysis_new (network, from, to, NULL);

  return analysis != NULL && relu_analysis_get_points (analysis, &xs, &ys) <= MAX_PIECES;
}

static void
finish (ReluMotion *self)
{
  ReluMotionFunc done = g_steal_pointer (&self->done);

  if (self->moves_view)
    set_view (self, &self->end);
  self->moves_view = FALSE;
  if (done != NULL)
    done (self->user_data);
}

/* Whether there is a way that can be gone smoothly; it is in self->blend then. */
static gboolean
find_way (ReluMotion *self, ReluFile *from, double seconds)
{
  ReluFile *to = relu_document_get_contents (self->document);

  self->from[0] = relu_file_get_from (from);
  self->from[1] = relu_file_get_to (from);
  self->to[0] = relu_file_get_from (to);
  self->to[1] = relu_file_get_to (to);
  if (!(seconds > 0) || !adw_get_enable_animations (self->widget)
      || !gtk_widget_get_mapped (self->widget)
      || !is_small (relu_file_get_network (from), self->from[0], self->from[1])
      || !is_small (relu_file_get_network (to), self->to[0], self->to[1]))
    return FALSE;

  self->blend = relu_blend_new (relu_file_get_network (from), relu_file_get_network (to));

  return self->blend != NULL;
}

/* Fitted is the domain across, but upwards what the figure finds: no number to move to or from. */
static void
complete_view (ReluMotionView *view, const ReluMotionView *other, const double *domain)
{
  if (isnan (view->x_from))
    {
      view->x_from = domain[0];
      view->x_to = domain[1];
    }
  if (isnan (other->y_from))
    view->y_from = view->y_to = NAN;
}

static void
play (ReluMotion *self, double seconds)
{
  if (self->animation == NULL)
    {
      self->animation = adw_timed_animation_new (
          self->widget, 0, 1, 0, adw_callback_animation_target_new (animate_cb, self, NULL));
      adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->animation), ADW_EASE_IN_OUT_CUBIC);
      g_signal_connect_swapped (self->animation, "done", G_CALLBACK (relu_motion_stop), self);
    }
  adw_timed_animation_set_duration (ADW_TIMED_ANIMATION (self->animation),
                                    (guint) lround (1000 * seconds));
  show (self, 0);
  adw_animation_play (self->animation);
}

/**
 * relu_motion_start:
 * @from: what was shown before the document got its present contents
 *
 * Moves from there to the document, at most once: nothing happens where there is no way, where the
 * system asks for less motion, or where it could not be smooth.
 */
void
relu_motion_start (ReluMotion *self, ReluFile *from)
{
  relu_motion_stop (self);
  self->moves_view = FALSE;
  if (find_way (self, from, RELU_MOTION_SECONDS))
    play (self, RELU_MOTION_SECONDS);
}

/**
 * relu_motion_get_view:
 * @view: (out): what of the plane is seen now, or will be when a motion has ended; upwards the range that
 *   the figure has found, where it is fitted and has been drawn
 */
void
relu_motion_get_view (ReluMotion *self, ReluMotionView *view)
{
  relu_viewport_get_x_range (self->viewport, &view->x_from, &view->x_to);
  relu_viewport_get_y_range (self->viewport, &view->y_from, &view->y_to);
  if (isnan (view->y_from))
    relu_viewport_get_shown_y (self->viewport, &view->y_from, &view->y_to);
}

/**
 * relu_motion_start_view:
 * @from: what was shown before the document got its present contents
 * @from_view: what of the plane was seen then, see relu_motion_get_view()
 * @to_view: what is to be seen at the end
 * @seconds: how long it takes; 0: no time
 * @done: (nullable): called once, when @to_view is reached, whatever it is that ended the motion
 * @user_data: for @done
 *
 * As relu_motion_start(), with the ranges of the viewport. Where there is no motion the end is reached at
 * once.
 */
void
relu_motion_start_view (ReluMotion *self, ReluFile *from, const ReluMotionView *from_view,
                        const ReluMotionView *to_view, double seconds, ReluMotionFunc done,
                        gpointer user_data)
{
  relu_motion_stop (self);
  self->moves_view = TRUE;
  self->end = *to_view;
  self->done = done;
  self->user_data = user_data;
  if (!find_way (self, from, seconds))
    {
      finish (self);
      return;
    }

  self->from_view = *from_view;
  self->to_view = *to_view;
  complete_view (&self->from_view, to_view, self->from);
  complete_view (&self->to_view, from_view, self->to);
  play (self, seconds);
}

/**
 * relu_motion_stop:
 *
 * Shows the document as it is, at once.
 */
void
relu_motion_stop (ReluMotion *self)
{
  if (self->blend == NULL)
    return;

  g_clear_pointer (&self->blend, relu_blend_free);
  relu_document_set_preview (self->document, NULL, 0, 0);
  if (adw_animation_get_state (self->animation) == ADW_ANIMATION_PLAYING)
    adw_animation_reset (self->animation);
  finish (self);
}
