/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-network-edit.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "relu-network-draft-private.h"
#include "relu-unit-place.h"

/* The same network with other units in a hidden layer: @units says which of the old ones. */
static gboolean
draft_init_with_units (ReluNetworkDraft *self, ReluNetwork *network, guint layer, guint n_units,
                       const guint *units, GError **error)
{
  guint n_layers = relu_network_get_n_layers (network);
  ReluLayer *layers = relu_network_draft_dup_layers (network, n_layers);

  layers[layer].n_units = n_units;
  layers[layer + 1].n_inputs = n_units;
  if (!relu_network_draft_init (self, n_layers, layers, error))
    return FALSE;

  for (guint i = 0; i < n_layers; i++)
    relu_network_draft_copy_layer (self, i, network, i, i == layer ? units : NULL,
                                   i == layer + 1 ? units : NULL);

  return TRUE;
}

/* All units of a layer in order, and @last behind them. */
static guint *
dup_units_and (guint n_units, guint last)
{
  guint *units = g_new (guint, n_units + 1);

  for (guint i = 0; i < n_units; i++)
    units[i] = i;
  units[n_units] = last;

  return units;
}

/**
 * relu_network_add_unit:
 * @layer: a hidden one, from 0
 * @from: the domain
 * @to: its other end
 * @origin: (out) (optional) (transfer full): for each parameter its index in @self
 * @error: RELU_NETWORK_ERROR_SHAPE where a limit is reached
 *
 * Adds a unit behind the others of its layer. It bends inside the domain, where no other does (see
 * relu_unit_place()), but the weights out of it are 0: f stays what it is, bit for bit.
 *
 * Returns: (transfer full) (nullable): the larger network
 */
ReluNetwork *
relu_network_add_unit (ReluNetwork *self, guint layer, double from, double to, gsize **origin,
                       GError **error)
{
  g_auto (ReluNetworkDraft) draft = { 0 };
  g_autofree guint *units = NULL;
  guint unit;

  g_return_val_if_fail (layer < relu_network_get_n_hidden_layers (self), NULL);

  unit = relu_network_get_layer (self, layer)->n_units;
  units = dup_units_and (unit, RELU_NONE);
  if (!draft_init_with_units (&draft, self, layer, unit + 1, units, error))
    return NULL;

  relu_unit_place (self, layer, from, to,
                   draft.parameters + relu_network_draft_weight_index (&draft, layer, unit, 0),
                   draft.parameters + relu_network_draft_bias_index (&draft, layer, unit));

  return relu_network_draft_finish (&draft, origin, error);
}

/**
 * relu_network_duplicate_unit:
 * @layer: a hidden one, from 0
 * @unit: in its layer
 * @origin: (out) (optional) (transfer full): for each parameter its index in @self
 * @error: RELU_NETWORK_ERROR_SHAPE where a limit is reached
 *
 * Adds a unit that does the same as @unit behind the others of its layer. The two share the weights
 * out of it, so that f stays what it is; its sum has one term more to round.
 *
 * Returns: (transfer full) (nullable): the larger network
 */
ReluNetwork *
relu_network_duplicate_unit (ReluNetwork *self, guint layer, guint unit, gsize **origin,
                             GError **error)
{
  g_auto (ReluNetworkDraft) draft = { 0 };
  g_autofree guint *units = NULL;
  guint copy;

  g_return_val_if_fail (layer < relu_network_get_n_hidden_layers (self), NULL);
  copy = relu_network_get_layer (self, layer)->n_units;
  g_return_val_if_fail (unit < copy, NULL);

  units = dup_units_and (copy, unit);
  if (!draft_init_with_units (&draft, self, layer, copy + 1, units, error))
    return NULL;

  for (guint i = 0; i < draft.layers[layer].n_inputs; i++)
    draft.origin[relu_network_draft_weight_index (&draft, layer, copy, i)] = RELU_NO_ORIGIN;
  draft.origin[relu_network_draft_bias_index (&draft, layer, copy)] = RELU_NO_ORIGIN;

  for (guint i = 0; i < draft.layers[layer + 1].n_units; i++)
    {
      gsize theirs = relu_network_draft_weight_index (&draft, layer + 1, i, copy);
      double *weight
          = &draft.parameters[relu_network_draft_weight_index (&draft, layer + 1, i, unit)];

      /* The rest and not another half: of the smallest numbers there is no exact half. */
      draft.parameters[theirs] = *weight / 2;
      *weight -= draft.parameters[theirs];
      draft.origin[theirs] = RELU_NO_ORIGIN;
    }

  return relu_network_draft_finish (&draft, origin, error);
}

/**
 * relu_network_remove_unit:
 * @layer: a hidden one, from 0
 * @unit: in its layer; not the only one
 * @origin: (out) (optional) (transfer full): for each parameter its index in @self
 * @error: RELU_NETWORK_ERROR_SHAPE where the layer has no other unit
 *
 * Takes a unit out, with the weights into it and out of it. All others stay what they are.
 *
 * Returns: (transfer full) (nullable): the smaller network
 */
ReluNetwork *
relu_network_remove_unit (ReluNetwork *self, guint layer, guint unit, gsize **origin,
                          GError **error)
{
  g_auto (ReluNetworkDraft) draft = { 0 };
  g_autofree guint *units = NULL;
  guint n_units;

  g_return_val_if_fail (layer < relu_network_get_n_hidden_layers (self), NULL);
  n_units = relu_network_get_layer (self, layer)->n_units;
  g_return_val_if_fail (unit < n_units, NULL);

  if (n_units == 1)
    {
      g_set_error_literal (error, RELU_NETWORK_ERROR, RELU_NETWORK_ERROR_SHAPE,
                           _ ("a layer must have a unit: remove the layer instead"));
      return NULL;
    }

  units = g_new (guint, n_units - 1);
  for (guint i = 0; i < n_units - 1; i++)
    units[i] = i < unit ? i : i + 1;
  if (!draft_init_with_units (&draft, self, layer, n_units - 1, units, error))
    return NULL;

  return relu_network_draft_finish (&draft, origin, error);
}

/**
 * relu_network_with_activation:
 * @layer: from 0; the output layer may have one too
 * @activation: its activation from now on
 *
 * Returns: (transfer full): the same parameters with another activation; @self where nothing
 * changes
 */
ReluNetwork *
relu_network_with_activation (ReluNetwork *self, guint layer, const ReluActivation *activation)
{
  guint n_layers = relu_network_get_n_layers (self);
  g_autofree ReluLayer *layers = NULL;
  ReluActivation *present;

  g_return_val_if_fail (layer < n_layers, relu_network_ref (self));
  g_return_val_if_fail ((guint) activation->kind < RELU_N_ACTIVATION_KINDS,
                        relu_network_ref (self));
  g_return_val_if_fail (isfinite (activation->negative_slope), relu_network_ref (self));

  layers = relu_network_draft_dup_layers (self, n_layers);
  present = &layers[layer].activation;
  if (present->kind == activation->kind && present->negative_slope == activation->negative_slope)
    return relu_network_ref (self);

  *present = *activation;
  return relu_network_new (n_layers, layers, relu_network_get_parameters (self), NULL);
}
