/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-curves-pixels.c: while starts run, a picture of thousands of curves costs only those that are new,
 * as long as the plots stay where they are and show the same part of the plane. */

#include "relu-curves-pixels-private.h"

#include <math.h>

/* Where a plot begins on the device, and how large it is there. */
static void
get_bounds (const ReluCurvesPixels *self, const ReluCurvesPanel *panel, ReluRect *bounds)
{
  const ReluRect *p = &panel->figure.plot;

  bounds->x = floor (p->x * self->pixels);
  bounds->y = floor (p->y * self->pixels);
  bounds->width = ceil ((p->x + p->width) * self->pixels) - bounds->x;
  bounds->height = ceil ((p->y + p->height) * self->pixels) - bounds->y;
}

static gboolean
is_same_plot (const ReluFigure *a, const ReluFigure *b)
{
  return a->plot.x == b->plot.x && a->plot.y == b->plot.y && a->plot.width == b->plot.width
         && a->plot.height == b->plot.height && a->x_from == b->x_from && a->x_to == b->x_to
         && a->y_from == b->y_from && a->y_to == b->y_to;
}

static gboolean
is_same_layout (const ReluCurvesLayout *a, const ReluCurvesLayout *b)
{
  if (a->n_panels != b->n_panels)
    return FALSE;

  for (guint i = 0; i < a->n_panels; i++)
    if (a->panels[i].outcome != b->panels[i].outcome
        || !is_same_plot (&a->panels[i].figure, &b->panels[i].figure))
      return FALSE;

  return TRUE;
}

static void
begin (ReluCurvesPixels *self, const ReluCurvesLayout *layout, ReluStarts *starts, double pixels,
       double line_width)
{
  self->starts = relu_starts_ref (starts);
  self->pixels = pixels;
  self->line_width = line_width;
  self->layout = *layout;
  self->is_drawn = g_new0 (guint8, relu_starts_get_n (starts));
  for (guint i = 0; i < layout->n_panels; i++)
    {
      const ReluCurvesPanel *panel = &layout->panels[i];
      ReluRect bounds;

      get_bounds (self, panel, &bounds);
      relu_curves_raster_init (&self->rasters[panel->outcome], (guint) bounds.width,
                               (guint) bounds.height);
    }
}

static void
add_curve (ReluCurvesPixels *self, const ReluCurvesPanel *panel, const ReluStart *start,
           GArray *points)
{
  ReluRect bounds;
  double *xs, *ys;

  get_bounds (self, panel, &bounds);
  g_array_set_size (points, 2 * start->n_points);
  xs = (double *) (void *) points->data;
  ys = xs + start->n_points;
  for (guint i = 0; i < start->n_points; i++)
    {
      xs[i] = relu_figure_x (&panel->figure, start->xs[i]) * self->pixels - bounds.x;
      ys[i] = relu_figure_y (&panel->figure, start->ys[i]) * self->pixels - bounds.y;
    }
  relu_curves_raster_add (&self->rasters[panel->outcome], start->n_points, xs, ys,
                          self->line_width);
  self->n_drawn++;
}

/* relu_curves_pixels_update:
 * @layout: where the plots are now
 * @line_width: in device pixels
 *
 * Draws the curves of all starts that are done and have none yet. */
void
relu_curves_pixels_update (ReluCurvesPixels *self, const ReluCurvesLayout *layout,
                           ReluStarts *starts, double pixels, double line_width)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (double));

  if (self->starts != starts || self->pixels != pixels || self->line_width != line_width
      || !is_same_layout (&self->layout, layout))
    {
      relu_curves_pixels_clear (self);
      begin (self, layout, starts, pixels, line_width);
    }

  for (guint i = 0; i < relu_starts_get_n (starts); i++)
    {
      const ReluStart *start = self->is_drawn[i] ? NULL : relu_starts_get (starts, i);
      const ReluCurvesPanel *panel
        = start == NULL ? NULL : relu_curves_layout_find (&self->layout, start->outcome);

      if (panel == NULL)
        continue;
      self->is_drawn[i] = TRUE;
      add_curve (self, panel, start, points);
    }
}

/* relu_curves_pixels_paint:
 * @alpha: how much of the ground a curve hides
 *
 * Paints the curves of one outcome in the present source colour. */
void
relu_curves_pixels_paint (const ReluCurvesPixels *self, cairo_t *cr, const ReluCurvesPanel *panel,
                          double alpha)
{
  cairo_surface_t *mask = relu_curves_raster_to_mask (&self->rasters[panel->outcome], alpha);
  ReluRect bounds;

  get_bounds (self, panel, &bounds);
  cairo_surface_set_device_scale (mask, self->pixels, self->pixels);
  cairo_mask_surface (cr, mask, bounds.x / self->pixels, bounds.y / self->pixels);
  cairo_surface_destroy (mask);
}

void
relu_curves_pixels_clear (ReluCurvesPixels *self)
{
  for (guint i = 0; i < RELU_N_OUTCOMES; i++)
    relu_curves_raster_clear (&self->rasters[i]);
  g_clear_pointer (&self->is_drawn, g_free);
  g_clear_pointer (&self->starts, relu_starts_unref);
}
