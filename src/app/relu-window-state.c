/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window looks like: from one use of the program to the next in its settings, and after a
 * crash, each window for itself, from beside its draft. Where a window stands on the screen is the
 * desktop's decision: GTK 4 neither tells nor sets it. */

#include "relu-window-private.h"

#include "relu-draft-store.h"
#include "relu-view-state.h"

#define GROUP "window"
#define MIN_WIDTH 360
#define MIN_HEIGHT 300
#define MAX_SIZE 16384

/* Maximised and full-screen windows keep the size that they go back to. */
static void
get_size (ReluWindow *self, int *width, int *height)
{
  gtk_window_get_default_size (GTK_WINDOW (self), width, height);
  if (*width <= 0 || *height <= 0)
    {
      *width = g_settings_get_int (self->settings, "window-width");
      *height = g_settings_get_int (self->settings, "window-height");
    }
  *width = CLAMP (*width, MIN_WIDTH, MAX_SIZE);
  *height = CLAMP (*height, MIN_HEIGHT, MAX_SIZE);
}

/* relu_window_save_settings: remembers the window for the next one that is opened. */
void
relu_window_save_settings (ReluWindow *self)
{
  int width, height;

  get_size (self, &width, &height);
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
  g_settings_set_boolean (self->settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
  relu_window_save_tools (self);
}

/* relu_window_bind_parts: what the figure shows follows the settings, and they follow it. */
void
relu_window_bind_parts (ReluWindow *self)
{
  /* A new window begins with what was chosen last; the windows that are open stay as they are. */
  const GSettingsBindFlags flags = G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_GET_NO_CHANGES;

  for (guint i = 0; i < RELU_N_FIGURE_PARTS; i++)
    g_settings_bind (self->settings, relu_figure_part_get_property (i), self->viewport,
                     relu_figure_part_get_property (i), flags);
}

/* relu_window_unbind_parts: what the figure shows from now on is nobody's choice. */
void
relu_window_unbind_parts (ReluWindow *self)
{
  for (guint i = 0; i < RELU_N_FIGURE_PARTS; i++)
    g_settings_unbind (self->viewport, relu_figure_part_get_property (i));
}

/* relu_window_bind_settings: begins as the last window was. */
void
relu_window_bind_settings (ReluWindow *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));

  g_action_group_change_action_state (
      G_ACTION_GROUP (self), "toggle-pane",
      g_variant_new_boolean (g_settings_get_boolean (self->settings, "pane-visible")));
  g_settings_bind (self->settings, "pane-position", self->paned, "position",
                   G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_GET_NO_CHANGES);
  relu_window_bind_parts (self);
  relu_window_bind_training (self);
  relu_hint_bind (self->hint, self->settings, self->document);
  relu_window_restore_tools (self);
}

/* relu_window_save_view: a #ReluDraftViewFunc of a #ReluWindow. */
void
relu_window_save_view (GKeyFile *view, gpointer user_data)
{
  ReluWindow *self = user_data;
  GtkWindow *window = GTK_WINDOW (self);
  /* A narrow window shows the pane for a moment only. */
  gboolean pane_visible = self->is_narrow ? g_settings_get_boolean (self->settings, "pane-visible")
                                          : gtk_widget_get_visible (GTK_WIDGET (self->side));
  int width, height;

  get_size (self, &width, &height);
  g_key_file_set_integer (view, GROUP, "width", width);
  g_key_file_set_integer (view, GROUP, "height", height);
  g_key_file_set_boolean (view, GROUP, "maximized", gtk_window_is_maximized (window));
  g_key_file_set_boolean (view, GROUP, "fullscreen", gtk_window_is_fullscreen (window));
  g_key_file_set_boolean (view, GROUP, "pane-visible", pane_visible);
  g_key_file_set_integer (view, GROUP, "pane-position", gtk_paned_get_position (self->paned));
  g_key_file_set_string (view, GROUP, "tool-page", relu_window_get_tool_page (self));
  g_key_file_set_int64 (view, RELU_DRAFT_GROUP, RELU_DRAFT_KEY_USED, self->used);
  if (relu_file_watch_get_stamp (self->watch) != NULL)
    g_key_file_set_string (view, RELU_DRAFT_GROUP, RELU_DRAFT_KEY_STAMP,
                           relu_file_watch_get_stamp (self->watch));
  relu_view_state_save (view, self->document, self->viewport);
  relu_window_note_lesson (self, view);
  relu_lesson_document_save_draft (self->lessons, view);
}

