/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-diagram-layout.c: a column of circles for each layer, as large as there is room.
 *
 * Both directions are tried; layers from left to right are what everyone draws, so from top to
 * bottom must be clearly better. Where many units share little room captions go first, then the
 * circles shrink to dots, and in the end the layer is a bar. */

#include "relu-diagram-layout-private.h"

#include <math.h>

/* All in units of the diagram: pixels at scale 1 in a small window. */
#define PAD 10.0
#define LARGEST_RADIUS 20.0
#define LEAST_CAPTIONED 11.0 /* radius of a circle with a caption */
#define CAPTION_HEIGHT 18.0
#define CAPTION_WIDTH 58.0
#define LEAST_BESIDE 21.0 /* room for a unit with its caption beside it */
#define LEAST_GAP_BESIDE 130.0
#define HEADING_HEIGHT 22.0
#define LARGEST_PITCH 124.0
#define LARGEST_GAP 270.0
#define LEAST_UPRIGHT_GAP 64.0 /* else edges are too flat to be told apart */
#define SIDE 44.0 /* at either end, for "f(x) = 0.1234" below the output */

/* In pixels: circles closer than this are a bar; its width. */
#define LEAST_PITCH 3.6
#define BAR_WIDTH 10.0

/* The largest radius, as a share of the distance to the next unit and of that to the next layer. */
#define SHARE_OF_PITCH 0.42
#define SHARE_OF_GAP 0.21

/* How much larger than in small windows everything may get. */
#define LARGEST_GROWTH 1.7

static double
get_growth (double width, double height)
{
  double across = fmin (width, height) / 260, along = fmax (width, height) / 480;

  return CLAMP (sqrt (fmin (across, along)), 1, LARGEST_GROWTH);
}

static void
place_column (ReluDiagramLayout *self, ReluDiagramColumn *column, double from, double to)
{
  double unit = self->unit;
  double room = (to - from) / column->n_units;
  double most = fmin (LARGEST_RADIUS * unit, SHARE_OF_GAP * self->gap);
  double captioned, shift;

  if (self->is_upright)
    {
      captioned = room >= CAPTION_WIDTH * unit
                    ? fmin (SHARE_OF_PITCH * room, (self->gap - 2 * CAPTION_HEIGHT * unit) / 2)
                    : 0;
    }
  else
    captioned = (room - (CAPTION_HEIGHT + 6) * unit) / 2;

  captioned = fmin (captioned, most);
  if (captioned >= LEAST_CAPTIONED * unit)
    column->caption = RELU_DIAGRAM_CAPTION_BELOW;
  else if (!self->is_upright && room >= LEAST_BESIDE * unit && self->gap >= LEAST_GAP_BESIDE * unit)
    column->caption = RELU_DIAGRAM_CAPTION_BESIDE;
  else
    column->caption = RELU_DIAGRAM_CAPTION_NONE;
  column->radius = column->caption == RELU_DIAGRAM_CAPTION_BELOW ? captioned
                                                                 : fmin (most, SHARE_OF_PITCH * room);
  column->is_bar = room < LEAST_PITCH && column->n_units > 1;
  if (column->is_bar)
    column->radius = fmin (BAR_WIDTH * unit, self->gap * 0.4) / 2;
  column->pitch = fmin (room, LARGEST_PITCH * unit);
  shift = column->caption == RELU_DIAGRAM_CAPTION_BELOW && !self->is_upright
            ? CAPTION_HEIGHT * unit / 2
            : 0;
  column->first = (from + to) / 2 - column->pitch * (column->n_units - 1) / 2 - shift;
}

/* The radius of the smallest circle: how good the layout is. */
static double
place (ReluDiagramLayout *self, gboolean is_upright, gboolean has_headings)
{
  double unit = self->unit;
  double along = is_upright ? self->height : self->width;
  double across = is_upright ? self->width : self->height;
  double side = is_upright ? (LARGEST_RADIUS + PAD) * unit : SIDE * unit;
  double foot = is_upright ? CAPTION_HEIGHT * unit : 0;
  double pad = fmin (PAD * unit, across * 0.1), start;
  double least = INFINITY;

  side = fmin (side, along * 0.15);
  foot = fmin (foot, along * 0.05);
  self->is_upright = is_upright;
  self->has_headings = has_headings;
  self->heading = has_headings ? HEADING_HEIGHT * unit : 0;
  self->gap = fmin ((along - 2 * side - foot) / (self->n_columns - 1), LARGEST_GAP * unit);
  start = (along - foot - self->gap * (self->n_columns - 1)) / 2;

  for (guint i = 0; i < self->n_columns; i++)
    {
      ReluDiagramColumn *column = &self->columns[i];

      column->main = start + self->gap * i;
      place_column (self, column, pad + (is_upright ? 0 : self->heading), across - pad);
      least = fmin (least, column->is_bar ? LEAST_PITCH / 4 : column->radius);
    }

  return least;
}

