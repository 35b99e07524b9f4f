/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-sound.c: what is heard, by counting zero crossings and by taking sounds from each other. */

#include <math.h>
#include <string.h>

#include "relu-examples.h"
#include "relu-forward.h"
#include "relu-sound.h"

static ReluAnalysis *
analyze (const char *example, double from, double to)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReluFile) file = relu_examples_load (example, &error);
  ReluAnalysis *analysis;

  g_assert_no_error (error);
  analysis = relu_analysis_new (relu_file_get_network (file), from, to, &error);
  g_assert_no_error (error);

  return analysis;
}

/* Both ears as one: the sum of their squares is the square of the tone, whatever the place. */
static double
get_sample (const ReluSound *sound, guint frame)
{
  const float *samples = relu_sound_get_samples (sound) + (gsize) frame * RELU_SOUND_N_CHANNELS;
  double size = hypot (samples[0], samples[1]);

  return samples[0] + samples[1] < 0 ? -size : size;
}

/* From the first to the last rise through zero in a stretch of frames. */
static double
measure_pitch (const ReluSound *sound, guint first, guint last)
{
  double begin = NAN, end = NAN;
  guint n = 0;

  for (guint i = first + 1; i <= last; i++)
    {
      double before = get_sample (sound, i - 1), after = get_sample (sound, i);

      if (before >= 0 || after < 0)
        continue;
      end = i - 1 + before / (before - after);
      if (isnan (begin))
        begin = end;
      else
        n++;
    }

  return n / (end - begin) * RELU_SOUND_RATE;
}

static void
assert_pitches_follow (const char *example, double from, double to)
{
  g_autoptr (ReluAnalysis) analysis = analyze (example, from, to);
  ReluSoundOptions options = RELU_SOUND_OPTIONS_INIT;
  g_autoptr (ReluSound) sound = NULL;
  const guint stretch = RELU_SOUND_RATE / 25;
  double low = INFINITY, high = -INFINITY;

  options.seconds = 20;
  options.ticks = FALSE;
  sound = relu_sound_new (analysis, &options);
  g_assert_cmpuint (relu_sound_get_n_frames (sound), ==, 20 * RELU_SOUND_RATE);

  for (guint i = 0; i <= 4000; i++)
    {
      double y = relu_network_evaluate (relu_analysis_get_network (analysis), from + (to - from) * i / 4000);

      low = MIN (low, y);
      high = MAX (high, y);
    }

  for (guint i = 0; i < 200; i++)
    {
      guint first = (guint) g_test_rand_int_range (
          2000, (gint32) (relu_sound_get_n_frames (sound) - stretch - 2000));
      double least = INFINITY, most = 0, pitch;

      /* The pitch of a stretch is between the least and the most in it. */
      for (guint k = 0; k <= stretch; k += 10)
        {
          double y = relu_network_evaluate (relu_analysis_get_network (analysis),
                                   relu_sound_get_x (sound, first + k));

          pitch = relu_sound_get_pitch (y, low, high);
          least = MIN (least, pitch);
          most = MAX (most, pitch);
        }
      pitch = measure_pitch (sound, first, first + stretch);
      g_assert_cmpfloat (pitch, >, least * 0.999 - 0.1);
      g_assert_cmpfloat (pitch, <, most * 1.001 + 0.1);
    }
}

static void
test_pitch_is_f (void)
{
  assert_pitches_follow ("non-linear", -4, 4);
  assert_pitches_follow ("linear-case", -4, 4);
  assert_pitches_follow ("tanh", -4, 4);
}

static void
test_scale (void)
{
  g_assert_cmpfloat_with_epsilon (relu_sound_get_pitch (-1, -1, 2), 220, 1e-9);
  g_assert_cmpfloat_with_epsilon (relu_sound_get_pitch (0, -1, 2), 440, 1e-9);
  g_assert_cmpfloat_with_epsilon (relu_sound_get_pitch (1, -1, 2), 880, 1e-9);
  g_assert_cmpfloat_with_epsilon (relu_sound_get_pitch (2, -1, 2), 1760, 1e-9);
  /* Beyond the range, and where there is none. */
  g_assert_cmpfloat_with_epsilon (relu_sound_get_pitch (-100, -1, 2), 220, 1e-9);
  g_assert_cmpfloat_with_epsilon (relu_sound_get_pitch (1e308, -1, 2), 1760, 1e-9);
  g_assert_cmpfloat_with_epsilon (relu_sound_get_pitch (5, 5, 5), 220 * exp2 (1.5), 1e-9);
  g_assert_cmpfloat_with_epsilon (relu_sound_get_pitch (1, 1, 1 + 1e-15), 220 * exp2 (1.5), 1e-9);
  g_assert_cmpfloat_with_epsilon (relu_sound_get_pitch (0, INFINITY, -INFINITY), 220 * exp2 (1.5),
                                  1e-9);
  g_assert_cmpfloat_with_epsilon (relu_sound_get_pitch (0, -1.7e308, 1.7e308), 220 * exp2 (1.5),
                                  1e-9);
}

