/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-forward.h: the forward pass, and a trace of every unit on its way. */

#pragma once

#include "relu-network.h"

G_BEGIN_DECLS

double relu_network_evaluate (const ReluNetwork *self, double x);

/* Pre-activation z and activation h of every unit of every layer at one x. */
typedef struct _ReluTrace ReluTrace;

ReluTrace *relu_trace_new (ReluNetwork *network, double x) G_GNUC_WARN_UNUSED_RESULT;
void relu_trace_free (ReluTrace *self);
double relu_trace_get_x (const ReluTrace *self);
double relu_trace_get_output (const ReluTrace *self);
double relu_trace_get_preactivation (const ReluTrace *self, guint layer, guint unit);
double relu_trace_get_activation (const ReluTrace *self, guint layer, guint unit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluTrace, relu_trace_free)

G_END_DECLS
