/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-window.h: one document with its parameters, its figure and its commands. */

#pragma once

#include <adwaita.h>

#include "relu-application.h"
#include "relu-document.h"
#include "relu-lesson-player.h"
#include "relu-viewport.h"

G_BEGIN_DECLS

#define RELU_TYPE_WINDOW (relu_window_get_type ())
G_DECLARE_FINAL_TYPE (ReluWindow, relu_window, RELU, WINDOW, AdwApplicationWindow)

ReluWindow *relu_window_new (ReluApplication *application);

ReluDocument *relu_window_get_document (ReluWindow *self);
ReluViewport *relu_window_get_viewport (ReluWindow *self);

/* Replaces the document without asking. */
void relu_window_set_contents (ReluWindow *self, ReluFile *contents, GFile *file);
void relu_window_recover (ReluWindow *self, ReluFile *contents, GFile *origin);
/* Reads a file and replaces the document; asks first where that would lose something. */
gboolean relu_window_is_data_file (GFile *file);
void relu_window_open (ReluWindow *self, GFile *file);
gboolean relu_window_open_example (ReluWindow *self, const char *id);

/* As relu_window_open_example(). */
gboolean relu_window_open_lesson (ReluWindow *self, const char *id);
/* Begins a lesson in the place of the document, without asking. */
void relu_window_play (ReluWindow *self, ReluLesson *lesson, GFile *file, const char *id);
ReluLessonPlayer *relu_window_get_lesson_player (ReluWindow *self);

/* Asks whether changes may be lost, or saves them: whether the document may go. */
void relu_window_leave_async (ReluWindow *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean relu_window_leave_finish (ReluWindow *self, GAsyncResult *result);

void relu_window_close_now (ReluWindow *self);

void relu_window_add_toast (ReluWindow *self, AdwToast *toast);
/* A problem that was not in the way of anything else; the message stays until it is read. */
void relu_window_show_error (ReluWindow *self, const char *heading, const char *message);

G_END_DECLS
