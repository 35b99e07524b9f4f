/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-diagram.c: the painter of diagrams, and what lies under the pointer.
 *
 * Layout and weights are looked at again only when network or size are other ones, states when the
 * analysis is; a frame in which only the pointer moved costs its circles, and copies of the mesh and of edges. */

#include "relu-diagram.h"

#include <math.h>
#include <string.h>

#include "relu-color-private.h"
#include "relu-diagram-private.h"
#include "relu-theme-private.h"

struct _ReluDiagram
{
  const ReluTheme *theme;
  double scale, device_scale;
  ReluText *text;
  ReluLabels *labels;
  ReluSprites *sprites;

  /* The last picture. */
  ReluNetwork *network; /* NULL: none yet */
  ReluAnalysis *analysis;
  ReluDiagramItem selected;
  ReluDiagramLayout layout;
  ReluDiagramWeights *weights;
  guint8 *fills;
  double pixels;
  cairo_surface_t *mesh;
  GArray *kept; /* ReluKept, for each layer; those of another network too, which may have the same weights */
  guint n_strokes, n_meshes;
};

/**
 * relu_diagram_new:
 * @theme: (transfer none): constant data
 *
 * Returns: (transfer full): a painter of diagrams; not for two threads
 */
ReluDiagram *
relu_diagram_new (const ReluTheme *theme)
{
  ReluDiagram *self = g_new0 (ReluDiagram, 1);

  self->theme = theme;
  self->scale = self->device_scale = 1;
  self->text = relu_text_new (g_getenv ("RELUSCOPE_FONT"));
  self->labels = relu_labels_new ();
  self->sprites = relu_sprites_new ();
  self->kept = g_array_new (FALSE, TRUE, sizeof (ReluKept));
  g_array_set_clear_func (self->kept, (GDestroyNotify) relu_kept_clear);

  return self;
}

static void
forget_mesh (ReluDiagram *self)
{
  g_clear_pointer (&self->mesh, cairo_surface_destroy);
}

static void
forget_network (ReluDiagram *self)
{
  if (self->network != NULL)
    relu_diagram_weights_free (self->weights, relu_network_get_n_layers (self->network));
  self->weights = NULL;
  relu_diagram_layout_clear (&self->layout);
  g_clear_pointer (&self->network, relu_network_unref);
  forget_mesh (self);
}

static void
forget_analysis (ReluDiagram *self)
{
  g_clear_pointer (&self->fills, g_free);
  g_clear_pointer (&self->analysis, relu_analysis_unref);
}

void
relu_diagram_free (ReluDiagram *self)
{
  forget_network (self);
  forget_analysis (self);
  g_array_unref (self->kept);
  relu_sprites_free (self->sprites);
  relu_labels_free (self->labels);
  relu_text_free (self->text);
  g_free (self);
}

/**
 * relu_diagram_set_theme:
 *
 * Takes effect with the next picture.
 */
void
relu_diagram_set_theme (ReluDiagram *self, const ReluTheme *theme)
{
  self->theme = theme;
  forget_mesh (self);
}

/**
 * relu_diagram_set_scale:
 * @scale: greater than 0: multiplies type, lines and spacing
 */
void
relu_diagram_set_scale (ReluDiagram *self, double scale)
{
  g_return_if_fail (scale > 0 && isfinite (scale));

  if (scale == self->scale)
    return;

  self->scale = scale;
  forget_network (self);
}

/**
 * relu_diagram_set_device_scale:
 * @scale: greater than 0: pixels of the screen in one unit, as for relu_painter_set_device_scale()
 */
void
relu_diagram_set_device_scale (ReluDiagram *self, double scale)
{
  g_return_if_fail (scale > 0 && isfinite (scale));

  self->device_scale = scale;
}

/**
 * relu_diagram_set_font:
 * @family: (nullable): a list of font families, %NULL for the figure's own
 */
void
relu_diagram_set_font (ReluDiagram *self, const char *family)
{
  relu_text_free (self->text);
  self->text = relu_text_new (family);
}

static void
find_pixels (ReluDiagram *self, ReluDiagramPaint *paint)
{
  cairo_surface_t *target = cairo_get_group_target (paint->cr);
  double device_x, device_y;
  cairo_matrix_t matrix;

  switch ((int) cairo_surface_get_type (target))
    {
    case CAIRO_SURFACE_TYPE_PDF:
    case CAIRO_SURFACE_TYPE_PS:
    case CAIRO_SURFACE_TYPE_SVG:
    case CAIRO_SURFACE_TYPE_SCRIPT:
      paint->is_vector = TRUE;
      paint->pixels = 4;
      return;
    default:
      break;
    }

  cairo_get_matrix (paint->cr, &matrix);
  cairo_surface_get_device_scale (target, &device_x, &device_y);
  if (cairo_surface_get_type (target) == CAIRO_SURFACE_TYPE_RECORDING)
    device_x *= self->device_scale;
  paint->pixels = CLAMP (fabs (matrix.xx) * device_x, 0.1, 8);
}

