/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-pins.c: an analysis for each pin, made when it is asked for and kept as long as network and
 * domain are the same, however often the document changes. */

#include "relu-pins.h"

#include <glib/gi18n.h>

#include "relu-number.h"

typedef struct
{
  ReluNetwork *network;
  double from, to;
  ReluAnalysis *analysis; /* NULL: not yet, or error */
  GError *error;
} Entry;

struct _ReluPins
{
  ReluFile *contents; /* what the entries belong to; NULL before the first update */
  GPtrArray *entries; /* one for each pin */
};

static void
entry_free (gpointer data)
{
  Entry *self = data;

  relu_network_unref (self->network);
  g_clear_pointer (&self->analysis, relu_analysis_unref);
  g_clear_error (&self->error);
  g_free (self);
}

/**
 * relu_pins_new:
 *
 * Returns: (transfer full): no pins yet
 */
ReluPins *
relu_pins_new (void)
{
  ReluPins *self = g_new0 (ReluPins, 1);

  self->entries = g_ptr_array_new_with_free_func (entry_free);

  return self;
}

void
relu_pins_free (ReluPins *self)
{
  g_clear_pointer (&self->contents, relu_file_unref);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

/* Takes the entry of the same network on the same domain out of @entries, wherever it stands. */
static Entry *
steal_entry (GPtrArray *entries, ReluNetwork *network, double from, double to)
{
  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (entries, i);

      if (entry->from == from && entry->to == to && relu_network_equal (entry->network, network))
        return g_ptr_array_steal_index (entries, i);
    }

  return NULL;
}

/**
 * relu_pins_update:
 * @contents: of the document; cheap where they are the same, or have the same pins and domain
 */
void
relu_pins_update (ReluPins *self, ReluFile *contents)
{
  g_autoptr (GPtrArray) old = NULL;
  double from = relu_file_get_from (contents), to = relu_file_get_to (contents);

  if (self->contents == contents)
    return;

  g_clear_pointer (&self->contents, relu_file_unref);
  self->contents = relu_file_ref (contents);
  old = self->entries;
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  for (guint i = 0; i < relu_file_get_n_pins (contents); i++)
    {
      ReluPin pin;
      Entry *entry;

      relu_file_get_pin (contents, i, &pin);
      entry = steal_entry (old, pin.network, from, to);
      if (entry == NULL)
        {
          entry = g_new0 (Entry, 1);
          entry->network = relu_network_ref (pin.network);
          entry->from = from;
          entry->to = to;
        }
      g_ptr_array_add (self->entries, entry);
    }
}

/**
 * relu_pins_get_analysis:
 * @index: of a pin
 * @error: why it can't be analysed
 *
 * Returns: (transfer none) (nullable): the pin's network on the document's domain
 */
ReluAnalysis *
relu_pins_get_analysis (ReluPins *self, guint index, GError **error)
{
  Entry *entry;

  g_return_val_if_fail (index < self->entries->len, NULL);

  entry = g_ptr_array_index (self->entries, index);
  if (entry->analysis == NULL && entry->error == NULL)
    entry->analysis = relu_analysis_new (entry->network, entry->from, entry->to, &entry->error);
  if (entry->analysis == NULL && error != NULL)
    *error = g_error_copy (entry->error);

  return entry->analysis;
}

/**
 * relu_pins_dup_ghosts:
 * @with: a pin that is among them even if it is not shown; -1 for none
 * @without: one that is not; -1 for none
 *
 * Pins that can't be analysed are left out.
 *
 * Returns: (transfer full) (element-type ReluGhost) (nullable): the pins that are shown, for
 *   ReluSceneOptions; %NULL where there are none
 */
GPtrArray *
relu_pins_dup_ghosts (ReluPins *self, int with, int without)
{
  g_autoptr (GPtrArray) ghosts = NULL;

  for (guint i = 0; i < self->entries->len; i++)
    {
      ReluAnalysis *analysis;
      ReluPin pin;

      relu_file_get_pin (self->contents, i, &pin);
      if ((!pin.shown && (int) i != with) || (int) i == without)
        continue;
      analysis = relu_pins_get_analysis (self, i, NULL);
      if (analysis == NULL)
        continue;
      if (ghosts == NULL)
        ghosts = relu_ghosts_new ();
      relu_ghosts_add (ghosts, pin.name, analysis, i);
    }

  return g_steal_pointer (&ghosts);
}

static gboolean
has_name (ReluFile *contents, const char *name)
{
  for (guint i = 0; i < relu_file_get_n_pins (contents); i++)
    {
      ReluPin pin;

      relu_file_get_pin (contents, i, &pin);
      if (g_str_equal (pin.name, name))
        return TRUE;
    }

  return FALSE;
}

/**
 * relu_pins_dup_new_name:
 * @wanted: a good name; may be empty
 *
 * Returns: (transfer full): a name for a new pin that none has: @wanted, else "Curve 1", "Curve 2"
 *   and so on
 */
char *
relu_pins_dup_new_name (ReluFile *contents, const char *wanted)
{
  if (*wanted != '\0' && !has_name (contents, wanted))
    return g_strdup (wanted);

  for (guint n = relu_file_get_n_pins (contents) + 1;; n++)
    {
      char number[RELU_NUMBER_BUFFER];
      g_autofree char *name = NULL;

      /* Translators: the name of a pinned curve until it gets another one; %s is 1, 2, … */
      name = g_strdup_printf (_("Curve %s"), relu_number_count_to_display (n, number));
      if (!has_name (contents, name))
        return g_steal_pointer (&name);
    }
}
