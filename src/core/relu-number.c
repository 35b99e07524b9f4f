/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-number.h"

#include <float.h>
#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <math.h>
#include <string.h>

/* Numbers for people outside 0.0001 to 999999 (after rounding) are written with a power of ten. */
#define DISPLAY_LOWEST_EXPONENT -4
#define DISPLAY_LARGEST 999999.5

#define MINUS "\u2212"
#define NO_BREAK_SPACE "\u00a0"

static int shown_digits = RELU_NUMBER_DIGITS; /* atomic */
static const ReluNumberFormat *shown_format;  /* atomic; NULL: the locale's */

/**
 * relu_number_set_digits:
 * @digits: how many significant digits, 1 to RELU_NUMBER_MAX_DIGITS
 *
 * Chooses how exactly people are shown numbers, in the whole program. Texts that are there already
 * stay as they are.
 */
void
relu_number_set_digits (int digits)
{
  g_return_if_fail (digits >= 1 && digits <= RELU_NUMBER_MAX_DIGITS);

  g_atomic_int_set (&shown_digits, digits);
}

/**
 * relu_number_get_digits:
 *
 * Returns: how many significant digits people want to see, RELU_NUMBER_DIGITS if they have not said
 */
int
relu_number_get_digits (void)
{
  return g_atomic_int_get (&shown_digits);
}

/**
 * relu_number_set_format:
 * @format: (nullable): the marks in numbers, there as long as the program runs; %NULL for those of
 *   the user's locale
 *
 * Chooses how people are shown numbers, in the whole program. Texts that are there already stay as
 * they are.
 */
void
relu_number_set_format (const ReluNumberFormat *format)
{
  g_atomic_pointer_set (&shown_format, format);
}

/* "1e+300" to "1e300", "1e-07" to "1e-7": the same number to every reader of JSON and C. */
static void
shorten_exponent (char *text)
{
  char *e = strchr (text, 'e');
  char *from, *to;

  if (e == NULL)
    return;

  from = to = e + 1;
  if (*from == '-')
    to++;
  if (*from == '-' || *from == '+')
    from++;
  while (*from == '0' && from[1] != '\0')
    from++;
  memmove (to, from, strlen (from) + 1);
}

/**
 * relu_number_to_shortest:
 * @value: a finite number
 * @buffer: (out): where the text is put
 *
 * Writes @value with the fewest digits that read back to the same double, whatever the locale, as
 * files and programs want it: "4", "-0.1", "1e300". Negative zero is "-0.0": without the point,
 * readers of JSON take it for the integer 0 and lose the sign.
 *
 * Returns: @buffer
 */
char *
relu_number_to_shortest (double value, char buffer[RELU_NUMBER_BUFFER])
{
  char format[8];
  int precision;

  g_return_val_if_fail (isfinite (value), strcpy (buffer, "0"));

  if (value == 0)
    return strcpy (buffer, signbit (value) ? "-0.0" : "0");

  if (fabs (value) < 1e15 && value == trunc (value))
    {
      g_snprintf (buffer, RELU_NUMBER_BUFFER, "%" G_GINT64_FORMAT, (gint64) value);
      return buffer;
    }

  /* Every decimal of up to DBL_DIG digits survives the way to a normal double and back, so that
   * %.15g is the shortest there if it reads back at all. Denormals have fewer digits. */
  precision = fabs (value) < DBL_MIN ? 1 : DBL_DIG;
  for (; precision <= DBL_DECIMAL_DIG; precision++)
    {
      g_snprintf (format, sizeof format, "%%.%dg", precision);
      g_ascii_formatd (buffer, RELU_NUMBER_BUFFER, format, value);
      if (g_ascii_strtod (buffer, NULL) == value)
        break;
    }
  shorten_exponent (buffer);

  return buffer;
}

/**
 * relu_number_get_decimal:
 *
 * Returns: the mark before decimals: that of the language that was chosen, else that of the user's
 *   locale; setlocale() has been called or it is the C locale's point
 */
