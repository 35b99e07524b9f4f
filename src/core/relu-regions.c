/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-regions-private.h"

#include <string.h>

G_DEFINE_QUARK (relu-regions-error-quark, relu_regions_error)

/* The next array in the block, with everything of at most 8 bytes aligned. */
static void *
take (char **cursor, gsize n, gsize size)
{
  void *result = *cursor;

  *cursor += (n * size + 7) / 8 * 8;

  return result;
}

/* Regions whose arrays have their sizes but no contents yet. Which points are breakpoints is not
 * known yet either: both lists of points have room for all. */
ReluRegions *
relu_regions_alloc (ReluNetwork *network, double from, double to, guint n, guint n_switches,
                    guint n_units)
{
  guint n_layers = relu_network_get_n_layers (network);
  gsize size = sizeof (ReluRegions) + (3 * (gsize) n + 2) * sizeof (double)
               + (3 * (gsize) n + n_layers + 8) * sizeof (guint) + n_switches * sizeof (ReluSwitch)
               + 2 * (gsize) n_units + 8 * 8;
  ReluRegions *self = g_malloc (size);
  char *cursor = (char *) (self + 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->network = relu_network_ref (network);
  self->from = from;
  self->to = to;
  self->n = n;
  self->n_breakpoints = 0;
  self->n_silent = 0;
  self->n_units = n_units;
  self->xs = take (&cursor, n + 1, sizeof (double));
  self->ys = take (&cursor, n + 1, sizeof (double));
  self->slopes = take (&cursor, n, sizeof (double));
  self->switches = take (&cursor, n_switches, sizeof (ReluSwitch));
  self->first_switch = take (&cursor, n + 1, sizeof (guint));
  self->breakpoints = take (&cursor, n - 1, sizeof (guint));
  self->silent = take (&cursor, n - 1, sizeof (guint));
  self->first_units = take (&cursor, n_layers + 1, sizeof (guint));
  self->initial = take (&cursor, n_units, 1);
  self->states = take (&cursor, n_units, 1);
  g_assert (cursor <= (char *) self + size);

  return self;
}

ReluRegions *
relu_regions_ref (ReluRegions *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
relu_regions_unref (ReluRegions *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  relu_network_unref (self->network);
  g_free (self);
}

ReluNetwork *
relu_regions_get_network (const ReluRegions *self)
{
  return self->network;
}

double
relu_regions_get_from (const ReluRegions *self)
{
  return self->from;
}

double
relu_regions_get_to (const ReluRegions *self)
{
  return self->to;
}

guint
relu_regions_get_n_activation_regions (const ReluRegions *self)
{
  return self->n;
}

/**
 * relu_regions_get_xs:
 *
 * Returns: (transfer none): the n + 1 ends of the n activation regions, increasing; the first and
 *   the last are the domain's ends
 */
const double *
relu_regions_get_xs (const ReluRegions *self)
{
  return self->xs;
}

/**
 * relu_regions_get_ys:
 *
 * Returns: (transfer none): f at each of relu_regions_get_xs()
 */
const double *
relu_regions_get_ys (const ReluRegions *self)
{
  return self->ys;
}

/**
 * relu_regions_get_slopes:
 *
 * Returns: (transfer none): the slope of f in each of the n activation regions
 */
const double *
relu_regions_get_slopes (const ReluRegions *self)
{
  return self->slopes;
}

/* The piece between two points with no breakpoint between them. */
static void
get_region (const ReluRegions *self, guint first, guint last, ReluRegion *region)
{
  double slope = self->slopes[first];
  double from = self->xs[first];
  double to = self->xs[last + 1];

  region->from = from;
  region->to = to;
  region->y_from = self->ys[first];
  region->y_to = self->ys[last + 1];
  region->slope = slope;
  /* From the end that is nearer to x = 0, where the product's rounding is smaller. */
  region->intercept = ABS (from) <= ABS (to) ? self->ys[first] - slope * from
                                             : self->ys[last + 1] - slope * to;
  region->first = first;
  region->last = last;
}

/**
 * relu_regions_get_activation_region:
 * @index: from 0, from left to right
 * @region: (out): that region
 */
void
relu_regions_get_activation_region (const ReluRegions *self, guint index, ReluRegion *region)
{
  g_return_if_fail (index < self->n);

  get_region (self, index, index, region);
}

/* How many of the n increasing numbers are <= x: found by halving. */
static guint
count_up_to (const double *xs, guint n, double x)
{
  guint low = 0;

  while (low < n)
    {
      guint middle = low + (n - low) / 2;

      if (xs[middle] <= x)
        low = middle + 1;
      else
        n = middle;
    }

  return low;
}

/**
 * relu_regions_find:
 * @x: a number
 *
 * Returns: the activation region that @x lies in; the right one of two that meet there; the first or
 *   last one for an @x outside the domain
 */
guint
relu_regions_find (const ReluRegions *self, double x)
{
  return count_up_to (self->xs + 1, self->n - 1, x);
}

guint
relu_regions_get_n_linear_regions (const ReluRegions *self)
{
  return self->n_breakpoints + 1;
}

/**
 * relu_regions_get_linear_region:
 * @index: from 0, from left to right
 * @region: (out): that region
 */
void
relu_regions_get_linear_region (const ReluRegions *self, guint index, ReluRegion *region)
{
  guint first, last;

  g_return_if_fail (index <= self->n_breakpoints);

  first = index == 0 ? 0 : self->breakpoints[index - 1];
  last = (index == self->n_breakpoints ? self->n : self->breakpoints[index]) - 1;
  get_region (self, first, last, region);
}

/**
 * relu_regions_find_linear:
 * @x: a number
 *
 * Returns: the linear region that @x lies in, as relu_regions_find() does
 */
guint
relu_regions_find_linear (const ReluRegions *self, double x)
{
  guint region = relu_regions_find (self, x);
  guint low = 0;
  guint high = self->n_breakpoints;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->breakpoints[middle] <= region)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * relu_regions_get_point:
 * @point: from 1 to the number of activation regions - 1, from left to right
 * @out: (out): what switches where the activation regions @point - 1 and @point meet, whether f
 *   bends there or not
 */
void
relu_regions_get_point (const ReluRegions *self, guint point, ReluBreakpoint *out)
{
  g_return_if_fail (point > 0 && point < self->n);

  out->x = self->xs[point];
  out->y = self->ys[point];
  out->slope_before = self->slopes[point - 1];
  out->slope_after = self->slopes[point];
  out->point = point;
  out->n_switches = self->first_switch[point + 1] - self->first_switch[point];
  out->switches = self->switches + self->first_switch[point];
}

guint
relu_regions_get_n_breakpoints (const ReluRegions *self)
{
  return self->n_breakpoints;
}

/**
 * relu_regions_get_breakpoint:
 * @index: from 0, from left to right
 * @breakpoint: (out): where the slope of f changes, and the units that do it
 */
void
relu_regions_get_breakpoint (const ReluRegions *self, guint index, ReluBreakpoint *breakpoint)
{
  g_return_if_fail (index < self->n_breakpoints);

  relu_regions_get_point (self, self->breakpoints[index], breakpoint);
}

guint
relu_regions_get_n_silent_switches (const ReluRegions *self)
{
  return self->n_silent;
}

/**
 * relu_regions_get_silent_switch:
 * @index: from 0, from left to right
 * @silent_switch: (out): where units switch and f goes straight on
 */
void
relu_regions_get_silent_switch (const ReluRegions *self, guint index,
                                ReluBreakpoint *silent_switch)
{
  g_return_if_fail (index < self->n_silent);

  relu_regions_get_point (self, self->silent[index], silent_switch);
}

/**
 * relu_regions_get_n_units:
 *
 * Returns: how many units the layers with a knot have together
 */
guint
relu_regions_get_n_units (const ReluRegions *self)
{
  return self->n_units;
}

/* The output is what it is about. */
static gboolean
has_weight_out (const ReluRegions *self, guint unit)
{
  ReluUnit u;
  const ReluLayer *next;
  const double *weights;

  relu_regions_get_unit (self, unit, &u);
  if (u.layer == relu_network_get_n_hidden_layers (self->network))
    return TRUE;

  next = relu_network_get_layer (self->network, u.layer + 1);
  weights = relu_network_get_weights (self->network, u.layer + 1);
  for (guint i = 0; i < next->n_units; i++)
    if (weights[(gsize) i * next->n_inputs + u.index] != 0)
      return TRUE;

  return FALSE;
}

/**
 * relu_regions_get_lead_unit:
 * @point: where at least one unit switches
 *
 * Of several units that switch at one point, a single one gives it its colour, and is what a hand
 * takes hold of there: the first whose weights to the next layer are not all 0, as they are for a
 * muted unit, and else the first.
 *
 * Returns: the unit, numbered through
 */
guint
relu_regions_get_lead_unit (const ReluRegions *self, const ReluBreakpoint *point)
{
  g_return_val_if_fail (point->n_switches > 0, 0);

  for (guint i = 0; i < point->n_switches; i++)
    if (has_weight_out (self, point->switches[i].unit))
      return point->switches[i].unit;

  return point->switches[0].unit;
}

/**
 * relu_regions_get_unit:
 * @unit: numbered through
 * @out: (out): where it is, and its state on the domain
 */
void
relu_regions_get_unit (const ReluRegions *self, guint unit, ReluUnit *out)
{
  guint layer = 0;

  g_return_if_fail (unit < self->n_units);

  while (self->first_units[layer + 1] <= unit)
    layer++;
  out->layer = layer;
  out->index = unit - self->first_units[layer];
  out->state = self->states[unit];
}

/**
 * relu_regions_lookup_unit:
 * @layer: from 0
 * @index: of a unit in that layer
 * @unit: (out): its number
 *
 * Returns: whether units of that layer switch at all
 */
gboolean
relu_regions_lookup_unit (const ReluRegions *self, guint layer, guint index, guint *unit)
{
  guint n_layers = relu_network_get_n_layers (self->network);

  if (layer >= n_layers || index >= self->first_units[layer + 1] - self->first_units[layer])
    return FALSE;

  *unit = self->first_units[layer] + index;
  return TRUE;
}

/**
 * relu_regions_get_pattern:
 * @activation_region: from 0
 * @pattern: (out caller-allocates) (array): relu_regions_get_n_units() bytes: 1 where on
 */
void
relu_regions_get_pattern (const ReluRegions *self, guint activation_region, guint8 *pattern)
{
  g_return_if_fail (activation_region < self->n);

  memcpy (pattern, self->initial, self->n_units);
  for (guint i = 0; i < self->first_switch[activation_region + 1]; i++)
    pattern[self->switches[i].unit] = self->switches[i].turns_on ? 1 : 0;
}

/**
 * relu_regions_dup_switches_of_unit:
 * @unit: numbered through
 * @xs: (out) (transfer full) (array): where it switches, increasing; free with g_free()
 *
 * Returns: how many these are
 */
guint
relu_regions_dup_switches_of_unit (const ReluRegions *self, guint unit, double **xs)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (double));
  guint n;

  for (guint k = 1; k < self->n; k++)
    for (guint i = self->first_switch[k]; i < self->first_switch[k + 1]; i++)
      if (self->switches[i].unit == unit)
        g_array_append_val (found, self->xs[k]);

  n = found->len;
  *xs = (double *) (gpointer) g_array_free (g_steal_pointer (&found), FALSE);
  return n;
}
