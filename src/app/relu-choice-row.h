/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-choice-row.h: an example or a lesson in a list to choose from: its title and what it is about. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *relu_choice_row_new (const char *id, const char *title, const char *description);
const char *relu_choice_row_get_id (GtkListBoxRow *row);
GtkWidget *relu_choice_list_new (const char *name);
GtkListBox *relu_choice_list_get_list (GtkWidget *self);

G_END_DECLS
