/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-columns.h: children in columns where there is the width for it, else one below the other. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RELU_TYPE_COLUMNS (relu_columns_get_type ())
G_DECLARE_FINAL_TYPE (ReluColumns, relu_columns, RELU, COLUMNS, GtkWidget)

G_END_DECLS
