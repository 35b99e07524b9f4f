/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-file-parse.c: the text of a network file to what it holds, with errors that name file, key,
 * what was expected and what was found. */

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "relu-file-parser-private.h"
#include "relu-number.h"

/**
 * relu_parser_read_format:
 * @format: what the file says that it is; its start may be %NULL
 * @version: of which version; its start may be %NULL
 * @name: what it should be
 */
gboolean
relu_parser_read_format (ReluParser *self, const ReluJsonValue *format,
                         const ReluJsonValue *version, const char *name)
{
  g_autofree char *expected = g_strdup_printf ("\"%s\"", name);
  g_autofree char *found_name = NULL;
  gsize length;
  double number;

  length = relu_parser_push_key (self, "format");
  if (!relu_parser_check_kind (self, format, RELU_JSON_STRING, expected))
    return FALSE;
  found_name = relu_json_value_dup_string (format);
  if (!g_str_equal (found_name, name))
    return relu_parser_fail (self, expected, format);
  relu_parser_pop (self, length);

  length = relu_parser_push_key (self, "version");
  if (!relu_parser_check_kind (self, version, RELU_JSON_NUMBER, _("the number 1")))
    return FALSE;
  number = relu_json_value_get_number (version);
  if (number > RELU_FILE_VERSION && number == floor (number))
    {
      g_autofree char *found = relu_parser_dup_found (version);

      g_set_error (self->error, RELU_FILE_ERROR, RELU_FILE_ERROR_VERSION,
                   _("%s: %s: expected %d, found %s: a newer Reluscope is needed to read it"),
                   self->file_name, self->path->str, RELU_FILE_VERSION, found);
      return FALSE;
    }
  if (number != RELU_FILE_VERSION)
    return relu_parser_fail (self, _("the number 1"), version);
  relu_parser_pop (self, length);

  return TRUE;
}

/**
 * relu_parser_read_range:
 * @key: of the value
 * @value: an array of two numbers; its start may be %NULL, and then nothing happens
 * @from: (out): the smaller one
 * @to: (out): the larger one; the difference is finite
 */
gboolean
relu_parser_read_range (ReluParser *self, const char *key, const ReluJsonValue *value, double *from,
                        double *to)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (double));
  gsize length = relu_parser_push_key (self, key);
  gsize n;

  if (value->start != NULL)
    {
      const char *expected = _("two numbers, the smaller one first");

      if (relu_json_value_get_kind (value) != RELU_JSON_ARRAY)
        return relu_parser_fail (self, expected, value);
      if (!relu_parser_read_numbers (self, value, 2, numbers, &n))
        return FALSE;
      if (n != 2)
        return relu_parser_fail_count (self, RELU_FILE_ERROR_FORMAT, expected, n);
      *from = g_array_index (numbers, double, 0);
      *to = g_array_index (numbers, double, 1);
      if (!(*from < *to) || !isfinite (*to - *from))
        {
          char a[RELU_NUMBER_BUFFER], b[RELU_NUMBER_BUFFER];
          g_autofree char *found = g_strdup_printf ("[%s, %s]", relu_number_to_shortest (*from, a),
                                                    relu_number_to_shortest (*to, b));

          if (*from < *to)
            expected = _("two numbers whose difference is finite (at most 1.8e308)");
          return relu_parser_fail_with (self, RELU_FILE_ERROR_FORMAT, expected, found);
        }
    }
  relu_parser_pop (self, length);

  return TRUE;
}

