/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-loss-axis.c: a linear axis begins at 0. A logarithmic one ends at round numbers, so that it
 * stays still while a loss falls by a little, and has a place for losses that are exactly 0. */

#include "relu-loss-axis-private.h"

#include <math.h>
#include <string.h>

/* Less than this ratio of its ends, and a logarithmic axis has ticks as a linear one does. */
#define LEAST_RATIO 6.0

/* Powers of ten beyond these are written as such. */
#define MOST_PLAIN_POWER 3

static const int mantissas[] = { 1, 2, 5 };

/* The number @k of 1, 2, 5, 10, 20, 50 …; k may be below 0. */
static double
round_number (int k)
{
  int power = (int) floor (k / 3.0);

  /* Dividing by an exact power of ten rounds once. */
  return power < 0 ? mantissas[k - 3 * power] / pow (10, -power)
                   : mantissas[k - 3 * power] * pow (10, power);
}

/* The last of the round numbers that is not above @value. */
static int
find_round_number (double value)
{
  int k = 3 * (int) floor (log10 (value)) - 1;

  while (round_number (k + 1) <= value * (1 + 1e-9))
    k++;

  return k;
}

static void
add (ReluLossAxis *self, double value)
{
  if (self->n < RELU_LOSS_AXIS_MAX_TICKS)
    self->values[self->n++] = value;
}

static void
add_steps (ReluLossAxis *self, double from, double to, double max_intervals)
{
  relu_ticks_init (&self->ticks, from, to, CLAMP (max_intervals, 1, RELU_LOSS_AXIS_MAX_TICKS - 2));
  self->has_steps = TRUE;
  for (guint i = 0; i < self->ticks.n; i++)
    add (self, relu_ticks_get_value (&self->ticks, i));
}

/* 1, 2, 5, 10 … where there is room for them, else powers of ten. */
static void
add_powers (ReluLossAxis *self, double max_intervals)
{
  int first = find_round_number (self->from), last = find_round_number (self->to);
  int every = 1;

  if (last - first > max_intervals)
    {
      every = 3 * (int) ceil ((last - first) / 3.0 / fmax (max_intervals, 1));
      first = 3 * (int) ceil (first / 3.0);
      self->has_powers = first < -3 * MOST_PLAIN_POWER || last > 3 * MOST_PLAIN_POWER + 2;
    }
  /* Counted from 1, so that ticks stay where they are when the axis grows. */
  first = every * (int) ceil (first / (double) every);
  for (int k = first; k <= last; k += every)
    add (self, round_number (k));
}

/**
 * relu_loss_axis_init:
 * @self: (out): an axis
 * @least: the smallest positive loss on it
 * @most: the largest, not below @least; both are finite, and above 0
 * @has_zero: whether there is a loss of exactly 0
 * @max_intervals: no more steps from tick to tick than this, about
 *
 * Makes room for these losses between round numbers.
 */
void
relu_loss_axis_init (ReluLossAxis *self, gboolean is_logarithmic, double least, double most,
                     gboolean has_zero, double max_intervals)
{
  memset (self, 0, sizeof *self);
  self->is_logarithmic = is_logarithmic;
  self->has_zero = has_zero || !is_logarithmic;

  /* Doubles at their very ends have no round numbers beside them. */
  least = CLAMP (least, 1e-300, 1e300);
  most = CLAMP (most, least, 1e300);
  if (!is_logarithmic)
    {
      self->to = most * 1.02;
      relu_ticks_round_outwards (&self->from, &self->to, fmax (max_intervals, 2));
      add_steps (self, self->from, self->to, max_intervals);
      return;
    }

  if (has_zero)
    add (self, 0);
  self->from = round_number (find_round_number (least));
  self->to = round_number (find_round_number (most) + 1);
  if (self->to / self->from < LEAST_RATIO && !has_zero)
    {
      self->from = least / 1.02;
      self->to = most * 1.02;
      relu_ticks_round_outwards (&self->from, &self->to, fmax (max_intervals, 2));
      if (self->from > 0)
        {
          add_steps (self, self->from, self->to, max_intervals);
          return;
        }
      self->from = round_number (find_round_number (least));
    }
  add_powers (self, max_intervals - (has_zero ? 1 : 0));
}

/**
 * relu_loss_axis_get_share:
 * @loss: not below 0
 *
 * Returns: where @loss is, 0 at the lower end of the axis and 1 at the upper one; outside of these
 *   what is not on it
 */
double
relu_loss_axis_get_share (const ReluLossAxis *self, double loss)
{
  double floor_share = self->has_zero ? RELU_LOSS_AXIS_ZERO_SHARE : 0;
  double share;

  if (!self->is_logarithmic)
    return (loss - self->from) / (self->to - self->from);
  if (loss <= 0)
    return self->has_zero ? 0 : -1;

  share = log (loss / self->from) / log (self->to / self->from);

  return floor_share + (1 - floor_share) * share;
}

static char *
format_power (double value, char buffer[RELU_NUMBER_BUFFER])
{
  static const char *const digits[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
  int power = (int) round (log10 (value));
  char text[16];

  g_strlcpy (buffer, power < 0 ? "10⁻" : "10", RELU_NUMBER_BUFFER);
  g_snprintf (text, sizeof text, "%d", ABS (power));
  for (const char *p = text; *p != '\0'; p++)
    g_strlcat (buffer, digits[*p - '0'], RELU_NUMBER_BUFFER);

  return buffer;
}

/**
 * relu_loss_axis_format:
 * @index: of a tick
 *
 * Returns: @buffer with the tick's label; with @self's ticks' note beside it where has_steps is set
 */
char *
relu_loss_axis_format (const ReluLossAxis *self, guint index, char buffer[RELU_NUMBER_BUFFER])
{
  if (self->has_steps)
    return relu_ticks_format (&self->ticks, index, buffer);
  if (self->has_powers && self->values[index] > 0)
    return format_power (self->values[index], buffer);

  return relu_number_to_display (self->values[index], 3, buffer);
}
