/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-ticks.c: round numbers along an axis.
 *
 * Ticks are whole multiples of 1, 2 or 5 times a power of ten and are kept as integers, so that a
 * label is never the rounding error of a sum. An axis far from 0 (1000000 to 1000000.001) counts
 * from the roundest number in it, an axis of very large or small numbers shares a power of ten;
 * relu_ticks_dup_note() says so beside the axis. */

#include "relu-ticks-private.h"

#include <math.h>
#include <string.h>

/* More digits than this in a label, and the axis counts from a number inside it. */
#define MAX_LABEL_DIGITS 6

/* Of a step: what a tick may miss the end of its axis by, where a domain such as 1000000 to
 * 1000000.001 is not quite as wide as it was meant to be. */
#define TOLERANCE 1e-6

/* m * 10^p: dividing by an exact power of ten rounds once, multiplying by an inexact one twice. */
static double
scale10 (double m, int p)
{
  if (p < -300) /* 10^-p would overflow */
    return m / 1e300 / pow (10, -p - 300);
  return p < 0 ? m / pow (10, -p) : m * pow (10, p);
}

static double
multiple (const ReluTicks *self, gint64 k)
{
  return scale10 ((double) k * self->mantissa, self->power);
}

/* The roundest multiple of the step inside the axis: of the largest power of ten that has one. */
static gint64
find_roundest (const ReluTicks *self)
{
  gint64 last = self->first + self->n - 1;
  gint64 best = self->first;

  /* In units of the step; 10^k steps of 2 or 5 are as round as it gets. */
  for (gint64 p = 1; p <= G_MAXINT64 / 10; p *= 10)
    {
      gint64 k = self->first / p * p;

      if (k < self->first)
        k += p;
      if (k > last)
        break;
      best = k;
    }

  return best;
}

static void
choose_labels (ReluTicks *self)
{
  gint64 last = self->first + (gint64) self->n - 1;
  gint64 largest = MAX (ABS (self->first), ABS (last));
  double size;

  self->zero = 0;
  if (largest > 0 && log10 ((double) largest * self->mantissa) > MAX_LABEL_DIGITS)
    {
      self->zero = find_roundest (self);
      largest = MAX (ABS (self->first - self->zero), ABS (last - self->zero));
    }

  self->exponent = 0;
  size = largest > 0 ? log10 ((double) largest * self->mantissa) + self->power : self->power;
  if (size >= 6 || size < -3.5)
    self->exponent = (int) floor (size / 3 + 1e-9) * 3;
  self->decimals = MAX (0, self->exponent - self->power);
}

/**
 * relu_ticks_init:
 * @self: (out): the ticks
 * @from: the axis' lower end
 * @to: its upper end, greater than @from; both finite
 * @max_intervals: no more steps than this, at least 1
 *
 * Chooses the smallest round step that gives at most @max_intervals steps.
 */
void
relu_ticks_init (ReluTicks *self, double from, double to, double max_intervals)
{
  static const int mantissas[] = { 1, 2, 5 };
  double half_span = to * 0.5 - from * 0.5; /* the whole may overflow */
  double largest = fmax (fabs (from), fabs (to));
  double least = 2 * half_span / fmax (max_intervals, 1);
  double first, last;

  memset (self, 0, sizeof *self);
  self->mantissa = 1;
  g_return_if_fail (half_span > 0 && isfinite (half_span));

  /* Not finer than what doubles and 64-bit multiples can tell apart. */
  least = fmax (least, largest * 0x1p-50);
  if (!isfinite (least))
    least = half_span / fmax (max_intervals, 1) * 2;
  least = fmax (least, 1e-305);

  self->power = (int) floor (log10 (least)) - 1;
  for (gboolean found = FALSE; !found; self->power += !found)
    for (guint i = 0; i < G_N_ELEMENTS (mantissas) && !found; i++)
      {
        self->mantissa = mantissas[i];
        found = multiple (self, 1) >= least * (1 - TOLERANCE);
      }

  /* A tick that misses an end by a rounding error belongs to the axis. */
  first = ceil (scale10 (from / self->mantissa, -self->power) - TOLERANCE);
  last = floor (scale10 (to / self->mantissa, -self->power) + TOLERANCE);
  if (!isfinite (first) || !isfinite (last) || last < first || last - first > 10000)
    {
      self->first = 0;
      self->n = 0;
      return;
    }
  self->first = (gint64) first;
  self->n = (guint) (last - first) + 1;
  choose_labels (self);
}

