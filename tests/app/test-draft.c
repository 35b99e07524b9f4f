/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is not saved survives a crash; what was saved or left does not come back. */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "relu-draft.h"

static char *root; /* of the drafts */

static ReluFile *
make_contents (double b0)
{
  const ReluLayer layers[] = { { 1, 1, { RELU_ACTIVATION_RELU, 0 } },
                               { 1, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  const double parameters[] = { 1, b0, 1, 0 };
  g_autoptr (ReluNetwork) network = relu_network_new (2, layers, parameters, NULL);

  return relu_file_new ("Draft", network, -1, 1);
}

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* Until the draft has a file with this b0, or (NAN) none. */
static gboolean
wait_for_file (ReluDraft *draft, gboolean exists, double b0)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  guint source = g_timeout_add (20, wake_cb, NULL);
  gboolean found = FALSE;

  while (!found && g_get_monotonic_time () < end)
    {
      GFile *file = relu_draft_get_file (draft);

      g_main_context_iteration (NULL, TRUE);
      if (file == NULL)
        continue;
      if (exists && g_file_query_exists (file, NULL))
        {
          g_autoptr (ReluFile) contents = relu_file_read (g_file_peek_path (file), NULL);

          found = contents != NULL
                  && relu_network_get_parameters (relu_file_get_network (contents))[1] == b0;
        }
      else if (!exists)
        {
          found = !g_file_query_exists (file, NULL);
        }
    }
  g_source_remove (source);
  return found;
}

/* A write in a thread holds a reference until the program hears of its end. */
static void
finalize (ReluDraft *draft)
{
  while (G_OBJECT (draft)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (draft);
}

static void
test_follows_the_document (void)
{
  g_autoptr (ReluFile) contents = make_contents (0);
  ReluDocument *document = relu_document_new (contents);
  ReluDraft *draft = relu_draft_new (document);

  g_assert_null (relu_draft_get_file (draft));
  relu_document_set_parameter (document, 1, 2);
  g_assert_true (wait_for_file (draft, TRUE, 2));
  relu_document_set_parameter (document, 1, 3);
  g_assert_true (wait_for_file (draft, TRUE, 3));
  relu_document_mark_saved (document, NULL);
  g_assert_true (wait_for_file (draft, FALSE, 0));
  relu_document_set_parameter (document, 1, 4);
  g_assert_true (wait_for_file (draft, TRUE, 4));
  relu_draft_discard (draft);
  g_assert_true (wait_for_file (draft, FALSE, 0));

  finalize (draft);
  g_assert_finalize_object (document);
  relu_draft_shut_down ();
}

typedef struct
{
  guint n;
  double b0;
  char *origin;
} Recovered;

static void
recover_cb (ReluFile *contents, GFile *origin, gpointer user_data)
{
  Recovered *recovered = user_data;

  recovered->n++;
  recovered->b0 = relu_network_get_parameters (relu_file_get_network (contents))[1];
  g_free (recovered->origin);
  recovered->origin = origin == NULL ? NULL : g_file_get_uri (origin);
}

/* As a session that crashed leaves it. */
static char *
make_orphan (const char *name, double b0, const char *origin)
{
  char *folder = g_build_filename (root, name, NULL);
  g_autofree char *path = g_build_filename (folder, "a.relu.json", NULL);
  g_autofree char *uri_path = g_build_filename (folder, "a.uri", NULL);
  g_autofree char *lock_path = g_build_filename (folder, "lock", NULL);
  g_autoptr (ReluFile) contents = make_contents (b0);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (relu_file_write (contents, path, NULL));
  g_assert_true (g_file_set_contents (lock_path, "", 0, NULL));
  if (origin != NULL)
    g_assert_true (g_file_set_contents (uri_path, origin, -1, NULL));

  return folder;
}

static void
test_recovers_once (void)
{
  g_autofree char *folder = make_orphan ("orphan", 5, "file:///nowhere/x.relu.json");
  Recovered recovered = { 0 };

  g_assert_cmpuint (relu_draft_recover_all (recover_cb, &recovered), ==, 1);
  g_assert_cmpuint (recovered.n, ==, 1);
  g_assert_cmpfloat (recovered.b0, ==, 5);
  g_assert_cmpstr (recovered.origin, ==, "file:///nowhere/x.relu.json");
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));

  /* What crashes the program must not do so at each start. */
  g_assert_cmpuint (relu_draft_recover_all (recover_cb, &recovered), ==, 0);
  g_free (recovered.origin);
  relu_draft_shut_down ();
}

static void
test_leaves_others_alone (void)
{
  g_autofree char *folder = make_orphan ("running", 6, NULL);
  g_autofree char *lock_path = g_build_filename (folder, "lock", NULL);
  Recovered recovered = { 0 };
  int fd = g_open (lock_path, O_RDWR, 0);

  g_assert_cmpint (flock (fd, LOCK_EX | LOCK_NB), ==, 0);
  g_assert_cmpuint (relu_draft_recover_all (recover_cb, &recovered), ==, 0);
  g_assert_true (g_file_test (folder, G_FILE_TEST_EXISTS));
  close (fd);
  g_assert_cmpuint (relu_draft_recover_all (recover_cb, &recovered), ==, 1);
  g_assert_null (recovered.origin);
  relu_draft_shut_down ();
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

static void
test_bad_draft_is_skipped (void)
{
  g_autofree char *folder = make_orphan ("bad", 7, NULL);
  g_autofree char *path = g_build_filename (folder, "b.relu.json", NULL);
  g_autofree char *kept = g_build_filename (root, "bad.tried", "b.relu.json", NULL);
  Recovered recovered = { 0 };

  g_assert_true (g_file_set_contents (path, "{ \"format\": ", -1, NULL));
  g_assert_cmpuint (relu_draft_recover_all (recover_cb, &recovered), ==, 1);
  g_assert_cmpfloat (recovered.b0, ==, 7);
  relu_draft_shut_down ();
  /* Somebody may still make sense of it. */
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
}

/* The end of a session with a document that nobody has left. */
static void
test_shut_down_keeps_what_was_not_left (void)
{
  g_autoptr (ReluFile) contents = make_contents (0);
  ReluDocument *document = relu_document_new (contents);
  ReluDraft *draft = relu_draft_new (document);
  g_autofree char *path = NULL;

  relu_document_set_parameter (document, 1, 8);
  g_assert_true (wait_for_file (draft, TRUE, 8));
  path = g_file_get_path (relu_draft_get_file (draft));
  finalize (draft);
  g_assert_finalize_object (document);
  relu_draft_shut_down ();
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
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
  g_autofree char *state = g_dir_make_tmp ("reluscope-test-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);
  root = g_build_filename (state, "reluscope", "drafts", NULL);

  g_test_add_func ("/draft/follows-the-document", test_follows_the_document);
  g_test_add_func ("/draft/recovers-once", test_recovers_once);
  g_test_add_func ("/draft/leaves-others-alone", test_leaves_others_alone);
  g_test_add_func ("/draft/bad-draft-is-skipped", test_bad_draft_is_skipped);
  g_test_add_func ("/draft/shut-down-keeps-what-was-not-left",
                   test_shut_down_keeps_what_was_not_left);

  status = g_test_run ();
  remove_tree (state);
  g_free (root);
  return status;
}
