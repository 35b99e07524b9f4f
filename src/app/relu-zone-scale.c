/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-zone-scale.c: a GtkScale with its own trough.
 *
 * It is a GtkScale rather than a widget of its own because up to GTK 4.8 only GTK's own ranges can
 * be read and set by assistive technology. Its CSS trough is made invisible (parameters.css), and the
 * track is drawn in the same place below the knob. */

#include "relu-zone-scale.h"

#include <adwaita.h>
#include <math.h>

#include "relu-accessible-value.h"
#include "relu-number-field.h"
#include "relu-steps.h"
#include "relu-zone-track.h"

#define TRACK_HEIGHT 6.0

/* From the knob's centre; a press farther away moves the knob there. */
#define KNOB_REACH 11.0

/* How far a hand trembles while it presses: a steady slider waits for more. */
#define TREMOR 6.0

/* With Shift a drag is so much slower. */
#define FINE 0.1

struct _ReluZoneScale
{
  GtkScale parent_instance;

  GtkWidget *knob; /* GtkRange's */
  ReluZones zones;
  ReluColor color;
  gboolean has_zones;
  gboolean is_steady;

  /* A drag: the value that was under the pointer at some place, and where the pointer is now. */
  gboolean dragging;
  gboolean fine;
  gboolean from_knob;
  gboolean is_waiting; /* a steady one, for the hand to move on purpose */
  double anchor_x, anchor_value;
  double pointer_x;
};

enum
{
  DRAG_STARTED,
  DRAG_ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReluZoneScale, relu_zone_scale, GTK_TYPE_SCALE)

static GtkWidget *
find_by_css_name (GtkWidget *widget, const char *name)
{
  GtkWidget *found = NULL;

  if (g_str_equal (gtk_widget_get_css_name (widget), name))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_by_css_name (child, name);

  return found;
}

/* Where the track lies, and where the knob's centre is at its two ends. The knob's margins count:
 * gtk_range_get_slider_range() is wrong about it up to GTK 4.8. */
static gboolean
get_track (ReluZoneScale *self, GdkRectangle *track, double *first, double *last)
{
  int knob = 0;

  if (self->knob != NULL)
    gtk_widget_measure (self->knob, GTK_ORIENTATION_HORIZONTAL, -1, &knob, NULL, NULL, NULL);
  gtk_range_get_range_rect (GTK_RANGE (self), track);
  *first = track->x + knob / 2.0;
  *last = track->x + track->width - knob / 2.0;

  return *last > *first;
}

static gboolean
is_mirrored (ReluZoneScale *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

/**
 * relu_zone_scale_get_grid:
 *
 * Returns: what the pointer rounds values to: round numbers, about a pixel apart
 */
double
relu_zone_scale_get_grid (ReluZoneScale *self)
{
  GtkAdjustment *adjustment = gtk_range_get_adjustment (GTK_RANGE (self));
  double span = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_lower (adjustment);
  GdkRectangle track;
  double first, last;

  if (!get_track (self, &track, &first, &last))
    return relu_nice_grid (span / 100);

  return relu_nice_grid (span / (last - first));
}

static void
relu_zone_scale_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ReluZoneScale *self = RELU_ZONE_SCALE (widget);
  GtkAdjustment *adjustment = gtk_range_get_adjustment (GTK_RANGE (self));
  ReluZoneTrack map = { .color = self->color };
  GdkRectangle track;

  map.lower = gtk_adjustment_get_lower (adjustment);
  map.upper = gtk_adjustment_get_upper (adjustment);
  if (get_track (self, &track, &map.first, &map.last) && map.lower < map.upper)
    {
      double height = self->is_steady ? track.height : TRACK_HEIGHT;
      double y = floor (track.y + (track.height - height) / 2);
      cairo_t *cr = gtk_snapshot_append_cairo (
          snapshot,
          &GRAPHENE_RECT_INIT ((float) track.x, (float) y, (float) track.width, (float) height));

      cairo_translate (cr, track.x, y);
      map.height = height;
      map.first -= track.x;
      map.last -= track.x;
      map.width = track.width;
      map.mirrored = is_mirrored (self);
      if (self->has_zones)
        relu_zone_track_draw_zones (&map, cr, &self->zones);
      else
        relu_zone_track_draw_value (&map, cr, gtk_range_get_value (GTK_RANGE (self)));
      cairo_destroy (cr);
    }

  GTK_WIDGET_CLASS (relu_zone_scale_parent_class)->snapshot (widget, snapshot);
}

