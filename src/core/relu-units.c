/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-units.h"

#include <string.h>

#include "relu-batch-private.h"

/* Points that are looked at before it is asked again which units may still be dead. */
#define MAX_PIECE (64 * 1024)

/**
 * relu_units_get_n:
 *
 * Returns: how many units the layers with a knot have, hidden or not
 */
guint
relu_units_get_n (const ReluNetwork *network)
{
  guint n = 0;

  for (guint i = 0; i < relu_network_get_n_layers (network); i++)
    if (relu_activation_has_knot (&relu_network_get_layer (network, i)->activation))
      n += relu_network_get_layer (network, i)->n_units;

  return n;
}

/**
 * relu_units_lookup:
 * @layer: from 0
 * @unit: in its layer
 * @number: (out): of the unit, through all layers with a knot
 *
 * Returns: whether there is such a unit, and it has a number
 */
gboolean
relu_units_lookup (const ReluNetwork *network, guint layer, guint unit, guint *number)
{
  guint first = 0;

  if (!relu_network_has_unit (network, layer, unit)
      || !relu_activation_has_knot (&relu_network_get_layer (network, layer)->activation))
    return FALSE;

  for (guint i = 0; i < layer; i++)
    if (relu_activation_has_knot (&relu_network_get_layer (network, i)->activation))
      first += relu_network_get_layer (network, i)->n_units;
  *number = first + unit;

  return TRUE;
}

/**
 * relu_units_find:
 * @number: of a unit, through all layers with a knot
 * @layer: (out): from 0
 * @unit: (out): in its layer
 *
 * Returns: whether there is such a unit
 */
gboolean
relu_units_find (const ReluNetwork *network, guint number, guint *layer, guint *unit)
{
  for (guint i = 0; i < relu_network_get_n_layers (network); i++)
    {
      const ReluLayer *shape = relu_network_get_layer (network, i);

      if (!relu_activation_has_knot (&shape->activation))
        continue;
      if (number < shape->n_units)
        {
          *layer = i;
          *unit = number;
          return TRUE;
        }
      number -= shape->n_units;
    }

  return FALSE;
}

/* Whether a unit's gradient is 0 where z <= 0: a leaky ReLU's is not, so that it never dies. */
static gboolean
can_die (const ReluActivation *activation)
{
  double below, above;

  if (!relu_activation_has_knot (activation))
    return FALSE;
  relu_activation_get_slopes (activation, &below, &above);

  return below == 0;
}

static guint
mark_candidates (const ReluNetwork *network, guint8 *dead)
{
  guint n = 0;
  guint first = 0;

  for (guint i = 0; i < relu_network_get_n_layers (network); i++)
    {
      const ReluLayer *layer = relu_network_get_layer (network, i);

      if (!relu_activation_has_knot (&layer->activation))
        continue;
      memset (dead + first, can_die (&layer->activation), layer->n_units);
      if (can_die (&layer->activation))
        n += layer->n_units;
      first += layer->n_units;
    }

  return n;
}

/* Room for the activations of two layers at @n points. */
static double *
buffer_new (const ReluNetwork *network, gsize n, gsize *half)
{
  *half = 1;
  for (guint i = 0; i < relu_network_get_n_layers (network); i++)
    *half = MAX (*half, relu_network_get_layer (network, i)->n_units);
  *half *= n;

  return g_new (double, 2 * *half);
}

/* z of a layer at a block of points: counts where it is above 0, for the first @n points, and turns it into h. */
static void
activate (const ReluLayer *layer, double *z, gsize n, gsize *counts)
{
  gboolean is_smooth = relu_activation_is_smooth (&layer->activation);
  double below = 0, above = 0;

  if (!is_smooth)
    relu_activation_get_slopes (&layer->activation, &below, &above);
  for (guint unit = 0; unit < layer->n_units; unit++, z += RELU_BATCH)
    {
      gsize count = 0;

      for (gsize p = 0; p < n; p++)
        count += z[p] > 0;
      if (counts != NULL)
        counts[unit] += count;
      for (gsize p = 0; p < RELU_BATCH; p++)
        z[p] = is_smooth ? relu_activation_apply (&layer->activation, z[p])
                         : (z[p] > 0 ? above : below) * z[p];
    }
}

