/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-loss-profile.h: the loss as a function of one parameter, all others as they are. */

#pragma once

#include "relu-data.h"
#include "relu-gradient.h"

G_BEGIN_DECLS

/* The picture that a profile is for: the values along it, and its size in pixels of the device. */
typedef struct
{
  double lower, upper; /* finite, lower < upper */
  guint width, height; /* at least 1 */
} ReluLossStrip;

typedef struct
{
  double value, loss;
} ReluLossPoint;

/* Immutable. */
typedef struct _ReluLossProfile ReluLossProfile;

ReluLossProfile *relu_loss_profile_ref (ReluLossProfile *self);
void relu_loss_profile_unref (ReluLossProfile *self);
gsize relu_loss_profile_get_parameter (const ReluLossProfile *self);
const ReluLossPoint *relu_loss_profile_get_points (const ReluLossProfile *self, guint *n);
void relu_loss_profile_get_strip (const ReluLossProfile *self, ReluLossStrip *strip);
void relu_loss_profile_get_lowest (const ReluLossProfile *self, ReluLossPoint *point);
double relu_loss_profile_get_highest (const ReluLossProfile *self);
gboolean relu_loss_profile_get_flat (const ReluLossProfile *self, double *from, double *to);
double relu_loss_profile_get_error (const ReluLossProfile *self);
double relu_loss_profile_interpolate (const ReluLossProfile *self, double value);
gboolean relu_loss_profile_is_of (const ReluLossProfile *self, ReluNetwork *network, ReluData *data,
                                  const ReluLoss *loss);

/* Makes profiles for networks of one architecture on the same data; for one thread at a time. */
typedef struct _ReluLossProfiler ReluLossProfiler;

ReluLossProfiler *relu_loss_profiler_new (ReluNetwork *network, ReluData *data,
                                          const ReluLoss *loss) G_GNUC_WARN_UNUSED_RESULT;
void relu_loss_profiler_free (ReluLossProfiler *self);
gboolean relu_loss_profiler_is_for (const ReluLossProfiler *self, ReluData *data,
                                    const ReluLoss *loss);
gboolean relu_loss_profiler_set_network (ReluLossProfiler *self, ReluNetwork *network);
ReluLossProfile *relu_loss_profiler_compute (ReluLossProfiler *self, gsize parameter,
                                             const ReluLossStrip *strip) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluLossProfile, relu_loss_profile_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluLossProfiler, relu_loss_profiler_free)

G_END_DECLS
