/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-crossings-private.h: the places where units of one layer switch, in order. */

#pragma once

#include "relu-arena.h"

G_BEGIN_DECLS

typedef struct
{
  double x;
  guint unit;     /* in its layer */
  gboolean moved; /* it was merged with one at another x */
} ReluCrossing;

void relu_crossings_sort (ReluCrossing *crossings, guint n, double from, double to,
                          ReluArena *arena);
void relu_crossings_merge (ReluCrossing *crossings, guint n, double reach);
guint relu_crossings_group (const ReluCrossing *crossings, guint n, gboolean *moved);

G_END_DECLS
