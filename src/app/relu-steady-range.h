/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-steady-range.h: a range that does not jump about while what it has to show moves. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _ReluSteadyRange ReluSteadyRange;

/* @changed is called with @user_data when an animation has moved the range. */
ReluSteadyRange *relu_steady_range_new (GtkWidget *widget, void (*changed) (gpointer user_data),
                                        gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;
void relu_steady_range_free (ReluSteadyRange *self);

void relu_steady_range_aim (ReluSteadyRange *self, double from, double to, gboolean busy);
void relu_steady_range_reset (ReluSteadyRange *self);
void relu_steady_range_get (ReluSteadyRange *self, double *from, double *to);

G_END_DECLS
