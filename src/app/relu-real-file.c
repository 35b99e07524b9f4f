/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-real-file.h"

#include <stdlib.h>

/**
 * relu_real_file:
 * @file: a file, there or not
 *
 * Where a local name leads through symbolic links. A file that is not there has its place in the
 * folder that it would be in. For a file on a server, the name is all that is known cheaply.
 *
 * Hard links are different files here: a save replaces one name and leaves the others.
 *
 * Returns: (transfer full): the file under the name that is its own
 */
GFile *
relu_real_file (GFile *file)
{
  const char *path;
  g_autofree char *folder = NULL;
  g_autofree char *base = NULL;
  char *real;
  GFile *found;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  path = g_file_peek_path (file);
  if (path == NULL)
    return g_object_ref (file);

  real = realpath (path, NULL);
  if (real != NULL)
    {
      found = g_file_new_for_path (real);
      free (real);
      return found;
    }

  folder = g_path_get_dirname (path);
  real = realpath (folder, NULL);
  if (real == NULL)
    return g_object_ref (file);
  base = g_path_get_basename (path);
  found = g_file_new_build_filename (real, base, NULL);
  free (real);

  return found;
}

/**
 * relu_real_file_equal:
 * @a: a file
 * @b: a file
 *
 * Returns: whether what is saved to one of them is read from the other
 */
gboolean
relu_real_file_equal (GFile *a, GFile *b)
{
  g_autoptr (GFile) real_a = NULL;
  g_autoptr (GFile) real_b = NULL;

  g_return_val_if_fail (G_IS_FILE (a), FALSE);
  g_return_val_if_fail (G_IS_FILE (b), FALSE);

  if (g_file_equal (a, b))
    return TRUE;
  real_a = relu_real_file (a);
  real_b = relu_real_file (b);

  return g_file_equal (real_a, real_b);
}
