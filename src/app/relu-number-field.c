/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-number-field.c: what a GtkSpinButton lacks for parameters.
 *
 * A spin button rounds: whatever has the focus is read back from its own text when the focus goes.
 * Here the text is read only where somebody changed it, so that a weight of 0.46199999, shown as
 * 0.46, stays 0.46199999. While the field has the focus it shows the number in full.
 *
 * It stays a GtkSpinButton, because up to GTK 4.8 only GTK's own widgets can be given a value by
 * assistive technology. */

#include "relu-number-field.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "relu-accessible-value.h"
#include "relu-number-field-private.h"
#include "relu-number.h"
#include "relu-steps.h"
#include "relu-style.h"

#define COMPACT_DIGITS 5

/* From 1 over 2 and 5 to 10. */
#define RUNGS_OF_TEN 3

/* Whole numbers below this fit with all their digits. */
#define MOST_WHOLE 1e7

typedef struct
{
  ReluNumberFieldAcceptFunc accept;
  gpointer user_data;
  char *shown; /* the text that stands for the value, as long as nobody edits it */
  char *refused; /* the text that cannot be the value; NULL: none */
  char *reason;  /* why */
  double kept;   /* the value meanwhile */
  GtkWidget *popover; /* with the reason; made when it is needed */
  gboolean has_focus;
  gboolean compact;
  gboolean whole;
  double smallest; /* above 0 on the ladder of steps; 0: steps are all of one size */
  char *zero_text; /* what 0 means; NULL: 0 */
} Field;

static GQuark
field_quark (void)
{
  return g_quark_from_static_string ("relu-number-field");
}

static Field *
field_get (GtkSpinButton *spin)
{
  return g_object_get_qdata (G_OBJECT (spin), field_quark ());
}

static void
field_free (gpointer data)
{
  Field *field = data;

  g_free (field->shown);
  g_free (field->refused);
  g_free (field->reason);
  g_free (field->zero_text);
  g_free (field);
}

static void
end_refusal (GtkSpinButton *spin)
{
  Field *field = field_get (spin);

  if (field->refused == NULL)
    return;

  g_clear_pointer (&field->refused, g_free);
  g_clear_pointer (&field->reason, g_free);
  gtk_widget_remove_css_class (GTK_WIDGET (spin), "error");
  gtk_accessible_reset_state (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_STATE_INVALID);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  if (field->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (field->popover));
}

/* A text that is selected as a whole stays so: the next key replaces it, though its number has moved. */
static void
set_text (GtkSpinButton *spin, const char *text)
{
  GtkEditable *editable = GTK_EDITABLE (spin);
  int from, to;
  gboolean is_selected;

  if (strcmp (gtk_editable_get_text (editable), text) == 0)
    return;

  is_selected = gtk_editable_get_selection_bounds (editable, &from, &to) && from == 0
                && to == g_utf8_strlen (gtk_editable_get_text (editable), -1);
  gtk_editable_set_text (editable, text);
  if (is_selected)
    gtk_editable_select_region (editable, 0, -1);
}

static void
show_value (GtkSpinButton *spin)
{
  Field *field = field_get (spin);
  GtkAdjustment *adjustment = gtk_spin_button_get_adjustment (spin);

  g_free (field->shown);
  field->shown = NULL;
  if (!field->has_focus && field->zero_text != NULL && gtk_adjustment_get_value (adjustment) == 0)
    {
      field->shown = g_strdup (field->zero_text);
    }
  else if (field->whole && fabs (gtk_adjustment_get_value (adjustment)) < MOST_WHOLE)
    {
      field->shown = g_strdup_printf ("%.0f", gtk_adjustment_get_value (adjustment));
    }
  else if (field->compact && !field->has_focus)
    {
      char buffer[RELU_NUMBER_BUFFER];

      field->shown = g_strdup (relu_number_to_display (gtk_adjustment_get_value (adjustment),
                                                       COMPACT_DIGITS, buffer));
      if (g_utf8_strlen (field->shown, -1) > RELU_NUMBER_FIELD_WIDTH)
        {
          g_free (field->shown);
          field->shown
              = relu_number_field_format (gtk_adjustment_get_value (adjustment), FALSE);
        }
    }
  else
    {
      field->shown
          = relu_number_field_format (gtk_adjustment_get_value (adjustment), field->has_focus);
    }
  set_text (spin, field->shown);
}

