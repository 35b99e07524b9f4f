/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-file-parser.c: what reading any part of a network file needs: where one is, what was found, and
 * values of one kind. */

#include "relu-file-parser-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What is found is quoted up to this many characters. */
#define MAX_QUOTED 40

/* Adds ".key" to the path; returns its old length for relu_parser_pop(). */
gsize
relu_parser_push_key (ReluParser *self, const char *key)
{
  gsize length = self->path->len;

  if (length > 0)
    g_string_append_c (self->path, '.');
  g_string_append (self->path, key);

  return length;
}

gsize
relu_parser_push_index (ReluParser *self, guint index)
{
  gsize length = self->path->len;

  g_string_append_printf (self->path, "[%u]", index);

  return length;
}

void
relu_parser_pop (ReluParser *self, gsize length)
{
  g_string_truncate (self->path, length);
}

/* A value for an error: what kind it is, or itself where it is short enough to be one line. */
char *
relu_parser_dup_found (const ReluJsonValue *value)
{
  g_autoptr (GString) quoted = NULL;
  guint n = 0;

  if (value == NULL)
    return g_strdup (_("nothing"));
  switch (relu_json_value_get_kind (value))
    {
    case RELU_JSON_OBJECT:
      return g_strdup (_("an object"));
    case RELU_JSON_ARRAY:
      return g_strdup (_("an array"));
    case RELU_JSON_STRING:
    case RELU_JSON_NUMBER:
    case RELU_JSON_BOOLEAN:
    case RELU_JSON_NULL:
    default:
      break;
    }

  quoted = g_string_new (NULL);
  for (const char *p = value->start; p < value->end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (n++ == MAX_QUOTED)
        {
          g_string_append (quoted, "…");
          break;
        }
      g_string_append_unichar (quoted, g_unichar_isprint (c) ? c : 0xfffd);
    }

  return g_string_free (g_steal_pointer (&quoted), FALSE);
}

gboolean
relu_parser_fail_with (ReluParser *self, int code, const char *expected, const char *found)
{
  if (self->path->len == 0)
    /* Translators: "net.relu.json: expected an object, found an array" */
    g_set_error (self->error, RELU_FILE_ERROR, code, _("%s: expected %s, found %s"),
                 self->file_name, expected, found);
  else
    /* Translators: "net.relu.json: layers[1].biases: expected 3 numbers, found 2" */
    g_set_error (self->error, RELU_FILE_ERROR, code, _("%s: %s: expected %s, found %s"),
                 self->file_name, self->path->str, expected, found);

  return FALSE;
}

gboolean
relu_parser_fail (ReluParser *self, const char *expected, const ReluJsonValue *value)
{
  g_autofree char *found = relu_parser_dup_found (value);

  return relu_parser_fail_with (self, RELU_FILE_ERROR_FORMAT, expected, found);
}

gboolean
relu_parser_fail_count (ReluParser *self, int code, const char *expected, guint64 found)
{
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, found);

  return relu_parser_fail_with (self, code, expected, number);
}

/* The members of an object: all of them as @keys, and those in @names as @values (start is NULL
 * where one is missing). */
gboolean
relu_parser_read_members (ReluParser *self, const ReluJsonValue *object, const char *const *names,
               ReluJsonValue *values, GPtrArray **keys)
{
  g_autoptr (GPtrArray) all = relu_file_keys_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  ReluJsonIter iter;
  ReluJsonValue key, value;

  for (guint i = 0; names[i] != NULL; i++)
    values[i] = (ReluJsonValue) { NULL, NULL };

  relu_json_iter_init (&iter, object);
  while (relu_json_iter_next (&iter, &key, &value))
    {
      ReluFileKey *entry = g_new0 (ReluFileKey, 1);
      gboolean known = FALSE;

      entry->key = relu_json_value_dup_string (&key);
      g_ptr_array_add (all, entry);
      if (!g_hash_table_add (seen, entry->key))
        {
          g_autofree char *found = relu_parser_dup_found (&key);

          /* Translators: a key of a JSON object stands there twice; what is found is its name. */
          return relu_parser_fail_with (self, RELU_FILE_ERROR_FORMAT, _("every key once"), found);
        }
      for (guint i = 0; names[i] != NULL; i++)
        if (g_str_equal (names[i], entry->key))
          {
            values[i] = value;
            known = TRUE;
          }
      /* A slope on a layer that is not leaky means nothing, and is kept like an unknown key. */
      if (!known || g_str_equal (entry->key, "negative_slope"))
        entry->raw = g_strndup (value.start, (gsize) (value.end - value.start));
    }

  *keys = g_steal_pointer (&all);
  return TRUE;
}

gboolean
relu_parser_check_kind (ReluParser *self, const ReluJsonValue *value, ReluJsonKind kind, const char *expected)
{
  if (value->start == NULL)
    return relu_parser_fail (self, expected, NULL);
  if (relu_json_value_get_kind (value) != kind)
    return relu_parser_fail (self, expected, value);

  return TRUE;
}

gboolean
relu_parser_read_optional_text (ReluParser *self, const char *key, const ReluJsonValue *value, char **text)
{
  gsize length = relu_parser_push_key (self, key);

  if (value->start != NULL)
    {
      if (!relu_parser_check_kind (self, value, RELU_JSON_STRING, _("text in quotation marks")))
        return FALSE;
      *text = relu_json_value_dup_string (value);
    }
  relu_parser_pop (self, length);

  return TRUE;
}

gboolean
relu_parser_read_number (ReluParser *self, const ReluJsonValue *value, double *number)
{
  if (!relu_parser_check_kind (self, value, RELU_JSON_NUMBER, _("a number")))
    return FALSE;
  *number = relu_json_value_get_number (value);
  if (!isfinite (*number))
    return relu_parser_fail (self, _("a number that fits a 64-bit float (up to 1.8e308)"), value);

  return TRUE;
}

/* Appends all numbers of an array to @numbers, but refuses the one behind @limit. */
gboolean
relu_parser_read_numbers (ReluParser *self, const ReluJsonValue *array, gsize limit, GArray *numbers, gsize *n)
{
  ReluJsonIter iter;
  ReluJsonValue value;

  if (!relu_parser_check_kind (self, array, RELU_JSON_ARRAY, _("an array of numbers")))
    return FALSE;

  *n = 0;
  relu_json_iter_init (&iter, array);
  while (relu_json_iter_next (&iter, NULL, &value))
    {
      double number;

      if (relu_json_value_get_kind (&value) != RELU_JSON_NUMBER
          || !isfinite (relu_json_value_get_number (&value)))
        {
          relu_parser_push_index (self, (guint) *n);
          return relu_parser_read_number (self, &value, &number);
        }
      number = relu_json_value_get_number (&value);
      if (*n < limit)
        g_array_append_val (numbers, number);
      (*n)++;
    }

  return TRUE;
}

guint
relu_parser_count_elements (const ReluJsonValue *array)
{
  ReluJsonIter iter;
  ReluJsonValue value;
  guint n = 0;

  relu_json_iter_init (&iter, array);
  while (relu_json_iter_next (&iter, NULL, &value))
    n++;

  return n;
}
