/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-paint.c: what all parts of the painter need. */

#include "relu-paint-private.h"

static gboolean
is_vector_surface (cairo_surface_t *surface)
{
  switch ((int) cairo_surface_get_type (surface))
    {
    case CAIRO_SURFACE_TYPE_PDF:
    case CAIRO_SURFACE_TYPE_PS:
    case CAIRO_SURFACE_TYPE_SVG:
    case CAIRO_SURFACE_TYPE_SCRIPT:
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * relu_paint_find_pixels:
 * @recording_scale: pixels in one unit, where the target is a recording surface that can't know
 *
 * Sets what there is to know of the target's pixels, for all that is snapped to them.
 */
void
relu_paint_find_pixels (ReluPaint *self, double recording_scale)
{
  cairo_surface_t *target = cairo_get_group_target (self->cr);
  double device_x, device_y;
  cairo_matrix_t matrix;

  self->is_vector = is_vector_surface (target);
  self->pixels = 4;
  if (self->is_vector)
    return;

  cairo_get_matrix (self->cr, &matrix);
  cairo_surface_get_device_scale (target, &device_x, &device_y);
  if (cairo_surface_get_type (target) == CAIRO_SURFACE_TYPE_RECORDING)
    {
      device_x *= recording_scale;
      device_y *= recording_scale;
    }
  if (matrix.xy != 0 || matrix.yx != 0 || matrix.xx != matrix.yy || device_x != device_y
      || !(matrix.xx > 0))
    {
      self->is_vector = TRUE; /* turned or sheared: pixels are of no help */
      return;
    }
  self->pixels = matrix.xx * device_x;
  self->snap_x = matrix.x0 * device_x;
  self->snap_y = matrix.y0 * device_y;
}

/* Vector surfaces have no pixels: edges stay where they are. */
static double
snap (const ReluPaint *self, double value, double origin)
{
  if (self->is_vector)
    return value;

  return (round (value * self->pixels + origin) - origin) / self->pixels;
}

/**
 * relu_paint_snap_x:
 *
 * The edge between two pixels that is nearest.
 */
double
relu_paint_snap_x (const ReluPaint *self, double x)
{
  return snap (self, x, self->snap_x);
}

/**
 * relu_paint_snap_y:
 *
 * As relu_paint_snap_x().
 */
double
relu_paint_snap_y (const ReluPaint *self, double y)
{
  return snap (self, y, self->snap_y);
}

/* The nearest place where a line of whole width has sharp edges. */
static double
center (const ReluPaint *self, double value, double origin)
{
  double width = fmax (1, round (self->theme->grid_width * self->unit * self->pixels));

  if (self->is_vector)
    return value;
  if (fmod (width, 2) == 0)
    return snap (self, value, origin);

  return (floor (value * self->pixels + origin) + 0.5 - origin) / self->pixels;
}

/**
 * relu_paint_center_x:
 *
 * Returns: the place nearest to @x where a line of the grid is sharp
 */
double
relu_paint_center_x (const ReluPaint *self, double x)
{
  return center (self, x, self->snap_x);
}

/**
 * relu_paint_center_y:
 *
 * As relu_paint_center_x().
 */
double
relu_paint_center_y (const ReluPaint *self, double y)
{
  return center (self, y, self->snap_y);
}

/**
 * relu_paint_fill:
 *
 * Fills @rect, moved to whole pixels.
 */
void
relu_paint_fill (ReluPaint *self, const ReluRect *rect, ReluColor color)
{
  double x0 = relu_paint_snap_x (self, rect->x), y0 = relu_paint_snap_y (self, rect->y);
  double x1 = relu_paint_snap_x (self, rect->x + rect->width);
  double y1 = relu_paint_snap_y (self, rect->y + rect->height);

  relu_color_set (self->cr, color);
  cairo_rectangle (self->cr, x0, y0, x1 - x0, y1 - y0);
  cairo_fill (self->cr);
}

/**
 * relu_paint_rounded:
 *
 * Appends @rect with round corners to the path.
 */
void
relu_paint_rounded (ReluPaint *self, const ReluRect *rect, double radius)
{
  cairo_t *cr = self->cr;
  double r = fmin (radius, fmin (rect->width, rect->height) / 2);

  cairo_new_sub_path (cr);
  cairo_arc (cr, rect->x + rect->width - r, rect->y + r, r, -G_PI / 2, 0);
  cairo_arc (cr, rect->x + rect->width - r, rect->y + rect->height - r, r, 0, G_PI / 2);
  cairo_arc (cr, rect->x + r, rect->y + rect->height - r, r, G_PI / 2, G_PI);
  cairo_arc (cr, rect->x + r, rect->y + r, r, G_PI, G_PI * 1.5);
  cairo_close_path (cr);
}

/**
 * relu_paint_dashed_vertical:
 *
 * A dashed line from @y0 down to @y1.
 */
void
relu_paint_dashed_vertical (ReluPaint *self, double x, double y0, double y1, double width,
                            double on, double off)
{
  cairo_t *cr = self->cr;

  if (!self->is_vector)
    {
      width = fmax (1, round (width * self->pixels)) / self->pixels;
      y0 = relu_paint_snap_y (self, y0);
      y1 = relu_paint_snap_y (self, y1);
      relu_sprites_paint_dashes (self->sprites, cr, relu_paint_snap_x (self, x - width / 2), y0,
                                 y1 - y0, width, on, off, self->pixels);
      return;
    }

  cairo_save (cr);
  cairo_set_dash (cr, (double[]){ on, off }, 2, 0);
  cairo_set_line_width (cr, width);
  cairo_move_to (cr, x, y0);
  cairo_line_to (cr, x, y1);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/**
 * relu_paint_clip_to_plot:
 *
 * Until cairo_restore() nothing is drawn outside of the plot.
 */
void
relu_paint_clip_to_plot (ReluPaint *self)
{
  const ReluRect *p = &self->figure->plot;
  double x0 = relu_paint_snap_x (self, p->x), y0 = relu_paint_snap_y (self, p->y);
  double x1 = relu_paint_snap_x (self, p->x + p->width);
  double y1 = relu_paint_snap_y (self, p->y + p->height);

  cairo_rectangle (self->cr, x0, y0, x1 - x0, y1 - y0);
  cairo_clip (self->cr);
}

/**
 * relu_paint_plate:
 * @outline: its colour, in themes that have one
 *
 * Fills the ground of a label.
 */
void
relu_paint_plate (ReluPaint *self, const ReluRect *rect, ReluColor outline)
{
  double radius = 5 * self->unit;

  relu_color_set (self->cr, self->theme->plate);
  if (!self->theme->outlined && !self->is_vector)
    {
      relu_sprites_paint_plate (self->sprites, self->cr, relu_paint_snap_x (self, rect->x),
                                relu_paint_snap_y (self, rect->y), rect->width, rect->height, radius,
                                self->pixels);
      return;
    }

  relu_paint_rounded (self, rect, radius);
  cairo_fill_preserve (self->cr);
  if (self->theme->outlined)
    {
      cairo_set_line_width (self->cr, 1.2 * self->unit);
      relu_color_set (self->cr, outline);
      cairo_stroke (self->cr);
    }
  cairo_new_path (self->cr);
}

/**
 * relu_paint_text:
 *
 * Writes @line with its upper left corner at @x, @y.
 */
void
relu_paint_text (ReluPaint *self, const ReluLine *line, ReluColor color, double x, double y)
{
  relu_color_set (self->cr, color);
  relu_text_draw (line, self->cr, x, y);
}

/**
 * relu_paint_get_region_color:
 *
 * Returns: the colour of a linear region: of its tint, or of its piece of the curve
 */
ReluColor
relu_paint_get_region_color (const ReluPaint *self, guint region, gboolean is_tint)
{
  int unit = relu_scene_get_region_unit (self->scene, region);

  if (unit < 0)
    return is_tint ? relu_theme_get_neutral_tint (self->theme) : self->theme->neutral;

  return is_tint ? relu_theme_get_tint (self->theme, (guint) unit)
                 : relu_theme_get_unit_color (self->theme, (guint) unit);
}

/**
 * relu_paint_is_dense:
 *
 * Returns: whether there are too many pieces to draw them one by one
 */
gboolean
relu_paint_is_dense (const ReluPaint *self)
{
  return self->region_end - self->region_begin > RELU_PAINT_MAX_PIECES;
}

/**
 * relu_paint_ring_radius:
 *
 * Returns: how far a ring reaches: less where many stand close
 */
double
relu_paint_ring_radius (const ReluPaint *self)
{
  guint n = self->break_end - self->break_begin;
  double room = self->figure->plot.width / MAX (n, 1);
  double radius = self->theme->ring_radius * self->unit;

  return CLAMP (room * 0.4, radius * 0.4, radius);
}

/**
 * relu_paint_is_dimmed:
 *
 * Returns: whether another unit than those of @breakpoint is highlighted
 */
gboolean
relu_paint_is_dimmed (const ReluPaint *self, const ReluBreakpoint *breakpoint)
{
  int unit = self->scene->options.highlighted_unit;

  if (unit < 0)
    return FALSE;
  for (guint i = 0; i < breakpoint->n_switches; i++)
    if ((int) breakpoint->switches[i].unit == unit)
      return FALSE;

  return TRUE;
}
