/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-file.c: network files: what is read, what is refused and in which words, what is written. */

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "relu-file.h"

#define HEAD "{\"format\":\"reluscope\",\"version\":1,"
#define LAYER1 "{\"weights\":[[1],[2]],\"biases\":[0,1]}"
#define LAYER2 "{\"weights\":[[1,1]],\"biases\":[0]}"
#define LAYERS "\"layers\":[" LAYER1 "," LAYER2 "]"
#define ACTIVATIONS \
  "\"identity\", \"relu\", \"leaky_relu\", \"tanh\", \"sigmoid\", \"silu\", \"gelu\""

static const char linear_case[] =
  "{ \"format\": \"reluscope\", \"version\": 1, \"name\": \"Linear case\", \"domain\": [-4, 4],\n"
  "  \"layers\": [ { \"activation\": \"relu\", \"weights\": [[1], [1], [1]],"
  " \"biases\": [-10, 10, 10] },\n"
  "              { \"activation\": \"identity\", \"weights\": [[1, 1, 1]], \"biases\": [0] } ],\n"
  "  \"data\": { \"x\": [], \"y\": [] } }\n";

static ReluFile *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  ReluFile *file = relu_file_parse (text, -1, "net", &error);

  g_assert_no_error (error);
  return file;
}

static void
test_read (void)
{
  g_autoptr (ReluFile) file = parse (linear_case);
  ReluNetwork *network = relu_file_get_network (file);
  static const double expected[] = { 1, 1, 1, -10, 10, 10, 1, 1, 1, 0 };

  g_assert_cmpstr (relu_file_get_name (file), ==, "Linear case");
  g_assert_cmpstr (relu_file_get_description (file), ==, "");
  g_assert_cmpstr (relu_file_get_source (file), ==, "");
  g_assert_cmpfloat (relu_file_get_from (file), ==, -4);
  g_assert_cmpfloat (relu_file_get_to (file), ==, 4);
  g_assert_cmpuint (relu_file_get_n_data (file), ==, 0);
  g_assert_cmpuint (relu_network_get_n_layers (network), ==, 2);
  g_assert_cmpint (relu_network_get_layer (network, 0)->activation.kind, ==, RELU_ACTIVATION_RELU);
  g_assert_cmpint (relu_network_get_layer (network, 1)->activation.kind, ==,
                   RELU_ACTIVATION_IDENTITY);
  g_assert_cmpmem (relu_network_get_parameters (network),
                   relu_network_get_n_parameters (network) * sizeof (double), expected,
                   sizeof expected);
}

