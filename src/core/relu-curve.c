/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-curve.c: a smooth network's curve as a polyline with a bound of its error.
 *
 * The piece whose chord can be furthest from the curve is halved, again and again, until no chord
 * can be further from it than RELU_CURVE_TOLERANCE of the range of y. How far a chord can be
 * follows from bounds of f, f' and f'' on the whole piece (relu-curve-bounds.c), not from samples:
 * no bump is too narrow to be seen. */

#include "relu-curve.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "relu-curve-bounds.h"
#include "relu-forward.h"

/* Points for a network so large that each costs a lot: at most this many multiplications in all. */
#define MAX_WORK 2e8
#define MIN_POINTS 257
#define FIRST_PIECES 16

/* A range of y below this share of the terms that are added up to get it is rounding: then an
 * error of this larger share is good enough. */
#define FLAT 1e-9
#define FLAT_TOLERANCE 1e-6

struct _ReluCurve
{
  gatomicrefcount ref_count;
  guint n_points;
  double *xs;
  double *ys;
  double error;
  gboolean is_flat;
  gboolean is_straight;
};

typedef struct
{
  double from, to;
  double y_from, y_to;
  double error;
} Piece;

typedef struct
{
  ReluNetwork *network;
  ReluCurveBounder *bounder;
  GArray *pieces; /* a heap: the largest error first */
  double y_min, y_max;
  double scale; /* of the terms that are added up to get y */
} Sampler;

G_DEFINE_QUARK (relu-curve-error-quark, relu_curve_error)

static void
heap_up (Piece *heap, guint i)
{
  Piece piece = heap[i];

  while (i > 0 && heap[(i - 1) / 2].error < piece.error)
    {
      heap[i] = heap[(i - 1) / 2];
      i = (i - 1) / 2;
    }
  heap[i] = piece;
}

static void
heap_down (Piece *heap, guint n)
{
  Piece piece = heap[0];
  guint i = 0;

  for (;;)
    {
      guint child = 2 * i + 1;

      if (child >= n)
        break;
      if (child + 1 < n && heap[child + 1].error > heap[child].error)
        child++;
      if (heap[child].error <= piece.error)
        break;
      heap[i] = heap[child];
      i = child;
    }
  heap[i] = piece;
}

