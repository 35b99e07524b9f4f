/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window: units and layers come and go, are muted and locked, and the selection is about what is
 * there. */

#include "relu-layer-row.h"
#include "relu-muted-bar.h"
#include "relu-parameter-pane.h"
#include "relu-parameter-row.h"
#include "relu-unit-card.h"
#include "relu-viewport.h"
#include "window-fixture.h"

static ReluNetwork *
get_network (ReluWindow *window)
{
  return relu_document_get_network (relu_window_get_document (window));
}

static ReluParameterPane *
get_pane (ReluWindow *window)
{
  return RELU_PARAMETER_PANE (fixture_find (GTK_WIDGET (window), RELU_TYPE_PARAMETER_PANE, 0));
}

static void
select_unit (ReluWindow *window, guint layer, guint unit)
{
  relu_viewport_select_unit (relu_window_get_viewport (window), layer, unit);
}

static void
select_parameter (ReluWindow *window, gsize index)
{
  ReluSelection selection = { .kind = RELU_SELECTION_PARAMETER, .parameter = index };
  ReluParameter parameter;

  relu_network_describe_parameter (get_network (window), index, &parameter);
  selection.layer = parameter.layer;
  selection.unit = parameter.unit;
  relu_viewport_set_selection (relu_window_get_viewport (window), &selection);
}

static void
assert_selected (ReluWindow *window, ReluSelectionKind kind, guint layer, guint unit)
{
  ReluSelection selection;

  relu_viewport_get_selection (relu_window_get_viewport (window), &selection);
  g_assert_cmpint (selection.kind, ==, kind);
  if (kind == RELU_SELECTION_NONE)
    return;
  g_assert_cmpuint (selection.layer, ==, layer);
  g_assert_cmpuint (selection.unit, ==, unit);
}

static guint
get_n_units (ReluWindow *window, guint layer)
{
  return relu_network_get_layer (get_network (window), layer)->n_units;
}

static ReluWindow *
open_new (void)
{
  ReluWindow *window = fixture_open_window ();

  fixture_activate (window, "win.new");
  fixture_wait_for_example (window, "Untitled Network");
  fixture_settle ();
  return window;
}

/* A lesson's beginning: three units from one, every step undone and done again, bit for bit. */
static void
test_build_three_units (void)
{
  static const char *const steps[]
      = { "win.remove-unit", "win.remove-unit", "win.add-unit", "win.duplicate-unit",
          "win.add-unit",    "win.add-layer",   "win.add-unit", "win.remove-layer" };
  ReluWindow *window = open_new ();
  ReluNetwork *networks[G_N_ELEMENTS (steps) + 1];

  select_unit (window, 0, 0);
  networks[0] = relu_network_ref (get_network (window));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      fixture_activate (window, steps[i]);
      networks[i + 1] = relu_network_ref (get_network (window));
      g_assert_false (relu_network_equal (networks[i], networks[i + 1]));
    }

  for (guint i = G_N_ELEMENTS (steps); i-- > 0;)
    {
      fixture_activate (window, "win.undo");
      g_assert_true (get_network (window) == networks[i]);
      fixture_settle ();
    }
  g_assert_false (fixture_is_enabled (window, "undo"));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      fixture_activate (window, "win.redo");
      g_assert_true (get_network (window) == networks[i + 1]);
      fixture_settle ();
    }

  for (guint i = 0; i < G_N_ELEMENTS (networks); i++)
    relu_network_unref (networks[i]);
  fixture_close_window (window);
}

/* f stays, the view stays, and the new unit is selected with its sliders in sight. */
static void
test_add_unit (void)
{
  ReluWindow *window = open_new ();
  ReluViewport *viewport = relu_window_get_viewport (window);
  double from, to, from_now, to_now;
  GtkWidget *row;
  gsize bias;

  relu_viewport_set_x_range (viewport, -1.5, 2.5);
  relu_viewport_get_x_range (viewport, &from, &to);
  for (guint i = 0; i < 4; i++)
    {
      fixture_activate (window, "win.add-unit");
      fixture_settle ();
      g_assert_cmpuint (get_n_units (window, 0), ==, 4 + i);
      assert_selected (window, RELU_SELECTION_UNIT, 0, 3 + i);
      relu_viewport_get_x_range (viewport, &from_now, &to_now);
      g_assert_cmpfloat (from_now, ==, from);
      g_assert_cmpfloat (to_now, ==, to);

      bias = relu_network_bias_index (get_network (window), 0, 3 + i);
      row = relu_parameter_pane_get_parameter_row (get_pane (window), bias);
      g_assert_nonnull (row);
      g_assert_true (gtk_widget_has_css_class (row, "selected"));
      g_assert_true (gtk_widget_contains (row, 5, 5));
    }

  fixture_close_window (window);
}

