/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-swatch.h: a small square in the colour of a unit. */

#pragma once

#include <gtk/gtk.h>

#include "relu-theme.h"

G_BEGIN_DECLS

#define RELU_TYPE_SWATCH (relu_swatch_get_type ())
G_DECLARE_FINAL_TYPE (ReluSwatch, relu_swatch, RELU, SWATCH, GtkWidget)

GtkWidget *relu_swatch_new (void);
void relu_swatch_set_color (ReluSwatch *self, ReluColor color);

G_END_DECLS
