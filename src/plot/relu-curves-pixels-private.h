/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-curves-pixels-private.h: the curves of a chart as pixels, kept while more of them come. */

#pragma once

#include "relu-curves-layout-private.h"
#include "relu-curves-raster-private.h"

G_BEGIN_DECLS

typedef struct
{
  ReluStarts *starts; /* NULL: nothing is kept */
  double pixels;      /* of the device in one unit */
  double line_width;  /* in these */
  ReluCurvesLayout layout;
  guint8 *is_drawn; /* (array) of each start */
  ReluCurvesRaster rasters[RELU_N_OUTCOMES];
  guint n_drawn; /* curves so far; for tests that count work */
} ReluCurvesPixels;

void relu_curves_pixels_update (ReluCurvesPixels *self, const ReluCurvesLayout *layout,
                                ReluStarts *starts, double pixels, double line_width);
void relu_curves_pixels_paint (const ReluCurvesPixels *self, cairo_t *cr,
                               const ReluCurvesPanel *panel, double alpha);
void relu_curves_pixels_clear (ReluCurvesPixels *self);

G_END_DECLS
