/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "relu-parameter-row.h"
#include "widget-fixture.h"

static const ReluColor orange = { 0.8, 0.4, 0, 1 };

static void
document_changed_cb (ReluDocument *document, ReluParameterRow *row)
{
  relu_parameter_row_update (row, TRUE);
}

static GtkWidget *
make_row (ReluDocument *document, gsize parameter)
{
  g_autoptr (ReluReaches) reaches = relu_reaches_new (relu_document_get_network (document));
  GtkWidget *row = g_object_ref_sink (relu_parameter_row_new ());

  relu_parameter_row_bind (RELU_PARAMETER_ROW (row), document, reaches, parameter, &orange);
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), row, 0);

  return row;
}

static GtkRange *
scale_of (GtkWidget *row)
{
  return relu_parameter_row_get_scale (RELU_PARAMETER_ROW (row));
}

static GtkSpinButton *
field_of (GtkWidget *row)
{
  return relu_parameter_row_get_field (RELU_PARAMETER_ROW (row));
}

static void
type (GtkWidget *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (field_of (row)), text);
  gtk_spin_button_update (field_of (row));
}

static void
test_names (void)
{
  g_autoptr (ReluDocument) document = fixture_bending ();
  GtkWidget *row = make_row (document, B0);

  gtk_test_accessible_assert_role (scale_of (row), GTK_ACCESSIBLE_ROLE_SLIDER);
  gtk_test_accessible_assert_property (scale_of (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "b0, bias of h0");
  gtk_test_accessible_assert_property (scale_of (row), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 3.0);
  gtk_test_accessible_assert_property (scale_of (row), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, -10.0);
  gtk_test_accessible_assert_property (scale_of (row), GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 10.0);
  gtk_test_accessible_assert_role (field_of (row), GTK_ACCESSIBLE_ROLE_SPIN_BUTTON);
  gtk_test_accessible_assert_property (field_of (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "b0, bias of h0: number");

  g_assert_finalize_object (row);
}

static void
test_slider_field_and_document_are_one (void)
{
  g_autoptr (ReluDocument) document = fixture_bending ();
  GtkWidget *row = make_row (document, B0);

  g_assert_true (gtk_range_get_adjustment (scale_of (row))
                 == gtk_spin_button_get_adjustment (field_of (row)));
  gtk_range_set_value (scale_of (row), -1.5);
  g_assert_cmpfloat (fixture_parameter (document, B0), ==, -1.5);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field_of (row))), ==, "−1.50");

  type (row, "2,25");
  g_assert_cmpfloat (fixture_parameter (document, B0), ==, 2.25);
  g_assert_cmpfloat (gtk_range_get_value (scale_of (row)), ==, 2.25);

  relu_document_set_parameter (document, B0, 0.1);
  g_assert_cmpfloat (gtk_range_get_value (scale_of (row)), ==, 0.1);

  g_assert_finalize_object (row);
}

static void
test_showing_a_number_never_changes_it (void)
{
  g_autoptr (ReluDocument) document = fixture_bending ();
  const double values[] = { 0.46199999, 1e-300, -1e290, 11.0 / 7, 1e17, -0.0 };
  GtkWidget *row = make_row (document, V0);

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      relu_document_set_parameter (document, V0, values[i]);
      gtk_spin_button_update (field_of (row));
      g_assert_cmpfloat (fixture_parameter (document, V0), ==, values[i]);
    }

  g_assert_finalize_object (row);
}

static void
test_typing_widens_the_slider (void)
{
  g_autoptr (ReluDocument) document = fixture_bending ();
  GtkWidget *row = make_row (document, C);
  GtkAdjustment *adjustment = gtk_range_get_adjustment (scale_of (row));

  type (row, "10,5");
  g_assert_cmpfloat (fixture_parameter (document, C), ==, 10.5);
  g_assert_cmpfloat (gtk_adjustment_get_lower (adjustment), ==, -12);
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), ==, 12);

  /* It stays wide on the way back, and garbage changes nothing. */
  type (row, "0");
  type (row, "12 apples");
  g_assert_cmpfloat (fixture_parameter (document, C), ==, 0);
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), ==, 12);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (field_of (row)), "error"));

  g_assert_finalize_object (row);
}

