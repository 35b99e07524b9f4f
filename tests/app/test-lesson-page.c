/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A lesson made by the widgets alone: steps, a question, its reveal; saved, read back and played. */

#include <glib/gstdio.h>

#include "relu-choices-box.h"
#include "relu-compat-alert.h"
#include "relu-field-box.h"
#include "relu-lesson-page.h"
#include "relu-lesson-player.h"
#include "relu-lessons.h"
#include "relu-question-box.h"
#include "relu-step-form.h"
#include "relu-step-list.h"
#include "relu-step-row.h"
#include "relu-text-box.h"
#include "relu-window-private.h"
#include "window-fixture.h"

#define B0 3

static GtkWidget *
get_page (ReluWindow *window)
{
  return fixture_find (GTK_WIDGET (window), RELU_TYPE_LESSON_PAGE, 0);
}

/* What has a name for those who do not see it. */
typedef struct
{
  const char *name;
  GtkWidget *found;
} Search;

static void
search (GtkWidget *widget, Search *s)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && s->found == NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *other = NULL;

      if (!gtk_widget_get_visible (child) || GTK_IS_LABEL (child))
        continue;
      other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (child),
                                                  GTK_ACCESSIBLE_PROPERTY_LABEL, s->name);
      if (other == NULL)
        s->found = child;
      else
        search (child, s);
    }
}

static gpointer
find_in (GtkWidget *root, const char *name)
{
  Search s = { .name = name };

  search (root, &s);
  if (s.found == NULL)
    g_error ("Nothing is called “%s”", name);
  return s.found;
}

static gpointer
find (ReluWindow *window, const char *name)
{
  return find_in (get_page (window), name);
}

static void
type (ReluWindow *window, const char *name, const char *text)
{
  GtkWidget *field = find (window, name);

  if (GTK_IS_TEXT_VIEW (field))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (field)), text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (field), text);
}

static void
press (ReluWindow *window, const char *name)
{
  GtkWidget *button = find (window, name);

  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static void
choose (ReluWindow *window, const char *name, guint index)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find (window, name)), index);
}

/* Opens the page and begins a lesson. */
static ReluWindow *
open_page (void)
{
  ReluWindow *window = fixture_open_window ();

  g_action_group_change_action_state (G_ACTION_GROUP (window), "tool-page",
                                      g_variant_new_string ("lesson"));
  fixture_settle ();
  fixture_activate (window, "win.new-lesson");
  fixture_settle ();
  g_assert_nonnull (window->lessons);
  g_assert_nonnull (relu_lesson_document_get_lesson (window->lessons));
  return window;
}

static ReluLesson *
get_lesson (ReluWindow *window)
{
  return relu_lesson_document_get_lesson (window->lessons);
}

static void
add_step (ReluWindow *window, double b0, const char *title)
{
  fixture_set_parameter (window, B0, b0);
  press (window, "Add present state as a step");
  type (window, "Title of the step", title);
}

/* What was made is nobody's loss here. */
static void
close_page (ReluWindow *window)
{
  relu_lesson_document_close (window->lessons);
  fixture_close_window (window);
}

static double
get_b0 (const ReluLessonScene *scene)
{
  return relu_network_get_parameters (relu_file_get_network (scene->contents))[B0];
}

static gboolean
is_saved (gpointer window)
{
  return !relu_lesson_document_get_modified (RELU_WINDOW (window)->lessons);
}

static void
make_lesson (ReluWindow *window)
{
  type (window, "Title of the lesson", "Where does it bend?");
  add_step (window, -10, "Off");
  type (window, "Text", "The unit is off.\n\nNothing bends.");
  type (window, "Notes, for the teacher only", "Wait.");
  add_step (window, 0, "Predict");
  choose (window, "Predict first", RELU_QUESTION_CHOICE);
  type (window, "Question", "What comes next?");
  type (window, "Choice 1", "A line");
  type (window, "Choice 2", "A kink");
  gtk_check_button_set_active (find (window, "Choice 2 is right"), TRUE);
  gtk_check_button_set_active (find (window, "Choice 1 is right"), FALSE);
  fixture_set_parameter (window, B0, 2);
  press (window, "Use present state as reveal");
  type (window, "The reason why", "It switches at −2.");
  gtk_check_button_set_active (find_in (find (window, "After the answer"), "Training begins"), TRUE);
  gtk_spin_button_set_value (find_in (find (window, "After the answer"), "Moves there in seconds"), 2);
  add_step (window, 3, "Third");
}