/**
 * relu_zone_scale_get_ends:
 * @lower: (out): where the knob's centre is for the adjustment's lower value, in pixels from the left
 * @upper: (out): where it is for the upper one; left of @lower from right to left
 *
 * Returns: whether there is room for a track
 */
gboolean
relu_zone_scale_get_ends (ReluZoneScale *self, double *lower, double *upper)
{
  double first, last;
  GdkRectangle track;
  gboolean has_room;

  g_return_val_if_fail (RELU_IS_ZONE_SCALE (self), FALSE);

  has_room = get_track (self, &track, &first, &last);
  *lower = is_mirrored (self) ? last : first;
  *upper = is_mirrored (self) ? first : last;

  return has_room;
}

/* What a pixel of the track is worth; below 0 where the larger values are on the left. */
static double
value_per_pixel (ReluZoneScale *self)
{
  GtkAdjustment *adjustment = gtk_range_get_adjustment (GTK_RANGE (self));
  double span = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_lower (adjustment);
  GdkRectangle track;
  double first, last;

  if (!get_track (self, &track, &first, &last))
    return 0;

  return (is_mirrored (self) ? -span : span) / (last - first);
}

/* Where the knob's centre is. */
static double
knob_x (ReluZoneScale *self)
{
  GtkAdjustment *adjustment = gtk_range_get_adjustment (GTK_RANGE (self));
  double per_pixel = value_per_pixel (self);
  double first, last, from;
  GdkRectangle track;

  if (!get_track (self, &track, &first, &last) || per_pixel == 0)
    return 0;

  from = per_pixel > 0 ? gtk_adjustment_get_lower (adjustment)
                       : gtk_adjustment_get_upper (adjustment);

  return first + (gtk_adjustment_get_value (adjustment) - from) / per_pixel;
}

/* The pointer's value, rounded to what a pixel can mean. A click on the knob changes nothing. */
static double
pointer_value (ReluZoneScale *self)
{
  double moved = self->pointer_x - self->anchor_x;
  double factor = self->fine ? FINE : 1;

  if (self->is_waiting || (self->from_knob && moved == 0))
    return gtk_range_get_value (GTK_RANGE (self));

  return relu_round_to_step (self->anchor_value + moved * value_per_pixel (self) * factor,
                             relu_nice_step (relu_zone_scale_get_grid (self) * factor));
}

/* GtkRange asks for every change here. Its own idea of where a dragged knob is leaves out the
 * knob's margins, so that the knob would start with a leap. Keys add steps: without binary noise. */
static gboolean
relu_zone_scale_change_value (GtkRange *range, GtkScrollType scroll, double value)
{
  ReluZoneScale *self = RELU_ZONE_SCALE (range);
  double now = gtk_range_get_value (range);

  if (scroll == GTK_SCROLL_JUMP && self->dragging)
    value = pointer_value (self);
  else if (scroll != GTK_SCROLL_JUMP && scroll != GTK_SCROLL_START && scroll != GTK_SCROLL_END)
    value = relu_add_step (now, value - now);

  return GTK_RANGE_CLASS (relu_zone_scale_parent_class)->change_value (range, scroll, value);
}

static void
end_drag (ReluZoneScale *self, gboolean cancelled)
{
  if (!self->dragging)
    return;

  self->dragging = FALSE;
  g_signal_emit (self, signals[DRAG_ENDED], 0, cancelled);
}

/* In the widget's pixels. */
static double
event_x (ReluZoneScale *self, GdkEvent *event)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  graphene_point_t there, here;
  double x, y, native_x, native_y;

  if (native == NULL || !gdk_event_get_position (event, &x, &y))
    return self->pointer_x;

  gtk_native_get_surface_transform (native, &native_x, &native_y);
  there = GRAPHENE_POINT_INIT ((float) (x - native_x), (float) (y - native_y));
  if (!gtk_widget_compute_point (GTK_WIDGET (native), GTK_WIDGET (self), &there, &here))
    return self->pointer_x;

  return (double) here.x;
}

static void
drop_anchor (ReluZoneScale *self)
{
  self->anchor_x = self->pointer_x;
  self->anchor_value = gtk_range_get_value (GTK_RANGE (self));
}

