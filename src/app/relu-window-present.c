/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Presenting: the window on the whole of a screen, and what the presenter's own window does meanwhile. */

#include "relu-window-private.h"

#include <glib/gi18n.h>

#include "relu-lesson-text.h"
#include "relu-lesson-view.h"
#include "relu-monitors.h"

static void
set_action_state (ReluWindow *self, const char *name, GVariant *state)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), state);
}

/* The screen that the presentation is on goes on with it. */
static void
inhibit (ReluWindow *self)
{
  self->inhibit_cookie = gtk_application_inhibit (
      GTK_APPLICATION (g_application_get_default ()), GTK_WINDOW (self),
      GTK_APPLICATION_INHIBIT_IDLE, _("A network is being presented"));
}

static void
uninhibit (ReluWindow *self)
{
  /* The window has left the program by now where it is being destroyed. */
  if (self->inhibit_cookie != 0)
    gtk_application_uninhibit (GTK_APPLICATION (g_application_get_default ()),
                               self->inhibit_cookie);
  self->inhibit_cookie = 0;
}

static gboolean
close_request_cb (ReluWindow *self)
{
  relu_window_stop_presenting (self);
  return TRUE;
}

/* Each screen by its maker and size, as far as these are known. */
static GMenuModel *
screens_new (ReluWindow *self, const GArray *places)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < places->len; i++)
    {
      const GdkRectangle *place = &g_array_index (places, GdkRectangle, i);
      g_autoptr (GdkMonitor) monitor = relu_monitors_get (GTK_WIDGET (self), i);
      const char *name = monitor == NULL ? NULL : gdk_monitor_get_model (monitor);
      /* Translators: a screen by its number, its model or name, width and height in pixels */
      g_autofree char *label = g_strdup_printf (_("%u: %s, %d × %d"), i + 1,
                                                name == NULL ? _("Screen") : name, place->width,
                                                place->height);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.present-on", "i", (int) i);
      g_menu_append_item (menu, item);
    }

  return G_MENU_MODEL (menu);
}

/* What the class sees of a lesson, and what the presenter alone does, where there are two screens. */
static void
update_lesson (ReluWindow *self)
{
  const ReluLessonScene *scene = relu_lesson_player_get_scene (self->player);

  if (self->lesson_view != NULL)
    relu_lesson_view_set_teacher (RELU_LESSON_VIEW (self->lesson_view),
                                  self->presentation != NULL && self->presents_elsewhere);
  if (self->presentation == NULL)
    return;

  relu_presentation_set_shows_sliders (self->presentation, scene == NULL || !scene->hides_sliders);
  if (scene != NULL)
    {
      g_autofree char *progress = relu_lesson_text_dup_progress (self->player);

      relu_presentation_set_note (self->presentation, progress);
    }
}

/* To the screen that was asked for, or another than this window's; to this one where there is no other. */
static void
place (ReluWindow *self)
{
  guint home;
  g_autoptr (GArray) places = relu_monitors_list (GTK_WIDGET (self), &home);
  guint chosen = relu_monitors_choose ((GdkRectangle *) places->data, places->len, home,
                                       self->present_on);
  g_autoptr (GdkMonitor) monitor = relu_monitors_get (GTK_WIDGET (self), chosen);
  g_autoptr (GMenuModel) screens = places->len > 1 ? screens_new (self, places) : NULL;

  relu_presentation_set_screens (self->presentation, screens);
  set_action_state (self, "present-on", g_variant_new_int32 ((int) chosen));
  self->presents_elsewhere = places->len > 0
                             && !relu_monitors_are_mirrored (
                                 &g_array_index (places, GdkRectangle, home),
                                 &g_array_index (places, GdkRectangle, chosen));
  /* It stays above the window that it covers, and away from one that is used beside it. */
  gtk_window_set_transient_for (GTK_WINDOW (self->presentation),
                                self->presents_elsewhere ? NULL : GTK_WINDOW (self));
  /* What is covered may still think that the pointer is on it. */
  relu_figure_view_set_reads (self->figure_view, self->presents_elsewhere);
  update_lesson (self);
  if (monitor != NULL)
    gtk_window_fullscreen_on_monitor (GTK_WINDOW (self->presentation), monitor);
  else
    gtk_window_fullscreen (GTK_WINDOW (self->presentation));
}

