/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-diagram-edges.c: an edge's colour and dashes say its weight's sign, its width the size. */

#include <math.h>

#include "relu-color-private.h"
#include "relu-diagram-private.h"
#include "relu-number.h"
#include "relu-theme-private.h"

#define THINNEST 0.9
#define THICKEST 5.5
#define SHARE_OF_PITCH 0.13 /* at most, of the distance of two units */

/* Where along an edge its label may stand, the best place first. */
static const double places[] = { 0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73 };

/* Of the edges of a unit in a dense layer. */
#define MAX_FAN 64

#define MAX_LABELS 72
#define LABEL_DIGITS 3
#define LEAST_KEPT 12 /* edges of a layer that are worth a picture */
#define LEAST_GAP 60.0 /* between layers */

/**
 * relu_diagram_edge_belongs:
 *
 * Returns: whether the edge is @to, or begins or ends there
 */
gboolean
relu_diagram_edge_belongs (const ReluDiagramItem *to, guint layer, guint unit, guint input)
{
  switch (to->kind)
    {
    case RELU_DIAGRAM_UNIT:
      return (to->layer == layer && to->unit == unit)
             || (to->layer + 1 == layer && to->unit == input);
    case RELU_DIAGRAM_EDGE:
      return to->layer == layer && to->unit == unit && to->input == input;
    case RELU_DIAGRAM_LAYER:
      return to->layer == layer;
    case RELU_DIAGRAM_NOTHING:
    default:
      return FALSE;
    }
}

/**
 * relu_diagram_edge_is_shown:
 *
 * Returns: whether the edge is drawn by itself, so that it can be pointed at: always where there
 *   are few, else if it belongs to the selected unit, or ends where the selected edge ends
 */
gboolean
relu_diagram_edge_is_shown (const ReluDiagramWeights *weights, const ReluDiagramItem *selected,
                            guint layer, guint unit, guint input)
{
  if (!weights[layer].is_dense)
    return TRUE;
  if (selected->kind == RELU_DIAGRAM_EDGE)
    return selected->layer == layer && selected->unit == unit;

  return selected->kind == RELU_DIAGRAM_UNIT
         && relu_diagram_edge_belongs (selected, layer, unit, input);
}

static double
get_weight (const ReluDiagramPaint *self, guint layer, guint unit, guint input)
{
  guint n_inputs = relu_network_get_layer (self->scene->network, layer)->n_inputs;

  return relu_network_get_weights (self->scene->network, layer)[(gsize) unit * n_inputs + input];
}

static double
get_width (const ReluDiagramPaint *self, guint layer, double weight)
{
  double thickest = THICKEST * self->unit;
  double share = self->weights[layer].largest > 0 ? fabs (weight) / self->weights[layer].largest : 0;

  for (guint c = layer; c <= layer + 1; c++)
    if (self->layout->columns[c].n_units > 1)
      thickest = fmin (thickest, SHARE_OF_PITCH * self->layout->columns[c].pitch);
  thickest = fmax (thickest, 1.8 * self->unit);

  return THINNEST * self->unit + (thickest - THINNEST * self->unit) * share;
}

/* A line as it is drawn; numbers alone, which can be compared. */
typedef struct
{
  double ends[4];
  double width;
  double dashes[2]; /* 0: a line without */
  ReluColor color;
} Stroke;

#define STROKE_NUMBERS (sizeof (Stroke) / sizeof (double))

static Stroke
get_stroke (const ReluDiagramPaint *self, guint layer, guint unit, guint input, double alpha)
{
  double weight = get_weight (self, layer, unit, input);
  Stroke stroke = { .width = weight == 0 ? self->unit : get_width (self, layer, weight) };
  ReluColor color = weight > 0   ? self->theme->positive
                    : weight < 0 ? self->theme->negative
                                 : self->theme->silent;

  relu_diagram_layout_get_edge (self->layout, layer, unit, input, stroke.ends);
  if (!(weight > 0) && self->weights[layer].has_dashes)
    {
      stroke.dashes[0] = weight == 0 ? 1.2 * self->unit : fmax (5.5 * self->unit, 1.6 * stroke.width);
      stroke.dashes[1] = weight == 0 ? 3.5 * self->unit : fmax (3.5 * self->unit, 0.8 * stroke.width);
    }
  stroke.color = relu_color_fade (color, alpha);

  return stroke;
}

