/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-unit-place.c: where a unit that is added to a network bends.
 *
 * Not where another unit switches already: in the middle of the longest stretch of the domain
 * without a switch, or rather at a round number near it, which is what a person would take. */

#include "relu-unit-place.h"

#include <math.h>

#include "relu-forward.h"
#include "relu-regions.h"

/* A smooth network has no regions: its switches are looked for between so many points. */
#define N_SAMPLES 257

/* Longest stretches that are tried for one on which the layer below has a slope. */
#define N_TRIES 32

typedef struct
{
  double from, to;
} Stretch;

/* Longest first; of two the left one. */
static int
compare_stretches (gconstpointer a, gconstpointer b)
{
  const Stretch *p = a, *q = b;
  double difference = (q->to - q->from) - (p->to - p->from);

  if (difference != 0)
    return difference > 0 ? 1 : -1;
  return p->from < q->from ? -1 : p->from > q->from;
}

static void
add_stretch (GArray *stretches, double from, double to)
{
  Stretch stretch = { from, to };

  if (from < to)
    g_array_append_val (stretches, stretch);
}

/* Between neighbouring samples somewhere inside of which a unit of @layer has its z = 0. */
static void
add_sampled_stretches (GArray *stretches, ReluNetwork *network, guint layer, double from, double to)
{
  guint n_units = relu_network_get_layer (network, layer)->n_units;
  g_autofree gboolean *above = g_new0 (gboolean, n_units);
  double start = from, last = from;

  for (guint i = 0; i < N_SAMPLES; i++)
    {
      double x = from + (to - from) * i / (N_SAMPLES - 1);
      g_autoptr (ReluTrace) trace = relu_trace_new (network, x);
      gboolean switches = FALSE;

      for (guint unit = 0; unit < n_units; unit++)
        {
          gboolean was_above = above[unit];

          above[unit] = relu_trace_get_preactivation (trace, layer, unit) > 0;
          switches |= i > 0 && above[unit] != was_above;
        }
      if (switches)
        {
          add_stretch (stretches, start, last);
          start = x;
        }
      last = x;
    }
  add_stretch (stretches, start, to);
}

/* The stretches of the domain on which no unit switches. */
static GArray *
dup_stretches (ReluNetwork *network, guint layer, double from, double to)
{
  GArray *stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
  g_autoptr (ReluRegions) regions = NULL;

  if (!relu_network_is_smooth (network))
    regions = relu_regions_new (network, from, to, NULL);
  if (regions != NULL)
    {
      const double *xs = relu_regions_get_xs (regions);

      for (guint i = 0; i < relu_regions_get_n_activation_regions (regions); i++)
        add_stretch (stretches, xs[i], xs[i + 1]);
    }
  else
    {
      add_sampled_stretches (stretches, network, layer, from, to);
    }
  g_array_sort (stretches, compare_stretches);

  return stretches;
}

/* A number with as few digits as possible near the middle between @a and @b. */
static double
round_middle (double a, double b)
{
  double middle = a / 2 + b / 2;
  double step = pow (10, floor (log10 (fabs (b - a) / 2)));
  double rounded = round (middle / step) * step;

  /* Of a step of 0.1 a multiple is not always the double that is nearest to its decimal. */
  if (step < 1)
    rounded = round (middle / step) / round (1 / step);

  return isfinite (rounded) && rounded > MIN (a, b) && rounded < MAX (a, b) ? rounded : middle;
}

/* The input, of those that a unit of @layer has, that changes most between @a and @b. */
static guint
find_steepest_input (ReluNetwork *network, guint layer, double a, double b, double *at_a,
                     double *at_b)
{
  g_autoptr (ReluTrace) left = NULL, right = NULL;
  guint steepest = 0;
  double most = 0;

  *at_a = a;
  *at_b = b;
  if (layer == 0)
    return 0;

  left = relu_trace_new (network, a);
  right = relu_trace_new (network, b);
  *at_a = *at_b = 0;
  for (guint i = 0; i < relu_network_get_layer (network, layer)->n_inputs; i++)
    {
      double p = relu_trace_get_activation (left, layer - 1, i);
      double q = relu_trace_get_activation (right, layer - 1, i);

      if (fabs (q - p) > most && isfinite (q - p))
        {
          steepest = i;
          most = fabs (q - p);
          *at_a = p;
          *at_b = q;
        }
    }

  return steepest;
}

/**
 * relu_unit_place:
 * @layer: from 0; the layer that the unit is to be added to
 * @from: the domain
 * @to: its other end
 * @weights: (out): n_inputs numbers, all 0 but one that is 1
 * @bias: (out): puts z = 0 inside the domain, in the middle of the longest stretch without a switch
 *   on which the layer below has a slope; 0 where there is none
 *
 * Weights and bias for a unit that bends where no other does, with numbers as round as can be.
 */
void
relu_unit_place (ReluNetwork *network, guint layer, double from, double to, double *weights,
                 double *bias)
{
  g_autoptr (GArray) stretches = dup_stretches (network, layer, from, to);
  guint n_inputs = relu_network_get_layer (network, layer)->n_inputs;

  for (guint i = 0; i < n_inputs; i++)
    weights[i] = 0;
  *bias = 0;

  for (guint i = 0; i < MIN (stretches->len, N_TRIES); i++)
    {
      const Stretch *stretch = &g_array_index (stretches, Stretch, i);
      double quarter = stretch->to / 4 - stretch->from / 4;
      double at_a, at_b;
      guint input = find_steepest_input (network, layer, stretch->from + quarter,
                                         stretch->to - quarter, &at_a, &at_b);

      if (at_a == at_b)
        continue;

      weights[input] = 1;
      *bias = 0 - round_middle (at_a, at_b); /* 0 and not -0 in the middle */
      return;
    }

  weights[0] = 1;
}
