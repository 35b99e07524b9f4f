/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of many starts: run, cancelled, filtered, sorted, loaded, out of date. */

#include <math.h>

#include "relu-curves-view.h"
#include "relu-starts-page.h"
#include "relu-starts-table.h"
#include "relu-starts-tally.h"
#include "widget-fixture.h"

#define N 40

typedef struct
{
  ReluDocument *document;
  ReluViewport *viewport;
  ReluTraining *training;
  GtkWidget *page, *window;
  GtkSelectionModel *model; /* of the table */
} Fixture;

static void
edit (ReluDocument *document, ReluFile *contents)
{
  relu_document_edit (document, contents);
  relu_file_unref (contents);
}

/* |x| with two units. */
static ReluDocument *
document_new (gboolean with_data, guint64 n_steps)
{
  static const guint widths[] = { 2, 1 };
  ReluDataRecipe recipe = { .kind = RELU_DATA_ABSOLUTE, .from = -1, .to = 1, .n = 21 };
  ReluDocument *document = fixture_random (2, widths);
  ReluSetup setup = RELU_SETUP_INIT;
  g_autoptr (ReluData) data = relu_data_generate (&recipe, NULL);

  setup.options.optimizer = RELU_OPTIMIZER_GD;
  setup.options.rate = 0.05;
  relu_init_options_set_usual (&setup.init, RELU_INIT_PYTORCH);
  setup.n_steps = n_steps;
  setup.n_starts = N;
  edit (document, relu_file_with_setup (relu_document_get_contents (document), &setup));
  if (with_data)
    edit (document, relu_file_with_data (relu_document_get_contents (document), data));

  return document;
}

static gpointer
find (Fixture *f, GType type, guint index)
{
  return fixture_find (f->page, type, index);
}

static Fixture *
fixture_new (gboolean with_data, guint64 n_steps, gboolean with_training)
{
  Fixture *f = g_new0 (Fixture, 1);

  f->document = document_new (with_data, n_steps);
  f->viewport = relu_viewport_new ();
  f->training = with_training ? relu_training_new (f->document) : NULL;
  f->page = g_object_new (RELU_TYPE_STARTS_PAGE, "document", f->document, "viewport", f->viewport,
                          "training", f->training, NULL);
  f->window = fixture_present (f->page, 620, 400);
  f->model = gtk_column_view_get_model (find (f, GTK_TYPE_COLUMN_VIEW, 0));

  return f;
}

static void
fixture_free (Fixture *f)
{
  fixture_assert_destroyed (f->window, f->page);
  if (f->training != NULL)
    g_assert_finalize_object (f->training);
  g_assert_finalize_object (f->viewport);
  g_assert_finalize_object (f->document);
  g_free (f);
}

static gboolean
has_label (GtkWidget *widget, const char *pattern)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && g_pattern_match_simple (pattern, gtk_label_get_text (GTK_LABEL (widget))))
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_label (child, pattern))
      return TRUE;

  return FALSE;
}

static void
wait_for_label (Fixture *f, const char *pattern)
{
  for (guint i = 0; i < 1000 && !has_label (f->page, pattern); i++)
    fixture_wait (10);
  g_assert_true (has_label (f->page, pattern));
}

static void
activate (Fixture *f, const char *action)
{
  g_assert_true (gtk_widget_activate_action (f->page, action, NULL));
}

/* With a row selected it can be loaded. An action that is not enabled does nothing. */
static gboolean
changes_document (Fixture *f, const char *action)
{
  ReluFile *before = relu_document_get_contents (f->document);

  gtk_widget_activate_action (f->page, action, NULL);
  return relu_document_get_contents (f->document) != before;
}

static void
run (Fixture *f)
{
  activate (f, "starts.run");
  for (guint i = 0; i < 1000 && !has_label (f->page, "Run"); i++)
    fixture_wait (10);
  g_assert_true (has_label (f->page, "Run"));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->model)), ==, N);
}

