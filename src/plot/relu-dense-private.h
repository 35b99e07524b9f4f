/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-dense-private.h: curves with more pieces than one can see, at a cost set by the pixels. */

#pragma once

#include <cairo.h>

#include "relu-figure-private.h"

G_BEGIN_DECLS

/* Columns in one pixel: edges of steep lines are as smooth as a stroke's. */
#define RELU_DENSE_PER_PIXEL 4

typedef struct
{
  float low, high; /* of the curve, in pixels below the top of the area; low > high: not there */
} ReluColumn;

/* The area of a curve as columns of pixels, each of RELU_DENSE_PER_PIXEL narrower ones. */
typedef struct
{
  double left, top;  /* in the figure's units */
  double pixel;      /* the size of a pixel in the figure's units */
  guint width, height; /* in pixels */
  ReluColumn *columns; /* width * RELU_DENSE_PER_PIXEL */
} ReluGrid;

typedef struct _ReluDense ReluDense;

ReluDense *relu_dense_new (void) G_GNUC_WARN_UNUSED_RESULT;
void relu_dense_free (ReluDense *self);
void relu_dense_begin (ReluDense *self, ReluGrid *grid, double left, double top, double width,
                       double height, double pixels);
guint32 *relu_dense_get_colors (ReluDense *self, guint n);

void relu_grid_add_segment (ReluGrid *self, double x0, double y0, double x1, double y1);
void relu_grid_add_curve (ReluGrid *self, const ReluFigure *figure, guint n, const double *xs,
                          const double *ys);
void relu_grid_join (ReluGrid *self);
void relu_grid_clear_column (ReluGrid *self, guint column);

void relu_dense_paint (ReluDense *self, cairo_t *cr, const ReluGrid *grid, double line_width,
                       const guint32 *colors);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluDense, relu_dense_free)

G_END_DECLS
