/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-run-thread.h: a training run in a thread of its own, and what another thread may ask of it. */

#pragma once

#include "relu-run.h"

G_BEGIN_DECLS

/* More steps than anybody waits for. */
#define RELU_RUN_UNLIMITED G_MAXUINT64

/* What has come of it since the last time. */
typedef struct
{
  ReluNetwork *network; /* the newest state; NULL: nothing new */
  guint64 step;
  double loss;
  ReluStop stop;
  gboolean is_idle;   /* it has made all the steps it may, or has stopped */
  GPtrArray *moments; /* (element-type ReluMoment) for the record; never NULL, may be empty */
} ReluRunNews;

void relu_run_news_clear (ReluRunNews *news);

typedef struct _ReluRunThread ReluRunThread;

ReluRunThread *relu_run_thread_new (ReluRun *run) G_GNUC_WARN_UNUSED_RESULT;
void relu_run_thread_free (ReluRunThread *self);

/* None of these waits for a step. */
void relu_run_thread_allow (ReluRunThread *self, guint64 n_steps, guint64 end_step);
void relu_run_thread_set_options (ReluRunThread *self, const ReluTrainerOptions *options);
void relu_run_thread_set_parameters (ReluRunThread *self, ReluNetwork *network);
void relu_run_thread_set_locked (ReluRunThread *self, const guint8 *locked);
void relu_run_thread_set_domain (ReluRunThread *self, double from, double to);
void relu_run_thread_take_news (ReluRunThread *self, ReluRunNews *news);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluRunThread, relu_run_thread_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ReluRunNews, relu_run_news_clear)

G_END_DECLS
