/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-reaches.h: how far each parameter's slider reaches to both sides of zero. */

#pragma once

#include "relu-network.h"

G_BEGIN_DECLS

typedef struct _ReluReaches ReluReaches;

ReluReaches *relu_reaches_new (ReluNetwork *network) G_GNUC_WARN_UNUSED_RESULT;
ReluReaches *relu_reaches_ref (ReluReaches *self);
void relu_reaches_unref (ReluReaches *self);

double relu_reaches_hold (ReluReaches *self, gsize parameter, double value);
double relu_reaches_hold_zone (ReluReaches *self, gsize parameter, double end);
void relu_reaches_narrow (ReluReaches *self);
void relu_reaches_narrow_one (ReluReaches *self, gsize parameter);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluReaches, relu_reaches_unref)

G_END_DECLS
