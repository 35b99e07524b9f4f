/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-cli-trace.c: "reluscope-cli trace": the forward pass at one x with the numbers filled in. */

#include <glib/gi18n.h>
#include <math.h>

#include "relu-cli.h"
#include "relu-derivation.h"
#include "relu-json.h"

/* Significant digits of text and LaTeX. */
#define DIGITS 6

enum
{
  OPTION_AT,
  OPTION_DOMAIN,
  OPTION_FORMAT,
};

static const ReluCliOption options[] = {
  [OPTION_AT] = { "at", 0, 1, "X", N_("Where; this is needed") },
  [OPTION_DOMAIN] = { "domain", 0, 2, "A B", N_("The domain, instead of the file's") },
  [OPTION_FORMAT] = { "format", 0, 1, "text|latex|json",
                      N_("For people (text), as an align* environment (latex), or for\n"
                         "programs (json)") },
  { NULL },
};

typedef enum
{
  FORMAT_TEXT,
  FORMAT_LATEX,
  FORMAT_JSON,
} Format;

typedef struct
{
  gboolean has_x, has_domain;
  double x, from, to;
  Format format;
} Trace;

static Trace trace_state;

static gboolean
parse_format (const char *text, Format *format, GError **error)
{
  static const char *const names[] = { "text", "latex", "json" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (text, names[i]))
      {
        *format = i;
        return TRUE;
      }

  g_set_error (error, RELU_CLI_ERROR, RELU_CLI_ERROR_USAGE,
               _("--format: expected text, latex or json, found %s"), text);

  return FALSE;
}

static gboolean
set_option (guint option, char **values, gpointer state, GError **error)
{
  Trace *self = state;

  switch (option)
    {
    case OPTION_AT:
      self->has_x = TRUE;
      if (relu_cli_parse_number (values[0], &self->x))
        return TRUE;
      g_set_error (error, RELU_CLI_ERROR, RELU_CLI_ERROR_USAGE,
                   _("--at: expected a number such as 0.5, but “%s” is not a finite number"),
                   values[0]);
      return FALSE;
    case OPTION_DOMAIN:
      self->has_domain = TRUE;
      return relu_cli_parse_range ("domain", values, &self->from, &self->to, error);
    case OPTION_FORMAT:
    default:
      return parse_format (values[0], &self->format, error);
    }
}

/* The sign of a zero says nothing here. */
static void
append_key_number (GString *json, const char *before, const char *key, double value)
{
  g_string_append_printf (json, "%s\"%s\": ", before, key);
  relu_json_append_number (json, value + 0.0);
}

static void
write_units (const ReluDerivation *derivation, ReluCliOutput *output)
{
  static const char *const states[] = { [RELU_AT_X_ON] = "on",
                                        [RELU_AT_X_OFF] = "off",
                                        [RELU_AT_X_SWITCHES] = "switches",
                                        [RELU_AT_X_NO_KNOT] = NULL };
  const ReluNetwork *network
    = relu_analysis_get_network (relu_derivation_get_analysis (derivation));
  const char *separator = "";

  g_string_append (output->text, ",\n  \"units\": [");
  for (guint layer = 0; layer < relu_network_get_n_layers (network); layer++)
    for (guint unit = 0; unit < relu_network_get_layer (network, layer)->n_units; unit++)
      {
        const char *state = states[relu_derivation_get_state (derivation, layer, unit)];

        g_string_append_printf (output->text, "%s\n    { \"layer\": %u, \"unit\": %u", separator,
                                layer + 1, unit);
        append_key_number (output->text, ", ", "z",
                           relu_derivation_get_preactivation (derivation, layer, unit));
        append_key_number (output->text, ", ", "h",
                           relu_derivation_get_activation (derivation, layer, unit));
        if (state != NULL)
          g_string_append_printf (output->text, ", \"state\": \"%s\"", state);
        g_string_append (output->text, " }");
        separator = ",";
        relu_cli_output_flush_if_long (output);
      }
  g_string_append (output->text, "\n  ]");
}

static void
write_region (const ReluDerivation *derivation, guint side, ReluCliOutput *output)
{
  const ReluDerivationTerm *terms = relu_derivation_get_terms (derivation, side);
  guint n_terms = relu_derivation_get_n_terms (derivation, side);
  ReluRegion region;

  relu_derivation_get_region (derivation, side, &region);
  append_key_number (output->text, "\n    { ", "from", region.from);
  append_key_number (output->text, ", ", "to", region.to);
  append_key_number (output->text, ", ", "slope", region.slope);
  append_key_number (output->text, ", ", "intercept", region.intercept);
  g_string_append (output->text, ",\n      \"terms\": [");
  for (guint i = 0; i < n_terms; i++)
    {
      g_string_append_printf (output->text, "%s\n        { \"unit\": %u", i > 0 ? "," : "",
                              terms[i].unit);
      append_key_number (output->text, ", ", "weight", terms[i].weight);
      append_key_number (output->text, ", ", "factor", terms[i].factor);
      append_key_number (output->text, ", ", "slope", terms[i].slope);
      append_key_number (output->text, ", ", "intercept", terms[i].intercept);
      g_string_append (output->text, " }");
      relu_cli_output_flush_if_long (output);
    }
  g_string_append (output->text, n_terms > 0 ? "\n      ] }" : "] }");
}

