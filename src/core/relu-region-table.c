/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-region-table.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "relu-number.h"
#include "relu-words.h"

/* Significant digits of rounded numbers that are not an x, at least: tables are copied to be
 * reckoned with. */
#define MIN_DIGITS 6

/* In a pattern: the unit is off, on, or both inside one linear region. */
enum
{
  STATE_OFF,
  STATE_ON,
  STATE_BOTH,
};

struct _ReluRegionTable
{
  ReluRegions *regions;
  ReluRegionRows rows;

  /* The pattern that was computed last: the next one is most often near. */
  guint position; /* of an activation region */
  guint8 *pattern;
  guint8 *shown; /* scratch */
};

/**
 * relu_region_table_new:
 * @regions: what the table lists
 * @rows: which of them
 *
 * Returns: (transfer full): the table
 */
ReluRegionTable *
relu_region_table_new (ReluRegions *regions, ReluRegionRows rows)
{
  ReluRegionTable *self = g_new0 (ReluRegionTable, 1);
  guint n_units = relu_regions_get_n_units (regions);

  self->regions = relu_regions_ref (regions);
  self->rows = rows;
  self->pattern = g_malloc (MAX (1, n_units));
  self->shown = g_malloc (MAX (1, n_units));
  relu_regions_get_pattern (regions, 0, self->pattern);

  return self;
}

void
relu_region_table_free (ReluRegionTable *self)
{
  relu_regions_unref (self->regions);
  g_free (self->pattern);
  g_free (self->shown);
  g_free (self);
}

ReluRegions *
relu_region_table_get_regions (const ReluRegionTable *self)
{
  return self->regions;
}

ReluRegionRows
relu_region_table_get_rows (const ReluRegionTable *self)
{
  return self->rows;
}

guint
relu_region_table_get_n (const ReluRegionTable *self)
{
  return self->rows == RELU_REGION_ROWS_LINEAR
           ? relu_regions_get_n_linear_regions (self->regions)
           : relu_regions_get_n_activation_regions (self->regions);
}

/**
 * relu_region_table_get:
 * @row: from 0, from left to right
 * @region: (out): the region of that row
 */
void
relu_region_table_get (const ReluRegionTable *self, guint row, ReluRegion *region)
{
  if (self->rows == RELU_REGION_ROWS_LINEAR)
    relu_regions_get_linear_region (self->regions, row, region);
  else
    relu_regions_get_activation_region (self->regions, row, region);
}

/**
 * relu_region_table_find:
 * @x: a number
 *
 * Returns: the row that @x lies in, as relu_regions_find() says
 */
guint
relu_region_table_find (const ReluRegionTable *self, double x)
{
  return self->rows == RELU_REGION_ROWS_LINEAR ? relu_regions_find_linear (self->regions, x)
                                               : relu_regions_find (self->regions, x);
}

/* Makes the pattern that of an activation region: from where it is, or from the first region where
 * that is nearer. */
static void
go_to (ReluRegionTable *self, guint position)
{
  ReluBreakpoint point;

  if (position < self->position / 2)
    {
      relu_regions_get_pattern (self->regions, 0, self->pattern);
      self->position = 0;
    }
  while (self->position < position)
    {
      relu_regions_get_point (self->regions, ++self->position, &point);
      for (guint i = 0; i < point.n_switches; i++)
        self->pattern[point.switches[i].unit] = point.switches[i].turns_on;
    }
  while (self->position > position)
    {
      relu_regions_get_point (self->regions, self->position--, &point);
      for (guint i = 0; i < point.n_switches; i++)
        self->pattern[point.switches[i].unit] = !point.switches[i].turns_on;
    }
}

/**
 * relu_pattern_append:
 * @pattern: (array): for each unit that can switch, numbered through, 1 where on
 *
 * Appends an activation pattern as text, a group for each layer: "011", "011 1".
 */