static void
start_drag (ReluZoneScale *self, GdkEvent *event)
{
  double from_knob;

  if (self->dragging)
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->dragging = TRUE;
  self->fine = FALSE;
  self->pointer_x = event_x (self, event);
  drop_anchor (self);
  from_knob = self->pointer_x - knob_x (self);
  self->is_waiting = self->is_steady;
  self->from_knob = self->is_steady || fabs (from_knob) <= KNOB_REACH;
  if (!self->from_knob)
    self->anchor_value += from_knob * value_per_pixel (self);
  g_signal_emit (self, signals[DRAG_STARTED], 0);
}

static void
move_pointer (ReluZoneScale *self, GdkEvent *event)
{
  gboolean fine = (gdk_event_get_modifier_state (event) & GDK_SHIFT_MASK) != 0;

  if (!self->dragging)
    return;

  if (fine != self->fine)
    {
      drop_anchor (self);
      self->from_knob = TRUE;
      self->fine = fine;
    }
  self->pointer_x = event_x (self, event);
  if (self->is_waiting && fabs (self->pointer_x - self->anchor_x) > TREMOR)
    {
      self->is_waiting = FALSE;
      drop_anchor (self);
    }
}

/* Sees the press before GtkRange's gestures, which jump to it, and the release; takes neither. */
static gboolean
event_cb (GtkEventControllerLegacy *controller, GdkEvent *event, ReluZoneScale *self)
{
  switch ((int) gdk_event_get_event_type (event))
    {
    case GDK_BUTTON_PRESS:
      if (gdk_button_event_get_button (event) == GDK_BUTTON_PRIMARY)
        start_drag (self, event);
      break;

    case GDK_TOUCH_BEGIN:
      start_drag (self, event);
      break;

    case GDK_MOTION_NOTIFY:
    case GDK_TOUCH_UPDATE:
      move_pointer (self, event);
      break;

    case GDK_BUTTON_RELEASE:
      if (gdk_button_event_get_button (event) == GDK_BUTTON_PRIMARY)
        end_drag (self, FALSE);
      break;

    case GDK_TOUCH_END:
      end_drag (self, FALSE);
      break;

    case GDK_TOUCH_CANCEL:
    case GDK_GRAB_BROKEN:
      end_drag (self, TRUE);
      break;

    default:
      break;
    }

  return GDK_EVENT_PROPAGATE;
}

static void
relu_zone_scale_unmap (GtkWidget *widget)
{
  /* No release will come. */
  end_drag (RELU_ZONE_SCALE (widget), FALSE);

  GTK_WIDGET_CLASS (relu_zone_scale_parent_class)->unmap (widget);
}

/* Takes the pointer away from GtkRange's own gestures, which go on dragging otherwise. */
static void
reset_gestures (ReluZoneScale *self)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE (controller))
        gtk_event_controller_reset (controller);
    }
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, ReluZoneScale *self)
{
  if (keyval != GDK_KEY_Escape || !self->dragging)
    return GDK_EVENT_PROPAGATE;

  end_drag (self, TRUE);
  reset_gestures (self);

  return GDK_EVENT_STOP;
}

static gboolean
fine_step_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  GtkAdjustment *adjustment = gtk_range_get_adjustment (GTK_RANGE (widget));
  double step = gtk_adjustment_get_step_increment (adjustment) / 10;

  gtk_adjustment_set_value (adjustment, relu_add_step (gtk_adjustment_get_value (adjustment),
                                                       g_variant_get_int32 (args) * step));

  return TRUE;
}

static gboolean
fine_step_sideways_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  int direction = is_mirrored (RELU_ZONE_SCALE (widget)) ? -1 : 1;
  g_autoptr (GVariant) turned
      = g_variant_ref_sink (g_variant_new_int32 (direction * g_variant_get_int32 (args)));

  return fine_step_cb (widget, turned, user_data);
}

