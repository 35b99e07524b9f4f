/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-export-private.h: the parts of the export. */

#pragma once

#include "relu-export.h"

G_BEGIN_DECLS

/* What is drawn, into (0, 0, width, height) of the options; and what is said of it in words. */
typedef struct
{
  void (*draw) (gpointer data, cairo_t *cr, const ReluExportOptions *options);
  gpointer data;
  const char *title, *subject; /* inside the file */
  char *(*dup_description) (gpointer data);
} ReluExportDrawing;

GBytes *relu_export_drawing_to_bytes (const ReluExportDrawing *drawing,
                                      const ReluExportOptions *options,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
void relu_export_describe_pdf (cairo_surface_t *surface, const char *title, const char *author,
                               const char *subject);
gboolean relu_export_check_status (cairo_status_t status, GError **error);
gboolean relu_export_check_size (const ReluExportOptions *options, GError **error);
gboolean relu_export_fail_write (GError **error, const char *path, const GError *cause);
gboolean relu_export_write (GBytes *bytes, const char *path, GError **error);

const char *relu_export_get_title (ReluScene *scene, const ReluExportOptions *options);
void relu_export_describe_svg (GByteArray *bytes, const char *title, const char *description);

G_END_DECLS
