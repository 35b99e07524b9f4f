/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lessons in a window: opened, gone through by commands, and left as if there had been none. */

#include <math.h>
#include <string.h>

#include "lesson-fixture.h"
#include "relu-compat-alert.h"
#include "relu-choice-row.h"
#include "relu-window-private.h"
#include "window-fixture.h"

static gboolean
is_playing (gpointer data)
{
  return relu_lesson_player_get_lesson (relu_window_get_lesson_player (data)) != NULL;
}

static ReluLessonPlayer *
play (ReluWindow *window)
{
  g_autoptr (ReluLesson) lesson = lesson_fixture_new ();

  relu_window_play (window, lesson, NULL, NULL);
  fixture_settle ();
  return relu_window_get_lesson_player (window);
}

static double
get_bias (ReluWindow *window)
{
  return lesson_fixture_get_bias (relu_document_get_contents (relu_window_get_document (window)));
}

static GFile *
write_lesson (const char *name, const char *text)
{
  g_autofree char *path = fixture_path (name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static void
test_commands (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluLessonPlayer *player;

  g_assert_false (fixture_is_enabled (window, "lesson-next"));
  g_assert_false (fixture_is_enabled (window, "lesson-back"));
  g_assert_false (fixture_is_enabled (window, "close-lesson"));

  player = play (window);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Bends");
  g_assert_true (gtk_widget_get_mapped (window->lesson_view));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)),
                                         window->lesson_view));
  g_assert_cmpint (relu_parameter_pane_get_filter (window->pane), ==, RELU_PANE_SHOWS_PRESENTED);
  g_assert_true (relu_parameter_pane_is_filtered (window->pane));
  g_assert_false (fixture_is_enabled (window, "lesson-back"));
  g_assert_cmpstr (relu_window_get_tool_page (window), ==, "regions");

  fixture_activate (window, "win.lesson-next");
  g_assert_cmpuint (relu_lesson_player_get_step (player), ==, LESSON_NUMBER);
  g_assert_cmpstr (relu_window_get_tool_page (window), ==, "");
  fixture_activate (window, "win.lesson-next");
  g_assert_true (relu_lesson_player_get_revealed (player));
  fixture_activate (window, "win.lesson-back");
  g_assert_cmpfloat (get_bias (window), ==, -1);
  relu_lesson_player_go (player, LESSON_CHOICE);
  g_assert_cmpint (relu_parameter_pane_get_filter (window->pane), ==, RELU_PANE_SHOWS_NONE);

  /* Playing with the sliders does not stop anybody, and can be taken back. */
  relu_document_set_parameter (relu_window_get_document (window), 1, -9);
  fixture_activate (window, "win.reset-lesson-step");
  g_assert_cmpfloat (get_bias (window), ==, -2);
  fixture_activate (window, "win.undo");
  g_assert_cmpfloat (get_bias (window), ==, -9);
  fixture_activate (window, "win.lesson-next");
  fixture_activate (window, "win.lesson-next");
  g_assert_cmpfloat (get_bias (window), ==, 4);

  /* The network stays. */
  fixture_activate (window, "win.close-lesson");
  fixture_settle ();
  g_assert_false (is_playing (window));
  g_assert_cmpfloat (get_bias (window), ==, 4);
  g_assert_false (relu_document_get_modified (relu_window_get_document (window)));
  g_assert_false (gtk_widget_get_visible (window->lesson_view));
  g_assert_false (relu_parameter_pane_is_filtered (window->pane));
  g_assert_false (fixture_is_enabled (window, "lesson-next"));

  fixture_close_window (window);
}

