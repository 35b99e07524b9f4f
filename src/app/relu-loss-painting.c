/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-loss-painting.h"

#include <adwaita.h>
#include <math.h>

#define LINE_WIDTH 1.5
#define FLAT_WIDTH 2.5
#define DOT 3.0
#define INSET (DOT + 0.5)
#define ARROW 4.0

/* The decimal exponents of gradients with no bar and with the longest. */
#define SHORTEST -6.0
#define LONGEST 2.0

/* Losses that differ by a smaller share are the same but for rounding. */
#define ROUNDING 1e-12

/**
 * relu_loss_map_fit:
 * @height: of the picture
 *
 * Makes the losses of @profile fill the height; where they are all the same, the line is in the middle.
 */
void
relu_loss_map_fit (ReluLossMap *self, const ReluLossProfile *profile, double height)
{
  double highest = relu_loss_profile_get_highest (profile);
  ReluLossPoint lowest;

  relu_loss_profile_get_lowest (profile, &lowest);
  self->low = lowest.loss;
  self->bottom = height - INSET;
  self->per_loss = (height - 2 * INSET) / (highest - lowest.loss);
  if (!(highest - lowest.loss > ROUNDING * highest))
    {
      self->bottom = floor (height / 2);
      self->per_loss = 0;
    }
}

static double
get_x (const ReluLossMap *map, double value)
{
  return map->at + value * map->per_value;
}

static double
get_y (const ReluLossMap *map, double loss)
{
  return map->bottom - (loss - map->low) * map->per_loss;
}

static void
set_source (cairo_t *cr, const ReluColor *color, double alpha)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * alpha);
}

/**
 * relu_loss_painting_get_ink:
 *
 * Returns: the colour of lines and numbers in the desktop's style
 */
ReluColor
relu_loss_painting_get_ink (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  double ink = adw_style_manager_get_dark (style) ? 1 : 0;

  return (ReluColor) { ink, ink, ink, adw_style_manager_get_high_contrast (style) ? 1 : 0.8 };
}

/**
 * relu_loss_painting_draw_curve:
 *
 * Draws the loss, and the flat stretch as a stronger line.
 */
void
relu_loss_painting_draw_curve (const ReluLossMap *map, cairo_t *cr, const ReluLossProfile *profile)
{
  ReluColor ink = relu_loss_painting_get_ink ();
  const ReluLossPoint *points;
  double from, to, y;
  guint n;

  points = relu_loss_profile_get_points (profile, &n);
  for (guint i = 0; i < n; i++)
    cairo_line_to (cr, get_x (map, points[i].value), get_y (map, points[i].loss));
  cairo_set_line_width (cr, LINE_WIDTH);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_BEVEL);
  set_source (cr, &ink, 0.7);
  cairo_stroke (cr);

  if (!relu_loss_profile_get_flat (profile, &from, &to))
    return;

  y = get_y (map, relu_loss_profile_interpolate (profile, from));
  cairo_move_to (cr, get_x (map, from), y);
  cairo_line_to (cr, get_x (map, to), y);
  cairo_set_line_width (cr, FLAT_WIDTH);
  set_source (cr, &ink, 1);
  cairo_stroke (cr);
}

static void
draw_dot (cairo_t *cr, double x, double y, const ReluColor *color)
{
  ReluColor ink = relu_loss_painting_get_ink ();

  cairo_arc (cr, x, y, DOT, 0, 2 * G_PI);
  set_source (cr, color, 1);
  cairo_fill_preserve (cr);
  cairo_set_line_width (cr, 1);
  set_source (cr, &ink, 1);
  cairo_stroke (cr);
}

/**
 * relu_loss_painting_draw_value:
 * @value: of the parameter
 * @color: of the dot
 *
 * Draws a dot where the value is on the curve.
 */
void
relu_loss_painting_draw_value (const ReluLossMap *map, cairo_t *cr, const ReluLossProfile *profile,
                               double value, const ReluColor *color)
{
  draw_dot (cr, get_x (map, value), get_y (map, relu_loss_profile_interpolate (profile, value)), color);
}

/**
 * relu_loss_painting_get_length:
 * @gradient: finite, not 0
 *
 * Returns: how long its bar is, a share of the longest; an eighth more for each power of ten
 */
double
relu_loss_painting_get_length (double gradient)
{
  return CLAMP ((log10 (fabs (gradient)) - SHORTEST) / (LONGEST - SHORTEST), 0.04, 1);
}

/**
 * relu_loss_painting_draw_arrow:
 * @x: its middle
 * @y: its middle
 * @direction: 1 to the right, -1 to the left
 *
 * Draws a triangle with the cairo context's colour.
 */
void
relu_loss_painting_draw_arrow (cairo_t *cr, double x, double y, int direction)
{
  cairo_move_to (cr, x - direction * ARROW / 2, y - ARROW);
  cairo_line_to (cr, x + direction * ARROW / 2, y);
  cairo_line_to (cr, x - direction * ARROW / 2, y + ARROW);
  cairo_close_path (cr);
  cairo_fill (cr);
}

/**
 * relu_loss_painting_draw_sample:
 * @color: of the dot
 *
 * Draws a valley with a value on its way down, for a legend.
 */
void
relu_loss_painting_draw_sample (cairo_t *cr, double width, double height, const ReluColor *color)
{
  ReluColor ink = relu_loss_painting_get_ink ();
  double bottom = height - INSET, depth = bottom - INSET;

  for (int i = -8; i <= 8; i++)
    cairo_line_to (cr, width / 2 + i * width / 18, bottom - depth * i * i / 64.0);
  cairo_set_line_width (cr, LINE_WIDTH);
  set_source (cr, &ink, 0.7);
  cairo_stroke (cr);
  draw_dot (cr, width / 2 - 5 * width / 18, bottom - depth * 25 / 64.0, color);
}
