/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A lesson in a window: opened, gone through, and left again as the window was before. */

#include "relu-window-private.h"

#include <glib/gi18n.h>

#include "relu-lesson-load.h"
#include "relu-lesson-view.h"
#include "relu-lessons.h"

/* relu_window_keeps_settings: whether what is chosen now is to be remembered. What a lesson shows is not the
 * user's choice. */
gboolean
relu_window_keeps_settings (ReluWindow *self)
{
  return self->settings != NULL && relu_lesson_player_get_lesson (self->player) == NULL;
}

static void
set_state (ReluWindow *self, const char *action, GVariant *state)
{
  g_action_group_change_action_state (G_ACTION_GROUP (self), action, state);
}

static void
tool_page_cb (ReluLessonPlayer *player, const char *page, ReluWindow *self)
{
  /* Who makes a lesson goes on to see the page for that. */
  if (relu_lesson_player_get_lesson (player) != NULL)
    set_state (self, "tool-page", g_variant_new_string (page));
}

/* From now on scenes say what is shown; or the user does again. */
static void
playing_cb (ReluWindow *self)
{
  gboolean is_playing = relu_lesson_player_get_lesson (self->player) != NULL;

  if (is_playing)
    {
      self->own_tool_page = relu_window_get_tool_page (self);
      relu_window_unbind_parts (self);
      if (self->lesson_view == NULL)
        {
          self->lesson_view = relu_lesson_view_new (self->player, self->viewport);
          gtk_box_prepend (self->side, self->lesson_view);
        }
      set_state (self, "toggle-pane", g_variant_new_boolean (TRUE));
      return;
    }

  relu_window_set_lesson_origin (self, NULL, NULL);
  set_state (self, "tool-page", g_variant_new_string (self->own_tool_page));
  relu_window_bind_parts (self);
  if (!self->is_narrow)
    set_state (self, "toggle-pane", g_settings_get_value (self->settings, "pane-visible"));
}

static ReluPaneFilter
get_filter (ReluWindow *self)
{
  const ReluLessonScene *scene = relu_lesson_player_get_scene (self->player);

  if (scene == NULL)
    return RELU_PANE_SHOWS_ALL;

  return scene->hides_sliders ? RELU_PANE_SHOWS_NONE : RELU_PANE_SHOWS_PRESENTED;
}

static void
changed_cb (ReluWindow *self)
{
  ReluLessonPlayer *player = self->player;
  gboolean is_playing = relu_lesson_player_get_lesson (player) != NULL;

  relu_parameter_pane_set_filter (self->pane, get_filter (self));
  relu_window_update_hint (self);
  relu_window_set_enabled (self, "lesson-next", relu_lesson_player_can_next (player));
  relu_window_set_enabled (self, "lesson-back", relu_lesson_player_can_back (player));
  relu_window_set_enabled (self, "reset-lesson-step", is_playing);
  relu_window_set_enabled (self, "close-lesson", is_playing);
  relu_window_update_title (self);
  relu_draft_view_changed (self->draft);
}

/* A scene is in no file; what the last one was saved to is not watched any more. */
static void
file_cb (ReluWindow *self)
{
  if (relu_document_get_file (self->document) == NULL)
    relu_file_watch_set_file (self->watch, NULL, NULL, NULL);
}

typedef void (*MoveFunc) (ReluLessonPlayer *player);

static void
left_to_move_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ReluWindow *self = RELU_WINDOW (source);

  if (relu_window_leave_finish (self, result) && self->player != NULL)
    ((MoveFunc) (GCallback) user_data) (self->player);
}

/* What is played with may go without a question, but not what somebody has saved and changed since. */
static void
move (ReluWindow *self, MoveFunc function)
{
  if (relu_document_get_file (self->document) != NULL
      && relu_document_get_modified (self->document))
    relu_window_leave_async (self, left_to_move_cb, (gpointer) (GCallback) function);
  else
    function (self->player);
}

static void
next_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  move (user_data, relu_lesson_player_next);
}

static void
back_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  move (user_data, relu_lesson_player_back);
}

