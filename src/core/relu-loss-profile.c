/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-loss-profile.c: what the profiler finds, as a polyline that is right to half a pixel. */

#include "relu-loss-profile-private.h"

#include <math.h>
#include <string.h>

/* Between two samples no more than so many points are put in for the curve there. */
#define MAX_BETWEEN 64

struct _ReluLossProfile
{
  gatomicrefcount ref_count;
  ReluNetwork *network;
  ReluData *data;
  ReluLoss loss;
  gsize parameter;
  ReluLossStrip strip;

  guint n;
  ReluLossPoint *points;
  ReluLossPoint lowest;
  double highest;
  double flat_from, flat_to;
  double error;
};

struct _ReluLossProfiler
{
  ReluNetwork *network;
  ReluData *data;
  ReluLoss loss;
  ReluLossSums *sums;   /* NULL: not for this */
  ReluLossTable *table; /* NULL until it is needed */
  gboolean is_filled;   /* the table, for the present network */
  gboolean *too_much;   /* of each layer: its parameters took too long once */
};

/* relu_loss_draft_add:
 *
 * Adds a sample that is still to be computed. */
void
relu_loss_draft_add (ReluLossDraft *self, double value)
{
  ReluLossSample sample = { value, 0, 0, 0 };

  g_array_append_val (self->samples, sample);
}

static void
add_inside (ReluLossDraft *self, const ReluLossQuery *query, double value)
{
  if (query->strip.lower < value && value < query->strip.upper)
    relu_loss_draft_add (self, value);
}

/* relu_loss_draft_add_ends:
 *
 * Adds the ends of the strip and of the flat stretch, which is known already, and the present value. */
void
relu_loss_draft_add_ends (ReluLossDraft *self, const ReluLossQuery *query)
{
  relu_loss_draft_add (self, query->strip.lower);
  relu_loss_draft_add (self, query->strip.upper);
  add_inside (self, query, query->value);
  add_inside (self, query, self->flat_from);
  add_inside (self, query, self->flat_to);
}

static int
compare_samples (const void *a, const void *b)
{
  const ReluLossSample *s = a, *t = b;

  return (s->value > t->value) - (s->value < t->value);
}

/* relu_loss_draft_sort:
 *
 * Puts the samples into order, each once. */
void
relu_loss_draft_sort (ReluLossDraft *self)
{
  ReluLossSample *samples = (ReluLossSample *) (gpointer) self->samples->data;
  guint kept = 0;

  qsort (samples, self->samples->len, sizeof *samples, compare_samples);
  for (guint i = 0; i < self->samples->len; i++)
    if (kept == 0 || samples[kept - 1].value < samples[i].value)
      samples[kept++] = samples[i];
  g_array_set_size (self->samples, kept);
}

/* relu_loss_draft_add_grid:
 *
 * Adds a sample for each column of pixels. */
void
relu_loss_draft_add_grid (ReluLossDraft *self, const ReluLossQuery *query)
{
  double span = query->strip.upper - query->strip.lower;

  for (guint i = 1; i < query->strip.width; i++)
    relu_loss_draft_add (self, query->strip.lower + span * i / query->strip.width);
}

/* Where the quadratic between two samples is lowest: a share of the way, 0 where that is at an end. */
static double
find_dip (const ReluLossSample *a, const ReluLossSample *b)
{
  double share = b->sag > 0 ? 0.5 - (b->loss - a->loss) / (8 * b->sag) : 0;

  return share > 0 && share < 1 ? share : 0;
}

static ReluLossPoint
get_between (const ReluLossSample *a, const ReluLossSample *b, double share)
{
  ReluLossPoint point = { a->value + share * (b->value - a->value),
                          a->loss + share * (b->loss - a->loss) - 4 * b->sag * share * (1 - share) };

  /* Rounding may leave less than nothing. */
  point.loss = MAX (0, point.loss);

  return point;
}

/* The sums over points of which nothing changes may differ in their last digits. Returns the sample of the
 * present value. */
static const ReluLossSample *
level_flat (ReluLossSample *samples, guint n, double from, double to, double value)
{
  guint present = 0;

  while (samples[present].value < value)
    present++;
  for (guint i = 0; i < n; i++)
    if (from <= samples[i].value && samples[i].value <= to)
      {
        samples[i].loss = samples[present].loss;
        if (samples[i].value > from)
          samples[i].sag = samples[i].hidden = 0;
      }

  return &samples[present];
}

