/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-zone-scale.h: a slider whose track shows what each value would make of the unit. */

#pragma once

#include <gtk/gtk.h>

#include "relu-theme.h"
#include "relu-zones.h"

G_BEGIN_DECLS

#define RELU_TYPE_ZONE_SCALE (relu_zone_scale_get_type ())
G_DECLARE_FINAL_TYPE (ReluZoneScale, relu_zone_scale, RELU, ZONE_SCALE, GtkScale)

/* Signals: "drag-started"; "drag-ended" (gboolean cancelled). All changes by the pointer come
 * between. What a cancelled drag changed is for the receiver to put back. */

GtkWidget *relu_zone_scale_new (GtkAdjustment *adjustment);

void relu_zone_scale_set_zones (ReluZoneScale *self, const ReluZones *zones);
gboolean relu_zone_scale_get_zones (ReluZoneScale *self, ReluZones *zones);
void relu_zone_scale_set_color (ReluZoneScale *self, const ReluColor *color);
gboolean relu_zone_scale_get_ends (ReluZoneScale *self, double *lower, double *upper);
double relu_zone_scale_get_grid (ReluZoneScale *self);
void relu_zone_scale_set_steady (ReluZoneScale *self, gboolean steady);

G_END_DECLS
