/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making a lesson, without widgets: steps that come and go, undo, scenes, what is missing. */

#include <math.h>

#include "relu-lesson-editor.h"
#include "relu-lesson-problem.h"
#include "relu-places.h"

#define B0 3

typedef struct
{
  ReluDocument *document;
  ReluViewport *viewport;
  ReluLessonDocument *lessons;
  ReluLessonEditor *editor;
  guint n_changed, n_wanted;
} Fixture;

static void
scene_wanted_cb (ReluLessonEditor *editor, const ReluLessonScene *scene, Fixture *f)
{
  f->n_wanted++;
  relu_document_edit (f->document, scene->contents);
  relu_viewport_set_x_range (f->viewport, scene->x_from, scene->x_to);
  relu_viewport_set_y_range (f->viewport, scene->y_from, scene->y_to);
  relu_viewport_set_line_x (f->viewport, scene->line_x);
}

static void
count_cb (Fixture *f)
{
  f->n_changed++;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  const ReluLayer layers[] = { { 1, 3, { RELU_ACTIVATION_RELU, 0 } },
                               { 3, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  const double parameters[] = { 1, 1, 1, -1, 0, 1, 1, -2, 1, 0 };
  g_autoptr (ReluNetwork) network = relu_network_new (2, layers, parameters, NULL);
  g_autoptr (ReluFile) contents = relu_file_new ("", network, -4, 4);
  g_autoptr (ReluLesson) lesson = relu_lesson_new ("Bends");

  f->document = relu_document_new (contents);
  f->viewport = relu_viewport_new ();
  f->lessons = relu_lesson_document_new ();
  f->editor = relu_lesson_editor_new (f->lessons, f->document, f->viewport);
  g_assert_null (relu_lesson_editor_get_lesson (f->editor));
  g_assert_null (relu_lesson_editor_get_step (f->editor));
  relu_lesson_document_open (f->lessons, lesson, NULL);
  g_signal_connect (f->editor, "scene-wanted", G_CALLBACK (scene_wanted_cb), f);
  g_signal_connect_swapped (f->editor, "changed", G_CALLBACK (count_cb), f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_finalize_object (f->editor);
  g_assert_finalize_object (f->lessons);
  g_assert_finalize_object (f->document);
  g_assert_finalize_object (f->viewport);
}

static void
set_title (Fixture *f, const char *title)
{
  ReluLessonStep *step = relu_lesson_step_copy (relu_lesson_editor_get_step (f->editor));

  g_free (step->title);
  step->title = g_strdup (title);
  relu_lesson_editor_replace_step (f->editor, step, RELU_LESSON_FIELD_TITLE);
}

/* Three steps with b0 = 0, 1, 2 and such titles; the last one is selected. */
static void
add_steps (Fixture *f)
{
  static const char *const titles[] = { "zero", "one", "two" };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      relu_document_set_parameter (f->document, B0, i);
      relu_lesson_editor_add_step (f->editor);
      set_title (f, titles[i]);
    }
}

static void
assert_titles (Fixture *f, const char *expected)
{
  ReluLesson *lesson = relu_lesson_editor_get_lesson (f->editor);
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < relu_lesson_get_n_steps (lesson); i++)
    {
      g_string_append (titles, i > 0 ? " " : "");
      g_string_append (titles, i == relu_lesson_editor_get_selected (f->editor) ? "*" : "");
      g_string_append (titles, relu_lesson_get_step (lesson, i)->title);
    }
  g_assert_cmpstr (titles->str, ==, expected);
}

static double
get_b0 (ReluFile *contents)
{
  return relu_network_get_parameters (relu_file_get_network (contents))[B0];
}

/* Each command is an undo step, and undo selects what it is about. */
static void
test_steps (Fixture *f, gconstpointer data)
{
  add_steps (f);
  assert_titles (f, "zero one *two");
  g_assert_true (relu_lesson_document_get_modified (f->lessons));

  relu_lesson_editor_select (f->editor, 0);
  g_assert_cmpfloat (get_b0 (relu_document_get_contents (f->document)), ==, 0);
  relu_lesson_editor_duplicate_step (f->editor);
  assert_titles (f, "zero *zero one two");
  relu_lesson_editor_move_step (f->editor, 1, 3);
  assert_titles (f, "zero one two *zero");
  relu_lesson_editor_remove_step (f->editor);
  assert_titles (f, "zero one *two");
  relu_lesson_editor_select (f->editor, 0);

  relu_lesson_editor_undo (f->editor);
  assert_titles (f, "zero one two *zero");
  relu_lesson_editor_undo (f->editor);
  assert_titles (f, "zero *zero one two");
  relu_lesson_editor_undo (f->editor);
  assert_titles (f, "zero *one two");
  for (guint i = 0; i < 3; i++)
    relu_lesson_editor_redo (f->editor);
  g_assert_false (relu_lesson_document_get_can_redo (f->lessons));
  assert_titles (f, "zero one *two");
  while (relu_lesson_document_get_can_undo (f->lessons))
    relu_lesson_editor_undo (f->editor);
  assert_titles (f, "");
  g_assert_false (relu_lesson_document_get_modified (f->lessons));
  g_assert_cmpuint (relu_lesson_editor_get_selected (f->editor), ==, RELU_LESSON_NO_STEP);
}

/* Typing is one undo step, as long as it goes on in one field. */
static void
test_typing (Fixture *f, gconstpointer data)
{
  relu_lesson_editor_add_step (f->editor);
  set_title (f, "O");
  set_title (f, "On");
  relu_lesson_editor_set_text (f->editor, RELU_LESSON_TITLE, "Ki");
  relu_lesson_editor_set_text (f->editor, RELU_LESSON_TITLE, "Kinks");
  set_title (f, "One");
  relu_lesson_editor_end_typing (f->editor);
  set_title (f, "One ReLU");

  relu_lesson_editor_undo (f->editor);
  assert_titles (f, "*One");
  relu_lesson_editor_undo (f->editor);
  assert_titles (f, "*On");
  g_assert_cmpstr (relu_lesson_get_title (relu_lesson_editor_get_lesson (f->editor)), ==, "Kinks");
  relu_lesson_editor_undo (f->editor);
  g_assert_cmpstr (relu_lesson_get_title (relu_lesson_editor_get_lesson (f->editor)), ==, "Bends");
  relu_lesson_editor_undo (f->editor);
  assert_titles (f, "*");

  /* The same text is no edit. */
  f->n_changed = 0;
  set_title (f, "");
  g_assert_cmpuint (f->n_changed, ==, 0);
}

/* What the window shows is what a step has, and is again when it is selected. */
static void
test_scenes (Fixture *f, gconstpointer data)
{
  const ReluLessonStep *step;
  double from, to;

  relu_viewport_set_x_range (f->viewport, -1, 2);
  relu_viewport_set_line_x (f->viewport, 0.5);
  relu_viewport_set_shows (f->viewport, RELU_PART_LANES, TRUE);
  relu_viewport_set_shows (f->viewport, RELU_PART_BUILD_UP, FALSE);
  relu_lesson_editor_add_step (f->editor);
  step = relu_lesson_editor_get_step (f->editor);
  g_assert_true (step->scene.contents == relu_document_get_contents (f->document));
  g_assert_cmpfloat (step->scene.x_from, ==, -1);
  g_assert_true (isnan (step->scene.y_from));
  g_assert_cmpfloat (step->scene.line_x, ==, 0.5);
  g_assert_true (step->scene.has_parts);
  g_assert_cmpuint (step->scene.parts & (1u << RELU_LESSON_SHOWS_LANES), !=, 0);
  g_assert_cmpuint (step->scene.parts & (1u << RELU_LESSON_SHOWS_BUILD_UP), ==, 0);
  g_assert_cmpuint (step->scene.parts & (1u << RELU_LESSON_SHOWS_HEADLINE), !=, 0);
  g_assert_true (relu_lesson_editor_is_current (f->editor, FALSE));

  relu_viewport_fit (f->viewport);
  g_assert_false (relu_lesson_editor_is_current (f->editor, FALSE));
  relu_document_set_parameter (f->document, B0, 7);
  relu_lesson_editor_add_step (f->editor);
  relu_lesson_editor_select (f->editor, 0);
  g_assert_true (relu_lesson_editor_is_current (f->editor, FALSE));
  relu_viewport_get_x_range (f->viewport, &from, &to);
  g_assert_cmpfloat (to, ==, 2);

  /* What a window has no state for stays. */
  relu_document_set_parameter (f->document, B0, 8);
  relu_lesson_editor_set_sliders (f->editor, RELU_LESSON_SLIDERS_NONE);
  relu_lesson_editor_update_step (f->editor);
  step = relu_lesson_editor_get_step (f->editor);
  g_assert_cmpfloat (get_b0 (step->scene.contents), ==, 8);
  g_assert_true (step->scene.hides_sliders);
}

/* A scene that left the parts to the viewer has its own, once one of them is chosen. */
static void
test_headline (Fixture *f, gconstpointer data)
{
  const guint headline = 1u << RELU_LESSON_SHOWS_HEADLINE, lanes = 1u << RELU_LESSON_SHOWS_LANES;
  ReluLessonStep *step;

  relu_viewport_set_shows (f->viewport, RELU_PART_LANES, TRUE);
  relu_lesson_editor_add_step (f->editor);
  step = relu_lesson_step_copy (relu_lesson_editor_get_step (f->editor));
  step->scene.has_parts = FALSE;
  step->scene.parts = 0;
  relu_lesson_editor_replace_step (f->editor, step, RELU_LESSON_FIELD_NONE);
  relu_lesson_editor_set_headline (f->editor, FALSE);
  g_assert_true (relu_lesson_editor_get_step (f->editor)->scene.has_parts);
  g_assert_cmpuint (relu_lesson_editor_get_step (f->editor)->scene.parts & (headline | lanes), ==,
                    lanes);
  relu_lesson_editor_set_headline (f->editor, TRUE);
  g_assert_cmpuint (relu_lesson_editor_get_step (f->editor)->scene.parts & headline, ==, headline);
}

static void
test_reveal (Fixture *f, gconstpointer data)
{
  const ReluLessonStep *step;

  relu_document_set_parameter (f->document, B0, 0);
  relu_lesson_editor_add_step (f->editor);
  relu_document_set_parameter (f->document, B0, 1);
  relu_lesson_editor_update_reveal (f->editor);
  step = relu_lesson_editor_get_step (f->editor);
  g_assert_true (step->has_reveal);
  g_assert_cmpfloat (get_b0 (step->scene.contents), ==, 0);
  g_assert_cmpfloat (get_b0 (step->reveal.contents), ==, 1);
  relu_lesson_editor_show_scene (f->editor, FALSE);
  g_assert_true (relu_lesson_editor_is_current (f->editor, FALSE));
  g_assert_false (relu_lesson_editor_is_current (f->editor, TRUE));
  relu_lesson_editor_show_scene (f->editor, TRUE);
  g_assert_true (relu_lesson_editor_is_current (f->editor, TRUE));

  relu_lesson_editor_remove_reveal (f->editor);
  g_assert_false (relu_lesson_editor_get_step (f->editor)->has_reveal);
  relu_lesson_editor_undo (f->editor);
  g_assert_true (relu_lesson_editor_get_step (f->editor)->has_reveal);

  /* A reveal that shows the same goes along. */
  relu_lesson_editor_update_step (f->editor);
  relu_document_set_parameter (f->document, B0, 5);
  relu_lesson_editor_update_step (f->editor);
  step = relu_lesson_editor_get_step (f->editor);
  g_assert_cmpfloat (get_b0 (step->reveal.contents), ==, 5);
}

static void
test_sliders (Fixture *f, gconstpointer data)
{
  g_autoptr (ReluFile) pinned = NULL;

  relu_lesson_editor_add_step (f->editor);
  g_assert_false (relu_lesson_editor_set_sliders (f->editor, RELU_LESSON_SLIDERS_PINNED));

  /* Pinned since. */
  pinned = relu_file_with_marked (relu_document_get_contents (f->document), RELU_MARK_PRESENTED, B0,
                                  TRUE);
  relu_document_edit (f->document, pinned);
  g_assert_true (relu_lesson_editor_set_sliders (f->editor, RELU_LESSON_SLIDERS_PINNED));
  g_assert_true (relu_file_is_marked (relu_lesson_editor_get_step (f->editor)->scene.contents,
                                      RELU_MARK_PRESENTED, B0));
  g_assert_true (relu_lesson_editor_set_sliders (f->editor, RELU_LESSON_SLIDERS_NONE));
  g_assert_true (relu_lesson_editor_set_sliders (f->editor, RELU_LESSON_SLIDERS_PINNED));
  g_assert_true (relu_lesson_editor_set_sliders (f->editor, RELU_LESSON_SLIDERS_ALL));
  g_assert_cmpint (
      relu_lesson_scene_get_sliders (&relu_lesson_editor_get_step (f->editor)->scene), ==,
      RELU_LESSON_SLIDERS_ALL);
}

static void
assert_problem (const ReluLessonStep *step, guint field, const char *expected)
{
  g_autofree char *problem = relu_lesson_dup_problem (step, field);

  g_assert_cmpstr (problem, ==, expected);
}

static void
test_problems (Fixture *f, gconstpointer data)
{
  ReluLessonStep *step = relu_lesson_step_new (relu_document_get_contents (f->document));
  double outside = 9;

  assert_problem (step, RELU_LESSON_FIELD_TITLE, "This step has no title yet.");
  g_free (step->title);
  step->title = g_strdup ("One");
  g_assert_false (relu_lesson_has_problem (step));

  step->question.kind = RELU_QUESTION_PLACE;
  g_array_append_val (step->question.answers, outside);
  assert_problem (step, RELU_LESSON_FIELD_QUESTION, "The question has no text yet.");
  assert_problem (step, RELU_LESSON_FIELD_ANSWER,
                  "x = 9 is outside the domain of this step, −4 to 4.");
  assert_problem (step, RELU_LESSON_FIELD_HEADLINE, "The verdict may give the answer away.");
  step->scene.has_parts = TRUE;
  assert_problem (step, RELU_LESSON_FIELD_HEADLINE, NULL);
  step->scene.has_parts = FALSE;
  step->has_reveal = TRUE;
  relu_lesson_scene_copy (&step->scene, &step->reveal);
  assert_problem (step, RELU_LESSON_FIELD_HEADLINE, "The verdict may give the answer away.");
  relu_file_unref (step->reveal.contents);
  step->reveal.contents
      = relu_file_with_domain (relu_document_get_contents (f->document), -4, 12);
  assert_problem (step, RELU_LESSON_FIELD_HEADLINE, NULL);

  step->question.kind = RELU_QUESTION_CHOICE;
  g_ptr_array_add (step->question.choices, g_strdup ("yes"));
  g_ptr_array_add (step->question.choices, g_strdup ("yes"));
  g_ptr_array_add (step->question.choices, g_strdup (" "));
  assert_problem (step, RELU_LESSON_FIELD_CHOICE, NULL);
  assert_problem (step, RELU_LESSON_FIELD_CHOICE + 1, "This choice is there twice.");
  assert_problem (step, RELU_LESSON_FIELD_CHOICE + 2, "This choice has no text yet.");
  g_assert_true (relu_lesson_has_problem (step));

  relu_lesson_step_free (step);
}

static void
test_places (Fixture *f, gconstpointer data)
{
  static const char *const refused[] = { "", " ; ", "1 two", "1 2 3" };
  g_autoptr (GArray) places = relu_places_parse (" −1;2.5\t", 2);
  g_autoptr (GArray) bends
      = relu_places_of_breakpoints (relu_document_get_contents (f->document), 8);
  g_autofree char *text = NULL;

  g_assert_cmpuint (places->len, ==, 2);
  g_assert_cmpfloat (g_array_index (places, double, 0), ==, -1);
  text = relu_places_to_text ((const double *) (gpointer) places->data, places->len);
  g_assert_cmpstr (text, ==, "−1; 2.5");
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_null (relu_places_parse (refused[i], 2));

  g_assert_cmpuint (bends->len, ==, 3);
  g_assert_cmpfloat (g_array_index (bends, double, 2), ==, 1);
  g_assert_null (relu_places_of_breakpoints (relu_document_get_contents (f->document), 2));
}

/* A draft brings back what was made, saved or not. */
static void
test_draft (Fixture *f, gconstpointer data)
{
  g_autoptr (GKeyFile) view = g_key_file_new ();
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/bends.relu-lesson.json");
  ReluLessonDocument *lost = relu_lesson_document_new ();

  relu_lesson_document_save_draft (lost, view);
  relu_lesson_document_restore_draft (lost, view);
  g_assert_null (relu_lesson_document_get_lesson (lost));

  add_steps (f);
  relu_lesson_document_save_draft (f->lessons, view);
  relu_lesson_document_restore_draft (lost, view);
  g_assert_true (relu_lesson_equal (relu_lesson_document_get_lesson (lost),
                                    relu_lesson_document_get_lesson (f->lessons)));
  g_assert_true (relu_lesson_document_get_modified (lost));

  relu_lesson_document_mark_saved (f->lessons, relu_lesson_document_get_lesson (f->lessons), file);
  g_assert_false (relu_lesson_document_get_modified (f->lessons));
  relu_lesson_document_save_draft (f->lessons, view);
  relu_lesson_document_restore_draft (lost, view);
  g_assert_false (relu_lesson_document_get_modified (lost));
  g_assert_true (g_file_equal (relu_lesson_document_get_file (lost), file));

  g_assert_finalize_object (lost);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/lesson-editor/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("steps", test_steps);
  ADD ("typing", test_typing);
  ADD ("scenes", test_scenes);
  ADD ("headline", test_headline);
  ADD ("reveal", test_reveal);
  ADD ("sliders", test_sliders);
  ADD ("problems", test_problems);
  ADD ("places", test_places);
  ADD ("draft", test_draft);
#undef ADD

  return g_test_run ();
}
