/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-presented-sliders.h: the sliders that were pinned for presenting, large. */

#pragma once

#include <gtk/gtk.h>

#include "relu-document.h"
#include "relu-theme.h"

G_BEGIN_DECLS

#define RELU_TYPE_PRESENTED_SLIDERS (relu_presented_sliders_get_type ())
G_DECLARE_FINAL_TYPE (ReluPresentedSliders, relu_presented_sliders, RELU, PRESENTED_SLIDERS, GtkWidget)

/* As many of these as there are rows for; the rest is said in a line. */
#define RELU_MOST_PRESENTED_SLIDERS 8

/* Hidden while nothing is pinned. */
GtkWidget *relu_presented_sliders_new (ReluDocument *document);
void relu_presented_sliders_set_shown (ReluPresentedSliders *self, gboolean shown);
void relu_presented_sliders_set_theme (ReluPresentedSliders *self, ReluThemeKind kind);

G_END_DECLS
