/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-parameter-row.h: one weight or bias: name, slider and number field. */

#pragma once

#include <gtk/gtk.h>

#include "relu-document.h"
#include "relu-loss-track.h"
#include "relu-reaches.h"
#include "relu-zone-scale.h"

G_BEGIN_DECLS

#define RELU_TYPE_PARAMETER_ROW (relu_parameter_row_get_type ())
G_DECLARE_FINAL_TYPE (ReluParameterRow, relu_parameter_row, RELU, PARAMETER_ROW, GtkWidget)

/* Signal "chosen": the row's menu is going to be opened, and the parameter is to be selected. */

GtkWidget *relu_parameter_row_new (void);

void relu_parameter_row_bind (ReluParameterRow *self, ReluDocument *document, ReluReaches *reaches,
                              gsize parameter, const ReluColor *color);
void relu_parameter_row_unbind (ReluParameterRow *self);
void relu_parameter_row_update (ReluParameterRow *self, gboolean with_zones);
void relu_parameter_row_set_shows_loss (ReluParameterRow *self, gboolean shows_loss);
void relu_parameter_row_describe (ReluParameterRow *self);
void relu_parameter_row_set_color (ReluParameterRow *self, const ReluColor *color);
void relu_parameter_row_set_large (ReluParameterRow *self);
void relu_parameter_row_set_name_width (ReluParameterRow *self, int width);

void relu_parameter_row_reset (ReluParameterRow *self);
gsize relu_parameter_row_get_parameter (ReluParameterRow *self);
GtkRange *relu_parameter_row_get_scale (ReluParameterRow *self);
GtkSpinButton *relu_parameter_row_get_field (ReluParameterRow *self);
ReluLossTrack *relu_parameter_row_get_loss_track (ReluParameterRow *self);

G_END_DECLS
