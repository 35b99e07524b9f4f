/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-curve-bounds.c: bounds of a network's value and first two derivatives on an interval of x, by
 * interval arithmetic through the layers:
 *
 *   z = W h + b      z' = W h'      z'' = W h''
 *   h = a(z)         h' = a'(z) z'  h'' = a''(z) z'^2 + a'(z) z''
 *
 * The bounds hold up to the rounding of each operation (they are not rounded outwards). They are
 * wide on wide intervals, and close in on the true values as the interval shrinks. */

#include "relu-curve-bounds.h"

#include <math.h>

typedef struct
{
  ReluInterval value, first, second;
} Jet;

struct _ReluCurveBounder
{
  ReluNetwork *network;
  Jet *now, *next; /* as many as the widest layer has units */
};

/* The turning points of a, a' and a'' of a smooth activation: between them each is monotonic. */
typedef struct
{
  guint n_turns[3];
  double turns[3][3];
} Turns;

/* ln (2 + sqrt 3): where the second derivative of the sigmoid turns; half of that for tanh. */
#define SIGMOID_TURN 1.3169578969248166
#define TANH_TURN 0.6584789484624084
/* From solving silu' = 0, silu'' = 0, silu''' = 0 and gelu' = 0 by bisection. */
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

static double
second_derivative (const ReluActivation *activation, double z)
{
  double s;

  switch (activation->kind)
    {
    case RELU_ACTIVATION_TANH:
      s = tanh (z);
      return -2 * s * (1 - s) * (1 + s);
    case RELU_ACTIVATION_SIGMOID:
      s = 1 / (1 + exp (-z));
      return s * (1 - s) * (1 - 2 * s);
    case RELU_ACTIVATION_SILU:
      s = 1 / (1 + exp (-z));
      return s * (1 - s) * (2 + z * (1 - 2 * s));
    case RELU_ACTIVATION_GELU:
      return exp (-0.5 * z * z) * (2 - z * z) * (M_2_SQRTPI * M_SQRT1_2 * 0.5);
    case RELU_ACTIVATION_IDENTITY:
    case RELU_ACTIVATION_RELU:
    case RELU_ACTIVATION_LEAKY_RELU:
    default:
      return 0;
    }
}

static double
derivative_of_order (const ReluActivation *activation, guint order, double z)
{
  double value;

  if (order == 0)
    return relu_activation_apply (activation, z);
  if (order == 1)
    return relu_activation_derivative (activation, z);
  value = second_derivative (activation, z);

  /* 0 times infinity far out, where it vanishes. */
  return isnan (value) ? 0 : value;
}

static void
interval_include (ReluInterval *interval, double value)
{
  interval->lo = MIN (interval->lo, value);
  interval->hi = MAX (interval->hi, value);
}

static ReluInterval
range_of (const ReluActivation *activation, guint order, ReluInterval z)
{
  const Turns *turns = &turns_of[activation->kind];
  double at_lo = derivative_of_order (activation, order, z.lo);
  ReluInterval range = { at_lo, at_lo };

  interval_include (&range, derivative_of_order (activation, order, z.hi));
  for (guint i = 0; i < turns->n_turns[order]; i++)
    if (turns->turns[order][i] > z.lo && turns->turns[order][i] < z.hi)
      interval_include (&range, derivative_of_order (activation, order, turns->turns[order][i]));

  return range;
}

/* Where one factor is 0 so is the product, even if the other has overflowed: the true one is finite. */
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
interval_add_scaled (ReluInterval *sum, double weight, ReluInterval term)
{
  if (weight >= 0)
    {
      sum->lo += weight * term.lo;
      sum->hi += weight * term.hi;
    }
  else
    {
      sum->lo += weight * term.hi;
      sum->hi += weight * term.lo;
    }
}

/* Infinity minus infinity: nothing is known. */
static void
interval_repair (ReluInterval *interval)
{
  if (isnan (interval->lo))
    interval->lo = -INFINITY;
  if (isnan (interval->hi))
    interval->hi = INFINITY;
}