/* The lesson of three steps, as a file that the core reads, played from start to end. */
static void
test_make (void)
{
  ReluWindow *window = open_page ();
  g_autofree char *path = fixture_path ("bends.relu-lesson.json");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (ReluLesson) lesson = NULL;
  const ReluLessonStep *step;

  make_lesson (window);
  g_assert_cmpuint (relu_lesson_get_n_steps (get_lesson (window)), ==, 3);

  /* Where it has a file, to save asks nothing. */
  relu_lesson_document_mark_saved (window->lessons, get_lesson (window), file);
  type (window, "Title of the step", "Alive");
  g_assert_false (is_saved (window));
  fixture_activate (window, "win.save");
  fixture_wait (is_saved, window);

  lesson = relu_lesson_read (path, &error);
  g_assert_no_error (error);
  g_assert_true (relu_lesson_equal (lesson, get_lesson (window)));
  g_assert_cmpstr (relu_lesson_get_title (lesson), ==, "Where does it bend?");
  step = relu_lesson_get_step (lesson, 0);
  g_assert_cmpstr (step->text, ==, "The unit is off.\n\nNothing bends.");
  g_assert_cmpstr (step->notes, ==, "Wait.");
  g_assert_cmpfloat (get_b0 (&step->scene), ==, -10);
  step = relu_lesson_get_step (lesson, 1);
  g_assert_cmpint (step->question.kind, ==, RELU_QUESTION_CHOICE);
  g_assert_false (relu_question_is_right (&step->question, 0));
  g_assert_true (relu_question_is_right (&step->question, 1));
  g_assert_cmpuint (step->scene.parts & (1u << RELU_LESSON_SHOWS_HEADLINE), ==, 0);
  g_assert_true (step->has_reveal);
  g_assert_cmpfloat (get_b0 (&step->reveal), ==, 2);
  g_assert_cmpstr (step->why, ==, "It switches at −2.");
  g_assert_true (step->reveal.run);
  g_assert_cmpfloat (step->reveal.seconds, ==, 2);
  g_assert_false (step->scene.run);
  g_assert_cmpstr (relu_lesson_get_step (lesson, 2)->title, ==, "Alive");

  relu_lesson_player_set_lesson (window->player, lesson);
  g_assert_cmpfloat (fixture_get_parameter (window, B0), ==, -10);
  relu_lesson_player_next (window->player);
  relu_lesson_player_answer (window->player, 1);
  relu_lesson_player_reveal (window->player);
  g_assert_true (relu_lesson_player_is_right (window->player));
  g_assert_cmpfloat (fixture_get_parameter (window, B0), ==, 2);
  relu_lesson_player_next (window->player);
  g_assert_cmpfloat (fixture_get_parameter (window, B0), ==, 3);
  relu_lesson_player_set_lesson (window->player, NULL);

  fixture_close_window (window);
}

/* Preview begins at the selected step and comes back to it, whatever was seen meanwhile. */
static void
test_preview (void)
{
  ReluWindow *window = open_page ();

  make_lesson (window);
  relu_lesson_editor_select (window->editor, 1);
  g_assert_cmpfloat (fixture_get_parameter (window, B0), ==, 0);
  fixture_set_parameter (window, B0, 0.5);

  press (window, "Preview");
  g_assert_true (relu_lesson_player_get_lesson (window->player) == get_lesson (window));
  g_assert_cmpuint (relu_lesson_player_get_step (window->player), ==, 1);
  g_assert_cmpfloat (fixture_get_parameter (window, B0), ==, 0);
  g_assert_cmpstr (relu_window_get_tool_page (window), ==, "");
  g_assert_false (fixture_is_enabled (window, "edit-lesson"));
  relu_lesson_player_go (window->player, 2);
  fixture_activate (window, "win.close-lesson");
  fixture_settle ();

  g_assert_cmpstr (relu_window_get_tool_page (window), ==, "lesson");
  g_assert_cmpuint (relu_lesson_editor_get_selected (window->editor), ==, 1);
  g_assert_cmpfloat (fixture_get_parameter (window, B0), ==, 0.5);
  g_assert_false (relu_document_get_modified (window->document));

  close_page (window);
}

