/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-viewport.h: what is visible of a document, and what is pointed at or selected. */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define RELU_TYPE_VIEWPORT (relu_viewport_get_type ())
G_DECLARE_FINAL_TYPE (ReluViewport, relu_viewport, RELU, VIEWPORT, GObject)

/* Properties, all doubles unless said otherwise: "x-from", "x-to", "y-from", "y-to" (NAN: fitted),
 * "reading-x" (NAN: none), "selected-unit" (int, numbered through as in ReluRegions, -1: none),
 * "show-contributions", "show-lanes", "show-slope-strip" (booleans). Signal "changed" after any. */

ReluViewport *relu_viewport_new (void);

void relu_viewport_get_x_range (ReluViewport *self, double *from, double *to);
void relu_viewport_set_x_range (ReluViewport *self, double from, double to);
void relu_viewport_get_y_range (ReluViewport *self, double *from, double *to);
void relu_viewport_set_y_range (ReluViewport *self, double from, double to);
void relu_viewport_fit (ReluViewport *self); /* both ranges follow domain and curve again */
gboolean relu_viewport_is_fitted (ReluViewport *self);
double relu_viewport_get_reading_x (ReluViewport *self);
void relu_viewport_set_reading_x (ReluViewport *self, double x);
int relu_viewport_get_selected_unit (ReluViewport *self);
void relu_viewport_set_selected_unit (ReluViewport *self, int unit);
gboolean relu_viewport_get_show_contributions (ReluViewport *self);
void relu_viewport_set_show_contributions (ReluViewport *self, gboolean show);
gboolean relu_viewport_get_show_lanes (ReluViewport *self);
void relu_viewport_set_show_lanes (ReluViewport *self, gboolean show);
gboolean relu_viewport_get_show_slope_strip (ReluViewport *self);
void relu_viewport_set_show_slope_strip (ReluViewport *self, gboolean show);

G_END_DECLS
