/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-arena.h: scratch memory that is thrown away as a whole, beginning on the caller's stack.
 *
 * The regions of a small network take a fraction of a microsecond; a handful of malloc calls would
 * take longer than the work itself. */

#pragma once

#include <glib.h>
#include <string.h>

typedef struct
{
  char *now, *end;
  GSList *blocks;
  gsize total; /* bytes in the blocks */
} ReluArena;

#define RELU_ARENA_ALIGNMENT 16u

void relu_arena_init (ReluArena *self, char *first, gsize size);
void relu_arena_clear (ReluArena *self);
void relu_arena_add_block (ReluArena *self, gsize size);

static inline void *
relu_arena_alloc (ReluArena *self, gsize size)
{
  void *result;

  size = (size + RELU_ARENA_ALIGNMENT - 1) & ~(gsize) (RELU_ARENA_ALIGNMENT - 1);
  if (G_UNLIKELY (size > (gsize) (self->end - self->now)))
    relu_arena_add_block (self, size);
  result = self->now;
  self->now += size;

  return result;
}

/* @old, of @old_size bytes, moved into @new_size bytes; the old place stays until the end. */
static inline void *
relu_arena_grow (ReluArena *self, const void *old, gsize old_size, gsize new_size)
{
  void *result = relu_arena_alloc (self, new_size);

  if (old_size > 0)
    memcpy (result, old, old_size);

  return result;
}

#define relu_arena_new(self, type, n) ((type *) relu_arena_alloc (self, (gsize) (n) * sizeof (type)))
