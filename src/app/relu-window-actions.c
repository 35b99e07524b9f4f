/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands of a window, all of them actions. */

#include "relu-window-private.h"

#include <glib/gi18n.h>

#include "relu-compat-alert.h"
#include "relu-help-overlay.h"
#include "relu-point-table.h"
#include "relu-regions-page.h"
#include "relu-tooltip.h"

#define ZOOM_STEP 1.25

/* relu_window_set_enabled: whether a command of the window can be given now. */
void
relu_window_set_enabled (ReluWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/* Where text is marked, to copy is about that text. */
static gboolean
copy_text (ReluWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean marked = FALSE;

  if (GTK_IS_TEXT (focus))
    marked = gtk_editable_get_selection_bounds (GTK_EDITABLE (focus), NULL, NULL);
  else if (GTK_IS_LABEL (focus))
    marked = gtk_label_get_selection_bounds (GTK_LABEL (focus), NULL, NULL);

  return marked && gtk_widget_activate_action (focus, "clipboard.copy", NULL);
}

/* In the table of points, to copy is about those that are selected. */
static gboolean
copy_points (ReluWindow *self, GtkWidget *focus)
{
  GtkWidget *table = gtk_widget_get_ancestor (focus, RELU_TYPE_POINT_TABLE);
  g_autoptr (ReluData) data
      = table == NULL ? NULL : relu_point_table_dup_selected (RELU_POINT_TABLE (table));

  if (data != NULL)
    relu_window_copy_data (self, data);

  return data != NULL;
}

/* In a table, to copy is about its rows. */
static gboolean
copy_rows (ReluWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *page;

  if (focus == NULL || gtk_widget_get_ancestor (focus, GTK_TYPE_COLUMN_VIEW) == NULL)
    return FALSE;
  if (copy_points (self, focus))
    return TRUE;

  page = gtk_widget_get_ancestor (focus, RELU_TYPE_REGIONS_PAGE);
  if (page == NULL)
    return FALSE;

  relu_regions_page_copy (RELU_REGIONS_PAGE (page), RELU_TABLE_TSV, TRUE);
  return TRUE;
}

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  relu_window_new_document (user_data);
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  relu_window_choose_file (user_data);
}

static void
open_uri_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  relu_window_open (user_data, file);
}

static void
open_example_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  relu_window_open_example (user_data, g_variant_get_string (parameter, NULL));
}

static void
open_examples_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluWindow *self = user_data;

  gtk_menu_button_popup (self->examples_button);
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluWindow *self = user_data;

  if (relu_window_makes_lesson (self))
    relu_window_save_lesson (self);
  else
    relu_window_save (self);
}

static void
save_as_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluWindow *self = user_data;

  if (relu_window_makes_lesson (self))
    relu_window_save_lesson_as (self);
  else
    relu_window_save_as (self);
}

static void
reload_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  relu_window_reload (user_data);
}

static void
keep_mine_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  relu_window_keep_mine (user_data);
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluWindow *self = user_data;

  if (relu_window_is_in_lesson (self))
    relu_lesson_editor_undo (self->editor);
  else
    relu_document_undo (self->document);
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluWindow *self = user_data;

  if (relu_window_is_in_lesson (self))
    relu_lesson_editor_redo (self->editor);
  else
    relu_document_redo (self->document);
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  relu_window_export (user_data);
}

static void
copy_figure_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluWindow *self = user_data;

  if (!copy_text (self) && !copy_rows (self))
    relu_window_copy_figure (self);
}

static void
pin_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  relu_window_pin (user_data);
}

static void
pin_example_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  relu_window_pin_example (user_data, g_variant_get_string (parameter, NULL));
}

static void
pin_file_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  relu_window_pin_file (user_data);
}

static void
fit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluWindow *self = user_data;

  relu_viewport_fit (self->viewport);
}

static void
zoom_in_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluWindow *self = user_data;

  relu_figure_view_zoom (self->figure_view, ZOOM_STEP);
}

static void
zoom_out_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluWindow *self = user_data;

  relu_figure_view_zoom (self->figure_view, 1 / ZOOM_STEP);
}

static void
pane_state_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  ReluWindow *self = user_data;
  gboolean visible = g_variant_get_boolean (state);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  /* The keyboard must not stay in what cannot be seen. */
  if (!visible && focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->side)))
    gtk_widget_grab_focus (GTK_WIDGET (self->figure_view));

  /* In a narrow window there is place for one of them. */
  gtk_widget_set_visible (GTK_WIDGET (self->tool_paned), !(visible && self->is_narrow));
  gtk_widget_set_visible (GTK_WIDGET (self->side), visible);
  g_simple_action_set_state (action, state);
  if (relu_window_keeps_settings (self) && !self->is_narrow)
    g_settings_set_boolean (self->settings, "pane-visible", visible);
}

