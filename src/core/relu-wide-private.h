/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-wide-private.h: two vectors side by side. What a loop does beside arithmetic, such as finding
 * rows and repeating numbers, then costs half; more would not fit the registers. */

#pragma once

#include "relu-vector-private.h"

#define WIDTH (2 * LANES)

typedef struct
{
  Vector low, high;
} Wide;

INLINE Wide
wide_load (const double *numbers)
{
  return (Wide) { load (numbers), load (numbers + LANES) };
}

INLINE void
wide_store (double *numbers, Wide a)
{
  store (numbers, a.low);
  store (numbers + LANES, a.high);
}

INLINE Wide
wide_zero (void)
{
  return (Wide) { splat (0.0), splat (0.0) };
}

INLINE Wide
wide_add (Wide a, Wide b)
{
  return (Wide) { a.low + b.low, a.high + b.high };
}

INLINE Wide
wide_multiply (Wide a, Wide b)
{
  return (Wide) { a.low * b.low, a.high * b.high };
}

INLINE Wide
wide_scale (Wide a, double factor)
{
  return (Wide) { a.low * factor, a.high * factor };
}

INLINE Wide
wide_size (Wide a)
{
  return (Wide) { get_size (a.low), get_size (a.high) };
}

INLINE double
wide_add_up (Wide a)
{
  Vector sum = a.low + a.high;

  return add_up (sum);
}

/* Adds @b to the numbers. */
INLINE void
wide_add_to (double *numbers, Wide b)
{
  wide_store (numbers, wide_add (wide_load (numbers), b));
}
