/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-export-dialog.h: the figure as a file: a preview of it, and the choices. */

#pragma once

#include <adwaita.h>

#include "relu-export.h"

G_BEGIN_DECLS

#define RELU_TYPE_EXPORT_DIALOG (relu_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ReluExportDialog, relu_export_dialog, RELU, EXPORT_DIALOG, AdwWindow)

/* Signal "exported" (GFile *file): it is written, and the dialog closes. */

ReluExportDialog *relu_export_dialog_new (GtkWindow *parent, GSettings *settings,
                                          ReluAnalysis *analysis, const ReluSceneOptions *shown,
                                          int width, int height, const char *title);

void relu_export_dialog_get_options (ReluExportDialog *self, ReluExportOptions *options);
/* What the button does once a file has been chosen. */
void relu_export_dialog_export_to (ReluExportDialog *self, GFile *file);

G_END_DECLS
