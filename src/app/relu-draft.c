/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-draft.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "relu-file-async.h"

/* Each running program has a folder below drafts/ and holds a lock in it. A folder whose lock is
 * free was left behind by a crash. In it stand NAME.relu.json, the contents, and NAME.uri, the
 * place that the document was opened from, if there is one. */
#define LOCK "lock"
#define CONTENTS ".relu.json"
#define ORIGIN ".uri"
/* Recovered once already, and the program crashed again: kept, but not opened any more. */
#define TRIED ".tried"

/* From an edit to its being safe, in milliseconds. Where writing takes long, as for a network of
 * millions of parameters, the pause is this many times as long as that. */
#define PAUSE 1000
#define PAUSE_PER_WRITE 20
#define PAUSE_AFTER_FAILURE 30000

struct _ReluDraft
{
  GObject parent_instance;

  ReluDocument *document;
  GFile *file;
  ReluFile *written; /* the contents that are in the file */
  guint timeout;
  gboolean is_writing;
  gboolean is_discarded;
  gboolean is_stored; /* at least once */
  gint64 write_began;
  guint pause;
};

G_DEFINE_FINAL_TYPE (ReluDraft, relu_draft, G_TYPE_OBJECT)

static char *
dup_root (void)
{
  return g_build_filename (g_get_user_state_dir (), "reluscope", "drafts", NULL);
}

/* The file descriptor of a lock that is ours now, or -1. It is held until the process ends. */
static int
lock_folder (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, LOCK, NULL);
  int fd = g_open (path, O_CREAT | O_RDWR | O_CLOEXEC, 0600);

  if (fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      close (fd);
      return -1;
    }

  return fd;
}

/* Of this process; NULL before the first draft is written, and where none can be. */
static char *own_folder;
static gboolean has_own_folder;
static guint n_writing; /* in threads, for any draft */
/* What was recovered from, until the drafts made of it are written. */
static GPtrArray *old_folders;
/* All that there are; not owned. */
static GPtrArray *drafts;
/* Some draft could not be written: then nothing old is deleted any more. */
static gboolean has_failed;

static const char *
ensure_folder (void)
{
  if (!has_own_folder)
    {
      g_autofree char *root = dup_root ();
      g_autofree char *name = g_uuid_string_random ();
      g_autofree char *path = g_build_filename (root, name, NULL);

      has_own_folder = TRUE;
      if (g_mkdir_with_parents (path, 0700) == 0 && lock_folder (path) >= 0)
        own_folder = g_steal_pointer (&path);
      else
        g_message ("No drafts can be kept in %s: %s", root, g_strerror (errno));
    }

  return own_folder;
}

static void
delete_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static gboolean
has_contents (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_suffix (name, CONTENTS))
        return TRUE;
    }

  return FALSE;
}

static void
delete_old_folders (void)
{
  for (guint i = 0; old_folders != NULL && i < old_folders->len; i++)
    delete_folder (g_ptr_array_index (old_folders, i));
  g_clear_pointer (&old_folders, g_ptr_array_unref);
}

/* Whether everything that may have been recovered has been written again, saved or given up. */
static gboolean
is_all_stored (void)
{
  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    {
      ReluDraft *draft = g_ptr_array_index (drafts, i);

      if (!draft->is_stored && !draft->is_discarded
          && relu_document_get_modified (draft->document))
        return FALSE;
    }

  return !has_failed;
}

static GFile *
get_origin_file (ReluDraft *self)
{
  g_autofree char *path = g_file_get_path (self->file);
  g_autofree char *origin = g_strndup (path, strlen (path) - strlen (CONTENTS));
  g_autofree char *full = g_strconcat (origin, ORIGIN, NULL);

  return g_file_new_for_path (full);
}

static void
delete_files (ReluDraft *self)
{
  if (self->file != NULL)
    {
      g_autoptr (GFile) origin = get_origin_file (self);

      g_file_delete (self->file, NULL, NULL);
      g_file_delete (origin, NULL, NULL);
    }
  g_clear_pointer (&self->written, relu_file_unref);
}

static void schedule (ReluDraft *self);

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReluDraft) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 took = (g_get_monotonic_time () - self->write_began) / 1000;

  n_writing--;
  self->is_writing = FALSE;
  self->pause = (guint) CLAMP (took * PAUSE_PER_WRITE, PAUSE, 10 * 60 * 1000);
  if (relu_file_store_finish (result, &error))
    {
      self->is_stored = TRUE;
      if (is_all_stored ())
        delete_old_folders ();
    }
  else
    {
      g_message ("A draft could not be written: %s", error->message);
      has_failed = TRUE;
      /* Tried again, after a while. */
      g_clear_pointer (&self->written, relu_file_unref);
      self->pause = MAX (self->pause, PAUSE_AFTER_FAILURE);
    }
  schedule (self);
}

