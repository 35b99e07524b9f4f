/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-lesson-capture.h: what a window shows, as a scene of a lesson. */

#pragma once

#include "relu-document.h"
#include "relu-lesson.h"
#include "relu-viewport.h"

G_BEGIN_DECLS

/* In the order of the choices of a drop-down. */
typedef enum
{
  RELU_LESSON_SLIDERS_ALL,
  RELU_LESSON_SLIDERS_PINNED,
  RELU_LESSON_SLIDERS_NONE,
} ReluLessonSliders;

void relu_lesson_capture (ReluLessonScene *scene, ReluDocument *document, ReluViewport *viewport);
gboolean relu_lesson_is_captured (const ReluLessonScene *scene, ReluDocument *document,
                                  ReluViewport *viewport);
void relu_lesson_scene_set_headline (ReluLessonScene *scene, gboolean shown,
                                     ReluViewport *viewport);

/* Sliders that are shown, as pins of the scene's network. */
ReluFile *relu_lesson_with_pins (ReluFile *contents, ReluFile *from) G_GNUC_WARN_UNUSED_RESULT;
ReluLessonSliders relu_lesson_scene_get_sliders (const ReluLessonScene *scene);

G_END_DECLS
