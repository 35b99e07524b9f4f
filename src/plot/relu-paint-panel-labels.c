/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-paint-panel-labels.c: what is written around the panels of the build-up, and the way to the
 * sum, which is the plot. */

#include <glib/gi18n-lib.h>

#include "relu-paint-private.h"

/* Above the panel; the short form where the numbers make it too long. */
static void
paint_title (ReluPaint *self, guint column, guint row)
{
  const ReluPanels *panels = &self->figure->panels;
  const ReluBuildUp *build_up = self->scene->build_up;
  guint unit = panels->first + column;
  ReluColor color = relu_theme_get_strong_color (self->theme, build_up->units[unit].color);
  ReluRect p;

  relu_panels_get_rect (panels, column, row, &p);
  for (guint is_short = !panels->long_titles; is_short < 2; is_short++)
    {
      g_autofree char *title = relu_build_up_dup_title (build_up, unit, row, is_short);
      const ReluLine *line = relu_text_get (self->text, RELU_FONT_PANEL, title);

      if (line->width > p.width + panels->gap * 0.6)
        continue;
      relu_paint_text (self, line, color, p.x + (p.width - line->width) / 2,
                       p.y - panels->title_height);
      return;
    }
}

/* What the row shows, written upwards, and its scale. */
static void
paint_row_labels (ReluPaint *self, guint row)
{
  const ReluPanels *panels = &self->figure->panels;
  const ReluTicks *ticks = &panels->ticks[row];
  g_autofree char *caption = relu_build_up_dup_caption (self->scene->build_up, row);
  const ReluLine *line = relu_text_get (self->text, RELU_FONT_PANEL, caption);
  char buffer[RELU_TICK_BUFFER];
  double before = INFINITY;
  ReluRect rect;

  relu_panels_get_rect (panels, 0, row, &rect);
  if (line->width <= rect.height + panels->title_height)
    {
      cairo_save (self->cr);
      cairo_translate (self->cr, panels->area.x,
                       rect.y + (rect.height + line->width) / 2);
      cairo_rotate (self->cr, -G_PI / 2);
      relu_paint_text (self, line, self->theme->headline, 0, 0);
      cairo_restore (self->cr);
    }
  for (guint i = 0; i < ticks->n; i++)
    {
      double y = rect.y + (1 - relu_figure_share (relu_ticks_get_value (ticks, i), panels->low[row],
                                                  panels->high[row])) * rect.height;

      line = relu_text_get (self->text, RELU_FONT_PANEL, relu_ticks_format (ticks, i, buffer));
      if (y + line->height / 2 > before || y < rect.y || y > rect.y + rect.height)
        continue;
      before = y - line->height / 2;
      relu_paint_text (self, line, self->theme->text, rect.x - 6 * self->unit - line->width,
                       y - line->height / 2);
    }
}

static void
paint_column_labels (ReluPaint *self, guint column)
{
  const ReluPanels *panels = &self->figure->panels;
  char buffer[RELU_TICK_BUFFER];
  ReluRect rect;

  if (panels->is_above || !self->figure->has_tick_labels)
    return;

  relu_panels_get_rect (panels, column, panels->n_rows - 1, &rect);
  for (guint i = 0; i < panels->x_ticks.n; i++)
    {
      double share = relu_figure_share (relu_ticks_get_value (&panels->x_ticks, i),
                                        self->figure->x_from, self->figure->x_to);
      const ReluLine *line = relu_text_get (self->text, RELU_FONT_PANEL,
                                            relu_ticks_format (&panels->x_ticks, i, buffer));
      double x = rect.x + share * rect.width - line->width / 2;

      /* Within the column: the labels at the edges of two columns must not look like one number. */
      x = CLAMP (x, rect.x, rect.x + rect.width - line->width);
      relu_paint_text (self, line, self->theme->text, x, self->figure->tick_labels_y);
    }
}

