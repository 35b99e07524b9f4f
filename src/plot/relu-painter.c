/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-painter.c: the one painter for the window, PNG, SVG, PDF and the command line. */

#include "relu-painter-private.h"

#include "relu-paint-private.h"

struct _ReluPainter
{
  const ReluTheme *theme;
  double scale, device_scale;
  gboolean is_transparent;
  ReluSteady steady;
  ReluText *text;
  ReluLabels *labels;
  ReluDense *dense;
  ReluSprites *sprites;
  ReluPoints *points;

  /* The last picture. */
  ReluScene *scene; /* NULL: none yet */
  ReluFigure figure;
  ReluRect edges[RELU_N_SIDES]; /* empty where there is no mark */
  ReluRect reading;             /* its plate; empty where nothing is read */
};

/**
 * relu_painter_new:
 * @theme: (transfer none): constant data
 *
 * Returns: (transfer full): a painter; not for two threads
 */
ReluPainter *
relu_painter_new (const ReluTheme *theme)
{
  ReluPainter *self = g_new0 (ReluPainter, 1);

  self->theme = theme;
  self->scale = self->device_scale = 1;
  self->text = relu_text_new (g_getenv ("RELUSCOPE_FONT"));
  self->labels = relu_labels_new ();
  self->dense = relu_dense_new ();
  self->sprites = relu_sprites_new ();
  self->points = relu_points_new ();

  return self;
}

void
relu_painter_free (ReluPainter *self)
{
  g_clear_pointer (&self->scene, relu_scene_unref);
  relu_points_free (self->points);
  relu_sprites_free (self->sprites);
  relu_dense_free (self->dense);
  relu_labels_free (self->labels);
  relu_text_free (self->text);
  g_free (self);
}

/**
 * relu_painter_set_theme:
 *
 * Takes effect with the next picture.
 */
void
relu_painter_set_theme (ReluPainter *self, const ReluTheme *theme)
{
  self->theme = theme;
}

/**
 * relu_painter_set_scale:
 * @scale: greater than 0
 *
 * Multiplies type, lines and spacing. For a picture with more pixels scale the cairo context.
 */
void
relu_painter_set_scale (ReluPainter *self, double scale)
{
  g_return_if_fail (scale > 0 && isfinite (scale));

  self->scale = scale;
}

/**
 * relu_painter_set_device_scale:
 * @scale: greater than 0
 *
 * How many pixels of the screen a recording surface's unit will have when it is played back: what is
 * drawn as pixels (dense curves, rings, lanes as a raster) is made that fine. Other surfaces know it
 * themselves.
 */
void
relu_painter_set_device_scale (ReluPainter *self, double scale)
{
  g_return_if_fail (scale > 0 && isfinite (scale));

  self->device_scale = scale;
}

/**
 * relu_painter_set_transparent:
 *
 * Whether the figure's background is left out. The plot keeps its tints.
 */
void
relu_painter_set_transparent (ReluPainter *self, gboolean transparent)
{
  self->is_transparent = transparent;
}

/**
 * relu_painter_set_font:
 * @family: (nullable): a list of font families, %NULL for the figure's own
 */
void
relu_painter_set_font (ReluPainter *self, const char *family)
{
  relu_text_free (self->text);
  self->text = relu_text_new (family);
}

static void
find_visible (ReluPaint *paint)
{
  const ReluScene *scene = paint->scene;
  const ReluFigure *f = paint->figure;
  double from = relu_analysis_get_from (scene->analysis);
  double to = relu_analysis_get_to (scene->analysis);
  double right = f->plot.x + f->plot.width;

  paint->domain_left = CLAMP (relu_figure_x (f, from), f->plot.x, right);
  paint->domain_right = CLAMP (relu_figure_x (f, to), f->plot.x, right);
  if (scene->regions == NULL || f->x_to < from || f->x_from > to)
    return;

  paint->region_begin = relu_regions_find_linear (scene->regions, fmax (f->x_from, from));
  paint->region_end = relu_regions_find_linear (scene->regions, fmin (f->x_to, to)) + 1;
  paint->break_begin = relu_scene_find_breakpoint (scene, FALSE, f->x_from);
  paint->break_end = relu_scene_find_breakpoint (scene, FALSE, nextafter (f->x_to, INFINITY));
  paint->silent_begin = relu_scene_find_breakpoint (scene, TRUE, f->x_from);
  paint->silent_end = relu_scene_find_breakpoint (scene, TRUE, nextafter (f->x_to, INFINITY));
}

