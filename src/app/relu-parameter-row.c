/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-parameter-row.c: name, slider and number field of one parameter, with one adjustment.
 *
 * Rows are recycled: a row is bound to a parameter, and later to another one. The document is the
 * only truth; the row writes to it what somebody does to the slider or types, and nothing else. */

#include "relu-parameter-row.h"

#include <glib/gi18n.h>
#include <math.h>

#include "relu-compat-announce.h"
#include "relu-number-field.h"
#include "relu-preferences.h"
#include "relu-steps.h"

/* Zones that end farther away than so many times the usual reach are not reached for. */
#define FARTHEST_ZONE 10

/* Of a number in large type. */
#define LARGE_CHARS 5

/* No tooltip for so long after a drag, in microseconds. */
#define TOOLTIP_PAUSE (1500 * 1000)

struct _ReluParameterRow
{
  GtkWidget parent_instance;

  GtkWidget *head; /* lock, name and pin */
  GtkWidget *lock, *pin;
  GtkWidget *name;
  GtkWidget *scale;
  GtkWidget *field;
  GtkWidget *loss; /* above slider and field; hidden unless there is something to learn */
  GtkWidget *menu; /* made when it is asked for */
  GtkAdjustment *adjustment;

  ReluDocument *document;
  ReluReaches *reaches;
  gsize parameter;
  double from, to; /* the domain that the slider was made for */
  gboolean updating; /* from the document: nothing is to be written back */
  guint gesture; /* of the document, while the slider is dragged; 0: it isn't */
  gboolean is_locked, is_pinned; /* as it is shown */
  gboolean is_large;             /* for presenting, where all are pinned */
  gint64 drag_end; /* when the last one ended */
  char *tooltip;
  char *description; /* of the slider, as it was set last */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReluParameterRow, relu_parameter_row, GTK_TYPE_WIDGET)

static double
get_value (ReluParameterRow *self)
{
  ReluNetwork *network = relu_document_get_network (self->document);

  return relu_network_get_parameters (network)[self->parameter];
}

/* From minus to plus @reach; to one side only where the span would not be a finite number. */
static void
set_range (ReluParameterRow *self, double value, double shown, double reach)
{
  gboolean one_sided = reach > G_MAXDOUBLE / 2;
  double step = relu_preferences_get_slider_step ();

  /* 0.1 and 1 for the usual reach of 10. */
  if (step == 0)
    step = relu_nice_step (reach / 100);
  self->updating = TRUE;
  gtk_adjustment_configure (self->adjustment, shown, one_sided && value >= 0 ? 0 : -reach,
                            one_sided && value < 0 ? 0 : reach, step,
                            MAX (relu_nice_step (reach / 10), step), 0);
  self->updating = FALSE;
}

/* What the present and the saved value need. A drag must not lose the scale under its pointer. */
static double
get_reach (ReluParameterRow *self, double value)
{
  double saved = relu_document_get_saved_parameter (self->document, self->parameter);
  double reach;

  relu_reaches_hold (self->reaches, self->parameter, saved);
  reach = relu_reaches_hold (self->reaches, self->parameter, value);
  if (self->gesture != 0)
    reach = MAX (reach, gtk_adjustment_get_upper (self->adjustment));

  return reach;
}

/* The range and the steps that suit @value. */
static void
configure_adjustment (ReluParameterRow *self, double value)
{
  set_range (self, value, value, get_reach (self, value));
}

static double
get_shown_reach (ReluParameterRow *self)
{
  return MAX (-gtk_adjustment_get_lower (self->adjustment),
              gtk_adjustment_get_upper (self->adjustment));
}

/* A bias reaches to where its unit is always on and always off, so that one sees how far it is; on
 * a wide domain that is farther than usual. Only for a new row or another domain: sliders keep their
 * scale while others move. */
static void
reach_zones (ReluParameterRow *self)
{
  ReluNetwork *network = relu_document_get_network (self->document);
  double usual = relu_reaches_hold (self->reaches, self->parameter, 0);
  ReluParameter parameter;
  ReluZones zones;

  self->from = relu_document_get_from (self->document);
  self->to = relu_document_get_to (self->document);
  relu_network_describe_parameter (network, self->parameter, &parameter);
  if (!parameter.is_bias || !relu_document_get_zones (self->document, self->parameter, &zones))
    return;

  if (fabs (zones.off_to) < FARTHEST_ZONE * usual)
    relu_reaches_hold_zone (self->reaches, self->parameter, zones.off_to);
  if (fabs (zones.on_from) < FARTHEST_ZONE * usual)
    relu_reaches_hold_zone (self->reaches, self->parameter, zones.on_from);
}