static void
paint_stroke (cairo_t *cr, const Stroke *stroke)
{
  cairo_set_dash (cr, stroke->dashes, stroke->dashes[0] > 0 ? 2 : 0, 0);
  cairo_set_line_width (cr, stroke->width);
  relu_color_set (cr, stroke->color);
  cairo_move_to (cr, stroke->ends[0], stroke->ends[1]);
  cairo_line_to (cr, stroke->ends[2], stroke->ends[3]);
  cairo_stroke (cr);
}

static void
stroke_edge (ReluDiagramPaint *self, guint layer, guint unit, guint input, double alpha)
{
  Stroke stroke = get_stroke (self, layer, unit, input, alpha);

  paint_stroke (self->cr, &stroke);
  self->n_strokes++;
}

/* Behind the selected edge: a band as wide as a finger can see, outlined for the keyboard. */
static void
paint_halo (ReluDiagramPaint *self, const ReluDiagramItem *edge)
{
  double width = get_width (self, edge->layer,
                            get_weight (self, edge->layer, edge->unit, edge->input));
  double ends[4];

  relu_diagram_layout_get_edge (self->layout, edge->layer, edge->unit, edge->input, ends);
  cairo_save (self->cr);
  cairo_set_dash (self->cr, NULL, 0, 0);
  cairo_set_line_cap (self->cr, CAIRO_LINE_CAP_ROUND);
  for (int i = self->scene->show_focus ? 0 : 1; i < 3; i++)
    {
      static const double extra[] = { 13, 9, 4 };
      ReluColor color = i == 0   ? self->theme->headline
                        : i == 1 ? relu_color_mix (self->theme->background, self->theme->headline,
                                                   RELU_SHADE_BAND)
                                 : self->theme->background;

      cairo_set_line_width (self->cr, width + extra[i] * self->unit);
      relu_color_set (self->cr, color);
      cairo_move_to (self->cr, ends[0], ends[1]);
      cairo_line_to (self->cr, ends[2], ends[3]);
      cairo_stroke (self->cr);
    }
  cairo_restore (self->cr);
}

/* One edge that stands out, drawn whatever its layer shows. */
static void
paint_edge (ReluDiagramPaint *self, const ReluDiagramItem *item, gboolean with_halo)
{
  if (item->kind != RELU_DIAGRAM_EDGE)
    return;

  if (with_halo)
    paint_halo (self, item);
  stroke_edge (self, item->layer, item->unit, item->input, 1);
}

static void
paint_strokes (cairo_t *cr, gpointer data)
{
  const GArray *numbers = data;

  for (guint i = 0; i < numbers->len; i += STROKE_NUMBERS)
    paint_stroke (cr, (const Stroke *) &g_array_index (numbers, double, i));
}

static ReluRect
get_bounds (const GArray *numbers)
{
  double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;

  for (guint i = 0; i < numbers->len; i += STROKE_NUMBERS)
    {
      const Stroke *stroke = (const Stroke *) &g_array_index (numbers, double, i);

      left = fmin (left, fmin (stroke->ends[0], stroke->ends[2]) - stroke->width);
      top = fmin (top, fmin (stroke->ends[1], stroke->ends[3]) - stroke->width);
      right = fmax (right, fmax (stroke->ends[0], stroke->ends[2]) + stroke->width);
      bottom = fmax (bottom, fmax (stroke->ends[1], stroke->ends[3]) + stroke->width);
    }

  return (ReluRect){ left, top, right - left, bottom - top };
}

/* The edges of a layer that has few: either those of the highlight, or all others. A dashed line takes cairo
 * forty microseconds, and most frames have the same ones in most layers. */
static void
paint_layer (ReluDiagramPaint *self, guint layer, gboolean highlighted)
{
  const ReluLayer *shape = relu_network_get_layer (self->scene->network, layer);
  const ReluDiagramItem *h = &self->scene->highlight;
  gboolean all = h->kind == RELU_DIAGRAM_NOTHING;
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (double));
  ReluRect bounds;

  for (guint u = 0; u < shape->n_units; u++)
    for (guint i = 0; i < shape->n_inputs; i++)
      {
        gboolean belongs = relu_diagram_edge_belongs (h, layer, u, i);

        if (belongs == highlighted)
          {
            Stroke stroke = get_stroke (self, layer, u, i, belongs || all ? 1 : self->dim);

            g_array_append_vals (numbers, &stroke, STROKE_NUMBERS);
          }
      }
  self->n_strokes += numbers->len / STROKE_NUMBERS;
  if (highlighted || self->is_vector || numbers->len < LEAST_KEPT * STROKE_NUMBERS)
    {
      paint_strokes (self->cr, numbers);
      return;
    }

  bounds = get_bounds (numbers);
  relu_kept_paint (&self->kept[layer], self->cr, self->pixels, numbers, &bounds, paint_strokes, numbers);
}

