/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-training-report.c: the record of a training: options, losses, and both ends. */

#include "relu-training-report.h"

#include <glib/gi18n.h>
#include <math.h>

#include "relu-analysis.h"
#include "relu-cli-json.h"
#include "relu-json.h"
#include "relu-line.h"
#include "relu-outcome-facts.h"
#include "relu-unit-learning.h"
#include "relu-units.h"

typedef struct
{
  guint64 step;
  double loss;
} Loss;

void
relu_training_report_init (ReluTrainingReport *self, ReluFile *file, ReluData *data,
                           const ReluSetup *setup, gboolean draws)
{
  self->file = file;
  self->data = data;
  self->setup = setup;
  self->draws = draws;
  self->losses = g_array_new (FALSE, FALSE, sizeof (Loss));
}

void
relu_training_report_clear (ReluTrainingReport *self)
{
  g_clear_pointer (&self->losses, g_array_unref);
  g_clear_pointer (&self->before, relu_network_unref);
  g_clear_pointer (&self->after, relu_network_unref);
  g_clear_pointer (&self->learning, relu_learning_unref);
}

/**
 * relu_training_report_add_loss:
 *
 * Notes the present loss, unless that of this step has been noted.
 */
void
relu_training_report_add_loss (ReluTrainingReport *self, ReluTrainer *trainer)
{
  Loss now = { relu_trainer_get_n_steps (trainer), relu_trainer_get_loss (trainer) };

  if (self->losses->len > 0
      && g_array_index (self->losses, Loss, self->losses->len - 1).step == now.step)
    return;

  g_array_append_val (self->losses, now);
}

/**
 * relu_training_report_set_networks:
 * @before: where training started
 * @after: where it ended
 * @stop: why
 */
void
relu_training_report_set_networks (ReluTrainingReport *self, ReluNetwork *before,
                                   ReluNetwork *after, ReluStop stop)
{
  self->before = relu_network_ref (before);
  self->after = relu_network_ref (after);
  self->learning = relu_learning_new (after, self->data, &self->setup->options.loss);
  self->stop = stop;
}

static Loss *
get_last (const ReluTrainingReport *self)
{
  return &g_array_index (self->losses, Loss, self->losses->len - 1);
}

/* The verdict on a network on the file's domain, and its name for programs; NULL with the reason instead
 * where there is none. */
static const char *
get_verdict (const ReluTrainingReport *self, ReluNetwork *network, char **sentence)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReluAnalysis) analysis = relu_analysis_new (network, relu_file_get_from (self->file),
                                                         relu_file_get_to (self->file), &error);

  if (analysis == NULL)
    {
      *sentence = g_strdup (error->message);
      return NULL;
    }

  *sentence = g_strdup_printf (_("%s. %s"), relu_analysis_get_headline (analysis),
                               relu_analysis_get_reason (analysis));
  return relu_verdict_get_name (relu_analysis_get_verdict (analysis));
}

static void
append_verdict (GString *json, const ReluTrainingReport *self, const char *key,
                ReluNetwork *network)
{
  g_autofree char *sentence = NULL;
  const char *verdict = get_verdict (self, network, &sentence);

  g_string_append_printf (json, ",\n  \"%s\": { \"verdict\": ", key);
  if (verdict != NULL)
    relu_json_append_string (json, verdict);
  else
    g_string_append (json, "null");
  g_string_append (json, ", \"sentence\": ");
  relu_json_append_string (json, sentence);
  g_string_append (json, " }");
}

/* What came of it, as facts. */
static void
get_outcome (const ReluTrainingReport *self, ReluOutcomeFacts *facts)
{
  gsize n = relu_network_get_n_parameters (self->after);
  g_autofree guint8 *locked = g_new (guint8, n);
  ReluOutcomeContext context = { .setup = self->setup,
                                 .locked = locked,
                                 .from = relu_file_get_from (self->file),
                                 .to = relu_file_get_to (self->file),
                                 .stop = self->stop };

  for (gsize i = 0; i < n; i++)
    locked[i] = relu_file_is_marked (self->file, RELU_MARK_LOCKED, i);
  relu_outcome_facts_init (facts, self->learning, &context);
}

