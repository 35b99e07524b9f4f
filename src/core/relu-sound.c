/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-sound.c: a sweep over x as sound. Pitch is the height of the curve, the place between the ears is
 * x, and a tick is a breakpoint; where f goes straight on, nothing is heard of a switch. */

#include "relu-sound.h"

#include <math.h>
#include <string.h>

#include "relu-polyline.h"

/* Peaks of the tone and of a tick; together they stay below 1. */
#define TONE_PEAK 0.5
#define TICK_PEAK 0.45

/* The octave gives the low tones of small loudspeakers some body; the sum crosses zero where the tone
 * alone does. */
#define OCTAVE_SHARE 0.25

/* A tone beyond the range of y has the pitch of its end, and is as loud as this. */
#define BEYOND 0.3

#define TICK_HERTZ 3000.0
#define TICK_SECONDS 0.04
#define TICK_DECAY 0.006 /* seconds until it is 1/e */

/* The tone comes and goes in this time, and gets louder or quieter, as a jump would crack. */
#define FADE_SECONDS 0.01

/* A range of y that is no more than rounding, as a share of its numbers. */
#define NO_RANGE 1e-9

struct _ReluSound
{
  gatomicrefcount ref_count;

  double x_from, x_to;
  double low, high; /* y */
  guint n_frames;
  float *samples;
};

/* Where @value is between @from and @to: 0 and 1 at these. In halves, as a difference may overflow. */
static double
get_share (double value, double from, double to)
{
  return (value * 0.5 - from * 0.5) / (to * 0.5 - from * 0.5);
}

static gboolean
is_range (double low, double high)
{
  return low < high && high * 0.5 - low * 0.5 > NO_RANGE * MAX (fabs (low), fabs (high));
}

/**
 * relu_sound_get_pitch:
 * @y: a height
 * @low: the y of the lowest pitch
 * @high: the y of the highest pitch; where it is not above @low, all pitches are the middle one
 *
 * Equal steps of y are equal intervals to the ear. Beyond the range the pitch is that of its end.
 *
 * Returns: in hertz
 */
double
relu_sound_get_pitch (double y, double low, double high)
{
  double share = is_range (low, high) ? CLAMP (get_share (y, low, high), 0, 1) : 0.5;

  return RELU_SOUND_LOWEST * exp2 (RELU_SOUND_OCTAVES * share);
}

/**
 * relu_sound_get_frame:
 * @x: where
 *
 * Returns: the frame at which that x is heard, the nearest one inside the sound
 */
guint
relu_sound_get_frame (const ReluSound *self, double x)
{
  double share = self->x_from < self->x_to ? get_share (x, self->x_from, self->x_to) : 0;

  return (guint) MIN (round (CLAMP (share, 0, 1) * self->n_frames), self->n_frames - 1.0);
}

/**
 * relu_sound_get_x:
 * @frame: a time since the beginning, in frames
 *
 * Returns: the x that is heard then
 */
double
relu_sound_get_x (const ReluSound *self, double frame)
{
  double share = CLAMP (frame / self->n_frames, 0, 1);

  return self->x_from * (1 - share) + self->x_to * share;
}

static void
choose_ranges (ReluSound *self, const ReluAnalysis *analysis, const ReluSoundOptions *options)
{
  double from = relu_analysis_get_from (analysis), to = relu_analysis_get_to (analysis);
  const double *xs, *ys;
  guint n = relu_analysis_get_points (analysis, &xs, &ys);

  self->x_from = isnan (options->x_from) ? from : CLAMP (options->x_from, from, to);
  self->x_to = isnan (options->x_to) ? to : CLAMP (options->x_to, self->x_from, to);
  self->low = options->y_from;
  self->high = options->y_to;
  if (isnan (self->low) || isnan (self->high))
    {
      self->low = INFINITY;
      self->high = -INFINITY;
      relu_polyline_extend (n, xs, ys, self->x_from, self->x_to, &self->low, &self->high);
    }
}

static void
add_tone (ReluSound *self, const ReluAnalysis *analysis)
{
  const double *xs, *ys;
  guint n = relu_analysis_get_points (analysis, &xs, &ys);
  guint n_fade = MIN ((guint) (FADE_SECONDS * RELU_SOUND_RATE), self->n_frames / 2);
  gboolean has_range = is_range (self->low, self->high);
  double phase = 0, loudness = 0; /* of full; rises to what it should be */
  guint point = 1;

  for (guint i = 0; i < self->n_frames; i++)
    {
      double x = relu_sound_get_x (self, i);
      double across = (double) i / self->n_frames * G_PI_2;
      double y, share, target, sample;

      /* As relu_polyline_get_value() has it, without looking for the piece each time. */
      while (point < n - 1 && xs[point] < x)
        point++;
      share = get_share (x, xs[point - 1], xs[point]);
      y = ys[point - 1] * (1 - share) + ys[point] * share;

      target = has_range && (y < self->low || y > self->high) ? BEYOND : 1;
      if (self->n_frames - i <= n_fade)
        target = 0;
      loudness += CLAMP (target - loudness, -1.0 / n_fade, 1.0 / n_fade);

      sample = TONE_PEAK * loudness * (sin (phase) + OCTAVE_SHARE * sin (2 * phase))
               / (1 + OCTAVE_SHARE);
      if (self->x_from == self->x_to)
        across = G_PI_2 * get_share (x, xs[0], xs[n - 1]);
      self->samples[2 * i] = (float) (sample * cos (across));
      self->samples[2 * i + 1] = (float) (sample * sin (across));

      phase += 2 * G_PI * relu_sound_get_pitch (y, self->low, self->high) / RELU_SOUND_RATE;
      if (phase > 2 * G_PI)
        phase -= 2 * G_PI;
    }
}

