/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-blend.h: the way from one network to another through all that lie between them. */

#pragma once

#include "relu-network.h"

G_BEGIN_DECLS

typedef struct _ReluBlend ReluBlend;

ReluBlend *relu_blend_new (ReluNetwork *from, ReluNetwork *to) G_GNUC_WARN_UNUSED_RESULT;
void relu_blend_free (ReluBlend *self);
ReluNetwork *relu_blend_get_network (ReluBlend *self, double share) G_GNUC_WARN_UNUSED_RESULT;
ReluNetwork *relu_blend_get_wide (ReluBlend *self, double share) G_GNUC_WARN_UNUSED_RESULT;

double relu_blend_mix (double from, double to, double share);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluBlend, relu_blend_free)

G_END_DECLS
