/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-sweep-next.c: a layer after the first.
 *
 * On a segment where no unit before it switches, z of each unit is a straight line. Its slope is
 * W times the slopes of the activations below: a full product where a unit of an earlier layer
 * switches, and where only units of the layer below do, an update by their columns of W. Its value is carried along. Where the
 * line changes sign inside the segment, the unit switches there and the segment is split.
 * (ExactLine of Sotoudeh and Thakur, NeurIPS 2019, without a product for every point.)
 *
 * Rounding: what is nearer to zero than the noise of these sums is decided by exact arithmetic,
 * unless it makes no difference beyond RELU_SLIVER. */

#include "relu-sweep-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "relu-number.h"

/* Rows times units that one layer may need: a quarter of a gigabyte. */
#define MAX_ROW_NUMBERS ((gsize) 32 * 1024 * 1024)

/* Relative to the largest sum that z could be, all activations at their largest: rounding errors of
 * one or two terms, carried along over some segments, stay below the first. In a longer sum they
 * average out, by the square root of the number of terms (Higham and Mary, SIAM J. Sci. Comput.
 * 41(5), 2019); up to MAX_TERMS this is made use of. The second is far above that, and what lies
 * within it is looked at closely. */
#define NOISE 0x1p-50
#define MAX_TERMS 64
#define DOUBT 0x1p-43

/* Where all sums of a layer cancel, what is left is rounding, and must not be taken for the size of
 * its numbers: they count as this much of what they could be, at least. */
#define SMALLEST_SHARE (1.0 / 16)

typedef struct
{
  ReluSweep *sweep;
  const ReluStage *in;
  ReluStage *out;
  guint layer;
  const ReluLayer *shape;
  gboolean has_knot;
  double below, above;
  double turn[2]; /* how the slope of the activation changes from off, and from on */
  guint n, stride;
  double *panels; /* of W */
  double *bias;
  double *margin;   /* a z beyond it has its sign beyond doubt */
  double noise;     /* of z, as a share of its margin */
  ReluKernelBounds possible; /* how large the sums of this layer could be */
  double *products; /* slopes of z for RELU_KERNEL_ROWS rows */
  double *scratch;
  double *z, *z_right, *slope; /* on the segment at hand */
  gint64 *state;               /* at its left */
  gint64 *end_state;           /* at the right of the segment before */
  gint64 *doubt;
  ReluCrossing *crossings;
  guint n_crossings;
  gboolean moved;    /* a crossing of this segment, to its beginning */
  gboolean moved_on; /* or to its end */
  guint row, values; /* how many of the stage below have been used */
} NextLayer;

static void
next_layer_init (NextLayer *self, ReluSweep *sweep, const ReluStage *in, guint layer,
                 ReluStage *out)
{
  const ReluLayer *shape = relu_network_get_layer (sweep->network, layer);
  ReluArena *arena = sweep->arena;
  guint n = shape->n_units;
  guint stride = relu_kernel_stride (n);

  self->sweep = sweep;
  self->in = in;
  self->out = out;
  self->layer = layer;
  self->shape = shape;
  self->has_knot = relu_activation_has_knot (&shape->activation);
  relu_activation_get_slopes (&shape->activation, &self->below, &self->above);
  self->turn[0] = self->above - self->below;
  self->turn[1] = self->below - self->above;
  self->n = n;
  self->stride = stride;
  self->panels = relu_arena_new (arena, double, relu_kernel_panels_size (n, shape->n_inputs));
  self->bias = relu_arena_new (arena, double, stride);
  self->margin = relu_arena_new (arena, double, stride);
  self->products = relu_arena_new (arena, double, (gsize) MIN (RELU_KERNEL_ROWS, in->n_rows) * stride);
  self->scratch = relu_arena_new (arena, double, RELU_KERNEL_SCRATCH (shape->n_inputs));
  self->z = relu_arena_new (arena, double, stride);
  self->z_right = relu_arena_new (arena, double, stride);
  self->slope = relu_arena_new (arena, double, stride);
  self->state = relu_arena_new (arena, gint64, stride);
  self->end_state = relu_arena_new (arena, gint64, stride);
  self->doubt = relu_arena_new (arena, gint64, stride);
  self->crossings = relu_arena_new (arena, ReluCrossing, n);
  self->moved = self->moved_on = FALSE;
  self->row = self->values = 0;

  relu_kernel_fill_panels (relu_network_get_weights (sweep->network, layer), n, shape->n_inputs,
                           self->panels);
  relu_kernel_sum_sizes (self->panels, shape->n_inputs, stride, self->margin);
  self->noise = NOISE / DOUBT / sqrt (MIN (shape->n_inputs, MAX_TERMS));
  self->possible = (ReluKernelBounds) { 0 };
  for (guint j = 0; j < stride; j++)
    {
      double weights = self->margin[j];
      double z;

      /* What only fills the vectors up is always on, and of no further consequence. */
      self->bias[j] = j < n ? relu_network_get_biases (sweep->network, layer)[j] : 1;
      z = weights * sweep->bounds.largest_h + fabs (self->bias[j]);
      self->margin[j] = z * DOUBT + 0x1p-1060;
      if (j < n)
        {
          self->possible.largest_h = MAX (self->possible.largest_h, z);
          self->possible.largest_slope
              = MAX (self->possible.largest_slope, weights * sweep->bounds.largest_slope);
        }
    }
  memset (self->z, 0, stride * sizeof (double));
  relu_stage_init (out, arena, in->n, in->n_events + n, stride);
}

