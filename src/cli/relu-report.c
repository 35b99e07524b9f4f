/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-report.c: the report for programs, as JSON, and the tables. */

#include "relu-report.h"

#include <glib/gi18n.h>
#include <math.h>

#include "relu-json.h"
#include "relu-number.h"
#include "relu-walk.h"

/* A comma, but not before the first; then the start of a line. */
static void
next_line (ReluCliOutput *output, gboolean *is_first, const char *indent)
{
  relu_cli_output_flush_if_long (output);
  g_string_append_printf (output->text, "%s\n%s", *is_first ? "" : ",", indent);
  *is_first = FALSE;
}

/* The sign of a zero says nothing in a report: -0 + 0 is 0. */
static double
without_sign_of_zero (double value)
{
  return value + 0.0;
}

static void
append_key_number (GString *json, const char *separator, const char *key, double value)
{
  g_string_append_printf (json, "%s\"%s\": ", separator, key);
  relu_json_append_number (json, without_sign_of_zero (value));
}

static void
append_region (GString *json, const ReluRegion *region)
{
  append_key_number (json, "{ ", "from", region->from);
  append_key_number (json, ", ", "to", region->to);
  append_key_number (json, ", ", "slope", region->slope);
  append_key_number (json, ", ", "intercept", region->intercept);
}

/* "active": a row for each layer whose units can switch. */
static void
append_pattern (GString *json, const ReluNetwork *network, const guint8 *pattern)
{
  gboolean is_first = TRUE;

  g_string_append (json, ", \"active\": [");
  for (guint i = 0; i < relu_network_get_n_layers (network); i++)
    {
      const ReluLayer *layer = relu_network_get_layer (network, i);

      if (!relu_activation_has_knot (&layer->activation))
        continue;
      g_string_append (json, is_first ? "[" : ", [");
      is_first = FALSE;
      for (guint unit = 0; unit < layer->n_units; unit++)
        g_string_append_printf (json, "%s%c", unit > 0 ? ", " : "", *pattern++ ? '1' : '0');
      g_string_append_c (json, ']');
    }
  g_string_append (json, "] }");
}

static void
write_regions (const ReluReport *self, const ReluRegions *regions, ReluCliOutput *output)
{
  const ReluNetwork *network = relu_regions_get_network (regions);
  g_auto (ReluWalk) walk = { 0 };
  ReluBreakpoint point;
  gboolean is_first = TRUE;
  ReluRegion region;

  g_string_append (output->text, ",\n  \"linear_regions\": [");
  for (guint i = 0; i < relu_regions_get_n_linear_regions (regions); i++)
    {
      next_line (output, &is_first, "    ");
      relu_regions_get_linear_region (regions, i, &region);
      append_region (output->text, &region);
      g_string_append (output->text, " }");
    }

  g_string_append (output->text, "\n  ],\n  \"activation_regions\": [");
  is_first = TRUE;
  relu_walk_init (&walk, regions);
  for (guint i = 0; i < relu_regions_get_n_activation_regions (regions); i++)
    {
      if (i > 0)
        relu_walk_step (&walk, &point, NULL);
      next_line (output, &is_first, "    ");
      relu_regions_get_activation_region (regions, i, &region);
      append_region (output->text, &region);
      append_pattern (output->text, network, walk.pattern);
    }
  g_string_append (output->text, "\n  ]");
}

static void
append_switches (GString *json, const ReluRegions *regions, const ReluBreakpoint *point)
{
  g_string_append (json, ", \"units\": [");
  for (guint i = 0; i < point->n_switches; i++)
    {
      ReluUnit unit;

      relu_regions_get_unit (regions, point->switches[i].unit, &unit);
      g_string_append_printf (json, "%s{ \"layer\": %u, \"unit\": %u, \"turns\": \"%s\" }",
                              i > 0 ? ", " : "", unit.layer + 1, unit.index,
                              point->switches[i].turns_on ? "on" : "off");
    }
  g_string_append (json, "] }");
}

static void
write_points (const ReluRegions *regions, ReluCliOutput *output)
{
  gboolean is_first = TRUE;
  ReluBreakpoint point;

  g_string_append (output->text, ",\n  \"breakpoints\": [");
  for (guint i = 0; i < relu_regions_get_n_breakpoints (regions); i++)
    {
      next_line (output, &is_first, "    ");
      relu_regions_get_breakpoint (regions, i, &point);
      append_key_number (output->text, "{ ", "x", point.x);
      append_key_number (output->text, ", ", "y", point.y);
      append_key_number (output->text, ", ", "slope_before", point.slope_before);
      append_key_number (output->text, ", ", "slope_after", point.slope_after);
      append_switches (output->text, regions, &point);
    }

  g_string_append (output->text, is_first ? "],\n  \"silent_switches\": ["
                                          : "\n  ],\n  \"silent_switches\": [");
  is_first = TRUE;
  for (guint i = 0; i < relu_regions_get_n_silent_switches (regions); i++)
    {
      next_line (output, &is_first, "    ");
      relu_regions_get_silent_switch (regions, i, &point);
      append_key_number (output->text, "{ ", "x", point.x);
      append_key_number (output->text, ", ", "y", point.y);
      append_switches (output->text, regions, &point);
    }
  g_string_append (output->text, is_first ? "]" : "\n  ]");
}

