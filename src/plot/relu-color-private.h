/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-color-private.h: mixing colours, and how well two can be told apart. */

#pragma once

#include <cairo.h>

#include "relu-theme.h"

G_BEGIN_DECLS

ReluColor relu_color_mix (ReluColor a, ReluColor b, double share);
ReluColor relu_color_over (ReluColor top, ReluColor bottom);
ReluColor relu_color_fade (ReluColor color, double alpha);
double relu_color_luminance (ReluColor color);
double relu_color_contrast (ReluColor a, ReluColor b);
guint32 relu_color_to_pixel (ReluColor color);

static inline void
relu_color_set (cairo_t *cr, ReluColor color)
{
  if (color.alpha >= 1)
    cairo_set_source_rgb (cr, color.red, color.green, color.blue);
  else
    cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha);
}

G_END_DECLS