static void
test_defaults (void)
{
  g_autoptr (ReluFile) file = parse (HEAD "\"layers\":[{\"weights\":[[1],[2]]},"
                                          "{\"activation\":\"leaky_relu\",\"weights\":[[1,1]]},"
                                          "{\"weights\":[[3]]}]}");
  ReluNetwork *network = relu_file_get_network (file);

  g_assert_cmpstr (relu_file_get_name (file), ==, "");
  g_assert_cmpfloat (relu_file_get_from (file), ==, -4);
  g_assert_cmpfloat (relu_file_get_to (file), ==, 4);
  g_assert_cmpint (relu_network_get_layer (network, 0)->activation.kind, ==, RELU_ACTIVATION_RELU);
  g_assert_cmpint (relu_network_get_layer (network, 1)->activation.kind, ==,
                   RELU_ACTIVATION_LEAKY_RELU);
  g_assert_cmpfloat (relu_network_get_layer (network, 1)->activation.negative_slope, ==, 0.01);
  g_assert_cmpint (relu_network_get_layer (network, 2)->activation.kind, ==,
                   RELU_ACTIVATION_IDENTITY);
  g_assert_cmpfloat (relu_network_get_biases (network, 0)[1], ==, 0);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    int code;
    const char *message;
  } rows[] = {
    { "", RELU_FILE_ERROR_SYNTAX, "net: line 1, column 1: expected a value, found the end of the text" },
    { "{\"format\":}", RELU_FILE_ERROR_SYNTAX, "net: line 1, column 11: expected a value, found “}”" },
    { "[]", RELU_FILE_ERROR_FORMAT, "net: expected an object, found an array" },
    { "3", RELU_FILE_ERROR_FORMAT, "net: expected an object, found 3" },
    { "{}", RELU_FILE_ERROR_FORMAT, "net: format: expected \"reluscope\", found nothing" },
    { "{\"format\":1}", RELU_FILE_ERROR_FORMAT, "net: format: expected \"reluscope\", found 1" },
    { "{\"format\":\"onnx\"}", RELU_FILE_ERROR_FORMAT,
      "net: format: expected \"reluscope\", found \"onnx\"" },
    { "{\"format\":\"reluscope\"}", RELU_FILE_ERROR_FORMAT,
      "net: version: expected the number 1, found nothing" },
    { "{\"format\":\"reluscope\",\"version\":\"1\"}", RELU_FILE_ERROR_FORMAT,
      "net: version: expected the number 1, found \"1\"" },
    { "{\"format\":\"reluscope\",\"version\":0}", RELU_FILE_ERROR_FORMAT,
      "net: version: expected the number 1, found 0" },
    { "{\"format\":\"reluscope\",\"version\":1.5}", RELU_FILE_ERROR_FORMAT,
      "net: version: expected the number 1, found 1.5" },
    { "{\"format\":\"reluscope\",\"version\":2}", RELU_FILE_ERROR_VERSION,
      "net: version: expected 1, found 2: a newer Reluscope is needed to read it" },
    { HEAD "\"name\":7," LAYERS "}", RELU_FILE_ERROR_FORMAT,
      "net: name: expected text in quotation marks, found 7" },
    { HEAD "\"description\":null," LAYERS "}", RELU_FILE_ERROR_FORMAT,
      "net: description: expected text in quotation marks, found null" },
    { HEAD "\"source\":[]," LAYERS "}", RELU_FILE_ERROR_FORMAT,
      "net: source: expected text in quotation marks, found an array" },
    { HEAD "\"domain\":4," LAYERS "}", RELU_FILE_ERROR_FORMAT,
      "net: domain: expected two numbers, the smaller one first, found 4" },
    { HEAD "\"domain\":[1]," LAYERS "}", RELU_FILE_ERROR_FORMAT,
      "net: domain: expected two numbers, the smaller one first, found 1" },
    { HEAD "\"domain\":[1,2,3]," LAYERS "}", RELU_FILE_ERROR_FORMAT,
      "net: domain: expected two numbers, the smaller one first, found 3" },
    { HEAD "\"domain\":[4,-4.5]," LAYERS "}", RELU_FILE_ERROR_FORMAT,
      "net: domain: expected two numbers, the smaller one first, found [4, -4.5]" },
    { HEAD "\"domain\":[1,1]," LAYERS "}", RELU_FILE_ERROR_FORMAT,
      "net: domain: expected two numbers, the smaller one first, found [1, 1]" },
    { HEAD "\"domain\":[-1e308,1e308]," LAYERS "}", RELU_FILE_ERROR_FORMAT,
      "net: domain: expected two numbers whose difference is finite (at most 1.8e308), found "
      "[-1e308, 1e308]" },
    { HEAD "\"domain\":[-4,1e999]," LAYERS "}", RELU_FILE_ERROR_FORMAT,
      "net: domain[1]: expected a number that fits a 64-bit float (up to 1.8e308), found 1e999" },
    { HEAD "\"domain\":[\"a\",1]," LAYERS "}", RELU_FILE_ERROR_FORMAT,
      "net: domain[0]: expected a number, found \"a\"" },
    { HEAD "\"x\":0}", RELU_FILE_ERROR_FORMAT,
      "net: layers: expected an array of layers, found nothing" },
    { HEAD "\"layers\":{}}", RELU_FILE_ERROR_FORMAT,
      "net: layers: expected an array of layers, found an object" },
    { HEAD "\"layers\":[]}", RELU_FILE_ERROR_FORMAT, "net: layers: expected 1 to 256 layers, found 0" },
    { HEAD "\"layers\":[1]}", RELU_FILE_ERROR_FORMAT, "net: layers[0]: expected an object, found 1" },
    { HEAD "\"layers\":[{}]}", RELU_FILE_ERROR_FORMAT,
      "net: layers[0].weights: expected an array of rows, one for each unit, found nothing" },
    { HEAD "\"layers\":[{\"weights\":[1]}]}", RELU_FILE_ERROR_FORMAT,
      "net: layers[0].weights[0]: expected an array of numbers, found 1" },
    { HEAD "\"layers\":[{\"weights\":[]}," LAYER2 "]}", RELU_FILE_ERROR_FORMAT,
      "net: layers[0].weights: expected 1 to 65536 rows, found 0" },
    { HEAD "\"layers\":[{\"weights\":[[1],[1,2]]}," LAYER2 "]}", RELU_FILE_ERROR_FORMAT,
      "net: layers[0].weights[1]: expected 1 number (more than one input is not supported), found 2" },
    { HEAD "\"layers\":[" LAYER1 ",{\"weights\":[[1,2,3]]}]}", RELU_FILE_ERROR_FORMAT,
      "net: layers[1].weights[0]: expected 2 numbers, one for each unit of layers[0], found 3" },
    { HEAD "\"layers\":[" LAYER1 ",{\"weights\":[[1,2],[1,2]]}]}", RELU_FILE_ERROR_FORMAT,
      "net: layers[1].weights: expected 1 row (the last layer has one unit; more outputs are not "
      "supported), found 2" },
    { HEAD "\"layers\":[" LAYER1 ",{\"weights\":[[1,\"2\"]]}]}", RELU_FILE_ERROR_FORMAT,
      "net: layers[1].weights[0][1]: expected a number, found \"2\"" },
    { HEAD "\"layers\":[" LAYER1 ",{\"weights\":[[1,-1e400]]}]}", RELU_FILE_ERROR_FORMAT,
      "net: layers[1].weights[0][1]: expected a number that fits a 64-bit float (up to 1.8e308), "
      "found -1e400" },
    { HEAD "\"layers\":[" LAYER1 ",{\"weights\":[[1,1]],\"biases\":0}]}", RELU_FILE_ERROR_FORMAT,
      "net: layers[1].biases: expected an array of numbers, found 0" },
    { HEAD "\"layers\":[" LAYER1 ",{\"weights\":[[1,1]],\"biases\":[]}]}", RELU_FILE_ERROR_FORMAT,
      "net: layers[1].biases: expected 1 number, one for each unit, found 0" },
    { HEAD "\"layers\":[{\"weights\":[[1],[1]],\"biases\":[1,2,3]}," LAYER2 "]}",
      RELU_FILE_ERROR_FORMAT,
      "net: layers[0].biases: expected 2 numbers, one for each unit, found 3" },
    { HEAD "\"layers\":[{\"weights\":[[1],[1]],\"biases\":[1,null]}," LAYER2 "]}",
      RELU_FILE_ERROR_FORMAT, "net: layers[0].biases[1]: expected a number, found null" },
    { HEAD "\"layers\":[{\"activation\":\"softplus\",\"weights\":[[1]]}]}", RELU_FILE_ERROR_FORMAT,
      "net: layers[0].activation: expected one of " ACTIVATIONS ", found \"softplus\"" },
    { HEAD "\"layers\":[{\"activation\":3,\"weights\":[[1]]}]}", RELU_FILE_ERROR_FORMAT,
      "net: layers[0].activation: expected one of " ACTIVATIONS ", found 3" },
    { HEAD "\"layers\":[{\"activation\":\"leaky_relu\",\"negative_slope\":true,\"weights\":[[1]]}]}",
      RELU_FILE_ERROR_FORMAT, "net: layers[0].negative_slope: expected a number, found true" },
    { HEAD "\"layers\":[{\"weights\":[[1]],\"weights\":[[1]]}]}", RELU_FILE_ERROR_FORMAT,
      "net: layers[0]: expected every key once, found \"weights\"" },
    { HEAD "\"version\":1," LAYERS "}", RELU_FILE_ERROR_FORMAT,
      "net: expected every key once, found \"version\"" },
    { HEAD LAYERS ",\"data\":[]}", RELU_FILE_ERROR_FORMAT,
      "net: data: expected an object with x and y, found an array" },
    { HEAD LAYERS ",\"data\":{\"x\":[1]}}", RELU_FILE_ERROR_FORMAT,
      "net: data.y: expected an array of numbers, found nothing" },
    { HEAD LAYERS ",\"data\":{\"y\":[1]}}", RELU_FILE_ERROR_FORMAT,
      "net: data.x: expected an array of numbers, found nothing" },
    { HEAD LAYERS ",\"data\":{\"x\":[1,2],\"y\":[1]}}", RELU_FILE_ERROR_FORMAT,
      "net: data.y: expected 2 numbers, as many as in data.x, found 1" },
    { HEAD LAYERS ",\"data\":{\"x\":[1,{}],\"y\":[1,2]}}", RELU_FILE_ERROR_FORMAT,
      "net: data.x[1]: expected a number, found an object" },
    { HEAD "\"name\":0123456789012345678901234567890123456789012345}", RELU_FILE_ERROR_SYNTAX,
      "net: line 1, column 43: expected “,” or “}”, found “1”" },
    { HEAD "\"name\":1123456789012345678901234567890123456789012345}", RELU_FILE_ERROR_FORMAT,
      "net: name: expected text in quotation marks, found "
      "1123456789012345678901234567890123456789…" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (relu_file_parse (rows[i].text, -1, "net", &error));
      g_assert_cmpstr (error->message, ==, rows[i].message);
      g_assert_error (error, RELU_FILE_ERROR, rows[i].code);
    }
}

