/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The curve of a window as a sound: from left to right, or one tone at the reading line. */

#include "relu-window-private.h"

#include <math.h>

#include "relu-compat-announce.h"
#include "relu-preferences.h"
#include "relu-speaker.h"

/* Of the tone at the reading line. */
#define TONE_SECONDS 0.2

static void
set_heard (ReluWindow *self, ReluSound *sound)
{
  g_clear_pointer (&self->heard, relu_sound_unref);
  self->heard = sound;
  relu_window_set_enabled (self, "stop-sound", sound != NULL);
  if (sound == NULL)
    relu_viewport_set_heard_x (self->viewport, NAN);
}

/* The mark on the figure is where the ear is. */
static gboolean
frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  ReluWindow *self = user_data;
  double frame;

  if (self->heard == NULL)
    return G_SOURCE_REMOVE;

  frame = relu_speaker_get_frame (relu_speaker_get ());
  if (!isnan (frame))
    relu_viewport_set_heard_x (self->viewport, relu_sound_get_x (self->heard, frame));

  return G_SOURCE_CONTINUE;
}

static void
ended_cb (ReluWindow *self, ReluSound *sound, const char *failure)
{
  if (sound == self->heard)
    set_heard (self, NULL);
  else if (sound != self->tone)
    return;

  if (sound == self->tone)
    g_clear_pointer (&self->tone, relu_sound_unref);
  /* Once: not with each key that moves the line. */
  if (failure == NULL || self->told_silence)
    return;

  self->told_silence = TRUE;
  relu_window_say (self, g_strdup (failure));
  relu_compat_announce (GTK_WIDGET (self), failure);
}

/* As high as the figure has it: what is seen to be higher sounds higher. */
static ReluSound *
make_sound (ReluWindow *self, double from, double to, double seconds)
{
  ReluAnalysis *analysis = relu_document_get_analysis (self->document, NULL);
  ReluSoundOptions options = RELU_SOUND_OPTIONS_INIT;
  ReluSceneOptions shown = RELU_SCENE_OPTIONS_INIT;

  if (analysis == NULL)
    return NULL;

  relu_figure_view_get_shown_ranges (self->figure_view, &shown);
  options.seconds = seconds;
  options.x_from = isnan (from) ? shown.x_from : from;
  options.x_to = isnan (to) ? shown.x_to : to;
  options.y_from = shown.y_from;
  options.y_to = shown.y_to;

  return relu_sound_new (analysis, &options);
}

static void
stop (ReluWindow *self)
{
  if (self->heard != NULL || self->tone != NULL)
    relu_speaker_stop (relu_speaker_get ());
}

static void
hear_curve_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluWindow *self = user_data;
  ReluSound *sound;

  if (self->heard != NULL)
    {
      stop (self);
      return;
    }

  sound = make_sound (self, NAN, NAN, relu_preferences_get_sound_seconds ());
  if (sound == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  self->told_silence = FALSE;
  relu_speaker_play (relu_speaker_get (), sound, relu_preferences_get_sound_loudness ());
  set_heard (self, sound);
  gtk_widget_add_tick_callback (GTK_WIDGET (self->figure_view), frame_cb, self, NULL);
}

static void
stop_sound_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  stop (user_data);
}

/* What sounds is the curve that there was. */
static void
document_changed_cb (ReluWindow *self)
{
  stop (self);
}

static void
line_moved_cb (ReluWindow *self)
{
  double x = relu_viewport_get_line_x (self->viewport);
  ReluSound *tone;

  if (!relu_preferences_get_sound_reading () || isnan (x) || self->heard != NULL)
    return;

  tone = make_sound (self, x, x, TONE_SECONDS);
  if (tone == NULL)
    return;

  relu_speaker_play (relu_speaker_get (), tone, relu_preferences_get_sound_loudness ());
  g_clear_pointer (&self->tone, relu_sound_unref);
  self->tone = tone;
}

/* relu_window_stop_sound: for good: the window is going away. */
void
relu_window_stop_sound (ReluWindow *self)
{
  stop (self);
  g_signal_handlers_disconnect_by_data (relu_speaker_get (), self);
  g_clear_pointer (&self->heard, relu_sound_unref);
  g_clear_pointer (&self->tone, relu_sound_unref);
}

/* relu_window_install_sound: adds the commands. */
void
relu_window_install_sound (ReluWindow *self)
{
  static const GActionEntry actions[] = {
    { "hear-curve", hear_curve_cb },
    { "stop-sound", stop_sound_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  relu_window_set_enabled (self, "stop-sound", FALSE);
  g_signal_connect_object (relu_speaker_get (), "ended", G_CALLBACK (ended_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "changed", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->viewport, "notify::line-x", G_CALLBACK (line_moved_cb), self,
                           G_CONNECT_SWAPPED);
}
