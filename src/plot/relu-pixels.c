/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-pixels-private.h"

#include <string.h>

/**
 * relu_pixels_new:
 * @surface: an image of CAIRO_FORMAT_RGB24
 *
 * Returns: (transfer full): a copy of its pixels
 */
ReluPixels *
relu_pixels_new (cairo_surface_t *surface)
{
  ReluPixels *self = g_new (ReluPixels, 1);
  const guint8 *data;
  int stride;

  g_return_val_if_fail (cairo_image_surface_get_format (surface) == CAIRO_FORMAT_RGB24, NULL);

  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  stride = cairo_image_surface_get_stride (surface);
  self->width = cairo_image_surface_get_width (surface);
  self->height = cairo_image_surface_get_height (surface);
  self->data = g_new (guint32, (gsize) self->width * (gsize) self->height);
  for (int y = 0; y < self->height; y++)
    {
      const guint32 *row = (const guint32 *) (const void *) (data + (gsize) y * (gsize) stride);
      guint32 *copy = self->data + (gsize) y * (gsize) self->width;

      /* The highest byte of such a surface may be anything. */
      for (int x = 0; x < self->width; x++)
        copy[x] = row[x] & 0xffffff;
    }

  return self;
}

void
relu_pixels_free (ReluPixels *self)
{
  g_free (self->data);
  g_free (self);
}

/**
 * relu_pixels_find_change:
 * @before: (nullable): a picture of the same size; %NULL: there was none
 *
 * Returns: the least rectangle outside which nothing has changed, at least one pixel large: formats of
 *   animations have no empty frames
 */
cairo_rectangle_int_t
relu_pixels_find_change (const ReluPixels *self, const ReluPixels *before)
{
  int left = self->width, right = -1, top = 0, bottom = self->height - 1;
  gsize width = (gsize) self->width;
  gsize row = width * sizeof *self->data;

  if (before == NULL)
    return (cairo_rectangle_int_t) { 0, 0, self->width, self->height };

  while (top <= bottom
         && memcmp (self->data + (gsize) top * width, before->data + (gsize) top * width, row) == 0)
    top++;
  if (top > bottom)
    return (cairo_rectangle_int_t) { 0, 0, 1, 1 };
  while (memcmp (self->data + (gsize) bottom * width, before->data + (gsize) bottom * width, row)
         == 0)
    bottom--;

  for (int y = top; y <= bottom; y++)
    {
      const guint32 *now = self->data + (gsize) y * width, *old = before->data + (gsize) y * width;

      for (int x = 0; x < left; x++)
        if (now[x] != old[x])
          left = x;
      for (int x = self->width - 1; x > right; x--)
        if (now[x] != old[x])
          right = x;
    }

  return (cairo_rectangle_int_t) { left, top, right - left + 1, bottom - top + 1 };
}

/**
 * relu_pixels_create_part:
 * @area: inside the picture
 *
 * Returns: (transfer full): an image that shows this part; the pixels have to live as long
 */
cairo_surface_t *
relu_pixels_create_part (const ReluPixels *self, const cairo_rectangle_int_t *area)
{
  guint32 *first = self->data + (gsize) area->y * (gsize) self->width + area->x;

  return cairo_image_surface_create_for_data ((guint8 *) first, CAIRO_FORMAT_RGB24, area->width,
                                              area->height, self->width * 4);
}
