/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-tooltip.h: tooltips that say what a control does and its key. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void relu_tooltip_set (gpointer widget, const char *text);
void relu_tooltip_set_for (gpointer widget, const char *text, const char *action);
void relu_tooltip_add_keys (gpointer root);

G_END_DECLS
