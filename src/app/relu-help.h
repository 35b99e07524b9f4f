/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-help.h: which page of the guide is about what a person is at, and its window. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void relu_help_set_page (gpointer widget, const char *page);
const char *relu_help_find_page (GtkWindow *window);

void relu_help_install (GtkApplication *application);
void relu_help_reopen (GtkApplication *application);

G_END_DECLS