/* The lowest loss, at the present value if it is one of several, and the highest. */
static void
find_range (ReluLossProfile *self, const ReluLossSample *samples, guint n, const ReluLossSample *present)
{
  self->lowest = (ReluLossPoint) { present->value, present->loss };
  self->highest = present->loss;
  for (guint i = 0; i < n; i++)
    {
      double dip = i > 0 ? find_dip (&samples[i - 1], &samples[i]) : 0;

      if (dip > 0)
        {
          ReluLossPoint point = get_between (&samples[i - 1], &samples[i], dip);

          if (point.loss < self->lowest.loss)
            self->lowest = point;
        }
      if (samples[i].loss < self->lowest.loss)
        self->lowest = (ReluLossPoint) { samples[i].value, samples[i].loss };
      self->highest = MAX (self->highest, samples[i].loss);
    }
}

/* Rounding does not put points on top of each other. */
static void
add_point (GArray *points, const ReluLossSample *a, const ReluLossSample *b, double share)
{
  ReluLossPoint point = get_between (a, b, share);
  double last = g_array_index (points, ReluLossPoint, points->len - 1).value;

  if (last < point.value && point.value < b->value)
    g_array_append_val (points, point);
}

/* The points between two samples, so that no chord is more than half a pixel away; adds what remains to the
 * error. */
static void
add_between (ReluLossProfile *self, const ReluLossSample *a, const ReluLossSample *b, GArray *points)
{
  double tolerance = (self->highest - self->lowest.loss) / (2.0 * self->strip.height);
  double pieces = ceil (sqrt (b->sag / tolerance));
  double dip = find_dip (a, b);
  guint n = pieces > 1 ? (guint) MIN (pieces, MAX_BETWEEN) : 1;

  for (guint i = 1; i <= n; i++)
    {
      double share = (double) i / n;

      if (n > 1 && dip * n > i - 1 && dip < share)
        add_point (points, a, b, dip);
      if (i < n)
        add_point (points, a, b, share);
    }
  self->error = MAX (self->error, b->hidden + b->sag / ((double) n * n));
}

static gboolean
is_finite (const ReluLossDraft *draft)
{
  for (guint i = 0; i < draft->samples->len; i++)
    {
      const ReluLossSample *sample = &g_array_index (draft->samples, ReluLossSample, i);

      if (!isfinite (sample->value) || !isfinite (sample->loss) || !isfinite (sample->sag)
          || !isfinite (sample->hidden))
        return FALSE;
    }

  return draft->samples->len >= 2;
}

static ReluLossProfile *
profile_new (ReluLossProfiler *profiler, const ReluLossQuery *query, const ReluLossDraft *draft)
{
  ReluLossProfile *self = g_new0 (ReluLossProfile, 1);
  ReluLossSample *samples = (ReluLossSample *) (gpointer) draft->samples->data;
  guint n = draft->samples->len;
  const ReluLossSample *present;
  GArray *points = g_array_sized_new (FALSE, FALSE, sizeof (ReluLossPoint), n);

  g_atomic_ref_count_init (&self->ref_count);
  self->network = relu_network_ref (profiler->network);
  self->data = relu_data_ref (profiler->data);
  self->loss = profiler->loss;
  self->parameter = query->index;
  self->strip = query->strip;
  /* Rounding does not leave the present value out. */
  self->flat_from = CLAMP (draft->flat_from, query->strip.lower, query->value);
  self->flat_to = CLAMP (draft->flat_to, query->value, query->strip.upper);

  present = level_flat (samples, n, self->flat_from, self->flat_to, query->value);
  find_range (self, samples, n, present);
  for (guint i = 0; i < n; i++)
    {
      ReluLossPoint point = { samples[i].value, samples[i].loss };

      if (i > 0)
        add_between (self, &samples[i - 1], &samples[i], points);
      g_array_append_val (points, point);
    }
  self->n = points->len;
  self->points = (ReluLossPoint *) (gpointer) g_array_free (points, FALSE);

  return self;
}