static void
value_changed_cb (GtkAdjustment *adjustment, ReluParameterRow *self)
{
  if (self->updating || self->document == NULL)
    return;

  relu_document_set_parameter (self->document, self->parameter,
                               gtk_adjustment_get_value (adjustment));
}

/* A typed number beyond the range widens the slider. */
static gboolean
accept_cb (GtkSpinButton *field, double value, char **reason, gpointer user_data)
{
  ReluParameterRow *self = user_data;

  if (self->document == NULL)
    return FALSE;

  if (value < gtk_adjustment_get_lower (self->adjustment)
      || value > gtk_adjustment_get_upper (self->adjustment))
    {
      set_range (self, value, gtk_adjustment_get_value (self->adjustment),
                 relu_reaches_hold (self->reaches, self->parameter, value));
    }

  return TRUE;
}

static void
drag_started_cb (ReluZoneScale *scale, ReluParameterRow *self)
{
  if (self->document == NULL || self->gesture != 0)
    return;

  self->gesture = relu_document_begin_gesture (self->document);
}

static void
drag_ended_cb (ReluZoneScale *scale, gboolean cancelled, ReluParameterRow *self)
{
  guint gesture = self->gesture;

  if (gesture == 0)
    return;

  self->gesture = 0;
  self->drag_end = g_get_monotonic_time ();
  if (cancelled)
    relu_document_cancel_gesture (self->document, gesture);
  else
    relu_document_end_gesture (self->document, gesture);

  /* What was undone in the drag may need less room. */
  relu_parameter_row_update (self, FALSE);
}

/**
 * relu_parameter_row_reset:
 *
 * Gives the parameter the value that it has in the saved document, and the slider the range that
 * suits it. An undo step of its own.
 */
void
relu_parameter_row_reset (ReluParameterRow *self)
{
  g_return_if_fail (RELU_IS_PARAMETER_ROW (self));

  if (self->document == NULL)
    return;

  relu_document_end_run (self->document);
  relu_reaches_narrow_one (self->reaches, self->parameter);
  relu_document_set_parameter (
      self->document, self->parameter,
      relu_document_get_saved_parameter (self->document, self->parameter));
  relu_document_end_run (self->document);
  relu_parameter_row_update (self, FALSE);
}

static void
reset_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  relu_parameter_row_reset (RELU_PARAMETER_ROW (widget));
}

static void
zero_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ReluParameterRow *self = RELU_PARAMETER_ROW (widget);

  if (self->document == NULL)
    return;

  relu_document_end_run (self->document);
  relu_document_set_parameter (self->document, self->parameter, 0);
  relu_document_end_run (self->document);
}

static void
popup_menu (ReluParameterRow *self, const GdkRectangle *at)
{
  double saved;

  if (self->document == NULL)
    return;

  g_signal_emit (self, signals[CHOSEN], 0);
  if (self->menu == NULL)
    {
      g_autoptr (GMenu) menu = g_menu_new ();
      g_autoptr (GMenu) lock = g_menu_new ();
      g_autoptr (GMenuItem) unpin = g_menu_item_new (_("_Unpin All"), "win.unpin-sliders");

      g_menu_append (menu, _("_Reset to Saved Value"), "row.reset");
      g_menu_append (menu, _("Set to _Zero"), "row.zero");
      g_menu_append (lock, _("_Lock"), "win.toggle-lock");
      g_menu_append (lock, _("_Pin for Presenting"), "win.pin-slider");
      g_menu_item_set_attribute (unpin, "hidden-when", "s", "action-disabled");
      g_menu_append_item (lock, unpin);
      g_menu_append_section (menu, NULL, G_MENU_MODEL (lock));
      self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }

  saved = relu_document_get_saved_parameter (self->document, self->parameter);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "row.reset", get_value (self) != saved);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "row.zero", get_value (self) != 0);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), at);
  gtk_popover_popup (GTK_POPOVER (self->menu));
  /* Disabled actions would swallow their keys. */
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "row.reset", TRUE);
}

