/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of regions in the window, and the domain that holds all breakpoints. */

#include <math.h>
#include <string.h>

#include "relu-region-cell.h"
#include "relu-regions-page.h"
#include "window-fixture.h"

static ReluRegionsPage *
open_page (ReluWindow *window)
{
  fixture_show_tool (window, "regions");
  return RELU_REGIONS_PAGE (fixture_find (GTK_WIDGET (window), RELU_TYPE_REGIONS_PAGE, 0));
}

static GtkSelectionModel *
get_selection (ReluRegionsPage *page)
{
  return gtk_column_view_get_model (
      GTK_COLUMN_VIEW (fixture_find (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW, 0)));
}

static guint
get_n_rows (ReluRegionsPage *page)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_selection (page)));
}

static gboolean
is_selected (ReluRegionsPage *page, guint row)
{
  g_autoptr (GtkBitset) rows = gtk_selection_model_get_selection (get_selection (page));

  return gtk_bitset_get_size (rows) == 1 && gtk_bitset_contains (rows, row);
}

static const char *
get_text (ReluRegionsPage *page, guint row, ReluRegionColumn column)
{
  GtkWidget *cell = fixture_find (GTK_WIDGET (page), RELU_TYPE_REGION_CELL,
                                  row * RELU_N_REGION_COLUMNS + column);

  return relu_region_cell_get_text (RELU_REGION_CELL (cell));
}

static void
test_rows (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluRegionsPage *page;
  GtkWidget *label;

  fixture_open_example (window, "non-linear", "Three ReLUs that bend");
  page = open_page (window);
  g_assert_cmpuint (get_n_rows (page), ==, 4);
  g_assert_cmpstr (get_text (page, 1, RELU_COLUMN_FROM), ==, "−3");
  g_assert_cmpstr (get_text (page, 1, RELU_COLUMN_TO), ==, "0");
  g_assert_cmpstr (get_text (page, 1, RELU_COLUMN_SLOPE), ==, "0.8");
  g_assert_cmpstr (get_text (page, 1, RELU_COLUMN_INTERCEPT), ==, "1.9");
  g_assert_cmpstr (get_text (page, 1, RELU_COLUMN_PATTERN), ==, "100");
  g_assert_cmpstr (get_text (page, 1, RELU_COLUMN_EQUATION), ==, "f(x) = 0.8x + 1.9");

  /* What a screen reader says needs no headings and no colours. */
  label = gtk_widget_get_first_child (
      fixture_find (GTK_WIDGET (page), RELU_TYPE_REGION_CELL, RELU_N_REGION_COLUMNS));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Region 2, from x = −3, where h₀ switches");

  /* A slider moves: the same rows say something else. */
  fixture_set_parameter (window, 3, 2);
  g_assert_cmpstr (get_text (page, 1, RELU_COLUMN_FROM), ==, "−2");
  /* A switch leaves the domain: a row less. */
  fixture_set_parameter (window, 3, 20);
  g_assert_cmpuint (get_n_rows (page), ==, 3);
  g_assert_cmpstr (get_text (page, 0, RELU_COLUMN_FROM), ==, "−4");

  fixture_close_window (window);
}

static void
test_selection (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluViewport *viewport = relu_window_get_viewport (window);
  ReluRegionsPage *page;

  fixture_open_example (window, "non-linear", "Three ReLUs that bend");
  page = open_page (window);
  g_assert_cmpint (relu_viewport_get_selected_region (viewport), ==, -1);

  /* A row is a region in the figure, without a line. */
  gtk_selection_model_select_item (get_selection (page), 2, TRUE);
  g_assert_cmpint (relu_viewport_get_selected_region (viewport), ==, 2);
  g_assert_true (isnan (relu_viewport_get_line_x (viewport)));

  /* The line in the figure is a row; and stays with the rows from then on. */
  relu_viewport_set_line_x (viewport, -2.5);
  g_assert_true (is_selected (page, 1));
  g_assert_cmpint (relu_viewport_get_selected_region (viewport), ==, 1);
  g_assert_cmpfloat (relu_viewport_get_line_x (viewport), ==, -2.5);
  gtk_selection_model_select_item (get_selection (page), 3, TRUE);
  g_assert_cmpfloat (relu_viewport_get_line_x (viewport), ==, 3);
  g_assert_cmpint (relu_viewport_get_selected_region (viewport), ==, 3);

  /* Several rows are for copying. */
  gtk_selection_model_select_item (get_selection (page), 0, FALSE);
  g_assert_cmpint (relu_viewport_get_selected_region (viewport), ==, -1);

  /* Esc on the figure takes both away. */
  relu_viewport_set_selected_region (viewport, 1);
  g_assert_true (is_selected (page, 1));
  relu_viewport_clear (viewport);
  g_assert_cmpint (relu_viewport_get_selected_region (viewport), ==, -1);
  g_assert_false (is_selected (page, 1));

  /* Nothing stays set off when the table is closed. */
  gtk_selection_model_select_item (get_selection (page), 2, TRUE);
  fixture_show_tool (window, "");
  g_assert_cmpint (relu_viewport_get_selected_region (viewport), ==, -1);

  fixture_close_window (window);
}

