/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-speaker.h: plays a sound, one at a time in the whole program. */

#pragma once

#include <glib-object.h>

#include "relu-sound.h"

G_BEGIN_DECLS

#define RELU_TYPE_SPEAKER (relu_speaker_get_type ())
G_DECLARE_FINAL_TYPE (ReluSpeaker, relu_speaker, RELU, SPEAKER, GObject)

/* Signal "ended" (ReluSound *sound, const char *failure): the sound has been heard, was stopped or
 * replaced (failure is NULL), or cannot be played and why not (a sentence, translated). Once for each
 * that was played. */

ReluSpeaker *relu_speaker_get (void);
void relu_speaker_play (ReluSpeaker *self, ReluSound *sound, double loudness);
void relu_speaker_stop (ReluSpeaker *self);
gboolean relu_speaker_is_playing (ReluSpeaker *self, const ReluSound *sound);
double relu_speaker_get_frame (ReluSpeaker *self);

G_END_DECLS
