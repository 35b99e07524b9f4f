/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-voice-none.c: of a program that was built without libpulse. */

#include <glib/gi18n.h>
#include <math.h>

#include "relu-voice.h"

struct _ReluVoice
{
  guint idle_id;
  ReluVoiceFunc ended;
  gpointer user_data;
};

static gboolean
idle_cb (gpointer user_data)
{
  ReluVoice *self = user_data;

  self->idle_id = 0;
  self->ended (_("This build of Reluscope has no sound"), self->user_data);

  return G_SOURCE_REMOVE;
}

ReluVoice *
relu_voice_new (ReluSound *sound, double loudness, ReluVoiceFunc ended, gpointer user_data)
{
  ReluVoice *self = g_new0 (ReluVoice, 1);

  self->ended = ended;
  self->user_data = user_data;
  self->idle_id = g_idle_add (idle_cb, self);

  return self;
}

void
relu_voice_free (ReluVoice *self)
{
  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_free (self);
}

double
relu_voice_get_frame (ReluVoice *self)
{
  return NAN;
}
