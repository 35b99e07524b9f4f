/* SPDX-License-Identifier: GPL-3.0-or-later */

/* gradient-dump.c: reads networks and data, prints loss and gradient as hexadecimal floats, for
 * test-gradient-oracle.py. On each line: loss and its delta, the layers (n_inputs n_units activation
 * negative_slope), the parameters, the points. */

#include "relu-gradient.h"

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

static double *
read_numbers (gsize n)
{
  double *numbers = g_new (double, n);

  for (gsize i = 0; i < n; i++)
    numbers[i] = read_number ();

  return numbers;
}

int
main (void)
{
  for (;;)
    {
      ReluLoss loss = { (ReluLossKind) read_number (), 1 };
      g_autofree ReluLayer *layers = NULL;
      g_autofree double *parameters = NULL, *x = NULL, *y = NULL, *gradient = NULL;
      g_autoptr (ReluNetwork) network = NULL;
      g_autoptr (ReluGradient) scratch = NULL;
      g_autoptr (GError) error = NULL;
      gsize n_parameters = 0, n;
      guint n_layers;

      loss.delta = read_number ();
      n_layers = (guint) read_number ();
      layers = g_new0 (ReluLayer, n_layers);
      for (guint i = 0; i < n_layers; i++)
        {
          layers[i].n_inputs = (guint) read_number ();
          layers[i].n_units = (guint) read_number ();
          layers[i].activation.kind = (ReluActivationKind) read_number ();
          layers[i].activation.negative_slope = read_number ();
          n_parameters += (gsize) layers[i].n_units * (layers[i].n_inputs + 1);
        }
      parameters = read_numbers (n_parameters);
      n = (gsize) read_number ();
      x = read_numbers (n);
      y = read_numbers (n);

      network = relu_network_new (n_layers, layers, parameters, &error);
      g_assert_no_error (error);
      scratch = relu_gradient_new (network);
      gradient = g_new (double, n_parameters);
      printf ("%a", relu_gradient_compute (scratch, parameters, &loss, x, y, n, gradient));
      for (gsize i = 0; i < n_parameters; i++)
        printf (" %a", gradient[i]);
      printf ("\n");
      fflush (stdout);
    }
}