ReluLossProfile *
relu_loss_profile_ref (ReluLossProfile *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
relu_loss_profile_unref (ReluLossProfile *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  relu_network_unref (self->network);
  relu_data_unref (self->data);
  g_free (self->points);
  g_free (self);
}

gsize
relu_loss_profile_get_parameter (const ReluLossProfile *self)
{
  return self->parameter;
}

/**
 * relu_loss_profile_get_points:
 * @n: (out): how many, at least 2
 *
 * Returns: (array length=n) (transfer none): the polyline, from the strip's lower end to its upper one;
 *   the present value is among the points
 */
const ReluLossPoint *
relu_loss_profile_get_points (const ReluLossProfile *self, guint *n)
{
  *n = self->n;

  return self->points;
}

void
relu_loss_profile_get_strip (const ReluLossProfile *self, ReluLossStrip *strip)
{
  *strip = self->strip;
}

/**
 * relu_loss_profile_get_lowest:
 * @point: (out): where on the strip the loss is lowest, and what it is there: at the present value if it is as
 *   low as anywhere
 */
void
relu_loss_profile_get_lowest (const ReluLossProfile *self, ReluLossPoint *point)
{
  *point = self->lowest;
}

/**
 * relu_loss_profile_get_highest:
 *
 * Returns: the highest loss on the strip
 */
double
relu_loss_profile_get_highest (const ReluLossProfile *self)
{
  return self->highest;
}

/**
 * relu_loss_profile_get_flat:
 * @from: (out): where the flat stretch about the present value begins
 * @to: (out): where it ends; both no farther than the strip's ends
 *
 * That is decided by activation patterns, not by comparing losses: whatever the parameter is there, f
 * is exactly the same at every data point.
 *
 * Returns: whether there is one
 */
gboolean
relu_loss_profile_get_flat (const ReluLossProfile *self, double *from, double *to)
{
  *from = self->flat_from;
  *to = self->flat_to;

  return self->flat_from < self->flat_to;
}

/**
 * relu_loss_profile_get_error:
 *
 * Returns: how far from the polyline the loss may be somewhere: a bound, but for rounding, where the
 *   network is piecewise linear; else a guess
 */
double
relu_loss_profile_get_error (const ReluLossProfile *self)
{
  return self->error;
}

/**
 * relu_loss_profile_interpolate:
 * @value: on the strip
 *
 * Returns: the polyline's loss there
 */
double
relu_loss_profile_interpolate (const ReluLossProfile *self, double value)
{
  guint low = 0, high = self->n - 1;
  const ReluLossPoint *a, *b;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (self->points[middle].value <= value)
        low = middle;
      else
        high = middle;
    }
  a = &self->points[low];
  b = &self->points[high];
  if (value <= a->value)
    return a->loss;
  if (value >= b->value)
    return b->loss;

  return a->loss + (value - a->value) / (b->value - a->value) * (b->loss - a->loss);
}

/**
 * relu_loss_profile_is_of:
 * @network: any network
 * @data: the very data
 * @loss: the loss
 *
 * Returns: whether the profile is also that of @network: all its parameters but the profile's own are the
 *   same. Its flat stretch is still about the value that the parameter had.
 */
gboolean
relu_loss_profile_is_of (const ReluLossProfile *self, ReluNetwork *network, ReluData *data,
                         const ReluLoss *loss)
{
  const double *ours, *theirs;
  gsize n, at = self->parameter;

  if (self->data != data || !relu_loss_equal (&self->loss, loss))
    return FALSE;
  if (self->network == network)
    return TRUE;
  if (!relu_network_same_architecture (self->network, network))
    return FALSE;

  ours = relu_network_get_parameters (self->network);
  theirs = relu_network_get_parameters (network);
  n = relu_network_get_n_parameters (network);

  return memcmp (ours, theirs, at * sizeof (double)) == 0
         && memcmp (ours + at + 1, theirs + at + 1, (n - at - 1) * sizeof (double)) == 0;
}

/**
 * relu_loss_profiler_new:
 * @network: a network
 * @data: the points, at least one
 * @loss: what is averaged
 *
 * Returns: (transfer full): finds the profiles of the network's parameters
 */
