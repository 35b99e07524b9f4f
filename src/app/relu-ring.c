/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-ring.h"

#include <math.h>

#include "relu-forward.h"

/**
 * relu_ring_bias_for:
 * @layer: from 0
 * @unit: in its layer
 * @x: where it shall switch
 * @bias: (out): its bias then
 *
 * z = W h + b is zero at @x for b = -W h, where h, the layers before, does not depend on b. For the
 * first layer that is -w x.
 *
 * Returns: whether such a bias exists and does what it says: the number is finite
 */
gboolean
relu_ring_bias_for (ReluNetwork *network, guint layer, guint unit, double x, double *bias)
{
  const ReluLayer *shape = relu_network_get_layer (network, layer);
  const double *weights
      = relu_network_get_weights (network, layer) + (gsize) unit * shape->n_inputs;
  double sum = 0;

  if (layer == 0)
    {
      if (weights[0] == 0)
        return FALSE;
      sum = weights[0] * x;
    }
  else
    {
      g_autoptr (ReluTrace) trace = relu_trace_new (network, x);

      for (guint i = 0; i < shape->n_inputs; i++)
        sum += weights[i] * relu_trace_get_activation (trace, layer - 1, i);
    }

  *bias = 0 - sum; /* not -0 */
  return isfinite (sum);
}

/**
 * relu_ring_choose_unit:
 * @selected_unit: numbered through; -1: none
 * @unit: (out): the one that moves with the ring: the selected one if it switches here, else the
 *   leading one
 *
 * Returns: whether there is one
 */
gboolean
relu_ring_choose_unit (ReluRegions *regions, const ReluBreakpoint *breakpoint, int selected_unit,
                       guint *unit)
{
  if (breakpoint->n_switches == 0)
    return FALSE;

  *unit = relu_regions_get_lead_unit (regions, breakpoint);
  for (guint i = 0; i < breakpoint->n_switches; i++)
    if ((int) breakpoint->switches[i].unit == selected_unit)
      *unit = breakpoint->switches[i].unit;

  return TRUE;
}
