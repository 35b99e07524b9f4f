/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-figure-view.c: the widget around the painter: what is visible, and what changes when. */

#include "relu-figure-view-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "relu-preferences.h"
#include "relu-style.h"

/* How long the vertical range waits after zooming, in ms. */
#define SETTLE_DELAY 300

/* No closer than this share of the domain. */
#define CLOSEST 1e-9

enum
{
  PROP_0,
  PROP_DOCUMENT,
  PROP_VIEWPORT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ReluFigureView, relu_figure_view, GTK_TYPE_WIDGET)

ReluAnalysis *
relu_figure_view_get_analysis (ReluFigureView *self)
{
  return self->document == NULL ? NULL : relu_document_get_analysis (self->document, NULL);
}

ReluPainter *
relu_figure_view_get_painter (ReluFigureView *self)
{
  return self->painter;
}

/* Large rings are taken hold of from farther away. */
double
relu_figure_view_get_reach (ReluFigureView *self)
{
  return MAX (RELU_FIGURE_REACH, 1.75 * relu_painter_get_ring_radius (self->painter));
}

/* The range of x that is visible: never beyond the domain, where there is no figure. */
void
relu_figure_view_get_visible (ReluFigureView *self, double *from, double *to)
{
  *from = *to = NAN;
  if (self->viewport != NULL)
    relu_viewport_get_x_range (self->viewport, from, to);
  if (self->document != NULL && !(*from < *to))
    relu_document_get_shown_domain (self->document, from, to);
}

/* Shows @from to @to, moved and cut so that it lies in the domain; all of it is as fitted. */
void
relu_figure_view_set_visible (ReluFigureView *self, double from, double to)
{
  double first, last, span;

  if (self->document == NULL || self->viewport == NULL || !(from < to))
    return;

  first = relu_document_get_from (self->document);
  last = relu_document_get_to (self->document);
  span = MAX (to - from, (last - first) * CLOSEST);
  if (span >= last - first)
    {
      relu_viewport_set_x_range (self->viewport, NAN, NAN);
      return;
    }
  if (from < first)
    from = first;
  if (from + span > last)
    from = last - span;
  if (from < from + span)
    relu_viewport_set_x_range (self->viewport, from, from + span);
}

void
relu_figure_view_zoom_at (ReluFigureView *self, double factor, double x)
{
  double from, to, span;

  relu_figure_view_get_visible (self, &from, &to);
  span = (to - from) / factor;
  if (!(span > 0) || !isfinite (span))
    return;

  x = CLAMP (x, from, to);
  from = x - (x - from) / factor;
  relu_figure_view_settle_soon (self);
  relu_figure_view_set_visible (self, from, from + span);
}

/**
 * relu_figure_view_zoom:
 * @factor: above 1 to zoom in
 *
 * Zooms at the reading line, or in the middle where there is none.
 */
void
relu_figure_view_zoom (ReluFigureView *self, double factor)
{
  double from, to, x = NAN;

  g_return_if_fail (RELU_IS_FIGURE_VIEW (self));
  g_return_if_fail (factor > 0);

  relu_figure_view_get_visible (self, &from, &to);
  if (self->viewport != NULL)
    x = relu_viewport_get_reading_x (self->viewport);
  if (!(x >= from && x <= to))
    x = from + (to - from) / 2;
  relu_figure_view_zoom_at (self, factor, x);
}

/**
 * relu_figure_view_pan:
 * @share: of what is visible; above 0 to the right
 */
void
relu_figure_view_pan (ReluFigureView *self, double share)
{
  double from, to, move;

  g_return_if_fail (RELU_IS_FIGURE_VIEW (self));

  relu_figure_view_get_visible (self, &from, &to);
  move = share * (to - from);
  relu_figure_view_settle_soon (self);
  relu_figure_view_set_visible (self, from + move, to + move);
}

/* What a pixel is worth. */
double
relu_figure_view_get_grid (ReluFigureView *self)
{
  double from, to;
  ReluRect area;

  relu_figure_view_get_visible (self, &from, &to);
  relu_painter_get_plot_area (self->painter, &area);

  return (to - from) / MAX (area.width, 100);
}

/* The picture is made anew. */
void
relu_figure_view_invalidate (ReluFigureView *self)
{
  g_clear_pointer (&self->scene, relu_scene_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
range_moved_cb (gpointer user_data)
{
  relu_figure_view_invalidate (user_data);
}

static void
relu_figure_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ReluFigureView *self = RELU_FIGURE_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  ReluScene *scene;
  cairo_t *cr;

  if (gtk_widget_get_visible (self->message))
    {
      gtk_widget_snapshot_child (widget, self->message, snapshot);
      return;
    }

  scene = relu_figure_view_get_scene (self);
  if (scene == NULL || width < 1 || height < 1)
    return;

  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  relu_painter_set_device_scale (self->painter, gtk_widget_get_scale_factor (widget));
  relu_painter_paint (self->painter, scene, cr, width, height);
  cairo_destroy (cr);
  relu_figure_handles_snapshot (self, snapshot);
}

static void
relu_figure_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                          int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : 150;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 860 : 640;
}

