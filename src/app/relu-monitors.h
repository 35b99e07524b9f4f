/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-monitors.h: which screen a presentation goes to. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A screen by its place; screens that show the same are mirrors of each other. */
guint relu_monitors_choose (const GdkRectangle *places, guint n, guint home, int wanted);
gboolean relu_monitors_are_mirrored (const GdkRectangle *a, const GdkRectangle *b);

GArray *relu_monitors_list (GtkWidget *window, guint *home) G_GNUC_WARN_UNUSED_RESULT;
GdkMonitor *relu_monitors_get (GtkWidget *window, guint index) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
