/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is chosen in the preferences is seen at once, in every window. */

#include "relu-compat-preferences.h"
#include "relu-number.h"
#include "relu-preferences-page.h"
#include "relu-preferences.h"
#include "relu-style.h"
#include "relu-window-private.h"
#include "window-fixture.h"

static GSettings *
get_settings (void)
{
  return relu_application_get_settings (fixture_get_application ());
}

static const char *
get_headline (ReluWindow *window)
{
  ReluAnalysis *analysis = relu_document_get_analysis (relu_window_get_document (window), NULL);

  return relu_analysis_get_headline (analysis);
}

static GtkAdjustment *
get_first_slider (ReluWindow *window)
{
  return gtk_range_get_adjustment (
      GTK_RANGE (fixture_find (GTK_WIDGET (window->pane), GTK_TYPE_SCALE, 0)));
}

static void
test_digits (void)
{
  ReluWindow *windows[] = { fixture_open_window (), fixture_open_window () };
  g_autofree char *before = NULL;

  for (guint i = 0; i < 2; i++)
    {
      fixture_open_example (windows[i], "linear-case", "Linear case");
      fixture_set_parameter (windows[i], 3, -20);
      fixture_set_parameter (windows[i], 9, 0.123456789);
    }
  before = g_strdup (get_headline (windows[0]));
  g_assert_nonnull (strstr (before, "20.12"));

  g_settings_set_int (get_settings (), "digits", 8);
  for (guint i = 0; i < 2; i++)
    g_assert_nonnull (strstr (get_headline (windows[i]), "20.123457"));
  g_settings_set_int (get_settings (), "digits", 2);
  g_assert_null (strstr (get_headline (windows[0]), "20.1"));
  /* Only what is read is rounded. */
  g_assert_cmpfloat (fixture_get_parameter (windows[0], 9), ==, 0.123456789);
  g_assert_true (relu_document_get_can_undo (relu_window_get_document (windows[0])));
  g_settings_reset (get_settings (), "digits");
  g_assert_cmpstr (get_headline (windows[0]), ==, before);

  for (guint i = 0; i < 2; i++)
    fixture_close_window (windows[i]);
}

static void
test_sliders (void)
{
  ReluWindow *window = fixture_open_window ();

  fixture_open_example (window, "linear-case", "Linear case");
  g_assert_cmpfloat (gtk_adjustment_get_step_increment (get_first_slider (window)), ==, 0.1);
  g_settings_set_double (get_settings (), "slider-reach", 50);
  fixture_settle ();
  g_assert_cmpfloat (gtk_adjustment_get_upper (get_first_slider (window)), ==, 50);
  g_assert_cmpfloat (gtk_adjustment_get_lower (get_first_slider (window)), ==, -50);
  g_settings_set_double (get_settings (), "slider-step", 0.25);
  fixture_settle ();
  g_assert_cmpfloat (gtk_adjustment_get_step_increment (get_first_slider (window)), ==, 0.25);

  /* A value that lies beyond is shown all the same. */
  g_settings_set_double (get_settings (), "slider-reach", 0.5);
  fixture_settle ();
  g_assert_cmpfloat (gtk_adjustment_get_upper (get_first_slider (window)), >=, 1);
  g_assert_cmpfloat (fixture_get_parameter (window, 0), ==, 1);
  g_assert_false (relu_document_get_modified (relu_window_get_document (window)));

  g_settings_reset (get_settings (), "slider-reach");
  g_settings_reset (get_settings (), "slider-step");
  fixture_close_window (window);
}

static void
test_palette (void)
{
  ReluColor before = relu_theme_get_unit_color (relu_style_get_theme (), 0);
  ReluColor after;

  g_settings_set_string (get_settings (), "palette", "greys");
  after = relu_theme_get_unit_color (relu_style_get_theme (), 0);
  g_assert_true (after.red == after.green && after.red == after.blue);
  g_settings_reset (get_settings (), "palette");
  after = relu_theme_get_unit_color (relu_style_get_theme (), 0);
  g_assert_cmpfloat (after.red, ==, before.red);
}

static void
click (GtkWidget *widget)
{
  g_signal_emit_by_name (widget, "clicked");
}

