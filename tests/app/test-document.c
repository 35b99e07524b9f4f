/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "relu-document.h"
#include "relu-document-private.h"

/* 1-3-1: w0 w1 w2 b0 b1 b2 v0 v1 v2 c */
enum
{
  W0,
  W1,
  W2,
  B0,
  B1,
  B2,
  V0,
  V1,
  V2,
  C
};

static const double forum_parameters[] = { 1, 1, 1, -10, 10, 10, 1, 1, 1, 0 };

static ReluNetwork *
make_network (const double *parameters)
{
  const ReluLayer layers[] = { { 1, 3, { RELU_ACTIVATION_RELU, 0 } },
                               { 3, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  g_autoptr (GError) error = NULL;
  ReluNetwork *network = relu_network_new (2, layers, parameters, &error);

  g_assert_no_error (error);
  return network;
}

static ReluFile *
make_contents (void)
{
  g_autoptr (ReluNetwork) network = make_network (forum_parameters);

  return relu_file_new ("Linear case", network, -4, 4);
}

static ReluDocument *
make_document (void)
{
  g_autoptr (ReluFile) contents = make_contents ();

  return relu_document_new (contents);
}

static double
parameter (ReluDocument *document, gsize index)
{
  return relu_network_get_parameters (relu_document_get_network (document))[index];
}

typedef struct
{
  guint changed, title, modified, can_undo, can_redo, file, in_gesture;
} Counts;

static void
count_cb (gpointer counter)
{
  (*(guint *) counter)++;
}

static void
count_all (ReluDocument *document, Counts *counts)
{
  memset (counts, 0, sizeof *counts);
  g_signal_connect_swapped (document, "changed", G_CALLBACK (count_cb), &counts->changed);
  g_signal_connect_swapped (document, "notify::title", G_CALLBACK (count_cb), &counts->title);
  g_signal_connect_swapped (document, "notify::modified", G_CALLBACK (count_cb),
                            &counts->modified);
  g_signal_connect_swapped (document, "notify::can-undo", G_CALLBACK (count_cb),
                            &counts->can_undo);
  g_signal_connect_swapped (document, "notify::can-redo", G_CALLBACK (count_cb),
                            &counts->can_redo);
  g_signal_connect_swapped (document, "notify::file", G_CALLBACK (count_cb), &counts->file);
  g_signal_connect_swapped (document, "notify::in-gesture", G_CALLBACK (count_cb),
                            &counts->in_gesture);
}

static void
test_fresh (void)
{
  ReluDocument *document = make_document ();
  g_autofree char *title = relu_document_dup_title (document);

  g_assert_cmpstr (title, ==, "Linear case");
  g_assert_false (relu_document_get_modified (document));
  g_assert_false (relu_document_get_can_undo (document));
  g_assert_false (relu_document_get_can_redo (document));
  g_assert_null (relu_document_get_file (document));
  g_assert_cmpfloat (relu_document_get_from (document), ==, -4);
  g_assert_cmpfloat (relu_document_get_to (document), ==, 4);
  relu_document_undo (document);
  relu_document_redo (document);
  g_assert_cmpfloat (parameter (document, B0), ==, -10);

  g_assert_finalize_object (document);
}

static void
test_same_value_is_silent (void)
{
  ReluDocument *document = make_document ();
  g_autoptr (ReluNetwork) equal = make_network (forum_parameters);
  Counts counts;
  const Counts none = { 0 };

  count_all (document, &counts);
  relu_document_set_parameter (document, B0, -10);
  relu_document_set_network (document, equal);
  relu_document_set_domain (document, -4, 4);
  relu_document_set_name (document, "Linear case");
  g_assert_cmpmem (&counts, sizeof counts, &none, sizeof none);
  g_assert_false (relu_document_get_can_undo (document));

  g_assert_finalize_object (document);
}

static void
test_edits_notify (void)
{
  ReluDocument *document = make_document ();
  Counts counts;

  count_all (document, &counts);
  relu_document_set_parameter (document, B0, 2);
  g_assert_cmpuint (counts.changed, ==, 1);
  g_assert_cmpuint (counts.modified, ==, 1);
  g_assert_cmpuint (counts.can_undo, ==, 1);
  g_assert_cmpuint (counts.title, ==, 0);

  relu_document_set_domain (document, -1, 1);
  g_assert_cmpuint (counts.changed, ==, 2);
  g_assert_cmpuint (counts.modified, ==, 1);
  g_assert_cmpuint (counts.can_undo, ==, 1);

  relu_document_set_name (document, "");
  g_assert_cmpuint (counts.title, ==, 1);
  g_assert_cmpuint (counts.changed, ==, 3);

  relu_document_undo (document);
  g_assert_cmpuint (counts.title, ==, 2);
  g_assert_cmpuint (counts.can_redo, ==, 1);
  relu_document_undo (document);
  relu_document_undo (document);
  g_assert_cmpuint (counts.modified, ==, 2);
  g_assert_cmpuint (counts.can_undo, ==, 2);
  g_assert_false (relu_document_get_modified (document));

  g_assert_finalize_object (document);
}

/* A table of commands, and what there must be after each. */
typedef enum
{
  SET,    /* index, value */
  DOMAIN_TO, /* value: the right end */
  BEGIN,
  END,
  CANCEL,
  END_RUN,
  UNDO,
  REDO,
  SAVE,
} Command;
  guint gesture;

typedef struct
{
  Command command;
  gsize index;
  double value;
  /* after it: */
  double b0, to;
  gboolean modified, can_undo, can_redo;
} Step;

static void
run_steps (const Step *steps, gsize n_steps)
{
  ReluDocument *document = make_document ();

  for (gsize i = 0; i < n_steps; i++)
    {
      const Step *step = &steps[i];

      switch (step->command)
        {
        case SET:
          relu_document_set_parameter (document, step->index, step->value);
          break;
        case DOMAIN_TO:
          relu_document_set_domain (document, -4, step->value);
          break;
        case BEGIN:
          gesture = relu_document_begin_gesture (document);
          break;
        case END:
          relu_document_end_gesture (document, gesture);
          break;
        case END_RUN:
          relu_document_end_run (document);
          break;
        case CANCEL:
          relu_document_cancel_gesture (document, gesture);
          break;
        case UNDO:
          relu_document_undo (document);
          break;
        case REDO:
          relu_document_redo (document);
          break;
        case SAVE:
          relu_document_mark_saved (document, NULL);
          break;
        default:
          g_assert_not_reached ();
        }

      if (parameter (document, B0) != step->b0 || relu_document_get_to (document) != step->to
          || relu_document_get_modified (document) != step->modified
          || relu_document_get_can_undo (document) != step->can_undo
          || relu_document_get_can_redo (document) != step->can_redo)
        g_error ("step %" G_GSIZE_FORMAT ": b0 %g, to %g, modified %d, can undo %d, can redo %d", i,
                 parameter (document, B0), relu_document_get_to (document),
                 relu_document_get_modified (document), relu_document_get_can_undo (document),
                 relu_document_get_can_redo (document));
    }

  g_assert_finalize_object (document);
}

static void
test_undo_redo (void)
{
  static const Step steps[] = {
    { SET, B0, 1, 1, 4, TRUE, TRUE, FALSE },
    { SET, B1, 5, 1, 4, TRUE, TRUE, FALSE },
    { DOMAIN_TO, 0, 9, 1, 9, TRUE, TRUE, FALSE },
    { UNDO, 0, 0, 1, 4, TRUE, TRUE, TRUE },
    { UNDO, 0, 0, 1, 4, TRUE, TRUE, TRUE },
    { UNDO, 0, 0, -10, 4, FALSE, FALSE, TRUE },
    { UNDO, 0, 0, -10, 4, FALSE, FALSE, TRUE },
    { REDO, 0, 0, 1, 4, TRUE, TRUE, TRUE },
    { REDO, 0, 0, 1, 4, TRUE, TRUE, TRUE },
    { REDO, 0, 0, 1, 9, TRUE, TRUE, FALSE },
    { REDO, 0, 0, 1, 9, TRUE, TRUE, FALSE },
    { UNDO, 0, 0, 1, 4, TRUE, TRUE, TRUE },
    { SET, B0, 7, 7, 4, TRUE, TRUE, FALSE }, /* forgets what was undone */
    { REDO, 0, 0, 7, 4, TRUE, TRUE, FALSE },
  };

  run_steps (steps, G_N_ELEMENTS (steps));
}

static void
test_saved_mark (void)
{
  static const Step steps[] = {
    { SET, B0, 1, 1, 4, TRUE, TRUE, FALSE },
    { SAVE, 0, 0, 1, 4, FALSE, TRUE, FALSE },
    { UNDO, 0, 0, -10, 4, TRUE, FALSE, TRUE },
    { REDO, 0, 0, 1, 4, FALSE, TRUE, FALSE },
    { SET, B0, 2, 2, 4, TRUE, TRUE, FALSE }, /* not joined to the saved step */
    { UNDO, 0, 0, 1, 4, FALSE, TRUE, TRUE },
    { UNDO, 0, 0, -10, 4, TRUE, FALSE, TRUE },
    { SET, B0, 3, 3, 4, TRUE, TRUE, FALSE }, /* the saved step is no longer in the list */
    { UNDO, 0, 0, -10, 4, TRUE, FALSE, TRUE },
    { SAVE, 0, 0, -10, 4, FALSE, FALSE, TRUE },
  };

  run_steps (steps, G_N_ELEMENTS (steps));
}

static void
test_gesture_is_one_step (void)
{
  static const Step steps[] = {
    { SET, B1, 5, -10, 4, TRUE, TRUE, FALSE },
    { UNDO, 0, 0, -10, 4, FALSE, FALSE, TRUE },
    { BEGIN, 0, 0, -10, 4, FALSE, FALSE, TRUE },
    { SET, B0, 1, 1, 4, TRUE, TRUE, TRUE },
    { SET, B0, 2, 2, 4, TRUE, TRUE, TRUE },
    { SET, B1, 3, 2, 4, TRUE, TRUE, TRUE },
    { CANCEL, 0, 0, -10, 4, FALSE, FALSE, TRUE }, /* and redo is still there */
    { END, 0, 0, -10, 4, FALSE, FALSE, TRUE },    /* the release after Esc */
    { BEGIN, 0, 0, -10, 4, FALSE, FALSE, TRUE },
    { SET, B0, 1, 1, 4, TRUE, TRUE, TRUE },
    { SET, B0, -10, -10, 4, TRUE, TRUE, TRUE },
    { END, 0, 0, -10, 4, FALSE, FALSE, TRUE }, /* back where it began: no step */
    { BEGIN, 0, 0, -10, 4, FALSE, FALSE, TRUE },
    { SET, B0, 1, 1, 4, TRUE, TRUE, TRUE },
    { SET, B0, 2, 2, 4, TRUE, TRUE, TRUE },
    { END, 0, 0, 2, 4, TRUE, TRUE, FALSE },
    { UNDO, 0, 0, -10, 4, FALSE, FALSE, TRUE },
    { REDO, 0, 0, 2, 4, TRUE, TRUE, FALSE },
    { BEGIN, 0, 0, 2, 4, TRUE, TRUE, FALSE },
    { SET, B0, 8, 8, 4, TRUE, TRUE, FALSE },
    { UNDO, 0, 0, 2, 4, TRUE, TRUE, TRUE }, /* ends the gesture and takes it back */
    { END, 0, 0, 2, 4, TRUE, TRUE, TRUE },
    { REDO, 0, 0, 8, 4, TRUE, TRUE, FALSE },
  };

  run_steps (steps, G_N_ELEMENTS (steps));
}

static void
test_nested_gestures (void)
{
  static const Step steps[] = {
    { BEGIN, 0, 0, -10, 4, FALSE, FALSE, FALSE },
    { SET, B0, 1, 1, 4, TRUE, TRUE, FALSE },
    { BEGIN, 0, 0, 1, 4, TRUE, TRUE, FALSE },
    { SET, B0, 2, 2, 4, TRUE, TRUE, FALSE },
    { END, 0, 0, 2, 4, TRUE, TRUE, FALSE },
    { SET, B0, 3, 3, 4, TRUE, TRUE, FALSE },
    { END, 0, 0, 3, 4, TRUE, TRUE, FALSE },
    { UNDO, 0, 0, -10, 4, FALSE, FALSE, TRUE },
  };

  run_steps (steps, G_N_ELEMENTS (steps));
}

/* A key held down sends edits of one parameter in quick succession. */
static void
test_quick_edits_are_one_step (void)
{
  static const Step steps[] = {
    { SET, B0, 1, 1, 4, TRUE, TRUE, FALSE },
    { SET, B0, 2, 2, 4, TRUE, TRUE, FALSE },
    { SET, B0, 3, 3, 4, TRUE, TRUE, FALSE },
    { SET, B1, 3, 3, 4, TRUE, TRUE, FALSE }, /* another parameter: another step */
    { SET, B0, 4, 4, 4, TRUE, TRUE, FALSE },
    { UNDO, 0, 0, 3, 4, TRUE, TRUE, TRUE },
    { UNDO, 0, 0, 3, 4, TRUE, TRUE, TRUE },
    { UNDO, 0, 0, -10, 4, FALSE, FALSE, TRUE },
    { REDO, 0, 0, 3, 4, TRUE, TRUE, TRUE },
    { SET, B0, 5, 5, 4, TRUE, TRUE, FALSE }, /* never joined to a step that was done again */
    { UNDO, 0, 0, 3, 4, TRUE, TRUE, TRUE },
    { SET, B0, 6, 6, 4, TRUE, TRUE, FALSE },
    { END_RUN, 0, 0, 6, 4, TRUE, TRUE, FALSE }, /* another control */
    { SET, B0, 7, 7, 4, TRUE, TRUE, FALSE },
    { UNDO, 0, 0, 6, 4, TRUE, TRUE, TRUE },
  };

  run_steps (steps, G_N_ELEMENTS (steps));
}

static void
test_gesture_property (void)
{
  ReluDocument *document = make_document ();
  Counts counts;
  guint drag;

  count_all (document, &counts);
  drag = relu_document_begin_gesture (document);
  g_assert_true (relu_document_in_gesture (document));
  g_assert_cmpuint (counts.in_gesture, ==, 1);
  g_assert_cmpuint (counts.changed, ==, 0);
  relu_document_set_parameter (document, B0, 3);
  relu_document_cancel_gesture (document, drag);
  g_assert_cmpuint (counts.in_gesture, ==, 2);
  g_assert_cmpuint (counts.changed, ==, 2);
  g_assert_false (relu_document_in_gesture (document));

  g_assert_finalize_object (document);
}

/* A slider that is still held when its drag has been undone ends nobody else's gesture. */
static void
test_gesture_owner (void)
{
  ReluDocument *document = make_document ();
  guint slider, run;

  slider = relu_document_begin_gesture (document);
  relu_document_set_parameter (document, B0, 3);
  relu_document_undo (document);
  g_assert_false (relu_document_has_gesture (document, slider));

  run = relu_document_begin_training (document);
  g_assert_cmpuint (run, !=, slider);
  relu_document_set_parameter (document, B0, 4);
  relu_document_end_gesture (document, slider);
  relu_document_cancel_gesture (document, slider);
  relu_document_cancel_gesture (document, 0);
  g_assert_true (relu_document_has_gesture (document, run));
  g_assert_cmpfloat (parameter (document, B0), ==, 4);

  /* The outer one may end first: what it came to is a step, and the inner one goes on. */
  slider = relu_document_begin_gesture (document);
  relu_document_end_gesture (document, run);
  g_assert_true (relu_document_has_gesture (document, slider));
  relu_document_set_parameter (document, B0, 5);
  relu_document_end_gesture (document, slider);
  g_assert_false (relu_document_in_gesture (document));
  relu_document_undo (document);
  g_assert_cmpfloat (parameter (document, B0), ==, 4);
  relu_document_undo (document);
  g_assert_cmpfloat (parameter (document, B0), ==, -10);

  g_assert_finalize_object (document);
}

static void
test_saved_parameter (void)
{
  ReluDocument *document = make_document ();

  relu_document_set_parameter (document, B0, 3);
  g_assert_cmpfloat (relu_document_get_saved_parameter (document, B0), ==, -10);
  relu_document_mark_saved (document, NULL);
  g_assert_cmpfloat (relu_document_get_saved_parameter (document, B0), ==, 3);
  relu_document_undo (document);
  g_assert_cmpfloat (relu_document_get_saved_parameter (document, B0), ==, 3);

  g_assert_finalize_object (document);
}

/* A save takes a while; what is edited meanwhile is not saved. */
static void
test_edit_while_saving (void)
{
  ReluDocument *document = make_document ();
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/Some case.relu.json");
  g_autoptr (ReluFile) written = NULL;
  Counts counts;

  relu_document_set_parameter (document, B0, 3);
  written = relu_file_ref (relu_document_get_contents (document));
  relu_document_set_parameter (document, B1, 3);
  count_all (document, &counts);
  relu_document_mark_contents_saved (document, written, file);
  g_assert_cmpuint (counts.file, ==, 1);
  g_assert_cmpuint (counts.modified, ==, 0);
  g_assert_true (relu_document_get_modified (document));
  g_assert_true (relu_document_get_file (document) == file);
  relu_document_undo (document);
  g_assert_false (relu_document_get_modified (document));

  g_assert_finalize_object (document);
}

/* Another program's edit is a step like any other, in the middle of a drag too. */
static void
test_reload (void)
{
  ReluDocument *document = make_document ();
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/x.relu.json");
  g_autoptr (ReluFile) contents = make_contents ();
  g_autoptr (ReluFile) other = NULL;
  g_autoptr (ReluFile) before = NULL;
  guint drag;

  other = relu_file_with_domain (contents, -9, 9);
  relu_document_set_contents (document, contents, file);
  drag = relu_document_begin_gesture (document);
  relu_document_set_parameter (document, B0, 3);
  before = relu_file_ref (relu_document_get_contents (document));
  relu_document_reload (document, other);
  g_assert_true (relu_document_get_contents (document) == other);
  g_assert_false (relu_document_get_modified (document));
  g_assert_false (relu_document_has_gesture (document, drag));
  g_assert_false (relu_document_in_gesture (document));
  g_assert_true (g_file_equal (relu_document_get_file (document), file));

  relu_document_undo (document);
  g_assert_true (relu_document_get_contents (document) == before);
  g_assert_true (relu_document_get_modified (document));
  relu_document_undo (document);
  g_assert_true (relu_document_get_contents (document) == contents);
  /* The file does not hold this any more. */
  g_assert_true (relu_document_get_modified (document));
  relu_document_redo (document);
  relu_document_redo (document);
  g_assert_false (relu_document_get_modified (document));

  g_assert_finalize_object (document);
}

static void
test_mark_unsaved (void)
{
  ReluDocument *document = make_document ();
  g_autoptr (ReluFile) saved = relu_file_ref (relu_document_get_contents (document));
  Counts counts;

  count_all (document, &counts);
  relu_document_mark_unsaved (document);
  g_assert_true (relu_document_get_modified (document));
  g_assert_cmpuint (counts.modified, ==, 1);
  g_assert_cmpuint (counts.changed, ==, 0);
  /* What a double click goes back to is what it was. */
  relu_document_set_parameter (document, B0, 3);
  g_assert_cmpfloat (relu_document_get_saved_parameter (document, B0), ==, -10);
  relu_document_undo (document);
  g_assert_true (relu_document_get_modified (document));
  relu_document_mark_contents_saved (document, saved, NULL);
  g_assert_false (relu_document_get_modified (document));

  g_assert_finalize_object (document);
}

static void
test_title (void)
{
  static const struct
  {
    const char *name, *path, *title;
  } cases[] = {
    { "Hat", NULL, "Hat" },
    { "Hat", "/nowhere/x.relu.json", "Hat" },
    { "", "/nowhere/two kinks.relu.json", "two kinks" },
    { "", "/nowhere/plain.json", "plain" },
    { "", "/nowhere/odd", "odd" },
    { "", "/nowhere/.relu.json", "Untitled Network" },
    { "", NULL, "Untitled Network" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ReluNetwork) network = make_network (forum_parameters);
      g_autoptr (ReluFile) contents = relu_file_new (cases[i].name, network, -1, 1);
      g_autoptr (GFile) file = cases[i].path ? g_file_new_for_path (cases[i].path) : NULL;
      ReluDocument *document = make_document ();
      g_autofree char *title = NULL;

      relu_document_set_contents (document, contents, file);
      title = relu_document_dup_title (document);
      g_assert_cmpstr (title, ==, cases[i].title);
      g_assert_finalize_object (document);
    }
}

static void
test_set_contents (void)
{
  ReluDocument *document = make_document ();
  g_autoptr (ReluFile) contents = make_contents ();
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/x.relu.json");
  Counts counts;
  guint drag;

  drag = relu_document_begin_gesture (document);
  relu_document_set_parameter (document, B0, 3);
  count_all (document, &counts);
  relu_document_set_contents (document, contents, file);
  g_assert_false (relu_document_has_gesture (document, drag));
  g_assert_cmpuint (counts.changed, ==, 1);
  g_assert_cmpuint (counts.modified, ==, 1);
  g_assert_cmpuint (counts.can_undo, ==, 1);
  g_assert_cmpuint (counts.file, ==, 1);
  g_assert_cmpuint (counts.in_gesture, ==, 1);
  g_assert_false (relu_document_get_modified (document));
  g_assert_false (relu_document_get_can_undo (document));
  g_assert_true (relu_document_get_contents (document) == contents);

  g_assert_finalize_object (document);
}

static void
test_analysis (void)
{
  static const double bend[] = { 1, 1, 1, 3, 0, -2, 0.8, -2, 2.6, -0.5 };
  ReluDocument *document = make_document ();
  g_autoptr (ReluNetwork) network = make_network (bend);
  g_autoptr (GError) error = NULL;
  ReluAnalysis *analysis = relu_document_get_analysis (document, &error);

  g_assert_no_error (error);
  g_assert_cmpint (relu_analysis_get_verdict (analysis), ==, RELU_VERDICT_LINEAR);
  g_assert_true (relu_document_get_analysis (document, NULL) == analysis);

  /* Another name, same curve: nothing to compute. */
  relu_document_set_name (document, "Other");
  g_assert_true (relu_document_get_analysis (document, NULL) == analysis);

  relu_document_set_network (document, network);
  analysis = relu_document_get_analysis (document, &error);
  g_assert_no_error (error);
  g_assert_cmpint (relu_analysis_get_verdict (analysis), ==, RELU_VERDICT_PIECEWISE_LINEAR);

  relu_document_set_domain (document, -100, -50);
  analysis = relu_document_get_analysis (document, &error);
  g_assert_no_error (error);
  g_assert_cmpint (relu_analysis_get_verdict (analysis), ==, RELU_VERDICT_CONSTANT);

  g_assert_finalize_object (document);
}

static void
test_analysis_error (void)
{
  static const double huge[] = { 1e300, 1, 1, 0, 0, 0, 1e300, 1, 1, 0 };
  ReluDocument *document = make_document ();
  g_autoptr (ReluNetwork) network = make_network (huge);
  g_autoptr (GError) first = NULL;
  g_autoptr (GError) second = NULL;

  relu_document_set_network (document, network);
  g_assert_null (relu_document_get_analysis (document, &first));
  g_assert_null (relu_document_get_analysis (document, &second));
  g_assert_nonnull (first);
  g_assert_cmpstr (first->message, ==, second->message);
  relu_document_undo (document);
  g_assert_nonnull (relu_document_get_analysis (document, NULL));

  g_assert_finalize_object (document);
}

static void
test_history_is_bounded (void)
{
  g_autoptr (ReluFile) contents = make_contents ();
  g_autoptr (ReluHistory) history = relu_history_new (&relu_document_history_funcs, contents);
  guint n = 0;

  for (guint i = 0; i < RELU_HISTORY_MAX_STEPS + 100; i++)
    {
      g_autoptr (ReluFile) next = relu_file_with_domain (contents, -1, i);

      relu_history_push (history, next);
    }
  g_assert_cmpuint (relu_history_get_n_undo (history), ==, RELU_HISTORY_MAX_STEPS);
  g_assert_cmpfloat (relu_file_get_to (relu_history_get_current (history)), ==,
                     RELU_HISTORY_MAX_STEPS + 99);
  while (relu_history_undo (history))
    n++;
  g_assert_cmpuint (n, ==, RELU_HISTORY_MAX_STEPS);
  g_assert_cmpfloat (relu_file_get_to (relu_history_get_current (history)), ==, 99);
  /* Forgotten by the list, still known as saved. */
  g_assert_true (relu_history_get_saved (history) == contents);
}

static void
test_history_bounds_memory (void)
{
  /* 1024 x 1024 weights: 8 MiB a step, and at most 256 MiB are kept. */
  const ReluLayer layers[] = { { 1, 1024, { RELU_ACTIVATION_RELU, 0 } },
                               { 1024, 1024, { RELU_ACTIVATION_RELU, 0 } },
                               { 1024, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  gsize n = 2 * 1024 + 1024 * 1024 + 1024 + 1024 + 1;
  g_autofree double *parameters = g_new0 (double, n);
  g_autoptr (ReluNetwork) network = relu_network_new (3, layers, parameters, NULL);
  g_autoptr (ReluFile) contents = relu_file_new ("Large", network, -1, 1);
  g_autoptr (ReluHistory) history = relu_history_new (&relu_document_history_funcs, contents);

  for (guint i = 0; i < 40; i++)
    {
      ReluFile *current = relu_history_get_current (history);
      g_autoptr (ReluNetwork) next
          = relu_network_with_parameter (relu_file_get_network (current), 0, i + 1);
      g_autoptr (ReluFile) file = relu_file_with_network (current, next);

      relu_history_push (history, file);
    }
  g_assert_cmpuint (relu_history_get_n_undo (history), >=, 28);
  g_assert_cmpuint (relu_history_get_n_undo (history), <=, 32);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/fresh", test_fresh);
  g_test_add_func ("/document/same-value-is-silent", test_same_value_is_silent);
  g_test_add_func ("/document/edits-notify", test_edits_notify);
  g_test_add_func ("/document/undo-redo", test_undo_redo);
  g_test_add_func ("/document/saved-mark", test_saved_mark);
  g_test_add_func ("/document/gesture-is-one-step", test_gesture_is_one_step);
  g_test_add_func ("/document/nested-gestures", test_nested_gestures);
  g_test_add_func ("/document/quick-edits-are-one-step", test_quick_edits_are_one_step);
  g_test_add_func ("/document/gesture-property", test_gesture_property);
  g_test_add_func ("/document/gesture-owner", test_gesture_owner);
  g_test_add_func ("/document/saved-parameter", test_saved_parameter);
  g_test_add_func ("/document/edit-while-saving", test_edit_while_saving);
  g_test_add_func ("/document/reload", test_reload);
  g_test_add_func ("/document/mark-unsaved", test_mark_unsaved);
  g_test_add_func ("/document/title", test_title);
  g_test_add_func ("/document/set-contents", test_set_contents);
  g_test_add_func ("/document/analysis", test_analysis);
  g_test_add_func ("/document/analysis-error", test_analysis_error);
  g_test_add_func ("/history/is-bounded", test_history_is_bounded);
  g_test_add_func ("/history/bounds-memory", test_history_bounds_memory);

  return g_test_run ();
}
