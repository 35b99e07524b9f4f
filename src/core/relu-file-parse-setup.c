/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-file-parse-setup.c: "training" of a network file: how its network is trained. */

#include <glib/gi18n-lib.h>
#include <math.h>

#include "relu-file-parser-private.h"
#include "relu-setup-fields.h"

/* A whole number, with all its digits where it is written without a point or an exponent. */
static gboolean
get_count (const ReluJsonValue *value, guint64 *count)
{
  g_autofree char *digits = g_strndup (value->start, (gsize) (value->end - value->start));
  double number = relu_json_value_get_number (value);

  if (g_ascii_string_to_unsigned (digits, 10, 0, G_MAXUINT64, count, NULL))
    return TRUE;
  if (!(number >= 0 && number <= 0x1p53) || number != floor (number))
    return FALSE;
  *count = (guint64) number;

  return TRUE;
}

static gboolean
set_field (const ReluSetupField *field, const ReluJsonValue *value, ReluSetup *setup)
{
  ReluJsonKind kind = relu_json_value_get_kind (value);
  g_autofree char *word = NULL;
  guint64 count;

  if (field->kind == RELU_SETUP_WORD)
    {
      if (kind != RELU_JSON_STRING)
        return FALSE;
      word = relu_json_value_dup_string (value);
      return relu_setup_field_set_word (field, setup, word);
    }
  if (kind != RELU_JSON_NUMBER)
    return FALSE;
  if (field->kind == RELU_SETUP_NUMBER)
    return relu_setup_field_set_number (field, setup, relu_json_value_get_number (value));

  return get_count (value, &count) && relu_setup_field_set_count (field, setup, count);
}

/* The fields of one object: @object inside "training", or itself where NULL. */
static gboolean
read_object (ReluParser *self, const ReluJsonValue *value, const char *object, ReluFile *file,
             GPtrArray **keys)
{
  const char *names[RELU_SETUP_MAX_KEYS + 1];
  ReluJsonValue values[RELU_SETUP_MAX_KEYS + 1];

  relu_setup_get_keys (object, names);
  if (!relu_parser_check_kind (self, value, RELU_JSON_OBJECT, _("an object"))
      || !relu_parser_read_members (self, value, names, values, keys))
    return FALSE;

  for (guint i = 0; names[i] != NULL; i++)
    {
      gsize length = relu_parser_push_key (self, names[i]);
      const ReluSetupField *field = relu_setup_find_field (object, names[i]);

      if (values[i].start == NULL)
        ;
      else if (field == NULL)
        {
          if (!read_object (self, &values[i], names[i], file, &file->init_keys))
            return FALSE;
        }
      else if (!set_field (field, &values[i], &file->setup))
        {
          g_autofree char *expected = relu_setup_field_dup_expected (field);

          return relu_parser_fail (self, expected, &values[i]);
        }
      relu_parser_pop (self, length);
    }

  return TRUE;
}

/**
 * relu_parser_read_setup:
 * @value: an object; its start may be %NULL
 * @file: has the default set-up
 */
gboolean
relu_parser_read_setup (ReluParser *self, const ReluJsonValue *value, ReluFile *file)
{
  gsize length = relu_parser_push_key (self, "training");

  if (value->start != NULL && !read_object (self, value, NULL, file, &file->setup_keys))
    return FALSE;
  relu_parser_pop (self, length);

  return TRUE;
}
