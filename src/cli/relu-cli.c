/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-cli.c: files, errors and output of reluscope-cli, in UTF-8 whatever the locale. */

#include "relu-cli.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "relu-number.h"

#define BLOCK 65536

G_DEFINE_QUARK (relu-cli-error-quark, relu_cli_error)

/**
 * relu_cli_append_plain:
 * @untrusted: UTF-8 from a file or the command line
 *
 * Appends it with control characters replaced, so that it can neither end the line nor steer a
 * terminal.
 */
void
relu_cli_append_plain (GString *text, const char *untrusted)
{
  for (const char *p = untrusted; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      GUnicodeType type = g_unichar_type (c);
      /* Marks and isolates are needed from right to left, and end with the line. */
      gboolean is_direction = c == 0x200e || c == 0x200f || (c >= 0x2066 && c <= 0x2069);

      g_string_append_unichar (text, type == G_UNICODE_CONTROL
                                         || (type == G_UNICODE_FORMAT && !is_direction)
                                         || type == G_UNICODE_LINE_SEPARATOR
                                         || type == G_UNICODE_PARAGRAPH_SEPARATOR
                                       ? 0xfffd
                                       : c);
    }
}

static void
print_error (const char *message)
{
  g_autoptr (GString) line = g_string_new ("reluscope-cli: ");
  g_autofree char *valid = g_utf8_make_valid (message, -1);

  relu_cli_append_plain (line, valid);
  g_string_append_c (line, '\n');
  fputs (line->str, stderr);
}

/**
 * relu_cli_fail:
 *
 * Says on standard error, in one line, what failed.
 *
 * Returns: the exit status for it
 */
int
relu_cli_fail (const GError *error)
{
  print_error (error->message);

  return error->domain == RELU_CLI_ERROR ? RELU_CLI_USAGE : RELU_CLI_FAILED;
}

/**
 * relu_cli_fail_usage:
 * @command: (nullable): its name
 * @message: what is wrong with the command line
 *
 * Returns: the exit status for it
 */
int
relu_cli_fail_usage (const char *command, const char *message)
{
  g_autofree char *help = command != NULL ? g_strdup_printf ("reluscope-cli %s --help", command)
                                          : g_strdup ("reluscope-cli --help");
  /* Translators: "unknown option --foo (see reluscope-cli analyze --help)" */
  g_autofree char *line = g_strdup_printf (_("%s (see %s)"), message, help);

  print_error (line);

  return RELU_CLI_USAGE;
}

/**
 * relu_cli_parse_number:
 * @text: a number as people and programs write it, with a point: "-4", "1e-3"
 * @number: (out): a finite number
 *
 * Returns: whether it is one
 */
gboolean
relu_cli_parse_number (const char *text, double *number)
{
  char *end;

  /* Neither "inf", "nan" nor hexadecimal, which g_ascii_strtod() would take. */
  if (*text == '\0' || strspn (text, "+-.0123456789eE") != strlen (text))
    return FALSE;
  *number = g_ascii_strtod (text, &end);

  return *end == '\0' && isfinite (*number);
}

/**
 * relu_cli_fail_option:
 * @option: its name
 * @expected: what its value may be
 * @found: what it is
 *
 * Returns: %FALSE, with @error set
 */
gboolean
relu_cli_fail_option (GError **error, const char *option, const char *expected, const char *found)
{
  g_set_error (error, RELU_CLI_ERROR, RELU_CLI_ERROR_USAGE,
               /* Translators: “--rate: expected a number such as 0.5, found x” */
               _("--%s: expected %s, found %s"), option, expected, found);

  return FALSE;
}

/**
 * relu_cli_parse_double:
 * @option: its name, for the error
 * @number: (out): a finite number
 *
 * Returns: whether @text is one
 */
gboolean
relu_cli_parse_double (const char *option, const char *text, double *number, GError **error)
{
  return relu_cli_parse_number (text, number)
         || relu_cli_fail_option (error, option, _("a number such as 0.5"), text);
}

/**
 * relu_cli_parse_count:
 * @option: its name, for the error
 * @count: (out): a whole number from @least to @most
 *
 * Returns: whether @text is one
 */
