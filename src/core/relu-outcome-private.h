/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-outcome-private.h: how an outcome is chosen. */

#pragma once

#include "relu-outcome.h"

G_BEGIN_DECLS

ReluOutcome relu_outcome_choose (const ReluOutcomeShape *shape, double loss, double fit,
                                 gboolean is_stuck);

G_END_DECLS
