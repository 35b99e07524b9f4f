/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-regions.c: exact regions, beside a plain ExactLine (Sotoudeh and Thakur, NeurIPS 2019) in
 * doubles, compiled with the same flags, in the same run. Prints medians and their ratio. */

#include "relu-regions.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static double
normal (GRand *rand)
{
  double u = 1 - g_rand_double (rand);

  return sqrt (-2 * log (u)) * cos (2 * G_PI * g_rand_double (rand));
}

static ReluNetwork *
network_new (guint n_layers, const guint *widths)
{
  g_autofree ReluLayer *layers = g_new0 (ReluLayer, n_layers);
  g_autoptr (GArray) parameters = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  g_autoptr (GError) error = NULL;
  ReluNetwork *network;

  for (guint i = 0; i < n_layers; i++)
    {
      guint n = i == 0 ? 1 : widths[i - 1];

      layers[i].n_inputs = n;
      layers[i].n_units = widths[i];
      layers[i].activation.kind = i + 1 < n_layers ? RELU_ACTIVATION_RELU
                                                    : RELU_ACTIVATION_IDENTITY;
      for (guint k = 0; k < widths[i] * (n + 1); k++)
        {
          double value = k < widths[i] * n ? normal (rand) * sqrt (2.0 / n) : normal (rand);

          g_array_append_val (parameters, value);
        }
    }
  network = relu_network_new (n_layers, layers, (double *) (gpointer) parameters->data, &error);
  g_assert_no_error (error);

  return network;
}

/* Telgarsky's sawtooth: tents T(x) = 2 ReLU(x) - 4 ReLU(x - 1/2), slightly off the dyadic ones. */
static ReluNetwork *
sawtooth_new (guint depth)
{
  g_autofree ReluLayer *layers = g_new0 (ReluLayer, depth + 1);
  g_autoptr (GArray) parameters = g_array_new (FALSE, FALSE, sizeof (double));
  static const double first[] = { 1, 1, 0, -0.499 };
  static const double next[] = { 1.99, -3.98, 1.99, -3.98, 0, -0.499 };
  static const double last[] = { 1.99, -3.98, 0 };

  for (guint i = 0; i <= depth; i++)
    {
      layers[i].n_inputs = i == 0 ? 1 : 2;
      layers[i].n_units = i == depth ? 1 : 2;
      layers[i].activation.kind = i == depth ? RELU_ACTIVATION_IDENTITY : RELU_ACTIVATION_RELU;
      if (i == 0)
        g_array_append_vals (parameters, first, 4);
      else if (i < depth)
        g_array_append_vals (parameters, next, 6);
      else
        g_array_append_vals (parameters, last, 3);
    }

  return relu_network_new (depth + 1, layers, (double *) (gpointer) parameters->data, NULL);
}

/* The yardstick: points with all activations; each layer multiplies every point, then puts a point
 * where any unit changes sign between two neighbours. Returns the number of regions. */
static guint
exact_line (ReluNetwork *network, double from, double to)
{
  guint n_layers = relu_network_get_n_layers (network);
  guint n_points = 2;
  double *xs = g_new (double, 2);
  double *h = g_new (double, 2);

  xs[0] = h[0] = from;
  xs[1] = h[1] = to;
  for (guint layer = 0; layer < n_layers; layer++)
    {
      const ReluLayer *shape = relu_network_get_layer (network, layer);
      const double *w = relu_network_get_weights (network, layer);
      const double *b = relu_network_get_biases (network, layer);
      guint m = shape->n_inputs;
      guint n = shape->n_units;
      double *z = g_new (double, (gsize) n_points * n);
      g_autoptr (GArray) cuts = g_array_new (FALSE, FALSE, sizeof (double));
      g_autoptr (GArray) new_xs = g_array_new (FALSE, FALSE, sizeof (double));
      g_autoptr (GArray) new_h = g_array_new (FALSE, FALSE, sizeof (double));
      g_autofree double *row = g_new (double, n);

      for (guint p = 0; p < n_points; p++)
        for (guint j = 0; j < n; j++)
          {
            double sum = b[j];

            for (guint i = 0; i < m; i++)
              sum += w[(gsize) j * m + i] * h[(gsize) p * m + i];
            z[(gsize) p * n + j] = sum;
          }
      g_free (h);
      if (layer + 1 == n_layers)
        {
          g_free (z);
          h = NULL;
          break;
        }
      for (guint p = 0; p < n_points; p++)
        {
          const double *left = z + (gsize) p * n;
          const double *right = left + n;

          for (guint j = 0; j < n; j++)
            row[j] = MAX (left[j], 0);
          g_array_append_val (new_xs, xs[p]);
          g_array_append_vals (new_h, row, n);
          if (p + 1 == n_points)
            break;
          g_array_set_size (cuts, 0);
          for (guint j = 0; j < n; j++)
            if ((left[j] > 0) != (right[j] > 0))
              {
                double t = left[j] / (left[j] - right[j]);

                g_array_append_val (cuts, t);
              }
          for (guint i = 1; i < cuts->len; i++)
            for (guint k = i; k > 0 && g_array_index (cuts, double, k) < g_array_index (cuts, double, k - 1); k--)
              {
                double swap = g_array_index (cuts, double, k);

                g_array_index (cuts, double, k) = g_array_index (cuts, double, k - 1);
                g_array_index (cuts, double, k - 1) = swap;
              }
          for (guint c = 0; c < cuts->len; c++)
            {
              double t = g_array_index (cuts, double, c);
              double x = xs[p] + t * (xs[p + 1] - xs[p]);

              for (guint j = 0; j < n; j++)
                row[j] = MAX (left[j] + t * (right[j] - left[j]), 0);
              g_array_append_val (new_xs, x);
              g_array_append_vals (new_h, row, n);
            }
        }
      g_free (z);
      g_free (xs);
      n_points = new_xs->len;
      xs = (double *) (gpointer) g_array_free (g_steal_pointer (&new_xs), FALSE);
      h = (double *) (gpointer) g_array_free (g_steal_pointer (&new_h), FALSE);
    }
  g_free (xs);

  return n_points - 1;
}

