/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-outside-next.c: how far it is to the next switch, as long as no unit switches.
 *
 * All pre-activations are straight lines then, and the nearest of their zeros is what is sought. It
 * need not be known better than to a factor of two, so that rounded numbers with a bound of their
 * error most often suffice; where they don't, it is computed without rounding. */

#include "relu-outside-private.h"

#include <float.h>
#include <math.h>

/* A number with a bound of its error, which is 0 for nothing but an exact 0. */
typedef struct
{
  double number, error;
} Rounded;

/* The value and the slope of an activation, or of a pre-activation. */
typedef struct
{
  Rounded value, slope;
} Line;

static void
add_product (Rounded *sum, double factor, const Rounded *term, double rounding)
{
  double product;

  if (factor == 0 || (term->number == 0 && term->error == 0))
    return;

  product = factor * term->number;
  sum->number += product;
  /* What underflows is no longer relative to anything. */
  sum->error += fabs (factor) * term->error + rounding * fabs (product) + DBL_MIN;
}

static void
get_line (const ReluNetwork *network, guint layer, guint unit, const Line *h, Line *z)
{
  const ReluLayer *shape = relu_network_get_layer (network, layer);
  const double *row = relu_network_get_weights (network, layer) + (gsize) unit * shape->n_inputs;
  double bias = relu_network_get_biases (network, layer)[unit];
  double rounding = (shape->n_inputs + 4) * DBL_EPSILON;

  *z = (Line) { { bias, rounding * fabs (bias) }, { 0, 0 } };
  for (guint i = 0; i < shape->n_inputs; i++)
    {
      add_product (&z->value, row[i], &h[i].value, rounding);
      add_product (&z->slope, row[i], &h[i].slope, rounding);
    }
}

/* Takes account of the zero of one line: @least is a lower bound of the distance to the nearest,
 * @most an upper one. */
static void
narrow (const Line *z, gboolean to_the_left, double *least, double *most)
{
  double value = fabs (z->value.number);
  double slope = fabs (z->slope.number);
  gboolean rises = (z->slope.number > 0) != to_the_left;

  if (z->slope.number == 0 && z->slope.error == 0)
    return;
  if (slope > z->slope.error && value > z->value.error)
    {
      if (rises == (z->value.number > 0))
        return;
      *most = fmin (*most, (value + z->value.error) / (slope - z->slope.error));
    }
  *least = fmin (*least, fmax (0, value - z->value.error) / (slope + z->slope.error));
}

/* Whether rounded numbers suffice. */
static gboolean
estimate (const ReluExact *exact, double x, gboolean to_the_left, double *distance)
{
  const ReluNetwork *network = exact->network;
  guint n_layers = relu_network_get_n_layers (network);
  Line *h = g_new (Line, 1);
  double least = INFINITY;
  double most = INFINITY;

  h[0] = (Line) { { x, 0 }, { 1, 0 } };
  for (guint i = 0; i < n_layers; i++)
    {
      const ReluLayer *layer = relu_network_get_layer (network, i);
      gboolean has_knot = relu_activation_has_knot (&layer->activation);
      Line *next = g_new (Line, layer->n_units);
      double below, above;

      relu_activation_get_slopes (&layer->activation, &below, &above);
      for (guint j = 0; j < layer->n_units; j++)
        {
          gboolean is_on = !has_knot || exact->pattern[exact->first_units[i] + j];
          double factor = is_on ? above : below;
          Line z;

          get_line (network, i, j, h, &z);
          if (has_knot)
            narrow (&z, to_the_left, &least, &most);
          next[j] = (Line) { { 0, 0 }, { 0, 0 } };
          add_product (&next[j].value, factor, &z.value, DBL_EPSILON);
          add_product (&next[j].slope, factor, &z.slope, DBL_EPSILON);
        }
      g_free (h);
      h = next;
    }
  g_free (h);
  *distance = most;

  return isinf (most) ? isinf (least) : least > most / 2;
}

/**
 * relu_outside_find_next:
 * @exact: with the pattern that holds at @x
 * @x: where no unit switches
 * @to_the_left: which way to look
 * @distance: (out): how far it is to the next switch, or up to twice as far; infinite if there is
 *   none within the range of numbers
 *
 * Returns: whether that could be found out within the budget
 */
gboolean
relu_outside_find_next (ReluExact *exact, double x, gboolean to_the_left, double *distance)
{
  double crossing;

  if (!estimate (exact, x, to_the_left, distance))
    {
      if (!relu_exact_next_crossing (exact, x, to_the_left, &crossing))
        return FALSE;
      *distance = fabs (crossing - x);
    }
  /* What is so far that there is no number for it does not exist. */
  if (!isfinite (to_the_left ? x - *distance : x + *distance))
    *distance = INFINITY;

  return TRUE;
}
