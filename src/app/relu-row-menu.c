/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-row-menu.h"

/* Where the pointer was the last time says nothing about the next. */
static void
closed_cb (GtkPopover *popover)
{
  gtk_popover_set_pointing_to (popover, NULL);
}

/* The menu is made when it is asked for: there are many rows, and a menu costs more than a row. */
static void
create_popover (GtkMenuButton *button, gpointer create)
{
  g_autoptr (GMenuModel) menu = NULL;

  /* Commands are about what is selected: this row now. */
  g_signal_emit_by_name (gtk_widget_get_parent (GTK_WIDGET (button)), "chosen");

  if (gtk_menu_button_get_popover (button) != NULL)
    return;

  menu = ((ReluRowMenuFunc) create) ();
  gtk_menu_button_set_menu_model (button, menu);
  g_signal_connect (gtk_menu_button_get_popover (button), "closed", G_CALLBACK (closed_cb), NULL);
}

/* At a point of the row. */
static void
popup_at (GtkMenuButton *button, double x, double y)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (button));
  graphene_point_t there = GRAPHENE_POINT_INIT ((float) x, (float) y), here;
  GtkPopover *popover;

  gtk_menu_button_popup (button);
  popover = gtk_menu_button_get_popover (button);
  if (popover == NULL || !gtk_widget_compute_point (row, GTK_WIDGET (button), &there, &here))
    return;

  gtk_popover_set_pointing_to (popover, &(GdkRectangle){ (int) here.x, (int) here.y, 1, 1 });
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, GtkMenuButton *button)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture),
                         gtk_widget_get_visible (GTK_WIDGET (button)) ? GTK_EVENT_SEQUENCE_CLAIMED
                                                                      : GTK_EVENT_SEQUENCE_DENIED);
}

/* Not before: a release over a menu that is just there chooses from it. */
static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, GtkMenuButton *button)
{
  popup_at (button, x, y);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture, double x, double y, GtkMenuButton *button)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (button)))
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  popup_at (button, x, y);
}

static gboolean
key_cb (GtkWidget *row, GVariant *arguments, gpointer button)
{
  if (!gtk_widget_get_visible (button))
    return FALSE;

  gtk_menu_button_popup (button);
  return TRUE;
}

static void
add_keys (GtkWidget *row, GtkMenuButton *button)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
  } keys[] = { { GDK_KEY_Menu, 0 }, { GDK_KEY_F10, GDK_SHIFT_MASK } };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, keys[i].modifiers),
                          gtk_callback_action_new (key_cb, button, NULL)));
  gtk_widget_add_controller (row, controller);
}

/**
 * relu_row_menu_new:
 * @row: a widget with a signal "chosen", without arguments: the menu is going to be about it
 * @create: (scope forever): makes the menu
 *
 * Makes a button that opens the menu, as its last child. So do the secondary button of the pointer,
 * a long press, and the keys for it, wherever in @row. While the button is hidden none of them does.
 *
 * Returns: (transfer none): the button; @row unparents it when it is disposed
 */
GtkWidget *
relu_row_menu_new (GtkWidget *row, ReluRowMenuFunc create)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkGesture *secondary = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_popover,
                                         (gpointer) create, NULL);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "row-menu");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (button, row);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect (secondary, "pressed", G_CALLBACK (pressed_cb), button);
  g_signal_connect (secondary, "released", G_CALLBACK (released_cb), button);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (secondary));

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect (press, "pressed", G_CALLBACK (long_pressed_cb), button);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (press));

  add_keys (row, GTK_MENU_BUTTON (button));

  return button;
}
