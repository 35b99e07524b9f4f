/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-starts-tally.h: how many starts came to what, as bars; the selected row says which are shown. */

#pragma once

#include <gtk/gtk.h>

#include "relu-curves-chart.h"

G_BEGIN_DECLS

#define RELU_TYPE_STARTS_TALLY (relu_starts_tally_get_type ())
G_DECLARE_FINAL_TYPE (ReluStartsTally, relu_starts_tally, RELU, STARTS_TALLY, GtkWidget)

/* Signal "selected" (int): an outcome, or RELU_CURVES_ALL. */

void relu_starts_tally_set_counts (ReluStartsTally *self, const ReluStartCounts *counts);
int relu_starts_tally_get_outcome (ReluStartsTally *self);
void relu_starts_tally_set_outcome (ReluStartsTally *self, int outcome);

G_END_DECLS
