/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-unit-learning.h"

#include "relu-units.h"

static const char *const names[] = {
  [RELU_DATA_STATE_DEAD] = "dead",
  [RELU_DATA_STATE_OFF] = "off",
  [RELU_DATA_STATE_ON] = "on",
  [RELU_DATA_STATE_SWITCHES] = "switches",
};

/**
 * relu_data_state_get_name:
 *
 * Returns: the name for programs: "dead", "off", "on" or "switches"
 */
const char *
relu_data_state_get_name (ReluDataState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (names), NULL);

  return names[state];
}

static gboolean
has_gradient (const ReluLearning *learning, guint layer, guint unit)
{
  ReluNetwork *network = relu_learning_get_network (learning);
  const double *gradient = relu_learning_get_gradient (learning);
  gsize first = relu_network_weight_index (network, layer, unit, 0);

  for (guint i = 0; i < relu_network_get_layer (network, layer)->n_inputs; i++)
    if (gradient[first + i] != 0)
      return TRUE;

  return gradient[relu_network_bias_index (network, layer, unit)] != 0;
}

/* Whether the unit has a weight that is not 0 to some unit of the next layer; of those that are not
 * dead only, where @alive. */
static gboolean
feeds (const ReluLearning *learning, guint layer, guint unit, gboolean alive)
{
  ReluNetwork *network = relu_learning_get_network (learning);
  const double *parameters = relu_network_get_parameters (network);

  for (guint i = 0; i < relu_network_get_layer (network, layer + 1)->n_units; i++)
    {
      guint number;

      if (parameters[relu_network_weight_index (network, layer + 1, i, unit)] == 0)
        continue;
      if (!alive || !relu_units_lookup (network, layer + 1, i, &number)
          || !relu_learning_is_dead (learning, number))
        return TRUE;
    }

  return FALSE;
}

static ReluIdle
find_idle (const ReluUnitLearning *self, ReluLearning *learning)
{
  ReluNetwork *network = relu_learning_get_network (learning);
  guint output;

  if (has_gradient (learning, self->layer, self->unit))
    return RELU_IDLE_NOT;
  if (self->state == RELU_DATA_STATE_DEAD)
    return RELU_IDLE_DEAD;
  if (relu_learning_get_largest_error (learning) == 0)
    return RELU_IDLE_NO_ERROR;
  if (self->is_output)
    return RELU_IDLE_OTHER;
  if (relu_units_lookup (network, relu_network_get_n_hidden_layers (network), 0, &output)
      && relu_learning_is_dead (learning, output))
    return RELU_IDLE_OUTPUT_DEAD;
  if (!feeds (learning, self->layer, self->unit, FALSE))
    return RELU_IDLE_ZERO_OUT;
  if (!feeds (learning, self->layer, self->unit, TRUE))
    return RELU_IDLE_FEEDS_DEAD;

  return RELU_IDLE_OTHER;
}

/**
 * relu_unit_learning_init:
 * @self: (out): what data say about a unit
 * @learning: network and data
 * @regions: (nullable): of the same network on the domain; %NULL: nothing is said of that
 * @layer: from 0
 * @unit: in its layer
 *
 * Exact: points are counted by the forward pass's own z, and a gradient is 0 only where each of its
 * terms is, or where they add up to 0 as doubles do.
 *
 * Returns: whether the unit has such a state: its activation has a knot
 */
gboolean
relu_unit_learning_init (ReluUnitLearning *self, ReluLearning *learning,
                         const ReluRegions *regions, guint layer, guint unit)
{
  ReluNetwork *network = relu_learning_get_network (learning);
  guint number;

  if (!relu_units_lookup (network, layer, unit, &number))
    return FALSE;

  *self = (ReluUnitLearning) { .layer = layer,
                               .unit = unit,
                               .is_output = layer == relu_network_get_n_hidden_layers (network),
                               .n_on = relu_learning_get_n_active (learning, number),
                               .n_points = relu_data_get_n (relu_learning_get_data (learning)) };
  if (self->n_on == self->n_points)
    self->state = RELU_DATA_STATE_ON;
  else if (self->n_on > 0)
    self->state = RELU_DATA_STATE_SWITCHES;
  else
    self->state = relu_learning_is_dead (learning, number) ? RELU_DATA_STATE_DEAD
                                                           : RELU_DATA_STATE_OFF;
  self->idle = find_idle (self, learning);
  if (regions != NULL)
    {
      ReluUnit state;

      relu_regions_get_unit (regions, number, &state);
      self->has_domain = TRUE;
      self->domain = state.state;
    }

  return TRUE;
}
