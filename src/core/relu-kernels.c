/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-kernels-private.h"

#include "relu-vector-private.h"

G_STATIC_ASSERT (LANES == RELU_KERNEL_WIDTH);

#define PANEL RELU_KERNEL_PANEL

INLINE void
collect_bounds (Vector largest_h, Vector largest_slope, Vector poison, ReluKernelBounds *bounds)
{
  for (guint k = 0; k < LANES; k++)
    {
      bounds->largest_h = MAX (bounds->largest_h, largest_h[k]);
      bounds->largest_slope = MAX (bounds->largest_slope, largest_slope[k]);
      bounds->poison += poison[k];
    }
}

/* For every unit of the first layer where it would switch, and the bounds of all on the domain.
 * @below: the size of the activation's slope below its knot. */
CLONES void
relu_kernel_first_layer (const double *w, const double *b, guint n, double from, double to,
                         double below, double *crossings, ReluKernelBounds *bounds)
{
  Vector largest_h = { 0 };
  Vector largest_slope = { 0 };
  Vector poison = { 0 };

  for (guint j = 0; j < n; j += LANES)
    {
      Vector weight = { 0 };
      Vector bias = { 0 };
      Vector left, right;

      if (j + LANES <= n)
        {
          weight = load (w + j);
          bias = load (b + j);
          store (crossings + j, -bias / weight);
        }
      else
        for (guint k = j; k < n; k++)
          {
            weight[k - j] = w[k];
            bias[k - j] = b[k];
            crossings[k] = -b[k] / w[k];
          }
      left = weight * from + bias;
      right = weight * to + bias;
      poison += left * 0 + right * 0;
      left = choose (left < 0, left * -below, left);
      right = choose (right < 0, right * -below, right);
      left = choose (left > right, left, right);
      largest_h = choose (left > largest_h, left, largest_h);
      weight = choose (weight < 0, -weight, weight);
      largest_slope = choose (weight > largest_slope, weight, largest_slope);
    }
  collect_bounds (largest_h, largest_slope, poison, bounds);
}

/* How many numbers the panels of a layer's weights have. */
gsize
relu_kernel_panels_size (guint n_units, guint n_inputs)
{
  return ((gsize) n_units + PANEL - 1) / PANEL * PANEL * n_inputs;
}

/* Four rows of four numbers, turned over. */
INLINE void
turn_over (const double *w, guint n_inputs, double *panel)
{
  Vector a = load (w);
  Vector b = load (w + n_inputs);
  Vector c = load (w + 2 * (gsize) n_inputs);
  Vector d = load (w + 3 * (gsize) n_inputs);
  Vector ab_even = __builtin_shufflevector (a, b, 0, 4, 2, 6);
  Vector ab_odd = __builtin_shufflevector (a, b, 1, 5, 3, 7);
  Vector cd_even = __builtin_shufflevector (c, d, 0, 4, 2, 6);
  Vector cd_odd = __builtin_shufflevector (c, d, 1, 5, 3, 7);

  store (panel, __builtin_shufflevector (ab_even, cd_even, 0, 1, 4, 5));
  store (panel + PANEL, __builtin_shufflevector (ab_odd, cd_odd, 0, 1, 4, 5));
  store (panel + 2 * PANEL, __builtin_shufflevector (ab_even, cd_even, 2, 3, 6, 7));
  store (panel + 3 * PANEL, __builtin_shufflevector (ab_odd, cd_odd, 2, 3, 6, 7));
}

/* @w: n_units rows of n_inputs weights; what is left of the last panel is filled with zeros. */
CLONES void
relu_kernel_fill_panels (const double *w, guint n_units, guint n_inputs, double *panels)
{
  for (guint j0 = 0; j0 < n_units; j0 += PANEL, panels += (gsize) n_inputs * PANEL)
    {
      guint n = MIN (PANEL, n_units - j0);
      guint i = 0;

      if (n == PANEL)
        for (; i + LANES <= n_inputs; i += LANES)
          for (guint j = 0; j < PANEL; j += LANES)
            turn_over (w + (gsize) (j0 + j) * n_inputs + i, n_inputs,
                       panels + (gsize) i * PANEL + j);
      for (; i < n_inputs; i++)
        for (guint j = 0; j < PANEL; j++)
          panels[(gsize) i * PANEL + j] = j < n ? w[(gsize) (j0 + j) * n_inputs + i] : 0;
    }
}

