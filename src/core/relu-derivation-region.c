/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-derivation-region.c: the equation of a region as a sum over the units that are on, as a
 * chain: "f(x) = 0.8·(x + 3) − 2·x − 0.5 = (0.8 − 2)·x + (2.4 − 0.5) = −1.2x + 1.9". */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relu-derivation-sums-private.h"

/* "0.8·(x + 3)" */
static void
append_term (ReluFormula *line, const ReluDerivationTerm *term, gboolean is_bare)
{
  g_autofree char *z =
      relu_number_dup_line (term->slope, term->intercept, line->digits, line->notation);
  gboolean parens = !is_bare && strcmp (z, "x") != 0 && !(term->slope == 0 && term->intercept >= 0);
  gsize start = line->text->len;

  relu_formula_begin_weighted (line, term->weight, term->factor, FALSE);
  if (parens)
    relu_formula_append (line, "(");
  relu_formula_append (line, z);
  if (parens)
    relu_formula_append (line, ")");
  relu_formula_mark (line, start, term->unit);
}

static void
append_sum (ReluFormula *line, const ReluDerivation *self, const ReluDerivationSide *side)
{
  guint n_hidden = relu_network_get_n_hidden_layers (self->network);
  double c = relu_network_get_biases (self->network, n_hidden)[0];
  guint n = side->terms->len;

  relu_derivation_open_output (line, side);
  relu_formula_begin_sum (line);
  for (guint i = 0; i < n; i++)
    {
      const ReluDerivationTerm *term = &g_array_index (side->terms, ReluDerivationTerm, i);

      if (relu_formula_skips_at (i, n))
        relu_formula_append_dots (line, relu_formula_get_n_skipped (n));
      if (relu_formula_shows_term (i, n))
        append_term (line, term, n == 1 && c == 0 && term->weight == 1 && term->factor == 1);
    }
  if (c != 0)
    relu_formula_append_signed (line, c);
  relu_derivation_close_output (line, side);
}

/* "(0.8 − 2)·x + (2.4 − 0.5)" */
static void
append_gathered (ReluFormula *line, const ReluNumbers *slopes, const ReluNumbers *intercepts)
{
  guint n_slopes = slopes->values->len, n_intercepts = intercepts->values->len;

  if (n_slopes > 1)
    {
      relu_formula_append (line, "(");
      relu_numbers_append (line, slopes);
      relu_formula_append_math (line, ")·x", ") \\cdot x");
    }
  else if (n_slopes == 1)
    {
      g_autofree char *product = relu_number_dup_line (g_array_index (slopes->values, double, 0), 0,
                                                       line->digits, line->notation);
      gsize start = line->text->len;

      relu_formula_append (line, product);
      relu_formula_mark (line, start, g_array_index (slopes->units, guint, 0));
    }

  line->has_terms = n_slopes > 0;
  if (n_intercepts > 1 && n_slopes > 0)
    {
      relu_formula_begin_term (line, FALSE);
      relu_formula_append (line, "(");
      relu_numbers_append (line, intercepts);
      relu_formula_append (line, ")");
    }
  else if (n_intercepts > 1)
    relu_numbers_append (line, intercepts);
  else if (n_intercepts == 1)
    relu_numbers_append_one (line, intercepts, 0);
}

static void
append_line (ReluFormula *line, const ReluRegion *region)
{
  g_autofree char *text =
      relu_number_dup_line (region->slope, region->intercept, line->digits, line->notation);

  relu_formula_append (line, text);
}

/* The domain of a region: "0 ≤ x ≤ 2". */
static char *
dup_interval (const ReluDerivation *self, const ReluRegion *region, ReluNotation notation)
{
  ReluFormula interval;

  relu_formula_init (&interval, notation, self->digits);
  relu_formula_append_math (&interval, "", "\\(");
  relu_formula_append_number (&interval, region->from);
  relu_formula_append_math (&interval, " ≤ x ≤ ", " \\le x \\le ");
  relu_formula_append_number (&interval, region->to);
  relu_formula_append_math (&interval, "", "\\)");

  return relu_formula_finish (&interval);
}

/**
 * relu_derivation_dup_title:
 * @side: from 0
 * @notation: for whom
 *
 * Returns: (transfer full): where its equation holds, translated: "On 0 ≤ x ≤ 2"; of two "Left of
 *   x = 0, on −3 ≤ x ≤ 0"
 */
