/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-compat-versions.h"

#include <adwaita.h>
#include <cairo.h>
#include <pango/pango.h>

/**
 * relu_compat_append_versions:
 * @text: where to
 *
 * Adds a line for each library, in English: the version that is running and the one that the
 * program was built with.
 */
void
relu_compat_append_versions (GString *text)
{
  g_string_append_printf (text, "- GLib %u.%u.%u, %d.%d.%d\n", glib_major_version,
                          glib_minor_version, glib_micro_version, GLIB_MAJOR_VERSION,
                          GLIB_MINOR_VERSION, GLIB_MICRO_VERSION);
  g_string_append_printf (text, "- GTK %u.%u.%u, %d.%d.%d\n", gtk_get_major_version (),
                          gtk_get_minor_version (), gtk_get_micro_version (), GTK_MAJOR_VERSION,
                          GTK_MINOR_VERSION, GTK_MICRO_VERSION);
  g_string_append_printf (text, "- libadwaita %u.%u.%u, %d.%d.%d\n", adw_get_major_version (),
                          adw_get_minor_version (), adw_get_micro_version (), ADW_MAJOR_VERSION,
                          ADW_MINOR_VERSION, ADW_MICRO_VERSION);
  g_string_append_printf (text, "- cairo %s, %s\n", cairo_version_string (),
                          CAIRO_VERSION_STRING);
  g_string_append_printf (text, "- Pango %s, %s\n", pango_version_string (),
                          PANGO_VERSION_STRING);
}
