/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window: its commands, its state, and what assistive technology sees of it. */

#include "relu-figure-bar.h"
#include "relu-figure-view.h"
#include "relu-guide-window.h"
#include "relu-parameter-pane.h"
#include "window-fixture.h"

static AdwWindowTitle *
get_title (ReluWindow *window)
{
  return ADW_WINDOW_TITLE (fixture_find (GTK_WIDGET (window), ADW_TYPE_WINDOW_TITLE, 0));
}

static void
test_begins_with_what_bends (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluDocument *document = relu_window_get_document (window);
  ReluAnalysis *analysis = relu_document_get_analysis (document, NULL);

  g_assert_cmpint (relu_analysis_get_verdict (analysis), ==, RELU_VERDICT_PIECEWISE_LINEAR);
  g_assert_false (relu_document_get_modified (document));
  g_assert_cmpstr (adw_window_title_get_subtitle (get_title (window)), ==, "1 – 3 – 1");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==,
                   adw_window_title_get_title (get_title (window)));

  fixture_close_window (window);
}

static gboolean
exists_in_guide (const char *name)
{
  GtkWindow *guide = relu_guide_window_new (GTK_APPLICATION (fixture_get_application ()));
  gboolean exists = gtk_widget_activate_action (GTK_WIDGET (guide), name, NULL);

  gtk_window_destroy (guide);
  return exists;
}

/* With a target, as in "win.tool-page('network')", or without. */
static gboolean
exists (ReluWindow *window, const char *detailed)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  g_action_parse_detailed_name (detailed, &name, &target, &error);
  g_assert_no_error (error);
  if (g_str_has_prefix (name, "app."))
    return g_action_group_has_action (G_ACTION_GROUP (fixture_get_application ()),
                                      name + strlen ("app."));
  if (g_str_has_prefix (name, "guide."))
    return exists_in_guide (name);

  return g_str_equal (name, "window.close")
         || (g_str_has_prefix (name, "win.")
             && g_action_group_has_action (G_ACTION_GROUP (window), name + strlen ("win.")));
}

/* Names of actions in a resource, between two marks. */
static void
assert_actions_exist (ReluWindow *window, const char *resource, const char *pattern, guint at_least)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes
      = g_resources_lookup_data (resource, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n = 0;

  g_assert_no_error (error);
  g_regex_match_full (regex, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), 0,
                      0, &match, NULL);
  while (g_match_info_matches (match))
    {
      g_autofree char *name = g_match_info_fetch (match, 1);

      if (!exists (window, name))
        g_error ("%s names the action %s, which does not exist", resource, name);
      n++;
      g_match_info_next (match, NULL);
    }
  g_assert_cmpuint (n, >=, at_least);
}

/* Nothing dead: every button, menu item, shortcut and line of the shortcuts window does something. */
static void
test_no_dead_commands (void)
{
  ReluWindow *window = fixture_open_window ();
  GtkApplication *application = GTK_APPLICATION (fixture_get_application ());
  g_auto (GStrv) described = gtk_application_list_action_descriptions (application);

  assert_actions_exist (window, RELU_RESOURCE_PATH "/relu-window.ui",
                        "name=\"action(?:-name)?\">([^<]+)<", 15);
  assert_actions_exist (window, RELU_RESOURCE_PATH "/relu-figure-bar.ui",
                        "name=\"action-name\">([^<]+)<", 4);
  assert_actions_exist (window, RELU_RESOURCE_PATH "/help-overlay.ui",
                        "name=\"action-name\">([^<]+)<", 20);

  g_assert_cmpuint (g_strv_length (described), >=, 20);
  for (guint i = 0; described[i] != NULL; i++)
    {
      g_auto (GStrv) accels = gtk_application_get_accels_for_action (application, described[i]);

      g_assert_true (exists (window, described[i]));
      for (guint j = 0; accels[j] != NULL; j++)
        {
          g_auto (GStrv) users = gtk_application_get_actions_for_accel (application, accels[j]);

          g_assert_cmpuint (g_strv_length (users), ==, 1);
        }
    }

  fixture_close_window (window);
}

