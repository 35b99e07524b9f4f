/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-advice.h: what a popover says, and the commands that can help. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* To be called when a menu button is about to open: makes its popover empty. */
GtkWidget *relu_advice_begin (GtkMenuButton *button);
void relu_advice_append_text (GtkWidget *advice, const char *text, const char *css_class);
void relu_advice_append_button (GtkWidget *advice, const char *label, const char *action,
                                const char *target);
void relu_advice_finish (GtkWidget *advice);

G_END_DECLS
