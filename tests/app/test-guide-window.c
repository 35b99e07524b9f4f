/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The guide's window: every page, links, back and forward, the search, and what F1 opens. */

#include "relu-guide-view.h"
#include "relu-guide-window.h"
#include "relu-guide.h"
#include "relu-help.h"
#include "window-fixture.h"

static GtkWindow *
open_guide (const char *link)
{
  GtkWindow *guide = g_object_ref (relu_guide_window_new (GTK_APPLICATION (fixture_get_application ())));

  relu_guide_window_go (RELU_GUIDE_WINDOW (guide), link);
  gtk_window_present (guide);
  fixture_settle ();
  return guide;
}

static void
close_guide (GtkWindow *guide)
{
  gtk_window_destroy (guide);
  fixture_settle ();
  g_assert_finalize_object (guide);
}

static guint
get_page (GtkWindow *guide)
{
  return relu_guide_view_get_page (fixture_find (guide, RELU_TYPE_GUIDE_VIEW, 0));
}

static void
assert_page (GtkWindow *guide, const char *name)
{
  g_assert_cmpstr (relu_guide_get_name (get_page (guide)), ==, name);
}

static void
test_every_page (void)
{
  GtkWindow *guide = open_guide (RELU_GUIDE_FIRST ".md");

  for (guint page = 0; page < relu_guide_get_n_pages (); page++)
    {
      GtkWidget *view = fixture_find (guide, RELU_TYPE_GUIDE_VIEW, 0);
      g_autofree char *link = g_strconcat (relu_guide_get_name (page), ".md", NULL);
      GtkWidget *title;

      relu_guide_window_go (RELU_GUIDE_WINDOW (guide), link);
      fixture_settle ();
      g_assert_cmpuint (get_page (guide), ==, page);
      title = fixture_find (view, GTK_TYPE_LABEL, 0);
      g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (title)), ==, relu_guide_get_title (page));
      gtk_test_accessible_assert_role (title, GTK_ACCESSIBLE_ROLE_HEADING);
      gtk_test_accessible_assert_property (title, GTK_ACCESSIBLE_PROPERTY_LEVEL, 1);
      for (guint i = 0; i < 3; i++)
        {
          GtkWidget *picture = fixture_find (view, GTK_TYPE_PICTURE, i);

          g_assert_true (picture == NULL || gtk_widget_get_height (picture) > 100);
          g_assert_true (picture == NULL || gtk_picture_get_paintable (GTK_PICTURE (picture)) != NULL);
        }
    }

  close_guide (guide);
}

static void
test_history (void)
{
  GtkWindow *guide = open_guide ("figure.md");
  GtkWidget *widget = GTK_WIDGET (guide);

  g_signal_emit_by_name (fixture_find (guide, RELU_TYPE_GUIDE_VIEW, 0), "link-activated",
                         "regions.md#silent-switches");
  assert_page (guide, "regions");
  relu_guide_window_go (RELU_GUIDE_WINDOW (guide), "nowhere.md");
  assert_page (guide, "regions");
  gtk_widget_activate_action (widget, "guide.back", NULL);
  assert_page (guide, "figure");
  gtk_widget_activate_action (widget, "guide.back", NULL); /* cannot be given */
  assert_page (guide, "figure");
  gtk_widget_activate_action (widget, "guide.forward", NULL);
  assert_page (guide, "regions");
  gtk_widget_activate_action (widget, "guide.back", NULL);
  relu_guide_window_go (RELU_GUIDE_WINDOW (guide), "data.md");
  gtk_widget_activate_action (widget, "guide.forward", NULL); /* there is nothing any more */
  assert_page (guide, "data");

  close_guide (guide);
}

static void
test_heading_is_scrolled_to (void)
{
  GtkWindow *guide = open_guide ("training.md#the-loss");
  GtkScrolledWindow *scroller = fixture_find (fixture_find (guide, RELU_TYPE_GUIDE_VIEW, 0),
                                              GTK_TYPE_SCROLLED_WINDOW, 0);

  g_assert_cmpfloat (gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (scroller)), >, 100);
  /* The keyboard goes on from there. */
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (gtk_window_get_focus (guide))), ==, "The loss");

  close_guide (guide);
}

static guint
count_rows (GtkWindow *guide)
{
  GtkListBox *list = fixture_find (guide, GTK_TYPE_LIST_BOX, 0);
  GtkListBoxRow *row;
  guint n = 0;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    n += gtk_widget_get_child_visible (GTK_WIDGET (row));

  return n;
}

