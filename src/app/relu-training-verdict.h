/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-training-verdict.h: what became of a training, in words, and what can help. */

#pragma once

#include <gtk/gtk.h>

#include "relu-training.h"

G_BEGIN_DECLS

#define RELU_TYPE_TRAINING_VERDICT (relu_training_verdict_get_type ())
G_DECLARE_FINAL_TYPE (ReluTrainingVerdict, relu_training_verdict, RELU, TRAINING_VERDICT, GtkWidget)

void relu_training_verdict_update (ReluTrainingVerdict *self, ReluDocument *document,
                                   ReluTraining *training, const char *note);
const char *relu_training_verdict_get_headline (ReluTrainingVerdict *self);
const char *relu_training_verdict_get_text (ReluTrainingVerdict *self);

G_END_DECLS
