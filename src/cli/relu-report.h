/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-report.h: what an analysis found, as text, JSON or a table. */

#pragma once

#include "relu-analysis.h"
#include "relu-cli.h"
#include "relu-region-table.h"

G_BEGIN_DECLS

typedef struct
{
  const char *file_name; /* for errors */
  ReluFile *file;
  ReluAnalysis *analysis;
  guint8 *dead; /* (nullable): a byte for each unit that can switch; only with data */
} ReluReport;

gboolean relu_report_check_finite (const ReluReport *self, GError **error);

/* Each writes the whole report in pieces. */
void relu_report_write_text (const ReluReport *self, ReluCliOutput *output);
void relu_report_write_json (const ReluReport *self, ReluCliOutput *output);
void relu_report_write_table (const ReluReport *self, ReluTableFormat format, ReluRegionRows rows,
                              ReluCliOutput *output);

G_END_DECLS
