/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-compat-about.h: the about window. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  const char *application_name;
  const char *application_icon;
  const char *developer_name;
  const char *version;
  const char *comments;
  const char *copyright;
  const char *translator_credits;
  const char *debug_info; /* for troubleshooting */
  const char *debug_info_filename;
} ReluCompatAbout;

void relu_compat_show_about (GtkWindow *parent, const ReluCompatAbout *about);

G_END_DECLS
