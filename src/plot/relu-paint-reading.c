/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-paint-reading.c: a line at the x that is read, with f(x) on a plate, and a handle
 * where it can be dragged. */

#include <glib/gi18n-lib.h>

#include "relu-number.h"
#include "relu-paint-private.h"
#include "relu-wording.h"
#include "relu-words.h"

/* Beside the dot: free of everything if possible, else of rings, else anywhere inside. The other
 * labels were placed before and don't make way: they would dance around the pointer. */
static ReluRect
find_place (ReluPaint *self, double x, double y, double width, double height)
{
  const ReluRect *p = &self->figure->plot;
  double gap = 14 * self->unit;
  ReluRect candidates[8], best;
  guint n = 0;

  for (int row = 0; row < 4; row++)
    for (int side = 0; side < 2; side++)
      {
        static const double offsets[] = { -1, 0.2, -2.2, 1.4 };
        ReluRect rect = { side == 0 ? x + gap : x - gap - width, y + offsets[row] * (height + gap),
                          width, height };

        rect.y = CLAMP (rect.y, p->y, fmax (p->y, p->y + p->height - height));
        candidates[n++] = rect;
      }
  for (guint i = 0; i < n; i++)
    if (relu_labels_is_free (self->labels, &candidates[i], FALSE))
      return candidates[i];
  for (guint i = 0; i < n; i++)
    if (relu_labels_is_free (self->labels, &candidates[i], TRUE))
      return candidates[i];

  best = x + gap + width <= p->x + p->width ? candidates[0] : candidates[1];
  best.x = CLAMP (best.x, p->x, fmax (p->x, p->x + p->width - width));
  return best;
}

/**
 * relu_paint_reading_line:
 *
 * Through everything that has this x; under the labels.
 */
void
relu_paint_reading_line (ReluPaint *self)
{
  const ReluFigure *f = self->figure;
  double bottom = f->plot.y + f->plot.height, x;
  double width = fmax (1 / self->pixels, self->theme->grid_width * self->unit);

  if (!relu_figure_shows_reading (f, self->scene))
    return;

  if (f->has_strip)
    bottom = f->strip.y + f->strip.height;
  else if (f->n_lanes > 0)
    bottom = f->lanes.y + f->lanes.height;
  x = relu_paint_center_x (self, relu_figure_x (f, self->scene->options.reading_x));
  /* Filled lanes may be as light or as dark as the line. */
  if (f->n_lanes > 0)
    {
      cairo_set_line_width (self->cr, width + 2 * self->unit);
      cairo_move_to (self->cr, x, f->lanes.y);
      cairo_line_to (self->cr, x, f->lanes.y + f->lanes.height);
      relu_color_set (self->cr, self->theme->background);
      cairo_stroke (self->cr);
    }
  cairo_set_line_width (self->cr, width);
  cairo_move_to (self->cr, x, f->plot.y);
  cairo_line_to (self->cr, x, bottom);
  relu_color_set (self->cr, self->theme->headline);
  cairo_stroke (self->cr);
}

/* On the axis, or as low as no label is covered. */
static double
find_tab_y (ReluPaint *self, const ReluRect *tab)
{
  const ReluRect *p = &self->figure->plot;
  double step = tab->height / 4;

  for (double y = tab->y; y >= p->y; y -= step)
    {
      ReluRect rect = { tab->x, y, tab->width, tab->height };

      if (!relu_labels_covers_label (self->labels, &rect))
        return y;
    }

  return tab->y;
}

/**
 * relu_paint_handle:
 * @x: of the line that can be dragged
 *
 * A tab that stands on the axis, with two grooves.
 */
void
relu_paint_handle (ReluPaint *self, double x)
{
  const ReluRect *p = &self->figure->plot;
  double width = 17 * self->unit, height = 21 * self->unit, groove = 2.5 * self->unit;
  ReluRect tab = { x - width / 2, p->y + p->height - height, width, height };
  cairo_t *cr = self->cr;

  tab.y = find_tab_y (self, &tab);
  relu_paint_rounded (self, &tab, 4 * self->unit);
  relu_color_set (cr, self->theme->headline);
  cairo_fill (cr);
  cairo_set_line_width (cr, fmax (1 / self->pixels, self->unit));
  for (int side = -1; side <= 1; side += 2)
    {
      cairo_move_to (cr, x + side * groove, tab.y + height / 4);
      cairo_line_to (cr, x + side * groove, tab.y + height * 3 / 4);
    }
  relu_color_set (cr, self->theme->background);
  cairo_stroke (cr);
}

/**
 * relu_paint_reading:
 * @plate: (out): where the numbers are; empty: there is no reading
 *
 * The point on the curve and its numbers, over everything else.
 */
void
relu_paint_reading (ReluPaint *self, ReluRect *plate)
{
  const ReluFigure *f = self->figure;
  const ReluRect *p = &f->plot;
  double at = self->scene->options.reading_x;
  g_autofree char *text = NULL;
  char x_text[RELU_NUMBER_BUFFER], y_text[RELU_NUMBER_BUFFER];
  const ReluLine *line;
  ReluRect rect;
  double x, y, value;
  cairo_t *cr = self->cr;

  *plate = (ReluRect) { 0, 0, 0, 0 };
  if (!relu_figure_shows_reading (f, self->scene))
    return;

  x = relu_figure_x (f, at);
  if (self->scene->options.reading_has_handle)
    relu_paint_handle (self, x);
  value = relu_scene_evaluate (self->scene, at);
  y = relu_figure_y (f, value);
  if (y >= p->y && y <= p->y + p->height)
    {
      double radius = self->theme->ring_radius * self->unit * RELU_PAINT_SILENT;

      cairo_new_sub_path (cr);
      cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
      relu_color_set (cr, self->theme->headline);
      cairo_fill_preserve (cr);
      relu_color_set (cr, self->theme->background);
      cairo_set_line_width (cr, 1.6 * self->unit);
      cairo_stroke (cr);
    }
  else
    y = CLAMP (y, p->y, p->y + p->height);

  relu_number_to_display (at, relu_words_get_digits (f->x_from, f->x_to), x_text);
  relu_number_to_display (value, relu_number_get_digits (), y_text);
  /* Translators: the reading under the pointer: "x = 1.2 · f(x) = 0.46" */
  text = g_strdup_printf (_("x = %s · f(x) = %s"), x_text, y_text);
  line = relu_text_get (self->text, RELU_FONT_LABEL, text);
  rect = find_place (self, x, y, line->width + 14 * self->unit, line->height + 6 * self->unit);
  relu_paint_rounded (self, &rect, 5 * self->unit);
  relu_color_set (cr, self->theme->headline);
  cairo_fill (cr);
  relu_paint_text (self, line, self->theme->background, rect.x + (rect.width - line->width) / 2,
                   rect.y + (rect.height - line->height) / 2);
  *plate = rect;
}
