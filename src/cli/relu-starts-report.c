/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-starts-report.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "relu-cli-json.h"
#include "relu-json.h"
#include "relu-line.h"
#include "relu-number.h"

/* By loss, then by seed. */
static int
compare_starts (const void *a, const void *b)
{
  const ReluStart *p = *(const ReluStart *const *) a, *q = *(const ReluStart *const *) b;

  if (p->loss != q->loss)
    return p->loss < q->loss ? -1 : 1;

  return p < q ? -1 : p > q;
}

/* All of them; free with g_free(). */
static const ReluStart **
sort_starts (ReluStarts *starts)
{
  guint n = relu_starts_get_n (starts);
  const ReluStart **sorted = g_new (const ReluStart *, n);

  for (guint i = 0; i < n; i++)
    sorted[i] = relu_starts_get (starts, i);
  qsort (sorted, n, sizeof *sorted, compare_starts);

  return sorted;
}

/**
 * relu_starts_find_best:
 * @starts: all done
 *
 * Returns: (transfer none): the start with the least loss, of equal ones the first
 */
const ReluStart *
relu_starts_find_best (ReluStarts *starts)
{
  g_autofree const ReluStart **sorted = sort_starts (starts);

  return sorted[0];
}

static void
append_loss (GString *text, const char *what, const ReluStart *start)
{
  char loss[RELU_NUMBER_BUFFER], seed[RELU_NUMBER_BUFFER];

  relu_number_to_display (start->loss, RELU_NUMBER_DIGITS, loss);
  /* Translators: “the least”, a loss, and the seed of the start that has it */
  g_string_append_printf (text, _("  %s: %s (seed %s)\n"), what, loss,
                          relu_number_whole_to_text (start->seed, seed));
}

static void
write_text (ReluStarts *starts, const ReluSetup *setup, GString *text)
{
  ReluFile *file = relu_starts_get_file (starts);
  g_autofree const ReluStart **sorted = sort_starts (starts);
  g_autofree char *sentence = NULL;
  guint n = relu_starts_get_n (starts);
  char line_loss[RELU_NUMBER_BUFFER];
  ReluStartCounts counts;
  ReluLine line;

  relu_starts_count (starts, &counts);
  sentence = relu_start_counts_dup_sentence (&counts);
  if (*relu_file_get_name (file) != '\0')
    {
      relu_cli_append_plain (text, relu_file_get_name (file));
      g_string_append_c (text, '\n');
    }
  g_string_append_printf (text, "%s\n\n%s\n", sentence, _("Outcomes"));
  for (guint i = 0; i < RELU_N_OUTCOMES; i++)
    /* Translators: an outcome such as “Fits”, how many starts, and their share of all */
    g_string_append_printf (text, _("  %s: %u (%.0f %%)\n"), relu_outcome_get_title (i), counts.of[i],
                            100.0 * counts.of[i] / n);

  g_string_append_printf (text, "\n%s\n", _("Loss at the end"));
  append_loss (text, _("the least"), sorted[0]);
  append_loss (text, _("in the middle"), sorted[(n - 1) / 2]);
  append_loss (text, _("the largest"), sorted[n - 1]);
  relu_line_fit (&line, relu_file_get_data (file));
  relu_number_to_display (
    relu_line_get_loss (&line, relu_file_get_data (file), &setup->options.loss), RELU_NUMBER_DIGITS,
    line_loss);
  g_string_append_printf (text, _("  the best straight line (least squares): %s\n"), line_loss);
}

static void
append_start_json (GString *json, const ReluStart *start)
{
  relu_cli_append_count (json, "\n    { ", "seed", start->seed);
  g_string_append_printf (json, ", \"outcome\": \"%s\"", relu_outcome_get_name (start->outcome));
  relu_cli_append_count (json, ", ", "steps", start->n_steps);
  g_string_append_printf (json, ", \"stop\": \"%s\"", relu_stop_get_name (start->stop));
  relu_cli_append_number (json, ", ", "loss", start->loss);
  relu_cli_append_number (json, ", ", "largest_error", start->largest_error);
  if (start->n_regions > 0)
    relu_cli_append_count (json, ", ", "linear_regions", start->n_regions);
  else
    g_string_append (json, ", \"linear_regions\": null");
  relu_cli_append_count (json, ", ", "dead_units", start->n_dead);
  g_string_append_printf (json, ", \"ended\": %s }", start->is_stuck ? "true" : "false");
}

