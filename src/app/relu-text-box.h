/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-text-box.h: a field for some lines of text. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RELU_TYPE_TEXT_BOX (relu_text_box_get_type ())
/* Property: "lines" (int, construct only), how many are seen of an empty one.
 * Signal "edited": somebody has changed the text. */
G_DECLARE_FINAL_TYPE (ReluTextBox, relu_text_box, RELU, TEXT_BOX, AdwBin)

void relu_text_box_set_text (ReluTextBox *self, const char *text);
char *relu_text_box_dup_text (ReluTextBox *self);
GtkWidget *relu_text_box_get_view (ReluTextBox *self);

G_END_DECLS
