/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-csv.c: points from a text with two numbers on each line: x and y, separated by a comma, a
 * semicolon, a tab or blanks. Decimal marks are points; where a semicolon or a tab separates, as in what
 * spreadsheets of half the world write, they may be commas. Empty lines and lines that begin with # are
 * passed over, and so is a first line without numbers: the names of the columns.
 *
 * The text comes in pieces, so that whoever reads a large file can show how far it is, and stop. */

#include "relu-csv.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "relu-number.h"

/* Of what a fault quotes, in letters. */
#define MAX_QUOTED 40

/* In bytes. Two numbers need less. */
#define MAX_LINE 4096

#define BYTE_ORDER_MARK "\xef\xbb\xbf"
#define MINUS "\xe2\x88\x92" /* the typographic one, as this program shows it */

struct _ReluCsvReader
{
  GString *rest;   /* the beginning of a line whose end has not come yet */
  GArray *points;  /* pairs of doubles */
  GArray *faults;  /* ReluCsvFault */
  guint n_faults;
  guint line; /* so many are read */
  gboolean may_be_header;
  gboolean is_full; /* there were more points than there may be */
};

typedef enum
{
  FIELD_NUMBER,
  FIELD_OTHER,
  FIELD_TOO_LARGE,
} FieldKind;

typedef struct
{
  const char *from, *to;
} Span;

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\r';
}

static gboolean
is_of_number (char c)
{
  return g_ascii_isdigit (c) || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
}

static Span
trim (Span span)
{
  while (span.from < span.to && is_blank (*span.from))
    span.from++;
  while (span.to > span.from && is_blank (span.to[-1]))
    span.to--;

  return span;
}

/* One number, perhaps in quotation marks. */
static FieldKind
read_field (Span field, gboolean comma_is_decimal, double *number)
{
  char buffer[128], *end;
  gsize length = 0;

  field = trim (field);
  if (field.to - field.from >= 2 && *field.from == '"' && field.to[-1] == '"')
    field = (Span){ field.from + 1, field.to - 1 };

  for (const char *p = field.from; p < field.to; p++)
    {
      char c = *p;

      if (c == ',' && comma_is_decimal)
        c = '.';
      else if (field.to - p >= 3 && memcmp (p, MINUS, 3) == 0)
        {
          c = '-';
          p += 2;
        }
      /* g_ascii_strtod() knows words and hexadecimal numbers too. */
      if (!is_of_number (c) || length + 1 >= sizeof buffer)
        return FIELD_OTHER;
      buffer[length++] = c;
    }
  buffer[length] = '\0';
  *number = g_ascii_strtod (buffer, &end);
  if (length == 0 || *end != '\0')
    return FIELD_OTHER;

  return isfinite (*number) ? FIELD_NUMBER : FIELD_TOO_LARGE;
}

static guint
split_at (Span line, char separator, Span fields[3])
{
  guint n = 0;

  while (n < 3)
    {
      const char *at = memchr (line.from, separator, (gsize) (line.to - line.from));

      fields[n++] = (Span){ line.from, at != NULL ? at : line.to };
      if (at == NULL)
        break;
      line.from = at + 1;
    }

  return n;
}

static guint
split_at_blanks (Span line, Span fields[3])
{
  guint n = 0;

  while (n < 3 && line.from < line.to)
    {
      const char *p = line.from;

      while (p < line.to && !is_blank (*p))
        p++;
      fields[n++] = (Span){ line.from, p };
      line = trim ((Span){ p, line.to });
    }

  return n;
}

/* The fields of a line, at most three; whether a comma in one of them is a decimal mark. */
static guint
split (Span line, Span fields[3], gboolean *comma_is_decimal)
{
  gsize length = (gsize) (line.to - line.from);

  *comma_is_decimal = TRUE;
  if (memchr (line.from, ';', length) != NULL)
    return split_at (line, ';', fields);
  if (memchr (line.from, '\t', length) != NULL)
    {
      guint n = split_at (line, '\t', fields);
      Span x = trim (fields[0]), y = trim (fields[1]);

      /* "1 <tab>, 2" is separated by the comma. */
      if (n == 2 && x.to[-1] != ',' && *y.from != ',')
        return n;
    }

  *comma_is_decimal = FALSE;
  return memchr (line.from, ',', length) != NULL ? split_at (line, ',', fields)
                                                 : split_at_blanks (line, fields);
}