/* What the program itself comes to. */
static ReluStarts *
starts_new (Fixture *f)
{
  ReluStarts *starts = relu_starts_new (relu_document_get_contents (f->document));

  relu_starts_begin (starts, 0, FALSE);
  g_assert_true (relu_starts_wait (starts, -1));

  return starts;
}

static int
count_visible_rows (Fixture *f)
{
  GtkListBox *list = find (f, GTK_TYPE_LIST_BOX, 0);
  GtkListBoxRow *row;
  int n = 0;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    n += gtk_widget_get_visible (GTK_WIDGET (row));

  return n;
}

/* Everything is said in words, and is that of starts made here. */
static void
test_run (void)
{
  Fixture *f = fixture_new (TRUE, 1500, FALSE);
  g_autoptr (ReluStarts) starts = starts_new (f);
  g_autofree char *sentence = NULL, *row = NULL;
  ReluStartCounts counts;
  GtkListBox *list;
  int n_outcomes = 0;

  g_assert_true (has_label (f->page, "Trains the network with these data*"));
  g_assert_false (gtk_widget_get_mapped (find (f, RELU_TYPE_CURVES_VIEW, 0)));
  run (f);
  g_assert_true (gtk_widget_get_mapped (find (f, RELU_TYPE_CURVES_VIEW, 0)));
  g_assert_false (gtk_widget_get_mapped (find (f, GTK_TYPE_PROGRESS_BAR, 0)));

  relu_starts_count (starts, &counts);
  sentence = relu_start_counts_dup_sentence (&counts);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (find (f, RELU_TYPE_CURVES_VIEW, 0)),
                                   GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find (f, RELU_TYPE_CURVES_VIEW, 0)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Curves of all starts");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find (f, RELU_TYPE_CURVES_VIEW, 0)),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence);
  for (guint i = 0; i < RELU_N_OUTCOMES; i++)
    n_outcomes += counts.of[i] > 0;
  g_assert_cmpint (count_visible_rows (f), ==, n_outcomes + 1);
  list = find (f, GTK_TYPE_LIST_BOX, 0);
  row = g_strdup_printf ("Fits: %u of %d, %ld percent", counts.of[RELU_OUTCOME_FITS], N,
                         lrint (100.0 * counts.of[RELU_OUTCOME_FITS] / N));
  gtk_test_accessible_assert_property (
    GTK_ACCESSIBLE (gtk_list_box_get_row_at_index (list, 1 + RELU_OUTCOME_FITS)),
    GTK_ACCESSIBLE_PROPERTY_LABEL, row);

  fixture_free (f);
}

/* What is rare is not rounded away. */
static void
test_rare (void)
{
  ReluStartsTally *tally = g_object_ref_sink (g_object_new (RELU_TYPE_STARTS_TALLY, NULL));
  ReluStartCounts counts = { .n = 1000, .of = { [RELU_OUTCOME_FITS] = 1, [RELU_OUTCOME_STUCK] = 999 } };
  GtkListBox *list = GTK_LIST_BOX (gtk_widget_get_first_child (GTK_WIDGET (tally)));

  relu_starts_tally_set_counts (tally, &counts);
  gtk_test_accessible_assert_property (
    GTK_ACCESSIBLE (gtk_list_box_get_row_at_index (list, 1 + RELU_OUTCOME_FITS)),
    GTK_ACCESSIBLE_PROPERTY_LABEL, "Fits: 1 of 1000, <1 percent");
  gtk_test_accessible_assert_property (
    GTK_ACCESSIBLE (gtk_list_box_get_row_at_index (list, 1 + RELU_OUTCOME_STUCK)),
    GTK_ACCESSIBLE_PROPERTY_LABEL, "Stuck: 999 of 1000, >99 percent");
  g_object_unref (tally);
}

