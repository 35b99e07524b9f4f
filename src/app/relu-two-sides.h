/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-two-sides.h: two children, controls and what they are about: side by side, or one above the other. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RELU_TYPE_TWO_SIDES (relu_two_sides_get_type ())
G_DECLARE_FINAL_TYPE (ReluTwoSides, relu_two_sides, RELU, TWO_SIDES, GtkWidget)

G_END_DECLS
