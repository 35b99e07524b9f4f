/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-curve-bounds.c: bounds of a network's value and first two derivatives on an interval of x,
 * by interval arithmetic through the layers:
 *
 *   z = W h + b      z' = W h'      z'' = W h''
 *   h = a(z)         h' = a'(z) z'  h'' = a''(z) z'^2 + a'(z) z''
 *
 * Between layers an interval is kept as its centre c and its radius r: then the centres go through
 * W, and the radii through |W|. The bounds hold up to the rounding of each operation (they are not
 * rounded outwards). They are wide on wide intervals, and close in on the true values as the
 * interval shrinks. */

#include "relu-curve-bounds.h"

#include <math.h>

#include "relu-kernels-private.h"

/* Stands for "nothing is known" as a radius: unlike infinity it vanishes when multiplied with 0. (A
 * corner bends no piece of a curve further than a second derivative of this size would.) */
#define UNKNOWN 1e300

/* Value, first and second derivative, in this order everywhere. */
#define N_ORDERS 3

/* The turning points of a, a' and a'' of a smooth activation: between them each is monotonic. */
typedef struct
{
  guint n_turns[N_ORDERS];
  double turns[N_ORDERS][3];
} Turns;

/* ln (2 + sqrt 3): where the second derivative of the sigmoid turns; half of that for tanh. */
#define SIGMOID_TURN 1.3169578969248166
#define TANH_TURN 0.6584789484624084
/* Where the derivatives of order 1, 2 and 3 of SiLU and of order 1 of GELU are 0: by bisection. */
#define SILU_TURN_0 -1.278464542761074
#define SILU_TURN_1 2.399357280515467
#define SILU_TURN_2 3.4358409935351113
#define GELU_TURN_0 -0.7517915246935645

static const Turns turns_of[RELU_N_ACTIVATION_KINDS] = {
  [RELU_ACTIVATION_TANH] = { { 0, 1, 2 }, { { 0 }, { 0 }, { -TANH_TURN, TANH_TURN } } },
  [RELU_ACTIVATION_SIGMOID] = { { 0, 1, 2 }, { { 0 }, { 0 }, { -SIGMOID_TURN, SIGMOID_TURN } } },
  [RELU_ACTIVATION_SILU] = { { 1, 2, 3 },
                             { { SILU_TURN_0 },
                               { -SILU_TURN_1, SILU_TURN_1 },
                               { -SILU_TURN_2, 0, SILU_TURN_2 } } },
  [RELU_ACTIVATION_GELU] = { { 1, 2, 3 },
                             { { GELU_TURN_0 },
                               { -M_SQRT2, M_SQRT2 },
                               { -2, 0, 2 } } },
};

typedef struct
{
  guint n_inputs, n_units;
  guint stride;    /* n_units, padded for the kernels */
  double *weights; /* in panels, for the kernel */
  double *sizes;   /* the same of |W| */
  const double *biases;
  ReluActivation activation;
  gboolean is_smooth;
  double at_turns[N_ORDERS][3]; /* the function of each order at its turning points */
} Stage;

struct _ReluCurveBounder
{
  ReluNetwork *network;
  guint n_stages;
  Stage *stages;
  guint width; /* of the widest layer, padded */
  /* N_ORDERS rows each: what goes into a layer, and what comes out of W */
  double *centers, *radii;
  double *next_centers, *next_radii;
  double *scratch; /* for the kernel */
};

/* a, a' and a'' at once: they share what is costly. */
static void
evaluate (ReluActivationKind kind, double z, double out[N_ORDERS])
{
  double s;

  switch (kind)
    {
    case RELU_ACTIVATION_TANH:
      s = tanh (z);
      out[0] = s;
      out[1] = (1 - s) * (1 + s);
      out[2] = -2 * s * out[1];
      return;
    case RELU_ACTIVATION_SIGMOID:
      s = 1 / (1 + exp (-z));
      out[0] = s;
      out[1] = s * (1 - s);
      out[2] = out[1] * (1 - 2 * s);
      return;
    case RELU_ACTIVATION_SILU:
      s = 1 / (1 + exp (-z));
      out[0] = z * s;
      out[1] = s * (1 + z * (1 - s));
      out[2] = s * (1 - s) * (2 + z * (1 - 2 * s));
      break;
    case RELU_ACTIVATION_GELU:
      s = exp (-0.5 * z * z) * (M_2_SQRTPI * M_SQRT1_2 * 0.5);
      out[1] = 0.5 * erfc (-z * M_SQRT1_2);
      out[0] = z * out[1];
      out[1] += z * s;
      out[2] = s * (2 - z * z);
      break;
    case RELU_ACTIVATION_IDENTITY:
    case RELU_ACTIVATION_RELU:
    case RELU_ACTIVATION_LEAKY_RELU:
    default:
      g_return_if_reached ();
    }
  /* 0 times infinity far out, where these vanish. */
  for (guint i = 0; i < N_ORDERS; i++)
    if (isnan (out[i]))
      out[i] = 0;
}