static void
test_limits (void)
{
  GString *text = g_string_new (HEAD "\"layers\":[");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < RELU_MAX_LAYERS + 1; i++)
    g_string_append_printf (text, "%s{\"weights\":[[1]]}", i > 0 ? "," : "");
  g_string_append (text, "]}");
  g_assert_null (relu_file_parse (text->str, -1, "net", &error));
  g_assert_cmpstr (error->message, ==, "net: layers: expected 1 to 256 layers, found 257");
  g_assert_error (error, RELU_FILE_ERROR, RELU_FILE_ERROR_LIMIT);
  g_clear_error (&error);

  g_string_assign (text, HEAD "\"layers\":[{\"weights\":[[1]");
  for (guint i = 0; i < RELU_MAX_WIDTH; i++)
    g_string_append (text, ",[1]");
  g_string_append (text, "]}," LAYER2 "]}");
  g_assert_null (relu_file_parse (text->str, -1, "net", &error));
  g_assert_cmpstr (error->message, ==,
                   "net: layers[0].weights: expected 1 to 65536 rows, found 65537");
  g_clear_error (&error);

  /* Rows that would take 65536 x 65536 numbers are refused before any is stored. */
  g_string_assign (text, HEAD "\"layers\":[{\"weights\":[[1]");
  for (guint i = 1; i < RELU_MAX_WIDTH; i++)
    g_string_append (text, ",[1]");
  g_string_append (text, "]},{\"weights\":[[1]");
  for (guint i = 1; i < RELU_MAX_WIDTH; i++)
    g_string_append (text, ",[1]");
  g_string_append (text, "]}," LAYER2 "]}");
  g_assert_null (relu_file_parse (text->str, -1, "net", &error));
  g_assert_cmpstr (error->message, ==,
                   "net: layers[1].weights: expected at most 16777216 parameters in all layers, "
                   "found more");
  g_assert_error (error, RELU_FILE_ERROR, RELU_FILE_ERROR_LIMIT);
  g_clear_error (&error);

  g_string_assign (text, "{\"a\":");
  for (guint i = 0; i < 100000; i++)
    g_string_append_c (text, '[');
  g_assert_null (relu_file_parse (text->str, -1, "net", &error));
  g_assert_error (error, RELU_FILE_ERROR, RELU_FILE_ERROR_LIMIT);
  g_assert_cmpstr (error->message, ==,
                   "net: line 1, column 69: expected at most 64 arrays and objects inside each other,"
                   " found “[”");

  g_string_free (text, TRUE);
}

