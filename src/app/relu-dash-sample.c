/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-dash-sample.h"

#include "relu-ghost.h"
#include "relu-style.h"

#define WIDTH 44
#define HEIGHT 16
#define LINE_WIDTH 2.2

struct _ReluDashSample
{
  GtkWidget parent_instance;

  guint pattern;
};

G_DEFINE_FINAL_TYPE (ReluDashSample, relu_dash_sample, GTK_TYPE_WIDGET)

static void
relu_dash_sample_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ReluDashSample *self = RELU_DASH_SAMPLE (widget);
  ReluColor color = relu_theme_get_ghost_color (relu_style_get_theme ());
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget), n;
  const double *dashes = relu_ghost_pattern_get_dashes (self->pattern, &n);
  double lengths[8];
  cairo_t *cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));

  for (int i = 0; i < n; i++)
    lengths[i] = dashes[i] * LINE_WIDTH;
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha);
  cairo_set_line_width (cr, LINE_WIDTH);
  cairo_set_dash (cr, lengths, n, 0);
  cairo_move_to (cr, 0, height / 2.0);
  cairo_line_to (cr, width, height / 2.0);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
relu_dash_sample_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                          int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

static void
relu_dash_sample_class_init (ReluDashSampleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = relu_dash_sample_snapshot;
  widget_class->measure = relu_dash_sample_measure;
  /* The name beside it says which curve this is. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
relu_dash_sample_init (ReluDashSample *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  relu_style_connect (self, G_CALLBACK (gtk_widget_queue_draw));
}

/**
 * relu_dash_sample_set_pattern:
 * @pattern: of a ReluGhost
 */
void
relu_dash_sample_set_pattern (ReluDashSample *self, guint pattern)
{
  g_return_if_fail (RELU_IS_DASH_SAMPLE (self));

  if (self->pattern == pattern)
    return;

  self->pattern = pattern;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