static void
set_fonts (ReluDiagram *self)
{
  static const double sizes[RELU_N_FONTS] = {
    [RELU_FONT_REASON] = 16, [RELU_FONT_AXIS] = 13,   [RELU_FONT_LABEL] = 12,
    [RELU_FONT_SYMBOL] = 14, [RELU_FONT_LANE_OFF] = 12,
  };

  for (guint i = 0; i < RELU_N_FONTS; i++)
    if (sizes[i] > 0)
      relu_text_set_size (self->text, i, sizes[i] * self->layout.unit);
}

static void
prepare (ReluDiagram *self, const ReluDiagramScene *scene, double width, double height,
         double pixels)
{
  if (self->network != scene->network)
    {
      ReluNetwork *network = relu_network_ref (scene->network);

      forget_network (self);
      self->network = network;
      self->weights = relu_diagram_weights_new (network);
      g_array_set_size (self->kept, relu_network_get_n_layers (network));
    }
  if (self->layout.columns == NULL || self->layout.width != width || self->layout.height != height)
    {
      relu_diagram_layout_clear (&self->layout);
      relu_diagram_layout_init (&self->layout, scene->network, self->scale, width, height);
      forget_mesh (self);
    }
  if (self->pixels != pixels)
    {
      self->pixels = pixels;
      forget_mesh (self);
    }
  if (self->analysis != scene->analysis)
    {
      forget_analysis (self);
      if (scene->analysis != NULL)
        self->analysis = relu_analysis_ref (scene->analysis);
      self->fills = relu_diagram_fills_new (self->analysis);
    }
  self->selected = scene->selected;
}

/**
 * relu_diagram_paint:
 * @cr: where to; the diagram's upper left corner is at its origin
 * @width: of the diagram
 * @height: of the diagram
 *
 * Paints @scene. The analysis, if there is one, must be of the scene's network.
 */
void
relu_diagram_paint (ReluDiagram *self, const ReluDiagramScene *scene, cairo_t *cr, double width,
                    double height)
{
  const ReluRect bounds = { 1, 1, width - 2, height - 2 };
  ReluDiagramPaint paint = { .scene = scene, .theme = self->theme, .cr = cr };

  g_return_if_fail (scene->network != NULL);
  g_return_if_fail (relu_diagram_item_fits (&scene->selected, scene->network));
  g_return_if_fail (relu_diagram_item_fits (&scene->highlight, scene->network));

  if (!(width >= 1 && height >= 1))
    return;

  find_pixels (self, &paint);
  prepare (self, scene, width, height, paint.pixels);
  set_fonts (self);
  paint.layout = &self->layout;
  paint.weights = self->weights;
  paint.fills = self->fills;
  paint.text = self->text;
  paint.labels = self->labels;
  paint.sprites = self->sprites;
  paint.mesh = &self->mesh;
  paint.kept = &g_array_index (self->kept, ReluKept, 0);
  paint.unit = self->layout.unit;
  paint.dim = self->theme->outlined ? RELU_SHADE_ASIDE_OUTLINED : RELU_SHADE_ASIDE;
  if (isfinite (scene->x))
    paint.trace = relu_trace_new (scene->network, scene->x);
  paint.has_brief_names = relu_diagram_needs_brief_names (&paint);
  relu_labels_begin (self->labels, &bounds, 2 * paint.unit);

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_clip (cr);
  relu_color_set (cr, self->theme->background);
  cairo_paint (cr);
  relu_diagram_paint_headings (&paint);
  relu_diagram_paint_edges (&paint);
  relu_diagram_paint_units (&paint);
  relu_diagram_paint_edge_labels (&paint);
  cairo_restore (cr);

  self->n_strokes = paint.n_strokes;
  self->n_meshes += paint.n_meshes;
  g_clear_pointer (&paint.trace, relu_trace_free);
  relu_text_end_frame (self->text);
}

static gboolean
pick_unit (const ReluDiagram *self, double px, double py, double reach, ReluDiagramItem *item)
{
  double nearest = INFINITY;

  for (guint c = 1; c < self->layout.n_columns; c++)
    {
      const ReluDiagramColumn *column = &self->layout.columns[c];
      guint unit = relu_diagram_layout_find_unit (&self->layout, c, px, py);
      double x, y, distance;

      relu_diagram_layout_get_center (&self->layout, c, unit, &x, &y);
      distance = hypot (px - x, py - y) - column->radius;
      if (distance > fmin (reach, self->layout.gap / 3) || distance >= nearest)
        continue;
      nearest = distance;
      *item = (ReluDiagramItem){ RELU_DIAGRAM_UNIT, c - 1, unit, 0 };
    }

  return isfinite (nearest);
}

