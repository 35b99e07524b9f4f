/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lesson-fixture.h: a lesson with a step of each kind. */

#pragma once

#include "relu-lesson.h"

G_BEGIN_DECLS

enum
{
  LESSON_LOOK,   /* no question, nothing to reveal; one slider, ranges, line and parts */
  LESSON_NUMBER, /* a number, 3 ± 0.5, and a reveal that changes b0 */
  LESSON_PLACE,  /* a place, x = 2, without a reveal */
  LESSON_CHOICE, /* a choice, the second, with a reason only; no sliders */
  LESSON_TURN,   /* no question, but a reveal */
  LESSON_N_STEPS,
};

char *lesson_fixture_dup_text (void);
ReluLesson *lesson_fixture_new (void);
double lesson_fixture_get_bias (ReluFile *contents);

G_END_DECLS
