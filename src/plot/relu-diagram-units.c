/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-diagram-units.c: circles with their states.
 *
 * A circle is filled where its unit is on: all of it, none of it, or the half on whose side of the
 * domain it is on. At a reading it is full or empty. A unit that is never on has a dashed rim. */

#include <math.h>

#include "relu-color-private.h"
#include "relu-diagram-private.h"
#include "relu-theme-private.h"

/* Of a selected unit on a bar, which has no circle of its own. */
#define BAR_RADIUS 9.0

/**
 * relu_diagram_fills_new:
 * @analysis: (nullable): of a network, or %NULL where it has none
 *
 * Returns: (transfer full) (nullable): a #ReluDiagramFill for each unit, numbered through as in
 *   ReluRegions
 */
guint8 *
relu_diagram_fills_new (const ReluAnalysis *analysis)
{
  ReluRegions *regions = analysis == NULL ? NULL : relu_analysis_get_regions (analysis);
  g_autofree guint8 *pattern = NULL;
  guint8 *fills;
  guint n;

  if (regions == NULL)
    return NULL;

  n = relu_regions_get_n_units (regions);
  fills = g_new (guint8, MAX (n, 1));
  pattern = g_new (guint8, MAX (n, 1));
  relu_regions_get_pattern (regions, relu_regions_get_n_activation_regions (regions) - 1, pattern);
  for (guint i = 0; i < n; i++)
    {
      ReluUnit unit;

      relu_regions_get_unit (regions, i, &unit);
      fills[i] = unit.state == RELU_UNIT_ALWAYS_ACTIVE     ? RELU_DIAGRAM_FILL_FULL
                 : unit.state == RELU_UNIT_ALWAYS_INACTIVE ? RELU_DIAGRAM_FILL_EMPTY
                 : pattern[i] != 0                         ? RELU_DIAGRAM_FILL_RIGHT
                                                           : RELU_DIAGRAM_FILL_LEFT;
    }

  return fills;
}

static gboolean
unit_belongs (const ReluDiagramItem *to, guint column, guint index)
{
  switch (to->kind)
    {
    case RELU_DIAGRAM_UNIT:
      return to->layer + 1 == column ? to->unit == index
                                     : to->layer == column || to->layer + 2 == column;
    case RELU_DIAGRAM_EDGE:
      return (to->layer + 1 == column && to->unit == index)
             || (to->layer == column && to->input == index);
    case RELU_DIAGRAM_LAYER:
      return to->layer + 1 == column;
    case RELU_DIAGRAM_NOTHING:
    default:
      return TRUE;
    }
}

static gboolean
is_muted (const ReluDiagramPaint *self, guint layer, guint unit)
{
  gsize before = 0;

  if (self->scene->muted == NULL)
    return FALSE;
  for (guint l = 0; l < layer; l++)
    before += relu_network_get_layer (self->scene->network, l)->n_units;

  return self->scene->muted[before + unit] != 0;
}

/**
 * relu_diagram_describe:
 * @column: 0 for the input
 * @circle: (out): the unit as it is drawn
 */
void
relu_diagram_describe (const ReluDiagramPaint *self, guint column, guint index,
                       ReluDiagramCircle *circle)
{
  const ReluDiagramColumn *c = &self->layout->columns[column];
  const ReluTheme *theme = self->theme;
  guint number = c->first_number + index;
  const ReluLayer *shape;
  gboolean has_knot;

  *circle = (ReluDiagramCircle){ .column = column,
                                 .index = index,
                                 .radius = c->radius,
                                 .fill = RELU_DIAGRAM_FILL_PLAIN,
                                 .color = theme->neutral,
                                 .full = relu_theme_get_neutral_tint (theme),
                                 .number = number,
                                 .is_dimmed = !unit_belongs (&self->scene->highlight, column, index) };
  relu_diagram_layout_get_center (self->layout, column, index, &circle->x, &circle->y);
  if (column == 0)
    return;

  shape = relu_network_get_layer (self->scene->network, column - 1);
  has_knot = relu_activation_has_knot (&shape->activation);
  circle->is_muted = is_muted (self, column - 1, index);
  if (!has_knot && column + 1 == self->layout->n_columns)
    return;

  circle->color = relu_theme_get_strong_color (theme, number);
  circle->full = relu_theme_get_tint (theme, number);
  if (!has_knot || (self->fills == NULL && self->trace == NULL))
    return;

  circle->full = relu_theme_get_lane_color (theme, number);
  if (self->fills != NULL)
    {
      circle->fill = self->fills[number];
      circle->is_never_on = circle->fill == RELU_DIAGRAM_FILL_EMPTY;
    }
  if (self->trace != NULL)
    circle->fill = relu_trace_get_preactivation (self->trace, column - 1, index) > 0
                     ? RELU_DIAGRAM_FILL_FULL
                     : RELU_DIAGRAM_FILL_EMPTY;
}