static void
popup_menu_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  popup_menu (RELU_PARAMETER_ROW (widget),
              &(GdkRectangle){ 0, gtk_widget_get_height (widget), 1, 1 });
}

static void
name_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, ReluParameterRow *self)
{
  if (n_press != 2)
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  relu_parameter_row_reset (self);
}

/* The keyboard leaves the slider or the field: what comes next is another run of edits. */
static void
focus_leave_cb (GtkEventControllerFocus *controller, ReluParameterRow *self)
{
  if (self->document != NULL)
    relu_document_end_run (self->document);
}

/* Not while the slider is dragged, nor right after that, when the pointer is there by chance. */
static gboolean
query_tooltip_cb (GtkWidget *name, int x, int y, gboolean keyboard, GtkTooltip *tooltip,
                  ReluParameterRow *self)
{
  if (self->gesture != 0 || g_get_monotonic_time () - self->drag_end < TOOLTIP_PAUSE)
    return FALSE;

  gtk_tooltip_set_text (tooltip, self->tooltip);
  return TRUE;
}

static gboolean
query_loss_tooltip_cb (GtkWidget *track, int x, int y, gboolean keyboard, GtkTooltip *tooltip,
                       ReluParameterRow *self)
{
  g_autofree char *text
      = self->gesture != 0
            ? NULL
            : relu_loss_track_dup_text (RELU_LOSS_TRACK (self->loss), RELU_SYMBOL_PRETTY, "\n");

  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

static void
secondary_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y,
                      ReluParameterRow *self)
{
  GtkWidget *at = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  /* The number field has a menu of its own: copy and paste. */
  if (at != NULL && (at == self->field || gtk_widget_is_ancestor (at, self->field)))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

/* Not before: a release over a menu that is just there chooses from it. */
static void
secondary_released_cb (GtkGestureClick *gesture, int n_press, double x, double y,
                       ReluParameterRow *self)
{
  popup_menu (self, &(GdkRectangle){ (int) x, (int) y, 1, 1 });
}

static void
long_pressed_cb (GtkGestureLongPress *gesture, double x, double y, ReluParameterRow *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  popup_menu (self, &(GdkRectangle){ (int) x, (int) y, 1, 1 });
}

static void
relu_parameter_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ReluParameterRow *self = RELU_PARAMETER_ROW (widget);

  GTK_WIDGET_CLASS (relu_parameter_row_parent_class)
      ->size_allocate (widget, width, height, baseline);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
relu_parameter_row_dispose (GObject *object)
{
  ReluParameterRow *self = RELU_PARAMETER_ROW (object);

  relu_parameter_row_unbind (self);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->head, gtk_widget_unparent);
  g_clear_pointer (&self->scale, gtk_widget_unparent);
  g_clear_pointer (&self->field, gtk_widget_unparent);
  g_clear_pointer (&self->loss, gtk_widget_unparent);
  g_clear_object (&self->adjustment);

  G_OBJECT_CLASS (relu_parameter_row_parent_class)->dispose (object);
}

static void
relu_parameter_row_finalize (GObject *object)
{
  g_free (RELU_PARAMETER_ROW (object)->tooltip);
  g_free (RELU_PARAMETER_ROW (object)->description);

  G_OBJECT_CLASS (relu_parameter_row_parent_class)->finalize (object);
}

static void
relu_parameter_row_class_init (ReluParameterRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relu_parameter_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = relu_parameter_row_finalize;
  widget_class->size_allocate = relu_parameter_row_size_allocate;

  signals[CHOSEN] = g_signal_new ("chosen", RELU_TYPE_PARAMETER_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "row.reset", NULL, reset_action);
  gtk_widget_class_install_action (widget_class, "row.zero", NULL, zero_action);
  gtk_widget_class_install_action (widget_class, "row.menu", NULL, popup_menu_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "row.reset", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "row.reset", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_BackSpace, GDK_CONTROL_MASK,
                                       "row.reset", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "row.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "row.menu", NULL);

  gtk_widget_class_set_css_name (widget_class, "parameter");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_GRID_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
place (ReluParameterRow *self, GtkWidget *child, int column, int row, int width)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_set (gtk_layout_manager_get_layout_child (layout, child), "column", column, "row", row,
                "column-span", width, NULL);
}

/* What it says is in the names of slider and field as well. */
static GtkWidget *
mark_new (const char *icon, const char *css_class)
{
  GtkWidget *mark = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, "visible", FALSE, NULL);

  gtk_widget_add_css_class (mark, css_class);
  return mark;
}

