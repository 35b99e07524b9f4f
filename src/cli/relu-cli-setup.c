/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-cli-setup.h"

#include <glib/gi18n.h>

/* Points of a generated curve, where nothing else is said. */
#define POINTS 64

static gboolean
parse_data_option (guint option, const char *text, ReluDataRecipe *recipe, GError **error)
{
  guint64 n;

  switch (option)
    {
    case RELU_CLI_SETUP_CURVE:
      return relu_data_kind_from_name (text, &recipe->kind)
             || relu_cli_fail_option (
               error, "curve", _("line, absolute, square, sine, step, bump, piecewise or network"),
               text);
    case RELU_CLI_SETUP_POINTS:
      if (!relu_cli_parse_count ("points", text, 1, RELU_DATA_MAX, &n, error))
        return FALSE;
      recipe->n = (gsize) n;
      return TRUE;
    case RELU_CLI_SETUP_NOISE:
      return relu_cli_parse_double ("noise", text, &recipe->noise, error);
    case RELU_CLI_SETUP_SEED:
      return relu_cli_parse_count ("seed", text, 0, G_MAXUINT64, &recipe->seed, error);
    default:
      return TRUE;
    }
}

static gboolean
parse_option (guint option, const char *text, ReluSetup *setup, GError **error)
{
  ReluTrainerOptions *training = &setup->options;
  guint64 count;

  switch (option)
    {
    case RELU_CLI_SETUP_INIT:
      if (!relu_init_scheme_from_name (text, &setup->init.scheme))
        return relu_cli_fail_option (error, "init", _("he, glorot, pytorch or small"), text);
      relu_init_options_set_usual (&setup->init, setup->init.scheme);
      return TRUE;
    case RELU_CLI_SETUP_SEED:
      if (!relu_cli_parse_count ("seed", text, 0, G_MAXUINT64, &count, error))
        return FALSE;
      training->seed = setup->init.seed = count;
      return TRUE;
    case RELU_CLI_SETUP_STEPS:
      return relu_cli_parse_count ("steps", text, 0, RELU_SETUP_MAX_STEPS, &setup->n_steps, error);
    case RELU_CLI_SETUP_LOSS:
      return relu_loss_kind_from_name (text, &training->loss.kind)
             || relu_cli_fail_option (error, "loss", _("mse, mae or huber"), text);
    case RELU_CLI_SETUP_DELTA:
      return relu_cli_parse_double ("delta", text, &training->loss.delta, error);
    case RELU_CLI_SETUP_OPTIMIZER:
      return relu_optimizer_kind_from_name (text, &training->optimizer)
             || relu_cli_fail_option (error, "optimizer", _("gd, momentum or adam"), text);
    case RELU_CLI_SETUP_RATE:
      return relu_cli_parse_double ("rate", text, &training->rate, error);
    case RELU_CLI_SETUP_BATCH:
      if (!relu_cli_parse_count ("batch", text, 0, RELU_DATA_MAX, &count, error))
        return FALSE;
      training->batch = (gsize) count;
      return TRUE;
    case RELU_CLI_SETUP_DECAY:
      return relu_cli_parse_double ("decay", text, &training->decay, error);
    case RELU_CLI_SETUP_CLIP:
      return relu_cli_parse_double ("clip", text, &training->clip, error);
    case RELU_CLI_SETUP_TARGET:
      return relu_cli_parse_double ("target", text, &training->target, error);
    default:
      return TRUE;
    }
}

/**
 * relu_cli_setup_set_option:
 * @option: less than RELU_CLI_N_SETUP_OPTIONS
 * @text: its value
 * @error: RELU_CLI_ERROR_USAGE: says what was expected
 *
 * Returns: whether it can be used; ranges are looked at by relu_cli_setup_apply()
 */
gboolean
relu_cli_setup_set_option (ReluCliSetup *self, guint option, const char *text, GError **error)
{
  ReluSetup setup = RELU_SETUP_INIT;
  ReluDataRecipe recipe = { 0 };

  g_return_val_if_fail (option < RELU_CLI_N_SETUP_OPTIONS, FALSE);

  self->texts[option] = g_intern_string (text);
  if (self->texts[RELU_CLI_SETUP_CURVE] != NULL && self->texts[RELU_CLI_SETUP_DATA] != NULL)
    {
      g_set_error_literal (error, RELU_CLI_ERROR, RELU_CLI_ERROR_USAGE,
                           _("--data and --curve exclude each other"));
      return FALSE;
    }

  return parse_option (option, text, &setup, error)
         && parse_data_option (option, text, &recipe, error);
}

/**
 * relu_cli_setup_set_start:
 * @text: value of --init where one start is made
 * @draws: (out): whether weights are drawn, rather than taken from the file
 * @error: RELU_CLI_ERROR_USAGE
 *
 * Returns: whether @text can be used
 */
gboolean
relu_cli_setup_set_start (ReluCliSetup *self, const char *text, gboolean *draws, GError **error)
{
  ReluInitScheme scheme;

  *draws = !g_str_equal (text, "keep");
  if (!*draws || g_str_equal (text, "new"))
    {
      self->texts[RELU_CLI_SETUP_INIT] = NULL;
      return TRUE;
    }

  return relu_init_scheme_from_name (text, &scheme)
           ? relu_cli_setup_set_option (self, RELU_CLI_SETUP_INIT, text, error)
           : relu_cli_fail_option (error, "init", _("keep, new, he, glorot, pytorch or small"), text);
}

/**
 * relu_cli_setup_apply:
 * @setup: (out): what @file says, but for the options that were given; its n_steps is what shall be
 *   done, 0 only where somebody asked for none
 * @error: RELU_TRAINER_ERROR_OPTION
 *
 * Returns: whether all is in its range
 */
gboolean
relu_cli_setup_apply (const ReluCliSetup *self, ReluFile *file, ReluSetup *setup, GError **error)
{
  *setup = *relu_file_get_setup (file);
  setup->n_steps = relu_setup_get_start_steps (setup);
  for (guint i = 0; i < RELU_CLI_N_SETUP_OPTIONS; i++)
    if (self->texts[i] != NULL && !parse_option (i, self->texts[i], setup, error))
      return FALSE;

  return relu_setup_check (setup, error);
}

/**
 * relu_cli_setup_get_data:
 * @name: what errors call @file
 * @error: RELU_DATA_ERROR
 *
 * Returns: (transfer full) (nullable): the points to be learnt
 */
ReluData *
relu_cli_setup_get_data (const ReluCliSetup *self, ReluFile *file, const char *name,
                         GError **error)
{
  ReluDataRecipe recipe = { .from = relu_file_get_from (file),
                            .to = relu_file_get_to (file),
                            .n = POINTS,
                            .network = relu_file_get_network (file) };

  if (self->texts[RELU_CLI_SETUP_CURVE] != NULL)
    {
      for (guint i = 0; i < RELU_CLI_N_SETUP_OPTIONS; i++)
        if (self->texts[i] != NULL && !parse_data_option (i, self->texts[i], &recipe, error))
          return NULL;
      return relu_data_generate (&recipe, error);
    }
  if (self->texts[RELU_CLI_SETUP_DATA] != NULL)
    return relu_data_read_csv (self->texts[RELU_CLI_SETUP_DATA], error);
  if (relu_file_get_data (file) != NULL)
    return relu_data_ref (relu_file_get_data (file));

  g_set_error (error, RELU_DATA_ERROR, RELU_DATA_ERROR_LIMIT,
               _("%s: there are no data to learn; give some with --data or --curve"), name);
  return NULL;
}
