/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-arena.h"

/* Memory that goes back to the system comes again as pages that must be cleared: for a network of a
 * hundred units that took longer than its regions. So each thread keeps one block, of the size that
 * its last analysis needed, up to this. */
#define LARGEST_KEPT (8 * 1024 * 1024)
#define SMALLEST_BLOCK (256 * 1024)

typedef struct
{
  gsize size;
  char memory[];
} Kept;

static GPrivate kept_block = G_PRIVATE_INIT (g_free);

/* @first: @size bytes that live as long as the arena, aligned to RELU_ARENA_ALIGNMENT. */
void
relu_arena_init (ReluArena *self, char *first, gsize size)
{
  self->now = first;
  self->end = first + size;
  self->blocks = NULL;
  self->total = 0;
}

/* Makes room for at least @size bytes in a row. */
void
relu_arena_add_block (ReluArena *self, gsize size)
{
  Kept *block = g_private_get (&kept_block);

  if (block != NULL && self->blocks == NULL && block->size >= size + RELU_ARENA_ALIGNMENT)
    g_private_set (&kept_block, NULL);
  else
    {
      /* Each one as large as all before, so that there are few. */
      gsize room = MAX (MAX (size + RELU_ARENA_ALIGNMENT, self->total), SMALLEST_BLOCK);

      block = g_malloc (sizeof *block + room);
      block->size = room;
    }
  self->blocks = g_slist_prepend (self->blocks, block);
  self->total += block->size;
  self->now = (char *) (((guintptr) block->memory + RELU_ARENA_ALIGNMENT - 1)
                        & ~(guintptr) (RELU_ARENA_ALIGNMENT - 1));
  self->end = block->memory + block->size;
}

/* Frees all that was allocated, but for one block to begin with next time. */
void
relu_arena_clear (ReluArena *self)
{
  if (self->blocks != NULL && self->total <= LARGEST_KEPT)
    {
      Kept *block = self->blocks->data;

      if (self->blocks->next == NULL)
        self->blocks = g_slist_delete_link (self->blocks, self->blocks);
      else
        {
          /* One that holds all of them. */
          block = g_malloc (sizeof *block + self->total);
          block->size = self->total;
        }
      g_private_replace (&kept_block, block);
    }
  g_slist_free_full (self->blocks, g_free);
}
