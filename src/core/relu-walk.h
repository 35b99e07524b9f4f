/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-walk.h: from one activation region to the next, with the activation pattern. */

#pragma once

#include "relu-regions.h"

G_BEGIN_DECLS

/* Begins in the first activation region; each step passes the point where the next one begins. */
typedef struct
{
  const ReluRegions *regions;
  guint next_breakpoint, next_silent;
  guint8 *pattern; /* of the region that was reached: a byte for each unit, 1 where it is on */
} ReluWalk;

void relu_walk_init (ReluWalk *walk, const ReluRegions *regions);
void relu_walk_clear (ReluWalk *walk);
gboolean relu_walk_step (ReluWalk *walk, ReluBreakpoint *point, gboolean *is_breakpoint);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ReluWalk, relu_walk_clear)

G_END_DECLS