/* Sorted by seed; a row's words are those of its start; it is loaded as one undo step. */
static void
test_load (gconstpointer with_training)
{
  Fixture *f = fixture_new (TRUE, 1500, with_training != NULL);
  g_autoptr (ReluStarts) starts = starts_new (f);
  ReluStartsTable *table;
  ReluFile *before = relu_document_get_contents (f->document);

  run (f);
  table = find (f, RELU_TYPE_STARTS_TABLE, 0);
  g_assert_cmpint (relu_starts_table_get_selected (table), ==, -1);
  g_assert_false (changes_document (f, "starts.load-result"));
  for (guint i = 0; i < 10; i++)
    {
      const ReluStart *start = relu_starts_get (starts, i);
      g_autofree char *sentence = relu_start_dup_sentence (start);
      g_autoptr (ReluNetwork) begin = relu_starts_draw (starts, start->seed);

      gtk_selection_model_select_item (f->model, i, TRUE);
      g_assert_cmpint (relu_starts_table_get_selected (table), ==, (int) i);
      g_assert_true (has_label (f->page, sentence));

      activate (f, "starts.load-result");
      g_assert_true (relu_network_equal (relu_document_get_network (f->document), start->network));
      activate (f, "starts.load-start");
      g_assert_true (relu_network_equal (relu_document_get_network (f->document), begin));
      g_assert_cmpuint (relu_file_get_setup (relu_document_get_contents (f->document))->init.seed, ==,
                        start->seed);
      /* What is loaded does not make the results old. */
      g_assert_false (has_label (f->page, "Made with other*"));
      relu_document_undo (f->document);
      g_assert_true (relu_network_equal (relu_document_get_network (f->document), start->network));
      relu_document_undo (f->document);
      g_assert_true (relu_document_get_contents (f->document) == before);
    }

  /* Enter in the table. */
  g_signal_emit_by_name (find (f, GTK_TYPE_COLUMN_VIEW, 0), "activate", 3);
  g_assert_true (relu_network_equal (relu_document_get_network (f->document),
                                     relu_starts_get (starts, 3)->network));

  fixture_free (f);
}

/* A row of the tally says which starts are listed. */
static void
test_filter (void)
{
  Fixture *f = fixture_new (TRUE, 1500, FALSE);
  g_autoptr (ReluStarts) starts = starts_new (f);
  GtkListBox *list;
  ReluStartCounts counts;

  run (f);
  relu_starts_count (starts, &counts);
  list = find (f, GTK_TYPE_LIST_BOX, 0);
  for (int i = 0; i < RELU_N_OUTCOMES; i++)
    {
      gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, i + 1));
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->model)), ==, counts.of[i]);
      g_assert_cmpint (relu_starts_tally_get_outcome (find (f, RELU_TYPE_STARTS_TALLY, 0)), ==, i);
    }

  /* A plot that is picked is shown alone, and then all are again. */
  g_signal_emit_by_name (find (f, RELU_TYPE_CURVES_VIEW, 0), "outcome-picked", RELU_OUTCOME_FITS);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->model)), ==,
                    counts.of[RELU_OUTCOME_FITS]);
  g_signal_emit_by_name (find (f, RELU_TYPE_CURVES_VIEW, 0), "outcome-picked", RELU_OUTCOME_FITS);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->model)), ==, N);

  fixture_free (f);
}

/* What the pointer is on is named, and a click loads it. */
static void
test_point (void)
{
  Fixture *f = fixture_new (TRUE, 1500, FALSE);
  g_autoptr (ReluStarts) starts = starts_new (f);
  g_autofree char *fifth = relu_start_dup_sentence (relu_starts_get (starts, 5));
  g_autofree char *second = relu_start_dup_sentence (relu_starts_get (starts, 2));
  GtkWidget *curves;

  run (f);
  curves = find (f, RELU_TYPE_CURVES_VIEW, 0);
  g_assert_true (has_label (f->page, "Point at a curve*"));
  g_signal_emit_by_name (curves, "pointed", 5);
  g_assert_true (has_label (f->page, fifth));
  g_signal_emit_by_name (curves, "pointed", RELU_CURVES_NONE);
  g_assert_true (has_label (f->page, "Point at a curve*"));
  g_signal_emit_by_name (curves, "picked", 2);
  g_assert_true (has_label (f->page, second));
  g_assert_true (relu_network_equal (relu_document_get_network (f->document),
                                     relu_starts_get (starts, 2)->network));

  fixture_free (f);
}

