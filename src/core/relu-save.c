/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-save.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_LINKS 40

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

/**
 * relu_save_contents:
 * @path: where to; a file there is replaced, a symbolic link is followed
 * @contents: (array length=length): what to write
 * @length: how many bytes
 * @error: G_FILE_ERROR: why not, without the name of the file
 *
 * The file is either written as a whole or left as it was: what is new goes to a temporary file
 * beside it, onto the disk, and takes its place only then. The permissions of an old file stay; one
 * that is write-protected is not replaced, nor is anything but a regular file, such as a device.
 *
 * Returns: whether it was written
 */
gboolean
relu_save_contents (const char *path, const char *contents, gsize length, GError **error)
{
  g_autofree char *target = follow_links (path);
  g_autoptr (GError) cause = NULL;
  struct stat info;
  gboolean is_new;
  int mode = 0666;

  if (target == NULL)
    {
      set_error (error, ELOOP);
      return FALSE;
    }

  is_new = g_stat (target, &info) != 0;
  if (!is_new)
    {
      if (!S_ISREG (info.st_mode))
        {
          g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                               _("it is not a regular file"));
          return FALSE;
        }
      /* A rename would pass over a write protection that the user has set. */
      if (g_access (target, W_OK) != 0)
        {
          set_error (error, errno);
          return FALSE;
        }
      mode = info.st_mode & 07777;
    }

  if (!g_file_set_contents_full (target, contents, (gssize) length,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                 mode, &cause))
    {
      /* "Failed to create file “…/x.A1B2C3”: No space left on device": the end is what matters, the
       * name of the temporary file is not. */
      const char *colon = g_strrstr (cause->message, ": ");

      g_set_error_literal (error, cause->domain, cause->code,
                           colon != NULL ? colon + 2 : cause->message);
      return FALSE;
    }
  /* The temporary file's mode went through the umask. */
  if (!is_new)
    (void) !g_chmod (target, mode);

  return TRUE;
}
