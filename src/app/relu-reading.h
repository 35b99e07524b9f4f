/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-reading.h: what there is to read at one x, in two lines. */

#pragma once

#include "relu-analysis.h"

G_BEGIN_DECLS

gboolean relu_reading_find_breakpoint (ReluAnalysis *analysis, double x, int direction,
                                       ReluBreakpoint *breakpoint);
char *relu_reading_dup_text (ReluAnalysis *analysis, double x) G_GNUC_WARN_UNUSED_RESULT;
char *relu_reading_dup_words (ReluAnalysis *analysis, double x) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
