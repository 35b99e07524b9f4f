/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-ghost.h: another network's curve behind the figure's own, to compare the two. */

#pragma once

#include "relu-analysis.h"

G_BEGIN_DECLS

/* Dash patterns that can be told apart; the next ghost begins again with the first. */
#define RELU_GHOST_N_PATTERNS 8

/* One curve; an array of them is that of ReluSceneOptions. */
typedef struct
{
  char *name; /* may be "" */
  ReluAnalysis *analysis;
  guint pattern; /* any number: the same for as long as it is the same ghost */
} ReluGhost;

GPtrArray *relu_ghosts_new (void) G_GNUC_WARN_UNUSED_RESULT; /* of ReluGhost, owned by the array */
void relu_ghosts_add (GPtrArray *ghosts, const char *name, ReluAnalysis *analysis, guint pattern);

const double *relu_ghost_pattern_get_dashes (guint pattern, int *n);
char *relu_ghost_dup_verdict (const ReluGhost *self);

G_END_DECLS
