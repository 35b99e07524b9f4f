/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is not saved survives a crash; what was saved or left does not come back. */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <math.h>
#include <sys/file.h>
#include <unistd.h>

#include "relu-draft-store.h"
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
      g_autofree char *path = NULL;

      g_main_context_iteration (NULL, TRUE);
      path = relu_draft_dup_path (draft);
      if (path == NULL)
        continue;
      if (exists && g_file_test (path, G_FILE_TEST_EXISTS))
        {
          g_autoptr (ReluFile) contents = relu_file_read (path, NULL);

          found = contents != NULL
                  && relu_network_get_parameters (relu_file_get_network (contents))[1] == b0;
        }
      else if (!exists)
        {
          found = !g_file_test (path, G_FILE_TEST_EXISTS);
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

  g_assert_null (relu_draft_dup_path (draft));
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
  guint n_modified;
  /* Of the last one. */
  double b0; /* NAN: no contents */
  char *origin;
  char *word;
} Recovered;

static void
recover_cb (const ReluDraftLost *lost, gpointer user_data)
{
  Recovered *recovered = user_data;
  ReluNetwork *network = lost->contents == NULL ? NULL : relu_file_get_network (lost->contents);

  recovered->n++;
  recovered->n_modified += lost->modified;
  recovered->b0 = network == NULL ? NAN : relu_network_get_parameters (network)[1];
  g_free (recovered->origin);
  recovered->origin = lost->origin == NULL ? NULL : g_file_get_uri (lost->origin);
  g_free (recovered->word);
  recovered->word = g_key_file_get_string (lost->view, "test", "word", NULL);
}

static void
recovered_clear (Recovered *recovered)
{
  g_clear_pointer (&recovered->origin, g_free);
  g_clear_pointer (&recovered->word, g_free);
}

static void
append_cb (const ReluDraftLost *lost, gpointer user_data)
{
  double b0 = relu_network_get_parameters (relu_file_get_network (lost->contents))[1];

  g_array_append_val ((GArray *) user_data, b0);
}

/* Takes the lock off the folder of a draft: it stays with the process that made it, this one. */
static void
make_free (const char *draft_path)
{
  g_autofree char *folder = g_path_get_dirname (draft_path);
  g_autofree char *lock_path = g_build_filename (folder, "lock", NULL);

  g_assert_cmpint (g_remove (lock_path), ==, 0);
}

/* As a session that crashed leaves it. */
static char *
make_orphan (const char *name, double b0, const char *origin)
{
  char *folder = g_build_filename (root, name, NULL);
  g_autofree char *path = g_build_filename (folder, "a.relu.json", NULL);
  g_autofree char *view_path = g_build_filename (folder, "a.view", NULL);
  g_autofree char *lock_path = g_build_filename (folder, "lock", NULL);
  g_autoptr (ReluFile) contents = make_contents (b0);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (relu_file_write (contents, path, NULL));
  g_assert_true (g_file_set_contents (lock_path, "", 0, NULL));
  if (origin != NULL)
    {
      g_autofree char *view = g_strdup_printf ("[document]\nuri=%s\n", origin);

      g_assert_true (g_file_set_contents (view_path, view, -1, NULL));
    }

  return folder;
}

static void
test_recovers_once (void)
{
  g_autofree char *folder = make_orphan ("orphan", 5, "file:///nowhere/x.relu.json");
  Recovered recovered = { 0 };

  g_assert_cmpuint (relu_draft_store_recover (recover_cb, &recovered), ==, 1);
  g_assert_cmpuint (recovered.n, ==, 1);
  g_assert_cmpfloat (recovered.b0, ==, 5);
  g_assert_cmpstr (recovered.origin, ==, "file:///nowhere/x.relu.json");
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));

  /* What crashes the program must not do so at each start. */
  g_assert_cmpuint (relu_draft_store_recover (recover_cb, &recovered), ==, 0);
  recovered_clear (&recovered);
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
  g_assert_cmpuint (relu_draft_store_recover (recover_cb, &recovered), ==, 0);
  g_assert_true (g_file_test (folder, G_FILE_TEST_EXISTS));
  close (fd);
  g_assert_cmpuint (relu_draft_store_recover (recover_cb, &recovered), ==, 1);
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
  g_assert_cmpuint (relu_draft_store_recover (recover_cb, &recovered), ==, 1);
  g_assert_cmpfloat (recovered.b0, ==, 7);
  relu_draft_shut_down ();
  /* Somebody may still make sense of it. */
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
}

static void
view_cb (GKeyFile *view, gpointer user_data)
{
  g_key_file_set_string (view, "test", "word", user_data);
}

/* Until the draft's view has this word, or (NULL) is not there. */
static void
wait_for_view (ReluDraft *draft, const char *word)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  guint source = g_timeout_add (20, wake_cb, NULL);
  gboolean found = FALSE;

  while (!found)
    {
      g_autoptr (GKeyFile) view = g_key_file_new ();
      g_autofree char *contents_path = relu_draft_dup_path (draft);
      g_autofree char *written = NULL;

      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, TRUE);
      if (contents_path != NULL)
        {
          g_autofree char *stem
              = g_strndup (contents_path, strlen (contents_path) - strlen (RELU_DRAFT_CONTENTS));
          g_autofree char *path = g_strconcat (stem, RELU_DRAFT_VIEW, NULL);

          if (g_key_file_load_from_file (view, path, G_KEY_FILE_NONE, NULL))
            written = g_key_file_get_string (view, "test", "word", NULL);
          found = g_strcmp0 (written, word) == 0;
        }
    }
  g_source_remove (source);
}