/* The strongest edges of a row or a column of a dense layer's W. */
static void
paint_fan (ReluDiagramPaint *self, guint layer, guint at, gboolean outwards, double alpha)
{
  const ReluLayer *shape = relu_network_get_layer (self->scene->network, layer);
  const double *w = relu_network_get_weights (self->scene->network, layer);
  g_autoptr (GArray) strongest = NULL;

  if (!self->weights[layer].is_dense)
    return;

  strongest = outwards
                ? relu_diagram_find_strongest (w + at, shape->n_units, shape->n_inputs,
                                               self->weights[layer].largest, MAX_FAN)
                : relu_diagram_find_strongest (w + (gsize) at * shape->n_inputs, shape->n_inputs, 1,
                                               self->weights[layer].largest, MAX_FAN);
  for (guint i = 0; i < strongest->len; i++)
    {
      guint other = g_array_index (strongest, guint, i);

      stroke_edge (self, layer, outwards ? other : at, outwards ? at : other, alpha);
    }
}

static void
paint_fans (ReluDiagramPaint *self, const ReluDiagramItem *item, double alpha)
{
  if (item->kind == RELU_DIAGRAM_EDGE)
    paint_fan (self, item->layer, item->unit, FALSE, self->dim);
  if (item->kind != RELU_DIAGRAM_UNIT)
    return;

  paint_fan (self, item->layer, item->unit, FALSE, alpha);
  if (item->layer + 2 < self->layout->n_columns)
    paint_fan (self, item->layer + 1, item->unit, TRUE, alpha);
}

/**
 * relu_diagram_paint_edges:
 *
 * All edges, those of the highlighted part over the others.
 */
void
relu_diagram_paint_edges (ReluDiagramPaint *self)
{
  const ReluDiagramScene *scene = self->scene;
  guint n_layers = self->layout->n_columns - 1;
  gboolean has_dense = FALSE, all = scene->highlight.kind == RELU_DIAGRAM_NOTHING;

  for (guint l = 0; l < n_layers; l++)
    has_dense |= self->weights[l].is_dense;

  cairo_save (self->cr);
  if (has_dense)
    {
      relu_diagram_paint_mesh (self, all ? 1 : self->dim);
      if (!relu_diagram_item_equal (&scene->selected, &scene->highlight))
        paint_fans (self, &scene->selected, all ? 1 : self->dim);
      paint_fans (self, &scene->highlight, 1);
    }
  for (int pass = 0; pass < 2; pass++)
    {
      if (pass == 1)
        {
          paint_edge (self, &scene->highlight, FALSE);
          paint_edge (self, &scene->selected, TRUE);
        }
      for (guint l = 0; l < n_layers; l++)
        if (!self->weights[l].is_dense)
          paint_layer (self, l, pass == 1);
    }
  cairo_restore (self->cr);
}

typedef struct
{
  guint layer, unit, input;
  double rank;
} Wanted;

static int
compare_wanted (gconstpointer a, gconstpointer b)
{
  const Wanted *p = a, *q = b;

  return (p->rank < q->rank) - (p->rank > q->rank);
}

/* Labels where circles are large enough to read at all; of the highlighted edges where there are. */
static GArray *
list_wanted (const ReluDiagramPaint *self)
{
  const ReluDiagramItem *h = &self->scene->highlight;
  GArray *wanted = g_array_new (FALSE, FALSE, sizeof (Wanted));

  if (h->kind == RELU_DIAGRAM_EDGE)
    {
      Wanted one = { h->layer, h->unit, h->input, 0 };

      g_array_append_val (wanted, one);
      return wanted;
    }
  if (self->layout->gap < LEAST_GAP * self->unit)
    return wanted;

  for (guint l = 0; l + 1 < self->layout->n_columns; l++)
    {
      const ReluLayer *shape = relu_network_get_layer (self->scene->network, l);

      if (self->weights[l].is_dense)
        continue;
      for (guint u = 0; u < shape->n_units; u++)
        for (guint i = 0; i < shape->n_inputs; i++)
          {
            gboolean belongs = relu_diagram_edge_belongs (h, l, u, i);
            Wanted one = { l, u, i, get_width (self, l, get_weight (self, l, u, i)) };

            if (!belongs && h->kind != RELU_DIAGRAM_NOTHING)
              continue;
            g_array_append_val (wanted, one);
          }
    }
  g_array_sort (wanted, compare_wanted);

  return wanted;
}