static void
relu_figure_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ReluFigureView *self = RELU_FIGURE_VIEW (widget);

  if (gtk_widget_should_layout (self->message))
    {
      int minimum;

      gtk_widget_measure (self->message, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                          NULL);
      width = MAX (width, minimum);
      gtk_widget_measure (self->message, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL,
                          NULL);
      gtk_widget_size_allocate (self->message,
                                &(GtkAllocation){ 0, 0, width, MAX (height, minimum) }, -1);
    }
  relu_figure_plate_allocate (self->plate);
  if (self->point_menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->point_menu));
}

static void
document_changed_cb (ReluFigureView *self)
{
  double from = relu_document_get_from (self->document);
  double to = relu_document_get_to (self->document);
  guint generation = relu_document_get_generation (self->document);
  double shown_from, shown_to;

  if (from != self->domain_from || to != self->domain_to)
    {
      self->domain_from = from;
      self->domain_to = to;
      relu_steady_range_reset (self->y_range);
      relu_figure_view_get_visible (self, &shown_from, &shown_to);
      if (self->viewport != NULL && (shown_from < from || shown_to > to))
        relu_viewport_fit (self->viewport);
      /* Below the pointer there is another x now; it says which when it moves. */
      if (self->viewport != NULL)
        relu_viewport_set_pointed_x (self->viewport, NAN);
    }
  /* Another document is another picture: nothing to move from. */
  if (generation != self->generation)
    {
      self->generation = generation;
      relu_steady_range_reset (self->y_range);
    }

  relu_figure_input_check (self);
  relu_figure_data_check (self);
  self->y_stale = TRUE;
  relu_figure_view_update_message (self);
  relu_figure_view_invalidate (self);
  relu_figure_view_update_words_soon (self);
}

static void
gesture_changed_cb (ReluFigureView *self)
{
  if (relu_document_in_gesture (self->document))
    return;

  relu_figure_input_check (self);
  relu_figure_view_settle (self);
}

void
relu_figure_view_settle (ReluFigureView *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  self->y_stale = TRUE;
  relu_figure_view_invalidate (self);
}

static gboolean
settle_cb (gpointer user_data)
{
  ReluFigureView *self = user_data;

  self->settle_id = 0;
  relu_figure_view_settle (self);

  return G_SOURCE_REMOVE;
}

void
relu_figure_view_settle_soon (ReluFigureView *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  self->settle_id = g_timeout_add (SETTLE_DELAY, settle_cb, self);
}

static void
viewport_changed_cb (ReluFigureView *self)
{
  gboolean edits_data = relu_figure_data_is_edited (self);
  double line_x = relu_viewport_get_line_x (self->viewport);

  if (line_x != self->told_x && !isnan (line_x))
    relu_figure_view_tell_reading_soon (self);
  self->told_x = line_x;
  if (self->edited_data && !edits_data)
    {
      relu_figure_data_choose (self, -1);
      relu_figure_view_settle (self);
    }
  self->edited_data = edits_data;
  relu_figure_view_invalidate (self);
}