static void
interval_include (ReluInterval *interval, double value)
{
  interval->lo = MIN (interval->lo, value);
  interval->hi = MAX (interval->hi, value);
}

/* The ranges of a, a' and a'' on an interval. */
static void
find_ranges (const Stage *stage, ReluInterval z, ReluInterval ranges[N_ORDERS])
{
  const Turns *turns = &turns_of[stage->activation.kind];
  double at_lo[N_ORDERS], at_hi[N_ORDERS];

  evaluate (stage->activation.kind, z.lo, at_lo);
  evaluate (stage->activation.kind, z.hi, at_hi);
  for (guint i = 0; i < N_ORDERS; i++)
    {
      ranges[i] = (ReluInterval) { MIN (at_lo[i], at_hi[i]), MAX (at_lo[i], at_hi[i]) };
      for (guint k = 0; k < turns->n_turns[i]; k++)
        if (turns->turns[i][k] > z.lo && turns->turns[i][k] < z.hi)
          interval_include (&ranges[i], stage->at_turns[i][k]);
    }
}

/* Where one factor is 0 so is the product, even if the other has overflowed: the true one is
 * finite. */
static double
product (double a, double b)
{
  return a == 0 || b == 0 ? 0 : a * b;
}

static ReluInterval
interval_multiply (ReluInterval a, ReluInterval b)
{
  double first = product (a.lo, b.lo);
  ReluInterval range = { first, first };

  interval_include (&range, product (a.lo, b.hi));
  interval_include (&range, product (a.hi, b.lo));
  interval_include (&range, product (a.hi, b.hi));

  return range;
}

static ReluInterval
interval_square (ReluInterval a)
{
  double lo = a.lo * a.lo;
  double hi = a.hi * a.hi;

  return (ReluInterval) { a.lo <= 0 && a.hi >= 0 ? 0 : MIN (lo, hi), MAX (lo, hi) };
}

static void
activate_smooth (const Stage *stage, const ReluInterval z[N_ORDERS], ReluInterval h[N_ORDERS])
{
  ReluInterval ranges[N_ORDERS];
  ReluInterval bent, carried;

  find_ranges (stage, z[0], ranges);
  bent = interval_multiply (ranges[2], interval_square (z[1]));
  carried = interval_multiply (ranges[1], z[2]);
  h[0] = ranges[0];
  h[1] = interval_multiply (ranges[1], z[1]);
  h[2] = (ReluInterval) { bent.lo + carried.lo, bent.hi + carried.hi };
}

static void
activate_piecewise (const Stage *stage, const ReluInterval z[N_ORDERS], ReluInterval h[N_ORDERS])
{
  double below, above;
  ReluInterval slope;

  relu_activation_get_slopes (&stage->activation, &below, &above);
  if (z[0].lo >= 0)
    slope = (ReluInterval) { above, above };
  else if (z[0].hi <= 0)
    slope = (ReluInterval) { below, below };
  else
    slope = (ReluInterval) { MIN (below, above), MAX (below, above) };

  h[0] = (ReluInterval) { INFINITY, -INFINITY };
  interval_include (&h[0], relu_activation_apply (&stage->activation, z[0].lo));
  interval_include (&h[0], relu_activation_apply (&stage->activation, z[0].hi));
  if (z[0].lo < 0 && z[0].hi > 0)
    interval_include (&h[0], 0);
  h[1] = interval_multiply (slope, z[1]);
  h[2] = interval_multiply (slope, z[2]);
  /* A corner inside: there is no second derivative to speak of, unless z never moves. */
  if (slope.lo != slope.hi && (z[1].lo != 0 || z[1].hi != 0))
    h[2] = (ReluInterval) { -UNKNOWN, UNKNOWN };
}

/* To centre and radius; what has overflowed is not known. */
static void
put (ReluInterval interval, double *center, double *radius)
{
  double c = interval.lo + (interval.hi - interval.lo) / 2;
  double r = (interval.hi - interval.lo) / 2;

  if (!isfinite (r) || !isfinite (c))
    {
      c = 0;
      r = UNKNOWN;
    }
  *center = c;
  *radius = r;
}

static ReluInterval
get (double center, double radius)
{
  if (!isfinite (radius) || !isfinite (center))
    return (ReluInterval) { -UNKNOWN, UNKNOWN };

  return (ReluInterval) { center - radius, center + radius };
}

static void
stage_init (Stage *stage, const ReluNetwork *network, guint index)
{
  const ReluLayer *layer = relu_network_get_layer (network, index);
  const Turns *turns = &turns_of[layer->activation.kind];
  gsize n;

  stage->n_inputs = layer->n_inputs;
  stage->n_units = layer->n_units;
  stage->stride = relu_kernel_stride (layer->n_units);
  stage->biases = relu_network_get_biases (network, index);
  stage->activation = layer->activation;
  stage->is_smooth = relu_activation_is_smooth (&layer->activation);
  n = relu_kernel_panels_size (layer->n_units, layer->n_inputs);
  stage->weights = g_new (double, n);
  relu_kernel_fill_panels (relu_network_get_weights (network, index), layer->n_units,
                           layer->n_inputs, stage->weights);
  stage->sizes = g_new (double, n);
  for (gsize i = 0; i < n; i++)
    stage->sizes[i] = fabs (stage->weights[i]);

  for (guint order = 0; order < N_ORDERS; order++)
    for (guint k = 0; k < turns->n_turns[order]; k++)
      {
        double all[N_ORDERS];

        evaluate (layer->activation.kind, turns->turns[order][k], all);
        stage->at_turns[order][k] = all[order];
      }
}