/* Whether somebody has begun to type what has not become the value. */
static gboolean
is_typed (GtkSpinButton *spin)
{
  Field *field = field_get (spin);

  return field->has_focus
         && g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (spin)), field->shown) != 0;
}

static gboolean
output_cb (GtkSpinButton *spin, gpointer user_data)
{
  Field *field = field_get (spin);
  GtkAdjustment *adjustment = gtk_spin_button_get_adjustment (spin);

  /* A value that moves by itself, as in training, leaves what is being typed alone. */
  if (is_typed (spin))
    return TRUE;

  /* What was refused stays, to be mended, unless the value has become another one since. */
  if (field->refused != NULL && gtk_adjustment_get_value (adjustment) == field->kept)
    return TRUE;

  end_refusal (spin);
  show_value (spin);
  return TRUE;
}

/* The popover is a child that GTK's spin button knows nothing of. */
static void
destroy_cb (GtkSpinButton *spin)
{
  g_clear_pointer (&field_get (spin)->popover, gtk_widget_unparent);
}

static void
show_reason (GtkSpinButton *spin)
{
  Field *field = field_get (spin);

  if (!gtk_widget_get_mapped (GTK_WIDGET (spin)) || !field->has_focus)
    return;

  if (field->popover == NULL)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
      field->popover = gtk_popover_new ();
      gtk_popover_set_child (GTK_POPOVER (field->popover), label);
      gtk_popover_set_autohide (GTK_POPOVER (field->popover), FALSE);
      gtk_widget_set_can_focus (field->popover, FALSE);
      gtk_widget_set_parent (field->popover, GTK_WIDGET (spin));
    }
  gtk_label_set_text (GTK_LABEL (gtk_popover_get_child (GTK_POPOVER (field->popover))),
                      field->reason);
  gtk_popover_popup (GTK_POPOVER (field->popover));
}

/* Leaves what was typed where it is, and says why it cannot be the value. */
static void
refuse (GtkSpinButton *spin, const char *text, char *reason)
{
  Field *field = field_get (spin);

  g_free (field->refused);
  g_free (field->reason);
  field->refused = g_strdup (text);
  field->reason = reason;
  field->kept = gtk_adjustment_get_value (gtk_spin_button_get_adjustment (spin));
  gtk_widget_add_css_class (GTK_WIDGET (spin), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  reason, -1);
  gtk_widget_error_bell (GTK_WIDGET (spin));
  show_reason (spin);
}

/* Somebody mends it. */
static void
text_changed_cb (GtkSpinButton *spin)
{
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (spin)), field_get (spin)->refused) != 0)
    end_refusal (spin);
}

static gboolean
check_whole (double value, char **reason)
{
  if (value == floor (value))
    return TRUE;
  *reason = g_strdup (_("Not a whole number"));

  return FALSE;
}

static int
input_cb (GtkSpinButton *spin, double *new_value, gpointer user_data)
{
  Field *field = field_get (spin);
  GtkAdjustment *adjustment = gtk_spin_button_get_adjustment (spin);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (spin));
  char *reason = NULL;
  double value;

  *new_value = gtk_adjustment_get_value (adjustment);
  if (g_strcmp0 (text, field->shown) == 0 || g_strcmp0 (text, field->refused) == 0)
    return TRUE;

  if (!relu_number_field_parse_or_say (text, &value, &reason)
      || (field->whole && !check_whole (value, &reason))
      || (field->accept != NULL && !field->accept (spin, value, &reason, field->user_data))
      || value < gtk_adjustment_get_lower (adjustment)
      || value > gtk_adjustment_get_upper (adjustment))
    {
      refuse (spin, text, reason != NULL ? reason : g_strdup (_("Out of range")));
      return TRUE;
    }

  /* The text stands for the value from now on, until the value writes it. */
  g_free (field->shown);
  field->shown = g_strdup (text);
  /* Not left to the spin button: it takes differences below 1e-10 for none. */
  gtk_adjustment_set_value (adjustment, value);
  *new_value = gtk_adjustment_get_value (adjustment);

  return TRUE;
}

/**
 * relu_number_field_get_refusal:
 *
 * Returns: (nullable): why the text that is in the field now is not its value; %NULL where nothing
 *   was refused
 */
const char *
relu_number_field_get_refusal (GtkSpinButton *spin)
{
  return field_get (spin)->reason;
}

/**
 * relu_number_field_reset:
 *
 * Drops what is being typed: the field is about something else from now on.
 */
