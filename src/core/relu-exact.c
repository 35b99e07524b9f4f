/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-exact.c: the forward pass under a given activation pattern, in exact arithmetic.
 *
 * With the pattern given, every activation is a product with a constant, and z of any unit a sum of
 * products of doubles: exact as a dyadic number. Its size grows with the depth only. */

#include "relu-exact-private.h"

#include <math.h>

/* Charges for one product; FALSE once the budget is spent. */
static gboolean
charge (ReluExact *self, const ReluDyadic *factor)
{
  self->budget -= 1 + factor->n_limbs;
  return self->budget > 0;
}

/* @z = W[unit] . h + b[unit] */
static gboolean
exact_row (ReluExact *self, guint layer, guint unit, const ReluDyadic *h, gboolean with_bias,
           ReluDyadic *z)
{
  const ReluLayer *shape = relu_network_get_layer (self->network, layer);
  const double *row = relu_network_get_weights (self->network, layer)
                      + (gsize) unit * shape->n_inputs;
  g_auto (ReluDyadic) product = RELU_DYADIC_INIT;

  relu_dyadic_set_double (z, with_bias ? relu_network_get_biases (self->network, layer)[unit] : 0);
  for (guint i = 0; i < shape->n_inputs; i++)
    if (row[i] != 0 && h[i].n_limbs > 0)
      {
        if (!charge (self, &h[i]))
          return FALSE;
        relu_dyadic_set_product (&product, &h[i], row[i]);
        relu_dyadic_add (z, &product);
      }

  return TRUE;
}

/* By what the pattern says that unit's z is multiplied. */
static double
pattern_slope (ReluExact *self, guint layer, guint unit)
{
  const ReluActivation *activation = &relu_network_get_layer (self->network, layer)->activation;
  double below, above;

  relu_activation_get_slopes (activation, &below, &above);
  if (!relu_activation_has_knot (activation))
    return above;

  return self->pattern[self->first_units[layer] + unit] ? above : below;
}

static ReluDyadic *
dyadics_new (guint n)
{
  return g_new0 (ReluDyadic, n);
}

static void
dyadics_free (ReluDyadic *dyadics, guint n)
{
  for (guint i = 0; i < n; i++)
    relu_dyadic_clear (&dyadics[i]);
  g_free (dyadics);
}

/* Puts the activations of @layer in place of those below it, @n of them; FALSE once the budget is
 * spent. */
static gboolean
next_activations (ReluExact *self, guint layer, gboolean with_bias, ReluDyadic **h, guint *n)
{
  guint n_units = relu_network_get_layer (self->network, layer)->n_units;
  ReluDyadic *next = dyadics_new (n_units);
  g_auto (ReluDyadic) sum = RELU_DYADIC_INIT;
  gboolean done = TRUE;

  for (guint j = 0; j < n_units && done; j++)
    {
      double slope = pattern_slope (self, layer, j);

      if (slope == 0)
        continue;
      done = exact_row (self, layer, j, *h, with_bias, &sum);
      if (slope == 1)
        relu_dyadic_swap (&next[j], &sum);
      else
        relu_dyadic_set_product (&next[j], &sum, slope);
    }
  dyadics_free (*h, *n);
  *h = next;
  *n = n_units;

  return done;
}

/* The activations below @layer at @x, exactly; NULL once the budget is spent. Without biases and
 * at x = 1 they are the slopes. */
static ReluDyadic *
exact_activations (ReluExact *self, guint layer, double x, gboolean with_bias)
{
  guint n = 1;
  ReluDyadic *h = dyadics_new (1);

  relu_dyadic_set_double (&h[0], x);
  for (guint i = 0; i < layer; i++)
    if (!next_activations (self, i, with_bias, &h, &n))
      {
        dyadics_free (h, n);
        return NULL;
      }

  return h;
}

static void
slot_clear (ReluExactSlot *slot)
{
  if (slot->h != NULL)
    dyadics_free (slot->h, slot->n);
  slot->h = NULL;
  slot->generation = 0;
}

/* Frees what the slots keep. */
void
relu_exact_clear (ReluExact *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->slots); i++)
    slot_clear (&self->slots[i]);
}

/* z of a unit at @x, had all layers before the pattern of @self there. */
static gboolean
exact_preactivation (ReluExact *self, guint slot, guint layer, guint unit, double x, ReluDyadic *z)
{
  ReluExactSlot *kept = &self->slots[slot];

  if (kept->generation != self->generation || kept->layer != layer || kept->x != x)
    {
      slot_clear (kept);
      kept->h = exact_activations (self, layer, x, TRUE);
      if (kept->h == NULL)
        return FALSE;
      kept->n = relu_network_get_layer (self->network, layer)->n_inputs;
      kept->generation = self->generation;
      kept->layer = layer;
      kept->x = x;
    }

  return exact_row (self, layer, unit, kept->h, TRUE, z);
}

/**
 * relu_exact_line:
 * @layer: from 0
 * @unit: of that layer
 * @from: where the segment begins
 * @to: where it ends
 * @line: (out): z of the unit there, with the pattern of @self in all layers before
 *
 * Calls for several units of one layer on the same segment are cheap after the first.
 *
 * Returns: whether the budget sufficed
 */