/**
 * relu_diagram_get_share:
 *
 * Returns: how much of @circle is filled, 0 to 1
 */
double
relu_diagram_get_share (const ReluDiagramCircle *circle)
{
  switch (circle->fill)
    {
    case RELU_DIAGRAM_FILL_EMPTY:
      return 0;
    case RELU_DIAGRAM_FILL_LEFT:
    case RELU_DIAGRAM_FILL_RIGHT:
      return 0.5;
    case RELU_DIAGRAM_FILL_PLAIN:
    case RELU_DIAGRAM_FILL_FULL:
    default:
      return 1;
    }
}

static void
circle_path (cairo_t *cr, const ReluDiagramCircle *circle, double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, circle->x, circle->y, radius, 0, 2 * G_PI);
  cairo_close_path (cr);
}

/* Too small for a name: half filled is half as strong. Hundreds of them cost no more than copies. */
static void
paint_dot (ReluDiagramPaint *self, const ReluDiagramCircle *circle, double alpha)
{
  ReluColor ground = self->theme->background;
  ReluColor color = relu_color_mix (ground, circle->color, alpha);
  ReluColor inside
    = relu_color_mix (ground, circle->full, alpha * relu_diagram_get_share (circle));
  double line = fmin (1.3 * self->unit, circle->radius * 0.4);

  if (!self->is_vector)
    {
      relu_sprites_paint_ring (self->sprites, self->cr, circle->x, circle->y, circle->radius, line,
                               color, inside, self->pixels);
      return;
    }
  circle_path (self->cr, circle, circle->radius - line / 2);
  relu_color_set (self->cr, inside);
  cairo_fill_preserve (self->cr);
  relu_color_set (self->cr, color);
  cairo_set_line_width (self->cr, line);
  cairo_stroke (self->cr);
}

/* A switching unit's half is that of the domain's end at which it is on. */
static void
paint_filling (ReluDiagramPaint *self, const ReluDiagramCircle *circle, double alpha)
{
  cairo_t *cr = self->cr;

  circle_path (cr, circle, circle->radius);
  relu_color_set (cr, self->theme->background);
  cairo_fill_preserve (cr);
  if (circle->fill == RELU_DIAGRAM_FILL_LEFT || circle->fill == RELU_DIAGRAM_FILL_RIGHT)
    {
      double from = circle->fill == RELU_DIAGRAM_FILL_LEFT ? G_PI / 2 : -G_PI / 2;

      cairo_new_path (cr);
      cairo_arc (cr, circle->x, circle->y, circle->radius, from, from + G_PI);
      cairo_close_path (cr);
    }
  else if (circle->fill == RELU_DIAGRAM_FILL_EMPTY)
    cairo_new_path (cr);
  relu_color_set (cr, relu_color_mix (self->theme->background, circle->full, alpha));
  cairo_fill (cr);
}

