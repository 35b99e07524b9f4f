/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-dyadic.h"

#include <float.h>
#include <math.h>
#include <string.h>

static void
reserve (ReluDyadic *self, guint n_limbs)
{
  if (n_limbs <= self->capacity)
    return;

  self->capacity = MAX (n_limbs, 2 * self->capacity);
  self->limbs = g_renew (guint32, self->limbs, self->capacity);
}

/* Takes zero limbs off both ends, so that numbers stay as short as they can be. */
static void
normalize (ReluDyadic *self)
{
  guint zeros = 0;

  while (self->n_limbs > 0 && self->limbs[self->n_limbs - 1] == 0)
    self->n_limbs--;
  while (zeros < self->n_limbs && self->limbs[zeros] == 0)
    zeros++;
  if (zeros > 0)
    {
      self->n_limbs -= zeros;
      self->exponent += (int) zeros;
      memmove (self->limbs, self->limbs + zeros, self->n_limbs * sizeof (guint32));
    }
  if (self->n_limbs == 0)
    self->sign = self->exponent = 0;
}

void
relu_dyadic_clear (ReluDyadic *self)
{
  g_clear_pointer (&self->limbs, g_free);
  self->sign = self->exponent = 0;
  self->n_limbs = self->capacity = 0;
}

/* @value as an integer of up to three limbs and an exponent that counts whole limbs. */
static guint
split_double (double value, guint32 limbs[3], int *exponent)
{
  int e;
  guint64 mantissa = (guint64) ldexp (frexp (fabs (value), &e), 53);
  int shift, limb_exponent;
  guint64 low, high;

  e -= 53;
  /* Floor division: the shift that is left is 0 to 31 bits. */
  limb_exponent = e >= 0 ? e / 32 : -((31 - e) / 32);
  shift = e - 32 * limb_exponent;
  low = (mantissa & 0xffffffff) << shift;
  high = (mantissa >> 32) << shift;
  high += low >> 32;
  limbs[0] = (guint32) low;
  limbs[1] = (guint32) high;
  limbs[2] = (guint32) (high >> 32);
  *exponent = limb_exponent;

  return limbs[2] != 0 ? 3 : limbs[1] != 0 ? 2 : limbs[0] != 0 ? 1 : 0;
}

/**
 * relu_dyadic_set_double:
 * @value: a finite number
 */
void
relu_dyadic_set_double (ReluDyadic *self, double value)
{
  reserve (self, 3);
  self->n_limbs = split_double (value, self->limbs, &self->exponent);
  self->sign = value < 0 ? -1 : 1;
  normalize (self);
}

/**
 * relu_dyadic_set_product:
 * @self: (out): @a times @factor; not @a itself
 * @factor: a finite number
 */
void
relu_dyadic_set_product (ReluDyadic *self, const ReluDyadic *a, double factor)
{
  guint32 limbs[3];
  int exponent;
  guint n = split_double (factor, limbs, &exponent);

  reserve (self, a->n_limbs + n);
  self->n_limbs = a->n_limbs + n;
  self->exponent = a->exponent + exponent;
  self->sign = factor < 0 ? -a->sign : a->sign;
  memset (self->limbs, 0, self->n_limbs * sizeof (guint32));
  for (guint i = 0; i < n; i++)
    {
      guint64 carry = 0;

      for (guint j = 0; j < a->n_limbs; j++)
        {
          carry += (guint64) limbs[i] * a->limbs[j] + self->limbs[i + j];
          self->limbs[i + j] = (guint32) carry;
          carry >>= 32;
        }
      self->limbs[i + a->n_limbs] = (guint32) carry;
    }
  normalize (self);
}

static int
compare_magnitudes (const ReluDyadic *a, const ReluDyadic *b)
{
  int top_a = a->exponent + (int) a->n_limbs;
  int top_b = b->exponent + (int) b->n_limbs;

  if (top_a != top_b)
    return top_a < top_b ? -1 : 1;
  for (int e = top_a - 1; e >= MIN (a->exponent, b->exponent); e--)
    {
      guint32 p = e >= a->exponent ? a->limbs[e - a->exponent] : 0;
      guint32 q = e >= b->exponent ? b->limbs[e - b->exponent] : 0;

      if (p != q)
        return p < q ? -1 : 1;
    }

  return 0;
}

/* Makes room at both ends: @self spans the limbs from @exponent up to @top then. */
static void
widen (ReluDyadic *self, int exponent, int top)
{
  guint n = (guint) (top - exponent);
  guint below = (guint) (self->exponent - exponent);
  guint used = self->n_limbs;

  reserve (self, n);
  memmove (self->limbs + below, self->limbs, used * sizeof (guint32));
  memset (self->limbs, 0, below * sizeof (guint32));
  memset (self->limbs + below + used, 0, (n - below - used) * sizeof (guint32));
  self->n_limbs = n;
  self->exponent = exponent;
}