static void
reset_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluWindow *self = user_data;

  relu_lesson_player_reset_step (self->player);
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  relu_window_open_lesson (user_data, g_variant_get_string (parameter, NULL));
}

static void
close_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReluWindow *self = user_data;

  relu_lesson_player_set_lesson (self->player, NULL);
}

/* relu_window_install_lesson: makes the player of lessons, and its commands. */
void
relu_window_install_lesson (ReluWindow *self)
{
  static const GActionEntry actions[] = {
    { "open-lesson", open_cb, "s", NULL, NULL },
    { "lesson-next", next_cb, NULL, NULL, NULL },
    { "lesson-back", back_cb, NULL, NULL, NULL },
    { "reset-lesson-step", reset_cb, NULL, NULL, NULL },
    { "close-lesson", close_cb, NULL, NULL, NULL },
  };

  self->player = relu_lesson_player_new (self->document, self->viewport, self->training);
  relu_lesson_player_set_motion (self->player, self->motion);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  g_signal_connect_object (self->player, "notify::playing", G_CALLBACK (playing_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->player, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->player, "tool-page", G_CALLBACK (tool_page_cb), self, 0);
  g_signal_connect_object (self->document, "notify::file", G_CALLBACK (file_cb), self,
                           G_CONNECT_SWAPPED);
  changed_cb (self);
}

/* relu_window_set_lesson_origin: where the lesson that is played comes from: a file, or the id of a bundled
 * one; both NULL: from nowhere, as one that is being made. */
void
relu_window_set_lesson_origin (ReluWindow *self, GFile *file, const char *id)
{
  g_set_object (&self->lesson_file, file);
  self->lesson_id = g_intern_string (id);
}

/**
 * relu_window_play:
 * @self: a window
 * @lesson: what is to be played
 * @file: (nullable): where it was read from
 * @id: (nullable): which bundled one it is
 *
 * Begins a lesson in the place of the document, without asking. The keyboard is on what goes on with it.
 */
void
relu_window_play (ReluWindow *self, ReluLesson *lesson, GFile *file, const char *id)
{
  g_return_if_fail (RELU_IS_WINDOW (self));
  g_return_if_fail (lesson != NULL);

  relu_lesson_player_set_lesson (self->player, lesson);
  gtk_widget_grab_focus (self->lesson_view);
  relu_window_set_lesson_origin (self, file, id);
  relu_draft_view_changed (self->draft);
}

/**
 * relu_window_get_lesson_player:
 * @self: a window
 *
 * Returns: (transfer none): what plays lessons in it
 */
ReluLessonPlayer *
relu_window_get_lesson_player (ReluWindow *self)
{
  g_return_val_if_fail (RELU_IS_WINDOW (self), NULL);

  return self->player;
}

/* Opening, as a network is opened: first read, then ask. */

typedef struct
{
  ReluLesson *lesson;
  GFile *file;
  const char *id; /* interned */
} Arrival;

static void
left_for_lesson_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ReluWindow *self = RELU_WINDOW (source);
  Arrival *arrival = user_data;

  if (relu_window_leave_finish (self, result) && self->player != NULL)
    {
      relu_window_play (self, arrival->lesson, arrival->file, arrival->id);
      if (arrival->file != NULL)
        relu_window_add_recent (self, arrival->file);
    }
  relu_lesson_unref (arrival->lesson);
  g_clear_object (&arrival->file);
  g_free (arrival);
  gtk_window_present (GTK_WINDOW (self));
}

static void
arrive (ReluWindow *self, ReluLesson *lesson, GFile *file, const char *id)
{
  Arrival *arrival = g_new0 (Arrival, 1);

  arrival->lesson = relu_lesson_ref (lesson);
  arrival->file = file == NULL ? NULL : g_object_ref (file);
  arrival->id = g_intern_string (id);
  relu_window_leave_async (self, left_for_lesson_cb, arrival);
}

