/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-derivation-sums.c: what the equation of a region and its slope have in common. */

#include "relu-derivation-sums-private.h"

#include <float.h>
#include <math.h>

void
relu_numbers_init (ReluNumbers *self, int digits)
{
  *self = (ReluNumbers){ .values = g_array_new (FALSE, FALSE, sizeof (double)),
                         .units = g_array_new (FALSE, FALSE, sizeof (guint)),
                         .tally = RELU_TALLY_INIT,
                         .is_faithful = TRUE,
                         .digits = digits };
}

void
relu_numbers_clear (ReluNumbers *self)
{
  g_array_unref (self->values);
  g_array_unref (self->units);
}

/* Leaves out what is 0. */
static void
add (ReluNumbers *self, double value, double noise, guint unit)
{
  ReluShown shown;

  if (value == 0)
    return;
  relu_shown_init (&shown, value, self->digits);
  relu_tally_add (&self->tally, &shown);
  self->is_faithful &= relu_shown_is_faithful (&shown, noise);
  g_array_append_val (self->values, value);
  g_array_append_val (self->units, unit);
}

gboolean
relu_numbers_give (const ReluNumbers *self, double result)
{
  ReluShown shown;

  relu_shown_init (&shown, result, self->digits);

  return relu_tally_gives (&self->tally, &shown);
}

/* The number at @i, with its sign. */
void
relu_numbers_append_one (ReluFormula *line, const ReluNumbers *numbers, guint i)
{
  guint unit = g_array_index (numbers->units, guint, i);
  gsize start = line->text->len;

  relu_formula_append_signed (line, g_array_index (numbers->values, double, i));
  if (unit != RELU_NUMBERS_BIAS)
    relu_formula_mark (line, start, unit);
}

void
relu_numbers_append (ReluFormula *line, const ReluNumbers *numbers)
{
  guint n = numbers->values->len;

  relu_formula_begin_sum (line);
  for (guint i = 0; i < n; i++)
    {
      if (relu_formula_skips_at (i, n))
        relu_formula_append_dots (line, 0);
      if (relu_formula_shows_term (i, n))
        relu_numbers_append_one (line, numbers, i);
    }
  if (n == 0)
    relu_formula_append_number (line, 0);
}

/* What stands before x and what stands alone, when the products are worked out. */
void
relu_derivation_gather (const ReluDerivationSide *side, const ReluDerivation *self,
                        ReluNumbers *slopes, ReluNumbers *intercepts)
{
  guint n_hidden = relu_network_get_n_hidden_layers (self->network);
  double c = relu_network_get_biases (self->network, n_hidden)[0];

  relu_numbers_init (slopes, self->digits);
  relu_numbers_init (intercepts, self->digits);
  for (guint i = 0; i < side->terms->len; i++)
    {
      const ReluDerivationTerm *term = &g_array_index (side->terms, ReluDerivationTerm, i);
      const ReluTermNoise *noise = &g_array_index (side->noises, ReluTermNoise, i);
      double weight = side->output_factor * term->weight * term->factor;
      double size = fabs (weight);

      add (slopes, weight * term->slope,
           size * (noise->slope + 3 * DBL_EPSILON * fabs (term->slope)), term->unit);
      add (intercepts, weight * term->intercept,
           size * (noise->intercept + 3 * DBL_EPSILON * fabs (term->intercept)), term->unit);
    }
  add (intercepts, side->output_factor * c, side->output_factor == 1 ? 0 : DBL_EPSILON * fabs (c),
       RELU_NUMBERS_BIAS);
}

/* Whether all numbers of the sum over units are shown as they are. */
gboolean
relu_derivation_terms_are_faithful (const ReluDerivation *self, const ReluDerivationSide *side,
                                    gboolean with_intercepts)
{
  guint n_hidden = relu_network_get_n_hidden_layers (self->network);

  if (!relu_derivation_shows (self, side->output_factor, 0))
    return FALSE;
  for (guint i = 0; i < side->terms->len; i++)
    {
      const ReluDerivationTerm *term = &g_array_index (side->terms, ReluDerivationTerm, i);
      const ReluTermNoise *noise = &g_array_index (side->noises, ReluTermNoise, i);

      if (!relu_derivation_shows (self, term->weight, 0) ||
          !relu_derivation_shows (self, term->factor, 0) ||
          !relu_derivation_shows (self, term->slope, noise->slope))
        return FALSE;
      if (with_intercepts && !relu_derivation_shows (self, term->intercept, noise->intercept))
        return FALSE;
    }

  return !with_intercepts ||
         relu_derivation_shows (self, relu_network_get_biases (self->network, n_hidden)[0], 0);
}

/* "0.8·", with the sign in front; a factor of 1 is not written. */
void
relu_formula_begin_weighted (ReluFormula *line, double weight, double factor, gboolean with_ones)
{
  relu_formula_begin_term (line, (weight < 0) != (factor < 0));
  if (fabs (weight) != 1 || with_ones)
    {
      relu_formula_append_number (line, fabs (weight));
      relu_formula_append_times (line);
    }
  if (fabs (factor) != 1)
    {
      relu_formula_append_number (line, fabs (factor));
      relu_formula_append_times (line);
    }
}

/* A leaky output multiplies all of it. */
void
relu_derivation_open_output (ReluFormula *line, const ReluDerivationSide *side)
{
  if (side->output_factor == 1)
    return;
  relu_formula_append_number (line, side->output_factor);
  relu_formula_append_times (line);
  relu_formula_append (line, "(");
}

void
relu_derivation_close_output (ReluFormula *line, const ReluDerivationSide *side)
{
  if (side->output_factor != 1)
    relu_formula_append (line, ")");
}