/* Through the rows, as a person does. */
static void
test_page (void)
{
  ReluWindow *window = fixture_open_window ();
  GtkWidget *dialog;
  GtkWidget *page;
  GtkWidget *digits;
  GtkWidget *reset = NULL;

  g_action_group_activate_action (G_ACTION_GROUP (fixture_get_application ()), "preferences", NULL);
  dialog = relu_compat_preferences_get_dialog (GTK_WINDOW (window));
  g_assert_nonnull (dialog);
  /* Not a second one. */
  g_action_group_activate_action (G_ACTION_GROUP (fixture_get_application ()), "preferences", NULL);
  g_assert_true (relu_compat_preferences_get_dialog (GTK_WINDOW (window)) == dialog);
  fixture_settle ();

  page = fixture_find (dialog, RELU_TYPE_PREFERENCES_PAGE, 0);
  digits = fixture_find (page, GTK_TYPE_SPIN_BUTTON, 0);
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (digits)), ==, 4);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (digits), 6);
  g_assert_cmpint (relu_number_get_digits (), ==, 6);
  adw_combo_row_set_selected (ADW_COMBO_ROW (fixture_find (page, ADW_TYPE_COMBO_ROW, 1)), 3);
  g_assert_cmpfloat (relu_preferences_get_slider_step (), ==, 0.1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (fixture_find (page, ADW_TYPE_COMBO_ROW, 2)),
                              RELU_PALETTE_BLUE_ORANGE);
  g_assert_cmpint (relu_preferences_get_palette (), ==, RELU_PALETTE_BLUE_ORANGE);
  gtk_switch_set_active (GTK_SWITCH (fixture_find (page, GTK_TYPE_SWITCH, RELU_PART_SLOPE_STRIP)),
                         TRUE);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (fixture_find (page, GTK_TYPE_SPIN_BUTTON, 2)), 2);
  g_assert_cmpfloat (relu_preferences_get_sound_seconds (), ==, 2);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (fixture_find (page, GTK_TYPE_SPIN_BUTTON, 3)), 50);
  g_assert_cmpfloat (relu_preferences_get_sound_loudness (), ==, 0.5);
  gtk_switch_set_active (GTK_SWITCH (fixture_find (page, GTK_TYPE_SWITCH, RELU_N_FIGURE_PARTS)), TRUE);
  g_assert_true (relu_preferences_get_sound_reading ());

  /* The windows that are open stay as they are, the next one begins with it. */
  {
    ReluWindow *other = fixture_open_window ();

    g_assert_false (relu_viewport_get_shows (window->viewport, RELU_PART_SLOPE_STRIP));
    g_assert_true (relu_viewport_get_shows (other->viewport, RELU_PART_SLOPE_STRIP));
    fixture_close_window (other);
  }

  for (guint i = 0; reset == NULL; i++)
    {
      GtkWidget *button = fixture_find (page, GTK_TYPE_BUTTON, i);

      if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), "Reset to Defaults") == 0)
        reset = button;
    }
  click (reset);
  g_assert_cmpint (relu_number_get_digits (), ==, RELU_NUMBER_DIGITS);
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (digits)), ==, RELU_NUMBER_DIGITS);
  g_assert_cmpfloat (relu_preferences_get_slider_step (), ==, 0);
  g_assert_cmpint (relu_preferences_get_palette (), ==, RELU_PALETTE_STANDARD);
  g_assert_false (g_settings_get_boolean (get_settings (), "show-slope-strip"));

  relu_compat_preferences_close (GTK_WINDOW (window));
  g_assert_null (relu_compat_preferences_get_dialog (GTK_WINDOW (window)));
  fixture_settle ();
  fixture_close_window (window);
}

static gboolean
has_other_window (gpointer before)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (fixture_get_application ()));

  return active != NULL && active != before && RELU_IS_WINDOW (active);
}

static gboolean
is_alone (gpointer object)
{
  return G_OBJECT (object)->ref_count == 1;
}

/* Chooses a language, and takes the window that comes in place of @window. */
static ReluWindow *
choose_language (ReluWindow *window, const char *code)
{
  GtkApplication *application = GTK_APPLICATION (fixture_get_application ());

  g_settings_set_string (get_settings (), "language", code);
  fixture_wait (has_other_window, window);
  fixture_settle ();
  fixture_wait (is_alone, window);
  g_assert_finalize_object (window);

  return g_object_ref (RELU_WINDOW (gtk_application_get_active_window (application)));
}

/* At once, and nothing of what was done is lost. */
static void
test_language (void)
{
  ReluWindow *window = fixture_open_window ();
  char buffer[RELU_NUMBER_BUFFER];
  ReluDocument *document;

  fixture_open_example (window, "linear-case", "Linear case");
  fixture_set_parameter (window, 3, -20);
  fixture_set_parameter (window, 9, 0.5);
  relu_viewport_set_line_x (window->viewport, 1);
  fixture_show_tool (window, "regions");

  window = choose_language (window, "ar");
  document = relu_window_get_document (window);
  g_assert_cmpint (gtk_widget_get_direction (GTK_WIDGET (window)), ==, GTK_TEXT_DIR_RTL);
  g_assert_cmpstr (relu_number_to_display (-0.5, 4, buffer), ==, "\u200e−0.5");
  g_assert_cmpfloat (fixture_get_parameter (window, 3), ==, -20);
  g_assert_cmpfloat (fixture_get_parameter (window, 9), ==, 0.5);
  g_assert_cmpfloat (relu_viewport_get_line_x (window->viewport), ==, 1);
  g_assert_cmpstr (relu_window_get_tool_page (window), ==, "regions");
  g_assert_true (relu_document_get_modified (document));
  relu_document_undo (document);
  g_assert_cmpfloat (fixture_get_parameter (window, 9), ==, 0);
  relu_document_undo (document);
  g_assert_false (relu_document_get_modified (document));
  g_assert_cmpfloat (fixture_get_parameter (window, 3), ==, -10);
  relu_document_redo (document);

  window = choose_language (window, "de");
  g_assert_cmpint (gtk_widget_get_direction (GTK_WIDGET (window)), ==, GTK_TEXT_DIR_LTR);
  g_assert_cmpstr (relu_number_to_display (-0.5, 4, buffer), ==, "−0,5");
  g_assert_cmpfloat (fixture_get_parameter (window, 3), ==, -20);
  g_assert_true (relu_document_get_can_redo (relu_window_get_document (window)));

  window = choose_language (window, "system");
  g_assert_cmpstr (relu_number_to_display (-0.5, 4, buffer), ==, "−0.5");
  relu_document_undo (relu_window_get_document (window));
  fixture_close_window (window);
}

int
main (int argc, char *argv[])
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/window-preferences/digits", test_digits);
  g_test_add_func ("/window-preferences/sliders", test_sliders);
  g_test_add_func ("/window-preferences/palette", test_palette);
  g_test_add_func ("/window-preferences/page", test_page);
  g_test_add_func ("/window-preferences/language", test_language);

  return fixture_run ();
}