static void
restored_cb (ReluDocument *document, ReluReaches *reaches)
{
  relu_reaches_narrow (reaches);
}

static void
test_taking_back_narrows_the_slider (void)
{
  g_autoptr (ReluDocument) document = fixture_bending ();
  g_autoptr (ReluReaches) reaches = relu_reaches_new (relu_document_get_network (document));
  GtkWidget *row = make_row (document, C);
  GtkAdjustment *adjustment = gtk_range_get_adjustment (scale_of (row));

  relu_parameter_row_bind (RELU_PARAMETER_ROW (row), document, reaches, C, &orange);
  g_signal_connect (document, "restored", G_CALLBACK (restored_cb), reaches);

  type (row, "1e47");
  g_assert_cmpfloat (fixture_parameter (document, C), ==, 1e47);
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), >, 1.1e47);
  relu_document_undo (document);
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), ==, 10);
  relu_document_redo (document);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 1e47);
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), >, 1.1e47);

  g_assert_true (gtk_widget_activate_action (row, "row.reset", NULL));
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), ==, 10);
  g_assert_cmpfloat (gtk_adjustment_get_lower (adjustment), ==, -10);

  /* Not under a pointer that drags. */
  type (row, "30");
  g_signal_emit_by_name (scale_of (row), "drag-started");
  gtk_range_set_value (scale_of (row), 2);
  relu_document_undo (document);
  relu_document_undo (document);
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), ==, 40);
  g_signal_emit_by_name (scale_of (row), "drag-ended", FALSE);
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), ==, 10);

  g_signal_handlers_disconnect_by_data (document, reaches);
  g_assert_finalize_object (row);
}

static void
test_the_largest_numbers (void)
{
  const double parameters[] = { 1e308, -1e308, 1.7e308, 0 };
  g_autoptr (ReluDocument) document = fixture_document (
      -4, 4, 2, (const guint[]){ 1, 1 }, RELU_ACTIVATION_RELU, parameters);

  for (gsize i = 0; i < 3; i++)
    {
      GtkWidget *row = make_row (document, i);
      GtkAdjustment *adjustment = gtk_range_get_adjustment (scale_of (row));

      g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, parameters[i]);
      g_assert_true (isfinite (gtk_adjustment_get_upper (adjustment)
                               - gtk_adjustment_get_lower (adjustment)));
      g_assert_cmpfloat (fixture_parameter (document, i), ==, parameters[i]);

      /* The other side of zero can be typed. */
      type (row, i == 1 ? "5" : "-5");
      g_assert_cmpfloat (fixture_parameter (document, i), ==, i == 1 ? 5 : -5);
      g_assert_finalize_object (row);
    }
}

static void
test_saved_values_have_room (void)
{
  const double parameters[] = { 40, -0.5, 2, 0 };
  g_autoptr (ReluDocument) document = fixture_document (
      -4, 4, 2, (const guint[]){ 1, 1 }, RELU_ACTIVATION_RELU, parameters);
  GtkWidget *row = make_row (document, 0);
  GtkAdjustment *adjustment = gtk_range_get_adjustment (scale_of (row));

  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 40);
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), ==, 50);
  g_assert_cmpfloat (fixture_parameter (document, 0), ==, 40);
  g_assert_false (relu_document_get_can_undo (document));

  g_assert_finalize_object (row);
}

static void
test_reset (void)
{
  g_autoptr (ReluDocument) document = fixture_bending ();
  GtkWidget *row = make_row (document, B0);

  gtk_range_set_value (scale_of (row), -7);
  g_assert_true (gtk_widget_activate_action (row, "row.reset", NULL));
  g_assert_cmpfloat (fixture_parameter (document, B0), ==, 3);
  g_assert_true (gtk_widget_activate_action (row, "row.zero", NULL));
  g_assert_cmpfloat (fixture_parameter (document, B0), ==, 0);

  g_assert_finalize_object (row);
}

