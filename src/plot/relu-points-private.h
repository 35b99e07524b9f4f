/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-points-private.h: data points as pixels, kept from frame to frame. */

#pragma once

#include <cairo.h>

#include "relu-figure-private.h"

G_BEGIN_DECLS

/* What the pixels depend on, besides the points. Every member is 8 bytes wide: there is no padding. */
typedef struct
{
  ReluData *data;
  const ReluTheme *theme;
  double x_from, x_to, y_from, y_to;
  ReluRect plot;    /* which shows these */
  ReluRect area;    /* the same on whole pixels */
  double pixels;    /* in one unit of the figure */
  double radius;    /* of a point, to its tips */
  double halo;      /* around it */
  double cell;      /* 0: single points; else the side of the cells in which they are counted */
} ReluPointsKey;

/* What is in one column of pixels. */
typedef struct
{
  double low, high; /* y, also of points above and below the plot */
} ReluPointColumn;

typedef struct _ReluPoints ReluPoints;

ReluPoints *relu_points_new (void) G_GNUC_WARN_UNUSED_RESULT;
void relu_points_free (ReluPoints *self);
void relu_points_paint (ReluPoints *self, cairo_t *cr, const ReluPointsKey *key);
void relu_points_fill_cells (const ReluPointsKey *key, cairo_t *cr);
const double *relu_points_get_ticks (ReluPoints *self, const ReluPointsKey *key, guint *n);
const ReluPointColumn *relu_points_get_columns (ReluPoints *self, const ReluPointsKey *key,
                                                guint *n);
guint relu_points_get_n_built (const ReluPoints *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluPoints, relu_points_free)

G_END_DECLS