/* z right of a point with a row, from the activations there. */
static void
start_row (NextLayer *self, gboolean has_values)
{
  const ReluStage *in = self->in;
  guint row = self->row++;

  if (row % RELU_KERNEL_ROWS == 0)
    relu_kernel_multiply (relu_stage_get_slopes (in, row), MIN (RELU_KERNEL_ROWS, in->n_rows - row),
                          in->stride, self->shape->n_inputs, self->panels, self->stride,
                          self->scratch, self->products);
  memcpy (self->slope, self->products + (gsize) (row % RELU_KERNEL_ROWS) * self->stride,
          self->stride * sizeof (double));

  if (has_values)
    {
      relu_kernel_multiply (relu_stage_get_values (in, self->values++), 1, in->stride,
                            self->shape->n_inputs, self->panels, self->stride, self->scratch,
                            self->z);
      relu_kernel_add_scaled (self->z, self->bias, 1, self->stride);
    }
}

/* Where z of unit @j crosses zero on the segment, counted from its beginning and from its end; the
 * one that is nearer has the smaller error. */
static void
find_crossing (NextLayer *self, guint j, double width, double *after_from, double *before_to)
{
  double left = self->z[j];
  double right = self->z_right[j];

  *after_from = width * (left / (left - right));
  *before_to = width * (right / (right - left));
}

/* Replaces the line of unit @j on the segment by the exact one, rounded. */
static void
make_exact (NextLayer *self, guint j, double from, double to, double *after_from,
            double *before_to)
{
  ReluExactLine line;

  if (!relu_exact_line (&self->sweep->exact, self->layer, j, from, to, &line))
    return;

  self->z[j] = line.left;
  self->z_right[j] = line.right;
  self->slope[j] = (line.right - line.left) / (to - from);
  *after_from = (to - from) * line.crossing;
  *before_to = (to - from) * (1 - line.crossing);
}

/* Decides on the state of a unit whose z comes close to zero, or through it, on this segment. */
static void
resolve (NextLayer *self, guint j, double from, double to)
{
  const double reach = self->sweep->reach;
  double noise = self->margin[j] * self->noise;
  double after_from, before_to;
  gint64 on_left, on_right;

  find_crossing (self, j, to - from, &after_from, &before_to);
  /* A steep line crosses zero where it seems to, give or take less than what is merged anyway. */
  if (!(noise <= fabs (self->slope[j]) * reach / 2))
    make_exact (self, j, from, to, &after_from, &before_to);

  on_left = self->z[j] > 0 ? RELU_KERNEL_ON : 0;
  on_right = self->z_right[j] > 0 ? RELU_KERNEL_ON : 0;
  if (on_left == on_right)
    self->state[j] = on_left;
  else if (!(after_from > reach) && !(after_from > before_to))
    {
      self->state[j] = on_right;
      self->moved |= after_from > 0;
    }
  else if (!(before_to > reach))
    {
      self->state[j] = on_left;
      self->moved_on |= before_to > 0;
    }
  else
    {
      double x = after_from < before_to ? from + after_from : to - before_to;

      self->state[j] = on_left;
      self->crossings[self->n_crossings++] = (ReluCrossing) { x, j, FALSE };
    }
}

