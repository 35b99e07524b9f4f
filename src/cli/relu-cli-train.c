/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-cli-train.c: "reluscope-cli train": learns from data, and says what became of it. */

#include <glib/gi18n.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "relu-cli.h"
#include "relu-training-report.h"

/* Steps where nothing else is said, and the most. */
#define STEPS 10000
#define MAX_STEPS G_GUINT64_CONSTANT (1000000000000)

/* Points of a generated curve, where nothing else is said. */
#define POINTS 64

/* How often the progress line changes, in microseconds. */
#define PROGRESS_TIME 100000

enum
{
  OPTION_OUTPUT,
  OPTION_DATA,
  OPTION_CURVE,
  OPTION_POINTS,
  OPTION_NOISE,
  OPTION_INIT,
  OPTION_SEED,
  OPTION_STEPS,
  OPTION_LOSS,
  OPTION_DELTA,
  OPTION_OPTIMIZER,
  OPTION_RATE,
  OPTION_BATCH,
  OPTION_DECAY,
  OPTION_CLIP,
  OPTION_TARGET,
  OPTION_FORMAT,
};

static const ReluCliOption options[] = {
  [OPTION_OUTPUT] = { "output", 'o', 1, "OUT",
                      N_("Save the trained network, with its data; - is standard\n"
                         "output, instead of the report") },
  [OPTION_DATA] = { "data", 0, 1, "CSV",
                    N_("The points to learn, two numbers on each line, instead of\n"
                       "the file's") },
  [OPTION_CURVE] = { "curve", 0, 1, "NAME",
                     N_("Points on a curve instead: line, absolute, square, sine,\n"
                        "step, bump, piecewise, or network (the file's own)") },
  [OPTION_POINTS] = { "points", 0, 1, "N", N_("How many points of the curve (64)") },
  [OPTION_NOISE] = { "noise", 0, 1, "S", N_("Standard deviation of noise on the curve (0)") },
  [OPTION_INIT] = { "init", 0, 1, "keep|he|glorot|pytorch|small",
                    N_("Where to start: the file's weights (keep), or new ones") },
  [OPTION_SEED] = { "seed", 0, 1, "N", N_("Of everything random (0)") },
  [OPTION_STEPS] = { "steps", 0, 1, "N", N_("How many at most (10000)") },
  [OPTION_LOSS] = { "loss", 0, 1, "mse|mae|huber", N_("What to lower (mse)") },
  [OPTION_DELTA] = { "delta", 0, 1, "D", N_("Where Huber's loss becomes straight (1)") },
  [OPTION_OPTIMIZER] = { "optimizer", 0, 1, "gd|momentum|adam", N_("How to step (adam)") },
  [OPTION_RATE] = { "rate", 0, 1, "R", N_("The learning rate (0.01)") },
  [OPTION_BATCH] = { "batch", 0, 1, "N", N_("Points in a step; 0 is all of them (0)") },
  [OPTION_DECAY] = { "decay", 0, 1, "D", N_("Weight decay (0)") },
  [OPTION_CLIP] = { "clip", 0, 1, "C", N_("The longest gradient; 0 is any (0)") },
  [OPTION_TARGET] = { "target", 0, 1, "L", N_("Stop at this loss (0)") },
  [OPTION_FORMAT] = { "format", 0, 1, "text|json", N_("For people (text) or for programs (json)") },
  { NULL },
};

typedef struct
{
  const char *output, *data;
  gboolean has_curve, draws;
  ReluDataKind curve;
  guint64 n_points, n_steps, batch;
  double noise;
  ReluInitScheme scheme;
  guint64 seed;
  ReluTrainerOptions training;
  gboolean json;
} Train;

static Train train_state = { .n_points = POINTS,
                             .n_steps = STEPS,
                             .training = RELU_TRAINER_OPTIONS_INIT };

static gboolean
fail_option (GError **error, guint option, const char *expected, const char *found)
{
  g_set_error (error, RELU_CLI_ERROR, RELU_CLI_ERROR_USAGE,
               /* Translators: “--rate: expected a number such as 0.5, found x” */
               _("--%s: expected %s, found %s"), options[option].name, expected, found);

  return FALSE;
}

static gboolean
parse_number (guint option, const char *text, double *number, GError **error)
{
  return relu_cli_parse_number (text, number)
         || fail_option (error, option, _("a number such as 0.5"), text);
}

static gboolean
parse_count (guint option, const char *text, guint64 least, guint64 most, guint64 *count,
             GError **error)
{
  g_autofree char *expected = NULL;

  if (g_ascii_string_to_unsigned (text, 10, least, most, count, NULL))
    return TRUE;

  /* Translators: after “expected” */
  expected = g_strdup_printf (_("a whole number from %" G_GUINT64_FORMAT " to %" G_GUINT64_FORMAT),
                              least, most);
  return fail_option (error, option, expected, text);
}

static gboolean
set_init (Train *self, const char *text, GError **error)
{
  self->draws = !g_str_equal (text, "keep");

  return !self->draws || relu_init_scheme_from_name (text, &self->scheme)
         || fail_option (error, OPTION_INIT, _("keep, he, glorot, pytorch or small"), text);
}