const char *
relu_number_get_decimal (void)
{
  const ReluNumberFormat *format = g_atomic_pointer_get (&shown_format);
  const char *separator = format != NULL ? format->decimal : nl_langinfo (RADIXCHAR);

  /* In a locale that is not in UTF-8 it may be a byte that can't be shown. */
  if (separator == NULL || *separator == '\0' || strlen (separator) > 3
      || !g_utf8_validate (separator, -1, NULL))
    return ".";

  return separator;
}

static const char *
get_minus (void)
{
  const ReluNumberFormat *format = g_atomic_pointer_get (&shown_format);

  return format != NULL ? format->minus : MINUS;
}

static void
append_text (char *buffer, const char *text)
{
  g_strlcat (buffer, text, RELU_NUMBER_BUFFER);
}

/**
 * relu_number_localize:
 * @text: a number as C writes it, "-12.50", from g_ascii_formatd() or the like
 * @buffer: (out): where the text is put, UTF-8
 *
 * Writes the same digits for people: with the typographic minus and the decimal separator.
 *
 * Returns: @buffer
 */
char *
relu_number_localize (const char *text, char buffer[RELU_NUMBER_BUFFER])
{
  char one[2] = { 0, 0 };

  buffer[0] = '\0';
  for (; *text != '\0'; text++)
    {
      one[0] = *text;
      append_text (buffer, *text == '-' ? get_minus () : *text == '.' ? relu_number_get_decimal () : one);
    }

  return buffer;
}

/**
 * relu_number_to_fixed:
 * @value: a finite number
 * @decimals: how many, 0 to 20, whether the last ones are zeros or not
 * @buffer: (out): where the text is put, UTF-8; what does not fit is cut off
 *
 * Writes @value for people, where numbers stand below or after each other: "−1,50".
 *
 * Returns: @buffer
 */
char *
relu_number_to_fixed (double value, int decimals, char buffer[RELU_NUMBER_BUFFER])
{
  char plain[RELU_NUMBER_BUFFER], format[8];

  g_snprintf (format, sizeof format, "%%.%df", CLAMP (decimals, 0, 20));
  g_ascii_formatd (plain, sizeof plain, format, value == 0 ? 0.0 : value);

  return relu_number_localize (plain, buffer);
}

static void
append_exponent (char *buffer, const char *text)
{
  static const char *const digits[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };

  append_text (buffer, NO_BREAK_SPACE "×" NO_BREAK_SPACE "10");
  for (; *text != '\0'; text++)
    append_text (buffer, *text == '-' ? "⁻" : digits[*text - '0']);
}

static void
strip_trailing_zeros (char *text)
{
  char *end = text + strlen (text);

  if (strchr (text, '.') == NULL)
    return;
  while (end[-1] == '0')
    end--;
  if (end[-1] == '.')
    end--;
  *end = '\0';
}

/**
 * relu_number_to_rounded:
 * @value: a finite number
 * @digits: how many significant digits, 1 to RELU_NUMBER_MAX_DIGITS
 * @buffer: (out): where the text is put, ASCII
 *
 * Writes the digits that people are shown as C reads them: rounded, without trailing zeros; with an
 * exponent for what is very large or very small: "-12.5", "1.5e-7". The digits before the point are
 * always written out: 12345.6 with 4 digits is "12346". Never "-0".
 *
 * Returns: @buffer
 */