static gboolean
parse_data (ReluParser *self, const ReluJsonValue *value, ReluFile *file)
{
  static const char *const names[] = { "x", "y", NULL };
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (double));
  ReluJsonValue values[G_N_ELEMENTS (names)];
  gsize length;
  gsize n[2] = { 0, 0 };

  if (value->start == NULL)
    return TRUE;

  length = relu_parser_push_key (self, "data");
  if (!relu_parser_check_kind (self, value, RELU_JSON_OBJECT, _("an object with x and y"))
      || !relu_parser_read_members (self, value, names, values, &file->data_keys))
    return FALSE;

  for (guint i = 0; i < 2; i++)
    {
      gsize outer = relu_parser_push_key (self, names[i]);

      if (values[i].start == NULL && values[1 - i].start == NULL)
        n[i] = 0;
      else if (!relu_parser_read_numbers (self, &values[i], RELU_FILE_MAX_DATA, numbers, &n[i]))
        return FALSE;
      if (n[i] > RELU_FILE_MAX_DATA)
        {
          g_autofree char *expected
            = g_strdup_printf (_("at most %u numbers"), RELU_FILE_MAX_DATA);

          return relu_parser_fail_count (self, RELU_FILE_ERROR_LIMIT, expected, n[i]);
        }
      if (i == 1 && n[0] != n[1])
        {
          g_autofree char *expected
            = g_strdup_printf (ngettext ("%u number, as many as in data.x",
                                         "%u numbers, as many as in data.x", (gulong) n[0]),
                               (guint) n[0]);

          return relu_parser_fail_count (self, RELU_FILE_ERROR_FORMAT, expected, n[1]);
        }
      relu_parser_pop (self, outer);
    }
  relu_parser_pop (self, length);

  if (n[0] > 0)
    file->data = relu_data_new_take (
      n[0], (double *) (gpointer) g_array_free (g_steal_pointer (&numbers), FALSE));

  return TRUE;
}

/**
 * relu_parser_read_file:
 * @root: what a network file is
 *
 * Returns: (transfer full) (nullable): what it holds
 */
ReluFile *
relu_parser_read_file (ReluParser *self, const ReluJsonValue *root)
{
  static const char *const names[] = { "format", "version", "name",   "description",
                                       "source", "domain",  "layers", "data",
                                       "locked", "presented", "pins",   "training",
                                       NULL };
  ReluJsonValue values[G_N_ELEMENTS (names)];
  g_autoptr (ReluFile) file = relu_file_alloc ();
  gboolean read;

  read = relu_parser_check_kind (self, root, RELU_JSON_OBJECT, _("an object"))
         && relu_parser_read_members (self, root, names, values, &file->keys)
         && relu_parser_read_format (self, &values[0], &values[1], "reluscope")
         && relu_parser_read_optional_text (self, names[2], &values[2], &file->name)
         && relu_parser_read_optional_text (self, names[3], &values[3], &file->description)
         && relu_parser_read_optional_text (self, names[4], &values[4], &file->source)
         && relu_parser_read_range (self, names[5], &values[5], &file->from, &file->to)
         && relu_parser_read_layers (self, &values[6], file) && parse_data (self, &values[7], file)
         && relu_parser_read_marked (self, &values[8], file, RELU_MARK_LOCKED)
         && relu_parser_read_marked (self, &values[9], file, RELU_MARK_PRESENTED)
         && relu_parser_read_pins (self, &values[10], file)
         && relu_parser_read_setup (self, &values[11], file);

  return read ? g_steal_pointer (&file) : NULL;
}

/**
 * relu_parser_start:
 * @text: JSON
 * @size: in bytes
 * @root: (out): it as a whole
 */
gboolean
relu_parser_start (ReluParser *self, const char *text, gsize size, ReluJsonValue *root)
{
  g_autoptr (GError) error = NULL;

  if (size > RELU_FILE_MAX_BYTES)
    {
      g_set_error (self->error, RELU_FILE_ERROR, RELU_FILE_ERROR_LIMIT,
                   _("%s: expected at most %u bytes, found %zu"), self->file_name,
                   RELU_FILE_MAX_BYTES, size);
      return FALSE;
    }

  if (!relu_json_check (text, size, root, &error))
    {
      g_set_error (self->error, RELU_FILE_ERROR,
                   g_error_matches (error, RELU_JSON_ERROR, RELU_JSON_ERROR_DEPTH)
                     ? RELU_FILE_ERROR_LIMIT
                     : RELU_FILE_ERROR_SYNTAX,
                   "%s: %s", self->file_name, error->message);
      return FALSE;
    }

  return TRUE;
}

/**
 * relu_file_parse:
 * @text: the text of a network file
 * @length: how many bytes, or -1 where it ends with NUL
 * @file_name: what errors call it
 * @error: RELU_FILE_ERROR: one line that names file, key, what was expected and what was found
 *
 * Returns: (transfer full) (nullable): what it holds
 */
ReluFile *
relu_file_parse (const char *text, gssize length, const char *file_name, GError **error)
{
  g_autoptr (GString) path = g_string_new (NULL);
  ReluParser self = { file_name, path, error };
  ReluJsonValue root;

  if (!relu_parser_start (&self, text, length < 0 ? strlen (text) : (gsize) length, &root))
    return NULL;

  return relu_parser_read_file (&self, &root);
}
