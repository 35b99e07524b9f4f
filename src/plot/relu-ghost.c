/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-ghost.h"

#include <glib/gi18n-lib.h>

#include "relu-number.h"
#include "relu-words.h"

static void
ghost_free (gpointer data)
{
  ReluGhost *self = data;

  g_free (self->name);
  relu_analysis_unref (self->analysis);
  g_free (self);
}

/**
 * relu_ghosts_new:
 *
 * Returns: (transfer full) (element-type ReluGhost): no ghosts yet; never changed again once a scene
 *   has it
 */
GPtrArray *
relu_ghosts_new (void)
{
  return g_ptr_array_new_with_free_func (ghost_free);
}

/**
 * relu_ghosts_add:
 * @ghosts: of relu_ghosts_new()
 * @name: how the figure calls it; may be empty
 * @analysis: of its network, best on the domain of the figure's own
 * @pattern: which dashes it has
 */
void
relu_ghosts_add (GPtrArray *ghosts, const char *name, ReluAnalysis *analysis, guint pattern)
{
  ReluGhost *self = g_new0 (ReluGhost, 1);

  self->name = g_strdup (name);
  self->analysis = relu_analysis_ref (analysis);
  self->pattern = pattern;
  g_ptr_array_add (ghosts, self);
}

/**
 * relu_ghost_pattern_get_dashes:
 * @n: (out): how many lengths there are, an even number
 *
 * Returns: (transfer none) (array length=n): on, off, on, off… as multiples of the line's width
 */
const double *
relu_ghost_pattern_get_dashes (guint pattern, int *n)
{
  /* Neighbours differ in rhythm, not only in length: two or three of them is the usual case. */
  static const struct
  {
    int n;
    double dashes[6];
  } patterns[RELU_GHOST_N_PATTERNS] = {
    { 2, { 6, 3 } },                  /* dashes */
    { 2, { 1, 2 } },                  /* dots */
    { 4, { 8, 2.5, 1.5, 2.5 } },      /* dash, dot */
    { 2, { 11, 5 } },                 /* long dashes */
    { 6, { 8, 2, 1.5, 2, 1.5, 2 } },  /* dash, dot, dot */
    { 2, { 2.5, 4.5 } },              /* short dashes, far apart */
    { 4, { 5, 2, 5, 6 } },            /* pairs of dashes */
    { 6, { 1, 2, 1, 2, 1, 6 } },      /* three dots */
  };

  pattern %= RELU_GHOST_N_PATTERNS;
  *n = patterns[pattern].n;

  return patterns[pattern].dashes;
}

/**
 * relu_ghost_dup_verdict:
 *
 * Returns: (transfer full): the verdict in few words, translated, without the domain, which is that
 *   of the figure: "linear, f(x) = 2x + 20"
 */
char *
relu_ghost_dup_verdict (const ReluGhost *self)
{
  ReluAnalysis *analysis = self->analysis;
  ReluRegions *regions = relu_analysis_get_regions (analysis);
  ReluVerdict verdict = relu_analysis_get_verdict (analysis);
  g_autofree char *equation = NULL;
  char count[RELU_NUMBER_BUFFER];
  ReluRegion region;
  guint n;

  if (regions == NULL)
    /* Translators: a curve without straight pieces, such as that of a network of tanh units */
    return g_strdup (_("smooth"));

  if (verdict == RELU_VERDICT_PIECEWISE_LINEAR)
    {
      n = relu_regions_get_n_linear_regions (regions);
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "non-linear, %s region",
                                           "non-linear, %s regions", n),
                              relu_number_count_to_display (n, count));
    }

  relu_regions_get_linear_region (regions, 0, &region);
  equation = relu_words_dup_equation (region.slope, region.intercept,
                                      relu_analysis_get_from (analysis),
                                      relu_analysis_get_to (analysis));
  /* Translators: a verdict in few words: "constant, f(x) = 3", "linear, f(x) = 2x + 20" */
  return g_strdup_printf (verdict == RELU_VERDICT_CONSTANT ? _("constant, f(x) = %s")
                                                           : _("linear, f(x) = %s"),
                          equation);
}
