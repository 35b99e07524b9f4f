/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-tally.c: "=" or "≈".
 *
 * Shown numbers are decimals: whole multiples of a power of ten, and so are their sums and
 * products. Two of them are either equal or at least that power apart. So their exact equality can
 * be told from sums in floating point, as long as the rounding of these stays well below it; where
 * it does not, the answer is that they differ, and nothing rounded passes for exact. */

#include "relu-tally-private.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "relu-number.h"

/**
 * relu_shown_init:
 * @self: (out): @value as relu_number_to_display() shows it
 * @value: any number
 * @digits: how many significant digits
 */
void
relu_shown_init (ReluShown *self, double value, int digits)
{
  char text[RELU_NUMBER_BUFFER];
  const char *point, *e;

  *self = (ReluShown){ value, value, 0 };
  if (!isfinite (value))
    return;

  relu_number_to_rounded (value, digits, text);
  self->shown = g_ascii_strtod (text, NULL);
  e = strchr (text, 'e');
  if (e != NULL)
    self->exponent = atoi (e + 1);
  point = strchr (text, '.');
  if (point != NULL)
    self->exponent -= (int) (e != NULL ? e - point - 1 : (glong) strlen (point + 1));
}

/**
 * relu_shown_is_faithful:
 * @noise: how far the value may be off by the rounding of what it was computed from; 0 for a number
 *   that was given
 *
 * Returns: whether the shown digits are the number itself
 */
gboolean
relu_shown_is_faithful (const ReluShown *self, double noise)
{
  return fabs (self->shown - self->value) <= noise;
}

static void
add (ReluTally *self, double term, int exponent)
{
  self->n++;
  self->sum += term;
  self->magnitude += fabs (term);
  if (term != 0)
    self->exponent = MIN (self->exponent, exponent);
}

void
relu_tally_add (ReluTally *self, const ReluShown *term)
{
  add (self, term->shown, term->exponent);
}

void
relu_tally_add_product (ReluTally *self, const ReluShown *a, const ReluShown *b)
{
  add (self, a->shown * b->shown, a->exponent + b->exponent);
}

/**
 * relu_tally_gives:
 * @result: what is shown behind the terms
 *
 * Returns: whether the shown terms add up to the shown result, to the last digit
 */
gboolean
relu_tally_gives (const ReluTally *self, const ReluShown *result)
{
  int exponent = result->shown == 0 ? self->exponent : MIN (self->exponent, result->exponent);
  double magnitude = self->magnitude + fabs (result->shown);
  double unit;

  if (magnitude == 0)
    return TRUE;

  unit = pow (10, exponent);
  if (!(magnitude * (self->n + 4) * DBL_EPSILON < unit / 4))
    return FALSE;

  return fabs (self->sum - result->shown) < unit / 2;
}
