/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-export-preview.h"

/* Around the sheet, in pixels. */
#define EDGE 3

struct _ReluExportPreview
{
  GtkWidget parent_instance;

  ReluScene *scene;
  ReluExportOptions options;
  ReluPainter *painter;
};

G_DEFINE_FINAL_TYPE (ReluExportPreview, relu_export_preview, GTK_TYPE_WIDGET)

/* Grey squares, as image editors show what is transparent. */
static void
paint_checkerboard (cairo_t *cr, double width, double height)
{
  const double square = 8;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0.85, 0.85, 0.85);
  for (int row = 0; row * square < height; row++)
    {
      for (int column = row % 2; column * square < width; column += 2)
        cairo_rectangle (cr, column * square, row * square, square, square);
    }
  cairo_fill (cr);
}

/* A light shadow, so that the sheet stands out from what is around it in any theme. */
static void
paint_edge (cairo_t *cr, double width, double height)
{
  cairo_set_source_rgba (cr, 0, 0, 0, 0.08);
  for (int i = EDGE; i > 0; i--)
    {
      cairo_rectangle (cr, -i, -i, width + 2 * i, height + 2 * i);
      cairo_fill (cr);
    }
}

static void
relu_export_preview_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ReluExportPreview *self = RELU_EXPORT_PREVIEW (widget);
  const ReluTheme *theme;
  double width = gtk_widget_get_width (widget);
  double height = gtk_widget_get_height (widget);
  double scale;
  cairo_t *cr;

  if (self->scene == NULL || width <= 2 * EDGE || height <= 2 * EDGE)
    return;

  cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  scale = MIN ((width - 2 * EDGE) / self->options.width,
               (height - 2 * EDGE) / self->options.height);
  cairo_translate (cr, (width - scale * self->options.width) / 2,
                   (height - scale * self->options.height) / 2);
  paint_edge (cr, scale * self->options.width, scale * self->options.height);
  cairo_rectangle (cr, 0, 0, scale * self->options.width, scale * self->options.height);
  cairo_clip (cr);
  if (self->options.transparent)
    paint_checkerboard (cr, scale * self->options.width, scale * self->options.height);

  theme = relu_theme_get_with_palette (self->options.theme, self->options.palette);
  if (self->painter == NULL)
    self->painter = relu_painter_new (theme);
  relu_painter_set_theme (self->painter, theme);
  relu_painter_set_transparent (self->painter, self->options.transparent);
  cairo_scale (cr, scale, scale);
  relu_painter_paint (self->painter, self->scene, cr, self->options.width, self->options.height);
  cairo_destroy (cr);
}

static void
relu_export_preview_dispose (GObject *object)
{
  ReluExportPreview *self = RELU_EXPORT_PREVIEW (object);

  g_clear_pointer (&self->scene, relu_scene_unref);
  g_clear_pointer (&self->painter, relu_painter_free);

  G_OBJECT_CLASS (relu_export_preview_parent_class)->dispose (object);
}

static void
relu_export_preview_class_init (ReluExportPreviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = relu_export_preview_dispose;
  widget_class->snapshot = relu_export_preview_snapshot;

  gtk_widget_class_set_css_name (widget_class, "preview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
relu_export_preview_init (ReluExportPreview *self)
{
}

/**
 * relu_export_preview_set:
 * @self: a preview
 * @scene: the figure
 * @options: how it would be written
 *
 * Shows the picture that relu_export_to_file() writes for @scene and @options.
 */
void
relu_export_preview_set (ReluExportPreview *self, ReluScene *scene,
                         const ReluExportOptions *options)
{
  g_autofree char *description = NULL;

  g_return_if_fail (RELU_IS_EXPORT_PREVIEW (self));

  if (self->scene != scene)
    {
      g_clear_pointer (&self->scene, relu_scene_unref);
      self->scene = relu_scene_ref (scene);
      description = relu_scene_dup_description (scene);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      description, -1);
    }
  self->options = *options;
  self->options.title = NULL;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
