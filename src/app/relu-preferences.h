/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-preferences.h: what the user has chosen for the whole program. */

#pragma once

#include <gio/gio.h>

#include "relu-palette.h"

G_BEGIN_DECLS

#define RELU_TYPE_PREFERENCES (relu_preferences_get_type ())
G_DECLARE_FINAL_TYPE (ReluPreferences, relu_preferences, RELU, PREFERENCES, GObject)

/* Properties, each named as its setting: "digits" (int), "slider-reach", "slider-step" (doubles; a
 * step of 0 is one that suits the slider), "palette" (the name of one), "loss-log-scale" (boolean),
 * "sound-seconds", "sound-loudness" (doubles, the latter in percent), "sound-reading" (boolean). */

ReluPreferences *relu_preferences_get (void);
void relu_preferences_bind (GSettings *settings);
void relu_preferences_reset (GSettings *settings);

char *relu_preferences_dup_language (void) G_GNUC_WARN_UNUSED_RESULT;
double relu_preferences_get_slider_reach (void);
double relu_preferences_get_slider_step (void);
ReluPalette relu_preferences_get_palette (void);
gboolean relu_preferences_get_loss_log_scale (void);
double relu_preferences_get_sound_seconds (void);
double relu_preferences_get_sound_loudness (void);
gboolean relu_preferences_get_sound_reading (void);

G_END_DECLS