typedef struct
{
  ReluWindow *window;
  GFile *file;
} Load;

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Load *load = user_data;
  ReluWindow *self = load->window;
  const char *heading = _("Could Not Open the Lesson");
  g_autoptr (GError) error = NULL;
  g_autoptr (ReluLesson) lesson = relu_lesson_load_finish (result, &error);

  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  if (lesson == NULL)
    {
      /* The message names the file. */
      relu_window_show_error (self, heading, error->message);
    }
  else if (relu_lesson_get_n_steps (lesson) == 0)
    {
      g_autofree char *name = g_file_get_parse_name (load->file);
      g_autofree char *message = g_strdup_printf (_("%s: the lesson has no steps yet"), name);

      relu_window_show_error (self, heading, message);
    }
  else if (self->document != NULL)
    {
      arrive (self, lesson, load->file, NULL);
    }

  g_object_unref (load->window);
  g_object_unref (load->file);
  g_free (load);
}

/* relu_window_open_lesson_file: as relu_window_open(), of a file with a lesson. */
void
relu_window_open_lesson_file (ReluWindow *self, GFile *file)
{
  Load *load = g_new0 (Load, 1);

  load->window = g_object_ref (self);
  load->file = g_object_ref (file);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "progress");
  relu_lesson_load_async (file, loaded_cb, load);
}

/**
 * relu_window_open_lesson:
 * @self: a window
 * @id: of a lesson that comes with the program
 *
 * Begins a lesson in the place of the document, after asking where that has changes.
 *
 * Returns: whether there is such a lesson
 */
gboolean
relu_window_open_lesson (ReluWindow *self, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReluLesson) lesson = NULL;

  g_return_val_if_fail (RELU_IS_WINDOW (self), FALSE);

  lesson = relu_lessons_load (id, &error);
  if (lesson == NULL)
    {
      relu_window_show_error (self, _("Could Not Open the Lesson"), error->message);
      return FALSE;
    }

  arrive (self, lesson, NULL, id);
  return TRUE;
}

/* Sessions: after a crash one is where one was. */

/* The lesson that is made has another one, see relu-lesson-document.c. */
#define GROUP "played-lesson"

/* relu_window_note_lesson: writes down where in which lesson the window is, if it is in one. */
void
relu_window_note_lesson (ReluWindow *self, GKeyFile *view)
{
  if (relu_lesson_player_get_lesson (self->player) == NULL)
    return;

  if (self->lesson_id != NULL)
    g_key_file_set_string (view, GROUP, "id", self->lesson_id);
  if (self->lesson_file != NULL)
    {
      g_autofree char *uri = g_file_get_uri (self->lesson_file);

      g_key_file_set_string (view, GROUP, "uri", uri);
    }
  g_key_file_set_integer (view, GROUP, "step", (int) relu_lesson_player_get_step (self->player));
  g_key_file_set_boolean (view, GROUP, "revealed",
                          relu_lesson_player_get_revealed (self->player));
}

/* relu_window_resume_lesson:
 *
 * Goes on with the lesson of a window that was lost. Where it can't be read any more the network is there all the
 * same. */
void
relu_window_resume_lesson (ReluWindow *self, GKeyFile *view)
{
  g_autofree char *id = g_key_file_get_string (view, GROUP, "id", NULL);
  g_autofree char *uri = g_key_file_get_string (view, GROUP, "uri", NULL);
  int step = g_key_file_get_integer (view, GROUP, "step", NULL);
  g_autoptr (GFile) file = uri == NULL ? NULL : g_file_new_for_uri (uri);
  const char *path = file == NULL ? NULL : g_file_peek_path (file);
  g_autoptr (ReluLesson) lesson = NULL;

  if (id != NULL)
    lesson = relu_lessons_load (id, NULL);
  else if (path != NULL)
    lesson = relu_lesson_read (path, NULL);
  if (lesson == NULL || relu_lesson_get_n_steps (lesson) == 0)
    return;

  relu_lesson_player_resume (self->player, lesson, (guint) MAX (step, 0),
                             g_key_file_get_boolean (view, GROUP, "revealed", NULL));
  relu_window_set_lesson_origin (self, file, id);
}
