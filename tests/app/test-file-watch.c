/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What another program does to a file is noticed, what this one does is not. */

#include <glib/gstdio.h>

#include "relu-file-watch.h"

static char *folder;

static ReluFile *
make_contents (double b0)
{
  const ReluLayer layers[] = { { 1, 1, { RELU_ACTIVATION_RELU, 0 } },
                               { 1, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  const double parameters[] = { 1, b0, 1, 0 };
  g_autoptr (ReluNetwork) network = relu_network_new (2, layers, parameters, NULL);

  return relu_file_new ("Watched", network, -1, 1);
}

static double
get_b0 (ReluFile *contents)
{
  return relu_network_get_parameters (relu_file_get_network (contents))[1];
}

typedef struct
{
  char *path;
  GFile *file;
  ReluFile *contents;
  ReluFileWatch *watch;
  guint n_changes;
} Fixture;

static void
count_cb (ReluFileWatch *watch, Fixture *self)
{
  self->n_changes++;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->path = g_build_filename (folder, "watched.relu.json", NULL);
  self->file = g_file_new_for_path (self->path);
  self->contents = make_contents (0);
  self->watch = relu_file_watch_new ();
  g_assert_true (relu_file_write (self->contents, self->path, NULL));
  relu_file_watch_set_file (self->watch, self->file, self->contents, NULL);
  g_signal_connect (self->watch, "state-changed", G_CALLBACK (count_cb), self);
}

/* A check in a thread holds a reference until the program hears of its end. */
static void
tear_down (Fixture *self, gconstpointer data)
{
  while (G_OBJECT (self->watch)->ref_count > 1)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_finalize_object (self->watch);
  g_assert_finalize_object (self->file);
  relu_file_unref (self->contents);
  g_unlink (self->path);
  g_free (self->path);
}

static void
write_b0 (Fixture *self, double b0)
{
  g_autoptr (ReluFile) contents = make_contents (b0);

  g_assert_true (relu_file_write (contents, self->path, NULL));
}

static void
wait_for_state (Fixture *self, ReluFileWatchState state)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (relu_file_watch_get_state (self->watch) != state)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static void
result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static ReluFileWatchState
check (Fixture *self)
{
  g_autoptr (GAsyncResult) result = NULL;

  relu_file_watch_check_async (self->watch, result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return relu_file_watch_check_finish (self->watch, result);
}

static void
test_changed (Fixture *self, gconstpointer data)
{
  write_b0 (self, 2);
  wait_for_state (self, RELU_FILE_WATCH_CHANGED);
  g_assert_cmpfloat (get_b0 (relu_file_watch_get_found (self->watch)), ==, 2);

  /* The other program thinks better of it. */
  write_b0 (self, 0);
  wait_for_state (self, RELU_FILE_WATCH_SAME);
  g_assert_null (relu_file_watch_get_found (self->watch));
  g_assert_cmpuint (self->n_changes, ==, 2);
}

static void
test_same_contents (Fixture *self, gconstpointer data)
{
  /* Touched, written again, and written with other spaces. */
  g_autofree char *text = relu_file_to_text (self->contents, NULL);
  g_autofree char *spaced = g_strconcat (text, "\n  \n", NULL);

  write_b0 (self, 0);
  g_assert_cmpint (check (self), ==, RELU_FILE_WATCH_SAME);
  g_assert_true (g_file_set_contents (self->path, spaced, -1, NULL));
  g_assert_cmpint (check (self), ==, RELU_FILE_WATCH_SAME);
  g_assert_cmpuint (self->n_changes, ==, 0);
}

static void
test_gone (Fixture *self, gconstpointer data)
{
  g_assert_cmpint (g_unlink (self->path), ==, 0);
  wait_for_state (self, RELU_FILE_WATCH_GONE);
  write_b0 (self, 0);
  wait_for_state (self, RELU_FILE_WATCH_SAME);

  g_assert_cmpint (g_unlink (self->path), ==, 0);
  wait_for_state (self, RELU_FILE_WATCH_GONE);
  relu_file_watch_accept (self->watch);
  g_assert_cmpint (relu_file_watch_get_state (self->watch), ==, RELU_FILE_WATCH_SAME);
  g_assert_cmpint (check (self), ==, RELU_FILE_WATCH_SAME);
  write_b0 (self, 3);
  g_assert_cmpint (check (self), ==, RELU_FILE_WATCH_CHANGED);
}

static void
test_accepted (Fixture *self, gconstpointer data)
{
  write_b0 (self, 2);
  g_assert_cmpint (check (self), ==, RELU_FILE_WATCH_CHANGED);
  relu_file_watch_accept (self->watch);
  g_assert_cmpint (check (self), ==, RELU_FILE_WATCH_SAME);
  g_assert_cmpfloat (get_b0 (relu_file_watch_get_known (self->watch)), ==, 2);
  write_b0 (self, 4);
  g_assert_cmpint (check (self), ==, RELU_FILE_WATCH_CHANGED);
}

/* A file that cannot be read is another one, and nothing crashes. */
static void
test_unreadable (Fixture *self, gconstpointer data)
{
  g_assert_true (g_file_set_contents (self->path, "{ \"format\": ", -1, NULL));
  wait_for_state (self, RELU_FILE_WATCH_CHANGED);
  g_assert_null (relu_file_watch_get_found (self->watch));
  relu_file_watch_accept (self->watch);
  g_assert_cmpint (check (self), ==, RELU_FILE_WATCH_SAME);
}

static void
test_own_writes (Fixture *self, gconstpointer data)
{
  for (guint i = 1; i <= 3; i++)
    {
      g_autoptr (ReluFile) contents = make_contents (i);

      relu_file_watch_hold (self->watch);
      g_assert_true (relu_file_write (contents, self->path, NULL));
      /* A look that comes too early. */
      g_assert_cmpint (check (self), ==, RELU_FILE_WATCH_SAME);
      relu_file_watch_set_file (self->watch, self->file, contents, NULL);
      relu_file_watch_release (self->watch);
      g_assert_cmpint (check (self), ==, RELU_FILE_WATCH_SAME);
    }
  g_assert_cmpuint (self->n_changes, ==, 0);
}

/* As after a crash: the contents are known by their stamp only. */
static void
test_stamp (Fixture *self, gconstpointer data)
{
  g_autofree char *stamp = NULL;

  g_assert_cmpint (check (self), ==, RELU_FILE_WATCH_SAME);
  stamp = g_strdup (relu_file_watch_get_stamp (self->watch));
  g_assert_nonnull (stamp);
  relu_file_watch_set_file (self->watch, self->file, NULL, stamp);
  g_assert_cmpint (check (self), ==, RELU_FILE_WATCH_SAME);
  write_b0 (self, 1);
  relu_file_watch_set_file (self->watch, self->file, NULL, stamp);
  g_assert_cmpint (check (self), ==, RELU_FILE_WATCH_CHANGED);
  g_assert_cmpfloat (get_b0 (relu_file_watch_get_found (self->watch)), ==, 1);
}

/* Written by another program after it was read, but before it was watched: noticed without being asked. */
static void
test_written_meanwhile (Fixture *self, gconstpointer data)
{
  relu_file_watch_set_file (self->watch, NULL, NULL, NULL);
  write_b0 (self, 3);
  relu_file_watch_set_file (self->watch, self->file, self->contents, NULL);
  wait_for_state (self, RELU_FILE_WATCH_CHANGED);
  g_assert_cmpfloat (get_b0 (relu_file_watch_get_found (self->watch)), ==, 3);
}

static void
test_no_file (Fixture *self, gconstpointer data)
{
  relu_file_watch_set_file (self->watch, NULL, NULL, NULL);
  write_b0 (self, 1);
  g_assert_cmpint (check (self), ==, RELU_FILE_WATCH_SAME);
  relu_file_watch_check (self->watch);
  relu_file_watch_accept (self->watch);
  g_assert_cmpuint (self->n_changes, ==, 0);
}

/* The link stays, its target is written. */
static void
test_link (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (folder, "link", NULL);
  g_autoptr (GFile) link = g_file_new_for_path (path);

  g_assert_true (g_file_make_symbolic_link (link, self->path, NULL, NULL));
  relu_file_watch_set_file (self->watch, link, self->contents, NULL);
  write_b0 (self, 5);
  wait_for_state (self, RELU_FILE_WATCH_CHANGED);
  g_unlink (path);
}

#define ADD(name, function) g_test_add ("/file-watch/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("reluscope-test-XXXXXX", NULL);

  ADD ("changed", test_changed);
  ADD ("same-contents", test_same_contents);
  ADD ("gone", test_gone);
  ADD ("accepted", test_accepted);
  ADD ("unreadable", test_unreadable);
  ADD ("own-writes", test_own_writes);
  ADD ("stamp", test_stamp);
  ADD ("written-meanwhile", test_written_meanwhile);
  ADD ("no-file", test_no_file);
  ADD ("link", test_link);

  status = g_test_run ();
  g_rmdir (folder);
  g_free (folder);
  return status;
}
