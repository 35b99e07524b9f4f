/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-paint-strip.c: f'(x) as a staircase. A jump is where non-linearity enters. */

#include <glib/gi18n-lib.h>

#include "relu-clip-private.h"
#include "relu-paint-private.h"

static double
strip_y (const ReluPaint *self, double slope)
{
  const ReluFigure *f = self->figure;

  return f->strip.y + (1 - relu_figure_share (slope, f->slope_from, f->slope_to)) * f->strip.height;
}

static void
paint_ground (ReluPaint *self)
{
  const ReluFigure *f = self->figure;
  char buffer[RELU_TICK_BUFFER];
  cairo_t *cr = self->cr;

  relu_paint_fill (self, &f->strip, self->theme->lane_off);
  cairo_set_line_width (cr, self->theme->grid_width * self->unit);
  for (guint i = 0; i < f->slope_ticks.n; i++)
    {
      double value = relu_ticks_get_value (&f->slope_ticks, i);
      double y = relu_paint_center_y (self, strip_y (self, value));
      const ReluLine *line
        = relu_text_get (self->text, RELU_FONT_TICK, relu_ticks_format (&f->slope_ticks, i, buffer));

      cairo_move_to (cr, f->strip.x, y);
      cairo_line_to (cr, f->strip.x + f->strip.width, y);
      relu_color_set (cr, value == 0 ? self->theme->axis : self->theme->grid);
      cairo_stroke (cr);
      relu_paint_text (self, line, self->theme->text, f->strip.x - 9 * self->unit - line->width,
                       y - line->height / 2);
    }
}

static void
paint_steps (ReluPaint *self)
{
  cairo_t *cr = self->cr;
  double before = NAN;

  for (guint i = self->region_begin; i < self->region_end; i++)
    {
      ReluColor color = relu_paint_get_region_color (self, i, FALSE);
      ReluRegion region;
      double x0, x1, y;

      relu_regions_get_linear_region (self->scene->regions, i, &region);
      x0 = CLAMP (relu_figure_x (self->figure, region.from), self->domain_left, self->domain_right);
      x1 = CLAMP (relu_figure_x (self->figure, region.to), self->domain_left, self->domain_right);
      y = strip_y (self, region.slope);
      relu_color_set (cr, color);
      if (i > self->region_begin)
        {
          double dashes[2] = { 3 * self->unit, 2.5 * self->unit };

          cairo_save (cr);
          cairo_set_dash (cr, dashes, 2, 0);
          cairo_set_line_width (cr, self->theme->switch_width * self->unit);
          cairo_move_to (cr, x0, before);
          cairo_line_to (cr, x0, y);
          cairo_stroke (cr);
          cairo_restore (cr);
        }
      cairo_set_line_width (cr, self->theme->curve_width * self->unit * 0.75);
      cairo_move_to (cr, x0, y);
      cairo_line_to (cr, x1, y);
      cairo_stroke (cr);
      before = y;
    }
}

/* The slope of every piece (or of every sample of a smooth curve), at the cost of the pixels. */
static void
paint_fine (ReluPaint *self)
{
  const ReluFigure *f = self->figure;
  const double *xs, *ys;
  guint n = relu_scene_get_points (self->scene, &xs, &ys);
  const double *slopes
    = self->scene->regions != NULL ? relu_regions_get_slopes (self->scene->regions) : NULL;
  double width = self->theme->curve_width * self->unit * 0.5;
  double left = relu_paint_snap_x (self, self->domain_left);
  double top = relu_paint_snap_y (self, f->strip.y);
  guint32 *colors;
  ReluGrid grid;

  relu_dense_begin (self->dense, &grid, left, top,
                    relu_paint_snap_x (self, self->domain_right) - left, f->strip.height,
                    self->pixels);
  for (guint i = 1; i < n; i++)
    {
      double y = strip_y (self, slopes != NULL ? slopes[i - 1]
                                               : (ys[i] - ys[i - 1]) / (xs[i] - xs[i - 1]));

      relu_grid_add_segment (&grid, relu_figure_x (f, xs[i - 1]), y, relu_figure_x (f, xs[i]), y);
    }
  relu_grid_join (&grid);

  if (self->is_vector)
    {
      relu_paint_grid_path (self, &grid);
      cairo_set_line_width (self->cr, width);
      relu_color_set (self->cr, self->theme->neutral);
      cairo_stroke (self->cr);
      return;
    }
  colors = relu_dense_get_colors (self->dense, grid.width);
  for (guint c = 0; c < grid.width; c++)
    colors[c] = relu_color_to_pixel (self->theme->neutral);
  relu_dense_paint (self->dense, self->cr, &grid, width, colors);
}

/**
 * relu_paint_strip:
 *
 * Draws the slope strip with its own axis.
 */
void
relu_paint_strip (ReluPaint *self)
{
  const ReluFigure *f = self->figure;
  const ReluLine *line;

  if (!f->has_strip)
    return;

  paint_ground (self);
  if (self->scene->regions != NULL && !relu_paint_is_dense (self))
    paint_steps (self);
  else
    paint_fine (self);

  /* Translators: names the small plot of the curve's slope */
  line = relu_text_get (self->text, RELU_FONT_AXIS, _("slope f′(x)"));
  relu_paint_text (self, line, self->theme->text, f->strip.x,
                   f->strip.y - line->height - 1 * self->unit);
}