/**
 * relu_painter_paint:
 * @cr: where to; the figure's upper left corner is at its origin
 * @width: of the figure
 * @height: of the figure
 *
 * Paints @scene. On a surface with pixels, fills and thin lines are aligned to them.
 */
void
relu_painter_paint (ReluPainter *self, ReluScene *scene, cairo_t *cr, double width, double height)
{
  ReluPaint paint = { .scene = scene,
                      .theme = self->theme,
                      .figure = &self->figure,
                      .text = self->text,
                      .labels = self->labels,
                      .dense = self->dense,
                      .sprites = self->sprites,
                      .points = self->points,
                      .cr = cr,
                      .edges = self->edges,
                      .is_transparent = self->is_transparent };

  g_return_if_fail (isfinite (width) && isfinite (height));

  if (self->scene != scene)
    {
      g_clear_pointer (&self->scene, relu_scene_unref);
      self->scene = relu_scene_ref (scene);
    }
  memset (self->edges, 0, sizeof self->edges);
  if (width < 1 || height < 1)
    {
      memset (&self->figure, 0, sizeof self->figure);
      return;
    }

  relu_figure_init_steady (&self->figure, scene, self->theme, self->text, &self->steady,
                           self->scale, width, height);
  paint.unit = self->figure.unit;
  relu_paint_find_pixels (&paint, self->device_scale);
  find_visible (&paint);

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_clip (cr);
  relu_paint_background (&paint);
  relu_paint_regions (&paint);
  relu_paint_highlighted_region (&paint);
  relu_paint_grid (&paint);
  relu_paint_contributions (&paint);
  relu_paint_ghosts (&paint);
  relu_paint_switch_lines (&paint);
  relu_paint_residuals (&paint);
  relu_paint_points (&paint, TRUE);
  relu_paint_curve (&paint);
  relu_paint_points (&paint, FALSE);
  relu_paint_rings (&paint);
  relu_paint_highlighted_point (&paint);
  relu_paint_lanes (&paint);
  relu_paint_strip (&paint);
  relu_paint_build_up (&paint);
  relu_paint_panel_labels (&paint);
  relu_paint_reading_line (&paint);
  relu_paint_labels (&paint);
  relu_paint_guess (&paint);
  relu_paint_ticks (&paint);
  relu_paint_headline (&paint);
  relu_paint_reading (&paint, &self->reading);
  cairo_restore (cr);
  relu_text_end_frame (self->text);
}

/**
 * relu_painter_get_plot_area:
 * @area: (out): the plot inside the last picture; empty before the first one
 */
void
relu_painter_get_plot_area (const ReluPainter *self, ReluRect *area)
{
  *area = self->figure.plot;
}

/**
 * relu_painter_get_reading_area:
 * @area: (out): the plate with what is read in the last picture; empty where nothing is
 */
void
relu_painter_get_reading_area (const ReluPainter *self, ReluRect *area)
{
  *area = self->reading;
}

/**
 * relu_painter_x_to_data:
 * @px: in the units of the last picture
 *
 * Returns: the x that lies there, also left or right of the plot
 */
double
relu_painter_x_to_data (const ReluPainter *self, double px)
{
  const ReluFigure *f = &self->figure;
  double share = f->plot.width > 0 ? (px - f->plot.x) / f->plot.width : 0;

  return f->x_from * (1 - share) + f->x_to * share;
}

/**
 * relu_painter_y_to_data:
 *
 * Returns: the y that lies there, also above or below the plot
 */
double
relu_painter_y_to_data (const ReluPainter *self, double py)
{
  const ReluFigure *f = &self->figure;
  double share = f->plot.height > 0 ? 1 - (py - f->plot.y) / f->plot.height : 0;

  return f->y_from * (1 - share) + f->y_to * share;
}

/**
 * relu_painter_get_lane_area:
 * @unit: numbered through as in ReluRegions
 * @area: (out): its lane in the last picture, without the name beside it
 *
 * Returns: whether it has one
 */
