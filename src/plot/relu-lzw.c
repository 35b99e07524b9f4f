/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-lzw.c: LZW with codes of growing width, as appendix F of the GIF89a specification
 * (www.w3.org/Graphics/GIF/spec-gif89a.txt) wants it. */

#include "relu-lzw-private.h"

#include <string.h>

#define MAX_CODES 4096
#define BLOCK 255

/* A power of two, some times as many as there are codes. */
#define N_SLOTS 16384

typedef struct
{
  GByteArray *bytes;
  guint8 block[BLOCK];
  guint n_block;
  guint32 pending; /* bits that don't fill a byte yet, the lowest first */
  guint n_pending;

  guint first_width, width; /* of a code, in bits */
  guint clear, next;

  /* From "code of a string, next index" to the code of both together; 0 is an empty slot. */
  guint32 keys[N_SLOTS];
  guint16 codes[N_SLOTS];
} Lzw;

static void
flush_block (Lzw *self)
{
  guint8 length = (guint8) self->n_block;

  if (length == 0)
    return;
  g_byte_array_append (self->bytes, &length, 1);
  g_byte_array_append (self->bytes, self->block, length);
  self->n_block = 0;
}

static void
put_byte (Lzw *self)
{
  self->block[self->n_block++] = (guint8) self->pending;
  self->pending >>= 8;
  self->n_pending = self->n_pending > 8 ? self->n_pending - 8 : 0;
  if (self->n_block == BLOCK)
    flush_block (self);
}

static void
put_code (Lzw *self, guint code)
{
  self->pending |= (guint32) code << self->n_pending;
  self->n_pending += self->width;
  while (self->n_pending >= 8)
    put_byte (self);
}

static void
start_again (Lzw *self)
{
  put_code (self, self->clear);
  memset (self->keys, 0, sizeof self->keys);
  self->width = self->first_width;
  self->next = self->clear + 2;
}

/* The slot of this key, or the empty one where it belongs. */
static guint
find_slot (const Lzw *self, guint32 key)
{
  guint slot = (key * 2654435761u) >> 18;

  while (self->keys[slot] != 0 && self->keys[slot] != key)
    slot = (slot + 1) % N_SLOTS;

  return slot;
}

/**
 * relu_lzw_append:
 * @bytes: (inout): the size of an index, blocks of compressed data and the empty block that ends them are
 *   added here
 * @indices: (array length=n): what to compress
 * @n: how many, at least 1
 * @bits: of an index, 2 to 8
 */
void
relu_lzw_append (GByteArray *bytes, const guint8 *indices, gsize n, guint bits)
{
  g_autofree Lzw *self = g_new0 (Lzw, 1);
  const guint8 size = (guint8) bits, end = 0;
  guint prefix = indices[0];

  g_return_if_fail (n > 0 && bits >= 2 && bits <= 8);

  self->bytes = bytes;
  self->first_width = self->width = bits + 1;
  self->clear = 1u << bits;
  g_byte_array_append (bytes, &size, 1);

  start_again (self);
  for (gsize i = 1; i < n; i++)
    {
      /* Never 0. */
      guint32 key = ((guint32) prefix << 8 | indices[i]) + 1;
      guint slot = find_slot (self, key);

      if (self->keys[slot] == key)
        {
          prefix = self->codes[slot];
          continue;
        }

      put_code (self, prefix);
      if (self->next == 1u << self->width && self->next < MAX_CODES)
        self->width++;
      if (self->next < MAX_CODES)
        {
          self->keys[slot] = key;
          self->codes[slot] = (guint16) self->next++;
        }
      else
        start_again (self);
      prefix = indices[i];
    }
  put_code (self, prefix);
  /* A reader has entered a code for it by now. */
  if (self->next == 1u << self->width && self->next < MAX_CODES)
    self->width++;
  put_code (self, self->clear + 1);
  while (self->n_pending > 0)
    put_byte (self);
  flush_block (self);
  g_byte_array_append (bytes, &end, 1);
}
