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
