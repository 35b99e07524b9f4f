/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-outside.c: what lies beyond the domain.
 *
 * It is looked at through windows, each analysed like a domain. A window begins inside the region
 * that was reached last, where nothing switches, so that a switch on the domain's very end is found
 * too. How far it is from there to the next switch is known, whatever its distance: while no unit
 * switches all pre-activations are straight lines. So each window is made wide enough for at
 * least one switch, and not so wide that the first would be a sliver in it; where there is no next
 * switch, the walk is over. */

#include "relu-outside.h"

#include <math.h>

#include "relu-outside-private.h"
#include "relu-regions-private.h"

/* A window is at least this many times as wide as the way to its first switch, if f has numbers
 * there, and as the window before; at most so many times. */
#define LEAST_WIDTH 2.0
#define TIGHT_WIDTH 1.125
#define GROWTH 4.0
#define MOST_WIDTH 1e6

/* It is not worth while to look through more. */
#define MAX_WINDOWS 256

/* Exact products on one side, about 50 ms; few networks need any. And what is fast enough for every
 * frame of a drag, in parameters: about 0.3 ms. */
#define BUDGET (5 * 1000 * 1000)
#define MAX_CHEAP_PARAMETERS 4096

typedef struct
{
  ReluBreakpoint at;
  guint first_switch;
  gboolean bends;
} Point;

typedef struct
{
  GArray *points;
  GArray *switches;
  GArray *breakpoints; /* indices of points */
  gboolean is_complete;
} Side;

struct _ReluOutside
{
  gatomicrefcount ref_count;
  guint n_inside; /* linear regions of the domain */
  Side sides[RELU_N_SIDES];
};

/* On the way outwards on one side. */
typedef struct
{
  Side *side;
  gboolean to_the_left;
  ReluRegions *regions; /* of the latest window; the domain's own at first */
  double x;             /* inside their outermost region */
  double width;         /* of the window */
  ReluExact exact;
} Walk;

/* A place inside the outermost region. */
static double
get_start (const ReluRegions *regions, gboolean to_the_left)
{
  guint n = regions->n;
  double a = to_the_left ? regions->xs[0] : regions->xs[n - 1];
  double b = to_the_left ? regions->xs[1] : regions->xs[n];

  return a + (b - a) / 2;
}

static void
add_point (Side *side, const ReluRegions *regions, guint k, gboolean bends)
{
  Point point = { .first_switch = side->switches->len, .bends = bends };

  relu_regions_get_point (regions, k, &point.at);
  g_array_append_vals (side->switches, point.at.switches, point.at.n_switches);
  point.at.switches = NULL; /* they move while there are more */
  point.at.point = 0;
  if (bends)
    g_array_append_val (side->breakpoints, side->points->len);
  g_array_append_val (side->points, point);
}

/* All that switches inside a window, outwards. */
static void
add_points (Walk *self, const ReluRegions *regions)
{
  guint n = regions->n;
  guint breakpoint = self->to_the_left ? regions->n_breakpoints : 0;

  for (guint i = 1; i < n && self->side->points->len < RELU_OUTSIDE_MAX; i++)
    {
      guint k = self->to_the_left ? n - i : i;
      gboolean bends;

      if (self->to_the_left)
        {
          bends = breakpoint > 0 && regions->breakpoints[breakpoint - 1] == k;
          breakpoint -= bends;
        }
      else
        {
          bends = breakpoint < regions->n_breakpoints && regions->breakpoints[breakpoint] == k;
          breakpoint += bends;
        }
      add_point (self->side, regions, k, bends);
    }
}

static ReluRegions *
look (const Walk *self, double width)
{
  double from = self->to_the_left ? self->x - width : self->x;
  double to = self->to_the_left ? self->x : self->x + width;

  if (!isfinite (from) || !isfinite (to))
    return NULL;

  return relu_regions_new (self->regions->network, from, to, NULL);
}

/* The regions of a window that holds the switch at @distance; NULL where f has no numbers there, or
 * too many regions. */
static ReluRegions *
look_as_far_as (Walk *self, double distance)
{
  double width = CLAMP (GROWTH * self->width, LEAST_WIDTH * distance, MOST_WIDTH * distance);
  ReluRegions *regions = look (self, width);

  if (regions == NULL)
    {
      width = TIGHT_WIDTH * distance;
      regions = look (self, width);
    }
  self->width = width;

  return regions;
}

/* Goes on by a window; FALSE at the end. */
static gboolean
step (Walk *self)
{
  g_autofree guint8 *pattern = g_malloc (MAX (1, self->regions->n_units));
  ReluRegions *next;
  double distance;
  gboolean found;

  relu_regions_get_pattern (self->regions, self->to_the_left ? 0 : self->regions->n - 1, pattern);
  self->exact.pattern = pattern;
  if (!relu_outside_find_next (&self->exact, self->x, self->to_the_left, &distance))
    return FALSE;
  if (isinf (distance))
    {
      self->side->is_complete = TRUE;
      return FALSE;
    }

  next = look_as_far_as (self, distance);
  if (next == NULL)
    return FALSE;
  add_points (self, next);
  /* Slopes too small for a number, on a window so wide that they matter: it can't be said. */
  found = next->n > 1;
  relu_regions_unref (self->regions);
  self->regions = next;
  self->x = get_start (next, self->to_the_left);

  return found && self->side->points->len < RELU_OUTSIDE_MAX;
}