static gboolean
sample (Sampler *self, double x, double *y, GError **error)
{
  *y = relu_network_evaluate (self->network, x);
  if (!isfinite (*y))
    {
      char text[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (text, sizeof text, "%.6g", x);
      g_set_error (error, RELU_CURVE_ERROR, RELU_CURVE_ERROR_NOT_FINITE,
                   _("the output at x = %s is too large for a number"), text);
      return FALSE;
    }
  self->y_min = MIN (self->y_min, *y);
  self->y_max = MAX (self->y_max, *y);

  return TRUE;
}

/* The sum of the sizes of what is added up in the output unit, as far as its activation lets it
 * through. */
static double
get_terms (ReluNetwork *network, double x)
{
  g_autoptr (ReluTrace) trace = relu_trace_new (network, x);
  guint last = relu_network_get_n_hidden_layers (network);
  ReluActivationKind kind = relu_network_get_layer (network, last)->activation.kind;
  guint n_inputs = relu_network_get_layer (network, last)->n_inputs;
  const double *weights = relu_network_get_weights (network, last);
  double sum = fabs (relu_network_get_biases (network, last)[0]);

  for (guint i = 0; i < n_inputs; i++)
    sum += fabs (weights[i] * (last > 0 ? relu_trace_get_activation (trace, last - 1, i) : x));

  if (kind == RELU_ACTIVATION_TANH || kind == RELU_ACTIVATION_SIGMOID)
    sum = MIN (sum, 1);

  return isfinite (sum) ? sum : 0;
}

static void
piece_estimate (Sampler *self, Piece *piece)
{
  ReluCurveBounds bounds;

  relu_curve_bounder_compute (self->bounder, piece->from, piece->to, &bounds);
  piece->error = relu_curve_bounds_get_chord_error (&bounds, piece->from, piece->to, piece->y_from,
                                                    piece->y_to);
}

static double
middle (const Piece *piece)
{
  return piece->from + (piece->to - piece->from) / 2;
}

static int
compare_pieces (gconstpointer a, gconstpointer b)
{
  double x = ((const Piece *) a)->from;
  double y = ((const Piece *) b)->from;

  return x < y ? -1 : x > y;
}

/* The pieces to begin with. */
static gboolean
sampler_start (Sampler *self, double from, double to, GError **error)
{
  Piece piece = { from, from, 0, 0, 0 };

  if (!sample (self, from, &piece.y_to, error))
    return FALSE;
  for (guint i = 1; i <= FIRST_PIECES; i++)
    {
      piece.from = piece.to;
      piece.y_from = piece.y_to;
      piece.to = i == FIRST_PIECES ? to : from + (to - from) * i / FIRST_PIECES;
      if (!(piece.to > piece.from))
        continue;
      if (!sample (self, piece.to, &piece.y_to, error))
        return FALSE;
      self->scale = MAX (self->scale, get_terms (self->network, piece.to));
      piece_estimate (self, &piece);
      g_array_append_val (self->pieces, piece);
      heap_up ((Piece *) (gpointer) self->pieces->data, self->pieces->len - 1);
    }

  return TRUE;
}

static gboolean
sampler_is_flat (const Sampler *self)
{
  return self->y_max - self->y_min <= FLAT * self->scale;
}

/* Returns the bound of the error of the whole curve, or a negative number with @error set. */
static double
sampler_refine (Sampler *self, guint max_points, GError **error)
{
  double stuck = 0; /* the error of pieces that have no number in their middle */

  for (;;)
    {
      Piece *heap = (Piece *) (gpointer) self->pieces->data;
      Piece left = heap[0];
      Piece right = heap[0];
      double goal = sampler_is_flat (self) ? FLAT_TOLERANCE * self->scale
                                           : RELU_CURVE_TOLERANCE * (self->y_max - self->y_min);
      double x;

      if (left.error <= MAX (goal, stuck) || self->pieces->len + 1 >= max_points)
        return MAX (left.error, stuck);

      x = middle (&left);
      if (!(x > left.from && x < left.to))
        {
          /* Two neighbouring numbers: nothing is between them. The jump from one to the other
           * is what remains. */
          stuck = MAX (stuck, left.error);
          heap[0].error = 0;
          heap_down (heap, self->pieces->len);
          continue;
        }

      left.to = right.from = x;
      if (!sample (self, x, &left.y_to, error))
        return -1;
      right.y_from = left.y_to;
      piece_estimate (self, &left);
      piece_estimate (self, &right);
      heap[0] = left;
      heap_down (heap, self->pieces->len);
      g_array_append_val (self->pieces, right);
      heap_up ((Piece *) (gpointer) self->pieces->data, self->pieces->len - 1);
    }
}

static ReluCurve *
curve_from_pieces (GArray *pieces)
{
  ReluCurve *self = g_new0 (ReluCurve, 1);
  const Piece *sorted;

  g_array_sort (pieces, compare_pieces);
  sorted = (const Piece *) (gpointer) pieces->data;
  g_atomic_ref_count_init (&self->ref_count);
  self->n_points = pieces->len + 1;
  self->xs = g_new (double, self->n_points);
  self->ys = g_new (double, self->n_points);
  for (guint i = 0; i < pieces->len; i++)
    {
      self->xs[i] = sorted[i].from;
      self->ys[i] = sorted[i].y_from;
    }
  self->xs[pieces->len] = sorted[pieces->len - 1].to;
  self->ys[pieces->len] = sorted[pieces->len - 1].y_to;

  return self;
}

/**
 * relu_curve_new:
 * @network: any network; meant for those with smooth activations
 * @from: where the domain begins
 * @to: where it ends
 * @error: RELU_CURVE_ERROR
 *
 * Samples f so densely that the polyline through the points is nowhere on the domain further from
 * f than relu_curve_get_error(). That is at most RELU_CURVE_TOLERANCE of the range of the curve's
 * y (a millionth of what its terms add up to where they cancel: see relu_curve_is_flat()), unless
 * that takes more than RELU_CURVE_MAX_POINTS points (fewer for very large networks); then the
 * bound that was reached is told instead. The bound is rigorous up to the rounding of double
 * arithmetic.
 *
 * Returns: (transfer full) (nullable): the curve
 */
ReluCurve *
relu_curve_new (ReluNetwork *network, double from, double to, GError **error)
{
  g_autoptr (ReluCurveBounder) bounder = NULL;
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  Sampler sampler = { network, NULL, pieces, INFINITY, -INFINITY, 0 };
  ReluCurveBounds whole;
  ReluCurve *self;
  double max_points, bound;

  if (!(from < to) || !isfinite (from) || !isfinite (to) || !isfinite (to - from))
    {
      g_set_error (error, RELU_CURVE_ERROR, RELU_CURVE_ERROR_DOMAIN,
                   _("the domain must be two finite numbers, the smaller one first, whose "
                      "difference is finite too (at most 1.8e308)"));
      return NULL;
    }

  max_points = CLAMP (MAX_WORK / (double) relu_network_get_n_parameters (network), MIN_POINTS,
                      RELU_CURVE_MAX_POINTS);
  sampler.bounder = bounder = relu_curve_bounder_new (network);
  relu_curve_bounder_compute (bounder, from, to, &whole);

  if (!sampler_start (&sampler, from, to, error))
    return NULL;
  bound = sampler_refine (&sampler, (guint) max_points, error);
  if (bound < 0)
    return NULL;
  if (!isfinite (sampler.y_max - sampler.y_min))
    {
      g_set_error (error, RELU_CURVE_ERROR, RELU_CURVE_ERROR_NOT_FINITE,
                   _("the output varies too much for a number"));
      return NULL;
    }

  self = curve_from_pieces (pieces);
  self->error = bound;
  self->is_flat = sampler_is_flat (&sampler) && bound <= FLAT_TOLERANCE * sampler.scale;
  self->is_straight = whole.second.lo == 0 && whole.second.hi == 0;

  return self;
}

ReluCurve *
relu_curve_ref (ReluCurve *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
relu_curve_unref (ReluCurve *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->xs);
  g_free (self->ys);
  g_free (self);
}

guint
relu_curve_get_n_points (const ReluCurve *self)
{
  return self->n_points;
}

/**
 * relu_curve_get_xs:
 *
 * Returns: (array): strictly ascending, from one end of the domain to the other
 */
const double *
relu_curve_get_xs (const ReluCurve *self)
{
  return self->xs;
}

const double *
relu_curve_get_ys (const ReluCurve *self)
{
  return self->ys;
}

/**
 * relu_curve_get_error:
 *
 * Returns: the largest distance, in y, that f can have from the polyline anywhere on the domain
 */
double
relu_curve_get_error (const ReluCurve *self)
{
  return self->error;
}

/**
 * relu_curve_is_straight:
 *
 * Returns: whether f is certainly one straight line on the domain, since nothing curved reaches the
 *   output (FALSE where that is not certain)
 */
gboolean
relu_curve_is_straight (const ReluCurve *self)
{
  return self->is_straight;
}

/**
 * relu_curve_is_flat:
 *
 * Returns: whether f is constant as far as can be told: its terms cancel to within rounding at all
 *   points, and to within a millionth of their sizes everywhere
 */
gboolean
relu_curve_is_flat (const ReluCurve *self)
{
  return self->is_flat;
}
