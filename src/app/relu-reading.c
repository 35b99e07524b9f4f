/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-reading.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "relu-derivation.h"
#include "relu-forward.h"
#include "relu-number.h"
#include "relu-region-table.h"
#include "relu-words.h"

/* Patterns and sums longer than this are counted instead of spelt out. */
#define MAX_PATTERN 16
#define MAX_TERMS 4

/* "110", a space between layers. */
static char *
dup_digits (ReluRegions *regions, guint region)
{
  g_autofree guint8 *pattern = g_malloc (relu_regions_get_n_units (regions));
  GString *text = g_string_new (NULL);

  relu_regions_get_pattern (regions, region, pattern);
  relu_pattern_append (text, relu_regions_get_network (regions), pattern);

  return g_string_free (text, FALSE);
}

static char *
dup_count (ReluRegions *regions, guint region)
{
  guint n = relu_regions_get_n_units (regions);
  g_autofree guint8 *pattern = g_new (guint8, n);
  guint n_on = 0;

  relu_regions_get_pattern (regions, region, pattern);
  for (guint i = 0; i < n; i++)
    n_on += pattern[i] ? 1 : 0;

  /* Translators: of so many hidden units so many are on at this x, as in "12 of 64 units on". */
  return g_strdup_printf (ngettext ("%u of %u unit on", "%u of %u units on", n), n_on, n);
}

/* From what is left of a switch to what is right of it, where they differ. */
static char *
dup_change (const char *left, const char *right)
{
  return g_str_equal (left, right) ? g_strdup (right) : g_strdup_printf ("%s → %s", left, right);
}

/* The pattern of @region, or of the two that meet where @left is another one; NULL without units.
 */
static char *
dup_pattern (ReluRegions *regions, guint left, guint region)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *digits = NULL;

  if (relu_regions_get_n_units (regions) == 0)
    return NULL;
  if (relu_regions_get_n_units (regions) > MAX_PATTERN)
    return dup_count (regions, region);

  before = dup_digits (regions, left);
  after = dup_digits (regions, region);
  digits = dup_change (before, after);
  /* Translators: the activation pattern, as in "pattern 110". */
  return g_strdup_printf (_ ("pattern %s"), digits);
}

/* The right side of the equation of a region. */
static char *
dup_line (ReluRegions *regions, guint index)
{
  ReluRegion region;

  relu_regions_get_activation_region (regions, index, &region);
  relu_words_tidy_line (&region.slope, &region.intercept, region.from, region.to);
  return relu_number_dup_line_equation (region.slope, region.intercept, relu_number_get_digits ());
}

/* The sum over the units that are on, where it is short: "0.8·(x + 3) − 2·x − 0.5". */
static char *
dup_sum (ReluAnalysis *analysis, double x)
{
  g_autoptr (ReluDerivation) derivation = NULL;

  if (relu_network_get_n_hidden_layers (relu_analysis_get_network (analysis)) != 1)
    return NULL;

  derivation = relu_derivation_new (analysis, x, relu_number_get_digits ());
  if (relu_derivation_get_n_terms (derivation, 0) > MAX_TERMS)
    return NULL;

  return relu_derivation_dup_sum (derivation, 0, RELU_NOTATION_TEXT);
}

/**
 * relu_reading_dup_text:
 * @analysis: a network on its domain
 * @x: where to read, finite
 *
 * Says in one line what f is at @x and which units are on there, "x = 1.2 · f(x) = 0.46 · pattern
 * 110", and in a second one the equation of the region that @x is in, with its numbers filled in:
 * "f = 0.8·(x + 3) − 2·x − 0.5 = −1.2x + 1.9". Where units switch at @x, pattern and equation on
 * both sides: "pattern 000 → 100". Outside of the domain only x and f(x).
 *
 * Returns: (transfer full): the text, translated
 */
