/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-data-csv.c: points from a text with two numbers on each line: x and y, separated by a comma, a
 * semicolon, a tab or blanks, with decimal points. Empty lines and lines that begin with # are passed
 * over, and so is a first line without numbers: the names of the columns. */

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "relu-data.h"

/* Of what an error quotes. */
#define MAX_QUOTED 40

typedef enum
{
  LINE_POINT,
  LINE_EMPTY,
  LINE_TEXT, /* its first field is not a number */
  LINE_FAULT,
} LineKind;

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\r';
}

static const char *
skip_blanks (const char *p, const char *end)
{
  while (p < end && is_blank (*p))
    p++;

  return p;
}

static gboolean
is_of_number (char c)
{
  return g_ascii_isdigit (c) || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
}

/* One number, perhaps in quotation marks; NULL where there is none. */
static const char *
read_number (const char *p, const char *end, double *number)
{
  gboolean quoted = p < end && *p == '"';
  char buffer[128];
  gsize length;
  char *rest;

  p += quoted;
  for (length = 0; p + length < end && is_of_number (p[length]); length++)
    if (length + 1 >= sizeof buffer)
      return NULL;
  if (length == 0)
    return NULL;

  memcpy (buffer, p, length);
  buffer[length] = '\0';
  *number = g_ascii_strtod (buffer, &rest);
  if (*rest != '\0' || !isfinite (*number))
    return NULL;
  p += length;
  if (!quoted)
    return p;

  return p < end && *p == '"' ? p + 1 : NULL;
}

static const char *
skip_separator (const char *p, const char *end)
{
  p = skip_blanks (p, end);
  if (p < end && (*p == ',' || *p == ';'))
    p = skip_blanks (p + 1, end);

  return p;
}

static LineKind
read_line (const char *p, const char *end, double *x, double *y)
{
  const char *behind;

  p = skip_blanks (p, end);
  while (end > p && is_blank (end[-1]))
    end--;
  if (p == end || *p == '#')
    return LINE_EMPTY;

  behind = read_number (p, end, x);
  if (behind == NULL)
    return LINE_TEXT;
  p = skip_separator (behind, end);
  if (p == behind)
    return LINE_FAULT;
  p = read_number (p, end, y);

  return p != NULL && skip_blanks (p, end) == end ? LINE_POINT : LINE_FAULT;
}

static void
fail_line (const char *line, const char *end, guint number, const char *file_name, GError **error)
{
  g_autofree char *shown = NULL;
  g_autoptr (GString) quoted = NULL;

  line = skip_blanks (line, end);
  while (end > line && is_blank (end[-1]))
    end--;
  shown = g_utf8_make_valid (line, end - line);
  quoted = g_string_new (NULL);
  for (const char *p = shown; *p != '\0' && g_utf8_strlen (quoted->str, -1) < MAX_QUOTED;
       p = g_utf8_next_char (p))
    g_string_append_unichar (quoted, g_utf8_get_char (p));
  if (strlen (quoted->str) < strlen (shown))
    g_string_append (quoted, "…");

  g_set_error (error, RELU_DATA_ERROR, RELU_DATA_ERROR_SYNTAX,
               /* Translators: “points.csv: line 3: expected …” */
               _("%s: line %u: expected two numbers with decimal points, such as 0.5,1.25, "
                 "found “%s”"),
               file_name, number, quoted->str);
}

/**
 * relu_data_parse_csv:
 * @text: UTF-8 or ASCII
 * @length: how many bytes, or -1 where it ends with NUL
 * @file_name: what errors call it
 * @error: RELU_DATA_ERROR: one line that names the file, the line, what was expected and found
 *
 * Returns: (transfer full) (nullable): its points
 */
ReluData *
relu_data_parse_csv (const char *text, gssize length, const char *file_name, GError **error)
{
  const char *p = text, *end = text + (length < 0 ? strlen (text) : (gsize) length);
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, 2 * sizeof (double));
  gboolean may_be_header = TRUE;
  g_autofree double *xy = NULL;
  guint n;

  if (end - p >= 3 && memcmp (p, "\xef\xbb\xbf", 3) == 0)
    p += 3;
  for (guint number = 1; p < end; number++)
    {
      const char *newline = memchr (p, '\n', (gsize) (end - p));
      const char *line_end = newline != NULL ? newline : end;
      double point[2];

      switch (read_line (p, line_end, &point[0], &point[1]))
        {
        case LINE_POINT:
          g_array_append_vals (points, point, 1);
          may_be_header = FALSE;
          break;
        case LINE_EMPTY:
          break;
        case LINE_TEXT:
          if (may_be_header)
            {
              may_be_header = FALSE;
              break;
            }
          G_GNUC_FALLTHROUGH;
        case LINE_FAULT:
        default:
          fail_line (p, line_end, number, file_name, error);
          return NULL;
        }
      if (points->len > RELU_DATA_MAX)
        {
          g_set_error (error, RELU_DATA_ERROR, RELU_DATA_ERROR_LIMIT,
                       _("%s: line %u: expected at most %u points"), file_name, number,
                       RELU_DATA_MAX);
          return NULL;
        }
      p = newline != NULL ? newline + 1 : end;
    }

  n = points->len;
  if (n == 0)
    {
      g_set_error (error, RELU_DATA_ERROR, RELU_DATA_ERROR_LIMIT,
                   _("%s: expected at least one line with two numbers, found none"), file_name);
      return NULL;
    }

  xy = g_new (double, 2 * (gsize) n);
  for (guint i = 0; i < n; i++)
    {
      const double *point = (const double *) (gpointer) points->data + 2 * (gsize) i;

      xy[i] = point[0];
      xy[n + i] = point[1];
    }

  return relu_data_new_take (n, g_steal_pointer (&xy));
}

/**
 * relu_data_read_csv:
 * @path: of a text file, see relu_data_parse_csv()
 * @error: RELU_DATA_ERROR
 *
 * Returns: (transfer full) (nullable): its points
 */
ReluData *
relu_data_read_csv (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *text = NULL;
  g_autoptr (GError) local_error = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, &local_error))
    {
      /* GLib's message names the file itself. */
      g_set_error_literal (error, RELU_DATA_ERROR, RELU_DATA_ERROR_IO, local_error->message);
      return NULL;
    }
  if (length > RELU_DATA_MAX_CSV_BYTES)
    {
      g_set_error (error, RELU_DATA_ERROR, RELU_DATA_ERROR_LIMIT,
                   _("%s: expected at most %u bytes, found %zu"), name, RELU_DATA_MAX_CSV_BYTES,
                   length);
      return NULL;
    }

  return relu_data_parse_csv (text, (gssize) length, name, error);
}
