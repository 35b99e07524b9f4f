/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-numbered.h"

#include <string.h>

#include "relu-export-private.h"
#include "relu-save.h"

struct _ReluNumbered
{
  char *path;
  guint n;
  GPtrArray *saves; /* of ReluSave, on the disk but not in place yet */
};

/**
 * relu_numbered_new:
 * @path: of all of them: "steps.png"
 * @n: how many there will be
 *
 * Returns: (transfer full): no files yet
 */
ReluNumbered *
relu_numbered_new (const char *path, guint n)
{
  ReluNumbered *self = g_new0 (ReluNumbered, 1);

  self->path = g_strdup (path);
  self->n = n;
  self->saves = g_ptr_array_new_with_free_func ((GDestroyNotify) relu_save_free);

  return self;
}

/**
 * relu_numbered_free:
 *
 * What is not committed leaves nothing.
 */
void
relu_numbered_free (ReluNumbered *self)
{
  g_ptr_array_unref (self->saves);
  g_free (self->path);
  g_free (self);
}

/**
 * relu_numbered_add:
 * @bytes: the next file
 * @error: RELU_EXPORT_ERROR_WRITE naming it
 *
 * Returns: whether it is on the disk, beside the place where it belongs
 */
gboolean
relu_numbered_add (ReluNumbered *self, GBytes *bytes, GError **error)
{
  g_autofree char *path = relu_numbered_dup_path (self->path, self->saves->len + 1, self->n);
  g_autoptr (GError) cause = NULL;
  ReluSave *save = relu_save_new (path, &cause);

  if (save != NULL)
    g_ptr_array_add (self->saves, save);
  if (save != NULL
      && relu_save_write (save, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &cause)
      && relu_save_close (save, &cause))
    return TRUE;

  return relu_export_fail_write (error, path, cause);
}

/**
 * relu_numbered_commit:
 * @error: RELU_EXPORT_ERROR_WRITE
 *
 * Puts all files in their places. What could fail has been done before.
 *
 * Returns: whether they are there
 */
gboolean
relu_numbered_commit (ReluNumbered *self, GError **error)
{
  g_autoptr (GError) cause = NULL;

  for (guint i = 0; i < self->saves->len; i++)
    if (!relu_save_commit (g_ptr_array_index (self->saves, i), &cause))
      {
        g_autofree char *path = relu_numbered_dup_path (self->path, i + 1, self->n);

        return relu_export_fail_write (error, path, cause);
      }

  return TRUE;
}

/**
 * relu_numbered_dup_path:
 * @path: of all of them: "steps.png"
 * @number: from 1
 * @n: how many there are
 *
 * Returns: (transfer full): "steps-01.png"; with as many digits for all, so that they sort
 */
char *
relu_numbered_dup_path (const char *path, guint number, guint n)
{
  const char *dot = strrchr (path, '.');
  int n_digits = 2;

  if (dot == NULL || strchr (dot, G_DIR_SEPARATOR) != NULL)
    dot = path + strlen (path);
  for (guint power = 100; n >= power; power *= 10)
    n_digits++;

  return g_strdup_printf ("%.*s-%0*u%s", (int) (dot - path), path, n_digits, number, dot);
}
