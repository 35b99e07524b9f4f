/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-dash-sample.h: a piece of a ghost's dashed line, as the figure draws it. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RELU_TYPE_DASH_SAMPLE (relu_dash_sample_get_type ())
G_DECLARE_FINAL_TYPE (ReluDashSample, relu_dash_sample, RELU, DASH_SAMPLE, GtkWidget)

void relu_dash_sample_set_pattern (ReluDashSample *self, guint pattern);

G_END_DECLS