/* What ticks add to a sound begins at each breakpoint's frame, and there alone. */
static void
assert_ticks (const char *example, double from, double to, double x_from, double x_to,
              guint n_expected)
{
  g_autoptr (ReluAnalysis) analysis = analyze (example, from, to);
  ReluRegions *regions = relu_analysis_get_regions (analysis);
  ReluSoundOptions options = RELU_SOUND_OPTIONS_INIT;
  g_autoptr (ReluSound) with = NULL;
  g_autoptr (ReluSound) without = NULL;
  const float *a, *b;
  guint n = 0, n_frames, next = 0;

  options.x_from = x_from;
  options.x_to = x_to;
  with = relu_sound_new (analysis, &options);
  options.ticks = FALSE;
  without = relu_sound_new (analysis, &options);
  a = relu_sound_get_samples (with);
  b = relu_sound_get_samples (without);
  n_frames = relu_sound_get_n_frames (with);

  for (guint k = 0; k < relu_regions_get_n_breakpoints (regions); k++)
    {
      double first = isnan (x_from) ? from : x_from, last = isnan (x_to) ? to : x_to;
      ReluBreakpoint breakpoint;
      guint frame;

      relu_regions_get_breakpoint (regions, k, &breakpoint);
      if (breakpoint.x < first || breakpoint.x > last)
        continue;
      n++;
      frame = (guint) round ((breakpoint.x - first) / (last - first) * n_frames);
      g_assert_cmpuint (relu_sound_get_frame (with, breakpoint.x), ==, frame);
      g_assert_cmpfloat_with_epsilon (relu_sound_get_x (with, frame), breakpoint.x,
                                      (last - first) / n_frames);
      for (; next < frame; next++)
        g_assert_true (a[2 * next] == b[2 * next] && a[2 * next + 1] == b[2 * next + 1]);
      g_assert_cmpfloat_with_epsilon (
          hypot (a[2 * frame] - b[2 * frame], a[2 * frame + 1] - b[2 * frame + 1]), 0.45, 1e-6);
      next = frame + RELU_SOUND_RATE / 20;
    }
  for (; next < n_frames; next++)
    g_assert_true (a[2 * next] == b[2 * next] && a[2 * next + 1] == b[2 * next + 1]);
  g_assert_cmpuint (n, ==, n_expected);
}

static void
test_ticks (void)
{
  assert_ticks ("non-linear", -4, 4, NAN, NAN, 3);
  assert_ticks ("non-linear", -4, 4, 3.9, 4, 0);
  assert_ticks ("linear-case", -4, 4, NAN, NAN, 0);
  assert_ticks ("linear-case", -20, 20, NAN, NAN, 2);
}

