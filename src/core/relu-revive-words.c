/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-revive-words.c: what became of dead units, in words. */

#include "relu-revive.h"

#include <glib/gi18n-lib.h>

#include "relu-number.h"
#include "relu-units.h"
#include "relu-words.h"

/* Longer lists of units become "12 units". */
#define MAX_NAMED 4

static void
append_name (GString *list, ReluNetwork *network, guint number, guint i, guint n)
{
  g_autofree char *name = NULL;
  guint layer, unit;

  relu_units_find (network, number, &layer, &unit);
  name = relu_network_dup_unit_symbol (network, layer, unit, RELU_SYMBOL_PRETTY);
  relu_words_append_item (list, name, i, n);
}

/* "h₀ and h₂", "12 units": the units of which @result became. */
static char *
dup_names (ReluNetwork *network, const ReluRevival *results, ReluRevival result, guint n)
{
  char number[RELU_NUMBER_BUFFER];
  GString *list;
  guint i = 0;

  if (n > MAX_NAMED)
    return g_strdup_printf (ngettext ("%s unit", "%s units", n),
                            relu_number_count_to_display (n, number));

  list = g_string_new (NULL);
  for (guint unit = 0; i < n; unit++)
    if (results[unit] == result)
      append_name (list, network, unit, i++, n);

  return g_string_free (list, FALSE);
}

/* A sentence about hidden units, with one "%s" for their names. */
static const char *
get_format (ReluRevival result, guint n)
{
  switch (result)
    {
    case RELU_REVIVAL_DONE:
      /* Translators: %s is one unit or several: "h₀ and h₂" */
      return ngettext ("%s has new weights; on the data f is what it was.",
                       "%s have new weights; on the data f is what it was.", n);
    case RELU_REVIVAL_LOCKED:
      return ngettext ("%s stays dead: its weights are locked.",
                       "%s stay dead: their weights are locked.", n);
    case RELU_REVIVAL_NONE_FOUND:
    case RELU_REVIVAL_NOT_ASKED:
    case RELU_REVIVAL_OUTPUT:
    default:
      return ngettext ("%s stays dead: no weights were found that switch it on.",
                       "%s stay dead: no weights were found that switch them on.", n);
    }
}

/**
 * relu_revival_dup_text:
 * @network: a network
 * @results: (array): as from relu_network_revive(), of its units
 *
 * Returns: (transfer full): which units have new weights, and why others have none; translated, plain
 *   text
 */
char *
relu_revival_dup_text (ReluNetwork *network, const ReluRevival *results)
{
  static const ReluRevival order[] = { RELU_REVIVAL_DONE, RELU_REVIVAL_LOCKED,
                                       RELU_REVIVAL_NONE_FOUND, RELU_REVIVAL_OUTPUT };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      guint n = relu_revival_count (results, relu_units_get_n (network), order[i]);
      g_autofree char *names = NULL;

      if (n == 0)
        continue;
      if (text->len > 0)
        g_string_append_c (text, ' ');
      if (order[i] == RELU_REVIVAL_OUTPUT)
        {
          g_string_append (text, _("The output stays dead: nothing comes after it that could keep f "
                                   "as it is."));
          continue;
        }
      names = dup_names (network, results, order[i], n);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      g_string_append_printf (text, get_format (order[i], n), names);
#pragma GCC diagnostic pop
    }
  if (text->len == 0)
    g_string_append (text, _("No unit is dead on the data."));

  return g_string_free (text, FALSE);
}