static void
test_in_view (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluViewport *viewport = relu_window_get_viewport (window);
  ReluRegionsPage *page;
  GtkLabel *count;

  fixture_open_example (window, "non-linear", "Three ReLUs that bend");
  page = open_page (window);
  count = GTK_LABEL (fixture_find (GTK_WIDGET (page), GTK_TYPE_LABEL, 0));
  g_assert_cmpstr (gtk_label_get_label (count), ==, "4 linear regions");

  /* The ends of what is shown are breakpoints: those regions only touch it. */
  relu_viewport_set_x_range (viewport, -3, 2);
  g_assert_cmpstr (gtk_label_get_label (count), ==, "4 linear regions, 2 in view");
  relu_viewport_set_x_range (viewport, 0.5, 1);
  g_assert_cmpstr (gtk_label_get_label (count), ==, "4 linear regions, 1 in view");

  /* A row is shown when it is selected, and nothing moves for one that can be seen. */
  gtk_selection_model_select_item (get_selection (page), 2, TRUE);
  g_assert_false (relu_viewport_is_fitted (viewport));
  gtk_selection_model_select_item (get_selection (page), 3, TRUE);
  g_assert_true (relu_viewport_is_fitted (viewport));
  g_assert_cmpstr (gtk_label_get_label (count), ==, "4 linear regions");

  fixture_close_window (window);
}

static void
test_activation_regions (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluViewport *viewport = relu_window_get_viewport (window);
  ReluRegionsPage *page;
  GtkToggleButton *toggle;

  fixture_open_example (window, "non-linear", "Three ReLUs that bend");
  page = open_page (window);
  toggle = GTK_TOGGLE_BUTTON (fixture_find (GTK_WIDGET (page), GTK_TYPE_TOGGLE_BUTTON, 0));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (toggle)));

  fixture_open_example (window, "deep-unit", "A deep ReLU with two breakpoints");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (toggle)));
  g_assert_cmpuint (get_n_rows (page), ==, 4);
  g_assert_cmpstr (get_text (page, 1, RELU_COLUMN_PATTERN), ==, "*1 0");
  gtk_toggle_button_set_active (toggle, TRUE);
  g_assert_cmpuint (get_n_rows (page), ==, 5);
  g_assert_cmpstr (get_text (page, 1, RELU_COLUMN_PATTERN), ==, "01 0");
  gtk_selection_model_select_item (get_selection (page), 2, TRUE);
  g_assert_cmpint (relu_viewport_get_selected_region (viewport), ==, 1);
  g_assert_true (is_selected (page, 2));
  gtk_toggle_button_set_active (toggle, FALSE);
  g_assert_cmpuint (get_n_rows (page), ==, 4);

  fixture_close_window (window);
}

static void
test_copy (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluRegionsPage *page;
  g_autofree char *all = NULL;
  g_autofree char *one = NULL;

  fixture_open_example (window, "non-linear", "Three ReLUs that bend");
  page = open_page (window);
  gtk_widget_activate_action (GTK_WIDGET (page), "regions.copy", "i", RELU_TABLE_MARKDOWN);
  all = fixture_dup_clipboard (window);
  g_assert_true (g_str_has_prefix (all, "| from | to | slope |"));
  g_assert_true (g_str_has_suffix (all, "| 2 | 4 | 1.4 | −3.3 | `111` | f(x) = 1.4x − 3.3 |\n"));

  /* Ctrl+C in the table is about the selected rows. */
  gtk_widget_grab_focus (fixture_find (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW, 0));
  gtk_selection_model_select_item (get_selection (page), 0, TRUE);
  fixture_activate (window, "win.copy-figure");
  one = fixture_dup_clipboard (window);
  g_assert_cmpstr (one, ==, "from\tto\tslope\tintercept\tpattern\tequation\n"
                            "-4\t-3\t0\t-0.5\t000\tf(x) = -0.5\n");

  fixture_close_window (window);
}

