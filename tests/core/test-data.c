/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-data.c: points made by recipes, points read from CSV, points kept in files. */

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "relu-file.h"
#include "relu-forward.h"

static ReluNetwork *
tiny_network (void)
{
  static const ReluLayer layers[] = { { 1, 1, { RELU_ACTIVATION_RELU, 0 } },
                                      { 1, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };

  return relu_network_new (2, layers, (double[]) { 2, -1, 3, 0.5 }, NULL);
}

/* At -1, -1/2, 0, 1/2 and 1. */
static void
test_curves (void)
{
  static const struct
  {
    ReluDataKind kind;
    double y[5];
  } rows[] = {
    { RELU_DATA_LINE, { -3, -2, -1, 0, 1 } },
    { RELU_DATA_ABSOLUTE, { 1, 0.5, 0, 0.5, 1 } },
    { RELU_DATA_SQUARE, { 1, 0.25, 0, 0.25, 1 } },
    { RELU_DATA_SINE, { 0, -1, 0, 1, 0 } },
    { RELU_DATA_STEP, { 0, 0, 1, 1, 1 } },
    { RELU_DATA_BUMP, { 0.00033546262790251184, 0.1353352832366127, 1, 0.1353352832366127,
                        0.00033546262790251184 } },
    { RELU_DATA_NETWORK, { 0.5, 0.5, 0.5, 0.5, 3.5 } },
  };
  g_autoptr (ReluNetwork) network = tiny_network ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      ReluDataRecipe recipe = { .kind = rows[i].kind, .from = -1, .to = 1, .n = 5,
                                .network = network };
      g_autoptr (GError) error = NULL;
      g_autoptr (ReluData) data = relu_data_generate (&recipe, &error);
      ReluDataKind kind;

      g_assert_no_error (error);
      g_assert_cmpuint (relu_data_get_n (data), ==, 5);
      for (guint k = 0; k < 5; k++)
        {
          g_assert_cmpfloat (relu_data_get_x (data)[k], ==, -1 + 0.5 * k);
          g_assert_cmpfloat_with_epsilon (relu_data_get_y (data)[k], rows[i].y[k], 1e-15);
        }
      g_assert_true (relu_data_kind_from_name (relu_data_kind_get_name (rows[i].kind), &kind));
      g_assert_cmpint (kind, ==, rows[i].kind);
      g_assert_nonnull (relu_data_kind_get_title (kind));
    }
}

/* The random curve: within its heights, straight between five pieces, another for another seed. */
static void
test_piecewise (void)
{
  for (guint64 seed = 0; seed < 50; seed++)
    {
      ReluDataRecipe recipe = { .kind = RELU_DATA_PIECEWISE, .from = -3, .to = 5, .n = 801,
                                .seed = seed };
      g_autoptr (ReluData) data = relu_data_generate (&recipe, NULL);
      g_autoptr (ReluData) again = relu_data_generate (&recipe, NULL);
      const double *y = relu_data_get_y (data);
      g_autoptr (ReluData) other = NULL;
      guint n_bends = 0;

      g_assert_true (relu_data_equal (data, again));
      for (guint i = 0; i < 801; i++)
        {
          g_assert_cmpfloat (fabs (y[i]), <=, 1);
          if (i > 0 && i < 800)
            n_bends += fabs (y[i - 1] - 2 * y[i] + y[i + 1]) > 1e-9;
        }
      g_assert_cmpuint (n_bends, <=, 8); /* a corner between two points bends at both */
      g_assert_cmpuint (n_bends, >, 0);
      recipe.seed++;
      other = relu_data_generate (&recipe, NULL);
      g_assert_false (relu_data_equal (data, other));
    }
}

