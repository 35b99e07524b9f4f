/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-units.h: the states of units on data. */

#pragma once

#include "relu-network.h"

G_BEGIN_DECLS

/* For every unit of a layer with a knot, numbered through as in ReluRegions. */
guint relu_units_get_n (const ReluNetwork *network);
gboolean relu_units_lookup (const ReluNetwork *network, guint layer, guint unit, guint *number);
gboolean relu_units_find (const ReluNetwork *network, guint number, guint *layer, guint *unit);
void relu_units_evaluate (ReluNetwork *network, const double *x, gsize n, double *outputs,
                          gsize *counts);
void relu_units_get_dead (ReluNetwork *network, const gsize *counts, guint8 *dead);
void relu_units_count_active (ReluNetwork *network, const double *x, gsize n, gsize *counts);
void relu_units_find_dead (ReluNetwork *network, const double *x, gsize n, guint8 *dead);

G_END_DECLS
