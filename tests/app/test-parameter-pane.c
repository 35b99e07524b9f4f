/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "page-fixture.h"
#include "relu-domain-row.h"
#include "relu-number-field.h"
#include "relu-parameter-pane.h"
#include "relu-parameter-row.h"
#include "relu-unit-card.h"
#include "relu-unit-text.h"

static Fixture *
open_pane (ReluDocument *document)
{
  return fixture_new (RELU_TYPE_PARAMETER_PANE, document, 360, 600);
}

static ReluParameterPane *
get_pane (Fixture *f)
{
  return RELU_PARAMETER_PANE (f->page);
}

static ReluParameterRow *
row_of (Fixture *f, gsize parameter)
{
  GtkWidget *row = relu_parameter_pane_get_parameter_row (get_pane (f), parameter);

  return row == NULL ? NULL : RELU_PARAMETER_ROW (row);
}

static void
count_row (GtkWidget *row, const ReluRowItem *item, gpointer user_data)
{
  (*(guint *) user_data)++;
}

static guint
n_live_rows (Fixture *f)
{
  guint n = 0;

  relu_row_list_foreach (relu_parameter_pane_get_list (get_pane (f)), count_row, &n);
  return n;
}

typedef struct
{
  guint nth;
  GtkWidget *card;
} FindCard;

static void
find_card (GtkWidget *row, const ReluRowItem *item, gpointer user_data)
{
  FindCard *find = user_data;

  if (RELU_IS_UNIT_CARD (row) && find->card == NULL && find->nth-- == 0)
    find->card = row;
}

static ReluUnitCard *
nth_card (Fixture *f, guint nth)
{
  FindCard find = { nth, NULL };

  relu_row_list_foreach (relu_parameter_pane_get_list (get_pane (f)), find_card, &find);
  g_assert_nonnull (find.card);
  return RELU_UNIT_CARD (find.card);
}

static void
test_every_parameter_of_a_small_network (void)
{
  Fixture *f = open_pane (fixture_bending ());

  /* Nine in units’ cards, one in the output’s, four heads, the button for another, the domain. */
  g_assert_cmpuint (relu_row_list_get_n_items (relu_parameter_pane_get_list (get_pane (f))), ==, 16);
  for (gsize i = 0; i <= C; i++)
    {
      g_autofree char *label
          = relu_network_dup_parameter_label (relu_document_get_network (f->document), i);

      g_assert_nonnull (row_of (f, i));
      gtk_test_accessible_assert_property (relu_parameter_row_get_scale (row_of (f, i)),
                                           GTK_ACCESSIBLE_PROPERTY_LABEL, label);
      g_assert_cmpfloat (gtk_range_get_value (relu_parameter_row_get_scale (row_of (f, i))), ==,
                         fixture_parameter (f->document, i));
    }

  fixture_free (f);
}

static void
test_cards_follow_the_document (void)
{
  Fixture *f = open_pane (fixture_bending ());

  g_assert_cmpstr (relu_unit_card_get_state_text (nth_card (f, 0)), ==, "switches at x = −3");
  gtk_range_set_value (relu_parameter_row_get_scale (row_of (f, B0)), -10);
  g_assert_cmpstr (relu_unit_card_get_state_text (nth_card (f, 0)), ==, "always off");
  g_assert_cmpstr (relu_unit_card_get_place_text (nth_card (f, 0)), ==,
                   "x = 10, right of the domain");
  gtk_test_accessible_assert_property (nth_card (f, 0), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "h0: always off, x = 10, right of the domain");
  gtk_range_set_value (relu_parameter_row_get_scale (row_of (f, B0)), 10);
  g_assert_cmpstr (relu_unit_card_get_state_text (nth_card (f, 0)), ==, "always on");
  gtk_range_set_value (relu_parameter_row_get_scale (row_of (f, W0)), 0);
  g_assert_cmpstr (relu_unit_card_get_place_text (nth_card (f, 0)), ==, "no breakpoint, w₀ = 0");

  relu_document_undo (f->document);
  relu_document_undo (f->document);
  g_assert_cmpfloat (gtk_range_get_value (relu_parameter_row_get_scale (row_of (f, W0))), ==,
                     fixture_parameter (f->document, W0));

  fixture_free (f);
}

