/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-document-shown.c: what views show of a document: its network, without the units that are muted, or
 * another network for a moment. Nothing of this is in the file or in the history. */

#include <math.h>

#include "relu-document-private.h"
#include "relu-muted-note.h"

/* relu_document_forget_shown:
 *
 * Everything that is derived from what is shown is stale, and a preview is over. */
void
relu_document_forget_shown (ReluDocument *self)
{
  g_clear_pointer (&self->preview, relu_network_unref);
  g_clear_pointer (&self->shown, relu_network_unref);
  self->analysed = FALSE;
  g_clear_pointer (&self->analysis, relu_analysis_unref);
  g_clear_error (&self->analysis_error);
  g_clear_pointer (&self->zoner, relu_zoner_free);
  g_clear_pointer (&self->learning, relu_learning_unref);
}

/**
 * relu_document_renew:
 * @self: a document
 *
 * Makes all anew that is derived, from the pins too, as when numbers are to be written in another way.
 */
void
relu_document_renew (ReluDocument *self)
{
  g_return_if_fail (RELU_IS_DOCUMENT (self));

  relu_document_forget_shown (self);
  g_clear_pointer (&self->pins, relu_pins_free);
  relu_document_emit_changed (self);
  relu_document_notify_derived (self);
}

static guint64
unit_key (guint layer, guint unit)
{
  return (guint64) layer << 32 | unit;
}

/* Where a unit is in the list, or would be. */
static guint
find_muted (ReluDocument *self, guint64 key)
{
  guint low = 0, high = self->muted->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->muted, guint64, middle) < key)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static gboolean
is_muted (ReluDocument *self, guint64 key)
{
  guint at = find_muted (self, key);

  return at < self->muted->len && g_array_index (self->muted, guint64, at) == key;
}

/* Returns whether that changes anything. */
static gboolean
mute (ReluDocument *self, guint64 key, gboolean muted)
{
  guint at = find_muted (self, key);

  if (is_muted (self, key) == muted)
    return FALSE;

  if (muted)
    g_array_insert_val (self->muted, at, key);
  else
    g_array_remove_index (self->muted, at);
  return TRUE;
}

static void
muted_changed (ReluDocument *self)
{
  relu_document_forget_shown (self);
  relu_document_emit_changed (self);
  relu_document_notify_derived (self);
}

static gboolean
is_hidden_unit (ReluDocument *self, guint layer, guint unit)
{
  ReluNetwork *network = relu_document_get_network (self);

  return layer < relu_network_get_n_hidden_layers (network)
         && relu_network_has_unit (network, layer, unit);
}

/**
 * relu_document_set_muted:
 * @self: a document
 * @layer: a hidden layer, from 0
 * @unit: in its layer, from 0
 * @muted: whether it counts as if all weights out of it were 0
 *
 * Switches a unit off for a moment. Muting ends when the document gets other layers or units.
 */
void
relu_document_set_muted (ReluDocument *self, guint layer, guint unit, gboolean muted)
{
  g_return_if_fail (RELU_IS_DOCUMENT (self));
  g_return_if_fail (is_hidden_unit (self, layer, unit));

  if (mute (self, unit_key (layer, unit), !!muted))
    muted_changed (self);
}

gboolean
relu_document_is_muted (ReluDocument *self, guint layer, guint unit)
{
  g_return_val_if_fail (RELU_IS_DOCUMENT (self), FALSE);

  return is_muted (self, unit_key (layer, unit));
}

/**
 * relu_document_get_n_muted:
 *
 * Returns: how many units are muted
 */
guint
relu_document_get_n_muted (ReluDocument *self)
{
  g_return_val_if_fail (RELU_IS_DOCUMENT (self), 0);

  return self->muted->len;
}

/**
 * relu_document_get_muted:
 * @index: from 0
 * @layer: (out): its layer, from 0
 * @unit: (out): in its layer, from 0
 *
 * One of the muted units, which are ordered by layer and unit.
 */
void
relu_document_get_muted (ReluDocument *self, guint index, guint *layer, guint *unit)
{
  guint64 key;

  g_return_if_fail (RELU_IS_DOCUMENT (self));
  g_return_if_fail (index < self->muted->len);

  key = g_array_index (self->muted, guint64, index);
  *layer = (guint) (key >> 32);
  *unit = (guint) key;
}

/**
 * relu_document_is_solo:
 * @layer: a hidden layer, from 0
 * @unit: in its layer, from 0
 *
 * Returns: whether the unit is the only one of its layer that is not muted, though there are others
 */
