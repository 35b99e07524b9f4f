/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands that change a network's structure and mute its units. All act on what is selected in the
 * viewport, so that cards, diagram and keys have the same commands. */

#include "relu-window-private.h"

#include <glib/gi18n.h>

#include "relu-network-edit.h"

static GSimpleAction *
lookup (ReluWindow *self, const char *name)
{
  return G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name));
}

/* relu_window_get_unit: whether a hidden unit (or a parameter of one) is selected, and which. */
gboolean
relu_window_get_unit (ReluWindow *self, guint *layer, guint *unit)
{
  ReluNetwork *network = relu_document_get_network (self->document);
  ReluSelection selection;

  relu_viewport_get_selection (self->viewport, &selection);
  *layer = selection.layer;
  *unit = selection.unit;

  return selection.kind != RELU_SELECTION_NONE
         && *layer < relu_network_get_n_hidden_layers (network)
         && relu_network_has_unit (network, *layer, *unit);
}

/* The layer of the selected unit, else the last hidden one. */
static gboolean
get_layer (ReluWindow *self, guint *layer)
{
  guint n_hidden = relu_network_get_n_hidden_layers (relu_document_get_network (self->document));
  guint unit;

  if (relu_window_get_unit (self, layer, &unit))
    return TRUE;

  *layer = n_hidden - 1;
  return n_hidden > 0;
}

/* Takes @network and @origin. */
static void
apply (ReluWindow *self, ReluNetwork *network, gsize *origin)
{
  g_autoptr (ReluFile) contents
      = relu_file_with_edit (relu_document_get_contents (self->document), network, origin);

  relu_document_edit (self->document, contents);
  relu_network_unref (network);
  g_free (origin);
}

/* relu_window_say: shows @text, which it takes, for a moment. */
void
relu_window_say (ReluWindow *self, char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  relu_window_add_toast (self, adw_toast_new (markup));
  g_free (text);
}

/* relu_window_is_busy:
 *
 * What is being dragged must not become something else under the pointer. A preview just ends, as with
 * any edit, and training pauses, with which the document may get other contents: ask for them after this. */
gboolean
relu_window_is_busy (ReluWindow *self)
{
  if (relu_document_get_gesture_depth (self->document) == 1)
    relu_window_pause_training (self);
  if (!relu_document_in_gesture (self->document) || relu_document_has_preview (self->document))
    return FALSE;

  gtk_widget_error_bell (GTK_WIDGET (self));
  return TRUE;
}

static void
add_unit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluWindow *self = user_data;
  ReluNetwork *network;
  g_autoptr (GError) error = NULL;
  gsize *origin = NULL;
  ReluNetwork *larger;
  guint layer;

  if (relu_window_is_busy (self) || !get_layer (self, &layer))
    return;

  network = relu_document_get_network (self->document);
  larger = relu_network_add_unit (network, layer, relu_document_get_from (self->document),
                                  relu_document_get_to (self->document), &origin, &error);
  if (larger == NULL)
    {
      /* Translators: %s says why */
      relu_window_say (self, g_strdup_printf (_("Can’t add a unit: %s"), error->message));
      return;
    }

  apply (self, larger, origin);
  network = relu_document_get_network (self->document);
  relu_viewport_select_unit (self->viewport, layer,
                             relu_network_get_layer (network, layer)->n_units - 1);
}

/* The weights out of a duplicated unit are shared with its copy. A locked one stays what it is, and
 * the copy has 0 in its place. */
static ReluNetwork *
keep_locked (ReluFile *contents, ReluNetwork *network, guint layer, guint unit)
{
  ReluNetwork *old = relu_file_get_network (contents);
  guint copy = relu_network_get_layer (network, layer)->n_units - 1;
  gsize n = relu_network_get_n_parameters (network);
  g_autofree double *parameters
      = g_memdup2 (relu_network_get_parameters (network), n * sizeof *parameters);

  for (guint i = 0; i < relu_network_get_layer (network, layer + 1)->n_units; i++)
    {
      gsize index = relu_network_weight_index (old, layer + 1, i, unit);

      if (!relu_file_is_marked (contents, RELU_MARK_LOCKED, index))
        continue;
      parameters[relu_network_weight_index (network, layer + 1, i, unit)]
          = relu_network_get_parameters (old)[index];
      parameters[relu_network_weight_index (network, layer + 1, i, copy)] = 0;
    }

  return relu_network_with_parameters (network, parameters);
}