static void
test_undo_and_redo (void)
{
  ReluWindow *window = fixture_open_window ();
  double before = fixture_get_parameter (window, 3);

  g_assert_false (fixture_is_enabled (window, "undo"));
  g_assert_false (fixture_is_enabled (window, "redo"));

  fixture_set_parameter (window, 3, 7);
  g_assert_true (fixture_is_enabled (window, "undo"));
  g_assert_cmpstr (adw_window_title_get_subtitle (get_title (window)), ==, "1 – 3 – 1 · edited");

  fixture_activate (window, "win.undo");
  g_assert_cmpfloat (fixture_get_parameter (window, 3), ==, before);
  g_assert_false (fixture_is_enabled (window, "undo"));
  g_assert_true (fixture_is_enabled (window, "redo"));
  g_assert_cmpstr (adw_window_title_get_subtitle (get_title (window)), ==, "1 – 3 – 1");

  fixture_activate (window, "win.redo");
  g_assert_cmpfloat (fixture_get_parameter (window, 3), ==, 7);
  g_assert_false (fixture_is_enabled (window, "redo"));

  fixture_close_window (window);
}

static void
test_view_toggles (void)
{
  static const char *const names[] = { "show-contributions", "show-lanes",
                                         "show-slope-strip", "show-build-up" };
  ReluWindow *window = fixture_open_window ();
  GtkWidget *bar = fixture_find (GTK_WIDGET (window), RELU_TYPE_FIGURE_BAR, 0);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *action = g_strconcat ("win.", names[i], NULL);
      GtkWidget *button = fixture_find (bar, GTK_TYPE_TOGGLE_BUTTON, i);
      gboolean before = fixture_get_state (window, names[i]);
      gboolean shown;

      g_assert_cmpint (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)), ==, before);
      fixture_activate (window, action);
      g_object_get (relu_window_get_viewport (window), names[i], &shown, NULL);
      g_assert_cmpint (shown, ==, !before);
      g_assert_cmpint (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)), ==, !before);
      gtk_test_accessible_assert_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_PRESSED,
                                        before ? GTK_ACCESSIBLE_TRISTATE_FALSE
                                               : GTK_ACCESSIBLE_TRISTATE_TRUE);
      fixture_activate (window, action);
    }

  fixture_close_window (window);
}

/* A narrow bar has a menu of the same instead, and the reading keeps a part of it. */
static void
test_narrow_figure_bar (void)
{
  ReluWindow *window = fixture_open_window ();
  GtkWidget *bar = fixture_find (GTK_WIDGET (window), RELU_TYPE_FIGURE_BAR, 0);
  GtkWidget *toggle = fixture_find (bar, GTK_TYPE_TOGGLE_BUTTON, 0);
  GtkWidget *menu = fixture_find (bar, GTK_TYPE_MENU_BUTTON, 0);
  int least, height = gtk_widget_get_height (bar);

  g_assert_true (gtk_widget_get_mapped (toggle));
  g_assert_false (gtk_widget_get_mapped (menu));

  gtk_widget_measure (bar, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <, 260);
  gtk_widget_size_allocate (bar, &(GtkAllocation) { 0, 0, 420, height }, -1);
  g_assert_false (gtk_widget_get_mapped (toggle));
  g_assert_true (gtk_widget_get_mapped (menu));
  gtk_widget_size_allocate (bar, &(GtkAllocation) { 0, 0, 700, height }, -1);
  g_assert_true (gtk_widget_get_mapped (toggle));
  g_assert_false (gtk_widget_get_mapped (menu));

  fixture_close_window (window);
}

static void
test_pane (void)
{
  ReluWindow *window = fixture_open_window ();
  GtkWidget *pane = fixture_find (GTK_WIDGET (window), RELU_TYPE_PARAMETER_PANE, 0);
  GtkWidget *slider = fixture_find (pane, GTK_TYPE_SCALE, 0);
  GtkWidget *focus;

  g_assert_true (gtk_widget_is_visible (pane));
  g_assert_true (gtk_widget_grab_focus (slider));
  fixture_activate (window, "win.toggle-pane");
  g_assert_false (gtk_widget_is_visible (pane));
  g_assert_false (fixture_get_state (window, "toggle-pane"));
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (focus == NULL || !gtk_widget_is_ancestor (focus, pane));
  fixture_activate (window, "win.toggle-pane");
  g_assert_true (gtk_widget_is_visible (pane));

  fixture_close_window (window);
}