/* For each unit the sum of the sizes of its weights. */
CLONES void
relu_kernel_sum_sizes (const double *panels, guint n_inputs, guint stride, double *sums)
{
  for (guint j = 0; j < stride; j += PANEL, panels += (gsize) n_inputs * PANEL)
    {
      Vector sum[2] = { { 0 } };

      for (guint i = 0; i < n_inputs; i++)
        for (guint k = 0; k < 2; k++)
          {
            Vector w = load (panels + (gsize) i * PANEL + k * LANES);

            sum[k] += choose (w < 0, -w, w);
          }
      store (sums + j, sum[0]);
      if (j + LANES < stride)
        store (sums + j + LANES, sum[1]);
    }
}

/* What four neighbouring rows have that is not zero in all of them: the numbers of the inputs, and
 * the four activations of each. */
typedef struct
{
  guint n;
  guint *inputs;
  double *values;
} Group;

INLINE guint
pack (const double *rows, guint n, guint row_stride, guint n_inputs, const Group *group)
{
  guint count = 0;

  for (guint i = 0; i < n_inputs; i++)
    {
      double *values = group->values + 4 * (gsize) count;
      gboolean any = FALSE;

      for (guint k = 0; k < 4; k++)
        {
          values[k] = k < n ? rows[(gsize) k * row_stride + i] : 0;
          any |= values[k] != 0;
        }
      group->inputs[count] = i;
      count += any ? 1 : 0;
    }

  return count;
}

INLINE void
multiply_group (const Group *group, const double *panel, guint n, guint stride, gboolean whole,
                double *out)
{
  const Vector zero = { 0 };
  Vector sum[4][2] = { { zero, zero }, { zero, zero }, { zero, zero }, { zero, zero } };

  for (guint a = 0; a < group->n; a++)
    {
      const double *w = panel + (gsize) group->inputs[a] * PANEL;
      const double *values = group->values + 4 * (gsize) a;
      Vector w0 = load (w);
      Vector w1 = load (w + LANES);

      for (guint k = 0; k < 4; k++)
        {
          sum[k][0] += w0 * values[k];
          sum[k][1] += w1 * values[k];
        }
    }
  /* Unrolled, so that the sums stay in registers. */
#pragma GCC unroll 4
  for (guint k = 0; k < 4; k++)
    if (k < n)
      {
        store (out + (gsize) k * stride, sum[k][0]);
        if (whole)
          store (out + (gsize) k * stride + LANES, sum[k][1]);
      }
}

/* One row alone: three quarters of a group would be for nothing. */
INLINE void
multiply_row (const double *row, guint n_inputs, const double *panels, guint stride, double *out)
{
  for (guint j = 0; j < stride; j += PANEL, panels += (gsize) n_inputs * PANEL)
    {
      Vector sum0 = { 0 };
      Vector sum1 = { 0 };

      for (guint i = 0; i < n_inputs; i++)
        {
          const double *w = panels + (gsize) i * PANEL;

          sum0 += load (w) * row[i];
          sum1 += load (w + LANES) * row[i];
        }
      store (out + j, sum0);
      if (j + LANES < stride)
        store (out + j + LANES, sum1);
    }
}

/* @out (n_rows of @stride) = @rows (n_rows of @n_inputs numbers, @row_stride apart) times the
 * weights in @panels. About half the activations are zero: inputs that are zero in four neighbouring
 * rows are left out. A panel is used for all rows before the next one is read.
 * @n_rows: at most RELU_KERNEL_ROWS; @scratch: RELU_KERNEL_SCRATCH (n_inputs) numbers. */