static void
duplicate_unit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluWindow *self = user_data;
  ReluFile *contents;
  ReluNetwork *network;
  g_autoptr (ReluNetwork) larger = NULL;
  g_autoptr (GError) error = NULL;
  gsize *origin = NULL;
  guint layer, unit, copy;

  if (relu_window_is_busy (self) || !relu_window_get_unit (self, &layer, &unit))
    return;

  contents = relu_document_get_contents (self->document);
  network = relu_file_get_network (contents);
  larger = relu_network_duplicate_unit (network, layer, unit, &origin, &error);
  if (larger == NULL)
    {
      relu_window_say (self, g_strdup_printf (_("Can’t duplicate the unit: %s"), error->message));
      return;
    }

  copy = relu_network_get_layer (network, layer)->n_units;
  apply (self, keep_locked (contents, larger, layer, unit), origin);
  relu_viewport_select_unit (self->viewport, layer, copy);
}

static void
remove_unit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluWindow *self = user_data;
  ReluNetwork *network;
  g_autoptr (GError) error = NULL;
  gsize *origin = NULL;
  ReluNetwork *smaller;
  guint layer, unit;

  if (relu_window_is_busy (self) || !relu_window_get_unit (self, &layer, &unit))
    return;

  network = relu_document_get_network (self->document);
  smaller = relu_network_remove_unit (network, layer, unit, &origin, &error);
  if (smaller == NULL)
    {
      relu_window_say (self, g_strdup_printf (_("Can’t remove the unit: %s"), error->message));
      return;
    }

  apply (self, smaller, origin);
  network = relu_document_get_network (self->document);
  relu_viewport_select_unit (
      self->viewport, layer,
      MIN (unit, relu_network_get_layer (network, layer)->n_units - 1));
}

/* After the layer that is selected, in front of the output if none is. */
static void
add_layer_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluWindow *self = user_data;
  ReluNetwork *network;
  g_autoptr (GError) error = NULL;
  gsize *origin = NULL;
  ReluNetwork *deeper;
  guint layer;

  if (relu_window_is_busy (self))
    return;

  network = relu_document_get_network (self->document);
  layer = get_layer (self, &layer) ? layer + 1 : 0;
  deeper = relu_network_add_layer (network, layer, &origin, &error);
  if (deeper == NULL)
    {
      relu_window_say (self, g_strdup_printf (_("Can’t add a layer: %s"), error->message));
      return;
    }

  apply (self, deeper, origin);
  relu_viewport_select_unit (self->viewport, layer, 0);
}

static void
remove_layer_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluWindow *self = user_data;
  ReluNetwork *network;
  g_autoptr (GError) error = NULL;
  gsize *origin = NULL;
  ReluNetwork *shallower;
  guint layer;

  if (relu_window_is_busy (self) || !get_layer (self, &layer))
    return;

  network = relu_document_get_network (self->document);
  shallower = relu_network_remove_layer (network, layer, &origin, &error);
  if (shallower == NULL)
    {
      relu_window_say (self, g_strdup_printf (_("Can’t remove the layer: %s"), error->message));
      return;
    }

  apply (self, shallower, origin);
  relu_viewport_select_unit (self->viewport, layer == 0 ? 0 : layer - 1, 0);
}

static void
set_activation_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluWindow *self = user_data;
  ReluNetwork *network;
  g_autoptr (ReluNetwork) other = NULL;
  ReluActivation activation = { 0 };
  guint layer;

  if (relu_window_is_busy (self) || !get_layer (self, &layer)
      || !relu_activation_kind_from_name (g_variant_get_string (parameter, NULL),
                                          &activation.kind))
    return;

  network = relu_document_get_network (self->document);
  /* The same kind again keeps its slope. */
  if (relu_network_get_layer (network, layer)->activation.kind == activation.kind)
    return;

  if (activation.kind == RELU_ACTIVATION_LEAKY_RELU)
    activation.negative_slope = RELU_DEFAULT_NEGATIVE_SLOPE;
  other = relu_network_with_activation (network, layer, &activation);
  relu_document_set_network (self->document, other);
}

/* Muting changes only what is shown: training goes on. */
static gboolean
is_dragging (ReluWindow *self)
{
  if (relu_training_get_running (self->training)
      && relu_document_get_gesture_depth (self->document) == 1)
    return FALSE;

  return relu_window_is_busy (self);
}