static void
test_zoom_and_fit (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluViewport *viewport = relu_window_get_viewport (window);
  double from, to, closer_from, closer_to;

  fixture_settle ();
  fixture_activate (window, "win.zoom-in");
  g_assert_false (relu_viewport_is_fitted (viewport));
  relu_viewport_get_x_range (viewport, &from, &to);
  g_assert_cmpfloat (to - from, <, 8);
  fixture_activate (window, "win.zoom-in");
  relu_viewport_get_x_range (viewport, &closer_from, &closer_to);
  g_assert_cmpfloat (closer_to - closer_from, <, to - from);
  fixture_activate (window, "win.zoom-out");
  relu_viewport_get_x_range (viewport, &closer_from, &closer_to);
  g_assert_cmpfloat_with_epsilon (closer_to - closer_from, to - from, 1e-9);
  fixture_activate (window, "win.fit");
  g_assert_true (relu_viewport_is_fitted (viewport));

  fixture_close_window (window);
}

static void
test_reading (void)
{
  ReluWindow *window = fixture_open_window ();
  GtkWidget *bar = fixture_find (GTK_WIDGET (window), RELU_TYPE_FIGURE_BAR, 0);
  GtkWidget *point = NULL, *equation;
  int height, minimum;

  /* The only labels that are not in a button. */
  for (guint i = 0; (point = fixture_find (bar, GTK_TYPE_LABEL, i)) != NULL; i++)
    {
      if (gtk_widget_get_ancestor (point, GTK_TYPE_BUTTON) == NULL)
        break;
    }
  g_assert_nonnull (point);
  equation = gtk_widget_get_next_sibling (point);
  gtk_widget_measure (bar, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);

  relu_viewport_set_line_x (relu_window_get_viewport (window), 1.2);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (point)), ==,
                   "x = 1.2 · f(x) = 0.46 · pattern 110");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (equation)), ==,
                   "f = 0.8·(x + 3) − 2·x − 0.5 = −1.2x + 1.9");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (gtk_widget_get_parent (point)), ==,
                   "x = 1.2 · f(x) = 0.46 · pattern 110\nf = 0.8·(x + 3) − 2·x − 0.5 = −1.2x + 1.9");
  fixture_set_parameter (window, 9, 0.5);
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (point)), "f(x) = 1.46"));

  /* How much is out of sight is not said where the figure does not say how many regions there are. */
  relu_viewport_set_line_x (relu_window_get_viewport (window), NAN);
  relu_viewport_set_x_range (relu_window_get_viewport (window), -2, 1);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (point)), ==, "4 regions, 2 in view");
  relu_viewport_set_shows_headline (relu_window_get_viewport (window), FALSE);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (point)), ==, "Point at the figure");
  relu_viewport_set_shows_headline (relu_window_get_viewport (window), TRUE);

  /* The figure never jumps: the bar is as high with any reading, however narrow it is. */
  gtk_widget_measure (bar, GTK_ORIENTATION_VERTICAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, height);
  gtk_widget_measure (bar, GTK_ORIENTATION_VERTICAL, 450, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, height);

  fixture_close_window (window);
}

static gboolean
is_narrow (gpointer window)
{
  return gtk_widget_has_css_class (window, "narrow");
}

static gboolean
is_wide (gpointer window)
{
  return !is_narrow (window);
}

static void
test_narrow (void)
{
  ReluWindow *window = fixture_open_window ();
  GtkWidget *pane = fixture_find (GTK_WIDGET (window), RELU_TYPE_PARAMETER_PANE, 0);
  GtkWidget *figure = fixture_find (GTK_WIDGET (window), RELU_TYPE_FIGURE_VIEW, 0);
  int minimum;

  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  g_assert_cmpint (minimum, <, 760);
  gtk_window_set_default_size (GTK_WINDOW (window), 720, 500);
  fixture_wait (is_narrow, window);
  g_assert_false (gtk_widget_is_visible (pane));
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, 480);

  /* One or the other. */
  fixture_activate (window, "win.toggle-pane");
  fixture_settle ();
  g_assert_true (gtk_widget_get_mapped (pane));
  g_assert_false (gtk_widget_get_mapped (figure));
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, 480);

  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 560);
  fixture_wait (is_wide, window);
  fixture_settle ();
  g_assert_true (gtk_widget_get_mapped (pane));
  g_assert_true (gtk_widget_get_mapped (figure));
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, 1000);
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_VERTICAL, 1000, &minimum, NULL, NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, 560);

  fixture_close_window (window);
}

