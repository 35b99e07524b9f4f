/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-cli-sound.c: "reluscope-cli sound": the curve as a WAV file. */

#include <glib/gi18n.h>
#include <math.h>

#include "relu-cli.h"
#include "relu-save.h"
#include "relu-sound.h"

enum
{
  OPTION_OUTPUT,
  OPTION_DOMAIN,
  OPTION_Y_RANGE,
  OPTION_SECONDS,
  OPTION_NO_TICKS,
};

static const ReluCliOption options[] = {
  [OPTION_OUTPUT] = { "output", 'o', 1, "OUT", N_("Where to, a WAV file; - is standard output") },
  [OPTION_DOMAIN] = { "domain", 0, 2, "A B", N_("The domain, instead of the file's") },
  [OPTION_Y_RANGE] = { "y-range", 0, 2, "A B",
                       N_("The y with the lowest and the highest pitch (those of the curve)") },
  [OPTION_SECONDS] = { "seconds", 0, 1, "S", N_("How long it takes, 0.05 to 60 (4)") },
  [OPTION_NO_TICKS] = { "no-ticks", 0, 0, NULL, N_("Without ticks at breakpoints") },
  { NULL },
};

typedef struct
{
  char *path;
  gboolean has_domain;
  double from, to;
  ReluSoundOptions sound;
} Sound;

static Sound sound_state = { .sound = RELU_SOUND_OPTIONS_INIT };

static gboolean
parse_seconds (const char *text, double *seconds, GError **error)
{
  if (relu_cli_parse_number (text, seconds) && *seconds >= RELU_SOUND_MIN_SECONDS
      && *seconds <= RELU_SOUND_MAX_SECONDS)
    return TRUE;

  return relu_cli_fail_option (error, "seconds", _("a number from 0.05 to 60"), text);
}

static gboolean
set_option (guint option, char **values, gpointer state, GError **error)
{
  Sound *self = state;

  switch (option)
    {
    case OPTION_OUTPUT:
      g_free (self->path);
      self->path = g_strdup (values[0]);
      return TRUE;
    case OPTION_DOMAIN:
      self->has_domain = TRUE;
      return relu_cli_parse_range ("domain", values, &self->from, &self->to, error);
    case OPTION_Y_RANGE:
      return relu_cli_parse_range ("y-range", values, &self->sound.y_from, &self->sound.y_to, error);
    case OPTION_SECONDS:
      return parse_seconds (values[0], &self->sound.seconds, error);
    case OPTION_NO_TICKS:
      self->sound.ticks = FALSE;
      return TRUE;
    default:
      g_return_val_if_reached (FALSE);
    }
}

static int
write_to_stdout (GBytes *wav)
{
  ReluCliOutput output = RELU_CLI_OUTPUT_INIT;

  g_string_append_len (output.text, g_bytes_get_data (wav, NULL), (gssize) g_bytes_get_size (wav));

  return relu_cli_output_finish (&output);
}

static int
run (char **operands, gpointer state)
{
  Sound *self = state;
  g_autofree char *path = g_steal_pointer (&self->path);
  g_autofree char *name = relu_cli_dup_display_name (operands[0]);
  g_autoptr (GError) error = NULL;
  g_autoptr (ReluFile) file = NULL;
  g_autoptr (ReluAnalysis) analysis = NULL;
  g_autoptr (ReluSound) sound = NULL;
  g_autoptr (GBytes) wav = NULL;

  if (path == NULL)
    return relu_cli_fail_usage (relu_cli_sound.name, _("-o OUT is missing"));

  file = relu_cli_read_file (operands[0], &error);
  if (file == NULL)
    return relu_cli_fail (error);
  analysis = relu_analysis_new (relu_file_get_network (file),
                                self->has_domain ? self->from : relu_file_get_from (file),
                                self->has_domain ? self->to : relu_file_get_to (file), &error);
  if (analysis == NULL)
    {
      g_prefix_error (&error, "%s: ", name);
      return relu_cli_fail (error);
    }

  sound = relu_sound_new (analysis, &self->sound);
  wav = relu_sound_to_wav (sound);
  if (g_str_equal (path, "-"))
    return write_to_stdout (wav);
  if (!relu_save_contents (path, g_bytes_get_data (wav, NULL), g_bytes_get_size (wav), &error))
    {
      g_autofree char *shown = g_filename_display_name (path);

      g_prefix_error (&error, _("cannot write “%s”: "), shown);
      return relu_cli_fail (error);
    }

  return RELU_CLI_DONE;
}

const ReluCliCommand relu_cli_sound = {
  .name = "sound",
  .operands = "FILE",
  .summary = N_("Write the curve as a sound: pitch is f(x), a tick is a breakpoint."),
  .options = options,
  .min_operands = 1,
  .max_operands = 1,
  .set_option = set_option,
  .state = &sound_state,
  .run = run,
};