static void
style_changed_cb (ReluZoneScale *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
relu_zone_scale_class_init (ReluZoneScaleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const struct
  {
    guint key, keypad_key;
    GtkShortcutFunc callback;
    int direction;
  } fine[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, fine_step_sideways_cb, -1 },
    { GDK_KEY_Right, GDK_KEY_KP_Right, fine_step_sideways_cb, 1 },
    { GDK_KEY_Down, GDK_KEY_KP_Down, fine_step_cb, -1 },
    { GDK_KEY_Up, GDK_KEY_KP_Up, fine_step_cb, 1 },
  };

  widget_class->snapshot = relu_zone_scale_snapshot;
  widget_class->unmap = relu_zone_scale_unmap;
  GTK_RANGE_CLASS (klass)->change_value = relu_zone_scale_change_value;

  signals[DRAG_STARTED] = g_signal_new ("drag-started", RELU_TYPE_ZONE_SCALE, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DRAG_ENDED] = g_signal_new ("drag-ended", RELU_TYPE_ZONE_SCALE, G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  for (guint i = 0; i < G_N_ELEMENTS (fine); i++)
    {
      gtk_widget_class_add_binding (widget_class, fine[i].key, GDK_SHIFT_MASK, fine[i].callback, "i",
                                    fine[i].direction);
      gtk_widget_class_add_binding (widget_class, fine[i].keypad_key, GDK_SHIFT_MASK,
                                    fine[i].callback, "i", fine[i].direction);
    }
}

static void
relu_zone_scale_init (ReluZoneScale *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *events = gtk_event_controller_legacy_new ();

  self->color = (ReluColor){ 0.5, 0.5, 0.5, 1 };
  self->knob = find_by_css_name (GTK_WIDGET (self), "slider");
  gtk_widget_add_css_class (GTK_WIDGET (self), "zones");
  /* Numbers grow to the right in every language, as along the figure's x axis. */
  gtk_widget_set_direction (GTK_WIDGET (self), GTK_TEXT_DIR_LTR);
  gtk_scale_set_draw_value (GTK_SCALE (self), FALSE);
  gtk_range_set_round_digits (GTK_RANGE (self), -1);
  relu_ignore_scroll (GTK_WIDGET (self));

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect (events, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), events);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * relu_zone_scale_new:
 * @adjustment: shared with the number field beside it
 *
 * Returns: (transfer floating): a horizontal slider without zones; it fills from zero
 */
GtkWidget *
relu_zone_scale_new (GtkAdjustment *adjustment)
{
  GtkWidget *scale = g_object_new (RELU_TYPE_ZONE_SCALE, "adjustment", adjustment, "orientation",
                                   GTK_ORIENTATION_HORIZONTAL, NULL);

  relu_accessible_value_follow (scale, adjustment);
  return scale;
}

/**
 * relu_zone_scale_set_zones:
 * @zones: (nullable): %NULL for a parameter that has none; the track then fills from zero
 */
void
relu_zone_scale_set_zones (ReluZoneScale *self, const ReluZones *zones)
{
  gboolean has_zones = zones != NULL;

  g_return_if_fail (RELU_IS_ZONE_SCALE (self));

  if (has_zones == self->has_zones
      && (!has_zones
          || (zones->off_from == self->zones.off_from && zones->off_to == self->zones.off_to
              && zones->on_from == self->zones.on_from && zones->on_to == self->zones.on_to)))
    return;

  self->has_zones = has_zones;
  if (has_zones)
    self->zones = *zones;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * relu_zone_scale_get_zones:
 * @zones: (out) (optional)
 *
 * Returns: whether there are zones
 */
gboolean
relu_zone_scale_get_zones (ReluZoneScale *self, ReluZones *zones)
{
  g_return_val_if_fail (RELU_IS_ZONE_SCALE (self), FALSE);

  if (self->has_zones && zones != NULL)
    *zones = self->zones;
  return self->has_zones;
}

void
relu_zone_scale_set_color (ReluZoneScale *self, const ReluColor *color)
{
  g_return_if_fail (RELU_IS_ZONE_SCALE (self));

  if (self->color.red == color->red && self->color.green == color->green
      && self->color.blue == color->blue)
    return;

  self->color = *color;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * relu_zone_scale_set_steady:
 * @steady: whether a press alone changes nothing, wherever it is
 *
 * For a finger, or a pointer held from afar: the knob follows the hand from where it is, once that moves on
 * purpose, and never leaps. The track is then as high as the stylesheet says.
 */
void
relu_zone_scale_set_steady (ReluZoneScale *self, gboolean steady)
{
  g_return_if_fail (RELU_IS_ZONE_SCALE (self));

  self->is_steady = steady;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
