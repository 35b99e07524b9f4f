/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-file-watch.h"

#include <string.h>

#include "relu-file-async.h"
#include "relu-real-file.h"

/* Programs write a file in several steps, each of them an event. In milliseconds. */
#define SETTLE 300

/* What a file looks like from outside: while that stays the same, it is not read. */
#define ATTRIBUTES                                                                                 \
  G_FILE_ATTRIBUTE_ETAG_VALUE "," G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_UNIX_INODE
#define STAMP_GONE "gone"

struct _ReluFileWatch
{
  GObject parent_instance;

  GFile *file;
  GFileMonitor *monitor;
  /* What is known to be in the file, and its stamp then. Either may be NULL: not known. */
  ReluFile *known;
  char *stamp;
  /* What was found last, where that is something else. The contents are NULL if unreadable. */
  ReluFileWatchState state;
  ReluFile *found;
  char *found_stamp;

  guint serial; /* another one whenever what is known changes */
  guint n_holds;
  guint timeout;
  gboolean is_checking; /* for relu_file_watch_check() */
  gboolean is_pending;  /* to be checked once more */
};

enum
{
  STATE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReluFileWatch, relu_file_watch, G_TYPE_OBJECT)

typedef struct
{
  GFile *file;
  ReluFile *known;
  char *stamp;
  guint serial;

  ReluFileWatchState state;
  ReluFile *found;
  char *found_stamp; /* NULL: nothing could be found out */
} Check;

static void
check_free (gpointer data)
{
  Check *self = data;

  g_clear_object (&self->file);
  g_clear_pointer (&self->known, relu_file_unref);
  g_free (self->stamp);
  g_clear_pointer (&self->found, relu_file_unref);
  g_free (self->found_stamp);
  g_free (self);
}

/* NULL where nothing can be said, as when a server does not answer. */
static char *
read_stamp (GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info
      = g_file_query_info (file, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, NULL, &error);
  const char *etag;

  if (info == NULL)
    return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ? g_strdup (STAMP_GONE)
                                                                     : NULL;

  etag = g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ETAG_VALUE);
  return g_strdup_printf (
      "%s %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT, etag == NULL ? "" : etag,
      g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_STANDARD_SIZE),
      g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_UNIX_INODE));
}

/**
 * relu_file_watch_is_same:
 * @a: contents
 * @b: contents
 *
 * Returns: whether both would be written as the same file, with all that is in it and cannot be
 *   edited here, too
 */
gboolean
relu_file_watch_is_same (ReluFile *a, ReluFile *b)
{
  gsize length_a, length_b;
  g_autofree char *text_a = relu_file_to_text (a, &length_a);
  g_autofree char *text_b = relu_file_to_text (b, &length_b);

  return length_a == length_b && memcmp (text_a, text_b, length_a) == 0;
}

static void
check_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Check *self = task_data;

  self->state = RELU_FILE_WATCH_SAME;
  self->found_stamp = self->file == NULL ? NULL : read_stamp (self->file);
  if (self->found_stamp == NULL || g_strcmp0 (self->found_stamp, self->stamp) == 0)
    {
      /* As it was, or nobody knows. */
    }
  else if (g_str_equal (self->found_stamp, STAMP_GONE))
    {
      self->state = RELU_FILE_WATCH_GONE;
    }
  else
    {
      self->found = relu_file_load (self->file, NULL, NULL);
      if (self->found == NULL || self->known == NULL
          || !relu_file_watch_is_same (self->found, self->known))
        self->state = RELU_FILE_WATCH_CHANGED;
    }

  g_task_return_boolean (task, TRUE);
}

