/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-reshape.c: moves points of the curve by the weights into the output.
 *
 * The output is z(x) = v h(x) + c, where h, what the last hidden layer hands on, depends on neither v
 * nor c. So z is linear in them: a change of (v, c) raises z(x) by its product with the row
 * (h(x), 1), and no breakpoint of a hidden unit leaves its x, however deep the network. Of all
 * changes that meet the targets, the one with the least sum of squares lies in the span of their
 * rows (minimum-norm least squares; Golub and Van Loan, Matrix Computations, 5.6). For two targets
 * that is the span of the rows' difference, which turns the line between them, and of their mean,
 * which lifts it; the part of the mean that is orthogonal to the difference lifts without turning. */

#include "relu-reshape.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "relu-forward.h"

/* A sum nearer to 0 than this share of its terms is 0, as z is at the output's own switch. */
#define NOISE 1e-12

/* What subtraction leaves of a number is rounding when it is less than this share. */
#define ROUNDING 1e-14

/* A row with less than this share to itself would need changes that much larger than their effect. */
#define TIED 1e-8

G_DEFINE_QUARK (relu-reshape-error-quark, relu_reshape_error)

static double
dot (const double *a, const double *b, guint n)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += a[i] * b[i];

  return sum;
}

/* What is left of @value without @part; exactly nothing where that is only rounding. */
static double
without (double value, double part, double share)
{
  double rest = value - part;

  return fabs (rest) <= share * (fabs (value) + fabs (part)) ? 0 : rest;
}

static gboolean
fail (GError **error, ReluReshapeError code, const char *message)
{
  g_set_error_literal (error, RELU_RESHAPE_ERROR, (int) code, message);
  return FALSE;
}

/* How far z must rise from @z for the output to rise by @rise. */
static gboolean
invert (const ReluActivation *activation, double z, double rise, double *rise_of_z, GError **error)
{
  double below, above, slope, y;

  relu_activation_get_slopes (activation, &below, &above);
  slope = z > 0 ? above : below;
  if (z != 0 && slope == 0)
    return fail (error, RELU_RESHAPE_ERROR_OFF, _("the output’s own activation is off there"));

  if (below == above || (z > 0 && z + rise / slope >= 0) || (z < 0 && z + rise / slope <= 0))
    {
      *rise_of_z = rise / slope;
      return TRUE;
    }

  /* Past the knot, or away from it. */
  y = z * slope + rise;
  if (y < 0 && below <= 0)
    return fail (error, RELU_RESHAPE_ERROR_UNREACHABLE,
                 _("the output’s activation is never below 0"));

  *rise_of_z = (y > 0 ? y / above : y < 0 ? y / below : 0) - z;
  return TRUE;
}

/* The same for both ends of a line: all of it is on the side of the knot where its middle is. */
static gboolean
invert_line (const ReluActivation *activation, const double z[2], const ReluReshapeTarget *targets,
             double rises_of_z[2], GError **error)
{
  double below, above, slope;

  relu_activation_get_slopes (activation, &below, &above);
  slope = z[0] + z[1] > 0 ? above : below;
  if (slope == 0)
    return fail (error, RELU_RESHAPE_ERROR_OFF, _("the output’s own activation is off there"));

  for (guint i = 0; i < 2; i++)
    rises_of_z[i] = targets[i].rise / slope;

  return TRUE;
}

/* Whether something @length long, of rows that are @size long, can do what is asked. */
static gboolean
check (double rise, double length, double size, double least_share, GError **error)
{
  if (rise == 0 || length > least_share * size)
    return TRUE;
  if (size == 0)
    return fail (error, RELU_RESHAPE_ERROR_LOCKED,
                 _("every weight that could move it is locked, or its unit is off there"));

  return fail (error, RELU_RESHAPE_ERROR_TIED,
               _("the weights that are not locked cannot move it in this way"));
}

/* Adds to @change the least one whose product with @row is @rise. */
static void
add_change (double *change, const double *row, guint n, double rise)
{
  double square = dot (row, row, n);

  if (rise != 0)
    for (guint i = 0; i < n; i++)
      change[i] += row[i] * (rise / square);
}

/* The least change for the rises of one or two rows, of @n numbers each, which are at most 1. */
static gboolean
find_change (double *rows[2], guint n_targets, guint n, const double rises[2], double *change,
             GError **error)
{
  double size = sqrt (fmax (dot (rows[0], rows[0], n), dot (rows[1], rows[1], n)));
  double turn = rises[1] - rises[0], lift = rises[0], square, along;
  double *mean = rows[0], *difference = rows[1];

  if (n_targets == 2)
    {
      lift = (rises[0] + rises[1]) / 2;
      for (guint i = 0; i < n; i++)
        {
          double first = rows[0][i], second = rows[1][i];

          mean[i] = (first + second) / 2;
          difference[i] = without (second, first, ROUNDING);
        }
      square = dot (difference, difference, n);
      if (!check (turn, sqrt (square), size, 0, error))
        return FALSE;

      add_change (change, difference, n, turn);
      along = square > 0 ? dot (mean, difference, n) / square : 0;
      lift = without (lift, along * turn, NOISE);
      for (guint i = 0; i < n; i++)
        mean[i] = without (mean[i], along * difference[i], ROUNDING);
    }

  if (!check (lift, sqrt (dot (mean, mean, n)), size, TIED, error))
    return FALSE;
  add_change (change, mean, n, lift);

  return TRUE;
}

