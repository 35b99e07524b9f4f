/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-derivation-forward.c: the lines of the forward pass: "z₀ = w₀·x + b₀ = 1·1 + 3 = 4". */

#include <float.h>
#include <math.h>

#include "relu-derivation-private.h"
#include "relu-formula-private.h"

/* Of longer sums it is not found out whether the shown numbers give the result. */
#define MAX_CHECKED 256

/* z = W h + b of one unit. */
typedef struct
{
  const ReluDerivation *derivation;
  guint layer, unit, n;
  const double *weights;
  double bias;
} Sum;

static void
sum_init (Sum *self, const ReluDerivation *derivation, guint layer, guint unit)
{
  const ReluNetwork *network = derivation->network;
  guint n = relu_network_get_layer (network, layer)->n_inputs;

  *self = (Sum){ derivation,
                 layer,
                 unit,
                 n,
                 relu_network_get_weights (network, layer) + (gsize) unit * n,
                 relu_network_get_biases (network, layer)[unit] };
}

static double
get_input (const Sum *self, guint i)
{
  return self->layer == 0 ? relu_derivation_get_x (self->derivation)
                          : relu_derivation_get_clean_h (self->derivation, self->layer - 1, i);
}

static double
get_input_noise (const Sum *self, guint i)
{
  return self->layer == 0 ? 0 : relu_derivation_get_h_noise (self->derivation, self->layer - 1, i);
}

static double
get_product_noise (const Sum *self, guint i)
{
  return fabs (self->weights[i]) * get_input_noise (self, i) +
         fabs (self->weights[i] * get_input (self, i)) * DBL_EPSILON;
}

static void
append_symbol (const Sum *self, ReluFormula *line, guint i)
{
  const ReluNetwork *network = self->derivation->network;

  relu_formula_append_parameter (line, network,
                                 relu_network_weight_index (network, self->layer, self->unit, i));
  relu_formula_append_math (line, "·", " ");
  if (self->layer == 0)
    relu_formula_append (line, "x");
  else
    relu_formula_append_unit (line, network, self->layer - 1, i);
}

/* "w₀·x + b₀" */
static void
append_symbols (const Sum *self, ReluFormula *line)
{
  const ReluNetwork *network = self->derivation->network;

  relu_formula_begin_sum (line);
  for (guint i = 0; i < self->n; i++)
    {
      if (relu_formula_skips_at (i, self->n))
        relu_formula_append_dots (line, relu_formula_get_n_skipped (self->n));
      if (!relu_formula_shows_term (i, self->n))
        continue;
      relu_formula_begin_term (line, FALSE);
      append_symbol (self, line, i);
    }
  relu_formula_begin_term (line, FALSE);
  relu_formula_append_parameter (line, network,
                                 relu_network_bias_index (network, self->layer, self->unit));
}

/* "0.8·4" */
static void
append_product (const Sum *self, ReluFormula *line, guint i)
{
  relu_formula_begin_term (line, self->weights[i] < 0);
  relu_formula_append_number (line, fabs (self->weights[i]));
  relu_formula_append_times (line);
  relu_formula_append_factor (line, get_input (self, i));
}

/* "1·1 + 3", or "3.2 − 2 − 0.5", with the products worked out. */
static void
append_numbers (const Sum *self, ReluFormula *line, gboolean worked_out)
{
  relu_formula_begin_sum (line);
  for (guint i = 0; i < self->n; i++)
    {
      if (relu_formula_skips_at (i, self->n))
        relu_formula_append_dots (line, 0);
      if (!relu_formula_shows_term (i, self->n))
        continue;
      if (worked_out)
        relu_formula_append_signed (line, self->weights[i] * get_input (self, i));
      else
        append_product (self, line, i);
    }
  relu_formula_append_signed (line, self->bias);
}

