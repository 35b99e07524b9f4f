/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-csv.c: text read in pieces, what is said about lines that are no points, and points as text. */

#include <math.h>
#include <string.h>

#include "relu-csv.h"
#include "relu-random.h"

/* Reads a text in pieces of @piece bytes. */
static ReluCsvReader *
read_text (const char *text, gsize length, gsize piece)
{
  ReluCsvReader *reader = relu_csv_reader_new ();

  for (gsize from = 0; from < length; from += piece)
    relu_csv_reader_feed (reader, text + from, MIN (piece, length - from));
  relu_csv_reader_end (reader);

  return reader;
}

/* However the text is cut, the same points and the same faults. */
static void
test_pieces (void)
{
  static const char text[] = "\xef\xbb\xbfx,y\r\n1,2\r\n\r\n3;4,5\nno\n5 6\n−7\t8\n9";
  g_autoptr (ReluData) expected
      = relu_data_new (4, (double[]) { 1, 3, 5, -7 }, (double[]) { 2, 4.5, 6, 8 });

  for (gsize piece = 1; piece <= sizeof text; piece++)
    {
      g_autoptr (ReluCsvReader) reader = read_text (text, sizeof text - 1, piece);
      g_autoptr (ReluData) data = relu_csv_reader_dup_data (reader);

      g_assert_true (relu_data_equal (data, expected));
      g_assert_cmpuint (relu_csv_reader_get_n_points (reader), ==, 4);
      g_assert_false (relu_csv_reader_is_full (reader));
      g_assert_cmpuint (relu_csv_reader_get_line (reader), ==, 8);
      g_assert_cmpuint (relu_csv_reader_get_n_faults (reader), ==, 2);
      g_assert_cmpuint (relu_csv_reader_get_fault (reader, 0)->line, ==, 5);
      g_assert_cmpstr (relu_csv_reader_get_fault (reader, 0)->found, ==, "no");
      g_assert_cmpuint (relu_csv_reader_get_fault (reader, 1)->line, ==, 8);
    }
}

