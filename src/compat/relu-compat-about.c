/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "relu-compat-about.h"

#include <adwaita.h>

/**
 * relu_compat_show_about:
 * @parent: (nullable): the window to show it over
 * @about: what it says; the licence is GPL 3 or later
 *
 * Shows the about window.
 */
void
relu_compat_show_about (GtkWindow *parent, const ReluCompatAbout *about)
{
  /* AdwAboutDialog came in libadwaita 1.5; AdwAboutWindow was deprecated in 1.6. */
#if ADW_CHECK_VERSION(1, 5, 0)
  AdwDialog *dialog = adw_about_dialog_new ();
#else
  GtkWidget *dialog = adw_about_window_new ();
#endif

  g_object_set (dialog,
                "application-name", about->application_name,
                "application-icon", about->application_icon,
                "developer-name", about->developer_name,
                "version", about->version,
                "comments", about->comments,
                "copyright", about->copyright,
                "translator-credits", about->translator_credits,
                "license-type", GTK_LICENSE_GPL_3_0,
                "debug-info", about->debug_info,
                "debug-info-filename", about->debug_info_filename,
                NULL);

#if ADW_CHECK_VERSION(1, 5, 0)
  adw_dialog_present (dialog, parent == NULL ? NULL : GTK_WIDGET (parent));
#else
  gtk_window_set_transient_for (GTK_WINDOW (dialog), parent);
  gtk_window_present (GTK_WINDOW (dialog));
#endif
}