/**
 * relu_units_evaluate:
 * @network: a network
 * @x: (array length=n): the inputs of the data
 * @n: how many
 * @outputs: (nullable) (out) (array length=n): f at each of them
 * @counts: (nullable) (out) (array): at how many of them z > 0, for each of relu_units_get_n() units
 *
 * Many points at once. All z are those of relu_network_evaluate(), bit for bit.
 */
void
relu_units_evaluate (ReluNetwork *network, const double *x, gsize n, double *outputs, gsize *counts)
{
  gsize half;
  g_autofree double *buffer = buffer_new (network, RELU_BATCH, &half);

  if (counts != NULL)
    memset (counts, 0, relu_units_get_n (network) * sizeof *counts);
  for (gsize start = 0; start < n; start += RELU_BATCH)
    {
      gsize n_now = MIN (RELU_BATCH, n - start), first = 0;
      double *now = buffer, *next = buffer + half;

      memcpy (now, x + start, n_now * sizeof *now);
      for (gsize p = n_now; p < RELU_BATCH; p++)
        now[p] = now[n_now - 1];
      for (guint i = 0; i < relu_network_get_n_layers (network); i++)
        {
          const ReluLayer *layer = relu_network_get_layer (network, i);
          gboolean has_knot = relu_activation_has_knot (&layer->activation);
          double *swap = now;

          relu_batch_multiply (relu_network_get_weights (network, i),
                               relu_network_get_biases (network, i), layer->n_units,
                               layer->n_inputs, now, next);
          activate (layer, next, n_now, has_knot && counts != NULL ? counts + first : NULL);
          first += has_knot ? layer->n_units : 0;
          now = next;
          next = swap;
        }
      if (outputs != NULL)
        memcpy (outputs + start, now, n_now * sizeof *now);
    }
}

/**
 * relu_units_count_active:
 * @network: a network
 * @x: (array length=n): the inputs of the data
 * @n: how many
 * @counts: (out) (array): at how many of them z > 0, for each of relu_units_get_n() units
 */
void
relu_units_count_active (ReluNetwork *network, const double *x, gsize n, gsize *counts)
{
  relu_units_evaluate (network, x, n, NULL, counts);
}

/**
 * relu_units_get_dead:
 * @network: a network
 * @counts: (array): at how many of the points each unit is on
 * @dead: (out) (array): TRUE for each unit that is dead on them, as relu_units_find_dead()
 */
void
relu_units_get_dead (ReluNetwork *network, const gsize *counts, guint8 *dead)
{
  mark_candidates (network, dead);
  for (guint i = 0; i < relu_units_get_n (network); i++)
    dead[i] = dead[i] && counts[i] == 0;
}

/**
 * relu_units_find_dead:
 * @network: a network
 * @x: (array length=n): the inputs of the data
 * @n: how many
 * @dead: (out) (array): TRUE for each unit that is dead on the data, of relu_units_get_n()
 *
 * A unit is dead on the data if z <= 0 at every data point and its activation is flat there, so
 * that its gradients are exactly zero. A leaky ReLU with a slope below zero is never dead; without
 * data no unit is.
 */
void
relu_units_find_dead (ReluNetwork *network, const double *x, gsize n, guint8 *dead)
{
  guint n_units = relu_units_get_n (network), n_left = mark_candidates (network, dead);
  g_autofree gsize *counts = g_new (gsize, MAX (n_units, 1));
  gsize n_now = RELU_BATCH;

  if (n == 0)
    {
      memset (dead, 0, n_units);
      return;
    }

  /* A few points tell of most units that they are not; the longer it takes, the larger are the pieces. */
  for (gsize start = 0; start < n && n_left > 0; start += n_now, n_now = MIN (2 * n_now, MAX_PIECE))
    {
      relu_units_evaluate (network, x + start, MIN (n_now, n - start), NULL, counts);
      for (guint i = 0; i < n_units; i++)
        if (dead[i] && counts[i] > 0)
          {
            dead[i] = FALSE;
            n_left--;
          }
    }
}