static void
add_magnitude (ReluDyadic *self, const ReluDyadic *a)
{
  guint64 carry = 0;
  guint at = (guint) (a->exponent - self->exponent);

  for (guint i = 0; i < a->n_limbs || carry != 0; i++)
    {
      carry += (guint64) self->limbs[at + i] + (i < a->n_limbs ? a->limbs[i] : 0);
      self->limbs[at + i] = (guint32) carry;
      carry >>= 32;
    }
}

/* Where @self is the larger one. */
static void
subtract_magnitude (ReluDyadic *self, const ReluDyadic *a)
{
  gint64 borrow = 0;
  guint at = (guint) (a->exponent - self->exponent);

  for (guint i = 0; i < a->n_limbs || borrow != 0; i++)
    {
      borrow += (gint64) self->limbs[at + i] - (i < a->n_limbs ? a->limbs[i] : 0);
      self->limbs[at + i] = (guint32) borrow;
      borrow >>= 32;
    }
}

/**
 * relu_dyadic_add:
 * @self: (inout): gets @a added; not @a itself
 */
void
relu_dyadic_add (ReluDyadic *self, const ReluDyadic *a)
{
  int exponent, top;

  if (a->n_limbs == 0)
    return;
  if (self->n_limbs == 0)
    {
      self->sign = a->sign;
      self->exponent = a->exponent;
    }

  exponent = MIN (self->exponent, a->exponent);
  top = MAX (self->exponent + (int) self->n_limbs, a->exponent + (int) a->n_limbs);
  if (self->sign == a->sign)
    {
      widen (self, exponent, top + 1);
      add_magnitude (self, a);
    }
  else if (compare_magnitudes (self, a) >= 0)
    {
      widen (self, exponent, top);
      subtract_magnitude (self, a);
    }
  else
    {
      g_auto (ReluDyadic) larger = RELU_DYADIC_INIT;

      reserve (&larger, (guint) (top - exponent));
      larger.sign = a->sign;
      larger.exponent = a->exponent;
      larger.n_limbs = a->n_limbs;
      memcpy (larger.limbs, a->limbs, a->n_limbs * sizeof (guint32));
      widen (&larger, exponent, top);
      subtract_magnitude (&larger, self);
      relu_dyadic_swap (self, &larger);
    }
  normalize (self);
}

void
relu_dyadic_negate (ReluDyadic *self)
{
  self->sign = -self->sign;
}

void
relu_dyadic_swap (ReluDyadic *a, ReluDyadic *b)
{
  ReluDyadic swap = *a;

  *a = *b;
  *b = swap;
}

/**
 * relu_dyadic_split:
 * @exponent: (out): e
 *
 * Returns: m, 0 or from 1/2 to 1 with a sign, so that m * 2^e is the number rounded to 53 bits;
 *   nothing overflows or underflows
 */
double
relu_dyadic_split (const ReluDyadic *self, int *exponent)
{
  guint64 bits = 0;
  guint i = self->n_limbs;
  int shift, e;
  double value;

  *exponent = 0;
  if (self->n_limbs == 0)
    return 0;

  /* The 64 highest bits, with a 1 below them if anything is left: 53 bits round correctly then. */
  for (guint k = 0; k < 2; k++)
    {
      bits = bits << 32 | (i > 0 ? self->limbs[i - 1] : 0);
      i -= i > 0;
    }
  shift = __builtin_clzll (bits);
  if (shift > 0)
    {
      guint32 next = i > 0 ? self->limbs[i - 1] : 0;

      bits = bits << shift | next >> (32 - shift);
      if ((guint32) (next << shift) != 0)
        bits |= 1;
      i -= i > 0;
    }
  for (; i > 0; i--)
    if (self->limbs[i - 1] != 0)
      {
        bits |= 1;
        break;
      }

  value = frexp ((double) bits, &e);
  *exponent = e - shift + 32 * (self->exponent + (int) self->n_limbs - 2);

  return self->sign < 0 ? -value : value;
}

/**
 * relu_dyadic_to_double:
 *
 * Returns: the nearest double, but never 0 for what is not 0 (the smallest number then), so that the
 *   sign is always right; infinite where it is too large
 */
double
relu_dyadic_to_double (const ReluDyadic *self)
{
  int exponent;
  double value = relu_dyadic_split (self, &exponent);

  value = ldexp (value, exponent);

  if (value == 0 && self->n_limbs > 0)
    value = self->sign < 0 ? -DBL_TRUE_MIN : DBL_TRUE_MIN;

  return value;
}
