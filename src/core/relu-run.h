/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-run.h: a training run that notes its moments; one thread at a time. */

#pragma once

#include "relu-record.h"
#include "relu-trainer.h"

G_BEGIN_DECLS

/* What a run is about. */
typedef struct
{
  ReluNetwork *network;  /* where it starts */
  ReluData *data;
  const guint8 *locked;  /* as of relu_trainer_new() */
  double from, to;       /* the domain on which regions are counted */
  guint64 step;          /* of the record at which it starts: more than 0 where it goes on from a moment */
} ReluRunStart;

typedef struct _ReluRun ReluRun;

ReluRun *relu_run_new (const ReluRunStart *start, const ReluTrainerOptions *options,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
void relu_run_free (ReluRun *self);

ReluStop relu_run_advance (ReluRun *self, guint64 n_steps, GPtrArray *moments);
ReluMoment *relu_run_dup_moment (ReluRun *self) G_GNUC_WARN_UNUSED_RESULT;

ReluTrainer *relu_run_get_trainer (ReluRun *self);
guint64 relu_run_get_step (ReluRun *self);
void relu_run_set_domain (ReluRun *self, double from, double to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluRun, relu_run_free)

G_END_DECLS
