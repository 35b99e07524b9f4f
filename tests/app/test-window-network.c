/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page with the diagram in the window: from the keys to the slider, from the buttons to the network. */

#include "relu-diagram-view-private.h"
#include "relu-network-page.h"
#include "relu-parameter-row.h"
#include "window-fixture.h"

static ReluDiagramView *
open_page (ReluWindow *window)
{
  fixture_show_tool (window, "network");

  return RELU_DIAGRAM_VIEW (fixture_find (GTK_WIDGET (window), RELU_TYPE_DIAGRAM_VIEW, 0));
}

static GtkWidget *
get_focused_row (ReluWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  return focus == NULL ? NULL : gtk_widget_get_ancestor (focus, RELU_TYPE_PARAMETER_ROW);
}

static gboolean
has_focused_row (gpointer window)
{
  return get_focused_row (window) != NULL;
}

static void
assert_edits (ReluWindow *window, ReluDiagramView *view, const char *symbol)
{
  ReluNetwork *network = relu_document_get_network (view->document);
  g_autofree char *got = NULL;

  gtk_widget_grab_focus (GTK_WIDGET (view));
  g_assert_true (relu_diagram_input_key (view, GDK_KEY_Return, 0));
  fixture_wait (has_focused_row, window);
  got = relu_network_dup_parameter_symbol (
      network,
      relu_parameter_row_get_parameter (RELU_PARAMETER_ROW (get_focused_row (window))),
      RELU_SYMBOL_PLAIN);
  g_assert_cmpstr (got, ==, symbol);
}

/* Enter gives the keyboard to the slider of what is selected, also where the pane was closed. */
static void
test_slider (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluDiagramView *view = open_page (window);

  relu_diagram_input_key (view, GDK_KEY_Down, 0);
  relu_diagram_input_key (view, GDK_KEY_Down, 0);
  assert_edits (window, view, "w1");
  relu_diagram_input_key (view, GDK_KEY_Right, GDK_CONTROL_MASK);
  assert_edits (window, view, "v1");

  fixture_activate (window, "win.toggle-pane");
  g_assert_false (fixture_get_state (window, "toggle-pane"));
  relu_diagram_input_key (view, GDK_KEY_Right, 0);
  assert_edits (window, view, "c");
  g_assert_true (fixture_get_state (window, "toggle-pane"));

  fixture_close_window (window);
}

static guint
get_n_units (ReluDiagramView *view, guint layer)
{
  return relu_network_get_layer (relu_document_get_network (view->document), layer)->n_units;
}

static void
click (ReluWindow *window, const char *action)
{
  GtkWidget *page = fixture_find (window, RELU_TYPE_NETWORK_PAGE, 0);
  GtkWidget *button = fixture_find_button (page, action);

  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  fixture_settle ();
}

static void
test_buttons (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluDiagramView *view = open_page (window);
  guint n = get_n_units (view, 0);
  GtkDropDown *activation;

  relu_diagram_input_key (view, GDK_KEY_Down, 0);
  fixture_settle ();
  click (window, "win.add-unit");
  g_assert_cmpuint (get_n_units (view, 0), ==, n + 1);
  click (window, "win.duplicate-unit");
  g_assert_cmpuint (get_n_units (view, 0), ==, n + 2);
  click (window, "win.remove-unit");
  click (window, "win.mute-unit");
  g_assert_cmpuint (relu_document_get_n_muted (view->document), ==, 1);
  click (window, "win.mute-unit");
  click (window, "win.add-layer");
  g_assert_cmpuint (relu_network_get_n_hidden_layers (relu_document_get_network (view->document)), ==,
                    2);
  click (window, "win.remove-layer");

  /* The keys of the diagram do the same. */
  relu_viewport_select_unit (view->viewport, 0, 0);
  relu_diagram_input_key (view, GDK_KEY_Delete, 0);
  fixture_settle ();
  g_assert_cmpuint (get_n_units (view, 0), ==, n);
  relu_diagram_input_key (view, GDK_KEY_Insert, 0);
  g_assert_cmpuint (get_n_units (view, 0), ==, n + 1);

  activation = GTK_DROP_DOWN (fixture_find (
      fixture_find (GTK_WIDGET (window), RELU_TYPE_NETWORK_PAGE, 0), GTK_TYPE_DROP_DOWN, 0));
  g_assert_cmpuint (gtk_drop_down_get_selected (activation), ==, RELU_ACTIVATION_RELU);
  gtk_drop_down_set_selected (activation, RELU_ACTIVATION_TANH);
  fixture_settle ();
  g_assert_cmpint (relu_network_get_layer (relu_document_get_network (view->document), 0)->activation.kind,
                   ==, RELU_ACTIVATION_TANH);
  fixture_activate (window, "win.undo");
  fixture_settle ();
  g_assert_cmpuint (gtk_drop_down_get_selected (activation), ==, RELU_ACTIVATION_RELU);

  while (relu_document_get_can_undo (view->document))
    fixture_activate (window, "win.undo");
  g_assert_cmpuint (get_n_units (view, 0), ==, n);
  fixture_close_window (window);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);
  g_test_add_func ("/window-network/slider", test_slider);
  g_test_add_func ("/window-network/buttons", test_buttons);

  return fixture_run ();
}
