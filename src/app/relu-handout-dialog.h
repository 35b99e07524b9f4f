/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-handout-dialog.h: a lesson, or networks, as pages to print or figures for slides. */

#pragma once

#include "relu-handout.h"
#include "relu-job-dialog.h"

G_BEGIN_DECLS

#define RELU_TYPE_HANDOUT_DIALOG (relu_handout_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ReluHandoutDialog, relu_handout_dialog, RELU, HANDOUT_DIALOG, ReluJobDialog)

/* One of the things that can be put on paper. */
typedef struct
{
  const char *title; /* of the choice */
  ReluLesson *lesson;
} ReluHandoutSubject;

ReluHandoutDialog *relu_handout_dialog_new (GtkWindow *parent, GSettings *settings,
                                            const ReluHandoutSubject *subjects,
                                            guint n_subjects);

G_END_DECLS
