/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-outcome-facts.h: a verdict on training, as facts and in words. */

#pragma once

#include "relu-learning.h"
#include "relu-outcome.h"
#include "relu-setup.h"

G_BEGIN_DECLS

/* A network has gained nothing by bending if its loss is more than this share of that of the best
 * straight line. */
#define RELU_OUTCOME_LINE_SHARE 0.99

/* Why training can't go on, from what says most to what says least. */
typedef enum
{
  RELU_STUCK_NOT,
  RELU_STUCK_OVERFLOW,      /* numbers overflow in the next step */
  RELU_STUCK_OUTPUT_DEAD,   /* the output is a ReLU that is off at all points */
  RELU_STUCK_LAYER_DEAD,    /* all units of a hidden layer are */
  RELU_STUCK_LOCKED,        /* only locked parameters have a gradient */
  RELU_STUCK_ZERO_GRADIENT, /* all gradients are 0 for another reason */
  RELU_STUCK_STILL,         /* nothing changes */
} ReluStuck;

/* What a verdict is about, besides network, data and loss. */
typedef struct
{
  const ReluSetup *setup;
  const guint8 *locked;  /* for each parameter, or NULL: none is */
  double from, to;       /* the domain */
  ReluRegions *regions;  /* of the network on it, or NULL: they are computed where they are needed */
  ReluStop stop;         /* why training has stopped here; RELU_STOP_NONE: it has not, or never was */
  gboolean is_running;   /* momentum may still move what has no gradient */
} ReluOutcomeContext;

/* A verdict on training: facts. */
typedef struct
{
  ReluOutcome outcome;
  ReluOutcomeShape shape;
  const ReluDataShape *points; /* of the data, which must live on */
  ReluLossKind loss_kind;
  double loss, fit, line_loss, largest_error;
  gboolean is_no_better_than_line; /* see RELU_OUTCOME_LINE_SHARE; never where the data are on a line */
  ReluStuck stuck;
  gboolean output_is_dead;
  guint dead_layer; /* the first hidden layer all units of which are dead, from 1; 0: there is none */
} ReluOutcomeFacts;

void relu_outcome_facts_init (ReluOutcomeFacts *facts, ReluLearning *learning,
                              const ReluOutcomeContext *context);
const char *relu_stuck_get_name (ReluStuck stuck);
char *relu_outcome_facts_dup_headline (const ReluOutcomeFacts *facts);
char *relu_outcome_facts_dup_reason (const ReluOutcomeFacts *facts);

G_END_DECLS
