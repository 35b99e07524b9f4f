/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-start-private.h: what became of one start. */

#pragma once

#include "relu-starts.h"
#include "relu-trainer.h"

G_BEGIN_DECLS

void relu_start_init (ReluStart *self, ReluTrainer *trainer, guint64 seed, ReluFile *file,
                      double fit);
void relu_start_clear (ReluStart *self);

G_END_DECLS
