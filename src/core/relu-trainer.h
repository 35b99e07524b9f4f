/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-trainer.h: training, step by step: new, step, get, free. One thread at a time. */

#pragma once

#include "relu-data.h"
#include "relu-gradient.h"

G_BEGIN_DECLS

typedef enum
{
  RELU_OPTIMIZER_GD,
  RELU_OPTIMIZER_MOMENTUM,
  RELU_OPTIMIZER_ADAM,
} ReluOptimizerKind;

#define RELU_N_OPTIMIZER_KINDS 3

typedef struct
{
  ReluLoss loss;
  ReluOptimizerKind optimizer;
  double rate;                  /* more than 0 */
  double momentum;              /* of RELU_OPTIMIZER_MOMENTUM, 0 to below 1 */
  double beta1, beta2, epsilon; /* of RELU_OPTIMIZER_ADAM; 0 to below 1, and more than 0 */
  double decay;                 /* this share of each parameter is added to its gradient; 0: none */
  double clip;                  /* the gradient is made no longer than this; 0: as it is */
  gsize batch;                  /* points in a step; 0: all */
  guint64 seed;                 /* of the order of the points, where a batch is not all of them */
  double target;                /* stop at this loss; 0: only when it fits exactly */
  double tolerance;             /* stop when no parameter moves by more than this share; 0: at all */
} ReluTrainerOptions;

/* What PyTorch has, but a rate for small networks. */
#define RELU_TRAINER_OPTIONS_INIT \
  { \
    .loss = { RELU_LOSS_SQUARED, 1 }, .optimizer = RELU_OPTIMIZER_ADAM, .rate = 0.01, \
    .momentum = 0.9, .beta1 = 0.9, .beta2 = 0.999, .epsilon = 1e-8, .tolerance = 1e-12 \
  }

/* Why a trainer stopped by itself. */
typedef enum
{
  RELU_STOP_NONE,          /* it goes on */
  RELU_STOP_TARGET,        /* the loss is no more than the target */
  RELU_STOP_STILL,         /* nothing changes */
  RELU_STOP_ZERO_GRADIENT, /* all gradients of parameters that are not locked are exactly 0 */
  RELU_STOP_NOT_FINITE,    /* numbers overflow: the state before that is kept */
} ReluStop;

typedef enum
{
  RELU_TRAINER_ERROR_OPTION, /* an option is out of its range */
} ReluTrainerError;

#define RELU_TRAINER_ERROR (relu_trainer_error_quark ())
GQuark relu_trainer_error_quark (void);

const char *relu_optimizer_kind_get_name (ReluOptimizerKind kind);
const char *relu_optimizer_kind_get_title (ReluOptimizerKind kind);
gboolean relu_optimizer_kind_from_name (const char *name, ReluOptimizerKind *kind);
const char *relu_stop_get_name (ReluStop stop);
const char *relu_stop_get_reason (ReluStop stop);
gboolean relu_trainer_options_check (const ReluTrainerOptions *options, GError **error);

typedef struct _ReluTrainer ReluTrainer;

ReluTrainer *relu_trainer_new (ReluNetwork *network, ReluData *data, const guint8 *locked,
                               const ReluTrainerOptions *options,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
void relu_trainer_free (ReluTrainer *self);

ReluStop relu_trainer_step (ReluTrainer *self);
ReluStop relu_trainer_run (ReluTrainer *self, guint64 n_steps);

/* Neither resets anything: training goes on from where it is. */
gboolean relu_trainer_set_options (ReluTrainer *self, const ReluTrainerOptions *options,
                                   GError **error);
void relu_trainer_set_parameters (ReluTrainer *self, const double *parameters);
void relu_trainer_set_locked (ReluTrainer *self, const guint8 *locked);

/* Forgets all but the data: as one that is new. */
void relu_trainer_start_again (ReluTrainer *self, const double *parameters, guint64 seed);

ReluStop relu_trainer_get_stop (const ReluTrainer *self);
guint64 relu_trainer_get_n_steps (const ReluTrainer *self);
double relu_trainer_get_loss (ReluTrainer *self);
gsize relu_trainer_get_n_parameters (const ReluTrainer *self);
const double *relu_trainer_get_parameters (const ReluTrainer *self);
const double *relu_trainer_get_gradient (ReluTrainer *self);
ReluNetwork *relu_trainer_dup_network (const ReluTrainer *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean relu_trainer_uses_moments (const ReluTrainer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluTrainer, relu_trainer_free)

G_END_DECLS
