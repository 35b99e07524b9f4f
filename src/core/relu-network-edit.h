/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-network-edit.h: units and layers added to a network and taken out of it. */

#pragma once

#include "relu-network.h"

G_BEGIN_DECLS

/* The origin of a parameter that the network did not have before. */
#define RELU_NO_ORIGIN G_MAXSIZE

/* Each makes another network and, where @origin is not NULL, says for every parameter of it which
 * one of @self it is, or RELU_NO_ORIGIN. It is the same number, but for weights that are shared. */

ReluNetwork *relu_network_add_unit (ReluNetwork *self, guint layer, double from, double to,
                                    gsize **origin, GError **error) G_GNUC_WARN_UNUSED_RESULT;
ReluNetwork *relu_network_duplicate_unit (ReluNetwork *self, guint layer, guint unit,
                                          gsize **origin, GError **error) G_GNUC_WARN_UNUSED_RESULT;
ReluNetwork *relu_network_remove_unit (ReluNetwork *self, guint layer, guint unit, gsize **origin,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
ReluNetwork *relu_network_add_layer (ReluNetwork *self, guint layer, gsize **origin,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
ReluNetwork *relu_network_remove_layer (ReluNetwork *self, guint layer, gsize **origin,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* All parameters stay what they are. */
ReluNetwork *relu_network_with_activation (ReluNetwork *self, guint layer,
                                           const ReluActivation *activation)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
