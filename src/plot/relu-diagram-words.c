/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-diagram-words.c: names in circles, numbers below them, headings above the layers. */

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "relu-color-private.h"
#include "relu-diagram-private.h"
#include "relu-number.h"
#include "relu-theme-private.h"
#include "relu-words.h"

/* Fewer digits than elsewhere: there is little room, and the sliders have them all. */
#define BIAS_DIGITS 3

#define MOST_EDGES_BELOW_BIASES 24

/* Where "h⁽²⁾₁" is too wide "h₁" is enough: its column says the layer. */
static char *
dup_name (const ReluDiagramPaint *self, const ReluDiagramCircle *circle, gboolean is_brief)
{
  g_autofree char *name = NULL;
  const char *from, *to;

  if (circle->column == 0)
    return g_strdup ("x");

  name = relu_network_dup_unit_symbol (self->scene->network, circle->column - 1, circle->index,
                                       RELU_SYMBOL_PRETTY);
  from = strstr (name, "⁽");
  to = strstr (name, "⁾");
  if (!is_brief || from == NULL || to == NULL)
    return g_steal_pointer (&name);

  return g_strdup_printf ("%.*s%s", (int) (from - name), name, to + strlen ("⁾"));
}

static const ReluLine *
get_name (const ReluDiagramPaint *self, const ReluDiagramCircle *circle, gboolean is_brief)
{
  gboolean is_end = circle->column == 0 || circle->column + 1 == self->layout->n_columns;
  g_autofree char *name = dup_name (self, circle, is_brief);

  return relu_text_get (self->text, is_end ? RELU_FONT_REASON : RELU_FONT_SYMBOL, name);
}

static double
get_room (const ReluDiagramPaint *self, const ReluDiagramCircle *circle)
{
  return 2 * circle->radius - 4 * self->unit;
}

/**
 * relu_diagram_needs_brief_names:
 *
 * Returns: whether names without their layers are to be used: in all circles, where one needs it
 */
gboolean
relu_diagram_needs_brief_names (const ReluDiagramPaint *self)
{
  for (guint c = 1; c + 1 < self->layout->n_columns; c++)
    {
      ReluDiagramCircle last;

      relu_diagram_describe (self, c, self->layout->columns[c].n_units - 1, &last);
      if (last.radius >= RELU_DIAGRAM_LEAST_NAMED * self->unit
          && get_name (self, &last, FALSE)->width > get_room (self, &last))
        return TRUE;
    }

  return FALSE;
}

/* The part of a circle that is filled, or the other one. */
static void
clip_to_part (cairo_t *cr, const ReluDiagramCircle *circle, gboolean is_filled)
{
  double left = circle->x - circle->radius, right = circle->x + circle->radius;

  if ((circle->fill == RELU_DIAGRAM_FILL_LEFT) == is_filled)
    right = circle->x;
  else
    left = circle->x;
  cairo_rectangle (cr, left, circle->y - circle->radius, right - left, 2 * circle->radius);
  cairo_clip (cr);
}

static ReluColor
get_text_color (const ReluDiagramPaint *self, const ReluDiagramCircle *circle)
{
  return circle->fill == RELU_DIAGRAM_FILL_PLAIN
           ? self->theme->headline
           : relu_theme_get_lane_text (self->theme, circle->number);
}

/* Readable on the filled part, and so on the empty one. */
static ReluColor
get_dimmed_text_color (const ReluDiagramPaint *self, const ReluDiagramCircle *circle)
{
  return relu_theme_get_text_on (self->theme, self->theme->text,
                                 relu_color_mix (self->theme->background, circle->full, self->dim));
}

/**
 * relu_diagram_paint_name:
 *
 * The unit's name in its circle, where it fits; readable on the filled part and on the empty one.
 */
