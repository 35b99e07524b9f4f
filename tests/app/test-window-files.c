/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening, saving, dropping and leaving documents: nothing is lost, and errors say what is wrong. */

#include <glib/gstdio.h>

#include "relu-compat-alert.h"
#include "relu-examples-popover.h"
#include "relu-figure-view.h"
#include "relu-notice.h"
#include "relu-window-private.h"
#include "window-fixture.h"

#define B0 3

static ReluDocument *
get_document (ReluWindow *window)
{
  return relu_window_get_document (window);
}

static GFile *
write_network (const char *name, double b0)
{
  g_autofree char *path = fixture_path (name);

  fixture_write_network (path, name, b0);
  return g_file_new_for_path (path);
}

static double
read_b0 (GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReluFile) contents = relu_file_read (g_file_peek_path (file), &error);

  g_assert_no_error (error);
  return relu_network_get_parameters (relu_file_get_network (contents))[B0];
}

static gboolean
is_saved (gpointer window)
{
  return !relu_document_get_modified (get_document (window));
}

static gboolean
is_unmapped (gpointer window)
{
  return !gtk_widget_get_mapped (window);
}

static void
test_open (void)
{
  ReluWindow *window = fixture_open_window ();
  g_autoptr (GFile) file = write_network ("one", -10);
  GtkRecentManager *recent = gtk_recent_manager_get_default ();
  g_autofree char *uri = g_file_get_uri (file);

  relu_viewport_set_x_range (relu_window_get_viewport (window), 0, 1);
  relu_window_open (window, file);
  fixture_wait_for_example (window, "one");
  g_assert_true (g_file_equal (relu_document_get_file (get_document (window)), file));
  g_assert_cmpfloat (fixture_get_parameter (window, B0), ==, -10);
  g_assert_true (relu_viewport_is_fitted (relu_window_get_viewport (window)));
  g_assert_true (gtk_recent_manager_has_item (recent, uri));

  fixture_close_window (window);
}

static void
test_bad_files (void)
{
  static const struct
  {
    const char *name, *text, *expected;
  } cases[] = {
    { "syntax.relu.json", "{ \"format\": \"reluscope\", ", "syntax.relu.json" },
    { "empty.relu.json", "", "empty.relu.json" },
    { "number.relu.json",
      "{ \"format\": \"reluscope\", \"version\": 1, \"layers\": [ { \"activation\": \"relu\", "
      "\"weights\": [[\"one\"]], \"biases\": [0] } ] }",
      "weights" },
    { "missing.relu.json", NULL, "missing.relu.json" },
  };
  ReluWindow *window = fixture_open_window ();
  g_autoptr (ReluFile) before = relu_file_ref (relu_document_get_contents (get_document (window)));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = fixture_path (cases[i].name);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autofree char *text = NULL;

      if (cases[i].text != NULL)
        g_assert_true (g_file_set_contents (path, cases[i].text, -1, NULL));
      relu_window_open (window, file);
      text = fixture_wait_for_alert (GTK_WINDOW (window));
      g_assert_nonnull (strstr (text, cases[i].name));
      g_assert_nonnull (strstr (text, cases[i].expected));
      g_assert_true (relu_document_get_contents (get_document (window)) == before);
      g_assert_true (relu_compat_alert_respond (GTK_WINDOW (window), "cancel"));
      fixture_wait (fixture_has_no_alert, window);
    }

  fixture_close_window (window);
}

static void
test_open_asks_where_changes_would_be_lost (void)
{
  ReluWindow *window = fixture_open_window ();
  g_autoptr (GFile) file = write_network ("two", -9);
  g_autofree char *question = NULL;

  fixture_set_parameter (window, B0, 1);
  relu_window_open (window, file);
  question = fixture_wait_for_alert (GTK_WINDOW (window));
  g_assert_nonnull (strstr (question, "not saved"));
  g_assert_true (relu_compat_alert_respond (GTK_WINDOW (window), "cancel"));
  fixture_settle ();
  g_assert_cmpfloat (fixture_get_parameter (window, B0), ==, 1);
  g_assert_true (relu_document_get_modified (get_document (window)));

  relu_window_open (window, file);
  g_free (fixture_wait_for_alert (GTK_WINDOW (window)));
  g_assert_true (relu_compat_alert_respond (GTK_WINDOW (window), "discard"));
  fixture_wait_for_example (window, "two");
  g_assert_cmpfloat (fixture_get_parameter (window, B0), ==, -9);
  g_assert_false (relu_document_get_modified (get_document (window)));

  fixture_close_window (window);
}

