/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-cli-setup.h: options of commands that train: what the file says holds where none is given. */

#pragma once

#include "relu-cli.h"

G_BEGIN_DECLS

/* A command's own options come behind. */
enum
{
  RELU_CLI_SETUP_DATA,
  RELU_CLI_SETUP_CURVE,
  RELU_CLI_SETUP_POINTS,
  RELU_CLI_SETUP_NOISE,
  RELU_CLI_SETUP_INIT,
  RELU_CLI_SETUP_SEED,
  RELU_CLI_SETUP_STEPS,
  RELU_CLI_SETUP_LOSS,
  RELU_CLI_SETUP_DELTA,
  RELU_CLI_SETUP_OPTIMIZER,
  RELU_CLI_SETUP_RATE,
  RELU_CLI_SETUP_BATCH,
  RELU_CLI_SETUP_DECAY,
  RELU_CLI_SETUP_CLIP,
  RELU_CLI_SETUP_TARGET,
  RELU_CLI_N_SETUP_OPTIONS,
};

/* All but --init, of which commands have different words. */
#define RELU_CLI_SETUP_OPTIONS \
  [RELU_CLI_SETUP_DATA] = { "data", 0, 1, "CSV", \
                            N_("The points to learn, two numbers on each line, instead of\n" \
                               "the file's") }, \
  [RELU_CLI_SETUP_CURVE] = { "curve", 0, 1, "NAME", \
                             N_("Points on a curve instead: line, absolute, square, sine,\n" \
                                "step, bump, piecewise, or network (the file's own)") }, \
  [RELU_CLI_SETUP_POINTS] = { "points", 0, 1, "N", N_("How many points of the curve (64)") }, \
  [RELU_CLI_SETUP_NOISE] = { "noise", 0, 1, "S", \
                             N_("Standard deviation of noise on the curve (0)") }, \
  [RELU_CLI_SETUP_SEED] = { "seed", 0, 1, "N", N_("Of everything random (0)") }, \
  [RELU_CLI_SETUP_STEPS] = { "steps", 0, 1, "N", N_("How many at most (10000)") }, \
  [RELU_CLI_SETUP_LOSS] = { "loss", 0, 1, "mse|mae|huber", N_("What to lower (mse)") }, \
  [RELU_CLI_SETUP_DELTA] = { "delta", 0, 1, "D", N_("Where Huber's loss becomes straight (1)") }, \
  [RELU_CLI_SETUP_OPTIMIZER] = { "optimizer", 0, 1, "gd|momentum|adam", \
                                 N_("How to step (adam)") }, \
  [RELU_CLI_SETUP_RATE] = { "rate", 0, 1, "R", N_("The learning rate (0.01)") }, \
  [RELU_CLI_SETUP_BATCH] = { "batch", 0, 1, "N", N_("Points in a step; 0 is all of them (0)") }, \
  [RELU_CLI_SETUP_DECAY] = { "decay", 0, 1, "D", N_("Weight decay (0)") }, \
  [RELU_CLI_SETUP_CLIP] = { "clip", 0, 1, "C", N_("The longest gradient; 0 is any (0)") }, \
  [RELU_CLI_SETUP_TARGET] = { "target", 0, 1, "L", N_("Stop at this loss (0)") }

/* --init of commands that train once. */
#define RELU_CLI_SETUP_START_OPTION \
  [RELU_CLI_SETUP_INIT] = { "init", 0, 1, "keep|new|he|glorot|pytorch|small", \
                            N_("Where to start: the file's weights (keep), or new ones, drawn\n" \
                               "as the file says (new) or in one of these ways") }

/* For the help of such a command, to be translated. */
#define RELU_CLI_SETUP_NOTES \
  N_("Where an option is not given, FILE says what holds (\"training\" in it), and where it\n" \
     "says nothing, it is what stands in brackets.")

/* What was given, checked already; NULL where nothing was. */
typedef struct
{
  const char *texts[RELU_CLI_N_SETUP_OPTIONS];
} ReluCliSetup;

gboolean relu_cli_setup_set_option (ReluCliSetup *self, guint option, const char *text,
                                    GError **error);
gboolean relu_cli_setup_set_start (ReluCliSetup *self, const char *text, gboolean *draws,
                                   GError **error);
gboolean relu_cli_setup_apply (const ReluCliSetup *self, ReluFile *file, ReluSetup *setup,
                               GError **error);
ReluData *relu_cli_setup_get_data (const ReluCliSetup *self, ReluFile *file, const char *name,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