static void
test_faults (void)
{
  static const struct
  {
    const char *line;
    ReluCsvFaultKind kind;
    const char *text;
  } rows[] = {
    { "3,abc", RELU_CSV_NOT_NUMBERS, "Line 2: not two numbers: “3,abc”" },
    { "x,y", RELU_CSV_NOT_NUMBERS, "Line 2: not two numbers: “x,y”" },
    { "1,inf", RELU_CSV_NOT_NUMBERS, "Line 2: not two numbers: “1,inf”" },
    { "1,nan", RELU_CSV_NOT_NUMBERS, "Line 2: not two numbers: “1,nan”" },
    { "1,0x10", RELU_CSV_NOT_NUMBERS, "Line 2: not two numbers: “1,0x10”" },
    { "1,\"2", RELU_CSV_NOT_NUMBERS, "Line 2: not two numbers: “1,\"2”" },
    { "1,", RELU_CSV_NOT_NUMBERS, "Line 2: not two numbers: “1,”" },
    { ",1", RELU_CSV_NOT_NUMBERS, "Line 2: not two numbers: “,1”" },
    { "1;;", RELU_CSV_TOO_MANY, "Line 2: more than two columns: “1;;”" },
    { "  17 ", RELU_CSV_TOO_FEW, "Line 2: only one number: “17”" },
    { "1,2,3", RELU_CSV_TOO_MANY, "Line 2: more than two columns: “1,2,3”" },
    { "1, 2, 3", RELU_CSV_TOO_MANY, "Line 2: more than two columns: “1, 2, 3”" },
    { "1\t2\t3", RELU_CSV_TOO_MANY, "Line 2: more than two columns: “1\t2\t3”" },
    { "1 2 3", RELU_CSV_TOO_MANY, "Line 2: more than two columns: “1 2 3”" },
    { "0,5 1,25", RELU_CSV_COMMA,
      "Line 2: decimal commas need a semicolon or a tab between x and y: “0,5 1,25”" },
    { "1,1e999", RELU_CSV_TOO_LARGE, "Line 2: a number is too large: “1,1e999”" },
    { "-1e999;1", RELU_CSV_TOO_LARGE, "Line 2: a number is too large: “-1e999;1”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strconcat ("1,2\n", rows[i].line, "\n3,4\n", NULL);
      g_autoptr (ReluCsvReader) reader = read_text (text, strlen (text), 7);
      const ReluCsvFault *fault;
      g_autofree char *words = NULL;

      g_assert_cmpuint (relu_csv_reader_get_n_faults (reader), ==, 1);
      g_assert_cmpuint (relu_csv_reader_get_n_points (reader), ==, 2);
      fault = relu_csv_reader_get_fault (reader, 0);
      g_assert_cmpint (fault->kind, ==, rows[i].kind);
      words = relu_csv_fault_dup_text (fault);
      g_assert_cmpstr (words, ==, rows[i].text);
    }
}

/* Ten are told, all are counted. */
static void
test_many_faults (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (ReluCsvReader) reader = NULL;
  g_autoptr (ReluData) data = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append (text, i % 2 == 0 ? "1,2\n" : "one,two\n");
  reader = read_text (text->str, text->len, 100);
  data = relu_csv_reader_dup_data (reader);
  g_assert_cmpuint (relu_csv_reader_get_n_faults (reader), ==, 500);
  g_assert_cmpuint (relu_csv_reader_get_fault (reader, RELU_CSV_MAX_FAULTS - 1)->line, ==, 20);
  g_assert_cmpuint (relu_data_get_n (data), ==, 500);
}

/* A picture that is called .csv: said briefly, whatever its lines are like, and little of it is kept. */
static void
test_binary (void)
{
  gsize length = 1000 * 1000;
  g_autofree char *bytes = g_malloc (length);

  for (guint64 seed = 0; seed < 4; seed++)
    {
      g_autoptr (ReluCsvReader) reader = NULL;
      ReluRandom random;

      relu_random_init (&random, seed, RELU_RANDOM_DATA);
      for (gsize i = 0; i < length; i++)
        {
          bytes[i] = (char) (relu_random_uniform (&random) * 256);
          if (seed == 0 && bytes[i] == '\n')
            bytes[i] = '\0';
        }
      reader = read_text (bytes, length, 4099);
      g_assert_cmpuint (relu_csv_reader_get_n_faults (reader), >, 0);
      for (guint i = 0; i < MIN (relu_csv_reader_get_n_faults (reader), RELU_CSV_MAX_FAULTS); i++)
        {
          g_autofree char *words = relu_csv_fault_dup_text (relu_csv_reader_get_fault (reader, i));

          g_assert_true (g_utf8_validate (words, -1, NULL));
          g_assert_cmpuint (g_utf8_strlen (words, -1), <, 140);
        }
      if (seed == 0)
        g_assert_cmpint (relu_csv_reader_get_fault (reader, 0)->kind, ==, RELU_CSV_TOO_LONG);
    }
}

/* Any doubles come back bit for bit. */
static void
test_round_trip (void)
{
  const gsize n = 5000;
  g_autofree double *xy = g_new (double, 2 * n);
  g_autofree char *text = NULL;
  g_autoptr (ReluData) data = NULL, again = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  for (gsize i = 0; i < 2 * n; i++)
    do
      {
        guint64 bits = (guint64) g_test_rand_int () << 32 | (guint32) g_test_rand_int ();

        memcpy (&xy[i], &bits, sizeof bits);
      }
    while (!isfinite (xy[i]));
  xy[0] = -0.0;
  data = relu_data_new_take (n, g_steal_pointer (&xy));
  text = relu_data_to_csv (data, &length);
  g_assert_cmpuint (strlen (text), ==, length);
  again = relu_data_parse_csv (text, (gssize) length, "text", &error);
  g_assert_no_error (error);
  g_assert_true (relu_data_equal (data, again));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/pieces", test_pieces);
  g_test_add_func ("/csv/faults", test_faults);
  g_test_add_func ("/csv/many-faults", test_many_faults);
  g_test_add_func ("/csv/binary", test_binary);
  g_test_add_func ("/csv/round-trip", test_round_trip);

  return g_test_run ();
}
