/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-blend.c: networks between two others, by interpolated parameters.
 *
 * Two networks of one depth and the same activations can always be brought to one architecture:
 * each layer as wide as the wider of the two. A unit that one of them lacks gets the other's
 * incoming weights and bias, and outgoing weights 0: it adds nothing to f, and on the way only
 * its outgoing weights grow, so that its breakpoint stays where it belongs. */

#include "relu-blend.h"

#include <math.h>

struct _ReluBlend
{
  ReluNetwork *from, *to;
  ReluNetwork *wide; /* from, with the units that only to has */
  double *target;    /* the parameters of to, with the units that only from has */
  double *between;   /* room for the parameters of one step */
};

/* Layers as wide as the wider network's; FALSE where depth or activations differ. */
static gboolean
join_layers (const ReluNetwork *a, const ReluNetwork *b, ReluLayer *layers)
{
  guint width = 1;

  for (guint i = 0; i < relu_network_get_n_layers (a); i++)
    {
      const ReluLayer *p = relu_network_get_layer (a, i), *q = relu_network_get_layer (b, i);

      if (p->activation.kind != q->activation.kind
          || p->activation.negative_slope != q->activation.negative_slope)
        return FALSE;

      layers[i] = *p;
      layers[i].n_inputs = width;
      layers[i].n_units = width = MAX (p->n_units, q->n_units);
    }

  return TRUE;
}

/* The parameters of @self with the shape of @layers; what it lacks is taken from @other. */
static double *
widen (const ReluNetwork *self, const ReluNetwork *other, const ReluLayer *layers)
{
  guint n_layers = relu_network_get_n_layers (self);
  gsize n = 0, at = 0;
  double *wide;

  for (guint i = 0; i < n_layers; i++)
    n += (gsize) layers[i].n_units * (layers[i].n_inputs + 1);
  wide = g_new (double, n);

  for (guint i = 0; i < n_layers; i++)
    {
      const ReluLayer *own = relu_network_get_layer (self, i);

      for (guint unit = 0; unit < layers[i].n_units; unit++)
        {
          const ReluNetwork *source = unit < own->n_units ? self : other;
          guint n_inputs = relu_network_get_layer (source, i)->n_inputs;
          const double *row = relu_network_get_weights (source, i) + (gsize) unit * n_inputs;

          for (guint input = 0; input < layers[i].n_inputs; input++)
            wide[at++] = input < n_inputs ? row[input] : 0;
        }
      for (guint unit = 0; unit < layers[i].n_units; unit++)
        wide[at++] = relu_network_get_biases (unit < own->n_units ? self : other, i)[unit];
    }

  return wide;
}

/**
 * relu_blend_new:
 *
 * Prepares the way from one network to another. It exists where both have the same depth and, layer
 * by layer, the same activation; widths may differ.
 *
 * Returns: (transfer full) (nullable): the blend, %NULL where there is none
 */
ReluBlend *
relu_blend_new (ReluNetwork *from, ReluNetwork *to)
{
  guint n_layers = relu_network_get_n_layers (from);
  g_autofree ReluLayer *layers = g_new (ReluLayer, n_layers);
  g_autofree double *parameters = NULL;
  ReluNetwork *wide;
  ReluBlend *self;

  if (relu_network_get_n_layers (to) != n_layers || !join_layers (from, to, layers))
    return NULL;

  /* Two networks that are wide in different layers could exceed the limits together. */
  parameters = widen (from, to, layers);
  wide = relu_network_new (n_layers, layers, parameters, NULL);
  if (wide == NULL)
    return NULL;

  self = g_new0 (ReluBlend, 1);
  self->from = relu_network_ref (from);
  self->to = relu_network_ref (to);
  self->wide = wide;
  self->target = widen (to, from, layers);
  self->between = g_steal_pointer (&parameters);

  return self;
}

void
relu_blend_free (ReluBlend *self)
{
  relu_network_unref (self->from);
  relu_network_unref (self->to);
  relu_network_unref (self->wide);
  g_free (self->target);
  g_free (self->between);
  g_free (self);
}

/**
 * relu_blend_get_network:
 * @share: of the way, 0 to 1; what lies beyond is taken for the end
 *
 * At 0 and at 1 these are the two networks themselves, whatever their widths. One multiplication
 * and addition for each parameter; not for two threads.
 *
 * Returns: (transfer full): the network there
 */
ReluNetwork *
relu_blend_get_network (ReluBlend *self, double share)
{
  if (!(share > 0))
    return relu_network_ref (self->from);
  if (share >= 1)
    return relu_network_ref (self->to);

  return relu_blend_get_wide (self, share);
}

/**
 * relu_blend_get_wide:
 * @share: of the way, 0 to 1
 *
 * As relu_blend_get_network(), but with the same units all the way: at an end, too, those are there that only
 * the other network has, and add nothing to f.
 *
 * Returns: (transfer full): the network there
 */
ReluNetwork *
relu_blend_get_wide (ReluBlend *self, double share)
{
  const double *start = relu_network_get_parameters (self->wide);
  gsize n = relu_network_get_n_parameters (self->wide);

  for (gsize i = 0; i < n; i++)
    self->between[i] = relu_blend_mix (start[i], self->target[i], share);

  return relu_network_with_parameters (self->wide, self->between);
}

/**
 * relu_blend_mix:
 * @from: a finite number
 * @to: a finite number
 * @share: 0 to 1
 *
 * A number between two others. Exact at both ends, the same everywhere where they are the same,
 * never beyond them, never overflowing, and monotone in @share in spite of rounding.
 */
double
relu_blend_mix (double from, double to, double share)
{
  double mixed;

  if (share <= 0)
    return from;
  if (share >= 1)
    return to;

  /* With opposite signs both terms move the same way, and their difference could overflow. */
  if ((from <= 0) != (to <= 0))
    return from * (1 - share) + to * share;

  mixed = from + (to - from) * share;
  return from < to ? fmin (mixed, to) : fmax (mixed, to);
}
