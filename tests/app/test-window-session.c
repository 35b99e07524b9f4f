/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A session that was killed comes back: all its windows with their files, changes and views. */

#include <glib/gstdio.h>
#include <math.h>

#include "relu-compat-alert.h"
#include "relu-draft-store.h"
#include "relu-window-private.h"
#include "window-fixture.h"

#define B0 3

static char *state; /* XDG_STATE_HOME */

static void
write_text (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* What a killed session leaves: a window with changes, one that shows a saved file, one with an
 * example, one whose view is nonsense, and one whose file went away. */
static void
leave_session (void)
{
  g_autofree char *folder = g_build_filename (state, "reluscope", "drafts", "killed", NULL);
  g_autofree char *changed = g_build_filename (folder, "a" RELU_DRAFT_CONTENTS, NULL);
  g_autofree char *example = g_build_filename (folder, "c" RELU_DRAFT_CONTENTS, NULL);
  g_autofree char *odd = g_build_filename (folder, "d" RELU_DRAFT_CONTENTS, NULL);
  g_autofree char *saved = g_build_filename (state, "saved.relu.json", NULL);
  g_autofree char *saved_view
      = g_strdup_printf ("[document]\nuri=file://%s\nmodified=false\nused=4\n"
                         "[window]\nwidth=900\nheight=640\npane-visible=false\n"
                         "[view]\nx-from=-1.5\nx-to=0.25\nshow-lanes=false\n",
                         saved);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  write_text (folder, "lock", "");
  fixture_write_network (changed, "changed", 1.25);
  write_text (folder, "a" RELU_DRAFT_VIEW,
              "[document]\nmodified=true\nused=3\n[window]\nwidth=1000\nheight=700\n"
              "pane-position=320\n[view]\ny-from=-2\ny-to=30\nshow-slope-strip=true\n");
  fixture_write_network (saved, "saved", -2);
  write_text (folder, "b" RELU_DRAFT_VIEW, saved_view);
  fixture_write_network (example, "example", 2);
  write_text (folder, "c" RELU_DRAFT_VIEW, "[document]\nmodified=false\nused=2\n");
  fixture_write_network (odd, "odd", 3);
  write_text (folder, "d" RELU_DRAFT_VIEW,
              "[document]\nmodified=perhaps\n[window]\nwidth=-7\nheight=many\nmaximized=3\n"
              "pane-position=1e99\n[view]\nx-from=inf\nx-to=nan\ny-from=3\ny-to=-3\n"
              "line-x=here\nselection=7;-1;3\nselected-region=99\nmuted=0;5;1;0;0\n");
  write_text (folder, "e" RELU_DRAFT_VIEW, "[document]\nuri=file:///nowhere/gone.relu.json\n");
}

static ReluWindow *
find_window (const char *title)
{
  GtkApplication *application = GTK_APPLICATION (fixture_get_application ());

  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    {
      if (RELU_IS_WINDOW (l->data) && g_strcmp0 (gtk_window_get_title (l->data), title) == 0)
        return l->data;
    }

  return NULL;
}

static gboolean
is_there (gpointer title)
{
  ReluWindow *window = find_window (title);

  return window != NULL && gtk_widget_get_mapped (GTK_WIDGET (window));
}

static ReluWindow *
wait_for_window (const char *title)
{
  fixture_wait (is_there, (gpointer) title);
  return find_window (title);
}

static gboolean
get_modified (ReluWindow *window)
{
  return relu_document_get_modified (relu_window_get_document (window));
}

static void
assert_x_range (ReluWindow *window, double expected_from, double expected_to)
{
  double from, to;

  relu_viewport_get_x_range (relu_window_get_viewport (window), &from, &to);
  g_assert_cmpfloat (from, ==, expected_from);
  g_assert_cmpfloat (to, ==, expected_to);
}

static void
test_changed (void)
{
  ReluWindow *window = wait_for_window ("changed");
  ReluViewport *viewport = relu_window_get_viewport (window);
  int width, height;
  double from, to;

  g_assert_true (get_modified (window));
  g_assert_cmpfloat (fixture_get_parameter (window, B0), ==, 1.25);
  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  g_assert_cmpint (width, ==, 1000);
  g_assert_cmpint (height, ==, 700);
  g_assert_cmpint (gtk_paned_get_position (window->paned), ==, 320);
  relu_viewport_get_y_range (viewport, &from, &to);
  g_assert_cmpfloat (from, ==, -2);
  g_assert_cmpfloat (to, ==, 30);
  g_assert_true (relu_viewport_get_shows (viewport, RELU_PART_SLOPE_STRIP));
}

static void
test_saved (void)
{
  ReluWindow *window = wait_for_window ("saved");

  g_assert_false (get_modified (window));
  g_assert_nonnull (relu_document_get_file (relu_window_get_document (window)));
  g_assert_cmpfloat (fixture_get_parameter (window, B0), ==, -2);
  assert_x_range (window, -1.5, 0.25);
  g_assert_false (relu_viewport_get_shows (relu_window_get_viewport (window), RELU_PART_LANES));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (window->side)));
}

/* What one window shows is not what the others show. */
static void
test_views_are_apart (void)
{
  ReluViewport *changed = relu_window_get_viewport (wait_for_window ("changed"));
  ReluViewport *example = relu_window_get_viewport (wait_for_window ("example"));

  g_assert_true (relu_viewport_get_shows (changed, RELU_PART_LANES));
  g_assert_false (relu_viewport_get_shows (example, RELU_PART_SLOPE_STRIP));
}

