/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <locale.h>

#include "relu-application.h"
#include "relu-renderer.h"

int
main (int argc, char *argv[])
{
  g_autoptr (ReluApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, RELUSCOPE_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  relu_renderer_choose ();

  application = relu_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
