/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-formula-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* How many terms of a long sum stand before the dots. */
#define FIRST_TERMS 3

/**
 * relu_formula_init:
 * @self: (out): an empty line; relu_formula_finish() ends it
 * @notation: for whom
 * @digits: how many significant digits its numbers have
 */
void
relu_formula_init (ReluFormula *self, ReluNotation notation, int digits)
{
  *self = (ReluFormula){ g_string_new (NULL), notation, digits, FALSE, FALSE, NULL };
}

/**
 * relu_formula_finish:
 *
 * Returns: (transfer full): what was written
 */
char *
relu_formula_finish (ReluFormula *self)
{
  return g_string_free (g_steal_pointer (&self->text), FALSE);
}

void
relu_formula_append (ReluFormula *self, const char *text)
{
  g_string_append (self->text, text);
}

void
relu_formula_append_math (ReluFormula *self, const char *text, const char *latex)
{
  g_string_append (self->text, self->notation == RELU_NOTATION_LATEX ? latex : text);
}

void
relu_formula_append_number (ReluFormula *self, double value)
{
  char number[RELU_NUMBER_BUFFER];

  g_string_append (self->text,
                   relu_number_to_notation (value, self->digits, self->notation, number));
}

/**
 * relu_formula_append_factor:
 *
 * A number behind a sign of multiplication: in parentheses if it is negative.
 */
void
relu_formula_append_factor (ReluFormula *self, double value)
{
  if (value < 0)
    g_string_append_c (self->text, '(');
  relu_formula_append_number (self, value);
  if (value < 0)
    g_string_append_c (self->text, ')');
}

void
relu_formula_append_times (ReluFormula *self)
{
  relu_formula_append_math (self, "·", " \\cdot ");
}

/**
 * relu_formula_append_relation:
 * @is_exact: "=" if the shown digits say so, else "≈"
 */
void
relu_formula_append_relation (ReluFormula *self, gboolean is_exact)
{
  gboolean align = self->notation == RELU_NOTATION_LATEX && !self->is_related;

  if (self->text->len > 0 && self->text->str[self->text->len - 1] != '\n')
    g_string_append_c (self->text, ' ');
  if (align)
    g_string_append_c (self->text, '&');
  relu_formula_append_math (self, is_exact ? "= " : "≈ ", is_exact ? "= " : "\\approx ");
  self->is_related = TRUE;
}

/**
 * relu_formula_break:
 *
 * The formula goes on with a relation in the next line.
 */
void
relu_formula_break (ReluFormula *self)
{
  relu_formula_append_math (self, "\n", " \\\\\n");
  self->is_related = FALSE;
}

void
relu_formula_begin_sum (ReluFormula *self)
{
  self->has_terms = FALSE;
}

/**
 * relu_formula_begin_term:
 * @is_negative: whether it is taken away
 *
 * Writes the sign in front of a term, and none in front of a first one that is added.
 */
void
relu_formula_begin_term (ReluFormula *self, gboolean is_negative)
{
  if (self->has_terms)
    relu_formula_append_math (self, is_negative ? " − " : " + ", is_negative ? " - " : " + ");
  else if (is_negative)
    relu_formula_append_math (self, "−", "-");
  self->has_terms = TRUE;
}

void
relu_formula_append_signed (ReluFormula *self, double value)
{
  relu_formula_begin_term (self, value < 0);
  relu_formula_append_number (self, fabs (value));
}

/**
 * relu_formula_mark:
 * @start: where the part begins; it ends here
 * @unit: that it comes from
 */
void
relu_formula_mark (ReluFormula *self, gsize start, guint unit)
{
  ReluDerivationSpan span = { (guint) start, (guint) self->text->len, unit };

  if (self->spans != NULL)
    g_array_append_val (self->spans, span);
}

/**
 * relu_formula_append_dots:
 * @n_left_out: how many terms they stand for; 0: it was said before
 */
void
relu_formula_append_dots (ReluFormula *self, guint n_left_out)
{
  relu_formula_begin_term (self, FALSE);
  if (self->notation == RELU_NOTATION_LATEX)
    g_string_append (self->text, "\\dots");
  else if (n_left_out > 0)
    /* Translators: in the middle of a long sum: "w₀·x + … 60 more … + w₆₃·x" */
    g_string_append_printf (self->text, ngettext ("… %u more …", "… %u more …", n_left_out),
                            n_left_out);
  else
    g_string_append (self->text, "…");
}

/**
 * relu_formula_shows_term:
 * @i: from 0
 * @n: how many the sum has
 *
 * Returns: whether this one is written
 */
gboolean
relu_formula_shows_term (guint i, guint n)
{
  return n <= RELU_FORMULA_MAX_TERMS || i < FIRST_TERMS || i == n - 1;
}

/**
 * relu_formula_skips_at:
 *
 * Returns: whether the dots stand in place of this term, the first that is not written
 */
gboolean
relu_formula_skips_at (guint i, guint n)
{
  return n > RELU_FORMULA_MAX_TERMS && i == FIRST_TERMS;
}

guint
relu_formula_get_n_skipped (guint n)
{
  return n <= RELU_FORMULA_MAX_TERMS ? 0 : n - FIRST_TERMS - 1;
}

static ReluSymbolStyle
get_style (const ReluFormula *self)
{
  return self->notation == RELU_NOTATION_LATEX ? RELU_SYMBOL_LATEX : RELU_SYMBOL_PRETTY;
}

void
relu_formula_append_unit (ReluFormula *self, const ReluNetwork *network, guint layer, guint unit)
{
  g_autofree char *symbol = relu_network_dup_unit_symbol (network, layer, unit, get_style (self));

  g_string_append (self->text, symbol);
}

void
relu_formula_append_preactivation (ReluFormula *self, const ReluNetwork *network, guint layer,
                                   guint unit)
{
  g_autofree char *symbol =
      relu_network_dup_preactivation_symbol (network, layer, unit, get_style (self));

  g_string_append (self->text, symbol);
}

void
relu_formula_append_parameter (ReluFormula *self, const ReluNetwork *network, gsize index)
{
  g_autofree char *symbol = relu_network_dup_parameter_symbol (network, index, get_style (self));

  g_string_append (self->text, symbol);
}
