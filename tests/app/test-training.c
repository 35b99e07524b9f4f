/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Training of a document: runs, undo, scrubbing, branches, edits meanwhile. Frames are made by hand. */

#include <math.h>

#include "relu-network-edit.h"
#include "relu-training.h"

typedef struct
{
  ReluDocument *document;
  ReluTraining *training;
} Fixture;

/* 1-3-1 with sine data on [-4, 4], and a rate at which it does not come to rest by itself. */
static void
set_up (Fixture *f, gconstpointer data)
{
  static const ReluLayer layers[] = { { 1, 3, { RELU_ACTIVATION_RELU, 0 } },
                                      { 3, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  static const double parameters[] = { 1, 1, 1, 3, 0, -2, 0.8, -2, 2.6, -0.5 };
  ReluDataRecipe recipe = { .kind = RELU_DATA_SINE, .from = -4, .to = 4, .n = 21 };
  g_autoptr (ReluNetwork) network = relu_network_new (2, layers, parameters, NULL);
  g_autoptr (ReluFile) file = relu_file_new ("", network, -4, 4);
  g_autoptr (ReluData) points = relu_data_generate (&recipe, NULL);
  g_autoptr (ReluFile) with_data = relu_file_with_data (file, points), contents = NULL;
  ReluSetup setup = RELU_SETUP_INIT;

  setup.options.rate = 1e-5;
  contents = relu_file_with_setup (with_data, &setup);
  f->document = relu_document_new (contents);
  f->training = relu_training_new (f->document);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_finalize_object (f->training);
  g_assert_finalize_object (f->document);
}

static double
get (Fixture *f, gsize index)
{
  return relu_network_get_parameters (relu_document_get_network (f->document))[index];
}

static gboolean
is_ticking (Fixture *f)
{
  gboolean ticking;

  g_object_get (f->training, "ticking", &ticking, NULL);

  return ticking;
}

static void
frames (Fixture *f, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_usleep (2000);
      relu_training_tick (f->training);
    }
}

static void
frames_until_rest (Fixture *f)
{
  while (is_ticking (f))
    frames (f, 1);
}

static void
frames_until_step (Fixture *f, guint64 step)
{
  while (relu_training_get_step (f->training) < step)
    frames (f, 1);
}

static const ReluMoment *
get_last (Fixture *f)
{
  const ReluRecord *record = relu_training_get_record (f->training);

  return relu_record_get (record, relu_record_get_n (record) - 1);
}

/* Runs for a while and rests. */
static void
run_a_while (Fixture *f)
{
  guint64 step = relu_training_get_step (f->training);

  relu_training_run (f->training);
  g_assert_true (relu_training_get_running (f->training));
  frames_until_step (f, step + 50);
  relu_training_pause (f->training);
  g_assert_false (relu_training_get_running (f->training));
  frames_until_rest (f);
}

/* A run moves the parameters, is one undo step, and is recorded. */
static void
test_run (Fixture *f, gconstpointer data)
{
  g_autoptr (ReluNetwork) start = relu_network_ref (relu_document_get_network (f->document));
  g_autoptr (ReluNetwork) end = NULL;
  const ReluRecord *record = relu_training_get_record (f->training);
  double loss = relu_training_get_loss (f->training);
  guint64 step;

  relu_training_set_speed (f->training, 10);
  g_assert_true (relu_training_can_run (f->training));
  g_assert_cmpuint (relu_record_get_n (record), ==, 0);
  run_a_while (f);
  end = relu_network_ref (relu_document_get_network (f->document));
  g_assert_false (relu_network_equal (start, end));
  g_assert_cmpfloat (relu_training_get_loss (f->training), <, loss);
  g_assert_true (relu_training_is_at_end (f->training));
  g_assert_cmpuint (get_last (f)->step, ==, relu_training_get_step (f->training));
  g_assert_true (relu_network_equal (get_last (f)->network, end));
  g_assert_true (relu_network_equal (relu_record_get (record, 0)->network, start));
  g_assert_cmpuint (relu_document_get_gesture_depth (f->document), ==, 0);

  relu_document_undo (f->document);
  g_assert_true (relu_network_equal (relu_document_get_network (f->document), start));
  g_assert_false (relu_document_get_can_undo (f->document));
  g_assert_cmpuint (relu_training_get_position (f->training), ==, 0);
  relu_document_redo (f->document);
  g_assert_true (relu_network_equal (relu_document_get_network (f->document), end));
  g_assert_true (relu_training_is_at_end (f->training));

  /* A second run goes back to where the first one rested. */
  step = relu_training_get_step (f->training);
  run_a_while (f);
  relu_document_undo (f->document);
  g_assert_true (relu_network_equal (relu_document_get_network (f->document), end));
  g_assert_cmpuint (relu_training_get_step (f->training), ==, step);
  relu_document_undo (f->document);
  g_assert_cmpuint (relu_training_get_step (f->training), ==, 0);
}

/* What is trained in pieces is what is trained at one go: the optimizer's memory lasts through a pause. */
static void
test_pause (Fixture *f, gconstpointer data)
{
  g_autoptr (ReluTrainer) trainer = NULL;
  g_autoptr (ReluNetwork) expected = NULL;
  ReluFile *contents = relu_document_get_contents (f->document);

  trainer = relu_trainer_new (relu_file_get_network (contents), relu_file_get_data (contents), NULL,
                              &relu_file_get_setup (contents)->options, NULL);
  for (guint i = 0; i < 4; i++)
    run_a_while (f);
  relu_training_step (f->training);
  frames_until_rest (f);
  relu_trainer_run (trainer, relu_training_get_step (f->training));
  expected = relu_trainer_dup_network (trainer);
  g_assert_true (relu_network_equal (relu_document_get_network (f->document), expected));
}

/* Single steps are single, and one undo step together. */
static void
test_steps (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < 5; i++)
    {
      relu_training_step (f->training);
      frames_until_rest (f);
      g_assert_cmpuint (relu_training_get_step (f->training), ==, i + 1);
      g_assert_cmpuint (relu_record_get_n (relu_training_get_record (f->training)), ==, i + 2);
    }
  relu_document_undo (f->document);
  g_assert_false (relu_document_get_can_undo (f->document));
  g_assert_cmpfloat (get (f, 0), ==, 1);
}

