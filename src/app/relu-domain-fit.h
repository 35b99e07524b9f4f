/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-domain-fit.h: a domain wide enough for all breakpoints. */

#pragma once

#include "relu-analysis.h"

G_BEGIN_DECLS

gboolean relu_domain_fit (ReluAnalysis *analysis, double *from, double *to);

G_END_DECLS