/* Once: later on who presents without sliders means it. */
static void
hint (ReluWindow *self)
{
  ReluFile *contents = relu_document_get_contents (self->document);

  if (relu_file_get_n_marked (contents, RELU_MARK_PRESENTED) > 0
      || relu_lesson_player_get_lesson (self->player) != NULL
      || (self->settings != NULL && g_settings_get_boolean (self->settings, "pin-hint-shown")))
    return;

  relu_presentation_wake (self->presentation);
  relu_presentation_set_note (self->presentation,
                              _("To have sliders here: “Pin for Presenting” in a slider’s menu"));
  if (self->settings != NULL)
    g_settings_set_boolean (self->settings, "pin-hint-shown", TRUE);
}

static void
add_lesson (ReluWindow *self)
{
  GtkWidget *words = relu_lesson_view_new (self->player, self->viewport);

  relu_lesson_view_set_controls (RELU_LESSON_VIEW (words), FALSE);
  relu_presentation_set_lesson (self->presentation, words);
  update_lesson (self);
}

static void
start (ReluWindow *self)
{
  self->presentation
      = relu_presentation_new (GTK_WINDOW (self), self->document, self->viewport);
  g_signal_connect_object (self->presentation, "close-request", G_CALLBACK (close_request_cb), self,
                           G_CONNECT_SWAPPED);
  inhibit (self);
  place (self);
  add_lesson (self);
  hint (self);
  relu_window_follow_frames (self, GTK_WIDGET (self->presentation));
  gtk_window_present (GTK_WINDOW (self->presentation));
}

/* relu_window_stop_presenting: where somebody has to see this window: a question, or its end. */
void
relu_window_stop_presenting (ReluWindow *self)
{
  GtkWindow *presentation = GTK_WINDOW (self->presentation);

  if (presentation == NULL)
    return;

  uninhibit (self);
  relu_window_follow_frames (self, GTK_WIDGET (self));
  self->presentation = NULL;
  gtk_window_destroy (presentation);
  relu_figure_view_set_reads (self->figure_view, TRUE);
  update_lesson (self);
  set_action_state (self, "present", g_variant_new_boolean (FALSE));
}

static void
present_state_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  ReluWindow *self = user_data;

  if (g_variant_get_boolean (state) == (self->presentation != NULL))
    return;

  if (self->presentation != NULL)
    relu_window_stop_presenting (self);
  else
    start (self);
  g_simple_action_set_state (action, g_variant_new_boolean (self->presentation != NULL));
}

static void
present_on_state_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  ReluWindow *self = user_data;

  self->present_on = g_variant_get_int32 (state);
  if (self->presentation != NULL)
    place (self);
}

/* With two screens the presenter's window may have the keyboard: a clicker's keys are for the other one. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, ReluWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (self->presentation == NULL || (focus != NULL && GTK_IS_EDITABLE (focus)))
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
    case GDK_KEY_F5:
    case GDK_KEY_b:
    case GDK_KEY_period:
      return relu_presentation_key (self->presentation, keyval, state);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static const GActionEntry actions[] = {
  { "present", NULL, NULL, "false", present_state_cb },
  { "present-on", NULL, "i", "0", present_on_state_cb },
};

/* relu_window_install_presentation:
 *
 * Adds the commands. */
void
relu_window_install_presentation (ReluWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->present_on = -1;
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (self->player, "changed", G_CALLBACK (update_lesson), self,
                           G_CONNECT_SWAPPED);
  /* This window is being destroyed, but the presentation has a reference to its commands. */
  g_signal_connect (self, "unrealize", G_CALLBACK (relu_window_stop_presenting), NULL);
}
