/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-json.c: JSON that relu_json_check() has found to be valid, read in place, and pieces of JSON
 * written. Nothing here looks for errors: there are none. */

#include "relu-json.h"

#include <string.h>

#include "relu-number.h"

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static gunichar
hex4 (const char *p)
{
  gunichar value = 0;

  for (int i = 0; i < 4; i++)
    value = value * 16 + (gunichar) g_ascii_xdigit_value (p[i]);

  return value;
}

ReluJsonKind
relu_json_value_get_kind (const ReluJsonValue *value)
{
  switch (*value->start)
    {
    case '{':
      return RELU_JSON_OBJECT;
    case '[':
      return RELU_JSON_ARRAY;
    case '"':
      return RELU_JSON_STRING;
    case 't':
    case 'f':
      return RELU_JSON_BOOLEAN;
    case 'n':
      return RELU_JSON_NULL;
    default:
      return RELU_JSON_NUMBER;
    }
}

/**
 * relu_json_value_get_number:
 * @value: a number
 *
 * Returns: the nearest double; infinite where it is too large for one
 */
double
relu_json_value_get_number (const ReluJsonValue *value)
{
  return g_ascii_strtod (value->start, NULL);
}

/**
 * relu_json_value_dup_string:
 * @value: a string
 *
 * Returns: (transfer full): what it says, in UTF-8
 */
char *
relu_json_value_dup_string (const ReluJsonValue *value)
{
  static const char letters[] = "bfnrt";
  static const char meanings[] = "\b\f\n\r\t";
  GString *string = g_string_sized_new ((gsize) (value->end - value->start));
  const char *end = value->end - 1;

  for (const char *p = value->start + 1; p < end; p++)
    {
      const char *letter;
      gunichar c;

      if (*p != '\\')
        {
          g_string_append_c (string, *p);
          continue;
        }
      p++;
      letter = strchr (letters, *p);
      if (letter != NULL)
        g_string_append_c (string, meanings[letter - letters]);
      else if (*p == 'u')
        {
          c = hex4 (p + 1);
          p += 4;
          if (c >= 0xd800 && c <= 0xdbff)
            {
              c = 0x10000 + ((c - 0xd800) << 10) + (hex4 (p + 3) - 0xdc00);
              p += 6;
            }
          g_string_append_unichar (string, c);
        }
      else
        g_string_append_c (string, *p);
    }

  return g_string_free (string, FALSE);
}

static const char *
skip_string (const char *p)
{
  for (p++; *p != '"'; p++)
    if (*p == '\\')
      p++;

  return p + 1;
}

/* @p is at the start of a valid value. */
static const char *
skip_value (const char *p)
{
  guint depth = 0;

  if (*p != '"' && *p != '[' && *p != '{')
    return p + strcspn (p, ",]} \t\n\r");

  do
    {
      if (*p == '"')
        {
          p = skip_string (p);
          continue;
        }
      if (*p == '[' || *p == '{')
        depth++;
      else if (*p == ']' || *p == '}')
        depth--;
      p++;
    }
  while (depth > 0);

  return p;
}

static const char *
skip_valid_space (const char *p)
{
  while (is_space (*p))
    p++;

  return p;
}

/**
 * relu_json_iter_init:
 * @value: an array or an object
 */
void
relu_json_iter_init (ReluJsonIter *iter, const ReluJsonValue *value)
{
  iter->is_object = *value->start == '{';
  iter->p = skip_valid_space (value->start + 1);
}

/**
 * relu_json_iter_next:
 * @key: (out) (nullable): the key, a string; only for objects
 * @value: (out): the next value
 *
 * Returns: whether there was one
 */
gboolean
relu_json_iter_next (ReluJsonIter *iter, ReluJsonValue *key, ReluJsonValue *value)
{
  if (*iter->p == ']' || *iter->p == '}')
    return FALSE;

  if (iter->is_object)
    {
      const char *start = iter->p;

      iter->p = skip_string (start);
      if (key != NULL)
        *key = (ReluJsonValue) { start, iter->p };
      iter->p = skip_valid_space (iter->p);
      iter->p = skip_valid_space (iter->p + 1);
    }

  value->start = iter->p;
  value->end = skip_value (iter->p);
  iter->p = skip_valid_space (value->end);
  if (*iter->p == ',')
    iter->p = skip_valid_space (iter->p + 1);

  return TRUE;
}

/**
 * relu_json_append_string:
 * @text: UTF-8
 *
 * Appends @text as a JSON string, with as few escapes as JSON allows; control characters beyond
 * ASCII and line separators are escaped too, so that what is printed stays on its line.
 */
void
relu_json_append_string (GString *json, const char *text)
{
  g_string_append_c (json, '"');
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '"' || c == '\\')
        g_string_append_printf (json, "\\%c", (char) c);
      else if (c == '\n')
        g_string_append (json, "\\n");
      else if (c == '\t')
        g_string_append (json, "\\t");
      else if (c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029)
        g_string_append_printf (json, "\\u%04x", c);
      else
        g_string_append_unichar (json, c);
    }
  g_string_append_c (json, '"');
}

/**
 * relu_json_append_number:
 * @value: a finite number
 */
void
relu_json_append_number (GString *json, double value)
{
  char buffer[RELU_NUMBER_BUFFER];

  g_string_append (json, relu_number_to_shortest (value, buffer));
}
