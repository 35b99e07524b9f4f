/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-loss-sums.c: for squared error and one hidden layer. Without one unit f is a line c(x) on each stretch
 * between two splits of the others, so that with r = c(x) - y the loss is
 *
 *   (Σ r² + 2 v Σ h r + v² Σ h²) / N,   h = activation (w x + b)
 *
 * and all three sums over any range of points follow from prefix sums. Whatever w, b or v is tried: no point is
 * looked at but those where the unit's split is searched. */

#include "relu-loss-profile-private.h"

#include <math.h>
#include <stdlib.h>

#include "relu-moments-table-private.h"

/* The points first to last - 1. */
typedef struct
{
  gsize first, last;
} Range;

/* Sums over a range of points, with x from the centre. */
typedef struct
{
  double n, x, xx;
  double r, rx, rr;
} Sums;

/* The points behind a split, and f without the unit there, as far as the next one. */
typedef struct
{
  gsize first;
  double slope, intercept; /* from the centre */
  double r, rx, rr;        /* of the points before first */
} Stretch;

typedef struct
{
  double w, b; /* b at x = 0 */
  double v;
  gsize split; /* the first point right of where z is 0 */
} Unit;

struct _ReluLossSums
{
  ReluMomentTable table;
  double *yy; /* of the points before one; n + 1 */
  ReluNetwork *network;
  guint n;
  double below, above;
  Unit *units;
  guint *order; /* of the units by their splits */

  guint unit; /* that the stretches are for; n: all take part, n + 1: there are none yet */
  Stretch *stretches;
  guint n_stretches;
  double all_rr; /* of all points, with twice the digits */
};

/**
 * relu_loss_sums_can:
 *
 * Returns: whether relu_loss_sums_new() is for this
 */
gboolean
relu_loss_sums_can (ReluNetwork *network, const ReluLoss *loss)
{
  return loss->kind == RELU_LOSS_SQUARED && relu_network_get_n_layers (network) == 2
         && !relu_network_is_smooth (network)
         && relu_network_get_layer (network, 1)->activation.kind == RELU_ACTIVATION_IDENTITY;
}

/**
 * relu_loss_sums_new:
 * @network: see relu_loss_sums_can()
 * @data: the points
 *
 * Returns: (transfer full) (nullable): what relu_loss_sums_compute() needs; %NULL where sums overflow
 */
ReluLossSums *
relu_loss_sums_new (ReluNetwork *network, ReluData *data)
{
  g_autofree ReluLossSums *self = g_new0 (ReluLossSums, 1);
  const ReluLayer *layer = relu_network_get_layer (network, 0);

  if (!relu_moment_table_init (&self->table, data))
    return NULL;

  self->yy = g_new0 (double, self->table.n + 1);
  for (gsize i = 0; i < self->table.n; i++)
    {
      double y = relu_moment_table_get_sums (&self->table, i, i + 1).y;

      self->yy[i + 1] = self->yy[i] + y * y;
    }
  self->n = layer->n_units;
  relu_activation_get_slopes (&layer->activation, &self->below, &self->above);
  self->units = g_new (Unit, self->n);
  self->order = g_new (guint, self->n);
  self->stretches = g_new (Stretch, self->n + 2);
  relu_loss_sums_set_network (self, network);

  return g_steal_pointer (&self);
}

void
relu_loss_sums_free (ReluLossSums *self)
{
  relu_moment_table_clear (&self->table);
  g_clear_pointer (&self->network, relu_network_unref);
  g_free (self->yy);
  g_free (self->units);
  g_free (self->order);
  g_free (self->stretches);
  g_free (self);
}

/* The first point right of the one where z is 0, by the forward pass's own z: rounding is monotonic. */
static gsize
find_split (const ReluLossSums *self, double w, double b)
{
  gsize low = 0, high = self->table.n;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if ((b + w * self->table.x[middle] > 0) == (w >= 0))
        high = middle;
      else
        low = middle + 1;
    }

  return low;
}

static int
compare_splits (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const ReluLossSums *self = user_data;
  gsize s = self->units[*(const guint *) a].split, t = self->units[*(const guint *) b].split;

  return (s > t) - (s < t);
}

/**
 * relu_loss_sums_set_network:
 * @network: of the same architecture
 */
