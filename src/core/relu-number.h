/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-number.h: numbers as text, for files (exact) and for people (rounded, typographic). */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RELU_NUMBER_BUFFER 64

/* The significant digits shown where nothing else is said, and the most that can be asked for. */
#define RELU_NUMBER_DIGITS 4
#define RELU_NUMBER_MAX_DIGITS 17

char *relu_number_to_shortest (double value, char buffer[RELU_NUMBER_BUFFER]);
char *relu_number_to_display (double value, int digits, char buffer[RELU_NUMBER_BUFFER]);
char *relu_number_count_to_display (guint64 count, char buffer[RELU_NUMBER_BUFFER]);
char *relu_number_dup_line_equation (double slope, double intercept, int digits);

G_END_DECLS