/* Whether commas that are decimal marks stand between blanks that separate: "0,5 1,25". */
static gboolean
has_decimal_commas (Span line)
{
  guint n_commas = 0, n_blanks = 0;

  for (const char *p = line.from; p < line.to; p++)
    if (*p == ',' && p + 1 < line.to && !is_blank (p[1]) && p > line.from && !is_blank (p[-1]))
      n_commas++;
    else if (is_blank (*p))
      n_blanks++;
    else if (!is_of_number (*p))
      return FALSE;

  return n_commas == 2 && n_blanks > 0;
}

static gboolean
read_point (Span line, double point[2], gboolean *is_text, ReluCsvFaultKind *fault)
{
  FieldKind kinds[2] = { FIELD_OTHER, FIELD_OTHER };
  gboolean comma_is_decimal;
  Span fields[3];
  guint n = split (line, fields, &comma_is_decimal);

  for (guint i = 0; i < MIN (n, 2); i++)
    kinds[i] = read_field (fields[i], comma_is_decimal, &point[i]);
  *is_text = kinds[0] == FIELD_OTHER;
  if (n == 2 && kinds[0] == FIELD_NUMBER && kinds[1] == FIELD_NUMBER)
    return TRUE;

  if (has_decimal_commas (line))
    *fault = RELU_CSV_COMMA;
  else if (n == 1 && kinds[0] == FIELD_NUMBER)
    *fault = RELU_CSV_TOO_FEW;
  else if (kinds[0] == FIELD_TOO_LARGE || kinds[1] == FIELD_TOO_LARGE)
    *fault = RELU_CSV_TOO_LARGE;
  else if (n > 2)
    *fault = RELU_CSV_TOO_MANY;
  else
    *fault = RELU_CSV_NOT_NUMBERS;

  return FALSE;
}

static char *
dup_quoted (Span line)
{
  g_autofree char *valid = g_utf8_make_valid (line.from, line.to - line.from);
  char *end = valid;

  for (guint n = 0; n < MAX_QUOTED && *end != '\0'; n++)
    end = g_utf8_next_char (end);
  if (*end == '\0')
    return g_steal_pointer (&valid);

  *end = '\0';
  return g_strconcat (valid, "…", NULL);
}

static void
add_fault (ReluCsvReader *self, ReluCsvFaultKind kind, Span line)
{
  if (self->n_faults++ < RELU_CSV_MAX_FAULTS)
    {
      ReluCsvFault fault = { kind, self->line, dup_quoted (line) };

      g_array_append_val (self->faults, fault);
    }
}

static void
read_line (ReluCsvReader *self, const char *from, const char *to)
{
  Span line = trim ((Span){ from, to });
  gboolean may_be_header = self->may_be_header, is_text;
  ReluCsvFaultKind fault;
  double point[2];

  self->line++;
  if (line.from == line.to || *line.from == '#')
    return;

  self->may_be_header = FALSE;
  if (to - from > MAX_LINE)
    add_fault (self, RELU_CSV_TOO_LONG, line);
  else if (!read_point (line, point, &is_text, &fault))
    {
      if (!(is_text && may_be_header))
        add_fault (self, fault, line);
    }
  else if (self->points->len < RELU_DATA_MAX)
    g_array_append_vals (self->points, point, 1);
  else
    self->is_full = TRUE;
}

static void
clear_fault (gpointer data)
{
  g_free (((ReluCsvFault *) data)->found);
}

/**
 * relu_csv_reader_new:
 *
 * Returns: (transfer full): a reader that has read nothing yet
 */
ReluCsvReader *
relu_csv_reader_new (void)
{
  ReluCsvReader *self = g_new0 (ReluCsvReader, 1);

  self->rest = g_string_new (NULL);
  self->points = g_array_new (FALSE, FALSE, 2 * sizeof (double));
  self->faults = g_array_new (FALSE, FALSE, sizeof (ReluCsvFault));
  g_array_set_clear_func (self->faults, clear_fault);
  self->may_be_header = TRUE;

  return self;
}

void
relu_csv_reader_free (ReluCsvReader *self)
{
  g_string_free (self->rest, TRUE);
  g_array_unref (self->points);
  g_array_unref (self->faults);
  g_free (self);
}

static void
end_line (ReluCsvReader *self)
{
  if (self->line == 0 && g_str_has_prefix (self->rest->str, BYTE_ORDER_MARK))
    g_string_erase (self->rest, 0, strlen (BYTE_ORDER_MARK));
  read_line (self, self->rest->str, self->rest->str + self->rest->len);
  g_string_truncate (self->rest, 0);
}

/**
 * relu_csv_reader_feed:
 * @text: what comes next, UTF-8 or ASCII; it may end anywhere
 * @length: in bytes
 *
 * Reads the lines that end in @text, and keeps the beginning of the last one. However long a line is,
 * a few kB of it are kept.
 */
