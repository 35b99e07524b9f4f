/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-row-menu.h: a menu at the end of a row, for the button, the other button, and the keyboard. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef GMenuModel *(*ReluRowMenuFunc) (void);

GtkWidget *relu_row_menu_new (GtkWidget *row, ReluRowMenuFunc create);

G_END_DECLS
