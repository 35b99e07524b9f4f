/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-diagram-bars.c: a layer with too many units to tell apart, as one bar. Each row of pixels has
 * the colours of the units that it stands for, as far as they are on. */

#include <glib/gi18n-lib.h>
#include <math.h>

#include "relu-color-private.h"
#include "relu-diagram-private.h"
#include "relu-number.h"
#include "relu-theme-private.h"

/* What is off still has a hint of its colour. */
#define FAINTEST 0.12

static ReluColor
mean_color (ReluDiagramPaint *self, guint column, guint from, guint to)
{
  ReluColor mean = self->theme->background;

  for (guint u = from; u < to; u++)
    {
      ReluDiagramCircle circle;
      double share;

      relu_diagram_describe (self, column, u, &circle);
      share = FAINTEST + (1 - FAINTEST) * relu_diagram_get_share (&circle);
      mean = relu_color_mix (mean, relu_color_mix (self->theme->background, circle.full, share),
                             1.0 / (u - from + 1));
    }

  return mean;
}

static void
paint_rows (ReluDiagramPaint *self, guint column, const ReluRect *bar)
{
  guint n_units = self->layout->columns[column].n_units;
  gboolean is_upright = self->layout->is_upright;
  double length = is_upright ? bar->width : bar->height;
  guint n = (guint) CLAMP (length * self->pixels, 1, n_units);
  cairo_surface_t *surface = cairo_image_surface_create (
    CAIRO_FORMAT_ARGB32, is_upright ? (int) n : 1, is_upright ? 1 : (int) n);
  guint8 *pixels = cairo_image_surface_get_data (surface);
  gsize step = is_upright ? 4 : (gsize) cairo_image_surface_get_stride (surface);

  for (guint row = 0; row < n && pixels != NULL; row++)
    {
      guint from = (guint) ((guint64) row * n_units / n);
      guint to = MAX ((guint) ((guint64) (row + 1) * n_units / n), from + 1);

      *(guint32 *) (void *) (pixels + row * step)
        = relu_color_to_pixel (mean_color (self, column, from, to));
    }
  cairo_surface_mark_dirty (surface);

  cairo_save (self->cr);
  cairo_translate (self->cr, bar->x, bar->y);
  cairo_scale (self->cr, is_upright ? bar->width / n : bar->width,
               is_upright ? bar->height : bar->height / n);
  cairo_set_source_surface (self->cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (self->cr), CAIRO_FILTER_NEAREST);
  cairo_rectangle (self->cr, 0, 0, is_upright ? n : 1, is_upright ? 1 : n);
  cairo_fill (self->cr);
  cairo_restore (self->cr);
  cairo_surface_destroy (surface);
}

static void
paint_count (ReluDiagramPaint *self, guint n_units, const ReluRect *bar)
{
  char number[RELU_NUMBER_BUFFER];
  g_autofree char *text = NULL;
  const ReluLine *line;
  ReluRect rect;

  relu_number_count_to_display (n_units, number);
  /* Translators: on a layer that is drawn as one bar; %s is a number with its digits grouped */
  text = g_strdup_printf (ngettext ("%s unit", "%s units", n_units), number);
  line = relu_text_get (self->text, RELU_FONT_LABEL, text);
  rect.width = line->width + 8 * self->unit;
  rect.height = line->height + 2 * self->unit;
  if (rect.width > self->layout->gap && !self->layout->is_upright)
    return;

  rect.x = bar->x + (bar->width - rect.width) / 2;
  rect.y = bar->y + (bar->height - rect.height) / 2;
  relu_diagram_paint_plate (self, &rect);
  relu_color_set (self->cr, self->theme->headline);
  relu_text_draw (line, self->cr, rect.x + 4 * self->unit, rect.y + self->unit);
}

/**
 * relu_diagram_paint_bar:
 * @column: one that is a bar
 */
void
relu_diagram_paint_bar (ReluDiagramPaint *self, guint column)
{
  ReluRect bar;

  relu_diagram_layout_get_bar (self->layout, column, &bar);
  paint_rows (self, column, &bar);
  cairo_rectangle (self->cr, bar.x, bar.y, bar.width, bar.height);
  cairo_set_line_width (self->cr, self->theme->grid_width);
  relu_color_set (self->cr, self->theme->axis);
  cairo_stroke (self->cr);
  paint_count (self, self->layout->columns[column].n_units, &bar);
}
