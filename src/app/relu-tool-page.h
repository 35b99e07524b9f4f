/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-tool-page.h: what the pages of the tool panel have in common: they follow a document, a viewport and
 * a training while they are in sight. */

#pragma once

#include <gtk/gtk.h>

#include "relu-training.h"
#include "relu-viewport.h"

G_BEGIN_DECLS

typedef enum
{
  RELU_TOOL_DOCUMENT = 1 << 0, /* what is shown or saved */
  RELU_TOOL_VIEWPORT = 1 << 1, /* what is read, pointed at, selected, visible */
  RELU_TOOL_TRAINING = 1 << 2, /* what goes on in training */

  RELU_TOOL_ALL = RELU_TOOL_DOCUMENT | RELU_TOOL_VIEWPORT | RELU_TOOL_TRAINING,
} ReluToolChanges;

#define RELU_TYPE_TOOL_PAGE (relu_tool_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (ReluToolPage, relu_tool_page, RELU, TOOL_PAGE, GtkWidget)

struct _ReluToolPageClass
{
  GtkWidgetClass parent_class;

  /* Shows what has changed. Called only while the page is in sight and has document and viewport; with
   * everything when it comes into sight. */
  void (*update) (ReluToolPage *self, ReluToolChanges changes);
};

/* Properties: "document", "viewport", "training". */

ReluDocument *relu_tool_page_get_document (ReluToolPage *self);
ReluViewport *relu_tool_page_get_viewport (ReluToolPage *self);
ReluTraining *relu_tool_page_get_training (ReluToolPage *self);
void relu_tool_page_copy (ReluToolPage *self, const char *text, const char *message);

G_END_DECLS
