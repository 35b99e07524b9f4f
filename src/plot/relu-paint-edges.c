/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-paint-edges.c: at the plot's edges, what lies beyond them: an arrow to the nearest breakpoint
 * that is not visible, its x, and how many more there are. */

#include <glib/gi18n-lib.h>

#include "relu-number.h"
#include "relu-paint-private.h"
#include "relu-wording.h"
#include "relu-words.h"

#define ARROW_WIDTH 6.0
#define ARROW_HEIGHT 9.0
#define ARROW_GAP 5.0
#define MARGIN 4.0

/* Where along the edge, in shares of the plot's height: away from the rows of labels at the top. */
static const double places[] = { 0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.82, 0.9, 0.18 };

enum
{
  WORDS_UNITS, /* "h₀ · x = −10 +3" */
  WORDS_X,     /* "x = −10 +3" */
  N_WORDS
};

static char *
dup_words (const ReluPaint *self, const ReluHidden *hidden, guint words)
{
  int digits = relu_words_get_digits (self->figure->x_from, self->figure->x_to);
  char number[RELU_NUMBER_BUFFER];
  g_autofree char *text
    = words == WORDS_UNITS
        ? relu_wording_dup_switch (self->scene->regions, &hidden->nearest, RELU_WORDING_SHORT,
                                   digits)
        /* Translators: %s is a number */
        : g_strdup_printf (_("x = %s"), relu_number_to_display (hidden->nearest.x, digits, number));

  if (hidden->n == 1 && hidden->is_complete)
    return g_steal_pointer (&text);

  relu_number_count_to_display (hidden->n - 1, number);
  if (!hidden->is_complete)
    /* Translators: the nearest of many breakpoints, and at least how many more there are:
     * "h₀ · x = −10 +1000…" */
    return g_strdup_printf (_("%s +%s…"), text, number);

  /* Translators: the nearest of several breakpoints, and how many more there are:
   * "h₀ · x = −10 +3" */
  return g_strdup_printf (_("%s +%s"), text, number);
}

/* Hollow: what it stands for is not here. */
static void
paint_arrow (ReluPaint *self, ReluSide side, ReluColor color, double x, double y)
{
  double width = ARROW_WIDTH * self->unit;
  double height = ARROW_HEIGHT * self->unit;
  cairo_t *cr = self->cr;

  if (side == RELU_SIDE_LEFT)
    {
      x += width;
      width = -width;
    }
  cairo_move_to (cr, x, y - height / 2);
  cairo_line_to (cr, x + width, y);
  cairo_line_to (cr, x, y + height / 2);
  cairo_close_path (cr);
  cairo_set_line_width (cr, 1.5 * self->unit);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  relu_color_set (cr, color);
  cairo_stroke (cr);
}

static void
paint_edge (ReluPaint *self, ReluSide side, const ReluHidden *hidden, const ReluLine *line,
            const ReluRect *rect)
{
  ReluColor color = hidden->nearest.n_switches == 0
                      ? self->theme->text
                      : relu_theme_get_strong_color (self->theme,
                                                     relu_regions_get_lead_unit (self->scene->regions,
                                                                                 &hidden->nearest));
  double arrow = (ARROW_WIDTH + ARROW_GAP) * self->unit;
  double padding = (rect->width - line->width - arrow) / 2;
  double middle = rect->y + rect->height / 2;
  gboolean to_the_left = side == RELU_SIDE_LEFT;

  relu_paint_plate (self, rect, color);
  paint_arrow (self, side, color,
               to_the_left ? rect->x + padding
                           : rect->x + rect->width - padding - ARROW_WIDTH * self->unit,
               middle);
  relu_paint_text (self, line, color, rect->x + padding + (to_the_left ? arrow : 0),
                   middle - line->height / 2);
}

/* With the units' names, else without; rather without than over the curve. */
static void
place_edge (ReluPaint *self, ReluSide side, const ReluHidden *hidden)
{
  const ReluRect *p = &self->figure->plot;

  for (guint over_lines = 0; over_lines < 2; over_lines++)
    for (guint words = 0; words < N_WORDS; words++)
      {
        g_autofree char *text = dup_words (self, hidden, words);
        const ReluLine *line = relu_text_get (self->text, RELU_FONT_LABEL, text);
        double width = line->width + (ARROW_WIDTH + ARROW_GAP + 12) * self->unit;
        double height = line->height + 4 * self->unit;
        ReluRect rects[G_N_ELEMENTS (places)];
        int chosen;

        for (guint i = 0; i < G_N_ELEMENTS (places); i++)
          rects[i] = (ReluRect){ side == RELU_SIDE_LEFT
                                   ? p->x + MARGIN * self->unit
                                   : p->x + p->width - width - MARGIN * self->unit,
                                 p->y + places[i] * p->height - height / 2, width, height };
        chosen = relu_labels_place (self->labels, G_N_ELEMENTS (rects), rects, over_lines);
        if (chosen >= 0)
          {
            self->edges[side] = rects[chosen];
            paint_edge (self, side, hidden, line, &rects[chosen]);
            return;
          }
      }
}

/**
 * relu_paint_edges:
 *
 * Places the marks of what lies left and right of the view, and notes where they stand.
 */
void
relu_paint_edges (ReluPaint *self)
{
  for (ReluSide side = RELU_SIDE_LEFT; side <= RELU_SIDE_RIGHT; side++)
    {
      ReluHidden hidden;

      relu_scene_get_hidden (self->scene, side, &hidden);
      if (hidden.n > 0)
        place_edge (self, side, &hidden);
    }
}
