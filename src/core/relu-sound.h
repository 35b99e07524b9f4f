/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-sound.h: the curve as something to listen to. */

#pragma once

#include "relu-analysis.h"

G_BEGIN_DECLS

#define RELU_SOUND_RATE 48000   /* frames a second */
#define RELU_SOUND_N_CHANNELS 2 /* a frame is a sample for the left ear and one for the right */

/* The pitch at the lower end of the range of y; it is three octaves higher at the upper end. */
#define RELU_SOUND_LOWEST 220.0
#define RELU_SOUND_OCTAVES 3.0

#define RELU_SOUND_MIN_SECONDS 0.05
#define RELU_SOUND_MAX_SECONDS 60.0

typedef struct
{
  double seconds;      /* from the first x to the last */
  double x_from, x_to; /* inside the domain; NAN: the whole; the same x twice: a steady tone */
  double y_from, y_to; /* which y have the lowest and the highest pitch; NAN: those of the curve there */
  gboolean ticks;      /* at breakpoints */
} ReluSoundOptions;

#define RELU_SOUND_OPTIONS_INIT { 4, NAN, NAN, NAN, NAN, TRUE }

typedef struct _ReluSound ReluSound;

ReluSound *relu_sound_new (const ReluAnalysis *analysis,
                           const ReluSoundOptions *options) G_GNUC_WARN_UNUSED_RESULT;
ReluSound *relu_sound_ref (ReluSound *self);
void relu_sound_unref (ReluSound *self);

guint relu_sound_get_n_frames (const ReluSound *self);
const float *relu_sound_get_samples (const ReluSound *self);
guint relu_sound_get_frame (const ReluSound *self, double x);
double relu_sound_get_x (const ReluSound *self, double frame);
GBytes *relu_sound_to_wav (const ReluSound *self) G_GNUC_WARN_UNUSED_RESULT;

double relu_sound_get_pitch (double y, double low, double high);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluSound, relu_sound_unref)

G_END_DECLS