static void
test_what_can_be_done (void)
{
  ReluWindow *window = open_new ();
  const struct
  {
    const char *action;
    gboolean with_none, with_unit, with_parameter, with_output;
  } rows[] = {
    { "add-unit", TRUE, TRUE, TRUE, TRUE },
    { "duplicate-unit", FALSE, TRUE, TRUE, FALSE },
    { "remove-unit", FALSE, TRUE, TRUE, FALSE },
    { "add-layer", TRUE, TRUE, TRUE, TRUE },
    { "remove-layer", TRUE, TRUE, TRUE, TRUE },
    { "set-activation", TRUE, TRUE, TRUE, TRUE },
    { "mute-unit", FALSE, TRUE, TRUE, FALSE },
    { "solo-unit", FALSE, TRUE, TRUE, FALSE },
    { "unmute-all", FALSE, FALSE, FALSE, FALSE },
    { "toggle-lock", FALSE, FALSE, TRUE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      relu_viewport_set_selection (relu_window_get_viewport (window),
                                   &(ReluSelection){ RELU_SELECTION_NONE });
      g_assert_cmpint (fixture_is_enabled (window, rows[i].action), ==, rows[i].with_none);
      select_unit (window, 0, 1);
      g_assert_cmpint (fixture_is_enabled (window, rows[i].action), ==, rows[i].with_unit);
      select_parameter (window, 4);
      g_assert_cmpint (fixture_is_enabled (window, rows[i].action), ==, rows[i].with_parameter);
      select_unit (window, 1, 0);
      g_assert_cmpint (fixture_is_enabled (window, rows[i].action), ==, rows[i].with_output);
    }

  /* The last unit of a layer stays; the layer can go. */
  for (guint i = 0; i < 2; i++)
    {
      select_unit (window, 0, 0);
      fixture_activate (window, "win.remove-unit");
    }
  g_assert_cmpuint (get_n_units (window, 0), ==, 1);
  g_assert_false (fixture_is_enabled (window, "remove-unit"));
  g_assert_false (fixture_is_enabled (window, "solo-unit"));
  fixture_activate (window, "win.remove-layer");
  g_assert_cmpuint (relu_network_get_n_hidden_layers (get_network (window)), ==, 0);
  g_assert_false (fixture_is_enabled (window, "add-unit"));
  g_assert_false (fixture_is_enabled (window, "remove-layer"));
  g_assert_false (fixture_is_enabled (window, "set-activation"));
  fixture_settle ();
  fixture_activate (window, "win.add-layer");
  g_assert_cmpuint (get_n_units (window, 0), ==, 2);
  fixture_settle ();

  fixture_close_window (window);
}

static void
test_selection_stays_valid (void)
{
  ReluWindow *window = open_new ();

  fixture_activate (window, "win.add-unit");
  assert_selected (window, RELU_SELECTION_UNIT, 0, 3);
  fixture_activate (window, "win.undo");
  assert_selected (window, RELU_SELECTION_NONE, 0, 0);

  /* The same number is another parameter of another architecture. */
  select_parameter (window, relu_network_bias_index (get_network (window), 0, 1));
  fixture_activate (window, "win.remove-unit");
  assert_selected (window, RELU_SELECTION_UNIT, 0, 1);
  fixture_activate (window, "win.undo");
  assert_selected (window, RELU_SELECTION_UNIT, 0, 1);

  /* But stays in the same one. */
  select_parameter (window, 4);
  fixture_set_parameter (window, 4, 2);
  assert_selected (window, RELU_SELECTION_PARAMETER, 0, 1);

  fixture_activate (window, "win.add-layer");
  assert_selected (window, RELU_SELECTION_UNIT, 1, 0);
  fixture_activate (window, "win.remove-layer");
  assert_selected (window, RELU_SELECTION_UNIT, 0, 0);

  fixture_close_window (window);
}

static const char *
get_reason (ReluWindow *window)
{
  return relu_analysis_get_reason (
      relu_document_get_analysis (relu_window_get_document (window), NULL));
}

typedef struct
{
  guint nth;
  GType type;
  GtkWidget *row;
} FindRow;

static void
find_row (GtkWidget *row, const ReluRowItem *item, gpointer user_data)
{
  FindRow *find = user_data;

  if (G_TYPE_CHECK_INSTANCE_TYPE (row, find->type) && find->nth-- == 0)
    find->row = row;
}

/* Of those that are in use: others wait, hidden. */
static GtkWidget *
get_row (ReluWindow *window, GType type, guint nth)
{
  FindRow find = { nth, type, NULL };

  relu_row_list_foreach (relu_parameter_pane_get_list (get_pane (window)), find_row, &find);
  g_assert_nonnull (find.row);

  return find.row;
}

static ReluUnitCard *
get_card (ReluWindow *window, guint nth)
{
  return RELU_UNIT_CARD (get_row (window, RELU_TYPE_UNIT_CARD, nth));
}

/* What is shown says so, and there is a way back. */
static void
test_mute_and_solo (void)
{
  ReluWindow *window = open_new ();
  GtkWidget *bar = fixture_find (GTK_WIDGET (window), RELU_TYPE_MUTED_BAR, 0);
  g_autoptr (ReluNetwork) network = relu_network_ref (get_network (window));

  g_assert_false (gtk_widget_get_visible (bar));
  select_unit (window, 0, 2);
  fixture_settle ();
  fixture_activate (window, "win.mute-unit");
  g_assert_true (fixture_get_state (window, "mute-unit"));
  g_assert_true (g_str_has_prefix (get_reason (window), "h₂ is muted. "));
  g_assert_true (gtk_widget_get_visible (bar));
  g_assert_cmpstr (relu_muted_bar_get_text (RELU_MUTED_BAR (bar)), ==, "h₂ is muted.");
  g_assert_cmpstr (relu_unit_card_get_state_text (get_card (window, 2)), ==, "muted");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (get_card (window, 2)), "muted"));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (get_card (window, 1)), "muted"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_card (window, 2)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "h2: muted, switches at x = 0");

  fixture_activate (window, "win.solo-unit");
  g_assert_true (fixture_get_state (window, "solo-unit"));
  g_assert_false (fixture_get_state (window, "mute-unit"));
  g_assert_cmpstr (relu_muted_bar_get_text (RELU_MUTED_BAR (bar)), ==, "h₀ and h₁ are muted.");
  select_unit (window, 0, 1);
  g_assert_true (fixture_get_state (window, "mute-unit"));
  g_assert_false (fixture_get_state (window, "solo-unit"));

  fixture_activate (window, "win.unmute-all");
  g_assert_false (gtk_widget_get_visible (bar));
  g_assert_false (fixture_is_enabled (window, "unmute-all"));
  g_assert_cmpstr (relu_unit_card_get_state_text (get_card (window, 2)), ==, "switches at x = 0");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (get_card (window, 2)), "muted"));

  /* Nothing of it was an edit. */
  g_assert_true (get_network (window) == network);
  g_assert_false (fixture_is_enabled (window, "undo"));

  /* Other units: nobody is muted any more. */
  fixture_activate (window, "win.mute-unit");
  fixture_activate (window, "win.add-unit");
  g_assert_false (gtk_widget_get_visible (bar));

  fixture_close_window (window);
}

