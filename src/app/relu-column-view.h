/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-column-view.h: what tables need that GtkColumnView does not tell. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *relu_column_view_find_list (GtkColumnView *view);
void relu_column_view_tell_cell (GtkListItem *item, const char *words);

G_END_DECLS