static void
test_drag_is_one_step (void)
{
  g_autoptr (ReluDocument) document = fixture_bending ();
  GtkWidget *row = make_row (document, B0);

  g_signal_emit_by_name (scale_of (row), "drag-started");
  g_assert_true (relu_document_in_gesture (document));
  for (int i = 0; i < 30; i++)
    gtk_range_set_value (scale_of (row), 3 - i * 0.4);
  g_signal_emit_by_name (scale_of (row), "drag-ended", FALSE);
  g_assert_false (relu_document_in_gesture (document));
  g_assert_cmpfloat_with_epsilon (fixture_parameter (document, B0), -8.6, 1e-9);
  g_assert_cmpint (fixture_n_undo (document), ==, 1);
  g_assert_cmpfloat (gtk_range_get_value (scale_of (row)), ==, 3);

  g_assert_finalize_object (row);
}

static void
test_cancelled_drag_leaves_nothing (void)
{
  g_autoptr (ReluDocument) document = fixture_bending ();
  GtkWidget *row = make_row (document, B0);

  g_signal_emit_by_name (scale_of (row), "drag-started");
  gtk_range_set_value (scale_of (row), -8);
  g_signal_emit_by_name (scale_of (row), "drag-ended", TRUE);
  g_assert_cmpfloat (fixture_parameter (document, B0), ==, 3);
  g_assert_cmpfloat (gtk_range_get_value (scale_of (row)), ==, 3);
  g_assert_false (relu_document_get_can_undo (document));

  g_assert_finalize_object (row);
}

static void
test_recycled_in_a_drag (void)
{
  g_autoptr (ReluDocument) document = fixture_bending ();
  g_autoptr (ReluReaches) reaches = relu_reaches_new (relu_document_get_network (document));
  GtkWidget *row = make_row (document, B0);

  g_signal_emit_by_name (scale_of (row), "drag-started");
  gtk_range_set_value (scale_of (row), -8);
  relu_parameter_row_bind (RELU_PARAMETER_ROW (row), document, reaches, W1, &orange);
  g_assert_false (relu_document_in_gesture (document));
  g_assert_cmpfloat (fixture_parameter (document, B0), ==, -8);
  g_assert_cmpfloat (fixture_parameter (document, W1), ==, 1);
  g_assert_cmpfloat (gtk_range_get_value (scale_of (row)), ==, 1);

  g_assert_finalize_object (row);
}

static void
test_zones (void)
{
  g_autoptr (ReluDocument) document = fixture_bending ();
  GtkWidget *bias = make_row (document, B0), *out = make_row (document, V0);
  ReluZones zones;

  g_assert_true (relu_zone_scale_get_zones (RELU_ZONE_SCALE (scale_of (bias)), &zones));
  g_assert_cmpfloat (zones.off_to, ==, -4);
  g_assert_cmpfloat (zones.on_from, ==, 4);
  g_assert_false (relu_zone_scale_get_zones (RELU_ZONE_SCALE (scale_of (out)), NULL));

  /* The unit's other numbers move them, and so does the domain. */
  relu_document_set_parameter (document, W0, 2);
  g_assert_true (relu_zone_scale_get_zones (RELU_ZONE_SCALE (scale_of (bias)), &zones));
  g_assert_cmpfloat (zones.off_to, ==, -8);
  relu_document_set_domain (document, -1, 4);
  g_assert_true (relu_zone_scale_get_zones (RELU_ZONE_SCALE (scale_of (bias)), &zones));
  g_assert_cmpfloat (zones.on_from, ==, 2);

  g_assert_finalize_object (bias);
  g_assert_finalize_object (out);
}