static void
test_example (void)
{
  ReluWindow *window = wait_for_window ("example");

  g_assert_false (get_modified (window));
  g_assert_null (relu_document_get_file (relu_window_get_document (window)));
  g_assert_cmpfloat (fixture_get_parameter (window, B0), ==, 2);
}

static void
test_nonsense_is_passed_over (void)
{
  ReluWindow *window = wait_for_window ("odd");
  ReluSelection selection;

  g_assert_cmpfloat (fixture_get_parameter (window, B0), ==, 3);
  g_assert_true (relu_viewport_is_fitted (relu_window_get_viewport (window)));
  g_assert_false (gtk_window_is_maximized (GTK_WINDOW (window)));
  g_assert_true (isnan (relu_viewport_get_line_x (relu_window_get_viewport (window))));
  relu_viewport_get_selection (relu_window_get_viewport (window), &selection);
  g_assert_cmpint (selection.kind, ==, RELU_SELECTION_NONE);
  g_assert_cmpint (relu_viewport_get_selected_region (relu_window_get_viewport (window)), ==, -1);
  g_assert_cmpuint (relu_document_get_n_muted (relu_window_get_document (window)), ==, 0);
}

static gboolean
has_any_alert (gpointer text)
{
  GtkApplication *application = GTK_APPLICATION (fixture_get_application ());

  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    {
      g_autofree char *found
          = RELU_IS_WINDOW (l->data) ? relu_compat_alert_dup_text (l->data) : NULL;

      if (found != NULL && strstr (found, text) != NULL)
        return relu_compat_alert_respond (l->data, "cancel");
    }

  return FALSE;
}

static void
test_missing_file_is_named (void)
{
  fixture_wait (has_any_alert, (gpointer) "gone.relu.json");
}

/* What a window writes down is what the next start reads. */
static void
test_round_trip (void)
{
  g_autoptr (GKeyFile) view = g_key_file_new ();
  ReluWindow *window = fixture_open_window ();
  ReluWindow *other = g_object_ref (relu_window_new (fixture_get_application ()));
  const ReluSelection selection = { RELU_SELECTION_PARAMETER, 0, 1, B0 + 1 };
  ReluSelection found;

  relu_viewport_set_x_range (window->viewport, 0.1, 1 / 3.0);
  relu_viewport_set_y_range (window->viewport, -1e-9, 1e9);
  relu_viewport_set_shows (window->viewport, RELU_PART_CONTRIBUTIONS, FALSE);
  relu_viewport_set_line_x (window->viewport, 0.125);
  relu_viewport_set_selection (window->viewport, &selection);
  relu_viewport_set_selected_region (window->viewport, 1);
  relu_document_set_muted (window->document, 0, 0, TRUE);
  relu_document_set_muted (window->document, 0, 2, TRUE);
  gtk_paned_set_position (window->paned, 345);
  /* A window that was restored above has left it hidden. */
  fixture_activate (window, "win.toggle-pane");
  relu_window_save_view (view, window);

  relu_window_restore_view (other, view);
  assert_x_range (other, 0.1, 1 / 3.0);
  g_assert_false (relu_viewport_get_shows (other->viewport, RELU_PART_CONTRIBUTIONS));
  g_assert_cmpfloat (relu_viewport_get_line_x (other->viewport), ==, 0.125);
  relu_viewport_get_selection (other->viewport, &found);
  g_assert_true (relu_selection_equal (&found, &selection));
  g_assert_cmpint (relu_viewport_get_selected_region (other->viewport), ==, 1);
  g_assert_cmpuint (relu_document_get_n_muted (other->document), ==, 2);
  g_assert_true (relu_document_is_muted (other->document, 0, 2));
  g_assert_cmpint (gtk_paned_get_position (other->paned), ==, 345);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window->side)));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (other->side)));

  fixture_close_window (other);
  fixture_close_window (window);
}

static guint
count_files (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;
  const char *name;

  if (dir == NULL)
    return g_file_test (path, G_FILE_TEST_EXISTS);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      n += count_files (child);
    }

  return n;
}

static void
test_closing_forgets (void)
{
  g_autofree char *drafts = g_build_filename (state, "reluscope", "drafts", NULL);
  static const char *const titles[] = { "saved", "example" };

  /* A window without changes closes without a question. */
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      ReluWindow *window = g_object_ref (wait_for_window (titles[i]));

      gtk_window_close (GTK_WINDOW (window));
      fixture_close_window (window);
    }
  for (guint i = 0; i < 2; i++)
    {
      ReluWindow *window = g_object_ref (wait_for_window (i == 0 ? "changed" : "odd"));

      relu_window_close_now (window);
      fixture_close_window (window);
    }
  relu_draft_shut_down ();
  g_assert_cmpuint (count_files (drafts), ==, 0);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

int
main (int argc, char *argv[])
{
  int status;

  state = g_dir_make_tmp ("reluscope-test-XXXXXX", NULL);
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  leave_session ();
  fixture_init (&argc, &argv);

  g_test_add_func ("/window-session/changed", test_changed);
  g_test_add_func ("/window-session/saved", test_saved);
  g_test_add_func ("/window-session/example", test_example);
  g_test_add_func ("/window-session/views-are-apart", test_views_are_apart);
  g_test_add_func ("/window-session/nonsense-is-passed-over", test_nonsense_is_passed_over);
  g_test_add_func ("/window-session/missing-file-is-named", test_missing_file_is_named);
  g_test_add_func ("/window-session/round-trip", test_round_trip);
  g_test_add_func ("/window-session/closing-forgets", test_closing_forgets);

  status = fixture_run ();
  remove_tree (state);
  g_free (state);
  return status;
}
