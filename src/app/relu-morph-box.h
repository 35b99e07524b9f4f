/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-morph-box.h: a slider that moves the figure from one network to another. */

#pragma once

#include <gtk/gtk.h>

#include "relu-document.h"

G_BEGIN_DECLS

#define RELU_TYPE_MORPH_BOX (relu_morph_box_get_type ())
G_DECLARE_FINAL_TYPE (ReluMorphBox, relu_morph_box, RELU, MORPH_BOX, GtkWidget)

/* Actions: "morph.play", "morph.apply", "morph.end". */

void relu_morph_box_set_document (ReluMorphBox *self, ReluDocument *document);
void relu_morph_box_update (ReluMorphBox *self);
void relu_morph_box_end (ReluMorphBox *self);

G_END_DECLS
