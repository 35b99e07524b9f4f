/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-derivation.c: the numbers of a derivation; relu-derivation-*.c write them.
 *
 * A computed number carries a bound of its rounding. Below it a z is taken for the 0 that it stands
 * for: at a breakpoint, where the x itself is rounded, z would come out as 5.6 × 10⁻¹⁷. */

#include "relu-derivation-private.h"

#include <float.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "relu-words.h"

/* No activation is steeper anywhere; a leaky one may be. */
#define STEEPEST 1.2

static double
get_steepest (const ReluActivation *activation)
{
  return MAX (STEEPEST, fabs (activation->negative_slope));
}

static double
get_input (const ReluDerivation *self, guint layer, guint input, double *noise)
{
  if (layer == 0)
    {
      *noise = 0;
      return relu_trace_get_x (self->trace);
    }

  *noise = relu_derivation_get_h_noise (self, layer - 1, input);
  return relu_trace_get_activation (self->trace, layer - 1, input);
}

static void
bound_noises (ReluDerivation *self)
{
  guint n_layers = relu_network_get_n_layers (self->network);
  guint n = 0;

  self->offsets = g_new (guint, n_layers);
  for (guint i = 0; i < n_layers; i++)
    {
      self->offsets[i] = n;
      n += relu_network_get_layer (self->network, i)->n_units;
    }
  self->noises = g_new (double, n);
  self->z_noises = g_new (double, n);

  for (guint i = 0; i < n_layers; i++)
    {
      const ReluLayer *shape = relu_network_get_layer (self->network, i);
      const double *row = relu_network_get_weights (self->network, i);
      const double *biases = relu_network_get_biases (self->network, i);

      for (guint unit = 0; unit < shape->n_units; unit++, row += shape->n_inputs)
        {
          double magnitude = fabs (biases[unit]), noise = 0, input_noise;

          for (guint k = 0; k < shape->n_inputs; k++)
            {
              magnitude += fabs (row[k] * get_input (self, i, k, &input_noise));
              noise += fabs (row[k]) * input_noise;
            }
          noise += magnitude * (shape->n_inputs + 2) * DBL_EPSILON;
          self->z_noises[self->offsets[i] + unit] = noise;
          self->noises[self->offsets[i] + unit] = noise * get_steepest (&shape->activation);
        }
    }
}

/* The point where units switch at @x: of one closer than the regions tell apart, too, which may be
 * the same number with other last digits. */
static guint
find_point (const ReluRegions *regions, guint index, double x)
{
  const double *xs = relu_regions_get_xs (regions);
  double slack = RELU_SLIVER * (relu_regions_get_to (regions) - relu_regions_get_from (regions));

  if (index > 0 && x - xs[index] <= slack)
    return index;
  if (index + 1 < relu_regions_get_n_activation_regions (regions) && xs[index + 1] - x <= slack)
    return index + 1;

  return 0;
}

static void
find_sides (ReluDerivation *self)
{
  ReluRegions *regions = relu_analysis_get_regions (self->analysis);
  double x = relu_trace_get_x (self->trace);
  guint index;

  if (regions == NULL || x < relu_regions_get_from (regions) || x > relu_regions_get_to (regions))
    return;

  index = relu_regions_find (regions, x);
  self->point = find_point (regions, index, x);
  if (self->point > 0)
    {
      relu_derivation_side_init (&self->sides[self->n_sides++], regions, self->point - 1);
      index = self->point;
    }
  relu_derivation_side_init (&self->sides[self->n_sides++], regions, index);
}

/**
 * relu_derivation_new:
 * @analysis: a network on its domain
 * @x: finite
 * @digits: how many significant digits are shown; more where the domain is far from 0
 *
 * Takes as long as a few forward passes; lines are written when they are asked for.
 *
 * Returns: (transfer full): how f(@x) comes about
 */
ReluDerivation *
relu_derivation_new (ReluAnalysis *analysis, double x, int digits)
{
  ReluDerivation *self;
  int x_digits;

  g_return_val_if_fail (isfinite (x), NULL);

  self = g_new0 (ReluDerivation, 1);
  self->analysis = relu_analysis_ref (analysis);
  self->network = relu_network_ref (relu_analysis_get_network (analysis));
  x_digits =
      relu_words_get_digits (relu_analysis_get_from (analysis), relu_analysis_get_to (analysis));
  self->digits = MAX (digits, x_digits);
  self->trace = relu_trace_new (self->network, x);
  bound_noises (self);
  find_sides (self);

  return self;
}

void
relu_derivation_free (ReluDerivation *self)
{
  for (guint i = 0; i < self->n_sides; i++)
    relu_derivation_side_clear (&self->sides[i]);
  relu_trace_free (self->trace);
  relu_network_unref (self->network);
  relu_analysis_unref (self->analysis);
  g_free (self->offsets);
  g_free (self->noises);
  g_free (self->z_noises);
  g_free (self);
}

/**
 * relu_derivation_get_analysis:
 *
 * Returns: (transfer none): what it is about
 */
ReluAnalysis *
relu_derivation_get_analysis (const ReluDerivation *self)
{
  return self->analysis;
}

double
relu_derivation_get_x (const ReluDerivation *self)
{
  return relu_trace_get_x (self->trace);
}

/**
 * relu_derivation_get_output:
 *
 * Returns: f(x)
 */
double
relu_derivation_get_output (const ReluDerivation *self)
{
  return relu_trace_get_output (self->trace);
}

double
relu_derivation_get_h_noise (const ReluDerivation *self, guint layer, guint unit)
{
  return self->noises[self->offsets[layer] + unit];
}

