/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-preferences.h"

#include "relu-application.h"
#include "relu-language.h"
#include "relu-number.h"
#include "relu-sound.h"
#include "relu-steps.h"

#define DEFAULT_SECONDS 4
#define DEFAULT_LOUDNESS 60

struct _ReluPreferences
{
  GObject parent_instance;

  double slider_reach;
  double slider_step;
  ReluPalette palette;
  gboolean loss_log_scale;
  double sound_seconds;
  double sound_loudness; /* in percent */
  gboolean sound_reading;
};

enum
{
  PROP_0,
  PROP_DIGITS,
  PROP_SLIDER_REACH,
  PROP_SLIDER_STEP,
  PROP_PALETTE,
  PROP_LOSS_LOG_SCALE,
  PROP_SOUND_SECONDS,
  PROP_SOUND_LOUDNESS,
  PROP_SOUND_READING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ReluPreferences, relu_preferences, G_TYPE_OBJECT)

static void
relu_preferences_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  ReluPreferences *self = RELU_PREFERENCES (object);

  switch (prop_id)
    {
    case PROP_DIGITS:
      g_value_set_int (value, relu_number_get_digits ());
      break;
    case PROP_SLIDER_REACH:
      g_value_set_double (value, self->slider_reach);
      break;
    case PROP_SLIDER_STEP:
      g_value_set_double (value, self->slider_step);
      break;
    case PROP_PALETTE:
      g_value_set_string (value, relu_palette_get_name (self->palette));
      break;
    case PROP_LOSS_LOG_SCALE:
      g_value_set_boolean (value, self->loss_log_scale);
      break;
    case PROP_SOUND_SECONDS:
      g_value_set_double (value, self->sound_seconds);
      break;
    case PROP_SOUND_LOUDNESS:
      g_value_set_double (value, self->sound_loudness);
      break;
    case PROP_SOUND_READING:
      g_value_set_boolean (value, self->sound_reading);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_double (ReluPreferences *self, double *field, double value, guint prop)
{
  if (*field == value)
    return;

  *field = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
}

static void
set_digits (ReluPreferences *self, int digits)
{
  if (digits == relu_number_get_digits ())
    return;

  relu_number_set_digits (digits);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DIGITS]);
}

static void
set_palette (ReluPreferences *self, const char *name)
{
  ReluPalette palette;

  if (!relu_palette_from_name (name, &palette) || palette == self->palette)
    return;

  self->palette = palette;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PALETTE]);
}

static void
set_boolean (ReluPreferences *self, gboolean *field, gboolean value, guint prop)
{
  if (*field == value)
    return;

  *field = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
}

