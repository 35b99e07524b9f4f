/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-network-edit-layers.c: layers added to a network and taken out of it. */

#include <string.h>

#include "relu-network-draft-private.h"

/* Whether what comes out of @layer (what goes in, where it is -1) is never negative. */
static gboolean
is_never_negative (ReluNetwork *network, int layer)
{
  const ReluActivation *activation;

  if (layer < 0)
    return FALSE;

  activation = &relu_network_get_layer (network, (guint) layer)->activation;
  switch (activation->kind)
    {
    case RELU_ACTIVATION_RELU:
    case RELU_ACTIVATION_SIGMOID:
      return TRUE;
    case RELU_ACTIVATION_LEAKY_RELU:
      return activation->negative_slope <= 0;
    case RELU_ACTIVATION_IDENTITY:
    case RELU_ACTIVATION_TANH:
    case RELU_ACTIVATION_SILU:
    case RELU_ACTIVATION_GELU:
    default:
      return FALSE;
    }
}

/**
 * relu_network_add_layer:
 * @layer: from 0, at most the number of hidden layers: what the new layer's number will be
 * @origin: (out) (optional) (transfer full): for each parameter its index in @self
 * @error: RELU_NETWORK_ERROR_SHAPE where a limit is reached
 *
 * Adds a hidden layer of ReLUs before @layer that hands on what it gets, so that f stays what it
 * is, bit for bit. A unit with weight 1 does that for an input h that is never negative; for all
 * others two do, next to each other, as h = ReLU(h) - ReLU(-h): one of them is always 0.
 *
 * Returns: (transfer full) (nullable): the deeper network
 */
ReluNetwork *
relu_network_add_layer (ReluNetwork *self, guint layer, gsize **origin, GError **error)
{
  guint n_layers = relu_network_get_n_layers (self) + 1;
  g_auto (ReluNetworkDraft) draft = { 0 };
  g_autofree guint *inputs = NULL;
  ReluLayer *layers;
  guint n_each, n_units;

  g_return_val_if_fail (layer < relu_network_get_n_layers (self), NULL);

  n_each = is_never_negative (self, (int) layer - 1) ? 1 : 2;
  n_units = relu_network_get_layer (self, layer)->n_inputs * n_each;
  layers = relu_network_draft_dup_layers (self, n_layers);
  memmove (layers + layer + 1, layers + layer, (n_layers - 1 - layer) * sizeof *layers);
  layers[layer].n_units = n_units;
  layers[layer].activation = (ReluActivation){ RELU_ACTIVATION_RELU, 0 };
  layers[layer + 1].n_inputs = n_units;
  if (!relu_network_draft_init (&draft, n_layers, layers, error))
    return NULL;

  inputs = g_new (guint, n_units);
  for (guint i = 0; i < n_units; i++)
    {
      inputs[i] = i / n_each;
      draft.parameters[relu_network_draft_weight_index (&draft, layer, i, inputs[i])]
          = i % n_each == 0 ? 1 : -1;
    }
  for (guint i = 0; i < n_layers; i++)
    if (i != layer)
      relu_network_draft_copy_layer (&draft, i, self, i < layer ? i : i - 1, NULL,
                                     i == layer + 1 ? inputs : NULL);

  for (guint i = 0; n_each == 2 && i < draft.layers[layer + 1].n_units; i++)
    for (guint j = 1; j < n_units; j += 2)
      {
        gsize index = relu_network_draft_weight_index (&draft, layer + 1, i, j);

        draft.parameters[index] = 0 - draft.parameters[index]; /* 0 stays 0 and not -0 */
        draft.origin[index] = RELU_NO_ORIGIN;
      }

  return relu_network_draft_finish (&draft, origin, error);
}

/* Whether @unit of @layer and the one behind it are such as relu_network_add_layer() makes:
 * mirrored ReLUs, which together are a straight line: v ReLU(z) - v ReLU(-z) = v z. */
static gboolean
is_mirrored (ReluNetwork *network, guint layer, guint unit)
{
  const ReluLayer *shape = relu_network_get_layer (network, layer);
  const ReluLayer *next = relu_network_get_layer (network, layer + 1);
  const double *row = relu_network_get_weights (network, layer) + (gsize) unit * shape->n_inputs;
  const double *bias = relu_network_get_biases (network, layer) + unit;
  const double *out = relu_network_get_weights (network, layer + 1) + unit;

  if (shape->activation.kind != RELU_ACTIVATION_RELU || unit + 1 == shape->n_units
      || bias[1] != -bias[0])
    return FALSE;

  for (guint i = 0; i < shape->n_inputs; i++)
    if (row[shape->n_inputs + i] != -row[i])
      return FALSE;
  for (guint i = 0; i < next->n_units; i++, out += next->n_inputs)
    if (out[1] != -out[0])
      return FALSE;

  return TRUE;
}