static void
set_state (ReluFileWatch *self, ReluFileWatchState state)
{
  if (self->state == state)
    return;

  self->state = state;
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

/* Takes over what a check has found, unless something has happened since it began. */
static void
take_over (ReluFileWatch *self, const Check *check)
{
  if (check->serial != self->serial)
    {
      self->is_pending = TRUE;
      return;
    }
  if (self->n_holds > 0 || check->found_stamp == NULL)
    return;

  g_clear_pointer (&self->found, relu_file_unref);
  g_clear_pointer (&self->found_stamp, g_free);
  if (check->state == RELU_FILE_WATCH_SAME)
    {
      /* Touched, or written with the same contents. */
      g_free (self->stamp);
      self->stamp = g_strdup (check->found_stamp);
    }
  else
    {
      self->found = check->found == NULL ? NULL : relu_file_ref (check->found);
      self->found_stamp = g_strdup (check->found_stamp);
    }
  set_state (self, check->state);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ReluFileWatch *self = RELU_FILE_WATCH (source);

  relu_file_watch_check_finish (self, result);
  self->is_checking = FALSE;
  if (self->is_pending)
    {
      self->is_pending = FALSE;
      relu_file_watch_check (self);
    }
}

static gboolean
settled_cb (gpointer user_data)
{
  ReluFileWatch *self = user_data;

  self->timeout = 0;
  relu_file_watch_check (self);
  return G_SOURCE_REMOVE;
}

/* The file is looked at when nothing more has happened to it for a moment. */
static void
monitor_cb (ReluFileWatch *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (SETTLE, settled_cb, self);
}

static void
stop_monitor (ReluFileWatch *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->monitor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->monitor, self);
      g_file_monitor_cancel (self->monitor);
      g_clear_object (&self->monitor);
    }
}

