/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-build-up-private.h: how the units of a layer make the curve, step by step. */

#pragma once

#include "relu-analysis.h"

G_BEGIN_DECLS

/* More units than this have no room beside each other. */
#define RELU_BUILD_UP_MAX_UNITS 16

/* With more points than this a unit's lines are a blur. */
#define RELU_BUILD_UP_MAX_POINTS 32768

typedef enum
{
  RELU_BUILD_UP_LINE,      /* z, a line in the first layer */
  RELU_BUILD_UP_ACTIVATED, /* h, which is z clipped at 0 where the activation is a ReLU */
  RELU_BUILD_UP_WEIGHTED,  /* v h, what the unit adds to the sum */
} ReluBuildUpStep;

#define RELU_N_BUILD_UP_STEPS 3

typedef struct
{
  guint index; /* in its layer */
  guint color; /* for relu_theme_get_unit_color() */
  double weight; /* v */
  ReluUnitCurve curve;
  double low[RELU_N_BUILD_UP_STEPS], high[RELU_N_BUILD_UP_STEPS]; /* over what is visible, with 0 */
} ReluBuildUpUnit;

typedef struct
{
  ReluNetwork *network; /* of the analysis */
  guint layer;
  guint n_steps; /* of a layer that feeds another one: without the weights, there is one for each */
  gboolean has_knot;    /* the activation's, which is where units turn on and off */
  gboolean shares_scale; /* z and h, so that one sees what is cut */
  guint n_layer_units;
  guint n;               /* of them that are here; 0: too many pieces */
  int chosen;            /* which of them has to be seen; -1: none in particular */
  ReluBuildUpUnit *units; /* in their order, without a gap */
} ReluBuildUp;

ReluBuildUp *relu_build_up_new (ReluAnalysis *analysis, int layer, int unit, double x_from,
                                double x_to) G_GNUC_WARN_UNUSED_RESULT;
void relu_build_up_free (ReluBuildUp *self);
const double *relu_build_up_get_line (const ReluBuildUpUnit *unit, ReluBuildUpStep step,
                                      double *factor);
double relu_build_up_get_value (const ReluBuildUpUnit *unit, ReluBuildUpStep step, double x);
char *relu_build_up_dup_caption (const ReluBuildUp *self, ReluBuildUpStep step);
char *relu_build_up_dup_title (const ReluBuildUp *self, guint unit, ReluBuildUpStep step,
                               gboolean short_form);
char *relu_build_up_dup_sum (const ReluBuildUp *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluBuildUp, relu_build_up_free)

G_END_DECLS
