/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-learning.h"

#include <math.h>

#include "relu-forward.h"
#include "relu-units.h"

struct _ReluLearning
{
  gatomicrefcount ref_count;
  ReluNetwork *network;
  ReluData *data;
  ReluLoss function;

  double loss;
  double largest_error;
  double *gradient;
  gsize *n_active; /* of each unit of a layer with a knot */
  guint8 *dead;    /* the same */
  ReluLine line;
  double line_loss;
};

/**
 * relu_learning_new:
 * @network: a network
 * @data: at least one point
 * @loss: what is averaged over the points
 *
 * Time grows with the number of points times that of parameters.
 *
 * Returns: (transfer full): what @data say about @network; loss, error and gradient may be infinite or
 *   NAN where numbers overflow
 */
ReluLearning *
relu_learning_new (ReluNetwork *network, ReluData *data, const ReluLoss *loss)
{
  ReluLearning *self = g_new0 (ReluLearning, 1);
  gsize n = relu_data_get_n (data);
  const double *x = relu_data_get_x (data), *y = relu_data_get_y (data);
  guint n_units = relu_units_get_n (network);
  g_autoptr (ReluGradient) scratch = relu_gradient_new (network);

  g_atomic_ref_count_init (&self->ref_count);
  self->network = relu_network_ref (network);
  self->data = relu_data_ref (data);
  self->function = *loss;

  self->gradient = g_new (double, relu_network_get_n_parameters (network));
  self->loss = relu_gradient_compute (scratch, relu_network_get_parameters (network), loss, x, y, n,
                                      self->gradient);
  for (gsize i = 0; i < n; i++)
    {
      double error = fabs (relu_network_evaluate (network, x[i]) - y[i]);

      /* Once it is NAN it stays so. */
      if (!(error <= self->largest_error))
        self->largest_error = error;
      if (isnan (error))
        break;
    }

  self->n_active = g_new (gsize, MAX (n_units, 1));
  self->dead = g_new (guint8, MAX (n_units, 1));
  relu_units_count_active (network, x, n, self->n_active);
  relu_units_find_dead (network, x, n, self->dead);
  relu_line_fit (&self->line, data);
  self->line_loss = relu_line_get_loss (&self->line, data, loss);

  return self;
}

ReluLearning *
relu_learning_ref (ReluLearning *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
relu_learning_unref (ReluLearning *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  relu_network_unref (self->network);
  relu_data_unref (self->data);
  g_free (self->gradient);
  g_free (self->n_active);
  g_free (self->dead);
  g_free (self);
}

/**
 * relu_learning_get_network:
 *
 * Returns: (transfer none): what was computed is about it
 */
ReluNetwork *
relu_learning_get_network (const ReluLearning *self)
{
  return self->network;
}

/**
 * relu_learning_get_data:
 *
 * Returns: (transfer none): the points
 */
ReluData *
relu_learning_get_data (const ReluLearning *self)
{
  return self->data;
}

/**
 * relu_learning_get_loss_function:
 *
 * Returns: (transfer none): what is averaged over the points
 */
const ReluLoss *
relu_learning_get_loss_function (const ReluLearning *self)
{
  return &self->function;
}

/**
 * relu_learning_get_loss:
 *
 * Returns: the loss of the network on the data
 */
double
relu_learning_get_loss (const ReluLearning *self)
{
  return self->loss;
}

/**
 * relu_learning_get_largest_error:
 *
 * Returns: the largest |f(x) − y| of all points
 */
double
relu_learning_get_largest_error (const ReluLearning *self)
{
  return self->largest_error;
}

/**
 * relu_learning_get_gradient:
 *
 * Returns: (transfer none) (array): the derivative of the loss with respect to each parameter; with
 *   ReLU′(0) = 0. Locked parameters have theirs like all others
 */
const double *
relu_learning_get_gradient (const ReluLearning *self)
{
  return self->gradient;
}

/**
 * relu_learning_get_n_active:
 * @unit: numbered through as in #ReluRegions
 *
 * Returns: at how many points its z is more than 0
 */
gsize
relu_learning_get_n_active (const ReluLearning *self, guint unit)
{
  return self->n_active[unit];
}

/**
 * relu_learning_is_dead:
 * @unit: numbered through as in #ReluRegions
 *
 * Returns: whether it is dead on the data: z is 0 or less at every point, and its activation is flat
 *   there, so that the gradients of its weights and its bias are exactly 0
 */
gboolean
relu_learning_is_dead (const ReluLearning *self, guint unit)
{
  return self->dead[unit] != 0;
}

/**
 * relu_learning_get_line:
 *
 * Returns: (transfer none): the straight line with the least squared error
 */
const ReluLine *
relu_learning_get_line (const ReluLearning *self)
{
  return &self->line;
}

/**
 * relu_learning_get_line_loss:
 *
 * Returns: the loss of relu_learning_get_line()
 */
double
relu_learning_get_line_loss (const ReluLearning *self)
{
  return self->line_loss;
}