/* Numbers that are hard to keep come back bit for bit. */
static void
test_numbers_round_trip (void)
{
  g_autoptr (ReluFile) file = parse (
    HEAD "\"domain\":[-1e-300,9007199254740993],\"layers\":[{\"weights\":[[-0],[123456789012345678901234567890],"
         "[5e-324],[1e-999]],\"biases\":[-0.0,0.1,1e308,18446744073709551616]},"
         "{\"weights\":[[1,1,1,1]]}]}");
  g_autofree char *text = relu_file_to_text (file, NULL);
  g_autoptr (ReluFile) again = parse (text);
  const double *p = relu_network_get_parameters (relu_file_get_network (file));

  g_assert_true (signbit (p[0]));
  g_assert_cmpfloat (p[1], ==, 123456789012345678901234567890.0);
  g_assert_cmpfloat (p[2], ==, 5e-324);
  g_assert_cmpfloat (p[3], ==, 0);
  g_assert_true (signbit (p[4]));
  g_assert_cmpfloat (p[7], ==, 18446744073709551616.0);
  g_assert_true (relu_network_equal (relu_file_get_network (file), relu_file_get_network (again)));
  g_assert_cmpfloat (relu_file_get_from (again), ==, -1e-300);
  g_assert_cmpfloat (relu_file_get_to (again), ==, 9007199254740992);
}