void
relu_pattern_append (GString *text, const ReluNetwork *network, const guint8 *pattern)
{
  static const char marks[] = { '0', '1', RELU_PATTERN_BOTH };
  gboolean is_first = TRUE;

  for (guint i = 0; i < relu_network_get_n_layers (network); i++)
    {
      const ReluLayer *layer = relu_network_get_layer (network, i);

      if (!relu_activation_has_knot (&layer->activation))
        continue;
      if (!is_first)
        g_string_append_c (text, ' ');
      is_first = FALSE;
      for (guint unit = 0; unit < layer->n_units; unit++)
        g_string_append_c (text, marks[*pattern++]);
    }
}

static void
append_pattern (ReluRegionTable *self, const ReluRegion *region, GString *text)
{
  ReluBreakpoint point;

  go_to (self, region->first);
  memcpy (self->shown, self->pattern, relu_regions_get_n_units (self->regions));
  for (guint k = region->first + 1; k <= region->last; k++)
    {
      relu_regions_get_point (self->regions, k, &point);
      for (guint i = 0; i < point.n_switches; i++)
        self->shown[point.switches[i].unit] = STATE_BOTH;
    }

  relu_pattern_append (text, relu_regions_get_network (self->regions), self->shown);
}

/**
 * relu_region_table_dup_pattern:
 * @row: from 0
 *
 * Returns: (transfer full): the activation pattern, a group for each layer: "011", "0*1 1"; a unit
 *   that switches silently inside a linear region is RELU_PATTERN_BOTH
 */
char *
relu_region_table_dup_pattern (ReluRegionTable *self, guint row)
{
  GString *text = g_string_new (NULL);
  ReluRegion region;

  relu_region_table_get (self, row, &region);
  append_pattern (self, &region, text);

  return g_string_free (text, FALSE);
}

/* The sign of a zero says nothing in a table. A slope may be too large for a number although f is
 * not: readers of CSV know "inf". */
static void
append_exact (GString *text, double value)
{
  char number[RELU_NUMBER_BUFFER];

  if (isfinite (value))
    g_string_append (text, relu_number_to_shortest (value + 0.0, number));
  else
    g_string_append (text, value < 0 ? "-inf" : "inf");
}

/* "f(x) = 2*x + 20": begins with a letter, so that no spreadsheet takes it for a formula of its
 * own. */
static void
append_exact_equation (GString *text, double slope, double intercept)
{
  g_string_append (text, "f(x) = ");
  if (slope == 0)
    {
      append_exact (text, intercept);
      return;
    }

  if (slope == -1)
    g_string_append_c (text, '-');
  else if (slope != 1)
    {
      append_exact (text, slope);
      g_string_append_c (text, '*');
    }
  g_string_append_c (text, 'x');
  if (intercept != 0)
    {
      g_string_append (text, intercept < 0 ? " - " : " + ");
      append_exact (text, fabs (intercept));
    }
}

static void
append_exact_row (ReluRegionTable *self, const ReluRegion *region, char separator, GString *text)
{
  const double cells[] = { region->from, region->to, region->slope, region->intercept };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      append_exact (text, cells[i]);
      g_string_append_c (text, separator);
    }
  append_pattern (self, region, text);
  g_string_append_c (text, separator);
  append_exact_equation (text, region->slope, region->intercept);
  g_string_append_c (text, '\n');
}

static int
get_digits (void)
{
  return MAX (MIN_DIGITS, relu_number_get_digits ());
}

static int
get_x_digits (const ReluRegionTable *self)
{
  return MAX (get_digits (), relu_words_get_digits (relu_regions_get_from (self->regions),
                                                    relu_regions_get_to (self->regions)));
}

static void
append_latex_row (ReluRegionTable *self, const ReluRegion *region, GString *text)
{
  const double cells[] = { region->from, region->to, region->slope, region->intercept };
  int x_digits = get_x_digits (self);
  g_autofree char *equation
    = relu_number_dup_line (region->slope, region->intercept, x_digits, RELU_NOTATION_LATEX);
  char number[RELU_NUMBER_BUFFER];

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      relu_number_to_latex (cells[i], i < 2 ? x_digits : get_digits (), number);
      g_string_append_printf (text, "$%s$ & ", number);
    }
  g_string_append (text, "\\texttt{");
  append_pattern (self, region, text);
  g_string_append_printf (text, "} & $f(x) = %s$ \\\\\n", equation);
}

