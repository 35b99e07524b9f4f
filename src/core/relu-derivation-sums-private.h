/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-derivation-sums-private.h: sums over the units that are on. */

#pragma once

#include "relu-derivation-private.h"
#include "relu-formula-private.h"

G_BEGIN_DECLS

#define RELU_NUMBERS_BIAS G_MAXUINT

/* A sum of numbers that are written, and whether their digits are the numbers themselves. */
typedef struct
{
  GArray *values; /* double, none of them 0 */
  GArray *units;  /* guint, whose they are; RELU_NUMBERS_BIAS: of none */
  ReluTally tally;
  gboolean is_faithful;
  int digits;
} ReluNumbers;

void relu_numbers_init (ReluNumbers *self, int digits);
void relu_numbers_clear (ReluNumbers *self);
gboolean relu_numbers_give (const ReluNumbers *self, double result);
void relu_numbers_append_one (ReluFormula *line, const ReluNumbers *numbers, guint i);
void relu_numbers_append (ReluFormula *line, const ReluNumbers *numbers);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ReluNumbers, relu_numbers_clear)

void relu_derivation_gather (const ReluDerivationSide *side, const ReluDerivation *self,
                             ReluNumbers *slopes, ReluNumbers *intercepts);
gboolean relu_derivation_terms_are_faithful (const ReluDerivation *self,
                                             const ReluDerivationSide *side,
                                             gboolean with_intercepts);
void relu_formula_begin_weighted (ReluFormula *line, double weight, double factor,
                                  gboolean with_ones);
void relu_derivation_open_output (ReluFormula *line, const ReluDerivationSide *side);
void relu_derivation_close_output (ReluFormula *line, const ReluDerivationSide *side);

G_END_DECLS
