/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-cli-examples.c: "reluscope-cli examples": the networks that come with the program. */

#include <glib/gi18n.h>
#include <string.h>

#include "relu-cli.h"
#include "relu-examples.h"

static const ReluCliOption options[] = {
  { NULL },
};

static gboolean
set_option (guint option, char **values, gpointer state, GError **error)
{
  return TRUE;
}

static void
append_list (GString *text)
{
  gsize width = 0;

  for (guint i = 0; i < relu_examples_get_n (); i++)
    width = MAX (width, strlen (relu_examples_get_id (i)));
  for (guint i = 0; i < relu_examples_get_n (); i++)
    g_string_append_printf (text, "%-*s  %s\n%*s  %s\n", (int) width, relu_examples_get_id (i),
                            relu_examples_get_title (i), (int) width, "",
                            relu_examples_get_description (i));
}

static int
run (char **operands, gpointer state)
{
  ReluCliOutput output = RELU_CLI_OUTPUT_INIT;

  if (operands[0] == NULL)
    append_list (output.text);
  else
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = relu_examples_load_bytes (operands[0], &error);

      if (bytes == NULL)
        {
          g_string_free (output.text, TRUE);
          return relu_cli_fail (error);
        }
      g_string_append_len (output.text, g_bytes_get_data (bytes, NULL),
                           (gssize) g_bytes_get_size (bytes));
    }

  return relu_cli_output_finish (&output);
}

const ReluCliCommand relu_cli_examples = {
  .name = "examples",
  .operands = "NAME",
  .summary = N_("List the example networks, or print the file of one of them."),
  .options = options,
  .min_operands = 0,
  .max_operands = 1,
  .set_option = set_option,
  .run = run,
};
