/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-sweep-private.h: one layer after the other over the domain. */

#pragma once

#include "relu-exact-private.h"
#include "relu-kernels-private.h"
#include "relu-regions.h"
#include "relu-stage-private.h"

G_BEGIN_DECLS

/* Shared by the layers of one analysis. */
typedef struct
{
  ReluNetwork *network;
  double from, to;
  double reach; /* what lies nearer than this is the same point: RELU_SLIVER of the domain */
  ReluArena *arena;
  guint *first_units; /* for each layer its first unit, numbered through; n_layers + 1 */
  guint8 *initial;    /* for each unit 1 where on in the first segment */
  guint8 *pattern;    /* the same for the segment at hand */
  ReluExact exact;
  ReluKernelBounds bounds; /* of the activations of the latest layer */
} ReluSweep;

gboolean relu_sweep_first_layer (ReluSweep *self, ReluStage *out, GError **error);
gboolean relu_sweep_next_layer (ReluSweep *self, const ReluStage *in, guint layer, ReluStage *out,
                                GError **error);
ReluRegions *relu_sweep_finish (ReluSweep *self, const ReluStage *in, GError **error);
void relu_sweep_update_pattern (ReluSweep *self, const ReluStage *in, guint point);

G_END_DECLS
