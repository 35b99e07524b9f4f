/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-kept.c: what was painted twice with the same key is painted from a picture from then on. What is another
 * one in every frame never has a picture, and costs no more than without. */

#include "relu-kept-private.h"

#include <math.h>
#include <string.h>

void
relu_kept_clear (ReluKept *self)
{
  g_clear_pointer (&self->key, g_array_unref);
  g_clear_pointer (&self->picture, cairo_surface_destroy);
}

/* Whether pixels of a picture fall onto those of @cr: else it would be blurred, or moved by a part of one. */
static gboolean
is_aligned (cairo_t *cr, double pixels)
{
  cairo_matrix_t matrix;
  double x, y;

  cairo_get_matrix (cr, &matrix);
  if (matrix.xy != 0 || matrix.yx != 0 || matrix.xx != matrix.yy || !(matrix.xx > 0))
    return FALSE;

  x = matrix.x0 / matrix.xx * pixels;
  y = matrix.y0 / matrix.xx * pixels;
  return fabs (x - round (x)) < 1e-6 && fabs (y - round (y)) < 1e-6;
}

static gboolean
is_same (const ReluKept *self, const GArray *key, const double bounds[4], double pixels)
{
  return self->key != NULL && self->key->len == key->len && self->pixels == pixels
         && memcmp (self->bounds, bounds, sizeof self->bounds) == 0
         && memcmp (self->key->data, key->data, key->len * sizeof (double)) == 0;
}

static void
remember (ReluKept *self, const GArray *key, const double bounds[4], double pixels)
{
  relu_kept_clear (self);
  self->key = g_array_new (FALSE, FALSE, sizeof (double));
  g_array_append_vals (self->key, key->data, key->len);
  memcpy (self->bounds, bounds, sizeof self->bounds);
  self->pixels = pixels;
}

static void
make_picture (ReluKept *self, ReluKeptFunc func, gpointer data)
{
  cairo_t *cr;

  self->picture = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) self->bounds[2], (int) self->bounds[3]);
  cr = cairo_create (self->picture);
  cairo_translate (cr, -self->bounds[0], -self->bounds[1]);
  cairo_scale (cr, self->pixels, self->pixels);
  func (cr, data);
  cairo_destroy (cr);
}

/*
 * relu_kept_paint:
 * @self: all zero at first
 * @cr: where to: not a vector surface, which wants paths
 * @pixels: device pixels in one unit of @cr
 * @key: (element-type double): everything that the picture depends on
 * @bounds: what @func paints stays within
 * @func: paints it
 */
void
relu_kept_paint (ReluKept *self, cairo_t *cr, double pixels, const GArray *key, const ReluRect *bounds,
                 ReluKeptFunc func, gpointer data)
{
  double left = floor (bounds->x * pixels), top = floor (bounds->y * pixels);
  const double box[4] = { left, top, ceil ((bounds->x + bounds->width) * pixels) - left,
                          ceil ((bounds->y + bounds->height) * pixels) - top };

  if (!is_aligned (cr, pixels))
    {
      func (cr, data);
      return;
    }
  if (!is_same (self, key, box, pixels))
    {
      remember (self, key, box, pixels);
      func (cr, data);
      return;
    }

  if (self->picture == NULL)
    make_picture (self, func, data);
  cairo_save (cr);
  cairo_scale (cr, 1 / pixels, 1 / pixels);
  cairo_set_source_surface (cr, self->picture, box[0], box[1]);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  cairo_restore (cr);
}
