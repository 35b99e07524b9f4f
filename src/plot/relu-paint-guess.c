/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-paint-guess.c: where the learner of a lesson thinks that something is: a dashed line with its name,
 * and a handle while it can be moved. */

#include <glib/gi18n-lib.h>

#include "relu-number.h"
#include "relu-paint-private.h"
#include "relu-words.h"

/* At the line, on the side where there is more room, as high as nothing is covered. */
static ReluRect
find_place (ReluPaint *self, double x, double width, double height)
{
  const ReluRect *p = &self->figure->plot;
  double gap = 4 * self->unit;
  gboolean is_right = x + gap + width <= p->x + p->width;
  ReluRect top = { is_right ? x + gap : fmax (p->x, x - gap - width), p->y + gap, width, height };

  for (double y = top.y; y + height + gap <= p->y + p->height; y += height / 2)
    {
      ReluRect rect = { top.x, y, width, height };

      if (!relu_labels_covers_label (self->labels, &rect))
        return rect;
    }

  return top;
}

/**
 * relu_paint_guess:
 *
 * The line and its handle, and its name on a plate, over everything that is about the curve.
 */
void
relu_paint_guess (ReluPaint *self)
{
  const ReluFigure *f = self->figure;
  const ReluRect *p = &f->plot;
  double at = self->scene->options.guess_x, width = fmax (1 / self->pixels, 1.6 * self->unit), x;
  char number[RELU_NUMBER_BUFFER];
  g_autofree char *text = NULL;
  const ReluLine *line;
  ReluRect rect;

  if (!relu_figure_shows_guess (f, self->scene))
    return;

  x = relu_figure_x (f, at);
  relu_color_set (self->cr, self->theme->headline);
  relu_paint_dashed_vertical (self, x, p->y, p->y + p->height, width, 7 * self->unit,
                              4 * self->unit);
  if (self->scene->options.guess_has_handle)
    relu_paint_handle (self, x);

  relu_number_to_display (at, relu_words_get_digits (f->x_from, f->x_to), number);
  /* Translators: where a learner thinks that something is, at a line in the figure */
  text = g_strdup_printf (_("your guess: x = %s"), number);
  line = relu_text_get (self->text, RELU_FONT_LABEL, text);
  rect = find_place (self, x, line->width + 14 * self->unit, line->height + 6 * self->unit);
  relu_paint_plate (self, &rect, self->theme->headline);
  relu_paint_text (self, line, self->theme->headline, rect.x + (rect.width - line->width) / 2,
                   rect.y + (rect.height - line->height) / 2);
}