gboolean
relu_exact_line (ReluExact *self, guint layer, guint unit, double from, double to,
                 ReluExactLine *line)
{
  g_auto (ReluDyadic) left = RELU_DYADIC_INIT;
  g_auto (ReluDyadic) right = RELU_DYADIC_INIT;
  int left_exponent, right_exponent;
  double left_part, right_part;

  if (!exact_preactivation (self, 0, layer, unit, from, &left)
      || !exact_preactivation (self, 1, layer, unit, to, &right))
    return FALSE;

  line->left = relu_dyadic_to_double (&left);
  line->right = relu_dyadic_to_double (&right);

  /* left / (left - right), scaled so that it never underflows. */
  left_part = relu_dyadic_split (&left, &left_exponent);
  relu_dyadic_negate (&right);
  relu_dyadic_add (&right, &left);
  right_part = relu_dyadic_split (&right, &right_exponent);
  line->crossing = ldexp (left_part / right_part, left_exponent - right_exponent);

  return TRUE;
}

/* How far it is from where z has the value @z, with a slope, to where it is 0: the absolute value. */
static double
get_distance (const ReluDyadic *z, const ReluDyadic *slope)
{
  int z_exponent, slope_exponent;
  double z_part = relu_dyadic_split (z, &z_exponent);
  double slope_part = relu_dyadic_split (slope, &slope_exponent);

  return ldexp (fabs (z_part / slope_part), z_exponent - slope_exponent);
}

/* The nearest place where a unit of @layer would switch, given the values and slopes of the
 * activations below it. */
static gboolean
nearest_in_layer (ReluExact *self, guint layer, const ReluDyadic *h, const ReluDyadic *h_slopes,
                  gboolean to_the_left, double *distance)
{
  guint n_units = relu_network_get_layer (self->network, layer)->n_units;
  g_auto (ReluDyadic) z = RELU_DYADIC_INIT;
  g_auto (ReluDyadic) slope = RELU_DYADIC_INIT;

  for (guint j = 0; j < n_units; j++)
    {
      if (!exact_row (self, layer, j, h, TRUE, &z)
          || !exact_row (self, layer, j, h_slopes, FALSE, &slope))
        return FALSE;
      /* z moves towards 0 where it and its slope have different signs, seen to the right. */
      if (z.n_limbs > 0 && slope.n_limbs > 0 && (z.sign == slope.sign) == to_the_left)
        *distance = MIN (*distance, get_distance (&z, &slope));
    }

  return TRUE;
}

/**
 * relu_exact_next_crossing:
 * @x: a place where the pattern of @self holds, and where no unit switches
 * @to_the_left: which way to look
 * @crossing: (out): where the first unit switches from there; infinite if none does within the range
 *   of numbers
 *
 * With the pattern given, z of every unit is a straight line, so that the nearest of their zeros is
 * the next switch, however far it is.
 *
 * Returns: whether the budget sufficed
 */
gboolean
relu_exact_next_crossing (ReluExact *self, double x, gboolean to_the_left, double *crossing)
{
  guint n_layers = relu_network_get_n_layers (self->network);
  ReluDyadic *h = dyadics_new (1);
  ReluDyadic *h_slopes = dyadics_new (1);
  guint n = 1;
  guint n_slopes = 1;
  double distance = INFINITY;
  gboolean done = TRUE;

  relu_dyadic_set_double (&h[0], x);
  relu_dyadic_set_double (&h_slopes[0], 1);
  for (guint i = 0; i < n_layers && done; i++)
    {
      if (relu_activation_has_knot (&relu_network_get_layer (self->network, i)->activation))
        done = nearest_in_layer (self, i, h, h_slopes, to_the_left, &distance);
      if (i + 1 < n_layers)
        done = done && next_activations (self, i, TRUE, &h, &n)
               && next_activations (self, i, FALSE, &h_slopes, &n_slopes);
    }
  dyadics_free (h, n);
  dyadics_free (h_slopes, n_slopes);
  *crossing = to_the_left ? x - distance : x + distance;

  return done;
}

/* The slope of f under the pattern of @self. */
static gboolean
output_slope (ReluExact *self, ReluDyadic *slope)
{
  guint last = relu_network_get_n_layers (self->network) - 1;
  double factor = pattern_slope (self, last, 0);
  g_auto (ReluDyadic) z = RELU_DYADIC_INIT;
  ReluDyadic *h = exact_activations (self, last, 1, FALSE);
  gboolean done;

  if (h == NULL)
    return FALSE;
  done = exact_row (self, last, 0, h, FALSE, &z);
  dyadics_free (h, relu_network_get_layer (self->network, last)->n_inputs);
  relu_dyadic_set_product (slope, &z, factor);

  return done;
}

/**
 * relu_exact_slope:
 * @slope: (out): the slope of f under the pattern of @self, rounded once
 *
 * Returns: whether the budget sufficed
 */
gboolean
relu_exact_slope (ReluExact *self, double *slope)
{
  g_auto (ReluDyadic) exact = RELU_DYADIC_INIT;

  if (!output_slope (self, &exact))
    return FALSE;
  *slope = relu_dyadic_to_double (&exact);

  return TRUE;
}

/**
 * relu_exact_slopes_differ:
 * @other_pattern: a second pattern
 * @differ: (out): whether f has another slope under it than under the pattern of @self
 *
 * Returns: whether the budget sufficed
 */
gboolean
relu_exact_slopes_differ (ReluExact *self, const guint8 *other_pattern, gboolean *differ)
{
  g_auto (ReluDyadic) a = RELU_DYADIC_INIT;
  g_auto (ReluDyadic) b = RELU_DYADIC_INIT;
  ReluExact other = *self;
  gboolean done;

  other.pattern = other_pattern;
  done = output_slope (self, &a);
  other.budget = self->budget;
  done = done && output_slope (&other, &b);
  self->budget = other.budget;
  if (!done)
    return FALSE;

  relu_dyadic_negate (&b);
  relu_dyadic_add (&a, &b);
  *differ = a.n_limbs > 0;

  return TRUE;
}
