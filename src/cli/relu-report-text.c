/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-report-text.c: the report for people. */

#include <glib/gi18n.h>

#include "relu-number.h"
#include "relu-report.h"
#include "relu-words.h"

/* Significant digits of what is not an x. */
#define DIGITS 6

/* Longer patterns would break the lines of the table. */
#define MAX_PATTERN 64

/* Of the columns, in characters: where all numbers are short, and between the longest ones. */
#define LEAST_FIRST_WIDTH 12
#define LEAST_WIDTH 14
#define GAP 2

typedef struct
{
  const ReluReport *report;
  ReluRegions *regions;
  ReluCliOutput *output;
  int x_digits;
} Writer;

/* The cells of a row as text, and how wide the columns of a table are. */
#define N_CELLS 4

typedef struct
{
  char text[N_CELLS][RELU_NUMBER_BUFFER];
} Row;

typedef struct
{
  glong widths[N_CELLS];
} Table;

static void
format_region (const Writer *self, const ReluRegion *region, Row *row)
{
  double slope = region->slope;
  double intercept = region->intercept;

  relu_words_tidy_line (&slope, &intercept, region->from, region->to);
  relu_number_to_display (region->from, self->x_digits, row->text[0]);
  relu_number_to_display (region->to, self->x_digits, row->text[1]);
  relu_number_to_display (slope, DIGITS, row->text[2]);
  relu_number_to_display (intercept, DIGITS, row->text[3]);
}

static void
widen (Table *table, guint column, const char *cell)
{
  table->widths[column] = MAX (table->widths[column], g_utf8_strlen (cell, -1) + GAP);
}

static void
append_padded (GString *text, const char *cell, glong width)
{
  glong length = g_utf8_strlen (cell, -1);

  for (; length < width; length++)
    g_string_append_c (text, ' ');
  g_string_append (text, cell);
}

static void
append_row (GString *text, const Table *table, const char *const cells[N_CELLS], const char *last)
{
  for (guint i = 0; i < N_CELLS; i++)
    append_padded (text, cells[i], table->widths[i]);
  if (last != NULL)
    g_string_append_printf (text, "  %s", last);
  g_string_append_c (text, '\n');
}

static void
append_heading (GString *text, const char *heading)
{
  g_string_append_printf (text, "\n%s\n", heading);
}

typedef void (*GetRegionFunc) (const ReluRegions *regions, guint index, ReluRegion *region);

/* A table may have millions of rows, which never stand in memory at once: its rows are looked through
 * for the widest cells first, and then written. */
static void
begin_table (Writer *self, Table *table, guint n, GetRegionFunc get_region, const char *last)
{
  const char *headings[N_CELLS] = { _("from"), _("to"), _("slope"), _("intercept") };

  for (guint i = 0; i < N_CELLS; i++)
    {
      table->widths[i] = i == 0 ? LEAST_FIRST_WIDTH : LEAST_WIDTH;
      widen (table, i, headings[i]);
    }
  for (guint i = 0; i < n; i++)
    {
      ReluRegion region;
      Row row;

      get_region (self->regions, i, &region);
      format_region (self, &region, &row);
      for (guint k = 0; k < N_CELLS; k++)
        widen (table, k, row.text[k]);
    }
  append_row (self->output->text, table, headings, last);
}

static void
append_region_row (Writer *self, const Table *table, const ReluRegion *region, const char *last)
{
  Row row;
  const char *cells[N_CELLS] = { row.text[0], row.text[1], row.text[2], row.text[3] };

  format_region (self, region, &row);
  append_row (self->output->text, table, cells, last);
  relu_cli_output_flush_if_long (self->output);
}

static void
write_linear_regions (Writer *self)
{
  guint n = relu_regions_get_n_linear_regions (self->regions);
  Table table;

  append_heading (self->output->text, _("Linear regions"));
  begin_table (self, &table, n, relu_regions_get_linear_region, NULL);
  for (guint i = 0; i < n; i++)
    {
      ReluRegion region;

      relu_regions_get_linear_region (self->regions, i, &region);
      append_region_row (self, &table, &region, NULL);
    }
}

static void
write_activation_regions (Writer *self)
{
  gboolean show_pattern = relu_regions_get_n_units (self->regions) <= MAX_PATTERN;
  guint n = relu_regions_get_n_activation_regions (self->regions);
  g_autoptr (ReluRegionTable) regions = NULL;
  Table table;

  if (relu_regions_get_n_units (self->regions) == 0)
    return;

  append_heading (self->output->text, _("Activation regions"));
  begin_table (self, &table, n, relu_regions_get_activation_region,
               show_pattern ? _("pattern") : NULL);
  regions = relu_region_table_new (self->regions, RELU_REGION_ROWS_ACTIVATION);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *pattern = NULL;
      ReluRegion region;

      if (show_pattern)
        pattern = relu_region_table_dup_pattern (regions, i);
      relu_region_table_get (regions, i, &region);
      append_region_row (self, &table, &region, pattern);
    }
}

