/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-moments.c: where no unit switches, f is a straight line, so that the error of a point is
 * e = s x + c - y, and the sums of e and e x over all points there follow from those of 1, x, x², y and
 * x y, which never change. One step costs O(n log n) for n units, whatever the number of points.
 *
 * Which points a unit is on for is decided with the very z that the forward pass computes, so that on a
 * kink, too, this is the same gradient. */

#include "relu-moments.h"

#include "relu-moments-deep-private.h"
#include "relu-moments-private.h"

struct _ReluMoments
{
  ReluMomentTable table;
  guint n;         /* units of the first layer */
  ReluDeep *deep;  /* the second layer; NULL: there is none */
  double below, above;
  ReluMomentUnit *units;
  guint *order;   /* of the units by their splits, kept from step to step: it changes little */
  double *sums;   /* of e and e x before each split in order, then of those behind it */
  double *lines;  /* slope and intercept of f before each split in order, and behind the last */
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

  g_return_val_if_fail (relu_moments_can_train (network), NULL);

  if (!relu_moment_table_init (&self->table, data))
    return NULL;

  self->n = layer->n_units;
  relu_activation_get_slopes (&layer->activation, &self->below, &self->above);
  self->units = g_new0 (ReluMomentUnit, self->n);
  self->order = g_new (guint, self->n);
  for (guint i = 0; i < self->n; i++)
    self->order[i] = i;
  self->sums = g_new (double, 4 * (gsize) self->n);
  self->lines = g_new (double, 2 * ((gsize) self->n + 1));
  if (relu_network_get_n_layers (network) == 3)
    {
      const ReluLayer *second = relu_network_get_layer (network, 1);
      double below, above;

      relu_activation_get_slopes (&second->activation, &below, &above);
      self->deep = relu_deep_new (&self->table, self->n, second->n_units, below, above);
    }

  return g_steal_pointer (&self);
}

void
relu_moments_free (ReluMoments *self)
{
  g_clear_pointer (&self->deep, relu_deep_free);
  relu_moment_table_clear (&self->table);
  g_free (self->units);
  g_free (self->order);
  g_free (self->sums);
  g_free (self->lines);
  g_free (self);
}

/* Whether point @i is behind the split of a unit that is on for larger x (or the other way round):
 * rounding is monotonic, so that all points behind one are too. */
static inline gboolean
is_behind (const double *x, gsize i, double w, double b, gboolean rises)
{
  return (b + w * x[i] > 0) == rises;
}

/* The first point behind the split: a few steps from the last one, doubled until it is passed. */
static gsize
find_split (const double *x, gsize n, double w, double b, gsize last)
{
  gboolean rises = w >= 0;
  gsize low = last, high = last, jump = 1;

  if (last < n && !is_behind (x, last, w, b, rises))
    {
      low = last + 1;
      for (high = last + 1; high < n && !is_behind (x, high, w, b, rises); jump *= 2)
        {
          low = high + 1;
          high = MIN (n, high + jump);
        }
    }
  else if (last > 0 && is_behind (x, last - 1, w, b, rises))
    {
      high = last - 1;
      for (low = last - 1; low > 0 && is_behind (x, low - 1, w, b, rises); jump *= 2)
        {
          high = low - 1;
          low = low > jump ? low - jump : 0;
        }
    }

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (is_behind (x, middle, w, b, rises))
        high = middle;
      else
        low = middle + 1;
    }

  return low;
}

static inline gboolean
comes_after (const ReluMomentUnit *units, guint a, guint b)
{
  return units[a].split > units[b].split || (units[a].split == units[b].split && a > b);
}

/* Where every unit switches, and the order of that. Units that switch at the same point are ordered by
 * number, so that nothing depends on the steps before. */
static void
find_splits (ReluMoments *self, const double *parameters)
{
  guint n = self->n;
  const double *w = parameters, *b = w + n, *v = self->deep == NULL ? b + n : NULL;

  for (guint i = 0; i < n; i++)
    {
      ReluMomentUnit *unit = &self->units[i];

      unit->w = w[i];
      unit->b = b[i] + w[i] * self->table.centre;
      unit->v = v != NULL ? v[i] : 0;
      unit->left = w[i] >= 0 ? self->below : self->above;
      unit->right = w[i] >= 0 ? self->above : self->below;
      unit->split = find_split (self->table.x, self->table.n, w[i], b[i], unit->split);
    }

  for (guint i = 1; i < n; i++)
    {
      guint at = i, moved = self->order[i];

      for (; at > 0 && comes_after (self->units, self->order[at - 1], moved); at--)
        self->order[at] = self->order[at - 1];
      self->order[at] = moved;
    }
}

