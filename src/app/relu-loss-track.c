/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-loss-track.c: a strip above a slider and its number field.
 *
 * Above the slider's track is the loss as a function of its value alone, from its lowest on this slider to its
 * highest, with a dot where the value is: right above the knob. Above the number is the gradient, and below it a
 * bar to the side to which training would move the value.
 *
 * All rows change with every movement of one slider. So nothing here has a size that would change: the text is
 * drawn, not a label's. The curve may take longer than a frame has; until it is there the one before is
 * drawn pale and without the value on it. */

#include "relu-loss-track.h"

#include <math.h>

#include "relu-learning-text.h"
#include "relu-loss-painting.h"
#include "relu-style.h"

#define HEIGHT 18
#define BAR_HEIGHT 2.0
#define ARROW_PLACE 5.0 /* from the end to its middle */
#define TEXT_PLACE 13.0 /* from the end to that of the number */
#define PALE 0.35

/* Of the gradient: more would not be read while it changes. */
#define DIGITS 2

/* So wide is the picture before it has a place, and never less. */
#define USUAL_WIDTH 160

struct _ReluLossTrack
{
  GtkWidget parent_instance;

  ReluZoneScale *scale; /* siblings below it */
  GtkWidget *field;
  ReluDocument *document;
  gsize parameter;
  PangoLayout *layout;
  ReluColor color;

  gboolean has_gradient;
  gboolean is_locked;
  double gradient;

  ReluLossProfile *profile; /* NULL: none, or none yet */
  gboolean is_current;      /* whether that is how it is now */
  gboolean is_complete;     /* its flat stretch is that about the present value, too */
};

G_DEFINE_FINAL_TYPE (ReluLossTrack, relu_loss_track, GTK_TYPE_WIDGET)

static GtkAdjustment *
get_adjustment (ReluLossTrack *self)
{
  return gtk_range_get_adjustment (GTK_RANGE (self->scale));
}

static gboolean
is_mirrored (ReluLossTrack *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

/* What a profile for this place is to be made for. */
static void
get_strip (ReluLossTrack *self, ReluLossStrip *strip)
{
  GtkAdjustment *adjustment = get_adjustment (self);
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  strip->lower = gtk_adjustment_get_lower (adjustment);
  strip->upper = gtk_adjustment_get_upper (adjustment);
  strip->width
      = (guint) (MAX (USUAL_WIDTH, gtk_widget_get_width (GTK_WIDGET (self->scale))) * scale);
  strip->height = (guint) (MAX (HEIGHT, gtk_widget_get_height (GTK_WIDGET (self))) * scale);
}

static void
snapshot_curve (ReluLossTrack *self, GtkSnapshot *snapshot, const graphene_rect_t *place)
{
  GtkAdjustment *adjustment = get_adjustment (self);
  double lower = gtk_adjustment_get_lower (adjustment), upper = gtk_adjustment_get_upper (adjustment);
  graphene_point_t origin;
  double first, last;
  ReluLossMap map;
  cairo_t *cr;

  if (self->profile == NULL || !relu_zone_scale_get_ends (self->scale, &first, &last)
      || !(lower < upper)
      || !gtk_widget_compute_point (GTK_WIDGET (self->scale), GTK_WIDGET (self),
                                    &GRAPHENE_POINT_INIT (0, 0), &origin))
    return;

  map.per_value = (last - first) / (upper - lower);
  map.at = (double) origin.x + first - lower * map.per_value;
  relu_loss_map_fit (&map, self->profile, (double) place->size.height);
  if (!self->is_current)
    gtk_snapshot_push_opacity (snapshot, PALE);
  cr = gtk_snapshot_append_cairo (snapshot, place);
  relu_loss_painting_draw_curve (&map, cr, self->profile);
  if (self->is_current)
    relu_loss_painting_draw_value (&map, cr, self->profile, gtk_adjustment_get_value (adjustment),
                                   &self->color);
  cairo_destroy (cr);
  if (!self->is_current)
    gtk_snapshot_pop (snapshot);
}

/* To which side of the screen training would move the value: -1 or 1; 0: it does not. */
static int
get_direction (ReluLossTrack *self)
{
  gboolean grows_to_left = gtk_widget_get_direction (GTK_WIDGET (self->scale)) == GTK_TEXT_DIR_RTL;

  if (!isfinite (self->gradient) || self->gradient == 0)
    return 0;

  return (self->gradient < 0) == grows_to_left ? -1 : 1;
}

static void
get_text (ReluLossTrack *self, char buffer[RELU_NUMBER_BUFFER])
{
  if (isfinite (self->gradient))
    relu_number_to_display (self->gradient, DIGITS, buffer);
  else
    g_strlcpy (buffer, isnan (self->gradient) ? "?" : self->gradient > 0 ? "∞" : "−∞",
               RELU_NUMBER_BUFFER);
}

/* The number and an arrow, and below them the bar, from the middle to where the arrow points. */
static void
snapshot_gradient (ReluLossTrack *self, GtkSnapshot *snapshot, const graphene_rect_t *place)
{
  ReluColor ink = relu_loss_painting_get_ink ();
  double from = (double) place->origin.x, width = (double) place->size.width;
  double bottom = (double) place->size.height - BAR_HEIGHT, middle = from + floor (width / 2);
  double alpha = ink.alpha * (self->is_locked || self->gradient == 0 ? 0.75 : 1);
  gboolean mirrored = is_mirrored (self);
  int direction = get_direction (self), text_width, text_height;
  char text[RELU_NUMBER_BUFFER];
  double length;
  cairo_t *cr;

  if (!self->has_gradient || width <= 0)
    return;

  get_text (self, text);
  pango_layout_set_text (self->layout, text, -1);
  pango_layout_get_pixel_size (self->layout, &text_width, &text_height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) (mirrored ? from + TEXT_PLACE
                                                                  : from + width - TEXT_PLACE - text_width),
                                                (float) (bottom - text_height)));
  gtk_snapshot_append_layout (
      snapshot, self->layout,
      &(GdkRGBA) { (float) ink.red, (float) ink.green, (float) ink.blue, (float) alpha });
  gtk_snapshot_restore (snapshot);
  if (direction == 0)
    return;

  length = relu_loss_painting_get_length (self->gradient) * width / 2;
  cr = gtk_snapshot_append_cairo (snapshot, place);
  cairo_set_source_rgba (cr, ink.red, ink.green, ink.blue, alpha);
  relu_loss_painting_draw_arrow (cr, mirrored ? from + ARROW_PLACE : from + width - ARROW_PLACE,
                                 bottom - text_height / 2.0, direction);
  cairo_set_source_rgba (cr, self->color.red, self->color.green, self->color.blue,
                         self->is_locked ? 0.5 : 1);
  cairo_rectangle (cr, direction > 0 ? middle : middle - length, bottom, length, BAR_HEIGHT);
  cairo_fill (cr);
  cairo_destroy (cr);
}