gboolean
relu_document_is_solo (ReluDocument *self, guint layer, guint unit)
{
  guint n_units, first, last;

  g_return_val_if_fail (RELU_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (is_hidden_unit (self, layer, unit), FALSE);

  n_units = relu_network_get_layer (relu_document_get_network (self), layer)->n_units;
  first = find_muted (self, unit_key (layer, 0));
  last = find_muted (self, unit_key (layer + 1, 0));

  return n_units > 1 && last - first == n_units - 1 && !is_muted (self, unit_key (layer, unit));
}

/**
 * relu_document_solo:
 * @self: a document
 * @layer: a hidden layer, from 0
 * @unit: in its layer, from 0
 *
 * Shows one unit alone: mutes all others of its layer, or none of them if that is so already.
 */
void
relu_document_solo (ReluDocument *self, guint layer, guint unit)
{
  gboolean solo, changed = FALSE;
  guint n_units;

  g_return_if_fail (RELU_IS_DOCUMENT (self));
  g_return_if_fail (is_hidden_unit (self, layer, unit));

  n_units = relu_network_get_layer (relu_document_get_network (self), layer)->n_units;
  solo = !relu_document_is_solo (self, layer, unit);
  for (guint i = 0; i < n_units; i++)
    changed |= mute (self, unit_key (layer, i), solo && i != unit);
  if (changed)
    muted_changed (self);
}

/**
 * relu_document_unmute_all:
 * @self: a document
 *
 * Lets every unit take part again.
 */
void
relu_document_unmute_all (ReluDocument *self)
{
  g_return_if_fail (RELU_IS_DOCUMENT (self));

  if (self->muted->len == 0)
    return;

  g_array_set_size (self->muted, 0);
  muted_changed (self);
}

/**
 * relu_document_set_preview:
 * @self: a document
 * @network: (nullable): what to show instead of the document's own network; %NULL: that again
 * @from: the left end of the domain on which @network is shown, finite
 * @to: the right end, finite, right of @from
 *
 * Shows another network for a moment, as a step of a motion from one to another. Any edit ends it.
 */
void
relu_document_set_preview (ReluDocument *self, ReluNetwork *network, double from, double to)
{
  g_autoptr (ReluNetwork) kept = network == NULL ? NULL : relu_network_ref (network);

  g_return_if_fail (RELU_IS_DOCUMENT (self));
  g_return_if_fail (network == NULL || (isfinite (from) && isfinite (to) && from < to));

  if (network == self->preview
      && (network == NULL || (from == self->preview_from && to == self->preview_to)))
    return;

  relu_document_forget_shown (self);
  self->preview = g_steal_pointer (&kept);
  self->preview_from = from;
  self->preview_to = to;
  relu_document_emit_changed (self);
  relu_document_notify_derived (self);
}

/**
 * relu_document_has_preview:
 * @self: a document
 *
 * Returns: whether another network than the document's own is shown
 */
gboolean
relu_document_has_preview (ReluDocument *self)
{
  g_return_val_if_fail (RELU_IS_DOCUMENT (self), FALSE);

  return self->preview != NULL;
}

/* The network with 0 for every weight out of a muted unit. */
static ReluNetwork *
silence (ReluNetwork *network, const GArray *muted)
{
  gsize n = relu_network_get_n_parameters (network);
  g_autofree double *parameters
      = g_memdup2 (relu_network_get_parameters (network), n * sizeof (double));

  for (guint i = 0; i < muted->len; i++)
    {
      guint64 key = g_array_index (muted, guint64, i);
      guint next = (guint) (key >> 32) + 1;

      for (guint j = 0; j < relu_network_get_layer (network, next)->n_units; j++)
        parameters[relu_network_weight_index (network, next, j, (guint) key)] = 0;
    }

  return relu_network_with_parameters (network, parameters);
}

/**
 * relu_document_get_shown_network:
 * @self: a document
 *
 * Returns: (transfer none): what the figure is about: the document's network, without its muted units,
 *   or a preview
 */
ReluNetwork *
relu_document_get_shown_network (ReluDocument *self)
{
  ReluNetwork *network;

  g_return_val_if_fail (RELU_IS_DOCUMENT (self), NULL);

  network = relu_document_get_network (self);
  if (self->preview != NULL)
    return self->preview;
  if (self->muted->len == 0)
    return network;

  if (self->shown == NULL)
    self->shown = silence (network, self->muted);
  return self->shown;
}

/**
 * relu_document_get_shown_domain:
 * @self: a document
 * @from: (out): the left end
 * @to: (out): the right end
 *
 * The domain that the figure is about: the document's, or that of a preview.
 */
void
relu_document_get_shown_domain (ReluDocument *self, double *from, double *to)
{
  g_return_if_fail (RELU_IS_DOCUMENT (self));

  *from = self->preview != NULL ? self->preview_from : relu_document_get_from (self);
  *to = self->preview != NULL ? self->preview_to : relu_document_get_to (self);
}

/**
 * relu_document_get_analysis:
 * @self: a document
 * @error: return location for why there is none
 *
 * Everything that is derived from the network and the domain that are shown. Computed when it is asked
 * for the first time after a change, so all views share one.
 *
 * Returns: (transfer none) (nullable): the analysis, or %NULL where the network can't be analysed
 *   on this domain, as when f overflows there
 */
ReluAnalysis *
relu_document_get_analysis (ReluDocument *self, GError **error)
{
  g_return_val_if_fail (RELU_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!self->analysed)
    {
      g_autofree char *note = NULL;
      double from, to;

      relu_document_get_shown_domain (self, &from, &to);
      /* The verdict is not about the network that is in the file then: it says so, also in an exported
       * figure. */
      if (self->preview == NULL)
        note = relu_muted_note_dup (self);
      self->analysis = relu_analysis_new_muted (relu_document_get_shown_network (self), from, to,
                                                note, &self->analysis_error);
      self->analysed = TRUE;
    }
  if (self->analysis == NULL && error != NULL)
    *error = g_error_copy (self->analysis_error);

  return self->analysis;
}

/**
 * relu_document_get_zones:
 * @self: a document
 * @index: of a parameter
 * @zones: (out): for which of its values its unit is off, on, or switches
 *
 * What the parameters of a layer have in common is computed once after a change, for all views. They
 * are those of the document's own network even while another one is previewed.
 *
 * Returns: whether there are zones, as relu_zoner_compute()
 */
gboolean
relu_document_get_zones (ReluDocument *self, gsize index, ReluZones *zones)
{
  g_return_val_if_fail (RELU_IS_DOCUMENT (self), FALSE);

  if (self->zoner == NULL)
    {
      ReluNetwork *network = self->preview != NULL ? relu_document_get_network (self)
                                                   : relu_document_get_shown_network (self);

      self->zoner = relu_zoner_new (network, relu_document_get_from (self),
                                    relu_document_get_to (self));
    }

  return relu_zoner_compute (self->zoner, index, zones);
}