gboolean
relu_cli_parse_count (const char *option, const char *text, guint64 least, guint64 most,
                      guint64 *count, GError **error)
{
  char from[RELU_NUMBER_BUFFER], to[RELU_NUMBER_BUFFER];
  g_autofree char *expected = NULL;

  if (g_ascii_string_to_unsigned (text, 10, least, most, count, NULL))
    return TRUE;

  /* Translators: after “expected” */
  expected = g_strdup_printf (_("a whole number from %s to %s"),
                              relu_number_whole_to_text (least, from),
                              relu_number_whole_to_text (most, to));
  return relu_cli_fail_option (error, option, expected, text);
}

/**
 * relu_cli_parse_range:
 * @option: its name, for the error
 * @values: two texts
 * @from: (out): the smaller number
 * @to: (out): the larger one
 *
 * Returns: whether they are two numbers, the smaller one first, with a finite difference
 */
gboolean
relu_cli_parse_range (const char *option, char **values, double *from, double *to, GError **error)
{
  for (guint i = 0; i < 2; i++)
    if (!relu_cli_parse_number (values[i], i == 0 ? from : to))
      {
        g_set_error (error, RELU_CLI_ERROR, RELU_CLI_ERROR_USAGE,
                     /* Translators: "--domain: expected two numbers such as -4 0.5, but nan is
                      * not a finite number" */
                     _("--%s: expected two numbers such as -4 0.5, but “%s” is not a finite number"),
                     option, values[i]);
        return FALSE;
      }

  if (!(*from < *to))
    {
      g_set_error (error, RELU_CLI_ERROR, RELU_CLI_ERROR_USAGE,
                   _("--%s: expected two numbers, the smaller one first, found %s %s"), option,
                   values[0], values[1]);
      return FALSE;
    }
  if (!isfinite (*to - *from))
    {
      g_set_error (error, RELU_CLI_ERROR, RELU_CLI_ERROR_USAGE,
                   _("--%s: expected two numbers whose difference is finite (at most 1.8e308), "
                     "found %s %s"),
                   option, values[0], values[1]);
      return FALSE;
    }

  return TRUE;
}

/**
 * relu_cli_dup_display_name:
 * @path: of a file, or "-"
 *
 * Returns: (transfer full): what errors call it
 */
char *
relu_cli_dup_display_name (const char *path)
{
  return g_str_equal (path, "-") ? g_strdup (_("standard input")) : g_filename_display_name (path);
}

/**
 * relu_cli_read_file:
 * @path: of a network file, or "-" for standard input
 *
 * Returns: (transfer full) (nullable): what it holds
 */
ReluFile *
relu_cli_read_file (const char *path, GError **error)
{
  g_autofree char *name = NULL;

  if (!g_str_equal (path, "-"))
    return relu_file_read (path, error);

  name = relu_cli_dup_display_name (path);

  return relu_file_read_fd (STDIN_FILENO, name, error);
}

static void
flush (ReluCliOutput *output)
{
  if (output->error == 0 && output->text->len > 0
      && fwrite (output->text->str, 1, output->text->len, stdout) < output->text->len)
    output->error = errno;
  g_string_truncate (output->text, 0);
}

/**
 * relu_cli_output_flush_if_long:
 *
 * To be called between pieces of output, so that it never stays in memory as a whole.
 */
void
relu_cli_output_flush_if_long (ReluCliOutput *output)
{
  if (output->text->len >= BLOCK)
    flush (output);
}

/**
 * relu_cli_output_finish:
 *
 * Writes the rest, and frees @output.
 *
 * Returns: the exit status: whether all of it arrived
 */
int
relu_cli_output_finish (ReluCliOutput *output)
{
  flush (output);
  g_string_free (output->text, TRUE);
  if (fflush (stdout) != 0 && output->error == 0)
    output->error = errno;
  if (output->error != 0)
    {
      g_autofree char *message
        = g_strdup_printf (_("standard output: can't be written: %s"), g_strerror (output->error));

      print_error (message);
      return RELU_CLI_FAILED;
    }

  return RELU_CLI_DONE;
}