static void
relu_preferences_set_property (GObject *object, guint prop_id, const GValue *value,
                               GParamSpec *pspec)
{
  ReluPreferences *self = RELU_PREFERENCES (object);

  switch (prop_id)
    {
    case PROP_DIGITS:
      set_digits (self, g_value_get_int (value));
      break;
    case PROP_SLIDER_REACH:
      set_double (self, &self->slider_reach, g_value_get_double (value), PROP_SLIDER_REACH);
      break;
    case PROP_SLIDER_STEP:
      set_double (self, &self->slider_step, g_value_get_double (value), PROP_SLIDER_STEP);
      break;
    case PROP_PALETTE:
      set_palette (self, g_value_get_string (value));
      break;
    case PROP_LOSS_LOG_SCALE:
      set_boolean (self, &self->loss_log_scale, g_value_get_boolean (value), prop_id);
      break;
    case PROP_SOUND_SECONDS:
      set_double (self, &self->sound_seconds, g_value_get_double (value), prop_id);
      break;
    case PROP_SOUND_LOUDNESS:
      set_double (self, &self->sound_loudness, g_value_get_double (value), prop_id);
      break;
    case PROP_SOUND_READING:
      set_boolean (self, &self->sound_reading, g_value_get_boolean (value), prop_id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relu_preferences_class_init (ReluPreferencesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags
      = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = relu_preferences_get_property;
  object_class->set_property = relu_preferences_set_property;

  properties[PROP_DIGITS] = g_param_spec_int ("digits", NULL, NULL, 1, RELU_NUMBER_MAX_DIGITS,
                                              RELU_NUMBER_DIGITS, flags);
  properties[PROP_SLIDER_REACH]
      = g_param_spec_double ("slider-reach", NULL, NULL, 0, G_MAXDOUBLE, RELU_DEFAULT_REACH, flags);
  properties[PROP_SLIDER_STEP]
      = g_param_spec_double ("slider-step", NULL, NULL, 0, G_MAXDOUBLE, 0, flags);
  properties[PROP_PALETTE] = g_param_spec_string ("palette", NULL, NULL, "standard", flags);
  properties[PROP_LOSS_LOG_SCALE]
      = g_param_spec_boolean ("loss-log-scale", NULL, NULL, FALSE, flags);
  properties[PROP_SOUND_SECONDS]
      = g_param_spec_double ("sound-seconds", NULL, NULL, RELU_SOUND_MIN_SECONDS,
                             RELU_SOUND_MAX_SECONDS, DEFAULT_SECONDS, flags);
  properties[PROP_SOUND_LOUDNESS]
      = g_param_spec_double ("sound-loudness", NULL, NULL, 0, 100, DEFAULT_LOUDNESS, flags);
  properties[PROP_SOUND_READING]
      = g_param_spec_boolean ("sound-reading", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
relu_preferences_init (ReluPreferences *self)
{
  self->slider_reach = RELU_DEFAULT_REACH;
  self->sound_seconds = DEFAULT_SECONDS;
  self->sound_loudness = DEFAULT_LOUDNESS;
}

/**
 * relu_preferences_get:
 *
 * Returns: (transfer none): the preferences, there from the first call to the end of the program
 */
ReluPreferences *
relu_preferences_get (void)
{
  static ReluPreferences *preferences = NULL;

  if (preferences == NULL)
    preferences = g_object_new (RELU_TYPE_PREFERENCES, NULL);

  return preferences;
}

/**
 * relu_preferences_bind:
 * @settings: the program's
 *
 * Lets the preferences follow their settings from now on.
 */
void
relu_preferences_bind (GSettings *settings)
{
  for (guint i = 1; i < N_PROPS; i++)
    {
      /* The class, and so the properties, are there with the object. */
      ReluPreferences *self = relu_preferences_get ();
      const char *name = g_param_spec_get_name (properties[i]);

      g_settings_bind (settings, name, self, name, G_SETTINGS_BIND_GET);
    }
}

/**
 * relu_preferences_reset:
 * @settings: the program's
 *
 * Puts back what a fresh installation has.
 */
void
relu_preferences_reset (GSettings *settings)
{
  for (guint i = 1; i < N_PROPS; i++)
    g_settings_reset (settings, g_param_spec_get_name (properties[i]));
}

/**
 * relu_preferences_dup_language:
 *
 * May be called before the program runs, to know how to speak to the user; also where its settings are
 * not installed.
 *
 * Returns: (transfer full): the code of the language that was chosen, or RELU_LANGUAGE_SYSTEM
 */
char *
relu_preferences_dup_language (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema
      = source == NULL ? NULL : g_settings_schema_source_lookup (source, RELU_APPLICATION_ID, TRUE);
  g_autoptr (GSettings) settings
      = schema == NULL ? NULL : g_settings_new_full (schema, NULL, NULL);

  return settings == NULL ? g_strdup (RELU_LANGUAGE_SYSTEM) : g_settings_get_string (settings, "language");
}

/**
 * relu_preferences_get_slider_reach:
 *
 * Returns: how far a slider usually goes to both sides of 0
 */
double
relu_preferences_get_slider_reach (void)
{
  return relu_preferences_get ()->slider_reach;
}

/**
 * relu_preferences_get_slider_step:
 *
 * Returns: the step of an arrow key on a slider; 0: one that suits the slider
 */
double
relu_preferences_get_slider_step (void)
{
  return relu_preferences_get ()->slider_step;
}

/**
 * relu_preferences_get_palette:
 *
 * Returns: the colours of the units
 */
ReluPalette
relu_preferences_get_palette (void)
{
  return relu_preferences_get ()->palette;
}

/**
 * relu_preferences_get_loss_log_scale:
 *
 * Returns: whether losses are drawn on a logarithmic scale
 */
gboolean
relu_preferences_get_loss_log_scale (void)
{
  return relu_preferences_get ()->loss_log_scale;
}

/**
 * relu_preferences_get_sound_seconds:
 *
 * Returns: how long the sound of a curve takes
 */
double
relu_preferences_get_sound_seconds (void)
{
  return relu_preferences_get ()->sound_seconds;
}

/**
 * relu_preferences_get_sound_loudness:
 *
 * Returns: how loud sounds are, from 0 to 1
 */
double
relu_preferences_get_sound_loudness (void)
{
  return relu_preferences_get ()->sound_loudness / 100;
}

/**
 * relu_preferences_get_sound_reading:
 *
 * Returns: whether the reading line sounds when it is moved
 */
gboolean
relu_preferences_get_sound_reading (void)
{
  return relu_preferences_get ()->sound_reading;
}
