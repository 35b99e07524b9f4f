/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-loss-view.h: the loss of a training as a chart, and the way back and forth through it. */

#pragma once

#include <gtk/gtk.h>

#include "relu-loss-chart.h"
#include "relu-training.h"

G_BEGIN_DECLS

#define RELU_TYPE_LOSS_VIEW (relu_loss_view_get_type ())
G_DECLARE_FINAL_TYPE (ReluLossView, relu_loss_view, RELU, LOSS_VIEW, GtkWidget)

/* For assistive technology a slider over the moments of the run. */

void relu_loss_view_update (ReluLossView *self, ReluDocument *document, ReluTraining *training);
char *relu_loss_view_dup_events_text (ReluLossView *self);

/* For tests. */
ReluLossChart *relu_loss_view_get_chart (ReluLossView *self);
void relu_loss_view_press (ReluLossView *self, double px);
gboolean relu_loss_view_key (ReluLossView *self, guint keyval, GdkModifierType state);

G_END_DECLS
