/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-handout-pages.c: which block stands where. A step is one page as long as its figures can be made low
 * enough; then its answer begins a page; and where that does not help, it is filled page by page. */

#include <math.h>

#include "relu-handout-private.h"

/* Of the height of a figure. */
#define IDEAL_SHARE 0.68 /* of its width */
#define LEAST_SHARE 0.36

typedef struct
{
  const ReluSheet *sheet;
  GPtrArray *pages; /* of GArray of ReluPlaced */
  GArray *page;     /* the last one */
  double y;         /* where the next block goes */
} Composer;

typedef struct
{
  ReluBlock **blocks;
  guint n;
} Range;

static double
get_ideal (const ReluSheet *sheet)
{
  return IDEAL_SHARE * (sheet->right - sheet->left);
}

static double
get_least (const ReluSheet *sheet)
{
  return LEAST_SHARE * (sheet->right - sheet->left);
}

static void
begin_page (Composer *self)
{
  self->page = g_array_new (FALSE, FALSE, sizeof (ReluPlaced));
  g_ptr_array_add (self->pages, self->page);
  self->y = self->sheet->top;
}

static void
place (Composer *self, const ReluBlock *block, double height, int first_line, int n_lines)
{
  ReluPlaced placed = { block, self->y, height, first_line, n_lines };

  g_array_append_val (self->page, placed);
  self->y += height;
}

static void
leave_space (Composer *self, const ReluBlock *block)
{
  if (self->page->len > 0)
    self->y += block->space;
}

/* How high each figure can be if all of it is to be on one page; more than the ideal where there is none. */
static double
get_figure_height (const Range *range, const ReluSheet *sheet)
{
  double room = sheet->bottom - sheet->top;
  guint n_figures = 0;

  for (guint i = 0; i < range->n; i++)
    {
      room -= range->blocks[i]->height + (i > 0 ? range->blocks[i]->space : 0);
      n_figures += range->blocks[i]->kind == RELU_BLOCK_FIGURE;
    }
  if (n_figures == 0)
    return room >= 0 ? INFINITY : 0;

  return room / n_figures;
}

/* On one page, if it fits. */
static gboolean
fill_one_page (Composer *self, const Range *range)
{
  double height = get_figure_height (range, self->sheet);

  if (height < get_least (self->sheet))
    return FALSE;

  begin_page (self);
  for (guint i = 0; i < range->n; i++)
    {
      ReluBlock *block = range->blocks[i];

      leave_space (self, block);
      place (self, block,
             block->kind == RELU_BLOCK_FIGURE ? fmin (height, get_ideal (self->sheet))
                                              : block->height,
             0, block->n_lines);
    }

  return TRUE;
}

/* What has to have room below the blocks before this one. */
static double
get_least_height (const Composer *self, const Range *range, guint i)
{
  const ReluBlock *block = range->blocks[i];
  double height = block->space;

  if (block->kind == RELU_BLOCK_FIGURE)
    return height + get_least (self->sheet);
  if (!relu_block_keeps_next (block))
    {
      g_autofree double *tops = relu_block_dup_tops (block);

      return height + (tops != NULL ? tops[1] : block->height);
    }

  height += block->height;

  return i + 1 < range->n ? height + get_least_height (self, range, i + 1) : height;
}

static void
flow_text (Composer *self, const ReluBlock *block)
{
  g_autofree double *tops = relu_block_dup_tops (block);
  int first = 0;

  for (int i = 0; i < block->n_lines; i++)
    if (self->y + tops[i + 1] - tops[first] > self->sheet->bottom
        && (i > first || self->page->len > 0))
      {
        if (i > first)
          place (self, block, tops[i] - tops[first], first, i - first);
        begin_page (self);
        first = i;
      }
  place (self, block, tops[block->n_lines] - tops[first], first, block->n_lines - first);
}

/* Page after page. */
static void
flow (Composer *self, const Range *range)
{
  begin_page (self);
  for (guint i = 0; i < range->n; i++)
    {
      ReluBlock *block = range->blocks[i];

      if (self->page->len > 0
          && self->y + get_least_height (self, range, i) > self->sheet->bottom)
        begin_page (self);
      leave_space (self, block);
      if (block->layout != NULL)
        flow_text (self, block);
      else
        place (self, block,
               block->kind == RELU_BLOCK_FIGURE
                 ? fmin (get_ideal (self->sheet), self->sheet->bottom - self->y)
                 : block->height,
               0, 0);
    }
}

static void
add_step (Composer *self, const Range *range)
{
  guint answer = 0;

  if (fill_one_page (self, range))
    return;

  while (answer < range->n && !range->blocks[answer]->begins_answer)
    answer++;
  if (answer > 0 && answer < range->n)
    {
      Range asked = { range->blocks, answer };
      Range answered = { range->blocks + answer, range->n - answer };

      add_step (self, &asked);
      add_step (self, &answered);
      return;
    }

  flow (self, range);
}

/* relu_pages_new:
 * @blocks: of ReluBlock; they have to live as long
 *
 * Returns: (transfer full): the pages, each a GArray of ReluPlaced */
GPtrArray *
relu_pages_new (GPtrArray *blocks, const ReluSheet *sheet)
{
  Composer composer = { sheet, g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref),
                        NULL, 0 };
  guint begin = 0;

  while (begin < blocks->len)
    {
      const ReluBlock *first = g_ptr_array_index (blocks, begin);
      guint end = begin + 1;

      while (end < blocks->len
             && ((const ReluBlock *) g_ptr_array_index (blocks, end))->step == first->step)
        end++;
      add_step (&composer, &(Range) { (ReluBlock **) blocks->pdata + begin, end - begin });
      begin = end;
    }

  return composer.pages;
}
