/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-window-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "relu-compat-names.h"
#include "relu-examples.h"
#include "relu-examples-popover.h"
#include "relu-help.h"
#include "relu-lessons-popover.h"
#include "relu-preferences.h"
#include "relu-recent-menu.h"
#include "relu-style.h"
#include "relu-tooltip.h"

/* Narrower than this, the pane makes place for the figure and buttons lose their words. */
#define NARROW_WIDTH 760

/* Narrower than this, with text of the usual size, there is no room for Train and Present in the header bar;
 * there is the menu. */
#define TRAIN_WIDTH 880

/* And for Lessons, which are in the menu too. */
#define LESSONS_WIDTH 1010

/* Narrower than this, the others leave no room for the word on Export, which has an icon. */
#define EXPORT_WIDTH 1100

G_DEFINE_FINAL_TYPE (ReluWindow, relu_window, ADW_TYPE_APPLICATION_WINDOW)

static void
document_state_cb (ReluWindow *self)
{
  relu_window_update_title (self);
  relu_window_update_actions (self);
}

static void
leave_to_close_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ReluWindow *self = RELU_WINDOW (source);

  if (relu_window_leave_finish (self, result))
    relu_window_close_now (self);
}

static gboolean
relu_window_close_request (GtkWindow *window)
{
  ReluWindow *self = RELU_WINDOW (window);

  /* A question would be asked over this window. */
  relu_window_stop_presenting (self);
  if (!self->may_close
      && (relu_window_has_changes (self) || relu_lesson_document_get_modified (self->lessons)))
    {
      relu_window_leave_all_async (self, leave_to_close_cb, NULL);
      return TRUE;
    }

  relu_window_save_settings (self);
  relu_draft_discard (self->draft);
  return GTK_WINDOW_CLASS (relu_window_parent_class)->close_request (window);
}

/* As Train: it gives way while the window is made smaller than it likes to be. */
static void
label_export_button (ReluWindow *self)
{
  gtk_button_set_label (self->export_button, _("Export…"));
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (self->export_button)),
                           PANGO_ELLIPSIZE_END);
}

static void
set_narrow (ReluWindow *self, gboolean is_narrow)
{
  if (self->is_narrow == is_narrow)
    return;

  self->is_narrow = is_narrow;
  if (is_narrow)
    {
      gtk_menu_button_set_icon_name (self->examples_button, "view-grid-symbolic");
      adw_split_button_set_icon_name (self->open_button, "document-open-symbolic");
      gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
    }
  else
    {
      gtk_menu_button_set_label (self->examples_button, _("Examples"));
      adw_split_button_set_label (self->open_button, _("Open"));
      gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
    }

  gtk_widget_set_visible (self->tools_button, !is_narrow); /* there is the menu */

  /* A wide window shows both, or what was chosen; a narrow one begins with the figure. */
  g_action_change_state (
      g_action_map_lookup_action (G_ACTION_MAP (self), "toggle-pane"),
      is_narrow ? g_variant_new_boolean (FALSE)
                : g_settings_get_value (self->settings, "pane-visible"));
}

static gboolean
has_room (ReluWindow *self, int width, int needed)
{
  return width >= needed * MAX (relu_style_get_text_scale (self), 1);
}

static gboolean
has_export_word (ReluWindow *self)
{
  return gtk_button_get_label (self->export_button) != NULL;
}

static gboolean
layout_cb (gpointer user_data)
{
  ReluWindow *self = user_data;
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  self->layout_id = 0;
  set_narrow (self, width < NARROW_WIDTH);
  gtk_widget_set_visible (self->train_button, has_room (self, width, TRAIN_WIDTH));
  gtk_widget_set_visible (self->present_button, gtk_widget_get_visible (self->train_button));
  gtk_widget_set_visible (self->lessons_button, has_room (self, width, LESSONS_WIDTH));
  if (!has_room (self, width, EXPORT_WIDTH))
    gtk_button_set_icon_name (self->export_button, "document-send-symbolic");
  else if (!has_export_word (self))
    label_export_button (self);
  /* The words on the buttons are longer in some languages. */
  if (!relu_window_has_title_room (self))
    gtk_widget_set_visible (self->lessons_button, FALSE);
  relu_window_place_tools (self);
  relu_window_fit_title (self);
  return G_SOURCE_REMOVE;
}

