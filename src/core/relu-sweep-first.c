/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-sweep-first.c: the first layer, where z = w x + b and each unit switches at -b / w. */

#include "relu-sweep-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Where a unit is on at the domain's beginning, and whether it switches inside, at @x = -b / w: one
 * division, rounded once, so that nothing is ever in doubt here. */
static guint8
first_state (const ReluSweep *self, double w, double b, double x, gboolean *switches)
{
  gboolean after_from = x - self->from > self->reach;
  gboolean before_to = self->to - x > self->reach;

  *switches = w != 0 && after_from && before_to;
  if (w == 0)
    return b > 0 ? 1 : 0;

  return (after_from ? w < 0 : w > 0) ? 1 : 0;
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
      values[j] = (w[j] * x + b[j]) * factor;
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
  double turn[2]; /* how the slope of the activation changes from off, and from on */

  relu_activation_get_slopes (&layer->activation, &below, &above);
  turn[0] = above - below;
  turn[1] = below - above;
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
                                w[j] * turn[state[j]]);
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
  ReluCrossing *crossings = relu_arena_new (self->arena, ReluCrossing, n + 1);
  double *xs = relu_arena_new (self->arena, double, n);
  guint n_crossings = 0;
  double below, above;

  relu_activation_get_slopes (&layer->activation, &below, &above);
  self->bounds = (ReluKernelBounds) { 0 };
  relu_kernel_first_layer (w, b, n, self->from, self->to, fabs (below), xs, &self->bounds);
  self->bounds.largest_slope *= MAX (fabs (below), fabs (above));
  if (self->bounds.poison != 0)
    {
      g_set_error (error, RELU_REGIONS_ERROR, RELU_REGIONS_ERROR_NOT_FINITE,
                   _("numbers overflow in layer %u on this domain"), 1u);
      return FALSE;
    }

  for (guint j = 0; j < n; j++)
    {
      gboolean switches = FALSE;

      state[j] = has_knot ? first_state (self, w[j], b[j], xs[j], &switches) : 1;
      crossings[n_crossings].x = xs[j];
      crossings[n_crossings].unit = j;
      n_crossings += switches ? 1 : 0;
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
