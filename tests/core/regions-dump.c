/* SPDX-License-Identifier: GPL-3.0-or-later */

/* regions-dump.c: reads networks from standard input and prints their regions, for
 * test-regions-oracle.py. All numbers are in C's hexadecimal form, so that nothing is rounded.
 *
 * in:  from to n_layers, for each layer n_inputs n_units kind negative_slope, then the parameters
 * out: "error", or n n_switches, the n + 1 points x y, the n slopes, for each inner point its kind
 *      (1 a breakpoint, 0 silent), for each region its pattern, the units' states; for the left and
 *      the right of the domain whether all is known, and x and kind of each place, outwards */

#include "relu-outside.h"

#include <stdio.h>
#include <stdlib.h>

static double
read_number (void)
{
  char text[64];

  if (scanf ("%63s", text) != 1)
    exit (0);
  return g_ascii_strtod (text, NULL);
}

static void
print_regions (ReluRegions *regions)
{
  guint n = relu_regions_get_n_activation_regions (regions);
  guint n_units = relu_regions_get_n_units (regions);
  g_autofree guint8 *pattern = g_new0 (guint8, n_units + 1);
  g_autofree guint8 *kinds = g_new0 (guint8, n + 1);

  printf ("%u\n", n);
  for (guint i = 0; i <= n; i++)
    printf ("%a %a ", relu_regions_get_xs (regions)[i], relu_regions_get_ys (regions)[i]);
  printf ("\n");
  for (guint i = 0; i < n; i++)
    printf ("%a ", relu_regions_get_slopes (regions)[i]);
  printf ("\n");
  for (guint i = 0; i < relu_regions_get_n_breakpoints (regions); i++)
    {
      ReluBreakpoint breakpoint;

      relu_regions_get_breakpoint (regions, i, &breakpoint);
      kinds[breakpoint.point] = 1;
    }
  printf ("-");
  for (guint i = 1; i < n; i++)
    printf ("%d", kinds[i]);
  printf ("\n");
  for (guint i = 0; i < n; i++)
    {
      relu_regions_get_pattern (regions, i, pattern);
      printf ("-");
      for (guint j = 0; j < n_units; j++)
        printf ("%d", pattern[j]);
      printf (" ");
    }
  printf ("\n-");
  for (guint j = 0; j < n_units; j++)
    {
      ReluUnit unit;

      relu_regions_get_unit (regions, j, &unit);
      printf ("%d", unit.state);
    }
  printf ("\n");
  fflush (stdout);
}

static void
print_outside (ReluRegions *regions)
{
  g_autoptr (ReluOutside) outside = relu_outside_new (regions);

  for (ReluSide side = RELU_SIDE_LEFT; side <= RELU_SIDE_RIGHT; side++)
    {
      printf ("%d", relu_outside_is_complete (outside, side));
      for (guint i = 0; i < relu_outside_get_n (outside, side); i++)
        {
          ReluBreakpoint point;
          gboolean bends = relu_outside_get (outside, side, i, &point);

          printf (" %a %d", point.x, bends);
        }
      printf ("\n");
    }
}

int
main (void)
{
  for (;;)
    {
      double from = read_number ();
      double to = read_number ();
      guint n_layers = (guint) read_number ();
      g_autofree ReluLayer *layers = g_new0 (ReluLayer, n_layers);
      g_autoptr (GArray) parameters = g_array_new (FALSE, FALSE, sizeof (double));
      g_autoptr (ReluNetwork) network = NULL;
      g_autoptr (ReluRegions) regions = NULL;
      g_autoptr (GError) error = NULL;

      for (guint i = 0; i < n_layers; i++)
        {
          layers[i].n_inputs = (guint) read_number ();
          layers[i].n_units = (guint) read_number ();
          layers[i].activation.kind = (ReluActivationKind) read_number ();
          layers[i].activation.negative_slope = read_number ();
        }
      for (guint i = 0; i < n_layers; i++)
        for (guint k = 0; k < layers[i].n_units * (layers[i].n_inputs + 1); k++)
          {
            double number = read_number ();

            g_array_append_val (parameters, number);
          }
      network = relu_network_new (n_layers, layers, (double *) (gpointer) parameters->data, &error);
      g_assert_no_error (error);
      regions = relu_regions_new (network, from, to, &error);
      if (regions == NULL)
        printf ("error %s\n", error->message);
      else
        {
          print_regions (regions);
          print_outside (regions);
        }
      fflush (stdout);
    }
}