/* What a lesson shows is nobody's choice: neither for this window afterwards nor for the next one. */
static void
test_settings_stay (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluViewport *viewport = relu_window_get_viewport (window);
  GSettings *settings = window->settings;
  ReluLessonPlayer *player;

  fixture_activate (window, "win.toggle-pane");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (window->side)));
  relu_viewport_set_shows (viewport, RELU_PART_CONTRIBUTIONS, FALSE);
  relu_viewport_set_shows (viewport, RELU_PART_LANES, TRUE);

  player = play (window);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window->side)));
  g_assert_false (g_settings_get_boolean (settings, "pane-visible"));
  g_assert_true (relu_viewport_get_shows (viewport, RELU_PART_SLOPE_STRIP));
  g_assert_false (g_settings_get_boolean (settings, "show-slope-strip"));
  g_assert_true (g_settings_get_boolean (settings, "show-lanes"));
  g_assert_false (g_settings_get_boolean (settings, "tools-visible"));
  fixture_activate (window, "win.show-contributions");
  g_assert_false (g_settings_get_boolean (settings, "show-contributions"));

  relu_lesson_player_set_lesson (player, NULL);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (window->side)));
  g_assert_false (relu_viewport_get_shows (viewport, RELU_PART_CONTRIBUTIONS));
  g_assert_false (relu_viewport_get_shows (viewport, RELU_PART_SLOPE_STRIP));
  g_assert_true (relu_viewport_get_shows (viewport, RELU_PART_LANES));
  g_assert_cmpstr (relu_window_get_tool_page (window), ==, "");

  /* And what is chosen now is remembered again. */
  fixture_activate (window, "win.show-contributions");
  g_assert_true (g_settings_get_boolean (settings, "show-contributions"));
  fixture_activate (window, "win.toggle-pane");
  g_assert_true (g_settings_get_boolean (settings, "pane-visible"));

  fixture_close_window (window);
}

static void
test_file (void)
{
  g_autofree char *text = lesson_fixture_dup_text ();
  g_autoptr (GFile) file = write_lesson ("bends.relu-lesson.json", text);
  ReluWindow *window = fixture_open_window ();

  /* One's own changes are asked about; a lesson that is not begun costs nothing. */
  fixture_set_parameter (window, 0, 7);
  relu_window_open (window, file);
  g_free (fixture_wait_for_alert (GTK_WINDOW (window)));
  relu_compat_alert_respond (GTK_WINDOW (window), "cancel");
  fixture_settle ();
  g_assert_false (is_playing (window));
  g_assert_cmpfloat (fixture_get_parameter (window, 0), ==, 7);

  relu_document_undo (relu_window_get_document (window));
  relu_window_open (window, file);
  fixture_wait (is_playing, window);
  g_assert_true (g_file_equal (window->lesson_file, file));
  g_assert_null (relu_document_get_file (relu_window_get_document (window)));

  /* Another document ends it. */
  fixture_activate (window, "win.new");
  fixture_settle ();
  g_assert_false (is_playing (window));
  g_assert_null (window->lesson_file);

  fixture_close_window (window);
}

static void
test_bad_files (void)
{
  static const struct
  {
    const char *text, *message;
  } table[] = {
    { "{\"format\":\"reluscope-lesson\",\"version\":99,\"title\":\"\",\"steps\":[]}", "version" },
    { "{\"format\":\"reluscope-lesson\",\"version\":1,\"title\":\"\",\"steps\":[{}]}", "network" },
    { "{\"format\":\"reluscope-lesson\",\"version\":1,\"title\":\"\",\"steps\":[]}", "no steps" },
    { "{", "bad.relu-lesson.json" },
  };
  ReluWindow *window = fixture_open_window ();

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GFile) file = write_lesson ("bad.relu-lesson.json", table[i].text);
      g_autofree char *said = NULL;

      relu_window_open (window, file);
      said = fixture_wait_for_alert (GTK_WINDOW (window));
      g_assert_nonnull (strstr (said, "Could Not Open the Lesson"));
      g_assert_nonnull (strstr (said, "bad.relu-lesson.json"));
      g_assert_nonnull (strstr (said, table[i].message));
      relu_compat_alert_respond (GTK_WINDOW (window), "cancel");
      fixture_wait (fixture_has_no_alert, window);
      g_assert_false (is_playing (window));
    }

  fixture_close_window (window);
}