/* relu_window_queue_layout: what stands in the header bar has changed, or the width. */
void
relu_window_queue_layout (ReluWindow *self)
{
  if (self->layout_id == 0)
    self->layout_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, layout_cb, self, NULL);
}

/* What has to change for another width may not change while sizes are given out. */
static void
relu_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ReluWindow *self = RELU_WINDOW (widget);

  GTK_WIDGET_CLASS (relu_window_parent_class)->size_allocate (widget, width, height, baseline);

  if (self->title_width != width || relu_window_needs_tools_placed (self, width))
    relu_window_queue_layout (self);
  self->title_width = width;
}

/* The arrow of a split button has a tooltip but, as libadwaita leaves it, no name. */
static void
name_arrow (AdwSplitButton *button)
{
  GtkWidget *arrow = gtk_widget_get_last_child (GTK_WIDGET (button));

  if (GTK_IS_MENU_BUTTON (arrow))
    gtk_accessible_update_property (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    adw_split_button_get_dropdown_tooltip (button), -1);
}

static void
create_lessons_popover (GtkMenuButton *button, gpointer user_data)
{
  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, relu_lessons_popover_new ());
}

static void
create_examples_popover (GtkMenuButton *button, gpointer user_data)
{
  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, relu_examples_popover_new ());
}

static void
relu_window_dispose (GObject *object)
{
  ReluWindow *self = RELU_WINDOW (object);

  if (self->viewport != NULL)
    {
      relu_window_stop_sound (self);
      g_signal_handlers_disconnect_by_data (self->viewport, self);
    }
  for (guint i = 0; i < RELU_N_WINDOW_PARTS; i++)
    g_clear_weak_pointer (&self->last_focus[i]);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_pointer (&self->help_overlay, gtk_window_destroy);
  /* GTK would leave it on the screen without its window. */
  if (self->export_dialog != NULL)
    gtk_window_destroy (self->export_dialog);
  g_clear_weak_pointer (&self->export_dialog);
  g_clear_handle_id (&self->layout_id, g_source_remove);
  g_clear_handle_id (&self->domain_id, g_source_remove);
  if (self->draft != NULL)
    relu_draft_set_view_func (self->draft, NULL, NULL);
  g_clear_pointer (&self->shape, relu_network_unref);
  g_clear_object (&self->draft);
  if (self->watch != NULL)
    g_signal_handlers_disconnect_by_data (self->watch, self);
  g_clear_object (&self->watch);
  g_clear_pointer (&self->motion, relu_motion_free);
  g_clear_object (&self->player);
  g_clear_object (&self->lesson_file);
  g_clear_pointer (&self->preview_contents, relu_file_unref);
  g_clear_pointer (&self->preview_view, g_key_file_unref);
  g_clear_object (&self->editor);
  g_clear_object (&self->lessons);
  /* Before the document, which it would go on to change. */
  if (self->training != NULL)
    g_object_run_dispose (G_OBJECT (self->training));
  g_clear_object (&self->training);
  g_clear_object (&self->document);
  g_clear_object (&self->viewport);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (relu_window_parent_class)->dispose (object);
}