static void
choose (ReluDiagramLayout *self)
{
  double sideways = place (self, FALSE, FALSE);
  double sideways_gap = self->gap;
  double upright = place (self, TRUE, FALSE);
  gboolean cramped = self->height > 1.4 * self->width && sideways_gap < 105 * self->unit
                     && upright >= 0.8 * sideways;

  if (cramped || (upright > 1.3 * sideways && self->gap >= LEAST_UPRIGHT_GAP * self->unit))
    return;

  /* Headings where they cost no circle its caption. */
  place (self, FALSE, TRUE);
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i].caption != RELU_DIAGRAM_CAPTION_BELOW)
      {
        place (self, FALSE, FALSE);
        return;
      }
}

/**
 * relu_diagram_layout_init:
 * @scale: of type and lines, 1 at 96 dpi
 * @width: of the diagram, at least 1
 * @height: at least 1
 *
 * A pure function of the network's architecture and the size. To be cleared with
 * relu_diagram_layout_clear().
 */
void
relu_diagram_layout_init (ReluDiagramLayout *self, const ReluNetwork *network, double scale,
                          double width, double height)
{
  guint n_layers = relu_network_get_n_layers (network), number = 0;

  *self = (ReluDiagramLayout){ .width = width,
                               .height = height,
                               .unit = scale * get_growth (width / scale, height / scale),
                               .n_columns = n_layers + 1,
                               .columns = g_new0 (ReluDiagramColumn, n_layers + 1) };
  self->columns[0].n_units = 1;
  for (guint i = 0; i < n_layers; i++)
    {
      const ReluLayer *shape = relu_network_get_layer (network, i);

      self->columns[i + 1].n_units = shape->n_units;
      if (relu_activation_has_knot (&shape->activation))
        {
          self->columns[i + 1].first_number = number;
          number += shape->n_units;
        }
    }
  choose (self);
}

void
relu_diagram_layout_clear (ReluDiagramLayout *self)
{
  g_clear_pointer (&self->columns, g_free);
  self->n_columns = 0;
}

/**
 * relu_diagram_layout_get_center:
 * @column: 0 for the input
 */
void
relu_diagram_layout_get_center (const ReluDiagramLayout *self, guint column, guint unit, double *x,
                                double *y)
{
  const ReluDiagramColumn *c = &self->columns[column];
  double across = c->first + c->pitch * unit;

  *x = self->is_upright ? across : c->main;
  *y = self->is_upright ? c->main : across;
}

/**
 * relu_diagram_layout_find_unit:
 * @column: 0 for the input
 *
 * Returns: the unit of @column that is nearest
 */
guint
relu_diagram_layout_find_unit (const ReluDiagramLayout *self, guint column, double px, double py)
{
  const ReluDiagramColumn *c = &self->columns[column];
  double at = ((self->is_upright ? px : py) - c->first) / c->pitch;

  return (guint) CLAMP (round (at), 0, c->n_units - 1.0);
}

/**
 * relu_diagram_layout_get_edge:
 * @layer: of the unit where it ends, from 0
 * @input: the unit of the layer before where it begins
 * @ends: (out): x and y of its ends, at the rims of the circles
 */
void
relu_diagram_layout_get_edge (const ReluDiagramLayout *self, guint layer, guint unit, guint input,
                              double ends[4])
{
  const ReluDiagramColumn *from = &self->columns[layer], *to = &self->columns[layer + 1];
  double length, dx, dy;

  relu_diagram_layout_get_center (self, layer, input, &ends[0], &ends[1]);
  relu_diagram_layout_get_center (self, layer + 1, unit, &ends[2], &ends[3]);
  length = hypot (ends[2] - ends[0], ends[3] - ends[1]);
  dx = (ends[2] - ends[0]) / length;
  dy = (ends[3] - ends[1]) / length;
  ends[0] += dx * from->radius;
  ends[1] += dy * from->radius;
  ends[2] -= dx * to->radius;
  ends[3] -= dy * to->radius;
}

/**
 * relu_diagram_layout_get_bar:
 * @column: one that is a bar
 */
void
relu_diagram_layout_get_bar (const ReluDiagramLayout *self, guint column, ReluRect *bar)
{
  const ReluDiagramColumn *c = &self->columns[column];
  double from = c->first - c->pitch / 2, length = c->pitch * c->n_units;

  *bar = self->is_upright ? (ReluRect){ from, c->main - c->radius, length, 2 * c->radius }
                          : (ReluRect){ c->main - c->radius, from, 2 * c->radius, length };
}
