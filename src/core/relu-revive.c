/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-revive.c: dead units start again, all others go on. New weights into a unit, and 0 for those out
 * of it, so that f does not jump: as in "The Dormant Neuron Phenomenon" (Sokar et al., arXiv
 * 2302.12902). */

#include "relu-revive.h"

#include <math.h>
#include <string.h>

#include "relu-units.h"

/* It is enough that one of so many points switches a unit on. */
#define MAX_POINTS 4096

/* Half of all draws switch a unit of the first layer on, unless all points are nearly the same; in deep
 * layers, or with locked weights, fewer do. */
#define MAX_DRAWS 256

typedef struct
{
  ReluNetwork *network;
  const ReluInitOptions *options;
  const guint8 *locked; /* or NULL */
  ReluRandom random;
  double *parameters; /* of what is made */

  gsize n_points;
  double *h;    /* of the layer before, a row for each point */
  double *next; /* of this layer */
} Revival;

static gboolean
is_locked (const Revival *self, gsize index)
{
  return self->locked != NULL && self->locked[index];
}

/* Whether new weights can come in, and 0 go out. */
static gboolean
is_free (const Revival *self, guint layer, guint unit)
{
  guint n_inputs = relu_network_get_layer (self->network, layer)->n_inputs;
  guint n_after = relu_network_get_layer (self->network, layer + 1)->n_units;
  gboolean is_free_in = !is_locked (self, relu_network_bias_index (self->network, layer, unit));
  gboolean is_free_out = FALSE;

  for (guint i = 0; i < n_inputs; i++)
    is_free_in |= !is_locked (self, relu_network_weight_index (self->network, layer, unit, i));
  for (guint i = 0; i < n_after; i++)
    {
      gsize index = relu_network_weight_index (self->network, layer + 1, i, unit);

      if (!is_locked (self, index))
        is_free_out = TRUE;
      else if (relu_network_get_parameters (self->network)[index] != 0)
        return FALSE;
    }

  return is_free_in && is_free_out;
}

static void
draw (Revival *self, guint layer, guint unit)
{
  const ReluLayer *shape = relu_network_get_layer (self->network, layer);
  gsize first = relu_network_weight_index (self->network, layer, unit, 0);
  gsize bias = relu_network_bias_index (self->network, layer, unit);
  double value;

  for (guint i = 0; i < shape->n_inputs; i++)
    {
      value = relu_init_draw_weight (self->options, shape, &self->random);
      if (!is_locked (self, first + i))
        self->parameters[first + i] = value;
    }
  value = relu_init_draw_bias (self->options, shape, &self->random);
  if (!is_locked (self, bias))
    self->parameters[bias] = value;
}

/* The pre-activation as the forward pass has it. */
static double
get_z (const Revival *self, guint layer, guint unit, gsize point)
{
  guint n_inputs = relu_network_get_layer (self->network, layer)->n_inputs;
  const double *w = self->parameters + relu_network_weight_index (self->network, layer, unit, 0);
  const double *h = self->h + point * n_inputs;
  double z = self->parameters[relu_network_bias_index (self->network, layer, unit)];

  for (guint i = 0; i < n_inputs; i++)
    z += w[i] * h[i];

  return z;
}

static gboolean
is_on (const Revival *self, guint layer, guint unit)
{
  gboolean on = FALSE;

  for (gsize p = 0; p < self->n_points; p++)
    {
      double z = get_z (self, layer, unit, p);

      if (!isfinite (z))
        return FALSE;
      on |= z > 0;
    }

  return on;
}

static ReluRevival
revive (Revival *self, guint layer, guint unit)
{
  gsize first = relu_network_weight_index (self->network, layer, unit, 0);
  guint n_inputs = relu_network_get_layer (self->network, layer)->n_inputs;
  gsize bias = relu_network_bias_index (self->network, layer, unit);
  const double *before = relu_network_get_parameters (self->network);
  guint n_draws = 0;

  if (layer == relu_network_get_n_hidden_layers (self->network))
    return RELU_REVIVAL_OUTPUT;
  if (!is_free (self, layer, unit))
    return RELU_REVIVAL_LOCKED;

  do
    {
      if (n_draws++ == MAX_DRAWS)
        {
          memcpy (self->parameters + first, before + first, n_inputs * sizeof *before);
          self->parameters[bias] = before[bias];
          return RELU_REVIVAL_NONE_FOUND;
        }
      draw (self, layer, unit);
    }
  while (!is_on (self, layer, unit));

  for (guint i = 0; i < relu_network_get_layer (self->network, layer + 1)->n_units; i++)
    self->parameters[relu_network_weight_index (self->network, layer + 1, i, unit)] = 0;

  return RELU_REVIVAL_DONE;
}

