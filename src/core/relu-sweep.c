/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-sweep.c: the exact regions, from the first layer to the curve. */

#include "relu-sweep-private.h"

#include "relu-regions-private.h"

#include <float.h>
#include <glib/gi18n-lib.h>
#include <math.h>

/* Relative to the largest slope there could be: a slope this small, or a change of slope, may be
 * nothing but rounding, and is computed exactly. */
#define DOUBTFUL_SLOPE 1e-12
#define DOUBTFUL_CHANGE 1e-10

/* Applies what switches at a point of @in to the pattern. */
void
relu_sweep_update_pattern (ReluSweep *self, const ReluStage *in, guint point)
{
  for (guint i = in->first_event[point]; i < in->first_event[point + 1]; i++)
    self->pattern[in->units[i]] ^= 1;
  self->exact.generation++;
}

/* The last sum: f as a function of the activations of the last layer with units that switch. */
typedef struct
{
  ReluSweep *sweep;
  const ReluStage *in;
  const double *v;
  double c;
  guint n;             /* activations */
  guint first_unit;    /* the number of theirs, where they have a knot */
  gboolean off_is_flat; /* the activation is constant below its knot */
  double *h_slopes;    /* theirs, on the segment at hand */
  guint refresh;       /* after so many switches the slope is summed afresh */
  guint n_updates;     /* since it was */
  double largest;      /* that the slope could be */
  gboolean nothing_before, nothing_after; /* of the latest point: all activations are constant */
  guint n_units;       /* that have a state */
  guint8 *other;       /* scratch for a second pattern */
} LastSum;

/* Whether all activations are constant because their units are off: by the pattern, not by their
 * slopes, which may have underflowed. */
static gboolean
nothing_on (const LastSum *self)
{
  const guint8 *pattern = self->sweep->pattern + self->first_unit;

  return self->off_is_flat && memchr (pattern, 1, self->n) == NULL;
}

/* The slope of f right of point @k, from the one left of it. */
static double
next_slope (LastSum *self, guint k, double slope)
{
  const ReluStage *in = self->in;

  for (guint i = in->first_event[k]; i < in->first_event[k + 1]; i++)
    {
      guint j = in->units[i] - self->first_unit;

      self->h_slopes[j] += in->deltas[i];
      slope += self->v[j] * in->deltas[i];
      self->n_updates++;
    }
  if (self->n_updates >= self->refresh)
    {
      slope = relu_kernel_dot (self->v, self->h_slopes, self->n);
      self->n_updates = 0;
    }

  return slope;
}

/* Whether the slope of f changes at point @k; the pattern is the one right of it. */
static gboolean
slope_changes (LastSum *self, guint k, double before, double after)
{
  const ReluStage *in = self->in;
  ReluSweep *sweep = self->sweep;
  guint begin = in->first_event[k];
  guint end = in->first_event[k + 1];
  gboolean differ;

  if (fabs (after - before) > DOUBTFUL_CHANGE * self->largest)
    return TRUE;
  /* A single term changes: nothing that it could cancel with. */
  if ((in->flags[k] & RELU_POINT_ROW) == 0 && end - begin == 1 && fabs (in->deltas[begin]) >= DBL_MIN)
    return self->v[in->units[begin] - self->first_unit] != 0;
  if (self->nothing_before && self->nothing_after)
    return FALSE;

  memcpy (self->other, sweep->pattern, self->n_units);
  for (guint i = begin; i < end; i++)
    self->other[in->units[i]] ^= 1;
  if (relu_exact_slopes_differ (&sweep->exact, self->other, &differ))
    return differ;

  return after != before;
}

/* A slope that may be nothing but rounding errors, without them. */
static double
certain_slope (LastSum *self, double slope)
{
  self->nothing_before = self->nothing_after;
  self->nothing_after = FALSE;
  if (fabs (slope) > DOUBTFUL_SLOPE * self->largest)
    return slope;
  self->nothing_after = nothing_on (self);
  if (self->nothing_after)
    return 0;
  relu_exact_slope (&self->sweep->exact, &slope);

  return slope;
}