static gboolean
is_product_faithful (const Sum *self, guint i, gboolean worked_out)
{
  int digits = self->derivation->digits;
  ReluShown a, b;

  if (worked_out)
    {
      relu_shown_init (&a, self->weights[i] * get_input (self, i), digits);
      return relu_shown_is_faithful (&a, get_product_noise (self, i));
    }

  relu_shown_init (&a, self->weights[i], digits);
  relu_shown_init (&b, get_input (self, i), digits);
  return relu_shown_is_faithful (&a, 0) && relu_shown_is_faithful (&b, get_input_noise (self, i));
}

/* Whether the numbers that are written are those that the symbols stand for. */
static gboolean
are_faithful (const Sum *self, gboolean worked_out)
{
  ReluShown bias;

  for (guint i = 0; i < self->n; i++)
    if (relu_formula_shows_term (i, self->n) && !is_product_faithful (self, i, worked_out))
      return FALSE;
  relu_shown_init (&bias, self->bias, self->derivation->digits);

  return relu_shown_is_faithful (&bias, 0);
}

/* Whether they add up to @result as it is shown. */
static gboolean
add_up_to (const Sum *self, double result, gboolean worked_out)
{
  ReluTally tally = RELU_TALLY_INIT;
  int digits = self->derivation->digits;
  ReluShown a, b;

  if (self->n > MAX_CHECKED)
    return FALSE;

  for (guint i = 0; i < self->n; i++)
    if (worked_out)
      {
        relu_shown_init (&a, self->weights[i] * get_input (self, i), digits);
        relu_tally_add (&tally, &a);
      }
    else
      {
        relu_shown_init (&a, self->weights[i], digits);
        relu_shown_init (&b, get_input (self, i), digits);
        relu_tally_add_product (&tally, &a, &b);
      }
  relu_shown_init (&a, self->bias, digits);
  relu_tally_add (&tally, &a);
  relu_shown_init (&a, result, digits);

  return relu_tally_gives (&tally, &a);
}

/* "f(1)", or "f(x)" where x has more digits than are shown. */
static void
append_output (const ReluDerivation *self, ReluFormula *line)
{
  double x = relu_derivation_get_x (self);

  relu_formula_append (line, "f(");
  if (relu_derivation_shows (self, x, 0))
    relu_formula_append_number (line, x);
  else
    relu_formula_append (line, "x");
  relu_formula_append (line, ")");
}

static gboolean
is_output (const ReluDerivation *self, guint layer)
{
  return layer == relu_network_get_n_hidden_layers (self->network);
}

/**
 * relu_derivation_dup_preactivation:
 * @layer: from 0; the last one is the output
 * @unit: of that layer
 * @notation: for whom
 *
 * Returns: (transfer full): "z₀ = w₀·x + b₀ = 1·1 + 3 = 4"; of an output without an activation
 *   "f(1) = v₀·h₀ + v₁·h₁ + c = 3.2 − 2 − 0.5 = 0.7", whose products are the contributions
 */
char *
relu_derivation_dup_preactivation (const ReluDerivation *self, guint layer, guint unit,
                                   ReluNotation notation)
{
  gboolean worked_out = is_output (self, layer) && layer > 0;
  double z = relu_derivation_get_clean_z (self, layer, unit);
  ReluFormula line;
  Sum sum;

  relu_formula_init (&line, notation, self->digits);
  sum_init (&sum, self, layer, unit);
  if (is_output (self, layer) && relu_derivation_output_is_plain (self))
    append_output (self, &line);
  else
    relu_formula_append_preactivation (&line, self->network, layer, unit);
  relu_formula_append_relation (&line, TRUE);
  append_symbols (&sum, &line);
  relu_formula_append_relation (&line, are_faithful (&sum, worked_out));
  append_numbers (&sum, &line, worked_out);
  relu_formula_append_relation (&line, add_up_to (&sum, z, worked_out));
  relu_formula_append_number (&line, z);

  return relu_formula_finish (&line);
}

