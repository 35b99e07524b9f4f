/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window: units say what they do on the data, dead ones get new weights, and the verdict on training
 * says what came out. */

#include <string.h>

#include "relu-network-edit.h"
#include "relu-parameter-pane.h"
#include "relu-training-verdict.h"
#include "relu-unit-card.h"
#include "relu-unit-data-line.h"
#include "relu-units.h"
#include "window-fixture.h"

#define RE RELU_ACTIVATION_RELU
#define ID RELU_ACTIVATION_IDENTITY

/* Units 0 and 2 are off at all points from -1 to 1; unit 1 switches there. */
static const double parameters[] = { 1, 1, -2, -10, 0, -3, 7, -2, 4, 0.25 };

static ReluDocument *
get_document (ReluWindow *window)
{
  return relu_window_get_document (window);
}

static ReluNetwork *
get_network (ReluWindow *window)
{
  return relu_document_get_network (get_document (window));
}

static void
set_contents (ReluWindow *window, ReluActivationKind output, double c, gboolean has_data)
{
  ReluLayer layers[] = { { 1, 3, { RE, 0 } }, { 3, 1, { output, 0 } } };
  double numbers[G_N_ELEMENTS (parameters)];
  ReluDataRecipe recipe = { .kind = RELU_DATA_ABSOLUTE, .from = -1, .to = 1, .n = 21 };
  g_autoptr (ReluData) data = has_data ? relu_data_generate (&recipe, NULL) : NULL;
  g_autoptr (ReluNetwork) network = NULL;
  g_autoptr (ReluFile) file = NULL, contents = NULL;

  memcpy (numbers, parameters, sizeof numbers);
  numbers[9] = c;
  network = relu_network_new (2, layers, numbers, NULL);
  file = relu_file_new ("Test", network, -4, 4);
  contents = relu_file_with_data (file, data);
  relu_document_edit (get_document (window), contents);
  fixture_settle ();
}

static ReluWindow *
open_with (ReluActivationKind output, double c, gboolean has_data)
{
  ReluWindow *window = fixture_open_window ();

  set_contents (window, output, c, has_data);
  return window;
}

static ReluUnitCard *
get_card (ReluWindow *window, guint index)
{
  return RELU_UNIT_CARD (fixture_find (GTK_WIDGET (window), RELU_TYPE_UNIT_CARD, index));
}

static gboolean
is_dead (ReluWindow *window, guint unit)
{
  return relu_learning_is_dead (relu_document_get_learning (get_document (window)), unit);
}

static int
measure_card (ReluWindow *window, guint index)
{
  int height;

  gtk_widget_measure (GTK_WIDGET (get_card (window, index)), GTK_ORIENTATION_VERTICAL, -1, NULL, &height,
                      NULL, NULL);
  return height;
}

/* All cards have one height, whatever is said in them: else sliders would move, or words be cut off. */
static void
test_height (void)
{
  ReluWindow *window = open_with (ID, 0.25, TRUE);
  int height = measure_card (window, 0);

  g_assert_cmpstr (relu_unit_card_get_data_text (get_card (window, 0)), ==, "dead on the data");
  g_assert_cmpint (measure_card (window, 1), ==, height);
  relu_document_set_muted (get_document (window), 0, 0, TRUE);
  fixture_settle ();
  g_assert_null (relu_unit_card_get_data_text (get_card (window, 0)));
  g_assert_cmpint (measure_card (window, 0), ==, height);
  relu_document_unmute_all (get_document (window));
  fixture_set_parameter (window, 3, 0);
  fixture_settle ();
  g_assert_cmpstr (relu_unit_card_get_data_text (get_card (window, 0)), ==, "on at 10 of 21 points");
  g_assert_cmpint (measure_card (window, 0), ==, height);
  fixture_close_window (window);
}