/* A document that is safe in its file comes back too, with its view and without a copy. */
static void
test_view_of_a_saved_document (void)
{
  g_autoptr (ReluFile) contents = make_contents (0);
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/y.relu.json");
  ReluDocument *document = relu_document_new (contents);
  ReluDraft *draft = relu_draft_new (document);
  Recovered recovered = { 0 };
  g_autofree char *path = NULL;

  relu_draft_set_view_func (draft, view_cb, (gpointer) "one");
  relu_document_set_contents (document, contents, file);
  wait_for_view (draft, "one");
  relu_draft_set_view_func (draft, view_cb, (gpointer) "two");
  relu_draft_view_changed (draft);
  wait_for_view (draft, "two");
  path = relu_draft_dup_path (draft);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  finalize (draft);

  /* The session goes on in another process, as it were. */
  relu_draft_shut_down ();
  make_free (path);
  g_assert_cmpuint (relu_draft_store_recover (recover_cb, &recovered), ==, 1);
  g_assert_cmpuint (recovered.n_modified, ==, 0);
  g_assert_true (isnan (recovered.b0));
  g_assert_cmpstr (recovered.origin, ==, "file:///nowhere/y.relu.json");
  g_assert_cmpstr (recovered.word, ==, "two");
  recovered_clear (&recovered);

  /* Closed in order, it is gone. */
  draft = relu_draft_new (document);
  relu_draft_set_view_func (draft, view_cb, (gpointer) "three");
  wait_for_view (draft, "three");
  relu_draft_discard (draft);
  wait_for_view (draft, NULL);
  finalize (draft);
  g_assert_finalize_object (document);
  relu_draft_shut_down ();
  g_assert_cmpuint (relu_draft_store_recover (recover_cb, &recovered), ==, 0);
}

/* An example that was opened is in no file: its contents are kept, but are no changes. */
static void
test_unmodified_without_a_file (void)
{
  g_autoptr (ReluFile) contents = make_contents (9);
  ReluDocument *document = relu_document_new (contents);
  ReluDraft *draft = relu_draft_new (document);
  Recovered recovered = { 0 };
  g_autofree char *path = NULL;

  relu_document_set_contents (document, contents, NULL);
  g_assert_true (wait_for_file (draft, TRUE, 9));
  path = relu_draft_dup_path (draft);
  finalize (draft);
  g_assert_finalize_object (document);
  relu_draft_shut_down ();
  make_free (path);
  g_assert_cmpuint (relu_draft_store_recover (recover_cb, &recovered), ==, 1);
  g_assert_cmpuint (recovered.n_modified, ==, 0);
  g_assert_cmpfloat (recovered.b0, ==, 9);
  g_assert_null (recovered.origin);
  recovered_clear (&recovered);
  relu_draft_shut_down ();
}

/* The window that was used last comes last, whatever the folder's order. */
static void
test_order (void)
{
  static const int used[] = { 3, 1, 4, 2 };
  g_autofree char *folder = make_orphan ("order", 1, NULL);
  GArray *order = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *first = g_build_filename (folder, "a.relu.json", NULL);

  g_remove (first);
  for (gsize i = 0; i < G_N_ELEMENTS (used); i++)
    {
      g_autofree char *stem = g_strdup_printf ("%s/%c", folder, (char) ('p' + i));
      g_autofree char *path = g_strconcat (stem, RELU_DRAFT_CONTENTS, NULL);
      g_autofree char *view_path = g_strconcat (stem, RELU_DRAFT_VIEW, NULL);
      g_autofree char *view = g_strdup_printf ("[document]\nused=%d\n", used[i]);
      g_autoptr (ReluFile) contents = make_contents (used[i]);

      g_assert_true (relu_file_write (contents, path, NULL));
      g_assert_true (g_file_set_contents (view_path, view, -1, NULL));
    }

  g_assert_cmpuint (relu_draft_store_recover (append_cb, order), ==, 4);
  for (guint i = 0; i < order->len; i++)
    g_assert_cmpfloat (g_array_index (order, double, i), ==, i + 1);
  g_array_unref (order);
  relu_draft_shut_down ();
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
  path = relu_draft_dup_path (draft);
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
  g_test_add_func ("/draft/view-of-a-saved-document", test_view_of_a_saved_document);
  g_test_add_func ("/draft/unmodified-without-a-file", test_unmodified_without_a_file);
  g_test_add_func ("/draft/order", test_order);
  g_test_add_func ("/draft/shut-down-keeps-what-was-not-left",
                   test_shut_down_keeps_what_was_not_left);

  status = g_test_run ();
  remove_tree (state);
  g_free (root);
  return status;
}
