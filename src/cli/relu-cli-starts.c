/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-cli-starts.c: "reluscope-cli starts": trains from many starts, and says what became of them. */

#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

#include "relu-cli-setup.h"
#include "relu-export-curves.h"
#include "relu-starts-report.h"

/* How often the progress line changes, in microseconds. */
#define PROGRESS_TIME 100000

#define MAX_THREADS 1024

enum
{
  OPTION_STARTS = RELU_CLI_N_SETUP_OPTIONS,
  OPTION_FIT,
  OPTION_FORMAT,
  OPTION_FIGURE,
  OPTION_THEME,
  OPTION_PICK,
  OPTION_OUTPUT,
  OPTION_THREADS,
};

static const ReluCliOption options[] = {
  RELU_CLI_SETUP_OPTIONS,
  [RELU_CLI_SETUP_INIT] = { "init", 0, 1, "he|glorot|pytorch|small",
                            N_("How weights are drawn, instead of as the file says (he)") },
  [OPTION_STARTS] = { "starts", 'n', 1, "N",
                      N_("How many; each has the next seed (100)") },
  [OPTION_FIT] = { "fit", 0, 1, "L",
                   N_("The largest loss that counts as a fit; 0 is a thousandth of that\n"
                      "of the best constant (0)") },
  [OPTION_FORMAT] = { "format", 0, 1, "text|json|csv",
                      N_("For people (text), or for programs with a row for each start") },
  [OPTION_FIGURE] = { "figure", 0, 1, "OUT",
                      N_("Draw all curves: a name that ends in .png, .svg or .pdf") },
  [OPTION_THEME] = { "theme", 0, 1, "NAME",
                     N_("Of that figure: light, dark, high-contrast, high-contrast-dark,\n"
                        "projector, projector-dark or print") },
  [OPTION_PICK] = { "pick", 0, 1, "best|SEED", N_("Which start is saved (best: the least loss)") },
  [OPTION_OUTPUT] = { "output", 'o', 1, "OUT",
                      N_("Save the network of a start, with its data; - is standard output,\n"
                         "instead of the report") },
  [OPTION_THREADS] = { "threads", 0, 1, "N",
                       N_("How many at once; 0 is one for each processor (0). The result\n"
                          "is the same") },
  { NULL },
};

typedef struct
{
  ReluCliSetup setup;
  guint64 n_starts; /* 0: as the file says */
  gboolean has_fit;
  double fit;
  ReluStartsFormat format;
  const char *figure, *output;
  ReluExportOptions export;
  gboolean has_pick, picks_best;
  guint64 pick, n_threads;
} Starts;

static Starts starts_state = { .export = RELU_EXPORT_OPTIONS_INIT };

static gboolean
set_format (Starts *self, const char *text, GError **error)
{
  static const char *const names[] = { "text", "json", "csv" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (text, names[i]))
      {
        self->format = i;
        return TRUE;
      }

  return relu_cli_fail_option (error, "format", _("text, json or csv"), text);
}

static gboolean
set_pick (Starts *self, const char *text, GError **error)
{
  self->has_pick = TRUE;
  self->picks_best = g_str_equal (text, "best");

  return self->picks_best || g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT64, &self->pick, NULL)
         || relu_cli_fail_option (error, "pick", _("best or a seed"), text);
}

static gboolean
set_option (guint option, char **values, gpointer state, GError **error)
{
  Starts *self = state;
  const char *text = values[0];
  guint64 count;

  switch (option)
    {
    case RELU_CLI_SETUP_STEPS:
      return relu_cli_parse_count ("steps", text, 1, RELU_SETUP_MAX_STEPS, &count, error)
             && relu_cli_setup_set_option (&self->setup, option, text, error);
    case OPTION_STARTS:
      return relu_cli_parse_count ("starts", text, 1, RELU_SETUP_MAX_STARTS, &self->n_starts, error);
    case OPTION_FIT:
      self->has_fit = TRUE;
      return relu_cli_parse_double ("fit", text, &self->fit, error);
    case OPTION_FORMAT:
      return set_format (self, text, error);
    case OPTION_FIGURE:
      self->figure = g_intern_string (text);
      return relu_export_format_from_name (text, &self->export.format, error);
    case OPTION_THEME:
      return relu_theme_kind_from_name (text, &self->export.theme)
             || relu_cli_fail_option (
               error, "theme",
               _("light, dark, high-contrast, high-contrast-dark, projector, projector-dark or "
                 "print"),
               text);
    case OPTION_PICK:
      return set_pick (self, text, error);
    case OPTION_OUTPUT:
      self->output = g_intern_string (text);
      return TRUE;
    case OPTION_THREADS:
      return relu_cli_parse_count ("threads", text, 0, MAX_THREADS, &self->n_threads, error);
    default:
      return relu_cli_setup_set_option (&self->setup, option, text, error);
    }
}

