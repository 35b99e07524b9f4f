/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-speaker.c: what is the same with every sound server, and without one: see relu-voice.h. */

#include "relu-speaker.h"

#include <math.h>

#include "relu-voice.h"

struct _ReluSpeaker
{
  GObject parent_instance;

  ReluSound *sound; /* NULL: silence */
  ReluVoice *voice;
};

enum
{
  ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReluSpeaker, relu_speaker, G_TYPE_OBJECT)

static void
end (ReluSpeaker *self, const char *failure)
{
  g_autoptr (ReluSound) sound = g_steal_pointer (&self->sound);

  g_clear_pointer (&self->voice, relu_voice_free);
  if (sound != NULL)
    g_signal_emit (self, signals[ENDED], 0, sound, failure);
}

static void
ended_cb (const char *failure, gpointer user_data)
{
  end (user_data, failure);
}

static void
relu_speaker_finalize (GObject *object)
{
  ReluSpeaker *self = RELU_SPEAKER (object);

  g_clear_pointer (&self->voice, relu_voice_free);
  g_clear_pointer (&self->sound, relu_sound_unref);

  G_OBJECT_CLASS (relu_speaker_parent_class)->finalize (object);
}

static void
relu_speaker_class_init (ReluSpeakerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relu_speaker_finalize;

  signals[ENDED] = g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_STRING);
}

static void
relu_speaker_init (ReluSpeaker *self)
{
}

/**
 * relu_speaker_get:
 *
 * Returns: (transfer none): the program's, there from the first call to its end
 */
ReluSpeaker *
relu_speaker_get (void)
{
  static ReluSpeaker *speaker = NULL;

  if (speaker == NULL)
    speaker = g_object_new (RELU_TYPE_SPEAKER, NULL);

  return speaker;
}

/**
 * relu_speaker_play:
 * @sound: what to play; what plays now is stopped
 * @loudness: from 0 to 1
 *
 * Begins to play. Nothing waits: whether it can be heard at all comes with "ended", never before this
 * function has returned.
 */
void
relu_speaker_play (ReluSpeaker *self, ReluSound *sound, double loudness)
{
  g_return_if_fail (RELU_IS_SPEAKER (self));

  relu_speaker_stop (self);
  self->sound = relu_sound_ref (sound);
  self->voice = relu_voice_new (sound, loudness, ended_cb, self);
}

/**
 * relu_speaker_stop:
 *
 * Silence, at once.
 */
void
relu_speaker_stop (ReluSpeaker *self)
{
  g_return_if_fail (RELU_IS_SPEAKER (self));

  end (self, NULL);
}

/**
 * relu_speaker_is_playing:
 * @sound: (nullable): a sound; %NULL: any
 *
 * Returns: whether it plays, or is about to
 */
gboolean
relu_speaker_is_playing (ReluSpeaker *self, const ReluSound *sound)
{
  g_return_val_if_fail (RELU_IS_SPEAKER (self), FALSE);

  return self->sound != NULL && (sound == NULL || sound == self->sound);
}

/**
 * relu_speaker_get_frame:
 *
 * Returns: which frame of the sound is heard now; NAN before the first one and in silence
 */
double
relu_speaker_get_frame (ReluSpeaker *self)
{
  g_return_val_if_fail (RELU_IS_SPEAKER (self), NAN);

  return self->voice == NULL ? NAN : relu_voice_get_frame (self->voice);
}
