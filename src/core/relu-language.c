/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-language.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

/* A locale that every system has. In "C" itself gettext translates nothing. */
#define PLAIN_LOCALE "C.UTF-8"

/* The language of the sources, which has no catalogue. */
#define ENGLISH "en"

#define MINUS "\u2212"
#define NARROW_SPACE "\u202f"
/* The digits of a negative number would be taken for the end of what is read from right to left,
 * and its minus would land behind them, but for this mark (left-to-right). */
#define LEFT_TO_RIGHT "\u200e"

/* By code. Arabic has the digits and the point of Western formulas: so have most books for schools
 * and universities that write f(x) = 2x + 20 from left to right. */
static const ReluLanguage languages[] = {
  { "ar", "العربية", { ".", ",", LEFT_TO_RIGHT MINUS }, TRUE },
  { "de", "Deutsch", { ",", ".", MINUS }, FALSE },
  { "en", "English", { ".", ",", MINUS }, FALSE },
  { "es", "Español", { ",", NARROW_SPACE, MINUS }, FALSE },
  { "fr", "Français", { ",", NARROW_SPACE, MINUS }, FALSE },
  { "pt_BR", "Português (Brasil)", { ",", ".", MINUS }, FALSE },
  { "zh_CN", "简体中文", { ".", ",", MINUS }, FALSE },
};

static const ReluLanguage *chosen; /* NULL: the system's */

/**
 * relu_language_list:
 * @n: (out): how many
 *
 * Returns: (array length=n): the languages that there are, by code
 */
const ReluLanguage *
relu_language_list (guint *n)
{
  *n = G_N_ELEMENTS (languages);

  return languages;
}

/* The length of the part of a code that names the language alone: 2 of "pt_BR". */
static gsize
get_stem (const char *code)
{
  return strcspn (code, "_-");
}

/**
 * relu_language_find:
 * @code: (nullable): "de", "pt_BR"; "pt-br" and "de_AT.UTF-8" are understood too
 *
 * Returns: (nullable): the language, in the variety that there is
 */
const ReluLanguage *
relu_language_find (const char *code)
{
  g_autofree char *plain = code == NULL ? NULL : g_strndup (code, strcspn (code, ".@"));

  if (plain == NULL)
    return NULL;
  g_strdelimit (plain, "-", '_');
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_ascii_strcasecmp (languages[i].code, plain) == 0)
      return &languages[i];
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (get_stem (languages[i].code) == get_stem (plain)
        && g_ascii_strncasecmp (languages[i].code, plain, get_stem (plain)) == 0)
      return &languages[i];

  return NULL;
}

/**
 * relu_language_take_option:
 * @argc: (inout): how many arguments there are
 * @argv: the arguments, of which those that say the language are taken out
 * @code: (out) (transfer full) (nullable): the language of the last one, or none
 * @reason: (out) (transfer full) (optional): why it is none that is known, in English
 *
 * Looks for "--language=CODE" and "--language CODE" before "--". To be called before anything else
 * reads the arguments, so that whatever is said about them is in that language.
 *
 * Returns: whether each language is known
 */
gboolean
relu_language_take_option (int *argc, char **argv, char **code, char **reason)
{
  static const char option[] = "--language";
  const gsize length = strlen (option);
  int kept = 1;
  int i = 1;

  *code = NULL;
  for (; i < *argc && !g_str_equal (argv[i], "--"); i++)
    {
      const char *value;

      if (!g_str_has_prefix (argv[i], option)
          || (argv[i][length] != '=' && argv[i][length] != '\0'))
        {
          argv[kept++] = argv[i];
          continue;
        }

      value = argv[i][length] == '=' ? argv[i] + length + 1 : i + 1 < *argc ? argv[++i] : "";
      if (!g_str_equal (value, RELU_LANGUAGE_SYSTEM) && relu_language_find (value) == NULL)
        {
          GString *text = g_string_new (NULL);

          g_string_append_printf (text, "--language: expected " RELU_LANGUAGE_SYSTEM);
          for (guint j = 0; j < G_N_ELEMENTS (languages); j++)
            g_string_append_printf (text, "%s%s", j + 1 < G_N_ELEMENTS (languages) ? ", " : " or ",
                                    languages[j].code);
          g_string_append_printf (text, ", found “%s”", value);
          *reason = g_string_free (text, FALSE);
          g_clear_pointer (code, g_free);
          return FALSE;
        }
      g_free (*code);
      *code = g_strdup (value);
    }
  for (; i < *argc; i++)
    argv[kept++] = argv[i];
  argv[kept] = NULL;
  *argc = kept;

  return TRUE;
}

