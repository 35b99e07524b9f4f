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

#include <locale.h>
#include <math.h>
#include <string.h>

#include "relu-number.h"
#include "relu-steps.h"

#define ERROR_SHOWN_MS 1200
#define COMPACT_DIGITS 5

/* Beyond this a slider's range, which is twice as wide, would no longer be a finite number. */
#define LARGEST 1e300

typedef struct
{
  ReluNumberFieldAcceptFunc accept;
  gpointer user_data;
  char *shown; /* the text that stands for the value, as long as nobody edits it */
  guint error_id;
  gboolean has_focus;
  gboolean compact;
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

  g_clear_handle_id (&field->error_id, g_source_remove);
  g_free (field->shown);
  g_free (field);
}

static const char *
skip_blanks (const char *p)
{
  /* No-break spaces too: they group digits in several languages, and come with pasted text. */
  for (;;)
    {
      if (g_ascii_isspace (*p))
        p++;
      else if (g_str_has_prefix (p, "\u00a0"))
        p += strlen ("\u00a0");
      else if (g_str_has_prefix (p, "\u202f"))
        p += strlen ("\u202f");
      else
        return p;
    }
}

/* One number at @p: ASCII digits with either decimal mark, either minus; moves @p behind it. */
static gboolean
parse_one (const char **p, double *value)
{
  g_autoptr (GString) ascii = g_string_new (NULL);
  const char *from = skip_blanks (*p);
  gboolean has_mark = FALSE, has_digit = FALSE, has_exponent = FALSE;
  char *end = NULL;

  for (;;)
    {
      gboolean may_sign = ascii->len == 0 || ascii->str[ascii->len - 1] == 'e';

      if (may_sign && (*from == '-' || *from == '+'))
        g_string_append_c (ascii, *from++);
      else if (may_sign && g_str_has_prefix (from, "−"))
        {
          g_string_append_c (ascii, '-');
          from += strlen ("−");
        }
      else if (g_ascii_isdigit (*from))
        {
          g_string_append_c (ascii, *from++);
          has_digit = TRUE;
        }
      else if ((*from == '.' || *from == ',') && !has_mark && !has_exponent)
        {
          g_string_append_c (ascii, '.');
          has_mark = TRUE;
          from++;
        }
      else if ((*from == 'e' || *from == 'E') && has_digit && !has_exponent)
        {
          g_string_append_c (ascii, 'e');
          has_exponent = TRUE;
          from++;
        }
      else
        break;
    }

  if (!has_digit)
    return FALSE;
  *value = g_ascii_strtod (ascii->str, &end);
  *p = skip_blanks (from);

  return *end == '\0';
}

/**
 * relu_number_field_parse:
 * @text: what somebody typed: "-1.5", "−1,5", "2e-3" or a fraction, "11/7"
 * @value: (out): the number
 *
 * Returns: whether all of @text is one finite number
 */
gboolean
relu_number_field_parse (const char *text, double *value)
{
  const char *p = text;
  double number, divisor;

  if (!parse_one (&p, &number))
    return FALSE;
  if (*p == '/')
    {
      p++;
      if (!parse_one (&p, &divisor) || divisor == 0)
        return FALSE;
      number /= divisor;
    }
  if (*p != '\0' || !isfinite (number) || fabs (number) > LARGEST)
    return FALSE;

  *value = number;
  return TRUE;
}

/**
 * relu_number_field_format:
 * @value: a finite number
 * @exact: with all the digits that are needed to read the same number back
 *
 * Returns: (transfer full): @value in the user's locale, with a real minus; where not @exact, with
 *   at least two decimals and about three significant digits
 */
char *
relu_number_field_format (double value, gboolean exact)
{
  double size = fabs (value);
  char buffer[RELU_NUMBER_BUFFER];
  g_autofree char *text = NULL;
  int decimals = 2;

  if (exact)
    {
      GString *string = g_string_new (relu_number_to_shortest (value, buffer));

      g_string_replace (string, ".", localeconv ()->decimal_point, 1);
      g_string_replace (string, "-", "−", 0);
      return g_string_free (string, FALSE);
    }

  if (size != 0 && (size < 5e-4 || size >= 1e5))
    return g_strdup (relu_number_to_display (value, 3, buffer));

  if (size != 0 && size < 0.1)
    decimals = size < 0.01 ? 4 : 3;
  text = g_strdup_printf ("%.*f", decimals, value == 0 ? 0.0 : value);

  return *text == '-' ? g_strconcat ("−", text + 1, NULL) : g_steal_pointer (&text);
}

