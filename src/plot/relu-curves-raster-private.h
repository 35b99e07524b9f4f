/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-curves-raster-private.h: thousands of translucent curves over each other, as pixels. */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint width, height; /* in pixels */
  float *cover;        /* of each pixel, column after column: how many curves lie over it */
  double *low, *high;  /* of the curve that is being added, in each column; scratch */
} ReluCurvesRaster;

void relu_curves_raster_init (ReluCurvesRaster *self, guint width, guint height);
void relu_curves_raster_clear (ReluCurvesRaster *self);
void relu_curves_raster_add (ReluCurvesRaster *self, guint n, const double *xs, const double *ys,
                             double line_width);
cairo_surface_t *relu_curves_raster_to_mask (const ReluCurvesRaster *self, double alpha);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ReluCurvesRaster, relu_curves_raster_clear)

G_END_DECLS