ReluLossProfiler *
relu_loss_profiler_new (ReluNetwork *network, ReluData *data, const ReluLoss *loss)
{
  ReluLossProfiler *self = g_new0 (ReluLossProfiler, 1);

  g_return_val_if_fail (relu_data_get_n (data) > 0, NULL);

  self->network = relu_network_ref (network);
  self->data = relu_data_ref (data);
  self->loss = *loss;
  self->too_much = g_new0 (gboolean, relu_network_get_n_layers (network));
  if (relu_loss_sums_can (network, loss))
    self->sums = relu_loss_sums_new (network, data);

  return self;
}

void
relu_loss_profiler_free (ReluLossProfiler *self)
{
  g_clear_pointer (&self->sums, relu_loss_sums_free);
  g_clear_pointer (&self->table, relu_loss_table_free);
  relu_network_unref (self->network);
  relu_data_unref (self->data);
  g_free (self->too_much);
  g_free (self);
}

/**
 * relu_loss_profiler_is_for:
 * @data: the very data
 * @loss: a loss
 *
 * Returns: whether its profiles are of these
 */
gboolean
relu_loss_profiler_is_for (const ReluLossProfiler *self, ReluData *data, const ReluLoss *loss)
{
  return self->data == data && relu_loss_equal (&self->loss, loss);
}

/**
 * relu_loss_profiler_set_network:
 * @network: a network
 *
 * Goes over to another network, with what is known about the data kept.
 *
 * Returns: whether @network has the profiler's architecture; if not, nothing is changed
 */
gboolean
relu_loss_profiler_set_network (ReluLossProfiler *self, ReluNetwork *network)
{
  if (network == self->network)
    return TRUE;
  if (!relu_network_same_architecture (self->network, network))
    return FALSE;

  relu_network_ref (network);
  relu_network_unref (self->network);
  self->network = network;
  self->is_filled = FALSE;
  if (self->sums != NULL)
    relu_loss_sums_set_network (self->sums, network);

  return TRUE;
}

static gboolean
fill_table (ReluLossProfiler *self)
{
  double n = (double) relu_data_get_n (self->data);

  if (self->is_filled)
    return TRUE;
  if (n * (double) relu_network_get_n_parameters (self->network) > 2 * RELU_LOSS_MAX_WORK)
    return FALSE;

  if (self->table == NULL)
    self->table = relu_loss_table_new (self->network, self->data);
  relu_loss_table_fill (self->table, self->network);
  self->is_filled = TRUE;

  return TRUE;
}

static gboolean
compute (ReluLossProfiler *self, const ReluLossQuery *query, ReluLossDraft *draft)
{
  gboolean *too_much = &self->too_much[query->parameter.layer];

  if (self->sums != NULL)
    return relu_loss_sums_compute (self->sums, query, draft);
  if (*too_much || !fill_table (self))
    return FALSE;

  if (relu_network_is_smooth (self->network))
    *too_much = !relu_loss_try (self->table, &self->loss, query, draft);
  else
    *too_much = !relu_loss_walk (self->table, &self->loss, query, draft);

  return !*too_much;
}

/**
 * relu_loss_profiler_compute:
 * @parameter: index in the flat vector
 * @strip: the values, the parameter's own among them, and the size of the picture
 *
 * For squared error and one hidden layer the time does not depend on the number of points; else it is
 * bounded, and there is no profile of what would take longer, for this parameter or others of its layer.
 *
 * Returns: (transfer full) (nullable): the loss along the strip; %NULL where it would take too long, or is
 *   not a finite number somewhere
 */
ReluLossProfile *
relu_loss_profiler_compute (ReluLossProfiler *self, gsize parameter, const ReluLossStrip *strip)
{
  ReluLossQuery query = { .index = parameter, .strip = *strip };
  ReluLossDraft draft = { NULL, 0, 0 };
  ReluLossProfile *profile = NULL;

  g_return_val_if_fail (parameter < relu_network_get_n_parameters (self->network), NULL);
  g_return_val_if_fail (strip->lower < strip->upper && strip->width > 0 && strip->height > 0, NULL);

  query.value = relu_network_get_parameters (self->network)[parameter];
  g_return_val_if_fail (strip->lower <= query.value && query.value <= strip->upper, NULL);

  relu_network_describe_parameter (self->network, parameter, &query.parameter);
  draft.samples = g_array_new (FALSE, FALSE, sizeof (ReluLossSample));
  if (compute (self, &query, &draft) && is_finite (&draft))
    profile = profile_new (self, &query, &draft);
  g_array_unref (draft.samples);

  return profile;
}