/**
 * relu_curve_bounder_new:
 *
 * Returns: (transfer full): working memory for bounds of @network
 */
ReluCurveBounder *
relu_curve_bounder_new (ReluNetwork *network)
{
  ReluCurveBounder *self = g_new0 (ReluCurveBounder, 1);
  gsize rows;

  self->network = relu_network_ref (network);
  self->n_stages = relu_network_get_n_layers (network);
  self->stages = g_new0 (Stage, self->n_stages);
  self->width = relu_kernel_stride (1);
  for (guint i = 0; i < self->n_stages; i++)
    {
      stage_init (&self->stages[i], network, i);
      self->width = MAX (self->width, self->stages[i].stride);
    }
  rows = N_ORDERS * (gsize) self->width;
  self->centers = g_new0 (double, 4 * rows);
  self->radii = self->centers + rows;
  self->next_centers = self->radii + rows;
  self->next_radii = self->next_centers + rows;
  self->scratch = g_new (double, RELU_KERNEL_SCRATCH (self->width));

  return self;
}

void
relu_curve_bounder_free (ReluCurveBounder *self)
{
  for (guint i = 0; i < self->n_stages; i++)
    {
      g_free (self->stages[i].weights);
      g_free (self->stages[i].sizes);
    }
  g_free (self->stages);
  g_free (self->centers);
  g_free (self->scratch);
  relu_network_unref (self->network);
  g_free (self);
}

static void
go_through (ReluCurveBounder *self, const Stage *stage, ReluInterval h[N_ORDERS])
{
  guint stride = stage->stride;

  relu_kernel_multiply (self->centers, N_ORDERS, self->width, stage->n_inputs, stage->weights,
                        stride, self->scratch, self->next_centers);
  relu_kernel_multiply (self->radii, N_ORDERS, self->width, stage->n_inputs, stage->sizes, stride,
                        self->scratch, self->next_radii);
  for (guint unit = 0; unit < stage->n_units; unit++)
    {
      ReluInterval z[N_ORDERS];

      self->next_centers[unit] += stage->biases[unit];
      for (guint i = 0; i < N_ORDERS; i++)
        z[i] = get (self->next_centers[i * stride + unit], self->next_radii[i * stride + unit]);
      if (stage->is_smooth)
        activate_smooth (stage, z, h);
      else
        activate_piecewise (stage, z, h);
      for (guint i = 0; i < N_ORDERS; i++)
        put (h[i], &self->centers[i * self->width + unit], &self->radii[i * self->width + unit]);
    }
}

/**
 * relu_curve_bounder_compute:
 * @from: finite
 * @to: finite, not less than @from
 * @bounds: (out): what f, f' and f'' can be for @from <= x <= @to
 */
void
relu_curve_bounder_compute (ReluCurveBounder *self, double from, double to, ReluCurveBounds *bounds)
{
  ReluInterval h[N_ORDERS] = { { from, to }, { 1, 1 }, { 0, 0 } };

  for (guint i = 0; i < N_ORDERS; i++)
    put (h[i], &self->centers[i * self->width], &self->radii[i * self->width]);
  for (guint i = 0; i < self->n_stages; i++)
    go_through (self, &self->stages[i], h);

  bounds->value = h[0];
  bounds->first = h[1];
  bounds->second = h[2];
}

/**
 * relu_curve_bounds_get_chord_error:
 * @bounds: of f on @from <= x <= @to
 * @y_from: f(@from)
 * @y_to: f(@to)
 *
 * The least of what the three bounds say: the distance is at most L^2 / 8 times the largest |f''|
 * (the error of linear interpolation), at most (M - m) L / 4 where f' lies between m and M, and at
 * most what the values leave room for.
 *
 * Returns: how far f can be from its chord on the interval, or infinity where nothing is known
 */
double
relu_curve_bounds_get_chord_error (const ReluCurveBounds *bounds, double from, double to,
                                   double y_from, double y_to)
{
  double length = to - from;
  double by_second = MAX (fabs (bounds->second.lo), fabs (bounds->second.hi)) * length * length / 8;
  double by_first = (bounds->first.hi - bounds->first.lo) * length / 4;
  double by_value
    = MAX (bounds->value.hi - MIN (y_from, y_to), MAX (y_from, y_to) - bounds->value.lo);
  double error = INFINITY;

  if (!isnan (by_second))
    error = MIN (error, by_second);
  if (!isnan (by_first))
    error = MIN (error, by_first);
  if (!isnan (by_value))
    error = MIN (error, by_value);

  return error;
}
