/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-cli-train.c: "reluscope-cli train": learns from data, and says what became of it. */

#include <glib/gi18n.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "relu-cli-setup.h"
#include "relu-training-report.h"

/* How often the progress line changes, in microseconds. */
#define PROGRESS_TIME 100000

enum
{
  OPTION_OUTPUT = RELU_CLI_N_SETUP_OPTIONS,
  OPTION_FORMAT,
};

static const ReluCliOption options[] = {
  RELU_CLI_SETUP_OPTIONS,
  RELU_CLI_SETUP_START_OPTION,
  [OPTION_OUTPUT] = { "output", 'o', 1, "OUT",
                      N_("Save the trained network, with its data; - is standard\n"
                         "output, instead of the report") },
  [OPTION_FORMAT] = { "format", 0, 1, "text|json", N_("For people (text) or for programs (json)") },
  { NULL },
};

typedef struct
{
  ReluCliSetup setup;
  gboolean draws;
  const char *output;
  gboolean json;
} Train;

static Train train_state;

static gboolean
set_option (guint option, char **values, gpointer state, GError **error)
{
  Train *self = state;
  const char *text = values[0];

  switch (option)
    {
    case RELU_CLI_SETUP_INIT:
      return relu_cli_setup_set_start (&self->setup, text, &self->draws, error);
    case OPTION_OUTPUT:
      self->output = g_intern_string (text);
      return TRUE;
    case OPTION_FORMAT:
      self->json = g_str_equal (text, "json");
      return self->json || g_str_equal (text, "text")
             || relu_cli_fail_option (error, "format", _("text or json"), text);
    default:
      return relu_cli_setup_set_option (&self->setup, option, text, error);
    }
}

static void
show_progress (ReluTrainer *trainer, guint64 n_steps)
{
  char done[RELU_NUMBER_BUFFER], all[RELU_NUMBER_BUFFER], loss[RELU_NUMBER_BUFFER];

  relu_number_to_display (relu_trainer_get_loss (trainer), RELU_NUMBER_DIGITS, loss);
  /* Back to the beginning of the line, and nothing behind. */
  fputc ('\r', stderr);
  /* Translators: how far training is */
  fprintf (stderr, _("Step %s of %s, loss %s"),
           relu_number_count_to_display (relu_trainer_get_n_steps (trainer), done),
           relu_number_count_to_display (n_steps, all), loss);
  fputs ("\033[K", stderr);
  fflush (stderr);
}

/* 1, 2, 5, 10, 20, ... */
static guint64
get_next_record (guint64 now)
{
  guint64 power = 1;

  while (now >= 5 * power)
    power *= 10;
  if (now >= 2 * power)
    return 5 * power;

  return now >= power ? 2 * power : power;
}

/* Trains, and notes the loss at some steps. */
static void
train (ReluTrainer *trainer, guint64 n_steps, ReluTrainingReport *report)
{
  gboolean talks = isatty (STDERR_FILENO);
  gint64 shown = g_get_monotonic_time ();
  guint64 piece = 1;

  relu_training_report_add_loss (report, trainer);
  for (;;)
    {
      guint64 now = relu_trainer_get_n_steps (trainer), next = MIN (get_next_record (now), n_steps);
      gint64 start = g_get_monotonic_time ();

      if (now == n_steps || relu_trainer_run (trainer, MIN (piece, next - now)) != RELU_STOP_NONE)
        break;
      if (relu_trainer_get_n_steps (trainer) == next && next < n_steps)
        relu_training_report_add_loss (report, trainer);
      if (g_get_monotonic_time () - start < PROGRESS_TIME / 4)
        piece *= 2;
      if (talks && g_get_monotonic_time () - shown >= PROGRESS_TIME)
        {
          show_progress (trainer, n_steps);
          shown = g_get_monotonic_time ();
        }
    }
  if (talks)
    fputs ("\r\033[K", stderr);
  relu_training_report_add_loss (report, trainer);
}

/* The file with what has been learnt, and how: training can go on where it was. */
static ReluFile *
make_trained (ReluFile *file, ReluNetwork *network, ReluData *data, const ReluSetup *used,
              gboolean draws)
{
  g_autoptr (ReluFile) with_network = relu_file_with_network (file, network);
  g_autoptr (ReluFile) with_data = relu_file_with_data (with_network, data);
  ReluSetup setup = *relu_file_get_setup (file);

  setup.options = used->options;
  if (draws)
    setup.init = used->init;

  return relu_file_with_setup (with_data, &setup);
}

static int
finish (const Train *self, ReluFile *trained, const ReluTrainingReport *report)
{
  gboolean to_output = self->output != NULL && g_str_equal (self->output, "-");
  g_autoptr (GError) error = NULL;
  ReluCliOutput output;

  if (self->output != NULL && !to_output && !relu_file_write (trained, self->output, &error))
    return relu_cli_fail (error);

  output = (ReluCliOutput) RELU_CLI_OUTPUT_INIT;
  if (to_output)
    {
      g_autofree char *text = relu_file_to_text (trained, NULL);

      g_string_append (output.text, text);
    }
  else if (self->json)
    relu_training_report_write_json (report, &output);
  else
    relu_training_report_write_text (report, &output);

  return relu_cli_output_finish (&output);
}

static int
run (char **operands, gpointer state)
{
  Train *self = state;
  g_autofree char *name = relu_cli_dup_display_name (operands[0]);
  g_autoptr (GError) error = NULL;
  g_autoptr (ReluFile) file = NULL, trained = NULL;
  g_autoptr (ReluNetwork) start = NULL, end = NULL;
  g_autoptr (ReluTrainer) trainer = NULL;
  g_autoptr (ReluData) data = NULL;
  g_autofree guint8 *locked = NULL;
  g_auto (ReluTrainingReport) report = { 0 };
  ReluSetup setup;

  file = relu_cli_read_file (operands[0], &error);
  if (file == NULL)
    return relu_cli_fail (error);
  data = relu_cli_setup_get_data (&self->setup, file, name, &error);
  if (data == NULL)
    return relu_cli_fail (error);
  if (!relu_cli_setup_apply (&self->setup, file, &setup, &error))
    return relu_cli_fail_usage (relu_cli_train.name, error->message);

  locked = relu_file_dup_marked (file, RELU_MARK_LOCKED);
  start = self->draws ? relu_network_draw (relu_file_get_network (file), &setup.init, locked)
                      : relu_network_ref (relu_file_get_network (file));
  trainer = relu_trainer_new (start, data, locked, &setup.options, &error);
  if (trainer == NULL)
    return relu_cli_fail_usage (relu_cli_train.name, error->message);

  relu_training_report_init (&report, file, data, &setup, self->draws);
  train (trainer, setup.n_steps, &report);

  end = relu_trainer_dup_network (trainer);
  relu_training_report_set_networks (&report, start, end, relu_trainer_get_stop (trainer));
  trained = make_trained (file, end, data, &setup, self->draws);

  return finish (self, trained, &report);
}

const ReluCliCommand relu_cli_train = {
  .name = "train",
  .operands = "FILE",
  .summary = N_("Train a network on data, and say what became of it."),
  .options = options,
  .notes = RELU_CLI_SETUP_NOTES,
  .min_operands = 1,
  .max_operands = 1,
  .set_option = set_option,
  .state = &train_state,
  .run = run,
};
