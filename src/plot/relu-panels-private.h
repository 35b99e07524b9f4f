/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-panels-private.h: where the panels of the build-up lie: a row for each step, a column for each
 * unit. */

#pragma once

#include "relu-painter.h"
#include "relu-scene-private.h"
#include "relu-text-private.h"
#include "relu-theme-private.h"
#include "relu-ticks-private.h"

G_BEGIN_DECLS

typedef struct
{
  guint n_columns; /* 0: there are none */
  guint first;     /* unit of the build-up in the first column */
  guint n_rows;
  guint n_more;    /* units of the layer that have no column */
  gboolean is_above; /* the plot, else left of it */
  gboolean has_note; /* instead of panels: that there is too much to show */

  double extent; /* what the panels take from the plot: width, or height where they are above */
  double gutter; /* left of the first column: captions and tick labels */
  double gap, arrow; /* between columns; between the panels and the plot's own labels */
  double title_height;
  gboolean long_titles;

  ReluRect area; /* all panels with their titles */
  double column_width, row_height, row_pitch;
  double low[RELU_N_BUILD_UP_STEPS], high[RELU_N_BUILD_UP_STEPS];
  ReluTicks ticks[RELU_N_BUILD_UP_STEPS];
  ReluTicks x_ticks; /* none where they have no room */
  double note_y; /* of how many more units there are; 0: to be found room for */
} ReluPanels;

double relu_panels_get_least_extent (const ReluPanels *self, double unit);
void relu_panels_choose (ReluPanels *self, const ReluScene *scene, ReluText *text, double unit,
                         double width, double height, double most);
void relu_panels_align (ReluPanels *self, double gutter, double width);
void relu_panels_place (ReluPanels *self, const ReluScene *scene, ReluText *text, double unit,
                        double x, double y, double height);
void relu_panels_get_rect (const ReluPanels *self, guint column, guint row, ReluRect *rect);

G_END_DECLS
