/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-profile.h: pre-activation and activation of a layer's units, as polylines over the domain. */

#pragma once

#include "relu-network.h"

G_BEGIN_DECLS

/* One unit's z and h, with a point wherever either of them bends. */
typedef struct
{
  guint n;
  const double *xs, *zs, *hs; /* owned by the profile, or they point to what follows */
  double few_xs[3], few_zs[3], few_hs[3];
} ReluUnitCurve;

typedef struct _ReluProfile ReluProfile;

ReluProfile *relu_profile_new (ReluNetwork *network, guint layer, double from,
                               double to) G_GNUC_WARN_UNUSED_RESULT;
ReluProfile *relu_profile_new_sampled (ReluNetwork *network, guint layer, guint n,
                                       const double *xs) G_GNUC_WARN_UNUSED_RESULT;
void relu_profile_free (ReluProfile *self);
gboolean relu_profile_is_straight (ReluNetwork *network, guint layer);
void relu_profile_set_zero (ReluProfile *self, guint unit, guint point);
void relu_profile_get_curve (const ReluProfile *self, guint unit, ReluUnitCurve *curve);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluProfile, relu_profile_free)

G_END_DECLS