void
relu_number_field_reset (GtkSpinButton *spin)
{
  end_refusal (spin);
  show_value (spin);
}

static void
focus_enter_cb (GtkEventControllerFocus *controller, GtkSpinButton *spin)
{
  field_get (spin)->has_focus = TRUE;
  show_value (spin);
  gtk_editable_select_region (GTK_EDITABLE (spin), 0, -1);
}

static void
focus_leave_cb (GtkEventControllerFocus *controller, GtkSpinButton *spin)
{
  Field *field = field_get (spin);

  if (!field->has_focus)
    return;

  gtk_spin_button_update (spin);
  field->has_focus = FALSE;
  end_refusal (spin);
  show_value (spin);
}

static void
step (GtkSpinButton *spin, double step)
{
  GtkAdjustment *adjustment = gtk_spin_button_get_adjustment (spin);

  gtk_spin_button_update (spin);
  if (field_get (spin)->refused != NULL)
    return;
  gtk_adjustment_set_value (adjustment,
                            relu_add_step (gtk_adjustment_get_value (adjustment), step));
}

/* @n_rungs up or down, or a fine step beside the rung. */
static void
climb (GtkSpinButton *spin, int n_rungs, gboolean fine)
{
  GtkAdjustment *adjustment = gtk_spin_button_get_adjustment (spin);
  double smallest = field_get (spin)->smallest, value;

  if (fine)
    {
      double size = relu_nice_step (MAX (gtk_adjustment_get_value (adjustment), smallest)) / 10;

      if (field_get (spin)->whole)
        size = MAX (size, 1);
      step (spin, n_rungs > 0 ? size : -size);
      return;
    }

  gtk_spin_button_update (spin);
  if (field_get (spin)->refused != NULL)
    return;
  value = gtk_adjustment_get_value (adjustment);
  for (int i = 0; i < ABS (n_rungs); i++)
    value = relu_ladder_step (value, n_rungs > 0, smallest);
  gtk_adjustment_set_value (adjustment, value);
}

/* A step by a key, where the steps are those of a ladder. */
static gboolean
climb_by_key (GtkSpinButton *spin, guint keyval, gboolean fine)
{
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      climb (spin, 1, fine);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      climb (spin, -1, fine);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      climb (spin, RUNGS_OF_TEN, FALSE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      climb (spin, -RUNGS_OF_TEN, FALSE);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* Steps are made here rather than by the spin button, whose sums have the noise of binary
 * fractions. Esc drops what was typed; with nothing typed it is left to others. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, GtkSpinButton *spin)
{
  Field *field = field_get (spin);
  GtkAdjustment *adjustment = gtk_spin_button_get_adjustment (spin);
  double size = gtk_adjustment_get_step_increment (adjustment);

  if ((state & GDK_SHIFT_MASK) != 0)
    size /= 10;
  if (field->smallest > 0 && climb_by_key (spin, keyval, (state & GDK_SHIFT_MASK) != 0))
    return GDK_EVENT_STOP;

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      step (spin, size);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      step (spin, -size);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      step (spin, gtk_adjustment_get_page_increment (adjustment));
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      step (spin, -gtk_adjustment_get_page_increment (adjustment));
      return GDK_EVENT_STOP;
    default:
      break;
    }

  if (keyval != GDK_KEY_Escape || !is_typed (spin))
    return GDK_EVENT_PROPAGATE;

  relu_number_field_reset (spin);
  gtk_editable_select_region (GTK_EDITABLE (spin), 0, -1);

  return GDK_EVENT_STOP;
}

/* The whole number, where rounding or the field's width hides a part of it. */
static gboolean
query_tooltip_cb (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip,
                  gpointer user_data)
{
  GtkSpinButton *spin = GTK_SPIN_BUTTON (widget);
  GtkAdjustment *adjustment = gtk_spin_button_get_adjustment (spin);
  g_autofree char *exact = relu_number_field_format (gtk_adjustment_get_value (adjustment), TRUE);
  double shown;

  if (field_get (spin)->refused != NULL)
    {
      gtk_tooltip_set_text (tooltip, field_get (spin)->reason);
      return TRUE;
    }
  if (relu_number_field_parse (gtk_editable_get_text (GTK_EDITABLE (spin)), &shown)
      && shown == gtk_adjustment_get_value (adjustment))
    return FALSE;

  gtk_tooltip_set_text (tooltip, exact);
  return TRUE;
}

