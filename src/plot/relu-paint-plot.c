/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-paint-plot.c: what lies under the curve (background, tints, grid), and the texts around. */

#include <glib/gi18n-lib.h>

#include "relu-number.h"
#include "relu-paint-private.h"

/**
 * relu_paint_background:
 *
 * Only around the plot: its tints cover the rest, and filling twice costs most of a frame.
 */
void
relu_paint_background (ReluPaint *self)
{
  const ReluFigure *f = self->figure;
  const ReluRect *p = &f->plot;
  ReluColor color = self->theme->background;

  if (self->is_transparent)
    return;
  if (self->is_vector)
    {
      relu_paint_fill (self, &(ReluRect){ 0, 0, f->width, f->height }, color);
      return;
    }

  relu_paint_fill (self, &(ReluRect){ 0, 0, f->width, p->y }, color);
  relu_paint_fill (self, &(ReluRect){ 0, p->y, p->x, p->height }, color);
  relu_paint_fill (
    self, &(ReluRect){ p->x + p->width, p->y, f->width - p->x - p->width, p->height }, color);
  relu_paint_fill (
    self, &(ReluRect){ 0, p->y + p->height, f->width, f->height - p->y - p->height }, color);
}

/* The domain ends here: a duller ground, hatched, because colour alone doesn't say it. */
static void
paint_outside (ReluPaint *self, double left, double right)
{
  const ReluRect *p = &self->figure->plot;
  ReluRect rect = { left, p->y, right - left, p->height };
  cairo_t *cr = self->cr;
  double pitch = 9 * self->unit;

  if (!(rect.width > 0))
    return;

  relu_paint_fill (self, &rect, self->theme->outside);
  cairo_save (cr);
  cairo_rectangle (cr, rect.x, rect.y, rect.width, rect.height);
  cairo_clip (cr);
  for (double x = floor ((rect.x - rect.height) / pitch) * pitch; x < rect.x + rect.width; x += pitch)
    {
      cairo_move_to (cr, x, rect.y + rect.height);
      cairo_line_to (cr, x + rect.height, rect.y);
    }
  relu_color_set (cr, self->theme->grid);
  cairo_set_line_width (cr, self->theme->grid_width * self->unit);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/**
 * relu_paint_regions:
 *
 * Opaque tints that share their edges: no seam, no blending.
 */
void
relu_paint_regions (ReluPaint *self)
{
  const ReluRect *p = &self->figure->plot;
  double left = self->domain_left, right = self->domain_right;

  paint_outside (self, p->x, left);
  paint_outside (self, right, p->x + p->width);

  if (self->scene->regions == NULL)
    {
      relu_paint_fill (self, &(ReluRect){ left, p->y, right - left, p->height },
                       relu_theme_get_neutral_tint (self->theme));
      return;
    }
  if (relu_paint_is_dense (self))
    {
      relu_paint_dense_tints (self);
      return;
    }

  for (guint i = self->region_begin; i < self->region_end; i++)
    {
      ReluRegion region;
      double x0, x1;

      relu_regions_get_linear_region (self->scene->regions, i, &region);
      x0 = CLAMP (relu_figure_x (self->figure, region.from), left, right);
      x1 = CLAMP (relu_figure_x (self->figure, region.to), left, right);
      relu_paint_fill (self, &(ReluRect){ x0, p->y, x1 - x0, p->height },
                       relu_paint_get_region_color (self, i, TRUE));
    }
}

static void
add_vertical (ReluPaint *self, double x, double y0, double y1)
{
  x = relu_paint_center_x (self, x);
  cairo_move_to (self->cr, x, y0);
  cairo_line_to (self->cr, x, y1);
}

static void
add_horizontal (ReluPaint *self, double x0, double x1, double y)
{
  y = relu_paint_center_y (self, y);
  cairo_move_to (self->cr, x0, y);
  cairo_line_to (self->cr, x1, y);
}

/**
 * relu_paint_grid:
 *
 * Draws the grid, the axes x = 0 and y = 0, and the ends of the domain inside the view.
 */
void
relu_paint_grid (ReluPaint *self)
{
  const ReluFigure *f = self->figure;
  const ReluRect *p = &f->plot;
  cairo_t *cr = self->cr;
  double width = self->theme->grid_width * self->unit;

  if (!self->is_vector)
    width = fmax (1, round (width * self->pixels)) / self->pixels;
  cairo_set_line_width (cr, width);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  for (guint i = 0; i < f->x_ticks.n; i++)
    add_vertical (self, relu_figure_x (f, relu_ticks_get_value (&f->x_ticks, i)), p->y,
                  p->y + p->height);
  for (guint i = 0; i < f->y_ticks.n; i++)
    add_horizontal (self, p->x, p->x + p->width,
                    relu_figure_y (f, relu_ticks_get_value (&f->y_ticks, i)));
  relu_color_set (cr, self->theme->grid);
  cairo_stroke (cr);

  if (f->x_from <= 0 && f->x_to >= 0)
    add_vertical (self, relu_figure_x (f, 0), p->y, p->y + p->height);
  if (f->y_from <= 0 && f->y_to >= 0)
    add_horizontal (self, p->x, p->x + p->width, relu_figure_y (f, 0));
  /* The ends of the domain where the view goes beyond them. */
  if (self->domain_left > p->x)
    add_vertical (self, self->domain_left, p->y, p->y + p->height);
  if (self->domain_right < p->x + p->width)
    add_vertical (self, self->domain_right, p->y, p->y + p->height);
  relu_color_set (cr, self->theme->axis);
  cairo_stroke (cr);
}

/**
 * relu_paint_ticks:
 *
 * Writes the tick labels of both axes, what they count from, and the name of the x axis.
 */
void
relu_paint_ticks (ReluPaint *self)
{
  const ReluFigure *f = self->figure;
  const ReluRect *p = &f->plot;
  ReluColor color = self->theme->text;
  char buffer[RELU_TICK_BUFFER];
  g_autofree char *x_note = relu_ticks_dup_note (&f->x_ticks, "x");
  g_autofree char *y_note = relu_ticks_dup_note (&f->y_ticks, "f");

  for (guint i = 0; i < f->y_ticks.n; i++)
    {
      const ReluLine *line
        = relu_text_get (self->text, RELU_FONT_TICK, relu_ticks_format (&f->y_ticks, i, buffer));
      double y = relu_figure_y (f, relu_ticks_get_value (&f->y_ticks, i));

      relu_paint_text (self, line, color, p->x - 9 * self->unit - line->width, y - line->height / 2);
    }
  if (y_note != NULL)
    {
      const ReluLine *line = relu_text_get (self->text, RELU_FONT_AXIS, y_note);

      relu_paint_text (self, line, color, p->x + 6 * self->unit, p->y + 3 * self->unit);
    }

  if (f->has_tick_labels)
    for (guint i = 0; i < f->x_ticks.n; i++)
      {
        const ReluLine *line
          = relu_text_get (self->text, RELU_FONT_TICK, relu_ticks_format (&f->x_ticks, i, buffer));
        double x = relu_figure_x (f, relu_ticks_get_value (&f->x_ticks, i)) - line->width / 2;

        relu_paint_text (self, line, color, CLAMP (x, 0, f->width - line->width), f->tick_labels_y);
      }
  if (f->has_tick_labels && f->has_end_labels)
    for (guint i = 0; i < 2; i++)
      {
        char end[RELU_NUMBER_BUFFER];
        const ReluLine *line = relu_text_get (
          self->text, RELU_FONT_TICK,
          relu_number_to_display (i == 0 ? f->x_from : f->x_to, RELU_NUMBER_MAX_DIGITS, end));

        relu_paint_text (self, line, color, i == 0 ? p->x : p->x + p->width - line->width,
                         f->tick_labels_y);
      }
  if (f->has_axis_label || (x_note != NULL && f->has_tick_labels))
    {
      /* Translators: the label of the horizontal axis; %s is "x" */
      g_autofree char *label = g_strdup_printf (_("input %s"), x_note != NULL ? x_note : "x");
      const ReluLine *line = relu_text_get (self->text, RELU_FONT_AXIS, label);
      double x = p->x + (p->width - line->width) / 2;

      if (f->has_axis_label)
        relu_paint_text (self, line, color, CLAMP (x, 0, fmax (0, f->width - line->width)),
                         f->axis_label_y);
    }
}

/**
 * relu_paint_headline:
 *
 * Writes verdict and reason.
 */
void
relu_paint_headline (ReluPaint *self)
{
  const ReluFigure *f = self->figure;

  if (f->headline != NULL)
    relu_paint_text (self, f->headline, self->theme->headline, f->text_x, f->headline_y);
  if (f->reason != NULL)
    relu_paint_text (self, f->reason, self->theme->text, f->text_x, f->reason_y);
}
