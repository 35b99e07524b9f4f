/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-reshape.c: the least change, against normal equations in long double and by its properties. */

#include <math.h>

#include "relu-forward.h"
#include "relu-regions.h"
#include "relu-reshape.h"

#define MOST 12

static ReluNetwork *
one_layer (ReluActivation output, guint n, const double *parameters)
{
  ReluLayer layers[] = { { 1, n, { RELU_ACTIVATION_RELU, 0 } }, { n, 1, output } };

  return relu_network_new (2, layers, parameters, NULL);
}

static gboolean
is_locked (gsize parameter, gpointer user_data)
{
  return ((const gboolean *) user_data)[parameter];
}

/* h0 = max (0, x), h1 = max (0, x - 1), f = 2 h0 - h1 + 0.5 */
static const double two_units[] = { 1, 1, 0, -1, 2, -1, 0.5 };

#define V0 4
#define V1 5
#define C 6

static void
test_table (void)
{
  static const struct
  {
    const char *what;
    ReluReshapeTarget targets[2];
    guint n_targets;
    gboolean v0_locked, v1_locked, c_locked;
    double v0, v1, c; /* their changes */
  } rows[] = {
    { "both units are off", { { -1, 0.5 } }, 1, FALSE, FALSE, FALSE, 0, 0, 0.5 },
    { "h0 = 1: half by its weight, half by the bias", { { 1, 1 } }, 1, 0, 0, 0, 0.5, 0, 0.5 },
    { "h = (3, 2), and the bias: 14 in all", { { 3, 14 } }, 1, FALSE, FALSE, FALSE, 3, 2, 1 },
    { "the same, the bias locked", { { 3, 13 } }, 1, FALSE, FALSE, TRUE, 3, 2, 0 },
    { "the same, one weight and the bias locked", { { 3, 6 } }, 1, FALSE, TRUE, TRUE, 2, 0, 0 },
    { "nothing to do", { { 3, 0 } }, 1, TRUE, TRUE, TRUE, 0, 0, 0 },
    { "the first piece, up", { { -4, 1 }, { 0, 1 } }, 2, FALSE, FALSE, FALSE, 0, 0, 1 },
    { "the second, up: its slope is v0", { { 0, 1 }, { 1, 1 } }, 2, FALSE, FALSE, FALSE, 0, 0, 1 },
    { "the third, up: its slope is v0 + v1", { { 1, 3 }, { 4, 3 } }, 2, 0, 0, 0, 1, -1, 2 },
    { "the third, up, the bias locked", { { 1, 1 }, { 4, 1 } }, 2, FALSE, FALSE, TRUE, 1, -1, 0 },
    { "the second, about its left end", { { 0, 0 }, { 1, 1 } }, 2, FALSE, FALSE, FALSE, 1, 0, 0 },
    { "the same with nothing else free", { { 0, 0 }, { 1, 1 } }, 2, FALSE, TRUE, TRUE, 1, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (ReluNetwork) network
          = one_layer ((ReluActivation) { RELU_ACTIVATION_IDENTITY, 0 }, 2, two_units);
      gboolean locked[7] = { [V0] = rows[i].v0_locked, [V1] = rows[i].v1_locked,
                             [C] = rows[i].c_locked };
      g_autoptr (GError) error = NULL;
      g_autoptr (ReluNetwork) moved = relu_network_reshape (
          network, rows[i].targets, rows[i].n_targets, is_locked, locked, &error);
      const double *parameters;

      g_test_message ("%s", rows[i].what);
      g_assert_no_error (error);
      parameters = relu_network_get_parameters (moved);
      g_assert_cmpmem (parameters, 4 * sizeof (double), two_units, 4 * sizeof (double));
      g_assert_cmpfloat_with_epsilon (parameters[V0], two_units[V0] + rows[i].v0, 1e-14);
      g_assert_cmpfloat_with_epsilon (parameters[V1], two_units[V1] + rows[i].v1, 1e-14);
      g_assert_cmpfloat_with_epsilon (parameters[C], two_units[C] + rows[i].c, 1e-14);
    }
}

static void
test_errors (void)
{
  static const struct
  {
    ReluReshapeTarget targets[2];
    guint n_targets;
    ReluReshapeError code;
  } rows[] = {
    { { { 3, 1 } }, 1, RELU_RESHAPE_ERROR_LOCKED },             /* all are locked */
    { { { -1, 1 } }, 1, RELU_RESHAPE_ERROR_LOCKED },            /* all but v0, which has no effect there */
    { { { 2, 1 }, { 3, 1 } }, 2, RELU_RESHAPE_ERROR_TIED },     /* v0 turns it as well */
    { { { -4, 1 }, { -3, 1 } }, 2, RELU_RESHAPE_ERROR_LOCKED }, /* nothing at all there */
    { { { 3, NAN } }, 1, RELU_RESHAPE_ERROR_NOT_FINITE },
    { { { G_MAXDOUBLE, 1 } }, 1, RELU_RESHAPE_ERROR_NOT_FINITE },
    { { { 0.5, G_MAXDOUBLE } }, 1, RELU_RESHAPE_ERROR_NOT_FINITE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (ReluNetwork) network
          = one_layer ((ReluActivation) { RELU_ACTIVATION_IDENTITY, 0 }, 2, two_units);
      gboolean locked[7] = { [V0] = i == 0, [V1] = TRUE, [C] = TRUE };
      g_autoptr (GError) error = NULL;

      g_assert_null (relu_network_reshape (network, rows[i].targets, rows[i].n_targets, is_locked,
                                           locked, &error));
      g_assert_error (error, RELU_RESHAPE_ERROR, (int) rows[i].code);
    }
}

/* One unit, h = max (0, x), z = h - 2: what the output's activation makes of it. */
static void
test_output_activation (void)
{
  static const double parameters[] = { 1, 0, 1, -2 };
  static const ReluActivation relu = { RELU_ACTIVATION_RELU, 0 };
  static const ReluActivation leaky = { RELU_ACTIVATION_LEAKY_RELU, 0.5 };
  static const ReluActivation fold = { RELU_ACTIVATION_LEAKY_RELU, -1 };
  static const ReluActivation tanh = { RELU_ACTIVATION_TANH, 0 };
  static const struct
  {
    const ReluActivation *output;
    double x, rise;
    int code; /* -1: it can be done */
  } rows[] = {
    { &relu, 3, 1, -1 },     /* from f = 1 */
    { &relu, 3, -1, -1 },    /* down to 0 */
    { &relu, 3, -1.5, RELU_RESHAPE_ERROR_UNREACHABLE },
    { &relu, 1, 1, RELU_RESHAPE_ERROR_OFF },
    { &relu, 2, 1, -1 },     /* z = 0: its own breakpoint */
    { &relu, 2, -1, RELU_RESHAPE_ERROR_UNREACHABLE },
    { &leaky, 3, 1, -1 },
    { &leaky, 3, -4, -1 },   /* from 1 past the knot to -3 */
    { &leaky, 1, 2, -1 },    /* from -0.5 past the knot */
    { &leaky, 1, -2, -1 },
    { &leaky, 2, -1, -1 },
    { &fold, 1, 1, -1 },     /* f = |z| */
    { &fold, 1, -2, RELU_RESHAPE_ERROR_UNREACHABLE },
    { &tanh, 1, 0.1, RELU_RESHAPE_ERROR_OFF },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (ReluNetwork) network = one_layer (*rows[i].output, 1, parameters);
      ReluReshapeTarget target = { rows[i].x, rows[i].rise };
      g_autoptr (GError) error = NULL;
      g_autoptr (ReluNetwork) moved
          = relu_network_reshape (network, &target, 1, NULL, NULL, &error);

      g_test_message ("row %u", i);
      if (rows[i].code >= 0)
        {
          g_assert_error (error, RELU_RESHAPE_ERROR, rows[i].code);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpfloat_with_epsilon (
          relu_network_evaluate (moved, rows[i].x),
          relu_network_evaluate (network, rows[i].x) + rows[i].rise, 1e-12);
    }
}

/* A piece of a ReLU output that goes down meets 0 earlier; where it is off there is nothing to take. */
static void
test_output_line (void)
{
  static const double parameters[] = { 1, 0, 1, -2 };
  g_autoptr (ReluNetwork) network
      = one_layer ((ReluActivation) { RELU_ACTIVATION_RELU, 0 }, 1, parameters);
  const ReluReshapeTarget on[] = { { 2, -0.5 }, { 4, -0.5 } };
  const ReluReshapeTarget off[] = { { 0, 1 }, { 2, 1 } };
  g_autoptr (GError) error = NULL;
  g_autoptr (ReluNetwork) moved = relu_network_reshape (network, on, 2, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (relu_network_evaluate (moved, 4), 1.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (relu_network_evaluate (moved, 3), 0.5, 1e-12);
  g_assert_cmpfloat (relu_network_evaluate (moved, 2), ==, 0);
  g_assert_null (relu_network_reshape (network, off, 2, NULL, NULL, &error));
  g_assert_error (error, RELU_RESHAPE_ERROR, RELU_RESHAPE_ERROR_OFF);
}

/* A network without hidden layers is its line. */
static void
test_no_hidden_layer (void)
{
  const ReluLayer layer = { 1, 1, { RELU_ACTIVATION_IDENTITY, 0 } };
  const double line[] = { 2, 1 };
  g_autoptr (ReluNetwork) network = relu_network_new (1, &layer, line, NULL);
  const ReluReshapeTarget targets[] = { { -1, 0 }, { 1, 2 } };
  g_autoptr (GError) error = NULL;
  g_autoptr (ReluNetwork) moved = relu_network_reshape (network, targets, 2, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (relu_network_get_parameters (moved)[0], 3, 1e-14);
  g_assert_cmpfloat_with_epsilon (relu_network_get_parameters (moved)[1], 2, 1e-14);
}

static ReluNetwork *
random_network (void)
{
  ReluLayer layers[4] = { 0 };
  guint n_layers = (guint) g_test_rand_int_range (2, 5), n = 0, inputs = 1;
  double parameters[200];

  for (guint i = 0; i < n_layers; i++)
    {
      guint units = i + 1 == n_layers ? 1 : (guint) g_test_rand_int_range (1, 7);

      layers[i] = (ReluLayer) { inputs, units, { RELU_ACTIVATION_RELU, 0 } };
      n += units * (inputs + 1);
      inputs = units;
    }
  layers[n_layers - 1].activation.kind = RELU_ACTIVATION_IDENTITY;
  g_assert_cmpuint (n, <=, G_N_ELEMENTS (parameters));
  for (guint i = 0; i < n; i++)
    parameters[i] = g_test_rand_double_range (-2, 2);

  return relu_network_new (n_layers, layers, parameters, NULL);
}

/* The rows of the targets by moving one parameter at a time. */
static guint
naive_rows (ReluNetwork *network, const ReluReshapeTarget *targets, guint n_targets,
            const gboolean *locked, long double rows[2][MOST])
{
  gsize n_parameters = relu_network_get_n_parameters (network);
  guint layer = relu_network_get_n_layers (network) - 1;
  guint n = relu_network_get_layer (network, layer)->n_inputs + 1;

  for (guint j = 0; j < n_targets; j++)
    for (guint i = 0; i < n; i++)
      {
        g_autofree double *alone = g_memdup2 (relu_network_get_parameters (network),
                                              n_parameters * sizeof (double));
        g_autoptr (ReluNetwork) only = NULL;

        for (guint k = 0; k < n; k++)
          alone[n_parameters - n + k] = k == i;
        only = relu_network_with_parameters (network, alone);
        rows[j][i] = locked[n_parameters - n + i]
                         ? 0
                         : (long double) relu_network_evaluate (only, targets[j].x);
      }

  return n;
}

/* Row^T (row row^T)^-1 rise; FALSE where the matrix is close to singular. */
static gboolean
naive_change (long double rows[2][MOST], guint n, const ReluReshapeTarget *targets,
              guint n_targets, long double *change)
{
  long double a = 0, b = 0, d = 0, p, q, determinant;

  for (guint i = 0; i < n; i++)
    {
      a += rows[0][i] * rows[0][i];
      b += rows[0][i] * rows[1][i];
      d += rows[1][i] * rows[1][i];
    }
  if (n_targets == 1)
    {
      if (a < 1e-4L)
        return FALSE;
      p = targets[0].rise / a;
      q = 0;
    }
  else
    {
      determinant = a * d - b * b;
      if (determinant < 1e-4L * a * d || a < 1e-4L || d < 1e-4L)
        return FALSE;
      p = (d * targets[0].rise - b * targets[1].rise) / determinant;
      q = (a * targets[1].rise - b * targets[0].rise) / determinant;
    }
  for (guint i = 0; i < n; i++)
    change[i] = p * rows[0][i] + q * rows[1][i];

  return TRUE;
}

/* Whether nothing but the height of the network's breakpoints is another. */
static void
assert_same_breakpoints (ReluNetwork *before, ReluNetwork *after)
{
  g_autoptr (ReluRegions) a = relu_regions_new (before, -3, 3, NULL);
  g_autoptr (ReluRegions) b = relu_regions_new (after, -3, 3, NULL);
  guint n = relu_regions_get_n_activation_regions (a);

  g_assert_cmpuint (relu_regions_get_n_activation_regions (b), ==, n);
  g_assert_cmpmem (relu_regions_get_xs (a), (n + 1) * sizeof (double), relu_regions_get_xs (b),
                   (n + 1) * sizeof (double));
}

static void
test_property (void)
{
  guint n_done[3] = { 0, 0, 0 };

  for (guint round = 0; round < 5000; round++)
    {
      g_autoptr (ReluNetwork) network = random_network ();
      guint n_targets = (guint) g_test_rand_int_range (1, 3);
      double x = g_test_rand_double_range (-3, 2), rise = g_test_rand_double_range (-2, 2);
      ReluReshapeTarget targets[2] = {
        { x, rise },
        { x + g_test_rand_double_range (0.1, 1),
          g_test_rand_bit () ? rise : g_test_rand_double_range (-2, 2) },
      };
      gsize n_parameters = relu_network_get_n_parameters (network);
      long double rows[2][MOST] = { { 0 } }, expected[MOST], least = 0, other = 0;
      const double *before = relu_network_get_parameters (network), *after;
      gboolean locked[200];
      g_autoptr (GError) error = NULL;
      g_autoptr (ReluNetwork) moved = NULL;
      long double size = 0;
      guint n;

      for (gsize i = 0; i < n_parameters; i++)
        locked[i] = g_test_rand_int_range (0, 4) == 0;
      n = naive_rows (network, targets, n_targets, locked, rows);
      if (!naive_change (rows, n, targets, n_targets, expected))
        continue;

      for (guint i = 0; i < n; i++)
        size += fabsl (expected[i]);

      moved = relu_network_reshape (network, targets, n_targets, is_locked, locked, &error);
      g_assert_no_error (error);
      n_done[n_targets]++;

      /* It is the least one, by the book. */
      after = relu_network_get_parameters (moved);
      for (guint i = 0; i < n; i++)
        {
          gsize index = n_parameters - n + i;
          long double change = (long double) after[index] - before[index];

          least += change * change;
          g_assert_cmpfloat (fabsl (change - expected[i]), <=, 1e-11 * (1 + fabsl (size)));
        }

      /* It does what it shall, and nothing else. */
      for (guint j = 0; j < n_targets; j++)
        {
          double y = relu_network_evaluate (network, targets[j].x);

          g_assert_cmpfloat_with_epsilon (
              relu_network_evaluate (moved, targets[j].x), y + targets[j].rise,
              1e-12 * (1 + fabs (y) + fabs (targets[j].rise) + (double) size) * 10);
        }
      for (gsize i = 0; i < n_parameters; i++)
        if (locked[i] || i < n_parameters - n)
          g_assert_cmpmem (&before[i], sizeof (double), &after[i], sizeof (double));
      assert_same_breakpoints (network, moved);

      /* Whatever else meets the targets is longer: add something that moves no target. */
      {
        long double aside[MOST] = { 0 }, cancel[MOST];
        ReluReshapeTarget back[2] = { targets[0], targets[1] };

        for (guint i = 0; i < n; i++)
          aside[i] = locked[n_parameters - n + i] ? 0 : g_test_rand_double_range (-1, 1);
        for (guint j = 0; j < n_targets; j++)
          {
            long double rises = 0;

            for (guint i = 0; i < n; i++)
              rises += rows[j][i] * aside[i];
            back[j].rise = (double) -rises;
          }
        g_assert_true (naive_change (rows, n, back, n_targets, cancel));
        for (guint i = 0; i < n; i++)
          {
            long double change = (long double) after[n_parameters - n + i]
                                 - before[n_parameters - n + i] + aside[i] + cancel[i];

            other += change * change;
          }
        g_assert_cmpfloat (least, <=, other * (1 + 1e-12L) + 1e-12L);
      }
    }
  g_test_message ("%u with one target, %u with two", n_done[1], n_done[2]);
  g_assert_cmpuint (n_done[1], >, 1000);
  g_assert_cmpuint (n_done[2], >, 500);
}

/* Close ends and large numbers: a narrow piece far from 0 still goes up without turning. */
static void
test_conditioning (void)
{
  for (int exponent = 0; exponent <= 9; exponent++)
    {
      double width = pow (10, -exponent), x = 1.5;
      g_autoptr (ReluNetwork) network
          = one_layer ((ReluActivation) { RELU_ACTIVATION_IDENTITY, 0 }, 2, two_units);
      const ReluReshapeTarget targets[] = { { x, 3 }, { x + width, 3 } };
      g_autoptr (GError) error = NULL;
      g_autoptr (ReluNetwork) moved = relu_network_reshape (network, targets, 2, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpfloat_with_epsilon (relu_network_evaluate (moved, x), 3 + 3, 1e-12);
      g_assert_cmpfloat_with_epsilon (relu_network_get_parameters (moved)[V0], 3, 1e-15 / width);
      g_assert_cmpfloat_with_epsilon (relu_network_get_parameters (moved)[V1], -2, 1e-15 / width);
    }

  for (int exponent = -300; exponent <= 300; exponent += 50)
    {
      double scale = pow (10, exponent);
      double parameters[] = { 1, 1, 0, -scale, 2, -1, scale };
      g_autoptr (ReluNetwork) network
          = one_layer ((ReluActivation) { RELU_ACTIVATION_IDENTITY, 0 }, 2, parameters);
      const ReluReshapeTarget target = { 3 * scale, 13 * scale };
      gboolean locked[7] = { [C] = TRUE };
      g_autoptr (GError) error = NULL;
      g_autoptr (ReluNetwork) moved
          = relu_network_reshape (network, &target, 1, is_locked, locked, &error);

      g_assert_no_error (error);
      g_assert_cmpfloat_with_epsilon (relu_network_get_parameters (moved)[V0], 5, 1e-12);
      g_assert_cmpfloat_with_epsilon (relu_network_get_parameters (moved)[V1], 1, 1e-12);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reshape/table", test_table);
  g_test_add_func ("/reshape/errors", test_errors);
  g_test_add_func ("/reshape/output-activation", test_output_activation);
  g_test_add_func ("/reshape/output-line", test_output_line);
  g_test_add_func ("/reshape/no-hidden-layer", test_no_hidden_layer);
  g_test_add_func ("/reshape/property", test_property);
  g_test_add_func ("/reshape/conditioning", test_conditioning);

  return g_test_run ();
}
