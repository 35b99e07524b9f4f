/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-sprites.c: a ring costs cairo ten times more as two paths than as a copy of a picture of it,
 * and so do the plates under labels and dashed lines. Rings are kept at quarters of a pixel, so that
 * they sit on the curve and glide with it. */

#include "relu-sprites-private.h"

#include <math.h>

#include "relu-color-private.h"

#define MAX_RINGS 512
#define MAX_PLATES 256
#define SUBPIXELS 4

typedef struct
{
  guint32 color, inside;
  float radius, line; /* in pixels */
  guint8 dx, dy;      /* in quarters of a pixel */

  cairo_surface_t *surface;
  int size;
} Ring;

/* A rounded rectangle, as a mask. */
typedef struct
{
  int width, height; /* in pixels */
  float radius;

  cairo_surface_t *surface;
} Plate;

struct _ReluSprites
{
  GHashTable *rings; /* a set of Ring */

  GHashTable *plates; /* a set of Plate */

  /* The one pattern of dashes in use. */
  cairo_surface_t *dashes;
  int dash_width, dash_on, dash_off;
};

static guint
ring_hash (gconstpointer key)
{
  const Ring *ring = key;

  return ring->color ^ (guint) (ring->radius * 4096) ^ ((guint) ring->dx << 28)
         ^ ((guint) ring->dy << 30) ^ ((guint) (ring->line * 64) << 16) ^ ring->inside * 31;
}

static gboolean
ring_equal (gconstpointer a, gconstpointer b)
{
  const Ring *p = a, *q = b;

  return p->color == q->color && p->inside == q->inside && p->radius == q->radius
         && p->line == q->line && p->dx == q->dx && p->dy == q->dy;
}

static void
ring_free (gpointer data)
{
  Ring *self = data;

  cairo_surface_destroy (self->surface);
  g_free (self);
}

static guint
plate_hash (gconstpointer key)
{
  const Plate *plate = key;

  return (guint) plate->width ^ (guint) plate->height << 16 ^ (guint) (plate->radius * 4096);
}

static gboolean
plate_equal (gconstpointer a, gconstpointer b)
{
  const Plate *p = a, *q = b;

  return p->width == q->width && p->height == q->height && p->radius == q->radius;
}

static void
plate_free (gpointer data)
{
  Plate *self = data;

  cairo_surface_destroy (self->surface);
  g_free (self);
}

/**
 * relu_sprites_new:
 *
 * Returns: (transfer full): no sprites yet; they are made when they are first painted
 */
ReluSprites *
relu_sprites_new (void)
{
  ReluSprites *self = g_new0 (ReluSprites, 1);

  self->rings = g_hash_table_new_full (ring_hash, ring_equal, ring_free, NULL);
  self->plates = g_hash_table_new_full (plate_hash, plate_equal, plate_free, NULL);

  return self;
}

void
relu_sprites_free (ReluSprites *self)
{
  g_clear_pointer (&self->dashes, cairo_surface_destroy);
  g_hash_table_unref (self->rings);
  g_hash_table_unref (self->plates);
  g_free (self);
}

static Ring *
ring_new (const Ring *key, ReluColor color, ReluColor inside)
{
  Ring *self = g_new (Ring, 1);
  double center;
  cairo_t *cr;

  *self = *key;
  self->size = 2 * (int) ceil (key->radius + 1) + 1;
  self->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, self->size, self->size);
  center = self->size / 2;
  cr = cairo_create (self->surface);
  cairo_arc (cr, center + (double) key->dx / SUBPIXELS, center + (double) key->dy / SUBPIXELS,
             key->radius - key->line / 2, 0, 2 * G_PI);
  cairo_close_path (cr);
  relu_color_set (cr, inside);
  cairo_fill_preserve (cr);
  relu_color_set (cr, color);
  cairo_set_line_width (cr, key->line);
  cairo_stroke (cr);
  cairo_destroy (cr);

  return self;
}

/**
 * relu_sprites_paint_ring:
 * @x: its centre, in the figure's units
 * @y: its centre
 * @radius: to the outer edge
 * @line: how thick it is
 * @color: of the ring, opaque
 * @inside: what fills it, opaque
 * @pixels: in one unit of the figure
 */
