/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-motion.c: previews of the networks between. The document has its new contents from the
 * beginning; what passes is only shown, and ends at any key, click or edit. */

#include "relu-motion.h"

#include <adwaita.h>

#include "relu-blend.h"

#define DURATION 600 /* ms */

/* Beyond that a frame takes too long for a motion to be smooth. */
#define MAX_PARAMETERS 2000
#define MAX_PIECES 2000

struct _ReluMotion
{
  GtkWidget *widget; /* owns this */
  GtkEventController *input;
  ReluDocument *document;

  ReluBlend *blend; /* NULL: no motion */
  double from[2], to[2]; /* the domains */
  AdwAnimation *animation;
};

static void
show (ReluMotion *self, double share)
{
  g_autoptr (ReluNetwork) network = relu_blend_get_network (self->blend, share);

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

/**
 * relu_motion_new:
 * @widget: the window; any input to it ends the motion. It owns this
 * @document: what is previewed
 *
 * Returns: (transfer full): a motion that is not running
 */
ReluMotion *
relu_motion_new (GtkWidget *widget, ReluDocument *document)
{
  ReluMotion *self = g_new0 (ReluMotion, 1);

  self->widget = widget;
  self->document = g_object_ref (document);
  self->input = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (self->input, GTK_PHASE_CAPTURE);
  g_signal_connect (self->input, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (widget, self->input);

  return self;
}

void
relu_motion_free (ReluMotion *self)
{
  relu_motion_stop (self);
  gtk_widget_remove_controller (self->widget, self->input);
  g_clear_object (&self->animation);
  g_object_unref (self->document);
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
  ReluFile *to = relu_document_get_contents (self->document);

  relu_motion_stop (self);
  self->from[0] = relu_file_get_from (from);
  self->from[1] = relu_file_get_to (from);
  self->to[0] = relu_file_get_from (to);
  self->to[1] = relu_file_get_to (to);
  if (!adw_get_enable_animations (self->widget) || !gtk_widget_get_mapped (self->widget)
      || !is_small (relu_file_get_network (from), self->from[0], self->from[1])
      || !is_small (relu_file_get_network (to), self->to[0], self->to[1]))
    return;

  self->blend = relu_blend_new (relu_file_get_network (from), relu_file_get_network (to));
  if (self->blend == NULL)
    return;

  if (self->animation == NULL)
    {
      self->animation = adw_timed_animation_new (
          self->widget, 0, 1, DURATION, adw_callback_animation_target_new (animate_cb, self, NULL));
      adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->animation), ADW_EASE_IN_OUT_CUBIC);
      g_signal_connect_swapped (self->animation, "done", G_CALLBACK (relu_motion_stop), self);
    }
  show (self, 0);
  adw_animation_play (self->animation);
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
}
