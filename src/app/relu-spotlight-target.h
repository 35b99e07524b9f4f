/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-spotlight-target.h: what a spotlight falls on: where it is, and what there is to say about it. */

#pragma once

#include "relu-figure-view.h"
#include "relu-parameter-row.h"

G_BEGIN_DECLS

typedef struct
{
  GdkRectangle area; /* in the pixels of the widget it was found in */
  gboolean is_point; /* a point in the middle of the area: a ring, a data point */
  char *heading;
  char *text; /* NULL: the heading says all */
} ReluSpotlightTarget;

gboolean relu_spotlight_target_at (ReluFigureView *figure, double px, double py,
                                   ReluSpotlightTarget *target);
gboolean relu_spotlight_target_of_reading (ReluFigureView *figure, ReluSpotlightTarget *target);
gboolean relu_spotlight_target_of_row (ReluDocument *document, ReluParameterRow *row,
                                       ReluSpotlightTarget *target);
gboolean relu_spotlight_target_equal (const ReluSpotlightTarget *a, const ReluSpotlightTarget *b);
void relu_spotlight_target_clear (ReluSpotlightTarget *target);

G_END_DECLS
