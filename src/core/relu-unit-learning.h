/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-unit-learning.h: a unit's state on the data, beside that on the domain, and whether it learns. */

#pragma once

#include "relu-learning.h"
#include "relu-regions.h"

G_BEGIN_DECLS

/* On the data: z = 0 at a point counts as off. */
typedef enum
{
  RELU_DATA_STATE_DEAD,     /* off at all points and flat there: all its gradients are exactly 0 */
  RELU_DATA_STATE_OFF,      /* z <= 0 at all points, but a leaky ReLU has a slope there */
  RELU_DATA_STATE_ON,       /* on at all points: it acts linearly */
  RELU_DATA_STATE_SWITCHES, /* on at some points */
} ReluDataState;

/* Why all gradients of a unit (of its weights in and its bias) are exactly 0: the first reason that
 * holds. */
typedef enum
{
  RELU_IDLE_NOT,         /* some are not */
  RELU_IDLE_DEAD,        /* the unit is dead on the data */
  RELU_IDLE_NO_ERROR,    /* f goes through all points */
  RELU_IDLE_OUTPUT_DEAD, /* a ReLU on the output is */
  RELU_IDLE_ZERO_OUT,    /* all weights out of it are 0 */
  RELU_IDLE_FEEDS_DEAD,  /* so is every unit that it feeds with a weight that is not 0 */
  RELU_IDLE_OTHER,       /* what comes back is 0 where it is on, or adds up to 0 */
} ReluIdle;

typedef struct
{
  guint layer; /* from 0 */
  guint unit;  /* in its layer */
  gboolean is_output;
  ReluDataState state;
  gsize n_on, n_points;
  ReluIdle idle;
  gboolean has_domain;
  ReluUnitState domain; /* its state on the domain, where has_domain */
} ReluUnitLearning;

gboolean relu_unit_learning_init (ReluUnitLearning *self, ReluLearning *learning,
                                  const ReluRegions *regions, guint layer, guint unit);
const char *relu_data_state_get_name (ReluDataState state);
char *relu_unit_learning_dup_label (const ReluUnitLearning *self);
char *relu_unit_learning_dup_sentence (const ReluUnitLearning *self);
char *relu_unit_learning_dup_advice (const ReluUnitLearning *self);

G_END_DECLS
