/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-figure-bar.h: under the figure: what it shows, and the reading at x. */

#pragma once

#include <gtk/gtk.h>

#include "relu-document.h"
#include "relu-viewport.h"

G_BEGIN_DECLS

#define RELU_TYPE_FIGURE_BAR (relu_figure_bar_get_type ())
G_DECLARE_FINAL_TYPE (ReluFigureBar, relu_figure_bar, RELU, FIGURE_BAR, GtkWidget)

/* Properties: "document" (ReluDocument), "viewport" (ReluViewport). */

G_END_DECLS
