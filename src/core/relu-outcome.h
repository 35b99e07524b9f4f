/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-outcome.h: what became of a training: whether f fits the data, and if not, what it is. */

#pragma once

#include "relu-analysis.h"
#include "relu-trainer.h"

G_BEGIN_DECLS

/* Exactly one of these holds: the first that does. */
typedef enum
{
  RELU_OUTCOME_FITS,     /* the loss is no more than what counts as a fit, whatever f looks like */
  RELU_OUTCOME_CONSTANT, /* f is one constant where the data are, or can't be told from one */
  RELU_OUTCOME_LINEAR,   /* f is one straight line where the data are */
  RELU_OUTCOME_STUCK,    /* f bends, but no further step of this training changes it */
  RELU_OUTCOME_BENDS,    /* f bends, and training may go on */
} ReluOutcome;

#define RELU_N_OUTCOMES 5

const char *relu_outcome_get_name (ReluOutcome outcome);
const char *relu_outcome_get_title (ReluOutcome outcome);
gboolean relu_outcome_is_stuck (double loss, double fit, ReluStop stop);

/* A straight line that rises by no more than this share of the data's height counts as a constant. A
 * unit that is on at all points learns the best line, and comes ever nearer to a level one. */
#define RELU_OUTCOME_LEVEL 1e-3

/* f between the first and the last x of data. */
typedef struct
{
  double from, to;
  ReluVerdict verdict;
  guint n_regions;         /* linear ones; 0: f is smooth, or there are too many of them */
  double slope, intercept; /* of a straight one; a constant's slope may be a little off 0 */
} ReluOutcomeShape;

void relu_outcome_shape_init (ReluOutcomeShape *shape, ReluNetwork *network, ReluData *data,
                              double from, double to, ReluRegions *regions);
ReluOutcome relu_outcome_classify (ReluNetwork *network, ReluData *data, double from, double to,
                                   double loss, double fit, ReluStop stop);

G_END_DECLS
