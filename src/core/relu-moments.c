/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-moments.c: where no unit switches, f is a straight line, so that the error of a point is
 * e = s x + c - y, and the sums of e and e x over all points there follow from those of 1, x, x², y and
 * x y, which never change. One step costs O(n log n) for n units, whatever the number of points.
 *
 * Which points a unit is on for is decided with the very z that the forward pass computes, so that on a
 * kink, too, this is the same gradient. */

#include "relu-moments.h"

#include "relu-moments-deep-private.h"
#include "relu-moments-layout-private.h"

#include <string.h>

struct _ReluMoments
{
  ReluMomentTable table;
  ReluMomentLayout layout; /* of the first layer */
  ReluDeep *deep;          /* the second layer; NULL: there is none */
  ReluTwo *left_lines;     /* what the left halves from each on add to f, and the bias */
  ReluTwo *right_lines;    /* what the right halves before each add */
  ReluTwo *before, *behind; /* the sums of e and e x of the segments before each, and from each on */
};

/**
 * relu_moments_can_train:
 *
 * Returns: whether the network is of the kind that relu_moments_new() takes: one or two hidden layers, all
 *   piecewise linear, and an output that adds up
 */
gboolean
relu_moments_can_train (ReluNetwork *network)
{
  guint last = relu_network_get_n_layers (network) - 1;

  return (last == 1 || last == 2) && !relu_network_is_smooth (network)
         && relu_network_get_layer (network, last)->activation.kind == RELU_ACTIVATION_IDENTITY;
}

/**
 * relu_moments_new:
 * @network: any network of the architecture, see relu_moments_can_train()
 * @data: the points
 *
 * Sorts the points and adds them up: O(N log N) for N points, and 72 bytes for each.
 *
 * Returns: (transfer full) (nullable): what relu_moments_compute() needs; %NULL where sums of squares
 *   overflow
 */
ReluMoments *
relu_moments_new (ReluNetwork *network, ReluData *data)
{
  g_autofree ReluMoments *self = g_new0 (ReluMoments, 1);
  const ReluLayer *layer = relu_network_get_layer (network, 0);
  gsize n = layer->n_units;
  double below, above;

  g_return_val_if_fail (relu_moments_can_train (network), NULL);

  if (!relu_moment_table_init (&self->table, data))
    return NULL;

  relu_activation_get_slopes (&layer->activation, &below, &above);
  relu_moment_layout_init (&self->layout, &self->table, layer->n_units, below, above);
  if (relu_network_get_n_layers (network) == 3)
    {
      layer = relu_network_get_layer (network, 1);
      relu_activation_get_slopes (&layer->activation, &below, &above);
      self->deep = relu_deep_new (&self->layout, layer->n_units, below, above);
    }
  else
    {
      self->left_lines = g_new (ReluTwo, n + 1);
      self->right_lines = g_new (ReluTwo, n + 1);
      self->before = g_new (ReluTwo, n + 2);
      self->behind = g_new (ReluTwo, n + 2);
    }

  return g_steal_pointer (&self);
}

void
relu_moments_free (ReluMoments *self)
{
  g_clear_pointer (&self->deep, relu_deep_free);
  relu_moment_layout_clear (&self->layout);
  relu_moment_table_clear (&self->table);
  g_free (self->left_lines);
  g_free (self->right_lines);
  g_free (self->before);
  g_free (self->behind);
  g_free (self);
}

/* The lines of f: from the end what units add before their splits, then from the beginning what they add
 * behind them. Nothing is added and taken away again: of a unit that is off nothing is left, not even
 * rounding. */
static void
draw_lines (ReluMoments *self, const double *v, double bias)
{
  const ReluMomentLayout *layout = &self->layout;
  ReluTwo sum = { 0, bias };

  self->left_lines[layout->n_lefts] = sum;
  for (guint i = layout->n_lefts; i-- > 0;)
    self->left_lines[i] = sum += v[layout->lefts[i].unit] * layout->lefts[i].line;

  self->right_lines[0] = sum = (ReluTwo) { 0, 0 };
  for (guint i = 0; i < layout->n_rights; i++)
    self->right_lines[i + 1] = sum += v[layout->rights[i].unit] * layout->rights[i].line;
}