static void
relu_parameter_row_init (ReluParameterRow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *secondary = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  self->adjustment = g_object_ref_sink (gtk_adjustment_new (0, -1, 1, 0.01, 0.1, 0));
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->lock = mark_new ("changes-prevent-symbolic", "lock");
  self->pin = mark_new ("view-pin-symbolic", "pin");
  self->name = gtk_label_new (NULL);
  self->scale = relu_zone_scale_new (self->adjustment);
  self->field = relu_number_field_new (self->adjustment);
  gtk_widget_add_css_class (self->name, "symbol");
  gtk_label_set_xalign (GTK_LABEL (self->name), 0);
  gtk_widget_set_hexpand (self->scale, TRUE);
  gtk_widget_set_valign (self->field, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->head), self->lock);
  gtk_box_append (GTK_BOX (self->head), self->name);
  gtk_box_append (GTK_BOX (self->head), self->pin);
  self->loss = relu_loss_track_new (RELU_ZONE_SCALE (self->scale), self->field);
  gtk_widget_set_visible (self->loss, FALSE);
  gtk_widget_set_has_tooltip (self->loss, TRUE);
  place (self, self->head, 0, 1, 1);
  place (self, self->scale, 1, 1, 1);
  place (self, self->field, 2, 1, 1);
  place (self, self->loss, 1, 0, 2);
  relu_number_field_set_accept_func (GTK_SPIN_BUTTON (self->field), accept_cb, self);

  g_signal_connect (self->adjustment, "value-changed", G_CALLBACK (value_changed_cb), self);
  g_signal_connect (self->scale, "drag-started", G_CALLBACK (drag_started_cb), self);
  g_signal_connect (self->scale, "drag-ended", G_CALLBACK (drag_ended_cb), self);

  g_signal_connect (self->name, "query-tooltip", G_CALLBACK (query_tooltip_cb), self);
  g_signal_connect (self->scale, "query-tooltip", G_CALLBACK (query_tooltip_cb), self);
  g_signal_connect (self->loss, "query-tooltip", G_CALLBACK (query_loss_tooltip_cb), self);
  for (guint i = 0; i < 2; i++)
    {
      GtkEventController *focus = gtk_event_controller_focus_new ();

      g_signal_connect (focus, "leave", G_CALLBACK (focus_leave_cb), self);
      gtk_widget_add_controller (i == 0 ? self->scale : self->field, focus);
    }

  g_signal_connect (click, "pressed", G_CALLBACK (name_pressed_cb), self);
  gtk_widget_add_controller (self->name, GTK_EVENT_CONTROLLER (click));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  /* Before GtkRange, which would page towards the pointer. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (secondary), GTK_PHASE_CAPTURE);
  g_signal_connect (secondary, "pressed", G_CALLBACK (secondary_pressed_cb), self);
  g_signal_connect (secondary, "released", G_CALLBACK (secondary_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (secondary));

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect (press, "pressed", G_CALLBACK (long_pressed_cb), self);
  gtk_widget_add_controller (self->name, GTK_EVENT_CONTROLLER (press));
}

GtkWidget *
relu_parameter_row_new (void)
{
  return g_object_new (RELU_TYPE_PARAMETER_ROW, NULL);
}

static gboolean
is_marked (ReluParameterRow *self, ReluMark mark)
{
  return relu_file_is_marked (relu_document_get_contents (self->document), mark, self->parameter);
}

/* What slider and field are called, and the tooltip. */
static void
label (ReluParameterRow *self)
{
  ReluNetwork *network = relu_document_get_network (self->document);
  g_autofree char *name = relu_network_dup_parameter_label (network, self->parameter);
  g_autofree char *field_label = NULL;

  if (self->is_locked)
    {
      g_autofree char *unlocked = g_steal_pointer (&name);

      /* Translators: the name of a parameter that only its own slider moves: "b0, bias of h0, locked" */
      name = g_strdup_printf (_("%s, locked"), unlocked);
    }

  if (self->is_pinned)
    {
      g_autofree char *unpinned = g_steal_pointer (&name);

      /* Translators: the name of a parameter whose slider is there when presenting: "b0, bias of h0, pinned" */
      name = g_strdup_printf (_("%s, pinned"), unpinned);
    }

  /* Translators: the name of a number field: "b0, bias of h0: number" */
  field_label = g_strdup_printf (_("%s: number"), name);
  /* Translators: a tooltip: "b0, bias of h0" */
  g_free (self->tooltip);
  self->tooltip = g_strdup_printf (_("%s\nDouble-click or Delete: back to the saved value"), name);
  gtk_widget_set_tooltip_text (self->field, name); /* where it has nothing more exact to say */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->field), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  field_label, -1);
  gtk_widget_set_visible (self->lock, self->is_locked);
  gtk_widget_set_visible (self->pin, self->is_pinned && !self->is_large);
}