static void
write_json (ReluStarts *starts, const ReluSetup *setup, ReluCliOutput *output)
{
  ReluFile *file = relu_starts_get_file (starts);
  ReluData *data = relu_file_get_data (file);
  GString *json = output->text;
  g_autofree char *sentence = NULL;
  ReluStartCounts counts;
  ReluLine line;

  relu_starts_count (starts, &counts);
  sentence = relu_start_counts_dup_sentence (&counts);
  g_string_append (json, "{\n  \"name\": ");
  relu_json_append_string (json, relu_file_get_name (file));
  relu_cli_append_count (json, ",\n  ", "points", relu_data_get_n (data));
  relu_cli_append_setup (json, setup, TRUE);
  relu_cli_append_number (json, ",\n  ", "fit", relu_setup_get_fit (setup, data));
  relu_line_fit (&line, data);
  relu_cli_append_number (json, ",\n  \"line\": { ", "slope", line.slope);
  relu_cli_append_number (json, ", ", "intercept", line.intercept);
  relu_cli_append_number (json, ", ", "loss",
                          relu_line_get_loss (&line, data, &setup->options.loss));
  relu_cli_append_count (json, " },\n  \"tally\": { ", "starts", counts.n);
  for (guint i = 0; i < RELU_N_OUTCOMES; i++)
    relu_cli_append_count (json, ", ", relu_outcome_get_name (i), counts.of[i]);
  relu_cli_append_count (json, ", ", "ended", counts.n_stuck);
  g_string_append (json, " },\n  \"sentence\": ");
  relu_json_append_string (json, sentence);
  g_string_append (json, ",\n  \"results\": [");
  for (guint i = 0; i < relu_starts_get_n (starts); i++)
    {
      g_string_append (json, i > 0 ? "," : "");
      append_start_json (json, relu_starts_get (starts, i));
      relu_cli_output_flush_if_long (output);
    }
  g_string_append (json, "\n  ]\n}\n");
}

static void
write_csv (ReluStarts *starts, ReluCliOutput *output)
{
  GString *csv = output->text;

  g_string_append (csv, "seed,outcome,steps,stop,loss,largest_error,linear_regions,dead_units,ended\n");
  for (guint i = 0; i < relu_starts_get_n (starts); i++)
    {
      const ReluStart *start = relu_starts_get (starts, i);

      g_string_append_printf (csv, "%" G_GUINT64_FORMAT ",%s,%" G_GUINT64_FORMAT ",%s,", start->seed,
                              relu_outcome_get_name (start->outcome), start->n_steps,
                              relu_stop_get_name (start->stop));
      relu_json_append_number (csv, start->loss);
      g_string_append_c (csv, ',');
      relu_json_append_number (csv, start->largest_error);
      g_string_append_c (csv, ',');
      if (start->n_regions > 0)
        g_string_append_printf (csv, "%u", start->n_regions);
      g_string_append_printf (csv, ",%u,%d\n", start->n_dead, start->is_stuck ? 1 : 0);
      relu_cli_output_flush_if_long (output);
    }
}

/**
 * relu_starts_report_write:
 * @starts: all done
 * @setup: how
 *
 * Writes the record: keys, columns and shapes as in the manual page.
 */
void
relu_starts_report_write (ReluStarts *starts, const ReluSetup *setup, ReluStartsFormat format,
                          ReluCliOutput *output)
{
  switch (format)
    {
    case RELU_STARTS_JSON:
      write_json (starts, setup, output);
      break;
    case RELU_STARTS_CSV:
      write_csv (starts, output);
      break;
    case RELU_STARTS_TEXT:
    default:
      write_text (starts, setup, output->text);
    }
}
