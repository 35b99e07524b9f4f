/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-number-field-text.c: how people type numbers, and how many digits they are shown. */

#include <glib/gi18n.h>
#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "relu-number-field-private.h"
#include "relu-number.h"

/* Beyond this a slider's range, which is twice as wide, would no longer be a finite number. */
#define LARGEST 1e300

static const char *
skip_blanks (const char *p)
{
  /* No-break spaces too: they group digits in several languages, and come with pasted text. */
  for (;;)
    {
      if (g_ascii_isspace (*p))
        p++;
      else if (g_str_has_prefix (p, "\u00a0"))
        p += strlen ("\u00a0");
      else if (g_str_has_prefix (p, "\u202f"))
        p += strlen ("\u202f");
      else
        return p;
    }
}

/* Whether a mark between @before and @after may well separate thousands: "1,000" where the decimal
 * mark is a point is not 1. After a 0, or before any other number of digits, it is decimal. */
static gboolean
is_group_mark (char mark, const char *before, const char *after)
{
  const char *digits = *before == '-' || *before == '+' ? before + 1 : before;

  return mark != *localeconv ()->decimal_point && *digits != '\0' && *digits != '0'
         && strspn (after, "0123456789") == 3;
}

/* One number at @p: ASCII digits with either decimal mark, either minus; moves @p behind it. */
static gboolean
parse_one (const char **p, double *value)
{
  g_autoptr (GString) ascii = g_string_new (NULL);
  const char *from = skip_blanks (*p);
  gboolean has_mark = FALSE, has_digit = FALSE, has_exponent = FALSE;
  char *end = NULL;

  for (;;)
    {
      gboolean may_sign = ascii->len == 0 || ascii->str[ascii->len - 1] == 'e';

      if (may_sign && (*from == '-' || *from == '+'))
        g_string_append_c (ascii, *from++);
      else if (may_sign && g_str_has_prefix (from, "−"))
        {
          g_string_append_c (ascii, '-');
          from += strlen ("−");
        }
      else if (g_ascii_isdigit (*from))
        {
          g_string_append_c (ascii, *from++);
          has_digit = TRUE;
        }
      else if ((*from == '.' || *from == ',') && !has_mark && !has_exponent
               && !is_group_mark (*from, ascii->str, from + 1))
        {
          g_string_append_c (ascii, '.');
          has_mark = TRUE;
          from++;
        }
      else if ((*from == 'e' || *from == 'E') && has_digit && !has_exponent)
        {
          g_string_append_c (ascii, 'e');
          has_exponent = TRUE;
          from++;
        }
      else
        break;
    }

  if (!has_digit)
    return FALSE;
  *value = g_ascii_strtod (ascii->str, &end);
  *p = skip_blanks (from);

  return *end == '\0';
}

/**
 * relu_number_field_parse_or_say:
 * @text: what somebody typed: "-1.5", "−1,5", "2e-3" or a fraction, "11/7"
 * @value: (out): the number
 * @reason: (out) (transfer full): where it is none, a sentence about that, translated
 *
 * Returns: whether all of @text is one finite number
 */
gboolean
relu_number_field_parse_or_say (const char *text, double *value, char **reason)
{
  const char *p = text;
  double number, divisor;
  gboolean good = parse_one (&p, &number);

  if (good && *p == '/')
    {
      p++;
      good = parse_one (&p, &divisor) && divisor != 0;
      if (good)
        number /= divisor;
    }
  if (!good || *p != '\0')
    {
      *reason = g_strdup (_("Not a number"));
      return FALSE;
    }
  if (!isfinite (number) || fabs (number) > LARGEST)
    {
      g_autofree char *largest = relu_number_field_format (LARGEST, TRUE);

      /* Translators: a typed number is refused; %s is the largest one that is taken. */
      *reason = g_strdup_printf (_("Too large: the largest number is %s"), largest);
      return FALSE;
    }

  *value = number;
  return TRUE;
}

/**
 * relu_number_field_parse:
 * @text: what somebody typed, see relu_number_field_parse_or_say()
 * @value: (out): the number
 *
 * Returns: whether all of @text is one finite number
 */
gboolean
relu_number_field_parse (const char *text, double *value)
{
  g_autofree char *reason = NULL;

  return relu_number_field_parse_or_say (text, value, &reason);
}

/* With a power of ten, as many digits as fit: "−1.2e−30". */
static char *
format_power (double value)
{
  char *text = NULL;

  for (int digits = 2; digits >= 0; digits--)
    {
      g_autofree char *plain = g_strdup_printf ("%.*e", digits, value);
      char *exponent = strchr (plain, 'e');
      char *end = exponent;
      GString *string;

      /* No zeros at the end of the digits, no decimal mark after them, no exponent of two digits
       * where one is enough. */
      if (digits > 0)
        {
          while (end[-1] == '0')
            end--;
          while (!g_ascii_isdigit (end[-1]))
            end--;
        }
      string = g_string_new_len (plain, end - plain);
      g_string_append_printf (string, "e%d", atoi (exponent + 1));
      g_string_replace (string, "-", "−", 0);
      g_free (text);
      text = g_string_free (string, FALSE);
      if (g_utf8_strlen (text, -1) <= RELU_NUMBER_FIELD_WIDTH)
        break;
    }

  return text;
}

/**
 * relu_number_field_format:
 * @value: a finite number
 * @exact: with all the digits that are needed to read the same number back
 *
 * Returns: (transfer full): @value in the user's locale, with a real minus; where not @exact, with
 *   two decimals or about three significant digits, but never more than fit into a field
 */
char *
relu_number_field_format (double value, gboolean exact)
{
  double size = fabs (value);
  char buffer[RELU_NUMBER_BUFFER];
  int decimals = 2;

  if (exact)
    {
      GString *string = g_string_new (relu_number_to_shortest (value, buffer));

      g_string_replace (string, ".", localeconv ()->decimal_point, 1);
      g_string_replace (string, "-", "−", 0);
      return g_string_free (string, FALSE);
    }

  if (size != 0 && (size < 5e-4 || size >= 1e5))
    return format_power (value);

  if (size != 0 && size < 0.1)
    decimals = size < 0.01 ? 4 : 3;
  for (;; decimals--)
    {
      g_autofree char *text = g_strdup_printf ("%.*f", decimals, value == 0 ? 0.0 : value);

      if (decimals == 0 || strlen (text) <= RELU_NUMBER_FIELD_WIDTH)
        return *text == '-' ? g_strconcat ("−", text + 1, NULL) : g_steal_pointer (&text);
    }
}
