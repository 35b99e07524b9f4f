/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-derivation-slope.c: where the slope of a region comes from: "slope = v₀·w₀ + v₁·w₁ = −1.2".
 */

#include <glib/gi18n-lib.h>

#include "relu-derivation-sums-private.h"

/* "v₀·w₀ − v₁·w₁", which is all there is to a slope with one hidden layer. */
static void
append_slope_symbols (ReluFormula *line, const ReluDerivation *self, const ReluDerivationSide *side)
{
  guint n = side->terms->len;

  relu_derivation_open_output (line, side);
  relu_formula_begin_sum (line);
  for (guint i = 0; i < n; i++)
    {
      const ReluDerivationTerm *term = &g_array_index (side->terms, ReluDerivationTerm, i);
      gsize start;

      if (relu_formula_skips_at (i, n))
        relu_formula_append_dots (line, relu_formula_get_n_skipped (n));
      if (!relu_formula_shows_term (i, n))
        continue;
      start = line->text->len;
      relu_formula_begin_term (line, FALSE);
      relu_formula_append_parameter (line, self->network,
                                     relu_network_weight_index (self->network, 1, 0, term->unit));
      relu_formula_append_math (line, "·", " ");
      if (term->factor != 1)
        {
          relu_formula_append_factor (line, term->factor);
          relu_formula_append_times (line);
        }
      relu_formula_append_parameter (line, self->network,
                                     relu_network_weight_index (self->network, 0, term->unit, 0));
      relu_formula_mark (line, start, term->unit);
    }
  relu_derivation_close_output (line, side);
}

/* "0.8·1 − 2·1" */
static void
append_slope_products (ReluFormula *line, const ReluDerivationSide *side)
{
  guint n = side->terms->len;

  relu_derivation_open_output (line, side);
  relu_formula_begin_sum (line);
  for (guint i = 0; i < n; i++)
    {
      const ReluDerivationTerm *term = &g_array_index (side->terms, ReluDerivationTerm, i);
      gsize start;

      if (relu_formula_skips_at (i, n))
        relu_formula_append_dots (line, 0);
      if (!relu_formula_shows_term (i, n))
        continue;
      start = line->text->len;
      relu_formula_begin_weighted (line, term->weight, term->factor, TRUE);
      relu_formula_append_factor (line, term->slope);
      relu_formula_mark (line, start, term->unit);
    }
  relu_derivation_close_output (line, side);
}

/**
 * relu_derivation_dup_slope:
 * @side: from 0
 * @notation: for whom
 * @spans: (nullable) (inout): gets a ReluDerivationSpan for each part that comes from a unit
 *
 * Returns: (transfer full): why f is as steep as it is: "slope = v₀·w₀ + v₁·w₁ = 0.8·1 − 2·1 =
 *   0.8 − 2 = −1.2", over the units that are on; with several hidden layers, the slopes of the last
 *   one's lines take the place of w
 */
char *
relu_derivation_dup_slope (const ReluDerivation *self, guint side, ReluNotation notation,
                           GArray *spans)
{
  const ReluDerivationSide *at = &self->sides[side];
  g_auto (ReluNumbers) slopes = { 0 };
  g_auto (ReluNumbers) intercepts = { 0 };
  ReluFormula line;

  g_return_val_if_fail (side < self->n_sides, NULL);

  relu_derivation_gather (at, self, &slopes, &intercepts);
  relu_formula_init (&line, notation, self->digits);
  line.spans = spans;
  /* Translators: in front of a formula, "slope = 0.8 − 2 = −1.2" */
  relu_formula_append_math (&line, _ ("slope"), "f'(x)");
  if (at->terms->len > 0 && at->output_factor != 0)
    {
      if (relu_network_get_n_hidden_layers (self->network) == 1)
        {
          relu_formula_append_relation (&line, TRUE);
          append_slope_symbols (&line, self, at);
        }
      relu_formula_append_relation (&line, relu_derivation_terms_are_faithful (self, at, FALSE));
      append_slope_products (&line, at);
      if (slopes.values->len > 1)
        {
          relu_formula_append_relation (&line, slopes.is_faithful);
          relu_numbers_append (&line, &slopes);
          relu_formula_append_relation (&line, relu_numbers_give (&slopes, at->region.slope));
        }
      else
        relu_formula_append_relation (&line, slopes.is_faithful &&
                                                 relu_numbers_give (&slopes, at->region.slope));
    }
  else
    relu_formula_append_relation (&line, relu_derivation_shows (self, at->region.slope, 0));
  relu_formula_append_number (&line, at->region.slope);

  return relu_formula_finish (&line);
}

/**
 * relu_derivation_dup_unit_line:
 * @side: from 0
 * @term: from 0
 * @notation: for whom
 *
 * Returns: (transfer full): the line of that term's unit on the region: "h⁽²⁾₀ = 1.3x − 0.2"; with
 *   one hidden layer, z itself
 */
char *
relu_derivation_dup_unit_line (const ReluDerivation *self, guint side, guint term,
                               ReluNotation notation)
{
  const ReluDerivationTerm *of;
  const ReluTermNoise *noise;
  g_autofree char *z = NULL;
  ReluFormula line;

  g_return_val_if_fail (side < self->n_sides, NULL);
  g_return_val_if_fail (term < self->sides[side].terms->len, NULL);

  of = &g_array_index (self->sides[side].terms, ReluDerivationTerm, term);
  noise = &g_array_index (self->sides[side].noises, ReluTermNoise, term);
  z = relu_number_dup_line (of->slope, of->intercept, self->digits, notation);

  relu_formula_init (&line, notation, self->digits);
  relu_formula_append_unit (&line, self->network,
                            relu_network_get_n_hidden_layers (self->network) - 1, of->unit);
  relu_formula_append_relation (&line,
                                relu_derivation_shows (self, of->factor, 0) &&
                                    relu_derivation_shows (self, of->slope, noise->slope) &&
                                    relu_derivation_shows (self, of->intercept, noise->intercept));
  if (of->factor != 1)
    {
      relu_formula_append_factor (&line, of->factor);
      relu_formula_append_times (&line);
      relu_formula_append (&line, "(");
    }
  relu_formula_append (&line, z);
  if (of->factor != 1)
    relu_formula_append (&line, ")");

  return relu_formula_finish (&line);
}
