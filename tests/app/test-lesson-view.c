/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a lesson in a window, as they are read, answered and gone through. */

#include <math.h>

#include "lesson-fixture.h"
#include "relu-lesson-question.h"
#include "relu-lesson-view.h"
#include "widget-fixture.h"

typedef struct
{
  ReluDocument *document;
  ReluViewport *viewport;
  ReluLessonPlayer *player;
  GtkWidget *view;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  f->document = fixture_bending ();
  f->viewport = relu_viewport_new ();
  f->player = relu_lesson_player_new (f->document, f->viewport, NULL);
  f->view = relu_lesson_view_new (f->player, f->viewport);
  gtk_box_append (GTK_BOX (box), f->view);
  f->window = fixture_present (box, 320, 700);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  fixture_assert_destroyed (f->window, f->view);
  g_assert_finalize_object (f->player);
  g_assert_finalize_object (f->document);
  g_assert_finalize_object (f->viewport);
}

static void
begin (Fixture *f, guint step)
{
  g_autoptr (ReluLesson) lesson = lesson_fixture_new ();

  relu_lesson_player_set_lesson (f->player, lesson);
  relu_lesson_player_go (f->player, step);
  fixture_next_frame (f->window);
}

static gboolean
is_text (GtkWidget *widget, const char *text)
{
  return GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);
}

/* The label that says @text, if it can be seen. */
static GtkWidget *
find_text (Fixture *f, const char *text)
{
  GtkWidget *label;

  for (guint i = 0; (label = fixture_find (f->view, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (is_text (label, text) && gtk_widget_get_mapped (label))
      return label;

  return NULL;
}

static GtkWidget *
find_button (Fixture *f, const char *text)
{
  GtkWidget *label = find_text (f, text);

  return label == NULL ? NULL : gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON);
}

static void
click (Fixture *f, const char *text)
{
  GtkWidget *button = find_button (f, text);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  fixture_next_frame (f->window);
}

static GtkEntry *
get_entry (Fixture *f)
{
  return fixture_find (f->view, GTK_TYPE_ENTRY, 0);
}

static void
type_answer (Fixture *f, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get_entry (f)), text);
  g_signal_emit_by_name (get_entry (f), "activate");
  fixture_next_frame (f->window);
}

static void
test_words (Fixture *f, gconstpointer data)
{
  g_assert_false (gtk_widget_get_visible (f->view));
  begin (f, LESSON_LOOK);
  g_assert_true (gtk_widget_get_mapped (f->view));
  gtk_test_accessible_assert_role (f->view, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (f->view, GTK_ACCESSIBLE_PROPERTY_LABEL, "Lesson");

  g_assert_nonnull (find_text (f, "Step 1 of 5"));
  gtk_test_accessible_assert_role (find_text (f, "Look"), GTK_ACCESSIBLE_ROLE_HEADING);
  g_assert_nonnull (find_text (f, "First.\n\nSecond."));
  g_assert_false (gtk_widget_get_sensitive (find_button (f, "Back")));

  click (f, "Next");
  g_assert_cmpuint (relu_lesson_player_get_step (f->player), ==, LESSON_NUMBER);
  g_assert_null (find_text (f, "First.\n\nSecond."));
  click (f, "Back");
  g_assert_nonnull (find_text (f, "First.\n\nSecond."));

  /* For the teacher. */
  g_assert_null (find_text (f, "Say it slowly."));
  g_object_set (f->view, "teacher", TRUE, "controls", FALSE, NULL);
  fixture_next_frame (f->window);
  g_assert_nonnull (find_text (f, "Say it slowly."));
  g_assert_nonnull (find_text (f, "Next: Number"));
  g_assert_null (find_button (f, "Next"));

  relu_lesson_player_set_lesson (f->player, NULL);
  g_assert_false (gtk_widget_get_visible (f->view));
}

static void
test_number (Fixture *f, gconstpointer data)
{
  begin (f, LESSON_NUMBER);
  g_assert_nonnull (find_text (f, "How many?"));
  g_assert_null (find_text (f, "Because."));
  gtk_test_accessible_assert_property (get_entry (f), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Your answer, a number");

  /* What is no number is no answer, and says so. */
  type_answer (f, "many");
  g_assert_false (relu_lesson_player_get_revealed (f->player));
  gtk_test_accessible_assert_state (get_entry (f), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (get_entry (f)), "error"));

  type_answer (f, "4");
  g_assert_nonnull (find_text (f, "Not quite"));
  g_assert_nonnull (find_text (f, "Your answer: 4\nThe answer: 3"));
  g_assert_nonnull (find_text (f, "Because."));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (get_entry (f))));

  /* Back: as it was, to be answered again. */
  click (f, "Back");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_entry (f))), ==, "4");
  g_assert_null (find_text (f, "Not quite"));
  gtk_editable_set_text (GTK_EDITABLE (get_entry (f)), "3");
  click (f, "Answer");
  g_assert_nonnull (find_text (f, "Right"));
  g_assert_nonnull (find_text (f, "Your answer: 3"));
}

