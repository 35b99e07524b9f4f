/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-generate-box.h: makes data of a curve: which, how many points, how noisy, from where to where. */

#pragma once

#include <gtk/gtk.h>

#include "relu-document.h"

G_BEGIN_DECLS

#define RELU_TYPE_GENERATE_BOX (relu_generate_box_get_type ())
G_DECLARE_FINAL_TYPE (ReluGenerateBox, relu_generate_box, RELU, GENERATE_BOX, GtkWidget)

typedef enum
{
  RELU_GENERATE_POINTS,
  RELU_GENERATE_SEED,
  RELU_GENERATE_NOISE,
  RELU_GENERATE_FROM,
  RELU_GENERATE_TO,
} ReluGenerateNumber;

#define RELU_N_GENERATE_NUMBERS 5

/* Actions: "generate.run", "generate.new-seed", "generate.whole-domain". */

GtkWidget *relu_generate_box_new (void);
void relu_generate_box_update (ReluGenerateBox *self, ReluDocument *document);

/* For tests. */
GtkDropDown *relu_generate_box_get_curve (ReluGenerateBox *self);
GtkAdjustment *relu_generate_box_get_number (ReluGenerateBox *self, ReluGenerateNumber number);
const char *relu_generate_box_get_state (ReluGenerateBox *self);

G_END_DECLS
