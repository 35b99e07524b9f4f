/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "relu-zone-track.h"
#include "widget-fixture.h"

/* 20 pixels for 1, with round ends of 4 pixels; -10 is at 4 and 10 at 404. */
static const ReluZoneTrack track = { -10, 10, 4, 404, 408, 8, FALSE, { 1, 0, 0, 1 } };

/* What is drawn at @value, a hair to the right of it: 'o'ff, 'n' for on, or 's' for switching. */
static char
look (cairo_surface_t *surface, const ReluZoneTrack *self, double value)
{
  int x = (int) relu_zone_track_map (self, value) + (self->mirrored ? -2 : 1);
  const guint8 *pixel;
  guint8 red, green;

  cairo_surface_flush (surface);
  pixel = cairo_image_surface_get_data (surface)
          + 4 * cairo_image_surface_get_stride (surface) + 4 * x;
  green = pixel[1];
  red = pixel[2];
  if (red > green + 60)
    return 's';

  return red > 150 ? 'o' : 'n';
}

static void
assert_looks (const ReluZoneTrack *self, ReluZones zones, const double *values, const char *looks)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 408, 8);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  relu_zone_track_draw_zones (self, cr, &zones);
  for (guint i = 0; looks[i] != '\0'; i++)
    {
      g_test_message ("at %g", values[i]);
      g_assert_cmpint (look (surface, self, values[i]), ==, looks[i]);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_map (void)
{
  ReluZoneTrack mirrored = track;

  mirrored.mirrored = TRUE;
  g_assert_cmpfloat (relu_zone_track_map (&track, -10), ==, 4);
  g_assert_cmpfloat (relu_zone_track_map (&track, 10), ==, 404);
  g_assert_cmpfloat (relu_zone_track_map (&track, 0), ==, 204);
  g_assert_cmpfloat (relu_zone_track_map (&track, -INFINITY), ==, 0);
  g_assert_cmpfloat (relu_zone_track_map (&track, 1e300), ==, 408);
  g_assert_cmpfloat (relu_zone_track_map (&mirrored, -10), ==, 404);
  g_assert_cmpfloat_with_epsilon (relu_zone_track_map (&mirrored, 1), 184, 1e-9);
}

static void
test_a_bias (void)
{
  /* Off up to -4, on from 4: the ends are where they are said to be, to a pixel. */
  const double values[] = { -10, -5, -4.2, -3.9, 0, 3.8, 4.1, 9.8 };
  ReluZoneTrack mirrored = track;

  mirrored.mirrored = TRUE;
  assert_looks (&track, (ReluZones){ -INFINITY, -4, 4, INFINITY }, values, "ooosssnn");
  assert_looks (&mirrored, (ReluZones){ -INFINITY, -4, 4, INFINITY }, values, "ooosssnn");
}

static void
test_a_weight (void)
{
  const double values[] = { -10, -1, -0.5, 0, 0.5, 1, 9 };

  /* With a positive bias: on in the middle, never off. */
  assert_looks (&track, (ReluZones){ INFINITY, -INFINITY, -0.75, 0.75 }, values, "ssnnnss");
  /* And the other way round. */
  assert_looks (&track, (ReluZones){ -0.75, 0.75, INFINITY, -INFINITY }, values, "ssoooss");
  /* Both, next to each other, and none at all. */
  assert_looks (&track, (ReluZones){ -INFINITY, 0, 0.6, INFINITY }, values, "ooossnn");
  assert_looks (&track, (ReluZones){ 1, -1, 1, -1 }, values, "sssssss");
}

static void
test_zones_beyond_the_range (void)
{
  const double values[] = { -9, 0, 9 };

  assert_looks (&track, (ReluZones){ -INFINITY, -400, 400, INFINITY }, values, "sss");
  assert_looks (&track, (ReluZones){ -INFINITY, 300, 400, INFINITY }, values, "ooo");
  assert_looks (&track, (ReluZones){ -INFINITY, -400, -300, INFINITY }, values, "nnn");
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);
  g_test_add_func ("/zone-track/map", test_map);
  g_test_add_func ("/zone-track/bias", test_a_bias);
  g_test_add_func ("/zone-track/weight", test_a_weight);
  g_test_add_func ("/zone-track/beyond", test_zones_beyond_the_range);
  return g_test_run ();
}
