/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-compat-announce.h: says something to a screen reader. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void relu_compat_announce (GtkWidget *widget, const char *message);
void relu_compat_describe (GtkWidget *widget, const char *description);

G_END_DECLS
