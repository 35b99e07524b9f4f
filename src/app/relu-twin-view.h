/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-twin-view.h: a pinned network's figure, beside that of the document. */

#pragma once

#include <gtk/gtk.h>

#include "relu-document.h"
#include "relu-viewport.h"

G_BEGIN_DECLS

#define RELU_TYPE_TWIN_VIEW (relu_twin_view_get_type ())
G_DECLARE_FINAL_TYPE (ReluTwinView, relu_twin_view, RELU, TWIN_VIEW, GtkWidget)

GtkWidget *relu_twin_view_new (ReluDocument *document, ReluViewport *viewport);

G_END_DECLS