static void
test_a_bias_reaches_its_zones (void)
{
  const double parameters[] = { 1, 3, 1, 0 };
  g_autoptr (ReluDocument) wide = fixture_document (
      -15, 15, 2, (const guint[]){ 1, 1 }, RELU_ACTIVATION_RELU, parameters);
  g_autoptr (ReluDocument) far = fixture_document (
      -1e6, 1e6, 2, (const guint[]){ 1, 1 }, RELU_ACTIVATION_RELU, parameters);
  GtkWidget *wide_row = make_row (wide, 1), *far_row = make_row (far, 1);

  /* Always on from 15: the slider goes on a bit. */
  g_assert_cmpfloat (gtk_adjustment_get_upper (gtk_range_get_adjustment (scale_of (wide_row))), ==,
                     20);
  relu_document_set_domain (wide, -30, 15);
  g_assert_cmpfloat (gtk_adjustment_get_upper (gtk_range_get_adjustment (scale_of (wide_row))), ==,
                     40);
  /* Not to a million. */
  g_assert_cmpfloat (gtk_adjustment_get_upper (gtk_range_get_adjustment (scale_of (far_row))), ==,
                     10);

  g_assert_finalize_object (wide_row);
  g_assert_finalize_object (far_row);
}

static void
test_keys_step (void)
{
  g_autoptr (ReluDocument) document = fixture_bending ();
  GtkWidget *row = make_row (document, V0);
  GtkRange *scale = scale_of (row);

  /* As GtkScale's own bindings do for Right, Page Up, Home and End. */
  g_signal_emit_by_name (scale, "move-slider", GTK_SCROLL_STEP_RIGHT);
  g_assert_cmpfloat (fixture_parameter (document, V0), ==, 0.9);
  g_signal_emit_by_name (scale, "move-slider", GTK_SCROLL_STEP_LEFT);
  g_signal_emit_by_name (scale, "move-slider", GTK_SCROLL_STEP_LEFT);
  g_assert_cmpfloat (fixture_parameter (document, V0), ==, 0.7);
  g_signal_emit_by_name (scale, "move-slider", GTK_SCROLL_PAGE_RIGHT);
  g_assert_cmpfloat (fixture_parameter (document, V0), ==, 1.7);
  g_signal_emit_by_name (scale, "move-slider", GTK_SCROLL_START);
  g_assert_cmpfloat (fixture_parameter (document, V0), ==, -10);
  g_signal_emit_by_name (scale, "move-slider", GTK_SCROLL_END);
  g_assert_cmpfloat (fixture_parameter (document, V0), ==, 10);

  g_assert_finalize_object (row);
}

static gboolean
listens_to_the_wheel (gpointer widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean listens = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      listens |= GTK_IS_EVENT_CONTROLLER_SCROLL (controller)
                 && gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_NONE;
    }

  return listens;
}

static void
test_the_wheel_moves_nothing (void)
{
  g_autoptr (ReluDocument) document = fixture_bending ();
  GtkWidget *row = make_row (document, B0);
  GtkWidget *plain = g_object_ref_sink (gtk_scale_new (GTK_ORIENTATION_HORIZONTAL, NULL));

  g_assert_true (listens_to_the_wheel (plain));
  g_assert_false (listens_to_the_wheel (scale_of (row)));
  g_assert_false (listens_to_the_wheel (field_of (row)));

  g_assert_finalize_object (plain);
  g_assert_finalize_object (row);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);
  g_test_add_func ("/parameter-row/names", test_names);
  g_test_add_func ("/parameter-row/one-value", test_slider_field_and_document_are_one);
  g_test_add_func ("/parameter-row/exact", test_showing_a_number_never_changes_it);
  g_test_add_func ("/parameter-row/widens", test_typing_widens_the_slider);
  g_test_add_func ("/parameter-row/narrows", test_taking_back_narrows_the_slider);
  g_test_add_func ("/parameter-row/largest", test_the_largest_numbers);
  g_test_add_func ("/parameter-row/saved-values", test_saved_values_have_room);
  g_test_add_func ("/parameter-row/reset", test_reset);
  g_test_add_func ("/parameter-row/drag", test_drag_is_one_step);
  g_test_add_func ("/parameter-row/cancelled-drag", test_cancelled_drag_leaves_nothing);
  g_test_add_func ("/parameter-row/recycled", test_recycled_in_a_drag);
  g_test_add_func ("/parameter-row/zones", test_zones);
  g_test_add_func ("/parameter-row/reaches-zones", test_a_bias_reaches_its_zones);
  g_test_add_func ("/parameter-row/keys", test_keys_step);
  g_test_add_func ("/parameter-row/wheel", test_the_wheel_moves_nothing);
  return g_test_run ();
}
