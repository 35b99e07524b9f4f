/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-json.c: strict JSON, read in place.
 *
 * Network files come from anywhere and may hold millions of numbers. json-glib 1.6 takes comments and
 * assignments for JSON, wraps integers beyond 64 bits, drops the sign of -0, aborts on a broken
 * surrogate pair, recurses without a limit and needs about a hundred bytes for each number. Hence
 * this small reader: one pass without recursion says whether a text is JSON at all (and where not);
 * after that a value is no more than the part of the text where it stands. */

#include "relu-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relu-number.h"

G_DEFINE_QUARK (relu-json-error-quark, relu_json_error)

typedef struct
{
  const char *text, *p, *end;
  GError **error;
} Checker;

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static const char *
skip_space (const char *p, const char *end)
{
  while (p < end && is_space (*p))
    p++;

  return p;
}

/* What stands at @self->p, for an error. */
static char *
dup_found (const Checker *self)
{
  gunichar c;

  if (self->p >= self->end)
    return g_strdup (_("the end of the text"));

  c = *self->p == '\0' ? 0 : g_utf8_get_char_validated (self->p, self->end - self->p);
  if (c == (gunichar) -1 || c == (gunichar) -2)
    return g_strdup_printf (_("the byte 0x%02x, which is not UTF-8"), (guchar) *self->p);
  if (!g_unichar_isprint (c))
    return g_strdup_printf (_("the character U+%04X"), c);

  return g_strdup_printf ("“%.*s”", (int) (g_utf8_next_char (self->p) - self->p), self->p);
}

static gboolean
fail (Checker *self, int code, const char *expected)
{
  g_autofree char *found = dup_found (self);
  const char *line_start = self->text;
  guint line = 1;
  guint column = 1;

  for (const char *p = self->text; p < self->p; p++)
    if (*p == '\n')
      {
        line++;
        line_start = p + 1;
      }
  for (const char *p = line_start; p < self->p; p++)
    column += ((guchar) *p & 0xc0) != 0x80; /* continuation bytes of UTF-8 are not characters */

  /* Translators: "line 3, column 5: expected “,” or “]”, found “}”" */
  g_set_error (self->error, RELU_JSON_ERROR, code, _("line %u, column %u: expected %s, found %s"),
               line, column, expected, found);

  return FALSE;
}

static int
hex4 (const char *p, const char *end)
{
  int value = 0;

  if (end - p < 4)
    return -1;
  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (p[i]);

      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }

  return value;
}

/* At the "\" of an escape. */
static gboolean
check_escape (Checker *self)
{
  const char *start = self->p;
  int high, low;

  self->p++;
  if (self->p < self->end && *self->p != '\0' && strchr ("\"\\/bfnrt", *self->p) != NULL)
    {
      self->p++;
      return TRUE;
    }
  if (self->p >= self->end || *self->p != 'u')
    return fail (self, RELU_JSON_ERROR_SYNTAX, _("one of \" \\ / b f n r t u after a “\\”"));

  high = hex4 (self->p + 1, self->end);
  if (high < 0)
    {
      self->p++;
      return fail (self, RELU_JSON_ERROR_SYNTAX, _("four hexadecimal digits after “\\u”"));
    }
  self->p += 5;
  if (high == 0)
    {
      self->p = start;
      return fail (self, RELU_JSON_ERROR_SYNTAX, _("no character U+0000 in a text"));
    }
  if (high < 0xd800 || high > 0xdfff)
    return TRUE;

  low = self->end - self->p >= 6 && self->p[0] == '\\' && self->p[1] == 'u'
          ? hex4 (self->p + 2, self->end)
          : -1;
  if (high > 0xdbff || low < 0xdc00 || low > 0xdfff)
    {
      self->p = start;
      return fail (self, RELU_JSON_ERROR_SYNTAX, _("both halves of a surrogate pair"));
    }
  self->p += 6;

  return TRUE;
}

/* At the opening quotation mark. */
static gboolean
check_string (Checker *self)
{
  self->p++;
  while (self->p < self->end && *self->p != '"')
    {
      if ((guchar) *self->p < 0x20)
        return fail (self, RELU_JSON_ERROR_SYNTAX, _("a closing quotation mark"));
      if (*self->p == '\\')
        {
          if (!check_escape (self))
            return FALSE;
        }
      else
        self->p++;
    }
  if (self->p >= self->end)
    return fail (self, RELU_JSON_ERROR_SYNTAX, _("a closing quotation mark"));
  self->p++;

  return TRUE;
}

static gboolean
check_digits (Checker *self)
{
  if (self->p >= self->end || !g_ascii_isdigit (*self->p))
    return fail (self, RELU_JSON_ERROR_SYNTAX, _("a digit"));
  while (self->p < self->end && g_ascii_isdigit (*self->p))
    self->p++;

  return TRUE;
}

