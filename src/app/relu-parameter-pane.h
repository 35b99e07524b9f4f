/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-parameter-pane.h: every parameter of the document's network, as cards of sliders. */

#pragma once

#include <gtk/gtk.h>

#include "relu-document.h"
#include "relu-row-list.h"
#include "relu-viewport.h"

G_BEGIN_DECLS

#define RELU_TYPE_PARAMETER_PANE (relu_parameter_pane_get_type ())
G_DECLARE_FINAL_TYPE (ReluParameterPane, relu_parameter_pane, RELU, PARAMETER_PANE, GtkWidget)

/* Properties: "document" (ReluDocument), "viewport" (ReluViewport): the selected unit is the one whose
 * card is pointed at or has the focus. */

/* Which sliders there are. */
typedef enum
{
  RELU_PANE_SHOWS_ALL,
  RELU_PANE_SHOWS_PRESENTED, /* those that the document marks so; all where it marks none */
  RELU_PANE_SHOWS_NONE,
} ReluPaneFilter;

GtkWidget *relu_parameter_pane_new (ReluDocument *document, ReluViewport *viewport);

void relu_parameter_pane_set_document (ReluParameterPane *self, ReluDocument *document);
void relu_parameter_pane_set_viewport (ReluParameterPane *self, ReluViewport *viewport);
ReluRowList *relu_parameter_pane_get_list (ReluParameterPane *self);
GtkWidget *relu_parameter_pane_get_parameter_row (ReluParameterPane *self, gsize parameter);
void relu_parameter_pane_set_unfolded (ReluParameterPane *self, guint layer, guint unit,
                                       gboolean unfolded);

/* With a way out for the user, which ends with the next filter. */
void relu_parameter_pane_set_filter (ReluParameterPane *self, ReluPaneFilter filter);
ReluPaneFilter relu_parameter_pane_get_filter (ReluParameterPane *self);
void relu_parameter_pane_set_shows_all (ReluParameterPane *self, gboolean shows_all);
gboolean relu_parameter_pane_is_filtered (ReluParameterPane *self);

void relu_parameter_pane_edit_parameter (ReluParameterPane *self, gsize parameter);

G_END_DECLS
