/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-starts-words.c: what became of starts, in words. */

#include <glib/gi18n-lib.h>

#include "relu-number.h"
#include "relu-starts.h"
#include "relu-words.h"

static const char *
get_format (ReluOutcome outcome, guint n)
{
  switch (outcome)
    {
    /* Translators: %s is a number of starts of a training, here and in the following; they are put
     * together to a list: “52 fit, 31 are straight lines and 17 are stuck” */
    case RELU_OUTCOME_FITS:
      return g_dngettext (GETTEXT_PACKAGE, "%s fits", "%s fit", n);
    case RELU_OUTCOME_CONSTANT:
      return g_dngettext (GETTEXT_PACKAGE, "%s is constant", "%s are constant", n);
    case RELU_OUTCOME_LINEAR:
      return g_dngettext (GETTEXT_PACKAGE, "%s is a straight line", "%s are straight lines", n);
    case RELU_OUTCOME_STUCK:
      return g_dngettext (GETTEXT_PACKAGE, "%s is stuck", "%s are stuck", n);
    case RELU_OUTCOME_BENDS:
    default:
      return g_dngettext (GETTEXT_PACKAGE, "%s bends without fitting", "%s bend without fitting", n);
    }
}

/**
 * relu_start_counts_dup_stuck:
 *
 * Returns: (transfer full) (nullable): how many that do not fit will not change any more: a sentence,
 *   translated; %NULL: none
 */
char *
relu_start_counts_dup_stuck (const ReluStartCounts *counts)
{
  if (counts->n_stuck == 0)
    return NULL;

  return relu_number_dup_count (
      g_dngettext (GETTEXT_PACKAGE, "%s that does not fit would not change any more.",
                   "%s that do not fit would not change any more.", counts->n_stuck),
      counts->n_stuck);
}

/**
 * relu_start_counts_dup_sentence:
 *
 * Returns: (transfer full): how many starts came to what: one or two sentences, translated
 */
char *
relu_start_counts_dup_sentence (const ReluStartCounts *counts)
{
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *all = relu_number_dup_count (
      g_dngettext (GETTEXT_PACKAGE, "%s start", "%s starts", counts->n), counts->n);
  g_autofree char *outcomes = NULL, *stuck = relu_start_counts_dup_stuck (counts);
  guint n_items = 0, item = 0;

  for (guint i = 0; i < RELU_N_OUTCOMES; i++)
    n_items += counts->of[i] > 0 ? 1 : 0;
  for (guint i = 0; i < RELU_N_OUTCOMES; i++)
    if (counts->of[i] > 0)
      {
        g_autofree char *words =
            relu_number_dup_count (get_format (i, counts->of[i]), counts->of[i]);

        relu_words_append_item (list, words, item++, n_items);
      }
  if (n_items == 0)
    return g_strdup_printf ("%s.", all);

  /* Translators: “100 starts: 52 fit, 31 are straight lines and 17 are stuck.” */
  outcomes = g_strdup_printf (_("%s: %s."), all, list->str);
  return stuck == NULL ? g_steal_pointer (&outcomes) : g_strdup_printf ("%s %s", outcomes, stuck);
}

/**
 * relu_start_dup_sentence:
 *
 * Returns: (transfer full): what became of one start, in a line, translated
 */
char *
relu_start_dup_sentence (const ReluStart *start)
{
  g_autofree char *regions = NULL;
  char seed[RELU_NUMBER_BUFFER], loss[RELU_NUMBER_BUFFER];

  g_snprintf (seed, sizeof seed, "%" G_GUINT64_FORMAT, start->seed);
  relu_number_to_display (start->loss, RELU_NUMBER_DIGITS, loss);
  if (start->n_regions == 0)
    /* Translators: a seed, an outcome such as “Fits”, and a loss */
    return g_strdup_printf (_("Seed %s: %s, loss %s"), seed,
                            relu_outcome_get_title (start->outcome), loss);

  regions = relu_number_dup_count (
      g_dngettext (GETTEXT_PACKAGE, "%s linear region", "%s linear regions", start->n_regions),
      start->n_regions);
  /* Translators: a seed, an outcome such as “Fits”, a loss, and “3 linear regions” */
  return g_strdup_printf (_("Seed %s: %s, loss %s, %s"), seed,
                          relu_outcome_get_title (start->outcome), loss, regions);
}