static gboolean
check_number (Checker *self)
{
  if (*self->p == '-')
    self->p++;
  if (self->p < self->end && *self->p == '0')
    self->p++; /* a digit behind it is caught as what can't follow a value */
  else if (!check_digits (self))
    return FALSE;
  if (self->p < self->end && *self->p == '.')
    {
      self->p++;
      if (!check_digits (self))
        return FALSE;
    }
  if (self->p < self->end && (*self->p == 'e' || *self->p == 'E'))
    {
      self->p++;
      if (self->p < self->end && (*self->p == '+' || *self->p == '-'))
        self->p++;
      if (!check_digits (self))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_scalar (Checker *self)
{
  static const char *const words[] = { "true", "false", "null" };

  if (self->p < self->end && *self->p == '"')
    return check_string (self);
  if (self->p < self->end && (*self->p == '-' || g_ascii_isdigit (*self->p)))
    return check_number (self);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      if ((gsize) (self->end - self->p) >= length && memcmp (self->p, words[i], length) == 0)
        {
          self->p += length;
          return TRUE;
        }
    }

  return fail (self, RELU_JSON_ERROR_SYNTAX, _("a value"));
}

/* The key of a member and its colon. */
static gboolean
check_key (Checker *self, const char *expected)
{
  if (self->p >= self->end || *self->p != '"')
    return fail (self, RELU_JSON_ERROR_SYNTAX, expected);
  if (!check_string (self))
    return FALSE;
  self->p = skip_space (self->p, self->end);
  if (self->p >= self->end || *self->p != ':')
    return fail (self, RELU_JSON_ERROR_SYNTAX, "“:”");
  self->p = skip_space (self->p + 1, self->end);

  return TRUE;
}

/* Behind a value: a comma and what must follow it, or the ends of what encloses it. Leaves @depth
 * at 0 when all is closed. */
static gboolean
check_after_value (Checker *self, const char *stack, guint *depth)
{
  while (*depth > 0)
    {
      char closing = stack[*depth - 1];

      self->p = skip_space (self->p, self->end);
      if (self->p < self->end && *self->p == ',')
        {
          self->p = skip_space (self->p + 1, self->end);
          return closing == '}' ? check_key (self, _("a key in quotation marks")) : TRUE;
        }
      if (self->p >= self->end || *self->p != closing)
        return fail (self, RELU_JSON_ERROR_SYNTAX,
                     closing == '}' ? _("“,” or “}”") : _("“,” or “]”"));
      self->p++;
      (*depth)--;
    }

  return TRUE;
}

/**
 * relu_json_check:
 * @text: (array length=length): anything
 * @length: how many bytes
 * @root: (out): the value that @text is
 * @error: RELU_JSON_ERROR, with line and column and what was expected there
 *
 * Checks that @text is one JSON value (RFC 8259) in UTF-8, without NUL characters, and not nested
 * deeper than RELU_JSON_MAX_DEPTH. A byte order mark before it is passed over. Needs time in
 * proportion to @length and no memory.
 *
 * Returns: whether it is
 */
gboolean
relu_json_check (const char *text, gsize length, ReluJsonValue *root, GError **error)
{
  Checker self = { text, text, text + length, error };
  char stack[RELU_JSON_MAX_DEPTH];
  guint depth = 0;
  const char *bad;

  if (!g_utf8_validate_len (text, length, &bad))
    {
      self.p = bad;
      return fail (&self, RELU_JSON_ERROR_SYNTAX, _("a text in UTF-8"));
    }

  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    self.p += 3;
  self.p = skip_space (self.p, self.end);
  root->start = self.p;

  do
    {
      if (self.p < self.end && (*self.p == '[' || *self.p == '{'))
        {
          char closing = *self.p == '[' ? ']' : '}';

          if (depth == RELU_JSON_MAX_DEPTH)
            {
              g_autofree char *expected
                = g_strdup_printf (_("at most %d arrays and objects inside each other"),
                                   RELU_JSON_MAX_DEPTH);

              return fail (&self, RELU_JSON_ERROR_DEPTH, expected);
            }
          stack[depth++] = closing;
          self.p = skip_space (self.p + 1, self.end);
          if (self.p < self.end && *self.p == closing)
            {
              self.p++;
              depth--;
            }
          else if (closing == ']')
            continue;
          else if (check_key (&self, _("a key in quotation marks or “}”")))
            continue;
          else
            return FALSE;
        }
      else if (!check_scalar (&self))
        return FALSE;

      if (!check_after_value (&self, stack, &depth))
        return FALSE;
    }
  while (depth > 0);

  root->end = self.p;
  self.p = skip_space (self.p, self.end);
  if (self.p < self.end)
    return fail (&self, RELU_JSON_ERROR_SYNTAX, _("the end of the text"));

  return TRUE;
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
          c = (gunichar) hex4 (p + 1, end);
          p += 4;
          if (c >= 0xd800 && c <= 0xdbff)
            {
              c = 0x10000 + ((c - 0xd800) << 10) + ((gunichar) hex4 (p + 3, end) - 0xdc00);
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
