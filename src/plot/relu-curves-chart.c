/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-curves-chart.c: the picture of all curves. On a screen everything but the highlight is kept as
 * pixels, so that a pointer that moves over hundreds of curves costs one of them; and the curves are kept
 * by themselves, so that more of them cost only those. */

#include "relu-curves-chart.h"

#include <math.h>

#include "relu-color-private.h"
#include "relu-curves-paint-private.h"

/* What the kept pixels are of. */
typedef struct
{
  ReluStarts *starts; /* not owned: only compared */
  guint n_done;
  int outcome;
  double width, height, pixels;
} Key;

struct _ReluCurvesChart
{
  const ReluTheme *theme;
  double scale, device_scale;
  gboolean is_transparent;
  ReluText *text;

  /* The last picture. */
  ReluCurvesLayout layout;
  Key key;
  cairo_surface_t *base; /* NULL: none */
  ReluCurvesPixels curves;
  guint n_bases;
};

/**
 * relu_curves_chart_new:
 * @theme: (transfer none): constant data
 *
 * Returns: (transfer full): a painter; not for two threads
 */
ReluCurvesChart *
relu_curves_chart_new (const ReluTheme *theme)
{
  ReluCurvesChart *self = g_new0 (ReluCurvesChart, 1);

  self->theme = theme;
  self->scale = self->device_scale = 1;
  self->text = relu_text_new (g_getenv ("RELUSCOPE_FONT"));

  return self;
}

static void
forget (ReluCurvesChart *self)
{
  g_clear_pointer (&self->base, cairo_surface_destroy);
}

void
relu_curves_chart_free (ReluCurvesChart *self)
{
  forget (self);
  relu_curves_pixels_clear (&self->curves);
  relu_text_free (self->text);
  g_free (self);
}

/**
 * relu_curves_chart_set_theme:
 *
 * Takes effect with the next picture.
 */
void
relu_curves_chart_set_theme (ReluCurvesChart *self, const ReluTheme *theme)
{
  self->theme = theme;
  forget (self);
}

/**
 * relu_curves_chart_set_scale:
 * @scale: greater than 0: multiplies type, lines and spacing
 */
void
relu_curves_chart_set_scale (ReluCurvesChart *self, double scale)
{
  g_return_if_fail (scale > 0 && isfinite (scale));

  self->scale = scale;
  forget (self);
}

/**
 * relu_curves_chart_set_device_scale:
 * @scale: greater than 0: pixels of the screen in one unit, as for relu_painter_set_device_scale()
 */
void
relu_curves_chart_set_device_scale (ReluCurvesChart *self, double scale)
{
  g_return_if_fail (scale > 0 && isfinite (scale));

  self->device_scale = scale;
}

/**
 * relu_curves_chart_set_transparent:
 * @transparent: whether there is no ground
 */
void
relu_curves_chart_set_transparent (ReluCurvesChart *self, gboolean transparent)
{
  self->is_transparent = transparent;
  forget (self);
}

/**
 * relu_curves_chart_set_font:
 * @family: (nullable): a list of font families, %NULL for the figure's own
 */
void
relu_curves_chart_set_font (ReluCurvesChart *self, const char *family)
{
  relu_text_free (self->text);
  self->text = relu_text_new (family);
  forget (self);
}

/* Device pixels in one unit; 0 on a surface of vectors. */
static double
find_pixels (const ReluCurvesChart *self, cairo_t *cr)
{
  cairo_surface_t *target = cairo_get_group_target (cr);
  double device_x, device_y;
  cairo_matrix_t matrix;

  switch ((int) cairo_surface_get_type (target))
    {
    case CAIRO_SURFACE_TYPE_PDF:
    case CAIRO_SURFACE_TYPE_PS:
    case CAIRO_SURFACE_TYPE_SVG:
    case CAIRO_SURFACE_TYPE_SCRIPT:
      return 0;
    default:
      break;
    }

  cairo_get_matrix (cr, &matrix);
  cairo_surface_get_device_scale (target, &device_x, &device_y);
  if (cairo_surface_get_type (target) == CAIRO_SURFACE_TYPE_RECORDING)
    device_x *= self->device_scale;

  return CLAMP (fabs (matrix.xx) * device_x, 0.1, 8);
}

static void
paint_base (const ReluCurvesChart *self, const ReluCurvesPaint *paint)
{
  if (!self->is_transparent)
    {
      relu_color_set (paint->cr, self->theme->background);
      cairo_rectangle (paint->cr, 0, 0, self->layout.width, self->layout.height);
      cairo_fill (paint->cr);
    }
  for (guint i = 0; i < self->layout.n_panels; i++)
    relu_curves_paint_panel (paint, &self->layout.panels[i]);
}

static gboolean
key_equal (const Key *a, const Key *b)
{
  return a->starts == b->starts && a->n_done == b->n_done && a->outcome == b->outcome
         && a->width == b->width && a->height == b->height && a->pixels == b->pixels;
}

static void
renew_base (ReluCurvesChart *self, ReluCurvesPaint *paint, const Key *key)
{
  cairo_t *cr = paint->cr;

  forget (self);
  relu_curves_pixels_update (&self->curves, &self->layout, key->starts, key->pixels,
                             self->theme->contribution_width * self->layout.unit * key->pixels);
  paint->pixels = &self->curves;
  self->key = *key;
  self->n_bases++;
  self->base = cairo_image_surface_create (self->is_transparent ? CAIRO_FORMAT_ARGB32
                                                                : CAIRO_FORMAT_RGB24,
                                           (int) ceil (key->width * key->pixels),
                                           (int) ceil (key->height * key->pixels));
  cairo_surface_set_device_scale (self->base, key->pixels, key->pixels);
  paint->cr = cairo_create (self->base);
  paint_base (self, paint);
  cairo_destroy (paint->cr);
  paint->cr = cr;
}

