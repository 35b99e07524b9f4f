/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-zone-track.h"

#include <adwaita.h>
#include <math.h>

#define STRIPE_WIDTH 5.0

/* Clips to the rounded shape of the track. */
static void
clip (const ReluZoneTrack *self, cairo_t *cr)
{
  double r = MIN (self->height, self->width) / 2;

  cairo_new_sub_path (cr);
  cairo_arc (cr, self->width - r, r, r, -G_PI_2, G_PI_2);
  cairo_arc (cr, r, r, r, G_PI_2, 3 * G_PI_2);
  cairo_close_path (cr);
  cairo_clip (cr);
}

static void
set_color (const ReluZoneTrack *self, cairo_t *cr, double alpha)
{
  cairo_set_source_rgba (cr, self->color.red, self->color.green, self->color.blue, alpha);
}

/* The three differ in lightness and pattern, not in colour alone. */
static void
fill (const ReluZoneTrack *self, cairo_t *cr, ReluZoneKind kind, double from, double to)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean contrast = adw_style_manager_get_high_contrast (style);
  double ink = adw_style_manager_get_dark (style) ? 1 : 0;

  cairo_rectangle (cr, from, 0, to - from, self->height);
  switch (kind)
    {
    case RELU_ZONE_OFF:
      cairo_set_source_rgba (cr, ink, ink, ink, contrast ? 0.3 : 0.15);
      cairo_fill (cr);
      break;

    case RELU_ZONE_ON:
      cairo_set_source_rgba (cr, ink, ink, ink, contrast ? 0.9 : 0.55);
      cairo_fill (cr);
      break;

    case RELU_ZONE_SWITCHES:
      set_color (self, cr, contrast ? 0.3 : 0.5);
      cairo_fill (cr);
      set_color (self, cr, 1);
      /* The stripes hang on the track's origin: they stand still while a zone's ends move. */
      for (double s = floor (from / (2 * STRIPE_WIDTH)) * 2 * STRIPE_WIDTH; s < to;
           s += 2 * STRIPE_WIDTH)
        if (MIN (s + STRIPE_WIDTH, to) > MAX (s, from))
          cairo_rectangle (cr, MAX (s, from), 0, MIN (s + STRIPE_WIDTH, to) - MAX (s, from),
                           self->height);
      cairo_fill (cr);
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

  cairo_save (cr);
  clip (self, cr);
  /* The gaps, rather than all: the zones are translucent. */
  fill_values (self, cr, RELU_ZONE_SWITCHES, -INFINITY, MIN (first.from, self->upper));
  if (first.to < self->upper)
    fill_values (self, cr, RELU_ZONE_SWITCHES, MAX (first.to, self->lower),
                 MIN (second.from, self->upper));
  if (second.to < self->upper)
    fill_values (self, cr, RELU_ZONE_SWITCHES, MAX (second.to, self->lower), INFINITY);
  fill_values (self, cr, RELU_ZONE_OFF, off.from, off.to);
  fill_values (self, cr, RELU_ZONE_ON, on.from, on.to);
  cairo_restore (cr);
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

  cairo_save (cr);
  clip (self, cr);
  fill (self, cr, RELU_ZONE_OFF, 0, self->width);
  cairo_rectangle (cr, MIN (zero, px), 0, fabs (px - zero), self->height);
  set_color (self, cr, 1);
  cairo_fill (cr);
  cairo_restore (cr);
}

/**
 * relu_zone_track_draw_sample:
 *
 * Draws a track that is @kind all over, for a legend.
 */
void
relu_zone_track_draw_sample (const ReluZoneTrack *self, cairo_t *cr, ReluZoneKind kind)
{
  cairo_save (cr);
  clip (self, cr);
  fill (self, cr, kind, 0, self->width);
  cairo_restore (cr);
}
