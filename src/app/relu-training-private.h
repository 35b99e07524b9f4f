/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-training-private.h: between a run (relu-training.c), what is edited meanwhile (-edits.c) and where runs
 * begin and are gone through (-starts.c). */

#pragma once

#include "relu-run-thread.h"
#include "relu-training.h"

G_BEGIN_DECLS

struct _ReluTraining
{
  GObject parent_instance;

  ReluDocument *document;
  guint generation; /* of the document */

  ReluRecord *record;
  guint position; /* of the moment that is shown */
  guint64 step;   /* that is shown */

  ReluRunThread *thread; /* NULL: to be made anew */
  ReluFile *known;       /* what the thread knows of, or what it has led to */
  ReluFile *settled;     /* what the last step of the document led to, where that was training; NULL: not */
  guint8 *held;          /* (array) of the parameters whose sliders are held; NULL: none */
  gboolean is_ours;      /* the document changes because of this */

  guint64 speed;
  guint64 end_step; /* it pauses there */
  guint gesture; /* of the document: the run */
  gboolean is_running;
  gboolean is_settling; /* it shall not make steps any more, but has not said where it is */
  ReluStop stop;
  GError *error;
};

/* relu-training.c */
void relu_training_emit_changed (ReluTraining *self);
void relu_training_set_state (ReluTraining *self, gboolean is_running, gboolean is_settling);
void relu_training_set_file (ReluFile **field, ReluFile *file);
void relu_training_drop_thread (ReluTraining *self);
void relu_training_forget_record (ReluTraining *self);
guint8 *relu_training_dup_locked (ReluTraining *self);
gboolean relu_training_ensure_thread (ReluTraining *self);
void relu_training_note_shown (ReluTraining *self);
void relu_training_show_network (ReluTraining *self, ReluNetwork *network);
void relu_training_allow (ReluTraining *self);
void relu_training_end_gesture (ReluTraining *self);

/* relu-training-edits.c */
void relu_training_tell_locked (ReluTraining *self);
void relu_training_follow_document (ReluTraining *self);

G_END_DECLS