/* To the slider of what is selected: of a unit that of its first weight, of the output that of c. */
static void
edit_selection_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluWindow *self = user_data;
  ReluNetwork *network = relu_document_get_network (self->document);
  ReluSelection selection;

  relu_viewport_get_selection (self->viewport, &selection);
  if (selection.kind == RELU_SELECTION_NONE
      || !relu_network_has_unit (network, selection.layer, selection.unit))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  if (selection.kind == RELU_SELECTION_UNIT)
    selection.parameter
        = selection.layer < relu_network_get_n_hidden_layers (network)
              ? relu_network_weight_index (network, selection.layer, selection.unit, 0)
              : relu_network_bias_index (network, selection.layer, selection.unit);
  g_action_group_change_action_state (G_ACTION_GROUP (self), "toggle-pane",
                                      g_variant_new_boolean (TRUE));
  relu_parameter_pane_edit_parameter (self->pane, selection.parameter);
}

static void
fullscreen_state_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  if (g_variant_get_boolean (state))
    gtk_window_fullscreen (user_data);
  else
    gtk_window_unfullscreen (user_data);
}

/* The window manager has the last word. */
static void
fullscreened_cb (ReluWindow *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "toggle-fullscreen");
  gboolean fullscreen = gtk_window_is_fullscreen (GTK_WINDOW (self));

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (fullscreen));
}

static void
close_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  /* libadwaita takes the close of a window for the answer "cancel" to a question inside it. */
  if (!relu_compat_alert_is_open (user_data))
    gtk_window_close (user_data);
}

/* GTK would load the shortcuts window of gtk/help-overlay.ui by itself, with every window that is
 * opened: a tenth of the time to its first frame. */
static void
show_help_overlay_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluWindow *self = user_data;

  if (self->help_overlay == NULL)
    {
      self->help_overlay = relu_help_overlay_new (gtk_window_get_application (GTK_WINDOW (self)));
      gtk_window_set_hide_on_close (self->help_overlay, TRUE);
      gtk_window_set_transient_for (self->help_overlay, GTK_WINDOW (self));
    }
  gtk_window_present (self->help_overlay);
}

static const GActionEntry actions[] = {
  { "new", new_cb },
  { "open", open_cb },
  { "open-uri", open_uri_cb, "s" },
  { "open-example", open_example_cb, "s" },
  { "open-examples", open_examples_cb },
  { "save", save_cb },
  { "save-as", save_as_cb },
  { "reload", reload_cb },
  { "keep-mine", keep_mine_cb },
  { "undo", undo_cb },
  { "redo", redo_cb },
  { "export", export_cb },
  { "copy-figure", copy_figure_cb },
  { "pin", pin_cb },
  { "pin-example", pin_example_cb, "s" },
  { "pin-file", pin_file_cb },
  { "fit", fit_cb },
  { "zoom-in", zoom_in_cb },
  { "zoom-out", zoom_out_cb },
  { "toggle-pane", NULL, NULL, "true", pane_state_cb },
  { "edit-selection", edit_selection_cb },
  { "toggle-fullscreen", NULL, NULL, "false", fullscreen_state_cb },
  { "show-help-overlay", show_help_overlay_cb },
  { "close", close_cb },
};

/* relu_window_install_actions:
 *
 * Adds the commands. What the figure shows is a property of the viewport. */
void
relu_window_install_actions (ReluWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (guint i = 0; i < RELU_N_FIGURE_PARTS; i++)
    {
      const char *property = relu_figure_part_get_property (i);
      g_autoptr (GPropertyAction) action = NULL;

      /* These are of no effect without data: relu_window_install_data(). */
      if (i == RELU_PART_DATA || i == RELU_PART_RESIDUALS || i == RELU_PART_LOSS_TRACKS)
        continue;
      action = g_property_action_new (property, self->viewport, property);
      g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
    }

  g_signal_connect (self, "notify::fullscreened", G_CALLBACK (fullscreened_cb), NULL);
  relu_window_update_actions (self);
}

/* relu_window_update_actions:
 *
 * Enables what can be done now. Undo is about what has the keyboard: the lesson, or else the network. */
void
relu_window_update_actions (ReluWindow *self)
{
  gboolean in_lesson = relu_window_is_in_lesson (self);

  relu_window_set_enabled (self, "undo", in_lesson ? relu_lesson_document_get_can_undo (self->lessons)
                                                   : relu_document_get_can_undo (self->document));
  relu_window_set_enabled (self, "redo", in_lesson ? relu_lesson_document_get_can_redo (self->lessons)
                                                   : relu_document_get_can_redo (self->document));
  relu_tooltip_set (self->undo_button, in_lesson ? _("Undo in the Lesson") : _("Undo"));
  relu_tooltip_set (self->redo_button, in_lesson ? _("Redo in the Lesson") : _("Redo"));
}