static void
relu_window_class_init (ReluWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  object_class->dispose = relu_window_dispose;
  widget_class->size_allocate = relu_window_size_allocate;
  window_class->close_request = relu_window_close_request;

  g_type_ensure (RELU_TYPE_FIGURE_BAR);
  g_type_ensure (RELU_TYPE_FIGURE_PAIR);
  g_type_ensure (RELU_TYPE_FIGURE_VIEW);
  g_type_ensure (RELU_TYPE_HINT);
  g_type_ensure (RELU_TYPE_MUTED_BAR);
  g_type_ensure (RELU_TYPE_NOTICE);
  g_type_ensure (RELU_TYPE_PARAMETER_PANE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RELU_RESOURCE_PATH "/relu-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ReluWindow, header_bar);
  gtk_widget_class_bind_template_child (widget_class, ReluWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, ReluWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, ReluWindow, examples_button);
  gtk_widget_class_bind_template_child (widget_class, ReluWindow, lessons_button);
  gtk_widget_class_bind_template_child (widget_class, ReluWindow, present_button);
  gtk_widget_class_bind_template_child (widget_class, ReluWindow, first_section);
  gtk_widget_class_bind_template_child (widget_class, ReluWindow, export_button);
  gtk_widget_class_bind_template_child (widget_class, ReluWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, ReluWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, ReluWindow, tools_button);
  gtk_widget_class_bind_template_child (widget_class, ReluWindow, train_button);
  gtk_widget_class_bind_template_child (widget_class, ReluWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, ReluWindow, hint);
  gtk_widget_class_bind_template_child (widget_class, ReluWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, ReluWindow, paned);
  gtk_widget_class_bind_template_child (widget_class, ReluWindow, side);
  gtk_widget_class_bind_template_child (widget_class, ReluWindow, pane);
  gtk_widget_class_bind_template_child (widget_class, ReluWindow, tool_paned);
  gtk_widget_class_bind_template_child (widget_class, ReluWindow, figure_pair);
  gtk_widget_class_bind_template_child (widget_class, ReluWindow, figure_view);
  gtk_widget_class_bind_template_child (widget_class, ReluWindow, muted_bar);
  gtk_widget_class_bind_template_child (widget_class, ReluWindow, figure_bar);
}

static void
relu_window_init (ReluWindow *self)
{
  g_autoptr (ReluFile) contents = relu_examples_load (RELU_EXAMPLES_DEFAULT, NULL);
  g_autoptr (GMenuModel) lessons = NULL;

  self->document = relu_document_new (contents);
  self->viewport = relu_viewport_new ();
  self->draft = relu_draft_new (self->document);
  self->watch = relu_file_watch_new ();

  self->motion = relu_motion_new (GTK_WIDGET (self), self->document, self->viewport);

  gtk_widget_init_template (GTK_WIDGET (self));
  relu_tooltip_add_keys (self);
  relu_compat_names_mend (GTK_WIDGET (self));
  relu_tooltip_set_for (self->examples_button, _("Example Networks"), "win.open-examples");

  relu_help_set_page (self->pane, "sliders");
  relu_help_set_page (self->figure_pair, "figure");
  relu_help_set_page (self->figure_bar, "figure");

  relu_window_install_structure (self);
  relu_window_install_marks (self);
  relu_window_install_revive (self);
  g_object_set (self->pane, "document", self->document, "viewport", self->viewport, NULL);
  relu_figure_pair_bind (self->figure_pair, self->document, self->viewport);
  g_object_set (self->figure_view, "document", self->document, "viewport", self->viewport, NULL);
  g_object_set (self->muted_bar, "document", self->document, NULL);
  g_object_set (self->figure_bar, "document", self->document, "viewport", self->viewport, NULL);

  g_signal_connect_swapped (self->document, "changed", G_CALLBACK (relu_window_update_title), self);
  g_signal_connect_object (relu_preferences_get (), "notify::digits",
                           G_CALLBACK (relu_document_renew), self->document, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->document, "notify::title", G_CALLBACK (relu_window_update_title), self);
  g_signal_connect_swapped (self->document, "notify::modified", G_CALLBACK (document_state_cb),
                            self);
  g_signal_connect_swapped (self->document, "notify::can-undo", G_CALLBACK (document_state_cb),
                            self);
  g_signal_connect_swapped (self->document, "notify::can-redo", G_CALLBACK (document_state_cb),
                            self);

  relu_recent_menu_attach (self->open_button);
  name_arrow (self->open_button);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->lessons_button),
                                         create_lessons_popover, self, NULL);
  label_export_button (self);
  lessons = relu_lessons_create_menu ();
  g_menu_append_submenu (self->first_section, _("L_essons"), lessons);
  gtk_menu_button_set_create_popup_func (self->examples_button, create_examples_popover, self,
                                         NULL);

  relu_window_install_actions (self);
  relu_window_install_data (self);
  relu_window_install_handout (self);
  relu_window_install_domain (self);
  relu_window_install_training (self);
  relu_window_install_tools (self);
  relu_window_install_lesson (self);
  relu_window_install_presentation (self);
  relu_window_install_lesson_edit (self);
  relu_window_install_points (self);
  relu_window_install_drop (self);
  relu_window_install_watch (self);
  relu_window_install_sound (self);
  relu_window_install_parts (self);
  relu_window_update_title (self);
}

