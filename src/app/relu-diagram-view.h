/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-diagram-view.h: the network as a diagram, in which units and weights are selected. */

#pragma once

#include <gtk/gtk.h>

#include "relu-diagram.h"
#include "relu-document.h"
#include "relu-viewport.h"

G_BEGIN_DECLS

#define RELU_TYPE_DIAGRAM_VIEW (relu_diagram_view_get_type ())
G_DECLARE_FINAL_TYPE (ReluDiagramView, relu_diagram_view, RELU, DIAGRAM_VIEW, GtkWidget)

/* Properties: "document", "viewport" (both nullable). What is selected and pointed at is in the viewport; its menu
 * and the keys Delete, Insert and Enter activate the window's actions. */

GtkWidget *relu_diagram_view_new (ReluDocument *document, ReluViewport *viewport);

void relu_diagram_view_set_document (ReluDiagramView *self, ReluDocument *document);
void relu_diagram_view_set_viewport (ReluDiagramView *self, ReluViewport *viewport);
ReluDiagram *relu_diagram_view_get_diagram (ReluDiagramView *self); /* for tests */

G_END_DECLS
