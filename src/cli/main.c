/* SPDX-License-Identifier: GPL-3.0-or-later */
/* main.c: reluscope-cli, the same core and painter without a display. */

#include <fcntl.h>
#include <glib/gi18n.h>
#include <unistd.h>

#include "relu-cli.h"
#include "relu-language.h"

static const ReluCliCommand *const commands[] = {
  &relu_cli_analyze,
  &relu_cli_render,
  &relu_cli_animate,
  &relu_cli_handout,
  &relu_cli_trace,
  &relu_cli_sound,
  &relu_cli_train,
  &relu_cli_starts,
  &relu_cli_examples,
  &relu_cli_lessons,
};

static int
print_help (void)
{
  ReluCliOutput output = RELU_CLI_OUTPUT_INIT;

  g_string_append_printf (output.text, _("Usage: %s"), "");
  g_string_append_printf (output.text, "reluscope-cli %s\n\n%s\n\n%s\n", _("COMMAND [OPTION…]"),
                          _("Shows where the non-linearity of a ReLU network comes from."),
                          _("Commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (output.text, "  %-10s %s\n", commands[i]->name, _(commands[i]->summary));
  g_string_append_printf (output.text, "\n%s\n  --help           %s\n  --language=CODE  %s\n  --version        %s\n",
                          _("Options:"),
                          _("Show this text, or after a command the help of that command"),
                          _("Speak this language: ar, de, en, es, fr, pt_BR, zh_CN"),
                          _("Show the version"));

  return relu_cli_output_finish (&output);
}

static int
print_version (void)
{
  ReluCliOutput output = RELU_CLI_OUTPUT_INIT;

  g_string_append (output.text, "reluscope-cli " RELUSCOPE_VERSION "\n");

  return relu_cli_output_finish (&output);
}

/* A closed standard stream must not become the number of the next file that is opened: what is
 * printed would end up in it. /dev/null opened the wrong way round fails like a closed one. */
static void
keep_standard_streams (void)
{
  static const int modes[] = { O_WRONLY, O_RDONLY, O_RDONLY };

  for (int fd = 0; fd < 3; fd++)
    if (fcntl (fd, F_GETFD) < 0 && open ("/dev/null", modes[fd]) < 0)
      break;
}

int
main (int argc, char **argv)
{
  g_autofree char *language = NULL;
  g_autofree char *message = NULL;

  keep_standard_streams ();
  relu_language_start (RELUSCOPE_LOCALE_DIR);
  if (!relu_language_take_option (&argc, argv, &language, &message))
    return relu_cli_fail_usage (NULL, message);
  relu_language_choose (relu_language_find (language));

  if (argc < 2)
    return relu_cli_fail_usage (NULL, _("a command is missing"));
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h"))
    return print_help ();
  if (g_str_equal (argv[1], "--version"))
    return print_version ();

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (argv[1], commands[i]->name))
      return relu_cli_run (commands[i], argc - 2, argv + 2);

  message = g_strdup_printf (argv[1][0] == '-' ? _("unknown option %s") : _("unknown command %s"),
                             argv[1]);

  return relu_cli_fail_usage (NULL, message);
}