static void
show_value (GtkSpinButton *spin)
{
  Field *field = field_get (spin);
  GtkAdjustment *adjustment = gtk_spin_button_get_adjustment (spin);

  g_free (field->shown);
  if (field->compact && !field->has_focus)
    {
      char buffer[RELU_NUMBER_BUFFER];

      field->shown = g_strdup (relu_number_to_display (gtk_adjustment_get_value (adjustment),
                                                       COMPACT_DIGITS, buffer));
    }
  else
    {
      field->shown
          = relu_number_field_format (gtk_adjustment_get_value (adjustment), field->has_focus);
    }
  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (spin)), field->shown) != 0)
    gtk_editable_set_text (GTK_EDITABLE (spin), field->shown);
}

static gboolean
output_cb (GtkSpinButton *spin, gpointer user_data)
{
  show_value (spin);
  return TRUE;
}

static int
input_cb (GtkSpinButton *spin, double *new_value, gpointer user_data)
{
  Field *field = field_get (spin);
  GtkAdjustment *adjustment = gtk_spin_button_get_adjustment (spin);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (spin));
  double value;

  *new_value = gtk_adjustment_get_value (adjustment);
  if (field->shown != NULL && strcmp (text, field->shown) == 0)
    return TRUE;

  if (!relu_number_field_parse (text, &value)
      || (field->accept != NULL && !field->accept (spin, value, field->user_data))
      || value < gtk_adjustment_get_lower (adjustment)
      || value > gtk_adjustment_get_upper (adjustment))
    {
      relu_number_field_refuse (spin);
      return TRUE;
    }

  /* Not left to the spin button: it takes differences below 1e-10 for none. */
  gtk_adjustment_set_value (adjustment, value);
  *new_value = gtk_adjustment_get_value (adjustment);

  return TRUE;
}

static gboolean
error_over_cb (gpointer user_data)
{
  GtkSpinButton *spin = user_data;

  field_get (spin)->error_id = 0;
  gtk_widget_remove_css_class (GTK_WIDGET (spin), "error");
  gtk_accessible_reset_state (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_STATE_INVALID);

  return G_SOURCE_REMOVE;
}

/**
 * relu_number_field_refuse:
 *
 * Puts the value's own text back and shows for a moment that what was typed cannot be the value.
 */
void
relu_number_field_refuse (GtkSpinButton *spin)
{
  Field *field = field_get (spin);

  show_value (spin);
  gtk_widget_add_css_class (GTK_WIDGET (spin), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_widget_error_bell (GTK_WIDGET (spin));
  g_clear_handle_id (&field->error_id, g_source_remove);
  field->error_id = g_timeout_add (ERROR_SHOWN_MS, error_over_cb, spin);
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
  show_value (spin);
}

static void
step (GtkSpinButton *spin, double step)
{
  GtkAdjustment *adjustment = gtk_spin_button_get_adjustment (spin);

  gtk_spin_button_update (spin);
  gtk_adjustment_set_value (adjustment,
                            relu_add_step (gtk_adjustment_get_value (adjustment), step));
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

  if (keyval != GDK_KEY_Escape
      || g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (spin)), field->shown) == 0)
    return GDK_EVENT_PROPAGATE;

  show_value (spin);
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
                                  "numeric", FALSE, "width-chars", 6, "max-width-chars", 6,
                                  "xalign", 1.0f, NULL);
  Field *field = g_new0 (Field, 1);
  GtkEventController *controller;

  /* A number is written from left to right in every language, its minus first. */
  gtk_widget_set_direction (spin, GTK_TEXT_DIR_LTR);
  /* Undo is the document's. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (spin), FALSE);
  g_object_set_qdata_full (G_OBJECT (spin), field_quark (), field, field_free);
  gtk_widget_add_css_class (spin, "number-field");
  g_signal_connect (spin, "output", G_CALLBACK (output_cb), NULL);
  g_signal_connect (spin, "input", G_CALLBACK (input_cb), NULL);

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
 * relu_number_field_set_compact:
 * @compact: whether numbers are shown without decimals that say nothing: 4, not 4.00
 */
void
relu_number_field_set_compact (GtkSpinButton *spin, gboolean compact)
{
  field_get (spin)->compact = compact;
  show_value (spin);
}