/* Notes what switches at point @k, and applies it to the pattern. */
static inline void
add_switches (ReluRegions *regions, ReluSweep *sweep, const ReluStage *in, guint k)
{
  guint end = in->first_event[k + 1];

  for (guint i = in->first_event[k]; i < end; i++)
    {
      guint unit = in->units[i];

      sweep->pattern[unit] ^= 1;
      regions->switches[i].unit = unit;
      regions->switches[i].turns_on = sweep->pattern[unit];
      regions->states[unit] = RELU_UNIT_SWITCHES;
    }
}

static void
last_sum_init (LastSum *self, ReluSweep *sweep, const ReluStage *in, guint layer_below)
{
  static const double one = 1;
  guint last = relu_network_get_n_layers (sweep->network) - 1;
  const ReluLayer *shape = relu_network_get_layer (sweep->network, last);
  const ReluLayer *shape_below = relu_network_get_layer (sweep->network, layer_below);
  guint n = shape_below->n_units;
  double below, above;
  double total = 0;

  self->sweep = sweep;
  self->in = in;
  self->n = n;
  self->first_unit = sweep->first_units[layer_below];
  relu_activation_get_slopes (&shape_below->activation, &below, &above);
  self->off_is_flat = relu_activation_has_knot (&shape_below->activation) && below == 0;
  if (relu_activation_has_knot (&shape->activation) || last == 0)
    {
      /* The output's own activation has been swept like any other. */
      self->v = &one;
      self->c = 0;
    }
  else
    {
      self->v = relu_network_get_weights (sweep->network, last);
      self->c = relu_network_get_biases (sweep->network, last)[0];
    }
  self->h_slopes = relu_arena_new (sweep->arena, double, n);
  self->refresh = MAX (1, n / 4);
  self->n_updates = 0;
  self->nothing_before = self->nothing_after = FALSE;
  self->n_units = sweep->first_units[last + 1];
  self->other = relu_arena_new (sweep->arena, guint8, self->n_units + 1);
  for (guint i = 0; i < n; i++)
    total += fabs (self->v[i]);
  self->largest = total * sweep->bounds.largest_slope;
}

/* @in: the stage after the last layer whose units switch, or after the last hidden one. */
ReluRegions *
relu_sweep_finish (ReluSweep *self, const ReluStage *in, GError **error)
{
  guint n_layers = relu_network_get_n_layers (self->network);
  guint n_units = self->first_units[n_layers];
  gboolean own_knot
      = relu_activation_has_knot (&relu_network_get_layer (self->network, n_layers - 1)->activation);
  guint layer_below = own_knot || n_layers == 1 ? n_layers - 1 : n_layers - 2;
  ReluRegions *regions = relu_regions_alloc (self->network, self->from, self->to, in->n,
                                             in->n_events, n_units);
  guint row = 0;
  guint values = 0;
  double slope = 0;
  double y = 0;
  double check = 0;
  LastSum sum;

  last_sum_init (&sum, self, in, layer_below);
  memcpy (regions->first_units, self->first_units, (n_layers + 1) * sizeof (guint));
  memcpy (regions->initial, self->initial, n_units);
  memcpy (self->pattern, self->initial, n_units);
  for (guint i = 0; i < n_units; i++)
    regions->states[i] = self->initial[i] ? RELU_UNIT_ALWAYS_ACTIVE : RELU_UNIT_ALWAYS_INACTIVE;

  for (guint k = 0; k < in->n; k++)
    {
      double before = slope;

      add_switches (regions, self, in, k);
      if ((in->flags[k] & RELU_POINT_ROW) != 0)
        {
          memcpy (sum.h_slopes, relu_stage_get_slopes (in, row++), sum.n * sizeof (double));
          slope = relu_kernel_dot (sum.v, sum.h_slopes, sum.n);
          sum.n_updates = 0;
          if ((in->flags[k] & RELU_POINT_VALUES) != 0)
            {
              check += y * 0;
              y = relu_kernel_dot (sum.v, relu_stage_get_values (in, values++), sum.n) + sum.c;
            }
        }
      else
        slope = next_slope (&sum, k, slope);
      slope = certain_slope (&sum, slope);

      if (k > 0)
        {
          if (slope_changes (&sum, k, before, slope))
            regions->breakpoints[regions->n_breakpoints++] = k;
          else
            {
              regions->silent[regions->n_silent++] = k;
              slope = before;
            }
        }
      regions->ys[k] = y;
      regions->slopes[k] = slope;
      y += slope * (in->xs[k + 1] - in->xs[k]);
    }
  check += y * 0;
  regions->ys[in->n] = y;
  memcpy (regions->xs, in->xs, (in->n + 1) * sizeof (double));
  memcpy (regions->first_switch, in->first_event, (in->n + 1) * sizeof (guint));

  if (check != 0)
    {
      g_set_error (error, RELU_REGIONS_ERROR, RELU_REGIONS_ERROR_NOT_FINITE,
                   _("numbers overflow in layer %u on this domain"), n_layers);
      relu_regions_unref (regions);
      return NULL;
    }

  return regions;
}

