/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-presentation-bar.h: the controls of a presentation, which come when somebody moves, and go. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RELU_TYPE_PRESENTATION_BAR (relu_presentation_bar_get_type ())
G_DECLARE_FINAL_TYPE (ReluPresentationBar, relu_presentation_bar, RELU, PRESENTATION_BAR, GtkWidget)

/* Has a place of its own, so that it covers nothing; empty most of the time. Property "awake" (boolean,
 * read-only): whether the controls are there, and the pointer is to be seen. */

GtkWidget *relu_presentation_bar_new (void);
void relu_presentation_bar_wake (ReluPresentationBar *self);
void relu_presentation_bar_rest (ReluPresentationBar *self);
gboolean relu_presentation_bar_get_awake (ReluPresentationBar *self);
void relu_presentation_bar_set_patience (ReluPresentationBar *self, guint milliseconds);
void relu_presentation_bar_set_note (ReluPresentationBar *self, const char *note);
void relu_presentation_bar_set_has_lesson (ReluPresentationBar *self, gboolean has_lesson);
void relu_presentation_bar_set_screens (ReluPresentationBar *self, GMenuModel *screens);

G_END_DECLS