static void
test_text (void)
{
  static const ReluLayer shape[] = { { 1, 3, { RELU_ACTIVATION_RELU, 0 } },
                                     { 3, 1, { RELU_ACTIVATION_LEAKY_RELU, 0.25 } } };
  static const double parameters[] = { 1, 1, 1, -10, 10, 0.1, 1, -2, 1e-7, 0 };
  g_autoptr (ReluNetwork) network = relu_network_new (2, shape, parameters, NULL);
  g_autoptr (ReluFile) file = relu_file_new ("A \"name\"", network, -4, 4);
  gsize length;
  g_autofree char *text = relu_file_to_text (file, &length);

  g_assert_cmpstr (text, ==,
                   "{\n"
                   "  \"format\": \"reluscope\",\n"
                   "  \"version\": 1,\n"
                   "  \"name\": \"A \\\"name\\\"\",\n"
                   "  \"domain\": [-4, 4],\n"
                   "  \"layers\": [\n"
                   "    {\n"
                   "      \"activation\": \"relu\",\n"
                   "      \"weights\": [[1], [1], [1]],\n"
                   "      \"biases\": [-10, 10, 0.1]\n"
                   "    },\n"
                   "    {\n"
                   "      \"activation\": \"leaky_relu\",\n"
                   "      \"negative_slope\": 0.25,\n"
                   "      \"weights\": [[1, -2, 1e-7]],\n"
                   "      \"biases\": [0]\n"
                   "    }\n"
                   "  ]\n"
                   "}\n");
  g_assert_cmpuint (length, ==, strlen (text));
}

