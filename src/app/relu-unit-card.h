/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-unit-card.h: the head of a unit's card: colour, name, state, where it bends. */

#pragma once

#include <gtk/gtk.h>

#include "relu-document.h"
#include "relu-theme.h"

G_BEGIN_DECLS

#define RELU_TYPE_UNIT_CARD (relu_unit_card_get_type ())
G_DECLARE_FINAL_TYPE (ReluUnitCard, relu_unit_card, RELU, UNIT_CARD, GtkWidget)

/* Signal "toggled": somebody asks to fold or unfold the card. Signal "chosen": somebody takes hold of
 * the unit, and it is to be selected. */

GtkWidget *relu_unit_card_new (void);

void relu_unit_card_bind (ReluUnitCard *self, ReluDocument *document, guint layer, guint unit,
                          const ReluColor *color);
void relu_unit_card_unbind (ReluUnitCard *self);
void relu_unit_card_update (ReluUnitCard *self);
void relu_unit_card_set_color (ReluUnitCard *self, const ReluColor *color);
void relu_unit_card_set_foldable (ReluUnitCard *self, gboolean foldable, gboolean unfolded);
const char *relu_unit_card_get_state_text (ReluUnitCard *self);
const char *relu_unit_card_get_place_text (ReluUnitCard *self);
const char *relu_unit_card_get_data_text (ReluUnitCard *self);

G_END_DECLS