/**
 * relu_ticks_get_step:
 *
 * Returns: the distance of two ticks
 */
double
relu_ticks_get_step (const ReluTicks *self)
{
  return multiple (self, 1);
}

/**
 * relu_ticks_get_value:
 * @index: below n
 *
 * Returns: where the tick is, correctly rounded
 */
double
relu_ticks_get_value (const ReluTicks *self, guint index)
{
  return multiple (self, self->first + index);
}

/**
 * relu_ticks_format:
 * @index: below n
 *
 * Returns: @buffer with the tick's label, with the typographic minus and the locale's decimal point
 */
char *
relu_ticks_format (const ReluTicks *self, guint index, char buffer[RELU_TICK_BUFFER])
{
  gint64 k = self->first + index - self->zero;
  double value = scale10 ((double) k * self->mantissa, self->power - self->exponent);

  return relu_number_to_fixed (k < 0 ? -fabs (value) : fabs (value), self->decimals, buffer);
}

static void
append_power (GString *note, int exponent)
{
  static const char *const digits[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
  char text[16];

  g_string_append (note, "10");
  if (exponent < 0)
    g_string_append (note, "⁻");
  g_snprintf (text, sizeof text, "%d", ABS (exponent));
  for (const char *p = text; *p != '\0'; p++)
    g_string_append (note, digits[*p - '0']);
}

/* The number from which the labels count, with all the digits that it has. */
static void
append_zero (GString *note, const ReluTicks *self)
{
  double value = multiple (self, self->zero);
  int power = self->power;
  char number[RELU_NUMBER_BUFFER];

  for (gint64 k = ABS (self->zero); k > 0 && k % 10 == 0; k /= 10)
    power++;

  if (fabs (value) < 1e16)
    {
      g_string_append (note, relu_number_to_fixed (fabs (value), -power, number));
      return;
    }
  g_string_append (note, relu_number_to_fixed (fabs (value) / pow (10, floor (log10 (fabs (value)))),
                                               (int) floor (log10 (fabs (value))) - power, number));
  g_string_append (note, " · ");
  append_power (note, (int) floor (log10 (fabs (value))));
}

/**
 * relu_ticks_dup_note:
 * @symbol: what the axis shows, such as "x"
 *
 * Returns: (transfer full) (nullable): what the labels are instead of plain values of @symbol, such
 *   as "x − 1000000" or "x / 10⁶"; %NULL where they are plain
 */
char *
relu_ticks_dup_note (const ReluTicks *self, const char *symbol)
{
  GString *note;

  if (self->zero == 0 && self->exponent == 0)
    return NULL;

  note = g_string_new (NULL);
  if (self->zero != 0)
    {
      g_string_append_printf (note, self->exponent != 0 ? "(%s %s " : "%s %s ", symbol,
                              self->zero > 0 ? "−" : "+");
      append_zero (note, self);
      if (self->exponent != 0)
        g_string_append (note, ")");
    }
  else
    g_string_append (note, symbol);
  if (self->exponent != 0)
    {
      g_string_append (note, " / ");
      append_power (note, self->exponent);
    }

  return g_string_free (note, FALSE);
}

/**
 * relu_ticks_round_outwards:
 * @from: (inout): moved down to a tick
 * @to: (inout): moved up to a tick
 * @max_intervals: as for relu_ticks_init()
 */
void
relu_ticks_round_outwards (double *from, double *to, double max_intervals)
{
  ReluTicks ticks;
  double step, low, high;

  relu_ticks_init (&ticks, *from, *to, max_intervals);
  step = relu_ticks_get_step (&ticks);
  low = scale10 (floor (scale10 (*from / ticks.mantissa, -ticks.power) + TOLERANCE) * ticks.mantissa,
                 ticks.power);
  high = scale10 (ceil (scale10 (*to / ticks.mantissa, -ticks.power) - TOLERANCE) * ticks.mantissa,
                  ticks.power);

  if (isfinite (low) && isfinite (high) && isfinite (step) && low < high)
    {
      *from = low;
      *to = high;
    }
}