static char *
dup_outcome_sentence (const ReluOutcomeFacts *facts)
{
  g_autofree char *headline = relu_outcome_facts_dup_headline (facts);
  g_autofree char *reason = relu_outcome_facts_dup_reason (facts);

  return g_strdup_printf (_("%s. %s"), headline, reason);
}

static void
append_outcome (GString *json, const ReluTrainingReport *self)
{
  g_autofree char *sentence = NULL;
  ReluOutcomeFacts facts;

  get_outcome (self, &facts);
  sentence = dup_outcome_sentence (&facts);
  g_string_append_printf (json, ",\n  \"outcome\": { \"outcome\": \"%s\", \"stuck\": \"%s\"",
                          relu_outcome_get_name (facts.outcome), relu_stuck_get_name (facts.stuck));
  relu_cli_append_number (json, ", ", "fit", facts.fit);
  relu_cli_append_number (json, ", ", "largest_error", facts.largest_error);
  g_string_append_printf (json, ", \"no_better_than_line\": %s, \"data_on_line\": %s",
                          facts.is_no_better_than_line ? "true" : "false",
                          facts.points->is_line ? "true" : "false");
  g_string_append (json, ",\n    \"sentence\": ");
  relu_json_append_string (json, sentence);
  g_string_append (json, " }");
}

/* Its state on the data, as analyze names those on the domain. */
static const char *
get_state (const ReluUnitLearning *unit)
{
  return unit->n_on == 0                ? "always-inactive"
         : unit->n_on == unit->n_points ? "always-active"
                                        : "switches";
}

typedef void (*UnitFunc) (const ReluUnitLearning *unit, guint number,
                          const ReluTrainingReport *self, ReluCliOutput *output);

static void
foreach_unit (const ReluTrainingReport *self, UnitFunc func, ReluCliOutput *output)
{
  /* NULL: a smooth network, or too many regions */
  g_autoptr (ReluRegions) regions = relu_network_is_smooth (self->after)
                                      ? NULL
                                      : relu_regions_new (self->after, relu_file_get_from (self->file),
                                                          relu_file_get_to (self->file), NULL);
  guint layer, index;

  for (guint i = 0; relu_units_find (self->after, i, &layer, &index); i++)
    {
      ReluUnitLearning unit;

      relu_unit_learning_init (&unit, self->learning, regions, layer, index);
      func (&unit, i, self, output);
      relu_cli_output_flush_if_long (output);
    }
}

static void
write_unit_json (const ReluUnitLearning *unit, guint number, const ReluTrainingReport *self,
                 ReluCliOutput *output)
{
  g_string_append_printf (output->text,
                          "%s\n    { \"layer\": %u, \"unit\": %u, \"points_on\": %zu, "
                          "\"state\": \"%s\", \"dead\": %s }",
                          number > 0 ? "," : "", unit->layer + 1, unit->unit, unit->n_on,
                          get_state (unit),
                          unit->state == RELU_DATA_STATE_DEAD ? "true" : "false");
}

/**
 * relu_training_report_write_json:
 *
 * Writes the record as JSON: keys and shapes as in the manual page.
 */
void
relu_training_report_write_json (const ReluTrainingReport *self, ReluCliOutput *output)
{
  GString *json = output->text;
  ReluLine line;

  relu_line_fit (&line, self->data);
  g_string_append (json, "{\n  \"name\": ");
  relu_json_append_string (json, relu_file_get_name (self->file));
  relu_cli_append_count (json, ",\n  ", "points", relu_data_get_n (self->data));
  relu_cli_append_setup (json, self->setup, self->draws);
  relu_cli_append_count (json, ",\n  ", "steps", get_last (self)->step);
  g_string_append_printf (json, ",\n  \"stop\": \"%s\"", relu_stop_get_name (self->stop));
  relu_cli_append_number (json, ",\n  ", "loss", get_last (self)->loss);
  relu_cli_append_number (json, ",\n  \"line\": { ", "slope", line.slope);
  relu_cli_append_number (json, ", ", "intercept", line.intercept);
  relu_cli_append_number (json, ", ", "loss", relu_line_get_loss (&line, self->data, &self->setup->options.loss));
  g_string_append (json, " },\n  \"losses\": [");
  for (guint i = 0; i < self->losses->len; i++)
    {
      const Loss *loss = &g_array_index (self->losses, Loss, i);

      relu_cli_append_count (json, i > 0 ? ",\n    { " : "\n    { ", "step", loss->step);
      relu_cli_append_number (json, ", ", "loss", loss->loss);
      g_string_append (json, " }");
    }
  g_string_append (json, "\n  ]");
  append_verdict (json, self, "before", self->before);
  append_verdict (json, self, "after", self->after);
  append_outcome (json, self);
  g_string_append (json, ",\n  \"units\": [");
  foreach_unit (self, write_unit_json, output);
  g_string_append (json, relu_units_get_n (self->after) > 0 ? "\n  ]\n}\n" : "]\n}\n");
}

