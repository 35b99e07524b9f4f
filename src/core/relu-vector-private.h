/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-vector-private.h: the compiler's own vectors, one source for every machine; the best version of a
 * function marked with CLONES is chosen when the program starts. All else here is inlined into each
 * version: a function of its own would be compiled for the plainest machine. */

#pragma once

#include <glib.h>
#include <string.h>

#if defined(__x86_64__) && defined(__GLIBC__) && defined(__GNUC__) && !defined(__clang__) \
    && !defined(__SANITIZE_ADDRESS__)
#define CLONES __attribute__ ((target_clones ("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define CLONES
#endif

#define INLINE static inline __attribute__ ((always_inline))
#define LANES 4u

typedef double Vector __attribute__ ((vector_size (8 * LANES)));
typedef gint64 Mask __attribute__ ((vector_size (8 * LANES)));

#define load(p) \
  ({ \
    Vector v_; \
    memcpy (&v_, (p), sizeof v_); \
    v_; \
  })
#define store(p, value) \
  G_STMT_START \
  { \
    Vector stored_ = (value); \
    memcpy ((p), &stored_, sizeof stored_); \
  } \
  G_STMT_END
#define splat(value) ((Vector) { (value), (value), (value), (value) })
#define choose(mask, a, b) ((Vector) (((mask) & (Mask) (a)) | (~(mask) & (Mask) (b))))
#define add_up(v) (((v)[0] + (v)[1]) + ((v)[2] + (v)[3]))

/* Whether every lane of a mask is set. */
#define all_of(mask) (((mask)[0] & (mask)[1] & (mask)[2] & (mask)[3]) != 0)

INLINE Vector
get_size (Vector v)
{
  return choose (v > 0, v, -v);
}

/* Copies LANES rows of as many numbers as columns. */
INLINE void
transpose (const double *from, gsize from_stride, double *to, gsize to_stride)
{
  Vector a = load (from), b = load (from + from_stride);
  Vector c = load (from + 2 * from_stride), d = load (from + 3 * from_stride);
  Vector ab_low = __builtin_shufflevector (a, b, 0, 4, 2, 6);
  Vector ab_high = __builtin_shufflevector (a, b, 1, 5, 3, 7);
  Vector cd_low = __builtin_shufflevector (c, d, 0, 4, 2, 6);
  Vector cd_high = __builtin_shufflevector (c, d, 1, 5, 3, 7);

  store (to, __builtin_shufflevector (ab_low, cd_low, 0, 1, 4, 5));
  store (to + to_stride, __builtin_shufflevector (ab_high, cd_high, 0, 1, 4, 5));
  store (to + 2 * to_stride, __builtin_shufflevector (ab_low, cd_low, 2, 3, 6, 7));
  store (to + 3 * to_stride, __builtin_shufflevector (ab_high, cd_high, 2, 3, 6, 7));
}