/**
 * relu_ignore_scroll:
 * @widget: a scale or spin button
 *
 * Lets the wheel pass through to what scrolls @widget, where GTK would change its value.
 */
void
relu_ignore_scroll (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}

/**
 * relu_number_field_new:
 * @adjustment: holds the value, exactly
 *
 * Returns: (transfer floating): a number field without buttons; the arrow keys and Page Up and Page
 *   Down step the value, the wheel does not
 */
GtkWidget *
relu_number_field_new (GtkAdjustment *adjustment)
{
  GtkWidget *spin = g_object_new (GTK_TYPE_SPIN_BUTTON, "adjustment", adjustment, "digits", 0u,
                                  "numeric", FALSE, "width-chars", RELU_NUMBER_FIELD_WIDTH + 1,
                                  "max-width-chars", RELU_NUMBER_FIELD_WIDTH + 1,
                                  "xalign", 1.0f, NULL);
  Field *field = g_new0 (Field, 1);
  GtkEventController *controller;

  /* A number is written from left to right in every language, its minus first. */
  relu_style_keep_left_to_right (spin);
  /* Undo is the document's. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (spin), FALSE);
  g_object_set_qdata_full (G_OBJECT (spin), field_quark (), field, field_free);
  gtk_widget_add_css_class (spin, "number-field");
  g_signal_connect (spin, "output", G_CALLBACK (output_cb), NULL);
  g_signal_connect (spin, "input", G_CALLBACK (input_cb), NULL);
  g_signal_connect (spin, "changed", G_CALLBACK (text_changed_cb), NULL);
  g_signal_connect (spin, "destroy", G_CALLBACK (destroy_cb), NULL);

  gtk_widget_set_has_tooltip (spin, TRUE);
  g_signal_connect (spin, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);

  controller = gtk_event_controller_focus_new ();
  g_signal_connect (controller, "enter", G_CALLBACK (focus_enter_cb), spin);
  g_signal_connect (controller, "leave", G_CALLBACK (focus_leave_cb), spin);
  gtk_widget_add_controller (spin, controller);

  controller = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "key-pressed", G_CALLBACK (key_pressed_cb), spin);
  gtk_widget_add_controller (spin, controller);

  relu_ignore_scroll (spin);
  relu_accessible_value_follow (spin, adjustment);

  /* The slider beside it does what these would do, and there is no room for them. */
  for (GtkWidget *child = gtk_widget_get_first_child (spin); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child))
      gtk_widget_set_visible (child, FALSE);

  show_value (GTK_SPIN_BUTTON (spin));

  return spin;
}

/**
 * relu_number_field_set_accept_func:
 * @accept: (nullable): asked before a typed number becomes the value; it may widen the adjustment's
 *   range. A number that lies outside the range after that is refused.
 */
void
relu_number_field_set_accept_func (GtkSpinButton *spin, ReluNumberFieldAcceptFunc accept,
                                   gpointer user_data)
{
  Field *field = field_get (spin);

  field->accept = accept;
  field->user_data = user_data;
}

/**
 * relu_number_field_set_whole:
 *
 * From now on only whole numbers can be typed, and they are shown with all their digits where these
 * fit.
 */
void
relu_number_field_set_whole (GtkSpinButton *spin)
{
  field_get (spin)->whole = TRUE;
  show_value (spin);
}

/**
 * relu_number_field_set_ladder:
 * @smallest: the lowest step above 0, 1, 2 or 5 times a power of ten
 *
 * For numbers of which the order of magnitude counts: steps are 1, 2 and 5 times powers of ten from now
 * on, and Page Up and Page Down go from one power to the next.
 */
void
relu_number_field_set_ladder (GtkSpinButton *spin, double smallest)
{
  field_get (spin)->smallest = smallest;
}

/**
 * relu_number_field_set_zero_text:
 * @text: a short word for what 0 means, such as "All"; translated
 *
 * It is shown instead of 0 until somebody comes to type.
 */
void
relu_number_field_set_zero_text (GtkSpinButton *spin, const char *text)
{
  Field *field = field_get (spin);

  g_free (field->zero_text);
  field->zero_text = g_strdup (text);
  show_value (spin);
}

/**
 * relu_number_field_set_compact:
 * @compact: whether numbers are shown without decimals that say nothing: 4, not 4.00
 */
void
relu_number_field_set_compact (GtkSpinButton *spin, gboolean compact)
{
  field_get (spin)->compact = compact;
  show_value (spin);
}
