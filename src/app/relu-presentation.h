/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-presentation.h: a document in front of a class: figure and pinned sliders, on the whole screen. */

#pragma once

#include <gtk/gtk.h>

#include "relu-document.h"
#include "relu-viewport.h"

G_BEGIN_DECLS

#define RELU_TYPE_PRESENTATION (relu_presentation_get_type ())
G_DECLARE_FINAL_TYPE (ReluPresentation, relu_presentation, RELU, PRESENTATION, GtkWindow)

/* Keys, wherever the focus is:
 *   Page Down, Page Up   next and previous step of the lesson; so do the arrows, unless a slider has the
 *                        focus, or there is no lesson
 *   b or .               blank the screen; then any key, click or touch brings the picture back
 *   s                    while it is held, or until it is pressed again: the spotlight
 *   d                    dark or light
 *   Tab, movement        the controls appear
 *   Esc, F11             leave
 * F5, with which clickers start a show, does nothing. The window's commands about the view, and undo, have
 * the keys that they have in the window. */

ReluPresentation *relu_presentation_new (GtkWindow *parent, ReluDocument *document,
                                         ReluViewport *viewport);

gboolean relu_presentation_key (ReluPresentation *self, guint keyval, GdkModifierType state);
void relu_presentation_key_released (ReluPresentation *self, guint keyval);
void relu_presentation_set_lesson (ReluPresentation *self, GtkWidget *lesson);
void relu_presentation_set_shows_sliders (ReluPresentation *self, gboolean shows_sliders);
void relu_presentation_set_note (ReluPresentation *self, const char *note);
void relu_presentation_set_screens (ReluPresentation *self, GMenuModel *screens);
void relu_presentation_set_patience (ReluPresentation *self, guint milliseconds);

gboolean relu_presentation_get_blank (ReluPresentation *self);
GtkWidget *relu_presentation_get_figure (ReluPresentation *self);
void relu_presentation_set_blank (ReluPresentation *self, gboolean blank);
void relu_presentation_set_spotlight (ReluPresentation *self, gboolean on);
void relu_presentation_wake (ReluPresentation *self);
gboolean relu_presentation_get_awake (ReluPresentation *self);
const char *relu_presentation_choose_text_class (int width, int height);

G_END_DECLS
