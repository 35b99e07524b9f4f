/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-loss-axis-private.h: the axis of losses, linear from 0 or logarithmic, and its round numbers. */

#pragma once

#include "relu-number.h"
#include "relu-ticks-private.h"

G_BEGIN_DECLS

#define RELU_LOSS_AXIS_MAX_TICKS 32

/* On a logarithmic axis with a 0 this share of it, at its lower end, is between 0 and the rest. */
#define RELU_LOSS_AXIS_ZERO_SHARE 0.1

typedef struct
{
  gboolean is_logarithmic;
  gboolean has_zero; /* the lower end is 0, also of a logarithmic axis */
  double from, to;   /* of a logarithmic axis its positive part */
  guint n;
  double values[RELU_LOSS_AXIS_MAX_TICKS]; /* ascending */
  ReluTicks ticks; /* where the numbers are multiples of one step */
  gboolean has_steps;
  gboolean has_powers; /* all labels are powers of ten, 10⁻⁶ */
} ReluLossAxis;

void relu_loss_axis_init (ReluLossAxis *self, gboolean is_logarithmic, double least, double most,
                          gboolean has_zero, double max_intervals);
double relu_loss_axis_get_share (const ReluLossAxis *self, double loss);
char *relu_loss_axis_format (const ReluLossAxis *self, guint index, char buffer[RELU_NUMBER_BUFFER]);

G_END_DECLS