void
relu_diagram_paint_name (ReluDiagramPaint *self, const ReluDiagramCircle *circle)
{
  const ReluLine *line = get_name (self, circle, self->has_brief_names);
  double x = circle->x - line->width / 2, y = circle->y - line->height / 2;
  gboolean is_half
    = circle->fill == RELU_DIAGRAM_FILL_LEFT || circle->fill == RELU_DIAGRAM_FILL_RIGHT;

  if (line->width > get_room (self, circle))
    return;
  if (circle->is_dimmed || circle->is_muted)
    {
      relu_color_set (self->cr, circle->is_dimmed ? get_dimmed_text_color (self, circle)
                                                  : self->theme->headline);
      relu_text_draw (line, self->cr, x, y);
      return;
    }

  for (int filled = 0; filled < 2; filled++)
    {
      if (!is_half && filled != (circle->fill != RELU_DIAGRAM_FILL_EMPTY))
        continue;
      cairo_save (self->cr);
      if (is_half)
        clip_to_part (self->cr, circle, filled);
      relu_color_set (self->cr, filled ? get_text_color (self, circle) : circle->color);
      relu_text_draw (line, self->cr, x, y);
      cairo_restore (self->cr);
    }
}

static char *
dup_caption (const ReluDiagramPaint *self, const ReluDiagramCircle *circle)
{
  guint layer = circle->column - 1;
  gboolean is_output = circle->column + 1 == self->layout->n_columns;
  char number[RELU_NUMBER_BUFFER];

  if (circle->is_muted)
    /* Translators: below a unit that has been switched off for a moment */
    return g_strdup (_("muted"));

  if (circle->column == 0)
    {
      if (self->trace != NULL)
        return g_strdup_printf (
          "x = %s", relu_number_to_display (self->scene->x, relu_number_get_digits (), number));
      if (self->scene->analysis == NULL)
        return NULL;
      return relu_words_dup_domain (relu_analysis_get_from (self->scene->analysis),
                                    relu_analysis_get_to (self->scene->analysis));
    }
  if (self->trace != NULL)
    return g_strdup_printf (
      is_output ? "f(x) = %s" : "h = %s",
      relu_number_to_display (relu_trace_get_activation (self->trace, layer, circle->index),
                              relu_number_get_digits (), number));

  return g_strdup_printf (
    is_output ? "c = %s" : "b = %s",
    relu_number_to_display (relu_network_get_biases (self->scene->network, layer)[circle->index],
                            MIN (BIAS_DIGITS, relu_number_get_digits ()), number));
}

/* Beside a circle a bias hides the beginnings of edges: not worth it where there are many. */
static gboolean
is_in_the_way (const ReluDiagramPaint *self, const ReluDiagramCircle *circle)
{
  const ReluDiagramColumn *column = &self->layout->columns[circle->column];

  return column->caption == RELU_DIAGRAM_CAPTION_BESIDE
         && column->n_units * column[1].n_units > MOST_EDGES_BELOW_BIASES;
}

/**
 * relu_diagram_paint_caption:
 *
 * Below a circle or beside it: its value at the reading, else its bias.
 */
void
relu_diagram_paint_caption (ReluDiagramPaint *self, const ReluDiagramCircle *circle)
{
  g_autofree char *text = NULL;
  const ReluLine *line;
  ReluRect rect;

  if (self->trace == NULL && (circle->is_dimmed || is_in_the_way (self, circle)))
    return;
  text = dup_caption (self, circle);
  if (text == NULL)
    return;

  line = relu_text_get (self->text, RELU_FONT_AXIS, text);
  rect = (ReluRect){ circle->x - line->width / 2, circle->y + circle->radius + 2.5 * self->unit,
                     line->width, line->height };
  if (self->layout->columns[circle->column].caption == RELU_DIAGRAM_CAPTION_BESIDE)
    {
      rect.x = circle->x + circle->radius + 6 * self->unit;
      rect.y = circle->y - line->height / 2;
    }
  rect.x = CLAMP (rect.x, 2, fmax (2, self->layout->width - rect.width - 2));
  if (line->width > self->layout->gap && !self->layout->is_upright)
    return;
  if (relu_labels_place (self->labels, 1, &rect, TRUE) < 0)
    return;

  relu_color_set (self->cr, relu_color_fade (self->theme->background, RELU_SHADE_CAPTION_PLATE));
  cairo_rectangle (self->cr, rect.x - 2, rect.y, rect.width + 4, rect.height);
  cairo_fill (self->cr);
  relu_color_set (self->cr, self->trace != NULL && !circle->is_dimmed ? self->theme->headline
                                                                       : self->theme->text);
  relu_text_draw (line, self->cr, rect.x, rect.y);
}