static void
test_examples_and_new (void)
{
  ReluWindow *window = fixture_open_window ();
  g_autofree char *error = NULL;

  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (window), "win.open-example", "s", "linear-case"));
  fixture_wait_for_example (window, "Linear case");
  g_assert_cmpint (
      relu_analysis_get_verdict (relu_document_get_analysis (get_document (window), NULL)), ==,
      RELU_VERDICT_LINEAR);
  g_assert_null (relu_document_get_file (get_document (window)));

  g_assert_false (relu_window_open_example (window, "no-such-example"));
  error = fixture_wait_for_alert (GTK_WINDOW (window));
  g_assert_nonnull (strstr (error, "no-such-example"));
  relu_compat_alert_respond (GTK_WINDOW (window), "cancel");

  fixture_activate (window, "win.new");
  fixture_wait_for_example (window, "Untitled Network");
  g_assert_false (relu_document_get_modified (get_document (window)));

  fixture_close_window (window);
}

/* The list goes when a row is chosen, by key too, and before a question comes up. */
static void
test_the_list_of_examples_closes (void)
{
  ReluWindow *window = fixture_open_window ();
  GtkWidget *list;

  for (guint round = 0; round < 2; round++)
    {
      fixture_activate (window, "win.open-examples");
      fixture_settle ();
      list = fixture_find (GTK_WIDGET (window), RELU_TYPE_EXAMPLES_POPOVER, 0);
      g_assert_nonnull (list);
      g_assert_true (gtk_widget_get_mapped (list));
      gtk_widget_activate (fixture_find (list, GTK_TYPE_LIST_BOX_ROW, 1));
      fixture_wait (is_unmapped, list);
      if (round == 0)
        {
          fixture_wait_for_example (window, "Linear case");
          fixture_set_parameter (window, B0, 1);
        }
    }
  g_free (fixture_wait_for_alert (GTK_WINDOW (window)));
  g_assert_true (relu_compat_alert_respond (GTK_WINDOW (window), "cancel"));
  fixture_settle ();

  fixture_close_window (window);
}

/* What is typed into the dialog, and what it becomes. */
static void
test_names (void)
{
  static const struct
  {
    const char *typed, *network, *lesson;
  } rows[] = {
    { "x", "x.relu.json", "x.relu-lesson.json" },
    { "x.json", "x.json", "x.relu-lesson.json" },
    { "x.relu.json", "x.relu.json", "x.relu.relu-lesson.json" },
    { "x.relu.json.json", "x.relu.json", "x.relu.relu-lesson.json" },
    { "x.relu-lesson.json", "x.relu-lesson.json", "x.relu-lesson.json" },
    { "x.relu-lesson.json.json", "x.relu-lesson.json", "x.relu-lesson.json" },
    { "1.5", "1.5.relu.json", "1.5.relu-lesson.json" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *network
        = relu_window_complete_name (rows[i].typed, ".relu.json", ".json");
      g_autofree char *lesson
        = relu_window_complete_name (rows[i].typed, ".relu-lesson.json", ".relu-lesson.json");

      g_assert_cmpstr (network, ==, rows[i].network);
      g_assert_cmpstr (lesson, ==, rows[i].lesson);
    }
}

static void
test_save (void)
{
  ReluWindow *window = fixture_open_window ();
  g_autoptr (GFile) file = write_network ("three", -8);

  relu_window_open (window, file);
  fixture_wait_for_example (window, "three");
  fixture_set_parameter (window, B0, 2.5);
  fixture_activate (window, "win.save");
  fixture_wait (is_saved, window);
  g_assert_cmpfloat (read_b0 (file), ==, 2.5);
  g_assert_true (fixture_is_enabled (window, "undo"));

  fixture_close_window (window);
}

/* Where the folder went away, the window stays and says why. */
static void
test_save_fails (void)
{
  ReluWindow *window = fixture_open_window ();
  g_autoptr (GFile) file = write_network ("four", -8);
  g_autofree char *path = fixture_path ("not-a-folder");
  g_autoptr (GFile) impossible = NULL;
  g_autofree char *error = NULL;

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  impossible = g_file_new_build_filename (path, "x.relu.json", NULL);
  relu_window_open (window, file);
  fixture_wait_for_example (window, "four");
  relu_document_mark_saved (get_document (window), impossible);
  fixture_set_parameter (window, B0, 2.5);

  fixture_activate (window, "win.close");
  g_free (fixture_wait_for_alert (GTK_WINDOW (window)));
  g_assert_true (relu_compat_alert_respond (GTK_WINDOW (window), "save"));
  fixture_wait (fixture_has_no_alert, window);
  error = fixture_wait_for_alert (GTK_WINDOW (window));
  g_assert_nonnull (strstr (error, "Could Not Save"));
  g_assert_nonnull (strstr (error, "x.relu.json"));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (window)));
  g_assert_true (relu_document_get_modified (get_document (window)));
  relu_compat_alert_respond (GTK_WINDOW (window), "cancel");

  fixture_close_window (window);
}

