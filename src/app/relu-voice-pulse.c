/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-voice-pulse.c: through libpulse, which PulseAudio and PipeWire both answer, in the main loop. */

#include <glib/gi18n.h>
#include <math.h>
#include <pulse/glib-mainloop.h>
#include <pulse/pulseaudio.h>

#include "relu-application.h"
#include "relu-voice.h"

/* How much the server has in advance, in µs: little, so that a tone follows its key. */
#define AHEAD 60000

struct _ReluVoice
{
  ReluSound *sound;
  float loudness;
  ReluVoiceFunc ended;
  gpointer user_data;

  pa_glib_mainloop *loop;
  pa_context *context;
  pa_stream *stream; /* NULL until the server answers */
  guint n_written;   /* frames */
  guint end_id;
  char *failure;
};

static gboolean
end_cb (gpointer user_data)
{
  ReluVoice *self = user_data;
  g_autofree char *failure = g_steal_pointer (&self->failure);

  self->end_id = 0;
  self->ended (failure, self->user_data);

  return G_SOURCE_REMOVE;
}

/* Not from inside a callback of libpulse: what hears of it frees all of this. */
static void
end_soon (ReluVoice *self)
{
  if (self->end_id == 0)
    self->end_id = g_idle_add (end_cb, self);
}

static void
fail (ReluVoice *self)
{
  if (self->failure == NULL)
    /* Translators: %s is the sound server's own reason, such as “Connection refused” */
    self->failure = g_strdup_printf (_("There is no sound here: %s"),
                                     pa_strerror (pa_context_errno (self->context)));
  end_soon (self);
}

static void
drained_cb (pa_stream *stream, int success, void *user_data)
{
  end_soon (user_data);
}

static void
write_cb (pa_stream *stream, size_t n_bytes, void *user_data)
{
  const size_t frame_size = RELU_SOUND_N_CHANNELS * sizeof (float);
  ReluVoice *self = user_data;
  const float *samples = relu_sound_get_samples (self->sound);
  guint n_left = relu_sound_get_n_frames (self->sound) - self->n_written;
  guint n = MIN ((guint) (n_bytes / frame_size), n_left);
  g_autofree float *louder = NULL;
  pa_operation *operation;

  if (n == 0)
    return;

  louder = g_new (float, (gsize) n * RELU_SOUND_N_CHANNELS);
  for (guint i = 0; i < n * RELU_SOUND_N_CHANNELS; i++)
    louder[i] = self->loudness * samples[self->n_written * RELU_SOUND_N_CHANNELS + i];
  if (pa_stream_write (stream, louder, n * frame_size, NULL, 0, PA_SEEK_RELATIVE) < 0)
    {
      fail (self);
      return;
    }

  self->n_written += n;
  if (n < n_left)
    return;

  operation = pa_stream_drain (stream, drained_cb, self);
  if (operation != NULL)
    pa_operation_unref (operation);
}

static void
stream_state_cb (pa_stream *stream, void *user_data)
{
  if (pa_stream_get_state (stream) == PA_STREAM_FAILED)
    fail (user_data);
}

static void
start (ReluVoice *self)
{
  const pa_sample_spec format = { PA_SAMPLE_FLOAT32NE, RELU_SOUND_RATE, RELU_SOUND_N_CHANNELS };
  const pa_buffer_attr buffer = {
    .maxlength = (uint32_t) -1,
    .tlength = (uint32_t) pa_usec_to_bytes (AHEAD, &format),
    .prebuf = (uint32_t) -1,
    .minreq = (uint32_t) -1,
    .fragsize = (uint32_t) -1,
  };

  /* Translators: what the desktop's mixer calls the sound of a curve */
  self->stream = pa_stream_new (self->context, _("Curve"), &format, NULL);
  if (self->stream == NULL)
    {
      fail (self);
      return;
    }

  pa_stream_set_state_callback (self->stream, stream_state_cb, self);
  pa_stream_set_write_callback (self->stream, write_cb, self);
  if (pa_stream_connect_playback (self->stream, NULL, &buffer,
                                  PA_STREAM_INTERPOLATE_TIMING | PA_STREAM_AUTO_TIMING_UPDATE
                                    | PA_STREAM_ADJUST_LATENCY,
                                  NULL, NULL)
      < 0)
    fail (self);
}

static void
context_state_cb (pa_context *context, void *user_data)
{
  ReluVoice *self = user_data;

  switch (pa_context_get_state (context))
    {
    case PA_CONTEXT_READY:
      start (self);
      break;
    case PA_CONTEXT_FAILED:
    case PA_CONTEXT_TERMINATED:
      fail (self);
      break;
    case PA_CONTEXT_UNCONNECTED:
    case PA_CONTEXT_CONNECTING:
    case PA_CONTEXT_AUTHORIZING:
    case PA_CONTEXT_SETTING_NAME:
    default:
      break;
    }
}

/**
 * relu_voice_new:
 * @sound: what to play
 * @loudness: from 0 to 1
 * @ended: called once, later, unless the voice is freed before
 *
 * Returns: (transfer full): a voice that begins as soon as the sound server answers
 */
ReluVoice *
relu_voice_new (ReluSound *sound, double loudness, ReluVoiceFunc ended, gpointer user_data)
{
  ReluVoice *self = g_new0 (ReluVoice, 1);
  pa_proplist *properties = pa_proplist_new ();

  self->sound = relu_sound_ref (sound);
  self->loudness = (float) loudness;
  self->ended = ended;
  self->user_data = user_data;

  pa_proplist_sets (properties, PA_PROP_APPLICATION_NAME, "Reluscope");
  pa_proplist_sets (properties, PA_PROP_APPLICATION_ID, RELU_APPLICATION_ID);
  pa_proplist_sets (properties, PA_PROP_APPLICATION_ICON_NAME, RELU_APPLICATION_ID);
  pa_proplist_sets (properties, PA_PROP_MEDIA_ROLE, "a11y");
  self->loop = pa_glib_mainloop_new (NULL);
  self->context = pa_context_new_with_proplist (pa_glib_mainloop_get_api (self->loop), NULL,
                                                properties);
  pa_proplist_free (properties);
  pa_context_set_state_callback (self->context, context_state_cb, self);
  if (pa_context_connect (self->context, NULL, PA_CONTEXT_NOAUTOSPAWN, NULL) < 0)
    fail (self);

  return self;
}

/**
 * relu_voice_free:
 *
 * What is on its way is not heard any more.
 */
void
relu_voice_free (ReluVoice *self)
{
  g_clear_handle_id (&self->end_id, g_source_remove);
  if (self->stream != NULL)
    {
      pa_stream_set_state_callback (self->stream, NULL, NULL);
      pa_stream_set_write_callback (self->stream, NULL, NULL);
      pa_stream_disconnect (self->stream);
      pa_stream_unref (self->stream);
    }
  pa_context_set_state_callback (self->context, NULL, NULL);
  pa_context_disconnect (self->context);
  pa_context_unref (self->context);
  pa_glib_mainloop_free (self->loop);
  relu_sound_unref (self->sound);
  g_free (self->failure);
  g_free (self);
}

/**
 * relu_voice_get_frame:
 *
 * Returns: which frame is heard now; NAN where none is yet
 */
double
relu_voice_get_frame (ReluVoice *self)
{
  pa_usec_t time;

  if (self->stream == NULL || pa_stream_get_state (self->stream) != PA_STREAM_READY
      || pa_stream_get_time (self->stream, &time) < 0)
    return NAN;

  return MIN ((double) time * RELU_SOUND_RATE / PA_USEC_PER_SEC, self->n_written);
}
