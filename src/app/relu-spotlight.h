/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-spotlight.h: enlarges what is pointed at, says it in large words, and dims the rest. */

#pragma once

#include <gtk/gtk.h>

#include "relu-document.h"
#include "relu-figure-view.h"

G_BEGIN_DECLS

#define RELU_TYPE_SPOTLIGHT (relu_spotlight_get_type ())
G_DECLARE_FINAL_TYPE (ReluSpotlight, relu_spotlight, RELU, SPOTLIGHT, GtkWidget)

/* Lies over figure and sliders, lets the pointer through, and is hidden while it is off. */

GtkWidget *relu_spotlight_new (ReluDocument *document, ReluViewport *viewport,
                               ReluFigureView *figure, GtkWidget *sliders);

gboolean relu_spotlight_get_on (ReluSpotlight *self);
void relu_spotlight_set_on (ReluSpotlight *self, gboolean on);
void relu_spotlight_point (ReluSpotlight *self, double x, double y);
void relu_spotlight_point_by_keys (ReluSpotlight *self);
const char *relu_spotlight_get_heading (ReluSpotlight *self);

G_END_DECLS