static void
test_leaky_units_are_never_off (void)
{
  const double parameters[] = { 1, 1, -10, 10, 1, 1, 0 };
  g_autoptr (ReluDocument) document = fixture_document (
      -4, 4, 2, (const guint[]){ 2, 1 }, RELU_ACTIVATION_LEAKY_RELU, parameters);
  ReluAnalysis *analysis = relu_document_get_analysis (document, NULL);
  g_autofree char *low = relu_unit_text_dup_state (analysis, 0, 0);
  g_autofree char *high = relu_unit_text_dup_state (analysis, 0, 1);

  g_assert_cmpstr (low, ==, "always z ≤ 0");
  g_assert_cmpstr (high, ==, "always z > 0");
}

static void
test_deep_units_name_their_places (void)
{
  /* h_a = ReLU (x), h_b = ReLU (1 - x), h_c = ReLU (4 h_a + 2 h_b - 3): two switches. */
  const double parameters[] = { 1, -1, 0, 1, 4, 2, -3, 1, 0 };
  g_autoptr (ReluDocument) document = fixture_document (
      -2, 2, 3, (const guint[]){ 2, 1, 1 }, RELU_ACTIVATION_RELU, parameters);
  ReluAnalysis *analysis = relu_document_get_analysis (document, NULL);
  g_autofree char *state = relu_unit_text_dup_state (analysis, 1, 0);
  g_autofree char *place = relu_unit_text_dup_place (analysis, 1, 0);

  g_assert_cmpstr (state, ==, "2 switches");
  g_assert_cmpstr (place, ==, "x = −0.5; 0.5");
}

static void
assert_stays_small (ReluDocument *document, guint n_items)
{
  Fixture *f = open_pane (document);
  ReluRowList *list = relu_parameter_pane_get_list (get_pane (f));

  g_assert_cmpuint (relu_row_list_get_n_items (list), ==, n_items);
  g_assert_cmpuint (n_live_rows (f), <, 60);

  /* Everything unfolded, from one end to the other. */
  for (guint unit = 0; unit < 60; unit++)
    relu_parameter_pane_set_unfolded (get_pane (f), 0, unit, TRUE);
  fixture_next_frame (f->page);
  g_assert_cmpuint (relu_row_list_get_n_items (list), >, n_items + 100);
  for (guint i = 0; i < relu_row_list_get_n_items (list); i += 37)
    {
      relu_row_list_scroll_to (list, i, i);
      fixture_next_frame (f->page);
      g_assert_nonnull (relu_row_list_get_row (list, i));
    }
  g_assert_cmpuint (relu_row_list_get_n_widgets (list), <, 130);

  fixture_free (f);
}

static void
test_two_layers_of_64 (void)
{
  /* Two headings and buttons, 128 units and the output folded, the domain. */
  assert_stays_small (fixture_random (3, (const guint[]){ 64, 64, 1 }), 2 * 2 + 128 + 1 + 1);
}

static void
test_one_layer_of_1000 (void)
{
  /* 1000 units folded, the button, the output with its bias, the domain. */
  assert_stays_small (fixture_random (2, (const guint[]){ 1000, 1 }), 1000 + 1 + 2 + 1);
}

