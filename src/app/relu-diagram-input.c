/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-diagram-input.c: pointer, touch, keys and the menu of the diagram. */

#include "relu-diagram-view-private.h"
#include "relu-structure-menu.h"

#define REACH 6.0
#define TOUCH_REACH 20.0

static const ReluDiagramItem nothing = { RELU_DIAGRAM_NOTHING, 0, 0, 0 };

/* The pointer is at a place, without a button. */
void
relu_diagram_input_point (ReluDiagramView *self, double px, double py)
{
  ReluDiagramItem item;

  relu_diagram_pick (self->diagram, px, py, REACH, &item);
  relu_diagram_view_point (self, &item);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   item.kind == RELU_DIAGRAM_NOTHING ? NULL : "pointer");
}

static void
motion_cb (GtkEventControllerMotion *controller, double px, double py, ReluDiagramView *self)
{
  relu_diagram_input_point (self, px, py);
}

static void
leave_cb (GtkEventControllerMotion *controller, ReluDiagramView *self)
{
  relu_diagram_view_point (self, &nothing);
}

static gboolean
activate (ReluDiagramView *self, const char *action)
{
  if (!gtk_widget_activate_action (GTK_WIDGET (self), action, NULL))
    gtk_widget_error_bell (GTK_WIDGET (self));

  return GDK_EVENT_STOP;
}

/* Below what is selected, or at @px, @py where nothing is. */
static void
show_menu (ReluDiagramView *self, double px, double py)
{
  GdkRectangle place = { (int) px, (int) py, 1, 1 };
  g_autoptr (GMenuModel) model = NULL;
  ReluDiagramItem item;
  ReluRect bounds;

  relu_diagram_view_get_selected (self, &item);
  model = item.kind == RELU_DIAGRAM_EDGE   ? relu_structure_menu_new_for_weight ()
          : item.kind == RELU_DIAGRAM_UNIT ? relu_structure_menu_new_for_unit ()
                                           : relu_structure_menu_new_for_layer ();
  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (model);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), TRUE);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  else
    gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), model);

  if (relu_diagram_get_bounds (self->diagram, &item, &bounds))
    place = (GdkRectangle){ (int) bounds.x, (int) bounds.y, MAX ((int) bounds.width, 1),
                            MAX ((int) bounds.height, 1) };
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &place);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static gboolean
is_touch (GtkGesture *gesture)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture));
  GdkDevice *device = event == NULL ? NULL : gdk_event_get_device (event);

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
}

/* A button or a finger goes down. */
void
relu_diagram_input_press (ReluDiagramView *self, double px, double py, double reach)
{
  ReluDiagramItem item;

  relu_diagram_pick (self->diagram, px, py, reach, &item);
  if (item.kind == RELU_DIAGRAM_EDGE)
    self->outwards = FALSE;
  relu_diagram_view_select (self, &item);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double px, double py, ReluDiagramView *self)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  if (button != GDK_BUTTON_PRIMARY && button != GDK_BUTTON_SECONDARY)
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  relu_diagram_input_press (self, px, py, is_touch (GTK_GESTURE (gesture)) ? TOUCH_REACH : REACH);
  if (button == GDK_BUTTON_SECONDARY)
    show_menu (self, px, py);
  else if (n_press == 2)
    activate (self, "win.edit-selection");
}

static void
long_press_cb (GtkGestureLongPress *gesture, double px, double py, ReluDiagramView *self)
{
  relu_diagram_input_press (self, px, py, TOUCH_REACH);
  show_menu (self, px, py);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static gboolean
move (ReluDiagramView *self, ReluDiagramMove move)
{
  ReluNetwork *network = relu_diagram_view_get_network (self);
  ReluDiagramItem item;

  if (network == NULL || self->viewport == NULL)
    return GDK_EVENT_STOP;

  relu_diagram_view_get_selected (self, &item);
  if (!relu_diagram_item_move (&item, network, move, &self->outwards))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return GDK_EVENT_STOP;
    }
  relu_diagram_view_select (self, &item);
  relu_diagram_view_tell (self, TRUE);

  return GDK_EVENT_STOP;
}