/* Undo is about what has the keyboard. */
static void
test_undo (void)
{
  ReluWindow *window = open_page ();
  GtkWidget *title;

  add_step (window, 1, "One");
  title = find (window, "Title of the step");
  gtk_widget_grab_focus (title);
  fixture_settle ();
  fixture_activate (window, "win.undo");
  g_assert_cmpstr (relu_lesson_get_step (get_lesson (window), 0)->title, ==, "");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (title)), ==, "");
  g_assert_cmpfloat (fixture_get_parameter (window, B0), ==, 1);
  fixture_activate (window, "win.redo");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (title)), ==, "One");

  gtk_widget_grab_focus (GTK_WIDGET (window->figure_view));
  fixture_settle ();
  fixture_activate (window, "win.undo");
  g_assert_cmpfloat (fixture_get_parameter (window, B0), !=, 1);
  g_assert_cmpuint (relu_lesson_get_n_steps (get_lesson (window)), ==, 1);

  fixture_activate (window, "win.remove-lesson-step");
  g_assert_cmpuint (relu_lesson_get_n_steps (get_lesson (window)), ==, 0);
  fixture_activate (window, "win.undo-lesson");
  g_assert_cmpstr (relu_lesson_get_step (get_lesson (window), 0)->title, ==, "One");

  close_page (window);
}

static const char *
get_problem (ReluWindow *window, const char *name)
{
  GtkWidget *box = gtk_widget_get_ancestor (find (window, name), RELU_TYPE_FIELD_BOX);

  return relu_field_box_get_problem (RELU_FIELD_BOX (box));
}

/* The tool panel that a step asks for is for learners: the page stays. */
static void
test_tool (void)
{
  ReluWindow *window = open_page ();

  add_step (window, 1, "One");
  choose (window, "Tool panel", 1);
  g_assert_cmpstr (relu_lesson_get_step (get_lesson (window), 0)->scene.tool, ==, "none");
  add_step (window, 2, "Two");
  relu_lesson_editor_select (window->editor, 0);
  g_assert_cmpstr (relu_window_get_tool_page (window), ==, "lesson");
  g_assert_cmpfloat (fixture_get_parameter (window, B0), ==, 1);

  close_page (window);
}

/* An open lesson is edited where it is, and is not gone through meanwhile. */
static void
test_edit (void)
{
  ReluWindow *window = fixture_open_window ();
  g_autoptr (ReluLesson) lesson = relu_lessons_load (relu_lessons_get_id (0), NULL);

  g_assert_false (fixture_is_enabled (window, "edit-lesson"));
  relu_window_play (window, lesson, NULL, relu_lessons_get_id (0));
  relu_lesson_player_go (window->player, 2);
  fixture_activate (window, "win.edit-lesson");
  fixture_settle ();
  g_assert_null (relu_lesson_player_get_lesson (window->player));
  g_assert_true (get_lesson (window) == lesson);
  g_assert_cmpstr (relu_window_get_tool_page (window), ==, "lesson");
  g_assert_cmpuint (relu_lesson_editor_get_selected (window->editor), ==, 2);
  /* A bundled one has no file: a copy is saved. */
  g_assert_null (relu_lesson_document_get_file (window->lessons));
  g_assert_false (relu_lesson_document_get_modified (window->lessons));

  fixture_close_window (window);
}

