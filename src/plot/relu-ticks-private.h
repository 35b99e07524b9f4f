/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-ticks-private.h: round numbers along an axis, and how they are written. */

#pragma once

#include "relu-number.h"

G_BEGIN_DECLS

#define RELU_TICK_BUFFER RELU_NUMBER_BUFFER

/* Tick i is (first + i) * mantissa * 10^power. Its label is (first + i - zero) * mantissa *
 * 10^(power - exponent), so that no two labels of an axis are ever the same. */
typedef struct
{
  int mantissa; /* 1, 2 or 5 */
  int power;
  gint64 first;
  guint n;
  gint64 zero;  /* the tick from which the labels count; 0 unless the axis lies far from 0 */
  int exponent; /* of the power of ten that all labels share */
  int decimals;
} ReluTicks;

void relu_ticks_init (ReluTicks *self, double from, double to, double max_intervals);
double relu_ticks_get_step (const ReluTicks *self);
double relu_ticks_get_value (const ReluTicks *self, guint index);
char *relu_ticks_format (const ReluTicks *self, guint index, char buffer[RELU_TICK_BUFFER]);
char *relu_ticks_dup_note (const ReluTicks *self, const char *symbol);
void relu_ticks_round_outwards (double *from, double *to, double max_intervals);

G_END_DECLS
