/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-number.c: numbers as text. */

#include <float.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include "relu-number.h"
#include "relu-words.h"

static guint64
bits (double value)
{
  guint64 u;

  memcpy (&u, &value, sizeof u);
  return u;
}

static void
test_shortest_table (void)
{
  static const struct
  {
    double value;
    const char *text;
  } rows[] = {
    { 4, "4" },
    { -4, "-4" },
    { 0, "0" },
    { -0.0, "-0.0" },
    { 0.1, "0.1" },
    { -0.5, "-0.5" },
    { 0.30000000000000004, "0.30000000000000004" },
    { 11.0 / 7, "1.5714285714285714" },
    { 1e300, "1e300" },
    { 1e-300, "1e-300" },
    { 1e-7, "1e-7" },
    { 5e-324, "5e-324" },
    { 1e-310, "1e-310" },
    { DBL_MAX, "1.7976931348623157e308" },
    { DBL_MIN, "2.2250738585072014e-308" },
    { 999999999999999, "999999999999999" },
    { 1e15, "1e15" },
    { 9007199254740993.0, "9007199254740992" },
    { 1e22, "1e22" },
    { 123456.789, "123456.789" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      char buffer[RELU_NUMBER_BUFFER];

      g_assert_cmpstr (relu_number_to_shortest (rows[i].value, buffer), ==, rows[i].text);
    }
}

static void
test_shortest_round_trip (void)
{
  for (guint i = 0; i < 200000; i++)
    {
      guint64 u = (guint64) g_test_rand_int () << 32 | (guint32) g_test_rand_int ();
      char buffer[RELU_NUMBER_BUFFER];
      double value;

      if (i % 3 == 0)
        u &= ~(G_GUINT64_CONSTANT (0x7ff) << 52); /* denormals */
      memcpy (&value, &u, sizeof value);
      if (i % 3 == 1)
        value = (double) g_test_rand_int_range (-100000, 100000) / 1000;
      if (!isfinite (value))
        continue;
      relu_number_to_shortest (value, buffer);
      g_assert_cmpuint (bits (g_ascii_strtod (buffer, NULL)), ==, bits (value));
      if (i % 3 == 1)
        g_assert_cmpuint (strlen (buffer), <=, 8);
    }
}

static void
test_display_table (void)
{
  static const struct
  {
    double value;
    int digits;
    const char *text;
  } rows[] = {
    { 0, 4, "0" },
    { -0.0, 4, "0" },
    { 1, 4, "1" },
    { -1.5, 4, "−1.5" },
    { 11.0 / 7, 4, "1.571" },
    { 11.0 / 7, 1, "2" },
    { 0.1 + 0.2, 4, "0.3" },
    { 9.9999, 4, "10" },
    { 0.99999, 4, "1" },
    { 12345.6, 4, "12346" },
    { 999999, 4, "999999" },
    { 999999.7, 4, "1 × 10⁶" },
    { 0.000099999, 3, "0.0001" },
    { 100, 1, "100" },
    { 1e6, 4, "1 × 10⁶" },
    { 1234567, 4, "1.235 × 10⁶" },
    { -9.9999e299, 3, "−1 × 10³⁰⁰" },
    { 0.0001, 4, "0.0001" },
    { 0.00012345, 3, "0.000123" },
    { 0.00001, 4, "1 × 10⁻⁵" },
    { 5e-324, 4, "4.941 × 10⁻³²⁴" },
    { -1.2345678901234567e-300, 17, "−1.2345678901234568 × 10⁻³⁰⁰" },
    { INFINITY, 4, "∞" },
    { -INFINITY, 4, "−∞" },
    { NAN, 4, "undefined" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      char buffer[RELU_NUMBER_BUFFER];
      g_autofree char *plain = NULL;
      g_auto (GStrv) parts = NULL;

      relu_number_to_display (rows[i].value, rows[i].digits, buffer);
      parts = g_strsplit (buffer, "\u00a0", -1);
      plain = g_strjoinv (" ", parts);
      g_assert_cmpstr (plain, ==, rows[i].text);
    }
}

static void
test_count (void)
{
  char buffer[RELU_NUMBER_BUFFER];

  g_assert_cmpstr (relu_number_count_to_display (0, buffer), ==, "0");
  g_assert_cmpstr (relu_number_count_to_display (1048576, buffer), ==, "1048576");
  g_assert_cmpstr (relu_number_count_to_display (G_MAXUINT64, buffer), ==, "18446744073709551615");
}

static void
test_display_locale (void)
{
  char buffer[RELU_NUMBER_BUFFER];

  if (setlocale (LC_NUMERIC, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("no German locale here");
      return;
    }
  g_assert_cmpstr (relu_number_to_display (-1.5, 4, buffer), ==, "−1,5");
  g_assert_cmpstr (relu_number_to_shortest (-1.5, buffer), ==, "-1.5");
  g_assert_cmpstr (relu_number_count_to_display (1048576, buffer), ==, "1.048.576");
  g_assert_cmpstr (relu_number_count_to_display (512, buffer), ==, "512");
  setlocale (LC_NUMERIC, "C");
}

static void
test_equation (void)
{
  static const struct
  {
    double slope, intercept;
    const char *text;
  } rows[] = {
    { 2, 20, "2x + 20" },
    { -0.5, -1, "−0.5x − 1" },
    { 1, 0, "x" },
    { -1, 0, "−x" },
    { 1, -3, "x − 3" },
    { 0, 3, "3" },
    { 0, -3, "−3" },
    { 0, 0, "0" },
    { -0.0, -0.0, "0" },
    { 1.00001, 0, "x" },
    { 2, -0.0, "2x" },
    { 2e7, 1, "2 × 10⁷ x + 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = relu_number_dup_line_equation (rows[i].slope, rows[i].intercept, 4);
      g_auto (GStrv) parts = g_strsplit (text, "\u00a0", -1);
      g_autofree char *plain = g_strjoinv (" ", parts);

      g_assert_cmpstr (plain, ==, rows[i].text);
    }
}

/* Whatever the locale, and with the digits of what people are shown. */
static void
test_latex (void)
{
  static const struct
  {
    double value;
    const char *text;
  } rows[] = {
    { 0, "0" },
    { -0.0, "0" },
    { -12.5, "-12.5" },
    { 1.0 / 3, "0.3333" },
    { 12345.6, "12346" },
    { 9.9999e-8, "1 \\times 10^{-7}" },
    { -1.5e300, "-1.5 \\times 10^{300}" },
    { INFINITY, "\\infty" },
    { -INFINITY, "-\\infty" },
    { NAN, "\\mathrm{NaN}" },
  };
  g_autofree char *line = relu_number_dup_line (-2, -0.5, 4, RELU_NOTATION_LATEX);
  g_autofree char *steep = relu_number_dup_line (-1e9, 3, 4, RELU_NOTATION_LATEX);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      char buffer[RELU_NUMBER_BUFFER];

      g_assert_cmpstr (relu_number_to_latex (rows[i].value, 4, buffer), ==, rows[i].text);
    }
  g_assert_cmpstr (line, ==, "-2x - 0.5");
  g_assert_cmpstr (steep, ==, "-1 \\times 10^{9}\\,x + 3");
}

/* People choose how much they want to see; files are none of theirs. */
static void
test_digits (void)
{
  char buffer[RELU_NUMBER_BUFFER];

  g_assert_cmpint (relu_number_get_digits (), ==, RELU_NUMBER_DIGITS);
  g_assert_cmpint (relu_words_get_digits (-4, 4), ==, 4);
  g_assert_cmpint (relu_words_get_digits (1000, 1001), ==, 8);
  relu_number_set_digits (2);
  g_assert_cmpint (relu_words_get_digits (-4, 4), ==, 2);
  g_assert_cmpint (relu_words_get_digits (1000, 1001), ==, 6);
  g_assert_cmpstr (relu_number_to_shortest (1 / 3.0, buffer), ==, "0.3333333333333333");
  relu_number_set_digits (8);
  g_assert_cmpint (relu_words_get_digits (-4, 4), ==, 8);
  relu_number_set_digits (RELU_NUMBER_DIGITS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number/shortest/table", test_shortest_table);
  g_test_add_func ("/number/shortest/round-trip", test_shortest_round_trip);
  g_test_add_func ("/number/display/table", test_display_table);
  g_test_add_func ("/number/display/count", test_count);
  g_test_add_func ("/number/display/locale", test_display_locale);
  g_test_add_func ("/number/equation", test_equation);
  g_test_add_func ("/number/latex", test_latex);
  g_test_add_func ("/number/digits", test_digits);
  return g_test_run ();
}
