/* SPDX-License-Identifier: GPL-3.0-or-later */

/* gradient-dump.c: reads networks and data, prints loss and gradient as hexadecimal floats, for
 * test-gradient-oracle.py and test-training-torch.py. On each line: loss and its delta, the layers (n_inputs n_units activation
 * negative_slope), the parameters, the points.
 *
 * With --train it trains them on all points, and prints the parameters; before all that each line says the
 * optimizer, rate, momentum, beta1, beta2, epsilon, decay, clip, and the number of steps. */

#include "relu-gradient.h"
#include "relu-trainer.h"

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

static guint64
read_options (ReluTrainerOptions *options)
{
  options->optimizer = (ReluOptimizerKind) read_number ();
  options->rate = read_number ();
  options->momentum = read_number ();
  options->beta1 = read_number ();
  options->beta2 = read_number ();
  options->epsilon = read_number ();
  options->decay = read_number ();
  options->clip = read_number ();

  return (guint64) read_number ();
}

static ReluNetwork *
read_network (void)
{
  guint n_layers = (guint) read_number ();
  g_autofree ReluLayer *layers = g_new0 (ReluLayer, n_layers);
  g_autofree double *parameters = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_parameters = 0;
  ReluNetwork *network;

  for (guint i = 0; i < n_layers; i++)
    {
      layers[i].n_inputs = (guint) read_number ();
      layers[i].n_units = (guint) read_number ();
      layers[i].activation.kind = (ReluActivationKind) read_number ();
      layers[i].activation.negative_slope = read_number ();
      n_parameters += (gsize) layers[i].n_units * (layers[i].n_inputs + 1);
    }
  parameters = read_numbers (n_parameters);
  network = relu_network_new (n_layers, layers, parameters, &error);
  g_assert_no_error (error);

  return network;
}

static void
print_numbers (const double *numbers, gsize n)
{
  for (gsize i = 0; i < n; i++)
    printf ("%a ", numbers[i]);
  printf ("\n");
  fflush (stdout);
}

static void
train (ReluNetwork *network, ReluData *data, const ReluTrainerOptions *options, guint64 n_steps)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReluTrainer) trainer = relu_trainer_new (network, data, NULL, options, &error);

  g_assert_no_error (error);
  relu_trainer_run (trainer, n_steps);
  print_numbers (relu_trainer_get_parameters (trainer), relu_trainer_get_n_parameters (trainer));
}

static void
differentiate (ReluNetwork *network, ReluData *data, const ReluLoss *loss)
{
  gsize n = relu_network_get_n_parameters (network);
  g_autofree double *numbers = g_new (double, n + 1);
  g_autoptr (ReluGradient) gradient = relu_gradient_new (network);

  numbers[0] = relu_gradient_compute (gradient, relu_network_get_parameters (network), loss,
                                      relu_data_get_x (data), relu_data_get_y (data),
                                      relu_data_get_n (data), numbers + 1);
  print_numbers (numbers, n + 1);
}

int
main (int argc, char **argv)
{
  gboolean trains = argc > 1 && g_str_equal (argv[1], "--train");

  for (;;)
    {
      ReluTrainerOptions options = RELU_TRAINER_OPTIONS_INIT;
      guint64 n_steps = trains ? read_options (&options) : 0;
      g_autoptr (ReluNetwork) network = NULL;
      g_autoptr (ReluData) data = NULL;
      g_autofree double *x = NULL, *y = NULL;
      gsize n;

      options.loss.kind = (ReluLossKind) read_number ();
      options.loss.delta = read_number ();
      network = read_network ();
      n = (gsize) read_number ();
      x = read_numbers (n);
      y = read_numbers (n);
      data = relu_data_new (n, x, y);

      if (trains)
        train (network, data, &options, n_steps);
      else
        differentiate (network, data, &options.loss);
    }
}
