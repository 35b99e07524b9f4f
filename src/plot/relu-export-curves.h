/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-export-curves.h: the curves of many starts as a PNG, SVG or PDF file. */

#pragma once

#include "relu-curves-chart.h"
#include "relu-export.h"

G_BEGIN_DECLS

gboolean relu_export_curves_to_file (const ReluCurvesScene *scene, const ReluExportOptions *options,
                                     const char *path, GError **error);

G_END_DECLS