static gboolean
is_named (GtkWidget *widget)
{
  return gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL)
         || gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget),
                                              GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

/* The button inside a menu button takes the name of that from GTK 4.10 on, and is hidden with it. */
static gboolean
stands_for_itself (GtkWidget *control)
{
  GtkWidget *parent = gtk_widget_get_parent (control);

  return !GTK_IS_MENU_BUTTON (parent) || (gtk_widget_get_visible (parent) && !is_named (parent));
}

/* Whatever can have the keyboard has a role that says what it is and a name. */
static void
assert_named (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gboolean is_control = GTK_IS_BUTTON (child) || GTK_IS_MENU_BUTTON (child)
                            || GTK_IS_SCALE (child) || GTK_IS_SPIN_BUTTON (child)
                            || RELU_IS_FIGURE_VIEW (child);

      if (is_control && gtk_widget_get_visible (child) && gtk_widget_get_focusable (child)
          && !is_named (child) && stands_for_itself (child))
        g_error ("A %s without a name, in a %s", G_OBJECT_TYPE_NAME (child),
                 G_OBJECT_TYPE_NAME (widget));
      assert_named (child);
    }
}

static void
test_accessibility (void)
{
  ReluWindow *window = fixture_open_window ();
  GtkWidget *figure = fixture_find (GTK_WIDGET (window), RELU_TYPE_FIGURE_VIEW, 0);
  GtkWidget *pane = fixture_find (GTK_WIDGET (window), RELU_TYPE_PARAMETER_PANE, 0);
  GtkWidget *split = fixture_find (GTK_WIDGET (window), ADW_TYPE_SPLIT_BUTTON, 0);

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (figure), GTK_ACCESSIBLE_ROLE_IMG);
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (figure),
                                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (gtk_widget_get_last_child (split)), GTK_ACCESSIBLE_PROPERTY_LABEL,
      "Recent Files");
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (fixture_find (pane, GTK_TYPE_SCALE, 1)), GTK_ACCESSIBLE_PROPERTY_LABEL,
      "b0, bias of h0");
  assert_named (GTK_WIDGET (window));

  fixture_close_window (window);
}

static void
test_state_is_remembered (void)
{
  GSettings *settings = relu_application_get_settings (fixture_get_application ());
  ReluWindow *window = fixture_open_window ();
  ReluWindow *second;

  gtk_window_set_default_size (GTK_WINDOW (window), 900, 600);
  fixture_settle ();
  fixture_activate (window, "win.show-slope-strip");
  fixture_activate (window, "win.close");
  fixture_settle ();
  g_assert_cmpint (g_settings_get_int (settings, "window-width"), ==, 900);
  g_assert_cmpint (g_settings_get_int (settings, "window-height"), ==, 600);
  g_assert_finalize_object (window);

  second = fixture_open_window ();
  g_assert_true (fixture_get_state (second, "show-slope-strip"));
  fixture_activate (second, "win.show-slope-strip");
  g_settings_reset (settings, "window-width");
  g_settings_reset (settings, "window-height");
  fixture_close_window (second);
}

int
main (int argc, char *argv[])
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/window/begins-with-what-bends", test_begins_with_what_bends);
  g_test_add_func ("/window/no-dead-commands", test_no_dead_commands);
  g_test_add_func ("/window/undo-and-redo", test_undo_and_redo);
  g_test_add_func ("/window/view-toggles", test_view_toggles);
  g_test_add_func ("/window/narrow-figure-bar", test_narrow_figure_bar);
  g_test_add_func ("/window/pane", test_pane);
  g_test_add_func ("/window/zoom-and-fit", test_zoom_and_fit);
  g_test_add_func ("/window/reading", test_reading);
  g_test_add_func ("/window/narrow", test_narrow);
  g_test_add_func ("/window/accessibility", test_accessibility);
  g_test_add_func ("/window/state-is-remembered", test_state_is_remembered);

  return fixture_run ();
}