/* What is trained: the file with the data and the set-up that hold. */
static ReluFile *
get_task (const Starts *self, ReluFile *file, ReluData *data, GError **error)
{
  g_autoptr (ReluFile) with_data = relu_file_with_data (file, data);
  ReluSetup setup;

  if (!relu_cli_setup_apply (&self->setup, file, &setup, error))
    return NULL;

  if (self->n_starts > 0)
    setup.n_starts = (guint) self->n_starts;
  if (self->has_fit)
    setup.fit = self->fit;

  return relu_setup_check (&setup, error) ? relu_file_with_setup (with_data, &setup) : NULL;
}

static void
wait_for (ReluStarts *starts)
{
  gboolean talks = isatty (STDERR_FILENO);

  while (!relu_starts_wait (starts, talks ? PROGRESS_TIME : -1))
    {
      /* Back to the beginning of the line, and nothing behind. */
      fputc ('\r', stderr);
      /* Translators: how far it is */
      fprintf (stderr, _("%u of %u starts are done (%.0f %%)"), relu_starts_get_n_done (starts),
               relu_starts_get_n (starts), 100 * relu_starts_get_progress (starts));
      fputs ("\033[K", stderr);
      fflush (stderr);
    }
  if (talks)
    fputs ("\r\033[K", stderr);
}

/* NULL: there is none with that seed. */
static const ReluStart *
find_pick (const Starts *self, ReluStarts *starts)
{
  if (!self->has_pick || self->picks_best)
    return relu_starts_find_best (starts);

  for (guint i = 0; i < relu_starts_get_n (starts); i++)
    if (relu_starts_get (starts, i)->seed == self->pick)
      return relu_starts_get (starts, i);

  return NULL;
}

/* The network of a start, with data and set-up, so that it can be made again from its seed. */
static ReluFile *
make_picked (ReluFile *file, ReluFile *task, const ReluStart *start)
{
  g_autoptr (ReluFile) trained = relu_file_with_network (task, start->network);
  ReluSetup setup = *relu_file_get_setup (task);

  setup.init.seed = setup.options.seed = start->seed;
  setup.n_steps = relu_file_get_setup (file)->n_steps;
  setup.n_starts = relu_file_get_setup (file)->n_starts;

  return relu_file_with_setup (trained, &setup);
}

static gboolean
save (const Starts *self, ReluFile *picked, GError **error)
{
  return self->output == NULL || g_str_equal (self->output, "-")
         || relu_file_write (picked, self->output, error);
}

static int
finish (const Starts *self, ReluFile *file, ReluStarts *starts)
{
  ReluFile *task = relu_starts_get_file (starts);
  const ReluStart *start = find_pick (self, starts);
  ReluCurvesScene scene = { starts, RELU_CURVES_ALL, RELU_CURVES_NONE };
  g_autoptr (ReluFile) picked = NULL;
  g_autoptr (GError) error = NULL;
  ReluCliOutput output;

  if (start == NULL)
    return relu_cli_fail_usage (relu_cli_starts.name, _("--pick: there is no start with that seed"));
  picked = make_picked (file, task, start);
  if (!save (self, picked, &error)
      || (self->figure != NULL
          && !relu_export_curves_to_file (&scene, &self->export, self->figure, &error)))
    return relu_cli_fail (error);

  output = (ReluCliOutput) RELU_CLI_OUTPUT_INIT;
  if (self->output != NULL && g_str_equal (self->output, "-"))
    {
      g_autofree char *text = relu_file_to_text (picked, NULL);

      g_string_append (output.text, text);
    }
  else
    relu_starts_report_write (starts, relu_file_get_setup (task), self->format, &output);

  return relu_cli_output_finish (&output);
}

static int
run (char **operands, gpointer state)
{
  Starts *self = state;
  g_autofree char *name = relu_cli_dup_display_name (operands[0]);
  g_autoptr (GError) error = NULL;
  g_autoptr (ReluFile) file = NULL, task = NULL;
  g_autoptr (ReluData) data = NULL;
  g_autoptr (ReluStarts) starts = NULL;

  if (self->has_pick && self->output == NULL)
    return relu_cli_fail_usage (relu_cli_starts.name, _("--pick needs -o OUT"));

  file = relu_cli_read_file (operands[0], &error);
  if (file == NULL)
    return relu_cli_fail (error);
  data = relu_cli_setup_get_data (&self->setup, file, name, &error);
  if (data == NULL)
    return relu_cli_fail (error);
  task = get_task (self, file, data, &error);
  if (task == NULL)
    return relu_cli_fail_usage (relu_cli_starts.name, error->message);

  starts = relu_starts_new (task);
  relu_starts_begin (starts, (guint) self->n_threads, FALSE);
  wait_for (starts);

  return finish (self, file, starts);
}

const ReluCliCommand relu_cli_starts = {
  .name = "starts",
  .operands = "FILE",
  .summary = N_("Train from many starts, and say what became of them."),
  .options = options,
  .notes = RELU_CLI_SETUP_NOTES,
  .min_operands = 1,
  .max_operands = 1,
  .set_option = set_option,
  .state = &starts_state,
  .run = run,
};
