/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-handout-draw.c: draws the blocks of a handout where they have been placed. */

#include "relu-handout-private.h"

/* Points in the pixel that figures are measured in. */
#define PT_PER_PX 0.75

#define BOX_SIZE 10.0

static gboolean
is_from_right (PangoLayout *layout)
{
  return pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL;
}

/* Line by line, because a block may go on on another page. */
static void
draw_lines (const ReluPlaced *placed, cairo_t *cr, double x)
{
  g_autofree double *tops = relu_block_dup_tops (placed->block);
  double y = placed->y - tops[placed->first_line]
             + pango_layout_get_baseline (placed->block->layout) / (double) PANGO_SCALE;
  PangoLayoutIter *iter = pango_layout_get_iter (placed->block->layout);

  for (int i = 0; i < placed->first_line + placed->n_lines; i++)
    {
      PangoRectangle logical;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      if (i >= placed->first_line)
        {
          cairo_move_to (cr, x + logical.x / (double) PANGO_SCALE, y + tops[i]);
          pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
        }
      pango_layout_iter_next_line (iter);
    }
  pango_layout_iter_free (iter);
}

/* Before the first line of a choice. */
static void
draw_box (const ReluPlaced *placed, cairo_t *cr, const ReluSheet *sheet)
{
  double x = is_from_right (placed->block->layout) ? sheet->right - BOX_SIZE : sheet->left;
  double middle = placed->y
                  + pango_layout_get_baseline (placed->block->layout) / (double) PANGO_SCALE - 4;
  double y = middle - BOX_SIZE / 2;

  if (placed->first_line > 0)
    return;

  cairo_set_line_width (cr, 0.9);
  cairo_rectangle (cr, x, y, BOX_SIZE, BOX_SIZE);
  cairo_stroke (cr);
  if (placed->block->kind != RELU_BLOCK_RIGHT)
    return;
  cairo_set_line_width (cr, 1.8);
  cairo_move_to (cr, x + BOX_SIZE * 0.2, y + BOX_SIZE * 0.5);
  cairo_line_to (cr, x + BOX_SIZE * 0.42, y + BOX_SIZE * 0.75);
  cairo_line_to (cr, x + BOX_SIZE * 0.95, y - BOX_SIZE * 0.1);
  cairo_stroke (cr);
}

static void
draw_text (const ReluPlaced *placed, cairo_t *cr, const ReluSheet *sheet)
{
  double indent = relu_block_get_indent (placed->block);

  switch (placed->block->kind)
    {
    case RELU_BLOCK_LABEL:
    case RELU_BLOCK_SUBJECT:
    case RELU_BLOCK_CAPTION:
      cairo_set_source_rgb (cr, 0.3, 0.3, 0.3);
      break;
    default:
      cairo_set_source_rgb (cr, 0, 0, 0);
      break;
    }
  if (indent > 0)
    draw_box (placed, cr, sheet);
  draw_lines (placed, cr,
              is_from_right (placed->block->layout) ? sheet->left : sheet->left + indent);
}

static void
draw_figure (const ReluPlaced *placed, cairo_t *cr, const ReluSheet *sheet, ReluPainter *painter)
{
  cairo_save (cr);
  cairo_translate (cr, sheet->left, placed->y);
  cairo_scale (cr, PT_PER_PX, PT_PER_PX);
  relu_painter_paint (painter, placed->block->scene, cr, (sheet->right - sheet->left) / PT_PER_PX,
                      placed->height / PT_PER_PX);
  cairo_restore (cr);
}

static void
draw_rules (const ReluPlaced *placed, cairo_t *cr, const ReluSheet *sheet)
{
  guint n = (guint) (placed->height / RELU_RULE_HEIGHT + 0.5);

  cairo_set_source_rgb (cr, 0.6, 0.6, 0.6);
  cairo_set_line_width (cr, 0.6);
  for (guint i = 1; i <= n; i++)
    {
      double y = placed->y + i * RELU_RULE_HEIGHT - 1;

      cairo_move_to (cr, sheet->left, y);
      cairo_line_to (cr, sheet->right, y);
    }
  cairo_stroke (cr);
}

/* relu_block_draw:
 *
 * Draws what is placed, with a point as the unit. */
void
relu_block_draw (const ReluPlaced *placed, cairo_t *cr, const ReluSheet *sheet,
                 ReluPainter *painter)
{
  if (placed->block->kind == RELU_BLOCK_FIGURE)
    draw_figure (placed, cr, sheet, painter);
  else if (placed->block->kind == RELU_BLOCK_RULES)
    draw_rules (placed, cr, sheet);
  else
    draw_text (placed, cr, sheet);
}
