/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-data-csv.c: points as text, and from a text all of whose lines must be good. Lines are read by
 * relu-csv.c. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relu-csv.h"
#include "relu-number.h"

/**
 * relu_data_parse_csv:
 * @text: UTF-8 or ASCII
 * @length: how many bytes, or -1 where it ends with NUL
 * @file_name: what errors call it
 * @error: RELU_DATA_ERROR: one line that names the file, the first bad line, what was expected and found
 *
 * Returns: (transfer full) (nullable): its points
 */
ReluData *
relu_data_parse_csv (const char *text, gssize length, const char *file_name, GError **error)
{
  g_autoptr (ReluCsvReader) reader = relu_csv_reader_new ();

  relu_csv_reader_feed (reader, text, length < 0 ? strlen (text) : (gsize) length);
  relu_csv_reader_end (reader);

  if (relu_csv_reader_get_n_faults (reader) > 0)
    {
      const ReluCsvFault *fault = relu_csv_reader_get_fault (reader, 0);

      g_set_error (error, RELU_DATA_ERROR, RELU_DATA_ERROR_SYNTAX,
                   /* Translators: “points.csv: line 3: expected …” */
                   _("%s: line %u: expected two numbers with decimal points, such as 0.5,1.25, "
                     "found “%s”"),
                   file_name, fault->line, fault->found);
      return NULL;
    }
  if (relu_csv_reader_is_full (reader))
    {
      g_set_error (error, RELU_DATA_ERROR, RELU_DATA_ERROR_LIMIT,
                   _("%s: expected at most %u points"), file_name, RELU_DATA_MAX);
      return NULL;
    }
  if (relu_csv_reader_get_n_points (reader) == 0)
    {
      g_set_error (error, RELU_DATA_ERROR, RELU_DATA_ERROR_LIMIT,
                   _("%s: expected at least one line with two numbers, found none"), file_name);
      return NULL;
    }

  return relu_csv_reader_dup_data (reader);
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

/**
 * relu_data_to_csv:
 * @length: (out) (optional): of the text, in bytes
 *
 * Returns: (transfer full): the points as text: a line with "x,y", then a line for each point. What is
 *   read from it are the same points, bit for bit.
 */
char *
relu_data_to_csv (ReluData *data, gsize *length)
{
  const double *x = relu_data_get_x (data), *y = relu_data_get_y (data);
  GString *text = g_string_new ("x,y\n");
  char number[RELU_NUMBER_BUFFER];

  for (gsize i = 0; i < relu_data_get_n (data); i++)
    {
      g_string_append (text, relu_number_to_shortest (x[i], number));
      g_string_append_c (text, ',');
      g_string_append (text, relu_number_to_shortest (y[i], number));
      g_string_append_c (text, '\n');
    }
  if (length != NULL)
    *length = text->len;

  return g_string_free (text, FALSE);
}
