/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-draft.h"

#include <glib/gstdio.h>

#include "relu-draft-store.h"
#include "relu-save.h"

/* From an edit to its being safe, in milliseconds. Where writing takes long, as for a network of
 * millions of parameters, the pause is this many times as long as that. */
#define PAUSE 1000
#define PAUSE_PER_WRITE 20
#define PAUSE_AFTER_FAILURE 30000

struct _ReluDraft
{
  GObject parent_instance;

  ReluDocument *document;
  ReluDraftViewFunc view_func;
  gpointer view_data;

  char *contents_path; /* both NULL before the first write */
  char *view_path;
  gboolean has_contents; /* there is such a file, or part of one */
  gboolean has_view;
  ReluFile *written; /* what is in them; NULL where that is not known */
  char *written_view;
  gboolean is_view_stale; /* it may be another one than what was written */

  guint timeout;
  gboolean is_writing;
  gboolean keeps; /* there is more to it than the document */
  gboolean is_discarded;
  gboolean is_stored; /* at least once */
  guint pause;
};

G_DEFINE_FINAL_TYPE (ReluDraft, relu_draft, G_TYPE_OBJECT)

static guint n_writing; /* in threads, for any draft */
/* All that there are; not owned. */
static GPtrArray *drafts;
/* Some draft could not be written: then nothing old is deleted any more. */
static gboolean has_failed;

/* What is in no file of its own: changes, and what was opened but did not come from a file. The
 * example that a new window begins with is nothing to be kept. */
static gboolean
needs_contents (ReluDraft *self)
{
  return !self->is_discarded
         && (relu_document_get_modified (self->document)
             || (self->keeps && relu_document_get_file (self->document) == NULL)
             || (relu_document_get_file (self->document) == NULL
                 && relu_document_get_generation (self->document) > 0));
}

static gboolean
needs_view (ReluDraft *self)
{
  return !self->is_discarded
         && (needs_contents (self) || relu_document_get_file (self->document) != NULL);
}

/* Whether everything that may have been recovered has been written again, saved or given up. */
static gboolean
is_all_stored (void)
{
  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    {
      ReluDraft *draft = g_ptr_array_index (drafts, i);

      if (!draft->is_stored && needs_view (draft))
        return FALSE;
    }

  return !has_failed;
}

static void
delete_contents (ReluDraft *self)
{
  if (self->has_contents)
    g_unlink (self->contents_path);
  self->has_contents = FALSE;
  g_clear_pointer (&self->written, relu_file_unref);
}

static void
delete_view (ReluDraft *self)
{
  if (self->has_view)
    g_unlink (self->view_path);
  self->has_view = FALSE;
  g_clear_pointer (&self->written_view, g_free);
  self->is_view_stale = TRUE;
}

/* What is written in a thread. */
typedef struct
{
  char *view; /* or NULL */
  char *view_path;
  ReluFile *contents; /* or NULL */
  char *contents_path;
  gint64 took; /* for the contents, in milliseconds */
} Write;

static void
write_free (gpointer data)
{
  Write *self = data;

  g_free (self->view);
  g_free (self->view_path);
  g_clear_pointer (&self->contents, relu_file_unref);
  g_free (self->contents_path);
  g_free (self);
}

static void
write_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Write *self = task_data;
  gint64 began = g_get_monotonic_time ();
  GError *error = NULL;
  gboolean stored = TRUE;

  /* The view first: it says what file the contents belong to. */
  if (self->view != NULL)
    stored = relu_save_contents (self->view_path, self->view, strlen (self->view), &error);
  if (stored && self->contents != NULL)
    stored = relu_file_write (self->contents, self->contents_path, &error);
  self->took = (g_get_monotonic_time () - began) / 1000;

  if (stored)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void schedule (ReluDraft *self);

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReluDraft) self = user_data;
  const Write *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  n_writing--;
  self->is_writing = FALSE;
  if (job->contents != NULL)
    self->pause = (guint) CLAMP (job->took * PAUSE_PER_WRITE, PAUSE, 10 * 60 * 1000);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      self->is_stored = TRUE;
      if (is_all_stored ())
        relu_draft_store_delete_recovered ();
    }
  else
    {
      g_message ("A draft could not be written: %s", error->message);
      has_failed = TRUE;
      /* Tried again, after a while. */
      g_clear_pointer (&self->written, relu_file_unref);
      g_clear_pointer (&self->written_view, g_free);
      self->is_view_stale = TRUE;
      self->pause = MAX (self->pause, PAUSE_AFTER_FAILURE);
    }
  schedule (self);
}

static char *
make_view (ReluDraft *self)
{
  g_autoptr (GKeyFile) view = g_key_file_new ();
  GFile *file = relu_document_get_file (self->document);

  if (file != NULL)
    {
      g_autofree char *uri = g_file_get_uri (file);

      g_key_file_set_string (view, RELU_DRAFT_GROUP, RELU_DRAFT_KEY_URI, uri);
    }
  g_key_file_set_boolean (view, RELU_DRAFT_GROUP, RELU_DRAFT_KEY_MODIFIED,
                          relu_document_get_modified (self->document));
  if (self->view_func != NULL)
    self->view_func (view, self->view_data);

  return g_key_file_to_data (view, NULL, NULL);
}

