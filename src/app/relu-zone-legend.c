/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-zone-legend.h"

#include <glib/gi18n.h>

#include "relu-loss-painting.h"
#include "relu-style.h"
#include "relu-zone-track.h"

#define SAMPLE_WIDTH 22
#define ZONE_HEIGHT 6
#define LOSS_HEIGHT 14
#define BAR_HEIGHT 2
#define N_ZONES 3

/* What there is to explain: the zones, then the strip above the slider. */
enum
{
  LOSS = N_ZONES,
  GRADIENT,
  N_SAMPLES
};

struct _ReluZoneLegend
{
  GtkWidget parent_instance;

  GtkWidget *zones, *loss; /* two lines */
  GtkWidget *samples[N_SAMPLES];
  GtkWidget *labels[N_SAMPLES];
  ReluColor color;
};

G_DEFINE_FINAL_TYPE (ReluZoneLegend, relu_zone_legend, GTK_TYPE_WIDGET)

/* Of a gradient: a bar to the right, and an arrow. */
static void
draw_gradient (const ReluColor *color, cairo_t *cr, int width, int height)
{
  ReluColor ink = relu_loss_painting_get_ink ();

  cairo_set_source_rgba (cr, ink.red, ink.green, ink.blue, ink.alpha);
  relu_loss_painting_draw_arrow (cr, width - 4, height / 2.0 - 1, 1);
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, 1);
  cairo_rectangle (cr, 0, height - BAR_HEIGHT, width, BAR_HEIGHT);
  cairo_fill (cr);
}

static void
draw_sample (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  ReluZoneLegend *self
      = RELU_ZONE_LEGEND (gtk_widget_get_ancestor (GTK_WIDGET (area), RELU_TYPE_ZONE_LEGEND));
  ReluZoneTrack track = { .width = width, .height = height, .color = self->color };
  guint sample = GPOINTER_TO_UINT (user_data);

  if (sample < N_ZONES)
    relu_zone_track_draw_sample (&track, cr, (ReluZoneKind) sample);
  else if (sample == LOSS)
    relu_loss_painting_draw_sample (cr, width, height, &self->color);
  else
    draw_gradient (&self->color, cr, width, height);
}

static void
style_changed_cb (ReluZoneLegend *self)
{
  for (guint i = 0; i < N_SAMPLES; i++)
    gtk_widget_queue_draw (self->samples[i]);
}

static void
relu_zone_legend_dispose (GObject *object)
{
  ReluZoneLegend *self = RELU_ZONE_LEGEND (object);

  g_clear_pointer (&self->zones, gtk_widget_unparent);
  g_clear_pointer (&self->loss, gtk_widget_unparent);

  G_OBJECT_CLASS (relu_zone_legend_parent_class)->dispose (object);
}

static void
relu_zone_legend_class_init (ReluZoneLegendClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relu_zone_legend_dispose;

  gtk_widget_class_set_css_name (widget_class, "legend");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
relu_zone_legend_init (ReluZoneLegend *self)
{
  self->color = (ReluColor){ 0.5, 0.5, 0.5, 1 };
  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
      GTK_ORIENTATION_VERTICAL);
  self->zones = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->loss = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_parent (self->zones, GTK_WIDGET (self));
  gtk_widget_set_parent (self->loss, GTK_WIDGET (self));
  for (guint i = 0; i < N_SAMPLES; i++)
    {
      GtkWidget *line = i < N_ZONES ? self->zones : self->loss;

      self->samples[i] = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role",
                                       GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
      gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (self->samples[i]), SAMPLE_WIDTH);
      gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->samples[i]),
                                          i < N_ZONES ? ZONE_HEIGHT : LOSS_HEIGHT);
      gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->samples[i]), draw_sample,
                                      GUINT_TO_POINTER (i), NULL);
      gtk_widget_set_valign (self->samples[i], GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (line), self->samples[i]);

      self->labels[i] = gtk_label_new (NULL);
      gtk_widget_add_css_class (self->labels[i], "caption");
      gtk_box_append (GTK_BOX (line), self->labels[i]);
    }

  gtk_label_set_text (GTK_LABEL (self->labels[LOSS]), _("loss along the slider"));
  gtk_label_set_text (GTK_LABEL (self->labels[GRADIENT]), _("gradient"));
  relu_zone_legend_set_leaky (self, FALSE);
  relu_zone_legend_set_shows (self, TRUE, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Legend of the sliders"), -1);
  relu_style_connect (self, G_CALLBACK (style_changed_cb));
}

GtkWidget *
relu_zone_legend_new (void)
{
  return g_object_new (RELU_TYPE_ZONE_LEGEND, NULL);
}

/**
 * relu_zone_legend_set_color:
 * @color: of some unit, for the zone where units switch
 */
void
relu_zone_legend_set_color (ReluZoneLegend *self, const ReluColor *color)
{
  g_return_if_fail (RELU_IS_ZONE_LEGEND (self));

  self->color = *color;
  style_changed_cb (self);
}

/**
 * relu_zone_legend_set_leaky:
 * @leaky: whether there are leaky ReLUs, which are never off
 */
void
relu_zone_legend_set_leaky (ReluZoneLegend *self, gboolean leaky)
{
  g_return_if_fail (RELU_IS_ZONE_LEGEND (self));

  /* Translators: the three kinds of values on a slider's track */
  gtk_label_set_text (GTK_LABEL (self->labels[RELU_ZONE_OFF]),
                      leaky ? _("always z ≤ 0") : _("always off"));
  gtk_label_set_text (GTK_LABEL (self->labels[RELU_ZONE_SWITCHES]), _("switches inside"));
  gtk_label_set_text (GTK_LABEL (self->labels[RELU_ZONE_ON]),
                      leaky ? _("always z > 0") : _("always on"));
}

/**
 * relu_zone_legend_set_shows:
 * @zones: whether there are zones
 * @loss: whether there are gradients and losses above the sliders
 *
 * What there is not needs no explanation.
 */
void
relu_zone_legend_set_shows (ReluZoneLegend *self, gboolean zones, gboolean loss)
{
  g_return_if_fail (RELU_IS_ZONE_LEGEND (self));

  gtk_widget_set_visible (self->zones, zones);
  gtk_widget_set_visible (self->loss, loss);
  gtk_widget_set_visible (GTK_WIDGET (self), zones || loss);
}
