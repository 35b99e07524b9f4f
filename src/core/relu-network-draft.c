/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-network-draft-private.h"

/**
 * relu_network_draft_dup_layers:
 * @n_layers: how many there shall be
 *
 * Returns: (transfer full): the layers of @network, as many as fit; zeros behind them
 */
ReluLayer *
relu_network_draft_dup_layers (ReluNetwork *network, guint n_layers)
{
  ReluLayer *layers = g_new0 (ReluLayer, n_layers);

  for (guint i = 0; i < MIN (n_layers, relu_network_get_n_layers (network)); i++)
    layers[i] = *relu_network_get_layer (network, i);

  return layers;
}

/**
 * relu_network_draft_init:
 * @layers: (array length=n_layers) (transfer full): the shapes
 * @error: RELU_NETWORK_ERROR_SHAPE
 *
 * Returns: whether a network may have these layers. Limits are checked before memory is asked for:
 *   what lies beyond them may not fit into it
 */
gboolean
relu_network_draft_init (ReluNetworkDraft *self, guint n_layers, ReluLayer *layers, GError **error)
{
  self->layers = layers;
  self->n_layers = n_layers;
  if (!relu_network_check_layers (n_layers, layers, error))
    return FALSE;

  self->offsets = g_new (gsize, n_layers);
  for (guint i = 0; i < n_layers; i++)
    {
      self->offsets[i] = self->n_parameters;
      self->n_parameters += ((gsize) layers[i].n_inputs + 1) * layers[i].n_units;
    }
  self->parameters = g_new0 (double, self->n_parameters);
  self->origin = g_new (gsize, self->n_parameters);
  for (gsize i = 0; i < self->n_parameters; i++)
    self->origin[i] = RELU_NO_ORIGIN;

  return TRUE;
}

/* Frees what it holds; it may be half initialised. */
void
relu_network_draft_clear (ReluNetworkDraft *self)
{
  g_free (self->layers);
  g_free (self->offsets);
  g_free (self->parameters);
  g_free (self->origin);
}

gsize
relu_network_draft_weight_index (const ReluNetworkDraft *self, guint layer, guint unit, guint input)
{
  return self->offsets[layer] + (gsize) unit * self->layers[layer].n_inputs + input;
}

gsize
relu_network_draft_bias_index (const ReluNetworkDraft *self, guint layer, guint unit)
{
  return relu_network_draft_weight_index (self, layer, self->layers[layer].n_units, 0) + unit;
}

void
relu_network_draft_copy (ReluNetworkDraft *self, gsize index, ReluNetwork *network, gsize origin)
{
  self->parameters[index] = relu_network_get_parameters (network)[origin];
  self->origin[index] = origin;
}

/**
 * relu_network_draft_copy_layer:
 * @units: (nullable): for each unit of @layer the one of @old_layer that it is, or RELU_NONE
 * @inputs: (nullable): for each input of @layer the one of @old_layer that it is, or RELU_NONE
 *
 * Fills @layer with parameters of @old_layer; NULL stands for all as they are.
 */
void
relu_network_draft_copy_layer (ReluNetworkDraft *self, guint layer, ReluNetwork *network,
                               guint old_layer, const guint *units, const guint *inputs)
{
  const ReluLayer *shape = &self->layers[layer];

  for (guint i = 0; i < shape->n_units; i++)
    {
      guint unit = units == NULL ? i : units[i];

      if (unit == RELU_NONE)
        continue;

      for (guint j = 0; j < shape->n_inputs; j++)
        {
          guint input = inputs == NULL ? j : inputs[j];

          if (input != RELU_NONE)
            relu_network_draft_copy (self, relu_network_draft_weight_index (self, layer, i, j),
                                     network,
                                     relu_network_weight_index (network, old_layer, unit, input));
        }
      relu_network_draft_copy (self, relu_network_draft_bias_index (self, layer, i), network,
                               relu_network_bias_index (network, old_layer, unit));
    }
}

/**
 * relu_network_draft_finish:
 * @origin: (out) (optional) (transfer full): for each parameter where it was copied from
 * @error: RELU_NETWORK_ERROR_NOT_FINITE
 *
 * Returns: (transfer full) (nullable): the network
 */
ReluNetwork *
relu_network_draft_finish (ReluNetworkDraft *self, gsize **origin, GError **error)
{
  ReluNetwork *network = relu_network_new (self->n_layers, self->layers, self->parameters, error);

  if (network != NULL && origin != NULL)
    *origin = g_steal_pointer (&self->origin);

  return network;
}
