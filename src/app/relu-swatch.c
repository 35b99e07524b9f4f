/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-swatch.h"

#define SIZE 12
#define RADIUS 3.0f

struct _ReluSwatch
{
  GtkWidget parent_instance;

  GdkRGBA color;
};

G_DEFINE_FINAL_TYPE (ReluSwatch, relu_swatch, GTK_TYPE_WIDGET)

static void
relu_swatch_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ReluSwatch *self = RELU_SWATCH (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  graphene_rect_t bounds
      = GRAPHENE_RECT_INIT ((width - SIZE) / 2, (height - SIZE) / 2, SIZE, SIZE);
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape, &bounds, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, &self->color, &bounds);
  gtk_snapshot_pop (snapshot);
}

static void
relu_swatch_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                     int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
relu_swatch_class_init (ReluSwatchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = relu_swatch_snapshot;
  widget_class->measure = relu_swatch_measure;
  gtk_widget_class_set_css_name (widget_class, "swatch");
  /* What it says is written beside it. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
relu_swatch_init (ReluSwatch *self)
{
}

/**
 * relu_swatch_new:
 *
 * Returns: (transfer floating): a swatch without a colour yet
 */
GtkWidget *
relu_swatch_new (void)
{
  return g_object_new (RELU_TYPE_SWATCH, NULL);
}

/**
 * relu_swatch_set_color:
 * @color: of a unit
 */
void
relu_swatch_set_color (ReluSwatch *self, ReluColor color)
{
  GdkRGBA rgba = { (float) color.red, (float) color.green, (float) color.blue,
                   (float) color.alpha };

  g_return_if_fail (RELU_IS_SWATCH (self));

  if (gdk_rgba_equal (&rgba, &self->color))
    return;

  self->color = rgba;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
