/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-profile.c: what the units of one layer do over the domain.
 *
 * In the first layer z is one straight line, so that two points and the knot say all. Further on
 * z and h are straight between the points of the curve, where the forward pass gives them. */

#include "relu-profile.h"

#include <string.h>

#include "relu-forward.h"

struct _ReluProfile
{
  ReluNetwork *network;
  guint layer;
  double from, to;

  /* Units whose z is not one straight line: a row of n for each unit. */
  guint n;
  double *xs, *zs, *hs; /* NULL: straight */
};

/**
 * relu_profile_is_straight:
 * @layer: from 0
 *
 * Returns: whether each z of the layer is one straight line over any domain, and each h has no
 *   bend but its knot
 */
gboolean
relu_profile_is_straight (ReluNetwork *network, guint layer)
{
  return layer == 0
         && !relu_activation_is_smooth (&relu_network_get_layer (network, layer)->activation);
}

/**
 * relu_profile_new:
 * @layer: one for which relu_profile_is_straight()
 * @from: where the domain begins
 * @to: where it ends
 *
 * Returns: (transfer full): the profile; nothing is computed before it is asked for
 */
ReluProfile *
relu_profile_new (ReluNetwork *network, guint layer, double from, double to)
{
  ReluProfile *self = g_new0 (ReluProfile, 1);

  self->network = relu_network_ref (network);
  self->layer = layer;
  self->from = from;
  self->to = to;

  return self;
}

/**
 * relu_profile_new_sampled:
 * @layer: from 0
 * @n: how many points, 2 at least
 * @xs: (array length=n): where any unit up to that layer bends, both ends of the domain included;
 *   for a smooth network samples
 *
 * Returns: (transfer full): the profile
 */
ReluProfile *
relu_profile_new_sampled (ReluNetwork *network, guint layer, guint n, const double *xs)
{
  ReluProfile *self = relu_profile_new (network, layer, xs[0], xs[n - 1]);
  guint n_units = relu_network_get_layer (network, layer)->n_units;

  self->n = n;
  self->xs = g_memdup2 (xs, n * sizeof *xs);
  self->zs = g_new (double, (gsize) n * n_units);
  self->hs = g_new (double, (gsize) n * n_units);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (ReluTrace) trace = relu_trace_new (network, xs[i]);

      for (guint unit = 0; unit < n_units; unit++)
        {
          self->zs[(gsize) unit * n + i] = relu_trace_get_preactivation (trace, layer, unit);
          self->hs[(gsize) unit * n + i] = relu_trace_get_activation (trace, layer, unit);
        }
    }

  return self;
}

void
relu_profile_free (ReluProfile *self)
{
  relu_network_unref (self->network);
  g_free (self->xs);
  g_free (self->zs);
  g_free (self->hs);
  g_free (self);
}

/**
 * relu_profile_set_zero:
 * @point: of the points given
 *
 * Says that @unit has its knot exactly there: z is 0, not the rounding error of its sum.
 */
void
relu_profile_set_zero (ReluProfile *self, guint unit, guint point)
{
  g_return_if_fail (point < self->n);

  self->zs[(gsize) unit * self->n + point] = 0;
  self->hs[(gsize) unit * self->n + point] = 0;
}

static void
fill_straight (const ReluProfile *self, guint unit, ReluUnitCurve *curve)
{
  const ReluLayer *layer = relu_network_get_layer (self->network, self->layer);
  double w = relu_network_get_weights (self->network, self->layer)[unit];
  double b = relu_network_get_biases (self->network, self->layer)[unit];
  double knot = -b / w;

  curve->n = 0;
  curve->few_xs[curve->n++] = self->from;
  if (relu_activation_has_knot (&layer->activation) && knot > self->from && knot < self->to)
    curve->few_xs[curve->n++] = knot;
  curve->few_xs[curve->n++] = self->to;
  for (guint i = 0; i < curve->n; i++)
    {
      /* At the knot not the rounding error of w * (-b / w) + b. */
      curve->few_zs[i] = curve->n == 3 && i == 1 ? 0 : w * curve->few_xs[i] + b;
      curve->few_hs[i] = relu_activation_apply (&layer->activation, curve->few_zs[i]);
    }
  curve->xs = curve->few_xs;
  curve->zs = curve->few_zs;
  curve->hs = curve->few_hs;
}

/**
 * relu_profile_get_curve:
 * @unit: of the layer, from 0
 * @curve: (out caller-allocates): its z and h; good as long as @self, and not to be moved in memory
 */
void
relu_profile_get_curve (const ReluProfile *self, guint unit, ReluUnitCurve *curve)
{
  g_return_if_fail (unit < relu_network_get_layer (self->network, self->layer)->n_units);

  if (self->xs == NULL)
    {
      fill_straight (self, unit, curve);
      return;
    }
  curve->n = self->n;
  curve->xs = self->xs;
  curve->zs = self->zs + (gsize) unit * self->n;
  curve->hs = self->hs + (gsize) unit * self->n;
}
