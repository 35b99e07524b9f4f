/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-diagram-view-private.h: shared by the view and what listens to its pointer and keys. */

#pragma once

#include "relu-diagram-view.h"

G_BEGIN_DECLS

struct _ReluDiagramView
{
  GtkWidget parent_instance;

  ReluDocument *document;
  ReluViewport *viewport;
  ReluDiagram *diagram;
  GtkWidget *menu; /* NULL until it is asked for */
  char *words;     /* what assistive technology was told last */
  guint words_id;
  gboolean outwards; /* which of its two fans a selected edge is in; see relu_diagram_item_move() */
};

/* relu-diagram-view.c */
ReluNetwork *relu_diagram_view_get_network (ReluDiagramView *self);
void relu_diagram_view_get_selected (ReluDiagramView *self, ReluDiagramItem *item);
void relu_diagram_view_select (ReluDiagramView *self, const ReluDiagramItem *item);
void relu_diagram_view_point (ReluDiagramView *self, const ReluDiagramItem *item);
void relu_diagram_view_tell (ReluDiagramView *self, gboolean announce);

/* relu-diagram-input.c */
void relu_diagram_input_init (ReluDiagramView *self);
void relu_diagram_input_point (ReluDiagramView *self, double px, double py);
void relu_diagram_input_press (ReluDiagramView *self, double px, double py, double reach);
gboolean relu_diagram_input_key (ReluDiagramView *self, guint keyval, GdkModifierType state);

G_END_DECLS
