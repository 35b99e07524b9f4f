/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-figure-pair.h: the document's figure, and where it is asked for a pin's beside it. */

#pragma once

#include <gtk/gtk.h>

#include "relu-document.h"
#include "relu-viewport.h"

G_BEGIN_DECLS

#define RELU_TYPE_FIGURE_PAIR (relu_figure_pair_get_type ())
G_DECLARE_FINAL_TYPE (ReluFigurePair, relu_figure_pair, RELU, FIGURE_PAIR, GtkWidget)

/* Property "child": the document's figure. */

void relu_figure_pair_bind (ReluFigurePair *self, ReluDocument *document, ReluViewport *viewport);

G_END_DECLS
