/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-language.c: which languages there are, and what follows from choosing one. */

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "relu-language.h"

static void
assert_found (const char *code, const char *expected)
{
  const ReluLanguage *language = relu_language_find (code);

  g_assert_cmpstr (language == NULL ? NULL : language->code, ==, expected);
}

static void
test_find (void)
{
  guint n;
  const ReluLanguage *languages = relu_language_list (&n);

  for (guint i = 0; i < n; i++)
    {
      assert_found (languages[i].code, languages[i].code);
      g_assert_true (g_utf8_validate (languages[i].name, -1, NULL));
      g_assert_true (i == 0 || strcmp (languages[i - 1].code, languages[i].code) < 0);
    }

  assert_found ("de_AT.UTF-8", "de");
  assert_found ("de_DE@euro", "de");
  assert_found ("pt-br", "pt_BR");
  assert_found ("pt", "pt_BR");
  assert_found ("zh_TW", "zh_CN"); /* the variety that there is */
  assert_found ("es_419", "es");
  assert_found (NULL, NULL);
  assert_found ("", NULL);
  assert_found ("C", NULL);
  assert_found ("C.UTF-8", NULL);
  assert_found ("d", NULL);
  assert_found ("den", NULL);
  assert_found (RELU_LANGUAGE_SYSTEM, NULL);
}

static void
assert_option (const char *line, const char *expected_code, const char *expected_rest)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  g_autofree char **argv = g_memdup2 (words, (g_strv_length (words) + 1) * sizeof *words);
  int argc = (int) g_strv_length (words);
  g_autofree char *code = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *rest = NULL;

  g_assert_true (relu_language_take_option (&argc, argv, &code, &reason));
  g_assert_null (reason);
  g_assert_cmpstr (code, ==, expected_code);
  rest = g_strjoinv (" ", argv);
  g_assert_cmpstr (rest, ==, expected_rest);
  g_assert_cmpint (argc, ==, (int) g_strv_length (argv));
}

static void
test_option (void)
{
  assert_option ("reluscope", NULL, "reluscope");
  assert_option ("reluscope a.json", NULL, "reluscope a.json");
  assert_option ("reluscope --language=de a.json", "de", "reluscope a.json");
  assert_option ("reluscope a.json --language fr", "fr", "reluscope a.json");
  assert_option ("cli --language=de trace --language=system --at 1", "system", "cli trace --at 1");
  assert_option ("cli --languages=de -- --language=fr", NULL, "cli --languages=de -- --language=fr");
}

static void
test_option_unknown (void)
{
  static const char *const values[] = { "--language=tlh", "--language=", "--language" };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      char *argv[] = { (char *) "reluscope", (char *) values[i], NULL };
      int argc = 2;
      g_autofree char *code = NULL;
      g_autofree char *reason = NULL;

      g_assert_false (relu_language_take_option (&argc, argv, &code, &reason));
      g_assert_null (code);
      g_assert_true (g_str_has_prefix (reason, "--language: expected system, ar, de, en,"));
      g_assert_nonnull (strstr (reason, i == 0 ? "found “tlh”" : "found “”"));
    }
}

static void
assert_numbers (const char *code, const char *number, const char *fixed, const char *count)
{
  char buffer[RELU_NUMBER_BUFFER];

  relu_language_choose (relu_language_find (code));
  g_assert_true (relu_language_get_chosen () == relu_language_find (code));
  g_assert_cmpstr (relu_number_to_display (-1234.5, 6, buffer), ==, number);
  g_assert_cmpstr (relu_number_to_fixed (-0.5, 2, buffer), ==, fixed);
  g_assert_cmpstr (relu_number_count_to_display (1048576, buffer), ==, count);
  /* Whatever the language. */
  g_assert_cmpstr (relu_number_to_shortest (-1.5, buffer), ==, "-1.5");
  g_assert_cmpstr (relu_number_to_latex (-1.5, 4, buffer), ==, "-1.5");
}

static void
test_numbers (void)
{
  char buffer[RELU_NUMBER_BUFFER];

  assert_numbers ("de", "−1234,5", "−0,50", "1.048.576");
  g_assert_cmpstr (relu_number_count_to_display (100, buffer), ==, "100");
  g_assert_cmpstr (relu_number_count_to_display (1000, buffer), ==, "1.000");
  assert_numbers ("fr", "−1234,5", "−0,50", "1\u202f048\u202f576");
  assert_numbers ("zh_CN", "−1234.5", "−0.50", "1,048,576");
  /* With a mark that keeps the minus before the digits. */
  assert_numbers ("ar", "\u200e−1234.5", "\u200e−0.50", "1,048,576");
  g_assert_cmpstr (relu_number_to_display (-INFINITY, 4, buffer), ==, "\u200e−∞");
  assert_numbers (NULL, "−1234.5", "−0.50", "1048576");
}

/* A catalogue made here: gettext follows the choice where the system has no locale for it. */
static void
test_speaks (void)
{
  g_autofree char *folder = g_dir_make_tmp ("reluscope-XXXXXX", NULL);
  g_autofree char *place = g_build_filename (folder, "de", "LC_MESSAGES", NULL);
  g_autofree char *catalogue = g_build_filename (place, GETTEXT_PACKAGE ".mo", NULL);
  /* One message, "yes" to "ja": magic, revision, number, offsets of both tables, no hash table; the
   * tables with length and offset; the texts. */
  static const guint32 head[] = { 0x950412de, 0, 1, 28, 36, 0, 44, 3, 44, 2, 48 };
  GByteArray *bytes = g_byte_array_new ();

  g_byte_array_append (bytes, (const guint8 *) head, sizeof head);
  g_byte_array_append (bytes, (const guint8 *) "yes\0ja", 7);
  g_assert_cmpint (g_mkdir_with_parents (place, 0700), ==, 0);
  g_assert_true (g_file_set_contents (catalogue, (const char *) bytes->data, bytes->len, NULL));
  g_byte_array_unref (bytes);

  bindtextdomain (GETTEXT_PACKAGE, folder);
  g_assert_cmpstr (g_dgettext (GETTEXT_PACKAGE, "yes"), ==, "yes");
  relu_language_choose (relu_language_find ("de"));
  g_assert_cmpstr (g_dgettext (GETTEXT_PACKAGE, "yes"), ==, "ja");
  relu_language_choose (relu_language_find ("fr"));
  g_assert_cmpstr (g_dgettext (GETTEXT_PACKAGE, "yes"), ==, "yes");
  relu_language_choose (relu_language_find ("de"));
  g_assert_cmpstr (g_dgettext (GETTEXT_PACKAGE, "yes"), ==, "ja");
  relu_language_choose (NULL);
  g_assert_cmpstr (g_dgettext (GETTEXT_PACKAGE, "yes"), ==, "yes");

  g_remove (catalogue);
  g_rmdir (place);
  *strrchr (place, '/') = '\0';
  g_rmdir (place);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  relu_language_start ("/nonexistent");
  g_test_add_func ("/language/find", test_find);
  g_test_add_func ("/language/option", test_option);
  g_test_add_func ("/language/option/unknown", test_option_unknown);
  g_test_add_func ("/language/numbers", test_numbers);
  g_test_add_func ("/language/speaks", test_speaks);
  return g_test_run ();
}
