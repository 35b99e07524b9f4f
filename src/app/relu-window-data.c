/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands about the data on the figure. */

#include "relu-window-private.h"

static const ReluFigurePart parts[] = { RELU_PART_DATA, RELU_PART_RESIDUALS, RELU_PART_LOSS_TRACKS };

static void
part_state_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  ReluWindow *self = user_data;

  g_object_set (self->viewport, g_action_get_name (G_ACTION (action)),
                g_variant_get_boolean (state), NULL);
}

/* Residuals are of points that can be seen; where there are none, nothing can be shown. */
static void
update_parts (ReluWindow *self)
{
  gboolean has_data = relu_file_get_data (relu_document_get_contents (self->document)) != NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self),
                                                    relu_figure_part_get_property (parts[i]));

      g_simple_action_set_state (
          G_SIMPLE_ACTION (action),
          g_variant_new_boolean (relu_viewport_get_shows (self->viewport, parts[i])));
      g_simple_action_set_enabled (
          G_SIMPLE_ACTION (action),
          has_data
              && (parts[i] != RELU_PART_RESIDUALS
                  || relu_viewport_get_shows (self->viewport, RELU_PART_DATA)));
    }
}

/* Clicks and keys are about points from now on: so the keyboard is to be on the figure. */
static void
edit_data_cb (ReluWindow *self)
{
  if (relu_viewport_get_edits_data (self->viewport))
    gtk_widget_grab_focus (GTK_WIDGET (self->figure_view));
}

/* relu_window_install_data:
 *
 * Adds what shows and edits the points. */
void
relu_window_install_data (ReluWindow *self)
{
  g_autoptr (GPropertyAction) edit
      = g_property_action_new ("edit-data", self->viewport, "edit-data");

  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (edit));
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GSimpleAction) action
          = g_simple_action_new_stateful (relu_figure_part_get_property (parts[i]), NULL,
                                          g_variant_new_boolean (FALSE));

      g_signal_connect (action, "change-state", G_CALLBACK (part_state_cb), self);
      g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
    }

  g_signal_connect_object (self->viewport, "changed", G_CALLBACK (update_parts), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->viewport, "notify::edit-data", G_CALLBACK (edit_data_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "changed", G_CALLBACK (update_parts), self,
                           G_CONNECT_SWAPPED);
  update_parts (self);
}