/* What is trained is what is shown. */
static void
test_muted (Fixture *f, gconstpointer data)
{
  relu_document_set_muted (f->document, 0, 1, TRUE);
  relu_training_run (f->training);
  g_assert_cmpuint (relu_document_get_n_muted (f->document), ==, 0);
  relu_training_pause (f->training);
  frames_until_rest (f);
  relu_document_set_muted (f->document, 0, 1, TRUE);
  relu_training_step (f->training);
  g_assert_cmpuint (relu_document_get_n_muted (f->document), ==, 0);
  frames_until_rest (f);
}

static void
test_speed (Fixture *f, gconstpointer data)
{
  relu_training_set_speed (f->training, 1);
  relu_training_run (f->training);
  for (guint i = 0; i < 20; i++)
    {
      guint64 before = relu_training_get_step (f->training);

      frames (f, 1);
      g_assert_cmpuint (relu_training_get_step (f->training), <=, before + 2);
    }
  g_assert_cmpuint (relu_training_get_step (f->training), >, 5);
  relu_training_pause (f->training);
  frames_until_rest (f);
}

/* To and fro, as a part of the run's undo step; running on from the middle forgets the rest. */
static void
test_scrub (Fixture *f, gconstpointer data)
{
  const ReluRecord *record = relu_training_get_record (f->training);
  g_autoptr (ReluNetwork) middle = NULL;
  guint64 step;
  guint n;

  run_a_while (f);
  n = relu_record_get_n (record);
  relu_training_seek (f->training, n / 2);
  step = relu_training_get_step (f->training);
  middle = relu_network_ref (relu_record_get (record, n / 2)->network);
  g_assert_true (relu_network_equal (relu_document_get_network (f->document), middle));
  g_assert_cmpuint (step, ==, relu_record_get (record, n / 2)->step);
  g_assert_false (relu_training_is_at_end (f->training));
  relu_training_seek (f->training, n - 1);
  g_assert_true (relu_training_is_at_end (f->training));
  relu_training_seek (f->training, n / 2);

  relu_training_step (f->training);
  frames_until_rest (f);
  g_assert_cmpuint (relu_training_get_step (f->training), ==, step + 1);
  g_assert_cmpuint (relu_record_get_n (record), ==, n / 2 + 2);
  g_assert_true (relu_network_equal (relu_record_get (record, n / 2)->network, middle));

  relu_document_undo (f->document);
  g_assert_false (relu_document_get_can_undo (f->document));
  g_assert_cmpfloat (get (f, 0), ==, 1);
}