void
relu_loss_sums_set_network (ReluLossSums *self, ReluNetwork *network)
{
  const double *w = relu_network_get_weights (network, 0), *b = relu_network_get_biases (network, 0);
  const double *v = relu_network_get_weights (network, 1);

  relu_network_ref (network);
  g_clear_pointer (&self->network, relu_network_unref);
  self->network = network;
  for (guint i = 0; i < self->n; i++)
    {
      self->units[i] = (Unit) { w[i], b[i], v[i], find_split (self, w[i], b[i]) };
      self->order[i] = i;
    }
  g_qsort_with_data (self->order, (int) self->n, sizeof *self->order, compare_splits, self);
  self->unit = self->n + 1;
}

/* Sums over the points first to last - 1 of a stretch. */
static void
add_piece (const ReluLossSums *self, const Stretch *line, gsize first, gsize last, Sums *sums)
{
  ReluMomentSums piece = relu_moment_table_get_sums (&self->table, first, last);
  double slope = line->slope, intercept = line->intercept;

  if (first == last)
    return;
  sums->r += slope * piece.x + intercept * piece.n - piece.y;
  sums->rx += slope * piece.xx + intercept * piece.x - piece.xy;
  sums->rr += slope * (slope * piece.xx + 2 * intercept * piece.x - 2 * piece.xy)
              + intercept * (intercept * piece.n - 2 * piece.y) + (self->yy[last] - self->yy[first]);
}

/* f without @unit, stretch by stretch: from the right end what units add before their splits, then from the
 * left end what they add behind them. */
static void
draw_stretches (ReluLossSums *self, guint unit)
{
  Stretch *stretches = self->stretches;
  double slope = 0, intercept = relu_network_get_biases (self->network, 1)[0];
  guint n = unit < self->n ? self->n - 1 : self->n, at = n;

  self->unit = unit;
  self->n_stretches = n + 1;
  stretches[n].slope = slope;
  stretches[n].intercept = intercept;
  for (guint i = self->n; i-- > 0;)
    {
      const Unit *other = &self->units[self->order[i]];
      double factor = other->v * (other->w >= 0 ? self->below : self->above);

      if (self->order[i] == unit)
        continue;
      slope += factor * other->w;
      intercept += factor * (other->b + other->w * self->table.centre);
      stretches[at].first = other->split;
      stretches[--at].slope = slope;
      stretches[at].intercept = intercept;
    }
  stretches[0].first = 0;

  slope = intercept = 0;
  for (guint i = 0; i < self->n; i++)
    {
      const Unit *other = &self->units[self->order[i]];
      double factor = other->v * (other->w >= 0 ? self->above : self->below);

      if (self->order[i] == unit)
        continue;
      slope += factor * other->w;
      intercept += factor * (other->b + other->w * self->table.centre);
      stretches[++at].slope += slope;
      stretches[at].intercept += intercept;
    }
}

static void
prepare (ReluLossSums *self, guint unit)
{
  ReluPair rr = self->table.yy;
  Sums sums = { 0 };

  if (self->unit == unit)
    return;

  draw_stretches (self, unit);
  for (guint i = 0; i < self->n_stretches; i++)
    {
      Stretch *now = &self->stretches[i];
      gsize last = i + 1 < self->n_stretches ? self->stretches[i + 1].first : self->table.n;

      now->r = sums.r;
      now->rx = sums.rx;
      now->rr = sums.rr;
      add_piece (self, now, now->first, last, &sums);
      if (now->first < last)
        relu_moment_table_add_squares (&self->table, now->first, last, now->slope, now->intercept, &rr);
    }
  self->all_rr = MAX (0, rr.hi);
}

/* Sums over the points before @end. */
static void
get_sums_before (const ReluLossSums *self, gsize end, Sums *sums)
{
  guint low = 0, high = self->n_stretches;
  ReluMomentSums all = relu_moment_table_get_sums (&self->table, 0, end);
  const Stretch *line;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (self->stretches[middle].first <= end)
        low = middle;
      else
        high = middle;
    }
  line = &self->stretches[low];
  *sums = (Sums) { all.n, all.x, all.xx, line->r, line->rx, line->rr };
  add_piece (self, line, line->first, end, sums);
}