static void
style_changed_cb (ReluFigureView *self)
{
  relu_painter_set_theme (self->painter,
                          self->has_theme ? relu_theme_get_with_palette (
                                                self->theme, relu_preferences_get_palette ())
                                          : relu_style_get_theme ());
  relu_painter_set_scale (self->painter, relu_style_get_text_scale (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
relu_figure_view_set_property (GObject *object, guint prop_id, const GValue *value,
                               GParamSpec *pspec)
{
  ReluFigureView *self = RELU_FIGURE_VIEW (object);

  switch (prop_id)
    {
    case PROP_DOCUMENT:
      relu_figure_view_set_document (self, g_value_get_object (value));
      break;
    case PROP_VIEWPORT:
      relu_figure_view_set_viewport (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relu_figure_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  ReluFigureView *self = RELU_FIGURE_VIEW (object);

  switch (prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_VIEWPORT:
      g_value_set_object (value, self->viewport);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relu_figure_view_dispose (GObject *object)
{
  ReluFigureView *self = RELU_FIGURE_VIEW (object);

  relu_figure_input_reset (self);
  relu_figure_view_set_document (self, NULL);
  relu_figure_view_set_viewport (self, NULL);
  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_handle_id (&self->words_id, g_source_remove);
  g_clear_handle_id (&self->reading_id, g_source_remove);
  g_clear_pointer (&self->point_menu, gtk_widget_unparent);
  g_clear_pointer (&self->message, gtk_widget_unparent);
  g_clear_pointer (&self->plate, relu_figure_plate_free);

  G_OBJECT_CLASS (relu_figure_view_parent_class)->dispose (object);
}

static void
relu_figure_view_finalize (GObject *object)
{
  ReluFigureView *self = RELU_FIGURE_VIEW (object);

  g_clear_pointer (&self->scene, relu_scene_unref);
  g_clear_pointer (&self->painter, relu_painter_free);
  g_clear_pointer (&self->y_range, relu_steady_range_free);
  g_free (self->headline);

  G_OBJECT_CLASS (relu_figure_view_parent_class)->finalize (object);
}

static void
relu_figure_view_class_init (ReluFigureViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = relu_figure_view_set_property;
  object_class->get_property = relu_figure_view_get_property;
  object_class->dispose = relu_figure_view_dispose;
  object_class->finalize = relu_figure_view_finalize;
  widget_class->snapshot = relu_figure_view_snapshot;
  widget_class->measure = relu_figure_view_measure;
  widget_class->size_allocate = relu_figure_view_size_allocate;

  properties[PROP_DOCUMENT]
      = g_param_spec_object ("document", NULL, NULL, RELU_TYPE_DOCUMENT, flags);
  properties[PROP_VIEWPORT]
      = g_param_spec_object ("viewport", NULL, NULL, RELU_TYPE_VIEWPORT, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "figure");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
relu_figure_view_init (ReluFigureView *self)
{
  self->y_range = relu_steady_range_new (GTK_WIDGET (self), range_moved_cb, self);
  self->domain_from = self->domain_to = NAN;
  self->current_x = self->told_x = NAN;
  self->point_hovered = self->point_current = self->plate_point = -1;
  self->verdict = -1;
  self->painter = relu_painter_new (relu_style_get_theme ());

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);

  self->message = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->message), "dialog-warning-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (self->message), _("No Figure for This Network"));
  gtk_widget_add_css_class (self->message, "compact");
  gtk_widget_set_visible (self->message, FALSE);
  gtk_widget_set_parent (self->message, GTK_WIDGET (self));
  self->plate = relu_figure_plate_new (GTK_WIDGET (self));

  relu_figure_gestures_init (self);
  relu_figure_data_menu_init (self);
  relu_style_connect (self, G_CALLBACK (style_changed_cb));
  style_changed_cb (self);
}

/**
 * relu_figure_view_new:
 * @document: (nullable): what is drawn
 * @viewport: (nullable): how much of it
 *
 * Returns: (transfer floating): a view
 */
GtkWidget *
relu_figure_view_new (ReluDocument *document, ReluViewport *viewport)
{
  return g_object_new (RELU_TYPE_FIGURE_VIEW, "document", document, "viewport", viewport, NULL);
}

/**
 * relu_figure_view_set_document:
 * @document: (nullable): what is drawn
 */
void
relu_figure_view_set_document (ReluFigureView *self, ReluDocument *document)
{
  g_return_if_fail (RELU_IS_FIGURE_VIEW (self));
  g_return_if_fail (document == NULL || RELU_IS_DOCUMENT (document));

  if (self->document == document)
    return;

  relu_figure_input_reset (self);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);
  g_clear_pointer (&self->scene, relu_scene_unref);
  relu_steady_range_reset (self->y_range);
  if (document != NULL)
    {
      g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (document, "notify::in-gesture", G_CALLBACK (gesture_changed_cb),
                               self, G_CONNECT_SWAPPED);
      document_changed_cb (self);
      relu_figure_view_update_words (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
}

/**
 * relu_figure_view_set_viewport:
 * @viewport: (nullable): what is visible, read and selected
 */
void
relu_figure_view_set_viewport (ReluFigureView *self, ReluViewport *viewport)
{
  g_return_if_fail (RELU_IS_FIGURE_VIEW (self));
  g_return_if_fail (viewport == NULL || RELU_IS_VIEWPORT (viewport));

  if (self->viewport == viewport)
    return;

  if (self->viewport != NULL)
    g_signal_handlers_disconnect_by_data (self->viewport, self);
  g_set_object (&self->viewport, viewport);
  if (viewport != NULL)
    {
      g_signal_connect_object (viewport, "changed", G_CALLBACK (viewport_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (viewport, "notify::show-headline",
                               G_CALLBACK (relu_figure_view_update_words_soon), self, G_CONNECT_SWAPPED);
    }
  self->y_stale = TRUE;
  relu_figure_view_invalidate (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEWPORT]);
}

/**
 * relu_figure_view_set_theme:
 * @kind: (nullable): how it is drawn, whatever the style of windows; %NULL: as that asks for
 */
void
relu_figure_view_set_theme (ReluFigureView *self, const ReluThemeKind *kind)
{
  g_return_if_fail (RELU_IS_FIGURE_VIEW (self));

  self->has_theme = kind != NULL;
  if (kind != NULL)
    self->theme = *kind;
  style_changed_cb (self);
}

/**
 * relu_figure_view_set_reads:
 * @reads: whether f is read where the pointer is, as usual; the reading line stays in any case
 */
void
relu_figure_view_set_reads (ReluFigureView *self, gboolean reads)
{
  g_return_if_fail (RELU_IS_FIGURE_VIEW (self));

  self->is_silent = !reads;
  if (!reads && self->viewport != NULL)
    relu_viewport_set_pointed_x (self->viewport, NAN);
}
