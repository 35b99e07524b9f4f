/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-loss-profile-private.h"

#include <string.h>

#include "relu-batch-private.h"

/**
 * relu_loss_table_new:
 * @network: any network of the architecture
 * @data: the points, which must live as long as the table
 *
 * Returns: (transfer full): a table to be filled by relu_loss_table_fill()
 */
ReluLossTable *
relu_loss_table_new (ReluNetwork *network, ReluData *data)
{
  ReluLossTable *self = g_new0 (ReluLossTable, 1);

  self->n = relu_data_get_n (data);
  self->x = relu_data_get_x (data);
  self->y = relu_data_get_y (data);
  self->n_layers = relu_network_get_n_layers (network);
  self->first = g_new (guint, self->n_layers);
  self->work_behind = g_new0 (gsize, self->n_layers);
  self->slopes = g_new0 (double, 2 * self->n_layers);
  for (guint i = 0; i < self->n_layers; i++)
    {
      self->first[i] = self->n_units;
      self->n_units += relu_network_get_layer (network, i)->n_units;
      if (!relu_activation_is_smooth (&relu_network_get_layer (network, i)->activation))
        relu_activation_get_slopes (&relu_network_get_layer (network, i)->activation,
                                    &self->slopes[2 * i], &self->slopes[2 * i + 1]);
    }
  for (guint i = self->n_layers - 1; i-- > 0;)
    {
      const ReluLayer *next = relu_network_get_layer (network, i + 1);

      /* Of the layer right behind it, one column. */
      self->work_behind[i] = next->n_units;
      for (guint j = i + 2; j < self->n_layers; j++)
        self->work_behind[i] += (gsize) relu_network_get_layer (network, j)->n_inputs
                                * relu_network_get_layer (network, j)->n_units;
    }
  self->z = g_new (double, self->n * self->n_units);
  self->h = g_new (double, self->n * self->n_units);

  return self;
}

void
relu_loss_table_free (ReluLossTable *self)
{
  g_clear_pointer (&self->network, relu_network_unref);
  g_free (self->first);
  g_free (self->work_behind);
  g_free (self->slopes);
  g_free (self->z);
  g_free (self->h);
  g_free (self);
}

/**
 * relu_loss_table_fill:
 * @network: of the table's architecture
 *
 * Computes z and h of every unit at every point; the z are those of relu_network_evaluate(), bit for
 * bit.
 */
void
relu_loss_table_fill (ReluLossTable *self, ReluNetwork *network)
{
  g_autofree double *now = NULL, *next = NULL;
  gsize width = 1;

  relu_network_ref (network);
  g_clear_pointer (&self->network, relu_network_unref);
  self->network = network;
  for (guint i = 0; i < self->n_layers; i++)
    width = MAX (width, relu_network_get_layer (network, i)->n_units);
  now = g_new (double, width * RELU_BATCH);
  next = g_new (double, width * RELU_BATCH);

  for (gsize start = 0; start < self->n; start += RELU_BATCH)
    {
      gsize count = MIN (RELU_BATCH, self->n - start);

      memcpy (now, self->x + start, count * sizeof *now);
      for (gsize p = count; p < RELU_BATCH; p++)
        now[p] = now[count - 1];
      for (guint i = 0; i < self->n_layers; i++)
        {
          const ReluLayer *layer = relu_network_get_layer (network, i);
          double *swap = now;

          relu_batch_multiply (relu_network_get_weights (network, i),
                               relu_network_get_biases (network, i), layer->n_units,
                               layer->n_inputs, now, next);
          for (guint unit = 0; unit < layer->n_units; unit++)
            for (gsize p = 0; p < RELU_BATCH; p++)
              {
                double *z = next + (gsize) unit * RELU_BATCH + p;
                gsize at = (start + p) * self->n_units + self->first[i] + unit;
                double h = relu_activation_apply (&layer->activation, *z);

                if (p < count)
                  {
                    self->z[at] = *z;
                    self->h[at] = h;
                  }
                *z = h;
              }
          now = next;
          next = swap;
        }
    }
}

/**
 * relu_loss_table_get_input:
 * @parameter: one of the network's
 * @point: index of a data point
 *
 * Returns: what the parameter is multiplied with there: 1 for a bias
 */
double
relu_loss_table_get_input (const ReluLossTable *self, const ReluParameter *parameter, gsize point)
{
  if (parameter->is_bias)
    return 1;
  if (parameter->layer == 0)
    return self->x[point];

  return self->h[point * self->n_units + self->first[parameter->layer - 1] + parameter->input];
}
