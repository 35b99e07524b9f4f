/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-outside.h: where units switch outside the domain, on the whole line. */

#pragma once

#include "relu-regions.h"

G_BEGIN_DECLS

/* On either side it is not looked further than for this many switches. */
#define RELU_OUTSIDE_MAX 1024

/* It takes about 0.1 s for a network with so many parameters; an analysis does not look outside of
 * larger ones. */
#define RELU_OUTSIDE_MAX_PARAMETERS (256u * 1024)

typedef enum
{
  RELU_SIDE_LEFT,
  RELU_SIDE_RIGHT,
} ReluSide;

#define RELU_N_SIDES 2

typedef struct _ReluOutside ReluOutside;

ReluOutside *relu_outside_new (ReluRegions *regions) G_GNUC_WARN_UNUSED_RESULT;
ReluOutside *relu_outside_ref (ReluOutside *self);
void relu_outside_unref (ReluOutside *self);
gboolean relu_outside_is_cheap (const ReluNetwork *network);

/* On each side from the domain outwards. */
guint relu_outside_get_n (const ReluOutside *self, ReluSide side);
gboolean relu_outside_get (const ReluOutside *self, ReluSide side, guint index,
                           ReluBreakpoint *point);
void relu_outside_get_breakpoint (const ReluOutside *self, ReluSide side, guint index,
                                  ReluBreakpoint *breakpoint);
guint relu_outside_get_n_breakpoints (const ReluOutside *self, ReluSide side);
gboolean relu_outside_is_complete (const ReluOutside *self, ReluSide side);
guint relu_outside_get_n_linear_regions (const ReluOutside *self);
gboolean relu_outside_is_empty (const ReluOutside *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluOutside, relu_outside_unref)

G_END_DECLS