static void
test_unfolding_keeps_the_rest (void)
{
  Fixture *f = open_pane (fixture_random (3, (const guint[]){ 64, 64, 1 }));
  ReluRowList *list = relu_parameter_pane_get_list (get_pane (f));
  ReluUnitCard *card = nth_card (f, 1);
  guint before = relu_row_list_get_n_items (list);

  g_signal_emit_by_name (card, "toggled");
  fixture_next_frame (f->page);
  g_assert_cmpuint (relu_row_list_get_n_items (list), ==, before + 2);
  g_assert_true (nth_card (f, 1) == card);
  g_assert_nonnull (
      row_of (f, relu_network_bias_index (relu_document_get_network (f->document), 0, 1)));
  g_signal_emit_by_name (card, "toggled");
  g_assert_cmpuint (relu_row_list_get_n_items (list), ==, before);

  fixture_free (f);
}

static void
test_focus_scrolls_into_view (void)
{
  Fixture *f = open_pane (fixture_bending ());
  ReluRowList *list = relu_parameter_pane_get_list (get_pane (f));
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  graphene_rect_t bounds;
  int n_stops = 0;

  gtk_window_set_default_size (GTK_WINDOW (f->window), 360, 250);
  fixture_wait (100);
  fixture_next_frame (f->page);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);

  /* With the Tab key from the first slider to the last control: two for each parameter and the
   * domain, the menus of two more units, the button for another, the output's menu. */
  gtk_widget_grab_focus (GTK_WIDGET (relu_parameter_row_get_scale (row_of (f, W0))));
  for (n_stops = 1; n_stops < 40; n_stops++)
    {
      GtkWidget *focus;

      fixture_next_frame (f->page);
      focus = gtk_window_get_focus (GTK_WINDOW (f->window));
      g_assert_true (gtk_widget_compute_bounds (focus, GTK_WIDGET (list), &bounds));
      g_assert_cmpfloat (bounds.origin.y, >=, 0);
      g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=,
                         gtk_widget_get_height (GTK_WIDGET (list)));
      if (!gtk_widget_child_focus (f->page, GTK_DIR_TAB_FORWARD))
        break;
    }
  g_assert_cmpint (n_stops, ==, 10 * 2 + 2 + 2 + 1 + 1);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, 0);

  fixture_free (f);
}

static void
replace (ReluDocument *document, ReluDocument *other)
{
  relu_document_set_contents (document, relu_document_get_contents (other), NULL);
}

static void
test_another_document (void)
{
  Fixture *f = open_pane (fixture_bending ());
  g_autoptr (ReluDocument) linear = fixture_linear ();
  g_autoptr (ReluDocument) deep = fixture_random (3, (const guint[]){ 2, 2, 1 });

  /* What was widened in one document is not wide in the next one of the same shape. */
  relu_document_set_parameter (f->document, C, 99);
  g_assert_cmpfloat (gtk_adjustment_get_upper (gtk_range_get_adjustment (
                         relu_parameter_row_get_scale (row_of (f, C)))),
                     ==, 120);
  replace (f->document, linear);
  fixture_next_frame (f->page);
  g_assert_cmpfloat (gtk_adjustment_get_upper (gtk_range_get_adjustment (
                         relu_parameter_row_get_scale (row_of (f, C)))),
                     ==, 10);

  replace (f->document, deep);
  fixture_next_frame (f->page);
  /* Two headings and buttons, four units with 2 and 3 rows, the output with 3, the domain. */
  g_assert_cmpuint (relu_row_list_get_n_items (relu_parameter_pane_get_list (get_pane (f))), ==,
                    2 * 2 + 4 + 2 * 2 + 2 * 3 + 1 + 3 + 1);

  fixture_free (f);
}

static void
test_cancelled_drag_keeps_the_rows (void)
{
  Fixture *f = open_pane (fixture_bending ());
  ReluParameterRow *row = row_of (f, B0);

  g_signal_emit_by_name (relu_parameter_row_get_scale (row), "drag-started");
  gtk_range_set_value (relu_parameter_row_get_scale (row), -9);
  g_signal_emit_by_name (relu_parameter_row_get_scale (row), "drag-ended", TRUE);
  g_assert_true (row_of (f, B0) == row);
  g_assert_cmpfloat (gtk_range_get_value (relu_parameter_row_get_scale (row)), ==, 3);

  fixture_free (f);
}

