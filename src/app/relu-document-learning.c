/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-document-learning.c: what the document's data say about its network. */

#include "relu-document-private.h"

static const ReluLoss *
get_loss (ReluDocument *self)
{
  return &relu_file_get_setup (self->contents)->options.loss;
}

/**
 * relu_document_get_learning:
 * @self: a document
 *
 * What the data say about the network that is shown. Computed when it is asked for the first time after a
 * change.
 *
 * Returns: (transfer none) (nullable): loss, gradient and all that; %NULL where there are no data
 */
ReluLearning *
relu_document_get_learning (ReluDocument *self)
{
  ReluNetwork *network;
  ReluData *data;

  g_return_val_if_fail (RELU_IS_DOCUMENT (self), NULL);

  data = relu_file_get_data (self->contents);
  if (self->learning != NULL || data == NULL)
    return self->learning;

  network = relu_document_get_shown_network (self);
  if (self->learner != NULL
      && !relu_learner_is_for (self->learner, network, data, get_loss (self)))
    g_clear_pointer (&self->learner, relu_learner_free);
  if (self->learner == NULL)
    self->learner = relu_learner_new (network, data, get_loss (self));
  self->learning = relu_learner_learn (self->learner, network);

  return self->learning;
}

/* Whether what is shown has the document's own value of a parameter: not where a unit is muted that it leads
 * out of, nor while another network is previewed. */
static gboolean
is_shown (ReluDocument *self, gsize index)
{
  ReluNetwork *network = relu_document_get_network (self);
  ReluNetwork *shown = relu_document_get_shown_network (self);

  return self->preview == NULL
         && (shown == network
             || relu_network_get_parameters (shown)[index]
                  == relu_network_get_parameters (network)[index]);
}

/**
 * relu_document_get_gradient:
 * @self: a document
 * @index: of a parameter
 * @gradient: (out): the derivative of the loss in it
 *
 * Returns: whether there is one: there are data, and the parameter's own value is shown
 */
gboolean
relu_document_get_gradient (ReluDocument *self, gsize index, double *gradient)
{
  ReluLearning *learning;

  g_return_val_if_fail (RELU_IS_DOCUMENT (self), FALSE);

  if (!is_shown (self, index))
    return FALSE;
  learning = relu_document_get_learning (self);
  if (learning != NULL)
    *gradient = relu_learning_get_gradient (learning)[index];

  return learning != NULL;
}

/**
 * relu_document_get_loss_profile:
 * @self: a document
 * @index: of a parameter
 * @strip: its values and the size of the picture
 *
 * What depends on the data alone is kept from one change of the network to the next.
 *
 * Returns: (transfer full) (nullable): the loss along the parameter, or %NULL as
 *   relu_document_get_gradient() and relu_loss_profiler_compute()
 */
ReluLossProfile *
relu_document_get_loss_profile (ReluDocument *self, gsize index, const ReluLossStrip *strip)
{
  ReluNetwork *network;
  ReluData *data;

  g_return_val_if_fail (RELU_IS_DOCUMENT (self), NULL);

  data = relu_file_get_data (self->contents);
  if (data == NULL || !is_shown (self, index))
    return NULL;

  network = relu_document_get_shown_network (self);
  if (self->profiler != NULL
      && (!relu_loss_profiler_is_for (self->profiler, data, get_loss (self))
          || !relu_loss_profiler_set_network (self->profiler, network)))
    g_clear_pointer (&self->profiler, relu_loss_profiler_free);
  if (self->profiler == NULL)
    self->profiler = relu_loss_profiler_new (network, data, get_loss (self));

  return relu_loss_profiler_compute (self->profiler, index, strip);
}

/**
 * relu_document_is_loss_profile:
 * @self: a document
 * @profile: of one of its parameters, made some time ago
 *
 * Returns: whether that is how the loss is now; the parameter itself may have moved
 */
gboolean
relu_document_is_loss_profile (ReluDocument *self, const ReluLossProfile *profile)
{
  ReluData *data;

  g_return_val_if_fail (RELU_IS_DOCUMENT (self), FALSE);

  data = relu_file_get_data (self->contents);

  return data != NULL && is_shown (self, relu_loss_profile_get_parameter (profile))
         && relu_loss_profile_is_of (profile, relu_document_get_shown_network (self), data,
                                     get_loss (self));
}