/**
 * relu_curves_chart_paint:
 * @scene: what is to be seen; may be about starts that are still running
 *
 * Paints into (0, 0, @width, @height).
 */
void
relu_curves_chart_paint (ReluCurvesChart *self, const ReluCurvesScene *scene, cairo_t *cr,
                         double width, double height)
{
  ReluCurvesPaint paint = { .scene = scene, .layout = &self->layout, .theme = self->theme,
                            .text = self->text, .cr = cr };
  /* Counted first: what is done meanwhile is for the next picture. */
  Key key = { .starts = scene->starts, .n_done = relu_starts_get_n_done (scene->starts),
              .outcome = scene->outcome, .width = width, .height = height,
              .pixels = find_pixels (self, cr) };

  if (self->base == NULL || !key_equal (&key, &self->key))
    {
      relu_curves_layout_init (&self->layout, scene, self->theme, self->text, self->scale, width,
                               height);
      if (key.pixels > 0)
        renew_base (self, &paint, &key);
      else
        paint_base (self, &paint);
    }
  if (key.pixels > 0)
    {
      cairo_set_source_surface (cr, self->base, 0, 0);
      cairo_rectangle (cr, 0, 0, width, height);
      cairo_fill (cr);
    }
  relu_curves_paint_highlight (&paint);
  relu_text_end_frame (self->text);
}

/* The square of the distance from a point to a piece of a line. */
static double
get_distance (double x, double y, double x0, double y0, double x1, double y1)
{
  double dx = x1 - x0, dy = y1 - y0, length = dx * dx + dy * dy;
  double t = length > 0 ? CLAMP (((x - x0) * dx + (y - y0) * dy) / length, 0, 1) : 0;

  dx = x0 + t * dx - x;
  dy = y0 + t * dy - y;
  return dx * dx + dy * dy;
}

static double
get_distance_to_curve (const ReluFigure *figure, const ReluStart *start, double px, double py,
                       double reach)
{
  double nearest = INFINITY;

  for (guint i = 0; i + 1 < start->n_points; i++)
    {
      double x0 = relu_figure_x (figure, start->xs[i]);
      double x1 = relu_figure_x (figure, start->xs[i + 1]);

      if (x1 < px - reach)
        continue;
      if (x0 > px + reach)
        break;
      nearest = fmin (nearest, get_distance (px, py, x0, relu_figure_y (figure, start->ys[i]), x1,
                                             relu_figure_y (figure, start->ys[i + 1])));
    }

  return nearest;
}

static const ReluCurvesPanel *
find_panel (const ReluCurvesLayout *layout, double px, double py)
{
  for (guint i = 0; i < layout->n_panels; i++)
    if (relu_rect_contains (&layout->panels[i].cell, px, py))
      return &layout->panels[i];

  return NULL;
}

/**
 * relu_curves_chart_pick:
 * @scene: what was painted
 * @reach: how far from a curve the pointer may be
 *
 * Returns: the start whose curve is nearest, of equally near ones that which is set off, else the first;
 *   RELU_CURVES_NONE: no curve is within reach
 */
int
relu_curves_chart_pick (const ReluCurvesChart *self, const ReluCurvesScene *scene, double px,
                        double py, double reach)
{
  const ReluCurvesPanel *panel = find_panel (&self->layout, px, py);
  double nearest = reach * reach;
  int found = RELU_CURVES_NONE;

  if (panel == NULL || !relu_rect_contains (&panel->figure.plot, px, py))
    return RELU_CURVES_NONE;

  for (guint i = 0; i < relu_starts_get_n (scene->starts); i++)
    {
      const ReluStart *start = relu_starts_get (scene->starts, i);
      double distance;

      if (start == NULL || start->outcome != panel->outcome)
        continue;
      distance = get_distance_to_curve (&panel->figure, start, px, py, reach);
      if (distance < nearest || (distance == nearest && (int) i == scene->highlight))
        {
          nearest = distance;
          found = (int) i;
        }
    }

  return found;
}

/**
 * relu_curves_chart_pick_outcome:
 *
 * Returns: the outcome whose plot or heading is there; RELU_CURVES_NONE: none
 */
int
relu_curves_chart_pick_outcome (const ReluCurvesChart *self, double px, double py)
{
  const ReluCurvesPanel *panel = find_panel (&self->layout, px, py);

  return panel == NULL ? RELU_CURVES_NONE : (int) panel->outcome;
}

/**
 * relu_curves_chart_get_plot_area:
 * @area: (out): where curves of @outcome are drawn
 *
 * Returns: whether there is a plot of it
 */
gboolean
relu_curves_chart_get_plot_area (const ReluCurvesChart *self, ReluOutcome outcome, ReluRect *area)
{
  const ReluCurvesPanel *panel = relu_curves_layout_find (&self->layout, outcome);

  if (panel == NULL)
    return FALSE;

  *area = panel->figure.plot;
  return TRUE;
}

/**
 * relu_curves_chart_get_n_bases:
 *
 * Returns: how often all curves were drawn so far; for tests that count work
 */
guint
relu_curves_chart_get_n_bases (const ReluCurvesChart *self)
{
  return self->n_bases;
}

/**
 * relu_curves_chart_get_n_drawn:
 *
 * Returns: how many curves were drawn so far; for tests that count work
 */
guint
relu_curves_chart_get_n_drawn (const ReluCurvesChart *self)
{
  return self->curves.n_drawn;
}