static void
paint_plus (ReluPaint *self, guint column)
{
  const ReluPanels *panels = &self->figure->panels;
  const ReluLine *line = relu_text_get (self->text, RELU_FONT_AXIS, "+");
  ReluRect rect;

  relu_panels_get_rect (panels, column, panels->n_rows - 1, &rect);
  relu_paint_text (self, line, self->theme->headline,
                   rect.x + rect.width + (panels->gap - line->width) / 2,
                   rect.y + (rect.height - line->height) / 2);
}

/* From the last row to the plot, whose curve is the sum of the row. */
static void
paint_arrow (ReluPaint *self)
{
  const ReluFigure *f = self->figure;
  const ReluPanels *panels = &f->panels;
  g_autofree char *sum = relu_build_up_dup_sum (self->scene->build_up);
  const ReluLine *line = relu_text_get (self->text, RELU_FONT_PANEL, sum);
  double u = self->unit, head = 5 * u, length = panels->arrow - 14 * u, x, y;
  ReluRect rect;
  cairo_t *cr = self->cr;

  relu_panels_get_rect (panels, panels->n_columns - 1, panels->n_rows - 1, &rect);
  cairo_save (cr);
  if (panels->is_above)
    {
      x = f->plot.x + f->plot.width / 2;
      y = rect.y + rect.height + 6 * u;
      relu_paint_text (self, line, self->theme->headline, x + 8 * u,
                       y + (length - line->height) / 2);
      cairo_translate (cr, x, y);
      cairo_rotate (cr, G_PI / 2);
    }
  else
    {
      x = rect.x + rect.width + 6 * u;
      y = rect.y + rect.height / 2;
      relu_paint_text (self, line, self->theme->headline, x + (length - line->width) / 2,
                       y - line->height - 5 * u);
      cairo_translate (cr, x, y);
    }
  relu_color_set (cr, self->theme->headline);
  cairo_set_line_width (cr, 1.6 * u);
  cairo_move_to (cr, 0, 0);
  cairo_line_to (cr, length, 0);
  cairo_move_to (cr, length - head, -head * 0.8);
  cairo_line_to (cr, length, 0);
  cairo_line_to (cr, length - head, head * 0.8);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
paint_more (ReluPaint *self)
{
  const ReluPanels *panels = &self->figure->panels;
  g_autofree char *text = NULL;
  const ReluLine *line;

  if (panels->n_more == 0)
    return;

  /* Translators: beside the panels of some units of a layer: how many others it has */
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "+ %u more unit", "+ %u more units",
                                       panels->n_more),
                          panels->n_more);
  line = relu_text_get (self->text, RELU_FONT_PANEL, text);
  relu_paint_text (self, line, self->theme->text, panels->area.x + panels->gutter, panels->note_y);
}

static void
paint_note (ReluPaint *self)
{
  const ReluPanels *panels = &self->figure->panels;
  double width = panels->is_above ? self->figure->plot.width : panels->extent - 24 * self->unit;
  const ReluLine *line = relu_text_get_wrapped (
    self->text, RELU_FONT_AXIS, 1,
    _("Too many pieces to show unit by unit. Zoom in, or take a smaller network."), width, 8);

  relu_paint_text (self, line, self->theme->text, panels->area.x, panels->area.y);
}

/**
 * relu_paint_panel_labels:
 *
 * Writes what the panels of the build-up show, or that there is too much to show.
 */
void
relu_paint_panel_labels (ReluPaint *self)
{
  const ReluPanels *panels = &self->figure->panels;

  if (panels->has_note)
    paint_note (self);
  if (panels->n_columns == 0)
    return;

  for (guint row = 0; row < panels->n_rows; row++)
    {
      for (guint column = 0; column < panels->n_columns; column++)
        paint_title (self, column, row);
      paint_row_labels (self, row);
    }
  for (guint column = 0; column < panels->n_columns; column++)
    paint_column_labels (self, column);
  if (panels->n_rows > RELU_BUILD_UP_WEIGHTED)
    {
      for (guint column = 0; column + 1 < panels->n_columns; column++)
        paint_plus (self, column);
      paint_arrow (self);
    }
  paint_more (self);
}
