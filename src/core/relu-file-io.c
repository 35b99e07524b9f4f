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
#include "relu-save.h"

#define READ_BLOCK 65536u

static void
set_io_error (GError **error, const char *name, const char *what, int code)
{
  /* Translators: "net.relu.json: can't be read: Permission denied" */
  g_set_error (error, RELU_FILE_ERROR, RELU_FILE_ERROR_IO, "%s: %s: %s", name, what,
               g_strerror (code));
}

/* To the end, but no more than RELU_FILE_MAX_BYTES. */
static GByteArray *
read_bytes (int fd, const char *file_name, GError **error)
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

  return g_steal_pointer (&bytes);
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
  g_autoptr (GByteArray) bytes = read_bytes (fd, file_name, error);

  return bytes == NULL ? NULL
                       : relu_file_parse ((const char *) bytes->data, (gssize) bytes->len,
                                          file_name, error);
}

/**
 * relu_file_read_bytes:
 * @path: of any file
 * @error: RELU_FILE_ERROR
 *
 * Returns: (transfer full) (nullable): its contents, no more than RELU_FILE_MAX_BYTES
 */
GByteArray *
relu_file_read_bytes (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  GByteArray *bytes;

  if (fd < 0)
    {
      set_io_error (error, name, _("can't be opened"), errno);
      return NULL;
    }
  bytes = read_bytes (fd, name, error);
  close (fd);

  return bytes;
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
  g_autoptr (GByteArray) bytes = relu_file_read_bytes (path, error);

  return bytes == NULL ? NULL
                       : relu_file_parse ((const char *) bytes->data, (gssize) bytes->len, name,
                                          error);
}

/**
 * relu_file_write_text:
 * @text: JSON
 * @length: in bytes
 * @path: where to; a file there is replaced, a symbolic link is followed
 * @error: RELU_FILE_ERROR_IO
 *
 * Saves as relu_save_contents() does: as a whole or not at all.
 *
 * Returns: whether it was written
 */
gboolean
relu_file_write_text (const char *text, gsize length, const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GError) cause = NULL;

  if (!relu_save_contents (path, text, length, &cause))
    {
      g_set_error (error, RELU_FILE_ERROR, RELU_FILE_ERROR_IO, "%s: %s: %s", name,
                   _("can't be saved"), cause->message);
      return FALSE;
    }

  return TRUE;
}

/**
 * relu_file_write:
 * @path: where to; a file there is replaced, a symbolic link is followed
 * @error: RELU_FILE_ERROR_IO
 *
 * Saves as a whole or not at all.
 *
 * Returns: whether it was written
 */
gboolean
relu_file_write (ReluFile *self, const char *path, GError **error)
{
  gsize length;
  g_autofree char *text = relu_file_to_text (self, &length);

  return relu_file_write_text (text, length, path, error);
}
