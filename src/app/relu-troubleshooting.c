/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-troubleshooting.h"

#include <adwaita.h>
#include <locale.h>

#include "relu-compat-versions.h"

static void
append_environment (GString *text, const char *name)
{
  const char *value = g_getenv (name);

  if (value != NULL)
    g_string_append_printf (text, "- %s=%s\n", name, value);
}

/**
 * relu_troubleshooting_dup_text:
 * @window: (nullable): the window that asks
 *
 * Describes versions, display and settings, in English whatever the locale is, without anything
 * personal such as file names.
 *
 * Returns: (transfer full): lines of text
 */
char *
relu_troubleshooting_dup_text (GtkWindow *window)
{
  GString *text = g_string_new (NULL);
  AdwStyleManager *style = adw_style_manager_get_default ();
  GdkDisplay *display = gdk_display_get_default ();
  g_autofree char *os = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);

  g_string_append_printf (text, "Reluscope %s\n", RELUSCOPE_VERSION);
  g_string_append_printf (text, "System: %s\n\n", os == NULL ? "unknown" : os);

  g_string_append (text, "Libraries (running, built with):\n");
  relu_compat_append_versions (text);
  g_string_append_c (text, '\n');

  g_string_append (text, "Display:\n");
  g_string_append_printf (text, "- Backend: %s\n", G_OBJECT_TYPE_NAME (display));
  if (window != NULL)
    {
      GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (window));

      if (renderer != NULL)
        g_string_append_printf (text, "- Renderer: %s\n", G_OBJECT_TYPE_NAME (renderer));
      g_string_append_printf (text, "- Window: %d × %d, scale %d\n",
                              gtk_widget_get_width (GTK_WIDGET (window)),
                              gtk_widget_get_height (GTK_WIDGET (window)),
                              gtk_widget_get_scale_factor (GTK_WIDGET (window)));
    }
  g_string_append_printf (text, "- Dark: %s\n", adw_style_manager_get_dark (style) ? "yes" : "no");
  g_string_append_printf (text, "- High contrast: %s\n\n",
                          adw_style_manager_get_high_contrast (style) ? "yes" : "no");

  g_string_append_printf (text, "Locale: %s\n", setlocale (LC_MESSAGES, NULL));
  g_string_append (text, "Environment:\n");
  append_environment (text, "XDG_SESSION_TYPE");
  append_environment (text, "XDG_CURRENT_DESKTOP");
  append_environment (text, "GDK_BACKEND");
  append_environment (text, "GDK_DEBUG");
  append_environment (text, "GDK_SCALE");
  append_environment (text, "GSK_RENDERER");
  append_environment (text, "GTK_A11Y");
  append_environment (text, "GTK_THEME");
  append_environment (text, "GSETTINGS_BACKEND");

  return g_string_free (text, FALSE);
}
