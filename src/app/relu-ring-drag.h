/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-ring-drag.h: moves a unit's breakpoint to an x by its bias. */

#pragma once

#include "relu-document.h"

G_BEGIN_DECLS

gboolean relu_ring_bias_for (ReluNetwork *network, guint layer, guint unit, double x, double *bias);
gboolean relu_ring_choose_unit (ReluRegions *regions, const ReluBreakpoint *breakpoint,
                                int selected_unit, guint *unit);

typedef struct _ReluRingDrag ReluRingDrag;

ReluRingDrag *relu_ring_drag_new (ReluDocument *document, guint unit) G_GNUC_WARN_UNUSED_RESULT;
void relu_ring_drag_move (ReluRingDrag *self, double x);
void relu_ring_drag_end (ReluRingDrag *self, gboolean cancelled);
guint relu_ring_drag_get_unit (ReluRingDrag *self);

G_END_DECLS
