/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-zones.h: for which values of one parameter its unit is always off, switches, is always on. */

#pragma once

#include "relu-network.h"

G_BEGIN_DECLS

/* The two sets of values are intervals (an intersection of half-lines); everything else switches.
 * An interval that is empty has from > to; ends may be infinite. */
typedef struct
{
  double off_from, off_to; /* closed: z <= 0 inside the whole domain */
  double on_from, on_to;   /* z > 0 inside the whole domain */
} ReluZones;

gboolean relu_zones_compute (ReluNetwork *network, double from, double to, gsize parameter,
                             ReluZones *zones);

G_END_DECLS