static void
activate_smooth (const ReluActivation *activation, const Jet *z, Jet *h)
{
  ReluInterval slope = range_of (activation, 1, z->value);
  ReluInterval curvature = range_of (activation, 2, z->value);
  ReluInterval bent = interval_multiply (curvature, interval_square (z->first));
  ReluInterval carried = interval_multiply (slope, z->second);

  h->value = range_of (activation, 0, z->value);
  h->first = interval_multiply (slope, z->first);
  h->second = (ReluInterval) { bent.lo + carried.lo, bent.hi + carried.hi };
  interval_repair (&h->second);
}

static void
activate_piecewise (const ReluActivation *activation, const Jet *z, Jet *h)
{
  double below, above;
  ReluInterval slope;

  relu_activation_get_slopes (activation, &below, &above);
  if (z->value.lo >= 0)
    slope = (ReluInterval) { above, above };
  else if (z->value.hi <= 0)
    slope = (ReluInterval) { below, below };
  else
    slope = (ReluInterval) { MIN (below, above), MAX (below, above) };

  h->value = (ReluInterval) { INFINITY, -INFINITY };
  interval_include (&h->value, relu_activation_apply (activation, z->value.lo));
  interval_include (&h->value, relu_activation_apply (activation, z->value.hi));
  if (z->value.lo < 0 && z->value.hi > 0)
    interval_include (&h->value, 0);
  h->first = interval_multiply (slope, z->first);
  h->second = interval_multiply (slope, z->second);
  /* A corner inside: there is no second derivative to speak of, unless z never moves. */
  if (slope.lo != slope.hi && (z->first.lo != 0 || z->first.hi != 0))
    h->second = (ReluInterval) { -INFINITY, INFINITY };
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
  guint width = 1;

  for (guint i = 0; i < relu_network_get_n_layers (network); i++)
    width = MAX (width, relu_network_get_layer (network, i)->n_units);
  self->network = relu_network_ref (network);
  self->now = g_new (Jet, width);
  self->next = g_new (Jet, width);

  return self;
}

void
relu_curve_bounder_free (ReluCurveBounder *self)
{
  relu_network_unref (self->network);
  g_free (self->now);
  g_free (self->next);
  g_free (self);
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
  self->now[0] = (Jet) { { from, to }, { 1, 1 }, { 0, 0 } };

  for (guint i = 0; i < relu_network_get_n_layers (self->network); i++)
    {
      const ReluLayer *layer = relu_network_get_layer (self->network, i);
      const double *row = relu_network_get_weights (self->network, i);
      const double *biases = relu_network_get_biases (self->network, i);
      gboolean is_smooth = relu_activation_is_smooth (&layer->activation);
      Jet *swap;

      for (guint unit = 0; unit < layer->n_units; unit++, row += layer->n_inputs)
        {
          Jet z = { { biases[unit], biases[unit] }, { 0, 0 }, { 0, 0 } };

          for (guint j = 0; j < layer->n_inputs; j++)
            if (row[j] != 0)
              {
                interval_add_scaled (&z.value, row[j], self->now[j].value);
                interval_add_scaled (&z.first, row[j], self->now[j].first);
                interval_add_scaled (&z.second, row[j], self->now[j].second);
              }
          interval_repair (&z.value);
          interval_repair (&z.first);
          interval_repair (&z.second);
          if (is_smooth)
            activate_smooth (&layer->activation, &z, &self->next[unit]);
          else
            activate_piecewise (&layer->activation, &z, &self->next[unit]);
        }
      swap = self->now;
      self->now = self->next;
      self->next = swap;
    }

  bounds->value = self->now[0].value;
  bounds->first = self->now[0].first;
  bounds->second = self->now[0].second;
}

/**
 * relu_curve_bounds_get_chord_error:
 * @bounds: of f on @from <= x <= @to
 * @y_from: f(@from)
 * @y_to: f(@to)
 *
 * The least of what the three bounds say: the distance is at most L^2 / 8 times the largest |f''| (the
 * error of linear interpolation), at most (M - m) L / 4 where f' lies between m and M, and at most what
 * the values leave room for.
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
  double by_value = MAX (bounds->value.hi - MIN (y_from, y_to), MAX (y_from, y_to) - bounds->value.lo);
  double error = INFINITY;

  if (!isnan (by_second))
    error = MIN (error, by_second);
  if (!isnan (by_first))
    error = MIN (error, by_first);
  if (!isnan (by_value))
    error = MIN (error, by_value);

  return error;
}
