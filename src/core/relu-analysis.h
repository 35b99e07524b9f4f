/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-analysis.h: everything that is derived from a network on a domain, computed once. */

#pragma once

#include "relu-curve.h"
#include "relu-outside.h"
#include "relu-profile.h"

G_BEGIN_DECLS

typedef enum
{
  RELU_VERDICT_CONSTANT,
  RELU_VERDICT_LINEAR,
  RELU_VERDICT_PIECEWISE_LINEAR,
  RELU_VERDICT_SMOOTH,
} ReluVerdict;

typedef struct _ReluAnalysis ReluAnalysis;

ReluAnalysis *relu_analysis_new (ReluNetwork *network, double from, double to,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
ReluAnalysis *relu_analysis_new_muted (ReluNetwork *network, double from, double to,
                                       const char *note, GError **error) G_GNUC_WARN_UNUSED_RESULT;
ReluAnalysis *relu_analysis_ref (ReluAnalysis *self);
void relu_analysis_unref (ReluAnalysis *self);

ReluNetwork *relu_analysis_get_network (const ReluAnalysis *self);
double relu_analysis_get_from (const ReluAnalysis *self);
double relu_analysis_get_to (const ReluAnalysis *self);
ReluVerdict relu_analysis_get_verdict (const ReluAnalysis *self);
const char *relu_verdict_get_name (ReluVerdict verdict);
ReluRegions *relu_analysis_get_regions (const ReluAnalysis *self); /* NULL for a smooth network */
ReluCurve *relu_analysis_get_curve (const ReluAnalysis *self);     /* NULL for all others */

/* What lies outside the domain, computed when it is first asked for; NULL for a smooth network and for
 * one that is too large. */
ReluOutside *relu_analysis_get_outside (ReluAnalysis *self);

/* f over the domain as points with straight lines between them, whatever the kind of network. */
guint relu_analysis_get_points (const ReluAnalysis *self, const double **xs, const double **ys);

/* What the units of a layer do; computed when it is first asked for. NULL: that is too much work. */
const ReluProfile *relu_analysis_get_profile (ReluAnalysis *self, guint layer);

/* The verdict in words, translated, plain text: "Linear on -4 <= x <= 4: f(x) = 2x + 20" (with real
 * typography), and one sentence why. */
const char *relu_analysis_get_headline (const ReluAnalysis *self);
const char *relu_analysis_get_reason (const ReluAnalysis *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluAnalysis, relu_analysis_unref)

G_END_DECLS
