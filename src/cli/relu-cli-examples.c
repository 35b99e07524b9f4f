/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-cli-examples.c: "reluscope-cli examples" and "lessons": what comes with the program. */

#include <glib/gi18n.h>
#include <string.h>

#include "relu-cli.h"
#include "relu-examples.h"
#include "relu-lessons.h"

/* Files of one kind that are inside the program. */
typedef struct
{
  guint (*get_n) (void);
  const char *(*get_id) (guint index);
  const char *(*get_title) (guint index);
  const char *(*get_description) (guint index);
  GBytes *(*load_bytes) (const char *id, GError **error);
} Shelf;

static Shelf examples = {
  relu_examples_get_n,           relu_examples_get_id,     relu_examples_get_title,
  relu_examples_get_description, relu_examples_load_bytes,
};

static Shelf lessons = {
  relu_lessons_get_n,           relu_lessons_get_id,     relu_lessons_get_title,
  relu_lessons_get_description, relu_lessons_load_bytes,
};

static const ReluCliOption options[] = {
  { NULL },
};

static gboolean
set_option (guint option, char **values, gpointer state, GError **error)
{
  return TRUE;
}

static void
append_list (GString *text, const Shelf *shelf)
{
  gsize width = 0;

  for (guint i = 0; i < shelf->get_n (); i++)
    width = MAX (width, strlen (shelf->get_id (i)));
  for (guint i = 0; i < shelf->get_n (); i++)
    g_string_append_printf (text, "%-*s  %s\n%*s  %s\n", (int) width, shelf->get_id (i),
                            shelf->get_title (i), (int) width, "", shelf->get_description (i));
}

static int
run (char **operands, gpointer state)
{
  const Shelf *shelf = state;
  ReluCliOutput output = RELU_CLI_OUTPUT_INIT;

  if (operands[0] == NULL)
    append_list (output.text, shelf);
  else
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = shelf->load_bytes (operands[0], &error);

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
  .state = &examples,
  .run = run,
};

const ReluCliCommand relu_cli_lessons = {
  .name = "lessons",
  .operands = "NAME",
  .summary = N_("List the lessons, or print the file of one of them."),
  .options = options,
  .min_operands = 0,
  .max_operands = 1,
  .set_option = set_option,
  .state = &lessons,
  .run = run,
};