static void
lay_out (ReluMoments *self, const double *parameters)
{
  gsize n = self->layout.n;

  relu_moment_layout_update (&self->layout, parameters, parameters + n);
  if (self->deep == NULL)
    draw_lines (self, parameters + 2 * n, parameters[3 * n]);
}

static inline ReluTwo
get_line (const ReluMoments *self, const ReluMomentSegment *segment)
{
  return self->left_lines[segment->first_left] + self->right_lines[segment->n_rights];
}

/* Both sums are added up on their own: a unit that is on for no point has sums of exactly 0. */
static void
add_errors (ReluMoments *self)
{
  guint n = self->layout.n_segments;
  ReluTwo sum = { 0, 0 };

  self->before[0] = sum;
  for (guint i = 0; i < n; i++)
    {
      const ReluMomentSegment *segment = &self->layout.segments[i];
      ReluTwo line = get_line (self, segment);

      self->behind[i] = relu_moment_table_get_errors (&self->table, segment->first, segment->last,
                                                      line[0], line[1]);
      self->before[i + 1] = sum += self->behind[i];
    }

  self->behind[n] = sum = (ReluTwo) { 0, 0 };
  for (guint i = n; i-- > 0;)
    self->behind[i] = sum += self->behind[i];
}

/* What a unit learns on one side of its split, from the @errors there. */
static inline void
learn (const ReluMoments *self, const ReluMomentHalf *half, ReluTwo errors, double factor,
       const double *v, double *gradient)
{
  gsize n = self->layout.n;
  double weight, e = factor * errors[0], ex = factor * errors[1];

  gradient[2 * n + half->unit] += half->line[0] * ex + half->line[1] * e;
  weight = v[half->unit] * half->slope;
  gradient[half->unit] += weight * (ex + self->table.centre * e);
  gradient[n + half->unit] += weight * e;
}

/**
 * relu_moments_compute:
 * @parameters: the flat vector of a network of the architecture
 * @gradient: (out): the derivative of the mean squared error in each of them
 *
 * The same as relu_gradient_compute() up to rounding: within 10⁻¹⁰ of its length for a million points,
 * where the errors are not much smaller than the values. It depends on the parameters only, not on what
 * was computed before. Not finite where numbers overflow.
 */
void
relu_moments_compute (ReluMoments *self, const double *parameters, double *gradient)
{
  const ReluMomentLayout *layout = &self->layout;
  gsize n = layout->n;
  const double *v = parameters + 2 * n;
  double factor = 2 / (double) self->table.n;

  lay_out (self, parameters);
  if (self->deep != NULL)
    {
      relu_deep_compute (self->deep, parameters, gradient);
      return;
    }

  add_errors (self);
  memset (gradient, 0, 3 * n * sizeof (double));
  for (guint i = 0; i < layout->n_lefts; i++)
    learn (self, &layout->lefts[i], self->before[layout->lefts[i].segment], factor, v, gradient);
  for (guint i = 0; i < layout->n_rights; i++)
    learn (self, &layout->rights[i], self->behind[layout->rights[i].segment], factor, v, gradient);
  gradient[3 * n] = factor * self->before[layout->n_segments][0];
}

/**
 * relu_moments_get_loss:
 * @parameters: the flat vector of a network of the architecture
 *
 * It is added up with twice the digits, so that it is good for losses of 10⁻³⁰ of the values' squares,
 * and is about ten times the work of the gradient.
 *
 * Returns: the mean squared error; not finite where numbers overflow
 */
double
relu_moments_get_loss (ReluMoments *self, const double *parameters)
{
  ReluPair sum = self->table.yy;

  lay_out (self, parameters);
  if (self->deep != NULL)
    return relu_deep_get_loss (self->deep, parameters);

  for (guint i = 0; i < self->layout.n_segments; i++)
    {
      const ReluMomentSegment *segment = &self->layout.segments[i];
      ReluTwo line = get_line (self, segment);

      relu_moment_table_add_squares (&self->table, segment->first, segment->last, line[0], line[1], &sum);
    }

  /* Rounding may leave less than nothing; NaN stays. */
  return sum.hi < 0 ? 0 : sum.hi / (double) self->table.n;
}

/**
 * relu_moments_get_x:
 *
 * Returns: (transfer none) (array): where the points are, ascending
 */
const double *
relu_moments_get_x (const ReluMoments *self)
{
  return self->table.x;
}
