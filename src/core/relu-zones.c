/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-zones.c: for which values of a parameter its own unit switches inside the domain.
 *
 * A unit's pre-activation is z(x) = p q(x) + r(x): q is what the parameter p is multiplied with (1
 * for a bias, an activation of the layer before for a weight), r is all the rest. Both are
 * piecewise linear in x, with their corners where units of the layers before switch, so that signs
 * at the corners (and at the ends of the domain) decide: each corner is an inequality for p, a
 * half-line. */

#include "relu-zones.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "relu-walk.h"

/* A sum of n terms is taken for 0 where it is less than n + 2 times this share of the sum of the
 * terms' magnitudes: all of it may be rounding. */
#define ROUNDING (2 * DBL_EPSILON)

#define GOLDEN_RATIO 0.6180339887498949

/* A layer that needs more numbers than this has no zones: they would not be ready in a frame. */
#define MAX_CORNER_INPUTS (1u << 20)

/* What the units of a layer get as input, at every corner. */
typedef struct
{
  gboolean is_known;
  guint n;        /* corners; 0 if they can't be had: smooth layers before, overflow, too many */
  double *inputs; /* n rows of n_inputs */
  double *sizes;  /* the same: magnitudes of what was added up to get them */
} Corners;

/* z at a corner as a function of the parameter p: p q + r. */
typedef struct
{
  double q, r;
  double q_size, r_size; /* magnitudes of what was added up */
} Line;

struct _ReluZoner
{
  ReluNetwork *network;
  double from, to;
  GArray *lines; /* Line; working memory */
  Corners corners[]; /* one for each layer */
};

/* The layers before @layer, and behind them an output of no meaning. Its weights are all
 * different, so that hardly any two units cancel: to make sure that slopes are the same takes
 * exact arithmetic. */
static ReluNetwork *
cut_before (ReluNetwork *network, guint layer)
{
  g_autofree ReluLayer *layers = g_new (ReluLayer, layer + 1);
  g_autofree double *parameters = NULL;
  gsize n = relu_network_weight_index (network, layer, 0, 0);
  guint width = relu_network_get_layer (network, layer)->n_inputs;

  for (guint i = 0; i < layer; i++)
    layers[i] = *relu_network_get_layer (network, i);
  layers[layer] = (ReluLayer) { width, 1, { RELU_ACTIVATION_IDENTITY, 0 } };
  parameters = g_new0 (double, n + width + 1);
  memcpy (parameters, relu_network_get_parameters (network), n * sizeof (double));
  for (guint i = 0; i < width; i++)
    parameters[n + i] = 1 + fmod ((i + 1) * GOLDEN_RATIO, 1);

  return relu_network_new (layer + 1, layers, parameters, NULL);
}

static double
without_rounding (double sum, double size, guint n_terms)
{
  return fabs (sum) <= ROUNDING * (n_terms + 2) * size ? 0 : sum;
}

/* The activations of the last layer before the output at a corner. Which side of its knot a unit
 * is on is taken from the patterns left and right of the corner, not from a rounded z; a unit that
 * switches there has z = 0 exactly. @buffer holds four times the widest layer. */
static void
forward_at_corner (const ReluRegions *regions, double x, const guint8 *before, const guint8 *after,
                   double *buffer, guint width, double *result, double *result_sizes)
{
  const ReluNetwork *network = relu_regions_get_network (regions);
  guint n_layers = relu_network_get_n_hidden_layers (network);
  guint n_result = relu_network_get_layer (network, n_layers)->n_inputs;
  double *now = buffer;
  double *next = buffer + width;
  double *sizes = buffer + 2 * width;
  double *next_sizes = buffer + 3 * width;
  guint number = 0;

  now[0] = x;
  sizes[0] = fabs (x);
  for (guint layer = 0; layer < n_layers; layer++)
    {
      const ReluLayer *shape = relu_network_get_layer (network, layer);
      const double *row = relu_network_get_weights (network, layer);
      const double *biases = relu_network_get_biases (network, layer);
      gboolean has_knot = relu_activation_has_knot (&shape->activation);
      double *swap;
      double below, above;

      relu_activation_get_slopes (&shape->activation, &below, &above);
      for (guint unit = 0; unit < shape->n_units; unit++, row += shape->n_inputs)
        {
          double z = biases[unit];
          double size = fabs (z);
          double slope = above;

          for (guint i = 0; i < shape->n_inputs; i++)
            {
              z += row[i] * now[i];
              size += fabs (row[i]) * sizes[i];
            }
          z = without_rounding (z, size, shape->n_inputs);
          if (has_knot)
            {
              slope = before[number] != after[number] ? 0 : before[number] ? above : below;
              number++;
            }
          next[unit] = slope * z;
          next_sizes[unit] = fabs (slope) * size;
        }
      swap = now;
      now = next;
      next = swap;
      swap = sizes;
      sizes = next_sizes;
      next_sizes = swap;
    }
  memcpy (result, now, n_result * sizeof (double));
  memcpy (result_sizes, sizes, n_result * sizeof (double));
}

