/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-random.h: random numbers that a seed determines, the same on every machine. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the numbers are for: the same seed gives unrelated ones to each. */
typedef enum
{
  RELU_RANDOM_DATA,
  RELU_RANDOM_WEIGHTS,
  RELU_RANDOM_ORDER,
  RELU_RANDOM_REVIVAL,
} ReluRandomUse;

typedef struct
{
  guint64 state[4];
} ReluRandom;

void relu_random_init (ReluRandom *self, guint64 seed, ReluRandomUse use);
guint64 relu_random_next (ReluRandom *self);
double relu_random_uniform (ReluRandom *self);
guint64 relu_random_below (ReluRandom *self, guint64 n);
double relu_random_normal (ReluRandom *self);

G_END_DECLS
