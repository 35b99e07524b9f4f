/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-voice.h: one sound on its way to the loudspeaker. relu-voice-pulse.c brings it there through
 * PulseAudio or PipeWire; relu-voice-none.c says that this build cannot. */

#pragma once

#include "relu-sound.h"

G_BEGIN_DECLS

typedef struct _ReluVoice ReluVoice;

/* @failure: a sentence, translated, or NULL: it has been heard to its end. May free the voice. */
typedef void (*ReluVoiceFunc) (const char *failure, gpointer user_data);

ReluVoice *relu_voice_new (ReluSound *sound, double loudness, ReluVoiceFunc ended,
                           gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;
void relu_voice_free (ReluVoice *self);
double relu_voice_get_frame (ReluVoice *self);

G_END_DECLS
