/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-document-pins.c: the networks that a document is compared with. */

#include "relu-document-private.h"

static ReluPins *
get_pins (ReluDocument *self)
{
  if (self->pins == NULL)
    self->pins = relu_pins_new ();
  relu_pins_update (self->pins, self->contents);

  return self->pins;
}

/**
 * relu_document_get_pin_analysis:
 * @self: a document
 * @index: of a pin, from 0
 * @error: return location for why there is none
 *
 * Returns: (transfer none) (nullable): the pin's network on the document's domain; computed when it is
 *   asked for and kept while both stay the same
 */
ReluAnalysis *
relu_document_get_pin_analysis (ReluDocument *self, guint index, GError **error)
{
  g_return_val_if_fail (RELU_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return relu_pins_get_analysis (get_pins (self), index, error);
}

/**
 * relu_document_dup_ghosts:
 * @self: a document
 * @with: a pin that is among them even if it is not shown; -1 for none
 * @without: one that is not; -1 for none
 *
 * Returns: (transfer full) (element-type ReluGhost) (nullable): the pins that are shown, for
 *   ReluSceneOptions; %NULL where there are none
 */
GPtrArray *
relu_document_dup_ghosts (ReluDocument *self, int with, int without)
{
  g_return_val_if_fail (RELU_IS_DOCUMENT (self), NULL);

  if (relu_file_get_n_pins (self->contents) == 0)
    return NULL;

  return relu_pins_dup_ghosts (get_pins (self), with, without);
}

/**
 * relu_document_pin_network:
 * @self: a document
 * @name: how it would best be called, may be empty; a pin has a name of its own
 * @network: what to pin
 *
 * Pins a network, to be seen at once. One undo step.
 *
 * Returns: whether there was room for one more
 */
gboolean
relu_document_pin_network (ReluDocument *self, const char *name, ReluNetwork *network)
{
  g_autoptr (ReluFile) contents = NULL;
  g_autofree char *own_name = NULL;

  g_return_val_if_fail (RELU_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (network != NULL, FALSE);

  if (relu_file_get_n_pins (self->contents) >= RELU_FILE_MAX_PINS)
    return FALSE;

  own_name = relu_pins_dup_new_name (self->contents, name);
  contents = relu_file_with_pin_added (self->contents, own_name, network);
  relu_document_edit (self, contents);

  return TRUE;
}

/**
 * relu_document_pin:
 * @self: a document
 *
 * Pins the network that is shown, without its muted units. One undo step.
 *
 * Returns: whether there was room for one more
 */
gboolean
relu_document_pin (ReluDocument *self)
{
  g_return_val_if_fail (RELU_IS_DOCUMENT (self), FALSE);

  return relu_document_pin_network (self, relu_file_get_name (self->contents),
                                    relu_document_get_shown_network (self));
}