static void
get_sums (const ReluLossSums *self, Range range, Sums *sums)
{
  Sums before;

  get_sums_before (self, range.first, &before);
  get_sums_before (self, range.last, sums);
  sums->n -= before.n;
  sums->x -= before.x;
  sums->xx -= before.xx;
  sums->r -= before.r;
  sums->rx -= before.rx;
  sums->rr -= before.rr;
}

/* The points at which a unit is on. */
static Range
get_on (const ReluLossSums *self, double w, double b)
{
  gsize split = find_split (self, w, b);

  return w >= 0 ? (Range) { split, self->table.n } : (Range) { 0, split };
}

/* Σ h r and Σ h² of a unit. */
static void
get_products (const ReluLossSums *self, double w, double b, double *hr, double *hh)
{
  Range on = get_on (self, w, b), off = on.first > 0 ? (Range) { 0, on.first }
                                                     : (Range) { on.last, self->table.n };
  double shift = b + w * self->table.centre;
  Sums sums;

  *hr = *hh = 0;
  for (guint i = 0; i < 2; i++)
    {
      double slope = i == 0 ? self->above : self->below;

      if (slope == 0)
        continue;
      get_sums (self, i == 0 ? on : off, &sums);
      *hr += slope * (w * sums.rx + shift * sums.r);
      *hh += slope * slope * (w * (w * sums.xx + 2 * shift * sums.x) + shift * shift * sums.n);
    }
}

/* Σ q² over points, of what the parameter is multiplied with: 1, or x. */
static double
get_squares (const ReluLossSums *self, const Sums *sums, gboolean is_bias)
{
  double centre = self->table.centre;

  return is_bias ? sums->n : MAX (0, sums->xx + centre * (2 * sums->x + centre * sums->n));
}

/* The points at which the unit is on in one of two ranges only; two ranges. */
static void
get_difference (Range a, Range b, Range difference[2])
{
  difference[0] = difference[1] = (Range) { 0, 0 };
  if (a.first == a.last)
    difference[0] = b;
  else if (b.first == b.last)
    difference[0] = a;
  else
    {
      difference[0] = (Range) { MIN (a.first, b.first), MAX (a.first, b.first) };
      difference[1] = (Range) { MIN (a.last, b.last), MAX (a.last, b.last) };
    }
}

/* What is between two samples of w or b. Where no point switches: a quadratic. A point that does goes from c to
 * c + v h with one corner of h. h is no farther from its chord than a quarter of the change of slope, and h² no
 * more than its largest value. */
static void
find_between (const ReluLossSums *self, const ReluLossQuery *query, double v, Range a, Range b,
              double change, ReluLossSample *sample)
{
  gboolean is_bias = query->parameter.is_bias;
  double largest = MAX (fabs (self->above), fabs (self->below)), n = (double) self->table.n;
  double switching = 0, rr = 0, all, on;
  Range difference[2];
  Sums sums;

  get_difference (a, b, difference);
  for (guint i = 0; i < 2; i++)
    {
      get_sums (self, difference[i], &sums);
      switching += get_squares (self, &sums, is_bias);
      rr += MAX (0, sums.rr);
    }
  get_sums (self, a, &sums);
  on = get_squares (self, &sums, is_bias);
  get_sums (self, (Range) { 0, self->table.n }, &sums);
  all = get_squares (self, &sums, is_bias);

  /* Of the points that don't switch, or all where that is few. */
  if (switching == 0)
    {
      sample->sag = v * v * change * change / 4
                    * (self->above * self->above * on + self->below * self->below * MAX (0, all - on)) / n;
      return;
    }
  sample->hidden = (v * v * change * change / 4 * largest * largest * all
                    + fabs (v) * fabs (self->above - self->below) * change / 2 * sqrt (rr * switching)
                    + v * v * largest * largest * change * change * switching)
                   / n;
}

