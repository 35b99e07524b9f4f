/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-learning.h"

#include <math.h>

#include "relu-moments.h"
#include "relu-units.h"

/* With more products of points and parameters than this, the points are not looked at one by one if there is
 * another way. */
#define MANY 1e6

struct _ReluLearning
{
  gatomicrefcount ref_count;
  ReluNetwork *network;
  ReluData *data;
  ReluLoss function;

  double loss;
  double *gradient;
  gsize *n_active; /* of each unit of a layer with a knot */
  guint8 *dead;    /* the same */
  ReluLine line;
  double line_loss;

  GMutex lock; /* of what follows */
  gboolean has_largest_error;
  double largest_error;
};

struct _ReluLearner
{
  ReluNetwork *network; /* its parameters don't count */
  ReluData *data;
  ReluLoss function;
  ReluGradient *plain;
  ReluMoments *moments; /* NULL: not for these */
  ReluLine line;
  double line_loss;
};

/**
 * relu_learner_new:
 * @network: any network of the architecture
 * @data: at least one point
 * @loss: what is averaged over the points
 *
 * Prepares what data say about networks of an architecture. That takes as long as sorting the points, if they
 * are many.
 *
 * Returns: (transfer full): for one thread at a time
 */
ReluLearner *
relu_learner_new (ReluNetwork *network, ReluData *data, const ReluLoss *loss)
{
  ReluLearner *self = g_new0 (ReluLearner, 1);
  double work = (double) relu_data_get_n (data) * (double) relu_network_get_n_parameters (network);

  self->network = relu_network_ref (network);
  self->data = relu_data_ref (data);
  self->function = *loss;
  /* Of two hidden layers all units have to be counted anyway. */
  if (work > MANY && loss->kind == RELU_LOSS_SQUARED && relu_network_get_n_layers (network) == 2
      && relu_moments_can_train (network))
    self->moments = relu_moments_new (network, data);
  if (self->moments == NULL)
    self->plain = relu_gradient_new (network);
  relu_line_fit (&self->line, data);
  self->line_loss = relu_line_get_loss (&self->line, data, loss);

  return self;
}

void
relu_learner_free (ReluLearner *self)
{
  g_clear_pointer (&self->plain, relu_gradient_free);
  g_clear_pointer (&self->moments, relu_moments_free);
  relu_network_unref (self->network);
  relu_data_unref (self->data);
  g_free (self);
}

/**
 * relu_learner_is_for:
 * @network: a network
 * @data: points
 * @loss: a loss
 *
 * Returns: whether relu_learner_learn() can be asked about @network, and these are the very @data and the loss
 */
gboolean
relu_learner_is_for (const ReluLearner *self, ReluNetwork *network, ReluData *data, const ReluLoss *loss)
{
  return self->data == data && relu_loss_equal (&self->function, loss)
         && relu_network_same_architecture (self->network, network);
}

/* At how many points each unit of the first layer is on, found by the z of the forward pass: from some point on, or
 * up to some point. */
static void
count_sorted (ReluNetwork *network, const double *x, gsize n, gsize *counts)
{
  const double *w = relu_network_get_weights (network, 0), *b = relu_network_get_biases (network, 0);

  for (guint i = 0; i < relu_network_get_layer (network, 0)->n_units; i++)
    {
      gsize low = 0, high = n;

      while (low < high)
        {
          gsize middle = low + (high - low) / 2;

          if ((b[i] + w[i] * x[middle] > 0) == (w[i] >= 0))
            high = middle;
          else
            low = middle + 1;
        }
      counts[i] = w[i] >= 0 ? n - low : low;
    }
}

/**
 * relu_learner_learn:
 * @network: of the learner's architecture
 *
 * With squared error and one hidden layer the time does not depend on the number of points; else it is about that
 * of a step of training.
 *
 * Returns: (transfer full): what the data say about @network; loss and gradient may be infinite or NAN where
 *   numbers overflow
 */
ReluLearning *
relu_learner_learn (ReluLearner *self, ReluNetwork *network)
{
  ReluLearning *learning = g_new0 (ReluLearning, 1);
  const double *parameters = relu_network_get_parameters (network);
  const double *x = relu_data_get_x (self->data), *y = relu_data_get_y (self->data);
  gsize n = relu_data_get_n (self->data);
  guint n_units = relu_units_get_n (network);

  g_atomic_ref_count_init (&learning->ref_count);
  g_mutex_init (&learning->lock);
  learning->network = relu_network_ref (network);
  learning->data = relu_data_ref (self->data);
  learning->function = self->function;
  learning->line = self->line;
  learning->line_loss = self->line_loss;
  learning->gradient = g_new (double, relu_network_get_n_parameters (network));
  learning->n_active = g_new0 (gsize, MAX (n_units, 1));
  learning->dead = g_new0 (guint8, MAX (n_units, 1));

  if (self->moments != NULL)
    {
      relu_moments_compute (self->moments, parameters, learning->gradient);
      learning->loss = relu_moments_get_loss (self->moments, parameters);
      count_sorted (network, relu_moments_get_x (self->moments), n, learning->n_active);
    }
  else
    {
      learning->loss = relu_gradient_compute (self->plain, parameters, &self->function, x, y, n,
                                              learning->gradient);
      relu_units_count_active (network, x, n, learning->n_active);
    }
  relu_units_get_dead (network, learning->n_active, learning->dead);

  return learning;
}

/**
 * relu_learning_new:
 * @network: a network
 * @data: at least one point
 * @loss: what is averaged over the points
 *
 * For many networks a #ReluLearner is quicker.
 *
 * Returns: (transfer full): what @data say about @network, as relu_learner_learn()
 */
ReluLearning *
relu_learning_new (ReluNetwork *network, ReluData *data, const ReluLoss *loss)
{
  g_autoptr (ReluLearner) learner = relu_learner_new (network, data, loss);

  return relu_learner_learn (learner, network);
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
  g_mutex_clear (&self->lock);
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

static double
find_largest_error (ReluLearning *self)
{
  gsize n = relu_data_get_n (self->data);
  const double *y = relu_data_get_y (self->data);
  g_autofree double *outputs = g_new (double, n);
  double largest = 0;

  relu_units_evaluate (self->network, relu_data_get_x (self->data), n, outputs, NULL);
  for (gsize i = 0; i < n; i++)
    {
      double error = fabs (outputs[i] - y[i]);

      if (isnan (error))
        return error;
      largest = MAX (largest, error);
    }

  return largest;
}

/**
 * relu_learning_get_largest_error:
 *
 * Found when it is asked for, point by point.
 *
 * Returns: the largest |f(x) − y| of all points; may be infinite or NAN
 */
double
relu_learning_get_largest_error (ReluLearning *self)
{
  g_mutex_lock (&self->lock);
  if (!self->has_largest_error)
    self->largest_error = find_largest_error (self);
  self->has_largest_error = TRUE;
  g_mutex_unlock (&self->lock);

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