static void
relu_loss_track_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ReluLossTrack *self = RELU_LOSS_TRACK (widget);
  float height = (float) gtk_widget_get_height (widget);
  graphene_rect_t slider, field;

  if (!gtk_widget_compute_bounds (GTK_WIDGET (self->scale), widget, &slider)
      || !gtk_widget_compute_bounds (self->field, widget, &field))
    return;

  slider = GRAPHENE_RECT_INIT (slider.origin.x, 0, slider.size.width, height);
  field = GRAPHENE_RECT_INIT (field.origin.x, 0, field.size.width, height);
  snapshot_curve (self, snapshot, &slider);
  snapshot_gradient (self, snapshot, &field);
}

static void
relu_loss_track_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                         int *natural, int *minimum_baseline, int *natural_baseline)
{
  ReluLossTrack *self = RELU_LOSS_TRACK (widget);
  int height;

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;

  pango_layout_get_pixel_size (self->layout, NULL, &height);
  *minimum = *natural = MAX (HEIGHT, height + (int) BAR_HEIGHT);
}

static void
relu_loss_track_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  ReluLossTrack *self = RELU_LOSS_TRACK (widget);

  GTK_WIDGET_CLASS (relu_loss_track_parent_class)->css_changed (widget, change);

  pango_layout_context_changed (self->layout);
}

static void
relu_loss_track_dispose (GObject *object)
{
  ReluLossTrack *self = RELU_LOSS_TRACK (object);

  relu_loss_track_bind (self, NULL, 0);
  g_clear_object (&self->scale);
  g_clear_object (&self->field);
  g_clear_object (&self->layout);

  G_OBJECT_CLASS (relu_loss_track_parent_class)->dispose (object);
}

