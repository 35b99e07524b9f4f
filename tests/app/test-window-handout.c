/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Handouts and animations leave the window: what can be chosen, what is written, and that Cancel leaves nothing. */

#include "relu-animation-dialog.h"
#include "relu-compat-alert.h"
#include "relu-handout-dialog.h"

#include <glib/gstdio.h>
#include <string.h>

#include "lesson-fixture.h"
#include "relu-document.h"
#include "window-fixture.h"

static ReluJobDialog *
find_dialog (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (RELU_IS_JOB_DIALOG (window))
        return RELU_JOB_DIALOG (window);
    }

  return NULL;
}

static gboolean
dialog_is_mapped (gpointer data)
{
  ReluJobDialog *dialog = find_dialog ();

  return dialog != NULL && gtk_widget_get_mapped (GTK_WIDGET (dialog));
}

static gboolean
dialog_is_gone (gpointer data)
{
  return find_dialog () == NULL;
}

static gboolean
is_idle (gpointer dialog)
{
  return !relu_job_dialog_is_writing (dialog);
}

static ReluJobDialog *
open_dialog (ReluWindow *window, const char *action)
{
  fixture_activate (window, action);
  fixture_wait (dialog_is_mapped, NULL);

  return find_dialog ();
}

static AdwComboRow *
get_row (ReluJobDialog *dialog, guint index)
{
  return fixture_find (dialog, ADW_TYPE_COMBO_ROW, index);
}

static char *
dup_choice (ReluJobDialog *dialog, guint row, guint index)
{
  GListModel *model = adw_combo_row_get_model (get_row (dialog, row));
  g_autoptr (GtkStringObject) item = g_list_model_get_item (model, index);

  return item != NULL ? g_strdup (gtk_string_object_get_string (item)) : NULL;
}

static void
assert_choice (ReluJobDialog *dialog, guint row, guint index, const char *expected)
{
  g_autofree char *choice = dup_choice (dialog, row, index);

  g_assert_cmpstr (choice, ==, expected);
}

/* What was written, from its first bytes on. */
static char *
write_to (ReluJobDialog *dialog, const char *name, const char *written, gsize *length)
{
  g_autofree char *path = fixture_path (name);
  g_autofree char *found = fixture_path (written);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  char *contents;

  relu_job_dialog_write_to (dialog, file);
  fixture_wait (dialog_is_gone, NULL);
  g_file_get_contents (found, &contents, length, &error);
  g_assert_no_error (error);

  return contents;
}

static void
test_handout_of_a_lesson (void)
{
  ReluWindow *window = fixture_open_window ();
  g_autoptr (ReluLesson) lesson = lesson_fixture_new ();
  g_autofree char *text = NULL, *png = NULL;
  ReluJobDialog *dialog;
  gsize length;

  relu_window_play (window, lesson, NULL, NULL);
  fixture_settle ();
  dialog = open_dialog (window, "win.export-handout");
  assert_choice (dialog, 0, 0, "The lesson");
  assert_choice (dialog, 0, 1, "This network");
  assert_choice (dialog, 0, 2, NULL);
  gtk_test_accessible_assert_property (get_row (dialog, 0), GTK_ACCESSIBLE_PROPERTY_LABEL, NULL);
  text = write_to (dialog, "lesson.pdf", "lesson.pdf", &length);
  g_assert_true (g_str_has_prefix (text, "%PDF-"));

  /* The figures, and answers are remembered. */
  dialog = open_dialog (window, "win.export-handout");
  adw_combo_row_set_selected (get_row (dialog, 1), 1);
  gtk_switch_set_active (fixture_find (dialog, GTK_TYPE_SWITCH, 0), TRUE);
  png = write_to (dialog, "lesson.png", "lesson-07.png", &length);
  g_assert_true (memcmp (png, "\x89PNG", 4) == 0);
  dialog = open_dialog (window, "win.export-handout");
  g_assert_true (gtk_switch_get_active (fixture_find (dialog, GTK_TYPE_SWITCH, 0)));
  gtk_window_close (GTK_WINDOW (dialog));
  fixture_wait (dialog_is_gone, NULL);

  fixture_close_window (window);
}

static void
test_handout_of_networks (void)
{
  ReluWindow *window = fixture_open_window (), *other = fixture_open_window ();
  g_autofree char *text = NULL;
  ReluJobDialog *dialog;
  gsize length;

  fixture_activate (window, "win.pin");
  dialog = open_dialog (window, "win.export-handout");
  assert_choice (dialog, 0, 0, "This network and the pinned ones");
  assert_choice (dialog, 0, 1, "All open networks");
  adw_combo_row_set_selected (get_row (dialog, 0), 1);
  text = write_to (dialog, "networks.pdf", "networks.pdf", &length);
  g_assert_true (g_str_has_prefix (text, "%PDF-"));

  fixture_close_window (other);
  fixture_close_window (window);
}