static void
test_cards (void)
{
  ReluWindow *window = open_with (ID, 0.25, TRUE);

  g_assert_cmpstr (relu_unit_card_get_data_text (get_card (window, 0)), ==, "dead on the data");
  g_assert_cmpstr (relu_unit_card_get_data_text (get_card (window, 1)), ==, "on at 10 of 21 points");
  g_assert_cmpstr (relu_unit_card_get_data_text (get_card (window, 2)), ==, "dead on the data");
  g_assert_null (relu_unit_card_get_data_text (get_card (window, 3)));
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (get_card (window, 0)), GTK_ACCESSIBLE_PROPERTY_LABEL,
      "h0: always off, x = 10, right of the domain, dead on the data");
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (get_card (window, 2)), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      "Switches on this domain, but is off at all 21 data points: dead on the data. "
      "All its gradients are exactly zero.");

  /* A slider moves: the state follows. */
  fixture_set_parameter (window, 3, 10);
  fixture_settle ();
  g_assert_cmpstr (relu_unit_card_get_data_text (get_card (window, 0)), ==, "on at all 21 points");

  /* Without data all is as it was. */
  set_contents (window, ID, 0.25, FALSE);
  g_assert_null (relu_unit_card_get_data_text (get_card (window, 0)));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_card (window, 0)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "h0: always off, x = 10, right of the domain");
  g_assert_false (fixture_is_enabled (window, "revive-dead-units"));
  g_assert_false (fixture_is_enabled (window, "revive-unit"));
  fixture_close_window (window);
}

static void
test_revive (void)
{
  ReluWindow *window = open_with (ID, 0.25, TRUE);
  g_autoptr (ReluNetwork) before = relu_network_ref (get_network (window));
  g_autoptr (ReluNetwork) one = NULL;

  g_assert_false (fixture_is_enabled (window, "revive-unit"));
  relu_viewport_select_unit (relu_window_get_viewport (window), 0, 2);
  g_assert_true (fixture_is_enabled (window, "revive-unit"));
  fixture_activate (window, "win.revive-unit");
  g_assert_true (is_dead (window, 0));
  g_assert_false (is_dead (window, 2));
  g_assert_cmpfloat (fixture_get_parameter (window, 8), ==, 0);
  one = relu_network_ref (get_network (window));

  fixture_activate (window, "win.revive-dead-units");
  g_assert_false (is_dead (window, 0));
  g_assert_false (is_dead (window, 2));
  g_assert_cmpfloat (fixture_get_parameter (window, 6), ==, 0);

  /* Two steps, each undone as one. */
  relu_document_undo (get_document (window));
  g_assert_true (relu_network_equal (get_network (window), one));
  relu_document_undo (get_document (window));
  g_assert_true (relu_network_equal (get_network (window), before));

  /* One that is alive keeps its weights. */
  relu_viewport_select_unit (relu_window_get_viewport (window), 0, 1);
  fixture_activate (window, "win.revive-unit");
  g_assert_true (relu_network_equal (get_network (window), before));
  fixture_close_window (window);
}

static GtkWidget *
find_button (GtkWidget *root, const char *label)
{
  for (guint i = 0;; i++)
    {
      GtkWidget *button = fixture_find (root, GTK_TYPE_BUTTON, i);

      g_assert_nonnull (button);
      if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
        return button;
    }
}

/* What the words open is about their unit, whichever was selected. */
static void
test_advice (void)
{
  ReluWindow *window = open_with (ID, 0.25, TRUE);
  GtkWidget *line = fixture_find (GTK_WIDGET (get_card (window, 2)), RELU_TYPE_UNIT_DATA_LINE, 0);
  GtkWidget *button = fixture_find (line, GTK_TYPE_MENU_BUTTON, 0);
  ReluSelection selection;

  relu_viewport_select_unit (relu_window_get_viewport (window), 0, 1);
  g_assert_true (gtk_widget_get_mapped (button));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "dead on the data");
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  fixture_settle ();
  relu_viewport_get_selection (relu_window_get_viewport (window), &selection);
  g_assert_cmpuint (selection.unit, ==, 2);
  g_signal_emit_by_name (find_button (button, "_New Weights for This Unit"), "clicked");
  fixture_settle ();
  g_assert_false (is_dead (window, 2));
  g_assert_true (is_dead (window, 0));
  g_assert_false (gtk_widget_get_visible (
      GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)))));

  /* Its weight out is 0: its own gradients still are, for another reason. */
  g_assert_cmpstr (relu_unit_card_get_data_text (get_card (window, 2)), ==,
                   "no gradient on the data");

  line = fixture_find (GTK_WIDGET (get_card (window, 0)), RELU_TYPE_UNIT_DATA_LINE, 0);
  button = fixture_find (line, GTK_TYPE_MENU_BUTTON, 0);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  fixture_settle ();
  g_signal_emit_by_name (find_button (button, "_Leaky ReLU for Its Layer"), "clicked");
  fixture_settle ();
  g_assert_cmpint (relu_network_get_layer (get_network (window), 0)->activation.kind, ==,
                   RELU_ACTIVATION_LEAKY_RELU);
  g_assert_cmpstr (relu_unit_card_get_data_text (get_card (window, 0)), ==, "z ≤ 0 at all 21 points");
  fixture_close_window (window);
}

