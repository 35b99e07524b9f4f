/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-sweep-first.c: the first layer, where z = w x + b and each unit switches at -b / w. */

#include "relu-sweep-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Where a unit is on at the domain's beginning, and where it switches inside, if it does (else NaN).
 * One division, rounded once: nothing is ever in doubt here. */
static gboolean
first_state (const ReluSweep *self, double w, double b, double *crossing)
{
  double x = -b / w;

  *crossing = NAN;
  if (w == 0)
    return b > 0;
  if (!(x - self->from > self->reach))
    return w > 0;
  if (!(self->to - x > self->reach) || x >= self->to)
    return w < 0;

  *crossing = x;
  return w < 0;
}

/* What the activations are right of a point: slopes everywhere, and values at @x. */
static void
add_row (ReluSweep *self, ReluStage *out, const guint8 *state, double x)
{
  const ReluLayer *layer = relu_network_get_layer (self->network, 0);
  const double *w = relu_network_get_weights (self->network, 0);
  const double *b = relu_network_get_biases (self->network, 0);
  double *slopes = relu_stage_add_slopes (out);
  double *values = relu_stage_add_values (out);
  double below, above;

  relu_activation_get_slopes (&layer->activation, &below, &above);
  for (guint j = 0; j < layer->n_units; j++)
    {
      double factor = state[j] ? above : below;

      slopes[j] = w[j] * factor;
      values[j] = fma (w[j], x, b[j]) * factor;
    }
  for (guint j = layer->n_units; j < out->stride; j++)
    slopes[j] = values[j] = 0;
}

static void
add_crossings (ReluSweep *self, ReluStage *out, ReluCrossing *crossings, guint n, guint8 *state)
{
  const ReluLayer *layer = relu_network_get_layer (self->network, 0);
  const double *w = relu_network_get_weights (self->network, 0);
  double below, above;

  relu_activation_get_slopes (&layer->activation, &below, &above);
  relu_crossings_sort (crossings, n, self->from, self->to, self->arena);
  relu_crossings_merge (crossings, n, self->reach);
  for (guint i = 0, end; i < n; i = end)
    {
      gboolean moved;

      end = i + relu_crossings_group (crossings + i, n - i, &moved);
      relu_stage_add_point (out, crossings[i].x,
                            moved ? RELU_POINT_ROW | RELU_POINT_VALUES | RELU_POINT_JUMP : 0);
      for (guint k = i; k < end; k++)
        {
          guint j = crossings[k].unit;

          relu_stage_add_event (out, self->first_units[0] + j,
                                w[j] * (state[j] ? below - above : above - below));
          state[j] ^= 1;
        }
      if (moved)
        add_row (self, out, state, crossings[i].x);
    }
}

/* @out: the stage after the first layer. */
gboolean
relu_sweep_first_layer (ReluSweep *self, ReluStage *out, GError **error)
{
  const ReluLayer *layer = relu_network_get_layer (self->network, 0);
  const double *w = relu_network_get_weights (self->network, 0);
  const double *b = relu_network_get_biases (self->network, 0);
  gboolean has_knot = relu_activation_has_knot (&layer->activation);
  guint n = layer->n_units;
  guint8 *state = relu_arena_new (self->arena, guint8, n);
  ReluCrossing *crossings = relu_arena_new (self->arena, ReluCrossing, n);
  guint n_crossings = 0;
  double below, above, total = 0;

  relu_activation_get_slopes (&layer->activation, &below, &above);
  below = fabs (below);
  self->bounds = (ReluKernelBounds) { 0 };
  for (guint j = 0; j < n; j++)
    {
      double left = fma (w[j], self->from, b[j]);
      double right = fma (w[j], self->to, b[j]);
      double x = NAN;

      state[j] = !has_knot || first_state (self, w[j], b[j], &x) ? 1 : 0;
      if (x == x)
        crossings[n_crossings++] = (ReluCrossing) { x, j, FALSE };
      total += fabs (left) + fabs (right);
      self->bounds.largest_h = MAX (self->bounds.largest_h, MAX (MAX (left, -below * left),
                                                                 MAX (right, -below * right)));
      self->bounds.largest_slope = MAX (self->bounds.largest_slope, fabs (w[j]));
    }
  if (!isfinite (total))
    {
      g_set_error (error, RELU_REGIONS_ERROR, RELU_REGIONS_ERROR_NOT_FINITE,
                   _("numbers overflow in layer %u on this domain"), 1u);
      return FALSE;
    }

  if (has_knot)
    memcpy (self->initial + self->first_units[0], state, n);
  relu_stage_init (out, self->arena, 1, n, relu_kernel_stride (n));
  relu_stage_add_point (out, self->from, RELU_POINT_ROW | RELU_POINT_VALUES);
  add_row (self, out, state, self->from);
  add_crossings (self, out, crossings, n_crossings, state);
  relu_stage_finish (out, self->to);

  return TRUE;
}
