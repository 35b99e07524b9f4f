/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-unit-data-line.h: a unit's state on the data, and what can help one that is dead. */

#pragma once

#include <gtk/gtk.h>

#include "relu-unit-learning.h"

G_BEGIN_DECLS

#define RELU_TYPE_UNIT_DATA_LINE (relu_unit_data_line_get_type ())
G_DECLARE_FINAL_TYPE (ReluUnitDataLine, relu_unit_data_line, RELU, UNIT_DATA_LINE, GtkWidget)

/* Signal "opened": the advice is going to be shown: its commands are about the selected unit, so that this
 * one is to be selected. */

GtkWidget *relu_unit_data_line_new (void);
void relu_unit_data_line_set_state (ReluUnitDataLine *self, const ReluUnitLearning *state);
const char *relu_unit_data_line_get_text (ReluUnitDataLine *self);
const char *relu_unit_data_line_get_sentence (ReluUnitDataLine *self);

G_END_DECLS