/* What the learner has saved is a document of his own: it is not lost by going on. */
static void
test_saved_work (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluLessonPlayer *player = play (window);
  ReluDocument *document = relu_window_get_document (window);
  g_autofree char *path = fixture_path ("mine.relu.json");
  g_autoptr (GFile) file = g_file_new_for_path (path);

  relu_document_set_parameter (document, 1, -7);
  relu_document_mark_saved (document, file);
  fixture_activate (window, "win.lesson-next");
  g_assert_cmpuint (relu_lesson_player_get_step (player), ==, LESSON_NUMBER);
  g_assert_null (relu_document_get_file (document));

  relu_document_set_parameter (document, 1, -7);
  relu_document_mark_saved (document, file);
  relu_document_set_parameter (document, 1, -8);
  fixture_activate (window, "win.lesson-next");
  g_free (fixture_wait_for_alert (GTK_WINDOW (window)));
  relu_compat_alert_respond (GTK_WINDOW (window), "cancel");
  fixture_wait (fixture_has_no_alert, window);
  g_assert_cmpfloat (get_bias (window), ==, -8);
  g_assert_false (relu_lesson_player_get_revealed (player));

  fixture_activate (window, "win.lesson-next");
  g_free (fixture_wait_for_alert (GTK_WINDOW (window)));
  relu_compat_alert_respond (GTK_WINDOW (window), "discard");
  fixture_wait (fixture_has_no_alert, window);
  fixture_settle ();
  g_assert_true (relu_lesson_player_get_revealed (player));

  fixture_close_window (window);
}

/* Nor is it by an answer, which is not asked about: undo has it. */
static void
test_saved_work_and_answer (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluLessonPlayer *player = play (window);
  ReluDocument *document = relu_window_get_document (window);
  g_autofree char *path = fixture_path ("mine.relu.json");
  g_autoptr (GFile) file = g_file_new_for_path (path);

  relu_lesson_player_go (player, LESSON_NUMBER);
  relu_document_set_parameter (document, 1, -7);
  relu_document_mark_saved (document, file);
  relu_document_set_parameter (document, 1, -8);
  relu_lesson_player_answer (player, 3);
  g_assert_cmpfloat (get_bias (window), ==, -3);
  g_assert_null (relu_document_get_file (document));
  g_assert_false (relu_document_get_modified (document));

  relu_document_undo (document);
  g_assert_cmpfloat (get_bias (window), ==, -8);
  relu_document_redo (document);

  fixture_close_window (window);
}

static void
test_bundled (void)
{
  ReluWindow *window = fixture_open_window ();
  GtkListBoxRow *row;

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 700);
  fixture_settle ();
  g_assert_true (gtk_widget_get_visible (window->lessons_button));
  gtk_menu_button_popup (GTK_MENU_BUTTON (window->lessons_button));
  fixture_settle ();
  row = fixture_find (gtk_menu_button_get_popover (GTK_MENU_BUTTON (window->lessons_button)),
                      GTK_TYPE_LIST_BOX_ROW, 0);
  g_assert_cmpstr (relu_choice_row_get_id (row), ==, "non-linearity");
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "1. Where is the non-linearity?");
  gtk_widget_activate (GTK_WIDGET (row));
  fixture_wait (is_playing, window);
  g_assert_cmpstr (window->lesson_id, ==, "non-linearity");

  fixture_close_window (window);
}

