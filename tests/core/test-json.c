/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-json.c: the strict reader of JSON. */

#include <json-glib/json-glib.h>
#include <string.h>

#include "relu-json.h"

static void
test_valid (void)
{
  static const char *const rows[] = {
    "{}",
    "[]",
    " \t\r\n[ ] ",
    "null",
    "true",
    "false",
    "0",
    "-0",
    "-0.5e+10",
    "1E5",
    "\"\"",
    "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e4\\ud83d\\ude00\"",
    "{\"a\":[1,2,{\"b\":null}],\"c\":\"]}\"}",
    "[[],[[]],{}]",
    "\xef\xbb\xbf[1]",
    "\"\xc3\xa4\"",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      ReluJsonValue root;

      relu_json_check (rows[i], strlen (rows[i]), &root, &error);
      g_assert_no_error (error);
    }
}

static void
test_invalid (void)
{
  static const struct
  {
    const char *text;
    const char *message;
  } rows[] = {
    { "", "line 1, column 1: expected a value, found the end of the text" },
    { "  ", "line 1, column 3: expected a value, found the end of the text" },
    { "[1,]", "line 1, column 4: expected a value, found “]”" },
    { "[1 2]", "line 1, column 4: expected “,” or “]”, found “2”" },
    { "[1", "line 1, column 3: expected “,” or “]”, found the end of the text" },
    { "[1}", "line 1, column 3: expected “,” or “]”, found “}”" },
    { "{\"a\":1]", "line 1, column 7: expected “,” or “}”, found “]”" },
    { "{\"a\" 1}", "line 1, column 6: expected “:”, found “1”" },
    { "{\"a\":}", "line 1, column 6: expected a value, found “}”" },
    { "{a:1}", "line 1, column 2: expected a key in quotation marks or “}”, found “a”" },
    { "{\"a\":1,}", "line 1, column 8: expected a key in quotation marks, found “}”" },
    { "{,}", "line 1, column 2: expected a key in quotation marks or “}”, found “,”" },
    { "[]\n\nx", "line 3, column 1: expected the end of the text, found “x”" },
    { "{} {}", "line 1, column 4: expected the end of the text, found “{”" },
    { "]", "line 1, column 1: expected a value, found “]”" },
    { "01", "line 1, column 2: expected the end of the text, found “1”" },
    { "[01]", "line 1, column 3: expected “,” or “]”, found “1”" },
    { "+1", "line 1, column 1: expected a value, found “+”" },
    { "-", "line 1, column 2: expected a digit, found the end of the text" },
    { ".5", "line 1, column 1: expected a value, found “.”" },
    { "1.", "line 1, column 3: expected a digit, found the end of the text" },
    { "1e", "line 1, column 3: expected a digit, found the end of the text" },
    { "0x10", "line 1, column 2: expected the end of the text, found “x”" },
    { "NaN", "line 1, column 1: expected a value, found “N”" },
    { "[Infinity]", "line 1, column 2: expected a value, found “I”" },
    { "nul", "line 1, column 1: expected a value, found “n”" },
    { "True", "line 1, column 1: expected a value, found “T”" },
    { "/* no */ {}", "line 1, column 1: expected a value, found “/”" },
    { "'a'", "line 1, column 1: expected a value, found “'”" },
    { "\"a", "line 1, column 3: expected a closing quotation mark, found the end of the text" },
    { "\"a\nb\"", "line 1, column 3: expected a closing quotation mark, found the character U+000A" },
    { "\"\\x\"",
      "line 1, column 3: expected one of \" \\ / b f n r t u after a “\\”, found “x”" },
    { "\"\\", "line 1, column 3: expected one of \" \\ / b f n r t u after a “\\”, found the end of the text" },
    { "\"\\u12\"", "line 1, column 4: expected four hexadecimal digits after “\\u”, found “1”" },
    { "\"\\u0000\"", "line 1, column 2: expected no character U+0000 in a text, found “\\”" },
    { "\"\\ud800\\u0041\"", "line 1, column 2: expected both halves of a surrogate pair, found “\\”" },
    { "\"\\ude00\"", "line 1, column 2: expected both halves of a surrogate pair, found “\\”" },
    { "[\"ä\xff\"]",
      "line 1, column 4: expected a text in UTF-8, found the byte 0xff, which is not UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      ReluJsonValue root;

      g_assert_false (relu_json_check (rows[i].text, strlen (rows[i].text), &root, &error));
      g_assert_error (error, RELU_JSON_ERROR, RELU_JSON_ERROR_SYNTAX);
      g_assert_cmpstr (error->message, ==, rows[i].message);
    }
}

static void
test_nul (void)
{
  g_autoptr (GError) error = NULL;
  ReluJsonValue root;

  g_assert_false (relu_json_check ("[1]\0[2]", 7, &root, &error));
  g_assert_cmpstr (error->message, ==,
                   "line 1, column 4: expected a text in UTF-8, found the character U+0000");
}

static void
test_depth (void)
{
  for (guint depth = RELU_JSON_MAX_DEPTH; depth <= 100000; depth = depth * 10 + 1)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = g_malloc (2 * (gsize) depth);
      ReluJsonValue root;
      gboolean valid;

      memset (text, '[', depth);
      memset (text + depth, ']', depth);
      valid = relu_json_check (text, 2 * (gsize) depth, &root, &error);
      g_assert_cmpint (valid, ==, depth == RELU_JSON_MAX_DEPTH);
      if (!valid)
        g_assert_error (error, RELU_JSON_ERROR, RELU_JSON_ERROR_DEPTH);
    }
}

