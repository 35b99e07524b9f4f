/* SPDX-License-Identifier: GPL-3.0-or-later */

/* relu-file-io.c: network files to and from the disk. */

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "relu-file-private.h"

#define READ_BLOCK 65536u
#define MAX_LINKS 40

static void
set_io_error (GError **error, const char *name, const char *what, int code)
{
  /* Translators: "net.relu.json: can't be read: Permission denied" */
  g_set_error (error, RELU_FILE_ERROR, RELU_FILE_ERROR_IO, "%s: %s: %s", name, what,
               g_strerror (code));
}

/**
 * relu_file_read_fd:
 * @fd: a file, pipe or terminal, open for reading; it stays open
 * @file_name: what errors call it
 * @error: RELU_FILE_ERROR
 *
 * Reads to the end, but no more than RELU_FILE_MAX_BYTES.
 *
 * Returns: (transfer full) (nullable): what it holds
 */
ReluFile *
relu_file_read_fd (int fd, const char *file_name, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  struct stat info;
  gboolean is_too_large = FALSE;

  if (fstat (fd, &info) == 0)
    is_too_large = S_ISREG (info.st_mode) && info.st_size > (off_t) RELU_FILE_MAX_BYTES;
  while (!is_too_large)
    {
      guint old = bytes->len;
      gssize n;

      g_byte_array_set_size (bytes, old + READ_BLOCK);
      do
        n = read (fd, bytes->data + old, READ_BLOCK);
      while (n < 0 && errno == EINTR);
      if (n < 0)
        {
          set_io_error (error, file_name, _("can't be read"), errno);
          return NULL;
        }
      g_byte_array_set_size (bytes, old + (guint) n);
      if (n == 0)
        break;
      is_too_large = bytes->len > RELU_FILE_MAX_BYTES;
    }
  if (is_too_large)
    {
      g_set_error (error, RELU_FILE_ERROR, RELU_FILE_ERROR_LIMIT,
                   _("%s: expected at most %u bytes, found more"), file_name, RELU_FILE_MAX_BYTES);
      return NULL;
    }

  return relu_file_parse ((const char *) bytes->data, (gssize) bytes->len, file_name, error);
}

/**
 * relu_file_read:
 * @path: of a network file
 * @error: RELU_FILE_ERROR
 *
 * Returns: (transfer full) (nullable): what it holds
 */
ReluFile *
relu_file_read (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  ReluFile *file;

  if (fd < 0)
    {
      set_io_error (error, name, _("can't be opened"), errno);
      return NULL;
    }
  file = relu_file_read_fd (fd, name, error);
  close (fd);

  return file;
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

/**
 * relu_file_write:
 * @path: where to; a file there is replaced, a symbolic link is followed
 * @error: RELU_FILE_ERROR_IO
 *
 * The file is either written as a whole or left as it was: what is new goes to a temporary file
 * beside it, onto the disk, and takes its place only then. The permissions of an old file stay.
 *
 * Returns: whether it was written
 */
gboolean
relu_file_write (ReluFile *self, const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *target = follow_links (path);
  g_autofree char *text = NULL;
  g_autoptr (GError) local_error = NULL;
  struct stat info;
  gboolean is_new;
  int mode = 0666;
  gsize length;

  if (target == NULL)
    {
      set_io_error (error, name, _("can't be saved"), ELOOP);
      return FALSE;
    }

  is_new = g_stat (target, &info) != 0;
  if (!is_new)
    {
      if (!S_ISREG (info.st_mode))
        {
          g_set_error (error, RELU_FILE_ERROR, RELU_FILE_ERROR_IO,
                       _("%s: can't be saved: it is not a regular file"), name);
          return FALSE;
        }
      /* A rename would pass over a write protection that the user has set. */
      if (g_access (target, W_OK) != 0)
        {
          set_io_error (error, name, _("can't be saved"), errno);
          return FALSE;
        }
      mode = info.st_mode & 07777;
    }

  text = relu_file_to_text (self, &length);
  if (!g_file_set_contents_full (target, text, (gssize) length,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                 mode, &local_error))
    {
      g_set_error (error, RELU_FILE_ERROR, RELU_FILE_ERROR_IO, "%s: %s: %s", name,
                   _("can't be saved"), local_error->message);
      return FALSE;
    }
  /* The temporary file's mode went through the umask. */
  if (!is_new)
    (void) !g_chmod (target, mode);

  return TRUE;
}
