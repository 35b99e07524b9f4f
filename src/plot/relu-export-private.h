/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-export-private.h: the parts of the export. */

#pragma once

#include "relu-export.h"

G_BEGIN_DECLS

const char *relu_export_get_title (ReluScene *scene, const ReluExportOptions *options);
void relu_export_describe_svg (GByteArray *bytes, const char *title, const char *description);

G_END_DECLS
