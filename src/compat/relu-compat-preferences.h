/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-compat-preferences.h: shows a page of preferences over a window. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void relu_compat_preferences_show (GtkWindow *parent, const char *title, AdwPreferencesPage *page);
gboolean relu_compat_preferences_present (GtkWindow *parent);

/* For tests: the page that is open over a window, or NULL; and its end. */
GtkWidget *relu_compat_preferences_get_dialog (GtkWindow *parent);
void relu_compat_preferences_close (GtkWindow *parent);

G_END_DECLS
