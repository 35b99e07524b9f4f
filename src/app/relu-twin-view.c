/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-twin-view.c: shows, and is pointed at, but nothing in it can be dragged: a pin does not change. Its
 * ranges are those of the figure beside it, so that the two can be compared by eye. */

#include "relu-twin-view.h"

#include <math.h>

#include "relu-painter.h"
#include "relu-style.h"
#include "relu-unit-text.h"

struct _ReluTwinView
{
  GtkWidget parent_instance;

  ReluDocument *document;
  ReluViewport *viewport;
  ReluPainter *painter;
  ReluScene *scene; /* NULL: to be made anew */
  /* What assistive technology was told last. */
  char *label;
  ReluAnalysis *told; /* its description is about this */
};

G_DEFINE_FINAL_TYPE (ReluTwinView, relu_twin_view, GTK_TYPE_WIDGET)

/* NULL where no pin stands beside the document, or it can't be analysed. */
static ReluAnalysis *
get_analysis (ReluTwinView *self)
{
  int beside = relu_viewport_get_beside (self->viewport);

  if (beside < 0
      || (guint) beside >= relu_file_get_n_pins (relu_document_get_contents (self->document)))
    return NULL;

  return relu_document_get_pin_analysis (self->document, (guint) beside, NULL);
}

/* The number of the highlighted unit where this network has it too, or -1. */
static int
find_unit (ReluTwinView *self, ReluAnalysis *analysis)
{
  ReluSelection highlight;

  relu_viewport_get_highlight (self->viewport, &highlight);

  return highlight.kind == RELU_SELECTION_NONE
             ? -1
             : relu_unit_find_number (relu_analysis_get_network (analysis), highlight.layer,
                                      highlight.unit);
}

/* Both networks are compared with the same points. */
static ReluData *
get_data (ReluTwinView *self)
{
  return relu_viewport_get_shows (self->viewport, RELU_PART_DATA)
             ? relu_file_get_data (relu_document_get_contents (self->document))
             : NULL;
}

static gboolean
is_stale (ReluTwinView *self)
{
  return self->scene == NULL || relu_scene_get_analysis (self->scene) != get_analysis (self)
         || relu_scene_get_options (self->scene)->data != get_data (self);
}

static ReluScene *
get_scene (ReluTwinView *self)
{
  ReluSceneOptions options = RELU_SCENE_OPTIONS_INIT;
  ReluAnalysis *analysis = get_analysis (self);

  if (!is_stale (self))
    return self->scene;
  g_clear_pointer (&self->scene, relu_scene_unref);
  if (analysis == NULL)
    return NULL;

  relu_viewport_get_x_range (self->viewport, &options.x_from, &options.x_to);
  relu_viewport_get_shown_y (self->viewport, &options.y_from, &options.y_to);
  options.reading_x = relu_viewport_get_reading_x (self->viewport);
  options.highlighted_unit = find_unit (self, analysis);
  options.show_contributions = relu_viewport_get_shows (self->viewport, RELU_PART_CONTRIBUTIONS);
  options.show_lanes = relu_viewport_get_shows (self->viewport, RELU_PART_LANES);
  options.show_slope_strip = relu_viewport_get_shows (self->viewport, RELU_PART_SLOPE_STRIP);
  options.data = get_data (self);
  options.show_residuals = relu_viewport_get_shows (self->viewport, RELU_PART_RESIDUALS);
  self->scene = relu_scene_new (analysis, &options);

  return self->scene;
}

