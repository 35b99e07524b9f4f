/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-training-report.h: what became of a training, as text or JSON. */

#pragma once

#include "relu-cli.h"
#include "relu-learning.h"

G_BEGIN_DECLS

typedef struct
{
  ReluFile *file; /* what was trained; not owned, as data and set-up */
  ReluData *data;
  const ReluSetup *setup; /* its n_steps were asked for */
  gboolean draws; /* it began with new weights */

  GArray *losses; /* of a step and a loss */
  ReluNetwork *before, *after;
  ReluLearning *learning; /* of the latter */
  ReluStop stop;
} ReluTrainingReport;

void relu_training_report_init (ReluTrainingReport *self, ReluFile *file, ReluData *data,
                                const ReluSetup *setup, gboolean draws);
void relu_training_report_clear (ReluTrainingReport *self);
void relu_training_report_add_loss (ReluTrainingReport *self, ReluTrainer *trainer);
void relu_training_report_set_networks (ReluTrainingReport *self, ReluNetwork *before,
                                        ReluNetwork *after, ReluStop stop);

void relu_training_report_write_text (const ReluTrainingReport *self, ReluCliOutput *output);
void relu_training_report_write_json (const ReluTrainingReport *self, ReluCliOutput *output);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ReluTrainingReport, relu_training_report_clear)

G_END_DECLS
