/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many starts in the window: the examples come to what is known of them, and a start that is loaded comes to
 * the same again when one watches it. */

#include "relu-starts-page.h"
#include "relu-starts-table.h"
#include "relu-tool-page.h"
#include "relu-training-page.h"
#include "window-fixture.h"

typedef struct
{
  ReluWindow *window;
  ReluDocument *document;
  GtkWidget *page;
  GListModel *rows;
  guint n;
} Fixture;

static gboolean
has_all_rows (gpointer data)
{
  Fixture *f = data;

  return g_list_model_get_n_items (f->rows) == f->n;
}

static void
set_up (Fixture *f, const char *example)
{
  f->window = fixture_open_window ();
  g_assert_true (relu_window_open_example (f->window, example));
  f->document = relu_window_get_document (f->window);
  fixture_show_tool (f->window, "starts");
  f->page = fixture_find (GTK_WIDGET (f->window), RELU_TYPE_STARTS_PAGE, 0);
  f->rows = G_LIST_MODEL (gtk_column_view_get_model (
      GTK_COLUMN_VIEW (fixture_find (f->page, GTK_TYPE_COLUMN_VIEW, 0))));
  f->n = relu_file_get_setup (relu_document_get_contents (f->document))->n_starts;
}

static void
run (Fixture *f)
{
  g_assert_true (gtk_widget_activate_action (f->page, "starts.run", NULL));
  fixture_wait (has_all_rows, f);
}

/* As the tally's row says it. */
static guint
count (Fixture *f, ReluOutcome outcome)
{
  GtkListBox *list = GTK_LIST_BOX (fixture_find (f->page, GTK_TYPE_LIST_BOX, 0));
  guint n;

  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, 1 + (int) outcome));
  n = g_list_model_get_n_items (f->rows);
  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, 0));

  return n;
}

/* About half of them fit, nearly all, half are constant: with room for another seed. */
static void
test_examples (void)
{
  static const struct
  {
    const char *id;
    ReluOutcome outcome;
    guint least, most; /* percent */
  } rows[] = {
    { "learn-relu", RELU_OUTCOME_FITS, 35, 65 },
    { "learn-absolute-2", RELU_OUTCOME_FITS, 35, 70 },
    { "learn-absolute-8", RELU_OUTCOME_FITS, 95, 100 },
    { "learn-dead-output", RELU_OUTCOME_CONSTANT, 50, 80 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Fixture f;
      guint percent;

      g_test_message ("%s", rows[i].id);
      set_up (&f, rows[i].id);
      run (&f);
      percent = 100 * count (&f, rows[i].outcome) / f.n;
      g_assert_cmpuint (percent, >=, rows[i].least);
      g_assert_cmpuint (percent, <=, rows[i].most);
      relu_document_mark_saved (f.document, NULL);
      fixture_close_window (f.window);
    }
}

static gboolean
is_at_rest (gpointer training)
{
  gboolean ticking;

  g_object_get (training, "ticking", &ticking, NULL);
  return !ticking && relu_training_get_step (training) > 0;
}

/* The start of a row is loaded, the Train page opens, it runs, and ends where the start ended. */
static void
test_watch (void)
{
  Fixture f;
  ReluTraining *training;
  ReluNetwork *before;
  g_autoptr (ReluNetwork) result = NULL;

  set_up (&f, "learn-absolute-2");
  training = relu_tool_page_get_training (RELU_TOOL_PAGE (f.page));
  relu_training_set_speed (training, RELU_TRAINING_FLAT_OUT);
  before = relu_document_get_network (f.document);
  run (&f);
  for (guint i = 0; i < 3; i++)
    {
      relu_starts_table_select (RELU_STARTS_TABLE (fixture_find (f.page, RELU_TYPE_STARTS_TABLE, 0)),
                                (int) i);
      gtk_widget_activate_action (f.page, "starts.load-result", NULL);
      g_clear_pointer (&result, relu_network_unref);
      result = relu_network_ref (relu_document_get_network (f.document));
      gtk_widget_activate_action (f.page, "starts.load-start", NULL);
      g_assert_false (relu_network_equal (result, relu_document_get_network (f.document)));
      fixture_settle ();
      g_assert_true (gtk_widget_get_mapped (
          fixture_find (GTK_WIDGET (f.window), RELU_TYPE_TRAINING_PAGE, 0)));

      fixture_wait (is_at_rest, training);
      g_assert_true (relu_network_equal (result, relu_document_get_network (f.document)));

      /* The run, its start, the result: a step each. */
      for (guint k = 0; k < 3; k++)
        relu_document_undo (f.document);
      g_assert_true (relu_network_equal (before, relu_document_get_network (f.document)));
      fixture_show_tool (f.window, "starts");
    }
  relu_document_mark_saved (f.document, NULL);
  fixture_close_window (f.window);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/window-starts/examples", test_examples);
  g_test_add_func ("/window-starts/watch", test_watch);

  return fixture_run ();
}
