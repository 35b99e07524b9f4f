/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-training.h: training of a document, as it runs. */

#pragma once

#include "relu-document.h"
#include "relu-record.h"
#include "relu-trainer.h"

G_BEGIN_DECLS

#define RELU_TYPE_TRAINING (relu_training_get_type ())
G_DECLARE_FINAL_TYPE (ReluTraining, relu_training, RELU, TRAINING, GObject)

/* Properties, read-only booleans: "running"; "ticking": relu_training_tick() is to be called each frame.
 * Signal "changed": anything of what follows is something else now; at most once a frame while it runs. */

/* As many steps a frame as the machine makes. */
#define RELU_TRAINING_FLAT_OUT 0

ReluTraining *relu_training_new (ReluDocument *document);

gboolean relu_training_can_run (ReluTraining *self);
void relu_training_run (ReluTraining *self);
void relu_training_pause (ReluTraining *self);
void relu_training_step (ReluTraining *self);
void relu_training_same_start (ReluTraining *self);
void relu_training_new_start (ReluTraining *self);
void relu_training_start_from (ReluTraining *self, ReluFile *contents);
void relu_training_tick (ReluTraining *self);

gboolean relu_training_get_running (ReluTraining *self);
guint64 relu_training_get_speed (ReluTraining *self);
void relu_training_set_speed (ReluTraining *self, guint64 steps_per_frame);

guint64 relu_training_get_step (ReluTraining *self);
double relu_training_get_loss (ReluTraining *self);
ReluStop relu_training_get_stop (ReluTraining *self);
const char *relu_training_get_message (ReluTraining *self);

const ReluRecord *relu_training_get_record (ReluTraining *self);
guint relu_training_get_position (ReluTraining *self);
gboolean relu_training_is_at_end (ReluTraining *self);
void relu_training_seek (ReluTraining *self, guint position);

G_END_DECLS
