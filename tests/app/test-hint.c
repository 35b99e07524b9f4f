/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first hint: there once, gone for good when it is closed or something has been edited. */

#include "relu-hint.h"
#include "window-fixture.h"

static gboolean
is_hidden (gpointer window)
{
  return !gtk_widget_get_visible (fixture_find (window, RELU_TYPE_HINT, 0));
}

static GSettings *
get_settings (void)
{
  return relu_application_get_settings (fixture_get_application ());
}

static void
test_closed (void)
{
  ReluWindow *window = fixture_open_window ();
  GtkWidget *hint = fixture_find (window, RELU_TYPE_HINT, 0);
  GtkWidget *close = fixture_find (hint, GTK_TYPE_BUTTON, 2);

  g_assert_true (gtk_widget_get_mapped (hint));
  gtk_test_accessible_assert_role (hint, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (close, GTK_ACCESSIBLE_PROPERTY_LABEL, "Do not show this again");

  /* By keyboard, which then is where it can be seen. */
  gtk_widget_grab_focus (close);
  g_signal_emit_by_name (close, "clicked");
  fixture_wait (is_hidden, window);
  g_assert_true (gtk_widget_get_mapped (gtk_window_get_focus (GTK_WINDOW (window))));
  fixture_close_window (window);

  window = fixture_open_window ();
  g_assert_true (is_hidden (window));
  fixture_close_window (window);
  g_settings_reset (get_settings (), "show-hint");
}

static void
test_done (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluDocument *document = relu_window_get_document (window);
  guint gesture = relu_document_begin_gesture (document);
  gint64 end = g_get_monotonic_time () + 3 * G_USEC_PER_SEC;

  /* Not under the hand that drags. */
  fixture_set_parameter (window, 4, 2.5);
  while (g_get_monotonic_time () < end)
    fixture_settle ();
  g_assert_false (is_hidden (window));

  relu_document_end_gesture (document, gesture);
  fixture_wait (is_hidden, window);
  g_assert_false (g_settings_get_boolean (get_settings (), "show-hint"));

  fixture_close_window (window);
  g_settings_reset (get_settings (), "show-hint");
}

/* Another example is no edit. */
static void
test_example (void)
{
  ReluWindow *window = fixture_open_window ();

  g_action_group_activate_action (G_ACTION_GROUP (window), "open-example", g_variant_new_string ("linear-case"));
  fixture_wait_for_example (window, "Linear case");
  fixture_settle ();
  g_assert_false (is_hidden (window));

  fixture_close_window (window);
}

/* A lesson says itself what to do, and the tools need the room. */
static void
test_quiet (void)
{
  ReluWindow *window = fixture_open_window ();

  g_action_group_activate_action (G_ACTION_GROUP (window), "tool-page", g_variant_new_string ("network"));
  fixture_wait (is_hidden, window);
  g_action_group_activate_action (G_ACTION_GROUP (window), "tool-page", g_variant_new_string ("network"));
  g_assert_false (is_hidden (window));

  /* Its own button begins one. */
  g_signal_emit_by_name (fixture_find (fixture_find (window, RELU_TYPE_HINT, 0), GTK_TYPE_BUTTON, 0), "clicked");
  fixture_wait (is_hidden, window);
  fixture_activate (window, "win.close-lesson");
  g_assert_false (is_hidden (window));
  g_assert_true (g_settings_get_boolean (get_settings (), "show-hint"));

  fixture_close_window (window);
}

int
main (int argc, char *argv[])
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/hint/closed", test_closed);
  g_test_add_func ("/hint/done", test_done);
  g_test_add_func ("/hint/example", test_example);
  g_test_add_func ("/hint/quiet", test_quiet);

  return fixture_run ();
}
