/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands for units that do not learn: new weights for dead ones, and another activation of the
 * output. */

#include "relu-window-private.h"

#include <glib/gi18n.h>

#include "relu-network-edit.h"
#include "relu-revive.h"
#include "relu-units.h"

static GSimpleAction *
lookup (ReluWindow *self, const char *name)
{
  return G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name));
}

/* @wanted is as in relu_network_revive(). The set-up says how weights are drawn; the seed is another
 * one each time. */
static void
revive (ReluWindow *self, const guint8 *wanted)
{
  ReluFile *contents = relu_document_get_contents (self->document);
  ReluNetwork *network = relu_file_get_network (contents);
  guint n_units = relu_units_get_n (network);
  g_autofree ReluRevival *results = g_new (ReluRevival, MAX (n_units, 1));
  g_autofree guint8 *locked = relu_file_dup_marked (contents, RELU_MARK_LOCKED);
  ReluInitOptions options = relu_file_get_setup (contents)->init;
  g_autoptr (ReluNetwork) revived = NULL;

  options.seed += self->n_revivals++;
  revived = relu_network_revive (network, relu_file_get_data (contents), &options, locked, wanted,
                                 results);
  relu_document_set_network (self->document, revived);
  relu_window_say (self, relu_revival_dup_text (network, results));
}

static void
revive_unit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluWindow *self = user_data;
  ReluNetwork *network;
  g_autofree guint8 *wanted = NULL;
  guint layer, unit, number;

  if (relu_window_is_busy (self) || !relu_window_get_unit (self, &layer, &unit))
    return;

  network = relu_document_get_network (self->document);
  if (!relu_units_lookup (network, layer, unit, &number))
    return;

  wanted = g_new0 (guint8, relu_units_get_n (network));
  wanted[number] = TRUE;
  revive (self, wanted);
}

static void
revive_dead_units_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluWindow *self = user_data;

  if (!relu_window_is_busy (self))
    revive (self, NULL);
}

static void
set_output_activation_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluWindow *self = user_data;
  ReluNetwork *network;
  g_autoptr (ReluNetwork) other = NULL;
  ReluActivation activation = { 0 };
  guint output;

  if (relu_window_is_busy (self)
      || !relu_activation_kind_from_name (g_variant_get_string (parameter, NULL), &activation.kind))
    return;

  network = relu_document_get_network (self->document);
  output = relu_network_get_n_hidden_layers (network);
  /* The same kind again keeps its slope. */
  if (relu_network_get_layer (network, output)->activation.kind == activation.kind)
    return;

  if (activation.kind == RELU_ACTIVATION_LEAKY_RELU)
    activation.negative_slope = RELU_DEFAULT_NEGATIVE_SLOPE;
  other = relu_network_with_activation (network, output, &activation);
  relu_document_set_network (self->document, other);
}

/* Which units are dead is found out when it is asked for: not at every movement of a slider. */
static void
update_actions (ReluWindow *self)
{
  ReluNetwork *network = relu_document_get_network (self->document);
  guint output = relu_network_get_n_hidden_layers (network), layer, unit, number;
  gboolean has_data = relu_file_get_data (relu_document_get_contents (self->document)) != NULL;
  gboolean has_unit = relu_window_get_unit (self, &layer, &unit)
                      && relu_units_lookup (network, layer, unit, &number);

  relu_window_set_enabled (self, "revive-unit", has_data && has_unit);
  relu_window_set_enabled (self, "revive-dead-units",
                               has_data && relu_units_get_n (network) > 0);
  g_simple_action_set_state (lookup (self, "set-output-activation"),
                             g_variant_new_string (relu_activation_kind_get_name (
                                 relu_network_get_layer (network, output)->activation.kind)));
}

/* relu_window_install_revive: adds the commands; to be called after relu_window_install_structure(). */
void
relu_window_install_revive (ReluWindow *self)
{
  static const GActionEntry actions[] = {
    { "revive-unit", revive_unit_cb, NULL, NULL, NULL },
    { "revive-dead-units", revive_dead_units_cb, NULL, NULL, NULL },
    { "set-output-activation", set_output_activation_cb, "s", "''", NULL },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  g_signal_connect_object (self->document, "changed", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->viewport, "selection-changed", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  update_actions (self);
}