/* What switches at the point where this segment begins. */
static void
add_toggles (NextLayer *self)
{
  guint first = self->sweep->first_units[self->layer];

  if (memcmp (self->state, self->end_state, self->n * sizeof *self->state) == 0)
    return;

  for (guint j = 0; j < self->n; j++)
    if (self->state[j] != self->end_state[j])
      relu_stage_add_event (self->out, first + j, 0);
}

static void
add_initial (NextLayer *self)
{
  guint8 *initial = self->sweep->initial + self->sweep->first_units[self->layer];

  for (guint j = 0; j < self->n; j++)
    initial[j] = self->state[j] & 1;
}

/* The activations right of a point at @x on the segment that begins at @from. */
static void
add_row (NextLayer *self, const gint64 *state, double from, double x, gboolean has_values)
{
  double *values;

  relu_kernel_activate (self->slope, state, self->below, self->above, self->stride,
                        relu_stage_add_slopes (self->out));
  if (!has_values)
    return;

  values = relu_stage_add_values (self->out);
  memcpy (values, self->z, self->stride * sizeof (double));
  if (x > from)
    relu_kernel_add_scaled (values, self->slope, x - from, self->stride);
  relu_kernel_activate (values, state, self->below, self->above, self->stride, values);
}

/* What switches inside the segment. */
static void
add_crossings (NextLayer *self, double from, double to)
{
  guint first = self->sweep->first_units[self->layer];
  guint n = self->n_crossings;

  memcpy (self->end_state, self->state, self->stride * sizeof *self->state);
  if (n == 0)
    return;

  relu_crossings_sort (self->crossings, n, from, to, self->sweep->arena);
  relu_crossings_merge (self->crossings, n, self->sweep->reach);
  for (guint i = 0, end; i < n; i = end)
    {
      double x = self->crossings[i].x;
      gboolean moved;

      end = i + relu_crossings_group (self->crossings + i, n - i, &moved);
      relu_stage_add_point (self->out, x,
                            moved ? RELU_POINT_ROW | RELU_POINT_VALUES | RELU_POINT_JUMP : 0);
      for (guint k = i; k < end; k++)
        {
          guint j = self->crossings[k].unit;

          relu_stage_add_event (self->out, first + j, self->slope[j] * self->turn[self->state[j] & 1]);
          self->end_state[j] = ~self->end_state[j];
        }
      if (moved)
        add_row (self, self->end_state, from, x, TRUE);
    }
}

static inline gboolean
any_doubt (const gint64 *doubt)
{
  gint64 any = 0;

  for (guint k = 0; k < RELU_KERNEL_WIDTH; k++)
    any |= doubt[k];

  return any != 0;
}

static void
sweep_segment (NextLayer *self, guint k)
{
  double from = self->in->xs[k];
  double to = self->in->xs[k + 1];
  gboolean moved_on = self->moved_on;
  gboolean in_doubt;
  guint flags;

  self->moved = self->moved_on = FALSE;
  in_doubt = relu_kernel_classify (self->z, self->slope, self->margin, to - from,
                                   fabs (self->below), self->stride, self->z_right, self->state,
                                   self->doubt, &self->sweep->bounds);
  self->n_crossings = 0;
  if (!self->has_knot)
    memset (self->state, 0xff, self->stride * sizeof *self->state);
  else if (in_doubt)
    for (guint j0 = 0; j0 < self->n; j0 += RELU_KERNEL_WIDTH)
      if (any_doubt (self->doubt + j0))
        for (guint j = j0; j < MIN (j0 + RELU_KERNEL_WIDTH, self->n); j++)
          if (self->doubt[j] != 0)
            resolve (self, j, from, to);

  flags = RELU_POINT_ROW | (self->in->flags[k] & RELU_POINT_JUMP);
  if (moved_on || self->moved)
    flags |= RELU_POINT_JUMP;
  if (k % RELU_STAGE_ANCHOR == 0 || (flags & RELU_POINT_JUMP) != 0)
    flags |= RELU_POINT_VALUES;
  relu_stage_add_point (self->out, from, flags);
  for (guint i = self->in->first_event[k]; i < self->in->first_event[k + 1]; i++)
    relu_stage_add_event (self->out, self->in->units[i], 0);
  if (self->has_knot)
    {
      if (k == 0)
        add_initial (self);
      else
        add_toggles (self);
    }
  add_row (self, self->state, from, from, (flags & RELU_POINT_VALUES) != 0);
  add_crossings (self, from, to);
}