static double
distance_to_edge (const ReluDiagram *self, guint layer, guint unit, guint input, double px,
                  double py)
{
  double ends[4], dx, dy, at;

  relu_diagram_layout_get_edge (&self->layout, layer, unit, input, ends);
  dx = ends[2] - ends[0];
  dy = ends[3] - ends[1];
  at = ((px - ends[0]) * dx + (py - ends[1]) * dy) / fmax (dx * dx + dy * dy, 1e-9);
  at = CLAMP (at, 0, 1);

  return hypot (px - ends[0] - at * dx, py - ends[1] - at * dy);
}

static gboolean
pick_edge (const ReluDiagram *self, double px, double py, double reach, ReluDiagramItem *item)
{
  double at = self->layout.is_upright ? py : px, nearest = reach;
  gboolean found = FALSE;

  for (guint l = 0; l + 1 < self->layout.n_columns; l++)
    {
      const ReluLayer *shape = relu_network_get_layer (self->network, l);

      if (at < self->layout.columns[l].main || at > self->layout.columns[l + 1].main)
        continue;
      for (guint u = 0; u < shape->n_units; u++)
        for (guint i = 0; i < shape->n_inputs; i++)
          {
            double distance;

            if (!relu_diagram_edge_is_shown (self->weights, &self->selected, l, u, i))
              continue;
            distance = distance_to_edge (self, l, u, i, px, py);
            if (distance > nearest)
              continue;
            nearest = distance;
            *item = (ReluDiagramItem){ RELU_DIAGRAM_EDGE, l, u, i };
            found = TRUE;
          }
    }

  return found;
}

/**
 * relu_diagram_pick:
 * @px: in the units of the last picture
 * @py: in the units of the last picture
 * @reach: how far from a circle's rim or from an edge the pointer may be
 * @item: (out): what is there; circles go before edges
 */
void
relu_diagram_pick (const ReluDiagram *self, double px, double py, double reach,
                   ReluDiagramItem *item)
{
  *item = (ReluDiagramItem){ RELU_DIAGRAM_NOTHING, 0, 0, 0 };
  if (self->network == NULL || self->layout.columns == NULL)
    return;

  /* Right on a circle; else an edge may be nearer than the circle's surroundings. */
  if (pick_unit (self, px, py, 1, item) || pick_edge (self, px, py, reach, item)
      || pick_unit (self, px, py, reach, item))
    return;

  for (guint c = 1; self->layout.has_headings && c < self->layout.n_columns; c++)
    if (py < self->layout.heading
        && fabs (px - self->layout.columns[c].main) < self->layout.gap * 0.4)
      *item = (ReluDiagramItem){ RELU_DIAGRAM_LAYER, c - 1, 0, 0 };
}

/**
 * relu_diagram_get_bounds:
 * @bounds: (out): where @item is in the last picture: of an edge the place in its middle
 *
 * Returns: whether there is a picture with @item in it
 */
gboolean
relu_diagram_get_bounds (const ReluDiagram *self, const ReluDiagramItem *item, ReluRect *bounds)
{
  const ReluDiagramColumn *column;
  double x, y, ends[4];

  if (self->network == NULL || self->layout.columns == NULL || item->kind == RELU_DIAGRAM_NOTHING
      || !relu_diagram_item_fits (item, self->network))
    return FALSE;

  column = &self->layout.columns[item->layer + 1];
  if (item->kind == RELU_DIAGRAM_UNIT)
    {
      relu_diagram_layout_get_center (&self->layout, item->layer + 1, item->unit, &x, &y);
      *bounds = (ReluRect){ x - column->radius, y - column->radius, 2 * column->radius,
                            2 * column->radius };
      return TRUE;
    }
  if (item->kind == RELU_DIAGRAM_EDGE)
    {
      relu_diagram_layout_get_edge (&self->layout, item->layer, item->unit, item->input, ends);
      *bounds = (ReluRect){ (ends[0] + ends[2]) / 2 - 1, (ends[1] + ends[3]) / 2 - 1, 2, 2 };
      return TRUE;
    }

  *bounds = (ReluRect){ column->main - self->layout.gap / 2, 0, self->layout.gap,
                        self->layout.heading };
  return self->layout.has_headings;
}

/**
 * relu_diagram_is_upright:
 *
 * Returns: whether the layers of the last picture follow from top to bottom, not from left to right
 */
gboolean
relu_diagram_is_upright (const ReluDiagram *self)
{
  return self->layout.is_upright;
}

/**
 * relu_diagram_get_labels:
 *
 * Returns: (transfer none): of the last picture; for tests
 */
const ReluLabels *
relu_diagram_get_labels (const ReluDiagram *self)
{
  return self->labels;
}

/**
 * relu_diagram_get_n_strokes:
 *
 * Returns: how many edges were stroked by themselves in the last picture; for tests that count work
 */
guint
relu_diagram_get_n_strokes (const ReluDiagram *self)
{
  return self->n_strokes;
}

/**
 * relu_diagram_get_n_meshes:
 *
 * Returns: how many pictures of dense layers were made so far; for tests that count work
 */
guint
relu_diagram_get_n_meshes (const ReluDiagram *self)
{
  return self->n_meshes;
}