static void
test_close (void)
{
  static const char *const answers[] = { "cancel", "discard", "save" };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      ReluWindow *window = fixture_open_window ();
      g_autoptr (GFile) file = write_network ("five", -8);
      gboolean closes = i > 0;

      relu_window_open (window, file);
      fixture_wait_for_example (window, "five");
      fixture_set_parameter (window, B0, 2.5);
      fixture_activate (window, "win.close");
      g_free (fixture_wait_for_alert (GTK_WINDOW (window)));

      /* To close once more asks nothing more and answers nothing. */
      fixture_activate (window, "win.close");
      g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (window)));

      g_assert_true (relu_compat_alert_respond (GTK_WINDOW (window), answers[i]));
      if (closes)
        {
          fixture_wait (is_unmapped, window);
          g_assert_cmpfloat (read_b0 (file), ==, g_str_equal (answers[i], "save") ? 2.5 : -8);
        }
      else
        {
          fixture_settle ();
          g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (window)));
          g_assert_true (relu_document_get_modified (get_document (window)));
        }
      fixture_close_window (window);
    }
}

static void
test_close_unchanged (void)
{
  ReluWindow *window = fixture_open_window ();

  fixture_set_parameter (window, B0, 1);
  fixture_activate (window, "win.undo");
  fixture_activate (window, "win.close");
  fixture_wait (is_unmapped, window);
  fixture_close_window (window);
}

static GtkDropTarget *
get_drop_target (ReluWindow *window)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (window));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }

  return NULL;
}

static void
test_drop (void)
{
  ReluWindow *window = fixture_open_window ();
  g_autoptr (GFile) file = write_network ("six", -7);
  g_autofree char *bad_path = fixture_path ("picture.png");
  g_autoptr (GFile) bad = g_file_new_for_path (bad_path);
  g_auto (GValue) value = G_VALUE_INIT;
  g_autofree char *error = NULL;
  gboolean accepted = FALSE;

  g_assert_true (g_file_set_contents (bad_path, "\x89PNG\r\n\x1a\n", -1, NULL));
  g_value_init (&value, G_TYPE_FILE);
  g_value_set_object (&value, bad);
  g_signal_emit_by_name (get_drop_target (window), "drop", &value, 1.0, 1.0, &accepted);
  error = fixture_wait_for_alert (GTK_WINDOW (window));
  g_assert_nonnull (strstr (error, "picture.png"));
  relu_compat_alert_respond (GTK_WINDOW (window), "cancel");

  g_value_set_object (&value, file);
  g_signal_emit_by_name (get_drop_target (window), "drop", &value, 1.0, 1.0, &accepted);
  g_assert_true (accepted);
  fixture_wait_for_example (window, "six");

  fixture_close_window (window);
}

