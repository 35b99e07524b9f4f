/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-tool-panel.h: the panel beside the figure, with a page for each tool. */

#pragma once

#include <gtk/gtk.h>

#include "relu-lesson-editor.h"
#include "relu-training.h"
#include "relu-viewport.h"

G_BEGIN_DECLS

#define RELU_TYPE_TOOL_PANEL (relu_tool_panel_get_type ())
G_DECLARE_FINAL_TYPE (ReluToolPanel, relu_tool_panel, RELU, TOOL_PANEL, GtkWidget)

/* Its buttons activate "win.tool-page" with a page's name, or with "" to close. */

GtkWidget *relu_tool_panel_new (ReluDocument *document, ReluViewport *viewport,
                                ReluTraining *training, ReluLessonEditor *editor);

void relu_tool_panel_show_page (ReluToolPanel *self, const char *name);
GtkWidget *relu_tool_panel_get_page (ReluToolPanel *self);

gboolean relu_tool_panel_has_page (const char *name);
const char *relu_tool_panel_get_page_title (const char *name);

G_END_DECLS
