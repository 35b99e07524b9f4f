/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-number-field-text.c: how people type numbers, and how many digits they are shown. */

#include <glib/gi18n.h>
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
      else if (g_str_has_prefix (p, "\u200e"))
        p += strlen ("\u200e"); /* stands before a minus in a text from right to left */
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

  return mark != *relu_number_get_decimal () && *digits != '\0' && *digits != '0'
         && strspn (after, "0123456789") == 3;
}

/* One number at @p: digits with either decimal mark, either minus; moves @p behind it. */
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
      else if (g_unichar_isdigit (g_utf8_get_char (from)))
        {
          /* Of any script. */
          g_string_append_c (ascii, (char) ('0' + g_unichar_digit_value (g_utf8_get_char (from))));
          from = g_utf8_next_char (from);
          has_digit = TRUE;
        }
      else if ((*from == '.' || *from == ',') && !has_mark && !has_exponent
               && !is_group_mark (*from, ascii->str, from + 1))
        {
          g_string_append_c (ascii, '.');
          has_mark = TRUE;
          from++;
        }
      else if (g_str_has_prefix (from, "٫") && !has_mark && !has_exponent)
        {
          /* The Arabic decimal mark. */
          g_string_append_c (ascii, '.');
          has_mark = TRUE;
          from += strlen ("٫");
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
  char buffer[RELU_NUMBER_BUFFER];

  for (int digits = 2; digits >= 0; digits--)
    {
      char plain[RELU_NUMBER_BUFFER], format[8];
      char *exponent, *end;
      g_autofree char *text = NULL;

      g_snprintf (format, sizeof format, "%%.%de", digits);
      g_ascii_formatd (plain, sizeof plain, format, value);
      exponent = end = strchr (plain, 'e');

      /* No zeros at the end of the digits, no decimal mark after them, no exponent of two digits
       * where one is enough. */
      if (digits > 0)
        {
          while (end[-1] == '0')
            end--;
          if (end[-1] == '.')
            end--;
        }
      text = g_strdup_printf ("%.*se%d", (int) (end - plain), plain, atoi (exponent + 1));
      if (digits == 0 || strlen (text) <= RELU_NUMBER_FIELD_WIDTH)
        return g_strdup (relu_number_localize (text, buffer));
    }

  g_assert_not_reached ();
}

/* In characters that take room. */
static glong
count_shown (const char *text)
{
  return g_utf8_strlen (text, -1) - g_str_has_prefix (text, "\u200e");
}

/**
 * relu_number_field_format:
 * @value: a finite number
 * @exact: with all the digits that are needed to read the same number back
 *
 * Returns: (transfer full): @value in the user's language, with a real minus; where not @exact, with
 *   two decimals or about three significant digits, but never more than fit into a field
 */
char *
relu_number_field_format (double value, gboolean exact)
{
  double size = fabs (value);
  char plain[RELU_NUMBER_BUFFER], buffer[RELU_NUMBER_BUFFER];
  int decimals = 2;

  if (exact)
    return g_strdup (relu_number_localize (relu_number_to_shortest (value, plain), buffer));

  if (size != 0 && (size < 5e-4 || size >= 1e5))
    return format_power (value);

  if (size != 0 && size < 0.1)
    decimals = size < 0.01 ? 4 : 3;
  for (;; decimals--)
    {
      relu_number_to_fixed (value, decimals, buffer);
      if (decimals == 0 || count_shown (buffer) <= RELU_NUMBER_FIELD_WIDTH)
        return g_strdup (buffer);
    }
}

static int
plain_input_cb (GtkSpinButton *spin, double *new_value, gpointer user_data)
{
  return relu_number_field_parse (gtk_editable_get_text (GTK_EDITABLE (spin)), new_value)
             ? TRUE
             : GTK_INPUT_ERROR;
}

static gboolean
plain_output_cb (GtkSpinButton *spin, gpointer user_data)
{
  char buffer[RELU_NUMBER_BUFFER];

  relu_number_to_fixed (gtk_spin_button_get_value (spin), (int) gtk_spin_button_get_digits (spin),
                        buffer);
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (spin)), buffer) != 0)
    gtk_editable_set_text (GTK_EDITABLE (spin), buffer);
  return TRUE;
}

/**
 * relu_number_field_localize:
 * @plain: GTK's own spin button, for a setting with few digits; not “numeric”, which would refuse
 *   the mark of a language that is not the session's
 *
 * Writes and reads its number as the program's language has it.
 */
void
relu_number_field_localize (GtkSpinButton *plain)
{
  g_signal_connect (plain, "input", G_CALLBACK (plain_input_cb), NULL);
  g_signal_connect (plain, "output", G_CALLBACK (plain_output_cb), NULL);
  gtk_spin_button_update (plain);
}
