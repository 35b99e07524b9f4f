/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window in place of another one, as when words are to be those of another language. */

#include "relu-window-private.h"

#include "relu-lessons.h"

/* A bundled lesson goes on in the language that is spoken now, others as they are. */
static void
resume_lesson (ReluWindow *self, ReluWindow *from)
{
  ReluLesson *played = relu_lesson_player_get_lesson (from->player);
  g_autoptr (ReluLesson) lesson = NULL;

  if (played == NULL)
    return;

  if (from->lesson_id != NULL)
    lesson = relu_lessons_load (from->lesson_id, NULL);
  if (lesson == NULL)
    lesson = relu_lesson_ref (played);
  relu_lesson_player_resume (self->player, lesson, relu_lesson_player_get_step (from->player),
                             relu_lesson_player_get_revealed (from->player));
  relu_window_set_lesson_origin (self, from->lesson_file, from->lesson_id);
}

/* relu_window_reopen:
 *
 * Shows the document, with all that can be undone, and what is visible of it in a window that is made
 * anew, and closes @self without asking. A training pauses.
 *
 * Returns: (transfer none): the new window */
ReluWindow *
relu_window_reopen (ReluWindow *self)
{
  ReluApplication *application = RELU_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  g_autoptr (GKeyFile) view = g_key_file_new ();
  ReluWindow *other;

  if (relu_training_get_running (self->training))
    relu_training_pause (self->training);
  relu_window_save_view (view, self);

  other = relu_window_new (application);
  relu_document_take_over (other->document, self->document);
  relu_file_watch_set_file (other->watch, relu_document_get_file (other->document),
                            relu_file_watch_get_known (self->watch), NULL);
  resume_lesson (other, self);
  relu_window_restore_view (other, view);
  gtk_window_present (GTK_WINDOW (other));
  relu_window_close_now (self);

  return other;
}