static gboolean
check_domain (double from, double to, GError **error)
{
  if (isfinite (from) && isfinite (to) && from < to && isfinite (to - from))
    return TRUE;

  g_set_error (error, RELU_REGIONS_ERROR, RELU_REGIONS_ERROR_DOMAIN,
               _("the domain must be two finite numbers, the smaller one first, whose "
                  "difference is finite too (at most 1.8e308)"));
  return FALSE;
}

/* Numbers the units of the layers with a knot. */
static void
number_units (ReluSweep *self)
{
  guint n_layers = relu_network_get_n_layers (self->network);
  guint n = 0;

  self->first_units = relu_arena_new (self->arena, guint, n_layers + 1);
  for (guint i = 0; i < n_layers; i++)
    {
      const ReluLayer *layer = relu_network_get_layer (self->network, i);

      self->first_units[i] = n;
      if (relu_activation_has_knot (&layer->activation))
        n += layer->n_units;
    }
  self->first_units[n_layers] = n;
  self->initial = relu_arena_new (self->arena, guint8, n + 1);
  self->pattern = relu_arena_new (self->arena, guint8, n + 1);
}

static ReluRegions *
sweep (ReluSweep *self, GError **error)
{
  guint n_layers = relu_network_get_n_layers (self->network);
  gboolean own_knot
      = relu_activation_has_knot (&relu_network_get_layer (self->network, n_layers - 1)->activation);
  guint n_swept = own_knot || n_layers == 1 ? n_layers : n_layers - 1;
  ReluStage stages[2];

  if (!relu_sweep_first_layer (self, &stages[0], error))
    return NULL;
  for (guint layer = 1; layer < n_swept; layer++)
    {
      if (!relu_sweep_next_layer (self, &stages[0], layer, &stages[1], error))
        return NULL;
      stages[0] = stages[1];
    }

  return relu_sweep_finish (self, &stages[0], error);
}

/**
 * relu_regions_new:
 * @network: a network without smooth activations
 * @from: the beginning of the domain
 * @to: its end; @from < @to
 * @error: RELU_REGIONS_ERROR_DOMAIN; RELU_REGIONS_ERROR_NOT_FINITE where a unit or f is too large for
 *   a number somewhere on the domain; RELU_REGIONS_ERROR_TOO_MANY
 *
 * Computes the regions of f on the open domain. Which regions there are, which units are on in each,
 * and which switches change the slope, is what exact arithmetic on the parameters says, where only
 * switches that are closer together than RELU_SLIVER of the domain (or than what numbers of the
 * domain's size can tell apart) count as one, and as on the domain's end if they are that close to
 * it. Positions, values and slopes are correct to rounding.
 *
 * Returns: (transfer full) (nullable): the regions
 */
ReluRegions *
relu_regions_new (ReluNetwork *network, double from, double to, GError **error)
{
  _Alignas (RELU_ARENA_ALIGNMENT) char first[16 * 1024];
  ReluArena arena;
  ReluSweep self = { 0 };
  ReluRegions *regions;

  g_return_val_if_fail (!relu_network_is_smooth (network), NULL);

  if (!check_domain (from, to, error))
    return NULL;

  relu_arena_init (&arena, first, sizeof first);
  self.network = network;
  self.from = from;
  self.to = to;
  self.reach = MAX (RELU_SLIVER * (to - from), MAX (fabs (from), fabs (to)) * 4 * DBL_EPSILON);
  self.arena = &arena;
  number_units (&self);
  self.exact.network = network;
  self.exact.first_units = self.first_units;
  self.exact.pattern = self.pattern;
  self.exact.generation = 1;
  self.exact.budget = RELU_EXACT_BUDGET;

  regions = sweep (&self, error);
  relu_exact_clear (&self.exact);
  relu_arena_clear (&arena);

  return regions;
}