static void
find_domain (GtkWidget *row, const ReluRowItem *item, gpointer user_data)
{
  if (RELU_IS_DOMAIN_ROW (row))
    *(ReluDomainRow **) user_data = RELU_DOMAIN_ROW (row);
}

static void
test_domain (void)
{
  Fixture *f = open_pane (fixture_bending ());
  ReluDomainRow *row = NULL;
  GtkSpinButton *from, *to;

  relu_row_list_foreach (relu_parameter_pane_get_list (get_pane (f)), find_domain, &row);
  g_assert_nonnull (row);
  from = relu_domain_row_get_from_field (row);
  to = relu_domain_row_get_to_field (row);

  gtk_editable_set_text (GTK_EDITABLE (to), "15");
  gtk_spin_button_update (to);
  g_assert_cmpfloat (relu_document_get_to (f->document), ==, 15);

  /* An empty domain, and one turned round. */
  gtk_editable_set_text (GTK_EDITABLE (from), "15");
  gtk_spin_button_update (from);
  g_assert_cmpfloat (relu_document_get_from (f->document), ==, -4);
  gtk_editable_set_text (GTK_EDITABLE (to), "-5");
  gtk_spin_button_update (to);
  g_assert_cmpfloat (relu_document_get_to (f->document), ==, 15);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (to), "error"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (to)), ==, "-5");
  g_assert_cmpstr (relu_number_field_get_refusal (to), ==,
                   "Must be larger than the left end, −4");
  g_assert_cmpstr (relu_number_field_get_refusal (from), ==,
                   "Must be smaller than the right end, 15");
  gtk_editable_set_text (GTK_EDITABLE (from), "14.999999999");
  gtk_spin_button_update (from);
  g_assert_cmpstr (relu_number_field_get_refusal (from), ==, "Too close to the other end, 15");
  gtk_editable_set_text (GTK_EDITABLE (to), "1e10");
  gtk_spin_button_update (to);
  g_assert_cmpstr (relu_number_field_get_refusal (to), ==, "Too far: at most 1\u00a0×\u00a010⁹ from 0");

  fixture_free (f);
}

static void
test_selection_marks_the_card (void)
{
  Fixture *f = open_pane (fixture_bending ());

  relu_viewport_select_unit (f->viewport, 0, 1);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (nth_card (f, 1)), "selected"));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (row_of (f, V1)), "selected"));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (row_of (f, V0)), "selected"));
  relu_viewport_set_selection (f->viewport, NULL);
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (nth_card (f, 1)), "selected"));

  fixture_free (f);
}

static guint
n_rows (Fixture *f)
{
  return relu_row_list_get_n_items (relu_parameter_pane_get_list (get_pane (f)));
}

static void
present (ReluDocument *document, gsize parameter, gboolean presented)
{
  g_autoptr (ReluFile) marked = relu_file_with_marked (
      relu_document_get_contents (document), RELU_MARK_PRESENTED, parameter, presented);

  relu_document_edit (document, marked);
}

