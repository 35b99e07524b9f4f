/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-facts.h: why a network's curve bends, or does not: what the words say. Private to core. */

#pragma once

#include "relu-regions.h"

G_BEGIN_DECLS

/* Why a switch is silent. */
typedef enum
{
  RELU_SILENCE_NONE,       /* nothing is silent */
  RELU_SILENCE_NO_CHANGE,  /* the activation has the same slope on both sides of its knot */
  RELU_SILENCE_ZERO_OUT,   /* all weights out of the unit are 0 */
  RELU_SILENCE_FEEDS_OFF,  /* all units that it feeds are off there */
  RELU_SILENCE_NO_WAY,     /* some other way, no path leads to the output there */
  RELU_SILENCE_CANCELS,    /* several units switch, and their changes of slope cancel */
  RELU_SILENCE_LATER,      /* one unit's change goes several ways that cancel further on */
  RELU_SILENCE_MIXED,      /* different from place to place */
  RELU_SILENCE_UNKNOWN,    /* too much work to find out */
} ReluSilence;

typedef struct
{
  guint n_units;
  GArray *off, *on;      /* guint, units numbered through: always inactive, always active */
  GArray *bending;       /* that have a part in a breakpoint */
  GArray *silent;        /* that switch, but never have a part in a breakpoint */
  GArray *in_silent;     /* that take part in a silent switch */
  ReluSilence silence;   /* of all silent switches */
  gboolean is_complete;  /* FALSE: too many switches for bending, silent and in_silent */
  gboolean any_turns_on; /* at a breakpoint */
  gboolean any_turns_off;
  gboolean any_leaky, any_relu;
} ReluFacts;

void relu_facts_init (ReluFacts *facts, const ReluRegions *regions);
void relu_facts_clear (ReluFacts *facts);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ReluFacts, relu_facts_clear)

G_END_DECLS