static void
test_unknown_keys (void)
{
  static const char text[] =
    "{\n"
    "  \"note\": {\"deep\": [1, 1e999, \"\\u00e4\"]},\n"
    "  \"format\": \"reluscope\",\n"
    "  \"version\": 1,\n"
    "  \"layers\": [\n"
    "    {\n"
    "      \"trained\": true,\n"
    "      \"weights\": [[1]],\n"
    "      \"biases\": [0],\n"
    "      \"activation\": \"relu\",\n"
    "      \"negative_slope\": 12345678901234567890123\n"
    "    },\n"
    "    {\n"
    "      \"weights\": [[1]],\n"
    "      \"id\": 18446744073709551617,\n"
    "      \"biases\": [2],\n"
    "      \"activation\": \"identity\"\n"
    "    }\n"
    "  ],\n"
    "  \"data\": {\n"
    "    \"y\": [2],\n"
    "    \"unit\": \"m/s\",\n"
    "    \"x\": [1]\n"
    "  },\n"
    "  \"domain\": [-4, 4],\n"
    "  \"name\": \"\",\n"
    "  \"z\": null\n"
    "}\n";
  g_autoptr (ReluFile) file = parse (text);
  g_autofree char *same = relu_file_to_text (file, NULL);
  g_autoptr (ReluNetwork) network
    = relu_network_with_parameter (relu_file_get_network (file), 0, 7);
  g_autoptr (ReluFile) changed = relu_file_with_network (file, network);
  g_autoptr (ReluFile) moved = relu_file_with_domain (changed, 0, 1);
  g_autoptr (ReluFile) named = relu_file_with_name (moved, "n");
  g_autoptr (ReluFile) described = relu_file_with_description (named, "d");
  g_autofree char *other = relu_file_to_text (named, NULL);
  g_auto (GStrv) parts = g_strsplit (text, "[[1]]", 2);
  g_autofree char *expected = g_strjoinv ("[[7]]", parts);
  g_autoptr (GString) wanted = g_string_new (expected);

  g_assert_cmpstr (same, ==, text);
  g_string_replace (wanted, "[-4, 4]", "[0, 1]", 0);
  g_string_replace (wanted, "\"name\": \"\"", "\"name\": \"n\"", 0);
  g_assert_cmpstr (other, ==, wanted->str);
  g_assert_cmpstr (relu_file_get_description (described), ==, "d");
  g_assert_cmpstr (relu_file_get_name (described), ==, "n");
  g_assert_cmpfloat (relu_file_get_data_x (named)[0], ==, 1);
  g_assert_cmpfloat (relu_file_get_data_y (named)[0], ==, 2);
}

