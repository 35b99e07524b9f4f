/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-zone-track.h"

#include <adwaita.h>
#include <math.h>

#define STRIPE_WIDTH 5.0

/* Fills a piece of the track, rounded where it is the track's end. Not by clipping, which costs more
 * than all the rest: everything but the ends is a rectangle. */
static void
fill_piece (const ReluZoneTrack *self, cairo_t *cr, double from, double to)
{
  double height = self->height;
  gboolean is_first = from <= 0, is_last = to >= self->width;
  double r = MIN (height / 2, (to - from) / (is_first && is_last ? 2 : 1));

  if (!(from < to))
    return;

  if (!is_first && !is_last)
    {
      cairo_rectangle (cr, from, 0, to - from, height);
    }
  else
    {
      cairo_new_sub_path (cr);
      if (is_first)
        {
          cairo_arc (cr, from + r, height - r, r, G_PI_2, G_PI);
          cairo_arc (cr, from + r, r, r, G_PI, 3 * G_PI_2);
        }
      else
        {
          cairo_line_to (cr, from, height);
          cairo_line_to (cr, from, 0);
        }
      if (is_last)
        {
          cairo_arc (cr, to - r, r, r, -G_PI_2, 0);
          cairo_arc (cr, to - r, height - r, r, 0, G_PI_2);
        }
      else
        {
          cairo_line_to (cr, to, 0);
          cairo_line_to (cr, to, height);
        }
      cairo_close_path (cr);
    }
  cairo_fill (cr);
}

static void
set_color (const ReluZoneTrack *self, cairo_t *cr, double alpha)
{
  cairo_set_source_rgba (cr, self->color.red, self->color.green, self->color.blue, alpha);
}

/* The stripes hang on the track's origin: they stand still while a zone's ends move. */
static void
fill_stripes (const ReluZoneTrack *self, cairo_t *cr, double from, double to)
{
  double first = floor (from / (2 * STRIPE_WIDTH)) * 2 * STRIPE_WIDTH;

  /* Those in the middle together, the ends by themselves. */
  for (double s = first; s < to; s += 2 * STRIPE_WIDTH)
    {
      double a = MAX (s, from), b = MIN (s + STRIPE_WIDTH, to);

      if (a > 0 && b < self->width && a < b)
        cairo_rectangle (cr, a, 0, b - a, self->height);
    }
  cairo_fill (cr);
  for (double s = first; s < to; s += 2 * STRIPE_WIDTH)
    {
      double a = MAX (s, from), b = MIN (s + STRIPE_WIDTH, to);

      if (a <= 0 || b >= self->width)
        fill_piece (self, cr, a, b);
    }
}

/* The three differ in lightness and pattern, not in colour alone. */
static void
fill (const ReluZoneTrack *self, cairo_t *cr, ReluZoneKind kind, double from, double to)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean contrast = adw_style_manager_get_high_contrast (style);
  double ink = adw_style_manager_get_dark (style) ? 1 : 0;

  switch (kind)
    {
    case RELU_ZONE_OFF:
      cairo_set_source_rgba (cr, ink, ink, ink, contrast ? 0.3 : 0.15);
      fill_piece (self, cr, from, to);
      break;

    case RELU_ZONE_ON:
      cairo_set_source_rgba (cr, ink, ink, ink, contrast ? 0.9 : 0.55);
      fill_piece (self, cr, from, to);
      break;

    case RELU_ZONE_SWITCHES:
      set_color (self, cr, contrast ? 0.3 : 0.5);
      fill_piece (self, cr, from, to);
      set_color (self, cr, 1);
      fill_stripes (self, cr, from, to);
      break;

    default:
      g_assert_not_reached ();
    }
}

/**
 * relu_zone_track_map:
 * @value: any number
 *
 * Returns: its place in pixels from the left end; values beyond the range are at the track's ends
 */
double
relu_zone_track_map (const ReluZoneTrack *self, double value)
{
  double share = (value - self->lower) / (self->upper - self->lower);
  double px;

  if (share < 0)
    px = 0;
  else if (share > 1)
    px = self->width;
  else
    px = self->first + share * (self->last - self->first);

  return self->mirrored ? self->width - px : px;
}

static void
fill_values (const ReluZoneTrack *self, cairo_t *cr, ReluZoneKind kind, double from, double to)
{
  double a, b;

  if (!(from <= to) || from > self->upper || to < self->lower)
    return;

  /* To the very end of the track where the zone goes on beyond the range. */
  a = relu_zone_track_map (self, from <= self->lower ? -INFINITY : from);
  b = relu_zone_track_map (self, to >= self->upper ? INFINITY : to);
  fill (self, cr, kind, MIN (a, b), MAX (a, b));
}

/**
 * relu_zone_track_draw_zones:
 * @zones: of one parameter
 *
 * Draws the two sets of values, and what they leave as switching.
 */
void
relu_zone_track_draw_zones (const ReluZoneTrack *self, cairo_t *cr, const ReluZones *zones)
{
  struct
  {
    double from, to;
  } off = { zones->off_from, zones->off_to }, on = { zones->on_from, zones->on_to }, first, second;

  if (!(off.from <= off.to))
    off.from = off.to = INFINITY;
  if (!(on.from <= on.to))
    on.from = on.to = INFINITY;
  first = off.from < on.from ? off : on;
  second = off.from < on.from ? on : off;

  /* The gaps, rather than all: the zones are translucent. */
  fill_values (self, cr, RELU_ZONE_SWITCHES, -INFINITY, MIN (first.from, self->upper));
  if (first.to < self->upper)
    fill_values (self, cr, RELU_ZONE_SWITCHES, MAX (first.to, self->lower),
                 MIN (second.from, self->upper));
  if (second.to < self->upper)
    fill_values (self, cr, RELU_ZONE_SWITCHES, MAX (second.to, self->lower), INFINITY);
  fill_values (self, cr, RELU_ZONE_OFF, off.from, off.to);
  fill_values (self, cr, RELU_ZONE_ON, on.from, on.to);
}

/**
 * relu_zone_track_draw_value:
 *
 * Draws the track of a parameter without zones: filled from zero to @value.
 */
void
relu_zone_track_draw_value (const ReluZoneTrack *self, cairo_t *cr, double value)
{
  double zero = relu_zone_track_map (self, CLAMP (0, self->lower, self->upper));
  double px = relu_zone_track_map (self, value);

  fill (self, cr, RELU_ZONE_OFF, 0, self->width);
  set_color (self, cr, 1);
  fill_piece (self, cr, MIN (zero, px), MAX (zero, px));
}

/**
 * relu_zone_track_draw_sample:
 *
 * Draws a track that is @kind all over, for a legend.
 */
void
relu_zone_track_draw_sample (const ReluZoneTrack *self, cairo_t *cr, ReluZoneKind kind)
{
  fill (self, cr, kind, 0, self->width);
}
