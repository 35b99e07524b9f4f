/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-zone-track.h: draws a slider's track: zones, or a value's distance from zero. */

#pragma once

#include <cairo.h>

#include "relu-theme.h"
#include "relu-zones.h"

G_BEGIN_DECLS

typedef enum
{
  RELU_ZONE_OFF,
  RELU_ZONE_SWITCHES,
  RELU_ZONE_ON,
} ReluZoneKind;

/* A track whose left upper corner is the origin, and the range of values along it. The knob's
 * centre goes from first to last only; the round ends beyond belong to the values at the ends. */
typedef struct
{
  double lower, upper;
  double first, last;
  double width, height;
  gboolean mirrored; /* lower is on the right */
  ReluColor color;   /* of the unit */
} ReluZoneTrack;

double relu_zone_track_map (const ReluZoneTrack *self, double value);
void relu_zone_track_draw_zones (const ReluZoneTrack *self, cairo_t *cr, const ReluZones *zones);
void relu_zone_track_draw_value (const ReluZoneTrack *self, cairo_t *cr, double value);
void relu_zone_track_draw_sample (const ReluZoneTrack *self, cairo_t *cr, ReluZoneKind kind);

G_END_DECLS
