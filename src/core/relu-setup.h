/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-setup.h: all that is chosen about training a network, as a file keeps it. */

#pragma once

#include "relu-init.h"
#include "relu-trainer.h"

G_BEGIN_DECLS

/* Limits, and how long a start of "many starts" takes where no steps are named. */
#define RELU_SETUP_MAX_STEPS G_GUINT64_CONSTANT (1000000000000)
#define RELU_SETUP_MAX_STARTS 10000
#define RELU_SETUP_START_STEPS 10000

typedef struct
{
  ReluTrainerOptions options;
  ReluInitOptions init; /* of new starts */
  guint64 n_steps;      /* a run pauses after so many; 0: never */
  guint n_starts;       /* of "many starts" */
  double fit;           /* the largest loss that counts as a fit; 0: see relu_setup_get_fit() */
} ReluSetup;

#define RELU_SETUP_INIT \
  { \
    .options = RELU_TRAINER_OPTIONS_INIT, \
    .init = { RELU_INIT_HE, RELU_INIT_NORMAL, RELU_INIT_BIASES_ZERO, 0 }, .n_starts = 100 \
  }

gboolean relu_setup_check (const ReluSetup *setup, GError **error);
gboolean relu_setup_equal (const ReluSetup *a, const ReluSetup *b);
double relu_setup_get_fit (const ReluSetup *setup, ReluData *data);
guint64 relu_setup_get_start_steps (const ReluSetup *setup);

G_END_DECLS
