/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-guide-text.h: what pages of the guide say, and a search in it. */

#pragma once

#include "relu-guide-block.h"

G_BEGIN_DECLS

char *relu_guide_block_dup_text (const ReluGuideBlock *block) G_GNUC_WARN_UNUSED_RESULT;
char *relu_guide_dup_text (GPtrArray *blocks) G_GNUC_WARN_UNUSED_RESULT;

gboolean relu_guide_text_has (const char *text, const char *wanted);
char *relu_guide_text_dup_excerpt (const char *text, const char *wanted) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