static void
test_only_presented_sliders (void)
{
  Fixture *f = open_pane (fixture_bending ());
  GtkWidget *button = gtk_widget_get_last_child (f->page);

  /* None is marked: all are there, and nothing to show besides. */
  relu_parameter_pane_set_filter (get_pane (f), RELU_PANE_SHOWS_PRESENTED);
  g_assert_cmpuint (n_rows (f), ==, 16);
  g_assert_false (gtk_widget_get_visible (button));

  /* The middle of one card, the end of another: their heads come along, and all else goes. */
  present (f->document, B0, TRUE);
  present (f->document, V2, TRUE);
  g_assert_cmpuint (n_rows (f), ==, 4);
  fixture_next_frame (f->page);
  g_assert_nonnull (row_of (f, B0));
  g_assert_nonnull (row_of (f, V2));
  g_assert_null (row_of (f, W0));
  g_assert_true (relu_parameter_pane_is_filtered (get_pane (f)));
  gtk_range_set_value (relu_parameter_row_get_scale (row_of (f, B0)), -10);
  g_assert_cmpfloat (fixture_parameter (f->document, B0), ==, -10);
  relu_document_undo (f->document);

  /* The way out, and back. */
  g_assert_true (gtk_widget_get_visible (button));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "Show All Sliders");
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (n_rows (f), ==, 16);
  g_assert_false (relu_parameter_pane_is_filtered (get_pane (f)));
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (n_rows (f), ==, 4);

  /* What is asked for by name is shown, until another filter is set. */
  relu_parameter_pane_edit_parameter (get_pane (f), W1);
  fixture_next_frame (f->page);
  g_assert_nonnull (row_of (f, W1));
  relu_parameter_pane_set_filter (get_pane (f), RELU_PANE_SHOWS_PRESENTED);
  g_assert_cmpuint (n_rows (f), ==, 4);

  /* Undo of a mark. */
  relu_document_undo (f->document);
  g_assert_cmpuint (n_rows (f), ==, 2);

  relu_parameter_pane_set_filter (get_pane (f), RELU_PANE_SHOWS_NONE);
  g_assert_cmpuint (n_rows (f), ==, 0);
  g_assert_true (gtk_widget_get_visible (button));
  relu_parameter_pane_set_filter (get_pane (f), RELU_PANE_SHOWS_ALL);
  g_assert_cmpuint (n_rows (f), ==, 16);
  g_assert_false (gtk_widget_get_visible (button));

  fixture_free (f);
}

static void
test_presented_sliders_of_a_deep_network (void)
{
  Fixture *f = open_pane (fixture_random (3, (const guint[]){ 64, 64, 1 }));
  ReluNetwork *network = relu_document_get_network (f->document);

  /* Cards of a large network are folded, but not where only a few sliders are asked for. */
  present (f->document, relu_network_weight_index (network, 1, 5, 7), TRUE);
  present (f->document, relu_network_bias_index (network, 2, 0), TRUE);
  relu_parameter_pane_set_filter (get_pane (f), RELU_PANE_SHOWS_PRESENTED);
  g_assert_cmpuint (n_rows (f), ==, 5);
  fixture_next_frame (f->page);
  g_assert_nonnull (row_of (f, relu_network_weight_index (network, 1, 5, 7)));
  g_assert_nonnull (row_of (f, relu_network_bias_index (network, 2, 0)));

  fixture_free (f);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);
  g_test_add_func ("/parameter-pane/small", test_every_parameter_of_a_small_network);
  g_test_add_func ("/parameter-pane/cards", test_cards_follow_the_document);
  g_test_add_func ("/parameter-pane/leaky", test_leaky_units_are_never_off);
  g_test_add_func ("/parameter-pane/deep", test_deep_units_name_their_places);
  g_test_add_func ("/parameter-pane/64-64", test_two_layers_of_64);
  g_test_add_func ("/parameter-pane/1000", test_one_layer_of_1000);
  g_test_add_func ("/parameter-pane/unfolding", test_unfolding_keeps_the_rest);
  g_test_add_func ("/parameter-pane/focus", test_focus_scrolls_into_view);
  g_test_add_func ("/parameter-pane/another-document", test_another_document);
  g_test_add_func ("/parameter-pane/cancelled-drag", test_cancelled_drag_keeps_the_rows);
  g_test_add_func ("/parameter-pane/domain", test_domain);
  g_test_add_func ("/parameter-pane/selection", test_selection_marks_the_card);
  g_test_add_func ("/parameter-pane/presented", test_only_presented_sliders);
  g_test_add_func ("/parameter-pane/presented-deep", test_presented_sliders_of_a_deep_network);
  return g_test_run ();
}
