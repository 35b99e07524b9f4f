/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-learning.h: what data say about a network: loss, gradient, which units they reach. */

#pragma once

#include "relu-data.h"
#include "relu-gradient.h"
#include "relu-line.h"

G_BEGIN_DECLS

/* Immutable, for any thread. Of network, data and loss alone: nothing is remembered of a training. */
typedef struct _ReluLearning ReluLearning;

ReluLearning *relu_learning_new (ReluNetwork *network, ReluData *data,
                                 const ReluLoss *loss) G_GNUC_WARN_UNUSED_RESULT;
ReluLearning *relu_learning_ref (ReluLearning *self);
void relu_learning_unref (ReluLearning *self);

ReluNetwork *relu_learning_get_network (const ReluLearning *self);
ReluData *relu_learning_get_data (const ReluLearning *self);
const ReluLoss *relu_learning_get_loss_function (const ReluLearning *self);
double relu_learning_get_loss (const ReluLearning *self);
double relu_learning_get_largest_error (ReluLearning *self);
const double *relu_learning_get_gradient (const ReluLearning *self);
gsize relu_learning_get_n_active (const ReluLearning *self, guint unit);
gboolean relu_learning_is_dead (const ReluLearning *self, guint unit);
const ReluLine *relu_learning_get_line (const ReluLearning *self);
double relu_learning_get_line_loss (const ReluLearning *self);

/* Finds it for one network after the other of an architecture, with what depends on the data alone kept. */
typedef struct _ReluLearner ReluLearner;

ReluLearner *relu_learner_new (ReluNetwork *network, ReluData *data,
                               const ReluLoss *loss) G_GNUC_WARN_UNUSED_RESULT;
void relu_learner_free (ReluLearner *self);
gboolean relu_learner_is_for (const ReluLearner *self, ReluNetwork *network, ReluData *data,
                              const ReluLoss *loss);
ReluLearning *relu_learner_learn (ReluLearner *self, ReluNetwork *network) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluLearning, relu_learning_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluLearner, relu_learner_free)

G_END_DECLS