static void
append_markdown_row (ReluRegionTable *self, const ReluRegion *region, GString *text)
{
  const double cells[] = { region->from, region->to, region->slope, region->intercept };
  int x_digits = get_x_digits (self);
  g_autofree char *equation
    = relu_number_dup_line_equation (region->slope, region->intercept, x_digits);
  char number[RELU_NUMBER_BUFFER];
  gsize start;

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    g_string_append_printf (text, "| %s ",
                            relu_number_to_display (cells[i], i < 2 ? x_digits : get_digits (),
                                                    number));

  /* As code, so that a "*" is not taken for emphasis; empty where no unit can switch. */
  g_string_append (text, "| `");
  start = text->len;
  append_pattern (self, region, text);
  if (text->len == start)
    g_string_truncate (text, start - 1);
  else
    g_string_append (text, "` ");
  g_string_append_printf (text, "| f(x) = %s |\n", equation);
}

/* A heading in another language may hold what the format takes for its own. */
static void
append_escaped (GString *text, const char *heading, const char *special)
{
  for (const char *p = heading; *p != '\0'; p++)
    {
      if (strchr (special, *p) != NULL)
        g_string_append_c (text, '\\');
      g_string_append_c (text, *p);
    }
}

/**
 * relu_region_table_append_head:
 *
 * Appends what stands before the rows: the names of the columns; in CSV and TSV always the same
 * ones, else translated.
 */
void
relu_region_table_append_head (const ReluRegionTable *self, ReluTableFormat format, GString *text)
{
  /* Translators: the columns of a table of linear regions: where a region begins and ends, its
   * line's slope and intercept, which units are on (such as 011), and f(x) = 2x + 20 */
  const char *headings[] = { _("from"),      _("to"),      _("slope"),
                             _("intercept"), _("pattern"), _("equation") };

  switch (format)
    {
    case RELU_TABLE_CSV:
      g_string_append (text, "from,to,slope,intercept,pattern,equation\n");
      return;

    case RELU_TABLE_TSV:
      g_string_append (text, "from\tto\tslope\tintercept\tpattern\tequation\n");
      return;

    case RELU_TABLE_MARKDOWN:
      for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
        {
          g_string_append (text, "| ");
          append_escaped (text, headings[i], "|\\`*_");
          g_string_append_c (text, ' ');
        }
      g_string_append (text, "|\n| ---: | ---: | ---: | ---: | :--- | :--- |\n");
      return;

    case RELU_TABLE_LATEX:
    default:
      g_string_append (text, "\\begin{tabular}{rrrrll}\n\\hline\n");
      for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
        {
          g_string_append (text, i > 0 ? " & " : "");
          append_escaped (text, headings[i], "&%$#_{}");
        }
      g_string_append (text, " \\\\\n\\hline\n");
    }
}

/**
 * relu_region_table_append_row:
 * @row: from 0; going through the rows in order takes time in proportion to them and the switches
 *
 * Appends one row with a line's end.
 */
void
relu_region_table_append_row (ReluRegionTable *self, ReluTableFormat format, guint row,
                              GString *text)
{
  ReluRegion region;

  relu_region_table_get (self, row, &region);
  if (format == RELU_TABLE_CSV || format == RELU_TABLE_TSV)
    {
      append_exact_row (self, &region, format == RELU_TABLE_CSV ? ',' : '\t', text);
      return;
    }

  relu_words_tidy_line (&region.slope, &region.intercept, region.from, region.to);
  if (format == RELU_TABLE_MARKDOWN)
    append_markdown_row (self, &region, text);
  else
    append_latex_row (self, &region, text);
}

/**
 * relu_region_table_append_foot:
 *
 * Appends what stands behind the rows, if anything.
 */
void
relu_region_table_append_foot (const ReluRegionTable *self, ReluTableFormat format, GString *text)
{
  if (format == RELU_TABLE_LATEX)
    g_string_append (text, "\\hline\n\\end{tabular}\n");
}