char *
relu_number_to_rounded (double value, int digits, char buffer[RELU_NUMBER_BUFFER])
{
  char exponent_text[8];
  char format[8];
  char *e;
  int exponent;

  g_return_val_if_fail (isfinite (value), strcpy (buffer, "0"));

  digits = CLAMP (digits, 1, RELU_NUMBER_MAX_DIGITS);
  if (value == 0)
    return strcpy (buffer, "0");

  g_snprintf (format, sizeof format, "%%.%de", digits - 1);
  g_ascii_formatd (buffer, RELU_NUMBER_BUFFER, format, value);
  e = strchr (buffer, 'e');
  exponent = (int) g_ascii_strtoll (e + 1, NULL, 10); /* after rounding: 9.9999 may become 10 */

  if (exponent < DISPLAY_LOWEST_EXPONENT || fabs (value) >= DISPLAY_LARGEST)
    {
      shorten_exponent (buffer);
      g_strlcpy (exponent_text, e, sizeof exponent_text);
      *e = '\0';
      strip_trailing_zeros (buffer);
      append_text (buffer, exponent_text);
      return buffer;
    }

  g_snprintf (format, sizeof format, "%%.%df", MAX (0, digits - 1 - exponent));
  g_ascii_formatd (buffer, RELU_NUMBER_BUFFER, format, value);
  strip_trailing_zeros (buffer);

  return buffer;
}

/**
 * relu_number_to_display:
 * @value: any number
 * @digits: how many significant digits, 1 to RELU_NUMBER_MAX_DIGITS
 * @buffer: (out): where the text is put, UTF-8
 *
 * Writes @value for people: the digits of relu_number_to_rounded() with the typographic minus and the
 * decimal separator of the user's locale; "1.5 × 10⁻⁷" for what is very large or very small.
 *
 * Returns: @buffer
 */
char *
relu_number_to_display (double value, int digits, char buffer[RELU_NUMBER_BUFFER])
{
  char rounded[RELU_NUMBER_BUFFER];
  char *e;

  buffer[0] = '\0';
  if (isnan (value))
    /* Translators: shown in place of a number that is undefined ("not a number"). */
    append_text (buffer, _("undefined"));
  else if (isinf (value))
    g_snprintf (buffer, RELU_NUMBER_BUFFER, "%s∞", value < 0 ? get_minus () : "");
  if (!isfinite (value))
    return buffer;

  relu_number_to_rounded (value, digits, rounded);
  e = strchr (rounded, 'e');
  if (e != NULL)
    *e = '\0';
  relu_number_localize (rounded, buffer);
  if (e != NULL)
    append_exponent (buffer, e + 1);

  return buffer;
}

/**
 * relu_number_to_latex:
 * @value: any number
 * @digits: how many significant digits, 1 to RELU_NUMBER_MAX_DIGITS
 * @buffer: (out): where the text is put, ASCII
 *
 * Writes the digits of relu_number_to_rounded() for LaTeX's mathematics: "-12.5",
 * "1.5 \times 10^{-7}".
 *
 * Returns: @buffer
 */
char *
relu_number_to_latex (double value, int digits, char buffer[RELU_NUMBER_BUFFER])
{
  char rounded[RELU_NUMBER_BUFFER];
  char *e;

  if (isnan (value))
    return strcpy (buffer, "\\mathrm{NaN}");
  if (isinf (value))
    return strcpy (buffer, value < 0 ? "-\\infty" : "\\infty");

  relu_number_to_rounded (value, digits, rounded);
  e = strchr (rounded, 'e');
  if (e == NULL)
    return strcpy (buffer, rounded);

  *e = '\0';
  g_snprintf (buffer, RELU_NUMBER_BUFFER, "%s \\times 10^{%s}", rounded, e + 1);

  return buffer;
}

/**
 * relu_number_to_notation:
 * @value: any number
 * @digits: how many significant digits
 * @notation: for whom
 * @buffer: (out): where the text is put
 *
 * Returns: @buffer
 */
char *
relu_number_to_notation (double value, int digits, ReluNotation notation,
                         char buffer[RELU_NUMBER_BUFFER])
{
  return notation == RELU_NOTATION_LATEX ? relu_number_to_latex (value, digits, buffer)
                                         : relu_number_to_display (value, digits, buffer);
}

/**
 * relu_number_count_to_display:
 * @count: how many
 * @buffer: (out): where the text is put, UTF-8
 *
 * Writes a whole number with all its digits for people, grouped as the language or locale does it:
 * "1,048,576", "1.048.576"; ungrouped in the C locale.
 *
 * Returns: @buffer
 */
