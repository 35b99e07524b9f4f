/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-line.h: the best straight line through points, to compare a network with. */

#pragma once

#include "relu-data.h"
#include "relu-gradient.h"

G_BEGIN_DECLS

typedef struct
{
  double slope, intercept;
} ReluLine;

void relu_line_fit (ReluLine *line, ReluData *data);
void relu_line_fit_constant (ReluLine *line, ReluData *data, const ReluLoss *loss);
double relu_line_get_loss (const ReluLine *line, ReluData *data, const ReluLoss *loss);

G_END_DECLS