static void
walk (Side *side, ReluRegions *regions, gboolean to_the_left)
{
  Walk self = { .side = side, .to_the_left = to_the_left, .regions = relu_regions_ref (regions) };

  side->points = g_array_new (FALSE, FALSE, sizeof (Point));
  side->switches = g_array_new (FALSE, FALSE, sizeof (ReluSwitch));
  side->breakpoints = g_array_new (FALSE, FALSE, sizeof (guint));
  self.x = get_start (regions, to_the_left);
  self.width = regions->to - regions->from;
  self.exact.network = regions->network;
  self.exact.first_units = regions->first_units;
  self.exact.budget = BUDGET;

  for (guint i = 0; i < MAX_WINDOWS && step (&self); i++)
    ;
  relu_regions_unref (self.regions);
}

/**
 * relu_outside_new:
 * @regions: of a network on a domain
 *
 * Finds where units switch outside the open domain: from its ends, which belong to the outside, as
 * far as numbers reach. What switches, and whether it bends the curve, is what exact arithmetic
 * says; switches are one if they are closer to each other than about 10⁻¹¹ of the domain's width and
 * their distance from it. Beyond RELU_OUTSIDE_MAX switches, or where f has no numbers any more, it
 * stops: see relu_outside_is_complete().
 *
 * Returns: (transfer full): what lies outside
 */
ReluOutside *
relu_outside_new (ReluRegions *regions)
{
  ReluOutside *self = g_new0 (ReluOutside, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->n_inside = relu_regions_get_n_linear_regions (regions);
  walk (&self->sides[RELU_SIDE_LEFT], regions, TRUE);
  walk (&self->sides[RELU_SIDE_RIGHT], regions, FALSE);

  return self;
}

ReluOutside *
relu_outside_ref (ReluOutside *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
relu_outside_unref (ReluOutside *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < RELU_N_SIDES; i++)
    {
      g_array_unref (self->sides[i].points);
      g_array_unref (self->sides[i].switches);
      g_array_unref (self->sides[i].breakpoints);
    }
  g_free (self);
}

/**
 * relu_outside_is_cheap:
 *
 * Returns: whether relu_outside_new() is fast enough to be called for every frame of a drag
 */
gboolean
relu_outside_is_cheap (const ReluNetwork *network)
{
  return relu_network_get_n_parameters (network) <= MAX_CHEAP_PARAMETERS;
}

/**
 * relu_outside_get_n:
 *
 * Returns: how many places on that side were found where units switch, silently or not
 */
guint
relu_outside_get_n (const ReluOutside *self, ReluSide side)
{
  return self->sides[side].points->len;
}

/**
 * relu_outside_get:
 * @index: from 0, from the domain outwards
 * @point: (out): what switches there, as in ReluRegions; its "point" is of no use
 *
 * Returns: whether the curve bends there; else it is a silent switch
 */
gboolean
relu_outside_get (const ReluOutside *self, ReluSide side, guint index, ReluBreakpoint *point)
{
  const Side *from = &self->sides[side];
  const Point *found;

  g_return_val_if_fail (index < from->points->len, FALSE);

  found = &g_array_index (from->points, Point, index);
  *point = found->at;
  point->switches = &g_array_index (from->switches, ReluSwitch, found->first_switch);

  return found->bends;
}

guint
relu_outside_get_n_breakpoints (const ReluOutside *self, ReluSide side)
{
  return self->sides[side].breakpoints->len;
}

/**
 * relu_outside_get_breakpoint:
 * @index: from 0, from the domain outwards
 * @breakpoint: (out): where the slope of f changes; its "point" is of no use
 */
void
relu_outside_get_breakpoint (const ReluOutside *self, ReluSide side, guint index,
                             ReluBreakpoint *breakpoint)
{
  const GArray *breakpoints = self->sides[side].breakpoints;

  g_return_if_fail (index < breakpoints->len);

  relu_outside_get (self, side, g_array_index (breakpoints, guint, index), breakpoint);
}

/**
 * relu_outside_is_complete:
 *
 * Returns: whether all that there is on that side was found; else there may be more further out
 */
gboolean
relu_outside_is_complete (const ReluOutside *self, ReluSide side)
{
  return self->sides[side].is_complete;
}

/**
 * relu_outside_get_n_linear_regions:
 *
 * Returns: how many linear regions f has on the whole line; at least so many, where a side is not
 *   complete
 */
guint
relu_outside_get_n_linear_regions (const ReluOutside *self)
{
  return self->n_inside + self->sides[RELU_SIDE_LEFT].breakpoints->len
         + self->sides[RELU_SIDE_RIGHT].breakpoints->len;
}

/**
 * relu_outside_is_empty:
 *
 * Returns: whether f does not bend outside the domain, as far as was looked
 */
gboolean
relu_outside_is_empty (const ReluOutside *self)
{
  return self->sides[RELU_SIDE_LEFT].breakpoints->len == 0
         && self->sides[RELU_SIDE_RIGHT].breakpoints->len == 0;
}
