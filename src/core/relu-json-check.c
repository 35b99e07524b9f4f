/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-json-check.c: strict JSON, checked before it is read in place by relu-json.c.
 *
 * Network files come from anywhere and may hold millions of numbers. json-glib 1.6 takes comments
 * and assignments for JSON, wraps integers beyond 64 bits, drops the sign of -0, aborts on a broken
 * surrogate pair, recurses without a limit and needs about a hundred bytes for each number. Hence
 * this small reader: one pass without recursion says whether a text is JSON at all (and where not);
 * after that a value is no more than the part of the text where it stands. */

#include "relu-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

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