/* A slider that is held stays at the hand, all others go on; let go, it is trained again. */
static void
test_held (Fixture *f, gconstpointer data)
{
  double other;
  guint gesture;

  relu_training_run (f->training);
  frames (f, 5);
  gesture = relu_document_begin_gesture (f->document);
  relu_document_set_parameter (f->document, 6, 3.25);
  frames (f, 3);
  other = get (f, 7);
  for (guint i = 0; i < 20; i++)
    {
      frames (f, 1);
      g_assert_cmpfloat (get (f, 6), ==, 3.25);
    }
  g_assert_cmpfloat (get (f, 7), !=, other);
  relu_document_end_gesture (f->document, gesture);
  g_assert_true (relu_training_get_running (f->training));
  for (guint i = 0; i < 500 && get (f, 6) == 3.25; i++)
    frames (f, 1);
  g_assert_cmpfloat (get (f, 6), !=, 3.25);
  relu_training_pause (f->training);
  frames_until_rest (f);

  relu_document_undo (f->document);
  g_assert_false (relu_document_get_can_undo (f->document));
}

/* Escape in a slider takes back the slider only. */
static void
test_cancel (Fixture *f, gconstpointer data)
{
  guint gesture;

  relu_training_run (f->training);
  frames (f, 5);
  gesture = relu_document_begin_gesture (f->document);
  relu_document_set_parameter (f->document, 6, 3.25);
  relu_document_cancel_gesture (f->document, gesture);
  g_assert_cmpfloat (get (f, 6), !=, 3.25);
  g_assert_true (relu_training_get_running (f->training));
  relu_training_pause (f->training);
  frames_until_rest (f);
}

/* Undone while it runs. */
static void
test_undo (Fixture *f, gconstpointer data)
{
  relu_training_run (f->training);
  frames_until_step (f, 10);
  relu_document_undo (f->document);
  g_assert_false (relu_training_get_running (f->training));
  g_assert_cmpfloat (get (f, 0), ==, 1);
  frames (f, 5);
  g_assert_cmpfloat (get (f, 0), ==, 1);
  g_assert_true (relu_document_get_gesture_depth (f->document) == 0);
}

/* What was undone while it ran is a moment of the record: redo finds it, and Same Start the start. */
static void
test_redo (Fixture *f, gconstpointer data)
{
  guint64 step;

  relu_training_run (f->training);
  frames_until_step (f, 10);
  step = relu_training_get_step (f->training);
  relu_document_undo (f->document);
  g_assert_cmpuint (relu_training_get_step (f->training), ==, 0);
  relu_document_redo (f->document);
  g_assert_cmpuint (relu_training_get_step (f->training), ==, step);
  g_assert_true (relu_training_is_at_end (f->training));

  run_a_while (f);
  relu_training_same_start (f->training);
  g_assert_cmpfloat (get (f, 0), ==, 1);
}

/* Redo while it runs, where there is nothing to redo any more, ends the gesture and so the run. */
static void
test_redo_running (Fixture *f, gconstpointer data)
{
  relu_document_set_parameter (f->document, 0, 2);
  relu_document_undo (f->document);
  g_assert_true (relu_document_get_can_redo (f->document));
  relu_training_run (f->training);
  frames_until_step (f, 10);
  relu_document_redo (f->document);
  g_assert_false (relu_training_get_running (f->training));
  g_assert_cmpuint (relu_document_get_gesture_depth (f->document), ==, 0);
  relu_document_undo (f->document);
  g_assert_false (relu_document_get_can_undo (f->document));
  g_assert_cmpfloat (get (f, 0), ==, 1);
}

/* Rate, data, locks, activation: the weights stay, and the steps go on. */
static void
test_edits (Fixture *f, gconstpointer data)
{
  ReluSetup setup = *relu_file_get_setup (relu_document_get_contents (f->document));
  ReluDataRecipe recipe = { .kind = RELU_DATA_LINE, .from = -4, .to = 4, .n = 11 };
  g_autoptr (ReluData) points = relu_data_generate (&recipe, NULL);
  g_autoptr (ReluFile) other_rate = NULL, other_data = NULL, locked = NULL, none = NULL;
  guint64 step;
  double value;

  relu_training_run (f->training);
  frames_until_step (f, 20);
  setup.options.rate = 2e-5;
  other_rate = relu_file_with_setup (relu_document_get_contents (f->document), &setup);
  value = get (f, 0);
  relu_document_edit (f->document, other_rate);
  g_assert_true (relu_training_get_running (f->training));
  g_assert_cmpfloat (get (f, 0), ==, value);
  step = relu_training_get_step (f->training);
  frames_until_step (f, step + 10);

  other_data = relu_file_with_data (relu_document_get_contents (f->document), points);
  value = get (f, 0);
  step = relu_training_get_step (f->training);
  relu_document_edit (f->document, other_data);
  g_assert_true (relu_training_get_running (f->training));
  g_assert_cmpfloat (get (f, 0), ==, value);
  frames_until_step (f, step + 10);

  locked = relu_file_with_marked (relu_document_get_contents (f->document), RELU_MARK_LOCKED, 1, TRUE);
  value = get (f, 1);
  relu_document_edit (f->document, locked);
  step = relu_training_get_step (f->training);
  frames_until_step (f, step + 100);
  g_assert_cmpfloat (get (f, 1), ==, value);

  none = relu_file_with_data (relu_document_get_contents (f->document), NULL);
  relu_document_edit (f->document, none);
  g_assert_false (relu_training_get_running (f->training));
  g_assert_false (relu_training_can_run (f->training));
}

