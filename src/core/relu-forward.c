/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-forward.h"


struct _ReluTrace
{
  ReluNetwork *network;
  double x;
  guint *offsets; /* the first unit of each layer in z and h */
  double *z, *h;
};

static void
forward_layer (const ReluNetwork *network, guint layer, const double *input, double *z, double *h)
{
  const ReluLayer *shape = relu_network_get_layer (network, layer);
  const double *row = relu_network_get_weights (network, layer);
  const double *bias = relu_network_get_biases (network, layer);

  for (guint unit = 0; unit < shape->n_units; unit++, row += shape->n_inputs)
    {
      double sum = bias[unit];

      for (guint i = 0; i < shape->n_inputs; i++)
        sum += row[i] * input[i];
      if (z != NULL)
        z[unit] = sum;
      h[unit] = relu_activation_apply (&shape->activation, sum);
    }
}

/**
 * relu_network_evaluate:
 *
 * Returns: f(@x); infinite or NaN where numbers overflow
 */
double
relu_network_evaluate (const ReluNetwork *self, double x)
{
  guint n_layers = relu_network_get_n_layers (self);
  guint width = 1;
  g_autofree double *buffer = NULL;
  double *now, *next;

  for (guint i = 0; i < n_layers; i++)
    width = MAX (width, relu_network_get_layer (self, i)->n_units);
  buffer = g_new (double, 2 * (gsize) width);
  now = buffer;
  next = buffer + width;

  now[0] = x;
  for (guint i = 0; i < n_layers; i++)
    {
      double *swap = now;

      forward_layer (self, i, now, NULL, next);
      now = next;
      next = swap;
    }

  return now[0];
}

/**
 * relu_trace_new:
 * @x: a finite number
 *
 * Returns: (transfer full): the forward pass of @network at @x with every unit's z and h
 */
ReluTrace *
relu_trace_new (ReluNetwork *network, double x)
{
  ReluTrace *self = g_new0 (ReluTrace, 1);
  guint n_layers = relu_network_get_n_layers (network);
  guint total = 0;

  self->network = relu_network_ref (network);
  self->x = x;
  self->offsets = g_new (guint, n_layers);
  for (guint i = 0; i < n_layers; i++)
    {
      self->offsets[i] = total;
      total += relu_network_get_layer (network, i)->n_units;
    }
  self->z = g_new (double, total);
  self->h = g_new (double, total);

  for (guint i = 0; i < n_layers; i++)
    forward_layer (network, i, i == 0 ? &x : self->h + self->offsets[i - 1],
                   self->z + self->offsets[i], self->h + self->offsets[i]);

  return self;
}

void
relu_trace_free (ReluTrace *self)
{
  relu_network_unref (self->network);
  g_free (self->offsets);
  g_free (self->z);
  g_free (self->h);
  g_free (self);
}

double
relu_trace_get_x (const ReluTrace *self)
{
  return self->x;
}

double
relu_trace_get_output (const ReluTrace *self)
{
  return self->h[self->offsets[relu_network_get_n_layers (self->network) - 1]];
}

/**
 * relu_trace_get_preactivation:
 * @layer: from 0
 * @unit: from 0
 *
 * Returns: z of that unit
 */
double
relu_trace_get_preactivation (const ReluTrace *self, guint layer, guint unit)
{
  g_return_val_if_fail (unit < relu_network_get_layer (self->network, layer)->n_units, 0);

  return self->z[self->offsets[layer] + unit];
}

/**
 * relu_trace_get_activation:
 * @layer: from 0
 * @unit: from 0
 *
 * Returns: h of that unit
 */
double
relu_trace_get_activation (const ReluTrace *self, guint layer, guint unit)
{
  g_return_val_if_fail (unit < relu_network_get_layer (self->network, layer)->n_units, 0);

  return self->h[self->offsets[layer] + unit];
}