/* The number of a key, or -1. */
static int
get_length (GKeyFile *view, const char *key)
{
  g_autoptr (GError) error = NULL;
  int length = g_key_file_get_integer (view, GROUP, key, &error);

  return error == NULL && length >= 0 && length <= MAX_SIZE ? length : -1;
}

/* relu_window_restore_view:
 *
 * Gives a window that is not shown yet the looks of one that was lost. What is missing stays as it
 * is in a new window. */
void
relu_window_restore_view (ReluWindow *self, GKeyFile *view)
{
  int width = get_length (view, "width");
  int height = get_length (view, "height");
  int position = get_length (view, "pane-position");
  g_autofree char *tool_page = g_key_file_get_string (view, GROUP, "tool-page", NULL);
  g_autofree char *stamp
      = g_key_file_get_string (view, RELU_DRAFT_GROUP, RELU_DRAFT_KEY_STAMP, NULL);

  /* First: what is restored then is not taken for what the user wants outside of the lesson. */
  relu_window_resume_lesson (self, view);
  /* Changes that come back may be about a file that is another one by now. */
  if (stamp != NULL && relu_document_get_modified (self->document))
    {
      relu_file_watch_set_file (self->watch, relu_document_get_file (self->document), NULL, stamp);
      relu_file_watch_check (self->watch);
    }
  if (width >= MIN_WIDTH && height >= MIN_HEIGHT)
    gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (g_key_file_get_boolean (view, GROUP, "maximized", NULL))
    gtk_window_maximize (GTK_WINDOW (self));
  if (g_key_file_get_boolean (view, GROUP, "fullscreen", NULL))
    gtk_window_fullscreen (GTK_WINDOW (self));
  if (g_key_file_has_key (view, GROUP, "pane-visible", NULL))
    {
      gboolean visible = g_key_file_get_boolean (view, GROUP, "pane-visible", NULL);

      g_action_group_change_action_state (G_ACTION_GROUP (self), "toggle-pane",
                                          g_variant_new_boolean (visible));
    }
  if (position >= 0)
    gtk_paned_set_position (self->paned, position);
  if (tool_page != NULL)
    g_action_group_change_action_state (G_ACTION_GROUP (self), "tool-page",
                                        g_variant_new_string (tool_page));
  relu_view_state_restore (view, self->document, self->viewport);
  relu_lesson_document_restore_draft (self->lessons, view);
}

static void
active_cb (ReluWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)))
    {
      self->used = g_get_real_time ();
      relu_draft_view_changed (self->draft);
    }
}

/* relu_window_keep_view: lets the draft follow what the window looks like. */
void
relu_window_keep_view (ReluWindow *self)
{
  static const char *const own[] = { "notify::default-width", "notify::default-height",
                                     "notify::maximized", "notify::fullscreened" };

  for (gsize i = 0; i < G_N_ELEMENTS (own); i++)
    g_signal_connect_object (self, own[i], G_CALLBACK (relu_draft_view_changed), self->draft,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (self->side, "notify::visible", G_CALLBACK (relu_draft_view_changed),
                           self->draft, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->paned, "notify::position", G_CALLBACK (relu_draft_view_changed),
                           self->draft, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->viewport, "changed", G_CALLBACK (relu_draft_view_changed),
                           self->draft, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "action-state-changed::tool-page",
                           G_CALLBACK (relu_draft_view_changed), self->draft, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
  relu_draft_set_view_func (self->draft, relu_window_save_view, self);
}
