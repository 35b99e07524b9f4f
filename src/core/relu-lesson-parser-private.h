/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-lesson-parser-private.h: between the parts that read a lesson. */

#pragma once

#include "relu-file-parser-private.h"
#include "relu-lesson-private.h"

G_BEGIN_DECLS

/* relu-lesson-question.c */
gboolean relu_parser_read_text (ReluParser *self, const char *key, const ReluJsonValue *value,
                                char **text);
gboolean relu_parser_read_question (ReluParser *self, const ReluJsonValue *value,
                                    const ReluLessonScene *scene, ReluQuestion *question);

G_END_DECLS
