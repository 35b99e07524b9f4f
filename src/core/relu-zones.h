/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-zones.h: for which values of one parameter its unit is always off, switches, is always on.
 * */

#pragma once

#include "relu-network.h"

G_BEGIN_DECLS

/* The two sets of values are intervals (an intersection of half-lines); everything else switches.
 * An interval that is empty has from > to; ends may be infinite. */
typedef struct
{
  double off_from, off_to; /* closed: z <= 0 inside the whole domain */
  double on_from, on_to;   /* z > 0 inside the whole domain; at single points it may touch 0 */
  gboolean on_has_from;    /* whether the ends of that interval belong to it */
  gboolean on_has_to;
} ReluZones;

gboolean relu_zones_compute (ReluNetwork *network, double from, double to, gsize parameter,
                             ReluZones *zones);

/* The same for many parameters of one network: what they share is computed once, when it is
 * needed. */
typedef struct _ReluZoner ReluZoner;

ReluZoner *relu_zoner_new (ReluNetwork *network, double from, double to) G_GNUC_WARN_UNUSED_RESULT;
void relu_zoner_free (ReluZoner *self);
gboolean relu_zoner_compute (ReluZoner *self, gsize parameter, ReluZones *zones);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluZoner, relu_zoner_free)

G_END_DECLS
