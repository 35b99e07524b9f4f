/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-steps.h: round numbers for sliders, keys and pointers. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Half the width of a slider's range where nothing asks for more or less. */
#define RELU_DEFAULT_REACH 10.0

double relu_nice_step (double step);
double relu_nice_grid (double pixel);
double relu_round_to_step (double value, double step);
double relu_add_step (double value, double step);
double relu_ladder_step (double value, gboolean up, double smallest);
double relu_reach_for (double value);
double relu_default_reach (const double *parameters, gsize n, double usual);

G_END_DECLS
