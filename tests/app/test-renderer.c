/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which machines are taken for ones with a graphics processor. */

#include <glib/gstdio.h>
#include <unistd.h>

#include "relu-renderer.h"

typedef struct
{
  const char *node;   /* below dev/dri, or NULL */
  const char *driver; /* where sys points to, or NULL */
  const char *other;  /* below dev */
  gboolean has_gpu;
} Machine;

static const Machine machines[] = {
  { NULL, NULL, NULL, FALSE },
  { "card0", NULL, NULL, FALSE }, /* a screen alone */
  { "renderD128", "i915", NULL, TRUE },
  { "renderD128", "amdgpu", NULL, TRUE },
  { "renderD129", NULL, NULL, TRUE }, /* unknown: GTK may find out */
  { "renderD128", "vgem", NULL, FALSE },
  { "renderD128", "vkms", NULL, FALSE },
  { NULL, NULL, "nvidiactl", TRUE },
  { "renderD128", "vgem", "nvidiactl", TRUE },
};

static void
remove_tree (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
      const char *name;

      while ((name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          remove_tree (child);
        }
    }
  g_remove (path);
}

static void
touch (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
}

static void
test_machines (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (machines); i++)
    {
      const Machine *machine = &machines[i];
      g_autofree char *root = g_dir_make_tmp ("reluscope-test-XXXXXX", NULL);
      g_autofree char *dev = g_build_filename (root, "dev", NULL);
      g_autofree char *dri = g_build_filename (dev, "dri", NULL);
      g_autofree char *sys = g_build_filename (root, "sys", NULL);

      g_mkdir_with_parents (machine->node == NULL ? dev : dri, 0700);
      g_mkdir (sys, 0700);
      if (machine->node != NULL)
        touch (dri, machine->node);
      if (machine->other != NULL)
        touch (dev, machine->other);
      if (machine->driver != NULL)
        {
          g_autofree char *device
              = g_build_filename (sys, "class", "drm", machine->node, "device", NULL);
          g_autofree char *link = g_build_filename (device, "driver", NULL);
          g_autofree char *target = g_build_filename ("..", "drivers", machine->driver, NULL);

          g_mkdir_with_parents (device, 0700);
          g_assert_cmpint (symlink (target, link), ==, 0);
        }

      if (relu_renderer_has_gpu (dev, sys) != machine->has_gpu)
        g_error ("machine %" G_GSIZE_FORMAT " is taken for one %s a graphics processor", i,
                 machine->has_gpu ? "without" : "with");
      remove_tree (root);
    }
}

static void
test_user_decides (void)
{
  if (g_test_subprocess ())
    {
      g_setenv ("GSK_RENDERER", "gl", TRUE);
      g_setenv ("LIBGL_ALWAYS_SOFTWARE", "1", TRUE);
      relu_renderer_choose ();
      g_assert_cmpstr (g_getenv ("GSK_RENDERER"), ==, "gl");

      g_unsetenv ("GSK_RENDERER");
      relu_renderer_choose ();
      g_assert_cmpstr (g_getenv ("GSK_RENDERER"), ==, "cairo");
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/renderer/machines", test_machines);
  g_test_add_func ("/renderer/user-decides", test_user_decides);

  return g_test_run ();
}
