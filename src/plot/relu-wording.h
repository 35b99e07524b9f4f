/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-wording.h: the short texts inside the figure, translated. */

#pragma once

#include "relu-regions.h"

G_BEGIN_DECLS

typedef enum
{
  RELU_WORDING_LONG,  /* "h₁ turns on · x = 0" */
  RELU_WORDING_SHORT, /* "h₁ · x = 0" */
  RELU_WORDING_NAME,  /* "h₁" */
} ReluWordingLength;

#define RELU_WORDING_N_LENGTHS 3

char *relu_wording_dup_switch (ReluRegions *regions, const ReluBreakpoint *breakpoint,
                               ReluWordingLength length, int digits) G_GNUC_WARN_UNUSED_RESULT;
char *relu_wording_dup_silent (ReluRegions *regions, const ReluBreakpoint *silent_switch,
                               ReluWordingLength length, int digits) G_GNUC_WARN_UNUSED_RESULT;
char *relu_wording_dup_slope (double slope) G_GNUC_WARN_UNUSED_RESULT;
char *relu_wording_dup_state (ReluNetwork *network, const ReluUnit *unit,
                              gboolean short_form) G_GNUC_WARN_UNUSED_RESULT;
char *relu_wording_dup_segment (ReluNetwork *network, const ReluUnit *unit, gboolean is_on,
                                gboolean short_form) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
