/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-export-place.h: asking where to write a picture, an animation or a handout. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Called when a place is chosen; not when the question is dismissed. */
typedef void (*ReluExportPlaceFunc) (GtkWindow *parent, GFile *file);

void relu_export_place_ask (GtkWindow *parent, GSettings *settings, const char *title,
                            const char *name, const char *const *endings,
                            ReluExportPlaceFunc callback);
void relu_export_place_remember (GSettings *settings, GFile *file);
void relu_export_place_show_error (GtkWindow *parent, const char *heading, const char *message);

G_END_DECLS
