/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-steps.h"

#include <math.h>

/* Network values are steps of at least this; smaller ones would be subnormal. */
#define SMALLEST 1e-300

/**
 * relu_nice_step:
 * @step: > 0
 *
 * Returns: the largest of 1, 2 or 5 times a power of ten that is not larger than @step
 */
double
relu_nice_step (double step)
{
  int exponent;
  double power, ratio;

  step = MAX (step, SMALLEST);
  exponent = (int) floor (log10 (step));
  /* The logarithm of a power of ten may come out a hair too small. */
  if (step >= pow (10, exponent + 1))
    exponent++;
  power = pow (10, exponent);
  ratio = step / power;

  return power * (ratio >= 5 ? 5 : ratio >= 2 ? 2 : 1);
}

/**
 * relu_nice_grid:
 * @pixel: > 0; what a pixel is worth
 *
 * Returns: the smallest of 1, 2 or 5 times a power of ten that is not smaller than @pixel: each of
 *   its multiples can be pointed at
 */
double
relu_nice_grid (double pixel)
{
  double step = relu_nice_step (pixel);

  /* The next one: 2, 5 or 10 after 1, 2 or 5. */
  return step >= pixel * (1 - 1e-12) ? step : relu_nice_step (step * 2.5);
}

/**
 * relu_round_to_step:
 * @step: 1, 2 or 5 times a power of ten
 *
 * Returns: the multiple of @step nearest to @value, as the double that its decimal text is read as:
 *   0.3, not 6 * 0.05
 */
double
relu_round_to_step (double value, double step)
{
  double n = round (value / step);

  if (n == 0)
    return 0; /* not -0 */
  if (!isfinite (n))
    return value;

  return step < 1 ? n / round (1 / step) : n * step;
}

/**
 * relu_add_step:
 * @step: of either sign
 *
 * Returns: @value plus @step without the noise of binary fractions: 0.1 + 0.2 is 0.3, and
 *   0.46199999 + 0.1 is 0.56199999
 */
double
relu_add_step (double value, double step)
{
  double sum = value + step;
  double rounded
      = relu_round_to_step (sum, relu_nice_step (MAX (fabs (value), fabs (step)) * 1e-13));

  /* Large numbers have no decimals to be rid of. */
  return fabs (rounded - sum) <= fabs (step) / 2 ? rounded : sum;
}

/**
 * relu_ladder_step:
 * @value: at least 0
 * @up: whether to go up
 * @smallest: the lowest rung above 0, 1, 2 or 5 times a power of ten
 *
 * Returns: the next rung of the ladder 0, @smallest, ... 0.1, 0.2, 0.5, 1, 2, 5, 10 ... as the double that
 *   its decimal text is read as
 */
double
relu_ladder_step (double value, gboolean up, double smallest)
{
  /* What stands on a rung but for rounding stands on it. */
  double rung = relu_nice_step (value * (1 + 1e-12));

  if (up)
    rung = value < smallest * (1 - 1e-12) ? smallest : relu_nice_step (rung * 2.5);
  else if (value <= smallest * (1 + 1e-12))
    return 0;
  else if (rung >= value * (1 - 1e-12))
    rung = relu_nice_step (rung / 2 * (1 + 1e-12));

  return relu_round_to_step (rung, rung);
}

/**
 * relu_reach_for:
 * @value: finite
 *
 * Returns: half the width of a range with round ends that holds @value with room to spare: 12 for
 *   10.5. Finite; %G_MAXDOUBLE where a range twice as wide would not be finite any more.
 */
double
relu_reach_for (double value)
{
  static const double rounds[] = { 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10, 12 };
  double size = MAX (fabs (value) * 1.1, SMALLEST);
  double power;

  if (size > G_MAXDOUBLE / 4)
    return G_MAXDOUBLE;

  power = pow (10, floor (log10 (size)));
  for (guint i = 0; i < G_N_ELEMENTS (rounds); i++)
    if (rounds[i] * power >= size)
      return relu_round_to_step (rounds[i] * power, relu_nice_step (power / 10));

  return 12 * power;
}

/**
 * relu_default_reach:
 * @parameters: (array length=n): of the saved network
 * @usual: what is right for most networks
 *
 * Returns: half the width of a slider's range: @usual, half of it or less for a
 *   network that has only small numbers (a wide one, as it comes from training), so that a pixel is
 *   not a leap
 */
double
relu_default_reach (const double *parameters, gsize n, double usual)
{
  double largest = 0;

  for (gsize i = 0; i < n; i++)
    largest = MAX (largest, fabs (parameters[i]));

  if (largest == 0 || largest > 2)
    return usual;
  if (largest > 0.5)
    return usual / 2;

  return MIN (MAX (relu_reach_for (largest * 4), 1e-6), usual);
}