static gboolean
write_cb (gpointer user_data)
{
  ReluDraft *self = user_data;
  const char *folder = ensure_folder ();
  GFile *opened_from = relu_document_get_file (self->document);
  g_autoptr (GFile) origin = NULL;

  self->timeout = 0;
  if (folder == NULL)
    return G_SOURCE_REMOVE;

  if (self->file == NULL)
    {
      g_autofree char *uuid = g_uuid_string_random ();
      g_autofree char *name = g_strconcat (uuid, CONTENTS, NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      self->file = g_file_new_for_path (path);
    }

  origin = get_origin_file (self);
  if (opened_from != NULL)
    {
      g_autofree char *uri = g_file_get_uri (opened_from);

      g_file_replace_contents (origin, uri, strlen (uri), NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL,
                               NULL, NULL);
    }
  else
    {
      g_file_delete (origin, NULL, NULL);
    }

  n_writing++;
  self->is_writing = TRUE;
  self->write_began = g_get_monotonic_time ();
  g_clear_pointer (&self->written, relu_file_unref);
  self->written = relu_file_ref (relu_document_get_contents (self->document));
  relu_file_store_async (self->written, self->file, stored_cb, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

/* Writes soon what is not written, deletes what is not needed. */
static void
schedule (ReluDraft *self)
{
  if (self->is_writing)
    return;

  if (self->is_discarded || !relu_document_get_modified (self->document))
    {
      g_clear_handle_id (&self->timeout, g_source_remove);
      delete_files (self);
    }
  else if (self->timeout == 0 && relu_document_get_contents (self->document) != self->written)
    {
      self->timeout = g_timeout_add (self->pause, write_cb, self);
    }
}

static void
relu_draft_dispose (GObject *object)
{
  ReluDraft *self = RELU_DRAFT (object);

  if (drafts != NULL)
    g_ptr_array_remove_fast (drafts, self);
  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_clear_object (&self->file);
  g_clear_pointer (&self->written, relu_file_unref);

  G_OBJECT_CLASS (relu_draft_parent_class)->dispose (object);
}

static void
relu_draft_class_init (ReluDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relu_draft_dispose;
}

static void
relu_draft_init (ReluDraft *self)
{
  self->pause = PAUSE;
}

/**
 * relu_draft_new:
 * @document: what may get lost
 *
 * Keeps a copy of @document in a file of its own, as long as it has changes that are not saved.
 * The copy is a second or so behind.
 *
 * Returns: (transfer full): a draft
 */
ReluDraft *
relu_draft_new (ReluDocument *document)
{
  ReluDraft *self;

  g_return_val_if_fail (RELU_IS_DOCUMENT (document), NULL);

  self = g_object_new (RELU_TYPE_DRAFT, NULL);
  self->document = g_object_ref (document);
  if (drafts == NULL)
    drafts = g_ptr_array_new ();
  g_ptr_array_add (drafts, self);
  g_signal_connect_swapped (document, "changed", G_CALLBACK (schedule), self);
  g_signal_connect_swapped (document, "notify::modified", G_CALLBACK (schedule), self);
  schedule (self);

  return self;
}

/**
 * relu_draft_discard:
 * @self: a draft
 *
 * Deletes the copy for good: the document was saved, or its user said that it may go.
 */
void
relu_draft_discard (ReluDraft *self)
{
  g_return_if_fail (RELU_IS_DRAFT (self));

  self->is_discarded = TRUE;
  schedule (self);
}

/**
 * relu_draft_get_file:
 * @self: a draft
 *
 * Returns: (transfer none) (nullable): where the copy is, once one was written
 */
GFile *
relu_draft_get_file (ReluDraft *self)
{
  g_return_val_if_fail (RELU_IS_DRAFT (self), NULL);

  return self->file;
}

/* Opens what stands in one folder that nobody holds any more. Returns whether all could be read. */
static gboolean
recover_folder (const char *folder, ReluDraftFunc function, gpointer user_data,
                guint *n_recovered)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  gboolean all = TRUE;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *stem = NULL;
      g_autofree char *origin_path = NULL;
      g_autofree char *uri = NULL;
      g_autoptr (GFile) origin = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (ReluFile) contents = NULL;

      if (!g_str_has_suffix (name, CONTENTS))
        continue;
      contents = relu_file_read (path, &error);
      if (contents == NULL)
        {
          g_message ("A draft cannot be recovered: %s", error->message);
          all = FALSE;
          continue;
        }

      stem = g_strndup (path, strlen (path) - strlen (CONTENTS));
      origin_path = g_strconcat (stem, ORIGIN, NULL);
      if (g_file_get_contents (origin_path, &uri, NULL, NULL))
        origin = g_file_new_for_uri (uri);
      function (contents, origin, user_data);
      (*n_recovered)++;
    }

  return all;
}

/**
 * relu_draft_recover_all:
 * @function: called for each document that was lost
 * @user_data: for @function
 *
 * Finds what sessions have left behind that ended without closing their windows. It is offered
 * once: what makes the program crash must not do so at every start. The files themselves go when a
 * draft has taken their place, or at relu_draft_shut_down().
 *
 * Returns: how many documents were recovered
 */
guint
relu_draft_recover_all (ReluDraftFunc function, gpointer user_data)
{
  g_autofree char *root = dup_root ();
  g_autoptr (GDir) dir = g_dir_open (root, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (root, name, NULL);
      g_autofree char *tried = g_strconcat (folder, TRIED, NULL);

      if (g_str_has_suffix (name, TRIED) || g_strcmp0 (folder, own_folder) == 0
          || lock_folder (folder) < 0 || g_rename (folder, tried) != 0)
        continue;

      if (old_folders == NULL)
        old_folders = g_ptr_array_new_with_free_func (g_free);
      if (recover_folder (tried, function, user_data, &n))
        g_ptr_array_add (old_folders, g_steal_pointer (&tried));
    }

  return n;
}

/**
 * relu_draft_shut_down:
 *
 * Tidies up at the end of the program. Drafts of documents that nobody has left, as when the
 * session ends, are kept for the next start.
 */
void
relu_draft_shut_down (void)
{
  while (n_writing > 0)
    g_main_context_iteration (NULL, TRUE);

  if (!has_failed)
    delete_old_folders ();
  if (own_folder != NULL && !has_contents (own_folder))
    delete_folder (own_folder);
  g_clear_pointer (&own_folder, g_free);
  has_own_folder = FALSE;
}