/* One file, one window: asking for it again shows the window that has it. */
static void
test_open_twice (void)
{
  GtkApplication *application = GTK_APPLICATION (fixture_get_application ());
  ReluWindow *window = fixture_open_window ();
  g_autoptr (GFile) file = write_network ("seven", -6);

  relu_window_open (window, file);
  fixture_wait_for_example (window, "seven");
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (application)), ==, 1);
  relu_application_open_file (fixture_get_application (), file);
  fixture_settle ();
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (application)), ==, 1);

  fixture_close_window (window);
}

/* Under another name, and from another window, it is still the same file. */
static void
test_open_elsewhere (void)
{
  GtkApplication *application = GTK_APPLICATION (fixture_get_application ());
  ReluWindow *window = fixture_open_window ();
  ReluWindow *other = fixture_open_window ();
  g_autoptr (GFile) file = write_network ("nine", -6);
  g_autofree char *link_path = fixture_path ("link-to-nine");
  g_autoptr (GFile) link = g_file_new_for_path (link_path);
  g_autoptr (ReluFile) before = relu_file_ref (relu_document_get_contents (get_document (other)));

  g_assert_true (g_file_make_symbolic_link (link, g_file_peek_path (file), NULL, NULL));
  relu_window_open (window, file);
  fixture_wait_for_example (window, "nine");
  g_assert_true (relu_application_find_window (fixture_get_application (), link)
                 == GTK_WINDOW (window));

  relu_window_open (other, link);
  fixture_settle ();
  g_assert_true (relu_document_get_contents (get_document (other)) == before);
  g_assert_null (relu_document_get_file (get_document (other)));
  relu_application_open_file (fixture_get_application (), link);
  fixture_settle ();
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (application)), ==, 2);

  /* In its own window it is read again. */
  fixture_set_parameter (window, B0, 1);
  relu_document_mark_saved (get_document (window), file);
  relu_window_open (window, file);
  fixture_settle ();
  g_assert_cmpfloat (fixture_get_parameter (window, B0), ==, -6);

  fixture_close_window (other);
  fixture_close_window (window);
}

static gboolean
has_two_windows (gpointer application)
{
  return g_list_length (gtk_application_get_windows (application)) == 2;
}

/* Named twice on a command line, a file gets one window. */
static void
test_open_twice_at_once (void)
{
  GtkApplication *application = GTK_APPLICATION (fixture_get_application ());
  ReluWindow *window = fixture_open_window ();
  g_autoptr (GFile) file = write_network ("ten", -6);
  ReluWindow *other;

  relu_application_open_file (fixture_get_application (), file);
  relu_application_open_file (fixture_get_application (), file);
  fixture_wait (has_two_windows, application);
  fixture_settle ();
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (application)), ==, 2);

  other = g_object_ref (RELU_WINDOW (relu_application_find_window (fixture_get_application (),
                                                                   file)));
  fixture_close_window (other);
  fixture_close_window (window);
}

static void
test_recover (void)
{
  ReluWindow *window = fixture_open_window ();
  g_autoptr (GFile) file = write_network ("eight", -5);
  g_autoptr (ReluFile) contents = relu_file_read (g_file_peek_path (file), NULL);

  relu_window_recover (window, contents, file);
  g_assert_true (relu_document_get_modified (get_document (window)));
  g_assert_false (relu_document_get_can_undo (get_document (window)));
  g_assert_true (g_file_equal (relu_document_get_file (get_document (window)), file));
  fixture_activate (window, "win.save");
  fixture_wait (is_saved, window);

  fixture_close_window (window);
}

typedef struct
{
  ReluWindow *windows[2];
} Pair;

/* The one of two windows that asks; which one is asked first is up to GTK. */
static ReluWindow *
find_asking (Pair *pair)
{
  for (guint i = 0; i < 2; i++)
    {
      if (!fixture_has_no_alert (pair->windows[i]))
        return pair->windows[i];
    }

  return NULL;
}

static gboolean
one_asks (gpointer data)
{
  return find_asking (data) != NULL;
}

static void
answer (Pair *pair, const char *response)
{
  fixture_wait (one_asks, pair);
  g_assert_true (relu_compat_alert_respond (GTK_WINDOW (find_asking (pair)), response));
}