static void
update_words (ReluTwinView *self)
{
  ReluScene *scene = get_scene (self);
  g_autofree char *description = NULL;
  g_autofree char *label = NULL;
  ReluPin pin;

  if (scene == NULL)
    return;

  relu_file_get_pin (relu_document_get_contents (self->document),
                     (guint) relu_viewport_get_beside (self->viewport), &pin);
  label = g_strdup_printf ("%s. %s", pin.name,
                           relu_analysis_get_headline (relu_scene_get_analysis (scene)));
  if (g_strcmp0 (label, self->label) == 0 && relu_scene_get_analysis (scene) == self->told)
    return;

  g_free (self->label);
  self->label = g_steal_pointer (&label);
  g_clear_pointer (&self->told, relu_analysis_unref);
  self->told = relu_analysis_ref (relu_scene_get_analysis (scene));
  description = relu_scene_dup_description (scene);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static void
document_changed_cb (ReluTwinView *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  if (is_stale (self))
    gtk_widget_queue_draw (GTK_WIDGET (self));
  update_words (self);
}

static void
viewport_changed_cb (ReluTwinView *self)
{
  g_clear_pointer (&self->scene, relu_scene_unref);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  gtk_widget_queue_draw (GTK_WIDGET (self));
  update_words (self);
}

static void
style_changed_cb (ReluTwinView *self)
{
  relu_painter_set_theme (self->painter, relu_style_get_theme ());
  relu_painter_set_scale (self->painter, relu_style_get_text_scale (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, ReluTwinView *self)
{
  ReluRect plot;

  relu_painter_get_plot_area (self->painter, &plot);
  relu_viewport_set_pointed_x (self->viewport, x >= plot.x && x <= plot.x + plot.width
                                                 ? relu_painter_x_to_data (self->painter, x)
                                                 : NAN);
}

static void
leave_cb (GtkEventControllerMotion *controller, ReluTwinView *self)
{
  relu_viewport_set_pointed_x (self->viewport, NAN);
}

static void
relu_twin_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ReluTwinView *self = RELU_TWIN_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  ReluScene *scene = get_scene (self);
  cairo_t *cr;

  if (scene == NULL || width < 1 || height < 1)
    return;

  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  relu_painter_set_device_scale (self->painter, gtk_widget_get_scale_factor (widget));
  relu_painter_paint (self->painter, scene, cr, width, height);
  cairo_destroy (cr);
}

static void
relu_twin_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : 150;
}

static void
relu_twin_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (relu_twin_view_parent_class)->map (widget);
  update_words (RELU_TWIN_VIEW (widget));
}

static void
relu_twin_view_dispose (GObject *object)
{
  ReluTwinView *self = RELU_TWIN_VIEW (object);

  g_clear_object (&self->document);
  g_clear_object (&self->viewport);

  G_OBJECT_CLASS (relu_twin_view_parent_class)->dispose (object);
}

static void
relu_twin_view_finalize (GObject *object)
{
  ReluTwinView *self = RELU_TWIN_VIEW (object);

  g_clear_pointer (&self->scene, relu_scene_unref);
  g_clear_pointer (&self->painter, relu_painter_free);
  g_clear_pointer (&self->told, relu_analysis_unref);
  g_free (self->label);

  G_OBJECT_CLASS (relu_twin_view_parent_class)->finalize (object);
}

static void
relu_twin_view_class_init (ReluTwinViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = relu_twin_view_dispose;
  object_class->finalize = relu_twin_view_finalize;
  widget_class->snapshot = relu_twin_view_snapshot;
  widget_class->measure = relu_twin_view_measure;
  widget_class->map = relu_twin_view_map;

  gtk_widget_class_set_css_name (widget_class, "figure");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
relu_twin_view_init (ReluTwinView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->painter = relu_painter_new (relu_style_get_theme ());
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  relu_style_connect (self, G_CALLBACK (style_changed_cb));
  style_changed_cb (self);
}

/**
 * relu_twin_view_new:
 * @document: whose pins can stand beside it
 * @viewport: says which one does, and what is visible
 *
 * Returns: (transfer floating): a view
 */
GtkWidget *
relu_twin_view_new (ReluDocument *document, ReluViewport *viewport)
{
  ReluTwinView *self = g_object_new (RELU_TYPE_TWIN_VIEW, NULL);

  self->document = g_object_ref (document);
  self->viewport = g_object_ref (viewport);
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (viewport, "changed", G_CALLBACK (viewport_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (viewport, "shown-y-changed", G_CALLBACK (viewport_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