static void
test_smooth (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluRegionsPage *page;
  GtkStack *stack;

  fixture_open_example (window, "tanh", "tanh, for contrast");
  page = open_page (window);
  /* The first one is inside the menu for copying. */
  stack = GTK_STACK (gtk_widget_get_next_sibling (gtk_widget_get_first_child (GTK_WIDGET (page))));
  g_assert_cmpuint (get_n_rows (page), ==, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "explanation");
  fixture_open_example (window, "non-linear", "Three ReLUs that bend");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "table");
  g_assert_cmpuint (get_n_rows (page), ==, 4);

  fixture_close_window (window);
}

static gboolean
can_fit (gpointer window)
{
  return fixture_is_enabled (window, "fit-domain");
}

static gboolean
cannot_fit (gpointer window)
{
  return !can_fit (window);
}

/* From the table to the domain where it bends, and back. */
static void
test_fit_domain (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluDocument *document = relu_window_get_document (window);
  ReluRegionsPage *page;

  fixture_open_example (window, "linear-case", "Linear case");
  page = open_page (window);
  fixture_wait (can_fit, window);
  g_assert_cmpuint (get_n_rows (page), ==, 1);
  fixture_activate (window, "win.fit-domain");
  g_assert_cmpfloat (relu_document_get_from (document), ==, -15);
  g_assert_cmpfloat (relu_document_get_to (document), ==, 15);
  g_assert_cmpuint (get_n_rows (page), ==, 3);
  fixture_wait (cannot_fit, window);
  relu_document_undo (document);
  g_assert_cmpfloat (relu_document_get_from (document), ==, -4);
  g_assert_cmpuint (get_n_rows (page), ==, 1);
  fixture_wait (can_fit, window);

  fixture_close_window (window);
}

/* A saw-tooth with 2^17 regions: only what is in sight costs anything. */
static void
test_many_rows (void)
{
  const guint depth = 17;
  ReluWindow *window = fixture_open_window ();
  ReluViewport *viewport = relu_window_get_viewport (window);
  g_autofree ReluLayer *layers = g_new0 (ReluLayer, depth + 1);
  g_autoptr (GArray) parameters = g_array_new (FALSE, FALSE, sizeof (double));
  static const double first[] = { 1, 1, 0, -0.5 };
  static const double next[] = { 2, -4, 2, -4, 0, -0.5 };
  static const double last[] = { 2, -4, 0 };
  g_autoptr (ReluNetwork) network = NULL;
  ReluRegionsPage *page = open_page (window);
  gint64 begin;

  for (guint i = 0; i < depth; i++)
    {
      layers[i] = (ReluLayer) { i == 0 ? 1 : 2, 2, { RELU_ACTIVATION_RELU, 0 } };
      if (i == 0)
        g_array_append_vals (parameters, first, G_N_ELEMENTS (first));
      else
        g_array_append_vals (parameters, next, G_N_ELEMENTS (next));
    }
  layers[depth] = (ReluLayer) { 2, 1, { RELU_ACTIVATION_IDENTITY, 0 } };
  g_array_append_vals (parameters, last, G_N_ELEMENTS (last));
  network = relu_network_new (depth + 1, layers, (double *) (gpointer) parameters->data, NULL);

  relu_document_set_domain (relu_window_get_document (window), 0, 1);
  begin = g_get_monotonic_time ();
  relu_document_set_network (relu_window_get_document (window), network);
  fixture_settle ();
  g_test_message ("131072 rows: %.0f ms", (double) (g_get_monotonic_time () - begin) / 1000);
  g_assert_cmpuint (get_n_rows (page), ==, 131072);
  begin = g_get_monotonic_time ();
  relu_viewport_set_line_x (viewport, 0.9);
  fixture_settle ();
  g_test_message ("line in row 117964: %.0f ms", (double) (g_get_monotonic_time () - begin) / 1000);
  g_assert_true (is_selected (page, 117964));
  g_assert_cmpint (relu_viewport_get_selected_region (viewport), ==, 117964);

  fixture_close_window (window);
}

int
main (int argc, char *argv[])
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/window-regions/rows", test_rows);
  g_test_add_func ("/window-regions/selection", test_selection);
  g_test_add_func ("/window-regions/in-view", test_in_view);
  g_test_add_func ("/window-regions/activation-regions", test_activation_regions);
  g_test_add_func ("/window-regions/copy", test_copy);
  g_test_add_func ("/window-regions/smooth", test_smooth);
  g_test_add_func ("/window-regions/fit-domain", test_fit_domain);
  g_test_add_func ("/window-regions/many-rows", test_many_rows);

  return fixture_run ();
}
