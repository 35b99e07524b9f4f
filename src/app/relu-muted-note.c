/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-muted-note.h"

#include <glib/gi18n.h>

#include "relu-words.h"

/* More units than these are not named one by one. */
#define MAX_NAMED 4

static char *
dup_names (ReluDocument *document, guint n)
{
  ReluNetwork *network = relu_document_get_network (document);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = NULL;
      guint layer, unit;

      relu_document_get_muted (document, i, &layer, &unit);
      name = relu_network_dup_unit_symbol (network, layer, unit, RELU_SYMBOL_PRETTY);
      relu_words_append_item (names, name, i, n);
    }

  return g_string_free (names, FALSE);
}

/**
 * relu_muted_note_dup:
 * @document: a document
 *
 * Returns: (transfer full) (nullable): "h₂ is muted."; %NULL: no unit is
 */
char *
relu_muted_note_dup (ReluDocument *document)
{
  guint n = relu_document_get_n_muted (document);
  g_autofree char *names = NULL;

  if (n == 0)
    return NULL;
  if (n > MAX_NAMED)
    return g_strdup_printf (ngettext ("%u unit is muted.", "%u units are muted.", n), n);

  names = dup_names (document, n);
  /* Translators: %s is the name of a unit, or a list of them */
  return g_strdup_printf (ngettext ("%s is muted.", "%s are muted.", n), names);
}