/**
 * relu_diagram_paint_plate:
 *
 * An opaque ground with a thin rim, for words over something else.
 */
void
relu_diagram_paint_plate (ReluDiagramPaint *self, const ReluRect *rect)
{
  cairo_rectangle (self->cr, rect->x, rect->y, rect->width, rect->height);
  relu_color_set (self->cr, self->theme->background);
  cairo_fill_preserve (self->cr);
  cairo_set_line_width (self->cr, self->theme->grid_width);
  relu_color_set (self->cr, self->theme->axis);
  cairo_stroke (self->cr);
}

/**
 * relu_diagram_paint_tag:
 *
 * The unit's name and number on a plate beside it, where its circle is too small for them.
 */
void
relu_diagram_paint_tag (ReluDiagramPaint *self, const ReluDiagramCircle *circle)
{
  g_autofree char *name = NULL;
  g_autofree char *caption = NULL;
  g_autofree char *text = NULL;
  double pad = 4 * self->unit, away = circle->radius + 6 * self->unit;
  const ReluLine *line;
  ReluRect rect;

  if (self->layout->columns[circle->column].caption != RELU_DIAGRAM_CAPTION_NONE
      && (self->trace != NULL || !is_in_the_way (self, circle)))
    return;

  name = dup_name (self, circle, FALSE);
  caption = dup_caption (self, circle);
  text = g_strdup_printf ("%s: %s", name, caption);
  line = relu_text_get (self->text, RELU_FONT_LABEL, text);
  rect = (ReluRect){ circle->x + away, circle->y - line->height / 2 - 1, line->width + 2 * pad,
                     line->height + 2 };
  if (self->layout->is_upright)
    rect = (ReluRect){ circle->x - rect.width / 2, circle->y + away, rect.width, rect.height };
  else if (rect.x + rect.width > self->layout->width - 2)
    rect.x = circle->x - away - rect.width;
  rect.x = CLAMP (rect.x, 2, fmax (2, self->layout->width - rect.width - 2));
  rect.y = CLAMP (rect.y, 2, fmax (2, self->layout->height - rect.height - 2));

  relu_labels_add_obstacle (self->labels, &rect);
  relu_diagram_paint_plate (self, &rect);
  relu_color_set (self->cr, self->theme->headline);
  relu_text_draw (line, self->cr, rect.x + pad, rect.y + 1);
}

static char *
dup_heading (const ReluDiagramPaint *self, guint column)
{
  const ReluLayer *shape;

  if (column == 0)
    /* Translators: above the network's input in its diagram */
    return g_strdup (_("Input"));

  shape = relu_network_get_layer (self->scene->network, column - 1);
  if (column + 1 == self->layout->n_columns && shape->activation.kind == RELU_ACTIVATION_IDENTITY)
    /* Translators: above the network's output in its diagram */
    return g_strdup (_("Output"));

  return g_strdup (relu_activation_kind_get_title (shape->activation.kind));
}

/**
 * relu_diagram_paint_headings:
 *
 * What each layer is, above it.
 */
void
relu_diagram_paint_headings (ReluDiagramPaint *self)
{
  for (guint c = 0; self->layout->has_headings && c < self->layout->n_columns; c++)
    {
      g_autofree char *text = dup_heading (self, c);
      const ReluLine *line = relu_text_get (self->text, RELU_FONT_LANE_OFF, text);
      double x = self->layout->columns[c].main - line->width / 2;

      if (line->width + 6 * self->unit > self->layout->gap)
        continue;
      relu_color_set (self->cr, self->theme->text);
      relu_text_draw (line, self->cr, CLAMP (x, 2, fmax (2, self->layout->width - line->width - 2)),
                      4 * self->unit);
    }
}