static gboolean
ensure_paths (ReluDraft *self)
{
  const char *folder = relu_draft_store_get_folder ();

  if (folder != NULL && self->contents_path == NULL)
    {
      g_autofree char *name = g_uuid_string_random ();
      g_autofree char *stem = g_build_filename (folder, name, NULL);

      self->contents_path = g_strconcat (stem, RELU_DRAFT_CONTENTS, NULL);
      self->view_path = g_strconcat (stem, RELU_DRAFT_VIEW, NULL);
    }

  return folder != NULL;
}

static gboolean
write_cb (gpointer user_data)
{
  ReluDraft *self = user_data;
  ReluFile *contents = relu_document_get_contents (self->document);
  g_autoptr (GTask) task = NULL;
  Write *job;

  self->timeout = 0;
  if (!ensure_paths (self))
    return G_SOURCE_REMOVE;

  job = g_new0 (Write, 1);
  job->view_path = g_strdup (self->view_path);
  job->contents_path = g_strdup (self->contents_path);
  job->view = make_view (self);
  self->is_view_stale = FALSE;
  if (g_strcmp0 (job->view, self->written_view) == 0)
    {
      g_clear_pointer (&job->view, g_free);
    }
  else
    {
      g_free (self->written_view);
      self->written_view = g_strdup (job->view);
      self->has_view = TRUE;
    }
  if (needs_contents (self) && contents != self->written)
    {
      job->contents = relu_file_ref (contents);
      g_clear_pointer (&self->written, relu_file_unref);
      self->written = relu_file_ref (contents);
      self->has_contents = TRUE;
    }
  if (job->view == NULL && job->contents == NULL)
    {
      write_free (job);
      return G_SOURCE_REMOVE;
    }

  n_writing++;
  self->is_writing = TRUE;
  task = g_task_new (NULL, NULL, written_cb, g_object_ref (self));
  g_task_set_task_data (task, job, write_free);
  g_task_run_in_thread (task, write_thread);

  return G_SOURCE_REMOVE;
}

/* Writes soon what is not written, deletes what is not needed. */
static void
schedule (ReluDraft *self)
{
  gboolean stale;

  if (self->is_writing)
    return;

  if (!needs_contents (self))
    delete_contents (self);
  if (!needs_view (self))
    delete_view (self);

  stale = (needs_view (self) && self->is_view_stale)
          || (needs_contents (self)
              && relu_document_get_contents (self->document) != self->written);
  if (!stale)
    g_clear_handle_id (&self->timeout, g_source_remove);
  else if (self->timeout == 0)
    self->timeout = g_timeout_add (self->pause, write_cb, self);
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
  g_clear_pointer (&self->written, relu_file_unref);

  G_OBJECT_CLASS (relu_draft_parent_class)->dispose (object);
}

static void
relu_draft_finalize (GObject *object)
{
  ReluDraft *self = RELU_DRAFT (object);

  g_free (self->written_view);
  g_free (self->contents_path);
  g_free (self->view_path);

  G_OBJECT_CLASS (relu_draft_parent_class)->finalize (object);
}

static void
relu_draft_class_init (ReluDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relu_draft_dispose;
  G_OBJECT_CLASS (klass)->finalize = relu_draft_finalize;
}

static void
relu_draft_init (ReluDraft *self)
{
  self->pause = PAUSE;
  self->is_view_stale = TRUE;
}

/**
 * relu_draft_new:
 * @document: what may get lost
 *
 * Keeps a copy of @document in a file of its own, as long as it has changes that are not saved, and
 * the place of its file and how it is shown as long as it is open. Both are a second or so behind.
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
  g_signal_connect_swapped (document, "notify::modified", G_CALLBACK (relu_draft_view_changed),
                            self);
  g_signal_connect_swapped (document, "notify::file", G_CALLBACK (relu_draft_view_changed), self);
  schedule (self);

  return self;
}

/**
 * relu_draft_set_view_func:
 * @self: a draft
 * @function: (nullable): says how the document is shown; called whenever that is written
 * @user_data: for @function
 */
void
relu_draft_set_view_func (ReluDraft *self, ReluDraftViewFunc function, gpointer user_data)
{
  g_return_if_fail (RELU_IS_DRAFT (self));

  self->view_func = function;
  self->view_data = user_data;
}

/**
 * relu_draft_view_changed:
 * @self: a draft
 *
 * Says that the document may be shown in another way now. Cheap: at most once a second somebody
 * looks whether that is so.
 */
void
relu_draft_view_changed (ReluDraft *self)
{
  g_return_if_fail (RELU_IS_DRAFT (self));

  self->is_view_stale = TRUE;
  schedule (self);
}

/**
 * relu_draft_set_keeps:
 * @self: a draft
 * @keeps: whether the view has something that is in no file
 *
 * Keeps the copy even where the document alone would be no loss.
 */
void
relu_draft_set_keeps (ReluDraft *self, gboolean keeps)
{
  g_return_if_fail (RELU_IS_DRAFT (self));

  self->keeps = keeps;
  relu_draft_view_changed (self);
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
 * relu_draft_dup_path:
 * @self: a draft
 *
 * Returns: (transfer full) (nullable): where the copy is, or would be, once something was written
 */
char *
relu_draft_dup_path (ReluDraft *self)
{
  g_return_val_if_fail (RELU_IS_DRAFT (self), NULL);

  return g_strdup (self->contents_path);
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
    relu_draft_store_delete_recovered ();
  relu_draft_store_shut_down ();
}