/* Lines stay readable: rows of weights and long lists are broken. */
static void
test_long_lines (void)
{
  ReluLayer shape[] = { { 1, 40, { RELU_ACTIVATION_RELU, 0 } },
                        { 40, 30, { RELU_ACTIVATION_RELU, 0 } },
                        { 30, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  g_autofree double *parameters = g_new (double, 2000);
  g_autoptr (ReluNetwork) network = NULL;
  g_autoptr (ReluFile) file = NULL;
  g_autoptr (ReluFile) again = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  for (guint i = 0; i < 2000; i++)
    parameters[i] = g_test_rand_double_range (-1, 1);
  network = relu_network_new (3, shape, parameters, NULL);
  file = relu_file_new ("", network, -4, 4);
  text = relu_file_to_text (file, NULL);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    g_assert_cmpuint (strlen (lines[i]), <=, 104);
  again = parse (text);
  g_assert_true (relu_network_equal (network, relu_file_get_network (again)));
}

static void
test_disk (void)
{
  g_autofree char *folder = g_dir_make_tmp ("reluscope-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "net.relu.json", NULL);
  g_autofree char *link = g_build_filename (folder, "link.relu.json", NULL);
  g_autofree char *missing = g_build_filename (folder, "no", "such.relu.json", NULL);
  g_autoptr (ReluFile) file = parse (linear_case);
  g_autoptr (ReluFile) other = relu_file_with_name (file, "Other");
  g_autoptr (ReluFile) back = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  struct stat info;
  GDir *dir;
  guint n = 0;

  relu_file_write (file, path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (symlink ("net.relu.json", link), ==, 0);
  g_assert_cmpint (g_chmod (path, 0664), ==, 0);
  relu_file_write (other, link, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_lstat (link, &info), ==, 0);
  g_assert_true (S_ISLNK (info.st_mode));
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0664);
  back = relu_file_read (path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (relu_file_get_name (back), ==, "Other");

  /* Nothing is left behind. */
  dir = g_dir_open (folder, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    n++;
  g_dir_close (dir);
  g_assert_cmpuint (n, ==, 2);

  g_assert_false (relu_file_write (file, folder, &error));
  message = g_strdup_printf ("%s: can't be saved: it is not a regular file", folder);
  g_assert_cmpstr (error->message, ==, message);
  g_clear_error (&error);
  g_assert_false (relu_file_write (file, missing, &error));
  g_assert_error (error, RELU_FILE_ERROR, RELU_FILE_ERROR_IO);
  g_assert_true (g_str_has_prefix (error->message, missing));
  g_clear_error (&error);

  g_assert_null (relu_file_read (missing, &error));
  g_free (message);
  message = g_strdup_printf ("%s: can't be opened: No such file or directory", missing);
  g_assert_cmpstr (error->message, ==, message);
  g_clear_error (&error);
  g_assert_null (relu_file_read (folder, &error));
  g_free (message);
  message = g_strdup_printf ("%s: can't be read: Is a directory", folder);
  g_assert_cmpstr (error->message, ==, message);

  g_unlink (path);
  g_assert_cmpint (g_unlink (link), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Whatever is done to a valid file, it is either read or refused with an error of one line that begins
 * with its name, and what was read can be written and read again. */
static void
test_mutations (void)
{
  static const char spare[] = "{}[],:\"\\0123456789.eE+-ntrufals \n\xff\x80/*";
  static const char *const words[] = { "1e999",     "-0",   "null", "[[[[[[[[", "\\ud800", "\\u0000",
                                       "\"layers\"", "{\"", "]]}}",  "1e-400",   "true",    "1234567890123" };
  guint n_read = 0;

  for (guint round = 0; round < 60000; round++)
    {
      g_autoptr (GString) text = g_string_new (linear_case);
      guint n_changes = (guint) g_test_rand_int_range (1, 6);
      g_autoptr (GError) error = NULL;
      g_autoptr (ReluFile) file = NULL;

      for (guint i = 0; i < n_changes; i++)
        {
          gsize at = (gsize) g_test_rand_int_range (0, (int) text->len);
          gsize span = (gsize) g_test_rand_int_range (1, 60);

          switch (g_test_rand_int_range (0, 5))
            {
            case 0:
              text->str[at] = spare[g_test_rand_int_range (0, (int) sizeof spare)];
              break;
            case 1:
              g_string_erase (text, (gssize) at, (gssize) MIN (text->len - at, span / 5 + 1));
              break;
            case 2:
              g_string_insert (text, (gssize) at,
                               words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
              break;
            case 3:
              {
                g_autofree char *copy = g_strndup (text->str + at, MIN (text->len - at, span));

                g_string_insert (text, (gssize) at, copy);
              }
              break;
            default:
              g_string_truncate (text, MAX (1, at));
              break;
            }
          if (text->len < 2)
            break;
        }

      file = relu_file_parse (text->str, (gssize) text->len, "net", &error);
      if (file == NULL)
        {
          g_assert_nonnull (error);
          g_assert_true (error->domain == RELU_FILE_ERROR);
          g_assert_true (g_str_has_prefix (error->message, "net: "));
          g_assert_null (strchr (error->message, '\n'));
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
        }
      else
        {
          g_autofree char *written = relu_file_to_text (file, NULL);
          g_autoptr (ReluFile) again = parse (written);
          g_autofree char *rewritten = relu_file_to_text (again, NULL);

          g_assert_true (relu_network_equal (relu_file_get_network (file),
                                             relu_file_get_network (again)));
          g_assert_cmpstr (written, ==, rewritten);
          n_read++;
        }
    }
  g_assert_cmpuint (n_read, >, 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/file/read", test_read);
  g_test_add_func ("/file/defaults", test_defaults);
  g_test_add_func ("/file/refused", test_refused);
  g_test_add_func ("/file/limits", test_limits);
  g_test_add_func ("/file/numbers-round-trip", test_numbers_round_trip);
  g_test_add_func ("/file/text", test_text);
  g_test_add_func ("/file/unknown-keys", test_unknown_keys);
  g_test_add_func ("/file/long-lines", test_long_lines);
  g_test_add_func ("/file/disk", test_disk);
  g_test_add_func ("/file/mutations", test_mutations);
  return g_test_run ();
}
