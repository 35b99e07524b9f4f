/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The panel with the tools: opened, closed, remembered, beside the figure or below it. */

#include "relu-tool-panel.h"
#include "window-fixture.h"

static const char *const pages[] = { "network", "inspector", "regions", "compare" };

static void
show (ReluWindow *window, const char *page)
{
  g_action_group_activate_action (G_ACTION_GROUP (window), "tool-page",
                                  g_variant_new_string (page));
}

static GtkWidget *
get_panel (ReluWindow *window)
{
  return fixture_find (GTK_WIDGET (window), RELU_TYPE_TOOL_PANEL, 0);
}

static GtkPaned *
get_paned (ReluWindow *window)
{
  return GTK_PANED (gtk_widget_get_parent (get_panel (window)));
}

/* The window needs no more than @most, with a width of @for_size. */
static void
assert_fits (ReluWindow *window, GtkOrientation orientation, int for_size, int most)
{
  int minimum;

  gtk_widget_measure (GTK_WIDGET (window), orientation, for_size, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, most);
}

static void
test_pages (void)
{
  ReluWindow *window = fixture_open_window ();
  GtkWidget *first;

  /* Nothing is made before it is asked for. */
  g_assert_null (get_panel (window));
  g_assert_false (fixture_get_state (window, "show-tools"));

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GtkWidget *tab;

      show (window, pages[i]);
      fixture_settle ();
      g_assert_true (gtk_widget_get_mapped (get_panel (window)));
      g_assert_true (fixture_get_state (window, "show-tools"));
      tab = fixture_find (get_panel (window), GTK_TYPE_TOGGLE_BUTTON, i);
      g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (tab)));
    }
  first = relu_tool_panel_get_page (RELU_TOOL_PANEL (get_panel (window)));

  /* Again: closed. */
  show (window, pages[3]);
  g_assert_false (gtk_widget_get_visible (get_panel (window)));
  g_assert_false (fixture_get_state (window, "show-tools"));

  /* The button opens what was open last. */
  fixture_activate (window, "win.show-tools");
  fixture_settle ();
  g_assert_true (relu_tool_panel_get_page (RELU_TOOL_PANEL (get_panel (window))) == first);
  g_assert_true (gtk_widget_get_mapped (first));

  /* What is no page changes nothing. */
  show (window, "no-such-page");
  g_assert_true (gtk_widget_get_mapped (first));

  fixture_close_window (window);
}

static gboolean
has_toast (gpointer window)
{
  GtkWidget *label;

  for (guint i = 0; (label = fixture_find (GTK_WIDGET (window), GTK_TYPE_LABEL, i)) != NULL; i++)
    if (g_str_equal (gtk_label_get_text (GTK_LABEL (label)), "Forward pass copied as text"))
      return TRUE;

  return FALSE;
}

/* What a page says is shown by the window. */
static void
test_a_page_speaks (void)
{
  ReluWindow *window = fixture_open_window ();

  show (window, "inspector");
  relu_viewport_set_line_x (relu_window_get_viewport (window), 1);
  fixture_settle ();
  gtk_widget_activate_action (relu_tool_panel_get_page (RELU_TOOL_PANEL (get_panel (window))),
                              "inspector.copy-text", NULL);
  fixture_wait (has_toast, window);

  fixture_close_window (window);
}

static void
test_closing_keeps_the_keyboard_in_sight (void)
{
  ReluWindow *window = fixture_open_window ();
  GtkWidget *focus;

  show (window, "network");
  fixture_settle ();
  gtk_widget_grab_focus (fixture_find (get_panel (window), GTK_TYPE_TOGGLE_BUTTON, 0));
  show (window, "");
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_get_mapped (focus));

  fixture_close_window (window);
}

/* Whether the keyboard comes from the pane or from another page, it is on what comes first. */
static void
test_the_keyboard_enters_a_page_at_its_start (void)
{
  ReluWindow *window = fixture_open_window ();
  GtkWidget *first;

  show (window, "inspector");
  fixture_settle ();
  first = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (GTK_IS_TEXT (first));
  fixture_close_window (window);

  window = fixture_open_window ();
  show (window, "network");
  fixture_settle ();
  show (window, "inspector");
  fixture_settle ();
  first = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (GTK_IS_TEXT (first));
  show (window, "");
  fixture_close_window (window);
}

static gboolean
is_below (gpointer window)
{
  return gtk_orientable_get_orientation (GTK_ORIENTABLE (get_paned (window)))
         == GTK_ORIENTATION_VERTICAL;
}

static gboolean
is_beside (gpointer window)
{
  return !is_below (window);
}

static void
test_place (void)
{
  ReluWindow *window = fixture_open_window ();

  gtk_window_set_default_size (GTK_WINDOW (window), 1300, 700);
  show (window, "network");
  fixture_wait (is_beside, window);
  fixture_settle ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1024, 560);
  fixture_wait (is_below, window);
  fixture_settle ();
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      fixture_show_tool (window, pages[i]);
      assert_fits (window, GTK_ORIENTATION_HORIZONTAL, -1, 1024);
      assert_fits (window, GTK_ORIENTATION_VERTICAL, 1024, 560);
    }

  fixture_close_window (window);
}

static gboolean
is_narrow (gpointer window)
{
  return gtk_widget_get_width (window) < 720;
}

/* No page keeps a window from getting small. */
static void
test_narrow (void)
{
  ReluWindow *window = fixture_open_window ();

  /* In two steps, as when somebody drags the border: beside the figure the panel needs more. */
  show (window, "network");
  fixture_settle ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 560);
  fixture_wait (is_below, window);
  fixture_settle ();
  gtk_window_set_default_size (GTK_WINDOW (window), 700, 560);
  fixture_wait (is_narrow, window);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      fixture_show_tool (window, pages[i]);
      assert_fits (window, GTK_ORIENTATION_HORIZONTAL, -1, 700);
    }
  show (window, "");

  fixture_close_window (window);
}

static void
test_remembered (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluWindow *other;

  show (window, "regions");
  fixture_settle ();
  other = fixture_open_window ();
  g_assert_nonnull (get_panel (other));
  g_assert_true (fixture_get_state (other, "show-tools"));
  fixture_close_window (other);
  show (window, "");
  fixture_close_window (window);
}

/* Neither opening and closing nor another window wears it away. */
static void
test_size_stays (void)
{
  ReluWindow *window = fixture_open_window ();
  int before, after;

  gtk_window_set_default_size (GTK_WINDOW (window), 1400, 700);
  show (window, "network");
  fixture_wait (is_beside, window);
  fixture_settle ();
  before = gtk_widget_get_width (get_panel (window));
  for (guint i = 0; i < 3; i++)
    {
      show (window, "");
      fixture_settle ();
      show (window, "network");
      fixture_settle ();
    }
  after = gtk_widget_get_width (get_panel (window));
  g_assert_cmpint (after, ==, before);
  show (window, "");

  fixture_close_window (window);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/window-tools/pages", test_pages);
  g_test_add_func ("/window-tools/speaks", test_a_page_speaks);
  g_test_add_func ("/window-tools/focus", test_closing_keeps_the_keyboard_in_sight);
  g_test_add_func ("/window-tools/focus-enters", test_the_keyboard_enters_a_page_at_its_start);
  g_test_add_func ("/window-tools/place", test_place);
  g_test_add_func ("/window-tools/narrow", test_narrow);
  g_test_add_func ("/window-tools/size", test_size_stays);
  g_test_add_func ("/window-tools/remembered", test_remembered);

  return fixture_run ();
}
