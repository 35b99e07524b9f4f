/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-number.h: numbers as text, for files (exact) and for people (rounded, typographic). */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RELU_NUMBER_BUFFER 64

/* The significant digits that people are shown where nobody has chosen, and the most that can be
 * asked for. */
#define RELU_NUMBER_DIGITS 4
#define RELU_NUMBER_MAX_DIGITS 17

/* For all that is shown from now on, on any thread. */
void relu_number_set_digits (int digits);
int relu_number_get_digits (void);

/* The marks in numbers for people; relu-language.h has those of each language. */
typedef struct
{
  const char *decimal; /* before the decimals */
  const char *group;   /* between thousands */
  const char *minus;
} ReluNumberFormat;

void relu_number_set_format (const ReluNumberFormat *format);
const char *relu_number_get_decimal (void);
char *relu_number_localize (const char *text, char buffer[RELU_NUMBER_BUFFER]);
char *relu_number_to_fixed (double value, int decimals, char buffer[RELU_NUMBER_BUFFER]);

/* How numbers and formulas are written for people. */
typedef enum
{
  RELU_NOTATION_TEXT,  /* Unicode, as the user's locale has it */
  RELU_NOTATION_LATEX, /* for LaTeX's mathematics, whatever the locale */
} ReluNotation;

char *relu_number_to_shortest (double value, char buffer[RELU_NUMBER_BUFFER]);
char *relu_number_to_rounded (double value, int digits, char buffer[RELU_NUMBER_BUFFER]);
char *relu_number_to_display (double value, int digits, char buffer[RELU_NUMBER_BUFFER]);
char *relu_number_to_latex (double value, int digits, char buffer[RELU_NUMBER_BUFFER]);
char *relu_number_to_notation (double value, int digits, ReluNotation notation,
                               char buffer[RELU_NUMBER_BUFFER]);
char *relu_number_count_to_display (guint64 count, char buffer[RELU_NUMBER_BUFFER]);
char *relu_number_whole_to_text (guint64 number, char buffer[RELU_NUMBER_BUFFER]);
char *relu_number_dup_count (const char *format, guint64 count) G_GNUC_WARN_UNUSED_RESULT;
char *relu_number_dup_line_equation (double slope, double intercept, int digits);
char *relu_number_dup_line (double slope, double intercept, int digits, ReluNotation notation);

G_END_DECLS