/* "= 0.01·(−3)", where a leaky ReLU is below its knot. */
static void
append_leak (const ReluDerivation *self, ReluFormula *line, double slope, double z, double h)
{
  ReluTally tally = RELU_TALLY_INIT;
  ReluShown a, b, result;

  relu_formula_append_relation (line, relu_derivation_shows (self, slope, 0));
  relu_formula_append_number (line, slope);
  relu_formula_append_times (line);
  relu_formula_append_factor (line, z);
  relu_shown_init (&a, slope, self->digits);
  relu_shown_init (&b, z, self->digits);
  relu_shown_init (&result, h, self->digits);
  relu_tally_add_product (&tally, &a, &b);
  relu_formula_append_relation (line, relu_tally_gives (&tally, &result));
}

/**
 * relu_derivation_dup_activation:
 * @layer: from 0; the last one is the output
 * @unit: of that layer
 * @notation: for whom
 *
 * Returns: (transfer full) (nullable): "h₀ = ReLU(4) = 4"; NULL of an output without an activation
 */
char *
relu_derivation_dup_activation (const ReluDerivation *self, guint layer, guint unit,
                                ReluNotation notation)
{
  const ReluActivation *activation = &relu_network_get_layer (self->network, layer)->activation;
  const char *function = relu_activation_kind_get_function (activation->kind, notation);
  double z = relu_derivation_get_clean_z (self, layer, unit);
  double h = relu_derivation_get_clean_h (self, layer, unit);
  gboolean is_z_faithful =
      relu_derivation_shows (self, z, relu_derivation_get_z_noise (self, layer, unit));
  ReluFormula line;

  if (is_output (self, layer) && relu_derivation_output_is_plain (self))
    return NULL;

  relu_formula_init (&line, notation, self->digits);
  if (is_output (self, layer))
    append_output (self, &line);
  else
    relu_formula_append_unit (&line, self->network, layer, unit);

  if (function == NULL)
    {
      relu_formula_append_relation (&line, TRUE);
      relu_formula_append_preactivation (&line, self->network, layer, unit);
      relu_formula_append_relation (&line, is_z_faithful);
    }
  else
    {
      relu_formula_append_relation (&line, is_z_faithful);
      relu_formula_append (&line, function);
      relu_formula_append (&line, "(");
      relu_formula_append_number (&line, z);
      relu_formula_append (&line, ")");
      if (activation->kind == RELU_ACTIVATION_LEAKY_RELU && z < 0)
        append_leak (self, &line, activation->negative_slope, z, h);
      else
        /* The values of smooth functions are never round, but at 0. */
        relu_formula_append_relation (&line, z == 0 || !relu_activation_is_smooth (activation));
    }
  relu_formula_append_number (&line, h);

  return relu_formula_finish (&line);
}

/**
 * relu_derivation_dup_contribution:
 * @unit: of the last hidden layer
 * @notation: for whom
 *
 * Returns: (transfer full): what the unit gives to the output: "v₀·h₀ = 0.8·4 = 3.2"
 */
char *
relu_derivation_dup_contribution (const ReluDerivation *self, guint unit, ReluNotation notation)
{
  guint n_hidden = relu_network_get_n_hidden_layers (self->network);
  ReluTally tally = RELU_TALLY_INIT;
  ReluShown a, b, result;
  ReluFormula line;
  double product;
  Sum sum;

  g_return_val_if_fail (n_hidden > 0, NULL);

  sum_init (&sum, self, n_hidden, 0);
  g_return_val_if_fail (unit < sum.n, NULL);

  product = sum.weights[unit] * get_input (&sum, unit);
  relu_shown_init (&a, sum.weights[unit], self->digits);
  relu_shown_init (&b, get_input (&sum, unit), self->digits);
  relu_shown_init (&result, product, self->digits);
  relu_tally_add_product (&tally, &a, &b);

  relu_formula_init (&line, notation, self->digits);
  append_symbol (&sum, &line, unit);
  relu_formula_append_relation (&line, is_product_faithful (&sum, unit, FALSE));
  relu_formula_begin_sum (&line);
  append_product (&sum, &line, unit);
  relu_formula_append_relation (&line, relu_tally_gives (&tally, &result));
  relu_formula_append_number (&line, product);

  return relu_formula_finish (&line);
}