double
relu_derivation_get_z_noise (const ReluDerivation *self, guint layer, guint unit)
{
  return self->z_noises[self->offsets[layer] + unit];
}

/* z, and 0 where it is no more than rounding; what has overflowed stays so. */
double
relu_derivation_get_clean_z (const ReluDerivation *self, guint layer, guint unit)
{
  double z = relu_trace_get_preactivation (self->trace, layer, unit);

  return isfinite (z) && fabs (z) <= relu_derivation_get_z_noise (self, layer, unit) ? 0 : z;
}

double
relu_derivation_get_clean_h (const ReluDerivation *self, guint layer, guint unit)
{
  return relu_activation_apply (&relu_network_get_layer (self->network, layer)->activation,
                                relu_derivation_get_clean_z (self, layer, unit));
}

/**
 * relu_derivation_get_preactivation:
 * @layer: from 0
 * @unit: of that layer
 *
 * Returns: its z as the lines show it: 0 where it is no more than rounding
 */
double
relu_derivation_get_preactivation (const ReluDerivation *self, guint layer, guint unit)
{
  return relu_derivation_get_clean_z (self, layer, unit);
}

/**
 * relu_derivation_get_activation:
 * @layer: from 0
 * @unit: of that layer
 *
 * Returns: its h as the lines show it
 */
double
relu_derivation_get_activation (const ReluDerivation *self, guint layer, guint unit)
{
  return relu_derivation_get_clean_h (self, layer, unit);
}

static gboolean
switches_here (const ReluDerivation *self, guint layer, guint unit)
{
  ReluRegions *regions = relu_analysis_get_regions (self->analysis);
  ReluBreakpoint point;
  guint number;

  if (self->point == 0 || !relu_regions_lookup_unit (regions, layer, unit, &number))
    return FALSE;

  relu_regions_get_point (regions, self->point, &point);
  for (guint i = 0; i < point.n_switches; i++)
    if (point.switches[i].unit == number)
      return TRUE;

  return FALSE;
}

/**
 * relu_derivation_get_state:
 * @layer: from 0
 * @unit: of that layer
 *
 * Returns: what the unit does at the x
 */
ReluStateAtX
relu_derivation_get_state (const ReluDerivation *self, guint layer, guint unit)
{
  if (!relu_activation_has_knot (&relu_network_get_layer (self->network, layer)->activation))
    return RELU_AT_X_NO_KNOT;
  if (switches_here (self, layer, unit))
    return RELU_AT_X_SWITCHES;

  return relu_derivation_get_clean_z (self, layer, unit) > 0 ? RELU_AT_X_ON : RELU_AT_X_OFF;
}

/**
 * relu_derivation_get_state_word:
 * @layer: from 0
 * @unit: of that layer
 *
 * Returns: (nullable): the state in a word, translated: "on"; a leaky ReLU is never off: "z below
 * 0"
 */
const char *
relu_derivation_get_state_word (const ReluDerivation *self, guint layer, guint unit)
{
  const ReluActivation *activation = &relu_network_get_layer (self->network, layer)->activation;
  gboolean is_leaky = activation->kind == RELU_ACTIVATION_LEAKY_RELU;

  switch (relu_derivation_get_state (self, layer, unit))
    {
    case RELU_AT_X_ON:
      /* Translators: of a unit at one x; these words go into LaTeX, too */
      return is_leaky ? _ ("z above 0") : _ ("on");
    case RELU_AT_X_OFF:
      return is_leaky ? _ ("z below 0") : _ ("off");
    case RELU_AT_X_SWITCHES:
      /* Translators: of a unit that turns on or off just at this x */
      return _ ("switches");
    case RELU_AT_X_NO_KNOT:
    default:
      return NULL;
    }
}

/* Whether the digits of @value are the number itself; @noise is how far it may be off by rounding.
 */
gboolean
relu_derivation_shows (const ReluDerivation *self, double value, double noise)
{
  ReluShown shown;

  relu_shown_init (&shown, value, self->digits);

  return relu_shown_is_faithful (&shown, noise);
}

/* Whether f is the output's z. */
gboolean
relu_derivation_output_is_plain (const ReluDerivation *self)
{
  guint last = relu_network_get_n_layers (self->network) - 1;

  return relu_network_get_layer (self->network, last)->activation.kind == RELU_ACTIVATION_IDENTITY;
}

/**
 * relu_derivation_get_n_sides:
 *
 * Returns: 0 where there are no linear regions or x is outside of the domain, 2 where units switch
 *   at x, else 1
 */
guint
relu_derivation_get_n_sides (const ReluDerivation *self)
{
  return self->n_sides;
}

/**
 * relu_derivation_get_region:
 * @side: from 0, from left to right
 * @region: (out): the activation region; a term of its line that is no more than rounding is 0
 */
void
relu_derivation_get_region (const ReluDerivation *self, guint side, ReluRegion *region)
{
  g_return_if_fail (side < self->n_sides);

  *region = self->sides[side].region;
}

/**
 * relu_derivation_get_n_terms:
 * @side: from 0
 *
 * Returns: how many units of the last hidden layer f depends on there
 */
guint
relu_derivation_get_n_terms (const ReluDerivation *self, guint side)
{
  g_return_val_if_fail (side < self->n_sides, 0);

  return self->sides[side].terms->len;
}

/**
 * relu_derivation_get_terms:
 * @side: from 0
 *
 * Returns: (array): relu_derivation_get_n_terms() of them, in the order of the units
 */
const ReluDerivationTerm *
relu_derivation_get_terms (const ReluDerivation *self, guint side)
{
  g_return_val_if_fail (side < self->n_sides, NULL);

  return (const ReluDerivationTerm *) (gconstpointer) self->sides[side].terms->data;
}