/* Nothing is closed before all windows have agreed. */
static void
test_quit (void)
{
  GActionGroup *application = G_ACTION_GROUP (fixture_get_application ());
  Pair pair = { { fixture_open_window (), fixture_open_window () } };

  for (guint i = 0; i < 2; i++)
    fixture_set_parameter (pair.windows[i], B0, 1);

  g_action_group_activate_action (application, "quit", NULL);
  answer (&pair, "discard");
  answer (&pair, "cancel");
  fixture_settle ();
  for (guint i = 0; i < 2; i++)
    g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (pair.windows[i])));

  g_action_group_activate_action (application, "quit", NULL);
  answer (&pair, "discard");
  answer (&pair, "discard");
  for (guint i = 0; i < 2; i++)
    {
      fixture_wait (is_unmapped, pair.windows[i]);
      fixture_close_window (pair.windows[i]);
    }
}

static GtkWidget *
find_notice_button (ReluWindow *window, const char *action)
{
  GtkWidget *notice = fixture_find (GTK_WIDGET (window), RELU_TYPE_NOTICE, 0);

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *button = fixture_find (notice, GTK_TYPE_BUTTON, i);

      if (button != NULL
          && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), action)
                 == 0)
        return button;
    }

  return NULL;
}

static ReluNotice *
get_notice (ReluWindow *window)
{
  return RELU_NOTICE (fixture_find (GTK_WIDGET (window), RELU_TYPE_NOTICE, 0));
}

static gboolean
has_notice (gpointer window)
{
  return relu_notice_get_text (get_notice (window)) != NULL;
}

static gboolean
has_no_notice (gpointer window)
{
  return !has_notice (window);
}

static ReluWindow *
open_network (const char *name, double b0, GFile **file)
{
  ReluWindow *window = fixture_open_window ();

  *file = write_network (name, b0);
  relu_window_open (window, *file);
  fixture_wait_for_example (window, name);
  return window;
}

static gboolean
has_b0_of_11 (gpointer window)
{
  return fixture_get_parameter (window, B0) == 11;
}

/* Reloading is a step like any other, and nobody is asked. */
static void
test_changed_outside_reload (void)
{
  g_autoptr (GFile) file = NULL;
  ReluWindow *window = open_network ("eleven", -5, &file);
  GtkWidget *button;

  g_object_unref (write_network ("eleven", 11));
  fixture_wait (has_notice, window);
  g_assert_nonnull (strstr (relu_notice_get_text (get_notice (window)), "eleven"));
  gtk_test_accessible_assert_role (GTK_WIDGET (get_notice (window)), GTK_ACCESSIBLE_ROLE_ALERT);
  button = find_notice_button (window, "win.reload");
  g_signal_emit_by_name (button, "clicked");
  fixture_wait (has_b0_of_11, window);
  g_assert_true (has_no_notice (window));
  g_assert_false (relu_document_get_modified (get_document (window)));

  fixture_activate (window, "win.undo");
  g_assert_cmpfloat (fixture_get_parameter (window, B0), ==, -5);
  g_assert_true (relu_document_get_modified (get_document (window)));
  fixture_activate (window, "win.redo");
  g_assert_false (relu_document_get_modified (get_document (window)));

  fixture_close_window (window);
}

static void
test_changed_outside_keep_mine (void)
{
  g_autoptr (GFile) file = NULL;
  ReluWindow *window = open_network ("twelve", -5, &file);

  g_object_unref (write_network ("twelve", 11));
  fixture_wait (has_notice, window);
  g_signal_emit_by_name (find_notice_button (window, "win.keep-mine"), "clicked");
  fixture_wait (has_no_notice, window);
  g_assert_cmpfloat (fixture_get_parameter (window, B0), ==, -5);
  /* Mine is nowhere but here; to save it is what was decided. */
  g_assert_true (relu_document_get_modified (get_document (window)));
  fixture_activate (window, "win.save");
  fixture_wait (is_saved, window);
  g_assert_true (fixture_has_no_alert (window));
  g_assert_cmpfloat (read_b0 (file), ==, -5);
  fixture_settle ();
  g_assert_true (has_no_notice (window));

  fixture_close_window (window);
}

