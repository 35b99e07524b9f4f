/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of data in the window: generated, listed, edited, a million of them. */

#include <math.h>
#include <string.h>

#include "relu-data-page.h"
#include "relu-forward.h"
#include "window-fixture.h"

static ReluDataPage *
open_page (ReluWindow *window)
{
  fixture_show_tool (window, "data");
  return RELU_DATA_PAGE (fixture_find (GTK_WIDGET (window), RELU_TYPE_DATA_PAGE, 0));
}

static ReluData *
get_data (ReluWindow *window)
{
  return relu_file_get_data (relu_document_get_contents (relu_window_get_document (window)));
}

static guint
count (ReluWindow *window)
{
  return get_data (window) == NULL ? 0 : (guint) relu_data_get_n (get_data (window));
}

static void
set_data (ReluWindow *window, guint n, const double *x, const double *y)
{
  ReluDocument *document = relu_window_get_document (window);
  g_autoptr (ReluData) data = relu_data_new (n, x, y);
  g_autoptr (ReluFile) edited = relu_file_with_data (relu_document_get_contents (document), data);

  relu_document_edit (document, edited);
}

static void
activate (gpointer widget, const char *action)
{
  g_assert_true (gtk_widget_activate_action (widget, action, NULL));
}

static void
set_number (ReluDataPage *page, ReluGenerateNumber number, double value)
{
  gtk_adjustment_set_value (
      relu_generate_box_get_number (relu_data_page_get_generate_box (page), number), value);
}

/* The text of the label that is said as @spoken. */
static gboolean
says (GtkWidget *widget, const char *spoken)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if ((GTK_IS_LABEL (child)
         && gtk_test_accessible_check_property (GTK_ACCESSIBLE (child),
                                                GTK_ACCESSIBLE_PROPERTY_LABEL, spoken)
              == NULL)
        || says (child, spoken))
      return TRUE;

  return FALSE;
}

static gboolean
shows (GtkWidget *widget, const char *text)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text))
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows (child, text))
      return TRUE;

  return FALSE;
}

/* Nothing happens before the button; then each control shows at once, and a run of changes is one step. */
static void
test_generate (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluDocument *document = relu_window_get_document (window);
  ReluDataPage *page = open_page (window);
  ReluGenerateBox *box = relu_data_page_get_generate_box (page);
  g_autofree char *empty = relu_data_page_dup_summary (page);

  g_assert_cmpstr (empty, ==, "No data yet");
  set_number (page, RELU_GENERATE_POINTS, 5);
  g_assert_null (get_data (window));
  g_assert_cmpstr (relu_generate_box_get_state (box), ==, "");

  gtk_drop_down_set_selected (relu_generate_box_get_curve (box), RELU_DATA_ABSOLUTE);
  activate (box, "generate.run");
  g_assert_cmpuint (count (window), ==, 5);
  g_assert_cmpfloat (relu_data_get_x (get_data (window))[0], ==, -4);
  g_assert_cmpfloat (relu_data_get_y (get_data (window))[0], ==, 4);
  g_assert_cmpstr (relu_generate_box_get_state (box), ==, "Changes show at once.");

  for (guint n = 6; n <= 30; n++)
    set_number (page, RELU_GENERATE_POINTS, n);
  g_assert_cmpuint (count (window), ==, 30);
  gtk_drop_down_set_selected (relu_generate_box_get_curve (box), RELU_DATA_SQUARE);
  g_assert_cmpfloat (relu_data_get_y (get_data (window))[0], ==, 16);

  /* Undo brings the controls back too. */
  relu_document_undo (document);
  g_assert_cmpuint (count (window), ==, 5);
  g_assert_cmpuint (gtk_drop_down_get_selected (relu_generate_box_get_curve (box)), ==,
                    RELU_DATA_ABSOLUTE);
  g_assert_cmpfloat (gtk_adjustment_get_value (
                         relu_generate_box_get_number (box, RELU_GENERATE_POINTS)),
                     ==, 5);
  g_assert_cmpstr (relu_generate_box_get_state (box), ==, "Changes show at once.");
  relu_document_undo (document);
  g_assert_null (get_data (window));

  fixture_close_window (window);
}

/* Data from elsewhere are safe from the controls. */
static void
test_elsewhere (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluDataPage *page = open_page (window);
  ReluGenerateBox *box = relu_data_page_get_generate_box (page);

  set_data (window, 2, (double[]) { 1, 2 }, (double[]) { 3, 4 });
  g_assert_cmpstr (relu_generate_box_get_state (box), ==,
                   "The points were changed or brought in. Generate replaces them.");
  set_number (page, RELU_GENERATE_NOISE, 0.5);
  activate (box, "generate.new-seed");
  g_assert_cmpuint (count (window), ==, 2);
  activate (box, "generate.run");
  g_assert_cmpuint (count (window), ==, 21);
  activate (box, "generate.new-seed");
  relu_document_undo (relu_window_get_document (window));
  relu_document_undo (relu_window_get_document (window));
  g_assert_cmpuint (count (window), ==, 2);

  fixture_close_window (window);
}