static void
find_corners (ReluZoner *self, guint layer, Corners *corners)
{
  g_autoptr (ReluNetwork) before = cut_before (self->network, layer);
  g_autoptr (ReluRegions) regions = NULL;
  g_autofree guint8 *left = NULL;
  g_autofree double *buffer = NULL;
  g_auto (ReluWalk) walk = { 0 };
  const double *xs;
  ReluBreakpoint point;
  guint n_inputs = relu_network_get_layer (self->network, layer)->n_inputs;
  guint width = 1;
  guint n_units;

  if (relu_network_is_smooth (before))
    return;
  regions = relu_regions_new (before, self->from, self->to, NULL);
  if (regions == NULL
      || ((guint64) relu_regions_get_n_activation_regions (regions) + 1) * n_inputs
           > MAX_CORNER_INPUTS)
    return;

  for (guint i = 0; i < layer; i++)
    width = MAX (width, relu_network_get_layer (self->network, i)->n_units);
  buffer = g_new (double, 4 * (gsize) width);
  n_units = relu_regions_get_n_units (regions);
  left = g_malloc (MAX (1, n_units));
  xs = relu_regions_get_xs (regions);
  corners->n = relu_regions_get_n_activation_regions (regions) + 1;
  corners->inputs = g_new (double, (gsize) corners->n * n_inputs);
  corners->sizes = g_new (double, (gsize) corners->n * n_inputs);

  relu_walk_init (&walk, regions);
  for (guint i = 0; i < corners->n; i++)
    {
      memcpy (left, walk.pattern, n_units);
      if (i > 0 && i + 1 < corners->n && !relu_walk_step (&walk, &point, NULL))
        g_assert_not_reached ();
      forward_at_corner (regions, xs[i], left, walk.pattern, buffer, width,
                         corners->inputs + (gsize) i * n_inputs,
                         corners->sizes + (gsize) i * n_inputs);
    }
}

static const Corners *
get_corners (ReluZoner *self, guint layer)
{
  Corners *corners = &self->corners[layer];

  if (corners->is_known)
    return corners;

  corners->is_known = TRUE;
  if (layer == 0)
    {
      corners->n = 2;
      corners->inputs = g_new (double, 2);
      corners->inputs[0] = self->from;
      corners->inputs[1] = self->to;
      corners->sizes = g_new (double, 2);
      corners->sizes[0] = fabs (self->from);
      corners->sizes[1] = fabs (self->to);
    }
  else
    find_corners (self, layer, corners);

  return corners;
}

/* p q + r <= 0 */
static void
require_off (ReluZones *zones, double q, double r)
{
  if (q > 0)
    zones->off_to = MIN (zones->off_to, -r / q);
  else if (q < 0)
    zones->off_from = MAX (zones->off_from, -r / q);
  else if (r > 0)
    zones->off_to = -INFINITY;
}

/* p q + r >= 0 */
static void
require_on (ReluZones *zones, double q, double r)
{
  if (q > 0)
    zones->on_from = MAX (zones->on_from, -r / q);
  else if (q < 0)
    zones->on_to = MIN (zones->on_to, -r / q);
  else if (r < 0)
    zones->on_to = -INFINITY;
}

static gboolean
is_zero_at (const Line *line, double p)
{
  if (line->q == 0)
    return line->r == 0;

  return isfinite (p)
         && without_rounding (p * line->q + line->r, fabs (p) * line->q_size + line->r_size, 2) == 0;
}

/* Whether z > 0 between all corners for this @p at an end of the interval: z may touch 0 at a
 * corner, which is no switch, but where it is 0 at two neighbouring ones it is 0 between them:
 * off. */
static gboolean
is_on_at (const Line *lines, guint n, double p)
{
  for (guint i = 0; i + 1 < n; i++)
    if (is_zero_at (&lines[i], p) && is_zero_at (&lines[i + 1], p))
      return FALSE;

  return TRUE;
}

/* Whether z is 0 on a whole segment whatever the parameter is. */
static gboolean
is_ever_on (const Line *lines, guint n)
{
  for (guint i = 0; i + 1 < n; i++)
    if (lines[i].q == 0 && lines[i].r == 0 && lines[i + 1].q == 0 && lines[i + 1].r == 0)
      return FALSE;

  return TRUE;
}

