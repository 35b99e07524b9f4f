/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-pin-row.h: a pinned network in the list: its dashes, name, verdict and commands. */

#pragma once

#include <gtk/gtk.h>

#include "relu-document.h"
#include "relu-viewport.h"

G_BEGIN_DECLS

#define RELU_TYPE_PIN_ROW (relu_pin_row_get_type ())
G_DECLARE_FINAL_TYPE (ReluPinRow, relu_pin_row, RELU, PIN_ROW, GtkListBoxRow)

/* Actions: "pin.load", "pin.rename", "pin.remove". */

GtkWidget *relu_pin_row_new (ReluDocument *document, ReluViewport *viewport, guint index);
void relu_pin_row_update (ReluPinRow *self);

G_END_DECLS
