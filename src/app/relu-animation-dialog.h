/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-animation-dialog.h: a change, a sweep or a training run as an animation. */

#pragma once

#include "relu-job-dialog.h"
#include "relu-lesson.h"

G_BEGIN_DECLS

#define RELU_TYPE_ANIMATION_DIALOG (relu_animation_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ReluAnimationDialog, relu_animation_dialog, RELU, ANIMATION_DIALOG,
                      ReluJobDialog)

/* What there is to be shown; all of it is kept as it is now. */
typedef struct
{
  ReluFile *contents;           /* of the document: its network, and the pinned ones */
  const ReluSceneOptions *shown; /* which parts of the figure */
  const ReluRecord *record;     /* of a training run; may be empty */
  ReluLesson *lesson;           /* that is open; NULL: none */
  gsize parameter;              /* the one to change first */
  const char *name;             /* of the document, or of the lesson */
} ReluAnimationSubject;

ReluAnimationDialog *relu_animation_dialog_new (GtkWindow *parent, GSettings *settings,
                                                const ReluAnimationSubject *subject);

G_END_DECLS