char *
relu_number_count_to_display (guint64 count, char buffer[RELU_NUMBER_BUFFER])
{
  const ReluNumberFormat *format = g_atomic_pointer_get (&shown_format);
  char digits[RELU_NUMBER_BUFFER];

  if (format != NULL)
    {
      g_snprintf (digits, sizeof digits, "%" G_GUINT64_FORMAT, count);
      buffer[0] = '\0';
      for (gsize left = strlen (digits); left > 0; left--)
        {
          char one[2] = { digits[strlen (digits) - left], 0 };

          append_text (buffer, one);
          if (left > 1 && left % 3 == 1)
            append_text (buffer, format->group);
        }
      return buffer;
    }

  g_snprintf (buffer, RELU_NUMBER_BUFFER, "%'" G_GUINT64_FORMAT, count);
  /* In a locale that is not in UTF-8 the separator may be a byte that can't be shown. */
  if (!g_utf8_validate (buffer, -1, NULL))
    g_snprintf (buffer, RELU_NUMBER_BUFFER, "%" G_GUINT64_FORMAT, count);

  return buffer;
}

/**
 * relu_number_whole_to_text:
 * @number: what is no count, such as the seed of random numbers, or may be typed again
 * @buffer: (out): where the text is put, ASCII
 *
 * Writes @number without grouping it. In a translated sentence it takes a “%s”: xgettext sees no
 * further than to a macro such as G_GUINT64_FORMAT.
 *
 * Returns: @buffer
 */
char *
relu_number_whole_to_text (guint64 number, char buffer[RELU_NUMBER_BUFFER])
{
  g_snprintf (buffer, RELU_NUMBER_BUFFER, "%" G_GUINT64_FORMAT, number);

  return buffer;
}

/**
 * relu_number_dup_line:
 * @slope: a number
 * @intercept: a number
 * @digits: how many significant digits
 * @notation: for whom
 *
 * Returns: (transfer full): the right side of "f(x) = 2x + 20": also "x", "−0.5x − 1", "3", "0"
 */
char *
relu_number_dup_line (double slope, double intercept, int digits, ReluNotation notation)
{
  gboolean latex = notation == RELU_NOTATION_LATEX;
  const char *minus = latex ? "-" : MINUS;
  GString *string;
  char number[RELU_NUMBER_BUFFER];

  if (slope == 0)
    return g_strdup (relu_number_to_notation (intercept, digits, notation, number));

  string = g_string_new (slope < 0 ? minus : NULL);
  relu_number_to_notation (fabs (slope), digits, notation, number);
  if (strcmp (number, "1") != 0)
    {
      g_string_append (string, number);
      /* Behind a power of ten, a space. */
      if (strchr (number, ' ') != NULL || strstr (number, NO_BREAK_SPACE) != NULL)
        g_string_append (string, latex ? "\\," : NO_BREAK_SPACE);
    }
  g_string_append_c (string, 'x');

  if (intercept != 0)
    g_string_append_printf (string, " %s %s", intercept < 0 ? minus : "+",
                            relu_number_to_notation (fabs (intercept), digits, notation, number));

  return g_string_free (string, FALSE);
}

/**
 * relu_number_dup_count:
 * @format: translated, as from ngettext(), with one "%s" for the number: "%s units"
 * @count: the number
 *
 * Returns: (transfer full): the phrase, with the number as relu_number_count_to_display() writes it
 */
char *
relu_number_dup_count (const char *format, guint64 count)
{
  char number[RELU_NUMBER_BUFFER];

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (format, relu_number_count_to_display (count, number));
#pragma GCC diagnostic pop
}

/**
 * relu_number_dup_line_equation:
 * @slope: a number
 * @intercept: a number
 * @digits: how many significant digits
 *
 * Returns: (transfer full): relu_number_dup_line() as text
 */
char *
relu_number_dup_line_equation (double slope, double intercept, int digits)
{
  return relu_number_dup_line (slope, intercept, digits, RELU_NOTATION_TEXT);
}
