/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-renderer.h"

/* Display drivers that have no 3D engine behind them: GL would be computed by the processor. */
static gboolean
is_display_only (const char *driver)
{
  static const char *const names[] = {
    "ast", "bochs-drm", "cirrus", "gm12u320", "hyperv_drm", "mgag200",
    "qxl", "simple-framebuffer", "udl", "vboxvideo", "vgem", "vkms",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (g_str_equal (driver, names[i]))
        return TRUE;
    }

  return FALSE;
}

/**
 * relu_renderer_has_gpu:
 * @dev: where device files are, "/dev"
 * @sys: where the kernel describes devices, "/sys"
 *
 * Finds out within microseconds, without GL, whether there is a graphics processor.
 *
 * Returns: whether a device can compute GL
 */
gboolean
relu_renderer_has_gpu (const char *dev, const char *sys)
{
  static const char *const others[] = { "nvidiactl", "dxg", "kgsl-3d0", "mali0" };
  g_autofree char *dri = g_build_filename (dev, "dri", NULL);
  g_autoptr (GDir) nodes = g_dir_open (dri, 0, NULL);
  const char *node;

  while (nodes != NULL && (node = g_dir_read_name (nodes)) != NULL)
    {
      g_autofree char *link = NULL;
      g_autofree char *target = NULL;
      g_autofree char *driver = NULL;

      if (!g_str_has_prefix (node, "renderD"))
        continue;

      link = g_build_filename (sys, "class", "drm", node, "device", "driver", NULL);
      target = g_file_read_link (link, NULL);
      driver = target == NULL ? NULL : g_path_get_basename (target);
      if (driver == NULL || !is_display_only (driver))
        return TRUE;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *path = g_build_filename (dev, others[i], NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return TRUE;
    }

  return FALSE;
}

/**
 * relu_renderer_choose:
 *
 * Chooses GTK's cairo renderer where GL would be computed by the processor: that takes ten times
 * as long a frame, starts slower and needs more memory. What the user has set is left alone. Has to
 * be called before GTK is initialised.
 */
void
relu_renderer_choose (void)
{
  const char *software = g_getenv ("LIBGL_ALWAYS_SOFTWARE");
  gboolean wants_software = software != NULL
                            && (g_str_equal (software, "1") || g_str_equal (software, "true"));

  if (g_getenv ("GSK_RENDERER") != NULL)
    return;

  if (wants_software || !relu_renderer_has_gpu ("/dev", "/sys"))
    g_setenv ("GSK_RENDERER", "cairo", TRUE);
}