/* Where the catalogues are: a program that has not been installed finds them in its build folder. */
static char *
dup_catalogues (const char *installed)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program == NULL ? NULL : g_path_get_dirname (program);
  g_autofree char *built = NULL;

  if (folder != NULL && (g_str_has_suffix (folder, "/src/app") || g_str_has_suffix (folder, "/src/cli")))
    built = g_canonicalize_filename ("../../po", folder);
  if (built != NULL && g_file_test (built, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&built);

  return g_strdup (installed);
}

/**
 * relu_language_start:
 * @installed_catalogues: the folder in which the catalogues of an installed program are
 *
 * Sets the user's locale, and where translations are found. To be called before there are threads.
 */
void
relu_language_start (const char *installed_catalogues)
{
  const char *wanted = g_getenv ("LANGUAGE");
  g_autofree char *catalogues = dup_catalogues (installed_catalogues);

  setlocale (LC_ALL, "");
  /* GLib, asked for the first time, decides for good whether libraries are translated: not where
   * the program, by its domain, is not. But it may be, as soon as another language is chosen. */
  (void) g_dgettext (GETTEXT_PACKAGE, "Reluscope");
  /* The variable has its place now: another value can be given to it when threads read it. */
  g_setenv ("LANGUAGE", wanted == NULL ? "" : wanted, TRUE);
  bindtextdomain (GETTEXT_PACKAGE, catalogues);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

static gboolean
is_untranslatable (const char *locale)
{
  return locale == NULL || g_str_equal (locale, "C") || g_str_equal (locale, "POSIX");
}

/* Of those that there are; NULL: another one. */
static const ReluLanguage *
get_system_language (void)
{
  const char *locale = setlocale (LC_MESSAGES, NULL);
  const char *wanted = g_getenv ("LANGUAGE");

  if (is_untranslatable (locale))
    return NULL;
  if (wanted != NULL && *wanted != '\0')
    {
      g_auto (GStrv) codes = g_strsplit (wanted, ":", -1);
      const ReluLanguage *language = NULL;

      for (guint i = 0; language == NULL && codes[i] != NULL; i++)
        language = relu_language_find (codes[i]);
      return language;
    }
  return relu_language_find (locale);
}

/* How numbers are written in @language: where the user's locale is one of that language, as in the
 * user's country. But no locale has the mark that keeps the minus in its place. */
static const ReluNumberFormat *
get_numbers (const ReluLanguage *language)
{
  const char *locale = setlocale (LC_NUMERIC, NULL);
  gboolean is_locale = relu_language_find (locale) == language;

  return is_locale && !language->is_right_to_left ? NULL : &language->numbers;
}

/**
 * relu_language_choose:
 * @language: (nullable): one out of relu_language_list(), or %NULL for the system's
 *
 * Lets the program speak @language from now on, whether or not the system has a locale for it. To be
 * called from the main thread, after relu_language_start(); what has been translated already stays
 * as it is.
 */
void
relu_language_choose (const ReluLanguage *language)
{
  static const ReluLanguage *system = NULL;
  static gboolean system_is_known = FALSE;
  const ReluLanguage *spoken;

  if (!system_is_known)
    system = get_system_language ();
  system_is_known = TRUE;

  chosen = language;
  /* GTK too: it may know a language, or a variety of one, that this program has not learnt. */
  spoken = language != NULL ? language : system;
  setenv ("LANGUAGE", spoken != NULL ? spoken->code : ENGLISH, TRUE); /* GLib would complain about threads */
  if (language != NULL && is_untranslatable (setlocale (LC_MESSAGES, NULL)))
    {
      setlocale (LC_CTYPE, PLAIN_LOCALE);
      setlocale (LC_MESSAGES, PLAIN_LOCALE);
    }

  if (language != NULL)
    relu_number_set_format (get_numbers (language));
  else
    relu_number_set_format (system != NULL && system->is_right_to_left ? &system->numbers : NULL);

  /* Also lets gettext forget what it has looked up. */
  textdomain (GETTEXT_PACKAGE);
}

/**
 * relu_language_get_chosen:
 *
 * Returns: (nullable): the language that was chosen, or %NULL for the system's
 */
const ReluLanguage *
relu_language_get_chosen (void)
{
  return chosen;
}