CLONES void
relu_kernel_multiply (const double *rows, guint n_rows, guint row_stride, guint n_inputs,
                      const double *panels, guint stride, double *scratch, double *out)
{
  Group groups[RELU_KERNEL_ROWS / 4];
  guint n_groups = (n_rows + 3) / 4;

  if (n_rows == 1)
    {
      multiply_row (rows, n_inputs, panels, stride, out);
      return;
    }

  for (guint g = 0; g < n_groups; g++)
    {
      groups[g].values = scratch + 4 * (gsize) g * n_inputs;
      groups[g].inputs = (guint *) (scratch + 4 * (gsize) n_groups * n_inputs)
                         + (gsize) g * n_inputs;
      groups[g].n = pack (rows + 4 * (gsize) g * row_stride, MIN (4, n_rows - 4 * g), row_stride,
                          n_inputs, &groups[g]);
    }

  for (guint j = 0; j < stride; j += PANEL, panels += (gsize) n_inputs * PANEL)
    for (guint g = 0; g < n_groups; g++)
      multiply_group (&groups[g], panels, MIN (4, n_rows - 4 * g), stride, j + LANES < stride,
                      out + 4 * (gsize) g * stride + j);
}

/* Adds the weights of one input, times @factor. */
CLONES void
relu_kernel_add_column (double *sum, const double *panels, guint n_inputs, guint input,
                        double factor, guint stride)
{
  const double *w = panels + (gsize) input * PANEL;

  for (guint j = 0; j < stride; j += PANEL, w += (gsize) n_inputs * PANEL)
    {
      store (sum + j, load (sum + j) + load (w) * factor);
      if (j + LANES < stride)
        store (sum + j + LANES, load (sum + j + LANES) + load (w + LANES) * factor);
    }
}

CLONES void
relu_kernel_add_scaled (double *sum, const double *vector, double factor, guint stride)
{
  for (guint j = 0; j < stride; j += LANES)
    store (sum + j, load (sum + j) + load (vector + j) * factor);
}

CLONES double
relu_kernel_dot (const double *a, const double *b, guint n)
{
  Vector sum = { 0 };
  double total = 0;
  guint i = 0;

  for (; i + LANES <= n; i += LANES)
    sum += load (a + i) * load (b + i);
  for (; i < n; i++)
    total += a[i] * b[i];
  for (guint k = 0; k < LANES; k++)
    total += sum[k];

  return total;
}

/* On a segment of @width where z has these values on its left and these slopes: the values on its
 * right; which units are on all along; and which are in doubt, because z changes sign or comes as
 * near to zero as @noise. Returns whether any is. @below: the size of the activation's slope below
 * its knot, for the bounds. */
CLONES gboolean
relu_kernel_classify (const double *z, const double *slope, const double *noise, double width,
                      double below, guint stride, double *z_right, gint64 *state, gint64 *doubt,
                      ReluKernelBounds *bounds)
{
  Vector largest_h = { 0 };
  Vector largest_slope = { 0 };
  Vector poison = { 0 };
  Mask any = { 0 };

  for (guint j = 0; j < stride; j += LANES)
    {
      Vector left = load (z + j);
      Vector s = load (slope + j);
      Vector right = left + s * width;
      Vector limit = load (noise + j);
      Vector low = choose (left < right, left, right);
      Vector high = choose (left < right, right, left);
      Mask on = low > limit;
      Mask in_doubt = ~(on | (high < -limit));
      Vector h = choose (right < 0, right * -below, right);
      Vector steepness = choose (s < 0, -s, s);

      store (z_right + j, right);
      memcpy (state + j, &on, sizeof on);
      memcpy (doubt + j, &in_doubt, sizeof in_doubt);
      any |= in_doubt;
      poison += right * 0;
      largest_h = choose (h > largest_h, h, largest_h);
      largest_slope = choose (steepness > largest_slope, steepness, largest_slope);
    }
  collect_bounds (largest_h, largest_slope, poison, bounds);

  for (guint k = 1; k < LANES; k++)
    any[0] |= any[k];
  return any[0] != 0;
}

/* @h = z times @above where on, times @below elsewhere: of values as of slopes. */
CLONES void
relu_kernel_activate (const double *z, const gint64 *state, double below, double above,
                      guint stride, double *h)
{
  for (guint j = 0; j < stride; j += LANES)
    {
      Vector value = load (z + j);
      Mask on;

      memcpy (&on, state + j, sizeof on);
      store (h + j, choose (on, value * above, value * below));
    }
}