/* The lines of f: from the end what units add before their splits, then from the beginning what they add
 * behind them. Nothing is added and taken away again: of a unit that is off nothing is left, not even
 * rounding. */
static void
draw_lines (ReluMoments *self, double bias)
{
  double slope = 0, intercept = bias;

  for (guint i = self->n; i > 0; i--)
    {
      const ReluMomentUnit *unit = &self->units[self->order[i - 1]];
      double factor = unit->v * unit->left;

      self->lines[2 * i] = slope;
      self->lines[2 * i + 1] = intercept;
      slope += factor * unit->w;
      intercept += factor * unit->b;
    }
  self->lines[0] = slope;
  self->lines[1] = intercept;

  slope = intercept = 0;
  for (guint i = 0; i < self->n; i++)
    {
      const ReluMomentUnit *unit = &self->units[self->order[i]];
      double factor = unit->v * unit->right;

      slope += factor * unit->w;
      intercept += factor * unit->b;
      self->lines[2 * i + 2] += slope;
      self->lines[2 * i + 3] += intercept;
    }
}

static void
lay_out (ReluMoments *self, const double *parameters)
{
  find_splits (self, parameters);
  draw_lines (self, parameters[3 * (gsize) self->n]);
}

/* The sums of e and e x over the points from @first to before @last. */
static inline void
get_errors (const ReluMoments *self, gsize first, gsize last, const double line[2], double errors[2])
{
  ReluMomentSums sums;

  errors[0] = errors[1] = 0;
  if (first == last)
    return;
  relu_moment_table_get_sums (&self->table, first, last, &sums);
  errors[0] = line[0] * sums.x + line[1] * sums.n - sums.y;
  errors[1] = line[0] * sums.xx + line[1] * sums.x - sums.xy;
}

/* Fills in the sums before and behind each split; returns that of all e. Both are added up on their own:
 * a unit that is on for no point has sums of exactly 0. */
static double
add_errors (ReluMoments *self)
{
  double before[2] = { 0, 0 }, errors[2], all;
  double *sums = self->sums;
  gsize first = 0;

  for (guint i = 0; i < self->n; i++)
    {
      const ReluMomentUnit *unit = &self->units[self->order[i]];

      get_errors (self, first, unit->split, self->lines + 2 * (gsize) i, errors);
      before[0] += errors[0];
      before[1] += errors[1];
      sums[4 * i] = before[0];
      sums[4 * i + 1] = before[1];
      sums[4 * i + 2] = errors[0];
      sums[4 * i + 3] = errors[1];
      first = unit->split;
    }
  get_errors (self, first, self->table.n, self->lines + 2 * (gsize) self->n, errors);
  all = before[0] + errors[0];

  for (guint i = self->n; i-- > 0;)
    {
      double own[2] = { sums[4 * i + 2], sums[4 * i + 3] };

      sums[4 * i + 2] = errors[0];
      sums[4 * i + 3] = errors[1];
      errors[0] += own[0];
      errors[1] += own[1];
    }

  return all;
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
  guint n = self->n;
  double factor = 2 / (double) self->table.n, centre = self->table.centre;

  if (self->deep != NULL)
    {
      find_splits (self, parameters);
      relu_deep_compute (self->deep, self->units, self->order, parameters, gradient);
      return;
    }

  lay_out (self, parameters);
  gradient[3 * (gsize) n] = factor * add_errors (self);

  for (guint i = 0; i < n; i++)
    {
      const ReluMomentUnit *unit = &self->units[self->order[i]];
      const double *sums = self->sums + 4 * (gsize) i;
      double e = factor * (unit->left * sums[0] + unit->right * sums[2]);
      double ex = factor * (unit->left * sums[1] + unit->right * sums[3]);

      gradient[self->order[i]] = unit->v * (ex + centre * e);
      gradient[n + self->order[i]] = unit->v * e;
      gradient[2 * (gsize) n + self->order[i]] = unit->w * ex + unit->b * e;
    }
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
  gsize first = 0;

  if (self->deep != NULL)
    {
      find_splits (self, parameters);
      return relu_deep_get_loss (self->deep, self->units, self->order, parameters);
    }

  lay_out (self, parameters);
  for (guint i = 0; i <= self->n; i++)
    {
      gsize last = i < self->n ? self->units[self->order[i]].split : self->table.n;

      if (last > first)
        relu_moment_table_add_squares (&self->table, first, last, self->lines[2 * (gsize) i],
                                       self->lines[2 * (gsize) i + 1], &sum);
      first = last;
    }

  /* Rounding may leave less than nothing; NaN stays. */
  return sum.hi < 0 ? 0 : sum.hi / (double) self->table.n;
}
