/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is marked in a file: parameters and pinned networks. */

#include <string.h>

#include "relu-file.h"

#define HEAD "{\"format\":\"reluscope\",\"version\":1,"
#define LAYERS                                                                                     \
  "\"layers\":[{\"weights\":[[1],[2]],\"biases\":[0,1]},{\"weights\":[[1,1]],\"biases\":[0]}]"

static ReluFile *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  ReluFile *file = relu_file_parse (text, -1, "net", &error);

  g_assert_no_error (error);
  return file;
}

static ReluFile *
parse_again (ReluFile *file)
{
  g_autofree char *text = relu_file_to_text (file, NULL);

  return parse (text);
}

static ReluNetwork *
shallow_new (guint n_units)
{
  const ReluLayer layers[] = { { 1, n_units, { RELU_ACTIVATION_RELU, 0 } },
                               { n_units, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  g_autofree double *parameters = g_new0 (double, 3 * (gsize) n_units + 1);

  return relu_network_new (2, layers, parameters, NULL);
}

static void
test_only (void)
{
  const gsize two[] = { 0, 5 };
  g_autoptr (ReluFile) file = parse (HEAD LAYERS ",\"presented\":[\"c\",\"w1\"],\"locked\":[\"c\"]}");
  g_autoptr (ReluFile) other = relu_file_with_only_marked (file, RELU_MARK_PRESENTED, two, 2);
  g_autoptr (ReluFile) none = relu_file_with_only_marked (file, RELU_MARK_PRESENTED, NULL, 0);

  g_assert_cmpmem (relu_file_get_marked (other, RELU_MARK_PRESENTED), 2 * sizeof (gsize), two,
                   sizeof two);
  g_assert_cmpuint (relu_file_get_n_marked (other, RELU_MARK_LOCKED), ==, 1);
  g_assert_cmpuint (relu_file_get_n_marked (none, RELU_MARK_PRESENTED), ==, 0);
  g_assert_null (relu_file_get_marked (none, RELU_MARK_PRESENTED));
}

static void
test_locked (void)
{
  g_autoptr (ReluFile) file = parse (HEAD LAYERS ",\"locked\":[\"c\",\"w1\",\"c\"]}");
  g_autoptr (ReluFile) again = parse_again (file);
  g_autoptr (ReluFile) fewer = relu_file_with_marked (file, RELU_MARK_LOCKED, 6, FALSE);
  g_autoptr (ReluFile) same = relu_file_with_marked (file, RELU_MARK_LOCKED, 6, TRUE);
  g_autoptr (ReluFile) none = relu_file_with_marked (fewer, RELU_MARK_LOCKED, 1, FALSE);
  g_autoptr (ReluFile) more = relu_file_with_marked (none, RELU_MARK_LOCKED, 3, TRUE);
  g_autofree char *text = relu_file_to_text (file, NULL);
  g_autofree char *empty = relu_file_to_text (none, NULL);

  g_assert_cmpuint (relu_file_get_n_marked (file, RELU_MARK_LOCKED), ==, 2);
  for (gsize i = 0; i < 7; i++)
    g_assert_cmpint (relu_file_is_marked (file, RELU_MARK_LOCKED, i), ==, i == 1 || i == 6);
  g_assert_nonnull (strstr (text, "\"locked\": [\"w1\", \"c\"]"));
  g_assert_nonnull (strstr (empty, "\"locked\": []"));

  g_assert_true (relu_file_equal (file, again));
  g_assert_true (same == file);
  g_assert_false (relu_file_equal (file, fewer));
  g_assert_cmpuint (relu_file_get_n_marked (fewer, RELU_MARK_LOCKED), ==, 1);
  g_assert_true (relu_file_is_marked (fewer, RELU_MARK_LOCKED, 1));
  g_assert_cmpuint (relu_file_get_n_marked (none, RELU_MARK_LOCKED), ==, 0);
  g_assert_true (relu_file_is_marked (more, RELU_MARK_LOCKED, 3));
  g_assert_false (relu_file_is_marked (more, RELU_MARK_LOCKED, 2));
}

/* Locks go with their parameters, or away where nobody knows which ones those are. */
static void
test_locked_edit (void)
{
  static const gsize origin[] = { 0, G_MAXSIZE, 1, 2, G_MAXSIZE, 3, 4, G_MAXSIZE, 5, 6 };
  g_autoptr (ReluFile) file = parse (HEAD LAYERS ",\"locked\":[\"w1\",\"b0\",\"c\"]}");
  g_autoptr (ReluNetwork) three = shallow_new (3);
  g_autoptr (ReluNetwork) two = shallow_new (2);
  g_autoptr (ReluFile) edited = relu_file_with_edit (file, three, origin);
  g_autoptr (ReluFile) kept = relu_file_with_network (file, two);
  g_autoptr (ReluFile) lost = relu_file_with_network (file, three);

  for (gsize i = 0; i < 10; i++)
    g_assert_cmpint (relu_file_is_marked (edited, RELU_MARK_LOCKED, i), ==, i == 2 || i == 3 || i == 9);
  g_assert_cmpuint (relu_file_get_n_marked (kept, RELU_MARK_LOCKED), ==, 3);
  g_assert_cmpuint (relu_file_get_n_marked (lost, RELU_MARK_LOCKED), ==, 0);
}

/* Marks of one kind know nothing of those of another. */
static void
test_presented (void)
{
  static const gsize origin[] = { 0, G_MAXSIZE, 1, 2, G_MAXSIZE, 3, 4, G_MAXSIZE, 5, 6 };
  g_autoptr (ReluFile) file
    = parse (HEAD LAYERS ",\"presented\":[\"c\",\"w1\"],\"locked\":[\"w0\"]}");
  g_autoptr (ReluFile) again = parse_again (file);
  g_autoptr (ReluFile) more = relu_file_with_marked (file, RELU_MARK_PRESENTED, 0, TRUE);
  g_autoptr (ReluFile) none = relu_file_with_no_marked (more, RELU_MARK_PRESENTED);
  g_autoptr (ReluFile) same = relu_file_with_no_marked (none, RELU_MARK_PRESENTED);
  g_autoptr (ReluNetwork) three = shallow_new (3);
  g_autoptr (ReluFile) edited = relu_file_with_edit (more, three, origin);
  g_autofree guint8 *marked = relu_file_dup_marked (more, RELU_MARK_PRESENTED);

  g_assert_true (relu_file_equal (file, again));
  g_assert_false (relu_file_equal (file, more));
  for (gsize i = 0; i < 7; i++)
    {
      g_assert_cmpint (marked[i], ==, i == 0 || i == 1 || i == 6);
      g_assert_cmpint (relu_file_is_marked (more, RELU_MARK_LOCKED, i), ==, i == 0);
    }
  g_assert_cmpuint (relu_file_get_n_marked (edited, RELU_MARK_PRESENTED), ==, 3);
  g_assert_cmpuint (relu_file_get_n_marked (none, RELU_MARK_PRESENTED), ==, 0);
  g_assert_cmpuint (relu_file_get_n_marked (none, RELU_MARK_LOCKED), ==, 1);
  g_assert_true (same == none);
}

static void
test_pins (void)
{
  g_autoptr (ReluFile) file = parse (
    HEAD LAYERS ",\"pins\":[{\"name\":\"a\",\"why\":1," LAYERS "},{\"shown\":false," LAYERS "}]}");
  g_autoptr (ReluFile) again = parse_again (file);
  g_autoptr (ReluNetwork) network = shallow_new (5);
  g_autoptr (ReluFile) three = relu_file_with_pin_added (file, "five", network);
  g_autoptr (ReluFile) renamed = relu_file_with_pin_changed (three, 1, "b", TRUE);
  g_autoptr (ReluFile) two = relu_file_with_pin_removed (renamed, 0);
  g_autofree char *text = relu_file_to_text (renamed, NULL);
  ReluPin pin;

  g_assert_cmpuint (relu_file_get_n_pins (file), ==, 2);
  relu_file_get_pin (file, 0, &pin);
  g_assert_cmpstr (pin.name, ==, "a");
  g_assert_true (pin.shown);
  g_assert_true (relu_network_equal (pin.network, relu_file_get_network (file)));
  relu_file_get_pin (file, 1, &pin);
  g_assert_cmpstr (pin.name, ==, "");
  g_assert_false (pin.shown);
  g_assert_true (relu_file_equal (file, again));

  g_assert_cmpuint (relu_file_get_n_pins (three), ==, 3);
  relu_file_get_pin (three, 2, &pin);
  g_assert_true (pin.network == network);
  g_assert_true (pin.shown);
  relu_file_get_pin (three, 1, &pin);
  g_assert_cmpstr (pin.name, ==, "");
  relu_file_get_pin (renamed, 1, &pin);
  g_assert_cmpstr (pin.name, ==, "b");
  g_assert_true (pin.shown);
  g_assert_false (relu_file_equal (three, renamed));

  /* What is not known is kept in pins too. */
  g_assert_nonnull (strstr (text, "\"why\": 1"));
  g_assert_cmpuint (relu_file_get_n_pins (two), ==, 2);
  relu_file_get_pin (two, 0, &pin);
  g_assert_cmpstr (pin.name, ==, "b");
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    const char *message;
  } rows[] = {
    { HEAD LAYERS ",\"locked\":1}", "net: locked: expected an array of parameters’ names, found 1" },
    { HEAD LAYERS ",\"locked\":[\"c\",\"w2\"]}",
      "net: locked[1]: expected the name of a parameter of this network, such as \"b0\" or "
      "\"w2.1.0\", found \"w2\"" },
    { HEAD LAYERS ",\"locked\":[0]}",
      "net: locked[0]: expected the name of a parameter of this network, such as \"b0\" or "
      "\"w2.1.0\", found 0" },
    { HEAD LAYERS ",\"pins\":{}}", "net: pins: expected an array of networks, found an object" },
    { HEAD LAYERS ",\"pins\":[7]}", "net: pins[0]: expected an object, found 7" },
    { HEAD LAYERS ",\"pins\":[{\"name\":7," LAYERS "}]}",
      "net: pins[0].name: expected text in quotation marks, found 7" },
    { HEAD LAYERS ",\"pins\":[{\"shown\":1," LAYERS "}]}",
      "net: pins[0].shown: expected true or false, found 1" },
    { HEAD LAYERS ",\"pins\":[{}]}",
      "net: pins[0].layers: expected an array of layers, found nothing" },
    { HEAD LAYERS ",\"pins\":[{\"layers\":[{\"weights\":[[1,2]]}]}]}",
      "net: pins[0].layers[0].weights[0]: expected 1 number (more than one input is not supported), "
      "found 2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (relu_file_parse (rows[i].text, -1, "net", &error));
      g_assert_error (error, RELU_FILE_ERROR, RELU_FILE_ERROR_FORMAT);
      g_assert_cmpstr (error->message, ==, rows[i].message);
    }
}

static void
test_too_many_pins (void)
{
  g_autoptr (GString) text = g_string_new (HEAD LAYERS ",\"pins\":[");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i <= RELU_FILE_MAX_PINS; i++)
    g_string_append_printf (text, "%s{" LAYERS "}", i > 0 ? "," : "");
  g_string_append (text, "]}");

  g_assert_null (relu_file_parse (text->str, -1, "net", &error));
  g_assert_error (error, RELU_FILE_ERROR, RELU_FILE_ERROR_LIMIT);
  g_assert_cmpstr (error->message, ==, "net: pins[64]: expected at most 64 pins, found more");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/file-marks/locked", test_locked);
  g_test_add_func ("/file-marks/only", test_only);
  g_test_add_func ("/file-marks/locked-edit", test_locked_edit);
  g_test_add_func ("/file-marks/presented", test_presented);
  g_test_add_func ("/file-marks/pins", test_pins);
  g_test_add_func ("/file-marks/refused", test_refused);
  g_test_add_func ("/file-marks/too-many-pins", test_too_many_pins);

  return g_test_run ();
}
