/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-unit-text.h: a unit's state and its breakpoints, in a few words. */

#pragma once

#include "relu-analysis.h"

G_BEGIN_DECLS

char *relu_unit_text_dup_state (ReluAnalysis *analysis, guint layer, guint unit);
char *relu_unit_text_dup_place (ReluAnalysis *analysis, guint layer, guint unit);
char *relu_unit_text_dup_layer_title (ReluNetwork *network, guint layer);
guint relu_unit_get_number (ReluNetwork *network, guint layer, guint unit);
int relu_unit_find_number (ReluNetwork *network, guint layer, guint unit);

G_END_DECLS
