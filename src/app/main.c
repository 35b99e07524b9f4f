/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdlib.h>

#include "relu-application.h"
#include "relu-language.h"
#include "relu-preferences.h"
#include "relu-renderer.h"

int
main (int argc, char *argv[])
{
  g_autoptr (ReluApplication) application = NULL;
  g_autofree char *language = NULL;
  g_autofree char *reason = NULL;
  gboolean only_here;

  /* Before GTK: it would go back to the system's. */
  gtk_disable_setlocale ();
  relu_language_start (RELUSCOPE_LOCALE_DIR);
  if (!relu_language_take_option (&argc, argv, &language, &reason))
    {
      g_printerr ("reluscope: %s\n", reason);
      return EXIT_FAILURE;
    }
  only_here = language != NULL;
  if (!only_here)
    language = relu_preferences_dup_language ();
  relu_language_choose (relu_language_find (language));

  relu_renderer_choose ();

  application = relu_application_new ();
  /* A program that runs already may speak another one. */
  if (only_here)
    g_application_set_flags (G_APPLICATION (application),
                             G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