void
relu_sprites_paint_ring (ReluSprites *self, cairo_t *cr, double x, double y, double radius,
                         double line, ReluColor color, ReluColor inside, double pixels)
{
  Ring key = { .color = relu_color_to_pixel (color),
               .inside = relu_color_to_pixel (inside),
               .radius = (float) (round (radius * pixels * 8) / 8),
               .line = (float) (round (line * pixels * 8) / 8) };
  double px = round (x * pixels * SUBPIXELS), py = round (y * pixels * SUBPIXELS);
  double left = floor (px / SUBPIXELS), top = floor (py / SUBPIXELS);
  Ring *ring;

  key.dx = (guint8) (px - left * SUBPIXELS);
  key.dy = (guint8) (py - top * SUBPIXELS);
  ring = g_hash_table_lookup (self->rings, &key);
  if (ring == NULL)
    {
      if (g_hash_table_size (self->rings) >= MAX_RINGS)
        g_hash_table_remove_all (self->rings);
      ring = ring_new (&key, color, inside);
      g_hash_table_add (self->rings, ring);
    }

  cairo_save (cr);
  cairo_scale (cr, 1 / pixels, 1 / pixels);
  cairo_set_source_surface (cr, ring->surface, left - ring->size / 2, top - ring->size / 2);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  cairo_restore (cr);
}

static Plate *
plate_new (const Plate *key)
{
  Plate *self = g_new (Plate, 1);
  double w = key->width, h = key->height, r = MIN ((double) key->radius, MIN (w, h) / 2);
  cairo_t *cr;

  *self = *key;
  self->surface = cairo_image_surface_create (CAIRO_FORMAT_A8, key->width, key->height);
  cr = cairo_create (self->surface);
  cairo_arc (cr, w - r, r, r, -G_PI / 2, 0);
  cairo_arc (cr, w - r, h - r, r, 0, G_PI / 2);
  cairo_arc (cr, r, h - r, r, G_PI / 2, G_PI);
  cairo_arc (cr, r, r, r, G_PI, G_PI * 1.5);
  cairo_fill (cr);
  cairo_destroy (cr);

  return self;
}

/**
 * relu_sprites_paint_plate:
 * @x: its left edge, on a pixel's edge
 * @y: its upper edge, on a pixel's edge
 *
 * A rounded rectangle in the present source colour, a whole number of pixels wide and high.
 */
void
relu_sprites_paint_plate (ReluSprites *self, cairo_t *cr, double x, double y, double width,
                          double height, double radius, double pixels)
{
  Plate key = { .width = (int) fmax (1, round (width * pixels)),
                .height = (int) fmax (1, round (height * pixels)),
                .radius = (float) (radius * pixels) };
  Plate *plate = g_hash_table_lookup (self->plates, &key);
  cairo_pattern_t *pattern;

  if (plate == NULL)
    {
      if (g_hash_table_size (self->plates) >= MAX_PLATES)
        g_hash_table_remove_all (self->plates);
      plate = plate_new (&key);
      g_hash_table_add (self->plates, plate);
    }

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, 1 / pixels, 1 / pixels);
  pattern = cairo_pattern_create_for_surface (plate->surface);
  cairo_pattern_set_filter (pattern, CAIRO_FILTER_NEAREST);
  cairo_mask (cr, pattern);
  cairo_pattern_destroy (pattern);
  cairo_restore (cr);
}

static void
make_dashes (ReluSprites *self, int width, int height, int on, int off)
{
  guchar *data;
  int stride;

  g_clear_pointer (&self->dashes, cairo_surface_destroy);
  self->dashes = cairo_image_surface_create (CAIRO_FORMAT_A8, width, height);
  self->dash_width = width;
  self->dash_on = on;
  self->dash_off = off;
  data = cairo_image_surface_get_data (self->dashes);
  stride = cairo_image_surface_get_stride (self->dashes);
  for (int y = 0; y < height && data != NULL; y++)
    for (int x = 0; x < width; x++)
      data[y * stride + x] = y % (on + off) < on ? 255 : 0;
  cairo_surface_mark_dirty (self->dashes);
}

/**
 * relu_sprites_paint_dashes:
 * @x: the left edge of a vertical line, on a pixel's edge
 * @y: its upper end, on a pixel's edge
 *
 * A dashed line in the present source colour.
 */
void
relu_sprites_paint_dashes (ReluSprites *self, cairo_t *cr, double x, double y, double height,
                           double width, double on, double off, double pixels)
{
  int w = (int) fmax (1, round (width * pixels)), h = (int) fmax (1, round (height * pixels));
  int p = (int) fmax (1, round (on * pixels)), q = (int) fmax (1, round (off * pixels));
  cairo_pattern_t *pattern;

  if (self->dashes == NULL || self->dash_width != w || self->dash_on != p || self->dash_off != q
      || cairo_image_surface_get_height (self->dashes) != h)
    make_dashes (self, w, h, p, q);

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, 1 / pixels, 1 / pixels);
  pattern = cairo_pattern_create_for_surface (self->dashes);
  cairo_pattern_set_filter (pattern, CAIRO_FILTER_NEAREST);
  cairo_mask (cr, pattern);
  cairo_pattern_destroy (pattern);
  cairo_restore (cr);
}