/* The curve on the screen, as it was when it was asked for. */
static void
test_present_curve (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluDataPage *page = open_page (window);
  ReluGenerateBox *box = relu_data_page_get_generate_box (page);
  g_autoptr (ReluNetwork) network
      = relu_network_ref (relu_document_get_network (relu_window_get_document (window)));
  double y;

  gtk_drop_down_set_selected (relu_generate_box_get_curve (box), RELU_DATA_NETWORK);
  activate (box, "generate.run");
  fixture_set_parameter (window, 3, 1.5);
  set_number (page, RELU_GENERATE_POINTS, 9);
  y = relu_data_get_y (get_data (window))[3];
  g_assert_cmpfloat (y, ==, relu_network_evaluate (network, -1));
  g_assert_cmpfloat (y, !=,
                     relu_network_evaluate (
                         relu_document_get_network (relu_window_get_document (window)), -1));

  fixture_close_window (window);
}

static void
test_summary (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluDataPage *page = open_page (window);
  static const struct
  {
    double y[3];
    const char *shape;
  } rows[] = {
    { { 1, 2, 3 }, "x from 0 to 2, y from 1 to 3. All on one straight line, up to rounding." },
    { { 1, 1, 1 }, "x from 0 to 2, y from 1 to 1. All y are the same." },
    { { 0, 1, 0 }, "x from 0 to 2, y from 0 to 1. Not on one straight line." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = NULL;
      g_autofree char *expected = g_strconcat ("3 points\n", rows[i].shape, "\nLoss of the network ",
                                               NULL);

      set_data (window, 3, (double[]) { 0, 1, 2 }, rows[i].y);
      text = relu_data_page_dup_summary (page);
      g_assert_true (g_str_has_prefix (text, expected));
    }
  g_assert_cmpuint (count (window), ==, 3);

  /* Some can't be seen, unless the domain gets wider. */
  set_data (window, 3, (double[]) { 0, 4, 9 }, (double[]) { 1, 2, 3 });
  g_assert_true (shows (GTK_WIDGET (page), "1 point is outside the domain."));
  activate (page, "data.widen-domain");
  g_assert_false (shows (GTK_WIDGET (page), "1 point is outside the domain."));
  g_assert_cmpfloat (relu_document_get_from (relu_window_get_document (window)), ==, -4);
  g_assert_cmpfloat (relu_document_get_to (relu_window_get_document (window)), ==, 9);
  relu_document_undo (relu_window_get_document (window));
  g_assert_true (shows (GTK_WIDGET (page), "1 point is outside the domain."));

  fixture_close_window (window);
}

/* The line with the least squared error is the best one for that loss only. */
static void
test_line (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluDocument *document = relu_window_get_document (window);
  ReluDataPage *page = open_page (window);
  ReluSetup setup = *relu_document_get_setup (document);
  g_autofree char *squared = NULL, *absolute = NULL;

  set_data (window, 3, (double[]) { 0, 1, 2 }, (double[]) { 0, 0, 3 });
  squared = relu_data_page_dup_summary (page);
  g_assert_nonnull (strstr (squared, "Loss of the best straight line 0.5"));
  setup.options.loss.kind = RELU_LOSS_ABSOLUTE;
  relu_document_set_setup (document, &setup, 0);
  absolute = relu_data_page_dup_summary (page);
  g_assert_nonnull (strstr (absolute, "Loss of the least-squares line 0.66"));

  fixture_close_window (window);
}

static void
test_table (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluDocument *document = relu_window_get_document (window);
  ReluDataPage *page = open_page (window);
  ReluViewport *viewport = relu_window_get_viewport (window);
  ReluPointTable *table = relu_data_page_get_table (page);
  GtkSelectionModel *selection = relu_point_table_get_selection (table);
  GtkWidget *x_field, *y_field;
  g_autoptr (ReluData) selected = NULL;
  g_autoptr (GtkBitset) rows = NULL;

  set_data (window, 3, (double[]) { 2, -1, 0 }, (double[]) { 20, 10, 0.5 });
  fixture_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (selection)), ==, 3);
  g_assert_true (says (GTK_WIDGET (table), "x = −1"));
  g_assert_true (says (GTK_WIDGET (table), "y = 10"));
  g_assert_true (says (GTK_WIDGET (table), "f(x) = 1.1"));
  g_assert_true (says (GTK_WIDGET (table), "error −8.9"));

  /* The error follows the network. */
  fixture_set_parameter (window, 3, 4);
  g_assert_false (says (GTK_WIDGET (table), "f(x) = 1.1"));
  g_assert_true (says (GTK_WIDGET (table), "f(x) = 1.9"));

  /* A point alone can be changed, and stays selected wherever it goes. */
  x_field = fixture_find (GTK_WIDGET (table), GTK_TYPE_SPIN_BUTTON, 0);
  y_field = fixture_find (GTK_WIDGET (table), GTK_TYPE_SPIN_BUTTON, 1);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (x_field), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "x of the selected point");
  g_assert_false (gtk_widget_get_sensitive (x_field));
  relu_point_table_set_by_x (table, TRUE);
  gtk_selection_model_select_item (selection, 0, TRUE);
  g_assert_true (gtk_widget_get_sensitive (x_field));
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (x_field)), ==, -1);
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (y_field)), ==, 10);
  g_assert_cmpfloat (relu_viewport_get_reading_x (viewport), ==, -1);
  gtk_adjustment_set_value (gtk_spin_button_get_adjustment (GTK_SPIN_BUTTON (x_field)), 7);
  gtk_adjustment_set_value (gtk_spin_button_get_adjustment (GTK_SPIN_BUTTON (x_field)), 8);
  g_assert_cmpfloat (relu_data_get_x (get_data (window))[1], ==, 8);
  g_assert_true (gtk_selection_model_is_selected (selection, 2));
  selected = relu_point_table_dup_selected (table);
  g_assert_cmpuint (relu_data_get_n (selected), ==, 1);
  g_assert_cmpfloat (relu_data_get_x (selected)[0], ==, 8);
  relu_document_undo (document);
  g_assert_cmpfloat (relu_data_get_x (get_data (window))[1], ==, -1);

  /* What was being typed is not about the next one. */
  gtk_selection_model_select_item (selection, 0, TRUE);
  gtk_widget_grab_focus (x_field);
  gtk_editable_set_text (GTK_EDITABLE (x_field), "5");
  gtk_selection_model_select_item (selection, 1, TRUE);
  gtk_spin_button_update (GTK_SPIN_BUTTON (x_field));
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (x_field)), ==, 0);
  g_assert_cmpfloat (relu_data_get_x (get_data (window))[2], ==, 0);

  /* Some go, one comes. */
  gtk_selection_model_select_item (selection, 0, TRUE);
  gtk_selection_model_select_item (selection, 1, FALSE);
  g_assert_false (gtk_widget_get_sensitive (x_field));
  activate (table, "points.remove");
  g_assert_cmpuint (count (window), ==, 1);
  g_assert_cmpfloat (relu_data_get_x (get_data (window))[0], ==, 2);
  activate (table, "points.add");
  g_assert_cmpuint (count (window), ==, 2);
  rows = gtk_selection_model_get_selection (selection);
  g_assert_cmpuint (gtk_bitset_get_size (rows), ==, 1);
  relu_document_undo (document);
  relu_document_undo (document);
  g_assert_cmpuint (count (window), ==, 3);
  gtk_selection_model_select_all (selection);
  activate (table, "points.remove");
  g_assert_null (get_data (window));
  relu_document_undo (document);
  g_assert_cmpuint (count (window), ==, 3);

  fixture_close_window (window);
}