static void
test_starts (Fixture *f, gconstpointer data)
{
  const ReluRecord *record = relu_training_get_record (f->training);
  double first;
  guint64 seed = relu_file_get_setup (relu_document_get_contents (f->document))->init.seed;

  relu_training_new_start (f->training);
  first = get (f, 0);
  g_assert_cmpfloat (first, !=, 1);
  g_assert_cmpuint (relu_file_get_setup (relu_document_get_contents (f->document))->init.seed, ==,
                    seed + 1);
  g_assert_cmpuint (relu_training_get_step (f->training), ==, 0);
  run_a_while (f);
  g_assert_cmpfloat (get (f, 0), !=, first);

  relu_training_same_start (f->training);
  g_assert_cmpfloat (get (f, 0), ==, first);
  g_assert_cmpuint (relu_record_get_n (record), ==, 0);
  g_assert_cmpuint (relu_training_get_step (f->training), ==, 0);
  relu_document_undo (f->document);
  g_assert_cmpfloat (get (f, 0), !=, first);

  /* It goes on where it ran. */
  relu_training_run (f->training);
  frames_until_step (f, 5);
  relu_training_new_start (f->training);
  g_assert_true (relu_training_get_running (f->training));
  frames_until_step (f, 5);
  relu_training_pause (f->training);
  frames_until_rest (f);
}

static ReluFile *
dup_with_point (Fixture *f, double y)
{
  ReluFile *contents = relu_document_get_contents (f->document);
  g_autoptr (ReluData) moved = relu_data_with_point_moved (relu_file_get_data (contents), 0, -4, y);

  return relu_file_with_data (contents, moved);
}

static double
get_first_y (Fixture *f)
{
  return relu_data_get_y (relu_file_get_data (relu_document_get_contents (f->document)))[0];
}

/* Other points while it runs, at once or by a drag, are undone without the run before them. */
static void
test_points_meanwhile (Fixture *f, gconstpointer data)
{
  double y = get_first_y (f), reached, dragged;
  g_autoptr (ReluFile) edited = NULL, first = NULL, second = NULL;
  guint gesture;

  relu_training_set_speed (f->training, 2);
  relu_training_run (f->training);
  frames_until_step (f, 20);
  edited = dup_with_point (f, 5);
  reached = get (f, 0);
  relu_document_edit (f->document, edited);
  g_assert_true (relu_training_get_running (f->training));
  frames_until_step (f, relu_training_get_step (f->training) + 20);

  gesture = relu_document_begin_gesture (f->document);
  dragged = get (f, 0);
  first = dup_with_point (f, 6);
  relu_document_edit (f->document, first);
  frames (f, 3);
  second = dup_with_point (f, 7);
  relu_document_edit (f->document, second);
  frames (f, 3);
  relu_document_end_gesture (f->document, gesture);
  g_assert_true (relu_training_get_running (f->training));
  g_assert_cmpuint (relu_document_get_gesture_depth (f->document), ==, 1);
  frames_until_step (f, relu_training_get_step (f->training) + 20);
  relu_training_pause (f->training);
  frames_until_rest (f);

  g_assert_cmpfloat (get_first_y (f), ==, 7);
  relu_document_undo (f->document); /* what it came to since */
  g_assert_cmpfloat (get_first_y (f), ==, 7);
  relu_document_undo (f->document); /* the drag */
  g_assert_cmpfloat (get_first_y (f), ==, 5);
  g_assert_cmpfloat (get (f, 0), ==, dragged);
  relu_document_undo (f->document); /* the run before it */
  g_assert_cmpfloat (get_first_y (f), ==, 5);
  g_assert_cmpfloat (get (f, 0), ==, reached);
  relu_document_undo (f->document); /* the point */
  g_assert_cmpfloat (get_first_y (f), ==, y);
  g_assert_cmpfloat (get (f, 0), ==, reached);
  relu_document_undo (f->document);
  g_assert_cmpfloat (get (f, 0), ==, 1);
  g_assert_false (relu_document_get_can_undo (f->document));
}

