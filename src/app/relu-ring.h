/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-ring.h: which unit a breakpoint belongs to, and the bias that puts it at an x. */

#pragma once

#include "relu-regions.h"

G_BEGIN_DECLS

gboolean relu_ring_bias_for (ReluNetwork *network, guint layer, guint unit, double x, double *bias);
gboolean relu_ring_choose_unit (ReluRegions *regions, const ReluBreakpoint *breakpoint,
                                int selected_unit, guint *unit);

G_END_DECLS
