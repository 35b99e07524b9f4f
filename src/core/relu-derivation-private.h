/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-derivation-private.h: between the numbers (relu-derivation.c, -region.c) and their lines. */

#pragma once

#include "relu-derivation.h"
#include "relu-forward.h"
#include "relu-tally-private.h"

G_BEGIN_DECLS

/* How far the numbers of a term may be off by rounding. */
typedef struct
{
  double slope, intercept;
} ReluTermNoise;

typedef struct
{
  ReluRegion region;    /* an activation region; its line is tidy */
  double output_factor; /* the slope of the output's activation there */
  GArray *terms;        /* ReluDerivationTerm: of all units that f depends on there */
  GArray *noises;       /* ReluTermNoise, one for each */
} ReluDerivationSide;

struct _ReluDerivation
{
  ReluAnalysis *analysis;
  ReluNetwork *network;
  int digits;
  ReluTrace *trace;
  guint *offsets;   /* the first unit of each layer in noises */
  double *noises;   /* how far each h may be off by rounding */
  double *z_noises; /* and each z */
  guint n_sides;
  ReluDerivationSide sides[2];
  guint point; /* where both sides meet; 0: nothing switches */
};

void relu_derivation_side_init (ReluDerivationSide *self, ReluRegions *regions, guint index);
void relu_derivation_side_clear (ReluDerivationSide *self);

double relu_derivation_get_clean_z (const ReluDerivation *self, guint layer, guint unit);
double relu_derivation_get_clean_h (const ReluDerivation *self, guint layer, guint unit);
double relu_derivation_get_h_noise (const ReluDerivation *self, guint layer, guint unit);
double relu_derivation_get_z_noise (const ReluDerivation *self, guint layer, guint unit);
gboolean relu_derivation_shows (const ReluDerivation *self, double value, double noise);
gboolean relu_derivation_output_is_plain (const ReluDerivation *self);

G_END_DECLS
