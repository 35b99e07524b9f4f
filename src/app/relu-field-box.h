/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-field-box.h: a field of a form with its title above, and below what is wrong with it. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RELU_TYPE_FIELD_BOX (relu_field_box_get_type ())
/* A box for one child, the control. Property: "title" (construct only), which also names it; NULL: it has a
 * name of its own. */
G_DECLARE_FINAL_TYPE (ReluFieldBox, relu_field_box, RELU, FIELD_BOX, GtkBox)

void relu_field_box_set_problem (ReluFieldBox *self, const char *problem);
const char *relu_field_box_get_problem (ReluFieldBox *self);

G_END_DECLS
