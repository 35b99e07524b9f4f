/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-export-preview.h: exactly the picture that would be written, made to fit. */

#pragma once

#include <gtk/gtk.h>

#include "relu-export.h"

G_BEGIN_DECLS

#define RELU_TYPE_EXPORT_PREVIEW (relu_export_preview_get_type ())
G_DECLARE_FINAL_TYPE (ReluExportPreview, relu_export_preview, RELU, EXPORT_PREVIEW, GtkWidget)

void relu_export_preview_set (ReluExportPreview *self, ReluScene *scene,
                              const ReluExportOptions *options);

G_END_DECLS
