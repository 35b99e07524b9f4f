/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-derivation.h: how f(x) comes about at one x, with the numbers filled in, line by line. */

#pragma once

#include "relu-analysis.h"

G_BEGIN_DECLS

/* What a unit does at the x. */
typedef enum
{
  RELU_AT_X_ON,       /* z > 0 */
  RELU_AT_X_OFF,      /* z <= 0 */
  RELU_AT_X_SWITCHES, /* it turns on or off just here */
  RELU_AT_X_NO_KNOT,  /* its activation has nothing to switch */
} ReluStateAtX;

/* One summand of the region's equation: weight * factor * (slope x + intercept). */
typedef struct
{
  guint unit;              /* of the last hidden layer */
  double weight;           /* to the output */
  double factor;           /* of its activation: 1 where it is on */
  double slope, intercept; /* of its z on the region */
} ReluDerivationTerm;

/* A part of a line that comes from one unit. */
typedef struct
{
  guint start, end; /* bytes */
  guint unit;       /* of the last hidden layer */
} ReluDerivationSpan;

typedef struct _ReluDerivation ReluDerivation;

ReluDerivation *relu_derivation_new (ReluAnalysis *analysis, double x,
                                     int digits) G_GNUC_WARN_UNUSED_RESULT;
void relu_derivation_free (ReluDerivation *self);
ReluAnalysis *relu_derivation_get_analysis (const ReluDerivation *self);
double relu_derivation_get_x (const ReluDerivation *self);
double relu_derivation_get_output (const ReluDerivation *self);

/* The forward pass, unit by unit; the output is the one unit of the last layer. */
double relu_derivation_get_preactivation (const ReluDerivation *self, guint layer, guint unit);
double relu_derivation_get_activation (const ReluDerivation *self, guint layer, guint unit);
ReluStateAtX relu_derivation_get_state (const ReluDerivation *self, guint layer, guint unit);
const char *relu_derivation_get_state_word (const ReluDerivation *self, guint layer, guint unit);
char *relu_derivation_dup_preactivation (const ReluDerivation *self, guint layer, guint unit,
                                         ReluNotation notation) G_GNUC_WARN_UNUSED_RESULT;
char *relu_derivation_dup_activation (const ReluDerivation *self, guint layer, guint unit,
                                      ReluNotation notation) G_GNUC_WARN_UNUSED_RESULT;
char *relu_derivation_dup_contribution (const ReluDerivation *self, guint unit,
                                        ReluNotation notation) G_GNUC_WARN_UNUSED_RESULT;

/* The region that x is in: none, one, or the two that meet at a switch, the left one first. */
guint relu_derivation_get_n_sides (const ReluDerivation *self);
void relu_derivation_get_region (const ReluDerivation *self, guint side, ReluRegion *region);
guint relu_derivation_get_n_terms (const ReluDerivation *self, guint side);
const ReluDerivationTerm *relu_derivation_get_terms (const ReluDerivation *self, guint side);
char *relu_derivation_dup_title (const ReluDerivation *self, guint side,
                                 ReluNotation notation) G_GNUC_WARN_UNUSED_RESULT;
char *relu_derivation_dup_sum (const ReluDerivation *self, guint side,
                               ReluNotation notation) G_GNUC_WARN_UNUSED_RESULT;
char *relu_derivation_dup_line (const ReluDerivation *self, guint side,
                                ReluNotation notation) G_GNUC_WARN_UNUSED_RESULT;
char *relu_derivation_dup_equation (const ReluDerivation *self, guint side, ReluNotation notation,
                                    GArray *spans) G_GNUC_WARN_UNUSED_RESULT;
char *relu_derivation_dup_slope (const ReluDerivation *self, guint side, ReluNotation notation,
                                 GArray *spans) G_GNUC_WARN_UNUSED_RESULT;
char *relu_derivation_dup_unit_line (const ReluDerivation *self, guint side, guint term,
                                     ReluNotation notation) G_GNUC_WARN_UNUSED_RESULT;
char *relu_derivation_dup_note (const ReluDerivation *self) G_GNUC_WARN_UNUSED_RESULT;

/* All of it. */
char *relu_derivation_dup_text (const ReluDerivation *self) G_GNUC_WARN_UNUSED_RESULT;
char *relu_derivation_dup_latex (const ReluDerivation *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReluDerivation, relu_derivation_free)

G_END_DECLS