static void
test_animations (void)
{
  ReluWindow *window = fixture_open_window ();
  g_autofree char *gif = NULL, *png = NULL, *frame = NULL;
  ReluJobDialog *dialog;
  gsize length;

  /* Nothing has happened yet: a sweep. */
  dialog = open_dialog (window, "win.record-animation");
  assert_choice (dialog, 0, 0, "One parameter changes");
  assert_choice (dialog, 0, 1, NULL);
  adw_combo_row_set_selected (get_row (dialog, 3), 3);
  gtk_spin_button_set_value (fixture_find (dialog, GTK_TYPE_SPIN_BUTTON, 2), 0.5);
  gif = write_to (dialog, "sweep.gif", "sweep.gif", &length);
  g_assert_true (g_str_has_prefix (gif, "GIF89a"));
  g_assert_cmpint (gif[length - 1], ==, ';');

  /* From a pinned curve to another one. */
  fixture_activate (window, "win.pin");
  fixture_set_parameter (window, 3, 1.5);
  dialog = open_dialog (window, "win.record-animation");
  assert_choice (dialog, 0, 1, "One parameter changes");
  adw_combo_row_set_selected (get_row (dialog, 2), 1);
  adw_combo_row_set_selected (get_row (dialog, 3), 3);
  gtk_spin_button_set_value (fixture_find (dialog, GTK_TYPE_SPIN_BUTTON, 2), 0.5);
  png = write_to (dialog, "move.png", "move.png", &length);
  g_assert_true (memcmp (png, "\x89PNG", 4) == 0);
  g_assert_nonnull (memmem (png, length, "acTL", 4));

  dialog = open_dialog (window, "win.record-animation");
  adw_combo_row_set_selected (get_row (dialog, 2), 2);
  adw_combo_row_set_selected (get_row (dialog, 3), 3);
  gtk_spin_button_set_value (fixture_find (dialog, GTK_TYPE_SPIN_BUTTON, 2), 0.5);
  frame = write_to (dialog, "move.png", "move-11.png", &length);
  g_assert_true (memcmp (frame, "\x89PNG", 4) == 0);

  fixture_close_window (window);
}

static void
test_nothing_to_move (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluJobDialog *dialog = open_dialog (window, "win.record-animation");
  GtkSpinButton *from = fixture_find (dialog, GTK_TYPE_SPIN_BUTTON, 0);
  GtkSpinButton *to = fixture_find (dialog, GTK_TYPE_SPIN_BUTTON, 1);
  GtkWidget *button = gtk_window_get_default_widget (GTK_WINDOW (dialog));

  g_assert_true (gtk_widget_is_sensitive (button));
  gtk_spin_button_set_value (from, gtk_spin_button_get_value (to));
  g_assert_false (gtk_widget_is_sensitive (button));
  gtk_spin_button_set_value (to, gtk_spin_button_get_value (to) + 1);
  g_assert_true (gtk_widget_is_sensitive (button));

  gtk_window_close (GTK_WINDOW (dialog));
  fixture_wait (dialog_is_gone, NULL);
  fixture_close_window (window);
}

static guint
count_files (const char *prefix)
{
  g_autofree char *folder = fixture_path ("");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_prefix (name, prefix);

  return n;
}

static void
test_cancel_leaves_nothing (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluJobDialog *dialog = open_dialog (window, "win.record-animation");
  g_autofree char *path = fixture_path ("cancelled.gif");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *bar = fixture_find (dialog, GTK_TYPE_PROGRESS_BAR, 0);

  gtk_spin_button_set_value (fixture_find (dialog, GTK_TYPE_SPIN_BUTTON, 2), 60);
  relu_job_dialog_write_to (dialog, file);
  g_assert_true (relu_job_dialog_is_writing (dialog));
  g_assert_true (gtk_widget_get_visible (bar));
  gtk_window_close (GTK_WINDOW (dialog));
  fixture_wait (is_idle, dialog);
  g_assert_cmpuint (count_files ("cancelled"), ==, 0);

  /* It is there still, and can be used or closed. */
  g_assert_true (find_dialog () == dialog);
  g_assert_false (gtk_widget_get_visible (bar));
  gtk_window_close (GTK_WINDOW (dialog));
  fixture_wait (dialog_is_gone, NULL);
  fixture_close_window (window);
}

/* With its window the dialog goes, and the thread stops. */
static void
test_gone_too_early (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluJobDialog *dialog = open_dialog (window, "win.record-animation");
  g_autofree char *path = fixture_path ("early.gif");
  g_autoptr (GFile) file = g_file_new_for_path (path);

  gtk_spin_button_set_value (fixture_find (dialog, GTK_TYPE_SPIN_BUTTON, 2), 60);
  relu_job_dialog_write_to (dialog, file);
  g_object_ref (dialog);
  fixture_close_window (window);
  fixture_wait (is_idle, dialog);
  g_assert_cmpuint (count_files ("early"), ==, 0);
  g_assert_finalize_object (dialog);
}

static void
test_failure_stays (void)
{
  ReluWindow *window = fixture_open_window ();
  ReluJobDialog *dialog = open_dialog (window, "win.export-handout");
  g_autofree char *path = fixture_path ("no-folder/a.pdf");
  g_autoptr (GFile) impossible = g_file_new_for_path (path);
  g_autofree char *error = NULL;

  relu_job_dialog_write_to (dialog, impossible);
  error = fixture_wait_for_alert (GTK_WINDOW (dialog));
  g_assert_nonnull (strstr (error, "a.pdf"));
  relu_compat_alert_respond (GTK_WINDOW (dialog), "cancel");
  fixture_wait (fixture_has_no_alert, dialog);
  g_assert_true (find_dialog () == dialog);
  gtk_window_close (GTK_WINDOW (dialog));
  fixture_wait (dialog_is_gone, NULL);
  fixture_close_window (window);
}

int
main (int argc, char *argv[])
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/window-handout/lesson", test_handout_of_a_lesson);
  g_test_add_func ("/window-handout/networks", test_handout_of_networks);
  g_test_add_func ("/window-handout/animations", test_animations);
  g_test_add_func ("/window-handout/nothing-to-move", test_nothing_to_move);
  g_test_add_func ("/window-handout/cancel-leaves-nothing", test_cancel_leaves_nothing);
  g_test_add_func ("/window-handout/gone-too-early", test_gone_too_early);
  g_test_add_func ("/window-handout/failure-stays", test_failure_stays);

  return fixture_run ();
}
