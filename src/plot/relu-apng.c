/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-apng.c: cairo writes each frame as a PNG of its own; its compressed pixels are taken over into one
 * file, as the third edition of the PNG specification (www.w3.org/TR/png-3) lays it out. A program that
 * knows nothing of animations shows the first frame. */

#include "relu-apng.h"

#include <string.h>
#include <zlib.h>

#include "relu-pixels-private.h"

#define SIGNATURE "\x89PNG\r\n\x1a\n"
#define SIGNATURE_LENGTH 8
#define CHUNK_EXTRA 12 /* length, type, checksum */
#define HEADER_LENGTH 13

struct _ReluApng
{
  ReluSave *save; /* not owned */
  guint n_frames, n_added;
  guint32 sequence; /* of the next chunk that has a number */
  gboolean plays_once;
  ReluPixels *before; /* the frame that is shown; NULL: none yet */
};

/**
 * relu_apng_new:
 * @save: where to; has to live as long
 * @n_frames: how many will be added
 * @plays_once: whether it stops at the last one, rather than beginning again
 *
 * Returns: (transfer full): an animation without frames
 */
ReluApng *
relu_apng_new (ReluSave *save, guint n_frames, gboolean plays_once)
{
  ReluApng *self = g_new0 (ReluApng, 1);

  self->save = save;
  self->n_frames = n_frames;
  self->plays_once = plays_once;

  return self;
}

void
relu_apng_free (ReluApng *self)
{
  g_clear_pointer (&self->before, relu_pixels_free);
  g_free (self);
}

static void
append_u32 (GByteArray *bytes, guint32 value)
{
  value = GUINT32_TO_BE (value);
  g_byte_array_append (bytes, (const guint8 *) &value, 4);
}

static void
append_u16 (GByteArray *bytes, guint value)
{
  guint16 big = GUINT16_TO_BE ((guint16) value);

  g_byte_array_append (bytes, (const guint8 *) &big, 2);
}

static void
append_chunk (GByteArray *bytes, const char *type, const guint8 *data, gsize length)
{
  uLong sum = crc32 (0, (const Bytef *) type, 4);

  if (length > 0) /* crc32() takes NULL for "begin anew" */
    sum = crc32 (sum, data, (uInt) length);
  append_u32 (bytes, (guint32) length);
  g_byte_array_append (bytes, (const guint8 *) type, 4);
  g_byte_array_append (bytes, data, (guint) length);
  append_u32 (bytes, (guint32) sum);
}

static void
append_control (ReluApng *self, GByteArray *bytes)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();

  append_u32 (data, self->n_frames);
  append_u32 (data, self->plays_once ? 1 : 0);
  append_chunk (bytes, "acTL", data->data, data->len);
}

/* Where a frame goes and how long it stays; it replaces what is there, and is left there. */
static void
append_frame_control (ReluApng *self, GByteArray *bytes, const cairo_rectangle_int_t *area,
                      guint delay)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  const guint8 dispose_and_blend[] = { 0, 0 };

  append_u32 (data, self->sequence++);
  append_u32 (data, (guint32) area->width);
  append_u32 (data, (guint32) area->height);
  append_u32 (data, (guint32) area->x);
  append_u32 (data, (guint32) area->y);
  append_u16 (data, delay);
  append_u16 (data, 1000);
  g_byte_array_append (data, dispose_and_blend, sizeof dispose_and_blend);
  append_chunk (bytes, "fcTL", data->data, data->len);
}

/* The pixels of @png, a whole PNG file; all frames but the first one number their chunks. */
static void
append_pixels (ReluApng *self, GByteArray *bytes, GByteArray *png)
{
  gsize at = SIGNATURE_LENGTH;

  while (at + CHUNK_EXTRA <= png->len)
    {
      const guint8 *chunk = png->data + at;
      guint32 length;

      memcpy (&length, chunk, 4);
      length = GUINT32_FROM_BE (length);
      if (memcmp (chunk + 4, "IDAT", 4) == 0 && self->n_added == 0)
        append_chunk (bytes, "IDAT", chunk + 8, length);
      else if (memcmp (chunk + 4, "IDAT", 4) == 0)
        {
          g_autoptr (GByteArray) data = g_byte_array_new ();

          append_u32 (data, self->sequence++);
          g_byte_array_append (data, chunk + 8, length);
          append_chunk (bytes, "fdAT", data->data, data->len);
        }
      at += CHUNK_EXTRA + length;
    }
}

static cairo_status_t
append_png (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/**
 * relu_apng_add:
 * @surface: an image without transparency, all of one size
 * @delay: how long it is shown, in milliseconds, at most RELU_APNG_MAX_DELAY
 * @error: as relu_save_write(), and %G_FILE_ERROR_NOMEM
 *
 * Only the rectangle that has changed is written.
 *
 * Returns: whether it was written
 */
gboolean
relu_apng_add (ReluApng *self, cairo_surface_t *surface, guint delay, GError **error)
{
  ReluPixels *now = relu_pixels_new (surface);
  cairo_rectangle_int_t area = relu_pixels_find_change (now, self->before);
  g_autoptr (GByteArray) png = g_byte_array_new (), bytes = g_byte_array_new ();
  cairo_surface_t *part = relu_pixels_create_part (now, &area);
  cairo_status_t status = cairo_surface_write_to_png_stream (part, append_png, png);

  cairo_surface_destroy (part);
  g_clear_pointer (&self->before, relu_pixels_free);
  self->before = now;
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_NOMEM,
                           cairo_status_to_string (status));
      return FALSE;
    }

  if (self->n_added == 0)
    {
      g_byte_array_append (bytes, (const guint8 *) SIGNATURE, SIGNATURE_LENGTH);
      append_chunk (bytes, "IHDR", png->data + SIGNATURE_LENGTH + 8, HEADER_LENGTH);
      append_control (self, bytes);
    }
  append_frame_control (self, bytes, &area, delay);
  append_pixels (self, bytes, png);
  self->n_added++;

  return relu_save_write (self->save, bytes->data, bytes->len, error);
}

/**
 * relu_apng_finish:
 * @error: as relu_save_write()
 *
 * To be called when all frames are added.
 *
 * Returns: whether all is written
 */
gboolean
relu_apng_finish (ReluApng *self, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  g_return_val_if_fail (self->n_added == self->n_frames, FALSE);

  append_chunk (bytes, "IEND", NULL, 0);

  return relu_save_write (self->save, bytes->data, bytes->len, error);
}
