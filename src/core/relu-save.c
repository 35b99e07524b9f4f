/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-save.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_LINKS 40

struct _ReluSave
{
  char *target;    /* where the file goes, symbolic links followed */
  char *temporary; /* what is written, beside it */
  int fd;          /* -1: closed */
  gboolean is_committed;
};

static void
set_error (GError **error, int code)
{
  g_set_error_literal (error, G_FILE_ERROR, (int) g_file_error_from_errno (code), g_strerror (code));
}

/* Where @path leads through symbolic links, so that a save replaces the file and not the link. */
static char *
follow_links (const char *path)
{
  g_autofree char *now = g_strdup (path);

  for (guint i = 0; i < MAX_LINKS; i++)
    {
      g_autofree char *target = g_file_read_link (now, NULL);
      g_autofree char *folder = NULL;
      char *next;

      if (target == NULL)
        return g_steal_pointer (&now);
      folder = g_path_get_dirname (now);
      next = g_path_is_absolute (target) ? g_strdup (target)
                                         : g_build_filename (folder, target, NULL);
      g_free (now);
      now = next;
    }

  return NULL;
}

/* The mode of what is written: that of the file it replaces. FALSE where that may not be replaced. */
static gboolean
find_mode (const char *target, gboolean *is_new, int *mode, GError **error)
{
  struct stat info;

  *is_new = g_stat (target, &info) != 0;
  *mode = 0666;
  if (*is_new)
    return TRUE;

  if (!S_ISREG (info.st_mode))
    {
      g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_INVAL, _("it is not a regular file"));
      return FALSE;
    }
  /* A rename would pass over a write protection that the user has set. */
  if (g_access (target, W_OK) != 0)
    {
      set_error (error, errno);
      return FALSE;
    }
  *mode = info.st_mode & 07777;

  return TRUE;
}

/**
 * relu_save_new:
 * @path: where to; a file there is replaced, a symbolic link is followed
 * @error: G_FILE_ERROR: why not, without the name of the file
 *
 * Begins a file that is written bit by bit. It goes to a temporary file beside @path; only
 * relu_save_commit() puts it there. The permissions of an old file stay; one that is write-protected is not
 * replaced, nor is anything but a regular file, such as a device.
 *
 * Returns: (transfer full) (nullable): the file that is being written
 */
ReluSave *
relu_save_new (const char *path, GError **error)
{
  g_autofree char *target = follow_links (path);
  g_autofree char *temporary = NULL;
  gboolean is_new;
  ReluSave *self;
  int mode, fd;

  if (target == NULL)
    {
      set_error (error, ELOOP);
      return NULL;
    }
  if (!find_mode (target, &is_new, &mode, error))
    return NULL;

  temporary = g_strconcat (target, ".XXXXXX", NULL);
  fd = g_mkstemp_full (temporary, O_WRONLY | O_CLOEXEC, mode);
  if (fd < 0)
    {
      set_error (error, errno);
      return NULL;
    }
  /* The temporary file's mode went through the umask. */
  if (!is_new)
    (void) !g_chmod (temporary, mode);

  self = g_new0 (ReluSave, 1);
  self->target = g_steal_pointer (&target);
  self->temporary = g_steal_pointer (&temporary);
  self->fd = fd;

  return self;
}

/**
 * relu_save_write:
 * @bytes: (array length=length): what comes next
 * @length: how many bytes
 * @error: G_FILE_ERROR: why not, without the name of the file
 *
 * Returns: whether all of it was written
 */
gboolean
relu_save_write (ReluSave *self, const void *bytes, gsize length, GError **error)
{
  const char *next = bytes;

  g_return_val_if_fail (self->fd >= 0, FALSE);

  while (length > 0)
    {
      gssize n = write (self->fd, next, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          set_error (error, errno);
          return FALSE;
        }
      next += n;
      length -= (gsize) n;
    }

  return TRUE;
}

/**
 * relu_save_close:
 * @error: G_FILE_ERROR: why not, without the name of the file
 *
 * Waits until all of it is on the disk; nothing more can be written. Of many files each is closed before the
 * first one is committed, so that a full disk leaves all of the old ones.
 *
 * Returns: whether it is
 */
gboolean
relu_save_close (ReluSave *self, GError **error)
{
  int fd = self->fd;

  self->fd = -1;
  if (fd < 0)
    return TRUE;
  if (fsync (fd) != 0)
    {
      set_error (error, errno);
      (void) !g_close (fd, NULL);
      return FALSE;
    }

  return g_close (fd, error);
}

/**
 * relu_save_commit:
 * @error: G_FILE_ERROR: why not, without the name of the file
 *
 * Puts the file where it belongs, in one step.
 *
 * Returns: whether it is there
 */
gboolean
relu_save_commit (ReluSave *self, GError **error)
{
  if (!relu_save_close (self, error))
    return FALSE;
  if (g_rename (self->temporary, self->target) != 0)
    {
      set_error (error, errno);
      return FALSE;
    }
  self->is_committed = TRUE;

  return TRUE;
}

void
relu_save_free (ReluSave *self)
{
  if (self->fd >= 0)
    (void) !g_close (self->fd, NULL);
  if (!self->is_committed)
    (void) !g_unlink (self->temporary);
  g_free (self->target);
  g_free (self->temporary);
  g_free (self);
}

/**
 * relu_save_contents:
 * @path: as for relu_save_new()
 * @contents: (array length=length): what to write
 * @length: how many bytes
 * @error: G_FILE_ERROR: why not, without the name of the file
 *
 * The file is either written as a whole or left as it was.
 *
 * Returns: whether it was written
 */
gboolean
relu_save_contents (const char *path, const char *contents, gsize length, GError **error)
{
  g_autoptr (ReluSave) self = relu_save_new (path, error);

  return self != NULL && relu_save_write (self, contents, length, error)
         && relu_save_commit (self, error);
}
