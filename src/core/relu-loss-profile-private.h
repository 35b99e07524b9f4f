/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-loss-profile-private.h: between profiles and the three ways in which they are computed. */

#pragma once

#include "relu-loss-profile.h"

G_BEGIN_DECLS

/* A value at which the loss is known. Between the one before and this one it is a quadratic that
 * sags below their chord by 4 sag t (1 - t), t from 0 to 1, but for an unknown part that is no
 * larger than hidden. */
typedef struct
{
  double value, loss;
  double sag, hidden;
} ReluLossSample;

/* What is computed before it is made a polyline. */
typedef struct
{
  GArray *samples; /* ReluLossSample, ascending */
  /* The values about the present one for which the loss is exactly the same, as far as is known;
   * the ends may be infinite, and both are the present value where there are none. */
  double flat_from, flat_to;
} ReluLossDraft;

/* One parameter of the network that a profile is about. */
typedef struct
{
  gsize index;
  ReluParameter parameter;
  double value; /* the present one */
  ReluLossStrip strip;
} ReluLossQuery;

void relu_loss_draft_add (ReluLossDraft *self, double value);
void relu_loss_draft_add_ends (ReluLossDraft *self, const ReluLossQuery *query);
void relu_loss_draft_sort (ReluLossDraft *self);
void relu_loss_draft_add_grid (ReluLossDraft *self, const ReluLossQuery *query);

/* Every unit at every point: what the walks and the samples begin with (relu-loss-table.c). */
typedef struct
{
  ReluNetwork *network;
  gsize n;
  const double *x, *y;
  guint n_layers;
  guint n_units;      /* of all layers together */
  guint *first;       /* the number of each layer's first unit */
  gsize *work_behind; /* weights of the layers behind each one: what a change of it costs a point */
  double *slopes;     /* of each layer's activation below and above its knot, if any */
  double *z, *h;      /* a row of n_units for each point; the z are those of the forward pass */
} ReluLossTable;

ReluLossTable *relu_loss_table_new (ReluNetwork *network, ReluData *data);
void relu_loss_table_free (ReluLossTable *self);
void relu_loss_table_fill (ReluLossTable *self, ReluNetwork *network);
double relu_loss_table_get_input (const ReluLossTable *self, const ReluParameter *parameter,
                                  gsize point);

/* Point by point, for piecewise-linear networks (relu-loss-walk.c). */
gboolean relu_loss_walk (const ReluLossTable *table, const ReluLoss *loss,
                         const ReluLossQuery *query, ReluLossDraft *draft);

/* By trying values, where something is smooth (relu-loss-tries.c). */
gboolean relu_loss_try (const ReluLossTable *table, const ReluLoss *loss,
                        const ReluLossQuery *query, ReluLossDraft *draft);

/* Without points, for squared error and one hidden layer (relu-loss-sums.c). */
typedef struct _ReluLossSums ReluLossSums;

gboolean relu_loss_sums_can (ReluNetwork *network, const ReluLoss *loss);
ReluLossSums *relu_loss_sums_new (ReluNetwork *network, ReluData *data);
void relu_loss_sums_free (ReluLossSums *self);
void relu_loss_sums_set_network (ReluLossSums *self, ReluNetwork *network);
gboolean relu_loss_sums_compute (ReluLossSums *self, const ReluLossQuery *query,
                                 ReluLossDraft *draft);

/* More multiplications than this are not done for one profile. */
#define RELU_LOSS_MAX_WORK 8e6

G_END_DECLS
