/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-regions-private.h: how the regions are kept: the curve's points and what switches at each. */

#pragma once

#include "relu-regions.h"

G_BEGIN_DECLS

/* All arrays are in the same block of memory as the struct. */
struct _ReluRegions
{
  gatomicrefcount ref_count;
  ReluNetwork *network;
  double from, to;

  guint n;         /* activation regions; region k lies between the points k and k + 1 */
  double *xs, *ys; /* n + 1 */
  double *slopes;  /* n */

  /* What switches at point k: switches[first_switch[k]] to switches[first_switch[k + 1] - 1]. */
  guint *first_switch; /* n + 1; the last is their number */
  ReluSwitch *switches;

  guint n_breakpoints, n_silent;
  guint *breakpoints; /* the points where the slope changes */
  guint *silent;      /* and those where it does not: together n - 1 */

  guint n_units;
  guint *first_units; /* for each layer the number of its first unit; n_layers + 1 */
  guint8 *initial;    /* n_units; 1 where on in the first region */
  guint8 *states;     /* n_units; ReluUnitState */
};

ReluRegions *relu_regions_alloc (ReluNetwork *network, double from, double to, guint n,
                                 guint n_switches, guint n_units);

G_END_DECLS