/* After a crash one is in the same place, with what one had there. */
static void
test_session (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluWindow *other = g_object_ref (relu_window_new (fixture_get_application ()));
  ReluLessonPlayer *player;
  g_autoptr (GKeyFile) view = g_key_file_new ();
  g_autoptr (ReluFile) contents = NULL;

  g_assert_true (relu_window_open_lesson (window, "slopes"));
  fixture_wait (is_playing, window);
  relu_lesson_player_go (relu_window_get_lesson_player (window), 1);
  relu_document_set_parameter (relu_window_get_document (window), 0, 0.5);
  contents = relu_file_ref (relu_document_get_contents (relu_window_get_document (window)));
  relu_window_save_view (view, window);

  relu_window_recover (other, contents, NULL);
  relu_window_restore_view (other, view);
  gtk_window_present (GTK_WINDOW (other));
  player = relu_window_get_lesson_player (other);
  g_assert_true (is_playing (other));
  g_assert_cmpuint (relu_lesson_player_get_step (player), ==, 1);
  g_assert_cmpstr (other->lesson_id, ==, "slopes");
  g_assert_cmpfloat (fixture_get_parameter (other, 0), ==, 0.5);
  relu_lesson_player_set_lesson (player, NULL);

  relu_document_undo (relu_window_get_document (window));
  fixture_close_window (other);
  fixture_close_window (window);
}

/* Another language in the middle of everything: a training run of a lesson that is being presented. */
static void
test_reopen (void)
{
  ReluWindow *window = fixture_open_window (), *other;

  g_assert_true (relu_window_open_lesson (window, "stuck"));
  fixture_wait (is_playing, window);
  relu_lesson_player_go (relu_window_get_lesson_player (window), 3);
  fixture_activate (window, "win.present");
  fixture_settle ();
  relu_training_run (window->training);
  fixture_activate (window, "win.export-handout");
  fixture_settle ();

  other = g_object_ref (relu_window_reopen (window));
  fixture_settle ();
  g_assert_null (window->presentation);
  g_assert_finalize_object (window);

  g_assert_true (is_playing (other));
  g_assert_cmpuint (relu_lesson_player_get_step (relu_window_get_lesson_player (other)), ==, 3);
  g_assert_false (relu_training_get_running (other->training));
  fixture_activate (other, "win.lesson-next");
  fixture_settle ();
  g_assert_true (relu_lesson_player_get_revealed (relu_window_get_lesson_player (other)));
  fixture_close_window (other);
}

/* One lesson is played while another one is being made: neither gets the other's file. */
static void
test_session_of_both (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluWindow *other = g_object_ref (relu_window_new (fixture_get_application ()));
  g_autofree char *text = lesson_fixture_dup_text ();
  g_autoptr (GFile) file = write_lesson ("played.relu-lesson.json", text);
  g_autoptr (ReluLesson) played = lesson_fixture_new ();
  g_autoptr (ReluLesson) made = relu_lesson_new ("Mine");
  g_autoptr (GKeyFile) view = g_key_file_new ();

  relu_window_play (window, played, file, NULL);
  relu_lesson_document_open (window->lessons, made, NULL);
  relu_window_save_view (view, window);

  relu_window_restore_view (other, view);
  gtk_window_present (GTK_WINDOW (other));
  g_assert_true (is_playing (other));
  g_assert_true (g_file_equal (other->lesson_file, file));
  g_assert_cmpstr (relu_lesson_get_title (relu_lesson_document_get_lesson (other->lessons)), ==,
                   "Mine");
  g_assert_null (relu_lesson_document_get_file (other->lessons));

  relu_lesson_player_set_lesson (relu_window_get_lesson_player (other), NULL);
  fixture_close_window (other);
  fixture_close_window (window);
}

int
main (int argc, char *argv[])
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/window-lesson/commands", test_commands);
  g_test_add_func ("/window-lesson/settings", test_settings_stay);
  g_test_add_func ("/window-lesson/file", test_file);
  g_test_add_func ("/window-lesson/bad-files", test_bad_files);
  g_test_add_func ("/window-lesson/saved-work", test_saved_work);
  g_test_add_func ("/window-lesson/saved-work-and-answer", test_saved_work_and_answer);
  g_test_add_func ("/window-lesson/bundled", test_bundled);
  g_test_add_func ("/window-lesson/session", test_session);
  g_test_add_func ("/window-lesson/reopen", test_reopen);
  g_test_add_func ("/window-lesson/session-of-both", test_session_of_both);

  return fixture_run ();
}