static void
test_unanswered (Fixture *f, gconstpointer data)
{
  begin (f, LESSON_NUMBER);
  click (f, "Show Answer");
  g_assert_nonnull (find_text (f, "The answer"));
  g_assert_nonnull (find_text (f, "3"));
  g_assert_null (find_text (f, "Right"));
}

/* Where the mark is and what is in the field is the same. */
static void
test_place (Fixture *f, gconstpointer data)
{
  begin (f, LESSON_PLACE);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_entry (f))), ==, "−6.4");
  relu_viewport_set_guess_x (f->viewport, 1.5);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_entry (f))), ==, "1.5");
  gtk_editable_set_text (GTK_EDITABLE (get_entry (f)), "-");
  g_assert_cmpfloat (relu_viewport_get_guess_x (f->viewport), ==, 1.5);
  gtk_editable_set_text (GTK_EDITABLE (get_entry (f)), "-3");
  g_assert_cmpfloat (relu_viewport_get_guess_x (f->viewport), ==, -3);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_entry (f))), ==, "-3");

  relu_viewport_set_guess_x (f->viewport, 2.25);
  click (f, "Answer");
  g_assert_nonnull (find_text (f, "Right"));
  g_assert_nonnull (find_text (f, "Your answer: x = 2.25\nThe answer: x = 2"));
  g_assert_cmpfloat (relu_viewport_get_guess_x (f->viewport), ==, 2.25);
}

static void
test_choice (Fixture *f, gconstpointer data)
{
  begin (f, LESSON_CHOICE);
  click (f, "None");
  g_assert_nonnull (find_text (f, "Not quite"));
  g_assert_nonnull (find_text (f, "Your answer: None\nThe answer: One"));
  g_assert_nonnull (find_text (f, "One of them."));
}

/* The keyboard is never left on what cannot be used. */
static void
test_focus (Fixture *f, gconstpointer data)
{
  begin (f, LESSON_TURN);
  gtk_widget_grab_focus (find_button (f, "Next"));
  click (f, "Next");
  g_assert_false (gtk_widget_get_sensitive (find_button (f, "Next")));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (f->window)) == find_button (f, "Back"));
  for (guint i = 0; i < 20 && relu_lesson_player_can_back (f->player); i++)
    click (f, "Back");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (f->window)) == find_button (f, "Next"));
}

/* Words that need to be scrolled take no more room from the figure beside them. */
static void
test_width (Fixture *f, gconstpointer data)
{
  int minimum, natural, low_minimum, low_natural;

  begin (f, LESSON_CHOICE);
  gtk_widget_measure (f->view, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  gtk_widget_measure (f->view, GTK_ORIENTATION_HORIZONTAL, 50, &low_minimum, &low_natural, NULL,
                      NULL);
  g_assert_cmpint (low_minimum, ==, minimum);
  g_assert_cmpint (low_natural, ==, natural);
}

/* All that is said is seen where there is room, and else the answer is scrolled to. */
static void
test_height (Fixture *f, gconstpointer data)
{
  const char *paragraph = "A paragraph that is long enough to be broken into three lines at least, "
                          "in a pane that is as narrow as this one is in the window.";
  g_autoptr (ReluLesson) lesson = lesson_fixture_new ();
  g_autoptr (ReluLesson) longer = NULL;
  ReluLessonStep *step = relu_lesson_step_copy (relu_lesson_get_step (lesson, LESSON_CHOICE));
  GtkScrolledWindow *scroller = fixture_find (f->view, GTK_TYPE_SCROLLED_WINDOW, 0);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (scroller);

  g_free (step->text);
  g_free (step->why);
  step->text = g_strdup_printf ("%s\n\n%s", paragraph, paragraph);
  step->why = g_strdup (step->text);
  longer = relu_lesson_with_step_replaced (lesson, LESSON_CHOICE, step);
  relu_lesson_player_set_lesson (f->player, longer);
  relu_lesson_player_go (f->player, LESSON_CHOICE);
  fixture_next_frame (f->window);
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), ==,
                     gtk_adjustment_get_page_size (adjustment));
  click (f, "One");
  fixture_next_frame (f->window);
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), ==,
                     gtk_adjustment_get_page_size (adjustment));

  click (f, "Back");
  gtk_window_set_default_size (GTK_WINDOW (f->window), 320, 240);
  fixture_wait (50);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
  relu_lesson_player_next (f->player);
  fixture_wait (100);
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), >,
                     gtk_adjustment_get_page_size (adjustment));
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, 0);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_autoptr (GtkCssProvider) css = gtk_css_provider_new ();

  fixture_init (&argc, &argv);
  gtk_css_provider_load_from_resource (css, "/org/reluscope/Reluscope/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (css),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);

  ADD ("/lesson-view/words", test_words);
  ADD ("/lesson-view/number", test_number);
  ADD ("/lesson-view/unanswered", test_unanswered);
  ADD ("/lesson-view/place", test_place);
  ADD ("/lesson-view/choice", test_choice);
  ADD ("/lesson-view/focus", test_focus);
  ADD ("/lesson-view/height", test_height);
  ADD ("/lesson-view/width", test_width);

  return g_test_run ();
}