static void
paint_circle (ReluDiagramPaint *self, const ReluDiagramCircle *circle)
{
  cairo_t *cr = self->cr;
  double line = 2 * self->unit;
  double alpha = circle->is_dimmed ? self->dim : circle->is_muted ? RELU_SHADE_MUTED : 1;

  if (circle->radius < RELU_DIAGRAM_LEAST_NAMED * self->unit)
    paint_dot (self, circle, alpha);
  else
    {
      paint_filling (self, circle, alpha);
      /* Inside, so that circles keep their distance. */
      cairo_set_line_width (cr, line);
      if (circle->is_never_on)
        cairo_set_dash (cr, (double[]){ 3 * self->unit, 2.5 * self->unit }, 2, 0);
      circle_path (cr, circle, circle->radius - line / 2);
      relu_color_set (cr, relu_color_mix (self->theme->background, circle->color, alpha));
      cairo_stroke (cr);
      cairo_set_dash (cr, NULL, 0, 0);
      relu_diagram_paint_name (self, circle);
    }

  if (circle->is_muted)
    {
      double d = circle->radius * G_SQRT2 / 2 + 2 * self->unit;

      cairo_set_line_width (cr, fmin (line, circle->radius));
      cairo_move_to (cr, circle->x - d, circle->y + d);
      cairo_line_to (cr, circle->x + d, circle->y - d);
      relu_color_set (cr, self->theme->headline);
      cairo_stroke (cr);
    }
}

/* What stands out of its layer: the selected unit with a ring around it, the one that is pointed
 * at; both with their names where circles are too small for names. */
static void
paint_special (ReluDiagramPaint *self, const ReluDiagramItem *item, gboolean is_selected)
{
  double line = (self->scene->show_focus ? 3 : 1.8) * self->unit;
  ReluDiagramCircle circle;

  if (item->kind != RELU_DIAGRAM_UNIT)
    return;

  relu_diagram_describe (self, item->layer + 1, item->unit, &circle);
  if (self->layout->columns[item->layer + 1].is_bar)
    {
      circle.radius = fmin (BAR_RADIUS * self->unit, 0.3 * self->layout->gap);
      paint_circle (self, &circle);
    }
  if (is_selected)
    {
      circle_path (self->cr, &circle, circle.radius + 2 * self->unit + line / 2);
      cairo_set_line_width (self->cr, line + 2 * self->unit);
      relu_color_set (self->cr, self->theme->background);
      cairo_stroke_preserve (self->cr);
      cairo_set_line_width (self->cr, line);
      relu_color_set (self->cr, self->theme->headline);
      cairo_stroke (self->cr);
    }
  relu_diagram_paint_tag (self, &circle);
}

/**
 * relu_diagram_paint_units:
 *
 * All circles and bars with their numbers, and what is selected.
 */
void
relu_diagram_paint_units (ReluDiagramPaint *self)
{
  const ReluDiagramScene *scene = self->scene;
  ReluDiagramCircle circle;

  for (guint c = 0; c < self->layout->n_columns; c++)
    {
      const ReluDiagramColumn *column = &self->layout->columns[c];

      if (column->is_bar)
        relu_diagram_paint_bar (self, c);
      for (guint u = 0; u < column->n_units && !column->is_bar; u++)
        {
          relu_diagram_describe (self, c, u, &circle);
          paint_circle (self, &circle);
          if (column->radius >= RELU_DIAGRAM_LEAST_NAMED * self->unit)
            relu_labels_add_obstacle (self->labels,
                                      &(ReluRect){ circle.x - circle.radius,
                                                   circle.y - circle.radius, 2 * circle.radius,
                                                   2 * circle.radius });
        }
    }
  paint_special (self, &scene->selected, TRUE);
  if (!relu_diagram_item_equal (&scene->selected, &scene->highlight))
    paint_special (self, &scene->highlight, FALSE);

  for (guint c = 0; c < self->layout->n_columns; c++)
    for (guint u = 0; self->layout->columns[c].caption != RELU_DIAGRAM_CAPTION_NONE
                    && u < self->layout->columns[c].n_units;
         u++)
      {
        relu_diagram_describe (self, c, u, &circle);
        relu_diagram_paint_caption (self, &circle);
      }
}