static guint
count_labels (GtkWidget *widget)
{
  guint n = GTK_IS_LABEL (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_labels (child);

  return n;
}

static gboolean
has_million (gpointer window)
{
  return count (window) == 1000 * 1000;
}

/* A million points have no more widgets than a hundred. */
static void
test_large (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluDataPage *page = open_page (window);
  ReluGenerateBox *box = relu_data_page_get_generate_box (page);
  GtkSelectionModel *selection
      = relu_point_table_get_selection (relu_data_page_get_table (page));

  set_number (page, RELU_GENERATE_POINTS, 1000 * 1000);
  set_number (page, RELU_GENERATE_NOISE, 0.1);
  activate (box, "generate.run");
  fixture_wait (has_million, window);
  fixture_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (selection)), ==, 1000 * 1000);
  g_assert_cmpuint (count_labels (GTK_WIDGET (page)), <, 2000);
  gtk_selection_model_select_item (selection, 999999, TRUE);
  activate (relu_data_page_get_table (page), "points.remove");
  g_assert_cmpuint (count (window), ==, 999999);

  /* What is being made when the window goes is no longer wanted. */
  activate (box, "generate.run");
  fixture_close_window (window);
}

/* A width for the panel beside the figure, and a height for it below. */
static void
test_sizes (void)
{
  ReluWindow *window = fixture_open_window ();
  GtkWidget *page = GTK_WIDGET (open_page (window));
  int minimum;

  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 290);
  gtk_widget_measure (page, GTK_ORIENTATION_VERTICAL, 640, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 160);
  activate (relu_data_page_get_generate_box (RELU_DATA_PAGE (page)), "generate.run");
  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 290);
  gtk_widget_measure (page, GTK_ORIENTATION_VERTICAL, 640, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 160);

  fixture_close_window (window);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);
  g_test_add_func ("/data-page/generate", test_generate);
  g_test_add_func ("/data-page/elsewhere", test_elsewhere);
  g_test_add_func ("/data-page/present-curve", test_present_curve);
  g_test_add_func ("/data-page/summary", test_summary);
  g_test_add_func ("/data-page/line", test_line);
  g_test_add_func ("/data-page/table", test_table);
  g_test_add_func ("/data-page/large", test_large);
  g_test_add_func ("/data-page/sizes", test_sizes);

  return fixture_run ();
}
