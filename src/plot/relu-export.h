/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-export.h: a scene as a PNG, SVG or PDF file. */

#pragma once

#include "relu-painter.h"

G_BEGIN_DECLS

typedef enum
{
  RELU_EXPORT_PNG,
  RELU_EXPORT_SVG,
  RELU_EXPORT_PDF,
} ReluExportFormat;

#define RELU_N_EXPORT_FORMATS 3
#define RELU_EXPORT_MAX_PIXELS 32767 /* on a side, scale included: cairo's limit */

typedef enum
{
  RELU_EXPORT_ERROR_SIZE,
  RELU_EXPORT_ERROR_FORMAT, /* a file name without a known ending */
  RELU_EXPORT_ERROR_WRITE,
  RELU_EXPORT_ERROR_ANIMATION, /* there is nothing that could move, or too much */
  RELU_EXPORT_ERROR_CANCELLED,
} ReluExportError;

#define RELU_EXPORT_ERROR (relu_export_error_quark ())
GQuark relu_export_error_quark (void);

typedef struct
{
  ReluExportFormat format;
  double width, height; /* in CSS pixels (SVG: px, PDF: 1 px = 0.75 pt) */
  double scale;         /* PNG only: pixels per CSS pixel */
  gboolean transparent;
  ReluThemeKind theme;
  const char *title; /* (nullable): of the document inside SVG and PDF */
  const char *font;  /* (nullable): as for relu_painter_set_font() */
  ReluPalette palette;
} ReluExportOptions;

#define RELU_EXPORT_OPTIONS_INIT                                                                   \
  { RELU_EXPORT_PNG, 1200, 750, 2, FALSE, RELU_THEME_LIGHT, NULL, NULL, RELU_PALETTE_STANDARD }

gboolean relu_export_format_from_name (const char *file_name, ReluExportFormat *format,
                                       GError **error);
const char *relu_export_format_get_extension (ReluExportFormat format); /* "png" */
GBytes *relu_export_to_bytes (ReluScene *scene, const ReluExportOptions *options,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean relu_export_to_file (ReluScene *scene, const ReluExportOptions *options, const char *path,
                              GError **error); /* atomic: the old file stays where writing fails */

G_END_DECLS
