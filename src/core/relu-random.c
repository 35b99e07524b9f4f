/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-random.c: xoshiro256++ 1.0 (Blackman and Vigna, ACM TOMS 47, 2021), its state filled by
 * SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). Nothing but integers and exact comparisons is used,
 * no function of libm, so that a seed means the same wherever the program runs. */

#include "relu-random.h"

static guint64
split_mix (guint64 *state)
{
  guint64 z = *state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);

  return z ^ (z >> 31);
}

static guint64
rotate (guint64 x, guint k)
{
  return (x << k) | (x >> (64 - k));
}

/**
 * relu_random_init:
 * @self: (out): what is to be drawn from
 * @seed: any number
 * @use: what for
 */
void
relu_random_init (ReluRandom *self, guint64 seed, ReluRandomUse use)
{
  guint64 state = seed;

  /* Neighbouring seeds and uses start in unrelated places. */
  state = split_mix (&state) + (guint64) use;
  for (guint i = 0; i < G_N_ELEMENTS (self->state); i++)
    self->state[i] = split_mix (&state);
}

/**
 * relu_random_next:
 *
 * Returns: the next 64 random bits
 */
guint64
relu_random_next (ReluRandom *self)
{
  guint64 *s = self->state;
  guint64 result = rotate (s[0] + s[3], 23) + s[0];
  guint64 t = s[1] << 17;

  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= t;
  s[3] = rotate (s[3], 45);

  return result;
}

/**
 * relu_random_uniform:
 *
 * Returns: a number from 0 to below 1, a multiple of 2⁻⁵³
 */
double
relu_random_uniform (ReluRandom *self)
{
  return (double) (relu_random_next (self) >> 11) * 0x1p-53;
}

/**
 * relu_random_below:
 * @n: at least 1
 *
 * Returns: a whole number from 0 to @n - 1, each as likely as the others
 */
guint64
relu_random_below (ReluRandom *self, guint64 n)
{
  guint64 limit = -n % n; /* 2⁶⁴ modulo n: below it, some remainders would come once more */
  guint64 value;

  g_return_val_if_fail (n > 0, 0);

  do
    value = relu_random_next (self);
  while (value < limit);

  return value % n;
}

/* TRUE with probability exp (-p), 0 <= p <= 1: of p > u1 > u2 > ... the falling run has at least n
 * numbers with probability p^n / n!, so that its length is even with the sum of (-p)^n / n!. */
static gboolean
falls_evenly (ReluRandom *self, double p)
{
  gboolean even = TRUE;
  double last = p;

  for (;;)
    {
      double next = relu_random_uniform (self);

      if (next >= last)
        return even;
      last = next;
      even = !even;
    }
}

static gboolean
falls_evenly_often (ReluRandom *self, double p, guint n)
{
  while (n > 0 && falls_evenly (self, p))
    n--;

  return n == 0;
}

/**
 * relu_random_normal:
 *
 * By von Neumann's comparisons of uniform numbers (Karney, ACM TOMS 42, 2016, algorithm N): logarithms
 * and sines would differ in their last digit from one libm to another.
 *
 * Returns: a normal deviate of mean 0 and variance 1
 */
double
relu_random_normal (ReluRandom *self)
{
  for (;;)
    {
      guint k = 0;
      double x;

      while (falls_evenly (self, 0.5))
        k++;
      if (!falls_evenly_often (self, 0.5, k > 0 ? k * (k - 1) : 0))
        continue;
      x = relu_random_uniform (self);
      if (falls_evenly_often (self, x * (2 * k + x) / (2 * k + 2), k + 1))
        return relu_random_next (self) >> 63 ? -(k + x) : k + x;
    }
}
