/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the tool panel of a window is: right of the figure, or below it, or away. */

#include "relu-style.h"
#include "relu-window-private.h"

/* Narrower than this, with text of the usual size, the panel is below the figure. */
#define WIDE_ENOUGH 1180

#define PAGE_ACTION "tool-page"
#define SHOW_ACTION "show-tools"
#define SAY_ACTION "say"

/* relu_window_get_tool_page: the page that is shown; "" for none. */
const char *
relu_window_get_tool_page (ReluWindow *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), PAGE_ACTION);
  g_autoptr (GVariant) state = g_action_get_state (action);

  return g_intern_string (g_variant_get_string (state, NULL));
}

static gboolean
is_beside (ReluWindow *self)
{
  return gtk_orientable_get_orientation (GTK_ORIENTABLE (self->tool_paned))
         == GTK_ORIENTATION_HORIZONTAL;
}

static const char *
get_size_key (ReluWindow *self)
{
  return is_beside (self) ? "tools-width" : "tools-height";
}

static int
get_extent (ReluWindow *self, gpointer widget)
{
  return is_beside (self) ? gtk_widget_get_width (widget) : gtk_widget_get_height (widget);
}

/* The panel keeps the size that it was given, the handle included; the figure takes what is left, and has
 * the larger part of a window that is too small for both. */
static void
apply_size (ReluWindow *self)
{
  int extent = get_extent (self, self->tool_paned);
  int size = g_settings_get_int (self->settings, get_size_key (self));

  if (extent > 0)
    gtk_paned_set_position (self->tool_paned, extent - MIN (size, extent / 2));
}

/* Large text makes the panes wide, and what is left for the figure narrow. */
static gboolean
is_wide_enough (ReluWindow *self, int width)
{
  return width >= WIDE_ENOUGH * MAX (relu_style_get_text_scale (self), 1);
}

/* relu_window_place_tools:
 *
 * To be called when the width of the window has changed, but not while sizes are given out. */
void
relu_window_place_tools (ReluWindow *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  GtkOrientation orientation
      = is_wide_enough (self, width) ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL;

  if (self->tools_placed
      && gtk_orientable_get_orientation (GTK_ORIENTABLE (self->tool_paned)) == orientation)
    return;

  relu_window_save_tools (self);
  self->tools_placed = TRUE;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->tool_paned), orientation);
  apply_size (self);
}

gboolean
relu_window_needs_tools_placed (ReluWindow *self, int width)
{
  return !self->tools_placed || is_beside (self) != is_wide_enough (self, width);
}

static void
show_page (ReluWindow *self, const char *name)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean was_open = self->tool_panel != NULL && gtk_widget_get_visible (self->tool_panel);

  if (*name == '\0')
    {
      if (!was_open)
        return;
      relu_window_save_tools (self);
      /* The keyboard must not stay in what cannot be seen. */
      if (focus != NULL && gtk_widget_is_ancestor (focus, self->tool_panel))
        gtk_widget_grab_focus (GTK_WIDGET (self->figure_view));
      gtk_widget_set_visible (self->tool_panel, FALSE);
      return;
    }

  if (self->tool_panel == NULL)
    {
      self->tool_panel = relu_tool_panel_new (self->document, self->viewport, self->training,
                                              self->editor);
      gtk_paned_set_end_child (self->tool_paned, self->tool_panel);
    }
  relu_tool_panel_show_page (RELU_TOOL_PANEL (self->tool_panel), name);
  gtk_widget_set_visible (self->tool_panel, TRUE);
  if (!was_open)
    apply_size (self);
}