/* Noise has its deviation and no mean; without noise nothing depends on the seed. */
static void
test_noise (void)
{
  ReluDataRecipe recipe = { .kind = RELU_DATA_SQUARE, .from = -1, .to = 1, .n = 20000, .seed = 9 };
  g_autoptr (ReluData) clean = relu_data_generate (&recipe, NULL);
  g_autoptr (ReluData) noisy = NULL, clean_again = NULL;
  double sum = 0, squares = 0;

  recipe.noise = 0.25;
  noisy = relu_data_generate (&recipe, NULL);
  for (guint i = 0; i < 20000; i++)
    {
      double e = relu_data_get_y (noisy)[i] - relu_data_get_y (clean)[i];

      g_assert_cmpfloat (relu_data_get_x (noisy)[i], ==, relu_data_get_x (clean)[i]);
      sum += e;
      squares += e * e;
    }
  g_assert_cmpfloat_with_epsilon (sum / 20000, 0, 0.01);
  g_assert_cmpfloat_with_epsilon (sqrt (squares / 20000), 0.25, 0.01);
  recipe.noise = 0;
  recipe.seed = 10;
  clean_again = relu_data_generate (&recipe, NULL);
  g_assert_true (relu_data_equal (clean, clean_again));
}

static void
test_recipe_errors (void)
{
  static const struct
  {
    double from, to, noise;
    gsize n;
    const char *message;
  } rows[] = {
    { -1, 1, 0, 0, "the number of points must be 1 to 16777216, it is 0" },
    { -1, 1, 0, 16777217, "the number of points must be 1 to 16777216, it is 16777217" },
    { 1, 1, 0, 5, "the domain of the points must have two finite ends, the smaller one first" },
    { -1e308, 1e308, 0, 5, "the domain of the points must have two finite ends, the smaller one first" },
    { -1, 1, -1, 5, "the noise must be a finite number, at least 0" },
    { -1, 1, NAN, 5, "the noise must be a finite number, at least 0" },
    { -1e200, 1, 0, 5, "the curve at x = -1e200 is too large for a number" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      ReluDataRecipe recipe = { .kind = RELU_DATA_SQUARE, .from = rows[i].from, .to = rows[i].to,
                                .noise = rows[i].noise, .n = rows[i].n };
      g_autoptr (GError) error = NULL;

      g_assert_null (relu_data_generate (&recipe, &error));
      g_assert_nonnull (error);
      g_assert_cmpstr (error->message, ==, rows[i].message);
    }
}

static void
test_csv (void)
{
  static const struct
  {
    const char *text;
    guint n;
    double x[3], y[3];
  } rows[] = {
    { "1,2\n3,4\n", 2, { 1, 3 }, { 2, 4 } },
    { "1,2\n3,4", 2, { 1, 3 }, { 2, 4 } },
    { "\xef\xbb\xbfx,y\r\n-0.5;1e-3\r\n", 1, { -0.5 }, { 1e-3 } },
    { "# made by hand\n\nx y\n  1 \t 2  \n\n", 1, { 1 }, { 2 } },
    { "\"x\",\"y\"\n\"1.5\",\"+2\"\n.5,3.\n", 2, { 1.5, 0.5 }, { 2, 3 } },
    { "1\t2\n2 , 3\n3;  4\n", 3, { 1, 2, 3 }, { 2, 3, 4 } },
    { "0,5;1,25\n-2,5 \t 3\n1 \t, 2\n", 3, { 0.5, -2.5, 1 }, { 1.25, 3, 2 } },
    { "−1,−2e−3\n\"0,5\";\"1,5\"\n", 2, { -1, 0.5 }, { -2e-3, 1.5 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ReluData) data = relu_data_parse_csv (rows[i].text, -1, "points.csv", &error);

      g_assert_no_error (error);
      g_assert_cmpuint (relu_data_get_n (data), ==, rows[i].n);
      g_assert_cmpmem (relu_data_get_x (data), rows[i].n * sizeof (double), rows[i].x,
                       rows[i].n * sizeof (double));
      g_assert_cmpmem (relu_data_get_y (data), rows[i].n * sizeof (double), rows[i].y,
                       rows[i].n * sizeof (double));
    }
}

#define EXPECTED(line, found) \
  "points.csv: line " line ": expected two numbers with decimal points, such as 0.5,1.25, found “" \
  found "”"

static void
test_csv_errors (void)
{
  static const struct
  {
    const char *text;
    int length;
    const char *message;
  } rows[] = {
    { "x,y\n1,2\n3,abc\n", -1, EXPECTED ("3", "3,abc") },
    { "x,y\nu,v\n1,2\n", -1, EXPECTED ("2", "u,v") },
    { "1,2\nx,y\n", -1, EXPECTED ("2", "x,y") },
    { "1\n", -1, EXPECTED ("1", "1") },
    { "1,2,3\n", -1, EXPECTED ("1", "1,2,3") },
    { "1,,2\n", -1, EXPECTED ("1", "1,,2") },
    { "1,2\n0,5 1,25\n", -1, EXPECTED ("2", "0,5 1,25") },
    { "1,2\n1,inf\n", -1, EXPECTED ("2", "1,inf") },
    { "1,2\n1,1e999\n", -1, EXPECTED ("2", "1,1e999") },
    { "1,2\n1,0x10\n", -1, EXPECTED ("2", "1,0x10") },
    { "1,\"2\n", -1, EXPECTED ("1", "1,\"2") },
    { "1,2\n1\0,2\n", 9, EXPECTED ("2", "1\xef\xbf\xbd,2") },
    { "1,2\n1,\xff\n", -1, EXPECTED ("2", "1,\xef\xbf\xbd") },
    { "1,2\n1,0123456789012345678901234567890123456789x\n", -1,
      EXPECTED ("2", "1,01234567890123456789012345678901234567…") },
    { "", -1, "points.csv: expected at least one line with two numbers, found none" },
    { "x,y\n\n", -1, "points.csv: expected at least one line with two numbers, found none" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (relu_data_parse_csv (rows[i].text, rows[i].length, "points.csv", &error));
      g_assert_nonnull (error);
      g_assert_cmpstr (error->message, ==, rows[i].message);
    }
}

static void
test_csv_file (void)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "reluscope-test-data.csv", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ReluData) data = NULL;

  g_assert_true (g_file_set_contents (path, "1,2\n", -1, NULL));
  data = relu_data_read_csv (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (relu_data_get_n (data), ==, 1);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_null (relu_data_read_csv (path, &error));
  g_assert_error (error, RELU_DATA_ERROR, RELU_DATA_ERROR_IO);
  g_assert_nonnull (strstr (error->message, path));
}

/* In a file: replaced, saved, read back, compared, and taken out. */
static void
test_file (void)
{
  g_autoptr (ReluNetwork) network = tiny_network ();
  g_autoptr (ReluFile) empty = relu_file_new ("tiny", network, -1, 1);
  g_autoptr (ReluData) data = relu_data_new (2, (double[]) { 0.1, -0.0 }, (double[]) { 1e300, 3 });
  g_autoptr (ReluData) moved = relu_data_new (2, (double[]) { 0.1, 0 }, (double[]) { 1e300, 3 });
  g_autoptr (ReluFile) file = relu_file_with_data (empty, data);
  g_autoptr (ReluFile) other = relu_file_with_data (file, moved);
  g_autoptr (ReluFile) renamed = relu_file_with_name (file, "other");
  g_autoptr (ReluFile) without = relu_file_with_data (file, NULL);
  g_autofree char *text = relu_file_to_text (file, NULL);
  g_autofree char *text_without = relu_file_to_text (without, NULL);
  g_autofree char *text_empty = relu_file_to_text (empty, NULL);
  g_autoptr (ReluFile) again = relu_file_parse (text, -1, "again", NULL);

  g_assert_null (relu_file_get_data (empty));
  g_assert_cmpuint (relu_file_get_n_data (file), ==, 2);
  g_assert_true (relu_file_get_data (renamed) == data);
  g_assert_false (relu_file_equal (empty, file));
  g_assert_false (relu_file_equal (file, other));
  g_assert_true (relu_file_equal (empty, without));
  g_assert_true (relu_file_equal (file, again));
  g_assert_true (relu_data_equal (relu_file_get_data (again), data));
  g_assert_cmpstr (text_without, ==, text_empty);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/data/curves", test_curves);
  g_test_add_func ("/data/piecewise", test_piecewise);
  g_test_add_func ("/data/noise", test_noise);
  g_test_add_func ("/data/recipe-errors", test_recipe_errors);
  g_test_add_func ("/data/csv", test_csv);
  g_test_add_func ("/data/csv-errors", test_csv_errors);
  g_test_add_func ("/data/csv-file", test_csv_file);
  g_test_add_func ("/data/file", test_file);

  return g_test_run ();
}