static double
cross (double ax, double ay, double bx, double by)
{
  return ax * by - ay * bx;
}

/* Whether another edge between the same two layers passes under @rect. */
static gboolean
covers_others (const ReluDiagramPaint *self, const Wanted *own, const ReluRect *rect)
{
  const ReluLayer *shape = relu_network_get_layer (self->scene->network, own->layer);
  const double corners[4][2] = { { rect->x, rect->y },
                                 { rect->x + rect->width, rect->y },
                                 { rect->x, rect->y + rect->height },
                                 { rect->x + rect->width, rect->y + rect->height } };

  for (guint u = 0; u < shape->n_units; u++)
    for (guint i = 0; i < shape->n_inputs; i++)
      {
        double ends[4];
        guint n_left = 0;

        if ((u == own->unit && i == own->input)
            || (self->scene->highlight.kind != RELU_DIAGRAM_NOTHING
                && !relu_diagram_edge_belongs (&self->scene->highlight, own->layer, u, i)))
          continue;
        relu_diagram_layout_get_edge (self->layout, own->layer, u, i, ends);
        if (fmax (ends[0], ends[2]) < rect->x || fmin (ends[0], ends[2]) > rect->x + rect->width
            || fmax (ends[1], ends[3]) < rect->y || fmin (ends[1], ends[3]) > rect->y + rect->height)
          continue;
        for (int k = 0; k < 4; k++)
          n_left += cross (ends[2] - ends[0], ends[3] - ends[1], corners[k][0] - ends[0],
                           corners[k][1] - ends[1])
                    > 0;
        if (n_left != 0 && n_left != 4)
          return TRUE;
      }

  return FALSE;
}

static void
paint_label (ReluDiagramPaint *self, const Wanted *edge)
{
  double weight = get_weight (self, edge->layer, edge->unit, edge->input);
  gboolean alone = self->scene->highlight.kind == RELU_DIAGRAM_EDGE;
  char number[RELU_NUMBER_BUFFER];
  g_autofree char *symbol = NULL;
  g_autofree char *text = NULL;
  const ReluLine *line;
  double ends[4];

  relu_number_to_display (weight, MIN (alone ? G_MAXINT : LABEL_DIGITS, relu_number_get_digits ()),
                          number);
  if (alone)
    {
      symbol = relu_network_dup_parameter_symbol (
        self->scene->network,
        relu_network_weight_index (self->scene->network, edge->layer, edge->unit, edge->input),
        RELU_SYMBOL_PRETTY);
      text = g_strdup_printf ("%s = %s", symbol, number);
    }
  else
    text = g_strdup (number);
  line = relu_text_get (self->text, RELU_FONT_LABEL, text);
  relu_diagram_layout_get_edge (self->layout, edge->layer, edge->unit, edge->input, ends);

  /* The one that is selected or pointed at has its label, whatever it covers. */
  for (guint i = 0; i <= G_N_ELEMENTS (places); i++)
    {
      double place = places[i % G_N_ELEMENTS (places)];
      double width = line->width + 6 * self->unit, height = line->height;
      ReluRect rect = { ends[0] + (ends[2] - ends[0]) * place - width / 2,
                        ends[1] + (ends[3] - ends[1]) * place - height / 2, width, height };

      if (i == G_N_ELEMENTS (places) ? !alone
                                     : !relu_labels_is_free (self->labels, &rect, TRUE)
                                         || (!alone && covers_others (self, edge, &rect)))
        continue;

      relu_labels_place (self->labels, 1, &rect, TRUE);
      relu_color_set (self->cr, self->theme->background);
      cairo_rectangle (self->cr, rect.x, rect.y, rect.width, rect.height);
      cairo_fill (self->cr);
      relu_color_set (self->cr, weight < 0 ? self->theme->negative : self->theme->headline);
      relu_text_draw (line, self->cr, rect.x + (rect.width - line->width) / 2, rect.y);
      return;
    }
}

/**
 * relu_diagram_paint_edge_labels:
 *
 * The weights on their edges, the thickest first, where there is room and no other edge below.
 */
void
relu_diagram_paint_edge_labels (ReluDiagramPaint *self)
{
  g_autoptr (GArray) wanted = list_wanted (self);

  for (guint i = 0; i < MIN (wanted->len, MAX_LABELS); i++)
    paint_label (self, &g_array_index (wanted, Wanted, i));
}
