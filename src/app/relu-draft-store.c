/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-draft-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

/* Each running program has a folder below drafts/ and holds a lock in it. A folder whose lock is
 * free was left behind by a crash. */
#define LOCK "lock"
/* Recovered once already, and the program crashed again: kept, but not opened any more. */
#define TRIED ".tried"

/* Of this process; NULL before the first draft is written, and where none can be. */
static char *own_folder;
static gboolean has_own_folder;
/* What was recovered from, until the drafts made of it are written. */
static GPtrArray *old_folders;

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

/**
 * relu_draft_store_get_folder:
 *
 * Returns: (transfer none) (nullable): where the drafts of this session go; made at the first call
 */
const char *
relu_draft_store_get_folder (void)
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

/* The names of the drafts in a folder, each once, without their endings. */
static GPtrArray *
list_drafts (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *stem = NULL;

      if (g_str_has_suffix (name, RELU_DRAFT_CONTENTS))
        stem = g_strndup (name, strlen (name) - strlen (RELU_DRAFT_CONTENTS));
      else if (g_str_has_suffix (name, RELU_DRAFT_VIEW))
        stem = g_strndup (name, strlen (name) - strlen (RELU_DRAFT_VIEW));
      if (stem != NULL && !g_ptr_array_find_with_equal_func (names, stem, g_str_equal, NULL))
        g_ptr_array_add (names, g_steal_pointer (&stem));
    }

  return names;
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

static void
lost_free (gpointer data)
{
  ReluDraftLost *self = data;

  g_clear_pointer (&self->contents, relu_file_unref);
  g_clear_object (&self->origin);
  g_key_file_unref (self->view);
  g_free (self);
}

static gint64
get_used (const ReluDraftLost *lost)
{
  return g_key_file_get_int64 (lost->view, RELU_DRAFT_GROUP, RELU_DRAFT_KEY_USED, NULL);
}

/* The window that was used last comes last, above the others. */
static int
compare_used (gconstpointer a, gconstpointer b)
{
  gint64 used_a = get_used (*(const ReluDraftLost *const *) a);
  gint64 used_b = get_used (*(const ReluDraftLost *const *) b);

  return (used_a > used_b) - (used_a < used_b);
}

/* One draft. NULL with an error where it cannot be read, without one where nothing was lost. */
static ReluDraftLost *
read_draft (const char *folder, const char *name, GError **error)
{
  g_autofree char *stem = g_build_filename (folder, name, NULL);
  g_autofree char *contents_path = g_strconcat (stem, RELU_DRAFT_CONTENTS, NULL);
  g_autofree char *view_path = g_strconcat (stem, RELU_DRAFT_VIEW, NULL);
  g_autoptr (GKeyFile) view = g_key_file_new ();
  g_autoptr (ReluFile) contents = NULL;
  g_autofree char *uri = NULL;
  ReluDraftLost *lost;

  if (g_file_test (contents_path, G_FILE_TEST_EXISTS))
    {
      contents = relu_file_read (contents_path, error);
      if (contents == NULL)
        return NULL;
    }
  /* A view that cannot be read costs places and sizes, no work. */
  g_key_file_load_from_file (view, view_path, G_KEY_FILE_NONE, NULL);
  uri = g_key_file_get_string (view, RELU_DRAFT_GROUP, RELU_DRAFT_KEY_URI, NULL);
  if (contents == NULL && uri == NULL)
    return NULL;

  lost = g_new0 (ReluDraftLost, 1);
  lost->modified = contents != NULL
                   && (!g_key_file_has_key (view, RELU_DRAFT_GROUP, RELU_DRAFT_KEY_MODIFIED, NULL)
                       || g_key_file_get_boolean (view, RELU_DRAFT_GROUP, RELU_DRAFT_KEY_MODIFIED,
                                                  NULL));
  lost->contents = g_steal_pointer (&contents);
  lost->origin = uri == NULL ? NULL : g_file_new_for_uri (uri);
  lost->view = g_steal_pointer (&view);

  return lost;
}

/* Adds what stands in one folder that nobody holds any more. Returns whether all could be read. */
static gboolean
read_folder (const char *folder, GPtrArray *all_lost)
{
  g_autoptr (GPtrArray) names = list_drafts (folder);
  gboolean all = TRUE;

  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (GError) error = NULL;
      ReluDraftLost *lost = read_draft (folder, g_ptr_array_index (names, i), &error);

      if (lost != NULL)
        {
          g_ptr_array_add (all_lost, lost);
        }
      else if (error != NULL)
        {
          g_message ("A draft cannot be recovered: %s", error->message);
          all = FALSE;
        }
    }

  return all;
}

/**
 * relu_draft_store_recover:
 * @function: called for each document that was open, the one that was used last at the end
 * @user_data: for @function
 *
 * Finds what sessions have left behind that ended without closing their windows. It is offered
 * once: what makes the program crash must not do so at every start. The files themselves stay
 * until relu_draft_store_delete_recovered().
 *
 * Returns: how many documents there were
 */
guint
relu_draft_store_recover (ReluDraftFunc function, gpointer user_data)
{
  g_autofree char *root = dup_root ();
  g_autoptr (GDir) dir = g_dir_open (root, 0, NULL);
  g_autoptr (GPtrArray) all_lost = g_ptr_array_new_with_free_func (lost_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (root, name, NULL);
      g_autofree char *tried = g_strconcat (folder, TRIED, NULL);

      if (g_str_has_suffix (name, TRIED) || g_strcmp0 (folder, own_folder) == 0
          || lock_folder (folder) < 0 || g_rename (folder, tried) != 0)
        continue;

      if (old_folders == NULL)
        old_folders = g_ptr_array_new_with_free_func (g_free);
      if (read_folder (tried, all_lost))
        g_ptr_array_add (old_folders, g_steal_pointer (&tried));
    }

  g_ptr_array_sort (all_lost, compare_used);
  for (guint i = 0; i < all_lost->len; i++)
    function (g_ptr_array_index (all_lost, i), user_data);

  return all_lost->len;
}

/**
 * relu_draft_store_delete_recovered:
 *
 * Deletes what relu_draft_store_recover() has found: all of it is safe elsewhere. A folder in which
 * something could not be read stays; somebody may still make sense of it.
 */
void
relu_draft_store_delete_recovered (void)
{
  for (guint i = 0; old_folders != NULL && i < old_folders->len; i++)
    delete_folder (g_ptr_array_index (old_folders, i));
  g_clear_pointer (&old_folders, g_ptr_array_unref);
}

/**
 * relu_draft_store_shut_down:
 *
 * Deletes the folder of this session, unless there are drafts in it.
 */
void
relu_draft_store_shut_down (void)
{
  if (own_folder != NULL)
    {
      g_autoptr (GPtrArray) names = list_drafts (own_folder);

      if (names->len == 0)
        delete_folder (own_folder);
    }
  g_clear_pointer (&own_folder, g_free);
  has_own_folder = FALSE;
}