static void
test_lock (void)
{
  ReluWindow *window = open_new ();
  ReluDocument *document = relu_window_get_document (window);
  g_autofree char *text = NULL;
  GtkWidget *row;
  gsize bias;

  bias = relu_network_bias_index (get_network (window), 0, 1);
  select_parameter (window, bias);
  g_assert_false (fixture_get_state (window, "toggle-lock"));
  fixture_activate (window, "win.toggle-lock");
  g_assert_true (fixture_get_state (window, "toggle-lock"));
  g_assert_true (relu_file_is_marked (relu_document_get_contents (document), RELU_MARK_LOCKED, bias));
  row = relu_parameter_pane_get_parameter_row (get_pane (window), bias);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (relu_parameter_row_get_scale (RELU_PARAMETER_ROW (row))),
      GTK_ACCESSIBLE_PROPERTY_LABEL, "b1, bias of h1, locked");

  text = relu_file_to_text (relu_document_get_contents (document), NULL);
  g_assert_nonnull (strstr (text, "\"locked\""));
  g_assert_nonnull (strstr (text, "\"b1\""));

  /* Its own slider moves it. */
  gtk_range_set_value (relu_parameter_row_get_scale (RELU_PARAMETER_ROW (row)), 3);
  g_assert_cmpfloat (fixture_get_parameter (window, bias), ==, 3);
  fixture_activate (window, "win.undo");

  /* It moves along with its unit. */
  select_unit (window, 0, 0);
  fixture_activate (window, "win.remove-unit");
  g_assert_true (relu_file_is_marked (relu_document_get_contents (document), RELU_MARK_LOCKED,
                                      relu_network_bias_index (get_network (window), 0, 0)));
  g_assert_cmpuint (relu_file_get_n_marked (relu_document_get_contents (document), RELU_MARK_LOCKED), ==, 1);
  fixture_activate (window, "win.undo");

  fixture_activate (window, "win.undo");
  g_assert_false (relu_file_is_marked (relu_document_get_contents (document), RELU_MARK_LOCKED, bias));
  fixture_settle ();
  row = relu_parameter_pane_get_parameter_row (get_pane (window), bias);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (relu_parameter_row_get_scale (RELU_PARAMETER_ROW (row))),
      GTK_ACCESSIBLE_PROPERTY_LABEL, "b1, bias of h1");

  fixture_close_window (window);
}