/* What is missing is said where it is missing, by eye and by ear. */
static void
test_problems (void)
{
  ReluWindow *window = open_page ();
  GtkWidget *row;

  g_assert_nonnull (get_problem (window, "Title of the lesson"));
  type (window, "Title of the lesson", "Bends");
  g_assert_null (get_problem (window, "Title of the lesson"));
  add_step (window, 1, "");
  g_assert_cmpstr (get_problem (window, "Title of the step"), ==, "This step has no title yet.");
  gtk_test_accessible_assert_property (find (window, "Title of the step"),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "This step has no title yet.");
  gtk_test_accessible_assert_state (find (window, "Title of the step"),
                                    GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  row = fixture_find (get_page (window), RELU_TYPE_STEP_ROW, 0);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Something is missing");
  type (window, "Title of the step", "One");
  g_assert_null (get_problem (window, "Title of the step"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "1. One");

  choose (window, "Predict first", RELU_QUESTION_PLACE);
  g_assert_cmpstr (get_problem (window, "Question"), ==, "The question has no text yet.");
  type (window, "Right at x", "1 9");
  g_assert_cmpstr (get_problem (window, "Right at x"), ==,
                   "x = 9 is outside the domain of this step, −4 to 4.");
  type (window, "Right at x", "one");
  g_assert_nonnull (get_problem (window, "Right at x"));
  g_assert_cmpuint (relu_lesson_get_step (get_lesson (window), 0)->question.answers->len, ==, 2);
  type (window, "Right at x", "1");
  g_assert_null (get_problem (window, "Right at x"));

  choose (window, "Sliders", RELU_LESSON_SLIDERS_PINNED);
  g_assert_nonnull (get_problem (window, "Sliders"));
  g_assert_cmpuint (gtk_drop_down_get_selected (find (window, "Sliders")), ==,
                    RELU_LESSON_SLIDERS_ALL);

  close_page (window);
}

/* A choice is right at any time, or the lesson could not be opened again. */
static void
test_choices (void)
{
  ReluWindow *window = open_page ();
  const ReluQuestion *question;

  add_step (window, 1, "One");
  choose (window, "Predict first", RELU_QUESTION_CHOICE);
  gtk_check_button_set_active (find (window, "Choice 1 is right"), FALSE);
  g_assert_true (gtk_check_button_get_active (find (window, "Choice 1 is right")));

  press (window, "Add Choice");
  type (window, "Choice 3", "None");
  gtk_check_button_set_active (find (window, "Choice 3 is right"), TRUE);
  press (window, "Remove choice 1");
  question = &relu_lesson_get_step (get_lesson (window), 0)->question;
  g_assert_cmpuint (question->choices->len, ==, 2);
  g_assert_cmpuint (question->answers->len, ==, 1);
  g_assert_true (relu_question_is_right (question, 1));
  g_assert_false (gtk_widget_is_sensitive (find (window, "Remove choice 1")));

  close_page (window);
}

/* A window is not closed over what was made. */
static void
test_leave (void)
{
  ReluWindow *window = open_page ();
  g_autofree char *question = NULL;

  add_step (window, 1, "One");
  fixture_activate (window, "win.close");
  question = fixture_wait_for_alert (GTK_WINDOW (window));
  g_assert_nonnull (strstr (question, "Untitled Lesson"));
  g_assert_true (relu_compat_alert_respond (GTK_WINDOW (window), "cancel"));
  fixture_wait (fixture_has_no_alert, window);
  g_assert_nonnull (get_lesson (window));

  /* What is in a step is not asked about once more. */
  g_assert_true (relu_document_get_modified (window->document));
  fixture_activate (window, "win.close");
  g_free (fixture_wait_for_alert (GTK_WINDOW (window)));
  g_assert_true (relu_compat_alert_respond (GTK_WINDOW (window), "discard"));
  fixture_settle ();
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (window)));

  fixture_close_window (window);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/lesson-page/make", test_make);
  g_test_add_func ("/lesson-page/preview", test_preview);
  g_test_add_func ("/lesson-page/undo", test_undo);
  g_test_add_func ("/lesson-page/tool", test_tool);
  g_test_add_func ("/lesson-page/edit", test_edit);
  g_test_add_func ("/lesson-page/problems", test_problems);
  g_test_add_func ("/lesson-page/choices", test_choices);
  g_test_add_func ("/lesson-page/leave", test_leave);

  return fixture_run ();
}