static void
relu_loss_track_class_init (ReluLossTrackClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relu_loss_track_dispose;
  widget_class->measure = relu_loss_track_measure;
  widget_class->snapshot = relu_loss_track_snapshot;
  widget_class->css_changed = relu_loss_track_css_changed;

  gtk_widget_class_set_css_name (widget_class, "losstrack");
  /* What it shows is in the slider's description. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
relu_loss_track_init (ReluLossTrack *self)
{
  self->color = (ReluColor) { 0.5, 0.5, 0.5, 1 };
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "0");
  relu_style_connect (self, G_CALLBACK (gtk_widget_queue_draw));
}

/**
 * relu_loss_track_new:
 * @scale: the slider below it
 * @field: the number field beside @scale
 *
 * Returns: (transfer floating): a strip without anything
 */
GtkWidget *
relu_loss_track_new (ReluZoneScale *scale, GtkWidget *field)
{
  ReluLossTrack *self = g_object_new (RELU_TYPE_LOSS_TRACK, NULL);
  GtkAdjustment *adjustment = gtk_range_get_adjustment (GTK_RANGE (scale));

  self->scale = g_object_ref (scale);
  self->field = g_object_ref (field);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * relu_loss_track_bind:
 * @document: (nullable): whose data are learnt
 * @parameter: index in the flat vector
 *
 * Makes the strip be about @parameter. It is empty until relu_loss_track_update().
 */
void
relu_loss_track_bind (ReluLossTrack *self, ReluDocument *document, gsize parameter)
{
  g_return_if_fail (RELU_IS_LOSS_TRACK (self));

  g_set_object (&self->document, document);
  self->parameter = parameter;
  self->has_gradient = FALSE;
  g_clear_pointer (&self->profile, relu_loss_profile_unref);
  self->is_current = self->is_complete = FALSE;
}

/* Whether the curve is still that of the network, on the present slider. */
static gboolean
is_current (ReluLossTrack *self)
{
  ReluLossStrip now, then;

  if (self->profile == NULL || !relu_document_is_loss_profile (self->document, self->profile))
    return FALSE;

  get_strip (self, &now);
  relu_loss_profile_get_strip (self->profile, &then);

  return now.lower == then.lower && now.upper == then.upper;
}

static double
get_value (ReluLossTrack *self)
{
  return relu_network_get_parameters (relu_document_get_network (self->document))[self->parameter];
}

/**
 * relu_loss_track_update:
 *
 * Shows the gradient of the network as it is now; to be called with every change of the document. A curve that
 * has become another one turns pale.
 */
void
relu_loss_track_update (ReluLossTrack *self)
{
  double from, to;

  g_return_if_fail (RELU_IS_LOSS_TRACK (self));

  /* While another network is previewed, the sliders stand still, and so does what is about them. */
  if (self->document == NULL || relu_document_has_preview (self->document))
    return;

  self->has_gradient = relu_document_get_gradient (self->document, self->parameter, &self->gradient);
  self->is_locked
      = relu_file_is_marked (relu_document_get_contents (self->document), RELU_MARK_LOCKED, self->parameter);
  if (!self->has_gradient)
    g_clear_pointer (&self->profile, relu_loss_profile_unref);
  self->is_current = is_current (self);
  self->is_complete = self->is_current;
  if (self->is_current)
    {
      relu_loss_profile_get_flat (self->profile, &from, &to);
      self->is_complete = from <= get_value (self) && get_value (self) <= to;
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * relu_loss_track_needs_profile:
 *
 * Returns: whether relu_loss_track_update_profile() has something to do
 */
gboolean
relu_loss_track_needs_profile (ReluLossTrack *self)
{
  g_return_val_if_fail (RELU_IS_LOSS_TRACK (self), FALSE);

  return self->document != NULL && self->has_gradient && !self->is_complete
         && gtk_widget_get_visible (GTK_WIDGET (self))
         && !relu_document_has_preview (self->document);
}

/**
 * relu_loss_track_update_profile:
 *
 * Shows the loss along the slider as it is now. Takes time in large networks.
 */
void
relu_loss_track_update_profile (ReluLossTrack *self)
{
  ReluLossStrip strip;

  g_return_if_fail (RELU_IS_LOSS_TRACK (self));

  if (!relu_loss_track_needs_profile (self))
    return;

  get_strip (self, &strip);
  g_clear_pointer (&self->profile, relu_loss_profile_unref);
  self->profile = relu_document_get_loss_profile (self->document, self->parameter, &strip);
  self->is_current = self->is_complete = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
relu_loss_track_set_color (ReluLossTrack *self, const ReluColor *color)
{
  g_return_if_fail (RELU_IS_LOSS_TRACK (self));

  self->color = *color;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * relu_loss_track_get_gradient:
 * @gradient: (out): as it is shown
 *
 * Returns: whether there is one
 */
gboolean
relu_loss_track_get_gradient (ReluLossTrack *self, double *gradient)
{
  g_return_val_if_fail (RELU_IS_LOSS_TRACK (self), FALSE);

  *gradient = self->gradient;
  return self->has_gradient;
}

/**
 * relu_loss_track_get_profile:
 *
 * Returns: (transfer none) (nullable): the curve, if it is that of the network as it is now
 */
ReluLossProfile *
relu_loss_track_get_profile (ReluLossTrack *self)
{
  g_return_val_if_fail (RELU_IS_LOSS_TRACK (self), NULL);

  return self->is_current ? self->profile : NULL;
}

/**
 * relu_loss_track_dup_text:
 * @style: of the parameter's name
 * @separator: between what is said about the gradient and about the curve
 *
 * Returns: (transfer full) (nullable): what is shown, in words; %NULL where that is nothing
 */
char *
relu_loss_track_dup_text (ReluLossTrack *self, ReluSymbolStyle style, const char *separator)
{
  g_autofree char *symbol = NULL, *first = NULL, *second = NULL;
  ReluNetwork *network;

  g_return_val_if_fail (RELU_IS_LOSS_TRACK (self), NULL);

  if (self->document == NULL || !self->has_gradient || !gtk_widget_get_visible (GTK_WIDGET (self)))
    return NULL;

  network = relu_document_get_network (self->document);
  symbol = relu_network_dup_parameter_symbol (network, self->parameter, style);
  first = relu_learning_text_dup_gradient (symbol, self->gradient, self->is_locked);
  if (!self->is_complete)
    return g_steal_pointer (&first);

  second = relu_learning_text_dup_profile (symbol, self->profile, get_value (self),
                                           relu_network_is_smooth (network));

  return g_strconcat (first, separator, second, NULL);
}
