/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-cli-json.c: what records of training have in common. */

#include "relu-cli-json.h"

#include <math.h>

#include "relu-json.h"

/**
 * relu_cli_append_number:
 * @before: what stands before the key
 * @value: null where it is not finite
 */
void
relu_cli_append_number (GString *json, const char *before, const char *key, double value)
{
  g_string_append_printf (json, "%s\"%s\": ", before, key);
  if (isfinite (value))
    relu_json_append_number (json, value + 0.0);
  else
    g_string_append (json, "null");
}

/**
 * relu_cli_append_count:
 * @before: what stands before the key
 */
void
relu_cli_append_count (GString *json, const char *before, const char *key, guint64 value)
{
  g_string_append_printf (json, "%s\"%s\": %" G_GUINT64_FORMAT, before, key, value);
}

/**
 * relu_cli_append_setup:
 * @draws: whether weights were drawn as @setup says
 *
 * All options of a training, as the value of the key "options" in an object.
 */
void
relu_cli_append_setup (GString *json, const ReluSetup *setup, gboolean draws)
{
  const ReluTrainerOptions *options = &setup->options;
  const ReluInitOptions *init = &setup->init;
  const char *next = ",\n    ";

  g_string_append_printf (json, ",\n  \"options\": {\n    \"init\": \"%s\"",
                          draws ? relu_init_scheme_get_name (init->scheme) : "keep");
  if (draws)
    {
      g_string_append_printf (json, "%s\"distribution\": \"%s\"", next,
                              relu_init_distribution_get_name (init->distribution));
      g_string_append_printf (json, "%s\"biases\": \"%s\"", next,
                              relu_init_biases_get_name (init->biases));
      relu_cli_append_count (json, next, "init_seed", init->seed);
    }
  relu_cli_append_count (json, next, "seed", options->seed);
  relu_cli_append_count (json, next, "steps", setup->n_steps);
  g_string_append_printf (json, "%s\"loss\": \"%s\"", next,
                          relu_loss_kind_get_name (options->loss.kind));
  relu_cli_append_number (json, next, "delta", options->loss.delta);
  g_string_append_printf (json, "%s\"optimizer\": \"%s\"", next,
                          relu_optimizer_kind_get_name (options->optimizer));
  relu_cli_append_number (json, next, "rate", options->rate);
  relu_cli_append_number (json, next, "momentum", options->momentum);
  relu_cli_append_number (json, next, "beta1", options->beta1);
  relu_cli_append_number (json, next, "beta2", options->beta2);
  relu_cli_append_number (json, next, "epsilon", options->epsilon);
  relu_cli_append_count (json, next, "batch", options->batch);
  relu_cli_append_number (json, next, "decay", options->decay);
  relu_cli_append_number (json, next, "clip", options->clip);
  relu_cli_append_number (json, next, "target", options->target);
  relu_cli_append_number (json, next, "tolerance", options->tolerance);
  g_string_append (json, "\n  }");
}