/* Which of the two limits was hit: of the regions, or of the memory that they take. */
static void
set_too_many (GError **error, const ReluStage *out, guint n_units)
{
  char units[RELU_NUMBER_BUFFER], most[RELU_NUMBER_BUFFER];

  if (out->n > RELU_MAX_REGIONS)
    g_set_error (error, RELU_REGIONS_ERROR, RELU_REGIONS_ERROR_TOO_MANY,
                 /* Translators: %s is a number such as 2,097,152 */
                 _("this network has too many regions on the domain (more than %s)"),
                 relu_number_count_to_display (RELU_MAX_REGIONS, most));
  else
    g_set_error (error, RELU_REGIONS_ERROR, RELU_REGIONS_ERROR_TOO_MANY,
                 /* Translators: both %s are numbers: "… for a layer of 4,096 units (more than
                  * 8,192)" */
                 _("this network has too many regions on the domain for a layer of %s units (more "
                   "than %s)"),
                 relu_number_count_to_display (n_units, units),
                 relu_number_count_to_display (MAX_ROW_NUMBERS / out->stride, most));
}

/* @in: the stage after the layer before @layer; @out: the one after it. */
gboolean
relu_sweep_next_layer (ReluSweep *self, const ReluStage *in, guint layer, ReluStage *out,
                       GError **error)
{
  guint first_below = self->first_units[layer - 1];
  NextLayer next;
  double *swap;

  next_layer_init (&next, self, in, layer, out);
  self->bounds = (ReluKernelBounds) { 0 };
  memcpy (self->pattern, self->initial, self->first_units[layer]);

  for (guint k = 0; k < in->n; k++)
    {
      if (k > 0)
        relu_sweep_update_pattern (self, in, k);
      if ((in->flags[k] & RELU_POINT_ROW) != 0)
        start_row (&next, (in->flags[k] & RELU_POINT_VALUES) != 0);
      else
        for (guint i = in->first_event[k]; i < in->first_event[k + 1]; i++)
          relu_kernel_add_column (next.slope, next.panels, next.shape->n_inputs,
                                  in->units[i] - first_below, in->deltas[i], next.stride);
      if (k == 0)
        for (guint j = 0; j < next.n; j++)
          self->bounds.largest_h = MAX (self->bounds.largest_h,
                                        MAX (next.z[j], -fabs (next.below) * next.z[j]));

      sweep_segment (&next, k);

      swap = next.z;
      next.z = next.z_right;
      next.z_right = swap;
      if (G_UNLIKELY (out->n > RELU_MAX_REGIONS
                      || (gsize) out->n_rows * out->stride > MAX_ROW_NUMBERS))
        {
          set_too_many (error, out, next.n);
          return FALSE;
        }
    }
  relu_stage_finish (out, self->to);
  self->bounds.largest_h
      = MAX (self->bounds.largest_h, next.possible.largest_h * SMALLEST_SHARE);
  self->bounds.largest_slope
      = MAX (self->bounds.largest_slope, next.possible.largest_slope * SMALLEST_SHARE)
        * MAX (fabs (next.below), fabs (next.above));

  if (self->bounds.poison != 0)
    {
      g_set_error (error, RELU_REGIONS_ERROR, RELU_REGIONS_ERROR_NOT_FINITE,
                   _("numbers overflow in layer %u on this domain"), layer + 1);
      return FALSE;
    }

  return TRUE;
}
