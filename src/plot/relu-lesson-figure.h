/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-lesson-figure.h: the figure of a lesson's scene. */

#pragma once

#include "relu-lesson.h"
#include "relu-scene.h"

G_BEGIN_DECLS

ReluScene *relu_lesson_figure_new (const ReluLessonScene *scene,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *relu_lesson_figure_dup_sliders (const ReluLessonScene *scene) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