/* A locked weight out of a unit is not shared with its duplicate. */
static void
test_duplicate_keeps_locks (void)
{
  ReluWindow *window = open_new ();
  gsize v1 = relu_network_weight_index (get_network (window), 1, 0, 1);

  select_parameter (window, v1);
  fixture_activate (window, "win.toggle-lock");
  select_unit (window, 0, 1);
  fixture_activate (window, "win.duplicate-unit");
  g_assert_cmpfloat (relu_network_get_weights (get_network (window), 1)[1], ==, 1);
  g_assert_cmpfloat (relu_network_get_weights (get_network (window), 1)[3], ==, 0);
  select_unit (window, 0, 0);
  fixture_activate (window, "win.duplicate-unit");
  g_assert_cmpfloat (relu_network_get_weights (get_network (window), 1)[0], ==, 0.5);
  g_assert_cmpfloat (relu_network_get_weights (get_network (window), 1)[4], ==, 0.5);

  fixture_close_window (window);
}

static void
assert_activation (ReluWindow *window, const char *name)
{
  g_autoptr (GVariant) state
      = g_action_group_get_action_state (G_ACTION_GROUP (window), "set-activation");

  g_assert_cmpstr (g_variant_get_string (state, NULL), ==, name);
}

static void
test_activation (void)
{
  ReluWindow *window = open_new ();
  g_autoptr (ReluNetwork) network = relu_network_ref (get_network (window));

  assert_activation (window, "relu");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.set-activation", "s", "leaky_relu");
  assert_activation (window, "leaky_relu");
  g_assert_cmpfloat (
      relu_network_get_layer (get_network (window), 0)->activation.negative_slope, ==,
      RELU_DEFAULT_NEGATIVE_SLOPE);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.set-activation", "s", "tanh");
  assert_activation (window, "tanh");
  fixture_settle ();
  g_assert_cmpmem (relu_network_get_parameters (get_network (window)),
                   relu_network_get_n_parameters (network) * sizeof (double),
                   relu_network_get_parameters (network),
                   relu_network_get_n_parameters (network) * sizeof (double));
  fixture_activate (window, "win.undo");
  fixture_activate (window, "win.undo");
  assert_activation (window, "relu");
  g_assert_true (get_network (window) == network);

  fixture_close_window (window);
}

static void
test_names (void)
{
  ReluWindow *window = open_new ();
  GtkWidget *button = fixture_find (GTK_WIDGET (get_card (window, 1)), GTK_TYPE_MENU_BUTTON, 1);
  GtkWidget *add = get_row (window, GTK_TYPE_BUTTON, 0);

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Menu of h1");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Add Unit");

  /* The menu is about the card's unit. */
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  assert_selected (window, RELU_SELECTION_UNIT, 0, 1);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));

  g_signal_emit_by_name (add, "clicked");
  assert_selected (window, RELU_SELECTION_UNIT, 0, 3);

  fixture_activate (window, "win.add-layer");
  fixture_settle ();
  relu_row_list_scroll_to (relu_parameter_pane_get_list (get_pane (window)), 0, 0);
  fixture_settle ();
  button = fixture_find (get_row (window, RELU_TYPE_LAYER_ROW, 0), GTK_TYPE_MENU_BUTTON, 0);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Menu of Layer 1 · 4 units · ReLU");
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  assert_selected (window, RELU_SELECTION_UNIT, 0, 0);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));

  fixture_close_window (window);
}

