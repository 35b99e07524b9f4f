/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-gif.c: the GIF89a format (www.w3.org/Graphics/GIF/spec-gif89a.txt) with one palette for all frames. Of
 * a frame only the rectangle that has changed is written, and in it what is as before is transparent: long
 * runs of one number are short when compressed. */

#include "relu-gif.h"

#include <string.h>

#include "relu-lzw-private.h"
#include "relu-pixels-private.h"

struct _ReluGif
{
  ReluSave *save;          /* not owned */
  ReluGifPalette *palette; /* not owned */
  gboolean plays_once;
  guint bits;         /* of an index */
  guint8 transparent; /* the index that is no colour */
  ReluPixels *before; /* indices instead of colours; NULL: no frame yet */
};

/**
 * relu_gif_new:
 * @save: where to; has to live as long
 * @palette: the colours; has to live as long
 * @plays_once: whether it stops at the last frame, rather than beginning again
 *
 * Returns: (transfer full): an animation without frames
 */
ReluGif *
relu_gif_new (ReluSave *save, ReluGifPalette *palette, gboolean plays_once)
{
  ReluGif *self = g_new0 (ReluGif, 1);
  guint n_colors;

  self->save = save;
  self->palette = palette;
  self->plays_once = plays_once;
  relu_gif_palette_get_colors (palette, &n_colors);
  self->transparent = (guint8) n_colors;
  self->bits = 2;
  while (1u << self->bits < n_colors + 1)
    self->bits++;

  return self;
}

void
relu_gif_free (ReluGif *self)
{
  g_clear_pointer (&self->before, relu_pixels_free);
  g_free (self);
}

static void
append_u8 (GByteArray *bytes, guint value)
{
  guint8 byte = (guint8) value;

  g_byte_array_append (bytes, &byte, 1);
}

static void
append_u16 (GByteArray *bytes, guint value)
{
  append_u8 (bytes, value & 0xff);
  append_u8 (bytes, value >> 8);
}

static void
append_string (GByteArray *bytes, const char *string)
{
  g_byte_array_append (bytes, (const guint8 *) string, (guint) strlen (string));
}

static void
append_header (ReluGif *self, GByteArray *bytes, const ReluPixels *pixels)
{
  guint n_colors;
  const guint32 *colors = relu_gif_palette_get_colors (self->palette, &n_colors);

  append_string (bytes, "GIF89a");
  append_u16 (bytes, (guint) pixels->width);
  append_u16 (bytes, (guint) pixels->height);
  append_u8 (bytes, 0x80 | 0x70 | (self->bits - 1)); /* a palette for all, of 8-bit colours */
  append_u8 (bytes, 0);                              /* the background: all is painted over */
  append_u8 (bytes, 0);                              /* square pixels */
  for (guint i = 0; i < 1u << self->bits; i++)
    for (int shift = 16; shift >= 0; shift -= 8)
      append_u8 (bytes, i < n_colors ? colors[i] >> shift & 0xff : 0);

  if (self->plays_once)
    return;
  append_u8 (bytes, 0x21); /* an extension that all programs know: how often it plays */
  append_u8 (bytes, 0xff);
  append_u8 (bytes, 11);
  append_string (bytes, "NETSCAPE2.0");
  append_u8 (bytes, 3);
  append_u8 (bytes, 1);
  append_u16 (bytes, 0); /* without end */
  append_u8 (bytes, 0);
}

static void
append_frame (ReluGif *self, GByteArray *bytes, const ReluPixels *pixels,
              const cairo_rectangle_int_t *area, guint delay)
{
  gsize n = (gsize) area->width * (gsize) area->height, at = 0;
  g_autofree guint8 *indices = g_new (guint8, n);

  append_u8 (bytes, 0x21);
  append_u8 (bytes, 0xf9);
  append_u8 (bytes, 4);
  append_u8 (bytes, 1 << 2 | 1); /* the frame is left there; one index is transparent */
  append_u16 (bytes, delay);
  append_u8 (bytes, self->transparent);
  append_u8 (bytes, 0);

  append_u8 (bytes, 0x2c);
  append_u16 (bytes, (guint) area->x);
  append_u16 (bytes, (guint) area->y);
  append_u16 (bytes, (guint) area->width);
  append_u16 (bytes, (guint) area->height);
  append_u8 (bytes, 0);
  for (int y = area->y; y < area->y + area->height; y++)
    for (int x = area->x; x < area->x + area->width; x++)
      {
        gsize i = (gsize) y * (gsize) pixels->width + (gsize) x;
        gboolean is_same = self->before != NULL && self->before->data[i] == pixels->data[i];

        indices[at++] = is_same ? self->transparent : (guint8) pixels->data[i];
      }
  relu_lzw_append (bytes, indices, n, self->bits);
}

/**
 * relu_gif_add:
 * @surface: an image of CAIRO_FORMAT_RGB24, all of one size, at most RELU_GIF_MAX_SIZE on a side
 * @delay: how long it is shown, in hundredths of a second, at most RELU_GIF_MAX_DELAY
 * @error: as relu_save_write()
 *
 * Returns: whether it was written
 */
gboolean
relu_gif_add (ReluGif *self, cairo_surface_t *surface, guint delay, GError **error)
{
  ReluPixels *now = relu_pixels_new (surface);
  gsize n = (gsize) now->width * (gsize) now->height;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_rectangle_int_t area;

  for (gsize i = 0; i < n; i++)
    now->data[i] = relu_gif_palette_find (self->palette, now->data[i]);
  area = relu_pixels_find_change (now, self->before);
  if (self->before == NULL)
    append_header (self, bytes, now);
  append_frame (self, bytes, now, &area, delay);
  g_clear_pointer (&self->before, relu_pixels_free);
  self->before = now;

  return relu_save_write (self->save, bytes->data, bytes->len, error);
}

/**
 * relu_gif_finish:
 * @error: as relu_save_write()
 *
 * To be called when all frames are added.
 *
 * Returns: whether all is written
 */
gboolean
relu_gif_finish (ReluGif *self, GError **error)
{
  return relu_save_write (self->save, ";", 1, error);
}