char *
relu_reading_dup_text (ReluAnalysis *analysis, double x)
{
  ReluRegions *regions = relu_analysis_get_regions (analysis);
  double y = relu_network_evaluate (relu_analysis_get_network (analysis), x);
  char x_text[RELU_NUMBER_BUFFER];
  char y_text[RELU_NUMBER_BUFFER];
  g_autofree char *pattern = NULL;
  g_autofree char *sum = NULL;
  g_autofree char *line = NULL;
  GString *text = g_string_new (NULL);
  guint index, left;

  g_string_append_printf (text, "x = %s · f(x) = %s",
                          relu_number_to_display (x, relu_number_get_digits (), x_text),
                          relu_number_to_display (y, relu_number_get_digits (), y_text));
  if (regions == NULL || x < relu_regions_get_from (regions) || x > relu_regions_get_to (regions))
    return g_string_free (text, FALSE);

  index = relu_regions_find (regions, x);
  left = index > 0 && x == relu_regions_get_xs (regions)[index] ? index - 1 : index;
  pattern = dup_pattern (regions, left, index);
  if (pattern != NULL)
    g_string_append_printf (text, " · %s", pattern);

  line = dup_line (regions, index);
  if (left != index)
    {
      g_autofree char *before = dup_line (regions, left);
      g_autofree char *after = g_steal_pointer (&line);

      line = dup_change (before, after);
    }
  else
    {
      sum = dup_sum (analysis, x);
    }
  if (sum != NULL && strcmp (sum, line) != 0)
    g_string_append_printf (text, "\nf = %s = %s", sum, line);
  else
    g_string_append_printf (text, "\nf = %s", line);

  return g_string_free (text, FALSE);
}

/* "breakpoint, slope from 0 to 1", or the slope alone; NULL at the ends of the domain and beyond. */
static char *
dup_slope_words (ReluRegions *regions, double x)
{
  guint digits = relu_number_get_digits ();
  char before[RELU_NUMBER_BUFFER], after[RELU_NUMBER_BUFFER];
  ReluRegion region;

  if (!(x > relu_regions_get_from (regions) && x < relu_regions_get_to (regions)))
    return NULL;

  relu_regions_get_linear_region (regions, relu_regions_find_linear (regions, x), &region);
  relu_number_to_display (region.slope, digits, after);
  if (x == region.from)
    {
      relu_regions_get_activation_region (regions, region.first - 1, &region);
      relu_number_to_display (region.slope, digits, before);
      /* Translators: said by a screen reader: what the slope is left and right of a breakpoint */
      return g_strdup_printf (_("breakpoint, slope from %s to %s"), before, after);
    }

  /* Translators: said by a screen reader; %s is a number */
  return g_strdup_printf (_("slope %s"), after);
}

/**
 * relu_reading_dup_words:
 * @analysis: a network on its domain
 * @x: where to read, finite
 *
 * The same as relu_reading_dup_text() for the ear, as short as it can be: "x = 1, f(x) = 0.7, slope
 * −1.2, pattern 110".
 *
 * Returns: (transfer full): the words, translated
 */
char *
relu_reading_dup_words (ReluAnalysis *analysis, double x)
{
  ReluRegions *regions = relu_analysis_get_regions (analysis);
  double y = relu_network_evaluate (relu_analysis_get_network (analysis), x);
  char x_text[RELU_NUMBER_BUFFER], y_text[RELU_NUMBER_BUFFER];
  g_autofree char *slope = NULL;
  g_autofree char *pattern = NULL;
  GString *words = g_string_new (NULL);
  guint index;

  g_string_append_printf (words, "x = %s%sf(x) = %s",
                          relu_number_to_display (x, relu_number_get_digits (), x_text), _(", "),
                          relu_number_to_display (y, relu_number_get_digits (), y_text));
  if (regions == NULL)
    return g_string_free (words, FALSE);

  slope = dup_slope_words (regions, x);
  if (slope == NULL)
    return g_string_free (words, FALSE);

  index = relu_regions_find (regions, x);
  pattern = dup_pattern (regions, index, index);
  g_string_append_printf (words, "%s%s", _(", "), slope);
  if (pattern != NULL)
    g_string_append_printf (words, "%s%s", _(", "), pattern);

  return g_string_free (words, FALSE);
}

/**
 * relu_reading_find_breakpoint:
 * @analysis: a network on its domain
 * @x: from where; NAN: from outside of the domain
 * @direction: 1: to the right, -1: to the left
 * @breakpoint: (out): the next one
 *
 * Returns: whether there is one
 */
gboolean
relu_reading_find_breakpoint (ReluAnalysis *analysis, double x, int direction,
                              ReluBreakpoint *breakpoint)
{
  ReluRegions *regions = relu_analysis_get_regions (analysis);
  guint n = regions == NULL ? 0 : relu_regions_get_n_breakpoints (regions);

  if (isnan (x))
    x = direction > 0 ? -INFINITY : INFINITY;
  for (guint i = 0; i < n; i++)
    {
      relu_regions_get_breakpoint (regions, direction > 0 ? i : n - 1 - i, breakpoint);
      if (direction > 0 ? breakpoint->x > x : breakpoint->x < x)
        return TRUE;
    }

  return FALSE;
}