/* The units that can switch. In a smooth network their states are not known. */
static void
write_units (const ReluReport *self, const ReluRegions *regions, ReluCliOutput *output)
{
  static const char *const states[] = { "always-inactive", "always-active", "switches" };
  const ReluNetwork *network = relu_analysis_get_network (self->analysis);
  gboolean is_first = TRUE;
  guint number = 0;

  g_string_append (output->text, ",\n  \"units\": [");
  for (guint i = 0; i < relu_network_get_n_layers (network); i++)
    {
      const ReluLayer *layer = relu_network_get_layer (network, i);

      if (!relu_activation_has_knot (&layer->activation))
        continue;
      for (guint unit = 0; unit < layer->n_units; unit++, number++)
        {
          next_line (output, &is_first, "    ");
          g_string_append_printf (output->text, "{ \"layer\": %u, \"unit\": %u", i + 1, unit);
          if (regions != NULL)
            {
              ReluUnit out;

              relu_regions_get_unit (regions, number, &out);
              g_string_append_printf (output->text, ", \"state\": \"%s\"", states[out.state]);
            }
          if (self->dead != NULL)
            g_string_append_printf (output->text, ", \"dead\": %s",
                                    self->dead[number] ? "true" : "false");
          g_string_append (output->text, " }");
        }
    }
  g_string_append (output->text, is_first ? "]" : "\n  ]");
}

/**
 * relu_report_write_json:
 *
 * Writes the report as JSON: keys and shapes as in the manual page.
 */
void
relu_report_write_json (const ReluReport *self, ReluCliOutput *output)
{
  const ReluRegions *regions = relu_analysis_get_regions (self->analysis);
  g_autofree char *sentence
    /* Translators: the verdict, and the sentence that says why */
    = g_strdup_printf (_("%s. %s"), relu_analysis_get_headline (self->analysis),
                       relu_analysis_get_reason (self->analysis));

  g_string_append (output->text, "{\n  \"name\": ");
  relu_json_append_string (output->text, relu_file_get_name (self->file));
  g_string_append (output->text, ",\n  \"domain\": [");
  relu_json_append_number (output->text,
                           without_sign_of_zero (relu_analysis_get_from (self->analysis)));
  g_string_append (output->text, ", ");
  relu_json_append_number (output->text,
                           without_sign_of_zero (relu_analysis_get_to (self->analysis)));
  g_string_append_printf (output->text, "],\n  \"verdict\": \"%s\"",
                          relu_verdict_get_name (relu_analysis_get_verdict (self->analysis)));

  if (regions != NULL)
    {
      write_regions (self, regions, output);
      write_points (regions, output);
    }
  write_units (self, regions, output);

  g_string_append (output->text, ",\n  \"sentence\": ");
  relu_json_append_string (output->text, sentence);
  g_string_append (output->text, "\n}\n");
}

/**
 * relu_report_write_table:
 * @format: what it is to be pasted or read into
 * @rows: which regions to list
 *
 * Writes the regions as a table, a line for each. CSV is as RFC 4180 has it, but with plain
 * newlines.
 */
void
relu_report_write_table (const ReluReport *self, ReluTableFormat format, ReluRegionRows rows,
                         ReluCliOutput *output)
{
  g_autoptr (ReluRegionTable) table
    = relu_region_table_new (relu_analysis_get_regions (self->analysis), rows);

  relu_region_table_append_head (table, format, output->text);
  for (guint i = 0; i < relu_region_table_get_n (table); i++)
    {
      relu_region_table_append_row (table, format, i, output->text);
      relu_cli_output_flush_if_long (output);
    }
  relu_region_table_append_foot (table, format, output->text);
}

static gboolean
region_is_finite (const ReluReport *self, const ReluRegion *region, GError **error)
{
  char a[RELU_NUMBER_BUFFER], b[RELU_NUMBER_BUFFER];

  if (isfinite (region->slope) && isfinite (region->intercept))
    return TRUE;

  g_set_error (error, RELU_REGIONS_ERROR, RELU_REGIONS_ERROR_NOT_FINITE,
               _("%s: the line of the region from x = %s to %s has numbers that are too large"),
               self->file_name, relu_number_to_shortest (region->from, a),
               relu_number_to_shortest (region->to, b));

  return FALSE;
}

/**
 * relu_report_check_finite:
 *
 * To be called before anything is written: a slope or an intercept may overflow although f does
 * not.
 *
 * Returns: whether all numbers of the report can be written
 */
gboolean
relu_report_check_finite (const ReluReport *self, GError **error)
{
  const ReluRegions *regions = relu_analysis_get_regions (self->analysis);
  ReluRegion region;

  if (regions == NULL)
    return TRUE;

  for (guint i = 0; i < relu_regions_get_n_linear_regions (regions); i++)
    {
      relu_regions_get_linear_region (regions, i, &region);
      if (!region_is_finite (self, &region, error))
        return FALSE;
    }
  for (guint i = 0; i < relu_regions_get_n_activation_regions (regions); i++)
    {
      relu_regions_get_activation_region (regions, i, &region);
      if (!region_is_finite (self, &region, error))
        return FALSE;
    }

  return TRUE;
}