/* One after the other: a tick ends where the next begins, so that a crowd is not louder than one. */
static void
add_ticks (ReluSound *self, const ReluRegions *regions)
{
  const guint length = (guint) (TICK_SECONDS * RELU_SOUND_RATE);
  guint n = relu_regions_get_n_breakpoints (regions);
  guint first = self->n_frames; /* frame of the tick to the right */

  for (guint k = n; k-- > 0;)
    {
      ReluBreakpoint breakpoint;
      guint frame, end;

      relu_regions_get_breakpoint (regions, k, &breakpoint);
      if (breakpoint.x < self->x_from || breakpoint.x > self->x_to)
        continue;

      frame = relu_sound_get_frame (self, breakpoint.x);
      end = MIN (frame + length, first);
      first = frame;
      for (guint i = frame; i < end; i++)
        {
          double seconds = (double) (i - frame) / RELU_SOUND_RATE;
          double across = (double) frame / self->n_frames * G_PI_2;
          double sample = TICK_PEAK * exp (-seconds / TICK_DECAY)
                          * cos (2 * G_PI * TICK_HERTZ * seconds);

          self->samples[2 * i] += (float) (sample * cos (across));
          self->samples[2 * i + 1] += (float) (sample * sin (across));
        }
    }
}

/**
 * relu_sound_new:
 * @analysis: of the curve
 * @options: what of it, and how long
 *
 * Sweeps x evenly: pitch is f(x) as relu_sound_get_pitch() has it, exact on the straight pieces and to
 * the error of its ReluCurve for a smooth network, without a jump in phase; equally loud from the left
 * ear to the right one, quieter where f is beyond the range of y. Each breakpoint is a tick that begins
 * at relu_sound_get_frame() of its x; silent switches have none.
 *
 * Returns: (transfer full): the sound
 */
ReluSound *
relu_sound_new (const ReluAnalysis *analysis, const ReluSoundOptions *options)
{
  ReluRegions *regions = relu_analysis_get_regions (analysis);
  ReluSound *self = g_new0 (ReluSound, 1);

  g_atomic_ref_count_init (&self->ref_count);
  choose_ranges (self, analysis, options);
  self->n_frames = (guint) round (
      CLAMP (options->seconds, RELU_SOUND_MIN_SECONDS, RELU_SOUND_MAX_SECONDS) * RELU_SOUND_RATE);
  self->samples = g_new0 (float, (gsize) self->n_frames * RELU_SOUND_N_CHANNELS);
  add_tone (self, analysis);
  if (options->ticks && regions != NULL && self->x_from < self->x_to)
    add_ticks (self, regions);

  return self;
}

ReluSound *
relu_sound_ref (ReluSound *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
relu_sound_unref (ReluSound *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->samples);
  g_free (self);
}

guint
relu_sound_get_n_frames (const ReluSound *self)
{
  return self->n_frames;
}

/**
 * relu_sound_get_samples:
 *
 * Returns: (transfer none): between -1 and 1, for each frame the left ear's and the right ear's
 */
const float *
relu_sound_get_samples (const ReluSound *self)
{
  return self->samples;
}

static void
append_number (GByteArray *bytes, guint32 number, guint n_bytes)
{
  guint32 little = GUINT32_TO_LE (number);

  g_byte_array_append (bytes, (const guint8 *) &little, n_bytes);
}

static void
append_tag (GByteArray *bytes, const char *tag)
{
  g_byte_array_append (bytes, (const guint8 *) tag, 4);
}

/**
 * relu_sound_to_wav:
 *
 * Returns: (transfer full): the contents of a WAV file with 16 bits a sample
 */
GBytes *
relu_sound_to_wav (const ReluSound *self)
{
  const guint frame_size = RELU_SOUND_N_CHANNELS * sizeof (gint16);
  guint n_samples = self->n_frames * RELU_SOUND_N_CHANNELS;
  guint size = self->n_frames * frame_size;
  GByteArray *bytes = g_byte_array_sized_new (44 + size);

  append_tag (bytes, "RIFF");
  append_number (bytes, 36 + size, 4);
  append_tag (bytes, "WAVE");
  append_tag (bytes, "fmt ");
  append_number (bytes, 16, 4);
  append_number (bytes, 1, 2); /* plain numbers */
  append_number (bytes, RELU_SOUND_N_CHANNELS, 2);
  append_number (bytes, RELU_SOUND_RATE, 4);
  append_number (bytes, RELU_SOUND_RATE * frame_size, 4);
  append_number (bytes, frame_size, 2);
  append_number (bytes, 8 * sizeof (gint16), 2);
  append_tag (bytes, "data");
  append_number (bytes, size, 4);
  for (guint i = 0; i < n_samples; i++)
    append_number (bytes, (guint32) lrint (self->samples[i] * G_MAXINT16), sizeof (gint16));

  return g_byte_array_free_to_bytes (bytes);
}