static void
append_point (Writer *self, const ReluBreakpoint *point, gboolean bends)
{
  GString *text = self->output->text;
  const ReluNetwork *network = relu_regions_get_network (self->regions);
  char a[RELU_NUMBER_BUFFER], b[RELU_NUMBER_BUFFER];

  g_string_append_printf (text, "  x = %s, y = %s: ",
                          relu_number_to_display (point->x, self->x_digits, a),
                          relu_number_to_display (point->y, DIGITS, b));
  for (guint i = 0; i < point->n_switches; i++)
    {
      g_autofree char *symbol = NULL;
      ReluUnit unit;

      relu_regions_get_unit (self->regions, point->switches[i].unit, &unit);
      symbol = relu_network_dup_unit_symbol (network, unit.layer, unit.index, RELU_SYMBOL_PRETTY);
      g_string_append_printf (text, point->switches[i].turns_on
                                      /* Translators: %s is a unit such as h₀ */
                                      ? _("%s turns on")
                                      : _("%s turns off"),
                              symbol);
      g_string_append (text, i + 1 < point->n_switches ? _(", ") : "");
    }
  if (bends)
    {
      g_string_append_c (text, ';');
      /* Translators: the slope of the curve left and right of a breakpoint */
      g_string_append_printf (text, _(" slope %s to %s"),
                              relu_number_to_display (point->slope_before, DIGITS, a),
                              relu_number_to_display (point->slope_after, DIGITS, b));
    }
  g_string_append_c (text, '\n');
  relu_cli_output_flush_if_long (self->output);
}

static void
write_points (Writer *self)
{
  guint n = relu_regions_get_n_breakpoints (self->regions);
  ReluBreakpoint point;

  if (n > 0)
    append_heading (self->output->text, _("Breakpoints"));
  for (guint i = 0; i < n; i++)
    {
      relu_regions_get_breakpoint (self->regions, i, &point);
      append_point (self, &point, TRUE);
    }

  n = relu_regions_get_n_silent_switches (self->regions);
  if (n > 0)
    append_heading (self->output->text, _("Silent switches (the slope stays)"));
  for (guint i = 0; i < n; i++)
    {
      relu_regions_get_silent_switch (self->regions, i, &point);
      append_point (self, &point, FALSE);
    }
}

static const char *
get_state (ReluUnitState state)
{
  switch (state)
    {
    case RELU_UNIT_ALWAYS_INACTIVE:
      return _("always off (z ≤ 0) on this domain");
    case RELU_UNIT_ALWAYS_ACTIVE:
      return _("always on (z > 0) on this domain");
    case RELU_UNIT_SWITCHES:
    default:
      return _("switches on this domain");
    }
}

static void
write_units (Writer *self)
{
  const ReluNetwork *network = relu_regions_get_network (self->regions);
  guint n = relu_regions_get_n_units (self->regions);

  if (n > 0)
    append_heading (self->output->text, _("Units"));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *symbol = NULL;
      ReluUnit unit;

      relu_regions_get_unit (self->regions, i, &unit);
      symbol = relu_network_dup_unit_symbol (network, unit.layer, unit.index, RELU_SYMBOL_PRETTY);
      g_string_append_printf (self->output->text, "  %s: %s", symbol, get_state (unit.state));
      if (self->report->dead != NULL && self->report->dead[i])
        g_string_append (self->output->text, _("; dead on the data"));
      g_string_append_c (self->output->text, '\n');
      relu_cli_output_flush_if_long (self->output);
    }
}

/**
 * relu_report_write_text:
 *
 * Writes the report for people, with numbers as the locale has them.
 */
void
relu_report_write_text (const ReluReport *self, ReluCliOutput *output)
{
  double from = relu_analysis_get_from (self->analysis);
  double to = relu_analysis_get_to (self->analysis);
  Writer writer = { self, relu_analysis_get_regions (self->analysis), output,
                    MAX (DIGITS, relu_words_get_digits (from, to)) };
  const ReluCurve *curve = relu_analysis_get_curve (self->analysis);

  if (*relu_file_get_name (self->file) != '\0')
    {
      relu_cli_append_plain (output->text, relu_file_get_name (self->file));
      g_string_append_c (output->text, '\n');
    }
  g_string_append_printf (output->text, "%s\n%s\n", relu_analysis_get_headline (self->analysis),
                          relu_analysis_get_reason (self->analysis));

  if (curve != NULL)
    {
      char error[RELU_NUMBER_BUFFER];
      guint n = relu_curve_get_n_points (curve);

      g_string_append_printf (output->text,
                              ngettext ("Sampled at %u point; the polyline is nowhere further than "
                                        "%s from the curve.\n",
                                        "Sampled at %u points; the polyline is nowhere further than "
                                        "%s from the curve.\n",
                                        n),
                              n, relu_number_to_display (relu_curve_get_error (curve), 2, error));
      return;
    }

  write_linear_regions (&writer);
  if (relu_regions_get_n_activation_regions (writer.regions)
        != relu_regions_get_n_linear_regions (writer.regions)
      || relu_regions_get_n_units (writer.regions) <= MAX_PATTERN)
    write_activation_regions (&writer);
  write_points (&writer);
  write_units (&writer);
}
