/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-loss-painting.h: draws the loss along a slider, and a gradient as a bar. */

#pragma once

#include <cairo.h>

#include "relu-loss-profile.h"
#include "relu-theme.h"

G_BEGIN_DECLS

/* Where values and losses are: x = at + value per_value, y = bottom - (loss - low) per_loss. */
typedef struct
{
  double at, per_value; /* per_value is below 0 from right to left */
  double bottom, low, per_loss;
} ReluLossMap;

void relu_loss_map_fit (ReluLossMap *self, const ReluLossProfile *profile, double height);

ReluColor relu_loss_painting_get_ink (void);
void relu_loss_painting_draw_curve (const ReluLossMap *map, cairo_t *cr, const ReluLossProfile *profile);
void relu_loss_painting_draw_value (const ReluLossMap *map, cairo_t *cr, const ReluLossProfile *profile,
                                    double value, const ReluColor *color);
double relu_loss_painting_get_length (double gradient);
void relu_loss_painting_draw_arrow (cairo_t *cr, double x, double y, int direction);
void relu_loss_painting_draw_sample (cairo_t *cr, double width, double height, const ReluColor *color);

G_END_DECLS