/* What an arrow means: along the layers or across them, whichever way the diagram stands. */
static gboolean
move_by_arrow (ReluDiagramView *self, gboolean horizontal, gboolean forward, gboolean control)
{
  gboolean along = horizontal != relu_diagram_is_upright (self->diagram);

  if (along && control)
    return move (self, forward ? RELU_DIAGRAM_EDGE_OUT : RELU_DIAGRAM_EDGE_IN);
  if (along)
    return move (self, forward ? RELU_DIAGRAM_FORWARD : RELU_DIAGRAM_BACK);

  return move (self, forward ? RELU_DIAGRAM_NEXT : RELU_DIAGRAM_PREVIOUS);
}

/* A weight becomes 0; one that is locked stays. */
static gboolean
zero_weight (ReluDiagramView *self, const ReluDiagramItem *edge)
{
  ReluNetwork *network = relu_document_get_network (self->document);
  gsize index;

  if (relu_document_has_preview (self->document))
    return FALSE;

  index = relu_network_weight_index (network, edge->layer, edge->unit, edge->input);
  if (relu_file_is_marked (relu_document_get_contents (self->document), RELU_MARK_LOCKED, index))
    return FALSE;

  relu_document_set_parameter (self->document, index, 0);
  return TRUE;
}

/* A unit goes; a weight becomes 0. */
static gboolean
remove_selected (ReluDiagramView *self)
{
  ReluDiagramItem item;

  relu_diagram_view_get_selected (self, &item);
  if (item.kind == RELU_DIAGRAM_UNIT)
    return activate (self, "win.remove-unit");
  if (item.kind == RELU_DIAGRAM_EDGE && !zero_weight (self, &item))
    gtk_widget_error_bell (GTK_WIDGET (self));

  return GDK_EVENT_STOP;
}

static gboolean
clear (ReluDiagramView *self)
{
  ReluDiagramItem item;

  relu_diagram_view_get_selected (self, &item);
  if (item.kind == RELU_DIAGRAM_NOTHING)
    return GDK_EVENT_PROPAGATE;

  relu_diagram_view_select (self, &nothing);
  relu_diagram_view_tell (self, TRUE);

  return GDK_EVENT_STOP;
}

gboolean
relu_diagram_input_key (ReluDiagramView *self, guint keyval, GdkModifierType state)
{
  gboolean control = (state & GDK_CONTROL_MASK) != 0, shift = (state & GDK_SHIFT_MASK) != 0;

  if ((state & GDK_ALT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return move_by_arrow (self, TRUE, FALSE, control);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return move_by_arrow (self, TRUE, TRUE, control);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return move_by_arrow (self, FALSE, FALSE, control);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return move_by_arrow (self, FALSE, TRUE, control);
    default:
      break;
    }

  /* The rest are plain keys; with Ctrl they are the window's. */
  if (control)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return move (self, RELU_DIAGRAM_FIRST);
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return move (self, RELU_DIAGRAM_LAST);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      return activate (self, "win.edit-selection");
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      return remove_selected (self);
    case GDK_KEY_Insert:
    case GDK_KEY_KP_Insert:
    case GDK_KEY_plus:
    case GDK_KEY_KP_Add:
      return activate (self, "win.add-unit");
    case GDK_KEY_Escape:
      return clear (self);
    case GDK_KEY_Menu:
      show_menu (self, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_F10:
      if (!shift)
        return GDK_EVENT_PROPAGATE;
      show_menu (self, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0, 0);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, ReluDiagramView *self)
{
  return relu_diagram_input_key (self, keyval, state);
}

/* Adds what listens to the pointer and the keyboard. */
void
relu_diagram_input_init (ReluDiagramView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *controller;
  GtkGesture *gesture;

  controller = gtk_event_controller_motion_new ();
  g_signal_connect (controller, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (controller, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (controller, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (widget, controller);

  gesture = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), 0);
  g_signal_connect (gesture, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (gesture));

  gesture = gtk_gesture_long_press_new ();
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (gesture), TRUE);
  g_signal_connect (gesture, "pressed", G_CALLBACK (long_press_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (gesture));

  controller = gtk_event_controller_key_new ();
  g_signal_connect (controller, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (widget, controller);
}