/**
 * relu_parameter_row_bind:
 * @reaches: of the document's network
 * @parameter: index in the flat vector
 * @color: of its unit
 *
 * Makes the row show and edit @parameter of @document. The document must have it as long as the row
 * is bound to it; relu_parameter_row_update() is for the owner to call when the document changed.
 */
void
relu_parameter_row_bind (ReluParameterRow *self, ReluDocument *document, ReluReaches *reaches,
                         gsize parameter, const ReluColor *color)
{
  g_autofree char *symbol = NULL;

  g_return_if_fail (RELU_IS_PARAMETER_ROW (self));
  g_return_if_fail (RELU_IS_DOCUMENT (document));

  relu_parameter_row_unbind (self);
  self->document = g_object_ref (document);
  self->reaches = relu_reaches_ref (reaches);
  self->parameter = parameter;

  symbol = relu_network_dup_parameter_symbol (relu_document_get_network (document), parameter,
                                              RELU_SYMBOL_PRETTY);
  gtk_label_set_text (GTK_LABEL (self->name), symbol);
  gtk_widget_set_has_tooltip (self->name, TRUE);
  gtk_widget_set_has_tooltip (self->scale, TRUE);
  self->is_locked = is_marked (self, RELU_MARK_LOCKED);
  self->is_pinned = is_marked (self, RELU_MARK_PRESENTED);
  label (self);
  relu_parameter_row_set_color (self, color);
  relu_loss_track_bind (RELU_LOSS_TRACK (self->loss), document, parameter);

  reach_zones (self);
  configure_adjustment (self, get_value (self));
  relu_parameter_row_update (self, TRUE);
}

/**
 * relu_parameter_row_unbind:
 *
 * Lets go of the document; a drag that is going on ends.
 */
void
relu_parameter_row_unbind (ReluParameterRow *self)
{
  g_return_if_fail (RELU_IS_PARAMETER_ROW (self));

  if (self->gesture != 0)
    drag_ended_cb (RELU_ZONE_SCALE (self->scale), FALSE, self);
  relu_number_field_reset (GTK_SPIN_BUTTON (self->field));
  relu_loss_track_bind (RELU_LOSS_TRACK (self->loss), NULL, 0);
  g_clear_object (&self->document);
  g_clear_pointer (&self->reaches, relu_reaches_unref);
}

/**
 * relu_parameter_row_update:
 * @with_zones: whether the zones are to be the present ones; they take time in large networks
 *
 * Shows what the document's network has now. Costs nothing where value and zones are the same.
 */