static void
test_output (void)
{
  ReluWindow *window = open_with (RE, -50, TRUE);
  g_autoptr (ReluNetwork) before = relu_network_ref (get_network (window));

  g_assert_cmpstr (relu_unit_card_get_data_text (get_card (window, 3)), ==, "dead on the data");
  g_assert_cmpstr (relu_unit_card_get_data_text (get_card (window, 1)), ==,
                   "no gradient on the data");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.set-output-activation", "s", "identity");
  fixture_settle ();
  g_assert_cmpint (relu_network_get_layer (get_network (window), 1)->activation.kind, ==, ID);
  g_assert_null (relu_unit_card_get_data_text (get_card (window, 3)));
  relu_document_undo (get_document (window));
  g_assert_true (relu_network_equal (get_network (window), before));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.set-output-activation", "s", "relu");
  g_assert_true (relu_network_equal (get_network (window), before));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.set-output-activation", "s", "nonsense");
  g_assert_true (relu_network_equal (get_network (window), before));
  fixture_close_window (window);
}

/* The page of training says what came out; what can help is behind its button. */
static void
test_verdict (void)
{
  ReluWindow *window = open_with (RE, -50, TRUE);
  ReluTrainingVerdict *verdict;
  GtkWidget *more;

  fixture_show_tool (window, "training");
  verdict = RELU_TRAINING_VERDICT (
      fixture_find (GTK_WIDGET (window), RELU_TYPE_TRAINING_VERDICT, 0));
  more = fixture_find (GTK_WIDGET (verdict), GTK_TYPE_MENU_BUTTON, 0);
  g_assert_cmpstr (relu_training_verdict_get_headline (verdict), ==,
                   "Stuck, off by up to 1: one constant on the data");
  g_assert_cmpstr (gtk_menu_button_get_icon_name (GTK_MENU_BUTTON (more)), ==,
                   "dialog-warning-symbolic");
  gtk_menu_button_popup (GTK_MENU_BUTTON (more));
  fixture_settle ();
  g_assert_nonnull (find_button (more, "New _Weights for Dead Units"));
  g_signal_emit_by_name (find_button (more, "_Linear Output"), "clicked");
  fixture_settle ();
  g_assert_cmpint (relu_network_get_layer (get_network (window), 1)->activation.kind, ==, ID);
  g_assert_cmpstr (relu_training_verdict_get_headline (verdict), ==,
                   "No fit yet, off by up to 53: 2 linear regions on the data");
  g_assert_cmpstr (gtk_menu_button_get_icon_name (GTK_MENU_BUTTON (more)), ==,
                   "dialog-information-symbolic");

  /* A muted unit is trained with all the rest: the verdict stays, its card says no more. */
  relu_document_set_muted (get_document (window), 0, 1, TRUE);
  fixture_settle ();
  g_assert_cmpstr (relu_training_verdict_get_headline (verdict), ==,
                   "No fit yet, off by up to 53: 2 linear regions on the data");
  g_assert_null (relu_unit_card_get_data_text (get_card (window, 1)));
  relu_document_unmute_all (get_document (window));

  /* Without what the page has to say: the reason. */
  relu_training_verdict_update (verdict, get_document (window), NULL, NULL);
  g_assert_true (g_str_has_prefix (relu_training_verdict_get_text (verdict),
                                   "No better than a line: "));
  fixture_close_window (window);
}

int
main (int argc, char *argv[])
{
  fixture_init (&argc, &argv);
  g_test_add_func ("/window-learning/cards", test_cards);
  g_test_add_func ("/window-learning/height", test_height);
  g_test_add_func ("/window-learning/revive", test_revive);
  g_test_add_func ("/window-learning/advice", test_advice);
  g_test_add_func ("/window-learning/output", test_output);
  g_test_add_func ("/window-learning/verdict", test_verdict);

  return fixture_run ();
}