gboolean
relu_painter_get_lane_area (const ReluPainter *self, guint unit, ReluRect *area)
{
  const ReluFigure *f = &self->figure;

  if (self->scene == NULL || unit >= f->n_lanes)
    return FALSE;

  *area = f->lanes;
  area->y = relu_figure_lane_y (f, self->scene, unit);
  area->height = f->lane_height;
  return TRUE;
}

/**
 * relu_painter_get_ring_radius:
 *
 * Returns: how far a breakpoint's ring reaches in a picture as large as the last one, unless many stand
 *   close; 0 before the first one
 */
double
relu_painter_get_ring_radius (const ReluPainter *self)
{
  return self->scene != NULL ? self->theme->ring_radius * self->figure.unit : 0;
}

/**
 * relu_painter_x_from_data:
 *
 * Returns: where @x lies in the last picture, also outside the plot; 0 before the first one
 */
double
relu_painter_x_from_data (const ReluPainter *self, double x)
{
  return self->scene != NULL ? relu_figure_x (&self->figure, x) : 0;
}

/**
 * relu_painter_y_from_data:
 *
 * Returns: where @y lies in the last picture, also outside the plot; 0 before the first one
 */
double
relu_painter_y_from_data (const ReluPainter *self, double y)
{
  return self->scene != NULL ? relu_figure_y (&self->figure, y) : 0;
}

/**
 * relu_painter_pick:
 * @px: in the units of the last picture
 * @py: in the units of the last picture
 * @reach: how far from a ring the pointer may be; from a line or a point half as far
 * @pick: (out): what is there; of several breakpoints the nearest
 */
void
relu_painter_pick (const ReluPainter *self, double px, double py, double reach, ReluPick *pick)
{
  *pick = (ReluPick) { RELU_PICK_NOTHING, 0 };
  for (guint i = 0; i < RELU_N_SIDES; i++)
    if (self->edges[i].width > 0 && relu_rect_contains (&self->edges[i], px, py))
      {
        *pick = (ReluPick) { RELU_PICK_OUTSIDE, i };
        return;
      }
  if (self->scene != NULL)
    relu_figure_pick (&self->figure, self->scene, px, py, reach, pick);
}

/**
 * relu_painter_pick_point:
 * @px: in the units of the last picture
 * @py: in the units of the last picture
 * @reach: how far from a point the pointer may be
 * @index: (out): of the nearest one, in the order of the data
 *
 * As relu_painter_pick(), for when only points count.
 *
 * Returns: whether there is one
 */
gboolean
relu_painter_pick_point (const ReluPainter *self, double px, double py, double reach, gsize *index)
{
  return self->scene != NULL
         && relu_figure_pick_point (&self->figure, self->scene, px, py, reach, index);
}

/**
 * relu_painter_get_labels:
 *
 * Returns: (transfer none): the labels of the last picture; for tests
 */
const ReluLabels *
relu_painter_get_labels (const ReluPainter *self)
{
  return self->labels;
}

/**
 * relu_painter_get_points:
 *
 * Returns: (transfer none): the cache of points; for tests that count work
 */
const ReluPoints *
relu_painter_get_points (const ReluPainter *self)
{
  return self->points;
}

/**
 * relu_painter_get_text:
 *
 * Returns: (transfer none): the cache of texts; for tests that count work
 */
const ReluText *
relu_painter_get_text (const ReluPainter *self)
{
  return self->text;
}

/**
 * relu_painter_set_steady:
 * @steady: what the next figures have in common
 */
void
relu_painter_set_steady (ReluPainter *self, const ReluSteady *steady)
{
  self->steady = *steady;
}

/**
 * relu_painter_measure:
 * @steady: (inout): is widened to what @scene needs
 *
 * Lays a figure out without drawing it.
 */
void
relu_painter_measure (ReluPainter *self, ReluScene *scene, double width, double height,
                      ReluSteady *steady)
{
  ReluFigure figure;

  relu_figure_init (&figure, scene, self->theme, self->text, self->scale, width, height);
  relu_text_end_frame (self->text);
  steady->heading = fmax (steady->heading, figure.heading);
  steady->slope_from = fmin (steady->slope_from, figure.slope_from);
  steady->slope_to = fmax (steady->slope_to, figure.slope_to);
}
