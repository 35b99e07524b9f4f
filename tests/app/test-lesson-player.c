/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way through a lesson, without a window: scenes are reached at once. */

#include <math.h>

#include "lesson-fixture.h"
#include "relu-lesson-player.h"

typedef struct
{
  ReluDocument *document;
  ReluViewport *viewport;
  ReluTraining *training;
  ReluLessonPlayer *player;
  guint n_changed;
  char *tool_page; /* asked for last */
} Fixture;

static void
count_cb (ReluLessonPlayer *player, Fixture *f)
{
  f->n_changed++;
}

static void
tool_page_cb (ReluLessonPlayer *player, const char *page, Fixture *f)
{
  g_free (f->tool_page);
  f->tool_page = g_strdup (page);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  const ReluLayer layers[] = { { 1, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  g_autoptr (ReluNetwork) network = relu_network_new (1, layers, (const double[]){ 1, 0 }, NULL);
  g_autoptr (ReluFile) contents = relu_file_new ("Mine", network, -1, 1);

  f->document = relu_document_new (contents);
  f->viewport = relu_viewport_new ();
  f->training = relu_training_new (f->document);
  f->player = relu_lesson_player_new (f->document, f->viewport, f->training);
  g_signal_connect (f->player, "changed", G_CALLBACK (count_cb), f);
  g_signal_connect (f->player, "tool-page", G_CALLBACK (tool_page_cb), f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_finalize_object (f->player);
  g_assert_finalize_object (f->training);
  g_assert_finalize_object (f->document);
  g_assert_finalize_object (f->viewport);
  g_free (f->tool_page);
}

static void
begin (Fixture *f)
{
  g_autoptr (ReluLesson) lesson = lesson_fixture_new ();

  relu_lesson_player_set_lesson (f->player, lesson);
}

static double
get_bias (Fixture *f)
{
  return lesson_fixture_get_bias (relu_document_get_contents (f->document));
}

typedef void (*Command) (ReluLessonPlayer *player);

static void
answer_3 (ReluLessonPlayer *player)
{
  relu_lesson_player_answer (player, 3);
}

static void
answer_1 (ReluLessonPlayer *player)
{
  relu_lesson_player_answer (player, 1);
}

static void
go_2 (ReluLessonPlayer *player)
{
  relu_lesson_player_go (player, LESSON_PLACE);
}

/* Each line: what is done, and where that leads. */
static const struct
{
  Command command;
  guint step;
  gboolean revealed, can_next, can_back;
  double bias;
  int is_right; /* -1: not answered */
} table[] = {
  { relu_lesson_player_back, LESSON_LOOK, FALSE, TRUE, FALSE, 0, -1 },
  { relu_lesson_player_reveal, LESSON_LOOK, FALSE, TRUE, FALSE, 0, -1 },
  { answer_3, LESSON_LOOK, FALSE, TRUE, FALSE, 0, -1 },
  { relu_lesson_player_next, LESSON_NUMBER, FALSE, TRUE, TRUE, -1, -1 },
  /* A clicker has two keys: what nobody has answered is revealed. */
  { relu_lesson_player_next, LESSON_NUMBER, TRUE, TRUE, TRUE, -3, -1 },
  /* Too late. */
  { answer_3, LESSON_NUMBER, TRUE, TRUE, TRUE, -3, -1 },
  { relu_lesson_player_next, LESSON_PLACE, FALSE, TRUE, TRUE, -2, -1 },
  { relu_lesson_player_back, LESSON_NUMBER, TRUE, TRUE, TRUE, -3, -1 },
  { relu_lesson_player_back, LESSON_NUMBER, FALSE, TRUE, TRUE, -1, -1 },
  { answer_3, LESSON_NUMBER, TRUE, TRUE, TRUE, -3, TRUE },
  { relu_lesson_player_next, LESSON_PLACE, FALSE, TRUE, TRUE, -2, -1 },
  { answer_1, LESSON_PLACE, TRUE, TRUE, TRUE, -2, FALSE },
  { relu_lesson_player_next, LESSON_CHOICE, FALSE, TRUE, TRUE, -2, -1 },
  { answer_1, LESSON_CHOICE, TRUE, TRUE, TRUE, -2, TRUE },
  { relu_lesson_player_next, LESSON_TURN, FALSE, TRUE, TRUE, 4, -1 },
  /* Nothing was asked. */
  { answer_1, LESSON_TURN, FALSE, TRUE, TRUE, 4, -1 },
  { relu_lesson_player_next, LESSON_TURN, TRUE, FALSE, TRUE, 5, -1 },
  { relu_lesson_player_next, LESSON_TURN, TRUE, FALSE, TRUE, 5, -1 },
  { relu_lesson_player_back, LESSON_TURN, FALSE, TRUE, TRUE, 4, -1 },
  /* Answers stay. */
  { relu_lesson_player_back, LESSON_CHOICE, TRUE, TRUE, TRUE, -2, TRUE },
  { go_2, LESSON_PLACE, FALSE, TRUE, TRUE, -2, FALSE },
  { answer_3, LESSON_PLACE, TRUE, TRUE, TRUE, -2, FALSE },
};

static void
test_way (Fixture *f, gconstpointer data)
{
  begin (f);
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      guint n_changed = f->n_changed;
      gboolean moves;

      g_test_message ("line %u", (guint) i);
      table[i].command (f->player);
      g_assert_cmpuint (relu_lesson_player_get_step (f->player), ==, table[i].step);
      g_assert_cmpint (relu_lesson_player_get_revealed (f->player), ==, table[i].revealed);
      g_assert_cmpint (relu_lesson_player_can_next (f->player), ==, table[i].can_next);
      g_assert_cmpint (relu_lesson_player_can_back (f->player), ==, table[i].can_back);
      g_assert_cmpfloat (get_bias (f), ==, table[i].bias);
      g_assert_cmpint (relu_lesson_player_get_answer (f->player, NULL), ==, table[i].is_right >= 0);
      g_assert_cmpint (relu_lesson_player_is_right (f->player), ==, table[i].is_right == TRUE);

      /* One signal where something has changed, and none otherwise. */
      moves = i == 0 ? FALSE
                     : table[i].step != table[i - 1].step
                           || table[i].revealed != table[i - 1].revealed;
      g_assert_cmpuint (f->n_changed - n_changed, ==, moves);
      g_assert_false (relu_document_get_modified (f->document));
    }
}

static void
test_scene (Fixture *f, gconstpointer data)
{
  double from, to;

  relu_viewport_set_shows (f->viewport, RELU_PART_LANES, FALSE);
  begin (f);
  relu_viewport_get_x_range (f->viewport, &from, &to);
  g_assert_cmpfloat (from, ==, -2);
  g_assert_cmpfloat (to, ==, 2);
  relu_viewport_get_y_range (f->viewport, &from, &to);
  g_assert_cmpfloat (from, ==, -1);
  g_assert_cmpfloat (to, ==, 4);
  g_assert_cmpfloat (relu_viewport_get_line_x (f->viewport), ==, 1);
  g_assert_true (relu_viewport_get_shows (f->viewport, RELU_PART_SLOPE_STRIP));
  g_assert_false (relu_viewport_get_shows (f->viewport, RELU_PART_CONTRIBUTIONS));
  g_assert_false (relu_viewport_get_shows_headline (f->viewport));
  g_assert_cmpstr (f->tool_page, ==, "regions");
  g_assert_false (relu_lesson_player_get_scene (f->player)->hides_sliders);

  relu_lesson_player_next (f->player);
  g_assert_true (relu_viewport_is_fitted (f->viewport));
  g_assert_true (isnan (relu_viewport_get_line_x (f->viewport)));
  g_assert_cmpstr (f->tool_page, ==, "");

  relu_lesson_player_next (f->player);
  g_assert_true (relu_viewport_get_shows_headline (f->viewport));
  g_assert_true (relu_viewport_get_shows (f->viewport, RELU_PART_LANES));
  g_assert_cmpfloat (relu_document_get_to (f->document), ==, 8);

  /* At the end the network stays, and what is shown is the user's again. */
  relu_lesson_player_go (f->player, LESSON_CHOICE);
  g_assert_true (relu_lesson_player_get_scene (f->player)->hides_sliders);
  relu_lesson_player_set_lesson (f->player, NULL);
  g_assert_null (relu_lesson_player_get_scene (f->player));
  g_assert_cmpfloat (get_bias (f), ==, -2);
  g_assert_false (relu_viewport_get_shows (f->viewport, RELU_PART_LANES));
  g_assert_true (relu_viewport_get_shows (f->viewport, RELU_PART_CONTRIBUTIONS));
  g_assert_false (relu_viewport_get_shows (f->viewport, RELU_PART_SLOPE_STRIP));
  g_assert_true (relu_viewport_get_shows_headline (f->viewport));
  g_assert_false (relu_lesson_player_can_next (f->player));
}

/* What the learner does is undone within the step, and gone in the next one. */
static void
test_play (Fixture *f, gconstpointer data)
{
  begin (f);
  relu_document_set_parameter (f->document, 1, -10);
  g_assert_true (relu_document_get_modified (f->document));

  relu_lesson_player_reset_step (f->player);
  g_assert_cmpfloat (get_bias (f), ==, 0);
  relu_document_undo (f->document);
  g_assert_cmpfloat (get_bias (f), ==, -10);
  relu_document_undo (f->document);
  g_assert_cmpfloat (get_bias (f), ==, 0);
  g_assert_false (relu_document_get_can_undo (f->document));

  relu_document_set_parameter (f->document, 1, -10);
  relu_lesson_player_next (f->player);
  g_assert_false (relu_document_get_can_undo (f->document));
  g_assert_cmpfloat (get_bias (f), ==, -1);
}

static void
test_guess (Fixture *f, gconstpointer data)
{
  begin (f);
  g_assert_true (isnan (relu_viewport_get_guess_x (f->viewport)));

  /* It begins where it gives nothing away, and can be moved until it is compared. */
  relu_lesson_player_go (f->player, LESSON_PLACE);
  g_assert_true (relu_viewport_get_moves_guess (f->viewport));
  g_assert_cmpfloat_with_epsilon (relu_viewport_get_guess_x (f->viewport), -6.4, 1e-9);
  relu_lesson_player_answer (f->player, 1.75);
  g_assert_true (relu_lesson_player_is_right (f->player));
  g_assert_false (relu_viewport_get_moves_guess (f->viewport));
  g_assert_cmpfloat (relu_viewport_get_guess_x (f->viewport), ==, 1.75);

  /* Nobody has guessed: there is nothing to compare. */
  relu_lesson_player_next (f->player);
  g_assert_true (isnan (relu_viewport_get_guess_x (f->viewport)));
  relu_lesson_player_back (f->player);
  g_assert_cmpfloat (relu_viewport_get_guess_x (f->viewport), ==, 1.75);
  begin (f);
  relu_lesson_player_go (f->player, LESSON_PLACE);
  relu_lesson_player_next (f->player);
  g_assert_true (isnan (relu_viewport_get_guess_x (f->viewport)));

  relu_lesson_player_set_lesson (f->player, NULL);
  g_assert_false (relu_viewport_get_moves_guess (f->viewport));
}

/* Taken over where it was, as after a crash: nothing moves. */
static void
test_resume (Fixture *f, gconstpointer data)
{
  g_autoptr (ReluLesson) lesson = lesson_fixture_new ();
  g_autoptr (ReluLesson) shorter = relu_lesson_with_step_removed (lesson, LESSON_TURN);
  ReluFile *before = relu_document_get_contents (f->document);

  relu_lesson_player_resume (f->player, lesson, LESSON_NUMBER, TRUE);
  g_assert_true (relu_document_get_contents (f->document) == before);
  g_assert_true (relu_lesson_player_get_revealed (f->player));
  g_assert_true (relu_viewport_get_shows_headline (f->viewport));
  relu_lesson_player_resume (f->player, lesson, LESSON_NUMBER, FALSE);
  g_assert_false (relu_viewport_get_shows_headline (f->viewport));
  relu_lesson_player_resume (f->player, lesson, LESSON_NUMBER, TRUE);
  relu_lesson_player_next (f->player);
  g_assert_cmpuint (relu_lesson_player_get_step (f->player), ==, LESSON_PLACE);

  /* There is nothing to reveal, and no such step. */
  relu_lesson_player_resume (f->player, lesson, LESSON_LOOK, TRUE);
  g_assert_false (relu_lesson_player_get_revealed (f->player));
  relu_lesson_player_resume (f->player, shorter, 100, FALSE);
  g_assert_cmpuint (relu_lesson_player_get_step (f->player), ==, LESSON_CHOICE);
  g_assert_null (relu_lesson_player_get_next_contents (f->player));
}

/* For whoever makes a lesson: undo leads back, and nobody's file is at stake. */
static void
test_show_scene (Fixture *f, gconstpointer data)
{
  g_autoptr (ReluLesson) lesson = lesson_fixture_new ();
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/mine.relu.json");
  ReluFile *mine = relu_document_get_contents (f->document);

  relu_document_mark_saved (f->document, file);
  relu_lesson_player_show_scene (f->player, relu_lesson_get_scene (lesson, LESSON_TURN, FALSE));
  g_assert_cmpfloat (get_bias (f), ==, 4);
  g_assert_null (relu_document_get_file (f->document));
  g_assert_false (relu_document_get_modified (f->document));
  g_assert_null (relu_lesson_player_get_lesson (f->player));

  relu_document_undo (f->document);
  g_assert_true (relu_document_get_contents (f->document) == mine);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

/* A reason needs neither a question nor another scene to be told. */
static void
test_reason_alone (Fixture *f, gconstpointer data)
{
  g_autoptr (ReluLesson) lesson = lesson_fixture_new ();
  ReluLessonStep *step = relu_lesson_step_copy (relu_lesson_get_step (lesson, LESSON_LOOK));
  g_autoptr (ReluLesson) other = NULL;

  g_free (step->why);
  step->why = g_strdup ("Because.");
  other = relu_lesson_with_step_replaced (lesson, LESSON_LOOK, step);
  relu_lesson_player_set_lesson (f->player, other);
  relu_lesson_player_next (f->player);
  g_assert_cmpuint (relu_lesson_player_get_step (f->player), ==, LESSON_LOOK);
  g_assert_true (relu_lesson_player_get_revealed (f->player));
  relu_lesson_player_next (f->player);
  g_assert_cmpuint (relu_lesson_player_get_step (f->player), ==, LESSON_NUMBER);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/lesson-player/way", test_way);
  ADD ("/lesson-player/scene", test_scene);
  ADD ("/lesson-player/play", test_play);
  ADD ("/lesson-player/guess", test_guess);
  ADD ("/lesson-player/resume", test_resume);
  ADD ("/lesson-player/show-scene", test_show_scene);
  ADD ("/lesson-player/reason-alone", test_reason_alone);

  return g_test_run ();
}
