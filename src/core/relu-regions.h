/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-regions.h: the exact linear and activation regions of a network on a domain. */

#pragma once

#include "relu-network.h"

G_BEGIN_DECLS

/* More activation regions than this are refused with an error. */
#define RELU_MAX_REGIONS (2u * 1024 * 1024)

/* Neighbouring switches closer than this share of the domain are one. */
#define RELU_SLIVER 1e-12

typedef enum
{
  RELU_REGIONS_ERROR_TOO_MANY,   /* more than RELU_MAX_REGIONS */
  RELU_REGIONS_ERROR_NOT_FINITE, /* f overflows on the domain */
  RELU_REGIONS_ERROR_DOMAIN,     /* the domain is empty, not finite, or narrower than its numbers */
} ReluRegionsError;

#define RELU_REGIONS_ERROR (relu_regions_error_quark ())
GQuark relu_regions_error_quark (void);

typedef enum
{
  RELU_UNIT_ALWAYS_INACTIVE, /* z <= 0 inside the whole domain */
  RELU_UNIT_ALWAYS_ACTIVE,   /* z > 0 inside the whole domain */
  RELU_UNIT_SWITCHES,
} ReluUnitState;

/* The units that have a state are those of the layers whose activation has a knot (hidden or not).
 * They are numbered through from 0, layer by layer: that number is a "unit" below. */
typedef struct
{
  guint layer; /* from 0 */
  guint index; /* in its layer, from 0 */
  ReluUnitState state;
} ReluUnit;

typedef struct
{
  guint unit; /* numbered through, see ReluUnit */
  gboolean turns_on;
} ReluSwitch;

/* One straight piece: f(x) = slope x + intercept on [from, to]. */
typedef struct
{
  double from, to;     /* x */
  double y_from, y_to; /* f there */
  double slope, intercept;
  guint first, last; /* activation regions that it spans, inclusive */
} ReluRegion;

/* A place strictly inside the domain where units switch. A breakpoint where the slope of f changes,
 * else a silent switch. */
typedef struct
{
  double x, y;
  double slope_before, slope_after;
  guint point; /* the activation regions point - 1 and point meet here */
  guint n_switches;
  const ReluSwitch *switches; /* ordered by unit; owned by the regions */
} ReluBreakpoint;

typedef struct _ReluRegions ReluRegions;

ReluRegions *relu_regions_new (ReluNetwork *network, double from, double to,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
ReluRegions *relu_regions_ref (ReluRegions *self);
void relu_regions_unref (ReluRegions *self);
ReluNetwork *relu_regions_get_network (const ReluRegions *self);
double relu_regions_get_from (const ReluRegions *self);
double relu_regions_get_to (const ReluRegions *self);

/* The curve as arrays: n + 1 points (both ends of the domain included) and n slopes between them,
 * one piece for each activation region. */
guint relu_regions_get_n_activation_regions (const ReluRegions *self);
const double *relu_regions_get_xs (const ReluRegions *self);
const double *relu_regions_get_ys (const ReluRegions *self);
const double *relu_regions_get_slopes (const ReluRegions *self);
void relu_regions_get_activation_region (const ReluRegions *self, guint index, ReluRegion *region);
guint relu_regions_find (const ReluRegions *self, double x);

/* Linear regions: activation regions joined where f goes straight on. */
guint relu_regions_get_n_linear_regions (const ReluRegions *self);
void relu_regions_get_linear_region (const ReluRegions *self, guint index, ReluRegion *region);
guint relu_regions_find_linear (const ReluRegions *self, double x);

guint relu_regions_get_n_breakpoints (const ReluRegions *self);
void relu_regions_get_breakpoint (const ReluRegions *self, guint index, ReluBreakpoint *breakpoint);
guint relu_regions_get_n_silent_switches (const ReluRegions *self);
void relu_regions_get_silent_switch (const ReluRegions *self, guint index,
                                     ReluBreakpoint *silent_switch);
/* Both kinds in one row, numbered as in ReluBreakpoint: 1 to the number of activation regions - 1. */
void relu_regions_get_point (const ReluRegions *self, guint point, ReluBreakpoint *out);

guint relu_regions_get_lead_unit (const ReluRegions *self, const ReluBreakpoint *point);

guint relu_regions_get_n_units (const ReluRegions *self);
void relu_regions_get_unit (const ReluRegions *self, guint unit, ReluUnit *out);
gboolean relu_regions_lookup_unit (const ReluRegions *self, guint layer, guint index, guint *unit);
void relu_regions_get_pattern (const ReluRegions *self, guint activation_region, guint8 *pattern);
guint relu_regions_dup_switches_of_unit (const ReluRegions *self, guint unit, double **xs);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluRegions, relu_regions_unref)

G_END_DECLS