void
relu_parameter_row_update (ReluParameterRow *self, gboolean with_zones)
{
  ReluZones zones;
  gboolean has_zones, is_locked, is_pinned;
  double value;

  g_return_if_fail (RELU_IS_PARAMETER_ROW (self));

  if (self->document == NULL)
    return;

  is_locked = is_marked (self, RELU_MARK_LOCKED);
  is_pinned = is_marked (self, RELU_MARK_PRESENTED);
  if (is_locked != self->is_locked || is_pinned != self->is_pinned)
    {
      self->is_locked = is_locked;
      self->is_pinned = is_pinned;
      label (self);
    }

  value = get_value (self);
  if (with_zones
      && (relu_document_get_from (self->document) != self->from
          || relu_document_get_to (self->document) != self->to))
    {
      reach_zones (self);
      configure_adjustment (self, value);
    }
  else if (value != gtk_adjustment_get_value (self->adjustment)
           || get_reach (self, value) != get_shown_reach (self))
    {
      configure_adjustment (self, value);
    }

  if (!with_zones)
    return;

  has_zones = relu_document_get_zones (self->document, self->parameter, &zones);
  relu_zone_scale_set_zones (RELU_ZONE_SCALE (self->scale), has_zones ? &zones : NULL);
}

/**
 * relu_parameter_row_set_shows_loss:
 * @shows_loss: whether gradient and loss stand above slider and field
 *
 * The owner then keeps relu_parameter_row_get_loss_track() up to date.
 */
void
relu_parameter_row_set_shows_loss (ReluParameterRow *self, gboolean shows_loss)
{
  g_return_if_fail (RELU_IS_PARAMETER_ROW (self));

  gtk_widget_set_visible (self->loss, shows_loss);
}

/**
 * relu_parameter_row_describe:
 *
 * Tells assistive technology what gradient and curve show. Not for every step of a movement.
 */
void
relu_parameter_row_describe (ReluParameterRow *self)
{
  g_autofree char *text = NULL;

  g_return_if_fail (RELU_IS_PARAMETER_ROW (self));

  text = relu_loss_track_dup_text (RELU_LOSS_TRACK (self->loss), RELU_SYMBOL_PLAIN, " ");
  if (g_strcmp0 (text, self->description) == 0)
    return;

  relu_compat_describe (GTK_WIDGET (self->scale), text);
  g_free (self->description);
  self->description = g_steal_pointer (&text);
}

void
relu_parameter_row_set_color (ReluParameterRow *self, const ReluColor *color)
{
  g_return_if_fail (RELU_IS_PARAMETER_ROW (self));

  relu_zone_scale_set_color (RELU_ZONE_SCALE (self->scale), color);
  relu_loss_track_set_color (RELU_LOSS_TRACK (self->loss), color);
}

/**
 * relu_parameter_row_set_large:
 *
 * Makes it one for presenting: as large as the stylesheet says, for a hand that is not steady.
 */
void
relu_parameter_row_set_large (ReluParameterRow *self)
{
  g_return_if_fail (RELU_IS_PARAMETER_ROW (self));

  self->is_large = TRUE;
  gtk_widget_add_css_class (GTK_WIDGET (self), "large");
  g_object_set (self->field, "width-chars", LARGE_CHARS, "max-width-chars", LARGE_CHARS, NULL);
  relu_zone_scale_set_steady (RELU_ZONE_SCALE (self->scale), TRUE);
  relu_number_field_set_compact (GTK_SPIN_BUTTON (self->field), TRUE);
}

/**
 * relu_parameter_row_set_name_width:
 * @width: in pixels, so that the sliders of a list begin below each other; -1 for its own width
 */
void
relu_parameter_row_set_name_width (ReluParameterRow *self, int width)
{
  g_return_if_fail (RELU_IS_PARAMETER_ROW (self));

  gtk_widget_set_size_request (self->name, width, -1);
}

gsize
relu_parameter_row_get_parameter (ReluParameterRow *self)
{
  g_return_val_if_fail (RELU_IS_PARAMETER_ROW (self), 0);

  return self->parameter;
}

GtkRange *
relu_parameter_row_get_scale (ReluParameterRow *self)
{
  g_return_val_if_fail (RELU_IS_PARAMETER_ROW (self), NULL);

  return GTK_RANGE (self->scale);
}

GtkSpinButton *
relu_parameter_row_get_field (ReluParameterRow *self)
{
  g_return_val_if_fail (RELU_IS_PARAMETER_ROW (self), NULL);

  return GTK_SPIN_BUTTON (self->field);
}

ReluLossTrack *
relu_parameter_row_get_loss_track (ReluParameterRow *self)
{
  g_return_val_if_fail (RELU_IS_PARAMETER_ROW (self), NULL);

  return RELU_LOSS_TRACK (self->loss);
}
