/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-setup-box.h: the form with all that can be chosen about a training. */

#pragma once

#include <gtk/gtk.h>

#include "relu-document.h"

G_BEGIN_DECLS

#define RELU_TYPE_SETUP_BOX (relu_setup_box_get_type ())
G_DECLARE_FINAL_TYPE (ReluSetupBox, relu_setup_box, RELU, SETUP_BOX, GtkWidget)

/* Properties: "document" (ReluDocument, nullable): its set-up is shown, and edited with undo. */

GtkWidget *relu_setup_box_new (ReluDocument *document);
GtkWidget *relu_setup_box_get_control (ReluSetupBox *self, const char *object, const char *key);

G_END_DECLS