static void
start_monitor (ReluFileWatch *self)
{
  g_autoptr (GFile) real = relu_real_file (self->file);

  /* Where there is no monitor, as on some servers, the file is checked now and then all the same. */
  self->monitor = g_file_monitor_file (real, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_swapped (self->monitor, "changed", G_CALLBACK (monitor_cb), self);
}

static void
relu_file_watch_dispose (GObject *object)
{
  ReluFileWatch *self = RELU_FILE_WATCH (object);

  stop_monitor (self);
  g_clear_object (&self->file);
  g_clear_pointer (&self->known, relu_file_unref);
  g_clear_pointer (&self->found, relu_file_unref);

  G_OBJECT_CLASS (relu_file_watch_parent_class)->dispose (object);
}

static void
relu_file_watch_finalize (GObject *object)
{
  ReluFileWatch *self = RELU_FILE_WATCH (object);

  g_free (self->stamp);
  g_free (self->found_stamp);

  G_OBJECT_CLASS (relu_file_watch_parent_class)->finalize (object);
}

static void
relu_file_watch_class_init (ReluFileWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relu_file_watch_dispose;
  G_OBJECT_CLASS (klass)->finalize = relu_file_watch_finalize;

  signals[STATE_CHANGED] = g_signal_new ("state-changed", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
relu_file_watch_init (ReluFileWatch *self)
{
}

/**
 * relu_file_watch_new:
 *
 * Returns: (transfer full): a watch over no file yet
 */
ReluFileWatch *
relu_file_watch_new (void)
{
  return g_object_new (RELU_TYPE_FILE_WATCH, NULL);
}

/**
 * relu_file_watch_set_file:
 * @self: a watch
 * @file: (nullable): what to watch
 * @contents: (nullable): what was just read from it or written to it; %NULL: not known
 * @stamp: (nullable): relu_file_watch_get_stamp() when it was known to hold @contents; %NULL: not known
 *
 * Watches @file from now on. With @contents unknown and a @stamp that is no longer so, the file
 * counts as changed. Without a @stamp the file is soon read once more and compared with @contents: another
 * program may have written to it since it was read, as while a question was open.
 */
void
relu_file_watch_set_file (ReluFileWatch *self, GFile *file, ReluFile *contents, const char *stamp)
{
  gboolean is_other;

  g_return_if_fail (RELU_IS_FILE_WATCH (self));
  g_return_if_fail (file == NULL || G_IS_FILE (file));

  self->serial++;
  is_other = file == NULL || self->file == NULL || !g_file_equal (file, self->file);
  if (is_other)
    stop_monitor (self);
  g_set_object (&self->file, file);
  g_clear_pointer (&self->known, relu_file_unref);
  g_clear_pointer (&self->found, relu_file_unref);
  g_clear_pointer (&self->found_stamp, g_free);
  g_clear_pointer (&self->stamp, g_free);

  if (file != NULL)
    {
      self->known = contents == NULL ? NULL : relu_file_ref (contents);
      if (is_other)
        start_monitor (self);
      if (stamp != NULL)
        self->stamp = g_strdup (stamp);
      else if (contents != NULL)
        monitor_cb (self);
      else if (g_file_is_native (file))
        self->stamp = read_stamp (file);
    }
  set_state (self, RELU_FILE_WATCH_SAME);
}

/**
 * relu_file_watch_get_stamp:
 * @self: a watch
 *
 * Returns: (nullable): what the file looked like from outside when its contents were known
 */
const char *
relu_file_watch_get_stamp (ReluFileWatch *self)
{
  g_return_val_if_fail (RELU_IS_FILE_WATCH (self), NULL);

  return self->stamp;
}

/**
 * relu_file_watch_get_known:
 * @self: a watch
 *
 * Returns: (transfer none) (nullable): what was in the file when it was known
 */
ReluFile *
relu_file_watch_get_known (ReluFileWatch *self)
{
  g_return_val_if_fail (RELU_IS_FILE_WATCH (self), NULL);

  return self->known;
}

/**
 * relu_file_watch_get_state:
 * @self: a watch
 *
 * Returns: what another program has done to the file, as far as it was noticed
 */
ReluFileWatchState
relu_file_watch_get_state (ReluFileWatch *self)
{
  g_return_val_if_fail (RELU_IS_FILE_WATCH (self), RELU_FILE_WATCH_SAME);

  return self->state;
}

/**
 * relu_file_watch_get_found:
 * @self: a watch
 *
 * Returns: (transfer none) (nullable): what is in the file now, where that is something else and
 *   can be read
 */
ReluFile *
relu_file_watch_get_found (ReluFileWatch *self)
{
  g_return_val_if_fail (RELU_IS_FILE_WATCH (self), NULL);

  return self->found;
}

/**
 * relu_file_watch_hold:
 * @self: a watch
 *
 * Says that the program itself writes to the file now: nothing is noticed until
 * relu_file_watch_release(). Call relu_file_watch_set_file() before that.
 */
void
relu_file_watch_hold (ReluFileWatch *self)
{
  g_return_if_fail (RELU_IS_FILE_WATCH (self));

  self->n_holds++;
}

/**
 * relu_file_watch_release:
 * @self: a watch
 *
 * Ends relu_file_watch_hold(), and looks at the file.
 */
void
relu_file_watch_release (ReluFileWatch *self)
{
  g_return_if_fail (RELU_IS_FILE_WATCH (self));
  g_return_if_fail (self->n_holds > 0);

  self->n_holds--;
  relu_file_watch_check (self);
}

/**
 * relu_file_watch_check_async:
 * @self: a watch
 * @callback: called when the file was looked at
 * @user_data: for @callback
 *
 * Looks at the file now; it is read only where it looks different from outside.
 */
void
relu_file_watch_check_async (ReluFileWatch *self, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Check *check;

  g_return_if_fail (RELU_IS_FILE_WATCH (self));

  check = g_new0 (Check, 1);
  check->file = self->file == NULL ? NULL : g_object_ref (self->file);
  check->known = self->known == NULL ? NULL : relu_file_ref (self->known);
  check->stamp = g_strdup (self->stamp);
  check->serial = self->serial;
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_task_data (task, check, check_free);
  g_task_run_in_thread (task, check_thread);
}

/**
 * relu_file_watch_check_finish:
 * @self: a watch
 * @result: what the callback was given
 *
 * Returns: what relu_file_watch_get_state() returns now
 */
ReluFileWatchState
relu_file_watch_check_finish (ReluFileWatch *self, GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), RELU_FILE_WATCH_SAME);

  g_task_propagate_boolean (G_TASK (result), NULL);
  take_over (self, g_task_get_task_data (G_TASK (result)));

  return self->state;
}

/**
 * relu_file_watch_check:
 * @self: a watch
 *
 * As relu_file_watch_check_async(), for those who hear of it by "state-changed".
 */
void
relu_file_watch_check (ReluFileWatch *self)
{
  g_return_if_fail (RELU_IS_FILE_WATCH (self));

  if (self->file == NULL || self->n_holds > 0)
    return;
  if (self->is_checking)
    {
      self->is_pending = TRUE;
      return;
    }

  self->is_checking = TRUE;
  relu_file_watch_check_async (self, checked_cb, NULL);
}

/**
 * relu_file_watch_accept:
 * @self: a watch
 *
 * Takes what was found for known: the file counts as the same until it changes again.
 */
void
relu_file_watch_accept (ReluFileWatch *self)
{
  g_return_if_fail (RELU_IS_FILE_WATCH (self));

  if (self->state == RELU_FILE_WATCH_SAME)
    return;

  self->serial++;
  /* What is gone may come back as it was. */
  if (self->state == RELU_FILE_WATCH_CHANGED)
    {
      g_clear_pointer (&self->known, relu_file_unref);
      self->known = g_steal_pointer (&self->found);
    }
  g_free (self->stamp);
  self->stamp = g_steal_pointer (&self->found_stamp);
  set_state (self, RELU_FILE_WATCH_SAME);
}
