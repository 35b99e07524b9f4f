/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands of a training, and its frames. */

#include "relu-window-private.h"

#include <glib/gi18n.h>

#include "relu-preferences.h"

/* Named as its setting. */
#define LOG_SCALE_ACTION "loss-log-scale"

/* relu_window_pause_training: pauses a run that goes on, and says so: something else needs the network to stay
 * as it is. */
void
relu_window_pause_training (ReluWindow *self)
{
  if (!relu_training_get_running (self->training))
    return;

  relu_training_pause (self->training);
  relu_window_say (self, g_strdup (_("Training is paused")));
}

/* Muting ends with a run, see relu_training_run(): not without a word. */
static void
say_unmuted (ReluWindow *self)
{
  if (relu_document_get_n_muted (self->document) > 0 && relu_training_can_run (self->training)
      && !relu_training_get_running (self->training))
    relu_window_say (self, g_strdup (_("Training takes all units along: none is muted now")));
}

static void
run_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluWindow *self = user_data;

  say_unmuted (self);
  if (relu_training_get_running (self->training))
    relu_training_pause (self->training);
  else
    relu_training_run (self->training);
}

static void
pause_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  relu_window_pause_training (user_data);
}

static void
step_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluWindow *self = user_data;

  say_unmuted (self);
  relu_training_step (self->training);
}

static void
same_start_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluWindow *self = user_data;

  relu_training_same_start (self->training);
}

static void
new_start_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluWindow *self = user_data;

  relu_training_new_start (self->training);
}

/* The next window begins with it. */
static void
speed_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluWindow *self = user_data;
  int speed = MAX (g_variant_get_int32 (parameter), 0);

  relu_training_set_speed (self->training, (guint64) speed);
  if (self->settings != NULL)
    g_settings_set_int (self->settings, "training-speed", speed);
}

static void
log_scale_state_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  ReluWindow *self = user_data;

  if (self->settings != NULL)
    g_settings_set_value (self->settings, LOG_SCALE_ACTION, state);
}

/* All windows have the same scale. */
static void
log_scale_cb (ReluWindow *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), LOG_SCALE_ACTION);

  g_simple_action_set_state (G_SIMPLE_ACTION (action),
                             g_variant_new_boolean (relu_preferences_get_loss_log_scale ()));
}

static void
update_actions (ReluWindow *self)
{
  gboolean can_run = relu_training_can_run (self->training);

  relu_window_set_enabled (self, "run-training", can_run);
  relu_window_set_enabled (self, "step-training", can_run);
  relu_window_set_enabled (self, "same-start",
               relu_record_get_n (relu_training_get_record (self->training)) > 0);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  ReluWindow *self = user_data;

  relu_training_tick (self->training);

  return G_SOURCE_CONTINUE;
}

static void
ticking_cb (ReluWindow *self)
{
  gboolean ticking;

  g_object_get (self->training, "ticking", &ticking, NULL);
  if (ticking && self->training_tick == 0)
    {
      self->training_tick = gtk_widget_add_tick_callback (self->frames, tick_cb, self, NULL);
    }
  else if (!ticking && self->training_tick != 0)
    {
      gtk_widget_remove_tick_callback (self->frames, self->training_tick);
      self->training_tick = 0;
    }
}

/* relu_window_install_training: makes the training of the document, and its commands. */
void
relu_window_install_training (ReluWindow *self)
{
  static const GActionEntry actions[] = {
    { "run-training", run_cb, NULL, NULL, NULL },
    { "pause-training", pause_cb, NULL, NULL, NULL },
    { "step-training", step_cb, NULL, NULL, NULL },
    { "same-start", same_start_cb, NULL, NULL, NULL },
    { "new-start", new_start_cb, NULL, NULL, NULL },
    { "training-speed", speed_cb, "i", NULL, NULL },
    { LOG_SCALE_ACTION, NULL, NULL, "false", log_scale_state_cb },
  };

  self->frames = GTK_WIDGET (self);
  self->training = relu_training_new (self->document);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  g_signal_connect_object (self->training, "notify::ticking", G_CALLBACK (ticking_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->training, "changed", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (relu_preferences_get (), "notify::" LOG_SCALE_ACTION,
                           G_CALLBACK (log_scale_cb), self, G_CONNECT_SWAPPED);
  log_scale_cb (self);
  update_actions (self);
}

/* relu_window_bind_training: begins with the speed of the last window. */
void
relu_window_bind_training (ReluWindow *self)
{
  relu_training_set_speed (self->training,
                           (guint64) g_settings_get_int (self->settings, "training-speed"));
}

/* relu_window_follow_frames:
 * @frames: this window, or another one that shows its document; it must live until another one is set
 *
 * Lets training and motion go by the frames of @frames. A window that is covered may get none: a compositor
 * saves itself the work. */
void
relu_window_follow_frames (ReluWindow *self, GtkWidget *frames)
{
  if (self->training_tick != 0)
    gtk_widget_remove_tick_callback (self->frames, self->training_tick);
  self->training_tick = 0;
  self->frames = frames;
  relu_motion_set_widget (self->motion, frames);
  ticking_cb (self);
}
