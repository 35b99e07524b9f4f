/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-gradient.c: backpropagation (Rumelhart, Hinton and Williams, Nature 323, 1986), a block of
 * points at a time. At a knot the slope is that below it: ReLU'(0) = 0. */

#include "relu-gradient.h"

#include <string.h>

#include "relu-batch-private.h"

struct _ReluGradient
{
  ReluNetwork *network; /* its parameters don't count */
  guint n_layers;
  gsize *rows;    /* where each layer's units begin in h and slopes; the input is unit 0 */
  double *h;      /* activations, RELU_BATCH of each unit */
  double *slopes; /* of the activations */
  double *delta[2];
};

/**
 * relu_gradient_new:
 * @network: any network of the architecture
 *
 * Returns: (transfer full): what relu_gradient_compute() needs
 */
ReluGradient *
relu_gradient_new (ReluNetwork *network)
{
  ReluGradient *self = g_new0 (ReluGradient, 1);
  gsize total = 1, width = 1;

  self->network = relu_network_ref (network);
  self->n_layers = relu_network_get_n_layers (network);
  self->rows = g_new (gsize, self->n_layers + 1);
  self->rows[0] = 0;
  for (guint i = 0; i < self->n_layers; i++)
    {
      self->rows[i + 1] = total;
      total += relu_network_get_layer (network, i)->n_units;
      width = MAX (width, relu_network_get_layer (network, i)->n_units);
    }
  self->h = relu_batch_table_new (total * RELU_BATCH);
  self->slopes = relu_batch_table_new (total * RELU_BATCH);
  for (guint i = 0; i < 2; i++)
    self->delta[i] = relu_batch_table_new (width * RELU_BATCH);

  return self;
}

void
relu_gradient_free (ReluGradient *self)
{
  relu_network_unref (self->network);
  g_free (self->rows);
  g_aligned_free (self->h);
  g_aligned_free (self->slopes);
  for (guint i = 0; i < 2; i++)
    g_aligned_free (self->delta[i]);
  g_free (self);
}

static double *
get_h (ReluGradient *self, guint layer)
{
  return self->h + self->rows[layer] * RELU_BATCH;
}

static double *
get_slopes (ReluGradient *self, guint layer)
{
  return self->slopes + self->rows[layer] * RELU_BATCH;
}

static void
forward (ReluGradient *self, const double *parameters)
{
  for (guint i = 0; i < self->n_layers; i++)
    {
      const ReluLayer *layer = relu_network_get_layer (self->network, i);
      const double *w = parameters + relu_network_weight_index (self->network, i, 0, 0);
      const double *b = parameters + relu_network_bias_index (self->network, i, 0);
      double *z = get_h (self, i + 1), *slopes = get_slopes (self, i + 1);
      double below, above;

      relu_batch_multiply (w, b, layer->n_units, layer->n_inputs, get_h (self, i), z);
      if (relu_activation_is_smooth (&layer->activation))
        for (gsize k = 0; k < (gsize) layer->n_units * RELU_BATCH; k++)
          {
            slopes[k] = relu_activation_derivative (&layer->activation, z[k]);
            z[k] = relu_activation_apply (&layer->activation, z[k]);
          }
      else
        {
          relu_activation_get_slopes (&layer->activation, &below, &above);
          relu_batch_activate (z, layer->n_units, below, above, slopes);
        }
    }
}

static void
backward (ReluGradient *self, const double *parameters, double *gradient)
{
  double *delta = self->delta[0], *before = self->delta[1];

  for (guint i = self->n_layers; i-- > 0;)
    {
      const ReluLayer *layer = relu_network_get_layer (self->network, i);
      gsize w = relu_network_weight_index (self->network, i, 0, 0);
      gsize b = relu_network_bias_index (self->network, i, 0);
      double *swap = delta;

      relu_batch_add_products (delta, layer->n_units, get_h (self, i), layer->n_inputs,
                               gradient + w, gradient + b);
      if (i == 0)
        break;
      relu_batch_multiply_back (parameters + w, layer->n_units, layer->n_inputs, delta,
                                get_slopes (self, i), before);
      delta = before;
      before = swap;
    }
}

/* The sum of the losses of up to RELU_BATCH points; their slopes in the output's z are put into
 * delta, 0 behind the last point. */
static double
compare (ReluGradient *self, const ReluLoss *loss, const double *y, gsize n)
{
  const double *f = get_h (self, self->n_layers), *slopes = get_slopes (self, self->n_layers);
  double *delta = self->delta[0], sum = 0;

  for (gsize p = 0; p < n; p++)
    {
      double e = f[p] - y[p];

      sum += relu_loss_get_value (loss, e);
      delta[p] = relu_loss_get_slope (loss, e) * slopes[p];
    }
  for (gsize p = n; p < RELU_BATCH; p++)
    delta[p] = 0;

  return sum;
}

/**
 * relu_gradient_compute:
 * @parameters: the flat vector of a network of the architecture
 * @loss: what is averaged
 * @x: (array length=n): where
 * @y: (array length=n): what f should be there
 * @n: how many points, at least 1
 * @gradient: (nullable) (out): the derivative of the loss in each parameter, in the order of the flat
 *   vector
 *
 * The pre-activations are those of relu_network_evaluate(), bit for bit. The gradient is exact up to
 * the rounding of its sums, and exactly 0 where every term is: a dead unit's. The result depends on
 * the order of the points in its last digits, but not on the machine.
 *
 * Returns: the loss, the mean over the points; not finite where numbers overflow
 */
double
relu_gradient_compute (ReluGradient *self, const double *parameters, const ReluLoss *loss,
                       const double *x, const double *y, gsize n, double *gradient)
{
  gsize n_parameters = relu_network_get_n_parameters (self->network);
  double sum = 0;

  g_return_val_if_fail (n > 0, 0);

  if (gradient != NULL)
    memset (gradient, 0, n_parameters * sizeof *gradient);
  for (gsize start = 0; start < n; start += RELU_BATCH)
    {
      gsize count = MIN (RELU_BATCH, n - start);
      double *input = get_h (self, 0);

      memcpy (input, x + start, count * sizeof *x);
      for (gsize p = count; p < RELU_BATCH; p++)
        input[p] = input[count - 1];
      forward (self, parameters);
      sum += compare (self, loss, y + start, count);
      if (gradient != NULL)
        backward (self, parameters, gradient);
    }
  for (gsize i = 0; gradient != NULL && i < n_parameters; i++)
    gradient[i] /= (double) n;

  return sum / (double) n;
}