char *
relu_derivation_dup_title (const ReluDerivation *self, guint side, ReluNotation notation)
{
  g_autofree char *interval = NULL;
  g_autofree char *at = NULL;
  ReluFormula place;

  g_return_val_if_fail (side < self->n_sides, NULL);

  interval = dup_interval (self, &self->sides[side].region, notation);
  if (self->n_sides == 1)
    /* Translators: "On 0 ≤ x ≤ 2", where an equation holds; also goes into LaTeX */
    return g_strdup_printf (_ ("On %s"), interval);

  relu_formula_init (&place, notation, self->digits);
  relu_formula_append_math (&place, "x = ", "\\(x = ");
  relu_formula_append_number (&place, relu_derivation_get_x (self));
  relu_formula_append_math (&place, "", "\\)");
  at = relu_formula_finish (&place);
  if (side == 0)
    /* Translators: "Left of x = 0, on −3 ≤ x ≤ 0"; also goes into LaTeX */
    return g_strdup_printf (_ ("Left of %s, on %s"), at, interval);
  /* Translators: "Right of x = 0, on 0 ≤ x ≤ 2"; also goes into LaTeX */
  return g_strdup_printf (_ ("Right of %s, on %s"), at, interval);
}

/**
 * relu_derivation_dup_sum:
 * @side: from 0
 * @notation: for whom
 *
 * Returns: (transfer full): f as a sum over the units that are on: "0.8·(x + 3) − 2·x − 0.5"; the
 *   plain line where there are none
 */
char *
relu_derivation_dup_sum (const ReluDerivation *self, guint side, ReluNotation notation)
{
  const ReluDerivationSide *at = &self->sides[side];
  ReluFormula line;

  g_return_val_if_fail (side < self->n_sides, NULL);

  relu_formula_init (&line, notation, self->digits);
  if (at->terms->len == 0 || at->output_factor == 0)
    append_line (&line, &at->region);
  else
    append_sum (&line, self, at);

  return relu_formula_finish (&line);
}

/**
 * relu_derivation_dup_line:
 * @side: from 0
 * @notation: for whom
 *
 * Returns: (transfer full): "−1.2x + 1.9"
 */
char *
relu_derivation_dup_line (const ReluDerivation *self, guint side, ReluNotation notation)
{
  g_return_val_if_fail (side < self->n_sides, NULL);

  return relu_number_dup_line (self->sides[side].region.slope, self->sides[side].region.intercept,
                               self->digits, notation);
}

/**
 * relu_derivation_dup_equation:
 * @side: from 0
 * @notation: for whom
 * @spans: (nullable) (inout): gets a ReluDerivationSpan for each part that comes from a unit
 *
 * Returns: (transfer full): from the sum over the units that are on to the plain line, a line for
 *   each step: "f(x) = 0.8·(x + 3) − 2·x − 0.5", "= (0.8 − 2)·x + (2.4 − 0.5)", "= −1.2x + 1.9"
 */
char *
relu_derivation_dup_equation (const ReluDerivation *self, guint side, ReluNotation notation,
                              GArray *spans)
{
  const ReluDerivationSide *at = &self->sides[side];
  g_autofree char *sum = NULL;
  g_autofree char *result = NULL;
  g_auto (ReluNumbers) slopes = { 0 };
  g_auto (ReluNumbers) intercepts = { 0 };
  gboolean gives_line;
  ReluFormula line;

  g_return_val_if_fail (side < self->n_sides, NULL);

  relu_derivation_gather (at, self, &slopes, &intercepts);
  sum = relu_derivation_dup_sum (self, side, notation);
  result = relu_derivation_dup_line (self, side, notation);
  gives_line = relu_numbers_give (&slopes, at->region.slope) &&
               relu_numbers_give (&intercepts, at->region.intercept);

  relu_formula_init (&line, notation, self->digits);
  line.spans = spans;
  relu_formula_append (&line, "f(x)");
  if (at->terms->len > 0 && at->output_factor != 0 && strcmp (sum, result) != 0)
    {
      relu_formula_append_relation (&line, relu_derivation_terms_are_faithful (self, at, TRUE));
      append_sum (&line, self, at);
      relu_formula_break (&line);
      if (slopes.values->len > 1 || intercepts.values->len > 1)
        {
          relu_formula_append_relation (&line, slopes.is_faithful && intercepts.is_faithful);
          append_gathered (&line, &slopes, &intercepts);
          relu_formula_break (&line);
        }
      else
        gives_line = gives_line && slopes.is_faithful && intercepts.is_faithful;
      relu_formula_append_relation (&line, gives_line);
    }
  else
    relu_formula_append_relation (&line, relu_derivation_shows (self, at->region.slope, 0) &&
                                             relu_derivation_shows (self, at->region.intercept, 0));
  relu_formula_append (&line, result);

  return relu_formula_finish (&line);
}