/* Even where the notice was not read, or did not come yet. */
static void
test_save_over_changes_asks (void)
{
  static const char *const answers[] = { "cancel", "overwrite" };
  g_autoptr (GFile) file = NULL;
  ReluWindow *window = open_network ("thirteen", -5, &file);

  fixture_set_parameter (window, B0, 2);
  g_object_unref (write_network ("thirteen", 11));
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *question = NULL;

      fixture_activate (window, "win.save");
      question = fixture_wait_for_alert (GTK_WINDOW (window));
      g_assert_nonnull (strstr (question, "another program"));
      g_assert_true (relu_compat_alert_respond (GTK_WINDOW (window), answers[i]));
      fixture_wait (fixture_has_no_alert, window);
      if (i == 0)
        g_assert_cmpfloat (read_b0 (file), ==, 11);
    }
  fixture_wait (is_saved, window);
  g_assert_cmpfloat (read_b0 (file), ==, 2);
  fixture_wait (has_no_notice, window);

  fixture_close_window (window);
}

static void
test_removed_outside (void)
{
  g_autoptr (GFile) file = NULL;
  ReluWindow *window = open_network ("fourteen", -5, &file);

  g_assert_true (g_file_delete (file, NULL, NULL));
  fixture_wait (has_notice, window);
  g_assert_null (find_notice_button (window, "win.reload"));
  /* Closing would lose the only copy. */
  g_assert_true (relu_document_get_modified (get_document (window)));

  /* It may come back, */
  g_object_unref (write_network ("fourteen", -5));
  fixture_wait (has_no_notice, window);
  g_assert_false (relu_document_get_modified (get_document (window)));

  /* or be saved again. */
  g_assert_true (g_file_delete (file, NULL, NULL));
  fixture_wait (has_notice, window);
  fixture_activate (window, "win.save");
  fixture_wait (has_no_notice, window);
  g_assert_cmpfloat (read_b0 (file), ==, -5);

  fixture_close_window (window);
}

/* What another program writes is what is here: nothing has happened. */
static void
test_same_edit_outside (void)
{
  g_autoptr (GFile) file = NULL;
  ReluWindow *window = open_network ("fifteen", -5, &file);

  fixture_set_parameter (window, B0, 11);
  g_object_unref (write_network ("fifteen", 11));
  fixture_wait (is_saved, window);
  g_assert_true (has_no_notice (window));

  fixture_close_window (window);
}

int
main (int argc, char *argv[])
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/window-files/open", test_open);
  g_test_add_func ("/window-files/bad-files", test_bad_files);
  g_test_add_func ("/window-files/open-asks", test_open_asks_where_changes_would_be_lost);
  g_test_add_func ("/window-files/examples-and-new", test_examples_and_new);
  g_test_add_func ("/window-files/examples-close", test_the_list_of_examples_closes);
  g_test_add_func ("/window-files/names", test_names);
  g_test_add_func ("/window-files/save", test_save);
  g_test_add_func ("/window-files/save-fails", test_save_fails);
  g_test_add_func ("/window-files/close", test_close);
  g_test_add_func ("/window-files/close-unchanged", test_close_unchanged);
  g_test_add_func ("/window-files/drop", test_drop);
  g_test_add_func ("/window-files/open-twice", test_open_twice);
  g_test_add_func ("/window-files/open-elsewhere", test_open_elsewhere);
  g_test_add_func ("/window-files/open-twice-at-once", test_open_twice_at_once);
  g_test_add_func ("/window-files/changed-outside/reload", test_changed_outside_reload);
  g_test_add_func ("/window-files/changed-outside/keep-mine", test_changed_outside_keep_mine);
  g_test_add_func ("/window-files/changed-outside/save-asks", test_save_over_changes_asks);
  g_test_add_func ("/window-files/changed-outside/removed", test_removed_outside);
  g_test_add_func ("/window-files/changed-outside/same-edit", test_same_edit_outside);
  g_test_add_func ("/window-files/recover", test_recover);
  g_test_add_func ("/window-files/quit", test_quit);

  return fixture_run ();
}
