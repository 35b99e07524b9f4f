/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-region-cell.h: one cell of the table of regions. */

#pragma once

#include <gtk/gtk.h>

#include "relu-region-table.h"
#include "relu-theme.h"

G_BEGIN_DECLS

typedef enum
{
  RELU_COLUMN_FROM, /* with the colour of the unit that opened the region */
  RELU_COLUMN_TO,
  RELU_COLUMN_SLOPE,
  RELU_COLUMN_INTERCEPT,
  RELU_COLUMN_PATTERN,
  RELU_COLUMN_EQUATION,
} ReluRegionColumn;

#define RELU_N_REGION_COLUMNS 6

const char *relu_region_column_get_title (ReluRegionColumn column);

#define RELU_TYPE_REGION_CELL (relu_region_cell_get_type ())
G_DECLARE_FINAL_TYPE (ReluRegionCell, relu_region_cell, RELU, REGION_CELL, GtkWidget)

GtkWidget *relu_region_cell_new (ReluRegionColumn column);
void relu_region_cell_show (ReluRegionCell *self, ReluRegionTable *table, guint row,
                            const ReluTheme *theme);
const char *relu_region_cell_get_text (ReluRegionCell *self);
const char *relu_region_cell_get_spoken (ReluRegionCell *self);

G_END_DECLS
