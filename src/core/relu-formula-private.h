/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-formula-private.h: a line of mathematics, as text or for LaTeX. */

#pragma once

#include "relu-derivation.h"

G_BEGIN_DECLS

/* Sums of more terms than this are shortened: a few, "…", and the last one. */
#define RELU_FORMULA_MAX_TERMS 8

typedef struct
{
  GString *text;
  ReluNotation notation;
  int digits;          /* significant ones of all numbers */
  gboolean is_related; /* LaTeX aligns at the first "=" of a line */
  gboolean has_terms;  /* the next term of a sum needs its sign between spaces */
  GArray *spans;       /* ReluDerivationSpan: which unit a part comes from; NULL: not asked for */
} ReluFormula;

void relu_formula_init (ReluFormula *self, ReluNotation notation, int digits);
char *relu_formula_finish (ReluFormula *self) G_GNUC_WARN_UNUSED_RESULT;

void relu_formula_append (ReluFormula *self, const char *text);
void relu_formula_append_math (ReluFormula *self, const char *text, const char *latex);
void relu_formula_append_number (ReluFormula *self, double value);
void relu_formula_append_factor (ReluFormula *self, double value);
void relu_formula_append_times (ReluFormula *self);
void relu_formula_append_relation (ReluFormula *self, gboolean is_exact);
void relu_formula_break (ReluFormula *self);

void relu_formula_begin_sum (ReluFormula *self);
void relu_formula_begin_term (ReluFormula *self, gboolean is_negative);
void relu_formula_append_signed (ReluFormula *self, double value);
void relu_formula_mark (ReluFormula *self, gsize start, guint unit);
void relu_formula_append_dots (ReluFormula *self, guint n_left_out);

/* Which of n terms are written. */
gboolean relu_formula_shows_term (guint i, guint n);
gboolean relu_formula_skips_at (guint i, guint n);
guint relu_formula_get_n_skipped (guint n);

void relu_formula_append_unit (ReluFormula *self, const ReluNetwork *network, guint layer,
                               guint unit);
void relu_formula_append_preactivation (ReluFormula *self, const ReluNetwork *network, guint layer,
                                        guint unit);
void relu_formula_append_parameter (ReluFormula *self, const ReluNetwork *network, gsize index);

G_END_DECLS