/* Empty intervals in one form; a single point that does not belong to its interval is empty too. */
static void
tidy (ReluZones *zones)
{
  if (!(zones->off_from <= zones->off_to) || zones->off_to == -INFINITY)
    {
      zones->off_from = INFINITY;
      zones->off_to = -INFINITY;
    }
  if (!(zones->on_from <= zones->on_to) || zones->on_to == -INFINITY
      || (zones->on_from == zones->on_to && !(zones->on_has_from && zones->on_has_to)))
    {
      zones->on_from = INFINITY;
      zones->on_to = -INFINITY;
    }
  zones->on_has_from &= zones->on_from <= zones->on_to && isfinite (zones->on_from);
  zones->on_has_to &= zones->on_from <= zones->on_to && isfinite (zones->on_to);
}

/**
 * relu_zoner_new:
 * @network: a network
 * @from: where the domain begins
 * @to: where it ends
 *
 * Returns: (transfer full): finds the zones of its parameters. Not for two threads
 */
ReluZoner *
relu_zoner_new (ReluNetwork *network, double from, double to)
{
  guint n_layers = relu_network_get_n_layers (network);
  ReluZoner *self = g_malloc0 (sizeof *self + n_layers * sizeof *self->corners);

  self->network = relu_network_ref (network);
  self->from = from;
  self->to = to;
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));

  return self;
}

void
relu_zoner_free (ReluZoner *self)
{
  for (guint i = 0; i < relu_network_get_n_layers (self->network); i++)
    {
      g_free (self->corners[i].inputs);
      g_free (self->corners[i].sizes);
    }
  g_array_unref (self->lines);
  relu_network_unref (self->network);
  g_free (self);
}

/**
 * relu_zoner_compute:
 * @parameter: index of a weight or a bias in the flat vector
 * @zones: (out): what values of it, with all others as they are, do to its unit
 *
 * The bounds are exact up to the rounding of the sums in z.
 *
 * Returns: whether there are zones: the unit's activation has a knot, no layer before it is
 * smooth, and
 *   those layers have no more than a great many regions
 */
gboolean
relu_zoner_compute (ReluZoner *self, gsize parameter, ReluZones *zones)
{
  ReluParameter p;
  const ReluLayer *layer;
  const double *row;
  const Corners *corners;
  const Line *lines;
  double bias;

  relu_network_describe_parameter (self->network, parameter, &p);
  layer = relu_network_get_layer (self->network, p.layer);
  if (!relu_activation_has_knot (&layer->activation))
    return FALSE;
  corners = get_corners (self, p.layer);
  if (corners->n == 0)
    return FALSE;

  row = relu_network_get_weights (self->network, p.layer) + (gsize) p.unit * layer->n_inputs;
  bias = p.is_bias ? 0 : relu_network_get_biases (self->network, p.layer)[p.unit];
  *zones = (ReluZones) { -INFINITY, INFINITY, -INFINITY, INFINITY, FALSE, FALSE };
  g_array_set_size (self->lines, 0);

  for (guint i = 0; i < corners->n; i++)
    {
      const double *inputs = corners->inputs + (gsize) i * layer->n_inputs;
      const double *sizes = corners->sizes + (gsize) i * layer->n_inputs;
      Line line = { 1, bias, 1, fabs (bias) };

      if (!p.is_bias)
        {
          line.q = inputs[p.input];
          line.q_size = sizes[p.input];
        }
      for (guint j = 0; j < layer->n_inputs; j++)
        if (p.is_bias || j != p.input)
          {
            line.r += row[j] * inputs[j];
            line.r_size += fabs (row[j]) * sizes[j];
          }
      line.r = without_rounding (line.r, line.r_size, layer->n_inputs);
      if (!isfinite (line.q) || !isfinite (line.r))
        return FALSE;

      require_off (zones, line.q, line.r);
      require_on (zones, line.q, line.r);
      g_array_append_val (self->lines, line);
    }

  lines = (const Line *) (gconstpointer) self->lines->data;
  if (!is_ever_on (lines, corners->n))
    zones->on_to = -INFINITY;
  zones->on_has_from = is_on_at (lines, corners->n, zones->on_from);
  zones->on_has_to = is_on_at (lines, corners->n, zones->on_to);
  tidy (zones);

  return TRUE;
}

/**
 * relu_zones_compute:
 * @network: a network
 * @from: where the domain begins
 * @to: where it ends
 * @parameter: index of a weight or a bias in the flat vector
 * @zones: (out): what values of it do to its unit
 *
 * Returns: whether there are zones, as relu_zoner_compute()
 */
gboolean
relu_zones_compute (ReluNetwork *network, double from, double to, gsize parameter, ReluZones *zones)
{
  g_autoptr (ReluZoner) zoner = relu_zoner_new (network, from, to);

  return relu_zoner_compute (zoner, parameter, zones);
}
