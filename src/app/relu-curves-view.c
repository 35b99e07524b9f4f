/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-curves-view.c: the widget around the picture of curves. All that it can do is in the table of starts
 * too, which is what the keyboard and screen readers use. */

#include "relu-curves-view.h"

#include <glib/gi18n.h>

#include "relu-style.h"

/* How far from a curve the pointer may be, and a finger, in pixels. */
#define REACH 8
#define TOUCH_REACH 20

struct _ReluCurvesView
{
  GtkWidget parent_instance;

  ReluCurvesChart *chart;
  ReluStarts *starts;
  int outcome, highlight;
};

enum
{
  POINTED,
  PICKED,
  OUTCOME_PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReluCurvesView, relu_curves_view, GTK_TYPE_WIDGET)

static ReluCurvesScene
get_scene (ReluCurvesView *self)
{
  return (ReluCurvesScene){ self->starts, self->outcome, self->highlight };
}

static void
relu_curves_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ReluCurvesView *self = RELU_CURVES_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  ReluCurvesScene scene = get_scene (self);
  cairo_t *cr;

  if (self->starts == NULL || width < 1 || height < 1)
    return;

  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  relu_curves_chart_set_device_scale (self->chart, gtk_widget_get_scale_factor (widget));
  relu_curves_chart_paint (self->chart, &scene, cr, width, height);
  cairo_destroy (cr);
}

static void
relu_curves_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                          int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 180 : 110;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 380 : 240;
}

static int
pick (ReluCurvesView *self, double x, double y, double reach)
{
  ReluCurvesScene scene = get_scene (self);

  return self->starts == NULL ? RELU_CURVES_NONE
                              : relu_curves_chart_pick (self->chart, &scene, x, y, reach);
}

static void
point_at (ReluCurvesView *self, int start)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), start == RELU_CURVES_NONE ? NULL : "pointer");
  g_signal_emit (self, signals[POINTED], 0, start);
}

static void
motion_cb (ReluCurvesView *self, double x, double y)
{
  point_at (self, pick (self, x, y, REACH));
}

static void
leave_cb (ReluCurvesView *self)
{
  point_at (self, RELU_CURVES_NONE);
}

static double
get_reach (GtkGesture *gesture)
{
  GdkDevice *device = gtk_event_controller_get_current_event_device (GTK_EVENT_CONTROLLER (gesture));

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN ? TOUCH_REACH
                                                                                    : REACH;
}

static void
released_cb (ReluCurvesView *self, int n_press, double x, double y, GtkGesture *gesture)
{
  int start = pick (self, x, y, get_reach (gesture));
  int outcome = self->starts == NULL ? RELU_CURVES_NONE
                                     : relu_curves_chart_pick_outcome (self->chart, x, y);

  if (start != RELU_CURVES_NONE)
    g_signal_emit (self, signals[PICKED], 0, start);
  else if (outcome != RELU_CURVES_NONE)
    g_signal_emit (self, signals[OUTCOME_PICKED], 0, outcome);
}

static void
style_changed_cb (ReluCurvesView *self)
{
  relu_curves_chart_set_theme (self->chart, relu_style_get_theme ());
  relu_curves_chart_set_scale (self->chart, relu_style_get_text_scale (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
relu_curves_view_dispose (GObject *object)
{
  ReluCurvesView *self = RELU_CURVES_VIEW (object);

  g_clear_pointer (&self->starts, relu_starts_unref);

  G_OBJECT_CLASS (relu_curves_view_parent_class)->dispose (object);
}

static void
relu_curves_view_finalize (GObject *object)
{
  ReluCurvesView *self = RELU_CURVES_VIEW (object);

  relu_curves_chart_free (self->chart);

  G_OBJECT_CLASS (relu_curves_view_parent_class)->finalize (object);
}

static void
relu_curves_view_class_init (ReluCurvesViewClass *klass)
{
  static const char *const names[N_SIGNALS] = { "pointed", "picked", "outcome-picked" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = relu_curves_view_dispose;
  object_class->finalize = relu_curves_view_finalize;
  widget_class->snapshot = relu_curves_view_snapshot;
  widget_class->measure = relu_curves_view_measure;

  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_css_name (widget_class, "curvesview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
relu_curves_view_init (ReluCurvesView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->chart = relu_curves_chart_new (relu_style_get_theme ());
  relu_curves_chart_set_transparent (self->chart, TRUE);
  self->outcome = RELU_CURVES_ALL;
  self->highlight = RELU_CURVES_NONE;
  relu_style_connect (self, G_CALLBACK (style_changed_cb));
  style_changed_cb (self);

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Curves of all starts"), -1);
}

/**
 * relu_curves_view_refresh:
 *
 * More starts are done: their curves are drawn, and the description says so.
 */
void
relu_curves_view_refresh (ReluCurvesView *self)
{
  g_autofree char *sentence = NULL;
  ReluStartCounts counts;

  g_return_if_fail (RELU_IS_CURVES_VIEW (self));

  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->starts == NULL)
    return;

  relu_starts_count (self->starts, &counts);
  sentence = relu_start_counts_dup_sentence (&counts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  sentence, -1);
}

/**
 * relu_curves_view_set_starts:
 * @starts: (nullable): whose curves are shown; may be running
 */
void
relu_curves_view_set_starts (ReluCurvesView *self, ReluStarts *starts)
{
  g_return_if_fail (RELU_IS_CURVES_VIEW (self));

  g_clear_pointer (&self->starts, relu_starts_unref);
  self->starts = starts == NULL ? NULL : relu_starts_ref (starts);
  self->highlight = RELU_CURVES_NONE;
  relu_curves_view_refresh (self);
}

/**
 * relu_curves_view_set_outcome:
 * @outcome: only curves of it, large; %RELU_CURVES_ALL
 */
void
relu_curves_view_set_outcome (ReluCurvesView *self, int outcome)
{
  g_return_if_fail (RELU_IS_CURVES_VIEW (self));

  self->outcome = outcome;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * relu_curves_view_set_highlight:
 * @start: the one whose curve is set off; %RELU_CURVES_NONE
 */
void
relu_curves_view_set_highlight (ReluCurvesView *self, int start)
{
  g_return_if_fail (RELU_IS_CURVES_VIEW (self));

  if (self->highlight == start)
    return;

  self->highlight = start;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