static void
test_silent_switches_are_silent (void)
{
  static const ReluLayer layers[] = { { 1, 2, { RELU_ACTIVATION_RELU, 0 } },
                                      { 2, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  /* h0 switches at 0 and h1 at 1; h1 has no weight. */
  static const double parameters[] = { 1, 1, 0, -1, 1, 0, 0 };
  g_autoptr (ReluNetwork) network = relu_network_new (2, layers, parameters, NULL);
  g_autoptr (ReluAnalysis) analysis = relu_analysis_new (network, -2, 2, NULL);
  ReluSoundOptions options = RELU_SOUND_OPTIONS_INIT;
  g_autoptr (ReluSound) with = relu_sound_new (analysis, &options);
  g_autoptr (ReluSound) without = NULL;
  guint first;

  options.ticks = FALSE;
  without = relu_sound_new (analysis, &options);
  first = relu_sound_get_frame (with, 0);
  g_assert_cmpuint (first, ==, relu_sound_get_n_frames (with) / 2);
  g_assert_cmpmem (relu_sound_get_samples (with), 2 * first * sizeof (float),
                   relu_sound_get_samples (without), 2 * first * sizeof (float));
  for (guint i = 2 * (first + RELU_SOUND_RATE / 20); i < 2 * relu_sound_get_n_frames (with); i++)
    g_assert_true (relu_sound_get_samples (with)[i] == relu_sound_get_samples (without)[i]);
}

/* No jump: between two frames a tone of at most 1760 Hz moves no further than its slope. */
static void
test_phase_goes_on (void)
{
  g_autoptr (ReluAnalysis) analysis = analyze ("sawtooth", 0, 1);
  ReluSoundOptions options = RELU_SOUND_OPTIONS_INIT;
  g_autoptr (ReluSound) sound = NULL;
  const float *samples;
  double most = 2 * G_PI * 1760 / RELU_SOUND_RATE * 0.5 * 1.5 / 1.25 + 0.002;

  options.ticks = FALSE;
  sound = relu_sound_new (analysis, &options);
  samples = relu_sound_get_samples (sound);
  g_assert_cmpfloat (samples[0], ==, 0);
  g_assert_cmpfloat (samples[1], ==, 0);
  for (guint i = 2; i < 2 * relu_sound_get_n_frames (sound); i++)
    g_assert_cmpfloat (fabsf (samples[i] - samples[i - 2]), <, most);
  g_assert_cmpfloat (hypot (samples[2 * relu_sound_get_n_frames (sound) - 2],
                            samples[2 * relu_sound_get_n_frames (sound) - 1]),
                     <, 0.01);
}

static double
get_energy (const ReluSound *sound, guint channel, guint first, guint last)
{
  double sum = 0;

  for (guint i = first; i < last; i++)
    {
      double sample = relu_sound_get_samples (sound)[2 * i + channel];

      sum += sample * sample;
    }

  return sum;
}

static void
test_left_to_right (void)
{
  g_autoptr (ReluAnalysis) analysis = analyze ("linear-case", -4, 4);
  ReluSoundOptions options = RELU_SOUND_OPTIONS_INIT;
  g_autoptr (ReluSound) sound = relu_sound_new (analysis, &options);
  guint n = relu_sound_get_n_frames (sound), tenth = n / 10;
  double whole;

  g_assert_cmpfloat (get_energy (sound, 1, 0, tenth), <, 0.01 * get_energy (sound, 0, 0, tenth));
  g_assert_cmpfloat (get_energy (sound, 0, n - tenth, n), <,
                     0.01 * get_energy (sound, 1, n - tenth, n));

  /* Equally loud everywhere, but for the fades. */
  whole = get_energy (sound, 0, tenth, 2 * tenth) + get_energy (sound, 1, tenth, 2 * tenth);
  for (guint i = 2; i < 9; i++)
    g_assert_cmpfloat_with_epsilon (get_energy (sound, 0, i * tenth, (i + 1) * tenth)
                                        + get_energy (sound, 1, i * tenth, (i + 1) * tenth),
                                    whole, 0.02 * whole);

  /* A steady tone is where its x is. */
  options.x_from = options.x_to = -4;
  options.y_from = 0;
  options.y_to = 24;
  options.seconds = 0.5;
  g_clear_pointer (&sound, relu_sound_unref);
  sound = relu_sound_new (analysis, &options);
  n = relu_sound_get_n_frames (sound);
  g_assert_cmpuint (n, ==, RELU_SOUND_RATE / 2);
  g_assert_cmpfloat (get_energy (sound, 1, 0, n), <, 1e-9);
  /* f(-4) = 12: the middle. */
  g_assert_cmpfloat_with_epsilon (measure_pitch (sound, 1000, n - 1000), 220 * exp2 (1.5), 0.1);
}

static void
test_odd_curves (void)
{
  static const ReluLayer layers[] = { { 1, 1, { RELU_ACTIVATION_RELU, 0 } },
                                      { 1, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  static const struct
  {
    double parameters[4], from, to;
  } cases[] = {
    { { 1, -9, 1, 3 }, -4, 4 },            /* constant */
    { { 1, 0, 1e300, 0 }, -4, 4 },         /* huge */
    { { 1e-300, 0, 1e-300, 0 }, -4, 4 },   /* rounds to nothing */
    { { 1, 0, 1, 0 }, -1e308, 1e308 },     /* wide: the difference overflows */
    { { 1, -1, 1, 0 }, 1, 1 + 1e-14 },     /* narrow */
  };
  ReluSoundOptions options = RELU_SOUND_OPTIONS_INIT;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ReluNetwork) network = relu_network_new (2, layers, cases[i].parameters, NULL);
      g_autoptr (ReluAnalysis) analysis
          = relu_analysis_new (network, cases[i].from, cases[i].to, NULL);
      g_autoptr (ReluSound) sound = NULL;

      if (analysis == NULL)
        continue;
      options.seconds = 0.3;
      sound = relu_sound_new (analysis, &options);
      for (guint k = 0; k < 2 * relu_sound_get_n_frames (sound); k++)
        g_assert_cmpfloat (fabsf (relu_sound_get_samples (sound)[k]), <=, 1);
      if (i == 0)
        g_assert_cmpfloat_with_epsilon (
            measure_pitch (sound, 1000, relu_sound_get_n_frames (sound) - 1000), 220 * exp2 (1.5),
            0.1);
    }
}

static void
test_beyond_the_range (void)
{
  g_autoptr (ReluAnalysis) analysis = analyze ("linear-case", -4, 4); /* 2x + 20: 12 to 28 */
  ReluSoundOptions options = RELU_SOUND_OPTIONS_INIT;
  g_autoptr (ReluSound) sound = NULL;
  guint n, tenth;

  options.y_from = 12;
  options.y_to = 20;
  sound = relu_sound_new (analysis, &options);
  n = relu_sound_get_n_frames (sound);
  tenth = n / 10;
  g_assert_cmpfloat_with_epsilon (measure_pitch (sound, 6 * tenth, 9 * tenth), 1760, 0.1);
  g_assert_cmpfloat (
      get_energy (sound, 0, 6 * tenth, 7 * tenth) + get_energy (sound, 1, 6 * tenth, 7 * tenth), <,
      0.2 * (get_energy (sound, 0, 3 * tenth, 4 * tenth)
             + get_energy (sound, 1, 3 * tenth, 4 * tenth)));
}

static guint
get_little (const guint8 *bytes, guint n)
{
  guint number = 0;

  for (guint i = n; i-- > 0;)
    number = number << 8 | bytes[i];

  return number;
}

static void
test_wav (void)
{
  g_autoptr (ReluAnalysis) analysis = analyze ("non-linear", -4, 4);
  ReluSoundOptions options = RELU_SOUND_OPTIONS_INIT;
  g_autoptr (ReluSound) sound = relu_sound_new (analysis, &options);
  g_autoptr (GBytes) wav = relu_sound_to_wav (sound);
  guint n = relu_sound_get_n_frames (sound);
  const guint8 *bytes;
  gsize size;

  bytes = g_bytes_get_data (wav, &size);
  g_assert_cmpuint (size, ==, 44 + 4 * n);
  g_assert_cmpmem (bytes, 4, "RIFF", 4);
  g_assert_cmpuint (get_little (bytes + 4, 4), ==, size - 8);
  g_assert_cmpmem (bytes + 8, 8, "WAVEfmt ", 8);
  g_assert_cmpuint (get_little (bytes + 22, 2), ==, 2);
  g_assert_cmpuint (get_little (bytes + 24, 4), ==, RELU_SOUND_RATE);
  g_assert_cmpuint (get_little (bytes + 28, 4), ==, 4 * RELU_SOUND_RATE);
  g_assert_cmpuint (get_little (bytes + 34, 2), ==, 16);
  g_assert_cmpmem (bytes + 36, 4, "data", 4);
  g_assert_cmpuint (get_little (bytes + 40, 4), ==, 4 * n);
  for (guint i = 0; i < 2 * n; i++)
    g_assert_cmpint ((gint16) get_little (bytes + 44 + 2 * i, 2), ==,
                     lrint (relu_sound_get_samples (sound)[i] * G_MAXINT16));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sound/pitch-is-f", test_pitch_is_f);
  g_test_add_func ("/sound/scale", test_scale);
  g_test_add_func ("/sound/ticks", test_ticks);
  g_test_add_func ("/sound/silent-switches-are-silent", test_silent_switches_are_silent);
  g_test_add_func ("/sound/phase-goes-on", test_phase_goes_on);
  g_test_add_func ("/sound/left-to-right", test_left_to_right);
  g_test_add_func ("/sound/odd-curves", test_odd_curves);
  g_test_add_func ("/sound/beyond-the-range", test_beyond_the_range);
  g_test_add_func ("/sound/wav", test_wav);

  return g_test_run ();
}
