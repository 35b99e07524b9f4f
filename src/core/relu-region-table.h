/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-region-table.h: the regions as the rows of a table, one at a time, and as text to paste. */

#pragma once

#include "relu-regions.h"

G_BEGIN_DECLS

/* What stands in a pattern for a unit that switches inside the region, silently. */
#define RELU_PATTERN_BOTH '*'

typedef enum
{
  RELU_REGION_ROWS_LINEAR,     /* a row for each linear region */
  RELU_REGION_ROWS_ACTIVATION, /* a row for each activation region */
} ReluRegionRows;

typedef enum
{
  RELU_TABLE_CSV,      /* exact numbers, for programs, in the C locale */
  RELU_TABLE_TSV,      /* the same with tabs, to be pasted into the cells of a spreadsheet */
  RELU_TABLE_MARKDOWN, /* rounded numbers, for people, in the user's locale */
  RELU_TABLE_LATEX,    /* a tabular; needs no package */
} ReluTableFormat;

/* Nothing is computed before a row is asked for: a table of a million regions costs as much as one
 * of three. To be used by one thread at a time. */
typedef struct _ReluRegionTable ReluRegionTable;

ReluRegionTable *relu_region_table_new (ReluRegions *regions,
                                        ReluRegionRows rows) G_GNUC_WARN_UNUSED_RESULT;
void relu_region_table_free (ReluRegionTable *self);

ReluRegions *relu_region_table_get_regions (const ReluRegionTable *self);
ReluRegionRows relu_region_table_get_rows (const ReluRegionTable *self);
guint relu_region_table_get_n (const ReluRegionTable *self);
void relu_region_table_get (const ReluRegionTable *self, guint row, ReluRegion *region);
guint relu_region_table_find (const ReluRegionTable *self, double x);
char *relu_region_table_dup_pattern (ReluRegionTable *self, guint row);

void relu_region_table_append_head (const ReluRegionTable *self, ReluTableFormat format,
                                    GString *text);
void relu_region_table_append_row (ReluRegionTable *self, ReluTableFormat format, guint row,
                                   GString *text);
void relu_region_table_append_foot (const ReluRegionTable *self, ReluTableFormat format,
                                    GString *text);

void relu_pattern_append (GString *text, const ReluNetwork *network, const guint8 *pattern);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluRegionTable, relu_region_table_free)

G_END_DECLS