/* Four layers of 64: folded cards stay as they are, and there are as many widgets as can be seen. */
static void
test_large (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluParameterPane *pane = get_pane (window);
  ReluLayer layers[5];
  g_autofree double *parameters = g_new0 (double, 3 * 64 * 65 + 128 + 65);
  g_autoptr (ReluNetwork) network = NULL;
  g_autoptr (ReluFile) contents = NULL;
  guint n_folded;

  for (guint i = 0; i < 3 * 64 * 65 + 128 + 65; i++)
    parameters[i] = g_test_rand_double_range (-0.3, 0.3);
  for (guint i = 0; i < 5; i++)
    layers[i] = (ReluLayer){ i == 0 ? 1 : 64, i == 4 ? 1 : 64,
                             { i == 4 ? RELU_ACTIVATION_IDENTITY : RELU_ACTIVATION_RELU, 0 } };
  network = relu_network_new (5, layers, parameters, NULL);
  contents = relu_file_new ("", network, -4, 4);
  relu_window_set_contents (window, contents, NULL);
  fixture_settle ();

  n_folded = relu_row_list_get_n_items (relu_parameter_pane_get_list (pane));
  select_unit (window, 1, 5);
  fixture_activate (window, "win.add-unit");
  fixture_settle ();
  g_assert_cmpuint (get_n_units (window, 1), ==, 65);
  assert_selected (window, RELU_SELECTION_UNIT, 1, 64);
  /* Its own parameters are there to be set, and the others' are still folded. */
  g_assert_nonnull (relu_parameter_pane_get_parameter_row (
      pane, relu_network_weight_index (get_network (window), 1, 64, 0)));
  g_assert_cmpuint (relu_row_list_get_n_items (relu_parameter_pane_get_list (pane)), <=,
                    n_folded + 1 + 2 * 65);
  g_assert_cmpuint (relu_row_list_get_n_widgets (relu_parameter_pane_get_list (pane)), <, 150);

  fixture_close_window (window);
}

/* A preview is nothing that is held: commands are about the document, and it ends. */
static void
test_preview (void)
{
  ReluWindow *window = open_new ();
  ReluDocument *document = relu_window_get_document (window);
  g_autoptr (ReluNetwork) other = relu_network_with_parameter (get_network (window), 0, 2);
  guint n = get_n_units (window, 0);

  relu_document_set_preview (document, other, -4, 4);
  fixture_activate (window, "win.add-unit");
  g_assert_cmpuint (get_n_units (window, 0), ==, n + 1);
  g_assert_false (relu_document_has_preview (document));

  fixture_close_window (window);
}

/* A drag goes on with the network that it began with. */
static void
test_no_muting_in_a_drag (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluDocument *document = relu_window_get_document (window);
  guint gesture;

  relu_viewport_select_unit (relu_window_get_viewport (window), 0, 1);
  gesture = relu_document_begin_gesture (document);
  fixture_activate (window, "win.mute-unit");
  fixture_activate (window, "win.solo-unit");
  g_assert_cmpuint (relu_document_get_n_muted (document), ==, 0);
  relu_document_end_gesture (document, gesture);

  fixture_activate (window, "win.mute-unit");
  g_assert_cmpuint (relu_document_get_n_muted (document), ==, 1);
  gesture = relu_document_begin_gesture (document);
  fixture_activate (window, "win.unmute-all");
  g_assert_cmpuint (relu_document_get_n_muted (document), ==, 1);
  relu_document_end_gesture (document, gesture);

  fixture_close_window (window);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);
  g_test_add_func ("/window-structure/build-three-units", test_build_three_units);
  g_test_add_func ("/window-structure/add-unit", test_add_unit);
  g_test_add_func ("/window-structure/what-can-be-done", test_what_can_be_done);
  g_test_add_func ("/window-structure/selection-stays-valid", test_selection_stays_valid);
  g_test_add_func ("/window-structure/mute-and-solo", test_mute_and_solo);
  g_test_add_func ("/window-structure/lock", test_lock);
  g_test_add_func ("/window-structure/duplicate-keeps-locks", test_duplicate_keeps_locks);
  g_test_add_func ("/window-structure/activation", test_activation);
  g_test_add_func ("/window-structure/names", test_names);
  g_test_add_func ("/window-structure/large", test_large);
  g_test_add_func ("/window-structure/preview", test_preview);
  g_test_add_func ("/window-structure/no-muting-in-a-drag", test_no_muting_in_a_drag);
  return fixture_run ();
}
