/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-kernels-private.h"

#include <string.h>

/* The compiler's own vectors, one source for every machine; the best version is chosen when the
 * program starts. */
#if defined(__x86_64__) && defined(__GLIBC__) && defined(__GNUC__) && !defined(__clang__) \
    && !defined(__SANITIZE_ADDRESS__)
#define CLONES __attribute__ ((target_clones ("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define CLONES
#endif

#define LANES RELU_KERNEL_WIDTH
#define PANEL RELU_KERNEL_PANEL

typedef double Vector __attribute__ ((vector_size (8 * LANES)));
typedef gint64 Mask __attribute__ ((vector_size (8 * LANES)));
typedef gint8 Bytes __attribute__ ((vector_size (LANES)));

/* Inlined into each clone: a function of its own would be compiled for the plainest machine. */
#define load(p) \
  ({ \
    Vector v_; \
    memcpy (&v_, (p), sizeof v_); \
    v_; \
  })
#define store(p, value) \
  G_STMT_START \
  { \
    Vector stored_ = (value); \
    memcpy ((p), &stored_, sizeof stored_); \
  } \
  G_STMT_END
#define choose(mask, a, b) ((Vector) (((mask) & (Mask) (a)) | (~(mask) & (Mask) (b))))

static inline __attribute__ ((always_inline)) void
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

/* @w: n_units rows of n_inputs weights; what is left of the last panel is filled with zeros. */
void
relu_kernel_fill_panels (const double *w, guint n_units, guint n_inputs, double *panels)
{
  for (guint j0 = 0; j0 < n_units; j0 += PANEL, panels += (gsize) n_inputs * PANEL)
    {
      guint n = MIN (PANEL, n_units - j0);

      if (n < PANEL)
        memset (panels, 0, (gsize) n_inputs * PANEL * sizeof (double));
      /* In tiles that stay in the first-level cache. */
      for (guint i0 = 0; i0 < n_inputs; i0 += PANEL)
        for (guint j = 0; j < n; j++)
          for (guint i = i0; i < MIN (i0 + PANEL, n_inputs); i++)
            panels[(gsize) i * PANEL + j] = w[(gsize) (j0 + j) * n_inputs + i];
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

/* Four rows times one panel; inputs that are zero in all four are left out. */
static inline __attribute__ ((always_inline)) void
multiply_four (const double *const rows[4], guint n, const guint *active, guint n_active,
               const double *panel, gboolean whole, double *const out[4])
{
  Vector sum[4][2] = { { { 0 } } };

  for (guint a = 0; a < n_active; a++)
    {
      const double *w = panel + (gsize) active[a] * PANEL;
      Vector w0 = load (w);
      Vector w1 = load (w + LANES);

      for (guint k = 0; k < 4; k++)
        {
          sum[k][0] += w0 * rows[k][active[a]];
          sum[k][1] += w1 * rows[k][active[a]];
        }
    }
  for (guint k = 0; k < n; k++)
    {
      store (out[k], sum[k][0]);
      if (whole)
        store (out[k] + LANES, sum[k][1]);
    }
}

/* @out (n_rows of @stride) = @rows (n_rows of @n_inputs numbers, @row_stride apart) times the
 * weights in @panels. About half the activations are zero: inputs that are zero in four neighbouring
 * rows are left out. A panel is used for all rows before the next one is read.
 * @n_rows: at most RELU_KERNEL_ROWS; @scratch: RELU_KERNEL_SCRATCH (n_inputs) numbers. */
CLONES void
relu_kernel_multiply (const double *rows, guint n_rows, guint row_stride, guint n_inputs,
                      const double *panels, guint stride, guint *scratch, double *out)
{
  guint *n_active = scratch;
  guint *active = scratch + RELU_KERNEL_ROWS / 4;

  for (guint r = 0, g = 0; r < n_rows; r += 4, g++)
    {
      const double *p = rows + (gsize) r * row_stride;
      guint n = MIN (4, n_rows - r);
      guint count = 0;

      for (guint i = 0; i < n_inputs; i++)
        {
          gboolean any = p[i] != 0;

          for (guint k = 1; k < n; k++)
            any |= p[(gsize) k * row_stride + i] != 0;
          active[(gsize) g * n_inputs + count] = i;
          count += any ? 1 : 0;
        }
      n_active[g] = count;
    }

  for (guint j = 0; j < stride; j += PANEL, panels += (gsize) n_inputs * PANEL)
    for (guint r = 0, g = 0; r < n_rows; r += 4, g++)
      {
        guint n = MIN (4, n_rows - r);
        const double *p[4];
        double *q[4];

        for (guint k = 0; k < 4; k++)
          {
            p[k] = rows + (gsize) (r + MIN (k, n - 1)) * row_stride;
            q[k] = out + (gsize) (r + MIN (k, n - 1)) * stride + j;
          }
        multiply_four (p, n, active + (gsize) g * n_inputs, n_active[g], panels,
                       j + LANES < stride, q);
      }
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
 * right; state 1 where z > 0 all along; doubt 1 where z changes sign or comes as near to zero as
 * @noise. @below: the size of the activation's slope below its knot, for the bounds. */
CLONES void
relu_kernel_classify (const double *z, const double *slope, const double *noise, double width,
                      double below, guint stride, double *z_right, guint8 *state, guint8 *doubt,
                      ReluKernelBounds *bounds)
{
  Vector largest_h = { 0 };
  Vector largest_slope = { 0 };
  Vector poison = { 0 };

  for (guint j = 0; j < stride; j += LANES)
    {
      Vector left = load (z + j);
      Vector s = load (slope + j);
      Vector right = left + s * width;
      Vector limit = load (noise + j);
      Mask on = (left > limit) & (right > limit);
      Mask off = (left < -limit) & (right < -limit);
      Vector h = choose (right < 0, right * -below, right);
      Vector steepness = choose (s < 0, -s, s);
      Bytes state_bytes = __builtin_convertvector (on & 1, Bytes);
      Bytes doubt_bytes = __builtin_convertvector (~(on | off) & 1, Bytes);

      store (z_right + j, right);
      memcpy (state + j, &state_bytes, sizeof state_bytes);
      memcpy (doubt + j, &doubt_bytes, sizeof doubt_bytes);
      poison += right * 0;
      largest_h = choose (h > largest_h, h, largest_h);
      largest_slope = choose (steepness > largest_slope, steepness, largest_slope);
    }
  collect_bounds (largest_h, largest_slope, poison, bounds);
}

/* @h = z times @above where on, times @below elsewhere: of values as of slopes. */
CLONES void
relu_kernel_activate (const double *z, const guint8 *state, double below, double above,
                      guint stride, double *h)
{
  for (guint j = 0; j < stride; j++)
    h[j] = z[j] * (state[j] ? above : below);
}