static void
write_unit_text (const ReluUnitLearning *unit, guint number, const ReluTrainingReport *self,
                 ReluCliOutput *output)
{
  g_autofree char *symbol
    = relu_network_dup_unit_symbol (self->after, unit->layer, unit->unit, RELU_SYMBOL_PRETTY);
  g_autofree char *sentence = relu_unit_learning_dup_sentence (unit);

  g_string_append_printf (output->text, "  %s: %s\n", symbol, sentence);
}

static void
append_verdict_text (GString *text, const ReluTrainingReport *self, ReluNetwork *network,
                     const char *title)
{
  g_autofree char *sentence = NULL;

  get_verdict (self, network, &sentence);
  g_string_append_printf (text, "%s\n  %s\n", title, sentence);
}

static void
append_losses (GString *text, const ReluTrainingReport *self)
{
  char number[RELU_NUMBER_BUFFER], count[RELU_NUMBER_BUFFER];

  g_string_append_printf (text, "\n%s\n", _("Loss after steps"));
  for (guint i = 0; i < self->losses->len; i++)
    {
      const Loss *loss = &g_array_index (self->losses, Loss, i);

      g_string_append_printf (text, "  %13s  %s\n",
                              relu_number_count_to_display (loss->step, count),
                              relu_number_to_display (loss->loss, RELU_NUMBER_DIGITS, number));
    }
}

/**
 * relu_training_report_write_text:
 *
 * Writes the record for people.
 */
void
relu_training_report_write_text (const ReluTrainingReport *self, ReluCliOutput *output)
{
  GString *text = output->text;
  char loss[RELU_NUMBER_BUFFER], line_loss[RELU_NUMBER_BUFFER], count[RELU_NUMBER_BUFFER];
  guint64 n_steps = get_last (self)->step;
  g_autofree char *outcome = NULL;
  ReluOutcomeFacts facts;
  ReluLine line;

  relu_line_fit (&line, self->data);
  if (*relu_file_get_name (self->file) != '\0')
    {
      relu_cli_append_plain (text, relu_file_get_name (self->file));
      g_string_append_c (text, '\n');
    }
  g_string_append_printf (text, ngettext ("%s step. %s\n", "%s steps. %s\n", (gulong) n_steps),
                          relu_number_count_to_display (n_steps, count),
                          relu_stop_get_reason (self->stop));
  relu_number_to_display (get_last (self)->loss, RELU_NUMBER_DIGITS, loss);
  relu_number_to_display (relu_line_get_loss (&line, self->data, &self->setup->options.loss),
                          RELU_NUMBER_DIGITS, line_loss);
  /* Translators: the loss of the network and of a straight line */
  g_string_append_printf (text, _("Loss %s; the best straight line (least squares) has %s.\n"), loss,
                          line_loss);
  append_losses (text, self);
  g_string_append_c (text, '\n');
  append_verdict_text (text, self, self->before, _("Before"));
  append_verdict_text (text, self, self->after, _("After"));
  get_outcome (self, &facts);
  outcome = dup_outcome_sentence (&facts);
  g_string_append_printf (text, "%s\n  %s\n", _("On the data"), outcome);
  if (relu_units_get_n (self->after) > 0)
    {
      g_string_append_printf (text, "\n%s\n", _("Units on the data"));
      foreach_unit (self, write_unit_text, output);
    }
}