static void
write_json (const ReluDerivation *derivation, const char *name, ReluCliOutput *output)
{
  ReluAnalysis *analysis = relu_derivation_get_analysis (derivation);
  guint n_sides = relu_derivation_get_n_sides (derivation);

  g_string_append (output->text, "{\n  \"name\": ");
  relu_json_append_string (output->text, name);
  append_key_number (output->text, ",\n  ", "x", relu_derivation_get_x (derivation));
  append_key_number (output->text, ",\n  ", "y", relu_derivation_get_output (derivation));
  write_units (derivation, output);
  if (relu_analysis_get_regions (analysis) != NULL)
    {
      g_string_append (output->text, ",\n  \"regions\": [");
      for (guint i = 0; i < n_sides; i++)
        {
          if (i > 0)
            g_string_append_c (output->text, ',');
          write_region (derivation, i, output);
        }
      g_string_append (output->text, n_sides > 0 ? "\n  ]" : "]");
    }
  g_string_append (output->text, "\n}\n");
}

static gboolean
is_finite (const ReluDerivation *derivation)
{
  const ReluNetwork *network
    = relu_analysis_get_network (relu_derivation_get_analysis (derivation));
  ReluRegion region;

  for (guint layer = 0; layer < relu_network_get_n_layers (network); layer++)
    for (guint unit = 0; unit < relu_network_get_layer (network, layer)->n_units; unit++)
      if (!isfinite (relu_derivation_get_preactivation (derivation, layer, unit))
          || !isfinite (relu_derivation_get_activation (derivation, layer, unit)))
        return FALSE;

  for (guint side = 0; side < relu_derivation_get_n_sides (derivation); side++)
    {
      const ReluDerivationTerm *terms = relu_derivation_get_terms (derivation, side);

      relu_derivation_get_region (derivation, side, &region);
      if (!isfinite (region.slope) || !isfinite (region.intercept))
        return FALSE;
      for (guint i = 0; i < relu_derivation_get_n_terms (derivation, side); i++)
        if (!isfinite (terms[i].slope) || !isfinite (terms[i].intercept))
          return FALSE;
    }

  return TRUE;
}

static int
print_derivation (const ReluDerivation *derivation, const char *name, Format format)
{
  ReluCliOutput output = RELU_CLI_OUTPUT_INIT;
  g_autofree char *text = NULL;

  if (format == FORMAT_JSON)
    write_json (derivation, name, &output);
  else
    {
      text = format == FORMAT_LATEX ? relu_derivation_dup_latex (derivation)
                                    : relu_derivation_dup_text (derivation);
      g_string_append (output.text, text);
    }

  return relu_cli_output_finish (&output);
}

static int
run (char **operands, gpointer state)
{
  const Trace *self = state;
  g_autofree char *name = relu_cli_dup_display_name (operands[0]);
  g_autoptr (GError) error = NULL;
  g_autoptr (ReluFile) file = NULL;
  g_autoptr (ReluAnalysis) analysis = NULL;
  g_autoptr (ReluDerivation) derivation = NULL;

  if (!self->has_x)
    return relu_cli_fail_usage (relu_cli_trace.name, _("--at X is missing"));

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

  derivation = relu_derivation_new (analysis, self->x, DIGITS);
  if (!is_finite (derivation))
    {
      char x[RELU_NUMBER_BUFFER];

      g_set_error (&error, RELU_REGIONS_ERROR, RELU_REGIONS_ERROR_NOT_FINITE,
                   _("%s: at x = %s there are numbers that are too large"), name,
                   relu_number_to_shortest (self->x, x));
      return relu_cli_fail (error);
    }

  return print_derivation (derivation, relu_file_get_name (file), self->format);
}

const ReluCliCommand relu_cli_trace = {
  .name = "trace",
  .operands = "FILE",
  .summary = N_("Write the forward pass at one x and its region's equation, with all numbers."),
  .options = options,
  .min_operands = 1,
  .max_operands = 1,
  .set_option = set_option,
  .state = &trace_state,
  .run = run,
};
