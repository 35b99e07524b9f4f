/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-network-draft-private.h: a network in the making, put together from parts of another. */

#pragma once

#include "relu-network-edit.h"

G_BEGIN_DECLS

/* In a map of indices: there was none before. */
#define RELU_NONE G_MAXUINT

/* All parameters begin as 0, without an origin. Zeroed before it is initialised. */
typedef struct
{
  guint n_layers;
  ReluLayer *layers;
  gsize *offsets; /* the first weight of each layer */
  gsize n_parameters;
  double *parameters;
  gsize *origin;
} ReluNetworkDraft;

ReluLayer *relu_network_draft_dup_layers (ReluNetwork *network, guint n_layers);
gboolean relu_network_draft_init (ReluNetworkDraft *self, guint n_layers, ReluLayer *layers,
                                  GError **error);
void relu_network_draft_clear (ReluNetworkDraft *self);
gsize relu_network_draft_weight_index (const ReluNetworkDraft *self, guint layer, guint unit,
                                       guint input);
gsize relu_network_draft_bias_index (const ReluNetworkDraft *self, guint layer, guint unit);
void relu_network_draft_copy (ReluNetworkDraft *self, gsize index, ReluNetwork *network,
                              gsize origin);
void relu_network_draft_copy_layer (ReluNetworkDraft *self, guint layer, ReluNetwork *network,
                                    guint old_layer, const guint *units, const guint *inputs);
ReluNetwork *relu_network_draft_finish (ReluNetworkDraft *self, gsize **origin,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ReluNetworkDraft, relu_network_draft_clear)

G_END_DECLS
