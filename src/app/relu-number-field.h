/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-number-field.h: a spin button for exact numbers: shown rounded, kept exact, typed freely. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asked before a typed number becomes the value: make room for it, or refuse it and say why in a
 * sentence, translated (transfer full). */
typedef gboolean (*ReluNumberFieldAcceptFunc) (GtkSpinButton *field, double value, char **reason,
                                               gpointer user_data);

GtkWidget *relu_number_field_new (GtkAdjustment *adjustment);
void relu_number_field_set_accept_func (GtkSpinButton *field, ReluNumberFieldAcceptFunc accept,
                                        gpointer user_data);
void relu_number_field_set_whole (GtkSpinButton *field);
void relu_number_field_set_ladder (GtkSpinButton *field, double smallest);
void relu_number_field_set_zero_text (GtkSpinButton *field, const char *text);
void relu_number_field_set_compact (GtkSpinButton *field, gboolean compact);
const char *relu_number_field_get_refusal (GtkSpinButton *field);
void relu_number_field_reset (GtkSpinButton *field);

void relu_number_field_localize (GtkSpinButton *plain);
gboolean relu_number_field_parse (const char *text, double *value);
char *relu_number_field_format (double value, gboolean exact);

void relu_ignore_scroll (GtkWidget *widget);

G_END_DECLS
