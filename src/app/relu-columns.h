/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-columns.h: children in columns where there is the width for it, else one below the other. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RELU_TYPE_COLUMNS (relu_columns_get_type ())
/* Property: "fill-last" (construct only): the first columns are as wide as they want to be, the last one has the
 * rest of the width; else all are equally wide. */
G_DECLARE_FINAL_TYPE (ReluColumns, relu_columns, RELU, COLUMNS, GtkWidget)

G_END_DECLS
