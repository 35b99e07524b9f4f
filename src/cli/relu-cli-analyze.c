/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-cli-analyze.c: "reluscope-cli analyze": the verdict on a network and all that led to it. */

#include <glib/gi18n.h>
#include <math.h>

#include "relu-cli.h"
#include "relu-report.h"
#include "relu-units.h"

enum
{
  OPTION_DOMAIN,
  OPTION_FORMAT,
  OPTION_ACTIVATION_REGIONS,
};

static const ReluCliOption options[] = {
  [OPTION_DOMAIN] = { "domain", 0, 2, "A B", N_("The domain, instead of the file's") },
  [OPTION_FORMAT] = { "format", 0, 1, "text|json|csv|markdown|latex",
                      N_("For people (text), for programs (json), or a table of the linear\n"
                         "regions (csv, markdown, latex)") },
  [OPTION_ACTIVATION_REGIONS] = { "activation-regions", 0, 0, NULL,
                                  N_("A table of the activation regions instead") },
  { NULL },
};

typedef enum
{
  FORMAT_TEXT,
  FORMAT_JSON,
  FORMAT_CSV,
  FORMAT_MARKDOWN,
  FORMAT_LATEX,
} Format;

typedef struct
{
  gboolean has_domain;
  double from, to;
  Format format;
  ReluRegionRows rows; /* of a table */
} Analyze;

static Analyze analyze_state;

static gboolean
is_table (Format format)
{
  return format >= FORMAT_CSV;
}

static gboolean
parse_format (const char *text, Format *format, GError **error)
{
  static const char *const names[] = { "text", "json", "csv", "markdown", "latex" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (text, names[i]))
      {
        *format = i;
        return TRUE;
      }

  g_set_error (error, RELU_CLI_ERROR, RELU_CLI_ERROR_USAGE,
               _("--format: expected text, json, csv, markdown or latex, found %s"), text);

  return FALSE;
}

static gboolean
set_option (guint option, char **values, gpointer state, GError **error)
{
  Analyze *self = state;

  if (option == OPTION_FORMAT)
    return parse_format (values[0], &self->format, error);
  if (option == OPTION_ACTIVATION_REGIONS)
    {
      self->rows = RELU_REGION_ROWS_ACTIVATION;
      return TRUE;
    }

  self->has_domain = TRUE;
  return relu_cli_parse_range ("domain", values, &self->from, &self->to, error);
}

static int
print_report (const ReluReport *report, Format format, ReluRegionRows rows)
{
  static const ReluTableFormat table_formats[] = { [FORMAT_CSV] = RELU_TABLE_CSV,
                                                   [FORMAT_MARKDOWN] = RELU_TABLE_MARKDOWN,
                                                   [FORMAT_LATEX] = RELU_TABLE_LATEX };
  ReluCliOutput output = RELU_CLI_OUTPUT_INIT;

  if (format == FORMAT_JSON)
    relu_report_write_json (report, &output);
  else if (is_table (format))
    relu_report_write_table (report, table_formats[format], rows, &output);
  else
    relu_report_write_text (report, &output);

  return relu_cli_output_finish (&output);
}

static int
run (char **operands, gpointer state)
{
  const Analyze *self = state;
  g_autofree char *name = relu_cli_dup_display_name (operands[0]);
  g_autoptr (GError) error = NULL;
  g_autoptr (ReluFile) file = relu_cli_read_file (operands[0], &error);
  g_autoptr (ReluAnalysis) analysis = NULL;
  g_autofree guint8 *dead = NULL;
  ReluReport report;
  ReluNetwork *network;

  if (file == NULL)
    return relu_cli_fail (error);

  network = relu_file_get_network (file);
  analysis = relu_analysis_new (network, self->has_domain ? self->from : relu_file_get_from (file),
                                self->has_domain ? self->to : relu_file_get_to (file), &error);
  if (analysis == NULL)
    {
      g_prefix_error (&error, "%s: ", name);
      return relu_cli_fail (error);
    }
  if (relu_file_get_n_data (file) > 0)
    {
      dead = g_malloc (MAX (1, relu_units_get_n (network)));
      relu_units_find_dead (network, relu_file_get_data_x (file), relu_file_get_n_data (file), dead);
    }

  report = (ReluReport) { name, file, analysis, dead };
  if (!relu_report_check_finite (&report, &error))
    return relu_cli_fail (error);
  if (is_table (self->format) && relu_analysis_get_regions (analysis) == NULL)
    {
      g_set_error (&error, RELU_FILE_ERROR, RELU_FILE_ERROR_FORMAT,
                   _("%s: a smooth network has no linear regions to list as a table"), name);
      return relu_cli_fail (error);
    }

  return print_report (&report, self->format, self->rows);
}

const ReluCliCommand relu_cli_analyze = {
  .name = "analyze",
  .operands = "FILE",
  .summary = N_("Say whether a network is linear on its domain, where it bends, and why."),
  .options = options,
  .min_operands = 1,
  .max_operands = 1,
  .set_option = set_option,
  .state = &analyze_state,
  .run = run,
};
