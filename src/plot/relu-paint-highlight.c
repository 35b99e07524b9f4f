/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-paint-highlight.c: one linear region set off against all others. */

#include "relu-paint-private.h"

/* How much of the others is left. */
#define DIMMED 0.4

/**
 * relu_paint_highlighted_region:
 *
 * Veils the tints of all other linear regions, and draws the ends of the highlighted one. Its piece
 * of the curve is drawn by relu_paint_curve().
 */
void
relu_paint_highlighted_region (ReluPaint *self)
{
  const ReluRect *p = &self->figure->plot;
  int index = self->scene->options.highlighted_region;
  double left = self->domain_left, right = self->domain_right;
  double width = 2 * self->theme->grid_width * self->unit;
  ReluRegion region;
  double x0, x1;

  if (!relu_paint_has_highlighted_region (self))
    return;

  relu_regions_get_linear_region (self->scene->regions, (guint) index, &region);
  x0 = CLAMP (relu_figure_x (self->figure, region.from), left, right);
  x1 = CLAMP (relu_figure_x (self->figure, region.to), left, right);
  for (guint i = 0; i < 2; i++)
    {
      ReluRect veil = i == 0 ? (ReluRect){ left, p->y, x0 - left, p->height }
                             : (ReluRect){ x1, p->y, right - x1, p->height };

      if (veil.width > 0)
        relu_paint_fill (self, &veil, relu_color_fade (self->theme->background, 1 - DIMMED));
    }

  relu_color_set (self->cr, relu_paint_get_region_color (self, (guint) index, FALSE));
  cairo_set_line_width (self->cr, fmax (width, 1));
  for (guint i = 0; i < 2; i++)
    {
      double x = relu_paint_center_x (self, i == 0 ? x0 : x1);

      cairo_move_to (self->cr, x, p->y);
      cairo_line_to (self->cr, x, p->y + p->height);
    }
  cairo_stroke (self->cr);
}

/**
 * relu_paint_has_highlighted_region:
 *
 * Returns: whether a linear region is highlighted and visible
 */
gboolean
relu_paint_has_highlighted_region (const ReluPaint *self)
{
  int index = self->scene->options.highlighted_region;

  return self->scene->regions != NULL && index >= (int) self->region_begin
         && index < (int) self->region_end;
}
