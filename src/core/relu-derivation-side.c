/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-derivation-side.c: on an activation region every unit is a straight line.
 *
 * The lines go through the layers as in a forward pass, with the slopes of the pattern in place of
 * the activations. Numbers that are no more than the rounding of their sums become 0. */

#include "relu-derivation-private.h"

#include <float.h>
#include <math.h>

#include "relu-words.h"

/* One coefficient of a unit's line. */
typedef struct
{
  double value, noise;
} Coefficient;

typedef struct
{
  Coefficient slope, intercept;
} Line;

static void
add_product (Coefficient *sum, double *magnitude, double weight, const Coefficient *factor)
{
  sum->value += weight * factor->value;
  sum->noise += fabs (weight) * factor->noise;
  *magnitude += fabs (weight * factor->value);
}

static void
finish (Coefficient *sum, double magnitude, guint n_inputs)
{
  sum->noise += magnitude * (n_inputs + 2) * DBL_EPSILON;
  if (isfinite (sum->value) && fabs (sum->value) <= sum->noise)
    sum->value = 0;
}

static void
add_up (const double *row, double bias, const Line *inputs, guint n_inputs, Line *z)
{
  double slope_magnitude = 0, intercept_magnitude = fabs (bias);

  *z = (Line){ { 0, 0 }, { bias, 0 } };
  for (guint i = 0; i < n_inputs; i++)
    {
      add_product (&z->slope, &slope_magnitude, row[i], &inputs[i].slope);
      add_product (&z->intercept, &intercept_magnitude, row[i], &inputs[i].intercept);
    }
  finish (&z->slope, slope_magnitude, n_inputs);
  finish (&z->intercept, intercept_magnitude, n_inputs);
}

/* The slope of a unit's activation under @pattern. */
static double
get_factor (const ReluRegions *regions, const guint8 *pattern, guint layer, guint unit)
{
  const ReluNetwork *network = relu_regions_get_network (regions);
  double below, above;
  guint number;

  relu_activation_get_slopes (&relu_network_get_layer (network, layer)->activation, &below, &above);
  if (!relu_regions_lookup_unit (regions, layer, unit, &number))
    return above;

  return pattern[number] ? above : below;
}

static void
scale (Coefficient *coefficient, double factor)
{
  coefficient->value *= factor;
  coefficient->noise *= fabs (factor);
}

/* The lines of the last hidden layer's z. */
static Line *
dup_last_lines (const ReluRegions *regions, const guint8 *pattern)
{
  const ReluNetwork *network = relu_regions_get_network (regions);
  guint n_hidden = relu_network_get_n_hidden_layers (network);
  Line *inputs = NULL;

  for (guint layer = 0; layer < n_hidden; layer++)
    {
      const ReluLayer *shape = relu_network_get_layer (network, layer);
      const double *row = relu_network_get_weights (network, layer);
      const double *biases = relu_network_get_biases (network, layer);
      Line *lines = g_new (Line, shape->n_units);

      for (guint unit = 0; unit < shape->n_units; unit++, row += shape->n_inputs)
        {
          /* w x + b is a line as it stands, without any rounding. */
          if (layer == 0)
            lines[unit] = (Line){ { row[0], 0 }, { biases[unit], 0 } };
          else
            add_up (row, biases[unit], inputs, shape->n_inputs, &lines[unit]);
          if (layer + 1 < n_hidden)
            {
              double factor = get_factor (regions, pattern, layer, unit);

              scale (&lines[unit].slope, factor);
              scale (&lines[unit].intercept, factor);
            }
        }
      g_free (inputs);
      inputs = lines;
    }

  return inputs;
}

/**
 * relu_derivation_side_init:
 * @self: (out): what f is made of on an activation region
 * @index: of the region
 */
void
relu_derivation_side_init (ReluDerivationSide *self, ReluRegions *regions, guint index)
{
  const ReluNetwork *network = relu_regions_get_network (regions);
  guint n_hidden = relu_network_get_n_hidden_layers (network);
  g_autofree guint8 *pattern = g_malloc (MAX (1, relu_regions_get_n_units (regions)));
  g_autofree Line *lines = NULL;
  const double *weights = relu_network_get_weights (network, n_hidden);

  relu_regions_get_activation_region (regions, index, &self->region);
  relu_words_tidy_line (&self->region.slope, &self->region.intercept, self->region.from,
                        self->region.to);
  relu_regions_get_pattern (regions, index, pattern);
  self->output_factor = get_factor (regions, pattern, n_hidden, 0);
  self->terms = g_array_new (FALSE, FALSE, sizeof (ReluDerivationTerm));
  self->noises = g_array_new (FALSE, FALSE, sizeof (ReluTermNoise));
  if (n_hidden == 0)
    return;

  lines = dup_last_lines (regions, pattern);
  for (guint i = 0; i < relu_network_get_layer (network, n_hidden)->n_inputs; i++)
    {
      double factor = get_factor (regions, pattern, n_hidden - 1, i);

      if (weights[i] != 0 && factor != 0)
        {
          ReluDerivationTerm term = { i, weights[i], factor, lines[i].slope.value,
                                      lines[i].intercept.value };
          ReluTermNoise noise = { lines[i].slope.noise, lines[i].intercept.noise };

          g_array_append_val (self->terms, term);
          g_array_append_val (self->noises, noise);
        }
    }
}

void
relu_derivation_side_clear (ReluDerivationSide *self)
{
  g_clear_pointer (&self->terms, g_array_unref);
  g_clear_pointer (&self->noises, g_array_unref);
}
