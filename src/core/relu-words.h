/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-words.h: the verdict on a network in words, translated. */

#pragma once

#include "relu-analysis.h"

G_BEGIN_DECLS

int relu_words_get_digits (double from, double to);
char *relu_words_dup_domain (double from, double to);
void relu_words_tidy_line (double *slope, double *intercept, double from, double to);
char *relu_words_dup_equation (double slope, double intercept, double from, double to);
char *relu_words_dup_in_view (ReluAnalysis *analysis, double from, double to);
char *relu_words_dup_outside (const ReluOutside *outside, double from, double to);
void relu_words_append_item (GString *list, const char *item, guint i, guint n);
char *relu_words_dup_unit_list (const ReluRegions *regions, const guint *units, guint n);

char *relu_words_dup_regions_headline (const ReluRegions *regions, ReluVerdict verdict);
char *relu_words_dup_regions_reason (const ReluRegions *regions, gboolean muted);
char *relu_words_dup_curve_headline (const ReluNetwork *network, const ReluCurve *curve);
char *relu_words_dup_curve_reason (const ReluNetwork *network, const ReluCurve *curve);

G_END_DECLS
