/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-batch.c: unlike relu-kernels.c, nothing here is contracted, and every sum has one order
 * whatever the machine's vectors are: the same seed must give the same training everywhere. */

#include "relu-batch-private.h"

#include <float.h>
#include <math.h>

#include "relu-vector-private.h"

/* Running means below this are nothing. */
#define SMALLEST 1e-290

#define TILE 4u /* units whose sums stay in registers */

/* z of @tile units, which is a constant: W h + b, added up in the order of relu_network_evaluate(),
 * so that both round alike. */
INLINE void
multiply (guint tile, const double *w, const double *b, guint n_inputs, const double *h, double *z)
{
  for (guint p = 0; p < RELU_BATCH; p += 2 * LANES)
    {
      Vector sums[TILE][2] = { 0 };

      for (guint j = 0; j < tile; j++)
        {
          sums[j][0] += b[j];
          sums[j][1] += b[j];
        }
      for (guint i = 0; i < n_inputs; i++)
        {
          const double *row = h + (gsize) i * RELU_BATCH + p;
          Vector left = load (row), right = load (row + LANES);

          for (guint j = 0; j < tile; j++)
            {
              Vector weight = splat (w[(gsize) j * n_inputs + i]);

              sums[j][0] += weight * left;
              sums[j][1] += weight * right;
            }
        }
      for (guint j = 0; j < tile; j++)
        {
          store (z + j * RELU_BATCH + p, sums[j][0]);
          store (z + j * RELU_BATCH + p + LANES, sums[j][1]);
        }
    }
}

/* The pre-activations of a layer: z = W h + b. */
CLONES void
relu_batch_multiply (const double *w, const double *b, guint n_units, guint n_inputs,
                     const double *h, double *z)
{
  guint j = 0;

  for (; j + TILE <= n_units; j += TILE)
    multiply (TILE, w + (gsize) j * n_inputs, b + j, n_inputs, h, z + (gsize) j * RELU_BATCH);
  for (; j < n_units; j++)
    multiply (1, w + (gsize) j * n_inputs, b + j, n_inputs, h, z + (gsize) j * RELU_BATCH);
}

/* Turns @z of a piecewise-linear layer into its activations, and says their slopes. */
CLONES void
relu_batch_activate (double *z, guint n_units, double below, double above, double *slopes)
{
  Vector all_below = splat (below), all_above = splat (above);

  for (gsize p = 0; p < (gsize) n_units * RELU_BATCH; p += LANES)
    {
      Vector now = load (z + p);
      Mask on = now > 0;
      Vector slope = choose (on, all_above, all_below);

      store (slopes + p, slope);
      store (z + p, now * slope);
    }
}

INLINE void
multiply_back (guint tile, const double *w, guint n_units, guint n_inputs, const double *delta,
               const double *slopes, double *delta_before)
{
  for (guint p = 0; p < RELU_BATCH; p += 2 * LANES)
    {
      Vector sums[TILE][2] = { 0 };

      for (guint j = 0; j < n_units; j++)
        {
          const double *row = delta + (gsize) j * RELU_BATCH + p;
          Vector left = load (row), right = load (row + LANES);

          for (guint i = 0; i < tile; i++)
            {
              Vector weight = splat (w[(gsize) j * n_inputs + i]);

              sums[i][0] += weight * left;
              sums[i][1] += weight * right;
            }
        }
      for (guint i = 0; i < tile; i++)
        for (guint k = 0; k < 2; k++)
          {
            gsize at = i * RELU_BATCH + p + k * LANES;

            store (delta_before + at, sums[i][k] * load (slopes + at));
          }
    }
}

/* The loss's slopes in z of the layer before, from those of a layer: (Wᵀ delta) slopes. */
CLONES void
relu_batch_multiply_back (const double *w, guint n_units, guint n_inputs, const double *delta,
                          const double *slopes, double *delta_before)
{
  guint i = 0;

  for (; i + TILE <= n_inputs; i += TILE)
    multiply_back (TILE, w + i, n_units, n_inputs, delta, slopes + (gsize) i * RELU_BATCH,
                   delta_before + (gsize) i * RELU_BATCH);
  for (; i < n_inputs; i++)
    multiply_back (1, w + i, n_units, n_inputs, delta, slopes + (gsize) i * RELU_BATCH,
                   delta_before + (gsize) i * RELU_BATCH);
}

