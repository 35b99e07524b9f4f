/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-words-outside.c: what lies outside the domain, in words. */

#include "relu-words.h"

#include <glib/gi18n-lib.h>

#include "relu-number.h"

/* The breakpoint next to the domain on a side, for people. */
static char *
dup_nearest (const ReluOutside *outside, ReluSide side, double from, double to)
{
  ReluBreakpoint breakpoint;
  char number[RELU_NUMBER_BUFFER];

  if (relu_outside_get_n_breakpoints (outside, side) == 0)
    return NULL;

  relu_outside_get_breakpoint (outside, side, 0, &breakpoint);
  return g_strdup (
    relu_number_to_display (breakpoint.x, relu_words_get_digits (from, to), number));
}

/* All of them, where there is no more than one on each side. */
static char *
dup_all (const char *left, const char *right)
{
  if (left != NULL && right != NULL)
    /* Translators: %s are numbers: where the curve bends outside the domain */
    return g_strdup_printf (_("Outside the domain it bends at x = %s and x = %s."), left, right);

  return g_strdup_printf (_("Outside the domain it bends at x = %s."), left != NULL ? left : right);
}

/**
 * relu_words_dup_outside:
 * @from: where the domain begins
 * @to: where it ends
 *
 * Returns: (transfer full) (nullable): a sentence about the breakpoints outside the domain, where
 *   there are any: "Outside the domain it bends at x = −10 and x = 10."
 */
char *
relu_words_dup_outside (const ReluOutside *outside, double from, double to)
{
  g_autofree char *left = dup_nearest (outside, RELU_SIDE_LEFT, from, to);
  g_autofree char *right = dup_nearest (outside, RELU_SIDE_RIGHT, from, to);
  gboolean is_complete = relu_outside_is_complete (outside, RELU_SIDE_LEFT)
                         && relu_outside_is_complete (outside, RELU_SIDE_RIGHT);
  guint n = relu_outside_get_n_breakpoints (outside, RELU_SIDE_LEFT)
            + relu_outside_get_n_breakpoints (outside, RELU_SIDE_RIGHT);
  char count[RELU_NUMBER_BUFFER];

  if (n == 0)
    return NULL;
  if (is_complete && n == (guint) (left != NULL) + (right != NULL))
    return dup_all (left, right);

  relu_number_count_to_display (n, count);
  if (!is_complete)
    return g_strdup_printf (
      /* Translators: %s is a number */
      g_dngettext (GETTEXT_PACKAGE, "Outside the domain it bends at %s place or more.",
                   "Outside the domain it bends at %s places or more.", n),
      count);
  if (left != NULL && right != NULL)
    /* Translators: a number of breakpoints, more than 2, and where those next to the domain are */
    return g_strdup_printf (
      _("Outside the domain it bends at %s places, the nearest at x = %s and x = %s."), count, left,
      right);

  /* Translators: a number of breakpoints, more than 1, and where the one next to the domain is */
  return g_strdup_printf (_("Outside the domain it bends at %s places, the nearest at x = %s."),
                          count, left != NULL ? left : right);
}

/* How many linear regions have a part between @from and @to. */
static guint
count_in_view (const ReluRegions *regions, double from, double to)
{
  guint first = relu_regions_find_linear (regions, from);
  guint last = relu_regions_find_linear (regions, to);
  ReluRegion region;

  relu_regions_get_linear_region (regions, last, &region);
  /* One that only begins at the very end is not seen. */
  if (last > first && region.from >= to)
    last--;

  return last - first + 1;
}

/**
 * relu_words_dup_in_view:
 * @from: where the visible part of the domain begins
 * @to: where it ends
 *
 * What lies outside the domain counts, where finding it costs no more than a frame has.
 *
 * Returns: (transfer full) (nullable): how much of the curve is out of sight: "5 regions, 3 in view";
 *   %NULL where all of it is seen, or there are no regions
 */
char *
relu_words_dup_in_view (ReluAnalysis *analysis, double from, double to)
{
  const ReluRegions *regions = relu_analysis_get_regions (analysis);
  char total_text[RELU_NUMBER_BUFFER], seen_text[RELU_NUMBER_BUFFER];
  gboolean is_complete = TRUE;
  guint total, seen;

  if (regions == NULL)
    return NULL;

  total = relu_regions_get_n_linear_regions (regions);
  seen = count_in_view (regions, MAX (from, relu_analysis_get_from (analysis)),
                        MIN (to, relu_analysis_get_to (analysis)));
  if (relu_outside_is_cheap (relu_analysis_get_network (analysis)))
    {
      const ReluOutside *outside = relu_analysis_get_outside (analysis);

      total = relu_outside_get_n_linear_regions (outside);
      is_complete = relu_outside_is_complete (outside, RELU_SIDE_LEFT)
                    && relu_outside_is_complete (outside, RELU_SIDE_RIGHT);
    }
  if (seen >= total)
    return NULL;

  relu_number_count_to_display (total, total_text);
  relu_number_count_to_display (seen, seen_text);
  if (!is_complete)
    return g_strdup_printf (
      /* Translators: how many linear regions there are, at least, and how many one sees */
      g_dngettext (GETTEXT_PACKAGE, "%s region or more, %s in view", "%s regions or more, %s in view",
                   total),
      total_text, seen_text);

  return g_strdup_printf (
    /* Translators: how many linear regions there are, and how many of them one sees */
    g_dngettext (GETTEXT_PACKAGE, "%s region, %s in view", "%s regions, %s in view", total),
    total_text, seen_text);
}
