/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Points that come into a window and leave it: files, clipboard, what is dropped, questions, undo. */

#include <string.h>

#include "relu-compat-alert.h"
#include "window-fixture.h"

static ReluData *
get_data (ReluWindow *window)
{
  return relu_file_get_data (relu_document_get_contents (relu_window_get_document (window)));
}

static gboolean
has_data (gpointer window)
{
  return get_data (window) != NULL;
}

static guint
count (ReluWindow *window)
{
  return get_data (window) == NULL ? 0 : (guint) relu_data_get_n (get_data (window));
}

static GFile *
write_file (const char *name, const char *text)
{
  g_autofree char *path = fixture_path (name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static void
open_text (ReluWindow *window, const char *name, const char *text)
{
  g_autoptr (GFile) file = write_file (name, text);

  relu_window_open (window, file);
}

static void
assert_alert (ReluWindow *window, const char *expected)
{
  g_autofree char *text = fixture_wait_for_alert (GTK_WINDOW (window));

  g_assert_cmpstr (text, ==, expected);
}

static void
answer (ReluWindow *window, const char *response)
{
  g_assert_true (relu_compat_alert_respond (GTK_WINDOW (window), response));
  fixture_wait (fixture_has_no_alert, window);
  fixture_settle ();
}

/* A good file into a network without data: no question, one undo step, and the page says so. */
static void
test_import (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluDocument *document = relu_window_get_document (window);

  g_assert_false (fixture_is_enabled (window, "copy-data"));
  g_assert_false (fixture_is_enabled (window, "export-data"));
  g_assert_false (fixture_is_enabled (window, "clear-data"));
  open_text (window, "good.CSV", "x;y\n0,5;1\n2;3\n");
  fixture_wait (has_data, window);
  g_assert_cmpuint (count (window), ==, 2);
  g_assert_cmpfloat (relu_data_get_x (get_data (window))[0], ==, 0.5);
  g_assert_true (fixture_is_enabled (window, "clear-data"));
  /* What was edited is still the same document. */
  g_assert_null (relu_document_get_file (document));
  relu_document_undo (document);
  g_assert_null (get_data (window));
  g_assert_false (relu_document_get_can_undo (document));
  relu_document_redo (document);
  g_assert_cmpuint (count (window), ==, 2);

  fixture_activate (window, "win.clear-data");
  g_assert_null (get_data (window));
  fixture_activate (window, "win.undo");
  g_assert_cmpuint (count (window), ==, 2);

  fixture_close_window (window);
}

/* Points that are read when another document is opened don't get into that one. */
static void
test_other_document (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluDocument *document = relu_window_get_document (window);
  g_autoptr (ReluFile) other
      = relu_file_with_name (relu_document_get_contents (document), "other");

  open_text (window, "late.csv", "1,2\n3,4\n");
  relu_document_set_contents (document, other, NULL);
  for (guint i = 0; i < 20; i++)
    {
      g_usleep (10000);
      fixture_settle ();
    }
  g_assert_null (get_data (window));
  g_assert_false (relu_document_get_modified (document));

  fixture_close_window (window);
}

/* Bad lines are told one by one, and nothing is taken over unless it is asked for. */
static void
test_faults (void)
{
  static const char text[] = "x,y\n1,2\nabc,2\n3\n4,5,6\n0,5 1,5\n7,1e999\n8,9\n";
  static const char faults[] = "Some Lines Can’t Be Read\n"
                               "5 lines of bad.csv can’t be read:\n"
                               "Line 3: not two numbers: “abc,2”\n"
                               "Line 4: only one number: “3”\n"
                               "Line 5: more than two columns: “4,5,6”\n"
                               "Line 6: decimal commas need a semicolon or a tab between x and y: "
                               "“0,5 1,5”\n"
                               "Line 7: a number is too large: “7,1e999”";
  ReluWindow *window = fixture_open_window ();
  g_autofree char *with_present
      = g_strconcat (faults, "\n\nThe network has 2 points already.", NULL);

  open_text (window, "bad.csv", text);
  assert_alert (window, faults);
  answer (window, "cancel");
  g_assert_null (get_data (window));
  g_assert_false (relu_document_get_can_undo (relu_window_get_document (window)));

  open_text (window, "bad.csv", text);
  assert_alert (window, faults);
  answer (window, "replace");
  g_assert_cmpuint (count (window), ==, 2);

  open_text (window, "bad.csv", text);
  assert_alert (window, with_present);
  answer (window, "add");
  g_assert_cmpuint (count (window), ==, 4);
  g_assert_cmpfloat (relu_data_get_x (get_data (window))[3], ==, 8);
  fixture_activate (window, "win.undo");
  g_assert_cmpuint (count (window), ==, 2);

  fixture_close_window (window);
}

static void
test_refusals (void)
{
  ReluWindow *window = fixture_open_window ();
  g_autofree char *missing = fixture_path ("missing.csv");
  g_autoptr (GFile) file = g_file_new_for_path (missing);
  g_autoptr (GString) many = g_string_new (NULL);
  g_autofree char *text = NULL;

  open_text (window, "empty.txt", "");
  assert_alert (window, "No Points Found\nempty.txt has no line with two numbers.\n\n"
                        "Points are two numbers on each line: x and y, such as 0.5,1.25.");
  answer (window, "cancel");

  for (guint i = 0; i < 5000; i++)
    g_string_append (many, "a,b\n");
  open_text (window, "words.csv", many->str);
  text = fixture_wait_for_alert (GTK_WINDOW (window));
  g_assert_nonnull (strstr (text, "4999 lines of words.csv can’t be read:\nLine 2: "));
  g_assert_nonnull (strstr (text, "\nLine 11: not two numbers: “a,b”\n… and 4989 more lines\n"));
  answer (window, "cancel");

  relu_window_open (window, file);
  g_clear_pointer (&text, g_free);
  text = fixture_wait_for_alert (GTK_WINDOW (window));
  g_assert_true (g_str_has_prefix (text, "Could Not Read the Points\nmissing.csv: "));
  answer (window, "cancel");
  g_assert_null (get_data (window));

  fixture_close_window (window);
}

static void
test_paste (void)
{
  ReluWindow *window = fixture_open_window ();
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (window));

  gdk_clipboard_set_text (clipboard, "1\t2\n3\t4\n5\t6\n");
  fixture_activate (window, "win.paste-data");
  fixture_wait (has_data, window);
  g_assert_cmpuint (count (window), ==, 3);

  /* There are some already: which, or both? */
  gdk_clipboard_set_text (clipboard, "−7 8\n");
  fixture_activate (window, "win.paste-data");
  assert_alert (window, "Replace the Points?\nThe network has 3 points already.");
  answer (window, "cancel");
  g_assert_cmpuint (count (window), ==, 3);
  fixture_activate (window, "win.paste-data");
  assert_alert (window, "Replace the Points?\nThe network has 3 points already.");
  answer (window, "replace");
  g_assert_cmpuint (count (window), ==, 1);
  g_assert_cmpfloat (relu_data_get_x (get_data (window))[0], ==, -7);

  fixture_close_window (window);
}

static void
test_copy (void)
{
  ReluWindow *window = fixture_open_window ();
  g_autofree char *text = NULL;

  open_text (window, "good.csv", "0.1,1e-300\n-2,3\n");
  fixture_wait (has_data, window);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (window)), "nothing");
  fixture_activate (window, "win.copy-data");
  fixture_settle ();
  text = fixture_dup_clipboard (window);
  g_assert_cmpstr (text, ==, "x,y\n0.1,1e-300\n-2,3\n");

  fixture_close_window (window);
}

/* A large file can be stopped, and a window that is closed meanwhile is gone. */
static void
test_large (void)
{
  ReluWindow *window = fixture_open_window ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GFile) file = NULL;
  const guint n = 400 * 1000;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%u,%u\n", i, i % 7);
  file = write_file ("large.csv", text->str);
  relu_window_open (window, file);
  fixture_activate (window, "win.cancel-data");
  fixture_settle ();
  g_assert_null (get_data (window));
  relu_window_open (window, file);
  fixture_wait (has_data, window);
  g_assert_cmpuint (count (window), ==, n);

  relu_window_open (window, file);
  fixture_close_window (window);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);
  g_test_add_func ("/window-data/import", test_import);
  g_test_add_func ("/window-data/other-document", test_other_document);
  g_test_add_func ("/window-data/faults", test_faults);
  g_test_add_func ("/window-data/refusals", test_refusals);
  g_test_add_func ("/window-data/paste", test_paste);
  g_test_add_func ("/window-data/copy", test_copy);
  g_test_add_func ("/window-data/large", test_large);

  return fixture_run ();
}