/* The same start with another activation: the weights go back, the activation stays. */
static void
test_same_start_of_another (Fixture *f, gconstpointer data)
{
  const ReluActivation leaky = { RELU_ACTIVATION_LEAKY_RELU, 0.1 };
  g_autoptr (ReluNetwork) other = NULL;

  run_a_while (f);
  other = relu_network_with_activation (relu_document_get_network (f->document), 0, &leaky);
  relu_document_set_network (f->document, other);
  relu_training_same_start (f->training);
  g_assert_cmpfloat (get (f, 0), ==, 1);
  g_assert_cmpint (
    relu_network_get_layer (relu_document_get_network (f->document), 0)->activation.kind, ==,
    RELU_ACTIVATION_LEAKY_RELU);
}

/* Steps flat out up to the set-up's number, though the thread is asked again and again. */
static void
test_end_with_edits (Fixture *f, gconstpointer data)
{
  ReluSetup setup = *relu_file_get_setup (relu_document_get_contents (f->document));
  g_autoptr (ReluFile) limited = NULL;

  setup.n_steps = 20000;
  limited = relu_file_with_setup (relu_document_get_contents (f->document), &setup);
  relu_document_edit (f->document, limited);
  relu_training_run (f->training);
  for (guint i = 0; relu_training_get_running (f->training); i++)
    {
      frames (f, 1);
      relu_document_set_parameter (f->document, 6, 3 + 0.01 * i);
    }
  frames_until_rest (f);
  g_assert_cmpuint (relu_training_get_step (f->training), ==, 20000);
}

/* The number of steps of the set-up, and what can't be trained at all. */
static void
test_ends (Fixture *f, gconstpointer data)
{
  ReluSetup setup = *relu_file_get_setup (relu_document_get_contents (f->document));
  g_autoptr (ReluFile) limited = NULL, wild = NULL;

  setup.n_steps = 40;
  limited = relu_file_with_setup (relu_document_get_contents (f->document), &setup);
  relu_document_edit (f->document, limited);
  relu_training_run (f->training);
  frames_until_rest (f);
  g_assert_cmpuint (relu_training_get_step (f->training), ==, 40);
  g_assert_nonnull (relu_training_get_message (f->training));
  relu_training_run (f->training);
  frames_until_rest (f);
  g_assert_cmpuint (relu_training_get_step (f->training), ==, 80);

  setup.n_steps = 0;
  setup.options.optimizer = RELU_OPTIMIZER_GD;
  setup.options.rate = 1e9;
  wild = relu_file_with_setup (relu_document_get_contents (f->document), &setup);
  relu_document_edit (f->document, wild);
  relu_training_run (f->training);
  frames_until_rest (f);
  g_assert_cmpint (relu_training_get_stop (f->training), !=, RELU_STOP_NONE);
  g_assert_nonnull (relu_training_get_message (f->training));
  for (gsize i = 0; i < 10; i++)
    g_assert_true (isfinite (get (f, i)));
  relu_training_seek (f->training, 0);
  g_assert_null (relu_training_get_message (f->training));
}

/* Other contents are opened while it runs: nothing of it gets into them. */
static void
test_other_document (Fixture *f, gconstpointer data)
{
  ReluFile *contents = relu_document_get_contents (f->document);
  g_autoptr (ReluFile) other = relu_file_with_name (contents, "other");

  relu_training_run (f->training);
  frames_until_step (f, 10);
  relu_document_set_contents (f->document, other, NULL);
  g_assert_false (relu_training_get_running (f->training));
  g_assert_cmpuint (relu_record_get_n (relu_training_get_record (f->training)), ==, 0);
  frames (f, 5);
  g_assert_true (relu_document_get_contents (f->document) == other);
  g_assert_false (relu_document_get_modified (f->document));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/training/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("run", test_run);
  ADD ("pause", test_pause);
  ADD ("steps", test_steps);
  ADD ("muted", test_muted);
  ADD ("speed", test_speed);
  ADD ("scrub", test_scrub);
  ADD ("held", test_held);
  ADD ("cancel", test_cancel);
  ADD ("undo", test_undo);
  ADD ("redo", test_redo);
  ADD ("redo-running", test_redo_running);
  ADD ("edits", test_edits);
  ADD ("points-meanwhile", test_points_meanwhile);
  ADD ("starts", test_starts);
  ADD ("same-start-of-another", test_same_start_of_another);
  ADD ("end-with-edits", test_end_with_edits);
  ADD ("ends", test_ends);
  ADD ("other-document", test_other_document);

  return g_test_run ();
}