void
relu_csv_reader_feed (ReluCsvReader *self, const char *text, gsize length)
{
  const char *p = text, *end = text + length;

  while (p < end)
    {
      const char *newline = memchr (p, '\n', (gsize) (end - p));
      const char *to = newline != NULL ? newline : end;

      if (newline != NULL && self->rest->len == 0)
        {
          if (self->line == 0 && to - p >= 3 && memcmp (p, BYTE_ORDER_MARK, 3) == 0)
            p += 3;
          read_line (self, p, to);
        }
      else
        {
          /* One byte beyond what a line may have tells that it is too long. */
          gsize room = MAX_LINE + 1 - self->rest->len;

          g_string_append_len (self->rest, p, (gssize) MIN ((gsize) (to - p), room));
          if (newline != NULL)
            end_line (self);
        }
      p = newline != NULL ? newline + 1 : end;
    }
}

/**
 * relu_csv_reader_end:
 *
 * Ends the line that is being read: the text is over.
 */
void
relu_csv_reader_end (ReluCsvReader *self)
{
  if (self->rest->len > 0)
    end_line (self);
}

/**
 * relu_csv_reader_get_n_points:
 *
 * Returns: how many good lines there were
 */
gsize
relu_csv_reader_get_n_points (const ReluCsvReader *self)
{
  return self->points->len;
}

/**
 * relu_csv_reader_is_full:
 *
 * Returns: whether there were more good lines than %RELU_DATA_MAX, and so some were left out
 */
gboolean
relu_csv_reader_is_full (const ReluCsvReader *self)
{
  return self->is_full;
}

/**
 * relu_csv_reader_dup_data:
 *
 * Returns: (transfer full) (nullable): the points of the good lines; %NULL where there was none
 */
ReluData *
relu_csv_reader_dup_data (const ReluCsvReader *self)
{
  gsize n = self->points->len;
  double *xy;

  if (n == 0)
    return NULL;

  xy = g_new (double, 2 * n);
  for (gsize i = 0; i < n; i++)
    {
      const double *point = (const double *) (gpointer) self->points->data + 2 * i;

      xy[i] = point[0];
      xy[n + i] = point[1];
    }

  return relu_data_new_take (n, xy);
}

/**
 * relu_csv_reader_get_line:
 *
 * Returns: how many lines were read
 */
guint
relu_csv_reader_get_line (const ReluCsvReader *self)
{
  return self->line;
}

/**
 * relu_csv_reader_get_n_faults:
 *
 * Returns: how many lines could not be read; of the first %RELU_CSV_MAX_FAULTS it is known what they are
 */
guint
relu_csv_reader_get_n_faults (const ReluCsvReader *self)
{
  return self->n_faults;
}

/**
 * relu_csv_reader_get_fault:
 * @index: from 0, below relu_csv_reader_get_n_faults() and %RELU_CSV_MAX_FAULTS
 *
 * Returns: (transfer none): a line that could not be read
 */
const ReluCsvFault *
relu_csv_reader_get_fault (const ReluCsvReader *self, guint index)
{
  g_return_val_if_fail (index < self->faults->len, NULL);

  return &g_array_index (self->faults, ReluCsvFault, index);
}

/**
 * relu_csv_fault_dup_text:
 *
 * Returns: (transfer full): the line's number, what is wrong with it and what it is, for people
 */
char *
relu_csv_fault_dup_text (const ReluCsvFault *self)
{
  static const char *const reasons[] = {
    /* Translators: what is wrong with a line that should have been x and y. The first %s is the line's
     * number, the second what stands there. */
    [RELU_CSV_NOT_NUMBERS] = N_("Line %s: not two numbers: “%s”"),
    [RELU_CSV_TOO_FEW] = N_("Line %s: only one number: “%s”"),
    [RELU_CSV_TOO_MANY] = N_("Line %s: more than two columns: “%s”"),
    [RELU_CSV_COMMA] = N_("Line %s: decimal commas need a semicolon or a tab between x and y: “%s”"),
    [RELU_CSV_TOO_LARGE] = N_("Line %s: a number is too large: “%s”"),
    [RELU_CSV_TOO_LONG] = N_("Line %s: too long for two numbers: “%s”"),
  };
  char number[RELU_NUMBER_BUFFER];

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (g_dgettext (GETTEXT_PACKAGE, reasons[self->kind]),
                          relu_number_count_to_display (self->line, number), self->found);
#pragma GCC diagnostic pop
}
