/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-pixels-private.h: the pixels of a picture, to be compared with the next one's. */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  int width, height;
  guint32 *data; /* (array length=width*height): 0x00RRGGBB, row by row */
} ReluPixels;

ReluPixels *relu_pixels_new (cairo_surface_t *surface) G_GNUC_WARN_UNUSED_RESULT;
void relu_pixels_free (ReluPixels *self);
cairo_rectangle_int_t relu_pixels_find_change (const ReluPixels *self, const ReluPixels *before);
cairo_surface_t *relu_pixels_create_part (const ReluPixels *self, const cairo_rectangle_int_t *area);

G_END_DECLS