static void
test_walk (void)
{
  static const char text[] = " { \"a\\u0041\" : [ 1 , -2.5e1,[3]], \"b]\\\"\" : \"x\\ud83d\\ude00\\n\","
                             " \"c\" : {\"d\":[]}, \"e\":null } ";
  g_autofree char *b = NULL;
  ReluJsonValue root, key, value, element;
  ReluJsonIter iter, inner;

  g_assert_true (relu_json_check (text, strlen (text), &root, NULL));
  g_assert_cmpint (relu_json_value_get_kind (&root), ==, RELU_JSON_OBJECT);
  relu_json_iter_init (&iter, &root);

  g_assert_true (relu_json_iter_next (&iter, &key, &value));
  b = relu_json_value_dup_string (&key);
  g_assert_cmpstr (b, ==, "aA");
  relu_json_iter_init (&inner, &value);
  g_assert_true (relu_json_iter_next (&inner, NULL, &element));
  g_assert_cmpfloat (relu_json_value_get_number (&element), ==, 1);
  g_assert_true (relu_json_iter_next (&inner, NULL, &element));
  g_assert_cmpfloat (relu_json_value_get_number (&element), ==, -25);
  g_assert_true (relu_json_iter_next (&inner, NULL, &element));
  g_assert_cmpint (relu_json_value_get_kind (&element), ==, RELU_JSON_ARRAY);
  g_assert_cmpint (element.end - element.start, ==, 3);
  g_assert_false (relu_json_iter_next (&inner, NULL, &element));

  g_assert_true (relu_json_iter_next (&iter, &key, &value));
  g_free (b);
  b = relu_json_value_dup_string (&key);
  g_assert_cmpstr (b, ==, "b]\"");
  g_free (b);
  b = relu_json_value_dup_string (&value);
  g_assert_cmpstr (b, ==, "x😀\n");

  g_assert_true (relu_json_iter_next (&iter, &key, &value));
  g_assert_cmpint (relu_json_value_get_kind (&value), ==, RELU_JSON_OBJECT);
  g_assert_true (relu_json_iter_next (&iter, &key, &value));
  g_assert_cmpint (relu_json_value_get_kind (&value), ==, RELU_JSON_NULL);
  g_assert_cmpint (value.end - value.start, ==, 4);
  g_assert_false (relu_json_iter_next (&iter, &key, &value));
}

/* What is written is read back the same by another reader. */
static void
test_append_string (void)
{
  static const char text[] = "a\"\\/\b\f\n\r\t\x01\x7f\xc2\x85\u2028ä😀";
  g_autoptr (GString) json = g_string_new ("[");
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  relu_json_append_string (json, text);
  g_string_append_c (json, ']');
  json_parser_load_from_data (parser, json->str, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (json_array_get_string_element (json_node_get_array (json_parser_get_root (parser)),
                                                  0),
                   ==, text);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/valid", test_valid);
  g_test_add_func ("/json/invalid", test_invalid);
  g_test_add_func ("/json/nul", test_nul);
  g_test_add_func ("/json/depth", test_depth);
  g_test_add_func ("/json/walk", test_walk);
  g_test_add_func ("/json/append-string", test_append_string);
  return g_test_run ();
}