static void
page_state_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  ReluWindow *self = user_data;
  const char *name = g_variant_get_string (state, NULL);
  gboolean open = *name != '\0';
  GAction *show = g_action_map_lookup_action (G_ACTION_MAP (self), SHOW_ACTION);

  if (open && !relu_tool_panel_has_page (name))
    return;

  show_page (self, name);
  g_simple_action_set_state (action, state);
  g_simple_action_set_state (G_SIMPLE_ACTION (show), g_variant_new_boolean (open));
  relu_window_update_hint (self);
  if (!relu_window_keeps_settings (self))
    return;
  g_settings_set_boolean (self->settings, "tools-visible", open);
  if (open)
    g_settings_set_string (self->settings, "tool-page", name);
}

/* The keyboard goes to what comes first on the page, or to where it was on it: the stack has seen
 * to that if the keyboard was on another page, and once more would be one too far. */
static void
focus_page (ReluWindow *self)
{
  GtkWidget *page = relu_tool_panel_get_page (RELU_TOOL_PANEL (self->tool_panel));
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus == NULL || !gtk_widget_is_ancestor (focus, page))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

/* The page that is open already closes. */
static void
page_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluWindow *self = user_data;
  const char *name = g_variant_get_string (parameter, NULL);
  gboolean open = !g_str_equal (name, relu_window_get_tool_page (self)) && *name != '\0';

  g_action_change_state (G_ACTION (action), open ? parameter : g_variant_new_string (""));
  if (open && g_str_equal (name, relu_window_get_tool_page (self)))
    focus_page (self);
}

/* The page that was open last. */
static void
show_state_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  ReluWindow *self = user_data;
  GAction *page = g_action_map_lookup_action (G_ACTION_MAP (self), PAGE_ACTION);
  g_autofree char *name = g_settings_get_string (self->settings, "tool-page");

  g_action_change_state (page, g_variant_new_string (g_variant_get_boolean (state) ? name : ""));
}

/* What a page has to say passes over the figure. */
static void
say_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autofree char *markup = g_markup_escape_text (g_variant_get_string (parameter, NULL), -1);
  AdwToast *toast = adw_toast_new (markup);

  adw_toast_set_timeout (toast, 2);
  relu_window_add_toast (user_data, toast);
}

/* relu_window_show_learning: opens the page for training, unless one of those is open that belong to it. */
void
relu_window_show_learning (ReluWindow *self)
{
  const char *page = relu_window_get_tool_page (self);

  if (!g_str_equal (page, "data") && !g_str_equal (page, "training") && !g_str_equal (page, "starts"))
    g_action_group_change_action_state (G_ACTION_GROUP (self), PAGE_ACTION,
                                        g_variant_new_string ("training"));
}

/* relu_window_update_hint: a lesson says itself what to do, and who has found the tools does not need to be
 * told; they need the room. */
void
relu_window_update_hint (ReluWindow *self)
{
  relu_hint_set_quiet (self->hint, relu_lesson_player_get_lesson (self->player) != NULL
                                       || *relu_window_get_tool_page (self) != '\0');
}

/* relu_window_install_tools: adds the commands that open and close the panel, and one for what a page
 * has to say. */
void
relu_window_install_tools (ReluWindow *self)
{
  static const GActionEntry actions[] = {
    { PAGE_ACTION, page_cb, "s", "''", page_state_cb },
    { SHOW_ACTION, NULL, NULL, "false", show_state_cb },
    { SAY_ACTION, say_cb, "s", NULL, NULL },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}

/* relu_window_restore_tools: opens the panel if the last window had it open. */
void
relu_window_restore_tools (ReluWindow *self)
{
  if (g_settings_get_boolean (self->settings, "tools-visible"))
    g_action_group_change_action_state (G_ACTION_GROUP (self), SHOW_ACTION,
                                        g_variant_new_boolean (TRUE));
}

/* relu_window_save_tools: remembers the size of the panel for the next window. */
void
relu_window_save_tools (ReluWindow *self)
{
  int size = get_extent (self, self->tool_paned) - gtk_paned_get_position (self->tool_paned);

  if (size > 0 && self->tool_panel != NULL && gtk_widget_get_mapped (self->tool_panel))
    g_settings_set_int (self->settings, get_size_key (self), size);
}