INLINE void
add_products (guint units, guint inputs, const double *delta, const double *h, guint n_inputs,
              double *sums)
{
  Vector products[TILE][2] = { 0 };

  for (guint p = 0; p < RELU_BATCH; p += LANES)
    for (guint j = 0; j < units; j++)
      for (guint i = 0; i < inputs; i++)
        products[j][i] += load (delta + j * RELU_BATCH + p) * load (h + i * RELU_BATCH + p);

  for (guint j = 0; j < units; j++)
    for (guint i = 0; i < inputs; i++)
      sums[(gsize) j * n_inputs + i] += add_up (products[j][i]);
}

/* Adds to the sums over all points so far those of delta hᵀ, and of delta. */
CLONES void
relu_batch_add_products (const double *delta, guint n_units, const double *h, guint n_inputs,
                         double *w_sums, double *b_sums)
{
  guint j = 0;

  for (; j < n_units; j++)
    {
      Vector sum = { 0 };

      for (guint p = 0; p < RELU_BATCH; p += LANES)
        sum += load (delta + (gsize) j * RELU_BATCH + p);
      b_sums[j] += add_up (sum);
    }

  for (j = 0; j < n_units;)
    {
      guint units = j + TILE <= n_units ? TILE : 1, i = 0;
      const double *row = delta + (gsize) j * RELU_BATCH;
      double *sums = w_sums + (gsize) j * n_inputs;

      for (; i + 2 <= n_inputs; i += 2)
        if (units == TILE)
          add_products (TILE, 2, row, h + (gsize) i * RELU_BATCH, n_inputs, sums + i);
        else
          add_products (1, 2, row, h + (gsize) i * RELU_BATCH, n_inputs, sums + i);
      for (; i < n_inputs; i++)
        if (units == TILE)
          add_products (TILE, 1, row, h + (gsize) i * RELU_BATCH, n_inputs, sums + i);
        else
          add_products (1, 1, row, h + (gsize) i * RELU_BATCH, n_inputs, sums + i);
      j += units;
    }
}

/* A step of Adam for @n parameters, with its running means of the gradient and of its square; returns
 * whether the new @parameters are finite: that costs nothing beside a square root and a division. */
CLONES gboolean
relu_batch_adam (const ReluAdamStep *step, gsize n, const double *restrict gradient,
                 double *restrict mean, double *restrict square, const double *restrict before,
                 double *restrict parameters)
{
  double keep1 = step->beta1, new1 = 1 - step->beta1;
  double keep2 = step->beta2, new2 = 1 - step->beta2;
  double rate = step->rate, scale = step->scale, epsilon = step->epsilon;
  guint64 n_overflows = 0;

  for (gsize i = 0; i < n; i++)
    {
      double g = gradient[i];
      double m = keep1 * mean[i] + new1 * g;
      double v = keep2 * square[i] + new2 * (g * g);
      double p;

      /* What fades away would end as numbers that are slow, and never quite 0. */
      m = fabs (m) < SMALLEST ? 0 : m;
      v = v < SMALLEST ? 0 : v;
      mean[i] = m;
      square[i] = v;
      p = before[i] - rate * m / (sqrt (v) * scale + epsilon);
      n_overflows += fabs (p) <= DBL_MAX ? 0 : 1;
      parameters[i] = p;
    }

  return n_overflows == 0;
}

/* Whether each of @n numbers times @factor is finite. */
CLONES gboolean
relu_batch_is_finite (gsize n, const double *numbers, double factor)
{
  Vector poison = { 0 }, other = { 0 };
  double rest = 0;
  gsize i = 0;

  for (; i + 2 * LANES <= n; i += 2 * LANES)
    {
      poison += load (numbers + i) * factor * 0;
      other += load (numbers + i + LANES) * factor * 0;
    }
  poison += other;
  for (; i < n; i++)
    rest += numbers[i] * factor * 0;

  return add_up (poison) + rest == 0;
}