static void
test_search (void)
{
  GtkWindow *guide = open_guide (RELU_GUIDE_FIRST ".md");
  GtkWidget *search = fixture_find (guide, GTK_TYPE_SEARCH_ENTRY, 0);

  g_assert_cmpuint (count_rows (guide), ==, relu_guide_get_n_pages ());
  gtk_widget_activate_action (GTK_WIDGET (guide), "guide.search", NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "KINK");
  g_signal_emit_by_name (search, "search-changed");
  g_assert_cmpuint (count_rows (guide), ==, 1);
  g_signal_emit_by_name (search, "activate");
  assert_page (guide, "words");
  gtk_editable_set_text (GTK_EDITABLE (search), "nothing says this");
  g_signal_emit_by_name (search, "search-changed");
  g_assert_cmpuint (count_rows (guide), ==, 0);

  close_guide (guide);
}

static void
test_scale (void)
{
  GtkWindow *guide = open_guide ("words.md");
  GtkWidget *view = fixture_find (guide, RELU_TYPE_GUIDE_VIEW, 0);
  int height = gtk_widget_get_height (fixture_find (view, GTK_TYPE_LABEL, 0));

  gtk_widget_activate_action (GTK_WIDGET (guide), "win.zoom-in", NULL);
  gtk_widget_activate_action (GTK_WIDGET (guide), "win.zoom-in", NULL);
  fixture_settle ();
  g_assert_cmpint (gtk_widget_get_height (fixture_find (view, GTK_TYPE_LABEL, 0)), >, height);
  gtk_widget_activate_action (GTK_WIDGET (guide), "win.fit", NULL);
  fixture_settle ();
  g_assert_cmpint (gtk_widget_get_height (fixture_find (view, GTK_TYPE_LABEL, 0)), ==, height);

  close_guide (guide);
}

/* What F1 opens, where the keyboard is. */
static void
test_context (void)
{
  static const struct
  {
    const char *tool, *page;
  } tools[] = {
    { "network", "network" }, { "inspector", "numbers" }, { "regions", "regions" }, { "compare", "compare" },
    { "data", "data" },       { "training", "training" }, { "starts", "starts" },
    { "lesson", "making-lessons" },
  };
  ReluWindow *window = fixture_open_window ();
  guint page;

  gtk_window_set_focus (GTK_WINDOW (window), fixture_find (window, GTK_TYPE_SCALE, 0));
  g_assert_cmpstr (relu_help_find_page (GTK_WINDOW (window)), ==, "sliders");
  for (gsize i = 0; i < G_N_ELEMENTS (tools); i++)
    {
      g_action_group_activate_action (G_ACTION_GROUP (window), "tool-page", g_variant_new_string (tools[i].tool));
      fixture_settle ();
      g_assert_cmpstr (relu_help_find_page (GTK_WINDOW (window)), ==, tools[i].page);
      g_assert_true (relu_guide_find_page (tools[i].page, &page));
    }

  /* Named by what opens them with a string. */
  g_assert_true (relu_guide_find_page ("export", &page));
  g_assert_true (relu_guide_find_page ("lessons", &page));
  g_assert_true (relu_guide_find_page ("presenting", &page));

  fixture_close_window (window);
}

/* There is one guide, and it does not outlive the last window. */
static void
test_one_guide (void)
{
  GtkApplication *application = GTK_APPLICATION (fixture_get_application ());
  ReluWindow *window = fixture_open_window ();

  for (int i = 0; i < 2; i++)
    {
      g_action_group_activate_action (G_ACTION_GROUP (application), "guide", g_variant_new_string ("units"));
      fixture_settle ();
      g_assert_cmpuint (g_list_length (gtk_application_get_windows (application)), ==, 2);
    }

  /* In another language, at the same page. */
  relu_help_reopen (application);
  fixture_settle ();
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (application)), ==, 2);
  assert_page (gtk_application_get_active_window (application), "units");

  fixture_close_window (window);
  fixture_settle ();
  g_assert_null (gtk_application_get_windows (application));
}

int
main (int argc, char *argv[])
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/guide-window/every-page", test_every_page);
  g_test_add_func ("/guide-window/history", test_history);
  g_test_add_func ("/guide-window/heading-is-scrolled-to", test_heading_is_scrolled_to);
  g_test_add_func ("/guide-window/search", test_search);
  g_test_add_func ("/guide-window/scale", test_scale);
  g_test_add_func ("/guide-window/context", test_context);
  g_test_add_func ("/guide-window/one-guide", test_one_guide);

  return fixture_run ();
}