static void
mute_unit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluWindow *self = user_data;
  guint layer, unit;

  if (!is_dragging (self) && relu_window_get_unit (self, &layer, &unit))
    relu_document_set_muted (self->document, layer, unit,
                             !relu_document_is_muted (self->document, layer, unit));
}

static void
solo_unit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluWindow *self = user_data;
  guint layer, unit;

  if (!is_dragging (self) && relu_window_get_unit (self, &layer, &unit))
    relu_document_solo (self->document, layer, unit);
}

static void
unmute_all_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluWindow *self = user_data;

  if (!is_dragging (self))
    relu_document_unmute_all (self->document);
}

static const GActionEntry actions[] = {
  { "add-unit", add_unit_cb },
  { "duplicate-unit", duplicate_unit_cb },
  { "remove-unit", remove_unit_cb },
  { "add-layer", add_layer_cb },
  { "remove-layer", remove_layer_cb },
  { "set-activation", set_activation_cb, "s", "''" },
  { "mute-unit", mute_unit_cb, NULL, "false" },
  { "solo-unit", solo_unit_cb, NULL, "false" },
  { "unmute-all", unmute_all_cb },
};

/* Another architecture: what was selected may be gone, and a number is another parameter now. */
static void
keep_selection_valid (ReluWindow *self)
{
  ReluNetwork *network = relu_document_get_network (self->document);
  const ReluSelection none = { .kind = RELU_SELECTION_NONE };
  ReluSelection selection;

  if (self->shape != NULL && relu_network_same_shape (self->shape, network))
    return;

  g_clear_pointer (&self->shape, relu_network_unref);
  self->shape = relu_network_ref (network);
  relu_viewport_set_pointed (self->viewport, &none);
  relu_viewport_get_selection (self->viewport, &selection);
  if (selection.kind == RELU_SELECTION_NONE)
    return;

  if (relu_network_has_unit (network, selection.layer, selection.unit))
    relu_viewport_select_unit (self->viewport, selection.layer, selection.unit);
  else
    relu_viewport_set_selection (self->viewport, &none);
}

/* Enables what can be done with the selection now, and says what is so already. */
static void
update_actions (ReluWindow *self)
{
  ReluNetwork *network = relu_document_get_network (self->document);
  guint layer = 0, unit = 0;
  gboolean has_layer, has_unit;
  const char *activation = "";

  has_layer = get_layer (self, &layer);
  has_unit = relu_window_get_unit (self, &layer, &unit);
  if (has_layer)
    activation = relu_activation_kind_get_name (
        relu_network_get_layer (network, layer)->activation.kind);

  relu_window_set_enabled (self, "add-unit", has_layer);
  relu_window_set_enabled (self, "duplicate-unit", has_unit);
  relu_window_set_enabled (self, "remove-unit",
                               has_unit && relu_network_get_layer (network, layer)->n_units > 1);
  relu_window_set_enabled (self, "remove-layer", has_layer);
  relu_window_set_enabled (self, "set-activation", has_layer);
  relu_window_set_enabled (self, "mute-unit", has_unit);
  relu_window_set_enabled (self, "solo-unit",
                               has_unit && relu_network_get_layer (network, layer)->n_units > 1);
  relu_window_set_enabled (self, "unmute-all",
                               relu_document_get_n_muted (self->document) > 0);

  g_simple_action_set_state (lookup (self, "set-activation"), g_variant_new_string (activation));
  g_simple_action_set_state (
      lookup (self, "mute-unit"),
      g_variant_new_boolean (has_unit && relu_document_is_muted (self->document, layer, unit)));
  g_simple_action_set_state (
      lookup (self, "solo-unit"),
      g_variant_new_boolean (has_unit && relu_document_is_solo (self->document, layer, unit)));
}

static void
document_changed_cb (ReluWindow *self)
{
  keep_selection_valid (self);
  update_actions (self);
}

/* relu_window_install_structure:
 *
 * Adds the commands, and keeps the selection valid while the structure changes. To be called before
 * there are views: none of them shall hear of a change while the selection is about what is gone. */
void
relu_window_install_structure (ReluWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  g_signal_connect_object (self->document, "changed", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->viewport, "selection-changed", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  document_changed_cb (self);
}