static gboolean
set_option (guint option, char **values, gpointer state, GError **error)
{
  Train *self = state;
  ReluTrainerOptions *training = &self->training;
  const char *text = values[0];

  switch (option)
    {
    case OPTION_OUTPUT:
      self->output = g_intern_string (text);
      return TRUE;
    case OPTION_DATA:
      self->data = g_intern_string (text);
      return TRUE;
    case OPTION_CURVE:
      self->has_curve = TRUE;
      return relu_data_kind_from_name (text, &self->curve)
             || fail_option (error, option,
                             _("line, absolute, square, sine, step, bump, piecewise or network"),
                             text);
    case OPTION_POINTS:
      return parse_count (option, text, 1, RELU_DATA_MAX, &self->n_points, error);
    case OPTION_NOISE:
      return parse_number (option, text, &self->noise, error);
    case OPTION_INIT:
      return set_init (self, text, error);
    case OPTION_SEED:
      return parse_count (option, text, 0, G_MAXUINT64, &self->seed, error);
    case OPTION_STEPS:
      return parse_count (option, text, 0, MAX_STEPS, &self->n_steps, error);
    case OPTION_LOSS:
      return relu_loss_kind_from_name (text, &training->loss.kind)
             || fail_option (error, option, _("mse, mae or huber"), text);
    case OPTION_DELTA:
      return parse_number (option, text, &training->loss.delta, error);
    case OPTION_OPTIMIZER:
      return relu_optimizer_kind_from_name (text, &training->optimizer)
             || fail_option (error, option, _("gd, momentum or adam"), text);
    case OPTION_RATE:
      return parse_number (option, text, &training->rate, error);
    case OPTION_BATCH:
      return parse_count (option, text, 0, RELU_DATA_MAX, &self->batch, error);
    case OPTION_DECAY:
      return parse_number (option, text, &training->decay, error);
    case OPTION_CLIP:
      return parse_number (option, text, &training->clip, error);
    case OPTION_TARGET:
      return parse_number (option, text, &training->target, error);
    case OPTION_FORMAT:
    default:
      self->json = g_str_equal (text, "json");
      return self->json || g_str_equal (text, "text")
             || fail_option (error, option, _("text or json"), text);
    }
}

static ReluData *
get_data (const Train *self, ReluFile *file, const char *name, GError **error)
{
  ReluDataRecipe recipe = { .kind = self->curve,
                            .from = relu_file_get_from (file),
                            .to = relu_file_get_to (file),
                            .n = self->n_points,
                            .noise = self->noise,
                            .seed = self->seed,
                            .network = relu_file_get_network (file) };

  if (self->has_curve)
    return relu_data_generate (&recipe, error);
  if (self->data != NULL)
    return relu_data_read_csv (self->data, error);
  if (relu_file_get_data (file) != NULL)
    return relu_data_ref (relu_file_get_data (file));

  g_set_error (error, RELU_DATA_ERROR, RELU_DATA_ERROR_LIMIT,
               _("%s: there are no data to learn; give some with --data or --curve"), name);
  return NULL;
}

static guint8 *
dup_locked (ReluFile *file)
{
  gsize n = relu_network_get_n_parameters (relu_file_get_network (file));
  guint8 *locked = g_new0 (guint8, n);

  for (gsize i = 0; i < n; i++)
    locked[i] = (guint8) relu_file_is_locked (file, i);

  return locked;
}

static void
show_progress (ReluTrainer *trainer, guint64 n_steps)
{
  char loss[RELU_NUMBER_BUFFER];

  relu_number_to_display (relu_trainer_get_loss (trainer), RELU_NUMBER_DIGITS, loss);
  /* Back to the beginning of the line, and nothing behind. Translators: how far training is */
  fprintf (stderr, _("\rStep %" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT ", loss %s"),
           relu_trainer_get_n_steps (trainer), n_steps, loss);
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

/* Where training starts. */
static ReluNetwork *
get_start (const Train *self, ReluFile *file, const guint8 *locked)
{
  ReluInitOptions init = { .seed = self->seed };

  if (!self->draws)
    return relu_network_ref (relu_file_get_network (file));

  relu_init_options_set_usual (&init, self->scheme);
  return relu_network_draw (relu_file_get_network (file), &init, locked);
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
  g_autoptr (ReluFile) file = NULL, with_network = NULL, trained = NULL;
  g_autoptr (ReluNetwork) start = NULL, end = NULL;
  g_autoptr (ReluTrainer) trainer = NULL;
  g_autoptr (ReluData) data = NULL;
  g_autofree guint8 *locked = NULL;
  g_auto (ReluTrainingReport) report = { 0 };

  if (self->has_curve && self->data != NULL)
    return relu_cli_fail_usage (relu_cli_train.name, _("--data and --curve exclude each other"));

  file = relu_cli_read_file (operands[0], &error);
  if (file == NULL)
    return relu_cli_fail (error);
  data = get_data (self, file, name, &error);
  if (data == NULL)
    return relu_cli_fail (error);

  locked = dup_locked (file);
  start = get_start (self, file, locked);
  self->training.batch = self->batch;
  self->training.seed = self->seed;
  trainer = relu_trainer_new (start, data, locked, &self->training, &error);
  if (trainer == NULL)
    return relu_cli_fail_usage (relu_cli_train.name, error->message);

  relu_training_report_init (&report, file, data, &self->training);
  report.init = self->draws ? relu_init_scheme_get_name (self->scheme) : "keep";
  report.max_steps = self->n_steps;
  train (trainer, self->n_steps, &report);

  end = relu_trainer_dup_network (trainer);
  relu_training_report_set_networks (&report, start, end, relu_trainer_get_stop (trainer));
  with_network = relu_file_with_network (file, end);
  trained = relu_file_with_data (with_network, data);

  return finish (self, trained, &report);
}

const ReluCliCommand relu_cli_train = {
  .name = "train",
  .operands = "FILE",
  .summary = N_("Train a network on data, and say what became of it."),
  .options = options,
  .min_operands = 1,
  .max_operands = 1,
  .set_option = set_option,
  .state = &train_state,
  .run = run,
};
