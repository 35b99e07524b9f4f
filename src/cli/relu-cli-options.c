/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-cli-options.c: the command line of a command.
 *
 * GOption can't be used here: an option such as --domain takes two values, and values such as -4
 * begin like options. Options may stand before and behind operands; "--" ends them; "-" is an
 * operand. */

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "relu-cli.h"

#define HELP_COLUMN 26

static char *
dup_usage (const ReluCliCommand *command)
{
  return g_strdup_printf (command->min_operands == 0 ? "reluscope-cli %s [%s] [%s]"
                                                     : "reluscope-cli %s [%s] %s",
                          command->name, _("OPTION…"), command->operands);
}

static void
append_option (GString *help, const char *names, const char *text)
{
  /* Two spaces and the names, then the text, whose lines begin below each other. */
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  gsize start = help->len;

  g_string_append_printf (help, "  %s", names);
  if (g_utf8_strlen (help->str + start, -1) >= HELP_COLUMN)
    {
      g_string_append_c (help, '\n');
      start = help->len;
    }
  for (guint i = 0; lines[i] != NULL; i++)
    {
      while (g_utf8_strlen (help->str + start, -1) < HELP_COLUMN)
        g_string_append_c (help, ' ');
      g_string_append_printf (help, "%s\n", lines[i]);
      start = help->len;
    }
}

static int
print_help (const ReluCliCommand *command)
{
  ReluCliOutput output = RELU_CLI_OUTPUT_INIT;
  g_autofree char *usage = dup_usage (command);

  /* Translators: before the form of a command line */
  g_string_append_printf (output.text, _("Usage: %s"), usage);
  g_string_append_printf (output.text, "\n\n%s\n\n%s\n", _(command->summary), _("Options:"));
  for (const ReluCliOption *option = command->options; option->name != NULL; option++)
    {
      g_autofree char *letter
        = option->letter != 0 ? g_strdup_printf ("-%c, ", option->letter) : g_strdup ("    ");
      g_autofree char *names
        = g_strdup_printf ("%s--%s%s%s", letter, option->name, option->values != NULL ? " " : "",
                           option->values != NULL ? option->values : "");

      append_option (output.text, names, _(option->help));
    }
  append_option (output.text, "    --help", _("Show this text"));
  if (command->notes != NULL)
    g_string_append_printf (output.text, "\n%s\n", _(command->notes));
  if (command->min_operands > 0)
    g_string_append_printf (output.text, "\n%s\n",
                            _("FILE is a network file (.relu.json); - reads standard input."));

  return relu_cli_output_finish (&output);
}

static int
find_option (const ReluCliCommand *command, const char *name, gsize length)
{
  for (int i = 0; command->options[i].name != NULL; i++)
    if (strlen (command->options[i].name) == length
        && memcmp (command->options[i].name, name, length) == 0)
      return i;

  return -1;
}

static int
find_letter (const ReluCliCommand *command, char letter)
{
  for (int i = 0; command->options[i].name != NULL; i++)
    if (command->options[i].letter == letter)
      return i;

  return -1;
}

static gboolean
set_usage_error (GError **error, const char *format, const char *what)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, RELU_CLI_ERROR, RELU_CLI_ERROR_USAGE, format, what);
#pragma GCC diagnostic pop

  return FALSE;
}

/* Takes over the option at argv[*i]; leaves *i at its last value. */
static gboolean
take_option (const ReluCliCommand *command, int argc, char **argv, int *i, GError **error)
{
  const char *argument = argv[*i];
  gboolean is_long = argument[1] == '-';
  const char *equals = is_long ? strchr (argument, '=') : NULL;
  g_autofree char *shown = equals != NULL ? g_strndup (argument, (gsize) (equals - argument))
                                          : g_strdup (argument);
  g_auto (GStrv) values = NULL;
  const ReluCliOption *option;
  guint n_given;
  int index;

  if (is_long)
    index = find_option (command, shown + 2, strlen (shown + 2));
  else
    index = argument[1] != '\0' && argument[2] == '\0' ? find_letter (command, argument[1]) : -1;
  if (index < 0)
    /* Translators: %s is what was typed */
    return set_usage_error (error, _("unknown option %s"), shown);
  option = &command->options[index];

  if (equals != NULL)
    /* --domain=-4,4 and --size=800x600 */
    values = option->n_values > 1 ? g_strsplit (equals + 1, ",", -1)
                                  : g_strsplit (equals + 1, "\n", 1);
  else
    {
      guint n_left = (guint) (argc - *i - 1);
      g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

      for (guint k = 0; k < MIN (option->n_values, n_left); k++)
        g_strv_builder_add (builder, argv[*i + 1 + (int) k]);
      values = g_strv_builder_end (builder);
      *i += (int) MIN (option->n_values, n_left);
    }

  n_given = g_strv_length (values);
  if (n_given != option->n_values)
    {
      if (option->n_values == 0)
        return set_usage_error (error, _("%s takes no value"), shown);
      g_set_error (error, RELU_CLI_ERROR, RELU_CLI_ERROR_USAGE,
                   /* Translators: "--domain needs A B" */
                   _("%s needs %s"), shown, option->values);
      return FALSE;
    }

  return command->set_option ((guint) index, values, command->state, error);
}

/**
 * relu_cli_run:
 * @command: a command
 * @argc: how many arguments follow its name
 * @argv: the arguments
 *
 * Returns: the exit status
 */
int
relu_cli_run (const ReluCliCommand *command, int argc, char **argv)
{
  g_autoptr (GPtrArray) operands = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  gboolean only_operands = FALSE;

  for (int i = 0; i < argc; i++)
    {
      if (only_operands || argv[i][0] != '-' || argv[i][1] == '\0')
        g_ptr_array_add (operands, argv[i]);
      else if (g_str_equal (argv[i], "--"))
        only_operands = TRUE;
      else if (g_str_equal (argv[i], "--help") || g_str_equal (argv[i], "-h"))
        return print_help (command);
      else if (!take_option (command, argc, argv, &i, &error))
        return relu_cli_fail_usage (command->name, error->message);
    }

  if (operands->len < command->min_operands)
    {
      /* Translators: %s is "FILE" */
      g_autofree char *message = g_strdup_printf (_("%s is missing"), command->operands);

      return relu_cli_fail_usage (command->name, message);
    }
  if (operands->len > command->max_operands)
    {
      g_autofree char *message
        = g_strdup_printf (_("unexpected argument %s"),
                           (char *) g_ptr_array_index (operands, command->max_operands));

      return relu_cli_fail_usage (command->name, message);
    }

  g_ptr_array_add (operands, NULL);
  return command->run ((char **) operands->pdata, command->state);
}