static int
compare_doubles (const void *a, const void *b)
{
  double p = *(const double *) a;
  double q = *(const double *) b;

  return p < q ? -1 : p > q;
}

typedef guint (*Method) (ReluNetwork *network, double from, double to);

static guint
our_regions (ReluNetwork *network, double from, double to)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReluRegions) regions = relu_regions_new (network, from, to, &error);

  g_assert_no_error (error);
  return relu_regions_get_n_activation_regions (regions);
}

/* Microseconds of one call: the median of @n rounds of as many calls as fill 2 ms. */
static void
measure (ReluNetwork *network, double from, double to, Method method, guint n, double *times,
         guint *result)
{
  gint64 start;
  guint calls = 0;

  *result = method (network, from, to);
  start = g_get_monotonic_time ();
  do
    {
      method (network, from, to);
      calls++;
    }
  while (g_get_monotonic_time () - start < 2000);

  for (guint i = 0; i < n; i++)
    {
      start = g_get_monotonic_time ();
      for (guint k = 0; k < calls; k++)
        method (network, from, to);
      times[i] = (double) (g_get_monotonic_time () - start) / calls;
    }
  qsort (times, n, sizeof *times, compare_doubles);
}

static void
report (const char *name, ReluNetwork *network, double from, double to, guint rounds,
        gboolean with_rival, double reach)
{
  double ours[64], plain[64];
  guint n, n_plain;

  measure (network, from, to, our_regions, rounds, ours, &n);
  g_print ("%-22s %9u regions %12.2f us", name, n, ours[rounds / 2]);
  if (with_rival)
    {
      measure (network, from, to, exact_line, rounds, plain, &n_plain);
      g_print ("  plain ExactLine %12.2f us (%u)  %7.1f times faster", plain[rounds / 2], n_plain,
               plain[rounds / 2] / ours[rounds / 2]);
    }
  g_print ("  to reach %.6g us, %.1f M regions/s\n", reach, n / ours[rounds / 2]);
  relu_network_unref (network);
}

int
main (void)
{
  report ("A1 1-3-1", network_new (2, (guint[]) { 3, 1 }), -4, 4, 31, TRUE, 0.2);
  report ("A2 1-1024-1", network_new (2, (guint[]) { 1024, 1 }), -4, 4, 31, TRUE, 10);
  report ("A3 1-64-64-64-1", network_new (4, (guint[]) { 64, 64, 64, 1 }), -4, 4, 31, TRUE, 15);
  report ("A4 1-256-256-256-1", network_new (4, (guint[]) { 256, 256, 256, 1 }), -4, 4, 11, TRUE,
          450);
  report ("A5 1-1024-1024-1024-1", network_new (4, (guint[]) { 1024, 1024, 1024, 1 }), -4, 4, 3,
          FALSE, 15000);
  report ("A6 sawtooth, depth 20", sawtooth_new (20), 0, 1, 3, TRUE, 16000);

  return 0;
}