static void
forward (Revival *self, guint layer)
{
  const ReluLayer *shape = relu_network_get_layer (self->network, layer);
  double *swap = self->h;

  for (gsize p = 0; p < self->n_points; p++)
    for (guint unit = 0; unit < shape->n_units; unit++)
      self->next[p * shape->n_units + unit]
        = relu_activation_apply (&shape->activation, get_z (self, layer, unit, p));
  self->h = self->next;
  self->next = swap;
}

/* Some of the points, evenly taken from their order. */
static void
take_points (Revival *self, ReluData *data)
{
  gsize n = relu_data_get_n (data), width = 1;

  for (guint i = 0; i < relu_network_get_n_layers (self->network); i++)
    width = MAX (width, relu_network_get_layer (self->network, i)->n_units);
  self->n_points = MIN (n, MAX_POINTS);
  self->h = g_new (double, self->n_points * width);
  self->next = g_new (double, self->n_points * width);
  for (gsize p = 0; p < self->n_points; p++)
    self->h[p] = relu_data_get_x (data)[p * n / self->n_points];
}

/**
 * relu_network_revive:
 * @network: a network
 * @data: what it learns
 * @options: how weights and biases are drawn, and the seed
 * @locked: (nullable) (array): for each parameter whether it must stay as it is, not 0
 * @wanted: (nullable) (array): for each unit of relu_units_get_n() whether it shall be revived; %NULL:
 *   all
 * @results: (out) (array): what became of each of these units
 *
 * Draws new weights and a new bias for hidden units that are dead on @data, again and again until the
 * unit is on for some point, and makes the weights out of them 0. All other parameters stay. So f
 * stays the same bit for bit at every point of @data, and at every other x where these units were
 * off. In the first step after it only the weights out of such a unit learn: its own gradients are
 * still 0, because nothing comes back through weights that are 0.
 *
 * Layer after layer: new units of one layer may switch those of the next one on. Of more than 4096
 * points an even choice of so many counts.
 *
 * Returns: (transfer full): a network of the same architecture; @network where nothing could be done
 */
ReluNetwork *
relu_network_revive (ReluNetwork *network, ReluData *data, const ReluInitOptions *options,
                     const guint8 *locked, const guint8 *wanted, ReluRevival *results)
{
  guint n_units = relu_units_get_n (network), number = 0;
  g_autofree guint8 *dead = g_new (guint8, MAX (n_units, 1));
  gsize size = relu_network_get_n_parameters (network) * sizeof (double);
  g_autofree double *parameters = g_memdup2 (relu_network_get_parameters (network), size);
  Revival self = { .network = network,
                   .options = options,
                   .locked = locked,
                   .parameters = parameters };

  relu_random_init (&self.random, options->seed, RELU_RANDOM_REVIVAL);
  relu_units_find_dead (network, relu_data_get_x (data), relu_data_get_n (data), dead);
  take_points (&self, data);
  for (guint i = 0; i < relu_network_get_n_layers (network); i++)
    {
      const ReluLayer *layer = relu_network_get_layer (network, i);

      for (guint k = 0; k < layer->n_units && relu_activation_has_knot (&layer->activation);
           k++, number++)
        results[number] = dead[number] && (wanted == NULL || wanted[number])
                            ? revive (&self, i, k)
                            : RELU_REVIVAL_NOT_ASKED;
      forward (&self, i);
    }
  g_free (self.h);
  g_free (self.next);

  if (relu_revival_count (results, n_units, RELU_REVIVAL_DONE) == 0)
    return relu_network_ref (network);
  return relu_network_with_parameters (network, parameters);
}

/**
 * relu_revival_count:
 * @results: (array length=n): as from relu_network_revive()
 * @n: how many
 *
 * Returns: how many of @results are @result
 */
guint
relu_revival_count (const ReluRevival *results, guint n, ReluRevival result)
{
  guint count = 0;

  for (guint i = 0; i < n; i++)
    count += results[i] == result;

  return count;
}
