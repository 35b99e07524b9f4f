/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-loss-track.h: above a slider: the loss along its parameter, and the gradient. */

#pragma once

#include <gtk/gtk.h>

#include "relu-document.h"
#include "relu-zone-scale.h"

G_BEGIN_DECLS

#define RELU_TYPE_LOSS_TRACK (relu_loss_track_get_type ())
G_DECLARE_FINAL_TYPE (ReluLossTrack, relu_loss_track, RELU, LOSS_TRACK, GtkWidget)

GtkWidget *relu_loss_track_new (ReluZoneScale *scale, GtkWidget *field);

void relu_loss_track_bind (ReluLossTrack *self, ReluDocument *document, gsize parameter);
void relu_loss_track_update (ReluLossTrack *self);
gboolean relu_loss_track_needs_profile (ReluLossTrack *self);
void relu_loss_track_update_profile (ReluLossTrack *self);
void relu_loss_track_set_color (ReluLossTrack *self, const ReluColor *color);

gboolean relu_loss_track_get_gradient (ReluLossTrack *self, double *gradient);
ReluLossProfile *relu_loss_track_get_profile (ReluLossTrack *self);
char *relu_loss_track_dup_text (ReluLossTrack *self, ReluSymbolStyle style, const char *separator);

G_END_DECLS
