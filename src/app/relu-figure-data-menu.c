/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-figure-data-menu.c: the menu of the plot: a point is added or deleted where it was asked for. */

#include <glib/gi18n.h>
#include <math.h>

#include "relu-figure-view-private.h"

static void
add_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluFigureView *self = user_data;

  relu_figure_data_add_at (self, self->menu_x, self->menu_y);
}

static void
delete_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluFigureView *self = user_data;

  relu_figure_data_remove (self, self->point_current);
}

static GtkWidget *
ensure_menu (ReluFigureView *self)
{
  static const GActionEntry entries[] = { { "add", add_cb }, { "delete", delete_cb } };
  g_autoptr (GSimpleActionGroup) group = NULL;
  g_autoptr (GMenu) menu = NULL;
  g_autoptr (GMenuItem) remove = NULL;

  if (self->point_menu != NULL)
    return self->point_menu;

  group = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "points", G_ACTION_GROUP (group));

  menu = g_menu_new ();
  remove = g_menu_item_new (_("_Delete Point"), "points.delete");
  g_menu_item_set_attribute (remove, "hidden-when", "s", "action-disabled");
  g_menu_append_item (menu, remove);
  g_menu_append (menu, _("_Add Point Here"), "points.add");
  g_menu_append (menu, _("_Edit Points"), "win.edit-data");
  self->point_menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->point_menu), FALSE);
  gtk_widget_set_halign (self->point_menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->point_menu, GTK_WIDGET (self));
  g_object_set_data_full (G_OBJECT (self->point_menu), "actions", g_object_ref (group),
                          g_object_unref);

  return self->point_menu;
}

/* Opens the menu about the point that is there, or about the place. Returns whether it lies in the plot. */
gboolean
relu_figure_data_popup (ReluFigureView *self, double px, double py)
{
  ReluRect plot;
  GActionMap *actions;
  gsize index;
  gboolean is_point;

  relu_painter_get_plot_area (self->painter, &plot);
  if (!relu_figure_data_can_edit (self) || px < plot.x || px > plot.x + plot.width || py < plot.y
      || py > plot.y + plot.height)
    return FALSE;

  relu_figure_input_release (self, TRUE);
  is_point = relu_figure_data_get (self) != NULL
             && relu_painter_pick_point (self->painter, px, py, RELU_FIGURE_REACH, &index);
  relu_figure_data_choose (self, is_point ? (int) index : -1);
  self->menu_x = px;
  self->menu_y = py;
  ensure_menu (self);
  actions = g_object_get_data (G_OBJECT (self->point_menu), "actions");
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, "delete")),
                               is_point);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->point_menu),
                               &(GdkRectangle) { (int) px, (int) py, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->point_menu));

  return TRUE;
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double px, double py, ReluFigureView *self)
{
  if (relu_figure_data_popup (self, px, py))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture, double px, double py, ReluFigureView *self)
{
  if (self->drag_far <= RELU_FIGURE_CLICK && relu_figure_data_popup (self, px, py))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

/* The keys for menus: at the current point, or at the reading line. */
static gboolean
key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  ReluFigureView *self = RELU_FIGURE_VIEW (widget);
  ReluRect plot;
  double x, y;

  if (self->viewport == NULL)
    return FALSE;

  relu_painter_get_plot_area (self->painter, &plot);
  relu_figure_data_get_point (self, self->point_current, &x, &y);
  if (!isnan (x))
    return relu_figure_data_popup (self, relu_painter_x_from_data (self->painter, x),
                                   relu_painter_y_from_data (self->painter, y));

  x = relu_viewport_get_reading_x (self->viewport);
  return relu_figure_data_popup (self,
                                 isnan (x) ? plot.x + plot.width / 2
                                           : relu_painter_x_from_data (self->painter, x),
                                 plot.y + plot.height / 2);
}

/* Adds what opens the menu: the secondary button, a long press, and keys. */
void
relu_figure_data_menu_init (ReluFigureView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkGesture *gesture = gtk_gesture_click_new ();
  GtkShortcutTrigger *trigger
      = gtk_alternative_trigger_new (gtk_keyval_trigger_new (GDK_KEY_Menu, 0),
                                     gtk_keyval_trigger_new (GDK_KEY_F10, GDK_SHIFT_MASK));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect (gesture, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (gesture));

  gesture = gtk_gesture_long_press_new ();
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (gesture), TRUE);
  g_signal_connect (gesture, "pressed", G_CALLBACK (long_pressed_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (gesture));

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (trigger, gtk_callback_action_new (key_cb, NULL, NULL)));
  gtk_widget_add_controller (widget, keys);
}