/* A unit of a layer that is removed: a straight line, alone or with its mirror image. */
typedef struct
{
  guint unit;
  gboolean passes_on; /* it has one input, with weight 1 */
} Line;

static gboolean
passes_on (ReluNetwork *network, guint layer, guint unit)
{
  const ReluLayer *shape = relu_network_get_layer (network, layer);
  const double *row = relu_network_get_weights (network, layer) + (gsize) unit * shape->n_inputs;
  guint n_ones = 0, n_others = 0;

  for (guint i = 0; i < shape->n_inputs; i++)
    {
      n_ones += row[i] == 1;
      n_others += row[i] != 1 && row[i] != 0;
    }

  return n_ones == 1 && n_others == 0;
}

/* Adds weight @index of the layer behind, times @factor. A number that is only passed on keeps its
 * bits (-0 is not 0) and its origin. */
static void
draft_add_product (ReluNetworkDraft *self, gsize sum, ReluNetwork *network, gsize index,
                   double factor, gboolean keeps_origin)
{
  if (factor == 0)
    return;

  if (keeps_origin && factor == 1)
    {
      relu_network_draft_copy (self, sum, network, index);
    }
  else
    {
      self->parameters[sum] += relu_network_get_parameters (network)[index] * factor;
      self->origin[sum] = RELU_NO_ORIGIN;
    }
}

/* What @unit of the layer behind @layer (which is @layer in @self) does when @layer is gone: W :=
 * its W times that of @layer, and b the same way. */
static void
draft_join_unit (ReluNetworkDraft *self, ReluNetwork *network, guint layer, guint unit,
                 GArray *lines)
{
  guint n_inputs = relu_network_get_layer (network, layer)->n_inputs;
  const double *weights = relu_network_get_weights (network, layer);
  const double *biases = relu_network_get_biases (network, layer);

  relu_network_draft_copy (self, relu_network_draft_bias_index (self, layer, unit), network,
                           relu_network_bias_index (network, layer + 1, unit));
  for (guint j = 0; j < n_inputs; j++)
    {
      gboolean first = TRUE;

      for (guint i = 0; i < lines->len; i++)
        {
          const Line *line = &g_array_index (lines, Line, i);
          double weight = weights[(gsize) line->unit * n_inputs + j];

          draft_add_product (self, relu_network_draft_weight_index (self, layer, unit, j), network,
                             relu_network_weight_index (network, layer + 1, unit, line->unit),
                             weight, first && line->passes_on);
          first &= weight == 0;
        }
    }
  for (guint i = 0; i < lines->len; i++)
    {
      guint line = g_array_index (lines, Line, i).unit;

      draft_add_product (self, relu_network_draft_bias_index (self, layer, unit), network,
                         relu_network_weight_index (network, layer + 1, unit, line), biases[line],
                         FALSE);
    }
}

/**
 * relu_network_remove_layer:
 * @layer: a hidden one, from 0
 * @origin: (out) (optional) (transfer full): for each parameter its index in @self
 * @error: RELU_NETWORK_ERROR_NOT_FINITE where a product of weights overflows
 *
 * Takes a layer out as if its units were straight lines: the layer behind it gets the product of
 * both. f stays what it is where all units of the layer are on (rounding apart), and everywhere if
 * the layer is as relu_network_add_layer() has made it, which this undoes bit for bit. A network
 * without a hidden layer is a straight line.
 *
 * Returns: (transfer full) (nullable): the network without the layer
 */
ReluNetwork *
relu_network_remove_layer (ReluNetwork *self, guint layer, gsize **origin, GError **error)
{
  guint n_layers = relu_network_get_n_layers (self) - 1;
  g_auto (ReluNetworkDraft) draft = { 0 };
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  const ReluLayer *shape;
  ReluLayer *layers;

  g_return_val_if_fail (layer < relu_network_get_n_hidden_layers (self), NULL);

  shape = relu_network_get_layer (self, layer);
  layers = relu_network_draft_dup_layers (self, n_layers + 1);
  memmove (layers + layer, layers + layer + 1, (n_layers - layer) * sizeof *layers);
  layers[layer].n_inputs = shape->n_inputs;
  if (!relu_network_draft_init (&draft, n_layers, layers, error))
    return NULL;

  for (guint i = 0; i < n_layers; i++)
    if (i != layer)
      relu_network_draft_copy_layer (&draft, i, self, i < layer ? i : i + 1, NULL, NULL);

  for (guint i = 0; i < shape->n_units; i++)
    {
      Line line = { i, passes_on (self, layer, i) };

      g_array_append_val (lines, line);
      if (is_mirrored (self, layer, i))
        i++;
    }
  for (guint i = 0; i < layers[layer].n_units; i++)
    draft_join_unit (&draft, self, layer, i, lines);

  return relu_network_draft_finish (&draft, origin, error);
}