/* Fills in the row of @x, and z of the output there; FALSE where they overflow. */
static gboolean
fill_row (ReluNetwork *network, double x, double *row, double *z)
{
  guint layer = relu_network_get_n_layers (network) - 1;
  guint n_inputs = relu_network_get_layer (network, layer)->n_inputs;
  const double *weights = relu_network_get_weights (network, layer);
  double bias = relu_network_get_biases (network, layer)[0], size = fabs (bias);
  g_autoptr (ReluTrace) trace = relu_trace_new (network, x);

  for (guint i = 0; i < n_inputs; i++)
    {
      row[i] = layer == 0 ? x : relu_trace_get_activation (trace, layer - 1, i);
      size += fabs (weights[i] * row[i]);
    }
  row[n_inputs] = 1;
  *z = relu_trace_get_preactivation (trace, layer, 0);
  if (fabs (*z) <= NOISE * size)
    *z = 0;

  return isfinite (size);
}

/* The rows of the targets, and how far z must rise at each. */
static gboolean
fill_rows (ReluNetwork *network, const ReluReshapeTarget *targets, guint n_targets,
           double *rows[2], double rises[2], GError **error)
{
  guint layer = relu_network_get_n_layers (network) - 1;
  const ReluActivation *activation = &relu_network_get_layer (network, layer)->activation;
  double z[2];

  for (guint i = 0; i < n_targets; i++)
    if (!fill_row (network, targets[i].x, rows[i], &z[i]) || !isfinite (targets[i].rise))
      return fail (error, RELU_RESHAPE_ERROR_NOT_FINITE, _("numbers overflow"));
  if (relu_activation_is_smooth (activation))
    return fail (error, RELU_RESHAPE_ERROR_OFF, _("the output’s own activation is curved"));

  return n_targets == 1 ? invert (activation, z[0], targets[0].rise, &rises[0], error)
                        : invert_line (activation, z, targets, rises, error);
}

/* Takes what is locked out of the rows, and makes the largest number of what is left 1. */
static void
prepare (ReluNetwork *network, double *rows[2], guint n_targets, guint n, double rises[2],
         ReluReshapeIsLocked is_locked, gpointer user_data)
{
  gsize first = relu_network_get_n_parameters (network) - n;
  double largest = 0;

  for (guint i = 0; i < n; i++)
    {
      gboolean locked = is_locked != NULL && is_locked (first + i, user_data);

      for (guint j = 0; j < n_targets; j++)
        {
          rows[j][i] = locked ? 0 : rows[j][i];
          largest = fmax (largest, fabs (rows[j][i]));
        }
    }
  if (largest == 0)
    return;

  for (guint j = 0; j < n_targets; j++)
    {
      for (guint i = 0; i < n; i++)
        rows[j][i] /= largest;
      rises[j] /= largest;
    }
}

/**
 * relu_network_reshape:
 * @targets: (array length=n_targets): what shall rise, and how far: one point of the curve, or both
 *   ends of a straight piece of it (or any two of its points), different and finite
 * @n_targets: 1 or 2
 * @is_locked: (nullable): whether a parameter must stay as it is
 *
 * Changes the weights into the output and its bias (v and c), as little as possible: of all changes
 * of those that are not locked and that meet the targets, this one has the least sum of squares. It
 * is exact up to rounding. All other parameters stay as they are bit for bit, and so do the
 * breakpoints' x: f is linear in v and c. (Hence there is no other way out where v and c are locked:
 * what lies before them would move breakpoints, and that is what dragging sideways is for.) Only
 * where the output's own unit switches depends on v and c.
 *
 * An output with a ReLU or leaky ReLU is moved where it is not flat; two targets are a line, which
 * may end up past the knot, where f does not follow it. An output with a smooth activation is
 * refused as off.
 *
 * Returns: (transfer full) (nullable): the changed network; %NULL where it can't be done, with the
 *   reason in @error, as the end of a sentence
 */
ReluNetwork *
relu_network_reshape (ReluNetwork *network, const ReluReshapeTarget *targets, guint n_targets,
                      ReluReshapeIsLocked is_locked, gpointer user_data, GError **error)
{
  guint n_layers = relu_network_get_n_layers (network);
  guint n = relu_network_get_layer (network, n_layers - 1)->n_inputs + 1;
  gsize n_parameters = relu_network_get_n_parameters (network);
  g_autofree double *buffer = g_new0 (double, 3 * (gsize) n);
  double *rows[2] = { buffer, buffer + n }, *change = buffer + 2 * (gsize) n, *last;
  double rises[2] = { 0, 0 };
  g_autofree double *parameters = NULL;

  g_return_val_if_fail (n_targets == 1 || n_targets == 2, NULL);

  if (!fill_rows (network, targets, n_targets, rows, rises, error))
    return NULL;
  prepare (network, rows, n_targets, n, rises, is_locked, user_data);
  if (!find_change (rows, n_targets, n, rises, change, error))
    return NULL;

  parameters = g_memdup2 (relu_network_get_parameters (network), n_parameters * sizeof (double));
  last = parameters + n_parameters - n;
  for (guint i = 0; i < n; i++)
    {
      if (change[i] != 0) /* -0 + 0 would be 0 */
        last[i] += change[i];
      if (!isfinite (last[i]))
        {
          fail (error, RELU_RESHAPE_ERROR_NOT_FINITE, _("numbers overflow"));
          return NULL;
        }
    }

  return relu_network_with_parameters (network, parameters);
}