static gboolean
looks_stale (Fixture *f)
{
  return has_label (f->page, "Made with other*");
}

/* Results stay when something else is to be learnt, and it is said; with another file they go. */
static void
test_stale (void)
{
  Fixture *f = fixture_new (TRUE, 1500, FALSE);
  ReluSetup setup = *relu_file_get_setup (relu_document_get_contents (f->document));
  ReluDataRecipe recipe = { .kind = RELU_DATA_LINE, .from = -1, .to = 1, .n = 9 };
  g_autoptr (ReluData) data = relu_data_generate (&recipe, NULL);
  g_autoptr (ReluFile) other = NULL;

  run (f);
  g_assert_false (looks_stale (f));
  relu_document_set_parameter (f->document, 0, 0.77);
  g_assert_false (looks_stale (f));
  setup.options.rate = 0.01;
  edit (f->document, relu_file_with_setup (relu_document_get_contents (f->document), &setup));
  g_assert_true (looks_stale (f));
  relu_document_undo (f->document);
  g_assert_false (looks_stale (f));
  edit (f->document, relu_file_with_data (relu_document_get_contents (f->document), data));
  g_assert_true (looks_stale (f));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->model)), ==, N);
  run (f);
  g_assert_false (looks_stale (f));

  other = relu_file_with_name (relu_document_get_contents (f->document), "another");
  relu_document_set_contents (f->document, other, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->model)), ==, 0);
  g_assert_true (has_label (f->page, "Trains the network with these data*"));

  fixture_free (f);
}

/* What was done before stays; how many there shall be is a part of the set-up. */
static void
test_cancel (void)
{
  Fixture *f = fixture_new (TRUE, RELU_SETUP_MAX_STEPS, FALSE);

  gtk_spin_button_set_value (find (f, GTK_TYPE_SPIN_BUTTON, 0), 3);
  activate (f, "starts.run");
  g_assert_cmpuint (relu_file_get_setup (relu_document_get_contents (f->document))->n_starts, ==, 3);
  g_assert_true (has_label (f->page, "Cancel"));
  g_assert_true (gtk_widget_get_mapped (find (f, GTK_TYPE_PROGRESS_BAR, 0)));
  fixture_wait (50);
  activate (f, "starts.run");
  wait_for_label (f, "Cancelled when * of 3 starts were done.");
  g_assert_true (has_label (f->page, "Run"));
  relu_document_undo (f->document);
  g_assert_cmpuint (relu_file_get_setup (relu_document_get_contents (f->document))->n_starts, ==, N);

  fixture_free (f);
}

/* A window that is closed does not wait for its starts. */
static void
test_close (void)
{
  Fixture *f = fixture_new (TRUE, RELU_SETUP_MAX_STEPS, FALSE);

  activate (f, "starts.run");
  fixture_wait (30);
  fixture_free (f);
}

static void
test_no_data (void)
{
  Fixture *f = fixture_new (FALSE, 100, FALSE);

  g_assert_true (has_label (f->page, "There is nothing to learn yet*"));
  gtk_widget_activate_action (f->page, "starts.run", NULL);
  g_assert_false (has_label (f->page, "Cancel"));

  fixture_free (f);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/starts-page/run", test_run);
  g_test_add_data_func ("/starts-page/load", NULL, test_load);
  g_test_add_data_func ("/starts-page/load-with-training", "", test_load);
  g_test_add_func ("/starts-page/rare", test_rare);
  g_test_add_func ("/starts-page/filter", test_filter);
  g_test_add_func ("/starts-page/point", test_point);
  g_test_add_func ("/starts-page/stale", test_stale);
  g_test_add_func ("/starts-page/cancel", test_cancel);
  g_test_add_func ("/starts-page/close", test_close);
  g_test_add_func ("/starts-page/no-data", test_no_data);

  return g_test_run ();
}
