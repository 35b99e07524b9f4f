/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-zone-legend.h: what the zones on the sliders' tracks mean, and what is above them. */

#pragma once

#include <gtk/gtk.h>

#include "relu-theme.h"

G_BEGIN_DECLS

#define RELU_TYPE_ZONE_LEGEND (relu_zone_legend_get_type ())
G_DECLARE_FINAL_TYPE (ReluZoneLegend, relu_zone_legend, RELU, ZONE_LEGEND, GtkWidget)

GtkWidget *relu_zone_legend_new (void);
void relu_zone_legend_set_color (ReluZoneLegend *self, const ReluColor *color);
void relu_zone_legend_set_leaky (ReluZoneLegend *self, gboolean leaky);
void relu_zone_legend_set_shows (ReluZoneLegend *self, gboolean zones, gboolean loss);

G_END_DECLS