static void
compute_in (ReluLossSums *self, const ReluLossQuery *query, ReluLossDraft *draft)
{
  const Unit *unit = &self->units[query->parameter.unit];
  gboolean is_bias = query->parameter.is_bias;
  Range before = { 0, 0 };

  relu_loss_draft_add_ends (draft, query);
  relu_loss_draft_add_grid (draft, query);
  /* Where the sides on which the unit is on change places. */
  if (query->strip.lower < 0 && query->strip.upper > 0)
    relu_loss_draft_add (draft, 0);
  relu_loss_draft_sort (draft);

  for (guint i = 0; i < draft->samples->len; i++)
    {
      ReluLossSample *sample = &g_array_index (draft->samples, ReluLossSample, i);
      double w = is_bias ? unit->w : sample->value, b = is_bias ? sample->value : unit->b;
      Range on = get_on (self, w, b);
      double hr, hh;

      get_products (self, w, b, &hr, &hh);
      sample->loss = (self->all_rr + unit->v * (2 * hr + unit->v * hh)) / (double) self->table.n;
      if (i > 0)
        find_between (self, query, unit->v, before, on, sample->value - (sample - 1)->value, sample);
      before = on;
    }
}

/* The loss is a quadratic in what f is linear in. */
static void
compute_out (ReluLossSums *self, const ReluLossQuery *query, ReluLossDraft *draft)
{
  const Unit *unit = query->parameter.is_bias ? NULL : &self->units[query->parameter.input];
  double hr, hh, n = (double) self->table.n;
  Sums all;

  if (unit != NULL)
    get_products (self, unit->w, unit->b, &hr, &hh);
  else
    {
      get_sums_before (self, self->table.n, &all);
      hr = all.r;
      hh = n;
    }

  relu_loss_draft_add_ends (draft, query);
  relu_loss_draft_sort (draft);
  for (guint i = 0; i < draft->samples->len; i++)
    {
      ReluLossSample *sample = &g_array_index (draft->samples, ReluLossSample, i);
      double v = unit == NULL ? sample->value - query->value : sample->value;
      double change = i > 0 ? sample->value - (sample - 1)->value : 0;

      sample->loss = (self->all_rr + v * (2 * hr + v * hh)) / n;
      sample->sag = hh * change * change / 4 / n;
    }
}

/* What goes into a unit that is dead does not matter as long as it stays so: z <= 0 at the first point and the
 * last one. */
static void
find_flat_in (const ReluLossSums *self, const ReluLossQuery *query, ReluLossDraft *draft)
{
  const Unit *unit = &self->units[query->parameter.unit];
  Range on = get_on (self, unit->w, unit->b);
  const double ends[] = { self->table.x[0], self->table.x[self->table.n - 1] };

  if (unit->v == 0 || (!query->parameter.is_bias && ends[0] == 0 && ends[1] == 0))
    return;
  if (self->below != 0 || on.first < on.last)
    {
      draft->flat_from = draft->flat_to = query->value;
      return;
    }

  for (guint i = 0; i < 2; i++)
    if (query->parameter.is_bias)
      draft->flat_to = MIN (draft->flat_to, -unit->w * ends[i]);
    else if (ends[i] > 0)
      draft->flat_to = MIN (draft->flat_to, -unit->b / ends[i]);
    else if (ends[i] < 0)
      draft->flat_from = MAX (draft->flat_from, -unit->b / ends[i]);
}

static void
find_flat_out (const ReluLossSums *self, const ReluLossQuery *query, ReluLossDraft *draft)
{
  gboolean is_flat = FALSE;

  if (!query->parameter.is_bias)
    {
      const Unit *unit = &self->units[query->parameter.input];
      Range on = get_on (self, unit->w, unit->b);

      is_flat = self->below == 0 && on.first == on.last;
    }
  if (!is_flat)
    draft->flat_from = draft->flat_to = query->value;
}

/**
 * relu_loss_sums_compute:
 * @query: the parameter, and the picture
 * @draft: an empty one
 *
 * Exact up to rounding at each column of pixels, and for what hides between them there is a bound.
 *
 * Returns: %TRUE
 */
gboolean
relu_loss_sums_compute (ReluLossSums *self, const ReluLossQuery *query, ReluLossDraft *draft)
{
  const ReluParameter *parameter = &query->parameter;

  draft->flat_from = -INFINITY;
  draft->flat_to = INFINITY;
  if (parameter->layer == 0)
    {
      prepare (self, parameter->unit);
      find_flat_in (self, query, draft);
      compute_in (self, query, draft);
    }
  else
    {
      prepare (self, parameter->is_bias ? self->n : parameter->input);
      find_flat_out (self, query, draft);
      compute_out (self, query, draft);
    }

  return TRUE;
}