/**
 * relu_window_new:
 * @application: the program
 *
 * Makes a window with the example that bends inside the view.
 *
 * Returns: (transfer none): a window, not shown yet; it belongs to GTK until it is closed
 */
ReluWindow *
relu_window_new (ReluApplication *application)
{
  ReluWindow *self;

  g_return_val_if_fail (RELU_IS_APPLICATION (application), NULL);

  self = g_object_new (RELU_TYPE_WINDOW, "application", application, NULL);
  self->settings = g_object_ref (relu_application_get_settings (application));
  relu_window_bind_settings (self);
  relu_window_keep_view (self);

  return self;
}

/**
 * relu_window_get_document:
 * @self: a window
 *
 * Returns: (transfer none): what is edited in it
 */
ReluDocument *
relu_window_get_document (ReluWindow *self)
{
  g_return_val_if_fail (RELU_IS_WINDOW (self), NULL);

  return self->document;
}

/**
 * relu_window_get_viewport:
 * @self: a window
 *
 * Returns: (transfer none): what is visible of the document
 */
ReluViewport *
relu_window_get_viewport (ReluWindow *self)
{
  g_return_val_if_fail (RELU_IS_WINDOW (self), NULL);

  return self->viewport;
}

/**
 * relu_window_set_contents:
 * @self: a window
 * @contents: what is to be edited from now on
 * @file: (nullable): where it was read from
 *
 * Replaces the document without asking, and shows the whole of the new one.
 */
void
relu_window_set_contents (ReluWindow *self, ReluFile *contents, GFile *file)
{
  g_return_if_fail (RELU_IS_WINDOW (self));
  g_return_if_fail (contents != NULL);

  relu_lesson_player_set_lesson (self->player, NULL);
  relu_viewport_clear (self->viewport);
  relu_viewport_set_beside (self->viewport, -1);
  relu_viewport_set_edits_data (self->viewport, FALSE);
  relu_viewport_fit (self->viewport);
  relu_document_set_contents (self->document, contents, file);
  relu_file_watch_set_file (self->watch, file, contents, NULL);
}

/**
 * relu_window_close_now:
 * @self: a window
 *
 * Closes a window whose user has agreed to leave its document.
 */
void
relu_window_close_now (ReluWindow *self)
{
  g_return_if_fail (RELU_IS_WINDOW (self));

  self->may_close = TRUE;
  relu_draft_discard (self->draft);
  gtk_window_close (GTK_WINDOW (self));
}

/**
 * relu_window_recover:
 * @self: a window
 * @contents: what was being edited when the program ended
 * @origin: (nullable): what file that was
 *
 * Puts a recovered document into the window, as one that is not saved.
 */
void
relu_window_recover (ReluWindow *self, ReluFile *contents, GFile *origin)
{
  AdwToast *toast;

  g_return_if_fail (RELU_IS_WINDOW (self));

  relu_document_recover (self->document, contents, origin);
  relu_file_watch_set_file (self->watch, origin, NULL, NULL);
  toast = adw_toast_new (_("Recovered changes that were not saved"));
  adw_toast_set_timeout (toast, 10);
  relu_window_add_toast (self, toast);
}

/**
 * relu_window_add_toast:
 * @self: a window
 * @toast: (transfer full): what has happened
 */
void
relu_window_add_toast (ReluWindow *self, AdwToast *toast)
{
  g_return_if_fail (RELU_IS_WINDOW (self));

  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}
