/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-diagram-layout-private.h: where input, units and output of a diagram stand. */

#pragma once

#include "relu-diagram.h"

G_BEGIN_DECLS

/* Where a unit's number stands. */
typedef enum
{
  RELU_DIAGRAM_CAPTION_NONE,
  RELU_DIAGRAM_CAPTION_BELOW,
  RELU_DIAGRAM_CAPTION_BESIDE, /* where the next unit is too near below: over the edges out */
} ReluDiagramCaption;

/* Column 0 is the input, column 1 the network's layer 0. */
typedef struct
{
  guint n_units;
  guint first_number; /* of unit 0, numbered through as in ReluRegions: for its colour */
  double main;        /* the column's centre, in the direction in which the layers follow */
  double first;       /* the centre of unit 0, across that direction */
  double pitch;       /* from unit to unit */
  double radius;
  gboolean is_bar; /* too many units to tell apart: one bar */
  ReluDiagramCaption caption;
} ReluDiagramColumn;

typedef struct
{
  double width, height;
  double unit;         /* type, lines and spacing are multiples of it */
  gboolean is_upright; /* layers follow from top to bottom, else from left to right */
  gboolean has_headings;
  double heading;      /* the height of the headings, at the top; 0: none */
  double gap;          /* from column to column */
  guint n_columns;
  ReluDiagramColumn *columns;
} ReluDiagramLayout;

void relu_diagram_layout_init (ReluDiagramLayout *self, const ReluNetwork *network, double scale,
                               double width, double height);
void relu_diagram_layout_clear (ReluDiagramLayout *self);

void relu_diagram_layout_get_center (const ReluDiagramLayout *self, guint column, guint unit,
                                     double *x, double *y);
guint relu_diagram_layout_find_unit (const ReluDiagramLayout *self, guint column, double px,
                                     double py);
void relu_diagram_layout_get_edge (const ReluDiagramLayout *self, guint layer, guint unit,
                                   guint input, double ends[4]);
void relu_diagram_layout_get_bar (const ReluDiagramLayout *self, guint column, ReluRect *bar);

G_END_DECLS
