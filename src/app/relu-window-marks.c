/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands that mark parameters: locked, so that only their own sliders move them, and pinned, so that
 * their sliders are there when the network is presented. */

#include "relu-parameter-row.h"
#include "relu-window-private.h"

/* The parameter whose slider, number or menu has the keyboard, else the one that is selected. */
static gboolean
get_parameter (ReluWindow *self, gsize *parameter)
{
  ReluNetwork *network = relu_document_get_network (self->document);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *row
      = focus == NULL ? NULL : gtk_widget_get_ancestor (focus, RELU_TYPE_PARAMETER_ROW);
  ReluSelection selection;

  if (row != NULL)
    {
      *parameter = relu_parameter_row_get_parameter (RELU_PARAMETER_ROW (row));
      return *parameter < relu_network_get_n_parameters (network);
    }

  relu_viewport_get_selection (self->viewport, &selection);
  *parameter = selection.parameter;

  return selection.kind == RELU_SELECTION_PARAMETER
         && *parameter < relu_network_get_n_parameters (network);
}

static void
toggle_mark (ReluWindow *self, ReluMark mark)
{
  g_autoptr (ReluFile) other = NULL;
  ReluFile *contents;
  gsize parameter;

  if (relu_window_is_busy (self) || !get_parameter (self, &parameter))
    return;

  contents = relu_document_get_contents (self->document);
  other = relu_file_with_marked (contents, mark, parameter,
                                 !relu_file_is_marked (contents, mark, parameter));
  relu_document_edit (self->document, other);
}

static void
toggle_lock_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  toggle_mark (user_data, RELU_MARK_LOCKED);
}

static void
pin_slider_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  toggle_mark (user_data, RELU_MARK_PRESENTED);
}

/* A unit's own sliders: the weights into it, its bias, and, for a unit of the last hidden layer, its weight to the
 * output. Returns (transfer full): their indices. */
static GArray *
list_sliders (ReluNetwork *network, guint layer, guint unit)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (gsize));
  const ReluLayer *shape = relu_network_get_layer (network, layer);
  gsize index;

  for (guint i = 0; i < shape->n_inputs; i++)
    {
      index = relu_network_weight_index (network, layer, unit, i);
      g_array_append_val (list, index);
    }
  index = relu_network_bias_index (network, layer, unit);
  g_array_append_val (list, index);
  if (layer + 1 == relu_network_get_n_hidden_layers (network))
    {
      index = relu_network_weight_index (network, layer + 1, 0, unit);
      g_array_append_val (list, index);
    }

  return list;
}

static gboolean
are_pinned (ReluFile *contents, GArray *list)
{
  for (guint i = 0; i < list->len; i++)
    if (!relu_file_is_marked (contents, RELU_MARK_PRESENTED, g_array_index (list, gsize, i)))
      return FALSE;

  return TRUE;
}

/* All of them, or none where all are already. */
static void
pin_unit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluWindow *self = user_data;
  g_autoptr (ReluFile) contents = NULL;
  g_autoptr (GArray) list = NULL;
  guint layer, unit;
  gboolean pinned;

  if (relu_window_is_busy (self) || !relu_window_get_unit (self, &layer, &unit))
    return;

  contents = relu_file_ref (relu_document_get_contents (self->document));
  list = list_sliders (relu_file_get_network (contents), layer, unit);
  pinned = are_pinned (contents, list);
  for (guint i = 0; i < list->len; i++)
    {
      ReluFile *other = relu_file_with_marked (contents, RELU_MARK_PRESENTED,
                                               g_array_index (list, gsize, i), !pinned);

      relu_file_unref (contents);
      contents = other;
    }
  relu_document_edit (self->document, contents);
}

static void
unpin_sliders_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluWindow *self = user_data;
  g_autoptr (ReluFile) other = NULL;

  if (relu_window_is_busy (self))
    return;

  other = relu_file_with_no_marked (relu_document_get_contents (self->document),
                                    RELU_MARK_PRESENTED);
  relu_document_edit (self->document, other);
}

static const GActionEntry actions[] = {
  { "toggle-lock", toggle_lock_cb, NULL, "false" },
  { "pin-slider", pin_slider_cb, NULL, "false" },
  { "pin-unit", pin_unit_cb, NULL, "false" },
  { "unpin-sliders", unpin_sliders_cb },
};

static void
set_state (ReluWindow *self, const char *name, gboolean enabled, gboolean state)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (state));
}

static void
update_actions (ReluWindow *self)
{
  ReluFile *contents = relu_document_get_contents (self->document);
  g_autoptr (GArray) list = NULL;
  guint layer, unit;
  gsize parameter;
  gboolean has_parameter = get_parameter (self, &parameter);

  set_state (self, "toggle-lock", has_parameter,
             has_parameter && relu_file_is_marked (contents, RELU_MARK_LOCKED, parameter));
  set_state (self, "pin-slider", has_parameter,
             has_parameter && relu_file_is_marked (contents, RELU_MARK_PRESENTED, parameter));
  if (relu_window_get_unit (self, &layer, &unit))
    list = list_sliders (relu_file_get_network (contents), layer, unit);
  set_state (self, "pin-unit", list != NULL, list != NULL && are_pinned (contents, list));
  relu_window_set_enabled (self, "unpin-sliders",
                           relu_file_get_n_marked (contents, RELU_MARK_PRESENTED) > 0);
}

/* relu_window_install_marks:
 *
 * Adds the commands. To be called after relu_window_install_structure(), which keeps the selection valid. */
void
relu_window_install_marks (ReluWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  g_signal_connect_object (self->document, "changed", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->viewport, "selection-changed", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (update_actions), NULL);
  update_actions (self);
}
