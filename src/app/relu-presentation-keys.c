/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-presentation-keys.c: what keys mean when presenting: those of a clicker first. */

#include "relu-presentation-private.h"

/* A key that is held for longer is meant to be held, in µs. */
#define SHORT_PRESS (400 * 1000)

/* Characters before it are Latin. */
#define FIRST_OTHER_SCRIPT 0x250

/* Whether letters and points are somebody's input now. */
static gboolean
is_writing (ReluPresentation *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus));
}

static gboolean
is_in_popover (ReluPresentation *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL;
}

static gboolean
moves_by_arrows (ReluPresentation *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return is_writing (self) || (focus != NULL && GTK_IS_RANGE (focus));
}

static gboolean
is_modifier (guint keyval)
{
  return (keyval >= GDK_KEY_Shift_L && keyval <= GDK_KEY_Hyper_R)
         || keyval == GDK_KEY_ISO_Level3_Shift || keyval == GDK_KEY_Num_Lock;
}

/* Nothing where there is no lesson. */
static void
step (ReluPresentation *self, gboolean forwards)
{
  gtk_widget_activate_action (GTK_WIDGET (self), forwards ? "win.lesson-next" : "win.lesson-back",
                              NULL);
}

static gboolean
has_lesson (ReluPresentation *self)
{
  return gtk_widget_get_visible (self->words);
}

/* Keys that mean the same wherever the focus is. */
static gboolean
handle_everywhere (ReluPresentation *self, guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      step (self, TRUE);
      return TRUE;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      step (self, FALSE);
      return TRUE;
    case GDK_KEY_F5: /* "start the show": it runs already, and nothing is trained by accident */
      return TRUE;
    case GDK_KEY_F11:
      gtk_window_close (GTK_WINDOW (self));
      return TRUE;
    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
    case GDK_KEY_KP_Tab:
      relu_presentation_wake (self);
      return FALSE;
    default:
      return FALSE;
    }
}

static gboolean
handle_arrow (ReluPresentation *self, guint keyval)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (!has_lesson (self) || moves_by_arrows (self))
    return FALSE;

  switch (keyval)
    {
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      step (self, !mirrored);
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      step (self, mirrored);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      step (self, TRUE);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      step (self, FALSE);
      return TRUE;
    default:
      return FALSE;
    }
}

/* Pressed again it goes off, unless the key repeats itself because it is held. */
static void
press_spotlight (ReluPresentation *self)
{
  gboolean on = relu_spotlight_get_on (RELU_SPOTLIGHT (self->spotlight));

  if (self->held_since != 0)
    return;
  if (!on)
    self->held_since = g_get_monotonic_time ();
  relu_presentation_set_spotlight (self, !on);
}

/**
 * relu_presentation_key_released:
 * @keyval: a key that is up again
 *
 * The spotlight goes off with its key, but a short press leaves it on, for whoever can't hold one.
 */
void
relu_presentation_key_released (ReluPresentation *self, guint keyval)
{
  gint64 since;

  g_return_if_fail (RELU_IS_PRESENTATION (self));

  if (keyval != GDK_KEY_s && keyval != GDK_KEY_S)
    return;

  since = self->held_since;
  self->held_since = 0;
  if (since != 0 && g_get_monotonic_time () - since > SHORT_PRESS)
    relu_presentation_set_spotlight (self, FALSE);
}

static gboolean
handle_letter (ReluPresentation *self, guint keyval)
{
  if (is_writing (self))
    return FALSE;

  switch (keyval)
    {
    case GDK_KEY_b:
    case GDK_KEY_B:
    case GDK_KEY_period:
    case GDK_KEY_KP_Decimal:
      relu_presentation_set_blank (self, TRUE);
      return TRUE;
    case GDK_KEY_s:
    case GDK_KEY_S:
      press_spotlight (self);
      return TRUE;
    case GDK_KEY_d:
    case GDK_KEY_D:
      relu_presentation_set_dark (self, !self->is_dark);
      return TRUE;
    default:
      return FALSE;
    }
}

/* What is held is let go of first, by whoever holds it. */
static gboolean
handle_escape (ReluPresentation *self, guint keyval, GdkModifierType state)
{
  if (keyval != GDK_KEY_Escape || (state & GDK_BUTTON1_MASK) != 0)
    return FALSE;

  if (relu_spotlight_get_on (RELU_SPOTLIGHT (self->spotlight)))
    relu_presentation_set_spotlight (self, FALSE);
  else
    gtk_window_close (GTK_WINDOW (self));
  return TRUE;
}

/**
 * relu_presentation_key:
 * @keyval: a key
 * @state: what is held with it
 *
 * Does what a key means when presenting, wherever it was pressed: with two screens the presenter's own
 * window has the keyboard.
 *
 * Returns: whether it means anything
 */
gboolean
relu_presentation_key (ReluPresentation *self, guint keyval, GdkModifierType state)
{
  g_return_val_if_fail (RELU_IS_PRESENTATION (self), FALSE);

  if (self->is_blank)
    {
      if (!is_modifier (keyval))
        relu_presentation_set_blank (self, FALSE);
      return TRUE;
    }
  if (is_in_popover (self))
    return FALSE;
  if (handle_everywhere (self, keyval))
    return TRUE;
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return FALSE;

  return handle_escape (self, keyval, state) || handle_arrow (self, keyval)
         || handle_letter (self, keyval);
}

/* Where the keyboard writes another script now: the letter that the same key has in the user's other layout. */
static guint
find_letter (ReluPresentation *self, guint keyval, guint keycode)
{
  g_autofree guint *keyvals = NULL;
  int n;

  if (gdk_keyval_to_unicode (keyval) < FIRST_OTHER_SCRIPT
      || !gdk_display_map_keycode (gtk_widget_get_display (GTK_WIDGET (self)), keycode, NULL,
                                   &keyvals, &n))
    return keyval;

  for (int i = 0; i < n; i++)
    if (keyvals[i] >= GDK_KEY_a && keyvals[i] <= GDK_KEY_z)
      return keyvals[i];

  return keyval;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, ReluPresentation *self)
{
  gboolean handled = relu_presentation_key (self, find_letter (self, keyval, keycode), state);

  /* Where it goes on to a slider or the figure, what these are about is meant. */
  if (!handled && !is_modifier (keyval))
    {
      self->uses_keys = TRUE;
      relu_spotlight_point_by_keys (RELU_SPOTLIGHT (self->spotlight));
    }

  return handled;
}

static void
key_released_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                 GdkModifierType state, ReluPresentation *self)
{
  relu_presentation_key_released (self, find_letter (self, keyval, keycode));
}

/* Before the widgets, which have other uses for some of the keys. */
void
relu_presentation_add_keys (ReluPresentation *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect (controller, "key-released", G_CALLBACK (key_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}
